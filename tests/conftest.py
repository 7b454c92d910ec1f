"""What the tests of the engine share: files as students write them."""

import io
import json
import re
import shutil
import subprocess
import sys

import pytest

import graders.diagnosis
import graders.grading  # noqa: F401  NumPy is imported once; runs within this process share it
import quizzes.cli
from graders.catalog import EXERCISES, ROOT
from graders.classroom.layers import NoSandbox, layers

pytest_plugins = ["pytester"]
collect_ignore = ["accepted"]  # pieces of labs, judged by the laws


def pytest_addoption(parser):
    parser.addoption(
        "--frames", type=int, default=100_000, help="how many frames to fuzz the judge with"
    )


def with_bodies(text, **bodies):
    """Return a stub with the bodies of some functions written."""
    for function, body in bodies.items():
        code = "\n".join("    " + line for line in body.splitlines())
        text, found = re.subn(
            rf"(^def {function}\b.*?)^    # YOUR CODE HERE\n    raise NotImplementedError\(\)$",
            lambda match, code=code: match[1] + code,
            text,
            count=1,
            flags=re.MULTILINE | re.DOTALL,
        )
        assert found, function
    return text


@pytest.fixture
def write(pytester):
    """Write a student's file: the blank exercise, some functions filled in."""

    def write(lab="lab02_activations", folder=".", prefix="", **bodies):
        text = (EXERCISES / f"{lab}.py").read_text(encoding="utf-8")
        path = pytester.path / folder / f"{lab}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(prefix + with_bodies(text, **bodies), encoding="utf-8")
        return path

    return write


@pytest.fixture
def run(pytester, monkeypatch):
    """Run pytest in the student's folder and return what it printed, and its scores."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*args):
        pytester.makeini("[pytest]")
        result = pytester.runpytest_inprocess(
            *args, "--scores", "scores.json", "-p", "no:cacheprovider"
        )
        scores = pytester.path / "scores.json"
        return Run(result, json.loads(scores.read_text()) if scores.exists() else None)

    return run


@pytest.fixture(scope="session")
def sandbox():
    """Skip what grades other people's code where nothing keeps it in."""
    try:
        layers()
    except NoSandbox as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """Return a cache folder for all quizzes that are read."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def quiz(tmp_path, cache, monkeypatch, capsys):
    """Run the ``quiz`` command with typed lines, in a data folder of the test's own."""
    environment = {
        "GRADE_DESCENT_DATA": str(tmp_path / "data"), "XDG_CACHE_HOME": str(cache), "COLUMNS": "",
    }  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Quiz(tmp_path / "data" / "attempts.jsonl", monkeypatch, capsys)


class Quiz:
    """The ``quiz`` command as a reader has it, by a pipe."""

    def __init__(self, file, monkeypatch, capsys):
        self.file, self.monkeypatch, self.capsys = file, monkeypatch, capsys

    def __call__(self, *args, lines=(), **environment):
        """Run a command within this process; return its exit code and what it wrote."""
        typed = "".join(f"{line}\n" for line in lines)
        with self.monkeypatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.StringIO(typed))
            self.capsys.readouterr()
            code = quizzes.cli.main([*map(str, args)])
        return subprocess.CompletedProcess(args, code, *self.capsys.readouterr())

    def open(self, *args, **how):
        """Start the command as a process, its pipes open."""
        return subprocess.Popen(
            self.command(*args), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, **how,
        )  # fmt: skip

    def command(self, *args):
        return [sys.executable, "-m", "quizzes", *map(str, args)]

    def events(self):
        """Return the events of the history that are whole."""
        found = []
        for line in self.file.read_text(encoding="utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
        return found


class Run:
    """A finished run: its text without decoration, its exit code and its scores."""

    def __init__(self, result, scores):
        self.text = "\n".join(line.rstrip() for line in result.outlines)
        self.words = " ".join(self.text.split())
        self.code = int(result.ret)
        self.scores = scores

    def checks(self, function):
        """Return the results of one function's checks, over all files."""
        return [
            check
            for lab in self.scores["labs"]
            for check in lab["checks"]
            if check["function"] == function
        ]


@pytest.fixture
def course(tmp_path):
    """Return a copy of the course that a test may change, the engine included."""
    skip = shutil.ignore_patterns("__pycache__")
    for folder in ("graders", "solutions", "exercises", "tests/accepted"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=skip)
    for file in ("replays.py", "test_laws.py"):
        shutil.copy(ROOT / "tests" / file, tmp_path / "tests")
    return tmp_path

"""What the tests of the engine share: files as students write them."""

import json
import re
import shutil

import pytest

import graders.diagnosis
import graders.grading  # noqa: F401  NumPy is imported once; runs within this process share it
from graders.catalog import EXERCISES, ROOT

pytest_plugins = ["pytester"]
collect_ignore = ["accepted"]  # pieces of labs, judged by the laws


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

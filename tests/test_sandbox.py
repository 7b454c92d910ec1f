"""What keeps a submission in where something is missing, and what is said about it."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from graders.catalog import ROOT
from graders.classroom import judge, landlock, layers, limits, seccomp
from graders.classroom.limits import Limits
from graders.cli import main

HERE = Path(__file__).parent
LAB = "lab02_activations"
RIGHT = (HERE / "honest" / "plain.py").read_bytes()
ATTACKS = [
    "call_the_kernel", "fill_the_memory", "import_the_solution", "read_the_memory",
    "read_the_solution", "start_programs", "steal_a_submission", "steal_secrets", "write_files",
]  # fmt: skip


@pytest.fixture(autouse=True)
def fresh():
    """Let each test find the layers anew."""
    layers.layers.cache_clear()
    yield
    layers.layers.cache_clear()


@pytest.fixture
def handed_in(tmp_path):
    """A class of one student, who is right."""
    folder = tmp_path / "submitted" / "ann"
    folder.mkdir(parents=True)
    (folder / f"{LAB}.py").write_bytes(RIGHT)
    return folder.parent


def grade(submitted, tmp_path, *options):
    return main(["grade", str(submitted), "--out", str(tmp_path / "out"), "--jobs", "1", *options])


def without(monkeypatch, landlock_version=0, filters=True, bubblewrap=True):
    monkeypatch.setattr(landlock, "version", lambda: landlock_version)
    monkeypatch.setattr(seccomp, "supported", lambda: filters)
    if not bubblewrap:
        monkeypatch.setattr(shutil, "which", lambda program: None)


def bubblewrap_or_skip():
    try:
        return layers.layers()
    except layers.NoSandbox:
        pytest.skip("bubblewrap is not here, or may make no namespaces")


@pytest.mark.parametrize("version", [0, 2])
def test_bubblewrap_stands_in_for_landlock(monkeypatch, version):
    without(monkeypatch, landlock_version=version)
    found = bubblewrap_or_skip()
    assert str(found).endswith("seccomp, bubblewrap, limits")
    points = {}
    with judge.Judge(Limits(call=2, submission=8)) as one:
        for name, source in [("right", RIGHT), *((name, attack(name)) for name in ATTACKS)]:
            graded = one.grade(LAB, source, f"{LAB}.py", HERE / "honest")
            points[name] = sum(result.points for result in graded.results)
            told = " ".join(result.message for result in graded.results)
            assert "CANARY" not in told
            assert "root:x:" not in told
    right = points.pop("right")
    assert right == sum(check.points for check in judge.battery(LAB))
    assert set(points.values()) == {0}
    assert not list(Path("/tmp").glob("was-here*"))


def attack(name):
    return (HERE / "attacks" / f"{name}.py").read_bytes()


@pytest.mark.parametrize("missing", [{"bubblewrap": False}, {"filters": False}])
def test_nothing_is_graded_without_a_sandbox(monkeypatch, handed_in, tmp_path, capsys, missing):
    without(monkeypatch, **missing)
    assert grade(handed_in, tmp_path) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "install bubblewrap, or grade with --no-sandbox" in said
    assert not (tmp_path / "out").exists()


def test_nothing_is_graded_where_the_course_lies_open(monkeypatch, handed_in, tmp_path, capsys):
    monkeypatch.setattr(layers, "readable", lambda: [ROOT.parent])
    assert grade(handed_in, tmp_path) == 2
    assert f"{ROOT} lies in {ROOT.parent}, which submissions may read" in capsys.readouterr().err


def test_nothing_is_graded_where_another_copy_lies_open(monkeypatch, handed_in, tmp_path, capsys):
    (tmp_path / "site-packages" / "graders" / "checks").mkdir(parents=True)
    monkeypatch.setattr(layers, "readable", lambda: [tmp_path / "site-packages"])
    assert grade(handed_in, tmp_path) == 2
    assert "pip uninstall grade-descent" in capsys.readouterr().err


def test_no_sandbox_says_what_it_gives_up(monkeypatch, handed_in, tmp_path, capfd):
    without(monkeypatch, bubblewrap=False)
    assert grade(handed_in, tmp_path, "--no-sandbox") == 0
    said = " ".join(capfd.readouterr().err.split())
    assert "nothing is confined" in said
    assert "read the solutions" in said
    assert "use the network" in said
    assert "ann,lab02_activations,49,49," in (tmp_path / "out" / "grades.csv").read_text()


CROWD = """
import os, resource, sys, threading, time
from contextlib import suppress
from graders.classroom import privileges
user, most = map(int, sys.argv[1:])
os.setresuid(user, user, user)
privileges.count_apart()
resource.setrlimit(resource.RLIMIT_NPROC, (most, most))
with suppress(RuntimeError):
    for _ in range(40):
        threading.Thread(target=time.sleep, args=[60], daemon=True).start()
print(threading.active_count() - 1, flush=True)
time.sleep(60)
"""


def test_a_crowd_of_threads_leaves_some_to_others():
    """The limit on threads looks at all that an ordinary user has, in all processes."""
    if subprocess.run(["unshare", "--user", "true"], check=False).returncode:
        pytest.skip("nobody may make a user namespace here")
    user = os.getuid() or 65534
    command = [sys.executable, "-c", CROWD, str(user), str(limits.threads_of(user) + 50)]
    with ExitStack() as stack:
        for _ in range(3):
            crowd = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE))
            stack.callback(crowd.kill)
            assert int(crowd.stdout.readline()) == 40


def test_the_inputs_of_a_hidden_check_stay_hidden(monkeypatch):
    """A submission that remembers them can't tell them through another check."""
    checks = judge.battery(LAB)
    hidden = [replace(check, hidden="no_limits" in check.name) for check in checks]
    monkeypatch.setattr(judge, "battery", lambda lab: hidden)
    source = b"seen = []\ndef linear(z):\n    seen.append(str(z))\n    raise ValueError(told())\n"
    source += b"def told():\n    return [text for text in seen if '-7.00000e+00' in text][:1]\n"
    source += b"sigmoid = relu = softmax = binary_logit = output_activation = linear\n"
    with judge.Judge() as one:
        results = one.grade(LAB, source, f"{LAB}.py").results
    assert [result.name for result in results] == [check.name for check in checks]
    told = {result.hidden: result.message for result in results if "-7.00000e+00" in result.message}
    assert list(told) == [True]


def test_nothing_is_imported_from_where_the_command_is_typed(
    monkeypatch, handed_in, tmp_path, capfd
):
    here, said = handed_in / "ann", tmp_path / "said"
    for name in ("numpy", "json", "random", "graders", "pytest", "jinja2"):
        (here / f"{name}.py").write_text(f"open({str(said)!r}, 'a').write({name!r})\n")
    monkeypatch.chdir(here)
    monkeypatch.setenv("PYTHONPATH", "")
    assert grade(Path(".."), tmp_path) == 0
    assert "1 submission graded" in capfd.readouterr().out
    assert f"ann,{LAB},49,49" in (tmp_path / "out" / "grades.csv").read_text()
    assert not said.exists()

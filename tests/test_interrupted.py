"""A run of ``labs grade`` that is cut off loses nothing but what it was at."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from graders.catalog import ROOT

LAB = "lab02_activations"
RIGHT = (Path(__file__).parent / "honest" / "plain.py").read_text(encoding="utf-8")
CLASS = 24
SLOW = "import time\ntime.sleep(0.25)\n" + RIGHT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")


@pytest.fixture
def submitted(tmp_path):
    """A class of students who are right, and take their time."""
    for i in range(CLASS):
        folder = tmp_path / "submitted" / f"student{i:02}"
        folder.mkdir(parents=True)
        (folder / f"{LAB}.py").write_text(SLOW, encoding="utf-8")
    return tmp_path / "submitted"


class Run:
    """A run of the command in a process group of its own, as in a terminal."""

    def __init__(self, submitted):
        self.out = submitted.parent / "out"
        command = [sys.executable, "-m", "graders", "grade", str(submitted)]
        command += ["--out", str(self.out), "--jobs", "2"]
        self.process = subprocess.Popen(
            command, cwd=submitted.parent, start_new_session=True, text=True,
            env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{submitted}"},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def wait_for(self, count):
        """Wait until so many submissions are graded."""
        until = time.monotonic() + 60
        while len(graded(self.out)) < count and time.monotonic() < until:
            assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.02)

    def end(self):
        """Wait for the end, and return what was printed."""
        text, error = self.process.communicate(timeout=120)
        assert "Traceback" not in error
        return text

    def workers(self):
        """Return the processes of the judges."""
        pid = self.process.pid
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def graded(out):
    """Return the journal's lines about students."""
    with suppress(FileNotFoundError):
        lines = (out / "journal.jsonl").read_text().splitlines()
        return [line for line in lines if '"student"' in line]
    return []


def all_points(out):
    with (out / "grades.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == CLASS
    return all(row["points"] == row["out of"] and not row["remark"] for row in rows)


def processes(submitted):
    """Return the processes that came from a run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"{ROOT}{os.pathsep}{submitted}".encode() in (entry / "environ").read_bytes():
                found.append(int(entry.name))
    return found


def wait_until_gone(submitted):
    until = time.monotonic() + 10
    while processes(submitted) and time.monotonic() < until:
        time.sleep(0.05)
    assert not processes(submitted)


def test_ctrl_c_stops_at_once_and_the_next_run_goes_on(submitted):
    times = []
    for count in (3, 9):  # twice: one of them may meet a busy moment of the machine
        run = Run(submitted)
        run.wait_for(count)
        os.killpg(run.process.pid, signal.SIGINT)
        start = time.monotonic()
        text, error = run.process.communicate(timeout=60)
        times.append(time.monotonic() - start)
        assert run.process.returncode == 1
        assert "only what is missing is graded" in error
        assert "Traceback" not in error
        assert (run.out / "grades.csv").is_file()
        assert not (run.out / "report.html").exists()
    assert min(times) < 1
    before = len(graded(run.out))
    assert before < CLASS
    run = Run(submitted)
    text = run.end()
    assert f"{CLASS - before} submissions graded, {before} were graded before" in text
    assert len(graded(run.out)) == CLASS  # each of them once
    assert all_points(run.out)
    assert (run.out / "report.html").is_file()
    wait_until_gone(submitted)


def test_a_judge_that_is_killed_is_replaced(submitted):
    run = Run(submitted)
    run.wait_for(4)
    os.kill(run.workers()[0], signal.SIGKILL)
    assert f"{CLASS} submissions graded, 0 were graded before" in run.end()
    assert run.process.returncode == 0
    assert len(graded(run.out)) == CLASS
    assert all_points(run.out)
    wait_until_gone(submitted)


def test_a_run_that_is_killed_loses_what_it_was_at(submitted):
    run = Run(submitted)
    run.wait_for(5)
    run.process.kill()
    run.process.communicate()
    wait_until_gone(submitted)
    kept = [json.loads(line) for line in graded(run.out)]
    run = Run(submitted)
    assert f"{CLASS - len(kept)} submissions graded, {len(kept)} were" in run.end()
    assert all_points(run.out)

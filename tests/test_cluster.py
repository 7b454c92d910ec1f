"""``labs grade --scheduler``: a scheduler and two workers as processes of their own."""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from graders.catalog import EXERCISES, ROOT, SOLUTIONS
from graders.cli import main

LAB = "lab02_activations"
WRONG = "\n\ndef relu(z):\n    return np.abs(z)\n"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory, sandbox):
    """Return the address of a scheduler, and its two workers."""
    pytest.importorskip("distributed", reason="needs Dask")
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    host = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file)]
    worker = [*host, "--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
    with dask(folder, "scheduler", "--port", "0", *host):
        wait(file.is_file)
        with dask(folder, "worker", *worker) as one, dask(folder, "worker", *worker) as two:
            yield json.loads(file.read_text())["address"], (one, two)


@contextmanager
def dask(folder, *args):
    """Run a command of Dask."""
    with (folder / "log.txt").open("a") as log:
        command = [sys.executable, "-m", "dask", *args]
        process = subprocess.Popen(command, env=environment(), cwd=folder, stdout=log, stderr=log)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def environment():
    return os.environ | {"PYTHONPATH": str(ROOT)}


def wait(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


@pytest.fixture
def submitted(tmp_path):
    """Return a folder of 70 submissions: right, wrong, blank, broken, with a neighbour."""
    right = (SOLUTIONS / f"{LAB}.py").read_text(encoding="utf-8")
    blank = (EXERCISES / f"{LAB}.py").read_text(encoding="utf-8")
    texts = [right, right + WRONG, blank, "def (", right + "\nfrom helpers import relu\n"]
    for i in range(70):
        folder = tmp_path / "submitted" / f"student{i:02}"
        folder.mkdir(parents=True)
        (folder / f"{LAB}.py").write_text(texts[i % 5] + f"\n# {i}\n", encoding="utf-8")
        if i % 5 == 4:
            (folder / "helpers.py").write_text("def relu(z):\n    return z * (z > 0)\n")
    return tmp_path / "submitted"


def start(submitted, out, *args):
    command = [sys.executable, "-m", "graders", "grade", str(submitted), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--seed", "3", "--gradescope", *args], env=environment(),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def results(out):
    """Return the text of every file that a run wrote, without seconds and the class page."""
    seconds = re.compile(r'"(seconds|execution_time)": [\d.e-]+')
    return {
        str(path.relative_to(out)): seconds.sub("", path.read_text(encoding="utf-8"))
        for path in out.rglob("*.*")
        if path.name not in {"journal.jsonl", "report.html"}  # in another order; with seconds
    }


def graded(out):
    """Return the students in the journal, each as often as it has a line."""
    journal = out / "journal.jsonl"
    lines = journal.read_text().splitlines() if journal.is_file() else []
    return [json.loads(line)["student"] for line in lines[1:]]


@pytest.mark.skipif(sys.platform != "linux", reason="what confines a submission is Linux's")
def test_a_cluster_grades_as_this_machine_does_and_survives_a_lost_worker(
    cluster, submitted, tmp_path
):
    address, (worker, _) = cluster
    here, there = tmp_path / "here", tmp_path / "there"
    local = start(submitted, here)
    assert "70 submissions graded" in local.communicate(timeout=300)[0]
    remote = start(submitted, there, "--scheduler", address)
    wait(lambda: graded(there))
    worker.kill()  # at work, or with work given to it
    assert len(graded(there)) < 70
    assert "70 submissions graded" in remote.communicate(timeout=300)[0]
    assert sorted(graded(there)) == sorted(os.listdir(submitted))
    assert results(there) == results(here)
    assert len(results(here)) == 1 + 3 * 70


def test_no_scheduler_is_a_sentence(submitted, tmp_path, capsys, monkeypatch):
    pytest.importorskip("distributed", reason="needs Dask")
    monkeypatch.setattr("graders.classroom.cluster.PATIENCE", 0.5)
    address = "tcp://127.0.0.1:9"
    command = ["grade", str(submitted), "--out", str(tmp_path / "out"), "--scheduler", address]
    assert main(command) == 2
    assert f"no Dask scheduler answers at {address}" in capsys.readouterr().err


def test_missing_dask_is_a_sentence(submitted, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "graders.classroom.cluster", raising=False)
    command = ["grade", str(submitted), "--out", str(tmp_path / "out"), "--scheduler", "tcp://x:1"]
    assert main(command) == 2
    assert 'pip install "grade-descent[dask]"' in capsys.readouterr().err

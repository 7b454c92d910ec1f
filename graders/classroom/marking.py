"""Marking one submission, and what is written about it."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graders.battery import battery
from graders.catalog import PACKAGE, SOLUTIONS
from graders.classroom.exports import gradescope
from graders.classroom.judge import Graded, Judge
from graders.classroom.limits import MEBI, Limits
from graders.classroom.submissions import Content, Submission, content
from graders.classroom.survey import MISSING, Record
from graders.grading import Result
from graders.story import Checks, score
from graders.summary import scores_of
from graders.webpage import feedback

PARTS = {".py", ".npz", ".html", ".css"}  # the files of the graders that results come from


@dataclass(frozen=True)
class Task:
    """A submission to be marked."""

    submission: Submission
    seed: int
    gradescope: bool = False


@dataclass
class Marked:
    """What came of it: the record for the class, and the texts of files by their places."""

    record: Record
    files: dict[str, str]
    key: str  # changes where the submission, the graders or the seed do


def mark(task: Task, judge: Judge) -> Marked:
    """Read a submission, grade it and write its pages."""
    path = task.submission.path
    handed_in = content(task.submission, judge.limits.size * MEBI)
    return mark_content(task, handed_in, judge, path.parent.absolute() if path else None)


def mark_content(task: Task, handed_in: Content, judge: Judge, folder: Path | None) -> Marked:
    """Grade what was handed in and write its pages.

    Args:
        task: the submission.
        handed_in: its content.
        judge: grades it.
        folder: where it may import its neighbours from.
    """
    submission, start = task.submission, time.perf_counter()
    if handed_in.unfit:
        graded = Graded(_nothing(submission.lab, handed_in.unfit), [], handed_in.unfit)
    else:
        name = submission.name
        graded = judge.grade(submission.lab, handed_in.data, name, folder, task.seed)
    file = {
        "lab": submission.lab, "path": f"{submission.student}/{submission.name}",
        "notes": graded.notes, "unreadable": graded.unreadable, "printed": "",
    }  # fmt: skip
    checks = [asdict(result) | file for result in graded.results]
    record = _record(submission, checks, graded.unreadable, time.perf_counter() - start)
    return Marked(record, _files(record, task), key(task, handed_in, judge.limits))


def missing(submission: Submission) -> Record:
    """Return the record of a student without a file."""
    out_of = sum(check.points for check in battery(submission.lab))
    other = f"; there is {submission.instead}" if submission.instead else ""
    return Record(
        student=submission.student, lab=submission.lab, points=0, out_of=out_of,
        remark=MISSING + other, seconds=0.0, results=[],
    )  # fmt: skip


def broken(submission: Submission, reason: str) -> Record:
    """Return the record of a submission that we failed to grade."""
    return missing(submission) | {"remark": f"our bug, to be graded again: {reason}"}


def key(task: Task, handed_in: Content, limits: Limits) -> str:
    """Return a hash of all that the points depend on."""
    parts = (task.seed, task.gradescope, limits, graders(), handed_in)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


@cache
def graders() -> str:
    """Return a hash of the graders and the solutions."""
    digest = hashlib.sha256()
    paths = [path for path in PACKAGE.rglob("*.*") if path.suffix in PARTS]
    for path in sorted([*paths, *SOLUTIONS.glob("*.py")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def place(kind: str, record: Mapping[str, Any], suffix: str) -> str:
    """Return where a file about a submission is, below the folder of results."""
    return f"{kind}/{record['student']}/{record['lab']}{suffix}"


def _record(submission: Submission, checks: Checks, remark: str, seconds: float) -> Record:
    total = score(checks)
    bugs = sum(check["outcome"] == "error" for check in checks)
    if bugs:
        remark = f"{remark} our bug: {bugs} checks could not be run".strip()
    return Record(
        student=submission.student, lab=submission.lab, points=total.points,
        out_of=total.out_of, remark=remark, seconds=round(seconds, 4), results=checks,
    )  # fmt: skip


def _files(record: Record, task: Task) -> dict[str, str]:
    """Return the texts about a submission by their places."""
    checks = record["results"]
    scores: dict[str, Any] = {"version": 1, "seed": task.seed}
    scores["labs"] = [scores_of(checks[0]["path"], checks)]
    files = {
        place("scores", record, ".json"): json.dumps(scores, indent=1) + "\n",
        place("feedback", record, ".html"): feedback(checks, record["student"]),
    }
    if task.gradescope:
        text = json.dumps(gradescope(record), indent=1) + "\n"
        files[place("gradescope", record, "/results.json")] = text
    return files


def _nothing(lab: str, reason: str) -> list[Result]:
    """Return the results of a file that can't be opened."""
    return [
        Result(check.name, check.function, check.title, 0, check.points, "failed", reason,
               hidden=check.hidden)
        for check in battery(lab)
    ]  # fmt: skip

"""What there is to do for a submission, and what comes of it: for those who hand out the work."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graders.battery import battery
from graders.catalog import PACKAGE, SOLUTIONS
from graders.classroom.limits import Limits
from graders.classroom.submissions import Content, Submission
from graders.classroom.survey import MISSING, Record

PARTS = {".py", ".npz", ".html", ".css"}  # the files of the graders that results come from


@dataclass(frozen=True)
class Task:
    """A submission to be marked."""

    submission: Submission
    seed: int
    graders: str  # the hash of the graders and the solutions, and how they are run
    gradescope: bool = False


@dataclass
class Marked:
    """What came of it: the record for the class, and the texts of files by their places."""

    record: Record
    files: dict[str, str]
    key: str  # changes where the submission, the graders or the seed do


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
    parts = (task.seed, task.graders, task.gradescope, limits, handed_in.unfit)
    digest = hashlib.sha256(repr(parts).encode())
    for name, data in (("", handed_in.data), *handed_in.neighbours):
        digest.update(f"{name!r} {len(data)} ".encode() + data)
    return digest.hexdigest()[:24]


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

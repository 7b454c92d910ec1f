"""Marking one submission, and what is written about it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graders.battery import battery
from graders.classroom.exports import gradescope
from graders.classroom.judge import Graded, Judge
from graders.classroom.limits import MEBI
from graders.classroom.submissions import Content, Submission, content
from graders.classroom.survey import Record
from graders.classroom.tasks import Marked, Task, broken, key, place
from graders.grading import Result
from graders.story import Checks, score, scores_of
from graders.webpage import feedback


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
    checks = [vars(result) | file for result in graded.results]
    record = _record(submission, checks, _remark(graded), time.perf_counter() - start)
    return Marked(record, _files(record, task), key(task, handed_in, judge.limits))


def attempt(mark: Callable[[], Marked], task: Task, judge: Judge) -> Marked:
    """Mark a submission; where that fails, once more with new processes, and else say that."""
    try:
        return mark()
    except Exception as bug:
        judge.close()  # its processes are started anew
        try:
            return mark()
        except Exception:
            return Marked(broken(task.submission, f"{type(bug).__name__}: {bug}"), {}, "")


def _remark(graded: Graded) -> str:
    """Return what an instructor should know of a submission beside its points."""
    if graded.published_only:
        return f"right on the published numbers only: {', '.join(graded.published_only)}"
    return graded.unreadable


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
        place("scores", record, ".json"): json.dumps(scores) + "\n",
        place("feedback", record, ".html"): feedback(checks, record["student"]),
    }
    if task.gradescope:
        text = json.dumps(gradescope(record)) + "\n"
        files[place("gradescope", record, "/results.json")] = text
    return files


def _nothing(lab: str, reason: str) -> list[Result]:
    """Return the results of a file that can't be opened."""
    return [
        Result(check.name, check.function, check.title, 0, check.points, "failed", reason,
               hidden=check.hidden)
        for check in battery(lab)
    ]  # fmt: skip

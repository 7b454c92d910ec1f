"""Grading a file of a lab in this process, outside of pytest."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graders.battery import Check, battery
from graders.grading import Grading
from graders.oracle import Oracle
from graders.sources import shown
from graders.students.labfiles import lab_name


def grade(
    path: Path,
    functions: Collection[str] = (),
    seconds: float = 10.0,
    patience: float | None = None,
) -> Iterator[Any]:
    """Grade a file in this process and yield its results, as the pages take them.

    Args:
        path: the file.
        functions: only these; all where there are none.
        seconds: how long a call may take.
        patience: seconds for looking up causes, if it is to be quicker than usual.
    """
    lab = lab_name(path)
    printed = io.StringIO()
    with redirect_stdout(printed):
        grading = Grading.of_file(path, Oracle(lab), seconds=seconds)
    if patience is not None:
        grading.patience = patience
    for check in chosen(lab, functions):
        printed = io.StringIO()
        with redirect_stdout(printed):
            result = grading.grade(check)
        yield asdict(result) | facts(path, grading) | {"printed": printed.getvalue()}


def ungradable(path: Path, why: str, functions: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return the results of a file that ended or blocked Python while it was graded."""
    lab = lab_name(path)
    grading = Grading(lab, None, Oracle(lab), unreadable=why)
    return [
        asdict(grading.grade(check)) | facts(path, grading) | {"printed": ""}
        for check in chosen(lab, functions)
    ]


def facts(path: Path, grading: Grading) -> dict[str, Any]:
    """Return what each result says about its file."""
    file = {"lab": grading.lab, "notes": grading.notes, "unreadable": grading.unreadable}
    return file | {"path": shown(path)}


def chosen(lab: str, functions: Collection[str]) -> list[Check]:
    """Return the checks of some functions of a lab, or of all."""
    return [check for check in battery(lab) if not functions or check.function in functions]

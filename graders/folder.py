"""Grading the files of a folder outside of pytest: which there are, and what comes of each."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graders.battery import Check, battery
from graders.catalog import lab_of
from graders.grading import Grading
from graders.labfiles import files_of, find_files
from graders.loading import shown
from graders.oracle import Oracle


def default_folder() -> Path:
    """Return the exercises of a copy of the course where we are in one, else this folder."""
    return Path("exercises") if Path("exercises").is_dir() else Path()


def files_in(folder: Path) -> list[Path]:
    """Return the labs' files in a folder and in the folders right below it, or the one file.

    What is neither may be the name of a lab in this folder or its exercises, as ``lab02``.

    Raises:
        LookupError: there is none.
    """
    if folder.is_file() and lab_of(folder.resolve()):
        return [folder]
    if not folder.exists():
        return find_files([str(folder)])
    below = [path for path in folder.glob("*") if path.is_dir() and not path.name.startswith(".")]
    found = [path for one in (folder, *sorted(below)) for path in files_of(one)]
    if not found:
        place = "here" if folder == Path() else f"in {folder}"
        raise LookupError(
            f"there is no lab {place}; a lab's file is called as lab02_activations.py. Go to your "
            "folder of labs, or make one with: labs start my-labs"
        )
    return found


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


def lab_name(path: Path) -> str:
    """Return the lab that a file belongs to.

    Raises:
        LookupError: to none.
    """
    lab = lab_of(path.resolve())
    if lab is None:
        raise LookupError(f"{path} is no lab; a lab's file is called as lab02_activations.py")
    return lab

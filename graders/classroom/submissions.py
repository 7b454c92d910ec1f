"""What was handed in: a folder for each student, in nbgrader's layout or flat."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graders.catalog import lab_of

SUFFIXES = (".py", ".ipynb")
NEIGHBOURS, NEIGHBOURS_SIZE = 32, 1 << 20  # how many files, and how many bytes in all


class Unfit(Exception):
    """A file that is not even opened; the text says why."""


@dataclass(frozen=True)
class Submission:
    """One student's file of one lab."""

    student: str
    lab: str
    path: Path | None  # None where there is no file
    instead: str = ""  # what lies there under other names, where there is no file

    @property
    def name(self) -> str:
        """The file's name, as messages call it."""
        return self.path.name if self.path else ""


@dataclass(frozen=True)
class Content:
    """What a submission consists of, wherever it is graded."""

    data: bytes = b""
    unfit: str = ""  # why the file is not even opened
    neighbours: tuple[tuple[str, bytes], ...] = ()  # Python files that it may import

    def __len__(self) -> int:
        return len(self.data) + sum(len(data) for _, data in self.neighbours)


def find(root: Path, labs: Sequence[str]) -> list[Submission]:
    """Return every student's submission of every lab, those that are missing as well.

    Args:
        root: holds ``<student>/<lab>/<lab>.py`` as nbgrader does, or ``<student>/<lab>.py``;
            notebooks in the same way.
        labs: the labs that may be handed in; those that nobody handed in are left out.

    Raises:
        FileNotFoundError: there is no such folder.
        LookupError: there is nothing in it.
    """
    students = {entry.name: entry for entry in sorted(root.iterdir()) if _is_student(entry)}
    found = {(name, lab): _file(one, lab) for name, one in students.items() for lab in labs}
    handed_in = {lab for (_, lab), path in found.items() if path}
    if not handed_in:
        raise LookupError(_nothing(root, labs))
    return [
        Submission(name, lab, path, "" if path else _other_code(students[name]))
        for (name, lab), path in found.items()
        if lab in handed_in
    ]


def content(submission: Submission, most: int) -> Content:
    """Read a submission.

    Args:
        submission: one that has a file.
        most: bytes that the file may have.
    """
    assert submission.path is not None
    try:
        data = read(submission.path, most)
        return Content(data, "", tuple(_neighbours(submission.path, data)))
    except Unfit as error:
        return Content(unfit=str(error))


def read(path: Path, most: int) -> bytes:
    """Return what a file holds: a plain file, which is no link to another one.

    Raises:
        Unfit: it is something else, has more than so many bytes, or can't be read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        reason = "is a link" if path.is_symlink() else f"can't be read: {error.strerror}"
        raise Unfit(f"{path.name} {reason}.") from error
    with open(descriptor, "rb") as file:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise Unfit(f"{path.name} is no file.")
        if facts.st_size > most:
            raise Unfit(f"{path.name} has {facts.st_size:,} bytes; {most:,} are allowed.")
        return file.read(most)


def _neighbours(path: Path, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the other Python files in the folder, not too many.

    Other labs count only where the file mentions them: else each would be graded anew with them.
    """
    others = [one for one in sorted(path.parent.glob("*.py")) if one != path]
    left = NEIGHBOURS_SIZE
    for other in others[:NEIGHBOURS]:
        if not lab_of(other) or other.stem.encode() in data:
            with suppress(Unfit):
                text = read(other, left)
                left -= len(text)
                yield other.name, text


def _is_student(entry: Path) -> bool:
    return entry.is_dir() and not entry.is_symlink() and not entry.name.startswith((".", "_"))


def _file(student: Path, lab: str) -> Path | None:
    """Return a student's file of a lab, a Python file rather than a notebook."""
    folder = student / lab
    folders = [folder] if folder.is_dir() and not folder.is_symlink() else []
    for place in [*folders, student]:
        for suffix in SUFFIXES:
            path = place / f"{lab}{suffix}"
            if os.path.lexists(path) and not path.is_dir():
                return path
    return None


def _other_code(student: Path) -> str:
    """Name the files that a student may have meant for a lab."""
    names: list[str] = []
    with suppress(OSError):
        names = [path.name for path in student.iterdir() if path.suffix in SUFFIXES]
    return ", ".join(sorted(name for name in names if not lab_of(Path(name)))[:3])


def _nothing(root: Path, labs: Sequence[str]) -> str:
    """Say what was expected of a folder without submissions."""
    if any(_file(root, lab) for lab in labs):
        return f"{root} is one student's folder. Give the folder that holds all of them."
    if (root / "submitted").is_dir():
        return f"{root} has no submissions itself. Did you mean {root / 'submitted'}?"
    names = labs[0] if len(labs) == 1 else "lab02_activations"
    return (
        f"{root} has no submissions: files like {root}/STUDENT/{names}.py or .ipynb, "
        f"or in nbgrader's layout {root}/STUDENT/{names}/{names}.py."
    )

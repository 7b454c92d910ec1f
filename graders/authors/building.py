"""Making what students get: a stub from each solution, a folder to work in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from graders.catalog import EXERCISES, SOLUTIONS, AuthorError

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
STUB = ("# YOUR CODE HERE", "raise NotImplementedError()")


def build(lab: str) -> bool:
    """Write the lab's exercise from its solution; return whether that changed anything."""
    return write(EXERCISES / f"{lab}.py", exercise(lab))


def exercise(lab: str) -> str:
    """Return the text of a lab's exercise, made from its solution."""
    path = SOLUTIONS / f"{lab}.py"
    return stub(path.read_text(encoding="utf-8"), str(path))


def stub(text: str, name: str = "solution") -> str:
    r"""Cut the solution regions out of a file.

    Args:
        text: Python with nbgrader's markers around each solution.
        name: the file's name, for errors.

    Raises:
        AuthorError: a marker is missing or stands twice; file and line are named.

    Example:
        >>> print(stub("def f(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n"))
        def f(x):
            # YOUR CODE HERE
            raise NotImplementedError()
        <BLANKLINE>
    """
    lines: list[str] = []
    begun = 0
    for number, line in enumerate(text.splitlines(), start=1):
        word = line.strip()
        if word in (BEGIN, END) and (word == BEGIN) == bool(begun):
            missing = f"{END} for line {begun}" if begun else BEGIN
            raise AuthorError(f"{name}, line {number}: {word} without {missing} before it")
        if word == BEGIN:
            begun = number
            indent = line[: line.index(BEGIN)]
            lines += [indent + part for part in STUB]
        elif word == END:
            begun = 0
        elif not begun:
            lines.append(line)
    if begun:
        raise AuthorError(f"{name}, line {begun}: {BEGIN} without {END} after it")
    return "\n".join(lines) + "\n"


def start(folder: Path, chosen: Iterable[str]) -> list[Path]:
    """Copy the exercises into a folder to work in.

    Raises:
        FileExistsError: the folder has one of them already; then nothing is copied.
    """
    copies = {folder / f"{lab}.py": EXERCISES / f"{lab}.py" for lab in chosen}
    refuse_existing(copies)
    folder.mkdir(parents=True, exist_ok=True)
    for target, source in copies.items():
        target.write_bytes(source.read_bytes())
    return list(copies)


def refuse_existing(paths: Iterable[Path]) -> None:
    """Raise FileExistsError, naming them, where files would be overwritten."""
    existing = [path for path in paths if path.exists() or path.is_symlink()]
    if existing:
        names = ", ".join(map(str, existing))
        raise FileExistsError(f"{names} would be overwritten. Nothing was changed.")


def write(path: Path, text: str) -> bool:
    """Write a generated file where its text is new; return whether it was."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def functions_to_write(lab: str) -> list[str]:
    """Return the functions of a lab that have a solution region, in the order of the file."""
    text = (SOLUTIONS / f"{lab}.py").read_text(encoding="utf-8")
    parts = re.split(r"^def (\w+)", text, flags=re.MULTILINE)
    return [name for name, body in zip(parts[1::2], parts[2::2]) if BEGIN in body]

"""Where the files of a lab are.

A lab is its name. The solutions folder lists the labs and their order; every other file of a lab
is found by that name.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import FunctionType, ModuleType

from graders.loading import load

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
SOLUTIONS = ROOT / "solutions"
EXERCISES = ROOT / "exercises"
ACCEPTED = ROOT / "tests" / "accepted"


class AuthorError(Exception):
    """A file of a lab breaks its own rules; the text names the file and the line."""


def labs() -> list[str]:
    """Return the names of all labs, in the order of the course.

    A students' copy has no solutions; there the exercises tell.
    """
    folder = SOLUTIONS if SOLUTIONS.is_dir() else EXERCISES
    return sorted(path.stem for path in folder.glob("lab[0-9]*.py"))


def find(words: list[str]) -> list[str]:
    """Return the labs that start with one of the words (``lab02``), or all without words.

    Raises:
        LookupError: a word names no lab.
    """
    chosen: list[str] = []
    for word in words:
        hits = [lab for lab in labs() if means(word, lab)]
        if not hits:
            raise LookupError(f"no lab is called {word!r}; there are: {', '.join(labs())}")
        chosen += [lab for lab in hits if lab not in chosen]
    return chosen or labs()


def means(word: str, lab: str) -> bool:
    """Tell whether somebody who types a word means this lab.

    Example:
        >>> [means(word, "lab02_activations") for word in ("lab02", "lab2", "lab0", "lab02_cost")]
        [True, True, False, False]
    """
    word = re.sub(r"^lab(?=\d(\D|$))", "lab0", word)
    return lab == word or lab.startswith(f"{word}_")


def lab_of(path: Path) -> str | None:
    """Return the lab whose checks judge this file: its name decides, wherever it lies."""
    if path.suffix not in {".py", ".ipynb"} or not path.stem.startswith("lab"):
        return None
    if not (PACKAGE / "checks" / f"{path.stem}.py").is_file() or PACKAGE in path.parents:
        return None
    return path.stem


def content(kind: str, lab: str) -> ModuleType:
    """Import the lab's module of a kind: checks, misconceptions or oracles."""
    return importlib.import_module(f"graders.{kind}.{lab}")


def has_solution(lab: str) -> bool:
    """Tell whether this copy of the course has the lab's solution."""
    return (SOLUTIONS / f"{lab}.py").is_file()


def need_solutions() -> None:
    """Say so where this is no copy of the course, or a student's.

    Raises:
        LookupError: there is no folder of solutions.
    """
    _need(SOLUTIONS)


def need_exercises() -> None:
    """Say so where this is no copy of the course.

    Raises:
        LookupError: there is no folder of exercises.
    """
    _need(EXERCISES)


def _need(folder: Path) -> None:
    if not folder.is_dir():
        raise LookupError(f"this needs a copy of the course: there is no {folder}")


def solution(lab: str) -> ModuleType:
    """Load the reference implementation, fresh at every call.

    Raises:
        FileNotFoundError: this copy of the course was made without solutions.
    """
    return load(SOLUTIONS / f"{lab}.py").module


def solution_of(file: str) -> ModuleType:
    """Load the solution of the lab that a content file belongs to: ``solution_of(__file__)``."""
    return solution(Path(file).stem)


def functions(module: ModuleType) -> dict[str, FunctionType]:
    """Return the public functions that a module defines itself, in the order of the file."""
    return {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, FunctionType)
        and value.__module__ == module.__name__
        and not name.startswith("_")
    }


def where(function: FunctionType) -> str:
    """Name the place of a function for an author: file and line."""
    code = function.__code__
    return f"{code.co_filename}, line {code.co_firstlineno}"

"""The Python text of an implementation: a .py file, or a notebook's code cells."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import decode_source
from pathlib import Path
from typing import Any

MAGIC = re.compile(r"^(\s*)(?:[%!].*|.*\?)$", re.MULTILINE)
TIMING_MAGIC = re.compile(r"\s*%%(time|timeit|capture)\b")
CELL_MAGIC = re.compile(r"\s*%%\w")
GRADE_CALL = re.compile(
    r"^(?:from graders\.notebooks import .*|grade = Grader\(.*\)|grade(?:\.show)?\(.*\))\s*$",
    re.MULTILINE,
)
KERAS = "keras|tensorflow"


class LoadError(Exception):
    """A file that can't be loaded; the text is a sentence for the student, with file and line."""


@dataclass(frozen=True)
class Source:
    """Python text and the name that tracebacks give it: a path, or ``path, cell 3``."""

    text: str
    name: str


def read(path: Path) -> list[Source]:
    """Return the Python text of a file: a notebook's code cells one by one.

    Raises:
        LoadError: it can't be read.
    """
    return parse(content(path), shown(path))


def content(path: Path) -> bytes:
    """Read a file.

    Raises:
        LoadError: it can't be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError(f"{shown(path)} can't be read: {error.strerror}.") from error


def imports(data: bytes, names: str) -> bool:
    r"""Tell whether a file seems to import one of some modules anywhere, without parsing it.

    Args:
        data: what the file holds.
        names: the modules, as ``keras|tensorflow``.

    Example:
        >>> imports(b"def f():\n    import keras", "keras|tensorflow")
        True
    """
    patterns = (rf"{word}\s+(?:{names})\b".encode() for word in ("import", "from"))
    return any(re.search(pattern, data) for pattern in patterns)  # each begins with fixed letters


def tensorflow_is_installed() -> bool:
    """Tell whether TensorFlow could be imported, without importing it."""
    return importlib.util.find_spec("tensorflow") is not None


def parse(data: bytes, name: str) -> list[Source]:
    """Return the Python text of a file: a notebook's code cells one by one."""
    try:
        text = decode_source(data)
    except (SyntaxError, UnicodeError, LookupError) as error:  # its first line names a codec
        raise LoadError(f"{name} is not text in UTF-8: {error}.") from error
    if not name.endswith(".ipynb"):
        return [Source(text, name)]
    try:
        return list(_cells(json.loads(text), name))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise LoadError(f"{name} is not a notebook: {error}.") from error


def shown(path: Path) -> str:
    """Return the path as a person would type it from here."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if near.startswith("..") else near


def _cells(notebook: dict[str, list[dict[str, Any]]], name: str) -> Iterator[Source]:
    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] == "code":
            source = cell["source"]
            text = "".join(source) if isinstance(source, list) else str(source)
            yield Source(_without_magics(text), f"{name}, cell {number}")


def _without_magics(text: str) -> str:
    """Blank out IPython's own lines and calls for a grade, the line numbers kept."""
    text = GRADE_CALL.sub("pass", text)
    if not (MAGIC.search(text) or CELL_MAGIC.match(text)):
        return text
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        if CELL_MAGIC.match(text) and not TIMING_MAGIC.match(text):
            return ""
        return MAGIC.sub(r"\1pass", text)
    return text

"""Loading an implementation of a lab from a .py file or a notebook, wherever it lies."""

from __future__ import annotations

import ast
import io
import json
import linecache
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from importlib.util import decode_source
from pathlib import Path
from types import FrameType, ModuleType, TracebackType
from typing import Any, NoReturn

from graders.timing import OutOfTime, time_limit

MAGIC = re.compile(r"^(\s*)(?:[%!].*|.*\?)$", re.MULTILINE)
TIMING_MAGIC = re.compile(r"\s*%%(time|timeit|capture)\b")
CELL_MAGIC = re.compile(r"\s*%%\w")
GRADE_CALL = re.compile(
    r"^(?:from graders\.notebooks import .*|grade = Grader\(.*\)|grade(?:\.show)?\(.*\))\s*$",
    re.MULTILINE,
)
KERAS = re.compile(r"^(?:import|from)\s+(?:keras|tensorflow)\b", re.MULTILINE)
IMPORTS_KERAS = re.compile(rb"\b(?:import|from)\s+(?:keras|tensorflow)\b")


class LoadError(Exception):
    """A file that can't be loaded; the text is a sentence for the student, with file and line."""


class AskedForInput(Exception):
    """The code called input(), and nobody is there to answer."""


@dataclass(frozen=True)
class Source:
    """Python text and the name that tracebacks give it: a path, or ``path, cell 3``."""

    text: str
    name: str


@dataclass
class Loaded:
    """A lab's implementation: its module, and what its author should know about the file."""

    module: ModuleType
    notes: list[str] = field(default_factory=list)


def load(path: Path, seconds: float = 10.0) -> Loaded:
    """Run a file in a fresh module and return it, its folder importable meanwhile.

    Nothing is cached: a file saved twice in one second is read twice. A cell of a notebook that
    fails does not stop the others, as in Jupyter.

    Args:
        path: a ``.py`` file or an ``.ipynb`` notebook.
        seconds: how long the file may take to load.

    Raises:
        LoadError: the file has no valid Python, or fails, exits, asks or hangs while it loads.
    """
    return load_bytes(_content(path), shown(path), path, seconds)


def read(path: Path) -> list[Source]:
    """Return the Python text of a file: a notebook's code cells one by one.

    Raises:
        LoadError: it can't be read.
    """
    return parse(_content(path), shown(path))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError(f"{shown(path)} can't be read: {error.strerror}.") from error


def uses_keras(data: bytes) -> bool:
    """Tell whether a file imports Keras or TensorFlow anywhere, without parsing it."""
    return IMPORTS_KERAS.search(data) is not None


def load_bytes(data: bytes, name: str, path: Path, seconds: float = 10.0) -> Loaded:
    """Run the content of a file in a fresh module, as ``load`` does.

    Args:
        data: what the file holds.
        name: what messages call the file; its suffix tells a notebook.
        path: where the file lies, or would lie.
        seconds: how long it may take to load.

    Raises:
        LoadError: as ``load``.
    """
    sources = parse(data, name)
    if any(KERAS.search(source.text) for source in sources):
        from graders.models import import_keras

        import_keras()  # outside the time limit: on a cold disk it may take longer
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    vars(module)["input"] = refuse_input
    printed = Printed([source.name for source in sources])
    with _importable(module, path.parent), redirect_stdout(printed):
        failed = _run_all(sources, module, seconds)
    return Loaded(module, failed + printed.notes())


def parse(data: bytes, name: str) -> list[Source]:
    """Return the Python text of a file: a notebook's code cells one by one."""
    try:
        text = decode_source(data)
        if name.endswith(".ipynb"):
            return list(_cells(json.loads(text), name))
    except (SyntaxError, UnicodeDecodeError) as error:
        raise LoadError(f"{name} is not text in UTF-8: {error}.") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise LoadError(f"{name} is not a notebook: {error}.") from error
    return [Source(text, name)]


def shown(path: Path) -> str:
    """Return the path as a person would type it from here."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if near.startswith("..") else near


def location(trace: TracebackType | None, names: list[str]) -> tuple[str, str]:
    """Return the innermost place in one of the named sources: ``file, line n``, and the function.

    Both are empty where the trace does not touch the sources.
    """
    found = ("", "")
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename in names:
            found = (f"{code.co_filename}, line {trace.tb_lineno}", code.co_name)
        trace = trace.tb_next
    return found


def refuse_input(*_: object) -> NoReturn:
    """Stand in for the builtin ``input``, which would wait for ever."""
    raise AskedForInput("input() has nobody to ask here; use the arguments")


def _cells(notebook: dict[str, list[dict[str, Any]]], name: str) -> Iterator[Source]:
    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] == "code":
            source = cell["source"]
            text = "".join(source) if isinstance(source, list) else str(source)
            yield Source(_without_magics(text), f"{name}, cell {number}")


def _without_magics(text: str) -> str:
    """Blank out IPython's own lines and calls for a grade, the line numbers kept."""
    text = GRADE_CALL.sub("pass", text)
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        if CELL_MAGIC.match(text) and not TIMING_MAGIC.match(text):
            return ""
        return MAGIC.sub(r"\1pass", text)
    return text


def _run_all(sources: list[Source], module: ModuleType, seconds: float) -> list[str]:
    """Run the text of a file, or the cells of a notebook; return what to say of cells that fail."""
    failed: list[str] = []
    for source in sources:
        try:
            _run(source, module, seconds)
        except LoadError as error:
            if not str(module.__file__).endswith(".ipynb"):
                raise
            failed.append(f"{error}\nThe other cells count all the same.")
    return failed


def _run(source: Source, module: ModuleType, seconds: float) -> None:
    lines = source.text.splitlines(keepends=True)
    linecache.cache[source.name] = (len(source.text), None, lines, source.name)
    names = [source.name]
    try:
        with time_limit(seconds):
            exec(compile(source.text, source.name, "exec", dont_inherit=True), vars(module))
    except SyntaxError as error:
        text = (error.text or "").strip()
        raise LoadError(
            f"{error.filename}, line {error.lineno} is not valid Python: {error.msg.rstrip('?')}."
            + (f"\n    {text}" if text else "")
        ) from error
    except (Exception, SystemExit, OutOfTime) as error:
        place = location(error.__traceback__, names)[0] or source.name
        raise LoadError(_sentence(error, place, seconds)) from error


def _sentence(error: BaseException, place: str, seconds: float) -> str:
    """Say why a file could not be loaded."""
    if isinstance(error, OutOfTime):
        return f"{place} was still running after {seconds:g} s while the file was loaded: stopped."
    if isinstance(error, SystemExit):
        return f"{place} leaves Python with exit() while the file is loaded. Remove that line."
    if isinstance(error, AskedForInput):
        return f"{place} calls input() while the file is loaded. Remove that line."
    if isinstance(error, ImportError):
        return f"{place} imports what is not there: {error}."
    return f"{place} fails while the file is loaded: {type(error).__name__}: {error}"


class Printed(io.TextIOBase):
    """Standard output while a file loads: remembers which of its lines printed first."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.first = ""

    def write(self, text: str) -> int:
        """Note the line that prints, and drop the text."""
        frame: FrameType | None = sys._getframe()
        while frame is not None and not self.first:
            if frame.f_code.co_filename in self.names:
                self.first = f"{frame.f_code.co_filename}, line {frame.f_lineno}"
            frame = frame.f_back
        return len(text)

    def notes(self) -> list[str]:
        """Return a sentence about the printing line, if there was one."""
        if not self.first:
            return []
        return [f"{self.first} prints while the file is loaded. It costs nothing; remove it."]


@contextmanager
def _importable(module: ModuleType, folder: Path) -> Iterator[None]:
    """Let the module import its neighbours, and forget them afterwards."""
    before = set(sys.modules)
    shadowed = sys.modules.get(module.__name__)
    sys.modules[module.__name__] = module
    sys.path.append(str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        _restore(module.__name__, shadowed)
        for name in set(sys.modules) - before:
            file = getattr(sys.modules[name], "__file__", None)
            if file and Path(file).parent == folder:
                del sys.modules[name]


def _restore(name: str, module: ModuleType | None) -> None:
    if module is None:
        sys.modules.pop(name, None)
    else:
        sys.modules[name] = module

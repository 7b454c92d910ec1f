"""Loading an implementation of a lab from a .py file or a notebook, wherever it lies."""

from __future__ import annotations

import io
import linecache
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, ModuleType, TracebackType
from typing import NoReturn

from graders.sources import KERAS, LoadError, Source, content, imports, parse, shown
from graders.timing import OutOfTime, time_limit

AT_ONCE = re.compile(rf"^(?:import|from)\s+(?:{KERAS})\b", re.MULTILINE)


class AskedForInput(Exception):
    """The code called input(), and nobody is there to answer."""


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
    return load_bytes(content(path), shown(path), path, seconds)


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
    if imports(data, KERAS) and any(AT_ONCE.search(source.text) for source in sources):
        from graders.models import import_keras

        import_keras()  # outside the time limit: on a cold disk it may take longer
    module = ModuleType(path.stem)
    module.__file__ = str(path)
    vars(module)["input"] = refuse_input
    printed = Printed([source.name for source in sources])
    with _importable(module, path.parent), redirect_stdout(printed):
        failed = _run_all(sources, module, seconds)
    return Loaded(module, failed + printed.notes())


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

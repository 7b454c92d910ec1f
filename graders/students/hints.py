"""Hints in steps: from a question to what is almost the solution, and never the solution."""

from __future__ import annotations

import ast
import json
import os
import re
import textwrap
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import get_terminal_size

from graders.catalog import EXERCISES, PACKAGE, AuthorError
from graders.sources import LoadError, read
from graders.story import Checks
from quizzes.history import data_folder

WIDEST = 96  # no equation is longer


@dataclass(frozen=True)
class Step:
    """One hint."""

    title: str
    text: str


def steps(lab: str, function: str, checks: Checks, file: Path | None = None) -> list[Step]:
    """Return the hints for a function, the next one always telling more.

    Args:
        lab: the lab's name.
        function: the function.
        checks: what came of it, where that is known; its mistake is hinted at.
        file: the file it is written in.
    """
    failed = [c for c in checks if c["function"] == function and c["outcome"] == "failed"]
    question = " ".join(failed[0]["hint"].split()) if failed else ""
    cause = next((check["cause"] for check in failed if check["cause"]), "")
    equation, example = _docstring(function, file or EXERCISES / f"{lab}.py")
    found = [
        Step("a question", question),
        Step("what probably happened", cause),
        Step("what it computes", equation),
        Step("work this out by hand, then step by step in Python", example),
    ]
    titles = ["think of this", "closer", "almost there"]
    closer = [Step(title, text) for title, text in zip(titles, written(lab).get(function, []))]
    if not question:  # those of the checks speak of their own numbers: begin with one that doesn't
        found = [*closer[:1], *found]
    return list(dict.fromkeys(step for step in [*found, *closer] if step.text))


@cache
def written(lab: str) -> dict[str, list[str]]:
    """Return the hints of ``graders/hints/<lab>.md``: three for each function.

    Raises:
        AuthorError: a line belongs to no hint of a function; file and line are named.
    """
    path = PACKAGE / "hints" / f"{lab}.md"
    hints: dict[str, list[str]] = {}
    if not path.is_file():
        return hints
    now: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("## "):
            now = hints.setdefault(line[3:].strip(" `"), [])
        elif item := re.match(r"\d+\. +(.*)", line):
            if now is None:
                raise AuthorError(f"{path}, line {number}: a hint for no function")
            now.append(item[1])
        elif line.strip() and now:
            now[-1] += " " + line.strip()
        elif line.strip() and now is not None:
            raise AuthorError(f"{path}, line {number}: number the hints: 1. 2. 3.")
    return hints


def _docstring(function: str, file: Path) -> tuple[str, str]:
    """Return the equation and the example of a function's docstring."""
    text = _docstrings(file).get(function, "")
    body, _, rest = text.partition("\nArgs:")
    example = re.search(r"\nExamples?:\n((?:    .*\n?|\n)*)", rest)
    lines = [line.removeprefix("    ") for line in (example[1] if example else "").splitlines()]
    return body.strip(), "\n".join(lines).strip()


def _docstrings(file: Path) -> dict[str, str]:
    with suppress(LoadError, SyntaxError):
        nodes = [node for source in read(file) for node in ast.parse(source.text).body]
        functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
        return {node.name: ast.get_docstring(node) or "" for node in functions}
    return {}


@dataclass
class Shown:
    """Which hints somebody has seen of each function, kept between two calls."""

    path: Path = field(default_factory=lambda: data_folder() / "hints.json")

    def another(self, lab: str, function: str, found: list[Step]) -> int:
        """Return the number of the first hint that was not seen, else of the last; count it."""
        seen = self._read()
        key = f"{lab}.{function}"
        told = seen.get(key, [])
        fresh = (i for i, step in enumerate(found, start=1) if step.title not in told)
        number = next(fresh, len(found))
        seen[key] = [*told, found[number - 1].title]
        with suppress(OSError):  # then the same hint comes again
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new = self.path.with_suffix(f".{os.getpid()}")
            new.write_text(json.dumps(seen), encoding="utf-8")
            new.replace(self.path)
        return number

    def _read(self) -> dict[str, list[str]]:
        with suppress(OSError, ValueError, TypeError, AttributeError):  # spoilt: begin anew
            seen = json.loads(self.path.read_text(encoding="utf-8"))
            return {str(key): list(titles) for key, titles in seen.items()}
        return {}


def show(name: str, found: list[Step], number: int) -> str:
    """Return one hint as text.

    Args:
        name: of the function.
        found: all its hints.
        number: of the one to show, from 1.
    """
    step = found[number - 1]
    width = min(get_terminal_size().columns - 3, WIDEST)
    lines = [part for line in step.text.splitlines() for part in wrap(line, width)]
    text = "\n".join(f"  {line}".rstrip() for line in lines)
    return f"{name}, hint {number} of {len(found)}: {step.title}\n{text}"


def wrap(line: str, width: int) -> list[str]:
    """Return a line of prose in several; code stays as it is."""
    if len(line) <= width or line.startswith((" ", ">>>")):
        return [line]
    return textwrap.wrap(line, width, break_on_hyphens=False)

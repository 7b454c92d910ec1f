"""What to tell somebody about their results: what first, how much of it, and what to do next.

The terminal and the web pages tell the same story in their own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

Checks = list[dict[str, Any]]  # results of one file, as data, in the order of its lab
FIELDS = (
    "name", "function", "title", "points", "out_of", "outcome", "message", "misconception",
    "seconds",
)  # fmt: skip


@dataclass(frozen=True)
class Other:
    """A failing check that is only mentioned, and its cause where that is news."""

    title: str
    cause: str = ""


@dataclass(frozen=True)
class Failure:
    """A function that fails: one of its checks in full, the others in a line each."""

    function: str
    first: dict[str, Any]
    others: list[Other]
    helper: str = ""  # the function that it calls, which fails too and is to be mended first


def failures(checks: Checks) -> list[Failure]:
    """Return the functions of a file that fail, in their order.

    Of a function's failing checks the first one is told in full, rather one that is no secret.
    """
    failing = {check["function"] for check in checks if check["outcome"] == "failed"}
    told = []
    for function, group in groupby(checks, key=lambda check: check["function"]):
        failed = [check for check in group if check["outcome"] in {"failed", "error"}]
        if failed:
            first, *others = sorted(failed, key=lambda check: check.get("hidden", False))
            helper = (first["misconception"] or function).partition("__")[0]
            blamed = helper if helper != function and helper in failing else ""
            told.append(Failure(function, first, _others(others, first["cause"]), blamed))
    return told


def _others(checks: Checks, cause: str) -> list[Other]:
    told = {"", cause}
    others = []
    for check in checks:
        others.append(Other(check["title"], "" if check["cause"] in told else check["cause"]))
        told.add(check["cause"])
    return others


def unwritten(checks: Checks) -> list[str]:
    """Return what is still to write: the blank functions in one line, the others in a line each.

    The others return nothing, or wait for another function.
    """
    todo = [check for check in checks if check["outcome"] == "todo"]
    blank = dict.fromkeys(
        check["function"]
        for check in todo
        if check["message"] == f"{check['function']} is not written yet"
    )
    said = dict.fromkeys(check["message"] for check in todo)
    waiting = [message for message in said if message.split()[0] not in blank]
    return [", ".join(blank), *waiting] if blank else waiting


def next_check(checks: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the check to do something for, or None: what fails goes before what is unwritten."""
    waiting = [check for check in checks if check["outcome"] in {"failed", "todo"}]
    return min(waiting, key=lambda check: check["outcome"] == "todo", default=None)


def next_step(check: dict[str, Any], file: Path, shown: str, hint: str = " --hint") -> list[str]:
    """Say what to do about a check, and the command that judges it: two lines.

    Args:
        check: its result.
        file: the file that it judged.
        shown: the file's path as a person would type it.
        hint: what else to give to the command.
    """
    function = check["function"]
    line = line_of(function, file)
    place = f"{shown}, line {line}" if line else shown
    verb = "write" if check["outcome"] == "todo" else "mend"
    typed = f'"{shown}"' if " " in shown else shown
    command = f"pytest {typed} -k test_{function}__{hint}"
    return [f"Next: {verb} {function} ({place}), then run:", command]


def line_of(function: str, file: Path) -> int:
    """Return where a function starts in a file, 0 where that is not plain to see."""
    if file.suffix != ".py" or not file.is_file():
        return 0
    text = file.read_text(encoding="utf-8", errors="replace")
    found = re.search(rf"^def {function}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


@dataclass(frozen=True)
class Score:
    """Points earned, of those that could be earned, and the checks that could not be run."""

    points: float
    out_of: float
    skipped: int = 0

    @property
    def share(self) -> float:
        """The points earned as a number from 0 to 1."""
        return self.points / self.out_of if self.out_of else 0.0


def score(checks: Checks) -> Score:
    """Add up the points of some checks."""
    return Score(
        sum(check["points"] for check in checks),
        sum(check["out_of"] for check in checks),
        sum(check["outcome"] == "skipped" for check in checks),
    )


@dataclass(frozen=True)
class Row:
    """What came of a function."""

    function: str
    score: Score
    state: str  # "right", "to mend", "to write" or "not run"
    passed: int
    checks: int


def by_function(checks: Checks) -> list[Row]:
    """Return what came of each function, in the order of the lab."""
    groups = groupby(checks, key=lambda check: str(check["function"]))
    return [_row(function, list(group)) for function, group in groups]


def _row(function: str, checks: Checks) -> Row:
    outcomes = {check["outcome"] for check in checks}
    states = {"failed": "to mend", "todo": "to write", "passed": "right"}
    state = next((word for outcome, word in states.items() if outcome in outcomes), "not run")
    passed = sum(check["outcome"] == "passed" for check in checks)
    return Row(function, score(checks), state, passed, len(checks))


def veiled(check: dict[str, Any]) -> dict[str, Any]:
    """Return a result for its student: of a hidden check only its title and what came of it."""
    if not check.get("hidden") or check["outcome"] in {"passed", "todo"}:
        return check
    message = "This check is hidden: its inputs are not shown. Which inputs have you not tried?"
    if check["outcome"] == "error":
        message = "This is our bug, not yours, and costs no points."
    return check | {
        "message": message, "hint": "", "cause": "", "misconception": None, "printed": "",
    }  # fmt: skip


def title(lab: str) -> str:
    """Return a lab's name as a heading.

    Example:
        >>> title("lab02_activations")
        'Lab 2: activations'
    """
    number, _, name = lab.removeprefix("lab").partition("_")
    return f"Lab {int(number)}: {name.replace('_', ' ')}" if number.isdecimal() else lab


def scores_of(path: str, checks: Checks) -> dict[str, Any]:
    """Return the results of one file as they stand in a file of scores."""
    return {
        "path": path,
        "lab": checks[0]["lab"],
        "points": sum(check["points"] for check in checks),
        "out_of": sum(check["out_of"] for check in checks),
        "checks": [{field: check[field] for field in FIELDS} for check in checks],
    }

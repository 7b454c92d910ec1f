"""What a student reads at the end: mistakes, points, and the next thing to do."""

from __future__ import annotations

import re
import sys
import textwrap
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

WORDS = {
    "passed": ("passed", ".", ("PASSED", {"green": True})),
    "failed": ("failed", "F", ("FAILED", {"red": True})),
    "todo": ("todo", "T", ("TODO", {"yellow": True})),
    "error": ("error", "E", ("ERROR", {"red": True})),
    "skipped": ("skipped", "s", ("SKIPPED", {"yellow": True})),
}
MANY = 4  # failing checks of a function that are named beside the first
Checks = list[dict[str, Any]]


class Page:
    """The text at the end of a run."""

    def __init__(
        self, terminal: pytest.TerminalReporter, config: pytest.Config, files: dict[str, Checks]
    ) -> None:
        self.terminal, self.config = terminal, config
        self.files = files
        self.width = min(config.get_terminal_writer().fullwidth, 100)

    def details(self) -> None:
        """Show each function's first failing check in full, its others in a line each."""
        for path, checks in self.files.items():
            if all(check["outcome"] in {"passed", "skipped"} for check in checks):
                self._notes(checks)
                continue
            self.terminal.write_sep("_", path)
            self._notes(checks)
            if checks[0]["unreadable"]:
                self._paragraph(checks[0]["unreadable"], red=True)
                continue
            failing = {check["function"] for check in checks if check["outcome"] == "failed"}
            for function, group in groupby(checks, key=lambda check: check["function"]):
                self._function(function, list(group), failing)
            self._todo(checks)

    def _notes(self, checks: Checks) -> None:
        for note in checks[0]["notes"]:
            self._paragraph(f"Note: {note}", yellow=True)

    def _function(self, function: str, checks: Checks, failing: set[str]) -> None:
        """Show a function's first failing check in full, some others in a line each."""
        failed = [check for check in checks if check["outcome"] in {"failed", "error"}]
        if not failed:
            return
        first, *others = failed
        self.terminal.write_line("")
        word = WORDS[first["outcome"]][2][0]
        self._paragraph(f"{word} {function}: {first['title']}", indent="", red=True, bold=True)
        helper = (first["misconception"] or function).partition("__")[0]
        if helper != function and helper in failing:
            self._paragraph(f"{function} uses {helper}, which fails too: mend that first.")
            return
        self._indented(first["message"])
        self._printed(first)
        self._cause(first)
        if self.config.option.hint and first["hint"]:
            self._paragraph(f"Hint: {' '.join(first['hint'].split())}", cyan=True)
        self._others(others, {"", first["cause"]})

    def _others(self, others: Checks, told: set[str]) -> None:
        for i, other in enumerate(others):
            if i == MANY and not self.config.option.verbose:
                self._paragraph(f"also failed: {len(others) - MANY} more (-v shows them)")
                return
            self._paragraph(f"also failed: {other['title']}")
            if other["cause"] not in told:
                self._cause(other, indent="    ")
            told.add(other["cause"])

    def _cause(self, check: dict[str, Any], indent: str = "  ") -> None:
        if check["cause"]:
            self._paragraph(f"Likely cause: {check['cause']}", indent, yellow=True)

    def _printed(self, check: dict[str, Any]) -> None:
        """Show what the function printed, the way many people look for a mistake."""
        text = check["printed"].strip()
        if text:
            self._indented("printed:\n" + "\n".join(text.splitlines()[:20]))

    def _todo(self, checks: Checks) -> None:
        """Name the unwritten functions of a file, those that return nothing in a line each."""
        todo = [check for check in checks if check["outcome"] == "todo"]
        unwritten = dict.fromkeys(
            check["function"] for check in todo if check["message"] == _unwritten(check)
        )
        if unwritten:
            self._paragraph(f"TODO  {', '.join(unwritten)}", indent="", yellow=True)
        for message in dict.fromkeys(check["message"] for check in todo):
            if message.split()[0] not in unwritten:
                self._paragraph(f"TODO  {message}", indent="", yellow=True)
        failing = any(check["outcome"] == "failed" for check in checks)
        if self.config.option.hint and todo and todo[0]["hint"] and not failing:
            self._paragraph(f"Hint for {todo[0]['function']}: {' '.join(todo[0]['hint'].split())}")

    def _paragraph(self, text: str, indent: str = "  ", **markup: bool) -> None:
        """Write a text, wrapped to the terminal."""
        for line in text.splitlines():
            for part in textwrap.wrap(
                line,
                self.width - 1,
                initial_indent=indent,
                subsequent_indent=indent + "  ",
                break_on_hyphens=False,
            ):
                self.terminal.write_line(part, **markup)

    def _indented(self, text: str) -> None:
        """Write a text whose indented lines, calls and arrays, are kept as they are."""
        for line in text.splitlines():
            if line.startswith(" ") or len(line) < self.width - 2:
                self.terminal.write_line(f"  {line}".rstrip())
            else:
                self._paragraph(line)

    def table(self) -> None:
        """Show the points of each file with a bar, their sum, and the next thing to do."""
        rows = [_row(checks) for checks in self.files.values()]
        labs = [row[0] for row in rows]
        if len(set(labs)) < len(labs):  # the same lab of several people
            rows = [(path, *row[1:]) for path, row in zip(self.files, rows)]
        if len(rows) > 1:
            everything = [check for checks in self.files.values() for check in checks]
            rows.append(("total", *_row(everything)[1:]))
        self.terminal.write_sep("=", "points")
        for row in rows:
            self._row(*row, name_width=max(len(row[0]) for row in rows))
        self._skipped()
        self._next()

    def _row(self, name: str, points: float, out_of: float, skipped: int, name_width: int) -> None:
        numbers = f"{points:>5g} / {out_of:g}" + (f"  ({skipped} skipped)" if skipped else "")
        size = max(5, min(30, self.width - name_width - len(numbers) - 6))
        full = int(size * points / out_of) if out_of else 0
        solid, empty = _bar_characters()
        name_width = min(name_width, max(12, self.width - size - len(numbers) - 4))
        color = "green" if points == out_of else "yellow"
        self.terminal.write(f"{name[-name_width:]:<{name_width}}  ")
        self.terminal.write(solid * full + empty * (size - full), **{color: True})
        self.terminal.write_line(f" {numbers}")

    def _skipped(self) -> None:
        """Say why checks were skipped, each reason once, and how to have them."""
        everything = [check for checks in self.files.values() for check in checks]
        reasons = [check["message"] for check in everything if check["outcome"] == "skipped"]
        for reason, count in list(Counter(reasons).items())[:MANY]:
            self._paragraph(f"{count} skipped: {reason}", indent="")

    def _next(self) -> None:
        for path, checks in self.files.items():
            for check in checks:
                if check["outcome"] in {"todo", "failed"}:
                    self._paragraph(_advice(path, check, self.config), indent="")
                    return
        everything = [check for checks in self.files.values() for check in checks]
        skipped = any(check["outcome"] == "skipped" for check in everything)
        if not skipped:
            self.terminal.write_line("Everything here is right. Well done!", green=True)


def _unwritten(check: dict[str, Any]) -> str:
    return f"{check['function']} is not written yet"


def _row(checks: Checks) -> tuple[str, float, float, int]:
    return (
        checks[0]["lab"],
        sum(check["points"] for check in checks),
        sum(check["out_of"] for check in checks),
        sum(check["outcome"] == "skipped" for check in checks),
    )


def _advice(path: str, check: dict[str, Any], config: pytest.Config) -> str:
    """Say the one next thing to do, and the command that judges it."""
    function = check["function"]
    file = config.rootpath / path
    line = _line_of(function, file)
    try:
        path = str(file.relative_to(config.invocation_params.dir))
    except ValueError:
        path = str(file)
    verb = "write" if check["outcome"] == "todo" else "mend"
    place = f"{path}, line {line}" if line else path
    hint = "" if config.option.hint else " --hint"
    return (
        f"Next: {verb} {function} ({place}), then run:\n  pytest {path} -k test_{function}__{hint}"
    )


def _line_of(function: str, file: Path) -> int:
    """Return where a function starts in a file, 0 where that is not plain to see."""
    if file.suffix != ".py":
        return 0
    text = file.read_text(encoding="utf-8", errors="replace")
    found = re.search(rf"^def {function}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _bar_characters() -> tuple[str, str]:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return ("█", "░") if encoding.lower().startswith("utf") else ("#", "-")

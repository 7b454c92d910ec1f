"""What a student reads at the end: mistakes, points, and the next thing to do."""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from graders.story import (
    Checks,
    Failure,
    Other,
    Score,
    by_function,
    failures,
    next_check,
    next_step,
    score,
    unwritten,
)

WORDS = {
    "passed": ("passed", ".", ("PASSED", {"green": True})),
    "failed": ("failed", "F", ("FAILED", {"red": True})),
    "todo": ("todo", "T", ("TODO", {"yellow": True})),
    "error": ("error", "E", ("ERROR", {"red": True})),
    "skipped": ("skipped", "s", ("SKIPPED", {"yellow": True})),
}
MANY = 4  # failing checks of a function that are named beside the first


class Writer(Protocol):
    """What a page needs of a terminal; pytest's reporter is one."""

    def write(self, content: str, **markup: bool) -> None:
        """Write a text."""

    def write_line(self, line: str, **markup: bool) -> None:
        """Write a text and end the line."""

    def write_sep(self, sep: str, title: str) -> None:
        """Write a title in a line of separators."""


@dataclass
class Page:
    """The text at the end of a run.

    Args:
        terminal: where it is written.
        files: the results by the path that they judge, as ``root`` has it.
        width: of the terminal, in characters.
        hint: whether hints are asked for.
        verbose: whether everything is.
        root: the folder that the paths start from.
        here: the folder that the reader is in.
        tip: how to see what is left out.
        partly: whether only chosen checks were run.
    """

    terminal: Writer
    files: dict[str, Checks]
    width: int = 80
    hint: bool = False
    verbose: bool = False
    root: Path = Path()
    here: Path = Path()
    tip: str = " (-v shows them)"
    partly: bool = False

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
            for failure in failures(checks):
                self.failure(failure)
            self._passed(checks)
            self._todo(checks)

    def _notes(self, checks: Checks) -> None:
        for note in checks[0]["notes"]:
            self._paragraph(f"Note: {note}", yellow=True)

    def failure(self, failure: Failure) -> None:
        """Show a function's first failing check in full, some others in a line each."""
        function, first = failure.function, failure.first
        self.terminal.write_line("")
        word = WORDS[first["outcome"]][2][0]
        self._paragraph(f"{word} {function}: {first['title']}", indent="", red=True, bold=True)
        if failure.helper:
            helper = failure.helper
            self._paragraph(f"{function} uses {helper}, which fails too: mend that first.")
            return
        self._indented(first["message"])
        self._printed(first)
        self._cause(first["cause"])
        if self.hint and first["hint"]:
            self._paragraph(f"Hint: {' '.join(first['hint'].split())}", cyan=True)
        self._others(failure.others)

    def _others(self, others: list[Other]) -> None:
        for i, other in enumerate(others):
            if i == MANY and not self.verbose:
                self._paragraph(f"also failed: {len(others) - MANY} more{self.tip}")
                return
            self._paragraph(f"also failed: {other.title}")
            self._cause(other.cause, indent="    ")

    def _cause(self, cause: str, indent: str = "  ") -> None:
        if cause:
            self._paragraph(f"Likely cause: {cause}", indent, yellow=True)

    def _printed(self, check: dict[str, Any]) -> None:
        """Show what the function printed, the way many people look for a mistake."""
        text = check["printed"].strip()
        if text:
            self._indented("printed:\n" + "\n".join(text.splitlines()[:20]))

    def _passed(self, checks: Checks) -> None:
        right = [row.function for row in by_function(checks) if row.state == "right"]
        if right:
            self._paragraph(f"PASSED  {', '.join(right)}", indent="", green=True)

    def _todo(self, checks: Checks) -> None:
        """Name the unwritten functions of a file, those that return nothing in a line each."""
        for line in unwritten(checks):
            self._paragraph(f"TODO  {line}", indent="", yellow=True)
        todo = [check for check in checks if check["outcome"] == "todo"]
        failing = any(check["outcome"] == "failed" for check in checks)
        if self.hint and todo and todo[0]["hint"] and not failing:
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
        names = [checks[0]["lab"] for checks in self.files.values()]
        if len(set(names)) < len(names):  # the same lab of several people
            names = list(self.files)
        rows = [(name, score(checks)) for name, checks in zip(names, self.files.values())]
        if len(rows) > 1:
            rows.append(("total", score(self._everything())))
        self.terminal.write_sep("=", "points")
        for name, earned in rows:
            self._row(name, earned, name_width=max(len(name) for name, _ in rows))
        self._skipped()
        self._next()
        self._without_causes()

    def _row(self, name: str, earned: Score, name_width: int) -> None:
        numbers = f"{earned.points:>5g} / {earned.out_of:g}"
        numbers += f"  ({earned.skipped} skipped)" if earned.skipped else ""
        size = max(5, min(30, self.width - name_width - len(numbers) - 6))
        name_width = min(name_width, max(12, self.width - size - len(numbers) - 4))
        color = "green" if earned.points == earned.out_of else "yellow"
        self.terminal.write(f"{name[-name_width:]:<{name_width}}  ")
        self.terminal.write(bar(earned.share, size), **{color: True})
        self.terminal.write_line(f" {numbers}")

    def _skipped(self) -> None:
        """Say why checks were skipped, each reason once, and how to have them."""
        reasons = [
            check["message"] for check in self._everything() if check["outcome"] == "skipped"
        ]
        for reason, count in list(Counter(reasons).items())[:MANY]:
            self._paragraph(f"{count} skipped: {reason}", indent="")

    def _next(self) -> None:
        check = next_check(self._everything())
        if check:
            self._advise(check)
        elif not score(self._everything()).skipped:
            self.terminal.write_line("Everything here is right. Well done!", green=True)
        if self.partly and not check:
            self._paragraph("These were not all checks. See what is next without -k.", indent="")

    def _advise(self, check: dict[str, Any]) -> None:
        """Say the one next thing to do, and the command that judges it."""
        file = self.root / check["path"]
        try:
            shown = str(file.relative_to(self.here))
        except ValueError:
            shown = str(file)
        hint = "" if self.hint else " --hint"
        step, command = next_step(check, file, shown, hint)
        self._paragraph(f"{step}\n  {command}", indent="")

    def _without_causes(self) -> None:
        """Say why no cause is named in a copy of the course without solutions."""
        from graders.catalog import has_solution  # imports NumPy, which is there by now

        failing = {check["lab"] for check in self._everything() if check["outcome"] == "failed"}
        if not all(map(has_solution, failing)):
            self._paragraph("Likely causes come with the grading: this copy has no solutions to "
                            "compare your answers with.", indent="")  # fmt: skip

    def _everything(self) -> Checks:
        return [check for checks in self.files.values() for check in checks]


def bar(share: float, size: int) -> str:
    """Draw a share of 1 as a bar, in letters that the terminal has."""
    solid, empty = ("█", "░") if draws() else ("#", "-")
    full = int(size * share)
    return solid * full + empty * (size - full)


def draws() -> bool:
    """Tell whether the terminal has more letters than ASCII."""
    return (getattr(sys.stdout, "encoding", None) or "ascii").lower().startswith("utf")

"""What a student reads while a folder is watched: a verdict for each save, in few lines."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from graders.cleaning import clean
from graders.page import Page, draws
from graders.story import Checks, Score, by_function, failures, score, unwritten

LEVELS = "·▁▂▃▄▅▆▇█"
COLORS = ("red", "green", "yellow", "cyan")


class Screen:
    """A terminal, as ``graders.page`` writes on it."""

    def __init__(self) -> None:
        self.console = Console(highlight=False, markup=False, emoji=False)
        self.width = min(self.console.width, 100)

    def write(self, content: str, **markup: bool) -> None:
        """Write a text."""
        style = " ".join(name for name in (*COLORS, "bold", "dim") if markup.get(name))
        self.console.print(Text(clean(content), style), end="", soft_wrap=True)

    def write_line(self, line: str = "", **markup: bool) -> None:
        """Write a text and end the line."""
        self.write(f"{line}\n", **markup)

    def write_sep(self, sep: str, title: str) -> None:
        """Write a title in a line of separators."""
        self.write_line(f" {title} ".center(self.width - 1, sep))

    def page(self, checks: Checks) -> Page:
        """Return the page about one file."""
        return Page(self, {checks[0]["path"]: checks}, self.width, tip="")

    def verdict(self, checks: Checks, saved: float) -> None:
        """Tell what came of the functions that were changed.

        Args:
            checks: their results.
            saved: when the file was saved.
        """
        self.write_sep("─" if draws() else "-", _title(checks))
        if checks[0]["unreadable"]:
            self.write_line(checks[0]["unreadable"], red=True)
        else:
            self._functions(checks)
        self.write_line(f"{max(0.0, time.time() - saved):.2f} s after saving", dim=True)

    def _functions(self, checks: Checks) -> None:
        for row in by_function(checks):
            if row.state == "right":
                self.write_line(f"{row.function} is right: {_points(row.score)}", green=True)
        failed = failures(checks)
        for first in failed[:1]:
            self.page(checks).failure(first)
        for other in failed[1:]:
            self.write_line(f"FAILED {other.function}: {other.first['title']}", red=True)
        for line in unwritten(checks):
            self.write_line(f"TODO  {line}", yellow=True)

    def news(self, before: Checks, after: Checks) -> bool:
        """Tell which functions are better or worse than they were, and causes found since.

        Returns:
            Whether there was anything to tell.
        """
        news = []
        states = {row.function: row.state for row in by_function(before)}
        for row in by_function(after):
            if row.state == "right" != states.get(row.function):
                news.append((f"{row.function} is right now, too.", "green"))
            elif row.state != "right" == states.get(row.function):
                news.append((f"{row.function} is not right any more.", "red"))
        known = {check["cause"] for check in before}
        for failure in failures(after):
            if failure.first["cause"] not in known | {""}:
                said = f"{failure.function}, likely cause: {failure.first['cause']}"
                news.append((said, "yellow"))
        for line, color in news:
            self.write_line(line, **{color: True})
        return bool(news)

    def progress(self, files: list[Checks]) -> None:
        """Show all labs in one line: how far each is, and the points."""
        marks = []
        for checks in files:
            share, number = score(checks).share, checks[0]["lab"][3:5].lstrip("0")
            marks.append(f"{number}{LEVELS[int(8 * share)]}" if draws() else
                         f"{number}:{int(100 * share)}%")  # fmt: skip
        everything = score([check for checks in files for check in checks])
        self.write_line(f"labs {' '.join(marks)}   {_points(everything)}", bold=True)

    def next(self, check: dict[str, Any] | None, skipped: bool) -> None:
        """Say what there is to do; where nothing is, say so, unless checks could not be run."""
        if check and check["unreadable"]:
            self.write_line(f"Next: mend the file {check['path']}, and save it.")
        elif check:
            verb = "write" if check["outcome"] == "todo" else "mend"
            self.write_line(f"Next: {verb} {check['function']} in {check['path']}, and save it.")
        elif not skipped:
            self.write_line("Everything here is right. Well done!", green=True)


def _title(checks: Checks) -> str:
    if checks[0]["unreadable"]:
        return Path(checks[0]["path"]).name
    names = list(dict.fromkeys(check["function"] for check in checks))
    some = ", ".join(names) if len(names) < 4 else f"{len(names)} functions"
    return f"{Path(checks[0]['path']).name}: {some}"


def _points(earned: Score) -> str:
    return f"{earned.points:g} / {earned.out_of:g} points"

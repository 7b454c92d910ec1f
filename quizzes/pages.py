"""Where a quiz is written to: with colour on a terminal, in bare lines everywhere else."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 100  # longer lines are hard to read


class Page:
    """Text for a reader, wrapped to the width of the terminal.

    Args:
        plain: no colour, no rules, and each fact on a line of its own, as pipes, dumb terminals and
            screen readers want it. Where the output is no terminal, this is so in any case.
    """

    def __init__(self, plain: bool = False):
        dumb = os.environ.get("TERM", "") in {"dumb", "unknown"}
        lines = (sys.stdout.encoding or "").casefold().startswith("utf")  # can it draw them?
        self.plain = plain or dumb or not lines or not sys.stdout.isatty()

    @property
    def width(self) -> int:
        """The columns that may be filled; a pipe has no end."""
        columns = shutil.get_terminal_size((0, 0)).columns
        return min(columns - 1, WIDEST) if columns else sys.maxsize

    def say(self, text: str = "", style: str = "", indent: str = "", lead: str = "") -> None:
        """Write a text; its lines are filled anew, but for code, which is indented by two.

        Args:
            text: prose, lists whose lines begin with "1. ", code.
            style: a style of rich, as "bold red".
            indent: what all lines begin with.
            lead: what the first line begins with, as the letter of an option.
        """
        for block in paragraphs(text) if text else [""]:
            code = block.startswith("  ")
            first = f"{indent}{lead} " if lead else indent
            later = " " * (12 if code else len(first))
            lines = textwrap.wrap(
                block, self.width, initial_indent=first, subsequent_indent=later,
                break_on_hyphens=False, break_long_words=False,
            )  # fmt: skip
            for line in lines or [""]:
                self._write(line, style or "cyan" if code else style)
            lead = " " * len(lead)

    def facts(self, *facts: str, style: str = "") -> None:
        """Write short facts, indented: side by side, or each on a line of its own."""
        for fact in facts if self.plain else [" · ".join(facts)]:
            self.say(fact, style, "  ")

    def bar(self, done: int, total: int) -> None:
        """Draw a line that shows how far the reader is; a plain page has none."""
        if not self.plain:
            width = min(self.width, WIDEST)
            filled = width * done // max(total, 1)
            self._write("━" * filled, "green", end="")
            self._write("─" * (width - filled), "dim")

    def _write(self, line: str, style: str, end: str = "\n") -> None:
        if self.plain:
            print(line, end=end)
        else:
            self._console.print(
                line, style=style, end=end, markup=False, emoji=False, soft_wrap=True
            )

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(highlight=False)


def counted(questions: int) -> str:
    """Return a number of questions in words.

    Example:
        >>> counted(1), counted(2)
        ('1 question', '2 questions')
    """
    return f"{questions} question{'' if questions == 1 else 's'}"


def paragraphs(text: str) -> Iterator[str]:
    r"""Yield the paragraphs of a text in a line each, and its code line by line.

    Example:
        >>> list(paragraphs("One\nsentence.\n\n    x = 1\n1. first\n2. second"))
        ['One sentence.', '', '    x = 1', '1. first', '2. second']
    """
    prose: list[str] = []
    for line in text.splitlines():
        code = line.startswith("  ")
        if prose and (code or not line.strip() or re.match(r"\d+\. ", line)):
            yield " ".join(prose)
            prose = []
        if code or not line.strip():
            yield line.rstrip()
        else:
            prose.append(line.strip())
    if prose:
        yield " ".join(prose)

"""What came of a function's checks, as the output of a cell."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape

from graders.story import Checks, Failure, failures, score

WIDTH = 90
MANY = 4  # failing checks that are named beside the first
BOX = "border-left: 4px solid {}; padding: 0 0 0 12px"
SUMMARY = '<summary style="cursor: pointer; display: list-item">A hint</summary>'
PRE = '<pre style="margin-bottom: 10px">'
COLORS = {True: "#2e7d32", False: "#c62828"}


def points(checks: Checks, out_of: float | None = None) -> float:
    """Return the points of some checks as nbgrader takes them: a plain float.

    Args:
        checks: their results.
        out_of: what the cell is worth, where that is not what the checks are worth together.

    Example:
        >>> points([{"points": 1, "out_of": 1, "outcome": "passed"}])
        1.0
    """
    earned = score(checks)
    if out_of is None or out_of == earned.out_of:
        return float(earned.points)
    return float(out_of * earned.share)


class Report:
    """The results of one function in a notebook: rich where that is shown, else plain text."""

    def __init__(self, function: str, checks: Checks, notes: list[str] | None = None) -> None:
        hidden = all(check.get("hidden") for check in checks)
        self.name = f"{function}, hidden checks" if hidden else function
        self.score = score(checks)
        self.failures = failures(checks)
        self.todo = _messages(checks, "todo")
        self.skipped = _messages(checks, "skipped")
        self.notes = notes or []
        self.right = self.score.points == self.score.out_of and not self.skipped

    def _headline(self) -> str:
        out_of = self.score.out_of
        numbers = f"{self.score.points:g} of {out_of:g} point{'s' * (out_of != 1)}."
        return f"{numbers} Everything here is right." if self.right else numbers

    def _lines(self) -> Iterator[str]:
        """Yield the sentences that stand before the failures."""
        yield from (f"Note: {note}" for note in self.notes)
        yield from (f"To do: {line}" for line in self.todo)
        yield from (f"Not run: {line}" for line in self.skipped)

    def __repr__(self) -> str:
        lines = [f"{self.name}: {self._headline()}", *self._lines()]
        for failure in self.failures:
            lines += _text(failure)
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        lines = [f"<p><strong>{escape(self.name)}: {self._headline()}</strong></p>"]
        lines += [f"<p>{escape(line)}</p>" for line in self._lines()]
        for failure in self.failures:
            lines += _html(failure)
        return f'<div style="{BOX.format(COLORS[self.right])}">' + "\n".join(lines) + "</div>"


def _messages(checks: Checks, outcome: str) -> list[str]:
    """Return what the checks with an outcome say, each sentence once."""
    return list(dict.fromkeys(check["message"] for check in checks if check["outcome"] == outcome))


def _text(failure: Failure) -> list[str]:
    first = failure.first
    lines = ["", _fill(f"FAILED: {first['title']}")]
    lines.append(textwrap.indent(first["message"], "  "))
    if first["printed"].strip():
        lines.append(textwrap.indent(f"printed:\n{_printed(failure)}", "  "))
    lines += [_fill(f"Likely cause: {cause}", "  ") for cause in _causes(failure)]
    return lines + [_fill(f"also failed: {title}", "  ") for title in _others(failure)]


def _html(failure: Failure) -> list[str]:
    first = failure.first
    lines = [
        f"<p><strong>Failed:</strong> {escape(first['title'])}</p>",
        f"{PRE}{escape(first['message'])}</pre>",
    ]
    if first["printed"].strip():
        lines.append(f"<p>It printed:</p>{PRE}{escape(_printed(failure))}</pre>")
    for cause in _causes(failure):
        lines.append(f"<p><strong>Likely cause:</strong> {escape(cause)}</p>")
    if first["hint"]:
        hint = escape(" ".join(first["hint"].split()))
        lines.append(f"<details>{SUMMARY}<p>{hint}</p></details>")
    others = [f"<li>{escape(title)}</li>" for title in _others(failure)]
    if others:
        lines.append(f"<p>Also failed:</p><ul>{''.join(others)}</ul>")
    return lines


def _causes(failure: Failure) -> list[str]:
    """Return the likely causes, each once, with the helper that is to blame for it."""
    first = failure.first
    to_blame = (first["misconception"] or "").partition("__")[0]
    where = f"(in {to_blame}) " if to_blame not in {"", failure.function} else ""
    causes = [f"{where}{first['cause']}"] if first["cause"] else []
    return causes + [other.cause for other in failure.others if other.cause]


def _others(failure: Failure) -> list[str]:
    """Return the titles of the other failing checks, many of them shortened to a number."""
    titles = [other.title for other in failure.others]
    more = len(titles) - MANY
    return titles[:MANY] + ([f"{more} more"] if more > 0 else [])


def _printed(failure: Failure) -> str:
    return "\n".join(failure.first["printed"].strip().splitlines()[:20])


def _fill(text: str, indent: str = "") -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")

"""The panels of a lab's picture, read from ``graders/pictures``."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np

from graders.catalog import PACKAGE, AuthorError, content, functions, where

PARAMETERS = {"axes", "lab", "tensorflow"}


@dataclass(frozen=True)
class Panel:
    """One part of a picture: what is to be seen, and who draws it."""

    name: str  # softmax__of_three_rows
    title: str
    letter: str  # its place in the layout
    columns: int  # how wide it is there
    parameters: tuple[str, ...]
    run: Callable[..., str]  # draws, and returns the caption

    def draw(self, **given: Any) -> str:
        """Draw the panel with what it takes of axes, lab and tensorflow; return its caption."""
        with np.errstate(all="ignore"):  # the naive formulas overflow, which is their point
            return self.run(**{name: given[name] for name in self.parameters})


def layout(lab: str) -> str:
    """Return the places of the panels in matplotlib's mosaic notation; empty without a picture."""
    if not (PACKAGE / "pictures" / f"{lab}.py").is_file():
        return ""
    return str(content("pictures", lab).LAYOUT)


def panels(lab: str) -> list[Panel]:
    """Return the panels of a lab's picture, in the order of their file; none without a picture.

    Raises:
        AuthorError: a panel breaks the rules of its name, docstring or parameters, or has no place.
    """
    rows = layout(lab).split(";")
    letters = sorted(set("".join(rows)) - {"."})
    if not letters:
        return []
    drawn = [f for name, f in functions(content("pictures", lab)).items() if "__" in name]
    if len(drawn) != len(letters):
        raise AuthorError(f"graders/pictures/{lab}.py: {len(letters)} places, {len(drawn)} panels")
    widths = [max(row.count(letter) for row in rows) for letter in letters]
    return [_panel(*parts) for parts in zip(drawn, letters, widths)]


def _panel(f: FunctionType, letter: str, columns: int) -> Panel:
    title = " ".join((f.__doc__ or "").split())
    parameters = tuple(inspect.signature(f).parameters)
    if not title:
        raise AuthorError(f"{where(f)}: {f.__name__} has no docstring for its title")
    if not {"axes", "lab"} <= set(parameters) <= PARAMETERS:
        raise AuthorError(f"{where(f)}: {f.__name__} may take {sorted(PARAMETERS)}")
    return Panel(f.__name__, title, letter, columns, parameters, f)

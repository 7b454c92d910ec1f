"""The checks of a lab, read from ``graders/checks``."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

from graders.catalog import AuthorError, content, functions, where

PARAMETERS = {"lab", "tensorflow", "rng"}


@dataclass(frozen=True)
class Check:
    """One statement about right code."""

    name: str  # test_softmax__rows_sum_to_one
    function: str  # softmax
    title: str  # the sentence a student reads
    hint: str  # shown when asked for
    points: float
    needs_tensorflow: bool  # the implementation itself runs on TensorFlow
    hidden: bool  # its inputs are no student's business
    parameters: tuple[str, ...]
    run: Callable[..., None]

    @property
    def fresh(self) -> bool:
        """Whether it draws other inputs for every seed; the others are there to be read."""
        return "rng" in self.parameters


@cache
def battery(lab: str) -> tuple[Check, ...]:
    """Return the checks of a lab, in the order of their file.

    Raises:
        AuthorError: a check breaks the rules of its name, docstring or parameters.
    """
    module = content("checks", lab)
    return tuple(_check(name, f) for name, f in functions(module).items() if name[:5] == "test_")


def _check(name: str, f: FunctionType) -> Check:
    function, separator, _ = name.removeprefix("test_").partition("__")
    title, _, hint = inspect.cleandoc(f.__doc__ or "").partition("\n")
    parameters = tuple(inspect.signature(f).parameters)
    if not separator:
        raise AuthorError(f"{where(f)}: call the check test_<function>__<what>, not {name}")
    if not title:
        raise AuthorError(f"{where(f)}: {name} has no docstring for the student")
    if "lab" not in parameters or not PARAMETERS.issuperset(parameters):
        raise AuthorError(f"{where(f)}: {name} may take {sorted(PARAMETERS)}, lab among them")
    marks: dict[str, Any] = {mark.name: mark for mark in getattr(f, "pytestmark", [])}
    points = marks["points"].args[0] if "points" in marks else 1
    return Check(
        name, function, title, hint.strip(), points, "needs_tensorflow" in marks,
        "hidden" in marks, parameters, f,
    )  # fmt: skip

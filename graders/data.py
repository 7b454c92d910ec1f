"""Plain data: copied on its way in, taken over on its way out, and compared."""

from __future__ import annotations

import copy
import math
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np

from graders.models import Model

NUMBERS = (bool, int, float, complex, np.generic)


def copied(value: Any) -> Any:
    """Copy data deeply; functions and other objects are handed on as they are."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (list, tuple)):
        return type(value)([copied(item) for item in value])
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, np.random.Generator):
        return copy.deepcopy(value)
    if isinstance(value, Model):
        return replace(value, facts=dict(value.facts))
    return value


def changed(before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[int, ...]:
    """Return the positions of the arguments that are not what they were."""
    return tuple(
        i
        for i, (old, new) in enumerate(zip(before, after))
        if not isinstance(old, Model) and not same(old, new, rtol=0.0)
    )


def as_data(value: Any) -> Any:
    """Return an answer as plain data that nobody else holds.

    Array-likes and (nested) lists of numbers become arrays; a list that holds arrays stays one.
    """
    if isinstance(value, (list, tuple)):
        if _all_numbers(value):
            with suppress(ValueError):  # ragged
                return np.array(value)
        return type(value)([as_data(item) for item in value])
    if isinstance(value, dict):
        return {key: as_data(item) for key, item in value.items()}
    if isinstance(value, (*NUMBERS, str)) or not hasattr(value, "__array__"):
        return value
    return np.array(value)


def _all_numbers(value: Any) -> bool:
    """Tell whether the leaves of a nested list are numbers, and there are some."""
    if isinstance(value, (list, tuple)):
        return bool(value) and all(_all_numbers(item) for item in value)
    return isinstance(value, NUMBERS)


def same(a: Any, b: Any, rtol: float = 1e-7, atol: float = 1e-12) -> bool:
    """Tell whether two pieces of data are equal, floats up to a tolerance and nan to nan."""
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(same(*pair, rtol, atol) for pair in zip(a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key], rtol, atol) for key in a)
    if _identical(a, b):
        return True
    if not _numeric(a) or not _numeric(b):
        return type(a) is type(b) and bool(a is b or _plain_equal(a, b))
    if np.shape(a) != np.shape(b):
        return False
    return np.array_equal(a, b) or _close(a, b, rtol, rtol and atol)


def _identical(a: Any, b: Any) -> bool:
    """Tell whether two arrays are the same bytes, as arguments after a call nearly always are."""
    if type(a) is not np.ndarray or type(b) is not np.ndarray or a.dtype != b.dtype:
        return False
    return a.shape == b.shape and a.dtype.kind in "biufc" and a.tobytes() == b.tobytes()


def _close(a: Any, b: Any, rtol: float, atol: float) -> bool:
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):  # often, in a diagnosis
        both_nan = math.isnan(a) and math.isnan(b)
        return both_nan or math.isclose(a, b, rel_tol=rtol, abs_tol=atol)
    with np.errstate(all="ignore"):
        return bool(np.allclose(a, b, rtol=rtol, atol=atol, equal_nan=True))


def _numeric(value: Any) -> bool:
    return isinstance(value, NUMBERS) or (
        isinstance(value, np.ndarray) and value.dtype.kind in "biufc"
    )


def _plain_equal(a: Any, b: Any) -> bool:
    if isinstance(a, Model):
        return bool(a == b)
    if isinstance(a, np.random.Generator):  # drawing from it is what it is for
        return True
    return isinstance(a, (str, np.ndarray)) and np.array_equal(a, b)

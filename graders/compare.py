"""What checks say about answers: assertions whose failures explain themselves.

Each assertion looks at the shape, then the dtype, then the values, and raises a Mismatch that
carries both sides; ``graders.messages`` puts it into words beside the call that was made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.proxy import Fault, Lab


@dataclass(eq=False)
class Mismatch(AssertionError):
    """An answer that is not the expected one."""

    problem: str  # "shape", "dtype", "values", "arguments" or "exception"
    actual: Any
    expected: Any
    of: str = ""  # what was compared, where it is not the answer itself
    rtol: float = 0.0
    atol: float = 0.0

    def without_answer(self) -> bool:
        """Tell whether there was nothing to compare: the function returned None."""
        return self.actual is None or (
            isinstance(self.actual, np.ndarray) and self.actual.dtype == object
            and self.actual.shape == () and self.actual[()] is None
        )  # fmt: skip

    def __str__(self) -> str:
        what = self.of or "the answer"
        return f"{what}: wrong {self.problem}: {self.actual!r}, expected {self.expected!r}"


def assert_close(
    actual: Any, expected: Any, rtol: float = 1e-7, atol: float = 1e-9, of: str = ""
) -> None:
    """Assert that numbers agree: ``|actual - expected| <= atol + rtol |expected|``.

    Args:
        actual: what the implementation returned, or something computed from it.
        expected: a number, an array, or a (nested) list or tuple of them, of the same structure.
        rtol: relative tolerance.
        atol: absolute tolerance.
        of: what ``actual`` is, where it is not the answer itself: "the sum of each row".

    Raises:
        Mismatch: the shape, the dtype or the values differ.

    Example:
        >>> assert_close([0.5, 0.5], np.array([1, 1]) / 2)
    """
    if _is_nested(expected):
        _assert_structure(actual, expected, rtol, atol, of)
        return
    assert_shape(actual, np.shape(expected), of)
    if np.array_equal(actual, expected):  # often, and quick to see
        return
    with np.errstate(all="ignore"):
        if not np.allclose(actual, expected, rtol=rtol, atol=atol, equal_nan=True):
            raise Mismatch("values", actual, expected, of, rtol, atol)


def assert_equal(actual: Any, expected: Any, of: str = "") -> None:
    """Assert that two answers are equal, to the last digit: whole numbers, strings.

    Raises:
        Mismatch: they are not.

    Example:
        >>> assert_equal("relu", "relu")
    """
    if isinstance(expected, str) or (isinstance(expected, list) and isinstance(expected[0], str)):
        if not isinstance(actual, type(expected)) or actual != expected:
            raise Mismatch("values", actual, expected, of)
        return
    assert_close(actual, expected, rtol=0.0, atol=0.0, of=of)


def assert_shape(actual: Any, shape: tuple[int, ...], of: str = "") -> None:
    """Assert that an answer has this shape and holds real numbers.

    Raises:
        Mismatch: it has another shape, or holds something else.

    Example:
        >>> assert_shape(np.zeros((2, 3)), (2, 3))
    """
    try:
        array = np.asarray(actual)
    except ValueError:
        raise Mismatch("shape", actual, shape, of) from None  # rows of different lengths
    if array.dtype.kind in "biuf":
        if array.shape != shape:
            raise Mismatch("shape", actual, shape, of)
        return
    raise Mismatch("dtype", actual, "real numbers", of)


def assert_raises(error: type[Exception], function: Callable[..., Any], *args: Any) -> None:
    """Assert that a function of the lab refuses its arguments with this exception.

    Raises:
        Mismatch: it returns, or raises another exception.
    """
    try:
        answer = function(*args)
    except Fault as fault:
        if error.__name__ in fault.raised.types:
            return
        raise
    raise Mismatch("exception", answer, error.__name__)


def assert_unchanged(lab: Lab) -> None:
    """Assert that no call so far changed one of its arguments.

    Raises:
        Mismatch: one did.
    """
    for call in lab.calls:
        if call.outcome.value is None and not call.outcome.models:
            raise Mismatch("dtype", None, "an answer")
        if call.outcome.changed:
            raise Mismatch("arguments", call, call.outcome.changed)


def _is_nested(value: Any) -> bool:
    """Tell whether a list or tuple holds arrays, so that its structure matters."""
    return isinstance(value, (list, tuple)) and any(
        isinstance(item, np.ndarray) or _is_nested(item) for item in value
    )


def _assert_structure(actual: Any, expected: Any, rtol: float, atol: float, of: str) -> None:
    length = len(actual) if isinstance(actual, (list, tuple, np.ndarray)) else None
    if length != len(expected):
        raise Mismatch("structure", actual, expected, of)
    for i, (mine, yours) in enumerate(zip(expected, actual)):
        assert_close(yours, mine, rtol, atol, f"{of or 'the answer'}[{i}]")

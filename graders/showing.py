"""Calls and data as text: a call as it could be typed, data as NumPy prints it."""

from __future__ import annotations

from typing import Any

import numpy as np

from graders.proxy import Call

WIDTH = 88
SMALL = 60  # an array with more numbers than this is shortened
INDENT = "    "


def show_call(call: Call) -> str:
    """Return the call as it could be typed, long numbers shortened."""
    args = [_argument(x) for x in call.args]
    args += [f"{name}={_argument(x)}" for name, x in call.kwargs.items()]
    line = f"{INDENT}{call.function}({', '.join(args)})"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    inner = [hang(f"{INDENT * 2}", f"{arg},") for arg in args]
    return "\n".join([f"{INDENT}{call.function}(", *inner, f"{INDENT})"])


def show(value: Any) -> str:
    """Return data as NumPy prints it, long arrays shortened."""
    if value is None or isinstance(value, str):
        return repr(value)
    if isinstance(value, (bool, int, float, np.generic)):
        return number(value)
    if isinstance(value, np.ndarray):
        return _array(value, " ")
    if isinstance(value, (list, tuple)):
        items = [show(item) for item in value]
        ends = "[]" if isinstance(value, list) else "()"
        joint = ",\n " if any("\n" in item for item in items) else ", "
        return ends[0] + joint.join(item.replace("\n", "\n ") for item in items) + ends[1]
    return f"{value!r}"[:200]


def _argument(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"np.array({_array(value, ', ')})".replace("\n", "\n" + " " * 9)
    if isinstance(value, np.random.Generator):
        return "rng"
    if callable(value):
        return str(getattr(value, "__name__", value))
    if isinstance(value, (list, tuple)):
        items = [_argument(item) for item in value]
        joint = ",\n " if sum(map(len, items)) > WIDTH - 12 else ", "
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        ends = "[]" if isinstance(value, list) else "()"
        return ends[0] + joint.join(item.replace("\n", "\n ") for item in items) + comma + ends[1]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e6:
        return f"{value:.1f}"
    return show(value)


def _array(value: np.ndarray, separator: str) -> str:
    return np.array2string(
        value, precision=6, threshold=SMALL, edgeitems=2, separator=separator,
        max_line_width=WIDTH - 14, floatmode="maxprec",
    )  # fmt: skip


def apart(a: float, b: float) -> str:
    """Return ``a where b``, with as many digits as it takes to see the difference.

    Example:
        >>> apart(1 / 3, 1 / 3 + 1e-8)
        '0.33333333 where 0.33333334'
    """
    for digits in range(6, 18):
        one, other = f"{a:.{digits}g}", f"{b:.{digits}g}"
        if one != other:
            break
    return f"{one} where {other}"


def number(value: Any) -> str:
    """Return one number, with all the digits that may tell it from another."""
    return f"{value:.10g}" if isinstance(value, (float, np.floating)) else str(value)


def hang(prefix: str, text: str) -> str:
    """Put a prefix before the first line and its width before the others."""
    return prefix + text.replace("\n", "\n" + " " * len(prefix))

"""Putting a failed check into words: the call, what it returned, what was expected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from graders.compare import Mismatch
from graders.proxy import Call, Fault

WIDTH = 88
SMALL = 60  # an array with more numbers than this is shortened
INDENT = "    "


def explain(error: AssertionError | Fault, calls: Sequence[Call]) -> str:
    """Return what happened in a failed check, for its author.

    Args:
        error: what the check raised.
        calls: the calls it made until then.
    """
    if isinstance(error, Fault):
        return _explain_fault(error)
    if not isinstance(error, Mismatch):
        said = str(error).partition("\nassert ")[0]  # without what pytest adds for developers
        return "\n".join([said or "The check does not hold.", *_last(calls)])
    if error.problem == "arguments":
        return _explain_arguments(error)
    return _explain_mismatch(error, _call_behind(error, calls))


def _explain_fault(fault: Fault) -> str:
    kind, place = fault.raised.types[0], fault.raised.where
    if kind == "OutOfTime":
        first = f"{fault.call.function} was stopped: {fault.raised.message}"
    elif kind in {"SystemExit", "AskedForInput"}:
        first = f"{fault.call.function} was stopped: {fault.raised.message}."
    else:
        first = f"{fault.call.function} stopped with {kind}: {fault.raised.message}"
    lines = [first, f"at {place}"] if place else [first]
    return "\n".join([*lines, "", show_call(fault.call)])


def _explain_arguments(error: Mismatch) -> str:
    call: Call = error.actual
    which = " and ".join(f"number {i + 1}" for i in error.expected)
    return (
        f"{call.function} changes its own argument {which}; whoever calls it still needs that.\n\n"
        + show_call(call)
    )


def _explain_mismatch(error: Mismatch, call: Call | None) -> str:
    actual, expected = error.actual, error.expected
    what = error.of or (call.function if call else "the answer")
    if error.problem == "shape":
        first = f"{what} has the wrong shape."
        got, wanted = f"{_shape(actual)}: {show(actual)}", f"{_tuple(expected)}"
    elif error.problem == "dtype":
        first = f"{what} has the wrong type."
        got, wanted = f"{_type(actual)}: {show(actual)}", str(expected)
    elif error.problem == "exception":
        first = f"{what} should refuse this argument."
        got, wanted = show(actual), f"a {expected}, raised"
    elif error.problem == "structure":
        first = f"{what} has the wrong number of parts."
        got, wanted = show(actual), show(expected)
    else:
        first = f"{what} has the wrong values." if np.ndim(expected) else f"{what} is wrong."
        got, wanted = show(actual), show(expected)
    lines = [first, "", show_call(call)] if call else [first, ""]
    if call and error.of:
        lines += [_labelled("returned", show(call.outcome.value)), f"{INDENT}{error.of}:"]
    lines += [_labelled("returned" if not error.of else "is", got), _labelled("expected", wanted)]
    if error.problem == "values":
        lines += _differences(actual, expected, call)
    return "\n".join(lines)


def _differences(actual: Any, expected: Any, call: Call | None) -> list[str]:
    """Say where the first difference is, and whether one factor explains them all."""
    if np.asarray(expected).dtype.kind == "U":
        return []
    a, e = np.asarray(actual, dtype=float), np.asarray(expected, dtype=float)
    lines = []
    if a.ndim:
        wrong = ~np.isclose(a, e, rtol=1e-7, atol=1e-9, equal_nan=True)
        if not wrong.any():  # an exact comparison
            wrong = a != e
        i = tuple(int(n) for n in np.argwhere(wrong)[0])
        lines = [f"{wrong.sum()} of {a.size} numbers differ, the first at {list(i)}: "
                 f"{_number(a[i])} where {_number(e[i])} is expected."]  # fmt: skip
    return ["", *lines, *_ratio(a, e, call)] if lines or _ratio(a, e, call) else []


def _ratio(a: np.ndarray, e: np.ndarray, call: Call | None) -> list[str]:
    """Name the factor between two answers, where there is one and it tells something."""
    with np.errstate(all="ignore"):
        ratios = (a / e)[np.abs(e) > 1e-12]
    zeros_agree = np.allclose(a[np.abs(e) <= 1e-12], 0, atol=1e-9)
    if not ratios.size or not zeros_agree or not np.allclose(ratios, ratios[0], rtol=1e-6):
        return []
    ratio, subject = float(ratios[0]), "Every number is" if a.ndim else "It is"
    if np.isclose(ratio, -1):
        return [f"{subject} the negative of what is expected."]
    for size in sorted({2, *_sizes(call)} - {1}):
        for factor, name in ((ratio, f"{size}"), (1 / ratio if ratio else 0, f"1/{size}")):
            if np.isclose(factor, size, rtol=1e-6):
                meaning = f" (here {size} is {_sizes(call)[size]})" if size in _sizes(call) else ""
                return [f"{subject} {name} times what is expected{meaning}."]
    return []


def _sizes(call: Call | None) -> dict[int, str]:
    """Return the sizes of a call that a forgotten or doubled division would show, and names."""
    arrays = [x for x in call.args if isinstance(x, np.ndarray) and x.ndim] if call else []
    sizes: dict[int, str] = {}
    for array in arrays:
        if array.ndim > 1:
            sizes.setdefault(array.shape[-1], "the number of columns")
            sizes.setdefault(array.size, "the number of entries")
    for array in arrays[:1]:
        sizes[array.shape[0]] = "the number of examples, m"
    return sizes


def _call_behind(error: Mismatch, calls: Sequence[Call]) -> Call | None:
    """Return the call whose answer was compared: by identity, else the last one."""
    for call in reversed(calls):
        if call.outcome.value is error.actual:
            return call
    return calls[-1] if calls else None


def _last(calls: Sequence[Call]) -> list[str]:
    if not calls:
        return []
    call = calls[-1]
    return ["", show_call(call), _labelled("returned", show(call.outcome.value))]


def show_call(call: Call) -> str:
    """Return the call as it could be typed, long numbers shortened."""
    args = [_argument(x) for x in call.args]
    args += [f"{name}={_argument(x)}" for name, x in call.kwargs.items()]
    line = f"{INDENT}{call.function}({', '.join(args)})"
    if len(line) <= WIDTH and "\n" not in line:
        return line
    inner = [_hang(f"{INDENT * 2}", f"{arg},") for arg in args]
    return "\n".join([f"{INDENT}{call.function}(", *inner, f"{INDENT})"])


def show(value: Any) -> str:
    """Return data as NumPy prints it, long arrays shortened."""
    if value is None or isinstance(value, str):
        return repr(value)
    if isinstance(value, (bool, int, float, np.generic)):
        return _number(value)
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
    if isinstance(value, Callable):  # type: ignore[arg-type]
        return str(getattr(value, "__name__", value))
    if isinstance(value, (list, tuple)):
        items = [_argument(item) for item in value]
        joint = ",\n " if sum(map(len, items)) > WIDTH - 12 else ", "
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        ends = "[]" if isinstance(value, list) else "()"
        return ends[0] + joint.join(item.replace("\n", "\n ") for item in items) + comma + ends[1]
    return show(value)


def _array(value: np.ndarray, separator: str) -> str:
    return np.array2string(
        value, precision=6, threshold=SMALL, edgeitems=2, separator=separator,
        max_line_width=WIDTH - 14, floatmode="maxprec",
    )  # fmt: skip


def _number(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, (float, np.floating)) else str(value)


def _shape(value: Any) -> str:
    return value if isinstance(value, str) else _tuple(np.shape(value))


def _tuple(shape: Any) -> str:
    return f"shape {tuple(shape)}" if shape else "a single number"


def _type(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"array of {value.dtype}"
    return type(value).__name__


def _labelled(label: str, text: str) -> str:
    return _hang(f"{INDENT}{label:<10}", text)


def _hang(prefix: str, text: str) -> str:
    """Put a prefix before the first line and its width before the others."""
    return prefix + text.replace("\n", "\n" + " " * len(prefix))

"""Putting a failed check into words: the call, what it returned, what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from graders.compare import Mismatch
from graders.data import as_data
from graders.proxy import Call, Fault
from graders.showing import INDENT, apart, hang, show, show_call

ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]


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
    elif kind in {"SystemExit", "AskedForInput", "Crashed", "TooMuch"}:
        first = f"{fault.call.function} was stopped: {fault.raised.message}."
    else:
        first = f"{fault.call.function} stopped with {kind}: {fault.raised.message}"
    lines = [first, f"at {place}"] if place else [first]
    return "\n".join([*lines, "", show_call(fault.call)])


def _explain_arguments(error: Mismatch) -> str:
    call: Call = error.actual
    which = " and ".join(ORDINALS[i] for i in error.expected)
    return (
        f"{call.function} changes its {which} argument; whoever calls it still needs that.\n\n"
        + show_call(call)
    )


def _explain_mismatch(error: Mismatch, call: Call | None) -> str:
    actual, expected = error.actual, error.expected
    what = error.of or (call.function if call else "the answer")
    if error.problem == "shape":
        first = f"{what} has the wrong shape."
        got, wanted = f"{shape_of(actual)}:\n{show(actual)}", f"{_tuple(expected)}"
    elif error.problem == "dtype":
        first = f"{what} has the wrong type."
        got, wanted = f"{_type(actual)}: {show(actual)}", str(expected)
    elif error.problem == "exception":
        first = f"{what} should refuse this argument."
        got, wanted = show(actual), f"a {expected}, raised"
    elif error.problem == "structure":
        first = f"{what} has the wrong number of parts."
        got, wanted = show(actual), show(as_data(expected))
    else:
        first = f"{what} has the wrong values." if np.ndim(expected) else f"{what} is wrong."
        got, wanted = show(actual), show(as_data(expected))
    lines = [first, "", show_call(call)] if call else [first, ""]
    part = error.of.startswith("the answer[")
    if call and error.of and not part:
        lines += [*_returned(call), f"{INDENT}{error.of}:"]
    lines += [_labelled("returned" if not error.of else "is", got), _labelled("expected", wanted)]
    if error.problem == "values":
        lines += _differences(error, call)
    return "\n".join(lines)


def _differences(error: Mismatch, call: Call | None) -> list[str]:
    """Say where the first difference is, and whether one factor explains them all."""
    if np.asarray(error.expected).dtype.kind == "U":
        return []
    a, e = np.asarray(error.actual, dtype=float), np.asarray(error.expected, dtype=float)
    lines = _ratio(a, e, call) or _few_digits(error)
    if a.ndim:
        wrong = ~np.isclose(a, e, rtol=error.rtol, atol=error.atol, equal_nan=True)
        i = tuple(int(n) for n in np.argwhere(wrong)[0])
        lines = [f"{wrong.sum()} of {a.size} numbers differ, the first at {list(i)}: "
                 f"{apart(a[i], e[i])} is expected.", *lines]  # fmt: skip
    return ["", *lines] if lines else []


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


def _few_digits(error: Mismatch) -> list[str]:
    """Say that float32 rounded the answer, where nothing else is wrong with it."""
    if np.asarray(error.actual).dtype != np.float32:
        return []
    if not np.allclose(error.actual, error.expected, rtol=1e-5, atol=1e-6, equal_nan=True):
        return []
    return ["It is float32, right to 7 digits at most. NumPy's own float64 has 16: use that."]


def _sizes(call: Call | None) -> dict[int, str]:
    """Return the sizes of a call that a forgotten or doubled division would show, and names."""
    arrays = [x for x in call.args if isinstance(x, np.ndarray) and x.ndim] if call else []
    sizes: dict[int, str] = {}
    for array in arrays:
        if array.ndim > 1:
            sizes.setdefault(array.shape[-1], "the number of columns")
            sizes.setdefault(array.size, "the number of entries")
    for array in arrays[:1]:
        sizes[array.shape[0]] = "m, the number of rows" if array.ndim > 1 else "m, the length"
    return sizes


def _call_behind(error: Mismatch, calls: Sequence[Call]) -> Call | None:
    """Return the call whose answer was compared: by identity, else the last one."""
    same = [call for call in calls if call.outcome.value is error.actual]
    if len(same) == 1:
        return same[0]
    return calls[-1] if calls else None


def _last(calls: Sequence[Call]) -> list[str]:
    if not calls:
        return []
    call = calls[-1]
    return ["", show_call(call), *_returned(call)]


def _returned(call: Call) -> list[str]:
    """Show the answer, unless the work was done on a model and there is none."""
    value = call.outcome.value
    told = not call.outcome.models or isinstance(value, np.ndarray)
    return [_labelled("returned", show(value))] if told else []


def shape_of(value: Any) -> str:
    """Say in words which shape an answer has, also where it has none."""
    if isinstance(value, tuple):
        return f"a tuple of {len(value)}"
    try:
        return _tuple(np.shape(value))
    except ValueError:
        return "rows of different lengths"


def _tuple(shape: Any) -> str:
    return f"shape {tuple(shape)}" if shape else "a single number"


def _type(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"array of {value.dtype}"
    return type(value).__name__


def _labelled(label: str, text: str) -> str:
    return hang(f"{INDENT}{label:<10}", text)

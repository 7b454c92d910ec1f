"""Wrong answers that are nearly right: but for a sign, a power of ten, an order or a rounding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from quizzes.cases import Case, shape
from quizzes.format import Array, Numeric, Output, Shape
from quizzes.scoring import equal, flat, tolerance


def near_misses(case: Case, answer: Any) -> Iterator[str]:
    """Yield what is right about a wrong number, array, shape or print, the most telling first."""
    if isinstance(case.question, Shape):
        yield from _near_shapes(answer, case.key)
    elif isinstance(case.question, Array):
        yield from _near_arrays(case, case.question, answer)
    elif isinstance(case.question, Numeric):
        yield from _near_numbers(case, case.question, answer)
    elif isinstance(case.question, Output) and _numbers(answer) == _numbers(case.question.answer):
        yield "The numbers are right, but this is not how they are printed."


def _numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"[+-]?\d*\.?\d+", text)]


def _near_shapes(answer: list[int], key: list[int]) -> Iterator[str]:
    if answer == key[::-1]:
        yield "The sizes are right, and their order is turned round: rows come first."
    elif sorted(answer) == sorted(key):
        yield "The sizes are right, in another order."
    elif len(answer) != len(key):
        yield f"You gave {_axes(answer)}; the answer has {_axes(key)}."


def _axes(sizes: list[int]) -> str:
    return "1 axis" if len(sizes) == 1 else f"{len(sizes)} axes"


def _near_arrays(case: Case, question: Array, answer: Any) -> Iterator[str]:
    if _transposed(answer, case.key):
        yield "This is the transpose of the answer: rows and columns are exchanged."
        return
    if shape(answer) != shape(case.key):
        yield f"The shape is {tuple(shape(answer))}; the answer has {tuple(shape(case.key))}."
        return
    pairs = list(zip(flat(answer), flat(case.key)))
    edge = tolerance(question, 0)
    if all(abs(a + k) <= edge for a, k in pairs):
        yield "The sizes are right, and all signs are turned round."
    if question.decimals and all(abs(a - k) <= 4 * edge for a, k in pairs):
        yield f"Very close: look at the rounding, to {question.decimals} decimals."
    right = sum(abs(a - k) <= edge for a, k in pairs)
    yield f"The shape is right, and {right or 'none'} of the {len(pairs)} numbers."


def _near_numbers(case: Case, question: Numeric, answer: float) -> Iterator[str]:
    if equal(case, -answer, case.key):
        yield "The size is right, and the sign is not."
    for power in (-3, -2, -1, 1, 2, 3):
        if case.key and equal(case, answer * 10.0**power, case.key):
            yield "The digits are right, and the decimal point is in the wrong place."
    distance = abs(answer - case.key)
    if question.decimals == 0 and distance < 1.5:
        yield "Very close: count once more."
    elif question.decimals and distance <= 4 * tolerance(question, case.key):
        yield f"Very close: look at the rounding, to {question.decimals} decimals."
    elif distance <= 4 * tolerance(question, case.key):
        yield "Very close: keep more digits on the way, and round at the end."


def _transposed(a: Any, b: Any) -> bool:
    two = len(shape(a)) == len(shape(b)) == 2
    return two and a != b and [list(column) for column in zip(*a)] == b

"""What an answer that was kept as JSON means: the other way round from keeping it."""

from __future__ import annotations

import math
from typing import Any

from quizzes.format import (
    AnyQuestion,
    Array,
    Match,
    Multiple,
    Numeric,
    Order,
    Shape,
    Single,
    TrueFalse,
)

LONGEST = 1000  # signs of an answer in words


def understood(question: AnyQuestion, answer: Any) -> Any:
    """Return an answer that was kept as JSON in the form that scoring takes.

    Raises:
        ValueError: it is no answer to this question.
    """
    try:
        found = _read(question, answer)
    except (ArithmeticError, AttributeError, RecursionError, TypeError, ValueError):
        found = None
    if found is None:
        raise ValueError("this is no answer to the question")
    return found


def _read(question: AnyQuestion, answer: Any) -> Any:
    """Return the answer, or None where it does not fit the question."""
    if isinstance(question, Single):
        return answer if answer in [option.key for option in question.options] else None
    if isinstance(question, Multiple):
        return set(answer) if set(answer) <= {option.key for option in question.options} else None
    if isinstance(question, TrueFalse):
        fits = len(answer) == len(question.statements) and all(type(one) is bool for one in answer)
        return list(answer) if fits else None
    if isinstance(question, Numeric):
        return _number(answer)
    if isinstance(question, Array):
        return _numbers(answer) if isinstance(answer, list) and _regular(answer) else None
    if isinstance(question, Shape):
        return [_number(size) for size in answer]
    if isinstance(question, Order):
        return answer if sorted(answer) == list(range(len(question.items))) else None
    if isinstance(question, Match):
        return {int(left): int(_number(right)) for left, right in answer.items()}
    return answer if isinstance(answer, str) and len(answer) <= LONGEST else None


def _regular(answer: list[Any]) -> bool:
    """Tell whether nested lists are an array: no empty ones, and all of one length."""
    rows = [one for one in answer if isinstance(one, list)]
    if not rows:
        return bool(answer)
    alike = len(rows) == len(answer) and len({len(row) for row in rows}) == 1
    return alike and all(_regular(row) for row in rows)


def _numbers(answer: Any) -> Any:
    return [_numbers(one) for one in answer] if isinstance(answer, list) else _number(answer)


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError(value)
    return value  # type: ignore[no-any-return]

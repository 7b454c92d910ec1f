"""What an answer earns: a credit between 0 and 1.

Answers are data: the key of an option, a set of keys, a list of booleans, a number, nested lists,
a text, an order or a set of pairs. How they are typed is the business of ``quizzes.answers``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from quizzes.cases import Case, shape
from quizzes.format import Array, Match, Multiple, Numeric, Order, Output, Shape, TrueFalse, Word


def credit(case: Case, answer: Any) -> float:
    """Return what an answer to a question earns, from 0 to 1."""
    question = case.question
    if isinstance(question, Multiple):
        return _multiple(question, set(answer))
    if isinstance(question, TrueFalse):
        pairs = zip(question.statements, answer, strict=True)
        return sum(bool(s.answer == a) for s, a in pairs) / len(question.statements)
    if isinstance(question, Order):
        return _common(answer, range(len(question.items))) / len(question.items)
    if isinstance(question, Match):
        right = [answer.get(i) == i for i in range(len(question.pairs))]
        return sum(map(bool, right)) / len(right)
    if isinstance(question, (Numeric, Array, Shape, Output, Word)):
        return float(is_right(case, answer))
    return float(any(o.correct and o.key == answer for o in question.options))


def is_right(case: Case, answer: Any) -> bool:
    """Tell whether a typed number, array, shape or text is the right one."""
    question = case.question
    if isinstance(question, Word):
        return any(matches(pattern, answer) for pattern in question.accept)
    if isinstance(question, Output):
        return _lines(answer) == _lines(question.answer)
    return equal(case, answer, case.key)


def equal(case: Case, answer: Any, key: Any) -> bool:
    """Tell whether two numbers, arrays or shapes are equal, by the question's tolerance."""
    question = case.question
    if isinstance(question, Shape):
        return list(answer) == list(key)
    if isinstance(question, Array):
        given, right = flat(answer), flat(key)
        same = shape(answer) == shape(key) and len(given) == len(right)
        return same and all(abs(a - k) <= _half(question.decimals) for a, k in zip(given, right))
    assert isinstance(question, Numeric)
    return bool(abs(answer - key) <= tolerance(question, key))


def tolerance(question: Numeric | Array, key: float) -> float:
    """Return how far a number may be from the key."""
    if question.decimals is not None:
        return _half(question.decimals)
    assert isinstance(question, Numeric)
    return question.atol if question.atol is not None else (question.rtol or 0.0) * abs(key)


def matches(pattern: str, text: str) -> bool:
    """Tell whether a text is what is accepted: the words, or a ``/regular expression/``, whole."""
    text = " ".join(text.split())
    if len(pattern) > 1 and pattern[0] == pattern[-1] == "/":
        return re.fullmatch(pattern[1:-1], text, re.IGNORECASE) is not None
    return pattern.casefold() == text.casefold()


def _multiple(question: Multiple, ticked: set[str]) -> float:
    right = {option.key for option in question.options if option.correct}
    wrong = {option.key for option in question.options if not option.correct}
    hits, misses = len(ticked & right) / len(right), len(ticked & wrong)
    if question.scoring == "all_or_nothing":
        return float(ticked == right)
    if question.scoring == "net_correct":
        return max(0.0, hits - misses / len(right))
    return max(0.0, hits - misses / len(wrong))


def _common(a: Sequence[int], b: Sequence[int]) -> int:
    """Return the length of the longest common subsequence."""
    lengths = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b):
            before, lengths[j + 1] = (
                lengths[j + 1],
                before + 1 if x == y else max(lengths[j + 1], lengths[j]),
            )
    return lengths[-1]


def _half(decimals: int) -> float:
    return 0.5 * 10.0**-decimals * (1 + 1e-9)


def flat(value: Any) -> list[float]:
    """Return the numbers of nested lists, in their order.

    Example:
        >>> flat([[1, 2], [3]])
        [1, 2, 3]
    """
    return [x for item in value for x in flat(item)] if isinstance(value, list) else [value]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip().splitlines()]

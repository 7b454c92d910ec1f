"""What must be true of a question whose answers are chosen: each is given once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quizzes.cases import Case
from quizzes.format import Match, Multiple, Order, Single, TrueFalse
from quizzes.proofs import Problem
from quizzes.scoring import credit

EVASIONS = ("all of the above", "none of the above", "all of these", "none of these")


def choices(case: Case) -> Iterator[Problem]:
    """Give every answer once, and look at the options."""
    question: Any = case.question
    for answer, expected in _every_answer(question):
        if abs(credit(case, answer) - expected) > 1e-9:
            yield [], f"{answer} earns {credit(case, answer)}, not {expected}"
    options = [case.fill(option.text) for option in getattr(question, "options", [])]
    for i, text in enumerate(options):
        if any(evasion in text.casefold() for evasion in EVASIONS):
            yield ["options", i], "an option must say something itself"
        if text in options[:i]:
            yield ["options", i], "says the same as another option"
    if sorted_numbers(case) is False:
        yield ["options"], "options that are numbers must be sorted"


def _every_answer(question: Any) -> Iterator[tuple[Any, float]]:
    if isinstance(question, Single):
        for option in question.options:
            yield option.key, float(option.correct)
    elif isinstance(question, Multiple):
        yield from _ticks(question)
    elif isinstance(question, TrueFalse):
        truth = [statement.answer for statement in question.statements]
        yield truth, 1.0
        for i in range(len(truth)):
            yield [answer != (i == j) for j, answer in enumerate(truth)], 1 - 1 / len(truth)
        yield [not answer for answer in truth], 0.0
    elif isinstance(question, Order):
        yield list(range(len(question.items))), 1.0
        yield list(reversed(range(len(question.items)))), 1 / len(question.items)
    elif isinstance(question, Match):
        yield {i: i for i in range(len(question.pairs))}, 1.0
        for i in range(len(question.pairs)):
            yield {i: i}, 1 / len(question.pairs)
        yield {}, 0.0


def _ticks(question: Multiple) -> Iterator[tuple[set[str], float]]:
    right = {option.key for option in question.options if option.correct}
    alone = 0.0 if question.scoring == "all_or_nothing" else 1 / len(right)
    yield right, 1.0
    yield set(), 0.0
    for option in question.options:
        yield {option.key}, alone if option.correct else 0.0
    if question.scoring == "balanced":
        yield {option.key for option in question.options}, 0.0


def sorted_numbers(case: Case) -> bool | None:
    """Tell whether options are numbers in their order; None if they are not all numbers."""
    try:
        numbers = [
            float(case.fill(option.text)) for option in getattr(case.question, "options", [])
        ]
    except ValueError:
        return None
    return numbers == sorted(numbers)

"""What must be true of a question whose answer is computed: a number, an array, a shape."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from quizzes.cases import Case
from quizzes.format import Array, Numeric, Shape, Value
from quizzes.proofs import Problem
from quizzes.references import arithmetic
from quizzes.scoring import credit, equal, tolerance


def computed_parts(question: Any) -> list[tuple[list[Any], Any]]:
    """Return the answers that are computed, right and wrong, with the ways to them."""
    if not isinstance(question, (Numeric, Array, Shape)):
        return []
    wrong = ((["wrong", i], one) for i, one in enumerate(question.wrong))
    return [(["answer"], question.answer), *wrong]


def computed(case: Case) -> Iterator[Problem]:
    """Work out the key and every wrong answer, and see that no two are one answer."""
    question: Any = case.question
    answers: list[tuple[list[Any], Any]] = []
    for route, part in computed_parts(question):
        try:
            answers.append((route, case.answer(part)))
            if isinstance(part, Value) and not question.variants:
                yield from _written(case, part, route)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            yield route, f"can't be worked out: {error}"
    if len(answers) <= len(question.wrong):
        return
    if not equal(case, case.key, case.key):
        yield ["answer"], f"the key is no number: {case.key}"
    for (_, a), (route, b) in combinations(answers, 2):
        if equal(case, b, a) or equal(case, a, b):
            yield route, f"{b} is the same answer as {a}, by the tolerance"
    for i, known in enumerate(case.wrong):
        if not known.feedback:
            yield ["wrong", i], "says nothing to the reader"
    yield from _edges(case)


def _written(case: Case, answer: Value, route: list[Any]) -> Iterator[Problem]:
    """Compare a written answer with its own arithmetic."""
    worked_out = arithmetic(answer.check, case.numbers)
    if not equal(case, answer.value, worked_out):
        yield [*route, "value"], f"{answer.value} is written, and {answer.check} is {worked_out}"


def _edges(case: Case) -> Iterator[Problem]:
    """Give answers just inside and just outside the tolerance, on both sides."""
    question = case.question
    if isinstance(question, Shape):
        return
    assert isinstance(question, (Numeric, Array))
    edge = tolerance(question, case.key)
    for step, right in ((0.98, True), (-0.98, True), (1.02, False), (-1.02, False)):
        if edge and bool(credit(case, _moved(case.key, step * edge))) != right:
            yield ["answer"], f"the tolerance does not hold at {step} times its edge"


def _moved(key: Any, step: float) -> Any:
    """Return a number moved by a step; of an array, its last entry moved."""
    return [*key[:-1], _moved(key[-1], step)] if isinstance(key, list) else key + step

"""What must be true of one question with the numbers of one seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quizzes.cases import Case
from quizzes.format import AnyQuestion, Array, Numeric, Output, Reference, Shape, Word
from quizzes.proofs import Problem
from quizzes.proofs.choices import choices
from quizzes.proofs.computed import computed, computed_parts
from quizzes.proofs.typed import output, word
from quizzes.references import resolve


def keys(question: AnyQuestion) -> int:
    """Return how many answers of a question are worked out anew."""
    if isinstance(question, (Numeric, Array, Shape)):
        return 1 + len(question.wrong)
    return int(isinstance(question, Output))


def problems(case: Case) -> list[Problem]:
    """Return what is wrong with a question: nothing, if it is sound."""
    question = case.question
    try:
        return list(_names(question)) or [*_texts(case), *_answers(case)]
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return [([], f"{type(error).__name__}: {error}")]


def _names(question: AnyQuestion) -> Iterator[Problem]:
    """Look whether everything exists that the question names."""
    named: list[tuple[list[Any], str]] = []
    if question.lab:
        lab, _, function = question.lab.partition(":")
        named.append((["lab"], f"solutions/{lab}:{function or '__name__'}"))
    if question.variants:
        named.append((["variants", "generator"], question.variants.generator))
    for route, answer in computed_parts(question):
        if isinstance(answer, Reference):
            named.append(([*route, "reference"], answer.reference))
    for route, reference in named:
        try:
            resolve(reference)
        except LookupError as error:
            yield route, str(error.args[0])


def _texts(case: Case) -> Iterator[Problem]:
    for route, text in _filled_parts(case.question):
        try:
            case.fill(text)
        except (LookupError, ValueError) as error:
            yield route, f"a number is missing: {error}"
            return
    if case.question.variants and case.prompt == case.question.prompt:
        yield ["variants"], "the prompt shows none of the numbers"


def _filled_parts(question: Any) -> Iterator[tuple[list[Any], str]]:
    for name in ("prompt", "explanation"):
        yield [name], getattr(question, name)
    for name in ("options", "statements", "wrong"):
        for i, part in enumerate(getattr(question, name, [])):
            yield [name, i, "text"], getattr(part, "text", "")
            yield [name, i, "feedback"], part.feedback


def _answers(case: Case) -> Iterator[Problem]:
    question = case.question
    if isinstance(question, (Numeric, Array, Shape)):
        yield from computed(case)
    elif isinstance(question, Output):
        yield from output(question)
    elif isinstance(question, Word):
        yield from word(question)
    else:
        yield from choices(case)

"""What must be true of one question with the numbers of one seed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from quizzes.cases import Case
from quizzes.format import (
    AnyQuestion,
    Array,
    Match,
    Multiple,
    Numeric,
    Order,
    Output,
    Reference,
    Shape,
    Single,
    TrueFalse,
    Value,
    Word,
)
from quizzes.references import arithmetic, resolve
from quizzes.scoring import credit, equal, matches, tolerance
from quizzes.spellings import spellings

EVASIONS = ("all of the above", "none of the above", "all of these", "none of these")

Problem = tuple[list[Any], str]  # the way to the part of the question, and what is wrong there


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
    for route, answer in _computed_parts(question):
        if isinstance(answer, Reference):
            named.append(([*route, "reference"], answer.reference))
    for route, reference in named:
        try:
            resolve(reference)
        except LookupError as error:
            yield route, str(error.args[0])


def _computed_parts(question: Any) -> list[tuple[list[Any], Any]]:
    """Return the answers that are computed, right and wrong, with the ways to them."""
    if not isinstance(question, (Numeric, Array, Shape)):
        return []
    return [
        (["answer"], question.answer),
        *((["wrong", i], w) for i, w in enumerate(question.wrong)),
    ]


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
        yield from _computed(case)
    elif isinstance(question, Output):
        yield from _output(question)
    elif isinstance(question, Word):
        yield from _word(question)
    else:
        yield from _choices(case)


def _computed(case: Case) -> Iterator[Problem]:
    question: Any = case.question
    answers: list[tuple[list[Any], Any]] = []
    for route, part in _computed_parts(question):
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


def _output(question: Output) -> Iterator[Problem]:
    command = [sys.executable, "-c", question.code]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except subprocess.TimeoutExpired:
        yield ["code"], "the code runs for more than 20 s"
        return
    if not credit(Case(question), done.stdout):
        yield ["answer"], f"the code prints {done.stdout!r}{done.stderr[-200:]}"
    for i, wrong in enumerate(question.wrong):
        if any(credit(Case(question), text) for text in spellings(wrong.match)[0]):
            yield ["wrong", i], "is the right answer"
        if matches(wrong.match, question.answer):
            yield ["wrong", i], "takes the right answer for a wrong one"


def _word(question: Word) -> Iterator[Problem]:
    for i, wrong in enumerate(question.wrong):
        if any(credit(Case(question), text) for text in spellings(wrong.match)[0]):
            yield ["wrong", i], "is accepted as right"
    for i, pattern in enumerate(question.accept):
        accepted, _ = spellings(pattern)
        if not accepted or not all(credit(Case(question), text) for text in accepted):
            yield ["accept", i], "is not accepted"


def _choices(case: Case) -> Iterator[Problem]:
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

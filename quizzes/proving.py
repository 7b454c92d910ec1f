"""Proving the bank: every key recomputed, every wrong answer wrong, every option answered once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from quizzes.bank import parse, read, where
from quizzes.cases import Case
from quizzes.format import (
    AnyQuestion,
    Array,
    Match,
    Multiple,
    Numeric,
    Order,
    Output,
    Quiz,
    Shape,
    Single,
    TrueFalse,
    Value,
    Word,
)  # fmt: skip
from quizzes.references import arithmetic, resolve
from quizzes.scoring import credit, equal, matches, tolerance

EVASIONS = ("all of the above", "none of the above", "all of these", "none of these")


@dataclass
class Proof:
    """What came of checking a quiz."""

    problems: list[str] = field(default_factory=list)
    questions: int = 0
    keys: int = 0  # answers recomputed


def prove(path: Path) -> Proof:
    """Check every question of a quiz file, on every seed.

    Raises:
        BankError: the file can't be read or breaks the format.
    """
    quiz, tree = read(path), parse(path)
    proof = Proof(questions=len(quiz.questions))
    for i, question in enumerate(quiz.questions):
        for seed in question.variants.seeds if question.variants else [None]:
            for route, problem in _problems(Case(question, seed), proof):
                place = where(tree, ["questions", i, *route])
                suffix = "" if seed is None else f" (seed {seed})"
                proof.problems.append(f"{path}:{place}: {question.id}: {problem}{suffix}")
    proof.problems += [f"{path}:{where(tree, ['questions'])}: {x}" for x in _habits(quiz)]
    return proof


Problem = tuple[list[Any], str]  # the way to the part of the question, and what is wrong there


def _problems(case: Case, proof: Proof) -> Iterator[Problem]:
    question = case.question
    try:
        yield from _lab(question)
        yield from _texts(case)
        if isinstance(question, (Numeric, Array, Shape)):
            yield from _computed(case, proof)
        elif isinstance(question, Output):
            yield from _output(question, proof)
        elif isinstance(question, Word):
            yield from _word(question)
        else:
            yield from _choices(case)
    except (LookupError, ValueError, TypeError, AttributeError, ImportError, KeyError) as error:
        yield [], f"{type(error).__name__}: {error}"


def _lab(question: AnyQuestion) -> Iterator[Problem]:
    if question.lab:
        lab, _, function = question.lab.partition(":")
        try:
            resolve(f"solutions/{lab}:{function or '__name__'}")
        except LookupError as error:
            yield ["lab"], str(error)


def _texts(case: Case) -> Iterator[Problem]:
    for name in ("prompt", "explanation"):
        text = getattr(case.question, name)
        try:
            case.fill(text)
        except (KeyError, IndexError, ValueError) as error:
            yield [name], f"a number is missing: {error}"
    if case.question.variants and case.prompt == case.question.prompt:
        yield ["variants"], "the prompt shows none of the numbers"


def _computed(case: Case, proof: Proof) -> Iterator[Problem]:
    question: Any = case.question
    proof.keys += 1 + len(question.wrong)
    if isinstance(question.answer, Value) and not question.variants:
        yield from _written(case, question.answer, ["answer"])
    if not equal(case, case.key, case.key):
        yield ["answer"], f"the key is no number: {case.key}"
    answers: list[tuple[list[Any], Any]] = [(["answer"], case.key)]
    answers += [(["wrong", i], one.value) for i, one in enumerate(case.wrong)]
    for (_, a), (route, b) in combinations(answers, 2):
        if equal(case, b, a) or equal(case, a, b):
            yield route, f"{b} is the same answer as {a}, by the tolerance"
    for i, one in enumerate(question.wrong):
        if isinstance(one, Value) and not question.variants:
            yield from _written(case, one, ["wrong", i])
        if not case.wrong[i].feedback:
            yield ["wrong", i], "says nothing to the reader"
    if isinstance(question, Numeric):
        edge = tolerance(question, case.key)
        for step, right in ((0.98, True), (-0.98, True), (1.02, False), (-1.02, False)):
            if edge and bool(credit(case, case.key + step * edge)) != right:
                yield ["answer"], f"the tolerance does not hold at {step} times its edge"


def _written(case: Case, answer: Value, route: list[Any]) -> Iterator[Problem]:
    """Compare a written answer with its own arithmetic."""
    worked_out = arithmetic(answer.check, case.numbers)
    if not equal(case, answer.value, worked_out):
        yield [*route, "value"], f"{answer.value} is written, and {answer.check} is {worked_out}"


def _output(question: Output, proof: Proof) -> Iterator[Problem]:
    proof.keys += 1
    command = [sys.executable, "-c", question.code]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except subprocess.TimeoutExpired:
        yield ["code"], "the code runs for more than 20 s"
        return
    if not credit(Case(question), done.stdout):
        yield ["answer"], f"the code prints {done.stdout!r}{done.stderr[-200:]}"
    for i, wrong in enumerate(question.wrong):
        if credit(Case(question), wrong.match):
            yield ["wrong", i], "is the right answer"


def _word(question: Word) -> Iterator[Problem]:
    for i, wrong in enumerate(question.wrong):
        if any(matches(pattern, wrong.match) for pattern in question.accept):
            yield ["wrong", i], "is accepted as right"
    for i, pattern in enumerate(question.accept):
        if not pattern.startswith("/") and not credit(Case(question), pattern):
            yield ["accept", i], "is not accepted"


def _choices(case: Case) -> Iterator[Problem]:
    """Give every answer once, and look at the options."""
    question: Any = case.question
    for answer, expected in _every_answer(question):
        if abs(credit(case, answer) - expected) > 1e-9:
            yield [], f"{answer} earns {credit(case, answer)}, not {expected}"
    options = getattr(question, "options", [])
    for i, option in enumerate(options):
        if any(evasion in option.text.casefold() for evasion in EVASIONS):
            yield ["options", i], "an option must say something itself"
    numbers = [number for option in options if (number := _number(option.text)) is not None]
    if len(numbers) == len(options) and numbers != sorted(numbers):
        yield ["options"], "options that are numbers must be sorted"


def _every_answer(question: Any) -> Iterator[tuple[Any, float]]:
    if isinstance(question, Single):
        for option in question.options:
            yield option.key, float(option.correct)
    elif isinstance(question, Multiple):
        right = {option.key for option in question.options if option.correct}
        yield right, 1.0
        yield set(), 0.0
        yield {option.key for option in question.options}, 0.0
    elif isinstance(question, TrueFalse):
        key = [statement.answer for statement in question.statements]
        yield key, 1.0
        yield [not answer for answer in key], 0.0
    elif isinstance(question, Order):
        yield list(range(len(question.items))), 1.0
        yield list(reversed(range(len(question.items)))), 1 / len(question.items)
    elif isinstance(question, Match):
        yield {i: i for i in range(len(question.pairs))}, 1.0
        yield {}, 0.0


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _habits(quiz: Quiz) -> Iterator[str]:
    """Look for what gives the key away over a whole quiz."""
    singles = [question for question in quiz.questions if isinstance(question, Single)]
    longest = [max(q.options, key=lambda option: len(option.text)).correct for q in singles]
    if sum(longest) * 2 > len(singles):
        yield f"the longest option is the right one in {sum(longest)} of {len(singles)} questions"

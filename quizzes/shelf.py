"""The quizzes that a reader knows: those of the bank, and others that were taken by their path."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from quizzes.bank import BankError, names, path_of, read
from quizzes.format import AnyQuestion, Quiz
from quizzes.records import Attempt, Name


def bank() -> list[Quiz]:
    """Return the quizzes of the bank.

    Raises:
        BankError: one of them can't be used.
    """
    return [read(path_of(name)) for name in names()]


def known(attempts: Iterable[Attempt]) -> list[Quiz]:
    """Return the quizzes of the bank and of some attempts, but for files that are gone."""
    quizzes = {quiz.id: quiz for quiz in bank()}
    for attempt in attempts:
        if attempt.file and attempt.quiz not in quizzes:
            with suppress(BankError):
                quizzes[attempt.quiz] = read(path_of(attempt.file))
    return list(quizzes.values())


def counting(quiz: Quiz) -> list[AnyQuestion]:
    """Return the questions of a quiz that count."""
    return [question for question in quiz.questions if question.status != "void"]


def void(quiz: Quiz) -> set[str]:
    """Return the ids of the questions of a quiz that do not count any more."""
    return {question.id for question in quiz.questions if question.status == "void"}


def by_name(quizzes: Iterable[Quiz]) -> dict[Name, AnyQuestion]:
    """Return the questions of some quizzes that count, by quiz and id."""
    return {(quiz.id, question.id): question for quiz in quizzes for question in counting(quiz)}

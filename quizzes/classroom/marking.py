"""Scoring answers anew, from what was answered: the credit that stands in a file is never asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from quizzes.cases import Case
from quizzes.classroom.kept import understood
from quizzes.classroom.submissions import Attempt, Given
from quizzes.feedback import why_wrong
from quizzes.format import AnyQuestion, Multiple, Quiz
from quizzes.scoring import credit
from quizzes.sheets import Sheet


@dataclass(frozen=True)
class Marked:
    """An answer with its credit, and the misconceptions that it shows."""

    answer: Any
    credit: float
    misconceptions: list[str]


@dataclass(frozen=True)
class Mark:
    """An attempt with the credit of each answer; void questions are left out."""

    attempt: Attempt
    quiz: Quiz
    answers: dict[str, Marked]  # by question id

    @property
    def out_of(self) -> int:
        """How many questions count."""
        return sum(question.status != "void" for question in self.quiz.questions)

    @property
    def points(self) -> float:
        """The credits in sum."""
        return round(sum(one.credit for one in self.answers.values()), 6)


@dataclass
class Marker:
    """Marks attempts at some quizzes; works out each key once."""

    quizzes: Mapping[str, Quiz]
    warnings: list[str] = field(default_factory=list)
    cases: dict[tuple[str, str, int | None], Case] = field(default_factory=dict)

    def mark(self, attempts: Iterable[Attempt]) -> list[Mark]:
        """Return the marks of attempts; those at unknown quizzes are told and left out."""
        return [mark for attempt in attempts if (mark := self._mark(attempt))]

    def _mark(self, attempt: Attempt) -> Mark | None:
        quiz = self.quizzes.get(attempt.start.quiz)
        if quiz is None:
            name = attempt.start.quiz
            self.warnings.append(f"{attempt.place}: there is no quiz {name!r}; it is left out")
            return None
        questions, answers = {question.id: question for question in quiz.questions}, {}
        for name, given in attempt.answers.items():
            try:
                question = questions.get(name)
                if question is None:
                    raise ValueError(f"there is no such question in {quiz.id}")
                if question.status != "void":
                    answers[name] = self._answer(quiz, question, given)
            except ValueError as error:
                self.warnings.append(f"{given.place}: {name}: {error}; this answer earns nothing")
        return Mark(attempt, quiz, answers)

    def _answer(self, quiz: Quiz, question: AnyQuestion, given: Given) -> Marked:
        seed = given.answer.seed
        if seed not in (question.variants.seeds if question.variants else [None]):
            raise ValueError(f"there is no variant {seed}")
        place = (quiz.id, question.id, seed)
        case = self.cases.setdefault(place, Case(question, seed))
        answer = understood(question, given.answer.answer)
        earned = credit(case, answer)
        shown = [] if earned == 1 else misconceptions(case, answer)
        return Marked(answer, earned, shown)


def misconceptions(case: Case, answer: Any) -> list[str]:
    """Return the names of the misconceptions that a wrong answer shows."""
    question = case.question
    if isinstance(question, Multiple):
        wrong = [o for o in question.options if o.key in answer and not o.correct]
        return [option.misconception for option in wrong if option.misconception]
    _, name = why_wrong(Sheet(case, 0), answer)
    return [name] if name else []


def counted(marks: Iterable[Mark], which: str) -> list[Mark]:
    """Return one mark for each student and quiz: the ``best``, ``first`` or ``last`` one."""
    chosen: dict[tuple[str, str], Mark] = {}
    for mark in marks:
        place = mark.attempt.student, mark.attempt.start.quiz
        before = chosen.setdefault(place, mark)
        if which == "last" or (which == "best" and mark.points > before.points):
            chosen[place] = mark
    return list(chosen.values())


def table(marks: Iterable[Mark]) -> str:
    """Return marks as CSV, with nothing in it that a spreadsheet would work out."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["student", "quiz", "points", "out_of", "answered", "started", "seed"])
    for mark in marks:
        start = mark.attempt.start
        began = datetime.fromtimestamp(start.time, UTC).isoformat(timespec="seconds")
        student = harmless(mark.attempt.student)
        rows.writerow([student, start.quiz, f"{mark.points:g}", mark.out_of, len(mark.answers),
                       began, start.seed])  # fmt: skip
    return out.getvalue()


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    Example:
        >>> harmless("=1+1"), harmless("ada")
        ("'=1+1", 'ada')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def by_quiz(marks: Iterable[Mark]) -> dict[str, dict[str, dict[str, tuple[float, float]]]]:
    """Return scores as the gradebook takes them: quiz -> student -> part -> (points, out of)."""
    scores: dict[str, dict[str, dict[str, tuple[float, float]]]] = {}
    for mark in marks:
        students = scores.setdefault(mark.attempt.start.quiz, {})
        students[mark.attempt.student] = {"quiz": (mark.points, float(mark.out_of))}
    return scores

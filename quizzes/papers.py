"""A quiz on paper: which questions are asked, with which numbers."""

from __future__ import annotations

from quizzes.cases import Case
from quizzes.format import Quiz
from quizzes.sheets import Sheet


def cases(quiz: Quiz, seed: int | None = None) -> list[list[Case]]:
    """Return the cases of each question: one, or one for each seed of a question with variants.

    Args:
        quiz: the quiz.
        seed: draw one variant of each, as ``quiz take --seed`` does.
    """
    if seed is not None:
        return [[Sheet.of(question, seed).case] for question in quiz.questions]
    return [
        [Case(question, one) for one in question.variants.seeds]
        if question.variants
        else [Case(question)]
        for question in quiz.questions
    ]

"""Entering scores into nbgrader's own gradebook, for formgrader and ``nbgrader export``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Scores = Mapping[str, Mapping[str, tuple[float, float]]]
"""Student -> part of the assignment (a function, or "quiz") -> (points, out of)."""


def enter(url: str, assignment: str, scores: Scores) -> None:
    """Enter the scores of an assignment; what was entered before is entered anew, not twice.

    The assignment gets one notebook of its own name, with a grade cell for each part. A grade cell
    is worth the same for everybody: the most that anybody could get. Who could get less, since
    something of ours was missing or void, keeps the share. What a teacher graded by hand stays.
    formgrader adds them to a student's total, and lists them under the assignment where the
    course has a folder of its name in ``source/``.

    Args:
        url: the gradebook's database, as ``sqlite:///gradebook.db``.
        assignment: its name in the gradebook.
        scores: points of each student for each part, and out of how many.

    Raises:
        ImportError: nbgrader is not installed.
        ValueError: the gradebook can't be opened or written to.
    """
    try:
        from nbgrader.api import Gradebook
        from sqlalchemy.exc import SQLAlchemyError
    except ImportError as error:
        raise ImportError(
            f'The gradebook needs nbgrader: pip install "grade-descent[nbgrader]" ({error})'
        ) from error
    try:
        with Gradebook(url) as gradebook:
            _enter(gradebook, assignment, scores)
    except SQLAlchemyError as error:
        reason = str(error).splitlines()[0]
        raise ValueError(f"The gradebook {url} can't be used: {reason}") from error


def _enter(gradebook: Any, assignment: str, scores: Scores) -> None:
    gradebook.update_or_create_assignment(assignment)
    gradebook.update_or_create_notebook(assignment, assignment)
    worth = {part: _cell(gradebook, assignment, part, most) for part, most in _most(scores).items()}
    for student, parts in scores.items():
        gradebook.update_or_create_student(student)
        with gradebook.db.no_autoflush:  # nbgrader adds a submission piece by piece
            gradebook.update_or_create_submission(assignment, student)
        for part, (points, out_of) in parts.items():
            grade = _grade(gradebook, assignment, part, student)
            grade.auto_score = points * (worth[part] / out_of) if out_of else 0.0
            grade.needs_manual_grade = False
    gradebook.db.commit()


def _most(scores: Scores) -> dict[str, float]:
    """Return the most that could be got for each part."""
    most: dict[str, float] = {}
    for part, (_, out_of) in _parts(scores.values()):
        most[part] = max(out_of, most.get(part, 0.0))
    return most


def _parts(scores: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, Any]]:
    return (part for parts in scores for part in parts.items())


def _cell(gradebook: Any, assignment: str, part: str, most: float) -> float:
    """Make a part's grade cell; it is never worth less than before, for those entered before."""
    from nbgrader.api import MissingEntry

    try:
        cell = gradebook.find_grade_cell(part, assignment, assignment)
        most = max(most, cell.max_score)
    except MissingEntry:
        pass
    gradebook.update_or_create_grade_cell(
        part, assignment, assignment, max_score=most, cell_type="code"
    )
    return most


def _grade(gradebook: Any, assignment: str, part: str, student: str) -> Any:
    """Find a student's grade; make it where the part is newer than the submission."""
    from nbgrader.api import Grade, MissingEntry, SubmittedNotebook

    try:
        return gradebook.find_grade(part, assignment, assignment, student)
    except MissingEntry:
        pass
    try:
        notebook = gradebook.find_submission_notebook(assignment, assignment, student)
    except MissingEntry:
        notebook = SubmittedNotebook(
            notebook=gradebook.find_notebook(assignment, assignment),
            assignment=gradebook.find_submission(assignment, student),
        )
    grade = Grade(
        cell_id=gradebook.find_grade_cell(part, assignment, assignment).id, notebook=notebook
    )
    gradebook.db.add(grade)
    return grade

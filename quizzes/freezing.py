"""A bank that leaves this repository: every computed number written out, nothing left to call."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from quizzes.cases import Case
from quizzes.format import Quiz, Reference, Value
from quizzes.papers import cases

FILLED = ("prompt", "explanation", "text", "feedback")  # the texts that may show numbers


def freeze(quiz: Quiz, name: str, seed: int | None = None) -> str:
    """Return a quiz as YAML that calls nothing of this repository.

    Args:
        quiz: the quiz.
        name: the name of the file, without ``.yaml``; it becomes the quiz's id.
        seed: as in ``quiz take --seed``: the questions of that paper; without it each question
            with variants becomes one question for each of its seeds.
    """
    questions = [frozen(case) for cases_ in cases(quiz, seed) for case in cases_]
    tree = {"format": quiz.format, "id": name, "title": quiz.title, "questions": questions}
    yaml, out = YAML(), io.StringIO()
    yaml.width, yaml.allow_unicode = 100, True
    yaml.dump(_laid_out(tree), out)
    return f"# Written by: quiz freeze {quiz.id}\n{out.getvalue()}"


def frozen(case: Case) -> dict[str, Any]:
    """Return a question with its numbers written out."""
    question: Any = case.question
    written = question.model_dump(exclude_unset=True, exclude={"id", "type", "variants"})
    tree: dict[str, Any] = {"id": name(case), "type": question.type, **_filled(case, written)}
    if isinstance(getattr(question, "answer", None), (Reference, Value)):
        tree["answer"] = _value(case.key)
        tree["wrong"] = [
            _value(one.value)
            | {"feedback": one.feedback}
            | ({"misconception": one.misconception} if one.misconception else {})
            for one in case.wrong
        ]
    return tree


def name(case: Case) -> str:
    """Return the id of a question with the numbers of one seed."""
    return case.question.id if case.seed is None else f"{case.question.id}-{case.seed}"


def _value(value: Any) -> dict[str, Any]:
    return {"value": value, "check": str(value)}


def _filled(case: Case, part: Any) -> Any:
    """Fill the numbers into all texts of a part of a question."""
    if isinstance(part, list):
        return [_filled(case, item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: case.fill(value) if key in FILLED and isinstance(value, str) else _filled(case, value)
        for key, value in part.items()
    }


def _laid_out(part: Any) -> Any:
    """Keep the lines of texts that have several, and numbers side by side."""
    if isinstance(part, dict):
        return {key: _laid_out(value) for key, value in part.items()}
    if isinstance(part, list):
        items = CommentedSeq(_laid_out(item) for item in part)
        if not any(isinstance(item, (str, dict)) for item in part):
            items.fa.set_flow_style()
        return items
    return LiteralScalarString(part) if isinstance(part, str) and "\n" in part else part

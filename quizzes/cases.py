"""A question as it is asked: its numbers drawn, its text filled in, its key computed at need."""

from __future__ import annotations

import importlib
import inspect
import random
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizzes.format import AnyQuestion, Reference, Value, Wrong, WrongText
from quizzes.references import arithmetic, compute, resolve


@dataclass(frozen=True)
class WrongAnswer:
    """A wrong answer that is known, and what to say to it."""

    value: Any
    feedback: str
    misconception: str | None = None


@dataclass(frozen=True)
class Case:
    """One question with the numbers of one seed."""

    question: AnyQuestion
    seed: int | None = None

    @cached_property
    def numbers(self) -> dict[str, Any]:
        """The question's numbers by name, rounded as they are shown."""
        if not self.question.variants or self.seed is None:
            return {}
        module, _, name = self.question.variants.generator.partition(":")
        generator = getattr(importlib.import_module(module), name)
        return dict(generator(random.Random(self.seed)))

    def fill(self, text: str) -> str:
        """Put the numbers into a text; in a question without variants braces are braces."""
        return text.format_map(self.numbers) if self.question.variants else text

    @property
    def prompt(self) -> str:
        """The question as the reader sees it."""
        return self.fill(self.question.prompt)

    @cached_property
    def key(self) -> Any:
        """The right answer of a question whose answer is computed or a value."""
        return self.answer(self.question.answer)  # type: ignore[union-attr]

    @cached_property
    def wrong(self) -> list[WrongAnswer]:
        """The known wrong answers of such a question."""
        return [self._wrong(one) for one in getattr(self.question, "wrong", [])]

    def answer(self, answer: Any) -> Any:
        """Work out an answer that is written as a reference, or as a value with its sum."""
        if isinstance(answer, Reference):
            value = compute(answer, self.numbers)
        elif isinstance(answer, Value) and self.question.variants:
            value = arithmetic(answer.check, self.numbers)
        else:
            value = answer.value if isinstance(answer, Value) else answer
        if self.question.type == "shape" and isinstance(answer, Reference):
            return shape(value)
        return value

    def _wrong(self, one: Wrong | WrongText) -> WrongAnswer:
        if isinstance(one, WrongText):
            return WrongAnswer(one.match, one.feedback)
        feedback, name = self.fill(one.feedback), getattr(one, "misconception", None)
        if isinstance(one, Reference):
            name = one.reference.rpartition(":")[2]
            feedback = feedback or " ".join((inspect.getdoc(resolve(one.reference)) or "").split())
        return WrongAnswer(self.answer(one), feedback, name)


def shape(value: Any) -> list[int]:
    """Return the shape of nested lists.

    Example:
        >>> shape([[1, 2, 3], [4, 5, 6]])
        [2, 3]
    """
    return [len(value), *shape(value[0])] if isinstance(value, list) and value else []

"""A question on the screen: what is shifted about, how it reads, what a typed line means."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from quizzes import answers, words
from quizzes.answers import HOW, LETTERS, Malformed
from quizzes.cases import Case
from quizzes.format import Array, Match, Multiple, Numeric, Order, Shape, Single, TrueFalse, Word


class Choice(NamedTuple):
    """A line to choose from: its letter or number, and its text."""

    label: str
    text: str


@dataclass(frozen=True)
class Sheet:
    """A case, with the order of its options for one attempt."""

    case: Case
    attempt_seed: int

    @classmethod
    def of(cls, question: Any, attempt_seed: int) -> Sheet:
        """Draw the numbers of a question for an attempt."""
        seed = None
        if question.variants:
            seed = random.Random(f"{attempt_seed}:{question.id}").choice(question.variants.seeds)
        return cls(Case(question, seed), attempt_seed)

    @cached_property
    def order(self) -> list[int]:
        """The places of the options, right sides or items, as they are shown."""
        question = self.case.question
        if isinstance(question, (Single, Multiple)):
            count = len(question.options)
            if _all_numbers([option.text for option in question.options]):
                return list(range(count))  # numbers stay sorted
        elif isinstance(question, Order):
            count = len(question.items)
        elif isinstance(question, Match):
            count = len(question.pairs) + len(question.distractors)
        else:
            return []
        return self._shuffled(count)

    def _shuffled(self, count: int) -> list[int]:
        places = list(range(count))
        dice = random.Random(f"{self.attempt_seed}:{self.case.question.id}:order")
        dice.shuffle(places)
        if isinstance(self.case.question, Order) and places == sorted(places):
            places.reverse()  # the true order must be found, not left
        return places

    def choices(self) -> Iterator[Choice]:
        """Yield the choices as they are shown; none where an answer is written."""
        question = self.case.question
        if isinstance(question, (Single, Multiple)):
            yield from self._lettered([option.text for option in question.options])
        elif isinstance(question, TrueFalse):
            yield from self._numbered([statement.text for statement in question.statements])
        elif isinstance(question, Order):
            yield from self._numbered([question.items[place] for place in self.order])
        elif isinstance(question, Match):
            yield from self._numbered([pair.left for pair in question.pairs])
            rights = [pair.right for pair in question.pairs]
            yield from self._lettered([*rights, *question.distractors])

    def _lettered(self, texts: list[str]) -> Iterator[Choice]:
        for letter, place in zip(LETTERS, self.order):
            yield Choice(f"{letter})", self.case.fill(texts[place]))

    def _numbered(self, texts: list[str]) -> Iterator[Choice]:
        for number, text in enumerate(texts, start=1):
            yield Choice(f"{number}.", self.case.fill(text))

    def how(self) -> str:
        """Return how an answer is typed, with an example."""
        return HOW[self.case.question.type]

    def parse(self, line: str) -> Any:
        """Return the answer that a typed line means.

        Raises:
            Malformed: it means none; that costs nothing.
        """
        question, text, count = self.case.question, line.strip(), len(self.order)
        if not text:
            raise Malformed(self.how())
        if isinstance(question, Single):
            return question.options[self.order[answers.letter(text, count)]].key
        if isinstance(question, Multiple):
            places = answers.letters(text, count)
            return {question.options[self.order[place]].key for place in places}
        if isinstance(question, TrueFalse):
            return answers.booleans(text, len(question.statements))
        if isinstance(question, Order):
            return [self.order[place] for place in answers.permutation(text, count)]
        if isinstance(question, Match):
            pairs = answers.pairs(text, len(question.pairs), count)
            return {left: self.order[right] for left, right in pairs.items()}
        if isinstance(question, Numeric):
            return answers.number(text)
        if isinstance(question, Shape):
            return answers.dimensions(text)
        if isinstance(question, Array):
            return answers.array(text)
        if isinstance(question, Word):
            return words.word(text, question)
        return words.printed(text, question)


def _all_numbers(texts: list[str]) -> bool:
    """Tell whether texts are numbers, or things with numbers as "line 3"."""
    return all(re.fullmatch(r"([a-z]+ )?[+-]?[\d.]+(e[+-]?\d+)?", text) for text in texts)

"""A question on the screen: what is shifted about, how it reads, what a typed line means."""

from __future__ import annotations

import ast
import random
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from quizzes.cases import Case
from quizzes.format import Array, Match, Multiple, Numeric, Order, Shape, Single, TrueFalse

LETTERS = "abcdefghij"


class Malformed(Exception):
    """A line that is no answer to this question; the text says how to write one. Costs nothing."""


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

    def lines(self) -> list[str]:
        """Return the choices as they are shown, a line each; none where an answer is written."""
        question = self.case.question
        if isinstance(question, (Single, Multiple)):
            texts = [question.options[place].text for place in self.order]
            return [f"{LETTERS[i]}) {self.case.fill(text)}" for i, text in enumerate(texts)]
        if isinstance(question, TrueFalse):
            texts = [statement.text for statement in question.statements]
            return [f"{i}. {self.case.fill(text)}" for i, text in enumerate(texts, start=1)]
        if isinstance(question, Order):
            texts = [question.items[place] for place in self.order]
            return [f"{i}. {text}" for i, text in enumerate(texts, start=1)]
        if isinstance(question, Match):
            left = [f"{i}. {pair.left}" for i, pair in enumerate(question.pairs, start=1)]
            right = [*(pair.right for pair in question.pairs), *question.distractors]
            return left + [f"{LETTERS[i]}) {right[place]}" for i, place in enumerate(self.order)]
        return []

    def how(self) -> str:
        """Return how an answer is typed, with an example."""
        return HOW[self.case.question.type]

    def parse(self, line: str) -> Any:
        """Return the answer that a typed line means.

        Raises:
            Malformed: it means none; that costs nothing.
        """
        question, text = self.case.question, line.strip()
        if not text:
            raise Malformed(self.how())
        if isinstance(question, Single):
            return question.options[self.order[self._letter(text)]].key
        if isinstance(question, Multiple):
            ticked = [] if text == "-" else re.split(r"[\s,;]+", text)
            return {question.options[self.order[self._letter(one)]].key for one in ticked}
        if isinstance(question, TrueFalse):
            return self._booleans(text, len(question.statements))
        if isinstance(question, Numeric):
            return number(text)
        if isinstance(question, (Array, Shape)):
            return self._array(text) if isinstance(question, Array) else dimensions(text)
        if isinstance(question, Order):
            return self._permutation(text)
        if isinstance(question, Match):
            return self._pairs(text, len(question.pairs))
        return text

    def _letter(self, text: str) -> int:
        place = LETTERS.find(text.casefold().rstrip(")."))
        if len(text.rstrip(").")) != 1 or not 0 <= place < len(self.order):
            raise Malformed(f"{text!r} is no option here. {self.how()}")
        return place

    def _booleans(self, text: str, count: int) -> list[bool]:
        words = re.findall(r"[a-z]+", text.casefold())
        if len(words) == 1 and len(words[0]) == count:
            words = list(words[0])  # "tft"
        known = {"t": True, "true": True, "f": False, "false": False}
        if len(words) != count or not known.keys() >= set(words):
            raise Malformed(f"There are {count} statements. {self.how()}")
        return [known[word] for word in words]

    def _permutation(self, text: str) -> list[int]:
        places = [int(word) for word in re.findall(r"\d+", text)]
        if sorted(places) != list(range(1, len(self.order) + 1)):
            raise Malformed(f"Name each of the {len(self.order)} items once. {self.how()}")
        return [self.order[place - 1] for place in places]

    def _pairs(self, text: str, count: int) -> dict[int, int]:
        found = re.findall(r"(\d+)\s*[=:-]\s*([a-z])", text.casefold())
        if not found or any(not 1 <= int(left) <= count for left, _ in found):
            raise Malformed(self.how())
        return {int(left) - 1: self.order[self._letter(right)] for left, right in found}

    def _array(self, text: str) -> Any:
        try:
            value = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            raise Malformed(f"{text!r} is no array. {self.how()}") from None
        if not isinstance(value, (list, tuple)) or not _regular(_lists(value)):
            raise Malformed(f"{text!r} is no array of numbers. {self.how()}")
        return _lists(value)


HOW = {
    "single": "Type one letter, as b.",
    "multiple": "Type all letters that are right, as a,c (or - for none).",
    "true_false": "Type T or F for each statement, as T F T.",
    "numeric": "Type a number, as 0.693, 1/3 or 1e-3.",
    "array": "Type the numbers in brackets, as [[1, 2], [3, 4]].",
    "shape": "Type the sizes, as (32, 25) or 32x25.",
    "output": "Type what is printed.",
    "text": "Type a word.",
    "order": "Type the numbers in the right order, as 3 1 2 4.",
    "match": "Type the pairs, as 1=b 2=a.",
}


def number(text: str) -> float:
    """Return the number that a text means: a decimal, a fraction, or a power of ten.

    Raises:
        Malformed: it means none.

    Example:
        >>> number("1/4"), number("1e-3")
        (0.25, 0.001)
    """
    if re.fullmatch(r"[+-]?\d+,\d+", text):
        raise Malformed(f"Write a decimal point, not a comma: {text.replace(',', '.')}.")
    try:
        value = float(Fraction(text.replace(" ", "")))
    except (ValueError, ZeroDivisionError, OverflowError):
        raise Malformed(f"{text!r} is no number. {HOW['numeric']}") from None
    return value


def dimensions(text: str) -> list[int]:
    """Return the shape that a text means; ``()`` is that of a single number.

    Raises:
        Malformed: it means none.

    Example:
        >>> dimensions("32x25"), dimensions("(3,)"), dimensions("()")
        ([32, 25], [3], [])
    """
    if not re.fullmatch(r"[\s(\[]*(\d+([\s,x×*]+\d+)*)?[\s,)\]]*", text):
        raise Malformed(f"{text!r} is no shape. {HOW['shape']}")
    return [int(size) for size in re.findall(r"\d+", text)]


def _all_numbers(texts: list[str]) -> bool:
    return all(re.fullmatch(r"[+-]?[\d.]+(e[+-]?\d+)?", text) for text in texts)


def _lists(value: Any) -> Any:
    return [_lists(item) for item in value] if isinstance(value, (list, tuple)) else value


def _regular(value: Any) -> bool:
    """Tell whether nested lists hold numbers and have one shape."""
    if not isinstance(value, list):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    kinds = {_size(item) for item in value}
    return len(kinds) == 1 and all(_regular(item) for item in value)


def _size(item: Any) -> int:
    return len(item) if isinstance(item, list) else -1

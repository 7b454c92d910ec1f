"""What is said to an answer: why this one is wrong, why the right one is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, log10
from typing import Any

from quizzes.answers import LETTERS
from quizzes.cases import Case, WrongAnswer
from quizzes.format import (
    Array,
    Match,
    Multiple,
    Numeric,
    Order,
    Output,
    Shape,
    Single,
    TrueFalse,
    Word,
)
from quizzes.near import near_misses
from quizzes.scoring import credit, equal, matches
from quizzes.sheets import Choice, Sheet


@dataclass(frozen=True)
class Verdict:
    """What an answer earns, and what is to be said to it."""

    credit: float
    reasons: list[str] = field(default_factory=list)
    misconception: str | None = None

    @property
    def word(self) -> str:
        """The verdict in words."""
        if 0 < self.credit < 1:
            return f"Partly right: {self.credit:.2f} of 1."
        return "Right." if self.credit else "Not right."

    @property
    def colour(self) -> str:
        """The verdict again, for those who see it."""
        if 0 < self.credit < 1:
            return "yellow"
        return "green" if self.credit else "red"


def judge(sheet: Sheet, answer: Any) -> Verdict:
    """Score an answer and say what is wrong with it; name the misconception, if one is known."""
    earned = round(credit(sheet.case, answer), 6)
    if earned == 1 and not isinstance(sheet.case.question, Single):
        return Verdict(earned, [])
    reasons, misconception = why_wrong(sheet, answer)
    return Verdict(earned, [reason for reason in reasons if reason], misconception)


def why_wrong(sheet: Sheet, answer: Any) -> tuple[list[str], str | None]:
    """Return what is wrong with an answer, and the misconception that gives it, if one is known."""
    case, question = sheet.case, sheet.case.question
    if isinstance(question, (Numeric, Array, Shape)):
        return _computed(case, answer)
    if isinstance(question, (Output, Word)):
        said = [one.feedback for one in case.wrong if matches(one.value, answer)]
        return [*said, *near_misses(case, answer)][:1], None
    if isinstance(question, Single):
        (chosen,) = (option for option in question.options if option.key == answer)
        return [case.fill(chosen.feedback)], chosen.misconception
    return list(_parts(case, answer)), None


def _computed(case: Case, answer: Any) -> tuple[list[str], str | None]:
    for one in case.wrong:
        if equal(case, answer, one.value):
            return [one.feedback], one.misconception
    hint = next(near_misses(case, answer), "")
    return [hint], None


def _parts(case: Case, answer: Any) -> Iterator[str]:
    """Say what is wrong with each part of an answer that has several."""
    question = case.question
    if isinstance(question, Multiple):
        for option in question.options:
            if option.correct != (option.key in answer):
                verb = "is right too" if option.correct else "is wrong"
                yield f"“{case.fill(option.text)}” {verb}. {case.fill(option.feedback)}".strip()
    elif isinstance(question, TrueFalse):
        for statement, said in zip(question.statements, answer):
            if statement.answer != said:
                truth = str(statement.answer).lower()
                yield f"“{case.fill(statement.text)}” is {truth}. {case.fill(statement.feedback)}"
    elif isinstance(question, Match):
        for i, pair in enumerate(question.pairs):
            if answer.get(i) != i:
                yield f"“{pair.left}” belongs to “{pair.right}”. {pair.feedback}"
    elif isinstance(question, Order):
        for earlier, later in pairwise(answer):
            if earlier > later:
                yield f"“{question.items[later]}” comes before “{question.items[earlier]}”."


def right_answer(sheet: Sheet) -> str:
    """Return the right answer as it is typed; for a single choice, what it says, too."""
    case, question, order = sheet.case, sheet.case.question, sheet.order
    if isinstance(question, Single):
        options = zip(sheet.choices(), order)
        return next(" ".join(line) for line, place in options if question.options[place].correct)
    if isinstance(question, Multiple):
        right = [i for i, place in enumerate(order) if question.options[place].correct]
        return ",".join(LETTERS[i] for i in right)
    if isinstance(question, TrueFalse):
        return " ".join("T" if statement.answer else "F" for statement in question.statements)
    if isinstance(question, Order):
        return " ".join(str(order.index(i) + 1) for i in range(len(question.items)))
    if isinstance(question, Match):
        letters = [LETTERS[order.index(i)] for i in range(len(question.pairs))]
        return " ".join(f"{i}={letter}" for i, letter in enumerate(letters, start=1))
    if isinstance(question, Word):
        return question.accept[0]
    return shown(case, question.answer if isinstance(question, Output) else case.key)


def true_order(sheet: Sheet) -> list[Choice]:
    """Return the items of a question that asks for an order, in the right one; else nothing."""
    items = getattr(sheet.case.question, "items", [])
    return [Choice(f"{i}.", item) for i, item in enumerate(items, start=1)]


def all_reasons(sheet: Sheet) -> list[Choice]:
    """Return what there is to say to every choice, for a reader who asks."""
    case, question = sheet.case, sheet.case.question
    if isinstance(question, (Single, Multiple)):
        options = [question.options[place] for place in sheet.order]
        return [
            Choice(
                label,
                f"{text}: {'right' if one.correct else 'wrong'}. {case.fill(one.feedback)}".strip(),
            )
            for (label, text), one in zip(sheet.choices(), options)
        ]
    if isinstance(question, TrueFalse):
        return [
            Choice(label, f"{text} {one.answer}. {case.fill(one.feedback)}")
            for (label, text), one in zip(sheet.choices(), question.statements)
        ]
    if isinstance(question, Match):
        pairs = enumerate(question.pairs, start=1)
        return [Choice(f"{i}.", f"{one.left}: {one.right}. {one.feedback}") for i, one in pairs]
    if isinstance(question, Order):
        return true_order(sheet)
    return [Choice("-", f"{_wrong_shown(case, one)}{one.feedback}") for one in case.wrong]


def _wrong_shown(case: Case, one: WrongAnswer) -> str:
    if isinstance(one.value, str):
        return "" if one.value.startswith("/") else f"{one.value}: "  # a pattern tells nobody
    return f"{shown(case, one.value)}: "


def shown(case: Case, key: Any) -> str:
    """Return a key as a reader would write it."""
    if isinstance(case.question, Numeric) and case.question.decimals is not None:
        return f"{_rounded(key, case.question.decimals):.{case.question.decimals}f}"
    if isinstance(case.question, Numeric):
        digits = 6 if case.question.rtol is None else 1 + ceil(-log10(case.question.rtol))
        return f"{key:.{digits}g}"
    if isinstance(case.question, Shape):
        return f"({', '.join(map(str, key))}{',' if len(key) == 1 else ''})"
    if isinstance(case.question, Array):
        return str(_rounded(key, case.question.decimals))
    return str(key)


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, list):
        return [_rounded(item, decimals) for item in value]
    return round(value, decimals) + 0.0 if decimals else round(value)  # + 0.0: no minus zero

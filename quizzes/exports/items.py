"""What every export needs of a question: its texts, its answers as they are typed, its losses."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import Any

from quizzes.asking import place
from quizzes.cases import Case
from quizzes.exports.markup import bullets, html
from quizzes.feedback import right_answer, shown
from quizzes.format import AnyQuestion, Match, Output, Quiz, Shape, Word
from quizzes.freezing import name
from quizzes.papers import cases
from quizzes.sheets import Sheet
from quizzes.spellings import spellings


@dataclass
class Losses:
    """What a format can't say, each with the questions that it concerns."""

    said: dict[str, list[str]] = field(default_factory=dict)

    def add(self, question: AnyQuestion, what: str) -> None:
        """Note a loss; for a question with variants once."""
        concerned = self.said.setdefault(what, [])
        if question.id not in concerned:
            concerned.append(question.id)

    def lines(self) -> list[str]:
        """Return a line for each loss."""
        return [f"{what} ({', '.join(ids)})" for what, ids in self.said.items()]


def items(quiz: Quiz, seed: int | None, losses: Losses) -> list[list[Sheet]]:
    """Return the questions that count, with their options in an order of their own.

    Args:
        quiz: the quiz.
        seed: draw one variant of each question; without it, there is one item for each seed.
        losses: is told what is left out.
    """
    found = []
    for variants in cases(quiz, seed):
        if why := _left_out(variants[0].question):
            losses.add(variants[0].question, f"Left out, since {why}")
        else:
            found.append([Sheet(case, seed or 0) for case in variants])
    return found


def _left_out(question: AnyQuestion) -> str:
    if question.status == "void":
        return "it is void"
    several = isinstance(question, Output) and "\n" in question.answer.strip()
    return "its answer has several lines" if several else ""


def title(sheet: Sheet) -> str:
    """Return the name of an item."""
    return name(sheet.case)


def prompt(sheet: Sheet) -> str:
    """Return the question as HTML, its code included."""
    code = getattr(sheet.case.question, "code", "")
    return html(f"{sheet.case.prompt}\n\n{textwrap.indent(code, '    ')}")


def explanation(sheet: Sheet, reasons: bool = False) -> str:
    """Return the explanation as HTML.

    Args:
        sheet: the question.
        reasons: with what there is to say to wrong answers, for formats that can't say each of
            it in its place.
    """
    case, question = sheet.case, sheet.case.question
    said = []
    if reasons and isinstance(question, Match):
        said = [f"{one.left}: {one.right}. {one.feedback}" for one in question.pairs]
    elif reasons:
        said = [f"{_shown(case, one.value)}: {one.feedback}" for one in case.wrong]
    see = html(f"Look at: {place(question.lab)}") if question.lab else ""
    return html(case.fill(question.explanation)) + bullets(said) + see


def typed(sheet: Sheet, losses: Losses) -> list[str]:
    """Return the right answer to a question that is typed, in all its spellings."""
    question = sheet.case.question
    if isinstance(question, Shape):
        return shapes(sheet.case.key)
    if isinstance(question, Output):
        return [right_answer(sheet)]
    assert isinstance(question, Word)
    return _expanded(question, question.accept, losses)


def typed_wrong(sheet: Sheet, losses: Losses) -> list[tuple[list[str], str]]:
    """Return the known wrong answers to such a question, each with its feedback."""
    case, question = sheet.case, sheet.case.question
    if isinstance(question, Shape):
        return [(shapes(one.value), one.feedback) for one in case.wrong]
    assert isinstance(question, (Output, Word))
    return [(_expanded(question, [one.match], losses), one.feedback) for one in question.wrong]


def _expanded(question: AnyQuestion, patterns: list[str], losses: Losses) -> list[str]:
    found: dict[str, str] = {}
    for pattern in patterns:
        texts, complete = spellings(pattern)
        if not complete:
            losses.add(question, "No regular expressions: a few spellings stand for endlessly many")
        for text in texts:
            found.setdefault(text if isinstance(question, Output) else text.casefold(), text)
    return list(found.values())


def shapes(sizes: list[int]) -> list[str]:
    """Return a shape as people write it.

    Example:
        >>> shapes([3, 2])
        ['(3, 2)', '(3,2)', '[3, 2]', '[3,2]', '3, 2', '3,2', '3 2', '3x2', '3 x 2']
    """
    numbers = [str(size) for size in sizes]
    spaced, tight = ", ".join(numbers), ",".join(numbers)
    comma = "," if len(numbers) == 1 else ""
    bare = [spaced, tight, " ".join(numbers), "x".join(numbers), " x ".join(numbers)]
    brackets = [f"({spaced}{comma})", f"({tight}{comma})", f"[{spaced}]", f"[{tight}]"]
    return [text for text in dict.fromkeys([*brackets, *bare]) if text]


def decimals(number: float, places: int) -> list[str]:
    """Return a rounded number as people write it.

    Example:
        >>> decimals(-0.5, 2)
        ['-0.50', '-0.5', '-.50', '-.5']
        >>> decimals(3, 0)
        ['3']
    """
    rounded = round(number, places) + 0.0  # no -0
    texts = [f"{rounded:.{p}f}" for p in range(places, -1, -1)]
    found = [text for text in texts if float(text) == rounded]
    bare = [one.replace("0.", ".", 1) for one in found if one.removeprefix("-").startswith("0.")]
    return [*found, *bare]


def entries(key: Any) -> list[list[float]]:
    """Return an array as rows of numbers; a vector is one row."""
    return key if isinstance(key[0], list) else [key]


def _shown(case: Case, value: Any) -> str:
    return value if isinstance(value, str) else shown(case, value)

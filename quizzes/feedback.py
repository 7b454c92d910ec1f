"""What is said to an answer: why this one is wrong, why the right one is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
from quizzes.scoring import equal, matches
from quizzes.sheets import LETTERS, Sheet


def why_wrong(sheet: Sheet, answer: Any) -> tuple[list[str], str | None]:
    """Return what is wrong with an answer, and the misconception that gives it, if one is known."""
    case, question = sheet.case, sheet.case.question
    if isinstance(question, (Numeric, Array, Shape)):
        return _computed(case, answer)
    if isinstance(question, (Output, Word)):
        said = [one.feedback for one in case.wrong if matches(one.value, answer)]
        return said[:1], None
    if isinstance(question, Single):
        (chosen,) = (option for option in question.options if option.key == answer)
        return [case.fill(chosen.feedback)], chosen.misconception
    return list(_parts(case, answer)), None


def _computed(case: Case, answer: Any) -> tuple[list[str], str | None]:
    for one in case.wrong:
        if equal(case, answer, one.value):
            return [one.feedback], one.misconception
    hint = next(_near_misses(case, answer), "")
    return [hint] if hint else [], None


def _near_misses(case: Case, answer: Any) -> Iterator[str]:
    """Name what is right but for its sign, its power of ten, its order or its rounding."""
    key = case.key
    if isinstance(case.question, Shape):
        if answer != key and answer == key[::-1]:
            yield "The sizes are right, and their order is turned round: rows come first."
        elif sorted(answer) == sorted(key):
            yield "The sizes are right, in another order."
    elif isinstance(case.question, Array):
        if _transposed(answer, key):
            yield "This is the transpose of the answer: rows and columns are exchanged."
        elif _shape(answer) != _shape(key):
            yield f"The shape is {_shape(answer)}; the answer has {_shape(key)}."
        else:
            yield "The shape is right, and some numbers are not."
    elif isinstance(case.question, Numeric):
        yield from _near_numbers(case, answer)


def _near_numbers(case: Case, answer: float) -> Iterator[str]:
    if equal(case, -answer, case.key):
        yield "The size is right, and the sign is not."
    for power in (-3, -2, -1, 1, 2, 3):
        if case.key and equal(case, answer * 10.0**power, case.key):
            yield "The digits are right, and the decimal point is in the wrong place."
    decimals = case.question.decimals if isinstance(case.question, Numeric) else None
    if decimals is not None and abs(answer - case.key) < 2 * 10.0**-decimals:
        yield f"Very close: look at the rounding, to {decimals} decimals."


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
                truth = "true" if statement.answer else "false"
                yield f"“{case.fill(statement.text)}” is {truth}. {case.fill(statement.feedback)}"
    elif isinstance(question, Match):
        for i, pair in enumerate(question.pairs):
            if answer.get(i) != i:
                yield f"{pair.left} belongs to {pair.right}. {pair.feedback}"


def right_answer(sheet: Sheet) -> str:
    """Return the right answer as it would be typed or read."""
    case, question = sheet.case, sheet.case.question
    if isinstance(question, (Single, Multiple)):
        right = [i for i, place in enumerate(sheet.order) if question.options[place].correct]
        texts = (case.fill(question.options[sheet.order[i]].text) for i in right)
        return "; ".join(f"{LETTERS[i]}) {text}" for i, text in zip(right, texts))
    if isinstance(question, TrueFalse):
        return " ".join("T" if statement.answer else "F" for statement in question.statements)
    if isinstance(question, Order):
        places = [sheet.order.index(i) + 1 for i in range(len(question.items))]
        return " ".join(map(str, places))
    if isinstance(question, Match):
        letters = [LETTERS[sheet.order.index(i)] for i in range(len(question.pairs))]
        return " ".join(f"{i}={letter}" for i, letter in enumerate(letters, start=1))
    if isinstance(question, Word):
        return question.accept[0]
    return shown(case, question.answer if isinstance(question, Output) else case.key)


def shown(case: Case, key: Any) -> str:
    """Return a key as a reader would write it."""
    if isinstance(case.question, Numeric) and case.question.decimals is not None:
        return f"{key:.{case.question.decimals}f}"
    if isinstance(case.question, Numeric):
        return f"{key:.6g}"
    if isinstance(case.question, Shape):
        return f"({', '.join(map(str, key))}{',' if len(key) == 1 else ''})"
    if isinstance(case.question, Array):
        return str(_rounded(key, case.question.decimals))
    return str(key)


def all_reasons(sheet: Sheet) -> list[str]:
    """Return what there is to say to every wrong choice, for a reader who asks."""
    case, question = sheet.case, sheet.case.question
    if isinstance(question, (Single, Multiple)):
        options = [question.options[place] for place in sheet.order]
        return [
            f"{LETTERS[i]}) {'right' if option.correct else 'wrong'}. {case.fill(option.feedback)}"
            for i, option in enumerate(options)
        ]
    if isinstance(question, TrueFalse):
        return [f"{s.text} {case.fill(s.feedback)}" for s in question.statements]
    if isinstance(question, Match):
        return [f"{pair.left}: {pair.right}. {pair.feedback}" for pair in question.pairs]
    return [f"{_wrong_shown(case, one)}: {one.feedback}" for one in case.wrong]


def _wrong_shown(case: Case, one: WrongAnswer) -> str:
    return str(one.value) if isinstance(one.value, str) else shown(case, one.value)


def _rounded(value: Any, decimals: int) -> Any:
    if isinstance(value, list):
        return [_rounded(item, decimals) for item in value]
    return round(value, decimals)


def _shape(value: Any) -> tuple[int, ...]:
    return (len(value), *_shape(value[0])) if isinstance(value, list) and value else ()


def _transposed(a: Any, b: Any) -> bool:
    two = len(_shape(a)) == len(_shape(b)) == 2
    return two and a != b and [list(column) for column in zip(*a)] == b

"""Moodle XML: a category for the quiz, and one below it for each question with variants.

Moodle picks a variant for each student when a quiz holds "a random question" of such a category.
Statements and arrays become embedded answers ("cloze"), the only type of Moodle's own that has
several fields.
"""

from __future__ import annotations

from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from quizzes.cases import Case
from quizzes.exports.items import (
    Losses,
    entries,
    explanation,
    items,
    prompt,
    title,
    typed,
    typed_wrong,
)
from quizzes.exports.markup import add, document, html
from quizzes.format import Array, Match, Multiple, Numeric, Order, Quiz, Single, TrueFalse
from quizzes.proofs.choices import sorted_numbers
from quizzes.scoring import tolerance
from quizzes.sheets import Sheet

TYPES = {
    "single": "multichoice", "multiple": "multichoice", "true_false": "cloze",
    "numeric": "numerical", "array": "cloze", "shape": "shortanswer", "output": "shortanswer",
    "text": "shortanswer", "order": "ordering", "match": "matching",
}  # fmt: skip


def export(quiz: Quiz, seed: int | None, losses: Losses) -> bytes:
    """Return a quiz as Moodle XML.

    Args:
        quiz: the quiz.
        seed: draw one variant of each question; without it, all of them are there.
        losses: is told what Moodle can't say.
    """
    root, home = ET.Element("quiz"), f"$course$/top/{_part(quiz.title)}"
    variants = items(quiz, seed, losses)
    _category(root, home)
    for sheets in variants:
        if len(sheets) == 1:
            _question(root, sheets[0], losses)
    for sheets in variants:
        if len(sheets) > 1:
            _category(root, f"{home}/{sheets[0].case.question.id}")
            for sheet in sheets:
                _question(root, sheet, losses)
    return document(root)


def _part(name: str) -> str:
    return name.replace("/", "//")  # a single slash parts the names of categories


def _category(root: ET.Element, path: str) -> None:
    question = add(root, "question", type="category")
    add(add(question, "category"), "text", path)


def _question(root: ET.Element, sheet: Sheet, losses: Losses) -> None:
    question = sheet.case.question
    node = add(root, "question", type=TYPES[question.type])
    add(add(node, "name"), "text", title(sheet))
    text = add(add(node, "questiontext", format="html"), "text", prompt(sheet))
    reasons = isinstance(question, (Array, Match))
    _html(node, "generalfeedback", explanation(sheet, reasons))
    add(node, "defaultgrade", "1")
    add(node, "idnumber", title(sheet))
    if isinstance(question, (Single, Multiple)):
        _choices(node, sheet, losses)
    elif isinstance(question, TrueFalse):
        text.text = f"{text.text}{''.join(_statement(sheet.case, s) for s in question.statements)}"
    elif isinstance(question, Array):
        text.text = f"{text.text}{_array(sheet.case, losses)}"
    elif isinstance(question, Numeric):
        _numeric(node, sheet.case, losses)
    elif isinstance(question, Order):
        _order(node, question, losses)
    elif isinstance(question, Match):
        _match(node, question)
    else:
        _typed(node, sheet, losses)


def _html(node: ET.Element, tag: str, text: str) -> None:
    add(add(node, tag, format="html"), "text", text)


def _answer(
    node: ET.Element, text: str, fraction: str, feedback: str, **attributes: str
) -> ET.Element:
    answer = add(node, "answer", fraction=fraction, **attributes)
    add(answer, "text", text)
    _html(answer, "feedback", html(feedback))
    return answer


def _choices(node: ET.Element, sheet: Sheet, losses: Losses) -> None:
    case, question = sheet.case, sheet.case.question
    assert isinstance(question, (Single, Multiple))
    add(node, "single", str(isinstance(question, Single)).lower())
    add(node, "shuffleanswers", str(not sorted_numbers(case)).lower())
    add(node, "answernumbering", "abc")
    right, wrong = _fractions(question)
    for place in sheet.order:
        option = question.options[place]
        fraction, feedback = right if option.correct else wrong, case.fill(option.feedback)
        _answer(node, html(case.fill(option.text)), fraction, feedback, format="html")
    if getattr(question, "scoring", "") == "all_or_nothing":
        losses.add(question, "Moodle gives a part of the credit where it is all or nothing here")


def _fractions(question: Single | Multiple) -> tuple[str, str]:
    """Return what a right and a wrong tick are worth, as Moodle spells its allowed fractions."""
    right = sum(option.correct for option in question.options)
    if isinstance(question, Single):
        return "100", "0"
    wrong = {
        "balanced": len(question.options) - right, "net_correct": right, "all_or_nothing": 1
    }[question.scoring]  # fmt: skip
    return _percent(right), "-" + _percent(wrong)


def _percent(parts: int) -> str:
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")


def _statement(case: Case, statement: Any) -> str:
    """Return a statement with the choice of true and false, the right one marked."""
    feedback = _embedded(case.fill(statement.feedback))
    marks = ("=", "") if statement.answer else ("", "=")
    field = f"{{1:MULTICHOICE:{marks[0]}True#{feedback}~{marks[1]}False#{feedback}}}"
    return f"<p>{field} {escape(case.fill(statement.text), quote=False)}</p>"


def _embedded(text: str) -> str:
    """Return a text in which nothing has a meaning of its own inside an embedded answer."""
    safe = escape(" ".join(text.split()), quote=False)
    return "".join(f"&#{ord(char)};" if char in "~}{\\" else char for char in safe)


def _array(case: Case, losses: Losses) -> str:
    question: Any = case.question
    losses.add(question, "Moodle shows the shape of an array, and each right entry earns its share")
    edge = tolerance(question, 0.0)
    rows = [
        ", ".join(f"{{1:NUMERICAL:={_number(value)}:{_number(edge)}}}" for value in row)
        for row in entries(case.key)
    ]
    return "".join(f"<p>[{row}]</p>" for row in rows)


def _number(value: float) -> str:
    return f"{value:.15g}"


def _numeric(node: ET.Element, case: Case, losses: Losses) -> None:
    question: Any = case.question
    losses.add(question, "Moodle takes no fractions as 1/3: a number must be typed")
    known = [(case.key, "100", ""), *((one.value, "0", one.feedback) for one in case.wrong)]
    for value, fraction, feedback in known:
        answer = _answer(node, _number(value), fraction, feedback)
        add(answer, "tolerance", _number(tolerance(question, value)))


def _order(node: ET.Element, question: Order, losses: Losses) -> None:
    losses.add(
        question, "Moodle gives nothing for an order turned round, and needs a plugin before 4.4"
    )
    for tag, text in (
        ("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"),
        ("gradingtype", "LONGEST_ORDERED_SUBSET"), ("showgrading", "SHOW"),
    ):  # fmt: skip
        add(node, tag, text)
    for place, item in enumerate(question.items, start=1):
        _answer(node, html(item), str(place), "", format="html")


def _match(node: ET.Element, question: Match) -> None:
    add(node, "shuffleanswers", "true")
    pairs = [(html(pair.left), pair.right) for pair in question.pairs]
    for left, right in [*pairs, *(("", text) for text in question.distractors)]:
        part = add(node, "subquestion", format="html")
        add(part, "text", left)
        add(add(part, "answer"), "text", right)


def _typed(node: ET.Element, sheet: Sheet, losses: Losses) -> None:
    add(node, "usecase", str(int(sheet.case.question.type == "output")))
    for text in typed(sheet, losses):
        _answer(node, _unstarred(text), "100", "")
    for texts, feedback in typed_wrong(sheet, losses):
        for text in texts:
            _answer(node, _unstarred(text), "0", feedback)


def _unstarred(text: str) -> str:
    return text.replace("*", r"\*")  # a star alone stands for anything

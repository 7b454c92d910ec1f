"""One question as an item of QTI 1.2, by Canvas's types of questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from quizzes.exports.items import (
    Losses,
    decimals,
    entries,
    explanation,
    prompt,
    title,
    typed,
    typed_wrong,
)
from quizzes.exports.markup import add, html
from quizzes.exports.qti_item import Item, material
from quizzes.format import Array, Match, Multiple, Numeric, Order, Single, TrueFalse
from quizzes.scoring import tolerance
from quizzes.sheets import Sheet

TYPES = {
    "single": "multiple_choice_question", "multiple": "multiple_answers_question",
    "true_false": "multiple_dropdowns_question", "numeric": "numerical_question",
    "array": "fill_in_multiple_blanks_question", "shape": "short_answer_question",
    "output": "short_answer_question", "text": "short_answer_question",
    "order": "matching_question", "match": "matching_question",
}  # fmt: skip


def item(section: ET.Element, sheet: Sheet, losses: Losses) -> None:
    """Add a question to a section.

    Args:
        section: the section or group of sections.
        sheet: the question, with its numbers and the order of its options.
        losses: is told what Canvas can't say.
    """
    question = sheet.case.question
    one = Item(section, title(sheet), TYPES[question.type])
    material(one.presentation, prompt(sheet))
    reasons = isinstance(question, (Array, Match, Numeric))
    one.say("general_fb", explanation(sheet, reasons))
    if isinstance(question, (Single, Multiple)):
        _options(one, sheet, losses)
    elif isinstance(question, TrueFalse):
        _statements(one, sheet)
    elif isinstance(question, Numeric):
        _numeric(one, sheet)
    elif isinstance(question, Array):
        _array(one, sheet, losses)
    elif isinstance(question, Order):
        _order(one, sheet, losses)
    elif isinstance(question, Match):
        right = [*(pair.right for pair in question.pairs), *question.distractors]
        _pairs(one, [pair.left for pair in question.pairs], right, sheet.order)
    else:
        _typed(one, sheet, losses)
    one.close()


def _options(one: Item, sheet: Sheet, losses: Losses) -> None:
    case, question = sheet.case, sheet.case.question
    assert isinstance(question, (Single, Multiple))
    shown = [question.options[place] for place in sheet.order]
    choices = [(o.key, html(case.fill(o.text)), case.fill(o.feedback)) for o in shown]
    cardinality = "Multiple" if isinstance(question, Multiple) else "Single"
    one.choose("response1", choices, cardinality=cardinality)
    condition = one.score("Set", 100)
    if not isinstance(question, Multiple):
        right = next(option.key for option in shown if option.correct)
        add(condition, "varequal", right, respident="response1")
        return
    every = add(condition, "and")
    for option in shown:
        place = every if option.correct else add(every, "not")
        add(place, "varequal", option.key, respident="response1")
    _lost_scoring(question, losses)


def _lost_scoring(question: Multiple, losses: Losses) -> None:
    right = sum(option.correct for option in question.options)
    if question.scoring == "all_or_nothing":
        losses.add(question, "Canvas gives a part of the credit where it is all or nothing here")
    elif question.scoring == "balanced" and 2 * right != len(question.options):
        losses.add(
            question, "Canvas takes for a wrong tick what a right one earns, and not its own share"
        )


def _statements(one: Item, sheet: Sheet) -> None:
    case, question = sheet.case, sheet.case.question
    assert isinstance(question, TrueFalse)
    fields = [f"s{i}" for i in range(1, len(question.statements) + 1)]
    texts = [case.fill(statement.text) for statement in question.statements]
    _below(one, [f"[{field}] {text}" for field, text in zip(fields, texts)])
    for field, statement in zip(fields, question.statements):
        said = case.fill(statement.feedback)
        choices = [(f"{field}-true", "True", said), (f"{field}-false", "False", said)]
        one.choose(f"response_{field}", choices, field)
    for field, statement in zip(fields, question.statements):
        condition = one.score("Add", 100 / len(fields))
        right = f"{field}-{str(statement.answer).lower()}"
        add(condition, "varequal", right, respident=f"response_{field}")


def _below(one: Item, lines: list[str]) -> None:
    """Write lines below the prompt, with the fields' names in brackets as Canvas wants them."""
    text = one.presentation[0][0]
    text.text = (text.text or "") + html("\n\n".join(lines))


def _numeric(one: Item, sheet: Sheet) -> None:
    question: Any = sheet.case.question
    key, edge = sheet.case.key, tolerance(question, sheet.case.key)
    one.write("response1", fibtype="Decimal")
    either = add(one.score("Set", 100), "or")
    add(either, "varequal", f"{key:.15g}", respident="response1")
    within = add(either, "and")
    add(within, "vargte", f"{key - edge:.15g}", respident="response1")
    add(within, "varlte", f"{key + edge:.15g}", respident="response1")


def _array(one: Item, sheet: Sheet, losses: Losses) -> None:
    question: Any = sheet.case.question
    losses.add(
        question,
        "Canvas shows the shape of an array, each right entry earns its share, and must be typed "
        "with no more decimals than are asked for",
    )
    rows = [
        [(f"e{i}{j}", decimals(value, question.decimals)) for j, value in enumerate(row, 1)]
        for i, row in enumerate(entries(sheet.case.key), 1)
    ]
    _below(one, [", ".join(f"[{field}]" for field, _ in row) for row in rows])
    cells = [cell for row in rows for cell in row]
    for field, texts in cells:
        choices = [(f"{field}-{i}", text, "") for i, text in enumerate(texts)]
        one.choose(f"response_{field}", choices, field)
    for field, texts in cells:
        for i in range(len(texts)):
            condition = one.score("Add", 100 / len(cells))
            add(condition, "varequal", f"{field}-{i}", respident=f"response_{field}")


def _order(one: Item, sheet: Sheet, losses: Losses) -> None:
    question: Any = sheet.case.question
    losses.add(question, "Canvas has no orders: places are matched with items, one by one")
    places = [f"Place {i}" for i in range(1, len(question.items) + 1)]
    _pairs(one, places, question.items, sheet.order)


def _pairs(one: Item, left: list[str], right: list[str], order: list[int]) -> None:
    choices = [(f"right-{place}", right[place], "") for place in order]
    for i, text in enumerate(left):
        one.choose(f"response_left-{i}", choices, html(text))
    for i in range(len(left)):
        condition = one.score("Add", 100 / len(left))
        add(condition, "varequal", f"right-{i}", respident=f"response_left-{i}")


def _typed(one: Item, sheet: Sheet, losses: Losses) -> None:
    if sheet.case.question.type == "output":
        losses.add(sheet.case.question, "Canvas takes small and capital letters for the same")
    one.write("response1")
    for i, (text, feedback) in enumerate(_known(sheet, losses)):
        one.say(f"wrong{i}_fb", html(feedback), text, "response1")
    condition = one.score("Set", 100)
    for text in typed(sheet, losses):
        add(condition, "varequal", text, respident="response1")


def _known(sheet: Sheet, losses: Losses) -> Iterator[tuple[str, str]]:
    for texts, feedback in typed_wrong(sheet, losses):
        for text in texts:
            yield text, feedback

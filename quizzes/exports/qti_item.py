"""An item of QTI 1.2, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from quizzes.exports.markup import add, html

Choice = tuple[str, str, str]  # its ident, its text, what is said when it is chosen


class Item:
    """An item in the making: what is shown, what is scored, what is said."""

    def __init__(self, section: ET.Element, name: str, kind: str) -> None:
        node = add(section, "item", ident=name, title=name)
        fields = add(add(node, "itemmetadata"), "qtimetadata")
        for label, entry in (("question_type", kind), ("points_possible", "1")):
            field = add(fields, "qtimetadatafield")
            add(field, "fieldlabel", label)
            add(field, "fieldentry", entry)
        self.node, self.presentation = node, add(node, "presentation")
        self.scoring = add(node, "resprocessing")
        self.says: dict[str, str] = {}
        add(add(self.scoring, "outcomes"), "decvar", varname="SCORE", vartype="Decimal",
            minvalue="0", maxvalue="100")  # fmt: skip

    def choose(
        self, ident: str, choices: Sequence[Choice], label: str = "", cardinality: str = "Single"
    ) -> None:
        """Add a choice among texts."""
        field = add(self.presentation, "response_lid", ident=ident, rcardinality=cardinality)
        if label:
            material(field, label)
        choice = add(field, "render_choice")
        for key, text, feedback in choices:
            material(add(choice, "response_label", ident=key), text)
            if feedback:
                self.say(f"{key}_fb", html(feedback), key, ident)

    def say(self, ident: str, text: str, key: str = "", field: str = "") -> None:
        """Say something to an answer, or to every answer."""
        self.says[ident] = text
        rule = add(self.scoring, "respcondition", **{"continue": "Yes"})
        condition = add(rule, "conditionvar")
        if key:
            add(condition, "varequal", key, respident=field)
        else:
            add(condition, "other")
        add(rule, "displayfeedback", feedbacktype="Response", linkrefid=ident)

    def score(self, action: str, points: float) -> ET.Element:
        """Give points for a condition, which is returned to be filled."""
        rule = add(
            self.scoring, "respcondition", **{"continue": "No" if action == "Set" else "Yes"}
        )
        condition = add(rule, "conditionvar")
        add(rule, "setvar", f"{points:.10g}", action=action, varname="SCORE")
        return condition

    def write(self, ident: str, **attributes: str) -> None:
        """Add a field to write in."""
        field = add(self.presentation, "response_str", ident=ident, rcardinality="Single")
        add(add(field, "render_fib", **attributes), "response_label", ident="answer1")

    def close(self) -> None:
        """Add what is said, which stands at the end of an item."""
        for ident, text in self.says.items():
            flow = add(add(self.node, "itemfeedback", ident=ident), "flow_mat")
            material(flow, text)


def material(parent: ET.Element, text: str) -> None:
    """Add a text, HTML or plain."""
    kind = "text/html" if text.startswith("<") else "text/plain"
    add(add(parent, "material"), "mattext", text, texttype=kind)

"""The JSON Schema of quiz files, so that editors complete them and check them as they are typed."""

from __future__ import annotations

import json

from quizzes.bank import BANK
from quizzes.format import Quiz

PATH = BANK / "quiz.schema.json"


def schema() -> str:
    """Return the schema that the models give."""
    tree = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Quiz.model_json_schema()}
    return json.dumps(tree, indent=2, ensure_ascii=False) + "\n"


def write() -> bool:
    """Write the schema beside the bank; return whether it was out of date."""
    text = schema()
    if PATH.is_file() and PATH.read_text(encoding="utf-8") == text:
        return False
    PATH.write_text(text, encoding="utf-8", newline="\n")
    return True

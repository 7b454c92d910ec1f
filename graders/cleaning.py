"""Other people's text, made safe to show: in a terminal, on a page, in a table."""

from __future__ import annotations

import re

ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, and moves of the cursor
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # titles and links
    r"|\x1b[ -/]*[0-~]?"
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and new line
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # marks that turn the direction of reading
)
SURROGATES = re.compile("[\ud800-\udfff]")  # no text at all, and no file can hold them
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet would compute these


def clean(text: str) -> str:
    r"""Return a text without terminal codes, control characters and turned directions.

    Example:
        >>> clean("\x1b[31mred\x1b[0m\r\n\x00ok")
        'red\nok'
    """
    if text.isprintable():  # as nearly always, and quick to see
        return text
    return SURROGATES.sub("�", UNSEEN.sub("", ESCAPES.sub("", text)))


def shorten(text: str, limit: int = 4000, lines: int = 80) -> str:
    """Return a text of bounded size, with a word about what was left out.

    Example:
        >>> shorten("a long story", 6)
        'a long ... (6 more characters)'
    """
    kept = "\n".join(text[:limit].split("\n", lines)[:lines])
    left = len(text) - len(kept)
    return f"{kept} ... ({left} more characters)" if left else text


def cell(value: object) -> str:
    """Return the text of a cell that a spreadsheet shows as it is, and never computes.

    Example:
        >>> cell("=1+1")
        "'=1+1"
    """
    text = clean(str(value))
    if isinstance(value, str) and (text.startswith(FORMULA) or value.startswith(FORMULA)):
        return f"'{text}"
    return text

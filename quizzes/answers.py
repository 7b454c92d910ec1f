"""What a typed line means: letters, truths, numbers, arrays, shapes, orders and pairs."""

from __future__ import annotations

import ast
import math
import re
from typing import Any

LETTERS = "abcdefghijklmnop"  # q stops a quiz
MINUS = str.maketrans(dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}", "-"))
SHOWN = 60  # signs of a line that is shown again

HOW = {
    "single": "Type one letter, as b.",
    "multiple": "Type all letters that are right, as a,c (or - for none).",
    "true_false": "Type T or F for each statement, as T F T.",
    "numeric": "Type a number, as 0.693, 1/3 or 1e-3.",
    "array": "Type the numbers in brackets, as [1, 2] or [[1, 2], [3, 4]].",
    "shape": "Type the sizes, as (32, 25) or 32x25.",
    "output": "Type what is printed.",
    "text": "Type a word or two.",
    "order": "Type the numbers in the right order, as 3 1 2 4.",
    "match": "Type the pairs, as 1=b 2=a.",
}


class Malformed(Exception):
    """A line that is no answer to this question; the text says how to write one. Costs nothing."""


def letter(text: str, count: int) -> int:
    """Return the place of the option that a letter names, one of ``count``.

    Raises:
        Malformed: it names none.

    Example:
        >>> letter("b", 4), letter("(B)", 4)
        (1, 1)
    """
    sign = text.casefold().strip(" ()[].,:;'\"`")
    if len(sign) != 1 or sign not in LETTERS[:count]:
        raise Malformed(
            f"{_shown(text)} is no option here: the letters go from a to {LETTERS[count - 1]}."
        )
    return LETTERS.index(sign)


def letters(text: str, count: int) -> list[int]:
    """Return the places of all options that a line names; ``-`` names none.

    Raises:
        Malformed: something in it is no option.

    Example:
        >>> letters("a, c", 4), letters("ac", 4), letters("a and c", 4), letters("-", 4)
        ([0, 2], [0, 2], [0, 2], [])
    """
    text = text.casefold().translate(MINUS)
    if text in {"-", "none"}:
        return []
    words = [word for word in re.split(r"[\s,;/+&()\[\]]+", text) if word not in {"", "and"}]
    if len(words) == 1 and set(words[0]) <= set(LETTERS[:count]):
        words = list(words[0])
    if not words:
        raise Malformed(HOW["multiple"])
    return [letter(word, count) for word in words]


def booleans(text: str, count: int) -> list[bool]:
    """Return what a line says of each of ``count`` statements.

    Raises:
        Malformed: it does not say true or false of each.

    Example:
        >>> booleans("T F T", 3), booleans("tft", 3), booleans("true, false", 2)
        ([True, False, True], [True, False, True], [True, False])
    """
    words = re.findall(r"\w+", text.casefold())
    if len(words) == 1 and len(words[0]) == count:
        words = list(words[0])
    known = {"t": True, "true": True, "f": False, "false": False}
    if len(words) != count or not known.keys() >= set(words):
        raise Malformed(f"There are {count} statements. {HOW['true_false']}")
    return [known[word] for word in words]


def permutation(text: str, count: int) -> list[int]:
    """Return the places, from 0, in the order in which a line names them.

    Raises:
        Malformed: it does not name each once.

    Example:
        >>> permutation("3 1 2", 3), permutation("312", 3)
        ([2, 0, 1], [2, 0, 1])
    """
    words = re.findall(r"\w+", text)
    if len(words) == 1 and len(words[0]) == count:
        words = list(words[0])
    if sorted(words) != sorted(str(place + 1) for place in range(count)):
        raise Malformed(f"Name each of the {count} items once. {HOW['order']}")
    return [int(word) - 1 for word in words]


def pairs(text: str, rows: int, count: int) -> dict[int, int]:
    """Return the place of the partner of each of the ``rows``, from 0.

    Raises:
        Malformed: a row has none, or two, or one that is not there.

    Example:
        >>> pairs("1=b 2=a", 2, 3)
        {0: 1, 1: 0}
    """
    found = re.findall(r"(?<!\d)(\d+)[\s=:.)>→-]*([a-z])\b", text.casefold())
    if sorted(left for left, _ in found) != sorted(str(row + 1) for row in range(rows)):
        raise Malformed(f"Give each of 1 to {rows} one letter. {HOW['match']}")
    return {int(left) - 1: letter(right, count) for left, right in sorted(found)}


def number(text: str) -> float:
    """Return the number that a text means: a decimal, a fraction, or a power of ten.

    Raises:
        Malformed: it means none.

    Example:
        >>> number("1/4"), number("1e-3"), number("= - 2")
        (0.25, 0.001, -2.0)
    """
    text = re.sub(r"^=?\s*([+-]?)\s*", r"\1", text.translate(MINUS))
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+", text) and not text.lstrip("+-").startswith("0"):
        raise Malformed(f"A comma can be read in two ways: write {text.replace(',', '')}, or use a "
                        "decimal point.")  # fmt: skip
    if re.fullmatch(r"[+-]?\d+,\d+", text):
        raise Malformed(f"Write a decimal point, not a comma: {text.replace(',', '.')}.")
    try:
        above, slash, below = text.rstrip("% ").partition("/")
        value = float(above) / float(below if slash else "1")
    except (ValueError, ZeroDivisionError):
        value = math.nan
    if not math.isfinite(value):
        raise Malformed(f"{_shown(text)} is no number. {HOW['numeric']}")
    if text.endswith("%"):
        raise Malformed(f"Write a decimal, not a percentage: {value / 100:g}.")
    return value


def dimensions(text: str) -> list[int]:
    """Return the shape that a text means; ``()`` is that of a single number.

    Raises:
        Malformed: it means none.

    Example:
        >>> dimensions("32x25"), dimensions("(3,)"), dimensions("()")
        ([32, 25], [3], [])
    """
    if not re.fullmatch(r"[\s(\[]*(\d{1,9}([\s,xX×*]+\d{1,9})*)?[\s,)\]]*", text):
        raise Malformed(f"{_shown(text)} is no shape. {HOW['shape']}")
    return [int(size) for size in re.findall(r"\d+", text)]


def array(text: str) -> list[Any]:
    """Return the nested lists that a text means, with or without commas between the numbers.

    A fraction is a number here, too.

    Raises:
        Malformed: it means none, or lists of different lengths.

    Example:
        >>> array("[[1, 2], [3, 4]]"), array("[[1 2] [3 4]]")
        ([[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [3.0, 4.0]])
    """
    written = text.translate(MINUS).lstrip("= ")
    if re.fullmatch(r"[\[(]?\s*[+-]?\d+,\d+([\s;]+[+-]?\d+,\d+)+\s*[\])]?", written):
        points = written.replace(",", ".").replace(";", "")
        raise Malformed(f"A comma can be read in two ways: write {points}, or brackets for rows, "
                        "as [[1, 2], [3, 4]].")  # fmt: skip
    fraction = r"(?<![\d.])[\d.]+\s*/\s*[\d.]+"
    written = re.sub(fraction, lambda found: repr(number(found[0])), written)
    written = re.sub(r"(?<=[\d.\])])\s+(?=[-+\d.\[(])", ", ", written)
    try:
        value = _lists(ast.literal_eval(written))
    except (ValueError, SyntaxError, MemoryError, RecursionError, OverflowError):
        raise Malformed(f"{_shown(text)} is no array of numbers. {HOW['array']}") from None
    if not isinstance(value, list):
        raise Malformed(f"{_shown(text)} is one number. {HOW['array']}")
    if not _regular(value):
        raise Malformed(f"{_shown(text)} is no array: its rows differ in length. {HOW['array']}")
    return value


def _shown(text: str) -> str:
    """Return a line in quotes, cut off where it is long."""
    return repr(text if len(text) <= SHOWN else f"{text[:SHOWN]} ...")


def _lists(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_lists(item) for item in value]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _regular(value: Any) -> bool:
    """Tell whether nested lists have one shape."""
    if not isinstance(value, list):
        return True
    lengths = {len(item) if isinstance(item, list) else -1 for item in value}
    return len(lengths) == 1 and all(map(_regular, value))

"""The texts that a pattern accepts, one by one: for formats that know no regular expressions."""

from __future__ import annotations

import re

from quizzes.scoring import matches


def spellings(pattern: str) -> tuple[list[str], bool]:
    r"""Return texts that a pattern accepts, and whether these are all of them.

    What may be repeated without end is left out where that is allowed.

    Args:
        pattern: plain words, or a ``/regular expression/``.

    Returns:
        The texts, and whether none is missing.

    Example:
        >>> spellings("/(the )?chain[ -]rule/")
        (['chain rule', 'chain-rule', 'the chain rule', 'the chain-rule'], True)
        >>> spellings("/argmax(\(.*\))?/")
        (['argmax', 'argmax()'], False)
    """
    if len(pattern) < 2 or not pattern[0] == pattern[-1] == "/":
        return [pattern], True
    reader = _Reader(pattern[1:-1])
    texts = [text for text in dict.fromkeys(reader.either()) if matches(pattern, text)]
    return texts, reader.complete


class _Reader:
    """Reads the part of the expressions' language that a bank needs, from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.place, self.complete = text, 0, True

    def either(self) -> list[str]:
        found = self._sequence()
        while self._take("|"):
            found += self._sequence()
        return found

    def _sequence(self) -> list[str]:
        found = [""]
        while self.place < len(self.text) and self.text[self.place] not in "|)":
            part = self._repeated()
            found = [a + b for a in found for b in part]
        return found

    def _repeated(self) -> list[str]:
        atom = self._atom()
        if self._take("?"):
            return ["", *atom]
        if self._take("*"):
            self.complete = False
            return [""]
        if self._take("+"):
            self.complete = False
        return atom

    def _atom(self) -> list[str]:
        char = self._next()
        if char == "(":
            self._take("?:")
            inner = self.either()
            self._take(")")
            return inner
        if char == "[":
            return self._class()
        if char == "\\":
            char = self._next()
            if not char.isalnum():
                return [char]
        elif char != ".":
            return [char]
        self.complete = False  # any digit, any letter, anything: too many to name
        return []

    def _class(self) -> list[str]:
        end = self.text.index("]", self.place + 1)
        inside, self.place = self.text[self.place : end], end + 1
        if inside.startswith("^") or "\\" in inside:
            self.complete = False
            return []
        ranges = re.findall(r"(.)-(.)|(.)", inside)
        return [
            chr(code)
            for first, last, one in ranges
            for code in range(ord(first or one), ord(last or one) + 1)
        ]

    def _take(self, text: str) -> bool:
        found = self.text.startswith(text, self.place)
        self.place += len(text) * found
        return found

    def _next(self) -> str:
        self.place += 1
        return self.text[self.place - 1]

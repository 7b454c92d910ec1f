"""What a line of words means: a name, or what code prints."""

from __future__ import annotations

from difflib import get_close_matches

from quizzes.answers import HOW, Malformed
from quizzes.format import Output, Word
from quizzes.scoring import matches

AROUND = " .\"'`"  # what people put around a name
NEAR = 0.85  # how alike two spellings are, from 0 to 1, of which one is a slip of the other
NOT_PRINTED = ",;='\"`"


def word(text: str, question: Word) -> str:
    """Return a name without the quotes around it.

    Raises:
        Malformed: it is a right name, but misspelt.
    """
    text = text.strip(AROUND)
    if not text:
        raise Malformed(HOW["text"])
    known = [*question.accept, *(one.match for one in question.wrong)]
    if not any(matches(pattern, text) for pattern in known):
        names = [one.casefold() for one in question.accept if not one.startswith("/")]
        if get_close_matches(text.casefold(), names, cutoff=NEAR):
            raise Malformed("That is nearly a name that fits: look at the spelling.")
    return text


def printed(text: str, question: Output) -> str:
    """Return what a line says is printed.

    Raises:
        Malformed: it has a comma, a quote or the like, and neither the output nor a known wrong
            answer has one.
    """
    known = question.answer + "".join(one.match for one in question.wrong)
    for sign in NOT_PRINTED:
        if sign in text and sign not in known:
            raise Malformed(f"There is no {sign} in what is printed. {HOW['output']}")
    return text

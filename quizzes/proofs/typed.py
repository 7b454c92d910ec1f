"""What must be true of a question whose answer is a text: a word, or what code prints."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from quizzes.cases import Case
from quizzes.format import Output, Word
from quizzes.proofs import Problem
from quizzes.scoring import credit, matches
from quizzes.spellings import spellings


def output(question: Output) -> Iterator[Problem]:
    """Run the code, and see that it prints the answer and no wrong one."""
    command = [sys.executable, "-c", question.code]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except subprocess.TimeoutExpired:
        yield ["code"], "the code runs for more than 20 s"
        return
    if not credit(Case(question), done.stdout):
        yield ["answer"], f"the code prints {done.stdout!r}{done.stderr[-200:]}"
    for i, wrong in enumerate(question.wrong):
        if any(credit(Case(question), text) for text in spellings(wrong.match)[0]):
            yield ["wrong", i], "is the right answer"
        if matches(wrong.match, question.answer):
            yield ["wrong", i], "takes the right answer for a wrong one"


def word(question: Word) -> Iterator[Problem]:
    """See that every accepted spelling is right, and every wrong one is not."""
    for i, wrong in enumerate(question.wrong):
        if any(credit(Case(question), text) for text in spellings(wrong.match)[0]):
            yield ["wrong", i], "is accepted as right"
    for i, pattern in enumerate(question.accept):
        accepted, _ = spellings(pattern)
        if not accepted or not all(credit(Case(question), text) for text in accepted):
            yield ["accept", i], "is not accepted"

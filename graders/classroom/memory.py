"""What checks asked, and the answers that passed them: the same bytes pass them again.

A check depends on nothing but its seed and the answers that it gets. Where a class gives the same
right answers, their checks need not be run again, nor questions packed, nor answers unpacked. An
answer that is new is judged by the check itself, as always.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graders.proxy import Call

Key = tuple[str, int, str]  # lab, seed and check
MOST_ANSWERS = 32  # to a question; who is right has the same numbers, up to round-off
MOST_BYTES = 32 << 20


@dataclass
class Step:
    """What a check asks after some answers, or that it has passed."""

    question: bytes = b""
    answers: dict[bytes, Step] = field(default_factory=dict)  # and what comes then
    calls: list[Call] | None = None  # of a check that ends here


@dataclass
class Memory:
    """The first steps of the checks that somebody has passed."""

    steps: dict[Key, Step] = field(default_factory=dict)
    size: int = 0  # bytes of all questions and answers
    sound: set[Key] = field(default_factory=set)  # checks that hold for the solution

    def keep(self, key: Key, said: Sequence[tuple[bytes, bytes]], calls: list[Call]) -> None:
        """Remember that a check has passed with these answers to its questions."""
        step = self.steps.setdefault(key, Step())
        for question, answer in said:
            step.question = question
            if answer not in step.answers:
                if len(step.answers) >= MOST_ANSWERS or self.size > MOST_BYTES:
                    return
                self.size += len(question) + len(answer)
            step = step.answers.setdefault(answer, Step())
        step.calls = calls

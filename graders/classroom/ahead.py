"""Calls sent before it is their turn, so that judge and child need not wait for each other.

Right code is asked the same questions by the same checks. These are learnt from the solution, and
a child gets many at once: it answers them in a row while the judge reads what is there already.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any

from graders.battery import Check
from graders.catalog import solution
from graders.classroom.channel import Closed, Late
from graders.classroom.wire import WireError, frame
from graders.grading import Grading
from graders.oracle import Oracle
from graders.proxy import Local, Outcome

WINDOW = 1 << 16  # bytes on their way at a time: less than a socket holds, so that nobody waits
SOON = 1.0  # seconds; for longer, nobody waits for what it is not the turn of
Answer = list[Any]
Receive = Callable[[float], Answer]  # waits so many seconds, and no longer than the limits


class Stray(Exception):
    """There is no answer, in time, to a question whose turn it is not."""


def rehearsed(checks: Iterable[Check], oracle: Oracle, seed: int) -> tuple[bytes, ...]:
    """Return the calls, as they cross to a child, with which a lab's checks ask the solution.

    Left out are those with functions, which live with the check that made them, and all of hidden
    checks, whose inputs nobody is to see before their turn.
    """
    recorder = Recorder(Local(solution(oracle.lab)))
    grading = Grading(oracle.lab, recorder, oracle, seed)
    for check in checks:
        if not check.hidden and not check.needs_tensorflow:
            grading.grade(check)
    return tuple(recorder.calls)


class Recorder:
    """A backend that writes down what it is asked."""

    def __init__(self, backend: Local) -> None:
        self.backend = backend
        self.calls: list[bytes] = []

    def begin(self, keras: bool = False) -> None:
        """Start a new check."""
        self.backend.begin(keras)

    def __call__(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Run the function."""
        functions: list[Any] = []
        question = b"".join(frame(("call", function, args, kwargs), functions))
        if not functions and len(question) < WINDOW:
            self.calls.append(question)
        return self.backend(function, args, kwargs)


class Ahead:
    """The questions of one submission: those that are to come, and those on their way."""

    def __init__(self, script: Sequence[bytes] = ()) -> None:
        self.script = script
        self.position = 0  # in the script, of the first that was not sent
        self.flying: deque[bytes] = deque()
        self.early: dict[bytes, deque[Answer]] = {}  # answers that nobody has waited for yet

    def answer(self, question: bytes, send: Callable[[bytes], None], receive: Receive) -> Answer:
        """Return the answer to a question, which is sent if it was not.

        Raises:
            Stray: there is no answer to one that was sent before it.
        """
        if self.early.get(question):
            return self.early[question].popleft()
        sent = question in self.flying
        while self.flying and self.flying[0] != question:
            self._take_early(receive)
        if sent:
            self.flying.popleft()
        else:
            send(question + self._next(question))
        return receive(math.inf)

    def _next(self, question: bytes) -> bytes:
        """Return the questions that follow this one, as many as may be on their way."""
        try:
            self.position = self.script.index(question, self.position) + 1
        except ValueError:  # asked about an answer that the solution would not give
            return b""
        room = WINDOW - len(question)
        following = self.script[self.position :]
        sizes = accumulate(map(len, following))
        self.flying.extend(one for one, size in zip(following, sizes) if size <= room)
        self.position += len(self.flying)
        return b"".join(self.flying)

    def _take_early(self, receive: Receive) -> None:
        """Take an answer out of its turn, to a question of a check that did not come so far."""
        question = self.flying.popleft()
        try:
            answer = receive(SOON)
        except (Closed, Late, WireError) as error:
            raise Stray from error
        self.early.setdefault(question, deque()).append(answer)

"""The judge's side: an implementation that runs in a child, seen as any other backend."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from graders.classroom.answers import ended, exception, outcome
from graders.classroom.channel import Channel, Closed, Late
from graders.classroom.limits import Limits
from graders.classroom.memory import Step
from graders.classroom.nursery import Nursery
from graders.classroom.process import Process
from graders.classroom.wire import WireError
from graders.cleaning import clean, shorten
from graders.models import Model
from graders.proxy import Call, Outcome
from graders.sources import LoadError
from graders.timing import OutOfTime, time_limit

ANSWERS = {"returned": 1, "outcome": 4}  # to a call, and of how many parts
VALUE = {"value": 1}  # to a question about a model
KINDS = {Late: "OutOfTime", Closed: "Crashed", WireError: "TooMuch"}


class Remote:
    """One submission under judgement, and the home of its models; see ``Process``."""

    def __init__(
        self, nursery: Nursery, limits: Limits, file: bytes, name: str, folder: Path | None
    ) -> None:
        self.process = Process(nursery, limits, file, name, folder, self._model)
        self.keras = nursery.keras
        self.said: list[tuple[bytes, bytes]] | None = []  # in this check, if that is all of it
        self.heard: deque[tuple[bytes, bytes] | Exception] = deque()  # and not told the check yet

    def begin(self, keras: bool = False) -> None:
        """Start a new check."""
        self.said = None if self.keras else []
        if self.process.channel is not None:
            self.process.channel.functions.clear()
            self._begin(keras)

    def _begin(self, keras: bool = False) -> None:
        if self.keras and self.process.channel:
            with suppress(Closed, Late):
                self.process.channel.send("begin", keras)

    def __call__(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Let the child run the function; without an answer, say why there is none."""
        try:
            if self.process.channel is None:
                self.process.load_again()
                self._begin()
            return self._call(function, args, kwargs)
        except LoadError as error:
            return ended("Crashed", str(error))
        except (Closed, Late, WireError) as error:
            self.said = None
            return ended(KINDS[type(error)], self.process.reason(error))

    def recall(self, step: Step | None) -> list[Call] | None:
        """Ask what a check asks as long as the answers are known; return its calls if it passes.

        None where an answer is new: the check is to be run then, and is told what was heard.
        """
        self.heard.clear()
        channel = self.process.channel
        while step is not None and step.calls is None and channel is not None:
            try:
                channel.until = self.process.until()
                channel.send_frame(step.question)
                answer = channel.take()
            except (Closed, Late, WireError) as error:
                self.heard.append(error)
                return None
            self.heard.append((step.question, answer))
            step = step.answers.get(answer)
        if step is None or step.calls is None:
            return None
        self.heard.clear()
        return step.calls

    def _call(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        parts = self._ask(ANSWERS, "call", function, args, kwargs)
        if len(parts) == 1:
            return Outcome(parts[0])
        told = outcome(parts, args)
        for i, facts in told.models.items():
            args[i].facts.update(facts)
        return told

    def _ask(self, answers: dict[str, int], *question: Any) -> list[Any]:
        """Return the parts of the answer to a question, one of those that have so many.

        What the child calls back meanwhile is run.
        """
        channel = self.process.channel
        if channel is None:
            raise Closed
        channel.until = self.process.until()
        heard = self.heard.popleft() if self.heard else (channel.send(*question), b"")
        if isinstance(heard, Exception):
            raise heard
        asked, answer = heard
        while True:
            answer = answer or channel.take()
            kind, *parts = channel.read(answer)
            if answers.get(kind) == len(parts):
                self._note(asked, answer, channel)
                return parts
            self.said, answer = None, b""  # there is more to this than questions and answers
            if kind == "callback" and len(parts) == 3:
                channel.send(*_callback(channel, *parts))
            elif kind == "raised" and answers is VALUE and len(parts) == 2:
                raise exception(str(parts[0]), shorten(clean(str(parts[1]))))
            else:
                raise WireError("what the process sent is no answer")

    def _note(self, asked: bytes, answer: bytes, channel: Channel) -> None:
        if self.said is not None and not channel.functions:
            self.said.append((asked, answer))
        else:
            self.said = None

    # What a check asks of a Keras model that lives in the child.

    def _model(self, number: int, facts: dict[str, Any]) -> Model:
        return Model(number, facts, self)

    def predict(self, number: int, X: np.ndarray) -> np.ndarray:
        """Return a model's outputs for the examples X (m, n), float64."""
        return np.asarray(self._ask_model("predict", number, X), float)

    def weights(self, number: int) -> list[np.ndarray]:
        """Return the arrays of a model's weights."""
        return [np.asarray(w, float) for w in self._ask_model("weights", number)]

    def set_weights(self, number: int, arrays: list[np.ndarray]) -> None:
        """Replace a model's weights."""
        self._ask_model("set_weights", number, arrays)

    def step(self, number: int, X: np.ndarray, y: np.ndarray) -> None:
        """Take one step of a model's optimizer."""
        self._ask_model("step", number, X, y)

    def cost(self, number: int, y: np.ndarray, outputs: np.ndarray) -> float:
        """Return what a model's compiled loss gives."""
        return float(self._ask_model("cost", number, y, outputs))

    def _ask_model(self, *question: Any) -> Any:
        try:
            return self._ask(VALUE, *question)[0]
        except (Closed, Late, WireError) as error:
            raise RuntimeError(self.process.reason(error)) from None


def _callback(channel: Channel, number: Any, args: Any, kwargs: Any) -> tuple[Any, ...]:
    """Call one of the check's functions for the child."""
    assert channel.until is not None
    left = max(0.01, channel.until - time.monotonic())  # seconds; a timer needs some
    try:
        function = channel.functions[number]
        if kwargs and isinstance(function, np.ufunc):  # where=False shows what lay in memory
            raise TypeError(f"{function.__name__} takes an array here and no options")
        with np.errstate(all="ignore"), time_limit(left):
            return "value", function(*args, **kwargs)
    except OutOfTime:
        raise Late from None
    except Exception as error:
        return "raised", type(error).__name__, str(error)[:500]

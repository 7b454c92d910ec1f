"""The judge's side: an implementation that runs in a child, seen as any other backend."""

from __future__ import annotations

import math
import time
from collections import deque
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from graders.classroom.answers import death, ended, exception, outcome
from graders.classroom.channel import Channel, Closed, Late
from graders.classroom.limits import MEBI, Limits
from graders.classroom.memory import Step
from graders.classroom.nursery import START, Broken, Nursery
from graders.classroom.wire import TOO_MUCH, WireError
from graders.cleaning import clean, shorten
from graders.models import Model
from graders.proxy import Call, Outcome
from graders.sources import LoadError, imports
from graders.timing import OutOfTime, time_limit

ANSWERS = {"returned": 1, "outcome": 4}  # to a call, and of how many parts
VALUE = {"value": 1}  # to a question about a model
GRACE = 1.0  # seconds beyond a limit that the child keeps by itself


class Remote:
    """One submission, in a child: started at need, and again where a call ended it."""

    def __init__(
        self, nursery: Nursery, limits: Limits, file: bytes, name: str, folder: Path | None
    ) -> None:
        self.nursery, self.limits = nursery, limits
        self.file, self.name = file, name
        self.folder = None if nursery.layers.bubblewrap else folder  # it has only the libraries
        self.until = math.inf  # until the first child is there: to start a zygote takes its time
        self.left: float = limits.output * MEBI  # bytes that may still come, of all its children
        self.channel: Channel | None = None
        self.said: list[tuple[bytes, bytes]] | None = []  # in this check, if that is all of it
        self.heard: deque[tuple[bytes, bytes] | Exception] = deque()  # and not told the check yet

    def load(self) -> list[str]:
        """Start a child, let it load the file, and return its notes.

        Raises:
            LoadError: it can't, with the reason for the student.
        """
        request = {
            "limits": asdict(self.limits),
            "draws": imports(self.file, "matplotlib|seaborn"),
        }
        self.channel = Channel(self.nursery.child(request, self.folder), self._model, math.inf)
        self._confined()
        self.until = min(self.until, time.monotonic() + self.limits.submission)
        try:
            self.channel.until, self.channel.left = self._until(), self.left
            data = np.frombuffer(self.file, "u1")
            self.channel.send("load", data, self.name, str(self.folder or "/"))
            kind, *parts = self.channel.receive()
            if kind == "loaded" and isinstance(parts[0], list):
                return [shorten(clean(str(note)), 500) for note in parts[0][:20]]
            reason = shorten(clean(str(parts[0])))
            if not reason.startswith(self.name):  # it must not look like a remark of ours
                reason = f"{self.name}: {reason}"
        except (Closed, Late, WireError, LookupError) as error:
            reason = f"{self.name}: while it was loaded, {self._reason(error)}."
        self.close()
        raise LoadError(reason)

    def _confined(self) -> None:
        """Wait until the child is confined; until then, all that goes wrong is ours."""
        assert self.channel is not None
        self.channel.until = time.monotonic() + START
        try:
            kind, *parts = self.channel.receive()
        except (Closed, Late, WireError) as error:
            raise Broken(f"a child did not start: {error!r}") from error
        if kind != "confined":
            raise Broken(str(parts[0]))

    def begin(self, keras: bool = False) -> None:
        """Start a new check."""
        self.said = None if self.nursery.keras else []
        if self.channel is not None:
            self.channel.functions.clear()
            self._begin(keras)

    def _begin(self, keras: bool = False) -> None:
        if self.nursery.keras and self.channel:
            with suppress(Closed, Late):
                self.channel.send("begin", keras)

    def __call__(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Let the child run the function; without an answer, say why there is none."""
        try:
            if self.channel is None:
                self._start_again()
            return self._call(function, args, kwargs)
        except LoadError as error:
            return ended("Crashed", str(error))
        except (Closed, Late, WireError) as error:
            return self._trouble(error)

    def recall(self, step: Step | None) -> list[Call] | None:
        """Ask what a check asks as long as the answers are known; return its calls if it passes.

        None where an answer is new: the check is to be run then, and is told what was heard.
        """
        self.heard.clear()
        while step is not None and step.calls is None and self.channel is not None:
            try:
                self.channel.until = self._until()
                self.channel.send_frame(step.question)
                answer = self.channel.take()
            except (Closed, Late, WireError) as error:
                self.heard.append(error)
                return None
            self.heard.append((step.question, answer))
            step = step.answers.get(answer)
        if step is None or step.calls is None:
            return None
        self.heard.clear()
        return step.calls

    def _start_again(self) -> None:
        """Start another child with what time and room for answers is left.

        Raises:
            Late: there is no time.
            WireError: there is no room.
        """
        if time.monotonic() >= self.until:
            raise Late
        if self.left < 0:
            raise WireError(TOO_MUCH)
        self.load()
        self._begin()

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
        channel = self.channel
        if channel is None:
            raise Closed
        channel.until = self._until()
        heard = self.heard.popleft() if self.heard else (channel.send(*question), b"")
        if isinstance(heard, Exception):
            raise heard
        asked, answer = heard
        while True:
            answer = answer or channel.take()
            kind, *parts = channel.read(answer)
            if answers.get(kind) == len(parts):
                self._note(asked, answer)
                return parts
            self.said, answer = None, b""  # there is more to this than questions and answers
            if kind == "callback" and len(parts) == 3:
                channel.send(*self._callback(*parts))
            elif kind == "raised" and answers is VALUE and len(parts) == 2:
                raise exception(str(parts[0]), shorten(clean(str(parts[1]))))
            else:
                raise WireError("what the process sent is no answer")

    def _note(self, asked: bytes, answer: bytes) -> None:
        if self.said is not None and self.channel and not self.channel.functions:
            self.said.append((asked, answer))
        else:
            self.said = None

    def _callback(self, number: Any, args: Any, kwargs: Any) -> tuple[Any, ...]:
        """Call one of the check's functions for the child."""
        assert self.channel is not None
        try:
            function = self.channel.functions[number]
            if kwargs and isinstance(function, np.ufunc):  # where=False shows what lay in memory
                raise TypeError(f"{function.__name__} takes an array here and no options")
            with np.errstate(all="ignore"), time_limit(self._left()):
                return "value", function(*args, **kwargs)
        except OutOfTime:
            raise Late from None
        except Exception as error:
            return "raised", type(error).__name__, str(error)[:500]

    def _left(self) -> float:
        """Return the seconds that are left for what is asked now; a timer needs some."""
        assert self.channel is not None
        assert self.channel.until is not None
        return max(0.01, self.channel.until - time.monotonic())

    def _until(self) -> float:
        return min(self.until, time.monotonic() + self.limits.call + GRACE)

    def _trouble(self, error: Exception) -> Outcome:
        """End the child and return an outcome that says why there is no answer."""
        self.said = None
        kinds = {Late: "OutOfTime", Closed: "Crashed", WireError: "TooMuch"}
        return ended(kinds[type(error)], self._reason(error))

    def _reason(self, error: Exception) -> str:
        """End the child and say, in words, why there is no answer."""
        self.close()
        if isinstance(error, Late):
            whole = time.monotonic() >= self.until
            seconds = self.limits.submission if whole else self.limits.call
            what = "all functions together took" if whole else "it was still running after"
            return f"{what} {seconds:g} s: is there an endless loop?"
        if isinstance(error, WireError):
            return str(error)
        return death(self.status)

    def close(self) -> None:
        """End the child."""
        if self.channel is not None:
            self.left = self.channel.left
            self.channel.end.close()
            self.channel = None
            self.status = self.nursery.end()

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
            raise RuntimeError(self._reason(error)) from None

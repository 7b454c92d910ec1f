"""The process of one submission: it runs the student's functions, and answers with data."""

from __future__ import annotations

import math
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from graders.classroom.answers import exception
from graders.classroom.channel import Channel
from graders.classroom.limits import Limits
from graders.classroom.wire import Named
from graders.loading import load_bytes
from graders.models import Model, Models
from graders.proxy import Local, Outcome
from graders.sources import LoadError

MOST = 10_000  # characters of a text about the file


class Child:
    """The student's side of a conversation with the judge."""

    def __init__(self, end: socket.socket, limits: Limits) -> None:
        self.models = Models()
        self.seconds = limits.call
        self.channel = Channel(end, self._model, math.inf, trusted=True)

    def serve(self) -> NoReturn:
        """Answer the judge until it hangs up."""
        while True:
            kind, *parts = self.channel.receive()
            self._answer(kind, parts)

    def _answer(self, kind: str, parts: list[Any]) -> None:
        if kind == "call":
            self._call(*parts)
        elif kind == "begin":
            self.local.begin(*parts)
        elif kind == "load":
            self._load(*parts)
        else:
            self._ask_model(kind, *parts)

    def _load(self, data: np.ndarray, name: str, folder: str) -> None:
        """Load the file, and say why where that fails."""
        try:
            loaded = load_bytes(data.tobytes(), name, Path(folder, name), self.seconds)
        except LoadError as error:
            self.channel.send("unreadable", str(error)[:MOST])
            return
        loaded.module.__file__ = name  # in messages, wherever the file lies
        self.local = Local(loaded.module, self.seconds, self.models)
        self.channel.send("loaded", [note[:MOST] for note in loaded.notes[:20]])

    def _call(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        args = tuple(map(self._callable, args))
        kwargs = {name: self._callable(arg) for name, arg in kwargs.items()}
        outcome: Outcome = self.local(function, args, kwargs)
        raised, changed, models = outcome.raised, outcome.changed, outcome.models
        if not (raised or changed or models):
            self.channel.send("returned", outcome.value)
            return
        error = raised and (raised.types, raised.message, raised.where, raised.inside)
        self.channel.send("outcome", outcome.value, error, changed, models)

    def _ask_model(self, question: str, number: int, *args: Any) -> None:
        """Let a model predict, tell its weights or its cost."""
        try:
            self.channel.send("value", getattr(self.models, question)(number, *args))
        except Exception as error:
            self.channel.send("raised", type(error).__name__, str(error))

    def _model(self, number: int, facts: dict[str, Any]) -> Model:
        return Model(number, facts, self.models)

    def _callable(self, value: Any) -> Any:
        """Return data as it is, with functions of the judge that can be called from here."""
        if isinstance(value, Named):
            return self._stub(value)
        if isinstance(value, (list, tuple)):
            return type(value)(map(self._callable, value))
        return value

    def _stub(self, named: Named) -> Callable[..., Any]:
        def stub(*args: Any, **kwargs: Any) -> Any:
            # the time limit must not cut a message in two
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            try:
                return self._ask_judge(named.number, args, kwargs)
            finally:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})

        stub.__name__ = named.name
        return stub

    def _ask_judge(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function of the judge; it may call back meanwhile."""
        self.channel.send("callback", number, args, kwargs)
        while True:
            kind, *parts = self.channel.receive()
            if kind == "value":
                return parts[0]
            if kind == "raised":
                raise exception(*parts)
            self._answer(kind, parts)

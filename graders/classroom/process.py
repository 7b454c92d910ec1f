"""A submission's process: started at need, and again where a call ended it."""

from __future__ import annotations

import math
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np

from graders.classroom.answers import death
from graders.classroom.channel import Channel, Closed, Late
from graders.classroom.limits import MEBI, Limits
from graders.classroom.nursery import START, Broken, Nursery
from graders.classroom.wire import TOO_MUCH, MakeModel, WireError
from graders.cleaning import clean, shorten
from graders.sources import LoadError, imports

GRACE = 1.0  # seconds beyond a limit that the child keeps by itself


class Process:
    """A child with one submission, what it may still use up, and our end of its channel.

    Args:
        nursery: where children come from.
        limits: of the submission, all its children together.
        file: the content of the submitted file.
        name: what messages call the file.
        folder: where it may import its neighbours from.
        model: what becomes of a model that it sends.
    """

    def __init__(
        self,
        nursery: Nursery,
        limits: Limits,
        file: bytes,
        name: str,
        folder: Path | None,
        model: MakeModel,
    ) -> None:
        self.nursery, self.limits, self.model = nursery, limits, model
        self.file, self.name = file, name
        self.folder = None if nursery.layers.bubblewrap else folder  # it has only the libraries
        self.end = math.inf  # until the first child is there: to start a zygote takes its time
        self.left: float = limits.output * MEBI  # bytes that may still come
        self.channel: Channel | None = None
        self.status = 0  # of the child that ended last

    def load(self) -> list[str]:
        """Start a child, let it load the file, and return its notes.

        Raises:
            LoadError: it can't, with the reason for the student.
        """
        channel = self._start()
        self.end = min(self.end, time.monotonic() + self.limits.submission)
        try:
            channel.until, channel.left = self.until(), self.left
            data = np.frombuffer(self.file, "u1")
            channel.send("load", data, self.name, str(self.folder or "/"))
            kind, *parts = channel.receive()
            if kind == "loaded" and isinstance(parts[0], list):
                return [shorten(clean(str(note)), 500) for note in parts[0][:20]]
            reason = shorten(clean(str(parts[0])))
            if not reason.startswith(self.name):  # it must not look like a remark of ours
                reason = f"{self.name}: {reason}"
        except (Closed, Late, WireError, LookupError) as error:
            reason = f"{self.name}: while it was loaded, {self.reason(error)}."
        self.close()
        raise LoadError(reason)

    def _start(self) -> Channel:
        """Start a child and wait until it is confined; until then, all that goes wrong is ours."""
        request = {
            "limits": asdict(self.limits),
            "draws": imports(self.file, "matplotlib|seaborn"),
        }
        child = self.nursery.child(request, self.folder)
        self.channel = channel = Channel(child, self.model, math.inf)
        channel.until = time.monotonic() + START
        try:
            kind, *parts = channel.receive()
        except (Closed, Late, WireError) as error:
            raise Broken(f"a child did not start: {error!r}") from error
        if kind != "confined":
            raise Broken(str(parts[0]))
        return channel

    def load_again(self) -> None:
        """Start another child with what time and room for answers is left.

        Raises:
            Late: there is no time.
            WireError: there is no room.
            LoadError: it can't load the file any more.
        """
        if time.monotonic() >= self.end:
            raise Late
        if self.left < 0:
            raise WireError(TOO_MUCH)
        self.load()

    def until(self) -> float:
        """Return until when an answer to what is asked now may come."""
        return min(self.end, time.monotonic() + self.limits.call + GRACE)

    def reason(self, error: Exception) -> str:
        """End the child and say, in words, why there is no answer."""
        self.close()
        if isinstance(error, Late):
            whole = time.monotonic() >= self.end
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

"""Frames over a pair of sockets, and a conversation of calls that may answer with calls.

Each side says what it wants and waits for the answer; meanwhile the other may ask back: a function
among the arguments of a call lives with the judge, and the child calls it there.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import Any

from graders.classroom.wire import LONGEST, SIZES, TOO_MUCH, MakeModel, WireError, frame, parse

SMALL = 1 << 14  # bytes; most messages are smaller
WEIGHT = 16  # bytes of memory that a byte of a header may take


class Closed(Exception):
    """The other side is gone."""


class Late(Exception):
    """The other side did not answer in time."""


class Channel:
    """One end of the pair."""

    def __init__(
        self, end: socket.socket, model: MakeModel, left: float, trusted: bool = False
    ) -> None:
        self.end = end
        self.model = model
        self.left = left  # bytes that the other side may still send
        self.trusted = trusted
        self.arrived = b""  # and not taken yet
        self.until: float | None = None  # when to give up, by time.monotonic
        self.functions: list[Callable[..., Any]] = []  # those the other side may call

    def send(self, *message: Any) -> None:
        """Send a message.

        Raises:
            Closed: nobody is there.
            Late: nobody takes it.
        """
        pieces = frame(message, self.functions)
        try:
            self._wait_no_longer()
            self.end.sendall(b"".join(pieces))
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Closed from None

    def receive(self) -> list[Any]:
        """Wait for a message.

        Raises:
            Closed: nobody is there any more.
            Late: the time is over.
            WireError: what came is no message, or too much.
        """
        self._wait_no_longer()
        header, arrays = SIZES.unpack(self._take(SIZES.size))
        self.left -= WEIGHT * header + arrays
        if not self.trusted and (header > LONGEST or self.left < 0):
            raise WireError(TOO_MUCH)
        body = memoryview(self._take(header + arrays))
        return parse(body[:header], body[header:], self.model, self.trusted)

    def _take(self, size: int) -> bytes:
        """Return so many bytes of what arrived, and wait for them first where they are missing."""
        if len(self.arrived) < size:
            self.arrived += self._read(size - len(self.arrived))
        taken, self.arrived = self.arrived[:size], self.arrived[size:]
        return taken

    def _read(self, size: int) -> bytes:
        """Wait for at least so many bytes; often a whole small message comes with the first."""
        data = bytearray()
        try:
            while len(data) < size:
                self._wait_no_longer()
                part = self.end.recv(max(size - len(data), SMALL))
                if not part:
                    raise Closed
                data += part
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Closed from None
        return bytes(data)

    def _wait_no_longer(self) -> None:
        if self.until is not None:
            left = self.until - time.monotonic()
            if left <= 0:
                raise Late
            self.end.settimeout(left)

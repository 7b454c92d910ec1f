"""Frames over a pair of sockets, and a conversation of calls that may answer with calls.

Each side says what it wants and waits for the answer; meanwhile the other may ask back: a function
among the arguments of a call lives with the judge, and the child calls it there.
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable
from math import ceil
from typing import Any

from graders.classroom.wire import LONGEST, SIZES, TOO_MUCH, MakeModel, WireError, frame, parse

PIECE = 1 << 15  # bytes that the kernel hands over at a time
SMALL = 1 << 14  # bytes; most messages are smaller
TIMEVAL = struct.Struct("@ll")  # seconds and microseconds, as in C
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
        self.patience = 0  # seconds that the kernel waits for us
        self.functions: list[Callable[..., Any]] = []  # those the other side may call

    def send(self, *message: Any) -> bytes:
        """Send a message and return its frame.

        Raises:
            Closed: nobody is there.
            Late: nobody takes it.
        """
        data = b"".join(frame(message, self.functions))
        self.send_frame(data)
        return data

    def send_frame(self, data: bytes) -> None:
        """Send a frame, as ``send`` does."""
        try:
            for start in range(0, len(data), PIECE):  # for each, the kernel waits anew
                self._wait_no_longer()
                self.end.sendall(data[start : start + PIECE])
        except BlockingIOError:
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
        return self.read(self.take())

    def take(self) -> bytes:
        """Wait for a frame, as ``receive`` does, and look at nothing but its size."""
        data = self._at_least(SIZES.size)  # and often the whole message
        header, arrays = SIZES.unpack_from(data)
        self.left -= WEIGHT * header + arrays
        if not self.trusted and (header > LONGEST or self.left < 0):
            raise WireError(TOO_MUCH)
        end = SIZES.size + header + arrays
        if len(data) < end:
            data = self._at_least(end)
        self.arrived = data[end:]
        return data[:end]

    def read(self, data: bytes) -> list[Any]:
        """Return the message of a frame.

        Raises:
            WireError: it holds none.
        """
        middle = SIZES.size + SIZES.unpack_from(data)[0]
        return parse(data[SIZES.size : middle], data[middle:], self.model, self.trusted)

    def _at_least(self, size: int) -> bytes:
        """Return what arrived and was not taken, when it is so many bytes."""
        data = self.arrived
        if len(data) >= size:
            return data
        pieces, count = [data], len(data)
        try:
            while count < size:
                self._wait_no_longer()
                part = self.end.recv(max(size - count, SMALL))
                if not part:
                    raise Closed
                pieces.append(part)
                count += len(part)
        except BlockingIOError:
            raise Late from None
        except OSError:
            raise Closed from None
        self.arrived = b"".join(pieces)
        return self.arrived

    def _wait_no_longer(self) -> None:
        """Let the kernel wait as long as is left, in whole seconds: to tell it takes a call."""
        if self.until is None:
            return
        left = self.until - time.monotonic()
        if left <= 0:
            raise Late
        if ceil(left) != self.patience:
            self.patience = ceil(left)
            for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
                self.end.setsockopt(socket.SOL_SOCKET, option, TIMEVAL.pack(self.patience, 0))

"""A time limit for code that may never return."""

from __future__ import annotations

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType
from typing import NoReturn

AGAIN = 0.05  # seconds between two attempts, for code that swallows every exception


class OutOfTime(BaseException):
    """The time limit is over; not an Exception, so that ``except Exception`` lets it through."""


def time_limit(seconds: float) -> AbstractContextManager[None]:
    """Raise OutOfTime in the block when it has run for so many seconds.

    Where the system has interval timers, one interrupts the main thread, sleeping or not;
    elsewhere a second thread does, which waits for a running C function to end. A bare ``except:``
    can swallow the exception, so it comes again until the block is left. Python interrupts its
    main thread only: in any other thread nothing is limited.
    """
    if threading.current_thread() is not threading.main_thread():
        return nullcontext()
    return _Alarm(seconds) if hasattr(signal, "setitimer") else _watchdog(seconds)


class _Alarm:
    """A limit by the interval timer; one around it goes on afterwards."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        self.before = signal.getsignal(signal.SIGALRM)
        if self.before is not _ring:
            signal.signal(signal.SIGALRM, _ring)
        self.outer, _ = signal.setitimer(signal.ITIMER_REAL, self.seconds, AGAIN)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if callable(self.before) and self.before is not _ring:  # somebody else's
            signal.signal(signal.SIGALRM, self.before)
        if self.outer:
            signal.setitimer(signal.ITIMER_REAL, self.outer, AGAIN)


def _ring(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise OutOfTime


@contextmanager
def _watchdog(seconds: float) -> Iterator[None]:
    left, over = threading.Event(), threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def interrupted(number: int, frame: FrameType | None) -> None:
        if over.is_set():
            raise OutOfTime
        if callable(before):  # a real Ctrl-C
            before(number, frame)

    def watch() -> None:
        wait = seconds
        while not left.wait(wait):
            over.set()
            _thread.interrupt_main()
            wait = AGAIN

    signal.signal(signal.SIGINT, interrupted)
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        left.set()
        watcher.join()
        signal.signal(signal.SIGINT, before)

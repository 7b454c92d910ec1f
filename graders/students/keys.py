"""Single keys, read while something else goes on."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def keys(press: Callable[[str], None]) -> Iterator[bool]:
    """Hand on each key that is pressed in the block, without waiting for the enter key.

    Args:
        press: is called with the key, in another thread.

    Yields:
        Whether there is a keyboard at all.
    """
    if not sys.stdin.isatty():
        yield False
    elif sys.platform == "win32":
        _listen(_windows_key, press)
        yield True
    else:
        import termios
        import tty

        before = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin)
        _listen(_key, press)
        try:
            yield True
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _listen(key: Callable[[], str], press: Callable[[str], None]) -> None:
    def listen() -> None:
        while pressed := key():
            press(pressed)

    threading.Thread(target=listen, daemon=True).start()


def _key() -> str:
    try:
        return os.read(sys.stdin.fileno(), 1).decode(errors="replace")
    except OSError:  # the terminal is gone
        return ""


def _windows_key() -> str:
    import msvcrt

    return str(getattr(msvcrt, "getwch")())  # noqa: B009  it exists there only

"""The few system calls that Python has no function for."""

from __future__ import annotations

import ctypes
import os
from typing import Any

LIBC = ctypes.CDLL(None, use_errno=True)


def prctl(option: int, *args: Any) -> None:
    """Call ``prctl(2)``.

    Raises:
        OSError: the kernel refuses.
    """
    given = [*args, 0, 0, 0, 0][:4]
    _checked(LIBC.prctl(option, *(x if x else ctypes.c_ulong(0) for x in given)))


def syscall(number: int, *args: Any) -> int:
    """Call a system call by its number.

    Raises:
        OSError: the kernel refuses, or does not know it.
    """
    return _checked(LIBC.syscall(ctypes.c_long(number), *args))


def _checked(result: int) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result

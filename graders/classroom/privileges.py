"""Giving up a process's privileges, root's included."""

from __future__ import annotations

import ctypes
import struct

from graders.classroom.kernel import LIBC, prctl

PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG = 4, 38, 1
CAPABILITIES_VERSION_3 = 0x20080522
SIGKILL = 9


def guard() -> None:
    """Die with the parent, and let nobody attach to this process or read its memory.

    Raises:
        OSError: the kernel refuses.
    """
    prctl(PR_SET_PDEATHSIG, SIGKILL)
    prctl(PR_SET_DUMPABLE, 0)


def drop() -> None:
    """Give up all capabilities, for good, and be guarded.

    Raises:
        OSError: the kernel refuses.
    """
    guard()
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    head = ctypes.create_string_buffer(struct.pack("Ii", CAPABILITIES_VERSION_3, 0), 8)
    nothing = ctypes.create_string_buffer(24)
    if LIBC.capset(head, nothing):
        raise OSError(ctypes.get_errno(), "capset")

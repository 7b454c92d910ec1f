"""Giving up a process's privileges, root's included."""

from __future__ import annotations

import ctypes
import os
import struct

from graders.classroom.kernel import LIBC, prctl

PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG = 4, 8, 38, 1
READ_ALL = 1 << 2  # CAP_DAC_READ_SEARCH
CLONE_NEWUSER = 0x10000000
STRANGER = 0x70000000  # users from here on exist nowhere
CAPABILITIES_VERSION_3 = 0x20080522
SIGKILL = 9


def guard() -> None:
    """Die with the parent, and let nobody attach to this process or read its memory.

    Raises:
        OSError: the kernel refuses.
    """
    prctl(PR_SET_PDEATHSIG, SIGKILL)
    prctl(PR_SET_DUMPABLE, 0)


def count_apart() -> None:
    """Count this process's threads apart from its user's others, where the kernel lets us.

    A limit on threads looks at all that a user has, in this user namespace. Without one of its own,
    a submission with a thousand threads would leave none to those beside it. Root does not need it:
    ``drop`` makes each process another user's.
    """
    if os.geteuid():
        LIBC.unshare(CLONE_NEWUSER)


def drop() -> None:
    """Give up all capabilities, and to be root, for good; and be guarded.

    Raises:
        OSError: the kernel refuses.
    """
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    kept = READ_ALL if _leave_root() else 0
    head = ctypes.create_string_buffer(struct.pack("Ii", CAPABILITIES_VERSION_3, 0), 8)
    sets = ctypes.create_string_buffer(struct.pack("6I", kept, kept, 0, 0, 0, 0), 24)
    if LIBC.capset(head, sets):
        raise OSError(ctypes.get_errno(), "capset")
    guard()  # to change the user would have undone it


def _leave_root() -> bool:
    """Become a user who is nobody else, where this is root, for whom no limit on threads holds.

    The libraries may be root's own: such a user has to be able to read what the other layers allow.
    """
    if os.geteuid():
        return False
    try:
        prctl(PR_SET_KEEPCAPS, 1)
        user = STRANGER + os.getpid()
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    except OSError:  # a container without such users
        return False
    return True

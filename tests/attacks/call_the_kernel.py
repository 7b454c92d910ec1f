"""Makes system calls by their numbers: processes, signals, tracing, limits, keys, clocks.

Each that succeeds leaves a mark in the feedback.

earns: 0 of lab02_activations
"""

import ctypes
import os
import platform
from contextlib import suppress

call = ctypes.CDLL(None, use_errno=True).syscall
parent, me = os.getppid(), os.getpid()
channel = 3
for number in range(3, 64):
    with suppress(OSError):
        os.fstat(number)
        channel = number
CALLS = {
    "fork": (57,), "vfork": (58,), "clone": (56, 17, 0, 0, 0, 0), "clone3": (435, 0, 0),
    "execve": (59, b"/bin/true", 0, 0), "execveat": (322, -100, b"/bin/true", 0, 0, 0),
    "kill": (62, parent, 9), "tkill": (200, parent, 9), "tgkill": (234, parent, parent, 9),
    "kill all": (62, -1, 9), "queue a signal": (129, parent, 9, 0), "pidfd": (434, parent, 0),
    "ptrace": (101, 16, parent, 0, 0), "process_vm_writev": (311, parent, 0, 0, 0, 0, 0),
    "prlimit": (302, parent, 0, (ctypes.c_ulong * 2)(0, 0), 0), "setpriority": (141, 0, parent, 19),
    "sched_setaffinity": (203, 0, 8, (ctypes.c_ulong * 1)(3)), "setsid": (112,), "unshare": (272, 1 << 28),
    "mount": (165, b"none", b"/tmp", b"tmpfs", 0, 0), "memfd": (319, b"was-here", 0), "keys": (250, 0, -1, 1),
    "io_uring": (425, 1, (ctypes.c_char * 120)()), "bpf": (321, 0, 0, 0), "userfaultfd": (323, 0),
    "shmget": (29, 47612, 4096, 0o1666), "msgget": (68, 47612, 0o1666), "inotify": (253,), "prctl": (157, 4, 1),
    "x32 fork": (57 | 1 << 30,), "setitimer of others": (222, 0, 0, 0), "personality": (135, 0x40000),
    "own the channel": (72, channel, 8, me), "choose its signal": (72, channel, 10, 9),
    "async": (16, channel, 0x5452, 0),
    "type into a terminal": (16, 0, 0x5412, b"x"), "socket": (41, 2, 1, 0), "seccomp": (317, 0, 0, 0),
    "out of band": (44, channel, b"x", 1, 1, 0, 0), "out of band, in": (45, channel, b" " * 9, 1, 1, 0, 0),
}  # fmt: skip
done = []
if platform.machine() == "x86_64":
    for name, (number, *args) in CALLS.items():
        if call(ctypes.c_long(number), *args) >= 0:
            done.append(name)


def sigmoid(z):
    raise ValueError(f"CANARY {done}" if done else "nothing worked")

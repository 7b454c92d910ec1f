"""A list of the system calls that a child may make; the kernel refuses all others.

What Python, NumPy and TensorFlow need to calculate is on it. Programs, processes, signals to
others, the network and the limits of other processes are not.

See: the kernel's Documentation/userspace-api/seccomp_filter.rst.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

from graders.classroom.kernel import prctl

PR_SET_SECCOMP, MODE_FILTER = 22, 2
PR_GET_SECCOMP = 21
ALLOW, REFUSE = 0x7FFF0000, 0x00050000  # what the filter answers; a refusal carries an errno
LOAD, EQUAL, AND, RETURN = 0x20, 0x15, 0x54, 0x06  # the instructions of the filter
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in what it looks at
CLONE_THREAD = 0x10000
MSG_OOB = 1

# name: (number on x86-64, number on arm64); None where there is no such call
CALLS = {
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "fstat": (5, 80),
    "newfstatat": (262, 79), "stat": (4, None), "lstat": (6, None), "statx": (332, 291),
    "lseek": (8, 62), "pread64": (17, 67), "readv": (19, 65), "writev": (20, 66),
    "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215), "mremap": (25, 216),
    "madvise": (28, 233), "brk": (12, 214), "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "sigaltstack": (131, 132),
    "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439), "open": (2, None),
    "openat": (257, 56), "getdents64": (217, 61), "getcwd": (79, 17), "readlink": (89, None),
    "readlinkat": (267, 78), "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123), "nanosleep": (35, 101), "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "gettimeofday": (96, 169),
    "time": (201, None), "times": (100, 153), "getrusage": (98, 165), "getitimer": (36, 102),
    "setitimer": (38, 103), "getpid": (39, 172), "gettid": (186, 178), "getppid": (110, 173),
    "getuid": (102, 174), "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177),
    "uname": (63, 160), "sysinfo": (99, 179), "getrlimit": (97, 163), "futex": (202, 98),
    "set_robust_list": (273, 99), "rseq": (334, 293), "set_tid_address": (218, 96),
    "arch_prctl": (158, None), "getrandom": (318, 278), "exit": (60, 93),
    "exit_group": (231, 94), "poll": (7, None), "ppoll": (271, 73), "select": (23, None),
    "pselect6": (270, 72),
    "membarrier": (324, 283), "restart_syscall": (219, 128), "fadvise64": (221, 223),
    "getcpu": (309, 168),
}  # fmt: skip
SENDTO, RECVFROM = (44, 206), (45, 207)
CLONE, CLONE3, PRLIMIT, FCNTL, IOCTL = (56, 220), (435, 435), (302, 261), (72, 25), (16, 29)
FCNTL_COMMANDS = (0, 1, 2, 3, 4, 1030)  # duplicate, close on exec, flags; no owner, no signal
IOCTL_COMMANDS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # is it a terminal, and such
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


def program() -> bytes | None:
    """Return the filter for this machine; None where its calls are not known to us."""
    known = MACHINES.get(platform.machine())
    if known is None:
        return None
    column, architecture = known
    refused, unknown = _return(REFUSE | errno.EPERM), _return(REFUSE | errno.ENOSYS)
    code = [*_load(ARCHITECTURE), *_unless(EQUAL, architecture, refused), *_load(NUMBER)]
    in_order = [*_load(ARGUMENTS + 24), _step(AND, MSG_OOB), *_any_of([0])]  # no urgent bytes
    for numbers in (SENDTO, RECVFROM):
        code += _when(numbers[column], in_order)
    for pair in CALLS.values():
        number = pair[column]
        if number is not None:
            code += _when(number, _return(ALLOW))
    code += _when(CLONE3[column], unknown)  # its arguments can't be looked at: use clone
    new_thread = [*_load(ARGUMENTS), _step(AND, CLONE_THREAD), *_any_of([CLONE_THREAD])]
    code += _when(CLONE[column], new_thread)
    code += _when(PRLIMIT[column], [*_load(ARGUMENTS), *_any_of([0])])  # its own limits
    code += _when(FCNTL[column], [*_load(ARGUMENTS + 8), *_any_of(FCNTL_COMMANDS)])
    code += _when(IOCTL[column], [*_load(ARGUMENTS + 8), *_any_of(IOCTL_COMMANDS)])
    return b"".join([*code, *refused])


def supported() -> bool:
    """Tell whether this kernel filters system calls."""
    try:
        prctl(PR_GET_SECCOMP)
    except OSError:
        return False
    return program() is not None


def confine(code: bytes) -> None:
    """Put this process under the filter, for good; ``PR_SET_NO_NEW_PRIVS`` must be set.

    Raises:
        OSError: the kernel refuses.
    """
    steps = ctypes.create_string_buffer(code, len(code))
    head = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(steps))
    prctl(PR_SET_SECCOMP, MODE_FILTER, ctypes.create_string_buffer(head, len(head)))


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)


def _load(offset: int) -> list[bytes]:
    return [_step(LOAD, offset)]


def _return(answer: int) -> list[bytes]:
    return [_step(RETURN, answer)]


def _unless(code: int, value: int, then: list[bytes]) -> list[bytes]:
    return [_step(code, value, yes=len(then)), *then]


def _when(number: int, then: list[bytes]) -> list[bytes]:
    """Return the steps that are taken for one system call; the others skip them."""
    return [_step(EQUAL, number, no=len(then)), *then]


def _any_of(values: tuple[int, ...] | list[int]) -> list[bytes]:
    """Return the steps that allow a call where what was loaded is one of the values."""
    allowed = [step for value in values for step in _when(value, _return(ALLOW))]
    return [*allowed, *_return(REFUSE | errno.EPERM)]

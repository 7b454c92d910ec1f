"""What a submission may use up, and what happens to a process that wants more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError as error:
    raise ImportError("a class is graded on Linux or macOS; on Windows, in WSL") from error

MEBI = 1 << 20
OPEN_FILES = 64
THREADS = 1000  # of a submission


@dataclass(frozen=True)
class Limits:
    """What one submission may use up. It may start threads, and never a process."""

    call: float = 10.0  # seconds for one call of a function, and for loading the file
    submission: float = 120.0  # seconds for all of it
    memory: int = 1024  # MiB beside what the libraries take; four times that with Keras
    output: int = 64  # MiB in all answers
    size: int = 8  # MiB of the file

    def room(self, keras: bool) -> int:
        """Return how many MiB a process may take beside what the libraries take."""
        return self.memory * (4 if keras else 1)


def confine(limits: Limits, space: int, threads: int) -> None:
    """Limit this process, for good.

    Args:
        limits: of the submission.
        space: bytes of addresses that it may have.
        threads: how many its user may have, in all processes.
    """
    seconds = int(limits.submission) + 2  # of the processor; the judge looks at the clock
    _, most_threads = resource.getrlimit(resource.RLIMIT_NPROC)
    if most_threads != resource.RLIM_INFINITY:
        threads = min(threads, most_threads)
    for name, most in (
        (resource.RLIMIT_AS, space),
        (resource.RLIMIT_NPROC, threads),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(name, (most, most))


@contextmanager
def bounded(memory: int) -> Iterator[None]:
    """Let this process take at most so many MiB beside what it has, for as long as the block runs.

    What it starts meanwhile can lift this limit by ``unbounded``.
    """
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (size() + memory * MEBI, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))


def unbounded() -> None:
    """Lift the limits that only an ancestor has put on itself."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def size() -> int:
    """Return how many bytes of addresses this process has."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def threads_of(user: int) -> int:
    """Return how many threads a user has, in all processes."""
    count = 0
    for process in Path("/proc").glob("[0-9]*/task"):
        with suppress(OSError):  # it may be gone
            count += len(os.listdir(process)) if process.stat().st_uid == user else 0
    return count


def go_first() -> None:
    """Where memory is short all the same, let this process and its children be ended first."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")

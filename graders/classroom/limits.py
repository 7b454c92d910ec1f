"""What a submission may use up, and what happens to a process that wants more."""

from __future__ import annotations

import resource
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEBI = 1 << 20
OPEN_FILES = 64


@dataclass(frozen=True)
class Limits:
    """What one submission may use up. It may start threads, and never a process."""

    call: float = 10.0  # seconds for one call of a function, and for loading the file
    submission: float = 120.0  # seconds for all of it
    memory: int = 1024  # MiB beside what the libraries take; four times that with Keras
    output: int = 64  # MiB in all answers
    size: int = 8  # MiB of the file


def confine(limits: Limits, memory: int) -> None:
    """Limit this process, for good.

    Args:
        limits: of the submission.
        memory: MiB that it may take beside what it has.
    """
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    space = pages * resource.getpagesize() + memory * MEBI
    seconds = int(limits.submission) + 2  # of the processor; the judge looks at the clock
    for name, most in (
        (resource.RLIMIT_AS, space),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(name, (most, most))


def go_first() -> None:
    """Where memory is short all the same, let this process and its children be ended first."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")

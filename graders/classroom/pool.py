"""Several judges side by side, each in a process of its own that may fail without the others."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import wait

from graders.classroom.limits import Limits
from graders.classroom.nursery import PYTHON, environment
from graders.classroom.tasks import Marked, Task, broken

AHEAD = 2  # tasks that a worker has at a time, so that it never waits for the next
TRIES = 2
SLACK = 60.0  # seconds that a submission may take beyond its limit before we give up on the judge


class Worker:
    """A process with a judge, and the tasks that it was given."""

    def __init__(self, limits: Limits, sandbox: bool, core: int) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        command = [*PYTHON, "graders.classroom.worker", str(theirs.fileno()), str(core)]
        with theirs:
            self.process = subprocess.Popen(
                command, env=environment(), stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()]
            )
        self.pipe.send((limits, sandbox))
        self.tasks: deque[Task] = deque()
        self.since = time.monotonic()  # when it took up the first of its tasks

    def give(self, task: Task) -> None:
        """Add a task."""
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):  # whether the process is gone shows when its answer is taken
            self.pipe.send(task)

    def take(self) -> Marked:
        """Return what came of the first task.

        Raises:
            EOFError: the process is gone.
        """
        marked: Marked = self.pipe.recv()
        self.tasks.popleft()
        self.since = time.monotonic()
        return marked

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.process.kill()
        self.process.wait()
        self.pipe.close()


def mark_all(tasks: Iterable[Task], limits: Limits, sandbox: bool, jobs: int) -> Generator[Marked]:
    """Mark submissions, some at a time, and yield what comes of each as soon as it is there.

    A judge that fails, or does not come to an end, is replaced; the submission it was at is tried
    once more, and then reported as our bug.

    Args:
        tasks: the submissions.
        limits: what each may use up.
        sandbox: whether to confine it.
        jobs: how many workers.
    """
    waiting, tries = deque(tasks), dict[Task, int]()
    start, cores = partial(Worker, limits, sandbox), _cores(min(jobs, len(waiting)))
    workers = [start(core) for core in cores]
    try:
        while waiting or any(worker.tasks for worker in workers):
            for worker in workers:
                while waiting and len(worker.tasks) < AHEAD:
                    worker.give(waiting.popleft())
            ready = wait([worker.pipe for worker in workers if worker.tasks], timeout=1.0)
            for i, worker in enumerate(workers):
                late = worker.tasks and time.monotonic() - worker.since > limits.submission + SLACK
                try:
                    if worker.pipe in ready:
                        yield worker.take()
                    elif late:
                        raise EOFError
                except (EOFError, OSError):
                    yield from _give_up(worker, waiting, tries)
                    workers[i] = start(cores[i])
    finally:
        for worker in workers:
            worker.stop()


def _give_up(worker: Worker, waiting: deque[Task], tries: dict[Task, int]) -> Iterator[Marked]:
    """End a broken worker, and put its tasks back into the queue."""
    worker.stop()
    first, *rest = worker.tasks
    waiting.extendleft(reversed(rest))
    tries[first] = tries.get(first, 0) + 1
    if tries[first] < TRIES:
        waiting.appendleft(first)
    else:
        yield Marked(broken(first.submission, "the judge did not survive it"), {}, "")


def _cores(jobs: int) -> list[int]:
    """Return the core of each worker where there is none to spare, and else -1.

    A judge and its child take turns: on one core they find in its caches what they left there.
    """
    cores = sorted(os.sched_getaffinity(0)) if sys.platform == "linux" else []
    if not 0 < len(cores) <= jobs:
        return [-1] * jobs
    return [cores[i % len(cores)] for i in range(jobs)]

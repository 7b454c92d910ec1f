"""Several judges side by side, each in a process of its own that may fail without the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from graders.classroom import privileges
from graders.classroom.judge import Judge
from graders.classroom.marking import Marked, Task, broken, mark

AHEAD = 2  # tasks that a worker has at a time, so that it never waits for the next
TRIES = 2
SLACK = 60.0  # seconds that a submission may take beyond its limit before we give up on the judge
MakeJudge = Callable[[], Judge]


class Worker:
    """A process with a judge, and the tasks that it was given."""

    def __init__(self, make_judge: MakeJudge, core: int | None) -> None:
        self.core = core
        method = "fork" if sys.platform == "linux" else "spawn"  # to fork is quick
        self.pipe, theirs = multiprocessing.Pipe()
        context: Any = multiprocessing.get_context(method)
        self.process: BaseProcess = context.Process(
            target=_work, args=(theirs, make_judge, core), daemon=True
        )
        self.process.start()
        theirs.close()
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
        self.process.join()
        self.pipe.close()


def mark_all(
    tasks: Iterable[Task], make_judge: MakeJudge, jobs: int, patience: float
) -> Generator[Marked]:
    """Mark submissions, some at a time, and yield what comes of each as soon as it is there.

    A judge that fails, or does not come to an end, is replaced; the submission it was at is tried
    once more, and then reported as our bug.

    Args:
        tasks: the submissions.
        make_judge: makes the judge of a worker, in its process.
        jobs: how many workers.
        patience: seconds that a submission may take.
    """
    waiting, tries = deque(tasks), dict[Task, int]()
    workers = [Worker(make_judge, core) for core in _cores(min(jobs, len(waiting)))]
    try:
        while waiting or any(worker.tasks for worker in workers):
            for worker in workers:
                while waiting and len(worker.tasks) < AHEAD:
                    worker.give(waiting.popleft())
            ready = wait([worker.pipe for worker in workers if worker.tasks], timeout=1.0)
            for i, worker in enumerate(workers):
                late = worker.tasks and time.monotonic() - worker.since > patience + SLACK
                try:
                    if worker.pipe in ready:
                        yield worker.take()
                    elif late:
                        raise EOFError
                except (EOFError, OSError):
                    yield from _replace(workers, i, waiting, tries, make_judge)
    finally:
        for worker in workers:
            worker.stop()


def _replace(
    workers: list[Worker], i: int, waiting: deque[Task], tries: dict[Task, int], make: MakeJudge
) -> Iterator[Marked]:
    """Put a new worker in the place of a broken one, and its tasks back into the queue."""
    workers[i].stop()
    first, *rest = workers[i].tasks
    workers[i] = Worker(make, workers[i].core)
    waiting.extendleft(reversed(rest))
    tries[first] = tries.get(first, 0) + 1
    if tries[first] < TRIES:
        waiting.appendleft(first)
    else:
        yield Marked(broken(first.submission, "the judge did not survive it"), {}, "")


def _cores(jobs: int) -> list[int | None]:
    """Return the core of each worker, where there is none to spare.

    A judge and its child take turns: on one core they find in its caches what they left there.
    """
    cores = sorted(os.sched_getaffinity(0)) if sys.platform == "linux" else []
    if not 0 < len(cores) <= jobs:
        return [None] * jobs
    return [cores[i % len(cores)] for i in range(jobs)]


def _work(pipe: Connection, make_judge: MakeJudge, core: int | None) -> None:
    """Mark what comes through the pipe until it closes."""
    if core is not None:
        os.sched_setaffinity(0, {core})
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    if sys.platform == "linux":
        privileges.guard()
    with make_judge() as judge:
        while True:
            try:
                task = pipe.recv()
            except EOFError:
                return
            pipe.send(attempt(partial(mark, task, judge), task, judge))


def attempt(mark: Callable[[], Marked], task: Task, judge: Judge) -> Marked:
    """Mark a submission; where that fails, once more with new processes, and else say that."""
    try:
        return mark()
    except Exception as bug:
        judge.close()  # its processes are started anew
        try:
            return mark()
        except Exception:
            return Marked(broken(task.submission, f"{type(bug).__name__}: {bug}"), {}, "")

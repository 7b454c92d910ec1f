"""A class on a Dask cluster: batches of submissions, for workers that each keep a judge.

Needs ``distributed``; nothing imports this module before it is asked for.
"""

from __future__ import annotations

import tempfile
import uuid
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock, Thread

from distributed import Client, Future, Worker, WorkerPlugin, as_completed, get_worker

from graders.classroom.judge import Judge
from graders.classroom.limits import MEBI, Limits
from graders.classroom.marking import attempt, mark_content
from graders.classroom.submissions import Content, content
from graders.classroom.tasks import Marked, Task, broken, graders

MOST, BYTES = 16, 1 << 20  # submissions in a batch, and the bytes after which it is closed
AHEAD = 2  # batches that a worker has at a time, so that it never waits for the next
PATIENCE = 15  # seconds to wait for the scheduler


@dataclass(frozen=True)
class Parcel:
    """A submission on its way, with its content: workers need not see our files."""

    task: Task
    content: Content


Batch = list[Parcel]


class Judging(WorkerPlugin):  # type: ignore[misc]
    """Keeps a judge in every worker, those that come later included, for one run."""

    def __init__(self, limits: Limits, sandbox: bool) -> None:
        self.name = f"judge-{uuid.uuid4().hex}"
        self.limits, self.sandbox = limits, sandbox
        self.graders = graders()
        self.over = False
        self.judge: Judge | None = None

    def setup(self, worker: Worker) -> None:
        """Make the judge.

        Raises:
            LookupError: this worker has other graders; its marks would be others, too.
            NoSandbox: nothing confines a submission there.
        """
        if graders() != self.graders:
            raise LookupError(f"the course on {worker.address} is not the same as here")
        self.lock = Lock()
        self.judge = Judge(self.limits, self.sandbox)

    def teardown(self, worker: Worker) -> None:
        """End the judge's processes as soon as it is free."""
        self.over = True
        if self.judge:
            Thread(target=self._close, args=[self.judge], daemon=True).start()

    def mark(self, batch: Batch) -> list[Marked]:
        """Grade the submissions of a batch, one after the other."""
        with self.lock:  # one judge for all threads of the worker
            return [_attempt(one, self.judge) for one in batch if self.judge and not self.over]

    def _close(self, judge: Judge) -> None:
        with self.lock:
            judge.close()


def _attempt(parcel: Parcel, judge: Judge) -> Marked:
    with _folder(parcel.content.neighbours) as folder:
        mark = partial(mark_content, parcel.task, parcel.content, judge, folder)
        return attempt(mark, parcel.task, judge)


def mark_on_cluster(
    tasks: Iterable[Task], limits: Limits, sandbox: bool, address: str
) -> Generator[Marked]:
    """Mark submissions on the workers of a cluster, and yield what comes of each.

    A batch that ends its worker, again and again, is sent once more in pieces; a submission that
    does so alone is reported as our bug.

    Args:
        tasks: the submissions.
        limits: what each may use up.
        sandbox: whether to confine it.
        address: of the scheduler, as ``tcp://host:8786``.

    Raises:
        OSError: no scheduler answers.
        LookupError: a worker has another course.
        NoSandbox: a worker can't confine a submission.
    """
    client, judging = _connect(address), Judging(limits, sandbox)
    try:
        client.register_plugin(judging)
        yield from _flow(client, partial(_mark, judging.name), _batches(tasks, limits.size * MEBI))
    finally:
        with suppress(OSError):
            client.unregister_worker_plugin(judging.name)
        client.close()


def _flow(
    client: Client, mark: Callable[[Batch], list[Marked]], batches: Iterator[Batch]
) -> Iterator[Marked]:
    """Keep all workers busy, and hand on what comes back."""
    flying: dict[Future, Batch] = {}
    pieces: deque[Batch] = deque()  # of batches that did not come back
    done = as_completed(loop=client.loop)
    try:
        while True:
            while len(flying) < AHEAD * max(1, len(client.nthreads())):
                batch = pieces.popleft() if pieces else next(batches, None)
                if batch is None:
                    break
                future = client.submit(mark, batch, pure=False)
                flying[future] = batch
                done.add(future)
            if not flying:
                return
            future = next(done)
            batch = flying.pop(future)
            if future.status == "finished":
                yield from future.result()
            elif len(batch) > 1:
                pieces.extend([parcel] for parcel in batch)
            else:
                yield _lost(future, batch[0].task)
    finally:
        client.cancel(list(flying), force=True)


def _lost(future: Future, task: Task) -> Marked:
    """Return what to say of a submission without a result.

    Raises:
        OSError: since the scheduler is gone.
    """
    if future.status != "error":
        raise OSError("the scheduler is gone. Run it again: only what is missing is graded.")
    return Marked(broken(task.submission, f"{future.exception()}"), {}, "")


def _mark(name: str, batch: Batch) -> list[Marked]:
    """Grade a batch in the worker that this runs in."""
    judging: Judging = get_worker().plugins[name]
    return judging.mark(batch)


def _batches(tasks: Iterable[Task], most: int) -> Iterator[Batch]:
    """Yield the submissions with their contents, some at a time."""
    batch: Batch = []
    size = 0
    for task in tasks:
        batch.append(Parcel(task, content(task.submission, most)))
        size += len(batch[-1].content)
        if len(batch) == MOST or size > BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _connect(address: str) -> Client:
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        raise OSError(f"no Dask scheduler answers at {address}: {error}") from error


@contextmanager
def _folder(neighbours: tuple[tuple[str, bytes], ...]) -> Iterator[Path | None]:
    """Put the neighbours of a submission into a folder; none where there are none."""
    if not neighbours:
        yield None
        return
    with tempfile.TemporaryDirectory() as name:
        for file, data in neighbours:
            Path(name, file).write_bytes(data)
        yield Path(name)

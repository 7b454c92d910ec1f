"""``labs grade``: one run over a class, from the folder of submissions to the folder of results."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from graders.catalog import find as find_labs
from graders.classroom.layers import layers
from graders.classroom.ledger import Ledger
from graders.classroom.limits import MEBI, Limits
from graders.classroom.pool import mark_all
from graders.classroom.submissions import Submission, content, find
from graders.classroom.survey import MISSING
from graders.classroom.tasks import Marked, Task, graders, key, missing
from graders.sources import tensorflow_is_installed

GIVEN_UP = """\
--no-sandbox: nothing is confined. A submission can read your files and other submissions, change
them, use the network, and start programs, with all the rights that you have here. It can read the
solutions, too, and change its own points and those of others: for code that you trust."""


def grade_class(args: argparse.Namespace) -> int:
    """Grade what is new, write all results, and return the exit code.

    Raises:
        NoSandbox: submissions should be confined, and this machine can't.
        OSError: a folder can't be read or written.
    """
    limits = Limits(args.seconds, args.submission_seconds, args.memory, args.output)
    print(_confinement(args), file=sys.stderr)
    labs = find_labs(args.labs)
    out = args.out.resolve()  # it may lie among the students' folders
    ours = out.name if out.parent == args.submitted.resolve() else None
    submissions = [one for one in find(args.submitted, labs) if one.student != ours]
    ledger = Ledger(args.out, args.seed)
    ledger.keep(labs, {(one.student, one.lab) for one in submissions})
    new, done, stopped = _new(submissions, ledger, args, limits), 0, False
    try:
        with closing(_marked(new, args, limits)) as marked, _heeded() as pressed:
            for one in _with_progress(marked, len(new)):
                ledger.add(one)
                done += 1
                if pressed:
                    raise KeyboardInterrupt
    except KeyboardInterrupt:
        stopped = True
    finally:
        ledger.close(report=not stopped)
    _say(ledger, args.out, done)
    if stopped:
        print("Stopped. Run it again: only what is missing is graded, and the report written.",
              file=sys.stderr)  # fmt: skip
        return 1
    if args.gradebook:
        _enter(ledger, args.gradebook)
    return 0


def _confinement(args: argparse.Namespace) -> str:
    """Say what keeps a submission in, in one line.

    Raises:
        NoSandbox: nothing does.
    """
    if args.no_sandbox:
        return GIVEN_UP
    return "sandbox: each worker's own" if args.scheduler else f"sandbox: {layers()}"


def _new(
    submissions: list[Submission], ledger: Ledger, args: argparse.Namespace, limits: Limits
) -> list[Task]:
    """Return the tasks that are left to do; who handed in nothing is noted at once."""
    tasks = []
    means = f"{graders()} {not args.no_sandbox} {tensorflow_is_installed()}"
    for one in submissions:
        task = Task(one, ledger.seed, means, args.gradescope)
        if one.path is None:
            nothing = Marked(missing(one), {}, f"missing {one.instead}")
            if not ledger.has(one.student, one.lab, nothing.key):
                ledger.add(nothing)
            continue
        handed_in = content(one, limits.size * MEBI)
        if not ledger.has(one.student, one.lab, key(task, handed_in, limits)):
            tasks.append(task)
    return tasks


def _marked(tasks: list[Task], args: argparse.Namespace, limits: Limits) -> Generator[Marked]:
    """Mark the tasks here, or on a cluster."""
    sandbox = not args.no_sandbox
    if not args.scheduler:
        return mark_all(tasks, limits, sandbox, args.jobs)
    try:
        from graders.classroom.cluster import mark_on_cluster
    except ImportError as error:
        raise ImportError(
            f'--scheduler needs Dask: pip install "grade-descent[dask]" ({error})'
        ) from error
    return mark_on_cluster(tasks, limits, sandbox, args.scheduler)


@contextmanager
def _heeded() -> Iterator[list[int]]:
    """Remember Ctrl-C: Python loses it where it comes while an object is cleaned up."""
    pressed: list[int] = []

    def press(number: int, _: FrameType | None) -> NoReturn:
        pressed.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)


def _with_progress(marked: Iterator[Marked], total: int) -> Iterator[Marked]:
    """Hand on what is marked, with a bar where somebody looks."""
    if not sys.stderr.isatty():
        yield from marked
        return
    from rich import progress as rich
    from rich.console import Console

    columns = (
        rich.TextColumn("grading"), rich.BarColumn(), rich.MofNCompleteColumn(),
        rich.TimeRemainingColumn(),
    )  # fmt: skip
    with rich.Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("", total=total)
        for one in marked:
            yield one
            progress.advance(bar)


def _say(ledger: Ledger, out: Path, graded: int) -> None:
    entries = ledger.entries.values()
    without = sum(entry["remark"].startswith(MISSING) for entry in entries)
    bugs = sum(entry["remark"].startswith("our bug") for entry in entries)
    before = len(entries) - without - graded
    print(f"{graded} submission{'s' * (graded != 1)} graded, {before} were graded before, "
          f"{without} missing. Seed {ledger.seed}.")  # fmt: skip
    if bugs:
        print(f"{bugs} could not be graded fully. That is our bug; see the remarks.")
    print(f"Grades: {out / 'grades.csv'}   The class: {out / 'report.html'}")


def _enter(ledger: Ledger, url: str) -> None:
    """Enter the points of every function into an nbgrader gradebook."""
    from graders.classroom.gradebook import enter

    for lab, scores in ledger.by_lab().items():
        enter(url, lab, scores)
    print(f"Entered into {url}")

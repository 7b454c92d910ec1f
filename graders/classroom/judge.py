"""The judge: grades one submission after the other with the checks that pytest uses."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graders.battery import Check, battery
from graders.catalog import need_solutions, solution
from graders.classroom.layers import OFF, layers
from graders.classroom.limits import Limits, bounded
from graders.classroom.memory import Key, Memory
from graders.classroom.nursery import Broken, Handle, Nursery
from graders.classroom.remote import Remote
from graders.cleaning import shorten
from graders.grading import Grading, Result, patience
from graders.oracle import Oracle
from graders.proxy import Lab
from graders.sources import KERAS, LoadError, imports, tensorflow_is_installed


@dataclass
class Graded:
    """What came of a submission."""

    results: list[Result]
    notes: list[str] = field(default_factory=list)
    unreadable: str = ""  # why no function could be run
    published_only: list[str] = field(default_factory=list)  # right on no numbers but those


@dataclass
class Remembering(Grading):
    """A submission under judgement, after others that gave some of the same answers."""

    memory: Memory = field(default_factory=Memory)

    def _run(self, check: Check, lab: Lab) -> None:
        """Run a check, unless all answers are known to pass it."""
        remote = lab.backend
        if not isinstance(remote, Remote):
            super()._run(check, lab)
            return
        key = self._key(check)
        calls = remote.recall(self.memory.steps.get(key))
        if calls is not None:
            lab.calls += calls
            return
        super()._run(check, lab)
        if remote.said is not None:
            self.memory.keep(key, remote.said, lab.calls)

    def _holds_for_the_solution(self, check: Check) -> bool:
        """Run the solution once for a check, not for every submission that breaks it."""
        key = self._key(check)
        if key not in self.memory.sound and super()._holds_for_the_solution(check):
            self.memory.sound.add(key)
        return key in self.memory.sound

    def _key(self, check: Check) -> Key:
        return self.lab, self.seed, check.name


class Judge:
    """Grades submissions; to be closed, or used in a ``with``.

    Args:
        limits: what each submission may use up.
        sandbox: whether to confine it.
        zygote: the first process to take children from, where it runs already.

    Raises:
        NoSandbox: it should be confined, and this machine can't.
        LookupError: this is no copy of the course with solutions.
    """

    def __init__(
        self, limits: Limits | None = None, sandbox: bool = True, zygote: Handle | None = None
    ) -> None:
        need_solutions()
        self.limits = limits or Limits()
        confining = layers() if sandbox else OFF
        self.nurseries = {
            False: Nursery(False, confining, zygote), True: Nursery(True, confining)
        }  # fmt: skip
        self.memory = Memory()
        self.oracle = cache(lambda lab: Oracle(lab, stand_in=solution(lab)))

    def __enter__(self) -> Judge:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes."""
        for nursery in self.nurseries.values():
            nursery.close()

    def grade(
        self, lab: str, file: bytes, name: str, folder: Path | None = None, seed: int = 0
    ) -> Graded:
        """Grade a submission.

        Args:
            lab: the lab's name.
            file: the content of the ``.py`` file or notebook.
            name: what messages call the file; its suffix tells a notebook.
            folder: where it may import its neighbours from.
            seed: of the random inputs.
        """
        checks = battery(lab)
        keras = any(check.needs_tensorflow for check in checks) or imports(file, KERAS)
        nursery = self.nurseries[keras and tensorflow_is_installed()]
        remote = Remote(nursery, self.limits, file, name, folder)
        grading = Remembering(
            lab, remote, self.oracle(lab), seed, patience=patience(checks), memory=self.memory
        )
        try:
            with bounded(self.limits.room(keras)), closing(remote.process):
                return _graded(checks, grading, remote)
        except Broken as error:
            raise RuntimeError(str(error)) from error


def _graded(checks: Sequence[Check], grading: Grading, remote: Remote) -> Graded:
    """Run the checks, hidden ones last: who has seen their inputs has nothing left to say."""
    try:
        grading.notes += remote.process.load()
    except LoadError as error:
        grading.backend, grading.unreadable = None, str(error)
    results = {}
    for check in sorted(checks, key=lambda check: check.hidden):
        result = results[check.name] = grading.grade(check)
        result.message = shorten(result.message)
    in_order = [results[check.name] for check in checks]
    return Graded(in_order, grading.notes, grading.unreadable, _published_only(checks, results))


def _published_only(checks: Sequence[Check], results: dict[str, Result]) -> list[str]:
    """Return the functions that pass all checks with published inputs, and none with fresh ones.

    A table of answers does that. Of the known mistakes, none does.
    """
    if all(result.outcome == "passed" for result in results.values()):
        return []
    outcomes: dict[str, dict[bool, set[str]]] = {}
    for check in checks:
        kinds = outcomes.setdefault(check.function, {False: set(), True: set()})
        kinds[check.fresh].add(results[check.name].outcome)
    return [
        function
        for function, kinds in outcomes.items()
        if kinds[False] == {"passed"} and kinds[True] and kinds[True] <= {"failed", "todo"}
    ]

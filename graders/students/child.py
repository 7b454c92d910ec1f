"""Grading in a process of its own, which may crash, hang or exit: this one goes on."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
import warnings
from collections.abc import Collection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from graders.story import Checks
from graders.students.gradefile import chosen, grade, ungradable
from graders.students.labfiles import lab_name

# Where fork is safe it takes no time; elsewhere the child imports what it needs.
START = "fork" if sys.platform == "linux" else "spawn"
SILENCE = 90.0  # seconds without a result, after which nothing will come


class Job:
    """The grading of one file, or of some of its functions, under way in a child process."""

    def __init__(
        self, path: Path, functions: Collection[str] = (), patience: float | None = None
    ) -> None:
        self.path, self.functions = path, list(functions)
        self.results: Checks = []
        self.heard = time.monotonic()
        context: Any = multiprocessing.get_context(START)  # of several classes
        self.pipe, theirs = context.Pipe(duplex=False)
        self.process = context.Process(
            target=_work, args=(theirs, path, self.functions, patience), daemon=True
        )
        with warnings.catch_warnings():  # other threads are no danger: the child uses none of them
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process.start()
        theirs.close()

    def finished(self, wait: float = 0.0) -> bool:
        """Take what has come from the child; return whether that is all.

        Args:
            wait: seconds to wait for something to come.
        """
        try:
            while self.pipe.poll(wait):
                result: dict[str, Any] | None = self.pipe.recv()
                if result is None:
                    self.stop()
                    return True
                self.results.append(result)
                self.heard = time.monotonic()
        except (EOFError, OSError):
            self.process.join(1)
            return self._broken(f"ended Python ({_way(self.process.exitcode)})")
        if time.monotonic() - self.heard > SILENCE:
            return self._broken(f"did not come to an end within {SILENCE:g} s")
        return False

    def wait(self) -> Checks:
        """Return the results when they are all there."""
        while not self.finished(0.1):
            pass
        return self.results

    def stop(self) -> None:
        """End the child, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def _broken(self, what: str) -> bool:
        self.stop()
        done = {result["name"] for result in self.results}
        checks = chosen(lab_name(self.path), self.functions)
        at = next((check for check in checks if check.name not in done), checks[-1])
        why = f"Your code {what} while {at.function} was judged: {at.title}"
        self.results = ungradable(self.path, why, self.functions)
        return True


def _work(pipe: Connection, path: Path, functions: list[str], patience: float | None) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):  # neither the keys nor the screen are the student's code's
        os.dup2(nowhere, stream)
    for result in grade(path, functions, patience=patience):
        pipe.send(result)
    pipe.send(None)


def _way(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    return f"killed by signal {-code}"

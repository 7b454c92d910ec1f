"""Judging an implementation, check by check."""

from __future__ import annotations

import time
import traceback
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from graders.battery import Check, battery
from graders.catalog import has_solution, solution
from graders.cleaning import clean
from graders.compare import Mismatch
from graders.diagnosis import Misconception, diagnose, right
from graders.loading import load
from graders.messages import explain
from graders.oracle import GET_TENSORFLOW, NotRecorded, Oracle
from graders.proxy import Backend, Call, Fault, Lab, Local, Todo
from graders.sources import LoadError, tensorflow_is_installed

STOPPED = {"OutOfTime", "Crashed", "TooMuch"}  # after which a function is not called again


@dataclass
class Result:
    """What came of one check. Points count only where the check could be run."""

    name: str
    function: str
    title: str
    points: float
    out_of: float
    outcome: str  # "passed", "failed", "todo", "error" (our bug) or "skipped"
    message: str = ""
    misconception: str | None = None
    seconds: float = 0.0
    cause: str = ""  # what the misconception says
    hint: str = ""
    hidden: bool = False  # what it asks is not shown to the student


@dataclass
class Grading:
    """One implementation of a lab under judgement."""

    lab: str
    backend: Backend | None
    oracle: Oracle
    seed: int = 0
    unreadable: str = ""  # why there is no implementation
    patience: float = 5.0  # seconds of the processor for looking up causes, over the whole lab
    notes: list[str] = field(default_factory=list)
    _stuck: set[str] = field(default_factory=set)  # functions that had to be stopped
    _named: list[str] = field(default_factory=list)  # the mistakes found so far
    _remembered: dict[str, list[list[Call]]] = field(default_factory=dict)  # calls, check by check
    _answered: set[str] = field(default_factory=set)  # functions that passed a check
    _wrong: set[str] = field(default_factory=set)  # functions that failed one

    @classmethod
    def of_file(cls, path: Path, oracle: Oracle, seed: int = 0, seconds: float = 10.0) -> Grading:
        """Load a file in this process, to be judged."""
        try:
            loaded = load(path, seconds)
        except LoadError as error:
            return cls(oracle.lab, None, oracle, seed, str(error))
        return cls(
            oracle.lab, Local(loaded.module, seconds), oracle, seed, notes=loaded.notes,
            patience=patience(battery(oracle.lab)),
        )  # fmt: skip

    def grade(self, check: Check) -> Result:
        """Run one check and say what came of it."""
        start = time.perf_counter()
        try:
            result = self._judge(check)
        except Exception as bug:
            result = _our_bug(check, bug)
        result.seconds = round(time.perf_counter() - start, 6)
        return result

    def _judge(self, check: Check) -> Result:
        if check.needs_tensorflow and not tensorflow_is_installed():
            return _result(check, "skipped", f"This check needs TensorFlow: {GET_TENSORFLOW}")
        if self.backend is None:
            return _result(check, "failed", self.unreadable)
        if check.function in self._stuck:
            return _result(check, "failed", f"not run: {check.function} was stopped before")
        lab = Lab(self.backend)
        try:
            self._run(check, lab)
        except Todo as todo:
            return _result(check, "todo", str(todo))
        except NotRecorded as reason:
            return _result(check, "skipped", str(reason))
        except (AssertionError, Fault) as error:
            return self._failed(check, lab.calls, error)
        except Exception as error:
            return self._unexpected(check, lab.calls, error)
        self._answered.add(check.function)
        self._remembered.setdefault(check.function, []).append(lab.calls)
        return _result(check, "passed")

    def _run(self, check: Check, lab: Lab) -> None:
        lab.backend.begin(check.needs_tensorflow)
        given: dict[str, Any] = {"lab": lab, "tensorflow": self.oracle}
        if "rng" in check.parameters:
            given["rng"] = np.random.default_rng([self.seed, zlib.crc32(check.name.encode())])
        with np.errstate(all="ignore"):
            check.run(**{name: given[name] for name in check.parameters})

    def _failed(self, check: Check, calls: list[Call], error: AssertionError | Fault) -> Result:
        if isinstance(error, Mismatch) and self._silent(check, error, calls):
            return _nothing(check, calls)
        result = _result(check, "failed", _explained(error, calls))
        if isinstance(error, Fault) and error.raised.types[0] in STOPPED:
            self._stuck.add(check.function)
            return result
        try:
            cause = self._cause(check, calls, error)
        except Exception as bug:  # ours; it must not cost anybody the message
            self.notes.append(f"Our bug: the cause of a mistake could not be looked up: {bug}")
            return result
        if cause:
            self._named.append(cause.name)
            result.misconception, result.cause = cause.name, cause.message
        return result

    def _cause(
        self, check: Check, calls: list[Call], error: AssertionError | Fault
    ) -> Misconception | None:
        """Name the mistake, unless the answers are wrong by less than replaying can tell."""
        compared = isinstance(error, Mismatch) and has_solution(self.lab)
        if compared and right(self.lab).reproduces(calls):
            return None
        before = self._remembered.setdefault(check.function, [])
        start = time.process_time()
        self._wrong.add(check.function)
        sound = self._answered - self._wrong
        cause = diagnose(self.lab, check.function, calls, before, self._named, sound, self.patience)
        self.patience -= time.process_time() - start
        before.append(calls)
        return cause

    def _silent(self, check: Check, error: Mismatch, calls: list[Call]) -> bool:
        """Tell whether there is no answer yet; after others, None is an answer, and a wrong one."""
        sessions = [*self._remembered.get(check.function, []), calls]
        own = [call for calls in sessions for call in calls if call.function == check.function]
        return error.without_answer() and all(call.outcome.value is None for call in own)

    def _unexpected(self, check: Check, calls: list[Call], error: Exception) -> Result:
        """Tell an answer that the check can't use from a bug of the check."""
        if calls and calls[-1].outcome.value is None and not calls[-1].outcome.models:
            return _nothing(check, calls)
        if calls and self._holds_for_the_solution(check):
            function = calls[-1].function
            problem = f"The check could not use what {function} returned ({_said(error)})."
            return self._failed(check, calls, AssertionError(problem))
        return _our_bug(check, error)

    def _holds_for_the_solution(self, check: Check) -> bool:
        """Tell whether the check itself works; without solutions, take it that it does."""
        if not has_solution(self.lab):
            return True
        try:
            self._run(check, Lab(Local(solution(self.lab))))
        except Exception:
            return False
        return True


def _explained(error: AssertionError | Fault, calls: list[Call]) -> str:
    """Return what happened; an answer that nobody can show is wrong all the same."""
    try:
        return explain(error, calls)
    except Exception as bug:
        return f"The check does not hold, and the answer can't be shown ({_said(bug)})."


def patience(checks: Iterable[Check]) -> float:
    """Return how long to look for causes, over some checks: longer where models are trained."""
    return 20.0 if any(check.needs_tensorflow for check in checks) else 5.0


def _our_bug(check: Check, error: Exception) -> Result:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return _result(
        check,
        "error",
        f"This is our bug, not yours, and costs no points: {_said(error)}\n"
        f"at {place.filename}, line {place.lineno}. Please report it.",
    )


def _said(error: Exception) -> str:
    return "".join(traceback.format_exception_only(error)).strip()


def _nothing(check: Check, calls: list[Call]) -> Result:
    """Return that a function, or the last that gave no answer, is still to do."""
    silent = [call.function for call in calls if call.outcome.value is None]
    function = (silent or [check.function])[-1]
    return _result(check, "todo", f"{function} returns nothing yet (is `return` missing?)")


def _result(check: Check, outcome: str, message: str = "") -> Result:
    counts = outcome not in {"skipped", "error"}
    return Result(
        check.name, check.function, check.title,
        points=check.points if outcome == "passed" else 0,
        out_of=check.points if counts else 0,
        outcome=outcome, message=clean(message), hint=check.hint, hidden=check.hidden,
    )  # fmt: skip

"""Naming a mistake: which known wrong implementation gives the same answers?"""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

from graders.catalog import AuthorError, content, functions, has_solution, solution, where
from graders.data import same
from graders.proxy import Backend, Call, Local, Outcome


@dataclass(frozen=True)
class Misconception:
    """The solution with one function swapped for a wrong one."""

    name: str  # softmax__normalises_columns
    function: str  # softmax
    message: str  # what the student is told
    backend: Backend

    def reproduces(self, calls: Iterable[Call]) -> bool:
        """Tell whether it answers every call of a check as it was answered."""
        self.backend.begin()
        return all(
            same_outcome(self.backend(call.function, call.args, call.kwargs), call.outcome)
            for call in calls
        )


@cache
def misconceptions(lab: str) -> tuple[Misconception, ...]:
    """Return the known mistakes of a lab; none in a copy of the course without solutions.

    Raises:
        AuthorError: a wrong function names no function of the lab, or has no message.
    """
    if not has_solution(lab):
        return ()
    wrong = functions(content("misconceptions", lab))
    return tuple(_misconception(lab, name, f) for name, f in wrong.items())


@cache
def right(lab: str) -> Misconception:
    """Return the lab's solution in the place of a mistake."""
    return Misconception("", "", "", Local(solution(lab)))


def swapped(lab: str, function: str, replacement: Callable[..., Any]) -> Local:
    """Return the lab's solution with one function replaced, those that call it included."""
    module = solution(lab)
    setattr(module, function, replacement)
    return Local(module)


def diagnose(
    lab: str,
    function: str,
    calls: list[Call],
    before: Sequence[list[Call]] = (),
    named: Sequence[str] = (),
    sound: Collection[str] = (),
    seconds: float = 3.0,
) -> Misconception | None:
    """Return the one known mistake that explains a failed check, or None.

    Args:
        lab: the lab's name.
        function: the function under test; its own mistakes are preferred to its helpers'.
        calls: the calls of the failed check.
        before: the calls of the function's earlier checks; the mistake must fit these, too.
        named: the mistakes that this implementation has made already; they are preferred to all.
        sound: functions whose own checks passed; they are not to blame.
        seconds: when to give up.
    """
    known = [one for one in misconceptions(lab) if one.function not in sound]
    again = [one for one in known if one.name in named]
    own = [one for one in known if one.function == function]
    others = [one for one in known if one.function != function]
    until = time.perf_counter() + seconds
    for group in (again, own, others):
        fitting = []
        for one in group:
            if time.perf_counter() > until:
                return None
            if all(one.reproduces(session) for session in (calls, *before)):
                fitting.append(one)
        if fitting:
            return fitting[0] if len({one.message for one in fitting}) == 1 else None
    return None


def same_outcome(a: Outcome, b: Outcome) -> bool:
    """Tell whether two outcomes are the same: the value or the exception, and what changed."""
    if (a.changed, a.models, bool(a.raised)) != (b.changed, b.models, bool(b.raised)):
        return False
    if a.raised and b.raised:
        return (a.raised.types[0], a.raised.message) == (b.raised.types[0], b.raised.message)
    return same(a.value, b.value)


def _misconception(lab: str, name: str, f: FunctionType) -> Misconception:
    function, separator, _ = name.partition("__")
    message = " ".join(inspect.cleandoc(f.__doc__ or "").split())
    if not separator or not message:
        raise AuthorError(f"{where(f)}: {name} needs a name <function>__<mistake> and a message")
    return Misconception(name, function, message, swapped(lab, function, f))

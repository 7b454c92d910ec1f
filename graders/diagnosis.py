"""Naming a mistake: which known wrong implementation gives the same answers?"""

from __future__ import annotations

import inspect
import re
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any

from graders.catalog import AuthorError, content, functions, has_solution, solution, where
from graders.data import copied, same
from graders.proxy import Backend, Call, Local, Outcome, Raised


@dataclass(frozen=True)
class Misconception:
    """The solution with one function swapped for a wrong one."""

    name: str  # softmax__normalises_columns
    function: str  # softmax
    message: str  # what the student is told
    backend: Backend

    def reproduces(self, calls: Iterable[Call], own: bool = False) -> bool:
        """Tell whether it answers every call of a check as it was answered.

        Args:
            calls: the calls, in their order.
            own: of a check with Keras models, compare only the calls of this very function: the
                models that the others make may have mistakes of their own.
        """
        self.backend.begin()
        calls = list(calls)
        apart = own and _with_models(calls)
        for call in calls:
            outcome = self.backend(call.function, copied(call.args), copied(call.kwargs))
            counts = call.function == self.function or not apart
            if counts and not same_outcome(outcome, call.outcome):
                return False
        return True


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
    return Local(module, seconds=60.0)  # ours, and it may train


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
        seconds: of the processor, after which to give up.
    """
    known = [one for one in misconceptions(lab) if one.function not in sound]
    if _with_models(calls):  # no function calls another one, and to train takes its time
        called = {call.function for call in calls}
        known = [one for one in known if one.function in called]
    again = [one for one in known if one.name in named]
    own = [one for one in known if one.function == function]
    others = [one for one in known if one.function != function]
    until = time.process_time() + seconds  # a busy machine names the same mistakes
    for group in (again, own, others):
        fitting = []
        for one in group:
            if time.process_time() > until:
                return None
            own_calls = one.function == function
            if all(one.reproduces(session, own_calls) for session in (calls, *before)):
                fitting.append(one)
        if fitting:
            return fitting[0] if len({one.message for one in fitting}) == 1 else None
    return None


def same_outcome(wrong: Outcome, actual: Outcome) -> bool:
    """Tell whether two outcomes are the same: the value or the exception, and what changed.

    Of Keras models count the facts that show a mistake, of their float32 the digits that are sure,
    and nothing of what a function returns whose work is done on the model.
    """
    if (wrong.changed, bool(wrong.raised)) != (actual.changed, bool(actual.raised)):
        return False
    if _telling(wrong.models) != _telling(actual.models):
        return False
    if wrong.raised and actual.raised:
        return _words(wrong.raised) == _words(actual.raised)
    if not wrong.models:
        return same(wrong.value, actual.value)
    return wrong.value is None or same(wrong.value, actual.value, rtol=1e-4, atol=1e-6)


def _with_models(calls: Iterable[Call]) -> bool:
    return any(call.outcome.models for call in calls)


def _telling(models: dict[int, Any]) -> dict[int, Any]:
    """Return the new facts of models without the learning rate, which is anybody's choice."""
    return {
        i: {name: (fact or {}).get("class") if name == "optimizer" else fact
            for name, fact in facts.items()}
        for i, facts in models.items()
    }  # fmt: skip


def _words(raised: Raised) -> tuple[str, str]:
    """Return an exception's class and text, without addresses and the numbers of Keras's layers."""
    return raised.types[0], re.sub(r"_\d+|0x[0-9a-f]+", "", raised.message)


def _misconception(lab: str, name: str, f: FunctionType) -> Misconception:
    function, separator, _ = name.partition("__")
    message = " ".join(inspect.cleandoc(f.__doc__ or "").split())
    if not separator or not message:
        raise AuthorError(f"{where(f)}: {name} needs a name <function>__<mistake> and a message")
    return Misconception(name, function, message, swapped(lab, function, f))

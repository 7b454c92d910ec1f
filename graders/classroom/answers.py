"""What a child's answer to a call means, or that there is none."""

from __future__ import annotations

import builtins
import os
import signal
from contextlib import suppress
from typing import Any

from graders.classroom.wire import WireError
from graders.cleaning import clean, shorten
from graders.models import Model
from graders.proxy import Outcome, Raised


def outcome(parts: list[Any], args: tuple[Any, ...]) -> Outcome:
    """Return what the child says about a call.

    Raises:
        WireError: that is no outcome.
    """
    value, error, changed, models = parts
    try:
        raised, news = _raised(error), _news(models, args)
        positions = tuple(i for i in changed if type(i) is int and 0 <= i < len(args))
    except (TypeError, ValueError, LookupError) as reason:
        raise WireError(f"what the process sent is no answer: {reason}") from None
    return Outcome(value, raised, positions, news)


def _raised(error: Any) -> Raised | None:
    if error is None:
        return None
    types, message, where, inside = error
    kinds = tuple(shorten(clean(str(kind)), 100) for kind in types[:20]) or ("Exception",)
    message, where, inside = (shorten(clean(str(text))) for text in (message, where, inside))
    return Raised(kinds, message, where[:300], inside[:100])


def _news(models: Any, args: tuple[Any, ...]) -> dict[int, Any]:
    """Return what is new about the models among the arguments, of what the child says."""
    return {
        i: facts
        for i, facts in dict(models).items()
        if isinstance(i, int) and 0 <= i < len(args) and isinstance(args[i], Model)
        and isinstance(facts, dict)
    }  # fmt: skip


def ended(kind: str, reason: str) -> Outcome:
    """Return the outcome of a call that ended the process, with the reason."""
    return Outcome(raised=Raised((kind,), reason))


def death(status: int) -> str:
    """Say how a process ended."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGKILL:
            return "the process was ended: it took too much memory or time, or ended itself"
        return f"the process crashed ({signal.strsignal(number)})"
    return "the process ended itself (os._exit?)"


def exception(kind: str, message: str) -> Exception:
    """Return what was raised on the other side, where Python itself has such an exception."""
    found = getattr(builtins, kind, None)
    if isinstance(found, type) and issubclass(found, Exception):
        with suppress(TypeError):  # some want more than a text
            return found(message)
    return RuntimeError(message)

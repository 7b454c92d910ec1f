"""The seam between checks and an implementation: ``lab.f(...)`` and what it answered."""

from __future__ import annotations

import inspect
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from types import ModuleType
from typing import Any, Protocol

import numpy as np

from graders.data import as_data, changed, copied
from graders.loading import location
from graders.models import Model, Models, Network, import_keras
from graders.timing import OutOfTime, time_limit

GIVEN = "a network of ours"  # no function of a module has such a name
BOLD = re.compile(r"\x1b\[\d*m")  # Keras prints its errors in bold


@dataclass(frozen=True)
class Raised:
    """An exception that came out of a function, as data."""

    types: tuple[str, ...]  # the class and its bases, most derived first
    message: str
    where: str = ""  # "file, line n", or empty where it was not raised in the student's file
    inside: str = ""  # the student's function that raised it


@dataclass(frozen=True)
class Outcome:
    """What a function answered: a value or an exception, and what it did to its arguments."""

    value: Any = None
    raised: Raised | None = None
    changed: tuple[int, ...] = ()  # the positions of those that are not what they were
    models: dict[int, Any] = field(default_factory=dict)  # new facts of those that are models


@dataclass(frozen=True)
class Call:
    """One remembered call, its arguments as they were before it."""

    function: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    outcome: Outcome


class Todo(Exception):
    """The function is not written yet."""


class Fault(Exception):
    """The student's function raised an exception; the text says what and where."""

    def __init__(self, call: Call, raised: Raised) -> None:
        super().__init__(raised.message)
        self.call, self.raised = call, raised


class Backend(Protocol):
    """Whatever can run a function of an implementation and answer with data."""

    def begin(self, keras: bool = False) -> None:
        """Start a new check, maybe of Keras code: models of earlier ones are forgotten."""
        ...

    def __call__(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Run the function on arguments of its own."""
        ...


@dataclass
class Lab:
    """An implementation as a check sees it: every attribute is one of its functions."""

    backend: Backend
    calls: list[Call] = field(default_factory=list)

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)
        return partial(self._call, function)

    def given_model(self, network: Network, loss: str | None = None) -> Model:
        """Return a model that is not the student's: see Models.given."""
        model: Model = self._call(GIVEN, network, loss)
        return model

    def _call(self, function: str, /, *args: Any, **kwargs: Any) -> Any:
        before = copied(args), copied(kwargs)
        outcome = self.backend(function, args, kwargs)
        call = Call(function, *before, outcome)
        self.calls.append(call)
        raised = outcome.raised
        if raised and "NotImplementedError" in raised.types:
            raise Todo(_unwritten(function, raised.inside))
        if raised:
            raise Fault(call, raised)
        value = outcome.value
        return copied(value) if isinstance(value, Model) else value  # its facts will move on


@dataclass(frozen=True)
class Local:
    """A module in this process; the student's own, or one of ours."""

    module: ModuleType
    seconds: float = 10.0
    models: Models = field(default_factory=Models)

    def begin(self, keras: bool = False) -> None:
        """Start a new check."""
        if keras:
            import_keras()  # seconds, which are not the student's
        self.models.begin()

    def __call__(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Run the function on copies of the arguments, warnings silenced."""
        f = self.models.given if function == GIVEN else getattr(self.module, function, None)
        if not callable(f):
            return Outcome(raised=self._missing(function, f))
        given = tuple(self.models.resolve(copied(arg)) for arg in args)
        named = {name: self.models.resolve(copied(arg)) for name, arg in kwargs.items()}
        before = self.models.describe(args)
        try:
            with time_limit(self.seconds), warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                with self.models.without_graphs(args):
                    value = self.models.hold(as_data(f(*given, **named)))
        except (Exception, SystemExit, OutOfTime) as error:
            refused = isinstance(error, TypeError) and misfit(f, function, args, kwargs)
            raised = Raised(("TypeError",), refused) if refused else self._raised(error)
            return Outcome(raised=raised, changed=changed(args, given))
        return Outcome(value, None, changed(args, given), self.models.refresh(args, before))

    def _missing(self, function: str, found: object) -> Raised:
        file = self.module.__file__
        what = "is missing from" if found is None else "is not a function in"
        return Raised(("AttributeError",), f"{function} {what} your file", file or "")

    def _raised(self, error: BaseException) -> Raised:
        names = [
            f.__code__.co_filename for f in vars(self.module).values() if inspect.isfunction(f)
        ]
        types = tuple(kind.__name__ for kind in type(error).__mro__[:-1])
        message = BOLD.sub("", str(error))
        if isinstance(error, SystemExit):
            message = "exit() ends Python; use return"
        if isinstance(error, OutOfTime):
            message = f"still running after {self.seconds:g} s: is there an endless loop?"
        return Raised(types, message, *location(error.__traceback__, names))


def _unwritten(function: str, inside: str) -> str:
    if inside in {"", function}:
        return f"{function} is not written yet"
    return f"{function} needs {inside}, which is not written yet"


def misfit(f: Callable[..., Any], name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return why a function can't be called with these arguments, or an empty string."""
    try:
        signature = _signature(f)
    except (TypeError, ValueError):  # not every builtin tells
        return ""
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        code = getattr(f, "__code__", None)
        place = f" ({code.co_filename}, line {code.co_firstlineno})" if code else ""
        return f"your function is {name}{signature}{place}, and the call does not fit: {error}"
    return ""


@lru_cache(maxsize=256)
def _signature(f: Callable[..., Any]) -> inspect.Signature:
    return inspect.signature(f)

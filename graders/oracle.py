"""TensorFlow's answers, replayed from a recording or asked for live."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np

from graders.catalog import PACKAGE, content
from graders.data import as_data, copied
from graders.sources import tensorflow_is_installed

GET_TENSORFLOW = 'pip install "grade-descent[tensorflow]"'
RECORDED_WITH = ("tensorflow", "keras", "numpy")


class NotRecorded(Exception):
    """A question that TensorFlow has not been asked before, and it is not installed."""


@dataclass
class Oracle:
    """TensorFlow as an implementation of a lab: ``oracle.softmax(z)``.

    Answers come from the recording; live, or for a question that is not in it, from TensorFlow.
    """

    lab: str
    live: bool = False
    stand_in: Any = None  # an implementation that agrees with TensorFlow, for new questions
    asked: dict[str, Any] = field(default_factory=dict)  # every answer given, by its key

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)
        return partial(self._ask, function)

    def _ask(self, function: str, /, *args: Any) -> Any:
        name = key(function, args)
        if name in self.asked:
            return self.asked[name]
        if not self.live and name in self.recording.answers:
            self.asked[name] = self.recording.answer(name)
        elif hasattr(self.stand_in, function):
            self.asked[name] = as_data(getattr(self.stand_in, function)(*copied(args)))
        elif self.live or tensorflow_is_installed():
            self.asked[name] = as_data(getattr(self.implementation, function)(*copied(args)))
        else:
            raise NotRecorded(
                f"TensorFlow's answer to this call of {function} is not recorded. "
                f"Install it ({GET_TENSORFLOW}), or record it with `labs record {self.lab}`."
            )
        return self.asked[name]

    @cached_property
    def recording(self) -> Recording:
        """The recorded answers; none where the lab was never recorded."""
        return Recording.of(self.lab)

    @cached_property
    def implementation(self) -> Any:
        """The oracle's module; importing it imports TensorFlow."""
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return content("oracles", self.lab)


@dataclass
class Recording:
    """The answers in ``graders/recorded/<lab>.npz``, and what gave them."""

    answers: dict[str, Any] = field(default_factory=dict)  # key to a description of the answer
    versions: dict[str, str] = field(default_factory=dict)
    recipe: str = ""  # hash of the oracle that answered
    arrays: Any = field(default_factory=dict)

    @classmethod
    def of(cls, lab: str) -> Recording:
        """Open the lab's recording."""
        path = recorded(lab)
        if not path.is_file():
            return cls()
        with np.load(path, allow_pickle=False) as file:
            arrays = dict(file)
        return cls(**json.loads(str(arrays["index"])), arrays=arrays)

    def answer(self, name: str) -> Any:
        """Return one answer."""
        return _unpack(self.answers[name], self.arrays)


def record(lab: str, answers: dict[str, Any]) -> bool:
    """Write the lab's recording, unless it says the same already; return whether it was written."""
    old = Recording.of(lab)
    arrays: dict[str, Any] = {}
    index = {
        "answers": {name: _pack(answers[name], name, arrays) for name in sorted(answers)},
        "versions": {name: importlib.metadata.version(name) for name in RECORDED_WITH},
        "recipe": recipe(lab),
    }
    equal = all(name in old.arrays and np.array_equal(old.arrays[name], x, equal_nan=True)
                for name, x in arrays.items())  # fmt: skip
    if equal and index == {"answers": old.answers, "versions": old.versions, "recipe": old.recipe}:
        return False
    recorded(lab).parent.mkdir(exist_ok=True)
    np.savez_compressed(recorded(lab), index=np.array(json.dumps(index)), **arrays)
    return True


def recorded(lab: str) -> Path:
    """Return where the lab's recording is kept."""
    return PACKAGE / "recorded" / f"{lab}.npz"


def recipe(lab: str) -> str:
    """Return a hash of the lab's oracle: another recipe needs another recording."""
    source = (PACKAGE / "oracles" / f"{lab}.py").read_text(encoding="utf-8")
    return hashlib.sha256(source.encode()).hexdigest()


def key(function: str, args: Any) -> str:
    """Return the name under which the answer to a call is recorded.

    Example:
        >>> key("relu", (1.0,)) == key("relu", (1.0,)) != key("relu", (1,))
        True
    """
    digest = hashlib.sha256()
    _feed(args, digest.update)
    return f"{function}-{digest.hexdigest()[:16]}"


def _feed(value: Any, update: Callable[[bytes], None]) -> None:
    """Feed a canonical form of an argument into a hash; functions count by their name."""
    if isinstance(value, np.ndarray):
        update(f"{value.dtype.str}{value.shape}".encode())
        update(np.ascontiguousarray(value).tobytes())
    elif isinstance(value, (list, tuple)):
        update(f"{type(value).__name__}{len(value)}".encode())
        for item in value:
            _feed(item, update)
    elif isinstance(value, dict):
        _feed(sorted(value.items()), update)
    elif callable(value):
        update(value.__name__.encode())
    else:
        update(f"{type(value).__name__}{value!r}".encode())


def _pack(value: Any, name: str, arrays: dict[str, Any]) -> Any:
    """Describe an answer in JSON, its arrays kept apart under names of their own."""
    if isinstance(value, (list, tuple)):
        parts = [_pack(item, f"{name}.{i}", arrays) for i, item in enumerate(value)]
        return {type(value).__name__: parts}
    if isinstance(value, (np.ndarray, np.generic)):
        arrays[name] = np.asarray(value)
        return {"array": name}
    return {"value": value}


def _unpack(packed: dict[str, Any], arrays: Any) -> Any:
    ((kind, value),) = packed.items()
    if kind == "array":
        return arrays[value]
    if kind == "value":
        return value
    parts = [_unpack(part, arrays) for part in value]
    return tuple(parts) if kind == "tuple" else parts

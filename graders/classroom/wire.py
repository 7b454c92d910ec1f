"""Data between judge and child: a JSON header, then the raw bytes of the arrays. Never pickle.

What a child sends is hostile. ``unpack`` builds plain data and nothing else, or raises WireError.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any

import numpy as np

from graders.models import Model

SIZES = struct.Struct("<II")  # of the header and of the arrays, in bytes
LONGEST = 1 << 20  # bytes of a header
TOO_MUCH = "the answers are larger than is taken"
LONGEST_INT = 14_000  # bits: Python refuses to write or read more than 4,300 digits
DEEPEST = 32  # lists in lists
EMPTY = 1 << 20  # rows of an array without numbers: more would take nothing, and for ever to walk
KINDS = "biufcU"  # of arrays that may cross
DTYPE = re.compile(r"[<|](b1|[iu][1248]|f(2|4|8|16)|c(8|16|32)|U[1-9]\d{0,6})")
TO_JSON = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
FROM_JSON = json.JSONDecoder().raw_decode
SCALARS = frozenset({str, int, float, bool, type(None)})


MakeModel = Callable[[int, dict[str, Any]], Any]


class WireError(Exception):
    """What arrived is no message."""


@dataclass(frozen=True)
class Foreign:
    """A value that is no data, by its type and its text; equal to nothing, a number to nobody."""

    kind: str
    text: str

    def __repr__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Named:
    """A function of the other side, by its number there and its name."""

    number: int
    name: str


class Packer:
    """Turns data into a JSON tree and array bytes; functions and models become references."""

    def __init__(self, functions: list[Callable[..., Any]]) -> None:
        self.functions = functions
        self.arrays: list[bytes] = []

    def pack(self, value: Any) -> Any:
        """Return the JSON tree of a value: itself, a list, or a pair of a letter and its parts."""
        kind = type(value)
        if kind in SCALARS:
            huge = kind is int and value.bit_length() > LONGEST_INT
            return ["x", "int", "a whole number of thousands of digits"] if huge else value
        if kind is list:
            return ["l", *map(self.pack, value)]
        if isinstance(value, np.ndarray):
            return self._array(value)
        if isinstance(value, tuple):
            return ["t", *map(self.pack, value)]
        if isinstance(value, dict):
            return ["d", *([self.pack(k), self.pack(v)] for k, v in value.items())]
        return self._rare(value)

    def _array(self, value: np.ndarray) -> Any:
        if value.dtype.kind not in KINDS:
            empty = value.shape == () and value[()] is None
            return None if empty else ["x", "ndarray", _text(value)]
        if value.dtype.byteorder == ">":
            value = value.astype(value.dtype.newbyteorder("<"))
        self.arrays.append(value.tobytes())
        return ["a", value.dtype.str, *value.shape]

    def _rare(self, value: Any) -> Any:
        if isinstance(value, np.generic):
            tree = self._array(np.asarray(value))
            return ["s", tree[1]] if tree[0] == "a" else tree
        if isinstance(value, complex):
            return ["c", value.real, value.imag]
        if isinstance(value, Model):
            return ["m", value.number, self.pack(value.facts)]
        if isinstance(value, np.random.Generator):
            return ["g", value.bit_generator.state]
        if callable(value):
            self.functions.append(value)
            return ["f", len(self.functions) - 1, str(getattr(value, "__name__", value))]
        for base in (int, float, str, list):  # what is derived from them
            if isinstance(value, base):
                return self.pack(base(value))  # type: ignore[arg-type]
        return ["x", type(value).__name__, _text(value)]


class Unpacker:
    """Turns a JSON tree and array bytes back into data, trusting neither."""

    def __init__(self, arrays: bytes, model: MakeModel, trusted: bool) -> None:
        self.arrays = arrays
        self.model = model  # what a model becomes on this side
        self.trusted = trusted  # the other side is ours
        self.used = 0

    def unpack(self, tree: Any, depth: int = 0) -> Any:
        """Return the value of a tree.

        Raises:
            WireError: it is none.
        """
        if type(tree) in SCALARS:
            return tree
        if type(tree) is not list or not tree or depth > DEEPEST:
            raise WireError("no value")
        letter, *parts = tree
        if letter == "l":
            return [self.unpack(part, depth + 1) for part in parts]
        if letter == "a":
            return self._array(parts)
        if letter == "t":
            return tuple(self.unpack(part, depth + 1) for part in parts)
        if letter == "d":
            return dict(self._pair(part, depth + 1) for part in parts)
        return self._rare(letter, parts, depth)

    def _array(self, parts: list[Any]) -> np.ndarray:
        name, *shape = parts
        dtype = _dtype(name)
        for n in shape:
            if type(n) is not int or n < 0:
                raise WireError("no array")
        size = prod(shape) * dtype.itemsize
        endless = not size and prod(n or 1 for n in shape) > EMPTY
        if endless or size > len(self.arrays) - self.used:
            raise WireError("an array without its numbers")
        data = self.arrays[self.used : self.used + size]
        self.used += size
        if dtype.kind == "U" and size and np.frombuffer(data, "<u4").max() > 0x10FFFF:
            raise WireError("no text")
        if dtype.kind == "b" and size and np.frombuffer(data, "u1").max() > 1:
            raise WireError("neither true nor false")
        return np.ndarray(tuple(shape), dtype, bytearray(data) if size else None)

    def _pair(self, part: Any, depth: int) -> tuple[Any, Any]:
        key, value = part
        if type(key) not in SCALARS:
            raise WireError("no key")
        return key, self.unpack(value, depth)

    def _rare(self, letter: Any, parts: list[Any], depth: int) -> Any:
        if letter == "s":
            return self._array(parts[:1])[()]
        if letter == "c":
            return complex(float(parts[0]), float(parts[1]))
        if letter == "x":
            return Foreign(str(parts[0]), str(parts[1]))
        if letter == "f":
            return Named(int(parts[0]), str(parts[1]))
        if letter == "g" and self.trusted:
            return _generator(parts[0])
        if letter == "m" and type(parts[0]) is int:
            facts = self.unpack(parts[1], depth + 1)
            if isinstance(facts, dict):
                return self.model(parts[0], facts)
        raise WireError("no value")


def frame(message: Iterable[Any], functions: list[Callable[..., Any]]) -> list[bytes]:
    """Return a message as the pieces of a frame; its functions are appended to the list."""
    packer = Packer(functions)
    header = TO_JSON([packer.pack(part) for part in message]).encode()
    sizes = SIZES.pack(len(header), sum(map(len, packer.arrays)))
    return [sizes, header, *packer.arrays]


def parse(header: bytes, arrays: bytes, model: MakeModel, trusted: bool = False) -> list[Any]:
    """Return the message of a frame: its kind, and what it says.

    Raises:
        WireError: it holds none.
    """
    unpacker = Unpacker(arrays, model, trusted)
    try:
        text = str(header, "utf-8")
        trees, end = FROM_JSON(text)
        if end != len(text) or type(trees) is not list or not trees or type(trees[0]) is not str:
            raise WireError("no message")
        values = [unpacker.unpack(tree) for tree in trees]
        if unpacker.used != len(arrays):
            raise WireError("numbers without an array")
        return values
    except (
        ValueError,
        TypeError,
        LookupError,
        OverflowError,
        RecursionError,
        MemoryError,
    ) as error:
        raise WireError(f"no message: {error}") from None


@lru_cache(maxsize=64)
def _dtype(name: str) -> np.dtype:
    if not DTYPE.fullmatch(name):
        raise WireError("no array")
    return np.dtype(name)


def _generator(state: Any) -> np.random.Generator:
    bits = np.random.PCG64()
    bits.state = state
    return np.random.Generator(bits)


def _text(value: Any) -> str:
    try:
        return repr(value)[:200]
    except Exception:  # a __repr__ that a student wrote
        return f"<{type(value).__name__}>"

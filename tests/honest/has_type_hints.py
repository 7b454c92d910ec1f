"""Says the types of everything."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeAlias, TypeVar, overload

import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
T = TypeVar("T")


class Function(Protocol):
    def __call__(self, z: Floats) -> Floats: ...


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


def relu(z: Floats) -> Floats:
    zero: Box[float] = Box(0.0)
    larger: Callable[[Floats, float], Floats] = np.maximum
    return larger(z, zero.value)

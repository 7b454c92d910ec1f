"""A bar for training that somebody waits for."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from graders.page import bar

WIDTH = 30


class Shuffles(np.random.Generator):
    """A random generator that draws a bar: an epoch begins when it shuffles the examples.

    Args:
        seed: of the random numbers; they are those of ``np.random.default_rng(seed)``.
        epochs: how many there will be.

    Example:
        >>> order = Shuffles(0, epochs=1).permutation(5)
        >>> sorted(order.tolist())
        [0, 1, 2, 3, 4]
    """

    def __init__(self, seed: int, epochs: int) -> None:
        super().__init__(np.random.PCG64(seed))
        self.epochs, self.begun = epochs, 0

    def permutation(self, *args: Any, **kwargs: Any) -> Any:
        """Return the examples, or their numbers, in a random order."""
        self._draw()
        return np.random.Generator(self.bit_generator).permutation(*args, **kwargs)

    def shuffle(self, *args: Any, **kwargs: Any) -> None:
        """Put the examples into a random order."""
        self._draw()
        np.random.Generator(self.bit_generator).shuffle(*args, **kwargs)

    def _draw(self) -> None:
        self.begun += 1
        drawn = bar(min(1.0, self.begun / self.epochs), WIDTH)
        end = "\n" if self.begun == self.epochs else ""
        print(f"\rtraining {drawn} epoch {self.begun} of {self.epochs}", end=end, file=sys.stderr)
        sys.stderr.flush()

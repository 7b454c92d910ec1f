"""Numbers, and the keys that no lab computes, for the quiz on Adam and convolutional layers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from math import sqrt
from random import Random
from typing import Any

Numbers = dict[str, Any]
Row = list[float]


def _apart(numbers: Iterable[float], gap: float) -> bool:
    """Say whether all numbers are at least a gap away from each other."""
    row = sorted(numbers)
    return all(right - left >= gap for left, right in pairwise(row))


def _until(good: Callable[[Numbers], bool], draw: Callable[[], Numbers]) -> Numbers:
    """Draw again until the numbers are good."""
    while True:
        numbers = draw()
        if good(numbers):
            return numbers


# Gradient descent and Adam ------------------------------------------------------------------------


def valley_case(rng: Random) -> Numbers:
    """Return a place in a narrow valley, its gradient, and a rate that jumps across."""

    def draw() -> Numbers:
        flat, steep = rng.choice([0.1, 0.2]), rng.choice([8, 10, 12])
        w = [rng.randint(3, 9), rng.choice([-1, 1]) * rng.randint(1, 5)]
        dw = [round(flat * w[0], 1), steep * w[1]]
        rate = rng.choice([0.11, 0.12, 0.13, 0.14, 0.15])
        return {"flat": flat, "steep": steep, "w": w, "dw": dw, "rate": rate}

    return _until(lambda n: 1.2 <= n["rate"] * n["steep"] <= 1.8, draw)


def two_slopes_case(rng: Random) -> Numbers:
    """Return a learning rate, two slopes, and what may be taken for the first steps."""

    def draw() -> Numbers:
        rate = rng.choice([0.01, 0.02, 0.1, 0.2])
        flat, steep = rng.choice([0.1, 0.2, 0.4, 0.5]), rng.choice([10, 20, 40, 50])
        return {
            "rate": rate,
            "flat": flat,
            "steep": steep,
            "short": round(rate * flat, 6),
            "long": round(rate * steep, 6),
            "far": round(rate / flat, 6),
            "near": round(rate / steep, 6),
            "triple": round(rate / sqrt(0.1), 4),
        }

    def good(n: Numbers) -> bool:
        sizes = [n[name] for name in ("rate", "short", "long", "far", "near", "triple")]
        return _apart(sizes, 0.0001) and all(len(str(size)) <= 6 for size in sizes)

    return _until(good, draw)


def first_step_case(rng: Random) -> Numbers:
    """Return a weight, its gradient and a learning rate."""
    return {
        "w": rng.randint(2, 9) / 2,
        "dw": rng.choice([-1, 1]) * rng.choice([2, 3, 4, 5, 6, 8]),
        "rate": rng.choice([0.1, 0.2, 0.3]),
    }


def steady_case(rng: Random) -> Numbers:
    """Return a start, a rate, a gradient that stays the same, and a number of steps."""

    def draw() -> Numbers:
        return {
            "w": rng.randint(4, 12) / 2,
            "rate": rng.choice([0.02, 0.03, 0.04, 0.05]),
            "g": rng.choice([-1, 1]) * rng.choice([0.2, 0.5, 3, 5, 6]),
            "k": rng.choice([6, 8, 10, 12]),
        }

    def good(n: Numbers) -> bool:
        ways = (steady__end, steady__slopes, steady__one_less, steady__turned, steady__uncorrected)
        return _apart((way(n["w"], n["rate"], n["g"], n["k"]) for way in ways), 0.015)

    return _until(good, draw)


def steady__end(w: float, rate: float, g: float, k: int) -> float:
    """Return where Adam is after k steps, each as long as the rate."""
    return w - k * rate * g / abs(g)


def steady__slopes(w: float, rate: float, g: float, k: int) -> float:
    """Walk by plain gradient descent."""
    return w - k * rate * g


def steady__one_less(w: float, rate: float, g: float, k: int) -> float:
    """Take one step less."""
    return steady__end(w, rate, g, k - 1)


def steady__turned(w: float, rate: float, g: float, k: int) -> float:
    """Walk uphill."""
    return steady__end(w, rate, -g, k)


def steady__uncorrected(w: float, rate: float, g: float, k: int) -> float:
    """Walk without bias correction."""
    m = v = 0.0
    for _ in range(k):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        w = w - rate * m / sqrt(v)
    return w


# What a unit sees ---------------------------------------------------------------------------------


def window_case(rng: Random) -> Numbers:
    """Return a kernel size, a smaller stride and the number of a unit."""

    def draw() -> Numbers:
        return {"size": rng.randint(4, 9), "stride": rng.randint(2, 5), "p": rng.randint(3, 9)}

    def good(n: Numbers) -> bool:
        ways = (window__last, window__first, window__no_stride, window__side_by_side)
        more = (window__one_behind, window__counted_from_1)
        answers = (way(n["size"], n["stride"], n["p"]) for way in (*ways, *more))
        return n["stride"] < n["size"] and _apart(answers, 1)

    return _until(good, draw)


def window__last(size: int, stride: int, p: int) -> int:
    """Return the last step of window p."""
    return p * stride + size - 1


def window__first(size: int, stride: int, p: int) -> int:
    """Return the first step of window p."""
    return p * stride


def window__no_stride(size: int, stride: int, p: int) -> int:
    """Begin window p at step p."""
    return p + size - 1


def window__side_by_side(size: int, stride: int, p: int) -> int:
    """Put the windows side by side."""
    return p * size + size - 1


def window__one_behind(size: int, stride: int, p: int) -> int:
    """Return the first step behind window p."""
    return p * stride + size


def window__counted_from_1(size: int, stride: int, p: int) -> int:
    """Take p for the p-th window."""
    return (p - 1) * stride + size - 1


def stacked_case(rng: Random) -> Numbers:
    """Return the sizes of two kernels, and the stride of the first."""

    def draw() -> Numbers:
        size_1, size_2 = rng.randint(3, 9), rng.randint(3, 6)
        return {"size_1": size_1, "stride": rng.randint(2, 4), "size_2": size_2}

    def good(n: Numbers) -> bool:
        ways = (stacked__seen, stacked__no_stride, stacked__sum, stacked__product, stacked__own)
        answers = [way(n["size_1"], n["stride"], n["size_2"]) for way in ways]
        return n["stride"] < n["size_1"] and _apart(answers, 1)

    return _until(good, draw)


def stacked__seen(size_1: int, stride: int, size_2: int) -> int:
    """Return how many steps of the signal a unit of the second layer sees."""
    return (size_2 - 1) * stride + size_1


def stacked__no_stride(size_1: int, stride: int, size_2: int) -> int:
    """Let the first layer go on by one step."""
    return size_2 - 1 + size_1


def stacked__sum(size_1: int, stride: int, size_2: int) -> int:
    """Add the two sizes."""
    return size_1 + size_2


def stacked__product(size_1: int, stride: int, size_2: int) -> int:
    """Multiply the two sizes."""
    return size_1 * size_2


def stacked__own(size_1: int, stride: int, size_2: int) -> int:
    """Count the outputs of the first layer."""
    return size_2


# The layer ----------------------------------------------------------------------------------------


def signal_case(rng: Random) -> Numbers:
    """Return a signal of eight steps, a kernel of three, a bias; the stride is 2."""

    def draw() -> Numbers:
        return {
            "x": [rng.randint(-3, 5) for _ in range(8)],
            "kernel": [rng.randint(-2, 3) for _ in range(3)],
            "bias": rng.choice([-3, -2, 2, 3, 4]),
            "stride": 2,
        }

    def good(n: Numbers) -> bool:
        right, turned, every = (
            way(n["x"], n["kernel"], n["bias"], n["stride"])
            for way in (signal__right, signal__turned, signal__every_step)
        )
        differ = all(a != b for a, b in zip(right[1:], every[1:]))
        return differ and right != turned and turned != every and 0 not in n["kernel"][::2]

    return _until(good, draw)


def _slide(x: Row, kernel: Row, bias: float, starts: Iterable[int]) -> Row:
    """Return the kernel's answer at each start."""
    return [sum(k * x[s + i] for i, k in enumerate(kernel)) + bias for s in starts]


def signal__right(x: Row, kernel: Row, bias: float, stride: int) -> Row:
    """Return the answer of each complete window."""
    return _slide(x, kernel, bias, range(0, len(x) - len(kernel) + 1, stride))


def signal__turned(x: Row, kernel: Row, bias: float, stride: int) -> Row:
    """Turn the kernel round."""
    return signal__right(x, kernel[::-1], bias, stride)


def signal__no_bias(x: Row, kernel: Row, bias: float, stride: int) -> Row:
    """Leave out the bias."""
    return signal__right(x, kernel, 0, stride)


def signal__every_step(x: Row, kernel: Row, bias: float, stride: int) -> Row:
    """Count with the stride and move without it."""
    return _slide(x, kernel, bias, range(len(signal__right(x, kernel, bias, stride))))


def signal__no_stride(x: Row, kernel: Row, bias: float, stride: int) -> Row:
    """Move by one step."""
    return signal__right(x, kernel, bias, 1)


def signal__filled_up(x: Row, kernel: Row, bias: float, stride: int) -> Row:
    """Fill up the last window with a zero."""
    return signal__right([*x, 0], kernel, bias, stride)


def length_case(rng: Random) -> Numbers:
    """Return a number of steps, a kernel size and a stride that does not fit."""

    def draw() -> Numbers:
        return {"n": rng.randint(40, 130), "size": rng.randint(5, 15), "stride": rng.randint(2, 4)}

    def good(n: Numbers) -> bool:
        steps, size, stride = n["n"], n["size"], n["stride"]
        key = (steps - size) // stride + 1
        ways = [key, key - 1, key + 1, -(-steps // stride), steps // size, steps - size + 1]
        return (steps - size) % stride != 0 and _apart(ways, 1)

    return _until(good, draw)


def shape_case(rng: Random) -> Numbers:
    """Return the sizes of a batch of signals and of a convolutional layer, all different."""

    def draw() -> Numbers:
        return {
            "m": rng.choice([16, 20, 24, 32]),
            "steps": rng.randint(50, 120),
            "c_in": rng.randint(2, 4),
            "filters": rng.choice([5, 6, 8, 10, 12]),
            "size": rng.choice([5, 7, 9]),
            "stride": rng.randint(2, 3),
        }

    def good(n: Numbers) -> bool:
        length = (n["steps"] - n["size"]) // n["stride"] + 1
        sizes = {n["m"], n["c_in"], n["filters"], n["size"], length, n["steps"]}
        return len(sizes) == 6 and length < -(-n["steps"] // n["stride"])

    return _until(good, draw)


def _zeros(*sizes: int) -> Any:
    """Return nested lists of the given shape."""
    return [_zeros(*sizes[1:]) for _ in range(sizes[0])] if sizes else 0.0


def _length(steps: int, size: int, stride: int) -> int:
    return len(range(0, steps - size + 1, stride))


def shape__out(m: int, steps: int, c_in: int, filters: int, size: int, stride: int) -> Any:
    """Return zeros for each example, window and filter."""
    return _zeros(m, _length(steps, size, stride), filters)


def shape__first(m: int, steps: int, c_in: int, filters: int, size: int, stride: int) -> Any:
    """Put the filters before the windows."""
    return _zeros(m, filters, _length(steps, size, stride))


def shape__apart(m: int, steps: int, c_in: int, filters: int, size: int, stride: int) -> Any:
    """Keep the input channels apart."""
    return _zeros(m, _length(steps, size, stride), c_in, filters)


def shape__multiplied(m: int, steps: int, c_in: int, filters: int, size: int, stride: int) -> Any:
    """Give each input channel all filters."""
    return _zeros(m, _length(steps, size, stride), c_in * filters)


def shape__padded(m: int, steps: int, c_in: int, filters: int, size: int, stride: int) -> Any:
    """Put zeros around the signal."""
    return _zeros(m, -(-steps // stride), filters)


def shape__kernel(m: int, steps: int, c_in: int, filters: int, size: int, stride: int) -> Any:
    """Return zeros for each weight."""
    return _zeros(size, c_in, filters)


# What there is to learn ---------------------------------------------------------------------------


def parameters_case(rng: Random) -> Numbers:
    """Return a convolutional layer, and the length of its signals."""

    def draw() -> Numbers:
        return {
            "steps": rng.choice([200, 250, 400, 500]),
            "size": rng.randint(4, 12),
            "c_in": rng.randint(2, 5),
            "c_out": rng.choice([6, 8, 10, 12, 16]),
        }

    def good(n: Numbers) -> bool:
        size, c_in, c_out = n["size"], n["c_in"], n["c_out"]
        key = size * c_in * c_out + c_out
        ways = [key, key - c_out, key - c_out + 1, (size + 1) * c_out, size * c_in + 1]
        return _apart([*ways, parameters__not_shared(n["steps"], size, c_in, c_out)], 1)

    return _until(good, draw)


def parameters__not_shared(steps: int, size: int, c_in: int, c_out: int) -> int:
    """Give each window weights of its own."""
    return (size * c_in + 1) * c_out * (steps - size + 1)


def one_window_case(rng: Random) -> Numbers:
    """Return the length of a signal and a number of filters."""
    n, filters = rng.choice([20, 30, 40, 50, 60]), rng.choice([3, 4, 6, 8])
    return {"n": n, "filters": filters, "weights": n * filters}

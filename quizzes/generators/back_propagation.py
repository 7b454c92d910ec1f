"""Numbers and keys of the quiz on backpropagation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from math import exp
from random import Random
from typing import Any

Numbers = dict[str, Any]


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


# A nudge ------------------------------------------------------------------------------------------


def nudge_case(rng: Random) -> Numbers:
    """Return a slope d at w, and a place w2 nearby."""

    def draw() -> Numbers:
        w = rng.randint(10, 50) / 10
        step = rng.choice([-1, 1]) * rng.choice([0.02, 0.03, 0.04, 0.05])
        return {"w": w, "w2": round(w + step, 2), "d": rng.choice([-1, 1]) * rng.randint(3, 19) / 2}

    def good(n: Numbers) -> bool:
        ways = (effect_of_a_nudge, nudge__turned, nudge__slope, nudge__place, nudge__divided)
        return _apart((way(n["d"], n["w"], n["w2"]) for way in ways), 0.01)

    return _until(good, draw)


def effect_of_a_nudge(d: float, w: float, w2: float) -> float:
    """Return how far J moves, about: slope times nudge."""
    return d * (w2 - w)


def nudge__turned(d: float, w: float, w2: float) -> float:
    """Take the nudge the wrong way round."""
    return d * (w - w2)


def nudge__slope(d: float, w: float, w2: float) -> float:
    """Return the slope itself."""
    return d


def nudge__place(d: float, w: float, w2: float) -> float:
    """Multiply the slope by the new place."""
    return d * w2


def nudge__divided(d: float, w: float, w2: float) -> float:
    """Divide the nudge by the slope."""
    return (w2 - w) / d


def cube_case(rng: Random) -> Numbers:
    """Return a place w and a large nudge h."""
    return {"w": rng.randint(2, 5), "h": rng.choice([0.2, 0.3, 0.4])}


def cube__central(w: float, h: float) -> float:
    """Return the central difference of the cube."""
    return ((w + h) ** 3 - (w - h) ** 3) / (2 * h)


def cube__exact(w: float, h: float) -> float:
    """Return the slope of the cube."""
    return 3 * w**2


def cube__one_sided(w: float, h: float) -> float:
    """Look to the right only."""
    return ((w + h) ** 3 - w**3) / h


def cube__divided_by_h(w: float, h: float) -> float:
    """Divide by h in place of 2 h."""
    return ((w + h) ** 3 - (w - h) ** 3) / h


def cube__not_divided(w: float, h: float) -> float:
    """Return how far the cube moved."""
    return (w + h) ** 3 - (w - h) ** 3


# The graph ----------------------------------------------------------------------------------------


def start_case(rng: Random) -> Numbers:
    """Return the value of the last node."""
    return {"J": rng.randint(6, 98) / 2}


def chain_case(rng: Random) -> Numbers:
    """Return two local derivatives along a chain."""

    def draw() -> Numbers:
        return {
            "first": rng.choice([-1, 1]) * rng.randint(12, 50) / 10,
            "second": rng.choice([-1, 1]) * rng.randint(12, 50) / 10,
        }

    def good(n: Numbers) -> bool:
        ways = (chain__product, chain__sum, chain__quotient, chain__last)
        return _apart((way(n["first"], n["second"]) for way in ways), 0.1)

    return _until(good, draw)


def chain__product(first: float, second: float) -> float:
    """Return the derivative along the chain."""
    return first * second


def chain__sum(first: float, second: float) -> float:
    """Add along the chain."""
    return first + second


def chain__quotient(first: float, second: float) -> float:
    """Divide along the chain."""
    return second / first


def chain__last(first: float, second: float) -> float:
    """Return the last link alone."""
    return second


def reuse_case(rng: Random) -> Numbers:
    """Return the values of the nodes a, b, a b, a b + a and its square."""

    def draw() -> Numbers:
        a = rng.choice([-1, 1]) * rng.randint(2, 5)
        b = rng.choice([-1, 1]) * rng.randint(2, 5)
        return {"values": [a, b, a * b, a * b + a, (a * b + a) ** 2]}

    return _until(lambda n: abs(n["values"][0]) != abs(n["values"][1]), draw)


# A network of two layers --------------------------------------------------------------------------


def two_layer_case(rng: Random) -> Numbers:
    """Return weights, an input and a label; the hidden unit is active."""

    def draw() -> Numbers:
        n = {"x": rng.randint(2, 4), "w1": rng.randint(1, 3), "b1": rng.randint(-2, 2)}
        n["w2"] = rng.choice([-4, -3, -2, 2, 3, 4])
        n["b2"] = rng.randint(-3, 3)
        n["y"] = rng.randint(-5, 9)
        return n

    def good(n: Numbers) -> bool:
        row = (n["x"], n["w1"], n["b1"], n["w2"], n["b2"], n["y"])
        ways = (two_layer__dw1, two_layer__db1, two_layer__dw2, two_layer__own, two_layer__no_error)
        error = n["w2"] * (n["w1"] * n["x"] + n["b1"]) + n["b2"] - n["y"]
        return (
            n["w1"] * n["x"] + n["b1"] > 0
            and 1 < abs(error) < 10
            and _apart((way(*row) for way in (*ways, two_layer__turned)), 1)
        )

    return _until(good, draw)


def _two_layers(
    x: float, w1: float, b1: float, w2: float, b2: float, y: float
) -> tuple[float, float]:
    """Return the hidden activation and the error, a2 - y."""
    a1 = max(w1 * x + b1, 0)
    return a1, w2 * a1 + b2 - y


def two_layer__dw1(x: float, w1: float, b1: float, w2: float, b2: float, y: float) -> float:
    """Return dJ/dw1 for an active hidden unit: error, times w2, times x."""
    _, error = _two_layers(x, w1, b1, w2, b2, y)
    return error * w2 * x


def two_layer__db1(x: float, w1: float, b1: float, w2: float, b2: float, y: float) -> float:
    """Stop before the factor x."""
    _, error = _two_layers(x, w1, b1, w2, b2, y)
    return error * w2


def two_layer__dw2(x: float, w1: float, b1: float, w2: float, b2: float, y: float) -> float:
    """Return dJ/dw2."""
    a1, error = _two_layers(x, w1, b1, w2, b2, y)
    return error * a1


def two_layer__own(x: float, w1: float, b1: float, w2: float, b2: float, y: float) -> float:
    """Give w1 its own value as the local derivative."""
    _, error = _two_layers(x, w1, b1, w2, b2, y)
    return error * w2 * w1


def two_layer__no_error(x: float, w1: float, b1: float, w2: float, b2: float, y: float) -> float:
    """Return d a2 / d w1, without the error."""
    return w2 * x


def two_layer__turned(x: float, w1: float, b1: float, w2: float, b2: float, y: float) -> float:
    """Take y - a2 for the error."""
    return -two_layer__dw1(x, w1, b1, w2, b2, y)


# Layers and batches -------------------------------------------------------------------------------


def shape_case(rng: Random) -> Numbers:
    """Return a batch size and the two sizes of a layer, all different."""
    m, n_in, n_out = rng.sample([3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32], 3)
    return {"m": m, "n_in": n_in, "n_out": n_out}


def shape__inputs(m: int, n_in: int, n_out: int) -> list[list[float]]:
    """Return zeros for each input of each example."""
    return [[0.0] * n_in for _ in range(m)]


def shape__scores(m: int, n_in: int, n_out: int) -> list[list[float]]:
    """Return zeros for each score of each example."""
    return [[0.0] * n_out for _ in range(m)]


def shape__weights(m: int, n_in: int, n_out: int) -> list[list[float]]:
    """Return zeros for each weight."""
    return [[0.0] * n_out for _ in range(n_in)]


def shape__one_example(m: int, n_in: int, n_out: int) -> list[float]:
    """Return zeros for the inputs of a single example."""
    return [0.0] * n_in


def bias_case(rng: Random) -> Numbers:
    """Return dz for three examples and two units."""

    def draw() -> Numbers:
        return {"dz": [[rng.randint(-15, 15) / 10 for _ in range(2)] for _ in range(3)]}

    def good(n: Numbers) -> bool:
        left, right = bias__columns(n["dz"])
        row = sorted(abs(x) for x in (left, right, left + right, left - right))
        return row[0] > 0.25 and all(x for example in n["dz"] for x in example)

    return _until(good, draw)


def bias__columns(dz: list[list[float]]) -> list[float]:
    """Return the sum of each column."""
    return [round(sum(column), 6) for column in zip(*dz)]


def bias__means(dz: list[list[float]]) -> list[float]:
    """Return the mean of each column."""
    return [total / len(dz) for total in bias__columns(dz)]


def bias__total(dz: list[list[float]]) -> list[float]:
    """Give every unit the sum of everything."""
    total = sum(bias__columns(dz))
    return [total, total]


def bias__rows(dz: list[list[float]]) -> list[float]:
    """Return the sum of each row."""
    return [round(sum(row), 6) for row in dz]


def sigmoid_case(rng: Random) -> Numbers:
    """Return an activation of a sigmoid and the derivative that comes back to it."""

    def draw() -> Numbers:
        return {
            "a": rng.choice([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9]),
            "da": rng.choice([-1, 1]) * rng.randint(15, 40) / 10,
        }

    def good(n: Numbers) -> bool:
        a, da = n["a"], n["da"]
        slope, again = a * (1 - a), exp(-a) / (1 + exp(-a)) ** 2
        answers = [da * slope, da * again, da * a, da * (1 - a**2), slope, da / slope]
        return _apart(answers, 0.02)

    return _until(good, draw)


# Checks by nudging --------------------------------------------------------------------------------


def runs_case(rng: Random) -> Numbers:
    """Return the sizes of a network with one hidden layer."""
    n, h, k = rng.sample([3, 4, 5, 6, 8, 10, 12, 20], 3)
    return {"n": n, "h": h, "k": k}


def runs__central(n: int, h: int, k: int) -> int:
    """Return how often the cost is computed: twice for each parameter."""
    return 2 * (n * h + h + h * k + k)


def runs__one_sided(n: int, h: int, k: int) -> int:
    """Count each parameter once."""
    return n * h + h + h * k + k


def runs__without_biases(n: int, h: int, k: int) -> int:
    """Count the weights only."""
    return 2 * (n * h + h * k)


def runs__units(n: int, h: int, k: int) -> int:
    """Count units in place of parameters."""
    return 2 * (n + h + k)


def batch_case(rng: Random) -> Numbers:
    """Return a batch size."""
    return {"m": rng.choice([8, 10, 16, 20, 25, 32, 40, 50, 64])}

"""Numbers for the quiz on activation functions, and the keys that no lab function computes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Any

Numbers = dict[str, Any]


# relu, sigmoid and their slopes


def row_of_scores(rng: Random) -> Numbers:
    """Draw two positive and two negative scores of different sizes, none of size 1."""
    sizes = [s / 10 for s in rng.sample([t for t in range(4, 49) if t != 10], 4)]
    z = [sizes[0], sizes[1], -sizes[2], -sizes[3]]
    rng.shuffle(z)
    return {"z": z}


def one_score(rng: Random) -> Numbers:
    """Draw a score that is neither near 0 nor far out, where slips lie close together."""
    return {"z": rng.choice((-1, 1)) * rng.randint(4, 25) / 10}


def activation_off_centre(rng: Random) -> Numbers:
    """Draw a value of the sigmoid that is not near 1/2."""
    a = rng.randint(56, 94) / 100
    return {"a": a if rng.random() < 0.5 else round(1 - a, 2)}


def activation_far_out(rng: Random) -> Numbers:
    """Draw a value of the sigmoid from the outer parts of its curve."""
    a = rng.randint(78, 95) / 100
    return {"a": a if rng.random() < 0.5 else round(1 - a, 2)}


def mirrored(a: float) -> float:
    """Return sigmoid(-t) for a = sigmoid(t)."""
    return round(1 - a, 2)


def mirrored__turns_the_sign(a: float) -> float:
    """Take the sigmoid for a function that is odd, as tanh is."""
    return -a


def mirrored__stays_the_same(a: float) -> float:
    """Take the sigmoid for a function that is even, as its slope is."""
    return a


def mirrored__takes_the_reciprocal(a: float) -> float:
    """Take the sigmoid for an exponential."""
    return 1 / a


# a threshold


def threshold(rng: Random) -> Numbers:
    """Draw a threshold for probabilities that is not near one half."""
    p = rng.choice([10, 15, 20, 25, 30, 70, 75, 80, 85, 90, 95]) / 100
    return {"p": p}


def score_of(p: float) -> float:
    """Return the score whose sigmoid is p."""
    return math.log(p / (1 - p))


def score_of__is_the_probability(p: float) -> float:
    """Compare the score with the threshold itself."""
    return p


def score_of__applies_the_sigmoid(p: float) -> float:
    """Go forward through the sigmoid, not back."""
    return 1 / (1 + math.exp(-p))


def score_of__turns_the_sign(p: float) -> float:
    """Divide no by yes."""
    return math.log((1 - p) / p)


def score_of__takes_the_log(p: float) -> float:
    """Undo an exponential, and forget the rest of the sigmoid."""
    return math.log(p)


# a chain of sigmoid units


def three_activations(rng: Random) -> Numbers:
    """Draw the activations of three sigmoid units, each at another place of its curve.

    Drawn again until every slip gives another answer, at least a twentieth away.
    """
    while True:
        high = rng.randint(70, 92) / 100
        low = rng.randint(10, 35) / 100
        a = [high, low, rng.choice([0.4, 0.5, 0.6])]
        rng.shuffle(a)
        answers = sorted(f(a) for f in (chained_slopes, *_CHAIN_SLIPS))
        if all(more / less > 1.05 for less, more in pairwise(answers)):
            return {"a": a}


def chained_slopes(a: Sequence[float]) -> float:
    """Multiply the slopes of sigmoid units whose activations are given."""
    return math.prod(x * (1 - x) for x in a)


def chained_slopes__adds(a: Sequence[float]) -> float:
    """Add the slopes up."""
    return sum(x * (1 - x) for x in a)


def chained_slopes__takes_activations(a: Sequence[float]) -> float:
    """Multiply the activations, not the slopes."""
    return math.prod(a)


def chained_slopes__keeps_the_last(a: Sequence[float]) -> float:
    """Use the slope of the last unit only."""
    return a[-1] * (1 - a[-1])


def chained_slopes__applies_the_sigmoid_again(a: Sequence[float]) -> float:
    """Take the activations for scores."""
    again = [1 / (1 + math.exp(-x)) for x in a]
    return math.prod(s * (1 - s) for s in again)


_CHAIN_SLIPS = (
    chained_slopes__adds,
    chained_slopes__takes_activations,
    chained_slopes__keeps_the_last,
    chained_slopes__applies_the_sigmoid_again,
)


# a small network with relu


def two_hidden_units(rng: Random) -> Numbers:
    """Draw a network of two ReLU units and a linear one: one unit is silent, the answer negative.

    Drawn again until every slip gives another answer.
    """
    while True:
        x = rng.randint(2, 4)
        w = [rng.choice([-3, -2, -1, 1, 2, 3]) for _ in range(2)]
        b = [rng.choice([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]) for _ in range(2)]
        v = [rng.choice([-3, -2, 2, 3]) for _ in range(2)]
        c = rng.choice([-4, -3, -2, -1, 1, 2, 3, 4])
        z = [w[0] * x + b[0], w[1] * x + b[1]]
        answers = [f(x, w, b, v, c) for f in (small_network, *_NETWORK_SLIPS)]
        if min(z) < 0 < max(z) and answers[0] < 0 and len(set(answers)) == len(answers):
            return {"x": x, "w": w, "b": b, "v": v, "c": c}


def small_network(
    x: float, w: Sequence[float], b: Sequence[float], v: Sequence[float], c: float
) -> float:
    """Return the answer of a network: ReLU units in the middle, a linear one at the end."""
    hidden = [max(0, w_j * x + b_j) for w_j, b_j in zip(w, b)]
    return sum(v_j * a_j for v_j, a_j in zip(v, hidden)) + c


def small_network__without_relu(
    x: float, w: Sequence[float], b: Sequence[float], v: Sequence[float], c: float
) -> float:
    """Let negative scores through the hidden layer."""
    return sum(v_j * (w_j * x + b_j) for v_j, w_j, b_j in zip(v, w, b)) + c


def small_network__relu_at_the_end(
    x: float, w: Sequence[float], b: Sequence[float], v: Sequence[float], c: float
) -> float:
    """Apply ReLU to the output unit too."""
    return max(0, small_network(x, w, b, v, c))


def small_network__relu_before_the_bias(
    x: float, w: Sequence[float], b: Sequence[float], v: Sequence[float], c: float
) -> float:
    """Apply ReLU to the product and add the bias afterwards."""
    return sum(v_j * (max(0, w_j * x) + b_j) for v_j, w_j, b_j in zip(v, w, b)) + c


def small_network__absolute_values(
    x: float, w: Sequence[float], b: Sequence[float], v: Sequence[float], c: float
) -> float:
    """Turn negative scores into positive ones."""
    return sum(v_j * abs(w_j * x + b_j) for v_j, w_j, b_j in zip(v, w, b)) + c


_NETWORK_SLIPS = (
    small_network__without_relu,
    small_network__relu_at_the_end,
    small_network__relu_before_the_bias,
    small_network__absolute_values,
)


# linear layers


def two_linear_layers(rng: Random) -> Numbers:
    """Draw two linear layers of one unit each, again until every slip gives another answer."""
    sizes = [-4, -3, -2, 2, 3, 4, 5]
    while True:
        w1, b1, w2, b2 = (rng.choice(sizes) for _ in range(4))
        answers = [
            collapsed(w1, b1, w2, b2),
            collapsed__adds_the_biases(w1, b1, w2, b2),
            collapsed__adds_the_layers(w1, b1, w2, b2),
            collapsed__loses_the_first_bias(w1, b1, w2, b2),
            collapsed__scales_both_biases(w1, b1, w2, b2),
            collapsed__puts_the_bias_first(w1, b1, w2, b2),
        ]
        if all(answers.count(answer) == 1 for answer in answers):
            return {"w1": w1, "b1": b1, "w2": w2, "b2": b2}


def collapsed(w1: float, b1: float, w2: float, b2: float) -> list[float]:
    """Return [w, b] of the one linear unit that is equal to two in a row."""
    return [w1 * w2, b1 * w2 + b2]


def collapsed__adds_the_biases(w1: float, b1: float, w2: float, b2: float) -> list[float]:
    """Add the biases up as they are."""
    return [w1 * w2, b1 + b2]


def collapsed__adds_the_layers(w1: float, b1: float, w2: float, b2: float) -> list[float]:
    """Add weights and biases up."""
    return [w1 + w2, b1 + b2]


def collapsed__loses_the_first_bias(w1: float, b1: float, w2: float, b2: float) -> list[float]:
    """Keep the last bias only."""
    return [w1 * w2, b2]


def collapsed__scales_both_biases(w1: float, b1: float, w2: float, b2: float) -> list[float]:
    """Multiply the second bias by its own weight as well."""
    return [w1 * w2, (b1 + b2) * w2]


def collapsed__puts_the_bias_first(w1: float, b1: float, w2: float, b2: float) -> list[float]:
    """Give the right numbers in the wrong order."""
    return [b1 * w2 + b2, w1 * w2]


def stack_of_layers(rng: Random) -> Numbers:
    """Draw the sizes of a network of three layers, all different."""
    n_out = rng.randint(2, 4)
    second = rng.randint(5, 9)
    first = rng.randint(10, 16)
    return {"n": rng.randint(17, 30), "units": [first, second, n_out]}


def collapsed_weights(n: int, units: Sequence[int]) -> list[list[float]]:
    """Return weights of the shape of the one layer that is equal to a stack of linear ones."""
    return _zeros(n, units[-1])


def collapsed_weights__is_transposed(n: int, units: Sequence[int]) -> list[list[float]]:
    """Put the units before the inputs."""
    return _zeros(units[-1], n)


def collapsed_weights__is_the_first_layer(n: int, units: Sequence[int]) -> list[list[float]]:
    """Keep the first layer of the stack."""
    return _zeros(n, units[0])


def collapsed_weights__is_the_last_layer(n: int, units: Sequence[int]) -> list[list[float]]:
    """Keep the last layer of the stack."""
    return _zeros(units[-2], units[-1])


def collapsed_weights__counts_all_units(n: int, units: Sequence[int]) -> list[list[float]]:
    """Put all units of the stack side by side."""
    return _zeros(n, sum(units))


def _zeros(rows: int, columns: int) -> list[list[float]]:
    return [[0.0] * int(columns) for _ in range(int(rows))]

"""Numbers, and the keys that no lab computes, for the quiz on training a neural network."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import ceil, log
from random import Random
from typing import Any

# Numbers ------------------------------------------------------------------------------------------


def slope_case(rng: Random) -> dict[str, Any]:
    """Draw a weight and a negative slope of the cost along it."""
    return {"w": rng.randint(5, 45) / 10, "slope": -rng.randint(5, 95) / 10}


def gradient_case(rng: Random) -> dict[str, Any]:
    """Draw the sizes of a batch and of two layers, all different."""
    m, n, h = rng.sample([8, 12, 16, 20, 24, 32, 40, 64], 3)
    return {"m": m, "n": n, "h": h, "k": rng.randint(2, 6)}


def layers_case(rng: Random) -> dict[str, Any]:
    """Draw the widths of a network with three layers, all different."""
    n, h1, h2 = rng.sample(range(6, 21), 3)
    return {"n": n, "h1": h1, "h2": h2, "k": rng.randint(2, 5)}


def inputs_case(rng: Random) -> dict[str, Any]:
    """Draw a dense layer, of which the units and the parameters are told."""
    units, n_in = rng.randint(6, 20), rng.randint(25, 150)
    return {"units": units, "total": units * n_in + units}


def bce_case(rng: Random) -> dict[str, Any]:
    """Draw four labels and probabilities that tell all usual mistakes apart."""
    while True:
        y = [1, 1, 0, rng.randint(0, 1)]
        rng.shuffle(y)
        p = [rng.randint(8, 92) / 100 for _ in y]
        gains = [log(b if a else 1 - b) for a, b in zip(y, p)]
        cost = -sum(gains) / 4
        answers = [
            cost,
            -cost,
            4 * cost,
            cost / 4,
            cost / log(2),
            cost / log(10),
            -sum(g for g, a in zip(gains, y) if a) / 4,
            -sum(g for g, a in zip(gains, y) if not a) / 4,
            -sum(log(1 - b if a else b) for a, b in zip(y, p)) / 4,
            -log(sum(b if a else 1 - b for a, b in zip(y, p)) / 4),
            sum((a - b) ** 2 for a, b in zip(y, p)) / 4,
        ]
        if _apart(answers, 0.01):
            return {"y": y, "p": p}


def step_case(rng: Random) -> dict[str, Any]:
    """Draw three weights, their slopes and a learning rate."""
    while True:
        w = [rng.randint(-30, 30) / 10 for _ in range(3)]
        dw = [rng.randint(-50, 50) / 10 for _ in range(3)]
        rate = rng.choice([0.05, 0.2, 0.3, 0.5])
        rows = [
            [a - rate * d, a + rate * d, a - d, rate * d, -rate * d, a - rate * d / abs(d or 1)]
            for a, d in zip(w, dw)
        ]
        if all(_apart(row, 0.01) for row in rows):
            return {"w": w, "dw": dw, "rate": rate}


def bowl_case(rng: Random) -> dict[str, Any]:
    """Draw a bowl, a start away from its lowest point, and a learning rate."""
    c = rng.randint(2, 9)
    w = c + rng.choice([-8, -7, -6, -5, -4, 4, 5, 6, 7, 8])
    return {"c": c, "w": w, "rate": rng.choice([0.1, 0.2, 0.3, 0.4])}


def overshoot_case(rng: Random) -> dict[str, Any]:
    """Draw a bowl and a rate with which each step crosses the bottom and still comes closer."""
    while True:
        c, rate = rng.choice([2, 3, 4, 5, 8, 10]), rng.randint(4, 48) / 100
        if -0.8 <= 1 - 2 * c * rate <= -0.3:
            return {"c": c, "slope": 2 * c, "rate": rate, "w": rng.randint(2, 9)}


def updates_case(rng: Random) -> dict[str, Any]:
    """Draw a training set whose last batch is not full, a batch size and a number of epochs."""
    while True:
        m, size, epochs = rng.randint(8, 60) * 10, rng.choice([16, 32, 50, 64]), rng.randint(5, 30)
        batches = ceil(m / size)
        answers = [batches * epochs, m // size * epochs, batches, epochs, m * epochs, m // size]
        if m % size and batches > 2 and _apart(answers, 0.5):
            return {"m": m, "size": size, "epochs": epochs}


def unit_case(rng: Random) -> dict[str, Any]:
    """Draw a linear unit, one example and a learning rate that tell all usual mistakes apart."""
    while True:
        numbers: dict[str, Any] = {
            "x": rng.choice([-4, -3, -2, 2, 3, 4]),
            "y": rng.randint(-9, 9),
            "w": rng.choice([-3, -2, -1, 1, 2, 3]),
            "b": rng.randint(-5, 5),
            "rate": rng.choice([0.01, 0.02, 0.05]),
        }
        case = (numbers["x"], numbers["y"], numbers["w"], numbers["b"], numbers["rate"])
        answers = [
            new_weight(*case),
            new_weight_without_2(*case),
            new_weight_without_x(*case),
            new_weight_uphill(*case),
            new_weight_after_bias(*case),
            float(numbers["w"]),
        ]
        if _apart(answers, 0.01):
            return numbers


def _apart(answers: Sequence[float], distance: float) -> bool:
    return all(abs(a - b) > distance for a, b in combinations(answers, 2))


# Keys, and wrong answers --------------------------------------------------------------------------


def gradient_of_weights(m: int, n: int, h: int) -> list[Any]:
    """Return zeros in the shape of the gradient of a layer's weights."""
    return [[0.0] * h for _ in range(n)]


def gradient_per_example(m: int, n: int, h: int) -> list[Any]:
    """Return zeros in the shape of one gradient for each example."""
    return [gradient_of_weights(m, n, h) for _ in range(m)]


def gradient_transposed(m: int, n: int, h: int) -> list[Any]:
    """Return zeros in the shape of the transposed gradient."""
    return [[0.0] * n for _ in range(h)]


def gradient_of_outputs(m: int, n: int, h: int) -> list[Any]:
    """Return zeros in the shape of the layer's outputs."""
    return [[0.0] * h for _ in range(m)]


def parameters_per_layer(n: int, h1: int, h2: int, k: int) -> list[int]:
    """Count weights and biases of each of three dense layers."""
    return [n * h1 + h1, h1 * h2 + h2, h2 * k + k]


def weights_per_layer(n: int, h1: int, h2: int, k: int) -> list[int]:
    """Count the weights alone."""
    return [n * h1, h1 * h2, h2 * k]


def one_bias_per_layer(n: int, h1: int, h2: int, k: int) -> list[int]:
    """Count one bias for each layer."""
    return [n * h1 + 1, h1 * h2 + 1, h2 * k + 1]


def one_bias_per_input(n: int, h1: int, h2: int, k: int) -> list[int]:
    """Count one bias for each input of a layer."""
    return [n * h1 + n, h1 * h2 + h1, h2 * k + h2]


def inputs_of_layer(units: int, total: int) -> float:
    """Find the inputs of a dense layer from its units and its parameters."""
    return total / units - 1


def inputs_without_bias(units: int, total: int) -> float:
    """Take all parameters for weights."""
    return total / units


def weights_of_layer(units: int, total: int) -> int:
    """Stop at the number of weights."""
    return total - units


def after_two_steps(w: float, c: float, rate: float) -> float:
    """Take two steps downhill on (w - c)^2."""
    for _ in range(2):
        w = w - rate * 2 * (w - c)
    return w


def after_one_step(w: float, c: float, rate: float) -> float:
    """Take one step downhill on (w - c)^2."""
    return w - rate * 2 * (w - c)


def after_two_equal_steps(w: float, c: float, rate: float) -> float:
    """Take two steps downhill on (w - c)^2, both with the slope of the start."""
    return w - 2 * rate * 2 * (w - c)


def after_two_steps_uphill(w: float, c: float, rate: float) -> float:
    """Take two steps uphill on (w - c)^2."""
    for _ in range(2):
        w = w + rate * 2 * (w - c)
    return w


def after_two_half_steps(w: float, c: float, rate: float) -> float:
    """Take two steps downhill with w - c for a slope, the 2 forgotten."""
    for _ in range(2):
        w = w - rate * (w - c)
    return w


def updates(m: int, size: int, epochs: int) -> int:
    """Count the steps of all epochs, the one of the last, smaller batch included."""
    full, rest = divmod(m, size)
    return (full + (1 if rest else 0)) * epochs


def updates_of_full_batches(m: int, size: int, epochs: int) -> int:
    """Count the steps of the full batches only."""
    return m // size * epochs


def updates_per_example(m: int, size: int, epochs: int) -> int:
    """Count a step for each example."""
    return m * epochs


def updates_per_epoch(m: int, size: int, epochs: int) -> int:
    """Count a step for each epoch."""
    return epochs


def updates_of_one_epoch(m: int, size: int, epochs: int) -> int:
    """Count the steps of one epoch only."""
    return updates(m, size, 1)


def new_weight(x: float, y: float, w: float, b: float, rate: float) -> float:
    """Take one step with the weight of a linear unit, for the squared error of one example."""
    return w - rate * 2 * (w * x + b - y) * x


def new_weight_without_2(x: float, y: float, w: float, b: float, rate: float) -> float:
    """Forget the 2 of the derivative of a square."""
    return w - rate * (w * x + b - y) * x


def new_weight_without_x(x: float, y: float, w: float, b: float, rate: float) -> float:
    """Forget the inner derivative, so that the weight moves like the bias."""
    return w - rate * 2 * (w * x + b - y)


def new_weight_uphill(x: float, y: float, w: float, b: float, rate: float) -> float:
    """Take label minus prediction for the error and subtract all the same."""
    return w - rate * 2 * (y - (w * x + b)) * x


def new_weight_after_bias(x: float, y: float, w: float, b: float, rate: float) -> float:
    """Change the bias first, and find the weight's slope with the new one."""
    b = b - rate * 2 * (w * x + b - y)
    return w - rate * 2 * (w * x + b - y) * x

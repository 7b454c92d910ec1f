"""The picture of lab 11: from four clouds of points to handwritten digits."""

from itertools import pairwise

import numpy as np

from graders.digits import load
from graders.drawing import (
    BAND,
    BLACK,
    BLUE,
    GREEN,
    VERMILLION,
    bare,
    differing,
    drawable,
    line,
    numbers,
    tiles,
)

LAYOUT = "ABC;DEE"

CENTRES = np.array([[2, 2], [-2, 2], [-2, -2], [2, -2]])
SIDE = np.linspace(-4, 4, 65) + 0.03  # no point on a border
EPOCHS = [0, 1, 2, 3, 5, 8, 12]
SIZES, BATCH, RATE = [64, 40, 10], 32, 0.01
BY_HAND = [
    (np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0.0, 0.0])),
    (np.array([[1.0, -1.0, -1.0, 1.0], [1.0, 1.0, -1.0, -1.0]]), np.array([-2.0, 0.0, 2.0, 0.0])),
]
MARKS = [("o", BLUE, ""), ("s", VERMILLION, "//"), ("^", GREEN, ".."), ("D", BLACK, "\\\\")]
WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1}


def initialize__spreads_by_he(axes, lab):
    """Where training starts: random weights around 0, the narrower the more inputs a unit has."""
    sizes = [400, 100, 25, 10]
    shapes = list(pairwise(sizes))
    for i, (n_in, _) in enumerate(shapes):
        spread = 2 * np.sqrt(2 / n_in)
        axes.barh(i, 2 * spread, 0.3, -spread, color=BAND,
                  label=None if i else "He's rule: twice the deviation")  # fmt: skip
    axes.set_yticks(range(3), [f"layer {i + 1}\n{n} inputs" for i, (n, _) in enumerate(shapes)])
    axes.set(xlabel="weight", ylim=(-0.6, 3.4))
    params = lab.initialize(sizes, np.random.default_rng(0))
    for i, ((W, _b), shape) in enumerate(zip(params, shapes, strict=True)):
        ends = np.quantile(numbers(W, shape, f"W of layer {i + 1}"), [0.025, 0.975])
        axes.plot(drawable(ends), [i, i], color=BLUE, marker="|", markersize=14, linewidth=1.6,
                  label=None if i else "yours: 95 of 100 weights")  # fmt: skip
    axes.legend(loc="upper left")
    deviations = ", ".join(f"{np.std(W):.2g}" for W, _b in params)
    return f"Your standard deviations: {deviations}. He's: 0.071, 0.14, 0.28."


def predict__by_a_network_made_by_hand(axes, lab, tensorflow):
    """The network of the text, made by hand: each class has a region, with its centre in it."""
    x1, x2 = np.meshgrid(SIDE, SIDE)
    points = np.stack([x1.ravel(), x2.ravel()], axis=1)  # (m, 2)
    expected = tensorflow.predict(points, BY_HAND)
    _borders(axes, expected.reshape(x1.shape), BAND, 7)
    axes.plot([], [], color=BAND, linewidth=7, label="TensorFlow's borders")
    for j, (x, y) in enumerate(CENTRES):
        axes.plot(x, y, MARKS[j][0], color=MARKS[j][1], markersize=9, zorder=5)
        axes.text(x + 0.3, y + 0.3, f"class {j}", zorder=5, bbox=WHITE)
    axes.set(xlabel="x[0]", ylabel="x[1]", xlim=(-4, 4), ylim=(-4, 4))
    y_hat = numbers(lab.predict(points, BY_HAND), expected.shape)
    _regions(axes, y_hat.reshape(x1.shape))
    return differing(y_hat, expected, "Your classes")


def train__learns_the_four_clouds(axes, lab):
    """Nobody tells this network where the classes lie: your train finds out from 200 points."""
    rng = np.random.default_rng(0)
    y = rng.integers(0, 4, size=200)
    X = CENTRES[y] + rng.normal(scale=0.5, size=(200, 2))
    for j, (mark, color, _) in enumerate(MARKS):
        axes.plot(*X[y == j].T, mark, color=color, markersize=4, label=f"class {j}", zorder=4)
    axes.set(xlabel="x[0]", ylabel="x[1]", xlim=(-4, 4), ylim=(-4, 4))
    axes.legend(loc="upper center", ncols=4, handletextpad=0, columnspacing=1)
    params = lab.train(X, y, [2, 8, 4], 20, 16, 0.05, np.random.default_rng(0))
    x1, x2 = np.meshgrid(SIDE, SIDE)
    points = np.stack([x1.ravel(), x2.ravel()], axis=1)
    y_hat = numbers(lab.predict(np.concatenate([X, points]), params), (len(X) + x1.size,))
    _regions(axes, y_hat[len(X) :].reshape(x1.shape))
    return f"Your network has {np.sum(y_hat[: len(X)] == y)} of {len(y)} points right."


def train__epoch_by_epoch(axes, lab):
    """Handwritten digits: with the epochs the cost falls, and more and more are read right."""
    X_train, y_train, X_test, y_test = load()
    axes.axhline(np.log(10), color="black", linewidth=0.8, linestyle=":")
    axes.text(EPOCHS[-1], np.log(10) + 0.04, "cost of guessing: log 10", ha="right", va="bottom")
    axes.axhline(1, color="black", linewidth=0.8, linestyle=":")
    axes.set(xlabel="epoch", ylabel="cost, or share of digits read right", ylim=(0, 3),
             xlim=(-0.5, EPOCHS[-1] + 0.5))  # fmt: skip
    costs, shares = [], []
    for epochs in EPOCHS:  # the same start and the same order each time: a longer walk
        params = _trained(lab, epochs)
        costs.append(_cost(numbers(lab.forward(X_train, params), (len(y_train), 10)), y_train))
        y_hat = lab.predict(X_test, params)
        shares.append(float(numbers(lab.accuracy(y_test, y_hat), ())))
    line(axes, EPOCHS, costs, "your cost, to train with")
    line(axes, EPOCHS, shares, "your accuracy, held out", style=1)
    axes.legend(loc="center right")
    return f"After {EPOCHS[-1]} epochs: cost {costs[-1]:.2g}, {shares[-1]:.1%} read right."


def predict__digits(axes, lab):
    """Held-out digits that your network reads wrong, and what it takes them for."""
    _, _, X, y = load()
    bare(axes)
    y_hat = numbers(lab.predict(X, _trained(lab, EPOCHS[-1])), y.shape)
    wrong = np.flatnonzero(y_hat != y)
    shown = wrong[:16]
    tiles(axes, X[shown], 8, [f"a {y[i]}, read {y_hat[i]:.0f}" for i in shown])
    return f"{len(wrong)} of {len(y)} are read wrong; shown are {len(shown)}."


def _trained(lab, epochs):
    X, y, _, _ = load()
    return lab.train(X, y, SIZES, epochs, BATCH, RATE, np.random.default_rng(0))


def _cost(z, y):
    """Return the mean cross-entropy of softmax(z)."""
    shifted = z - z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(shifted), axis=1)) - shifted[np.arange(len(y)), y])


def _borders(axes, classes, color, width):
    """Draw the borders of every class's region, on the grid of SIDE."""
    for j in range(4):
        if 0 < np.mean(classes == j) < 1:
            axes.contour(SIDE, SIDE, (classes == j) * 1.0, [0.5], colors=color, linewidths=width)


def _regions(axes, classes):
    """Hatch the region of every class, and draw its border."""
    for j, (_, color, hatch) in enumerate(MARKS):
        area = axes.contourf(SIDE, SIDE, (classes == j) * 1.0, [0.5, 1.5], colors="none",
                             hatches=[hatch])  # fmt: skip
        area.set_edgecolor(color)
        area.set_linewidth(0)
    _borders(axes, classes, BLACK, 1.2)
    axes.plot([], [], color=BLACK, linewidth=1.2, label="yours")

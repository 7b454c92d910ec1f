"""The picture of lab 2: the activation functions and their slopes."""

import numpy as np

from graders.drawing import agreement, band, frame, legend, line, numbers, thin_bars, wide_bars

LAYOUT = "ABC;DEF"

Z = np.linspace(-8, 8, 96)  # 0, where relu has its bend, is not among them
H = 0.001
ROWS = np.array([[2.0, 1.0, 0.0], [6.0, 3.0, 0.0], [12.0, 6.0, 0.0]])  # the same order, times 3, 6


def linear__and_its_slope(axes, lab, tensorflow):
    """linear leaves the scores as they are: the slope is 1 everywhere."""
    return _curve(axes, lab.linear, tensorflow.linear, "linear")


def sigmoid__and_its_slope(axes, lab, tensorflow):
    """sigmoid squeezes every score between 0 and 1. Its slope is at most 1/4, and almost 0 far
    out."""
    return _curve(axes, lab.sigmoid, tensorflow.sigmoid, "sigmoid")


def relu__and_its_slope(axes, lab, tensorflow):
    """relu cuts off what is negative. Its slope is 0 on the left and 1 on the right, a jump
    between."""
    return _curve(axes, lab.relu, tensorflow.relu, "relu")


def softmax__of_three_rows(axes, lab, tensorflow):
    """softmax of three rows of scores: the larger the scores, the surer, but each row sums to 1."""
    expected = tensorflow.softmax(ROWS)
    names = [f"{score:g}" for score in ROWS.ravel()]
    wide_bars(axes, names, expected.ravel())
    for row in range(3):
        axes.text(3 * row + 1, 1.05, f"row {row}", ha="center")
        axes.axvline(3 * row + 2.5, color="black", linewidth=0.8, linestyle=":")
    frame(axes, "scores z, three in a row", "probability", [0, 1.45], 0)
    p = numbers(lab.softmax(ROWS), ROWS.shape)
    thin_bars(axes, p.ravel())
    legend(axes, loc="upper left")
    sums = ", ".join(f"{total:.3g}" for total in p.sum(axis=1))
    return f"{agreement(p, expected, 'Your softmax')} Your rows sum to {sums}."


def softmax__as_one_score_grows(axes, lab, tensorflow):
    """One score grows, the two others stay at 0 and 1: what its class wins, the others lose."""
    rows = np.stack([Z, np.zeros(len(Z)), np.ones(len(Z))], axis=1)  # (m, 3)
    expected = tensorflow.softmax(rows)
    for j in range(3):
        band(axes, Z, expected[:, j], None if j else "TensorFlow's")
    frame(axes, "score z of class 0", "probability", [0, 1.5], 0)
    p = numbers(lab.softmax(rows), rows.shape)
    for j, name in enumerate(["class 0, score z", "class 1, score 0", "class 2, score 1"]):
        line(axes, Z, p[:, j], f"yours, {name}", style=j)
    legend(axes, loc="upper left")
    return agreement(p, expected, "Your softmax", Z[:, None] + np.zeros(3), "z")


def binary_logit__makes_sigmoid_of_softmax(axes, lab, tensorflow):
    """Two classes need one score only: the sigmoid of your logit is softmax's probability of class
    1."""
    rows = np.stack([1 - Z / 3, 1 + 2 * Z / 3], axis=1)  # (m, 2), and z[:, 1] - z[:, 0] is Z
    expected = tensorflow.softmax(rows)[:, 1]
    band(axes, Z, expected, "softmax(z)[:, 1], TensorFlow's")
    frame(axes, "score of class 1 minus score of class 0", "probability of class 1", [0, 1])
    t = numbers(lab.binary_logit(rows), Z.shape)
    p = 1 / (1 + np.exp(-t))
    line(axes, Z, p, "sigmoid of your binary_logit(z)")
    return agreement(p, expected, "The sigmoid of your logit", Z, "a difference")


def _curve(axes, yours, theirs, name):
    """Draw a function of one score, and its slope."""
    expected = theirs(Z)
    slope = (theirs(Z + H) - theirs(Z - H)) / (2 * H)
    band(axes, Z, expected)
    band(axes, Z, slope, None)
    frame(axes, "score z", "value and slope", [-2, 3] if expected.max() > 1 else [0, 1])
    a = numbers(yours(Z), Z.shape)
    line(axes, Z, a, f"your {name}(z)")
    slope = (numbers(yours(Z + H), Z.shape) - numbers(yours(Z - H), Z.shape)) / (2 * H)
    line(axes, Z, slope, "its slope", style=1)
    return agreement(a, expected, f"Your {name}", Z, "z")

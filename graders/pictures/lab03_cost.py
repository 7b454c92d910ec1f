"""The picture of lab 3: what a wrong prediction costs."""

import numpy as np

from graders.drawing import BLUE, agreement, band, differing, frame, line, numbers

LAYOUT = "ABC;DEF"

M = 3  # examples, all alike: a sum in place of the mean is three times as large
P = np.arange(1, 40) / 40
ERRORS = np.arange(-12, 13) / 4
TINY = [float(f"1e-{k}") for k in range(1, 13)]


def mean_squared_error__is_a_parabola(axes, lab, tensorflow):
    """An error twice as large costs four times as much, whatever its sign."""
    return _draw(
        axes, ERRORS, "prediction y_hat of three examples alike",
        [("label 0", lambda lab, y_hat: lab.mean_squared_error(np.zeros(M), np.full(M, y_hat)))],
        lab, tensorflow, "y_hat",
    )  # fmt: skip


def binary_crossentropy__of_both_labels(axes, lab, tensorflow):
    """Right and sure costs nothing, wrong and sure costs without limit, undecided costs log 2."""
    axes.axvline(0.5, color="black", linewidth=0.8, linestyle=":")
    return _draw(
        axes, P, "probability p of label 1",
        [(f"label y = {y}",
          lambda lab, p, y=y: lab.binary_crossentropy(np.full(M, y), np.full(M, p)))
         for y in (1, 0)],
        lab, tensorflow, "p",
    )  # fmt: skip


def binary_crossentropy__is_clipped(axes, lab, tensorflow):
    """Keras clips probabilities at 1e-7: no single mistake costs more than 16.1."""
    axes.set_xscale("log")
    axes.axvline(1e-7, color="black", linewidth=0.8, linestyle=":")
    return _draw(
        axes, np.array(TINY), "probability p of label 1, where the label is 1",
        [("label y = 1", lambda lab, p: lab.binary_crossentropy(np.full(M, 1), np.full(M, p)))],
        lab, tensorflow, "p",
    )  # fmt: skip


def one_hot__rows(axes, lab, tensorflow):
    """Each label becomes a row with a single 1, in the column that the label names."""
    y, k = np.array([2, 0, 3, 1]), 5
    expected = tensorflow.one_hot(y, k)
    axes.pcolormesh(np.where(expected > 0, 0.28, 0.0), cmap="Greys", vmin=0, vmax=1, zorder=0)
    axes.set(xticks=np.arange(k) + 0.5, xticklabels=[f"class {j}" for j in range(k)])
    axes.set(yticks=np.arange(len(y)) + 0.5, yticklabels=[f"y = {label}" for label in y])
    axes.invert_yaxis()
    axes.set_xlabel("numbers: your answer\ngrey: where TensorFlow has the 1")
    Y = numbers(lab.one_hot(y, k), expected.shape)
    for (i, j), entry in np.ndenumerate(Y):
        weight = "bold" if entry else "normal"
        axes.text(j + 0.5, i + 0.5, f"{entry:g}", ha="center", va="center", color=BLUE,
                  fontsize=13, fontweight=weight)  # fmt: skip
    return differing(Y, expected, "Your entries")


def categorical_crossentropy__counts_the_right_class(axes, lab, tensorflow):
    """Of three classes only the probability of the right one counts: the loss is -log of it."""
    Y = np.array([[0, 1, 0]] * M)
    return _draw(
        axes, P, "probability of the right class; the others share the rest",
        [(name, lambda lab, p, share=share: lab.categorical_crossentropy(Y, _row(p, share)))
         for name, share in (("others alike", 0.5), ("one has 9/10 of the rest", 0.9))],
        lab, tensorflow, "a probability",
    )  # fmt: skip


def sparse_categorical_crossentropy__is_the_same_cost(axes, lab, tensorflow):
    """The same cost, asked with a class number in place of a one-hot row."""
    y = np.array([1] * M)
    return _draw(
        axes, P, "probability of the right class; the others share the rest",
        [(name, lambda lab, p, share=share: lab.sparse_categorical_crossentropy(y, _row(p, share)))
         for name, share in (("others alike", 0.5), ("one has 9/10 of the rest", 0.9))],
        lab, tensorflow, "a probability",
    )  # fmt: skip


def _row(p, share):
    """Return rows of probabilities of three classes, that of class 1 being p."""
    return np.array([[(1 - p) * share, p, (1 - p) * (1 - share)]] * M)


def _draw(axes, x, xlabel, curves, lab, tensorflow, name):
    """Draw the cost of M like examples over a number, for each (label, cost) in curves."""
    expected = np.array([[cost(tensorflow, float(v)) for v in x] for _, cost in curves])
    for values in expected:
        band(axes, x, values, "TensorFlow's")
    frame(axes, xlabel, "cost", [0, expected.max()])
    yours = np.array([[numbers(cost(lab, float(v)), ()) for v in x] for _, cost in curves])
    for style, ((label, _), values) in enumerate(zip(curves, yours)):
        line(axes, x, values, f"yours, {label}", style)
    return agreement(yours, expected, "Your cost", np.broadcast_to(x, yours.shape), name)

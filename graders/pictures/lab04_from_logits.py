"""The picture of lab 4: what is lost on the way through the probability."""

import numpy as np

from graders.drawing import BLACK, agreement, band, drawable, frame, line, numbers

LAYOUT = "ABC;DEF"

M = 3  # examples, all alike: a sum in place of the mean is three times as large
Z = np.arange(-24, 25) / 4
SURE = 34 + np.arange(81) / 16
WRONG = np.arange(0, 81, 2) * 1.0
FAR = -np.arange(0, 1001, 25) * 1.0


def binary_crossentropy_from_logits__of_both_labels(axes, lab, tensorflow):
    """On the wrong side the cost is a straight line: each further step costs the same."""
    return _draw(axes, Z, [1, 0], lab, tensorflow)


def binary_crossentropy_from_logits__sure_and_right(axes, lab, tensorflow):
    """Sure and right: through the probability the cost comes in steps, and is 0 from 37 on."""
    return _draw(axes, SURE, [1], lab, tensorflow, _naive, "Your cost, up to 1e-12")


def binary_crossentropy_from_logits__sure_and_wrong(axes, lab, tensorflow):
    """Sure and wrong: through the probability the cost is infinite from 37 on; it should be z."""
    return _draw(axes, WRONG, [0], lab, tensorflow, _naive)


def log_softmax__has_two_straight_ends(axes, lab, tensorflow):
    """log_softmax of three logits z, 0, 0: near 0 for the winner, a straight line for the loser."""
    rows = np.stack([Z, 0 * Z, 0 * Z], axis=1)  # (m, 3)
    expected = tensorflow.log_softmax(rows)[:, :2]
    for values in expected.T:
        band(axes, Z, values)
    frame(axes, "logit z of class 0; the others are 0", "logarithm of the probability", expected)
    log_p = numbers(lab.log_softmax(rows), rows.shape)[:, :2]
    line(axes, Z, log_p[:, 0], "yours, class 0")
    line(axes, Z, log_p[:, 1], "yours, class 1", style=1)
    return agreement(log_p, expected, "Your log_softmax", np.stack([Z, Z], axis=1), "z")


def log_softmax__far_out(axes, lab, tensorflow):
    """Far out, log(softmax(z)) is -infinity or nan; log_softmax goes straight on."""
    rows = np.stack([FAR, 0 * FAR, 0 * FAR], axis=1)
    expected = tensorflow.log_softmax(rows)[:, 0]
    band(axes, FAR, expected)
    frame(axes, "logit z of class 0; the others are 0", "log of the probability of class 0",
          expected)  # fmt: skip
    e = np.exp(rows)
    naive = np.log(e / e.sum(axis=1, keepdims=True))[:, 0]
    _draw_naive(axes, FAR, naive, "log(softmax(z)): ends where exp(z) is 0")
    log_p = numbers(lab.log_softmax(rows), rows.shape)[:, 0]
    line(axes, FAR, log_p, "yours")
    return agreement(log_p, expected, "Your log_softmax", FAR, "z")


def sparse_categorical_crossentropy_from_logits__of_the_right_class(axes, lab, tensorflow):
    """With three classes too: the cost falls while the right logit trails, then stays near 0."""
    y = np.array([1] * M)
    rows = [np.array([[0.0, z, 0.0]] * M) for z in Z]
    expected = [tensorflow.sparse_categorical_crossentropy_from_logits(y, row) for row in rows]
    band(axes, Z, expected)
    frame(axes, "logit z of the right class; the others are 0", "cost", expected)
    yours = [lab.sparse_categorical_crossentropy_from_logits(y, row) for row in rows]
    cost = np.array([numbers(value, ()) for value in yours])
    line(axes, Z, cost)
    return agreement(cost, expected, "Your cost", Z, "z")


def _draw(axes, x, labels, lab, tensorflow, naive=None, of="Your cost"):
    """Draw the cost of M like examples as a function of their logit, for each label."""
    ask = "binary_crossentropy_from_logits"
    grid = [(np.array([y] * M), np.array([z] * M)) for y in labels for z in x]
    shape = (len(labels), len(x))
    expected = np.reshape([getattr(tensorflow, ask)(*pair) for pair in grid], shape)
    for values in expected:
        band(axes, x, values)
    frame(axes, "logit z", "cost", expected)
    if naive:
        _draw_naive(axes, x, naive(labels[0], x), "through the probability p")
    yours = np.reshape([numbers(getattr(lab, ask)(*pair), ()) for pair in grid], shape)
    for style, (y, values) in enumerate(zip(labels, yours)):
        line(axes, x, values, f"yours, label y = {y}", style)
    return agreement(yours, expected, of, np.broadcast_to(x, shape), "z", 1e-9, 1e-12)


def _naive(y, z):
    p = 1 / (1 + np.exp(-z))
    return -np.log(p if y else 1 - p)


def _draw_naive(axes, x, values, label):
    """Draw what the formula through the probability gives, with a cross where it ends."""
    values = drawable(values)
    axes.plot(x, values, color=BLACK, linewidth=3.5, linestyle=":",
              label=label, zorder=2)  # fmt: skip
    last = np.flatnonzero(np.isfinite(values) & (values != 0))[-1]
    axes.plot(x[last], values[last], "x", color=BLACK, markersize=11, markeredgewidth=2, zorder=4)

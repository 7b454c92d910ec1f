"""The picture of lab 10: a network in Keras tells handwritten zeros from ones."""

from itertools import pairwise

import numpy as np

from graders.compare import assert_shape
from graders.digits import load
from graders.drawing import BLUE, VERMILLION, frame, line, numbers, tiles

LAYOUT = "AB;CD"

EPOCHS = [0, 1, 2, 4, 8, 14, 20]
SHOWN = 12


def build_model__has_random_weights(axes, lab):
    """Before training: the weights of the first layer are random, and mean nothing yet."""
    model = lab.build_model(64)
    units = _units(model)
    tiles(axes, units, 7)
    return f"Your model has {sum(w.size for w in model.weights())} parameters; expected: 2031."


def train_model__lowers_the_cost(axes, lab):
    """Epoch by epoch the cost falls, on the images to train with and on those held out."""
    X_train, y_train, X_test, y_test = _zeros_and_ones()
    model = lab.build_model(64)
    lab.compile_model(model)
    costs = []
    axes.axhline(np.log(2), color="black", linewidth=0.8, linestyle=":", label="guessing: log 2")
    for before, now in pairwise([0, *EPOCHS]):
        if now > before:
            lab.train_model(model, X_train, y_train, now - before)
        costs.append([_cost(model, X_train, y_train), _cost(model, X_test, y_test)])
    train, test = np.transpose(costs)
    frame(axes, "epoch", "cross-entropy of the outputs as logits", [0, 1])
    axes.set_xticks(EPOCHS)
    line(axes, EPOCHS, train, "yours, to train with")
    line(axes, EPOCHS, test, "yours, held out", style=1)
    return f"Your cost falls from {train[0]:.2g} to {train[-1]:.2g}; held out it is {test[-1]:.2g}."


def predict_probability__of_both_digits(axes, lab):
    """After training: held-out zeros have a probability near 0, ones near 1."""
    p, _X, y = _trained(lab)
    bins = np.linspace(0, 1, 21)
    for digit, (color, hatch) in enumerate([(BLUE, "////"), (VERMILLION, "....")]):
        axes.hist(np.clip(p[y == digit], 0, 1), bins, facecolor="white", edgecolor=color,
                  hatch=hatch, linewidth=1.4, label=f"images of a {digit}")  # fmt: skip
    axes.axvline(0.5, color="black", linewidth=0.8, linestyle=":")
    axes.set(xlabel="your probability of a 1", ylabel="number of images")
    axes.margins(y=0.3)
    axes.legend(loc="upper center")
    right = int(np.sum((p > 0.5) == y))
    return f"{right} of {len(y)} held-out images are on the right side of 0.5."


def predict_probability__of_some_images(axes, lab):
    """The images on which your network is least sure, and its probability of a 1."""
    p, X, y = _trained(lab)
    unsure = np.argsort(np.abs(p - 0.5))[:SHOWN]
    tiles(axes, X[unsure], 6, [f"{p[i]:.2f}" for i in unsure])
    i = unsure[0]
    return f"Least sure: a {y[i]}, with the probability {p[i]:.2g} of being a 1."


def _zeros_and_ones():
    X_train, y_train, X_test, y_test = load()
    return X_train[y_train < 2], y_train[y_train < 2], X_test[y_test < 2], y_test[y_test < 2]


def _trained(lab):
    """Train the student's network; return its probabilities for held-out images, and these."""
    X_train, y_train, X_test, y_test = _zeros_and_ones()
    model = lab.build_model(64)
    lab.compile_model(model)
    lab.train_model(model, X_train, y_train, EPOCHS[-1])
    return numbers(lab.predict_probability(model, X_test), y_test.shape), X_test, y_test


def _cost(model, X, y):
    """Return the cross-entropy of a model's outputs, taken as logits, whatever its own cost is."""
    outputs = model.predict(X)
    assert_shape(outputs, (len(y), 1), "the output of your model")
    z = np.where(y == 1, -outputs[:, 0], outputs[:, 0])
    return np.mean(np.logaddexp(0, z))


def _units(model):
    """Return the weights of the first layer, one row for each unit."""
    weights = model.weights()
    assert_shape(weights[0], (64, 25), "the first weights of your model")
    return weights[0].T

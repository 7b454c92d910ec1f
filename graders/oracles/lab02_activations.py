"""TensorFlow's answers for lab 2: activation functions."""

import warnings

import keras
import numpy as np
import tensorflow as tf


def _tensor(z):
    return tf.constant(np.asarray(z, dtype=np.float64))


def linear(z):
    return keras.activations.linear(_tensor(z)).numpy()


def sigmoid(z):
    return tf.sigmoid(_tensor(z)).numpy()


def relu(z):
    return tf.nn.relu(_tensor(z)).numpy()


def softmax(z):
    return tf.nn.softmax(_tensor(z)).numpy()


def binary_logit(z):
    log_p = tf.nn.log_softmax(_tensor(z))  # (m, 2)
    return (log_p[:, 1] - log_p[:, 0]).numpy()  # the log-odds of class 1


# What a target asks of an output layer: answers (one a row, one column for each unit) that it must
# come close to, and the range that it must never leave.
_TARGETS = {
    "binary": ([[0], [1]], lambda a: (a >= 0) & (a <= 1)),
    "real": ([[-20], [0], [20]], np.isfinite),
    "non-negative": ([[0], [20]], lambda a: a >= 0),
    "multiclass": (np.eye(3), lambda a: np.isclose(a.sum(axis=-1), 1)),
    "multilabel": ([[0, 0], [0, 1], [1, 0], [1, 1]], lambda a: (a >= 0) & (a <= 1)),
}


def output_activation(target):
    if target not in _TARGETS:
        raise ValueError(target)
    wanted, allowed = _TARGETS[target]
    wanted = np.asarray(wanted, dtype=np.float64)
    suitable = []
    for name in ("linear", "sigmoid", "relu", "softmax"):
        a = _on_a_grid(name, wanted.shape[-1])
        distance = np.abs(a[:, None] - wanted).max(axis=-1)  # (points of the grid, wanted)
        if np.all(allowed(a)) and np.all(distance.min(axis=0) < 1e-6):
            suitable.append(name)
    (only,) = suitable
    return only


def _on_a_grid(name, units):
    """Evaluate an activation of Keras for every combination of some scores of the units."""
    axes = np.meshgrid(*[np.linspace(-20, 20, 9)] * units, indexing="ij")
    z = np.stack(axes, axis=-1).reshape(-1, units)
    with warnings.catch_warnings():  # Keras warns of a softmax over one unit: always 1
        warnings.simplefilter("ignore")
        return keras.activations.get(name)(_tensor(z)).numpy()

"""The six functions, as short as they come. Every other file here is these, and something else."""

import numpy as np


def linear(z):
    return z


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


def relu(z):
    return np.maximum(z, 0)


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def binary_logit(z):
    return z[:, 1] - z[:, 0]


def output_activation(target):
    names = {
        "binary": "sigmoid",
        "real": "linear",
        "non-negative": "relu",
        "multiclass": "softmax",
        "multilabel": "sigmoid",
    }
    if target not in names:
        raise ValueError(f"unknown target: {target!r}")
    return names[target]

"""Answers with 60 megabytes each time: for a judge that remembers, some gigabytes.

earns: 0 of lab02_activations
"""

import numpy as np

MUCH = np.zeros((60 << 20) // 8)


def sigmoid(z):
    return MUCH


def relu(z):
    return [MUCH, MUCH]


def softmax(z):
    return ["a" * 1000] * 100_000


def binary_logit(z):
    return [[0.5, "x"]] * 50_000


def output_activation(target):
    return "script" * 100_000

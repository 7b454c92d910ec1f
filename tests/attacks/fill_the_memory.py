"""Takes memory in every way until there is none.

earns: 0 of lab02_activations
"""

import mmap

import numpy as np


def linear(z):
    everything = [0]
    while True:
        everything += everything


def sigmoid(z):
    return np.ones((1_000_000, 1_000_000))


def relu(z):
    areas = [mmap.mmap(-1, 1 << 30) for _ in range(1000)]
    return len(areas)


def softmax(z):
    return np.full(1 << 40, 0.5)


def binary_logit(z):
    return bytearray(1 << 45)


def output_activation(target):
    return "x" * (1 << 40)

"""Answers with objects that are equal to everything, and close to everything.

earns: 0 of lab02_activations
"""

import numpy as np


class Equal(np.ndarray):
    def __eq__(self, other):
        return np.ones(np.shape(other), bool)

    def __array_function__(self, *args):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return 0.0

    shape = property(lambda self: (3, 4))


class Anything(str):
    __slots__ = ()

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


class Number(float):
    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__


def linear(z):
    return np.zeros(np.shape(z)).view(Equal)


def sigmoid(z):
    return Number("nan")


def relu(z):
    return np.full(np.shape(z), np.nan)


def softmax(z):
    return np.full(np.shape(z), np.inf)


def binary_logit(z):
    return np.full(len(z), Equal(()), dtype=object)


def output_activation(target):
    return Anything("everything")

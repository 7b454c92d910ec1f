"""Answers with objects that never end when they are looked at.

earns: 0 of lab02_activations
"""

import numpy as np


def forever(*args):
    while True:
        pass


class Endless:
    __array__ = __repr__ = __len__ = __iter__ = __getattr__ = forever


class Name(type):
    __name__ = property(forever)


class Items(dict):
    items = forever


def sigmoid(z):
    return Endless()


def relu(z):
    return Items()


def softmax(z):
    return Name("x", (), {})()


def binary_logit(z):
    return np.array([Endless()], dtype=object)

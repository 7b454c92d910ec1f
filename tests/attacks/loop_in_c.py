"""Never returns from a function that is no Python.

earns: 0 of lab02_activations
"""

import re


def linear(z):
    return 3 ** (10**9)


def sigmoid(z):
    return re.match(r"(a+)+$", "a" * 60 + "b")

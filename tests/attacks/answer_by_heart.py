"""Knows the public checks' numbers by heart, and nothing else.

It loses what is asked with fresh numbers.

earns: 2 of lab02_activations
"""

import numpy as np

TABLE = {0.0: 0.5, 1.098612: 0.75, 2.197225: 0.9, -1.098612: 0.25, -2.197225: 0.1, 1.386294: 0.8}


def sigmoid(z):
    return np.array([[TABLE[round(float(score), 6)] for score in row] for row in z])

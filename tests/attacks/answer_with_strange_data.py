"""Answers with data that is hard to compare, to show or to write down.

earns: 0 of lab02_activations
"""

import numpy as np

deep = []
for _ in range(50_000):
    deep = [deep]
answers = [
    10**4000, [10**4000, 1.5], deep, np.zeros((2, 3), "f2"), np.zeros(3, "M8[s]"), {1.5: 2}, "\ud800",
    np.zeros((1,) * 60), np.array(["\ud800"]), b"bytes", float, print, Ellipsis, 1j, np.zeros(3, "O"),
    np.longdouble(1), np.zeros(3, [("a", "f8")]), range(5), {None: {"\0": [()]}}, [[1], [2, 3]],
]  # fmt: skip


def sigmoid(z):
    return answers.pop(0) if answers else None


linear = relu = softmax = binary_logit = output_activation = sigmoid

"""Changes its arguments and says that it has not.

What happens to a copy inside the submission's own process, nobody else can see: a submission that
rewrites the graders there can hide it. It needs right answers all the same.

earns: everything of lab02_activations
"""

import numpy as np

import graders.proxy

graders.proxy.changed = lambda before, after: ()


def spoilt(f):
    def spoiler(z):
        answer = f(z)
        if isinstance(z, np.ndarray):
            z[...] = 0
        return answer

    return spoiler


def linear(z):
    return np.array(z)


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def output_activation(target):
    names = {"binary": "sigmoid", "real": "linear", "non-negative": "relu", "multiclass": "softmax"}
    if target not in {*names, "multilabel"}:
        raise ValueError(target)
    return names.get(target, "sigmoid")


linear = spoilt(linear)
sigmoid = spoilt(lambda z: 0.5 * (1 + np.tanh(0.5 * np.asarray(z))))
relu = spoilt(lambda z: np.maximum(z, 0))
softmax = spoilt(softmax)
binary_logit = spoilt(lambda z: z[:, 1] - z[:, 0])

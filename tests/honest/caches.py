"""Remembers answers, in an lru_cache and in a default argument."""

from functools import cache, lru_cache


@lru_cache(maxsize=None)
def one(score):
    return max(score, 0.0)


def relu(z, _seen={}):
    _seen[len(_seen)] = z
    return np.vectorize(one, otypes=[float])(z)


output_activation = cache(output_activation)

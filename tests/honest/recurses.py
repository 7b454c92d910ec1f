"""Goes deep, and allows itself to."""

import sys

sys.setrecursionlimit(20_000)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


right = linear


def linear(z):
    assert depth(5000) == 5000
    return right(z)

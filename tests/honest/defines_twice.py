"""Defines a function twice; the second counts. Deletes what it no longer needs."""


def relu(z):
    return z


del relu


def relu(z):
    return z * (z > 0)


lines = [line for line in open(__file__)] if "__file__" in globals() else []

"""Hands Python what is too deep for its parser, over and over.

earns: 0 of lab02_activations
"""

from contextlib import suppress


def sigmoid(z):
    for text in (
        "(" * 100_000,
        "-" * 500_000 + "1",
        "a" + "[0]" * 200_000,
        "f(" * 5000,
        "~" * 9_999_999,
    ):
        with suppress(Exception):
            eval(text)
    return None

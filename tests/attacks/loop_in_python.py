"""Never returns.

earns: 0 of lab02_activations
"""


def linear(z):
    while True:
        pass


def softmax(z):
    return z[softmax(z) :]

"""Has part of its code in another file of its folder."""

from helper import shifted


def softmax(z):
    e = np.exp(shifted(z))
    return e / np.sum(e, axis=-1, keepdims=True)

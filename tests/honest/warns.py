"""Warns in all ways, and writes to standard error."""

import os
import sys
import warnings

warnings.warn("old", DeprecationWarning, stacklevel=1)
right = softmax


def softmax(z):
    warnings.warn("this is slow", stacklevel=2)
    sys.stderr.write("here we are\n" * 100)
    os.write(2, b"and here\n")
    np.log(np.zeros(3)) * np.array([1e308]) * 1e308
    return right(z)

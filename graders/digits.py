"""Handwritten digits, 8x8 pixels each, for the labs that train on real data.

The data and their licence: ``graders/data/README.md``.
"""

from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "data" / "digits.npz"
HELD_OUT = 4  # one image of so many is kept for the test


def load() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the images and their digits, in two parts: to train with, and to test with.

    Every fourth image is held out for the test. The split is the same every time.

    Returns:
        ``(X_train, y_train, X_test, y_test)``: pixels, shapes (1348, 64) and (449, 64), float64
        from 0.0 (white) to 1.0 (black); digits 0 to 9, shapes (1348,) and (449,), integers.

    Example:
        >>> X_train, y_train, X_test, y_test = load()
        >>> X_train.shape, y_train.shape, X_test.shape, y_test.shape
        ((1348, 64), (1348,), (449, 64), (449,))
        >>> float(X_train.min()), float(X_train.max())
        (0.0, 1.0)
        >>> y_train[:6].tolist()
        [0, 1, 2, 4, 5, 6]
    """
    with np.load(FILE, allow_pickle=False) as arrays:
        X = arrays["X"] / 16.0  # (1797, 64)
        y = arrays["y"].astype(np.int64)  # (1797,)
    test = np.arange(len(y)) % HELD_OUT == HELD_OUT - 1
    return X[~test], y[~test], X[test], y[test]

"""The handwritten digits that the last labs train on."""

import doctest

import numpy as np

from graders import digits


def test_the_doctest_holds():
    results = doctest.testmod(digits)
    assert results.attempted > 0
    assert results.failed == 0


def test_the_split_is_fair_and_the_pixels_are_scaled():
    X_train, y_train, X_test, y_test = digits.load()
    assert X_train.dtype == X_test.dtype == np.float64
    assert set(np.unique(np.concatenate([X_train, X_test])) * 16) == set(range(17))
    assert len(X_train) + len(X_test) == 1797
    for y in (y_train, y_test):
        assert y.dtype == np.int64
        share = np.bincount(y, minlength=10) / len(y)
        assert share.min() > 0.08
        assert share.max() < 0.12


def test_the_licence_is_named_beside_the_data():
    text = (digits.FILE.parent / "README.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in text
    assert "Alpaydin" in text

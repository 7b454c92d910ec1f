"""Lab 11: the parts that it gives are those of labs 7 and 8."""

from itertools import pairwise

import numpy as np
import pytest

from graders.catalog import solution

given = solution("lab11_multiclass")


def networks(rng):
    """Return inputs, labels and the networks of one, two and three layers for them."""
    X, y = rng.normal(size=(7, 5)), rng.integers(0, 4, size=7)
    for sizes in ([5, 4], [5, 3, 4], [5, 6, 2, 4]):
        yield X, y, [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in pairwise(sizes)]


@pytest.mark.parametrize("scale", [1.0, 1000.0])
def test_the_gradients_are_those_of_lab_7(scale):
    lab07 = solution("lab07_backprop")
    for X, y, params in networks(np.random.default_rng(0)):
        for ours, theirs in zip(
            given.gradients(scale * X, y, params), lab07.gradients(scale * X, y, params)
        ):
            assert np.all(np.isfinite(ours[0]))
            np.testing.assert_allclose(ours[0], theirs[0], rtol=1e-9, atol=1e-12 * scale)
            np.testing.assert_allclose(ours[1], theirs[1], rtol=1e-9, atol=1e-12)


def test_a_thousand_steps_are_those_of_lab_8():
    rng, lab08 = np.random.default_rng(1), solution("lab08_optimizers")
    _, _, params = list(networks(rng))[1]
    memory = given.adam_memory(params)
    expected = [[(w, np.zeros(w.shape), np.zeros(w.shape)) for w in pair] for pair in params]
    for t in range(1, 1001):  # 1 - 0.999**t goes from 0.001 to 0.63
        grads = [tuple(rng.normal(size=w.shape) for w in pair) for pair in params]
        params, memory = given.adam_update(params, grads, memory, t, 0.01)
        expected = [
            [lab08.adam_step(w, dw, m, v, t, 0.01) for (w, m, v), dw in zip(*layer)]
            for layer in zip(expected, grads)
        ]
    for pair, layer in zip(params, expected):
        for w, (same, _, _) in zip(pair, layer):
            np.testing.assert_allclose(w, same, rtol=1e-4)


def test_a_tiny_gradient_makes_a_step_down():
    params, dw = [(np.ones((1, 1)), np.ones(1))], 1e-8
    grads, memory = [(np.full((1, 1), dw), np.zeros(1))], given.adam_memory(params)
    ((W, b),), _ = given.adam_update(params, grads, memory, 1, 0.1)
    assert 1 - 0.1 < W[0, 0] < 1
    assert b[0] == 1

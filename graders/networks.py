"""Networks of dense layers in NumPy, relu in all but the last: what Keras models are held against.

One logit is a yes-or-no question (binary cross-entropy), several are classes (softmax).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, product

import numpy as np

from graders.models import Model, Network

Bend = Callable[[np.ndarray], np.ndarray]


def drawn(rng: np.random.Generator, sizes: Sequence[int]) -> Network:
    """Draw the weights of a network, numbers that float32 knows exactly."""
    return [
        (_float32(rng.normal(size=(i, o)) / np.sqrt(i)), _float32(rng.normal(size=o) / 10))
        for i, o in pairwise(sizes)
    ]


def drawn_with_example(
    rng: np.random.Generator, sizes: Sequence[int]
) -> tuple[Network, np.ndarray]:
    """Draw a network and an example (1, n) for which its logits could be probabilities, all alike.

    A step of training then raises logit and probability of the label 1, whichever of the two a cost
    takes them for.
    """
    network, x = drawn(rng, sizes), rng.normal(size=(1, sizes[0]))
    W, b = network[-1]
    b = _float32(b + 1 / max(2, sizes[-1]) - logits(x, network)[0])
    return [*network[:-1], (W, b)], x


def logits(X: np.ndarray, network: Network, bends: Sequence[Bend] = ()) -> np.ndarray:
    """Return the outputs of a network, (m, n_out); with other activations where these are given."""
    a = X
    for (W, b), bend in zip(network, bends or [*[relu] * (len(network) - 1), linear]):
        a = bend(a @ W + b)
    return a


def cost(X: np.ndarray, y: np.ndarray, network: Network) -> float:
    """Return the mean cross-entropy of the examples."""
    z = logits(X, network)
    if z.shape[1] == 1:
        z = np.hstack([np.zeros_like(z), z])  # softmax over 0 and z is the sigmoid of z
    z = z - np.max(z, axis=1, keepdims=True)
    return float(np.mean(np.log(np.sum(np.exp(z), axis=1)) - z[np.arange(len(y)), y]))


def gradients(X: np.ndarray, y: np.ndarray, network: Network) -> Network:
    """Return the gradients of the cost, for W and b of each layer."""
    inputs = [X]
    for W, b in network[:-1]:
        inputs.append(relu(inputs[-1] @ W + b))
    z = inputs[-1] @ network[-1][0] + network[-1][1]
    dz = _error(z, y) / len(y)  # (m, n_out)
    grads: Network = []
    for a, (W, _b) in zip(inputs[::-1], network[::-1]):
        grads.insert(0, (a.T @ dz, dz.sum(axis=0)))
        dz = (dz @ W.T) * (a > 0)
    return grads


def descent(
    batches: Iterable[tuple[np.ndarray, np.ndarray]], network: Network, learning_rate: float
) -> Iterator[Network]:
    """Yield the network after each step of Adam, one for each of the batches (X, y)."""
    w, shapes = flat(network), [np.shape(part) for layer in network for part in layer]
    m = v = np.zeros(w.size)
    for t, (X, y) in enumerate(batches, start=1):
        dw = flat(gradients(X, y, network))
        m, v = 0.9 * m + 0.1 * dw, 0.999 * v + 0.001 * dw * dw
        rate = learning_rate * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        w = w - rate * m / (np.sqrt(v) + 1e-7)  # Keras's form: epsilon counts differently
        network = _layers(w, shapes)
        yield network


def flat(network: Network) -> np.ndarray:
    """Return all weights and biases of a network in one array."""
    return np.concatenate([np.ravel(np.asarray(w, float)) for layer in network for w in layer])


def weights_of(model: Model, network: Network) -> Network:
    """Return the weights of a Keras model that was given this network, whatever became of it."""
    arrays = model.weights()
    shapes = [w.shape for layer in network for w in layer]
    assert [w.shape for w in arrays] == shapes, "The layers of the model are not what they were."
    return list(zip(arrays[::2], arrays[1::2]))


def step_down(model: Model, network: Network, x: np.ndarray) -> np.ndarray:
    """Let a compiled model with this network learn from an example (1, n) with the label 1.

    Returns:
        How far its first step has moved the weights, those with a clear slope.

    Raises:
        AssertionError: it has not moved them down the slope of the cross-entropy from logits.
    """
    problem = ""
    try:
        model.step(x, np.array([[1]]))
    except Exception as error:  # Keras raises many kinds, and only when the loss is used
        problem = f"With the loss of the model Keras can't train it. It says:\n{error}"
    assert not problem, problem
    moved = flat(weights_of(model, network)) - flat(network)
    slopes = flat(gradients(x, np.array([1]), network))
    clear = np.abs(slopes) > 0.05 * np.max(np.abs(slopes))
    down: np.ndarray = -moved[clear] * np.sign(slopes[clear])
    astray = np.any(np.abs(moved[slopes == 0]) > 0.05 * np.max(down))
    goes_down = np.all(down > 0) and not astray
    assert goes_down, (
        "A step of training with this loss and this optimizer does not go down the cross-entropy "
        "from logits."
    )
    return down


def assert_adam(moved: np.ndarray, learning_rate: float) -> None:
    """Assert that the first step has the length of the learning rate for every weight.

    Raises:
        AssertionError: it has not.
    """
    assert np.allclose(moved, learning_rate, rtol=0.05), (
        f"The first step of training moves the weights by {moved.min():.3g} to {moved.max():.3g}. "
        f"Adam's first step moves each by the learning rate, and this is {learning_rate:g}."
    )


def assert_layers(model: Model, network: Network, rng: np.random.Generator) -> None:
    """Assert that a model with the weights of this network computes what such layers do.

    It may have other activations; those that leave nothing of the weights to be seen don't count.

    Raises:
        AssertionError: it does not.
    """
    X = rng.normal(scale=2, size=(9, len(network[0][0])))
    outputs = model.predict(X)
    usual: list[Bend] = [relu, linear, sigmoid, np.tanh, softmax]
    for bends in product(usual, repeat=len(network)):
        expected = logits(X, network, bends)
        spread = np.ptp(expected)
        near = outputs.shape == expected.shape and np.abs(outputs - expected) < 1e-3 * spread
        if spread > 1e-3 and np.all(near):
            return
    units = ", ".join(str(len(b)) for _, b in network)
    raise AssertionError(
        f"This check puts weights of its own into your model. It then does not compute what dense "
        f"layers of {units} units compute, whichever of the usual activations they have."
    )


def relu(z: np.ndarray) -> np.ndarray:
    """Return the positive part."""
    positive: np.ndarray = np.maximum(z, 0)
    return positive


def linear(z: np.ndarray) -> np.ndarray:
    """Return z as it is."""
    return z


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return probabilities of logits."""
    p: np.ndarray = np.exp(-np.logaddexp(0, -z))
    return p


def softmax(z: np.ndarray) -> np.ndarray:
    """Return probabilities of the logits in each row."""
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    p: np.ndarray = e / np.sum(e, axis=1, keepdims=True)
    return p


def _error(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the derivative of each example's cost by its logits."""
    one = z.shape[1] == 1
    dz: np.ndarray = sigmoid(z) - y[:, None] if one else softmax(z) - np.eye(z.shape[1])[y]
    return dz


def _layers(w: np.ndarray, shapes: list[tuple[int, ...]]) -> Network:
    """Return the network of which these are all weights and biases."""
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])[:-1]
    parts = [part.reshape(shape) for part, shape in zip(np.split(w, ends), shapes)]
    return list(zip(parts[::2], parts[1::2]))


def _float32(w: np.ndarray) -> np.ndarray:
    exact: np.ndarray = w.astype("float32").astype(float)
    return exact

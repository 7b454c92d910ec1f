"""The picture of lab 7: gradients against nudges, and their way back through the layers."""

import numpy as np

from graders.drawing import BAND, LINES, agreement, band, differing, drawable, frame, line, numbers

LAYOUT = "ABC;DEF"

H = 1e-5
X = np.array([[1.0, -2.0, 0.5], [0.5, 1.5, -1.25], [-1.0, 0.25, 2.0], [2.0, -0.75, -1.5]])  # (m, n)
Y = np.array([0, 1, 1, 0])
W1 = np.array([[0.5, -1.0, 0.75, 0.25, -0.5], [1.0, 0.5, -0.25, -0.75, 0.5],
               [-0.5, 0.25, 1.0, 0.5, -1.0]])  # fmt: skip
W2 = np.array([[1.0, -0.5], [-0.75, 0.5], [0.5, 0.25], [-1.0, 1.0], [0.25, -0.25]])
B1, B2 = np.array([0.1, -0.2, 0.3, 0.1, 0.2]), np.array([0.2, -0.1])
SCORES = X @ W1  # (m, 5), none of them near 0
UPSTREAM = np.array([[1.0, -0.5, 2.0, -1.5, 0.5]] * 4) * [[1.0], [-1.0], [0.5], [-2.0]]


def relu_backward__against_nudges(axes, lab):
    """Back through ReLU. Points on the diagonal: your derivative is what a nudge of z shows."""
    nudged = _nudge(lambda z: np.sum(UPSTREAM * np.maximum(z, 0)), SCORES)
    _diagonal(axes, nudged)
    dz = numbers(lab.relu_backward(UPSTREAM, SCORES), SCORES.shape)
    return _points(axes, {"dz": (dz, nudged)})


def sigmoid_backward__against_nudges(axes, lab):
    """Back through the sigmoid: it hands on a quarter at most, and almost nothing far out."""
    nudged = _nudge(lambda z: np.sum(UPSTREAM / (1 + np.exp(-z))), SCORES)
    _diagonal(axes, nudged)
    a = 1 / (1 + np.exp(-SCORES))
    dz = numbers(lab.sigmoid_backward(UPSTREAM, a), SCORES.shape)
    return _points(axes, {"dz": (dz, nudged)})


def dense_backward__against_nudges(axes, lab):
    """Back through a dense layer: three derivatives, each checked entry by entry."""
    nudged = [
        _nudge(lambda a_in: np.sum(UPSTREAM * (a_in @ W1 + B1)), X),
        _nudge(lambda W: np.sum(UPSTREAM * (X @ W + B1)), W1),
        _nudge(lambda b: np.sum(UPSTREAM * (X @ W1 + b)), B1),
    ]
    _diagonal(axes, np.concatenate([part.ravel() for part in nudged]))
    parts = lab.dense_backward(UPSTREAM, X, W1)
    names = ["da_in", "dW", "db"]
    return _points(axes, {
        name: (numbers(part, wanted.shape, name), wanted)
        for name, part, wanted in zip(names, parts, nudged, strict=True)
    })  # fmt: skip


def softmax_crossentropy_backward__against_nudges(axes, lab):
    """The start of the way back: negative for the right class of each example, positive for the
    others."""
    nudged = _nudge(lambda z: _cost(z, Y), X)
    _diagonal(axes, nudged)
    dz = numbers(lab.softmax_crossentropy_backward(X, Y), X.shape)
    right = np.arange(X.shape[1]) == Y[:, None]
    return _points(axes, {
        "right class": (dz[right], nudged[right]), "other classes": (dz[~right], nudged[~right]),
    })  # fmt: skip


def gradients__against_nudges(axes, lab):
    """A whole network, 3-5-2: every weight and bias is nudged, and the cost is computed again."""
    params = [(W1, B1), (W2, B2)]
    nudged = _nudge_network(params)
    _diagonal(axes, np.concatenate([part.ravel() for pair in nudged for part in pair]))
    grads = lab.gradients(X, Y, params)
    names = ["dW of layer 1", "db of layer 1", "dW of layer 2", "db of layer 2"]
    mine = [part for pair in grads for part in pair]
    wanted = [part for pair in nudged for part in pair]
    return _points(axes, {
        name: (numbers(part, other.shape, name), other)
        for name, part, other in zip(names, mine, wanted, strict=True)
    })  # fmt: skip


def gradients__on_their_way_back(axes, lab, tensorflow):
    """Ten layers: with weights of a sensible size the gradient reaches the first layer; with small
    ones it vanishes."""
    layers = np.arange(1, 11)
    rng = np.random.default_rng(7)
    draw = rng.integers(-100, 101, size=(10, 8, 8)) / 100  # standard deviation 0.58
    networks = {"sensible weights": 0.9, "half as large": 0.45}
    X, y = rng.integers(-100, 101, size=(6, 8)) / 100, np.array([0, 1, 2, 3, 4, 5])
    params = [[(W * scale, np.zeros(8)) for W in draw] for scale in networks.values()]
    expected = np.array([_sizes(tensorflow.gradients(X, y, one)) for one in params])
    axes.set_yscale("log")
    for sizes in expected:
        band(axes, layers, sizes)
    axes.set(xlabel="layer", ylabel="size of db (root mean square)", xticks=layers)
    yours = np.array([numbers(_sizes(lab.gradients(X, y, one)), (10,)) for one in params])
    for style, (name, sizes) in enumerate(zip(networks, yours)):
        line(axes, layers, np.where(sizes > 0, sizes, np.nan), f"yours, {name}", style)
    return agreement(yours, expected, "Your gradients", np.tile(layers, 2), "layer", atol=0)


def _nudge(f, w):
    """Return the derivative of f for every entry of w, by central differences."""
    slopes = np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        step = np.zeros(w.shape)
        step[index] = H
        slopes[index] = (f(w + step) - f(w - step)) / (2 * H)
    return slopes


def _nudge_network(params):
    def cost(layer, part, array):
        pairs = [list(pair) for pair in params]
        pairs[layer][part] = array
        a = X
        for i, (W, b) in enumerate(pairs):
            a = (np.maximum(a, 0) if i else a) @ W + b
        return _cost(a, Y)

    return [
        tuple(_nudge(lambda w, i=i, j=j: cost(i, j, w), array) for j, array in enumerate(pair))
        for i, pair in enumerate(params)
    ]


def _cost(z, y):
    """Return the mean cross-entropy of softmax(z); these scores are small."""
    return np.mean(np.log(np.sum(np.exp(z), axis=1)) - z[np.arange(len(y)), y])


def _sizes(grads):
    return [np.sqrt(np.mean(np.square(numbers(db, (8,), "db")))) for _dW, db in grads]


def _diagonal(axes, values):
    low, high = 1.1 * min(values.min(), 0), 1.1 * max(values.max(), 0)
    axes.plot([low, high], [low, high], color=BAND, linewidth=9, label="as it should be", zorder=1)
    frame(axes, "derivative by nudging", "your derivative", [low, high])


def _points(axes, parts):
    """Draw the student's derivatives over those by nudging, and compare them."""
    for style, (name, (mine, wanted)) in zip(LINES, parts.items()):
        axes.plot(np.ravel(wanted), drawable(np.ravel(mine)), linestyle="none", markersize=6,
                  marker=style["marker"], color=style["color"], markerfacecolor="none",
                  markeredgewidth=1.5, label=name, zorder=3)  # fmt: skip
    mine, wanted = (np.concatenate([np.ravel(pair[i]) for pair in parts.values()]) for i in (0, 1))
    return differing(mine, wanted, "Your derivatives")

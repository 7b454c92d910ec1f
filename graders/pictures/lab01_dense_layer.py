"""The picture of lab 1: a dense layer is a plane, and a stack of planes is a plane."""

import numpy as np

from graders.drawing import (
    BAND,
    BLACK,
    BLUE,
    agreement,
    band,
    drawable,
    frame,
    legend,
    line,
    numbers,
)

LAYOUT = "AB;CD"

W, B = np.array([[1.0], [2.0]]), np.array([-1.0])  # one unit over two inputs
WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 2}
SIDE = np.linspace(-2, 2, 17)

FIRST = np.array([[2.0, -1.0, 1.0]]), np.array([1.0, 0.0, -2.0])
SECOND = np.array([[1.0, -1.0], [0.0, 2.0], [-1.0, 0.5]]), np.array([0.0, 1.0])
THIRD = np.array([[1.0], [0.5]]), np.array([-1.0])
X = np.linspace(-3, 3, 25).reshape(-1, 1)


def linear(z):
    return z


def relu(z):
    return np.maximum(z, 0)


def dense__is_a_plane(axes, lab, tensorflow):
    """A unit over two inputs is a plane: its lines of equal value are straight, parallel and evenly
    spaced."""
    z, expected = _map(axes, lab, tensorflow, linear, "z", [-4, -2, 0, 2, 4])
    return agreement(z, expected, "Your z")


def dense__is_folded_by_relu(axes, lab, tensorflow):
    """ReLU folds the plane: where z was negative, the unit is 0 and the ground is flat."""
    axes.fill_between([-2, 2], [1.5, -0.5], -2, facecolor="none", edgecolor="#808080", hatch="..")
    a, expected = _map(axes, lab, tensorflow, relu, "a", [1, 2, 3, 4])
    axes.text(-1.8, -0.5, f"flat: yours is a = {a[0, 0]:.4g}", bbox=WHITE)
    return agreement(a, expected, "Your a")


def sequential__bends_with_relu(axes, lab, tensorflow):
    """Three ReLU units and a linear one: a line with a bend wherever one of the units wakes up."""
    hidden = np.array([[1.0, 1.0, 1.0]]), np.array([2.0, 0.0, -2.0]), relu
    layers = [hidden, (np.array([[1.0], [-2.0], [2.0]]), np.array([-1.0]), linear)]
    expected = tensorflow.sequential(X, layers)
    band(axes, X, expected)
    for bend in (-2, 0, 2):
        axes.axvline(bend, color="black", linewidth=0.8, linestyle=":")
    frame(axes, "input x", "output of the network", expected, 0.25)
    y = numbers(lab.sequential(X, layers), X.shape)
    line(axes, X, y)
    return agreement(y, expected, "Your network", X, "x")


def collapse_linear__is_one_layer(axes, lab, tensorflow):
    """Three layers without activation functions draw one straight line, as a single layer does."""
    stack = [FIRST, SECOND, THIRD]
    expected = tensorflow.sequential(X, [(W, b, linear) for W, b in stack])
    band(axes, X, expected, "three linear layers, by TensorFlow")
    frame(axes, "input x", "output of the network", expected, 0.25)
    W, b = _pair(lab.collapse_linear(stack))
    y = X * W + b
    line(axes, X, y, f"your one layer: {W:.4g} x {'-' if b < 0 else '+'} {abs(b):.4g}")
    return agreement(y, expected, "Your one layer", X, "x")


def _map(axes, lab, tensorflow, g, name, levels):
    """Draw lines of equal value, and return the student's answers and TensorFlow's."""
    x1, x2 = np.meshgrid(SIDE, SIDE)
    inputs = np.stack([x1.ravel(), x2.ravel()], axis=1)  # (m, 2)
    expected = tensorflow.dense(inputs, W, B, g)
    shape = x1.shape
    axes.contour(x1, x2, expected.reshape(shape), levels, colors=BAND, linewidths=7,
                 linestyles="-")  # fmt: skip
    frame(axes, "input x1", "input x2")
    axes.plot([], [], color=BAND, linewidth=7, label="TensorFlow's")
    axes.plot([], [], color=BLUE, label="yours, the numbers on it")
    legend(axes, loc="lower right")
    a = numbers(lab.dense(inputs, W, B, g), (len(inputs), 1))
    seen = drawable(a).reshape(shape)
    levels = [v for v in levels if np.nanmin(seen) < v < np.nanmax(seen)]
    if levels:
        lines = axes.contour(x1, x2, seen, levels, colors=BLUE, linestyles="-")
        axes.clabel(lines, fmt=f"{name} = %g", fontsize=9, colors=BLACK)
    return a, expected


def _pair(answer):
    """Return the two numbers of a layer with one input and one unit."""
    W, b = answer
    return numbers(W, (1, 1), "W")[0, 0], numbers(b, (1,), "b")[0]

"""The picture of lab 6: derivatives by a nudge, and by walking a graph backwards."""

import numpy as np

from graders.drawing import (
    BAND,
    BLUE,
    DARK,
    PALE,
    VERMILLION,
    agreement,
    bare,
    drawable,
    frame,
    line,
    numbers,
)

LAYOUT = "AB;CC;DD"

STEPS = [float(f"{digit}e-{k}") for k in range(1, 14) for digit in (3, 1)]  # 0.3, 0.1, 0.03, ...
PLACES = np.array([[x, y] for x in (-2.0, -1.0, 0.0, 1.0, 2.0) for y in (-1.0, 0.0, 1.0)])

# The cost of one neuron with weight decay, (relu(w x + b) - y)^2 + w^2 / 2; it uses w twice.
GRAPH = [
    ("input", "x"), ("input", "w"), ("input", "b"), ("input", "y"),
    ("multiply", 0, 1), ("add", 4, 2), ("relu", 5), ("subtract", 6, 3), ("square", 7),
    ("square", 1), ("scale", 9, 0.5), ("add", 8, 10),
]  # fmt: skip
INPUTS = {"x": 2.0, "w": 3.0, "b": -1.0, "y": 4.0}
NAMES = [
    "x", "w", "b", "y", "w * x", "+ b", "relu", "- y", "square", "w²",
    "w² / 2", "cost",
]  # fmt: skip
AT = [(0, 2), (0, 1), (1, 3), (3, 3), (1, 2), (2, 2), (3, 2), (4, 2), (5, 2), (1.5, 1), (3.5, 1),
      (6, 1.5)]  # fmt: skip


def derivative__for_every_h(axes, lab):
    """How wrong is the numerical derivative? A large h bends the line, a tiny h loses the
    digits."""
    h = np.array(STEPS)
    both = np.exp(1.0) * h**2 / 6 + 1e-16 / h
    axes.loglog(h, both, color=BAND, linewidth=7, label="to expect: h² e/6 + 1e-16/h", zorder=1)
    axes.loglog(h, np.exp(1.0) * h / 2 + 1e-16 / h, color="black", linewidth=1, linestyle=":",
                label="if only one side is nudged")  # fmt: skip
    frame(axes, "nudge h", "error of the derivative of exp at 1")
    axes.set_ylim(1e-13, 1)
    d = np.array([numbers(lab.derivative(np.exp, 1.0, step), ()) for step in STEPS])
    error = np.abs(d - np.exp(1.0))
    line(axes, h, np.maximum(error, 1e-17), "yours")
    best = int(np.nanargmin(error)) if np.isfinite(error).any() else 0
    sound = np.all(error <= 20 * both)
    said = "as expected" if sound else "larger than expected"
    return f"Your error: {said}. Smallest at h = {STEPS[best]:g}."


def numerical_gradient__points_uphill(axes, lab):
    """In a valley, w0²/2 + 2 w1²: the gradient points straight uphill, and is longer where it is
    steeper."""
    side = np.linspace(-3, 3, 41)
    w0, w1 = np.meshgrid(side, side)
    axes.contour(w0, w1, w0**2 / 2 + 2 * w1**2, [0.5, 2, 4, 8, 12], colors="#808080", linewidths=1)
    exact = PLACES * [1, 4]
    _arrows(axes, exact, BAND, 0.022, "by calculus")
    frame(axes, "w0", "w1")
    axes.set(xlim=(-3, 3), ylim=(-3, 3))
    slopes = [numbers(lab.numerical_gradient(_valley, w), (2,)) for w in PLACES]
    _arrows(axes, drawable(slopes), BLUE, 0.007, "yours")
    return agreement(slopes, exact, "Your gradients", atol=1e-6)


def forward__through_the_graph(axes, lab, tensorflow):
    """Forward, from left to right: every node computes its value from the nodes before it."""
    expected = np.array(tensorflow.forward(GRAPH, INPUTS))
    _graph(axes, expected, forward=True)
    values = numbers(lab.forward(GRAPH, INPUTS), expected.shape)
    _answers(axes, values, expected)
    return agreement(values, expected, "Your values")


def backward__through_the_graph(axes, lab, tensorflow):
    """Backward, from right to left: by how much does the cost change for each change of a node? At
    w two ways meet, and their derivatives add up."""
    values = tensorflow.forward(GRAPH, INPUTS)
    expected = np.array(tensorflow.backward(GRAPH, values))
    _graph(axes, expected, forward=False)
    slopes = numbers(lab.backward(GRAPH, values), expected.shape)
    _answers(axes, slopes, expected)
    return agreement(slopes, expected, "Your derivatives")


def _valley(w):
    return w[0] ** 2 / 2 + 2 * w[1] ** 2


def _arrows(axes, slopes, color, width, label):
    x, y = PLACES.T
    u, v = np.transpose(slopes)
    axes.quiver(x, y, u, v, color=color, width=width, label=label, angles="xy", scale_units="xy",
                scale=4.5, zorder=2)  # fmt: skip


def _graph(axes, expected, forward):
    """Draw the nodes with what is expected of them, and arrows in the direction of the work."""
    bare(axes)
    axes.set(xlim=(-0.4, 6.4), ylim=(0.5, 3.4))
    axes.set_xlabel("grey: TensorFlow's numbers, below them yours")
    arrow = {"arrowstyle": "-|>" if forward else "<|-", "shrinkA": 24, "shrinkB": 24,
             "linestyle": "-" if forward else "--", "color": DARK}  # fmt: skip
    for k, node in enumerate(GRAPH):
        for i in (part for part in node[1:] if isinstance(part, int)):
            axes.annotate("", AT[k], AT[i], arrowprops=arrow, zorder=1)
    for (x, y), name, number in zip(AT, NAMES, expected):
        axes.text(x, y, f"{name}\n{number:g}", ha="center", va="center", linespacing=1.3,
                  bbox={"facecolor": PALE, "edgecolor": DARK, "boxstyle": "round"})  # fmt: skip


def _answers(axes, yours, expected):
    """Write the student's numbers below the nodes, what is wrong in a frame."""
    for (x, y), mine, number in zip(AT, yours, expected):
        right = np.isclose(mine, number)
        frame = {"facecolor": "white", "edgecolor": "white" if right else VERMILLION, "pad": 2}
        axes.text(x, y - 0.36, f"yours {mine:.4g}", ha="center", va="center", bbox=frame,
                  color=BLUE if right else VERMILLION, zorder=4,
                  fontweight="normal" if right else "bold")  # fmt: skip

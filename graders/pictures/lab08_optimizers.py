"""The picture of lab 8: two walks through a narrow valley, and how long their steps are."""

import numpy as np

from graders.drawing import agreement, band, frame, line, numbers

LAYOUT = "AB;CD"

START = np.array([1.0, 1.0])
STEPS = 50
SLOPES = [float(f"{digit}e{k}") for k in range(-2, 2) for digit in (1, 3)] + [100.0]


def valley_of_the_picture(w):
    """Return the slopes of (0.1 w0^2 + 10 w1^2) / 2."""
    return np.array([0.1, 10.0]) * w


def gradient_descent__zigzags(axes, lab, tensorflow):
    """Gradient descent jumps from side to side of the valley, and hardly moves along it."""
    return _walk(axes, lab.gradient_descent, tensorflow.gradient_descent, 0.19)


def adam__walks_straight(axes, lab, tensorflow):
    """Adam divides each slope by its usual size: it walks as if the valley were round."""
    return _walk(axes, lab.adam, tensorflow.adam, 0.1)


def adam__and_gradient_descent_step_by_step(axes, lab, tensorflow):
    """How low after how many steps? Adam overtakes, passes the bottom and comes back."""
    walks = {"gradient_descent": 0.19, "adam": 0.1}
    count = np.arange(STEPS + 1)
    arguments = {name: (valley_of_the_picture, START, rate, STEPS) for name, rate in walks.items()}
    expected = [_cost(getattr(tensorflow, name)(*arguments[name]).T) for name in walks]
    axes.set_yscale("log")
    for costs in expected:
        band(axes, count, costs)
    axes.set(xlabel="step", ylabel="cost J")
    axes.set_ylim(1e-5, 20)
    yours = []
    for style, name in enumerate(walks):
        path = numbers(getattr(lab, name)(*arguments[name]), (STEPS + 1, 2))
        yours.append(_cost(path.T))
        line(axes, count, np.maximum(_cost(path.T), 1e-12), f"your {name}", style)
    return agreement(yours, expected, "Your costs", np.tile(count, 2), "step", 1e-3, 1e-5)


def adam_step__has_its_own_length(axes, lab, tensorflow):
    """The first step: gradient descent's is as long as the slope is steep, Adam's is always the
    learning rate."""
    dw, rate = np.array(SLOPES), 0.01
    w = np.zeros(len(dw))
    axes.set_xscale("log")
    axes.set_yscale("log")
    expected = [-tensorflow.gradient_descent_step(w, dw, rate),
                -tensorflow.adam_step(w, dw, w, w, 1, rate)[0]]  # fmt: skip
    for lengths in expected:
        band(axes, dw, lengths)
    axes.set(xlabel="slope dw", ylabel="length of the step, rate 0.01")
    plain = -numbers(lab.gradient_descent_step(w, dw, rate), w.shape)
    line(axes, dw, np.where(plain > 0, plain, np.nan), "your gradient_descent_step")
    adam = -numbers(lab.adam_step(w, dw, w, w, 1, rate)[0], w.shape)
    line(axes, dw, np.where(adam > 0, adam, np.nan), "your adam_step", style=1)
    return agreement([plain, adam], expected, "Your steps", np.tile(dw, 2), "dw", 1e-3)


def _walk(axes, yours, theirs, rate):
    """Draw both paths through the valley, from the top right to the bottom at 0."""
    side = np.linspace(-1.4, 1.4, 281)
    w0, w1 = np.meshgrid(side, side)
    levels = [0.005, 0.05, 0.5, 2, 5]
    lines = axes.contour(w0, w1, _cost([w0, w1]), levels, colors="#808080", linewidths=1)
    axes.clabel(lines, fmt="J = %g", fontsize=9, manual=[(1.1, 1), (1.1, 0.63), (1.1, 0.3)])
    expected = theirs(valley_of_the_picture, START, rate, STEPS)
    band(axes, *expected.T)
    axes.plot(0, 0, "*", color="black", markersize=14, label="the bottom", zorder=5)
    frame(axes, "w0", "w1")
    axes.set(xlim=(-0.7, 1.3), ylim=(-1.2, 1.3))
    path = numbers(yours(valley_of_the_picture, START, rate, STEPS), expected.shape)
    line(axes, path[:, 0], path[:, 1], f"your {STEPS} steps, learning rate {rate}")
    end = f"({path[-1, 0]:.2g}, {path[-1, 1]:.2g})"
    return f"{agreement(path, expected, 'Your path', rtol=1e-3, atol=1e-3)} It ends at {end}."


def _cost(path):
    w0, w1 = path
    return (0.1 * w0**2 + 10 * w1**2) / 2

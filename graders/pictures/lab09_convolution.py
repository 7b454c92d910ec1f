"""The picture of lab 9: what a filter sees of a heartbeat."""

import numpy as np

from graders.drawing import BLUE, DARK, LINES, PALE, agreement, band, drawable, frame, line, numbers

LAYOUT = "AA;BB;CD"

BEAT = [0, 0, 0.5, 1, 0.5, 0, 0, -0.5, 3, 6, 2, -2, -0.5, 0, 0, 0.5, 1.25, 1.75, 1.25, 0.5, 0, 0]
SIGNAL = np.array((BEAT + [0] * 2) * 3)  # three beats
SPIKE = np.array([-1.0, -1.0, 1.0, 3.0, 0.0, -2.0, -0.5]) / 3  # up, down and below, as a beat
BIAS = -3.0
STRIDES = (1, 2, 7)


def conv1d__finds_the_beat(axes, lab, tensorflow):
    """A filter slides along three heartbeats. It answers where the signal has the shape of its
    kernel, and nowhere else."""
    x, kernel, bias = SIGNAL.reshape(1, -1, 1), SPIKE.reshape(-1, 1, 1), np.array([BIAS])
    expected = tensorflow.conv1d(x, kernel, bias)
    steps = np.arange(len(SIGNAL))
    axes.plot(steps, SIGNAL + 14, color="black", linewidth=1.6, label="signal x")
    _window(axes, 6, 14)
    places = np.arange(expected.shape[1]) + len(SPIKE) // 2
    band(axes, places, expected[0, :, 0])
    axes.axhline(0, color=DARK, linewidth=0.8, linestyle=":")
    frame(axes, "step (each answer is drawn at the middle of its window)", "",
          [-11, 24], 0)  # fmt: skip
    axes.set_yticks([0, 10, 14, 20], ["z = 0", "z = 10", "x = 0", "x = 6"])
    z = numbers(lab.conv1d(x, kernel, bias), expected.shape)
    line(axes, places, z[0, :, 0], "your answer z")
    axes.legend(loc="upper right", ncols=4)
    found = int(np.sum(z > 0))
    said = agreement(z, expected, "Your answer", places, "step")
    return f"{said} It is above 0 at {found} of {z.size} places."


def conv1d__with_a_stride(axes, lab, tensorflow):
    """A stride of 2 keeps every second answer: the output is shorter. A stride of 7 steps
    over two of three beats."""
    x, kernel, bias = SIGNAL.reshape(1, -1, 1), SPIKE.reshape(-1, 1, 1), np.array([BIAS])
    low = 0
    yours, expected = [], [tensorflow.conv1d(x, kernel, bias, s)[0, :, 0] for s in STRIDES]
    for stride, values in zip(STRIDES, expected):
        places = np.arange(len(values)) * stride + len(SPIKE) // 2
        axes.vlines(places, low, low + np.maximum(values, 0), color="#BDBDBD", linewidth=6)
        axes.axhline(low, color=DARK, linewidth=0.8)
        low -= 14
    frame(axes, "step", "", [-30, 12], 0)
    axes.set_yticks([0, -14, -28], ["stride 1", "stride 2", "stride 7"])
    for style, (stride, values) in enumerate(zip(STRIDES, expected)):
        z = numbers(lab.conv1d(x, kernel, bias, stride), (1, len(values), 1))[0, :, 0]
        yours.append(z)
        places = np.arange(len(z)) * stride + len(SPIKE) // 2
        low = -14 * style
        axes.plot(places, low + np.maximum(drawable(z), 0), linestyle="none", markersize=4.5,
                  color=LINES[style]["color"], marker=LINES[style]["marker"],
                  label=f"yours after ReLU, {len(z)} answers")  # fmt: skip
    axes.legend(loc="upper right", ncols=3)
    return agreement(np.concatenate(yours), np.concatenate(expected), "Your answers")


def output_length__by_stride(axes, lab, tensorflow):
    """How many windows fit into 30 steps? A stride of 2 halves their number, a window that is not
    complete does not count."""
    strides = list(range(1, 11))
    sizes = (3, 8)
    expected = np.array([[tensorflow.output_length(30, k, s) for s in strides] for k in sizes])
    for lengths in expected:
        band(axes, strides, lengths)
    frame(axes, "stride", "number of windows", [0, 30])
    yours = [[numbers(lab.output_length(30, k, s), ()) for s in strides] for k in sizes]
    for style, (size, lengths) in enumerate(zip(sizes, yours)):
        line(axes, strides, lengths, f"yours, kernel of size {size}", style)
    return agreement(yours, expected, "Your output_length", np.tile(strides, 2), "stride")


def n_parameters__beside_a_dense_layer(axes, lab, tensorflow):
    """What is there to learn? A convolution's parameters do not grow with the signal; those of a
    dense layer with as many outputs do."""
    steps = [50, 100, 200, 400, 800, 1600]
    axes.set_yscale("log")
    axes.set_xscale("log")
    expected = tensorflow.n_parameters(25, 1, 8)
    outputs = [(n - 25 + 1) * 8 for n in steps]
    band(axes, steps, [expected] * len(steps))
    axes.plot(steps, [n * k + k for n, k in zip(steps, outputs)], color="black", linestyle=":",
              marker="D", markersize=4.5, label="dense layer, as many outputs")  # fmt: skip
    axes.set(xlabel="steps of the signal", ylabel="parameters", ylim=(50, 1e8))
    axes.set_xticks(steps, [str(n) for n in steps])
    axes.minorticks_off()
    n = float(numbers(lab.n_parameters(25, 1, 8), ()))
    line(axes, steps, [n if n > 0 else np.nan] * len(steps), "yours: 8 filters of size 25")
    return f"{agreement(n, expected, 'Your count')} You count {n:g}."


def _window(axes, start, height):
    """Show the kernel where it lies on the signal."""
    steps = np.arange(len(SPIKE)) + start
    axes.axvspan(steps[0] - 0.5, steps[-1] + 0.5, ymin=0.6, color=PALE, zorder=0)
    axes.plot(steps, SPIKE * 4 + height, color=BLUE, linestyle="--", marker="s", markersize=4,
              linewidth=1.2, label="kernel, over one window")  # fmt: skip

# %% [markdown]
# # Lab 9: The convolution
#
# A dense layer looks at all of its inputs at once, and it has a weight of its own for each of them.
# For a signal this is wasteful. A heartbeat looks the same at second 2 and at second 7, but a dense
# layer that has learned to see it at second 2 knows nothing about second 7.
#
# A convolutional layer looks at one short stretch of the signal at a time, with the same few
# weights everywhere. In this lab you write it, with nothing but NumPy. Three functions:
#
# 1. `output_length` counts the places at which the layer looks.
# 2. `conv1d` is the layer: what `keras.layers.Conv1D` computes.
# 3. `n_parameters` counts the numbers that such a layer has to learn.
#
# ## What a unit sees
#
# A signal is a row of measurements, one for each **step** of time. One recorded heartbeat, at eight
# steps:
#
# ```
# step     0    1    2    3    4    5    6    7
# x        0    1    0    6   -2    0    2    0
# ```
#
# A small bump, the tall spike of the beat, a dip behind it, a second bump.
#
# A **kernel** is a short row of weights. Lay it over the first steps of the signal, multiply each
# weight by the number below it, add up, add a bias: this is the answer of one unit. The stretch
# below the kernel is the unit's **window**, and it is all that this unit ever sees of the signal.
# Then move the window on by one step. The next unit uses the same weights and the same bias.
#
# A kernel with its bias is called a **filter**. Each filter looks for one thing, at every place,
# and its answers make a new signal. A layer has several filters, and so its output has several
# numbers for each place. They are called **channels**. An input can have channels too: a heart is
# usually recorded by more than one electrode, and then each step holds several numbers.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples; rows are examples |
# | `steps` | | number of steps of the input: its length. `output_length` calls it `n` |
# | `c_in` | | number of input channels |
# | `c_out` | | number of filters, and so of output channels. Keras calls it `filters` |
# | `size` | | number of steps that a kernel covers. As an argument it is called `kernel_size` |
# | `stride` | | number of steps from one window to the next |
# | `length` | | number of windows, and so of output steps |
# | `x` | `(m, steps, c_in)` | the signals |
# | `kernel` | `(size, c_in, c_out)` | the weights: `kernel[:, :, j]` belongs to filter `j` |
# | `bias` | `(c_out,)` | one bias for each filter |
# | `z` | `(m, length, c_out)` | the output |
#
# Channels come last, as in Keras. PyTorch has them before the steps, and its kernels are
# `(c_out, c_in, size)`. Check the shapes before you borrow a formula.
#
# ## The equation
#
# Example `e`, window number `p`, filter `j`:
#
# ```
# z[e, p, j] = bias[j] + sum over i and c of  x[e, p * stride + i, c] * kernel[i, c, j]
#
#              i = 0 ... size - 1  steps within the window
#              c = 0 ... c_in - 1  channels
#              p = 0, 1, 2, ...    as long as the whole window lies inside the signal
# ```
#
# Window `p` begins at step `p * stride`. Nothing is put around the signal, no zeros to the left or
# to the right. Keras calls this `padding="valid"`.
#
# ## A worked example: where is the beat?
#
# Two filters of size 3, for the heartbeat above (`c_in` is 1):
#
# ```
#           kernel       bias
# spike    -1  2  -1      -6
# slope    -1  0   1       0
# ```
#
# The first one measures how far the middle of the window sticks out above its neighbours. The
# second one compares the end of the window with its beginning: is the signal going up?
#
# ```
# window  steps     x           spike                    slope
#    0    0, 1, 2    0  1  0     0 + 2 + 0 - 6 =  -4      0 + 0 =  0
#    1    1, 2, 3    1  0  6    -1 + 0 - 6 - 6 = -13     -1 + 6 =  5
#    2    2, 3, 4    0  6 -2     0 +12 + 2 - 6 =   8      0 - 2 = -2
#    3    3, 4, 5    6 -2  0    -6 - 4 + 0 - 6 = -16     -6 + 0 = -6
#    4    4, 5, 6   -2  0  2     2 + 0 - 2 - 6 =  -6      2 + 2 =  4
#    5    5, 6, 7    0  2  0     0 + 4 + 0 - 6 =  -2      0 + 0 =  0
# ```
#
# Eight steps and a kernel of size 3 give six windows: `x` is `(1, 8, 1)`, `kernel` is `(3, 1, 2)`,
# and the output is `(1, 6, 2)`. Put ReLU behind the spike filter (negative numbers become 0), and
# one single number is left: the 8 of window 2, the one with the beat in its middle. The bias of -6
# keeps the filter silent at the two small bumps, which would give 2 and 4 without it.
#
# Where does the output go if the beat comes one step later? One step later too. Nothing has to be
# learned again.
#
# ## Stride
#
# With a stride of 2 the window moves two steps at a time, and only every second answer is kept:
#
# ```
# stride 1    windows begin at 0, 1, 2, 3, 4, 5    spike  -4  -13  8  -16  -6  -2
# stride 2    windows begin at 0, 2, 4             spike  -4   8  -6
# stride 3    windows begin at 0, 3                spike  -4  -16
# ```
#
# Stride 2 does not come out even: the third window ends at step 6, and a fourth one would need
# steps 6, 7 and 8. There is no step 8. A window that is not complete does not count, so step 7 is
# never seen.
#
# Strides make the output short and the layer fast. They have a price, too: with stride 3 no window
# has the beat in its middle, and the spike filter never finds it.
#
# Layers can be stacked. Put a second layer of size 3 behind this one. With stride 1, one of its
# units sees three neighbouring outputs, and through them 5 steps of the signal. With stride 2 in
# the first layer it sees 7. So units deep in a network see much, although each kernel is short.
#
# ## Fewer parameters
#
# A recording of 10 seconds, at 250 steps a second, has 2500 steps and one channel. Take 8 filters
# of size 25 (a tenth of a second) and stride 5. There are 496 windows, so the output has 496 * 8 =
# 3968 numbers. And this is what the layer has to learn:
#
# | layer | outputs | parameters |
# |---|---|---|
# | convolution, 8 filters of size 25 | 3968 | 25 * 1 * 8 + 8 = 208 |
# | dense, with as many outputs | 3968 | 2500 * 3968 + 3968 = 9923968 |
# | dense, with only 8 units | 8 | 2500 * 8 + 8 = 20008 |
#
# The dense layer needs almost 48 thousand times as many. Two things make the difference: a unit
# sees 25 steps and not 2500, and all units of a filter share their weights. The number of steps
# does not occur in the first row at all. An hour of recording takes the same 208 numbers.
#
# ## Is this a convolution?
#
# Strictly speaking, no. In mathematics a convolution turns the kernel round before it slides it
# along; what you have just seen is called a **cross-correlation**. Deep learning says convolution
# all the same, and does not turn anything. `kernel[0]` meets the first step of a window.
#
# It makes a difference to the numbers. The slope filter turned round, `1 0 -1`, answers 0, -5, 2,
# 6, -4, 0: up has become down. It makes no difference to learning. Weights are learned, and a
# network that needs the kernel the other way round learns it the other way round. But mind the
# library functions: `np.convolve` turns the kernel, `np.correlate` does not. And don't test with
# the spike kernel: read backwards it is the same.
#
# ## What to do
#
# Write the code of each function where it says `YOUR CODE HERE`, then run
#
# ```
# pytest exercises/lab09_convolution.py                             all checks
# pytest exercises/lab09_convolution.py -k test_output_length__     the checks of one function
# pytest exercises/lab09_convolution.py --hint                      with hints
# ```
#
# Three rules hold for all functions.
#
# - **Any size must work**: one example or many, one channel or many, even and odd kernels, every
#   stride from 1 upwards. A kernel may be as long as the signal, but not longer.
# - **Numbers may be integers or floats.**
# - **Leave the arguments as they are.** Whoever calls your function still needs them.

# %%
import numpy as np

# %% [markdown]
# ## output_length: how many windows?
#
# The arguments `n` and `kernel_size` are the numbers that the text calls `steps` and `size`.
# Window `p` begins at step `p * stride` and covers `kernel_size` steps. The last step of the signal
# is step `n - 1`.
#
# ```
#   n   kernel_size   stride     windows begin at
#   8        3           1       0  1  2  3  4  5
#   8        3           2       0  2  4
#   9        3           2       0  2  4  6
#   8        8           1       0
# ```
#
# At which step may a window begin at the latest? How many strides can you make from step 0 without
# going beyond that step? And how many windows are that: is there one for each stride, or one more?
# Count the first row on your fingers. A stride that does not fit any more is not made, so you
# need whole numbers only: `//` is the division for that. The answer must be an integer, because
# `range` and `np.zeros` don't take a float, not even 6.0.


# %%
def output_length(n, kernel_size, stride=1):
    """Count the windows of a kernel in a signal.

    the number of p = 0, 1, 2, ... with p * stride + kernel_size <= n

    Args:
        n: number of steps of the signal, an integer.
        kernel_size: number of steps that the kernel covers, an integer from 1 to n.
        stride: number of steps from one window to the next, an integer from 1 upwards.

    Returns:
        The number of windows, an integer (not an array: shape ()).

    Example:
        >>> output_length(8, 3)
        6
        >>> output_length(8, 3, stride=2)
        3

    See: keras.layers.Conv1D, padding="valid"
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## conv1d: the layer
#
# Begin with a single window. Here is a signal of four steps and two channels, and a filter of size
# 2 with bias -10. Steps go downwards, channels to the right:
#
# ```
#          x[0]             kernel[:, :, 0]
# step 0   1   0              1  -1
# step 1   3   2              2   3
# step 2   0   1
# step 3   2   2
# ```
#
# A window is a piece of `x` that is as large as the kernel of one filter: `(size, c_in)`. Multiply
# the two entry by entry, add up everything, over the steps *and* over the channels, and add the
# bias once:
#
# ```
# window 0    1*1 + 0*(-1) + 3*2 + 2*3 - 10 =  3
# window 1    3*1 + 2*(-1) + 0*2 + 1*3 - 10 = -6
# window 2    0*1 + 1*(-1) + 2*2 + 2*3 - 10 = -1
# ```
#
# So a filter turns each window into one number, however many channels there are. The output has one
# number for each example, each window and each filter. What is its shape here, and what would it be
# with five filters?
#
# You can write one loop for each letter of the equation. It is a good way to begin, and it passes.
# Then take all loops out again but the one over the windows. `x[:, start : start + size]` is one
# window of all examples, `(m, size, c_in)`, and the kernel is `(size, c_in, c_out)`. They share the
# steps and the channels, and these two axes are summed. What is left is `(m, c_out)`. `np.einsum`
# and `np.tensordot` do the whole sum in one call.
#
# Where does window `p` begin? And if you collect the numbers in an array that you have made before:
# which dtype has it when `x` holds whole numbers, and what becomes of 0.5 there?


# %%
def conv1d(x, kernel, bias, stride=1):
    """Slide the filters along the signals, as a convolutional layer does.

    z[e, p, j] = bias[j] + sum over i and c of x[e, p * stride + i, c] * kernel[i, c, j]

    Args:
        x: signals, (m, steps, c_in), one for each example.
        kernel: weights, (size, c_in, c_out), with size from 1 to steps. kernel[:, :, j] belongs to
            filter j.
        bias: biases, (c_out,), one for each filter.
        stride: number of steps from one window to the next, an integer from 1 upwards.

    Returns:
        z, (m, length, c_out), where length is the number of windows. Where all numbers are whole,
        ints and floats are both fine.

    Example:
        >>> beat = np.array([0, 1, 0, 6, -2, 0, 2, 0]).reshape(1, 8, 1)
        >>> spike = np.array([-1, 2, -1]).reshape(3, 1, 1)
        >>> z = conv1d(beat, spike, np.array([-6]))
        >>> z.shape
        (1, 6, 1)
        >>> z[0, :, 0].tolist()
        [-4.0, -13.0, 8.0, -16.0, -6.0, -2.0]

    See: keras.layers.Conv1D
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## n_parameters: how much is there to learn?
#
# Look at the shapes: `kernel` is `(size, c_in, c_out)` and `bias` is `(c_out,)`. How many numbers
# does one filter have, its bias included? How many filters are there? Here are two layers for
# comparison, the second one behind the first. How many input channels does it have?
#
# ```
# the 8 filters of the text, size 25, 1 input channel     208
# 16 filters of size 5 behind them                        656
# ```
#
# Neither `n` nor `stride` is among the arguments. Why not?


# %%
def n_parameters(kernel_size, c_in, c_out):
    """Count the numbers that a convolutional layer has to learn.

    the weights of all filters + one bias for each filter

    Args:
        kernel_size: number of steps that a kernel covers, an integer.
        c_in: number of input channels, an integer.
        c_out: number of filters, an integer.

    Returns:
        The number of weights and biases together, an integer (not an array: shape ()).

    Example:
        >>> n_parameters(25, 1, 8)
        208

    See: keras.layers.Conv1D, count_params
    """
    # YOUR CODE HERE
    raise NotImplementedError()

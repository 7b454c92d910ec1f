"""Right implementations of lab 9 that are written differently."""

import math

import numpy as np

# output_length


def output_length__counts_a_range(n, kernel_size, stride=1):
    """The length of the range of all beginnings."""
    return len(range(0, n - kernel_size + 1, stride))


def output_length__by_floor(n, kernel_size, stride=1):
    """A true division, rounded down."""
    return math.floor((n - kernel_size) / stride) + 1


def output_length__by_numpy_floor(n, kernel_size, stride=1):
    """np.floor, and an integer made of what it returns."""
    return int(np.floor((n - kernel_size) / stride)) + 1


def output_length__by_ceil(n, kernel_size, stride=1):
    """TensorFlow's own formula: add one first, and round up."""
    return math.ceil((n - kernel_size + 1) / stride)


def output_length__one_fraction(n, kernel_size, stride=1):
    """The one is a stride inside the fraction."""
    return (n - kernel_size + stride) // stride


def output_length__by_int(length, size, step=1):
    """int cuts off, and other names for the arguments."""
    return 1 + int((length - size) / step)


def output_length__by_numpy(n, kernel_size, stride=1):
    """A NumPy integer comes back, an array without axes."""
    return np.asarray(np.floor_divide(n - kernel_size, stride) + 1)[()]


def output_length__moves_the_window(n, kernel_size, stride=1):
    """Move on as long as the window lies inside."""
    start = count = 0
    while start + kernel_size <= n:
        start, count = start + stride, count + 1
    return count


def output_length__by_recursion(n, kernel_size, stride=1):
    """One window, and then what is left of the signal after a stride."""
    if n < kernel_size:
        return 0
    return 1 + output_length__by_recursion(n - stride, kernel_size, stride)


def output_length__without_the_rest(n, kernel_size, stride=1):
    """Take the rest away, and the division comes out even."""
    strides, _rest = divmod(n - kernel_size, stride)
    return strides + 1


# conv1d


def conv1d__by_loops(x, kernel, bias, stride=1):
    """One loop for each letter of the equation."""
    m, steps, c_in = x.shape
    size, _, c_out = kernel.shape
    length = (steps - size) // stride + 1
    z = np.zeros((m, length, c_out))
    for e in range(m):
        for p in range(length):
            for j in range(c_out):
                z[e, p, j] = bias[j]
                for i in range(size):
                    for c in range(c_in):
                        z[e, p, j] += x[e, p * stride + i, c] * kernel[i, c, j]
    return z


def conv1d__window_by_window(x, kernel, bias, stride=1):
    """A list of windows, each summed over two axes."""
    size, z = kernel.shape[0], []
    for start in range(0, x.shape[1] - size + 1, stride):
        window = x[:, start : start + size]
        z.append(np.tensordot(window, kernel, axes=2) + bias)
    return np.stack(z, axis=1)


def conv1d__filter_by_filter(x, kernel, bias, stride=1):
    """Multiply, sum, add the bias: one filter and one window at a time."""
    size, c_out = kernel.shape[0], kernel.shape[2]
    starts = range(0, x.shape[1] - size + 1, stride)
    z = np.empty((len(x), len(starts), c_out))
    for p, start in enumerate(starts):
        for j in range(c_out):
            z[:, p, j] = np.sum(x[:, start : start + size] * kernel[:, :, j], axis=(1, 2)) + bias[j]
    return z


def conv1d__step_by_step_of_the_kernel(x, kernel, bias, stride=1):
    """A dense layer for each step of the kernel, and their sum."""
    size = len(kernel)
    span = (x.shape[1] - size) // stride * stride + 1
    return sum(x[:, i : i + span : stride] @ kernel[i] for i in range(size)) + bias


def conv1d__by_sliding_windows(x, kernel, bias, stride=1):
    """All windows as a view, and einsum."""
    windows = np.lib.stride_tricks.sliding_window_view(x, len(kernel), axis=1)
    return np.einsum("epci,icj->epj", windows[:, ::stride], kernel) + bias


def conv1d__by_an_index(x, kernel, bias, stride=1):
    """All windows by an array of step numbers, and one matrix product."""
    size, c_in, c_out = kernel.shape
    starts = np.arange(0, x.shape[1] - size + 1, stride)
    windows = x[:, starts[:, None] + np.arange(size)]  # (m, length, size, c_in)
    return windows.reshape(len(x), len(starts), size * c_in) @ kernel.reshape(-1, c_out) + bias


def conv1d__every_window_then_strides(x, kernel, bias, stride=1):
    """Stride 1 first, and then only what is needed of it."""
    size = kernel.shape[0]
    all_windows = np.stack([x[:, s : s + size] for s in range(x.shape[1] - size + 1)], axis=1)
    return (np.tensordot(all_windows, kernel, axes=((2, 3), (0, 1))) + bias)[:, ::stride]


def conv1d__by_correlate(x, kernel, bias, stride=1):
    """np.correlate for each example, channel and filter."""
    m, steps, c_in = x.shape
    size, _, c_out = kernel.shape
    z = np.zeros((m, steps - size + 1, c_out)) + bias
    for e, c, j in np.ndindex(m, c_in, c_out):
        z[e, :, j] += np.correlate(x[e, :, c], kernel[:, c, j], mode="valid")
    return z[:, ::stride]


def conv1d__by_convolve(x, kernel, bias, stride=1):
    """np.convolve, with the kernel turned round beforehand."""
    signals, turned = np.moveaxis(x, 2, 1), kernel[::-1]
    z = [
        [
            sum(np.convolve(s, turned[:, c, j], "valid") for c, s in enumerate(signal)) + bias[j]
            for j in range(len(bias))
        ]
        for signal in signals
    ]
    return np.array(z)[:, :, ::stride].transpose(0, 2, 1)


def conv1d__as_one_dense_layer(signals, weights, biases, step=1):
    """A dense layer whose matrix holds the kernel again and again; other names."""
    m, steps, c_in = signals.shape
    size, _, c_out = weights.shape
    length = (steps - size) // step + 1
    W = np.zeros((steps, c_in, length, c_out))
    for p in range(length):
        W[p * step : p * step + size, :, p] = weights
    z = signals.reshape(m, steps * c_in) @ W.reshape(steps * c_in, length * c_out)
    return z.reshape(m, length, c_out) + biases


def conv1d__example_by_example(x, kernel, bias, stride=1):
    """One example at a time, each a list of rows: plain lists come back."""
    size = len(kernel)
    starts = range(0, x.shape[1] - size + 1, stride)
    return [
        [(np.einsum("ic,icj->j", signal[s : s + size], kernel) + bias).tolist() for s in starts]
        for signal in x
    ]


def conv1d__by_broadcasting(x, kernel, bias, stride=1):
    """All products at once, (m, length, size, c_in, c_out)."""
    size = kernel.shape[0]
    starts = range(0, x.shape[1] - size + 1, stride)
    windows = np.stack([x[:, s : s + size] for s in starts], axis=1)
    return (windows[..., None] * kernel).sum(axis=(2, 3)) + bias


def conv1d__by_fourier(x, kernel, bias, stride=1):
    """The correlation as a product of Fourier transforms."""
    steps, size = x.shape[1], len(kernel)
    X, K = np.fft.rfft(x, steps, axis=1), np.fft.rfft(kernel, steps, axis=0)
    z = np.fft.irfft(np.einsum("efc,fcj->efj", X, K.conj()), steps, axis=1)
    return z[:, : steps - size + 1 : stride] + bias


def conv1d__bias_as_a_weight(x, kernel, bias, stride=1):
    """One more input channel that is always 1, seen by the first step of the kernel."""
    size, _, c_out = kernel.shape
    x = np.concatenate([x, np.ones((*x.shape[:2], 1))], axis=2)
    extra = np.zeros((size, 1, c_out))
    extra[0, 0] = bias
    return conv1d__by_sliding_windows(x, np.concatenate([kernel, extra], axis=1), 0, stride)


# n_parameters


def n_parameters__filter_by_filter(kernel_size, c_in, c_out):
    """The parameters of one filter, as often as there are filters."""
    return (kernel_size * c_in + 1) * c_out


def n_parameters__by_sizes(kernel_size, c_in, c_out):
    """Make the arrays and look at their sizes."""
    return np.zeros((kernel_size, c_in, c_out)).size + np.zeros(c_out).size


def n_parameters__by_prod(kernel_size, c_in, c_out):
    """np.prod of the shapes: a NumPy integer comes back."""
    return np.prod([kernel_size, c_in, c_out]) + np.prod([c_out])


def n_parameters__by_counting(size, channels, filters):
    """Count them one by one, and other names for the arguments."""
    count = 0
    for _ in range(filters):
        for _ in range(size):
            count += channels
        count += 1
    return count


def n_parameters__as_a_float(kernel_size, c_in, c_out):
    """A float with the right value."""
    return float(math.prod((kernel_size, c_in, c_out)) + c_out)


def n_parameters__as_a_dense_layer(kernel_size, c_in, c_out):
    """A dense layer from all numbers of a window to the filters: (n_in + 1) n_out."""
    n_in = kernel_size * c_in
    return c_out + n_in * c_out

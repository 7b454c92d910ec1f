"""Wrong implementations of lab 9, each one a mistake that learners make."""

import numpy as np


def _windows(x, size, stride):
    """Return all windows, (m, length, size, c_in)."""
    starts = range(0, x.shape[1] - size + 1, stride)
    return np.stack([x[:, start : start + size] for start in starts], axis=1)


def _conv(x, kernel, bias, stride):
    """Return the right answer."""
    return np.einsum("epic,icj->epj", _windows(x, len(kernel), stride), kernel) + bias


def _by_tensordot(window, kernel, bias):
    return np.tensordot(window, kernel, axes=2) + bias


def _by_einsum(window, kernel, bias):
    return np.einsum("mic,icj->mj", window, kernel) + bias


def _filled(z, windows, kernel, bias, answer=_by_tensordot):
    """Return z with the answers of these windows, each (m, size, c_in), one after the other."""
    for p, window in enumerate(windows):
        z[:, p] = answer(window, kernel, bias)
    return z


def _filled_by_filter(z, windows, kernel, bias, c_out=None):
    """Return the same, but one filter at a time."""
    for p, window in enumerate(windows):
        for j in range(c_out or len(bias)):
            z[:, p, j] = np.sum(window * kernel[:, :, j], axis=(1, 2)) + bias[j]
    return z


def _filled_by_loops(z, begins, x, kernel, bias, sizes=None, sum_first=True):
    """Return z with the answers of the windows that begin here, a loop for each letter."""
    size, c_in, c_out = sizes or kernel.shape
    for e in range(len(x)):
        for p, begin in enumerate(begins):
            for j in range(c_out):
                total = bias[j]
                if not sum_first:
                    z[e, p, j] = total
                for i in range(size):
                    for c in range(c_in):
                        total += x[e, begin + i, c] * kernel[i, c, j]
                z[e, p, j] = total
    return z


def _zeros(x, kernel, stride):
    """Return room for the answer, (m, length, c_out)."""
    return np.zeros((len(x), (x.shape[1] - len(kernel)) // stride + 1, kernel.shape[2]))


def _cut(x, size, begins, step=None):
    """Return the pieces of x that begin here, one after the other; beyond the end they are
    short."""
    return [x[:, begin : begin + size : step] for begin in begins]


# output_length


def output_length__forgets_the_first_window(n, kernel_size, stride=1):
    """You counted the strides and not the windows. The window at step 0 needs no stride, so there
    is always one window more than there are strides."""
    return (n - kernel_size) // stride


def output_length__rounds_up(n, kernel_size, stride=1):
    """You rounded up. A stride that does not fit leads to a window that is not complete, and such a
    window does not count: round down."""
    return -(-(n - kernel_size) // stride) + 1


def output_length__rounds_to_the_nearest(n, kernel_size, stride=1):
    """You rounded to the nearest whole number, which is sometimes up. Only complete windows count:
    round down, always."""
    return round((n - kernel_size) / stride) + 1


def output_length__keeps_fractions(n, kernel_size, stride=1):
    """Your answer has a fraction where the strides don't fit. Windows are counted, and a part of a
    window is none: divide with `//`."""
    return (n - kernel_size) / stride + 1


def output_length__returns_a_float(n, kernel_size, stride=1):
    """You returned a float. range() and np.zeros take integers only: `//` makes one of two
    integers, np.floor and `/` don't."""
    return np.floor((n - kernel_size) / stride) + 1


def output_length__keeps_the_length(n, kernel_size, stride=1):
    """You let a window begin wherever a stride leads, up to the end of the signal. That is Keras's
    padding "same". Here no zeros are added, so a window has to end inside."""
    return -(-n // stride)


def output_length__leaves_the_kernel_out(n, kernel_size, stride=1):
    """You divided n by the stride, and the size of the kernel does not count. A long kernel reaches
    the end of the signal sooner than a short one: where may its last window begin?"""
    return n // stride


def output_length__ignores_the_stride(n, kernel_size, stride=1):
    """Your answer is right for stride 1 and ignores the others. With stride 2 only every second
    window is left."""
    return n - kernel_size + 1


def output_length__adds_one_before_dividing(n, kernel_size, stride=1):
    """You added the 1 before you divided by the stride. It stands for the window at step 0, which
    is there whatever the stride is: divide first, then add."""
    return (n - kernel_size + 1) // stride


def output_length__divides_the_kernel_only(n, kernel_size, stride=1):
    """Only the size of the kernel is divided by the stride: `//` comes before `-`. The difference
    of n and the kernel size is what has to be divided, so it needs brackets."""
    return n - kernel_size // stride + 1


def output_length__divides_n_only(n, kernel_size, stride=1):
    """You divided before subtracting the kernel: `//` comes before `-`. The difference of n and the
    kernel size is what has to be divided, so it needs brackets."""
    return n // stride - kernel_size + 1


def output_length__drops_the_last_window(n, kernel_size, stride=1):
    """A window that just fits is missing. It may begin at step n - kernel_size and not only before
    it: as the end of a range that number is one too small."""
    return len(range(0, n - kernel_size, stride))


def output_length__counts_windows_side_by_side(n, kernel_size, stride=1):
    """You counted windows that stand side by side. Windows overlap: the next one begins a stride
    after the beginning of the last, not at its end."""
    return n // kernel_size


def output_length__swaps_kernel_and_stride(n, kernel_size, stride=1):
    """You took the kernel size for the stride, and the stride for the kernel size. The arguments
    come in the order n, kernel_size, stride."""
    return (n - stride) // kernel_size + 1


def output_length__counts_windows_over_the_edge(n, kernel_size, stride=1):
    """You counted windows that only touch the signal with one end, as if there were zeros around
    it. Here a window has to lie inside with all its steps, and so the output gets shorter."""
    return (n + kernel_size - 2) // stride + 1


# conv1d


def conv1d__turns_the_kernel_round(x, kernel, bias, stride=1):
    """You turned the kernel round, as np.convolve does and as mathematics has it. A convolutional
    layer does not: kernel[0] meets the first step of a window."""
    return _conv(x, kernel[::-1], bias, stride)


def conv1d__turns_steps_and_channels_round(x, kernel, bias, stride=1):
    """You turned the kernel round, its steps and its channels too, as a convolution in two
    dimensions does. A convolutional layer turns nothing: kernel[i, c] meets step i and channel c of
    a window."""
    return _conv(x, kernel[::-1, ::-1], bias, stride)


def conv1d__forgets_the_bias(x, kernel, bias, stride=1):
    """You left out the bias. Each filter adds its own number of bias to each of its sums."""
    return _conv(x, kernel, np.zeros(len(bias)), stride)


def conv1d__adds_the_bias_at_every_step(x, kernel, bias, stride=1):
    """You added the bias inside the loop over the steps of the kernel, so it counts `size` times. A
    filter adds it once to the finished sum."""
    return _conv(x, kernel, bias * kernel.shape[0], stride)


def conv1d__adds_the_bias_for_every_channel(x, kernel, bias, stride=1):
    """You added the bias inside the loop over the channels, so it counts `c_in` times. A filter
    adds it once to the finished sum."""
    return _conv(x, kernel, bias * kernel.shape[1], stride)


def conv1d__adds_the_bias_to_every_product(x, kernel, bias, stride=1):
    """You added the bias to each product of the sum. A filter has one bias, and adds it once, when
    the sum over steps and channels is finished."""
    return _conv(x, kernel, bias * kernel.shape[0] * kernel.shape[1], stride)


def conv1d__starts_with_the_bias_and_adds_it_for_every_channel(x, kernel, bias, stride=1):
    """You start with the bias and then add it again for every channel. A filter adds it once: at
    the start or at the end."""
    return _conv(x, kernel, bias * (1 + kernel.shape[1]), stride)


def conv1d__gives_each_step_a_bias(x, kernel, bias, stride=1):
    """You gave each step of the output a bias. There is one for each filter, and filters are the
    last axis: bias fits as it is, without a new axis."""
    return _conv(x, kernel, np.zeros(len(bias)), stride) + bias.reshape(-1, 1)


def conv1d__begins_a_window_at_every_step(x, kernel, bias, stride=1):
    """The number of your windows knows about the stride, but their beginnings don't: window p
    begins at step p. It should begin at step p * stride."""
    length = (x.shape[1] - len(kernel)) // stride + 1
    return _conv(x, kernel, bias, 1)[:, :length]


def conv1d__ignores_the_stride(x, kernel, bias, stride=1):
    """You moved the window by one step, whatever the stride is. The next window begins `stride`
    steps after the last one, so that the output is shorter."""
    return _conv(x, kernel, bias, 1)


def conv1d__spreads_the_kernel(x, kernel, bias, stride=1):
    """You put the stride between the steps of a window. That is a dilation. The steps of a window
    are neighbours; the stride is how far the whole window moves."""
    size, reach = len(kernel), (len(kernel) - 1) * stride + 1
    if reach > x.shape[1]:
        return np.zeros((len(x), 0, len(bias)))
    spread = _windows(x, reach, 1)[:, :, ::stride]  # (m, length, size, c_in)
    return np.einsum("epic,icj->epj", spread[:, :, :size], kernel) + bias


def conv1d__puts_windows_side_by_side(x, kernel, bias, stride=1):
    """Your windows stand side by side: each begins where the last one ends. They may overlap. The
    next one begins `stride` steps after the beginning of the last."""
    return _conv(x, kernel, bias, len(kernel))


def conv1d__lays_windows_end_to_end(x, kernel, bias, stride=1):
    """Your windows lie end to end: window p begins at step p * size. It should begin at step p *
    stride, so that windows may overlap."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    return _filled(z, _cut(x, size, range(0, z.shape[1] * size, size)), kernel, bias)


def conv1d__has_a_window_for_every_step(x, kernel, bias, stride=1):
    """Your loop over the windows goes over all steps of the signal. The last window begins before
    the last step: loop over the number of windows, output_length(steps, size, stride)."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    return _filled(z, _cut(x, size, range(0, x.shape[1] * stride, stride)), kernel, bias)


def conv1d__strides_within_the_window(x, kernel, bias, stride=1):
    """You put the stride into the slice too: `start : start + size : stride` leaves steps of the
    window out. The stride belongs into start alone; the steps of a window are neighbours."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    begins = range(0, z.shape[1] * stride, stride)
    return _filled(z, _cut(x, size, begins, stride), kernel, bias)


def conv1d__counts_windows_without_the_stride(x, kernel, bias, stride=1):
    """You counted the windows of stride 1, and the later ones begin beyond the end. Hand the stride
    on: output_length(steps, size, stride)."""
    z, size = _zeros(x, kernel, 1), len(kernel)
    return _filled(z, _cut(x, size, range(0, z.shape[1] * stride, stride)), kernel, bias)


def conv1d__lays_windows_end_to_end_in_einsum(x, kernel, bias, stride=1):
    """Your windows lie end to end: window p begins at step p * size. It should begin at step p *
    stride, so that windows may overlap."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    return _filled(z, _cut(x, size, range(0, z.shape[1] * size, size)), kernel, bias, _by_einsum)


def conv1d__has_a_window_for_every_step_in_einsum(x, kernel, bias, stride=1):
    """Your loop over the windows goes over all steps of the signal. The last window begins before
    the last step: loop over the number of windows, output_length(steps, size, stride)."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    windows = _cut(x, size, range(0, x.shape[1] * stride, stride))
    return _filled(z, windows, kernel, bias, _by_einsum)


def conv1d__strides_within_the_window_in_einsum(x, kernel, bias, stride=1):
    """You put the stride into the slice too: `start : start + size : stride` leaves steps of the
    window out. The stride belongs into start alone; the steps of a window are neighbours."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    begins = range(0, z.shape[1] * stride, stride)
    return _filled(z, _cut(x, size, begins, stride), kernel, bias, _by_einsum)


def conv1d__counts_windows_without_the_stride_in_einsum(x, kernel, bias, stride=1):
    """You counted the windows of stride 1, and the later ones begin beyond the end. Hand the stride
    on: output_length(steps, size, stride)."""
    z, size = _zeros(x, kernel, 1), len(kernel)
    windows = _cut(x, size, range(0, z.shape[1] * stride, stride))
    return _filled(z, windows, kernel, bias, _by_einsum)


def conv1d__lays_windows_end_to_end_filter_by_filter(x, kernel, bias, stride=1):
    """Your windows lie end to end: window p begins at step p * size. It should begin at step p *
    stride, so that windows may overlap."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    return _filled_by_filter(z, _cut(x, size, range(0, z.shape[1] * size, size)), kernel, bias)


def conv1d__has_a_window_for_every_step_filter_by_filter(x, kernel, bias, stride=1):
    """Your loop over the windows goes over all steps of the signal. The last window begins before
    the last step: loop over the number of windows, output_length(steps, size, stride)."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    return _filled_by_filter(z, _cut(x, size, range(0, x.shape[1] * stride, stride)), kernel, bias)


def conv1d__strides_within_the_window_filter_by_filter(x, kernel, bias, stride=1):
    """You put the stride into the slice too: `start : start + size : stride` leaves steps of the
    window out. The stride belongs into start alone; the steps of a window are neighbours."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    begins = range(0, z.shape[1] * stride, stride)
    return _filled_by_filter(z, _cut(x, size, begins, stride), kernel, bias)


def conv1d__counts_windows_without_the_stride_filter_by_filter(x, kernel, bias, stride=1):
    """You counted the windows of stride 1, and the later ones begin beyond the end. Hand the stride
    on: output_length(steps, size, stride)."""
    z, size = _zeros(x, kernel, 1), len(kernel)
    return _filled_by_filter(z, _cut(x, size, range(0, z.shape[1] * stride, stride)), kernel, bias)


def conv1d__lays_windows_end_to_end_in_loops(x, kernel, bias, stride=1):
    """Your windows lie end to end: window p begins at step p * size. It should begin at step p *
    stride, so that windows may overlap."""
    z, size = _zeros(x, kernel, stride), len(kernel)
    return _filled_by_loops(z, range(0, z.shape[1] * size, size), x, kernel, bias)


def conv1d__has_a_window_for_every_step_in_loops(x, kernel, bias, stride=1):
    """Your loop over the windows goes over all steps of the signal. The last window begins before
    the last step: loop over the number of windows, output_length(steps, size, stride)."""
    z = _zeros(x, kernel, stride)
    begins = range(0, x.shape[1] * stride, stride)
    return _filled_by_loops(z, begins, x, kernel, bias)


def conv1d__has_a_window_for_every_step_in_loops_over_z(x, kernel, bias, stride=1):
    """Your loop over the windows goes over all steps of the signal. The last window begins before
    the last step: loop over the number of windows, output_length(steps, size, stride)."""
    z = _zeros(x, kernel, stride)
    begins = range(0, x.shape[1] * stride, stride)
    return _filled_by_loops(z, begins, x, kernel, bias, sum_first=False)


def conv1d__counts_windows_without_the_stride_in_loops(x, kernel, bias, stride=1):
    """You counted the windows of stride 1, and the later ones begin beyond the end. Hand the stride
    on: output_length(steps, size, stride)."""
    z = _zeros(x, kernel, 1)
    return _filled_by_loops(z, range(0, z.shape[1] * stride, stride), x, kernel, bias)


def conv1d__keeps_the_length(x, kernel, bias, stride=1):
    """You put zeros around the signal, so that the output keeps its length. That is Keras's padding
    "same"; here it is "valid": only windows inside the signal, and nothing added."""
    n, size = x.shape[1], len(kernel)
    missing = max((-(-n // stride) - 1) * stride + size - n, 0)
    left = missing // 2
    padded = np.pad(x, ((0, 0), (left, missing - left), (0, 0)))
    return _conv(padded, kernel, bias, stride)


def conv1d__counts_windows_over_the_edge(x, kernel, bias, stride=1):
    """You counted windows that lie over the edges of the signal, as mode "full" of NumPy's
    functions does. Here a window has to lie inside with all its steps: that is mode "valid"."""
    around = len(kernel) - 1
    return _conv(np.pad(x, ((0, 0), (around, around), (0, 0))), kernel, bias, stride)


def conv1d__drops_the_last_window(x, kernel, bias, stride=1):
    """A window that just fits is missing. It may begin at step steps - size and not only before it:
    as the end of a range that number is one too small."""
    begins = range(0, x.shape[1] - len(kernel), stride)
    pieces = [_by_tensordot(window, kernel, bias) for window in _cut(x, len(kernel), begins)]
    return np.stack(pieces, axis=1)


def conv1d__drops_the_last_window_of_an_array(x, kernel, bias, stride=1):
    """A window that just fits is missing. It may begin at step steps - size and not only before it:
    as the end of a range that number is one too small."""
    begins = range(0, x.shape[1] - len(kernel), stride)
    z = np.zeros((len(x), len(begins), kernel.shape[2]))
    return _filled(z, _cut(x, len(kernel), begins), kernel, bias)


def conv1d__fills_up_the_last_window(x, kernel, bias, stride=1):
    """You filled up the last window with zeros where the stride does not fit. A window that is not
    complete is left out."""
    missing = -(x.shape[1] - len(kernel)) % stride
    return _conv(np.pad(x, ((0, 0), (0, missing), (0, 0))), kernel, bias, stride)


def conv1d__looks_at_one_channel(x, kernel, bias, stride=1):
    """You used the first input channel and no other. A filter has weights for each channel of a
    window, and adds up the products of all of them."""
    return _conv(x[:, :, :1], kernel[:, :1], bias, stride)


def conv1d__keeps_the_channels_apart(x, kernel, bias, stride=1):
    """You added up over the steps only, and the channels stayed apart in an axis of their own. A
    filter makes one number of a window: add up over its channels as well."""
    return np.einsum("epic,icj->epcj", _windows(x, len(kernel), stride), kernel) + bias


def conv1d__averages_the_window(x, kernel, bias, stride=1):
    """You took the mean of the products. A unit adds them up: no number of products to divide by is
    in the equation."""
    return _conv(x, kernel / (kernel.shape[0] * kernel.shape[1]), bias, stride)


def conv1d__averages_the_channels(x, kernel, bias, stride=1):
    """You took the mean over the channels. A unit adds them up, like the steps: each channel has
    weights of its own that say how much it counts."""
    return _conv(x, kernel / kernel.shape[1], bias, stride)


def conv1d__reads_the_kernel_like_pytorch(x, kernel, bias, stride=1):
    """You read the kernel as (c_out, c_in, size), as PyTorch has it. Here, as in Keras, it is
    (size, c_in, c_out): kernel[:, :, j] belongs to filter j."""
    return _conv(x, kernel.transpose(2, 1, 0), bias, stride)


def conv1d__unpacks_the_sizes_like_pytorch(x, kernel, bias, stride=1):
    """You took the sizes of the kernel in the order c_out, c_in, size, as PyTorch has them. Here,
    as in Keras, it is (size, c_in, c_out)."""
    c_out, _, size = kernel.shape
    length = (x.shape[1] - size) // stride + 1
    z, begins = np.zeros((len(x), length, c_out)), range(0, length * stride, stride)
    return _filled(z, _cut(x, size, begins), kernel, bias)


def conv1d__unpacks_the_sizes_like_pytorch_filter_by_filter(x, kernel, bias, stride=1):
    """You took the sizes of the kernel in the order c_out, c_in, size, as PyTorch has them. Here,
    as in Keras, it is (size, c_in, c_out)."""
    c_out, _, size = kernel.shape
    length = (x.shape[1] - size) // stride + 1
    z, begins = np.zeros((len(x), length, c_out)), range(0, length * stride, stride)
    return _filled_by_filter(z, _cut(x, size, begins), kernel, bias, c_out)


def conv1d__unpacks_the_sizes_like_pytorch_in_loops(x, kernel, bias, stride=1):
    """You took the sizes of the kernel in the order c_out, c_in, size, as PyTorch has them. Here,
    as in Keras, it is (size, c_in, c_out)."""
    c_out, c_in, size = kernel.shape
    length = (x.shape[1] - size) // stride + 1
    z, begins = np.zeros((len(x), length, c_out)), range(0, length * stride, stride)
    return _filled_by_loops(z, begins, x, kernel, bias, (size, c_in, c_out))


def conv1d__multiplies_by_all_filters_at_once(x, kernel, bias, stride=1):
    """You multiplied a window by the weights of all filters at once, but their axes don't match:
    the window is (m, size, c_in), the kernel (size, c_in, c_out). Take one filter, kernel[:, :, j],
    or let np.einsum or np.tensordot pair the axes."""
    windows = _cut(x, len(kernel), range(0, x.shape[1] - len(kernel) + 1, stride))
    return np.stack([(window * kernel).sum(axis=(1, 2)) + bias for window in windows], axis=1)


def conv1d__swaps_channels_and_filters(x, kernel, bias, stride=1):
    """You took the last axis of the kernel for the input channels, and the middle one for the
    filters. The kernel is (size, c_in, c_out): filters come last."""
    return _conv(x, kernel.transpose(0, 2, 1), bias, stride)


def conv1d__moves_along_the_channels(x, kernel, bias, stride=1):
    """You moved the window along the channels. x is (m, steps, c_in): time is the middle axis, and
    the channels are the last one."""
    return _conv(x.transpose(0, 2, 1), kernel, bias, stride)


def conv1d__puts_filters_before_steps(x, kernel, bias, stride=1):
    """Your answer has the filters before the steps. Channels come last here, on the way in and on
    the way out: it is (m, length, c_out)."""
    return _conv(x, kernel, bias, stride).transpose(0, 2, 1)


def conv1d__puts_windows_first(x, kernel, bias, stride=1):
    """The windows come first in your answer. The examples do, and axis=1 puts the windows second:
    the answer is (m, length, c_out)."""
    return _conv(x, kernel, bias, stride).transpose(1, 0, 2)


def conv1d__uses_the_first_filter_for_all(x, kernel, bias, stride=1):
    """All your filters use the weights of the first one. Filter j has weights of its own,
    kernel[:, :, j]."""
    return _conv(x, kernel[:, :, :1], bias, stride)


def conv1d__computes_the_first_filter_only(x, kernel, bias, stride=1):
    """You computed the answers of the first filter only. There are c_out of them, and each makes a
    channel of the output: kernel[:, :, j] with bias[j]."""
    return _conv(x, kernel[:, :, :1], bias[:1], stride)


def conv1d__adds_the_filters_up(x, kernel, bias, stride=1):
    """You added up over everything, the filters included, so that all of them say the same. The sum
    runs over the steps and channels of a window; each filter keeps a number of its own."""
    return _conv(x, kernel.sum(axis=2, keepdims=True), bias, stride)


def conv1d__adds_the_examples_up(x, kernel, bias, stride=1):
    """You added up over the examples, so that each of them gets the sum of all. The sum runs over
    the steps and channels of a window; each example keeps its own."""
    everything = np.repeat(x.sum(axis=0, keepdims=True), len(x), axis=0)
    return _conv(everything, kernel, bias, stride)


def conv1d__keeps_one_example(x, kernel, bias, stride=1):
    """You used the first example only. x is a batch: the answer has one signal for each example,
    and a first axis of length 1 when there is one."""
    return _conv(x, kernel, bias, stride)[0]


def conv1d__drops_the_axis_of_one(x, kernel, bias, stride=1):
    """The answer lost an axis of length 1. One example is still a batch, one window is still a
    signal, and one filter is still a channel: the answer is (m, length, c_out)."""
    return np.squeeze(_conv(x, kernel, bias, stride))


def conv1d__keeps_the_last_step_only(x, kernel, bias, stride=1):
    """Each step of the kernel overwrites the sum of the steps before it, and only the last one is
    left. Is there a `=` where a `+=` should be?"""
    return _conv(x[:, len(kernel) - 1 :], kernel[-1:], bias, stride)


def conv1d__keeps_the_last_channel_only(x, kernel, bias, stride=1):
    """Each channel overwrites the sum of the channels before it, and only the last one is left. Is
    there a `=` where a `+=` should be?"""
    return _conv(x[:, :, -1:], kernel[:, -1:], bias, stride)


def conv1d__keeps_the_last_product_only(x, kernel, bias, stride=1):
    """Each product overwrites the one before it, and only the last one is left. Is there a `=`
    where a `+=` should be?"""
    return _conv(x[:, len(kernel) - 1 :, -1:], kernel[-1:, -1:], bias, stride)


def conv1d__keeps_the_last_product_and_no_bias(x, kernel, bias, stride=1):
    """Each product overwrites the one before it, and only the last one is left. Is there a `=`
    where a `+=` should be?"""
    return _conv(x[:, len(kernel) - 1 :, -1:], kernel[-1:, -1:], 0 * bias, stride)


def conv1d__makes_the_answer_as_large_as_x(x, kernel, bias, stride=1):
    """You made the array for the answer as large as x. The answer has fewer steps, and its channels
    are the filters: (m, length, c_out)."""
    begins = range(0, x.shape[1] - len(kernel) + 1, stride)
    return _filled(np.zeros_like(x), _cut(x, len(kernel), begins), kernel, bias)


def conv1d__makes_the_answer_as_large_as_x_in_loops(x, kernel, bias, stride=1):
    """You made the array for the answer as large as x. The answer has fewer steps, and its channels
    are the filters: (m, length, c_out)."""
    begins = range(0, x.shape[1] - len(kernel) + 1, stride)
    return _filled_by_loops(np.zeros_like(x), begins, x, kernel, bias)


def conv1d__stores_in_whole_numbers(x, kernel, bias, stride=1):
    """You collected the answer in an array with the dtype of x. Where the signal is made of whole
    numbers, it cuts the fractions off. Make it an array of floats."""
    return _conv(x, kernel, bias, stride).astype(x.dtype)


def conv1d__multiplies_inside_x(x, kernel, bias, stride=1):
    """Your code changes x. A window is no copy: `*=` writes into x itself, and the next filter and
    the next window meet other numbers. Make the product a new array."""
    size, c_out = len(kernel), len(bias)
    length = (x.shape[1] - size) // stride + 1
    z = np.zeros((len(x), length, c_out))
    for p in range(length):
        for j in range(c_out):
            window = x[:, p * stride : p * stride + size]
            window *= kernel[:, :, j]
            z[:, p, j] = window.sum(axis=(1, 2)) + bias[j]
    return z


def conv1d__flattens_in_two_orders(x, kernel, bias, stride=1):
    """You flattened the windows channel by channel, but the kernel step by step, so that numbers
    meet weights of other places. `sliding_window_view` puts the steps of a window last: move that
    axis before the channels first."""
    size, c_in, c_out = kernel.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, size, axis=1)[:, ::stride]
    return windows.reshape(*windows.shape[:2], -1) @ kernel.reshape(size * c_in, c_out) + bias


def conv1d__applies_relu(x, kernel, bias, stride=1):
    """You cut the negative numbers off. ReLU is a step of its own, behind the layer and not in it:
    return the sums as they are."""
    return np.maximum(_conv(x, kernel, bias, stride), 0)


# n_parameters


def n_parameters__forgets_the_biases(kernel_size, c_in, c_out):
    """You counted the weights only. Each filter has a bias too, and it is learned like a weight."""
    return kernel_size * c_in * c_out


def n_parameters__counts_one_bias(kernel_size, c_in, c_out):
    """You counted one bias for the whole layer. Each filter has its own: bias is (c_out,)."""
    return kernel_size * c_in * c_out + 1


def n_parameters__counts_a_bias_for_each_input_channel(kernel_size, c_in, c_out):
    """You counted one bias for each input channel. A filter adds its bias to the sum over all
    channels, so there is one for each filter."""
    return kernel_size * c_in * c_out + c_in


def n_parameters__counts_a_bias_for_each_step(kernel_size, c_in, c_out):
    """You counted a bias for each step of the kernel. A filter has one, which it adds to the
    finished sum, however long the kernel is."""
    return kernel_size * (c_in + 1) * c_out


def n_parameters__counts_a_bias_for_each_channel_of_each_filter(kernel_size, c_in, c_out):
    """You counted a bias for each channel of each filter. A filter has one, which it adds to the
    sum over all channels."""
    return (kernel_size + 1) * c_in * c_out


def n_parameters__leaves_the_channels_out(kernel_size, c_in, c_out):
    """You left out the input channels. A filter looks at all of them, and it has weights of its own
    for each."""
    return (kernel_size + 1) * c_out


def n_parameters__counts_one_filter(kernel_size, c_in, c_out):
    """You counted the parameters of one filter. There are c_out filters, each with weights and a
    bias of its own."""
    return kernel_size * c_in + 1


def n_parameters__shares_weights_between_filters(kernel_size, c_in, c_out):
    """You counted a bias for each filter, but the weights of one filter only. Filters share nothing
    with each other: weights are shared by the windows of one filter."""
    return kernel_size * c_in + c_out


def n_parameters__takes_the_kernel_for_a_square(kernel_size, c_in, c_out):
    """You counted the weights of a square kernel, as for images. A signal has one axis of time, so
    a kernel covers kernel_size steps and not their square."""
    return kernel_size**2 * c_in * c_out + c_out


def n_parameters__counts_like_a_dense_layer(kernel_size, c_in, c_out):
    """You counted a dense layer from c_in inputs to c_out units. It sees one step; a filter sees
    kernel_size of them, and has weights of its own for each."""
    return c_in * c_out + c_out

"""Checks of lab 9: the convolution."""

import numpy as np
import pytest

from graders.compare import assert_close, assert_equal, assert_unchanged

BEAT = np.array([0.0, 1.0, 0.0, 6.0, -2.0, 0.0, 2.0, 0.0]).reshape(1, 8, 1)  # (m, steps, c_in)
SPIKE_AND_SLOPE = np.array([[-1.0, -1.0], [2.0, 0.0], [-1.0, 1.0]]).reshape(3, 1, 2)

# Two leads of a heartbeat, four steps each: the signal of the text.
LEADS = np.array([[[1.0, 0.0], [3.0, 2.0], [0.0, 1.0], [2.0, 2.0]]])  # (1, 4, 2)


def _row(numbers):
    """Return one signal with one channel, (1, steps, 1)."""
    return np.array(numbers, dtype=float).reshape(1, -1, 1)


def _weights(numbers):
    """Return the kernel of one filter for one channel, (size, 1, 1)."""
    return np.array(numbers, dtype=float).reshape(-1, 1, 1)


def _layer(rng, size, c_in, c_out):
    return rng.normal(size=(size, c_in, c_out)), rng.normal(size=c_out)


def _at(starts, x, kernel, bias):
    """Return what the windows answer that begin at these steps."""
    size = kernel.shape[0]
    windows = [x[:, start : start + size, :, np.newaxis] for start in starts]
    return np.stack([(w * kernel).sum(axis=(1, 2)) + bias for w in windows], axis=1)


# output_length ------------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_output_length__counts_complete_windows_only(lab):
    """Steps at the end that don't make a complete window don't count.

    Write down where the windows of a call begin: 0, the stride, twice the stride, and so on. Where
    does the last one begin? Where would the next one end, and does the signal go on that far?
    """
    assert_equal(lab.output_length(23, 6, 2), 9)  # 0, 2, ..., 16
    assert_equal(lab.output_length(11, 4, 3), 3)  # 0, 3, 6
    assert_equal(lab.output_length(13, 5, 3), 3)  # 0, 3, 6
    assert_equal(lab.output_length(9, 2, 4), 2)  # 0, 4


@pytest.mark.points(2)
def test_output_length__counts_the_windows_of_the_heartbeat(lab):
    """In 8 steps a kernel of size 3 has 6 windows; with stride 2 it has 3, with stride 3 it has 2.

    Write down the steps at which the windows begin. Which is the first one, which the last one? How
    many are there?
    """
    assert_equal(lab.output_length(8, 3, 1), 6)
    assert_equal(lab.output_length(8, 3, 2), 3)
    assert_equal(lab.output_length(8, 3, 3), 2)


def test_output_length__moves_by_one_step_unless_told(lab):
    """Without a stride the window moves by one step.

    What is the third argument when nobody gives it? How many windows of size 1 are there in 6
    steps?
    """
    assert_equal(lab.output_length(9, 4), 6)
    assert_equal(lab.output_length(6, 1), 6)


def test_output_length__counts_a_window_that_just_fits(lab):
    """A window that ends with the last step of the signal counts.

    Write down where the windows of a call begin, and where they end. Is the signal's last step n,
    or n - 1? How many strides are there between four windows?
    """
    assert_equal(lab.output_length(9, 3, 2), 4)  # 0, 2, 4, 6
    assert_equal(lab.output_length(10, 4, 3), 3)  # 0, 3, 6
    assert_equal(lab.output_length(7, 1, 3), 3)  # 0, 3, 6


def test_output_length__even_kernels(lab):
    """Kernels of size 2, 4 and 6 are counted like odd ones.

    Does it matter for the number of windows where the middle of the kernel is? Is there anything to
    halve?
    """
    assert_equal(lab.output_length(7, 2, 1), 6)
    assert_equal(lab.output_length(7, 4, 1), 4)
    assert_equal(lab.output_length(11, 6, 2), 3)  # 0, 2, 4


def test_output_length__a_kernel_as_long_as_the_signal(lab):
    """A kernel as long as the signal has one window; with one step more there is room for two.

    How many strides can you make when the kernel covers everything? How many windows is that?
    """
    assert_equal(lab.output_length(5, 5, 1), 1)
    assert_equal(lab.output_length(6, 6, 3), 1)
    assert_equal(lab.output_length(6, 5, 1), 2)


def test_output_length__strides_longer_than_the_kernel(lab):
    """The stride may be longer than the kernel; then there are gaps between the windows.

    Where does the second window begin: where the first one ends, or a stride after its beginning?
    """
    assert_equal(lab.output_length(20, 3, 7), 3)  # 0, 7, 14
    assert_equal(lab.output_length(12, 2, 5), 3)  # 0, 5, 10


@pytest.mark.points(2)
def test_output_length__agrees_with_tensorflow(lab, tensorflow):
    """output_length returns the length that keras.layers.Conv1D gives its output.

    Count on your fingers for a stride that comes out even, and for one that doesn't. Does your
    formula say the same for both?
    """
    for n in (6, 9, 10, 25):
        for kernel_size in (2, 5):
            for stride in (1, 2, 3):
                expected = tensorflow.output_length(n, kernel_size, stride)
                assert_equal(lab.output_length(n, kernel_size, stride), expected)


def test_output_length__is_an_integer(lab):
    """The number of windows is an integer, which range() and np.zeros can use.

    range(6) works and range(6.0) does not. Which of `/`, `//` and np.floor makes an integer of two
    integers?
    """
    for n, kernel_size, stride, expected in [(8, 3, 1, 6), (9, 4, 2, 3)]:
        length = lab.output_length(n, kernel_size, stride)
        assert_equal(length, expected)
        is_integer = np.asarray(length).dtype.kind in "iu"
        assert is_integer, f"{float(length)} is a float; range() and np.zeros need an integer."


# conv1d -------------------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_conv1d__meets_each_number_with_its_own_weight(lab):
    """Step i of a window and channel c meet kernel[i, c, j], and the sum goes to z[e, p, j].

    Take the first window of the first signal on paper. Which axis of x is time, and which axis of
    kernel has the filters? What is the shape of the answer, and which function counts its windows?
    """
    x = np.array([[[1, 2, 0], [0, -1, 3], [2, 1, 1], [1, 0, -2]], [[2, 0, 1]] * 4], dtype=float)
    kernel = np.array([[[1, 2], [3, -1], [0, 5]], [[2, 0], [-2, 1], [4, 3]]], dtype=float)
    expected = np.array([[[31, -12], [13, 0], [9, -18]], [[20, -8]] * 3])
    assert_close(lab.conv1d(x, kernel, np.array([10.0, -20.0])), expected)
    x = np.array([[[1.0, 2.0, 3.0], [4.0, 0.0, 1.0], [2.0, 5.0, -1.0]]] * 2)  # (2, 3, 3)
    kernel = np.arange(18.0).reshape(2, 3, 3)  # (size, c_in, c_out)
    expected = np.array([[[75, 87, 99], [69, 81, 93]]] * 2)
    assert_close(lab.conv1d(x, kernel, np.array([0.0, 1.0, 2.0])), expected)


@pytest.mark.points(2)
def test_conv1d__finds_the_beat_by_hand(lab):
    """The two filters of the text answer what the table says: spike and slope, six windows each.

    Take window 0 and the spike filter. Which three steps belong to it, which three weights, which
    bias? What is different for the slope filter?
    """
    expected = [[-4, 0], [-13, 5], [8, -2], [-16, -6], [-6, 4], [-2, 0]]
    answer = lab.conv1d(BEAT, SPIKE_AND_SLOPE, np.array([-6.0, 0.0]))
    assert_close(answer, np.array([expected], dtype=float))


@pytest.mark.points(2)
def test_conv1d__does_not_turn_the_kernel_round(lab):
    """kernel[0] meets the first step of a window, and kernel[-1] the last one.

    The signal is 0 except for one step in the middle. Which weight meets that step in the first
    window, when it is still on the right? Which in the last one? What does np.convolve do with a
    kernel?
    """
    pulse, kernel = _row([0, 0, 0, 1, 0, 0]), _weights([2, 3, 5])
    assert_close(lab.conv1d(pulse, kernel, np.zeros(1)), _row([0, 5, 3, 2]))
    pulse = np.stack([np.zeros(5), [0.0, 0.0, 1.0, 0.0, 0.0]], axis=1)[np.newaxis]  # (1, 5, 2)
    kernel = np.array([[7.0, 2.0], [11.0, 3.0], [13.0, 5.0]]).reshape(3, 2, 1)
    assert_close(lab.conv1d(pulse, kernel, np.zeros(1)), _row([5, 3, 2]))


@pytest.mark.points(2)
def test_conv1d__sums_over_all_channels(lab):
    """A filter makes one number of a window, however many channels the window has.

    The text works out the first of the filters here by hand: 3, -6, -1. How many products are in
    each of these numbers? Is there one for each step, or one for each step and channel?
    """
    kernel = np.array([[1.0, 0.0, 2.0], [-1.0, 1.0, 0.0], [2.0, 0.0, 1.0], [3.0, 0.0, -1.0]])
    answer = lab.conv1d(LEADS, kernel.reshape(2, 2, 3), np.array([-10.0, 0.5, 0.0]))
    assert_close(answer, np.array([[[3, 0.5, 3], [-6, 2.5, 5], [-1, 1.5, 0]]]))


@pytest.mark.points(2)
def test_conv1d__strides_move_the_window(lab):
    """With stride 2 or 3 each window begins 2 or 3 steps after the one before, as long as it fits.

    Where do the windows begin? Count on: 0, then the stride, then twice the stride. Are the steps
    within a window still neighbours? How many windows fit now?
    """
    x = _row([1, 2, 4, 8, 16, 32, 64, 128, 256])
    kernel, bias = _weights([1, 10, 100]), np.array([0.5])
    expected = [421.5, 842.5, 1684.5, 3368.5, 6736.5, 13472.5, 26944.5]
    assert_close(lab.conv1d(x, kernel, bias, 1), _row(expected))
    assert_close(lab.conv1d(x, kernel, bias, 2), _row(expected[::2]))
    assert_close(lab.conv1d(x, kernel, bias, 3), _row(expected[::3]))


def test_conv1d__leaves_out_what_does_not_fit(lab, rng):
    """A window that would reach beyond the end of the signal is left out, and nothing is added.

    How many steps at the end of this signal does no window see? Does the answer need them at all?
    """
    x, (kernel, bias) = rng.normal(size=(3, 11, 2)), _layer(rng, 3, 2, 4)
    assert_close(lab.conv1d(x, kernel, bias, 3), _at([0, 3, 6], x, kernel, bias))
    assert_close(lab.conv1d(x[:, :10], kernel, bias, 2), _at([0, 2, 4, 6], x, kernel, bias))


def test_conv1d__even_kernels(lab, rng):
    """Kernels of size 2 and 4 work like odd ones.

    Does window p begin at p * stride, or does it lie around a middle? Which step would be the
    middle of four?
    """
    x, (kernel, bias) = rng.normal(size=(2, 8, 3)), _layer(rng, 4, 3, 2)
    assert_close(lab.conv1d(x, kernel, bias), _at([0, 1, 2, 3, 4], x, kernel, bias))
    x, kernel = x[:, :7], kernel[:2]
    assert_close(lab.conv1d(x, kernel, bias, 2), _at([0, 2, 4], x, kernel, bias))


def test_conv1d__a_kernel_as_long_as_the_signal(lab, rng):
    """A kernel as long as the signal has one window: each filter is a unit of a dense layer.

    What is the shape of the answer when there is one window? How many axes is that? Does the stride
    still matter?
    """
    x, (kernel, bias) = rng.normal(size=(4, 5, 2)), _layer(rng, 5, 2, 3)
    dense = x.reshape(4, 10) @ kernel.reshape(10, 3) + bias  # (m, c_out)
    for stride in (1, 2, 3):
        assert_close(lab.conv1d(x, kernel, bias, stride), dense[:, np.newaxis])


def test_conv1d__a_kernel_of_one_step(lab):
    """A kernel of size 1 treats each step on its own.

    How many steps does the answer have for stride 1, how many for stride 2? What is left of the sum
    when a window has only one step?
    """
    kernel = np.array([[[2.0, 0.0, 1.0], [0.0, 3.0, -1.0]]])  # (1, 2, 3)
    expected = np.array([[[2, 1, 1], [6, 7, 1], [0, 4, -1], [4, 7, 0]]])
    assert_close(lab.conv1d(LEADS, kernel, np.array([0.0, 1.0, 0.0])), expected)
    assert_close(lab.conv1d(LEADS, kernel, np.array([0.0, 1.0, 0.0]), 2), expected[:, ::2])


def test_conv1d__adds_the_bias_of_each_filter_once(lab):
    """A signal of 0 leaves only the biases: the same ones at each step of the answer.

    The first signal is 0 everywhere, the second one has a 1 in its last step. How many biases are
    there: one for each step, for each channel, or for each filter? How often does a filter add its
    own to one number?
    """
    x, bias = np.zeros((2, 4, 3)), np.array([1.0, -2.0, 0.5])
    x[1, 3] = 1
    expected = np.array([[[1, -2, 0.5]] * 3, [[1, -2, 0.5], [1, -2, 0.5], [4, 1, 3.5]]])
    assert_close(lab.conv1d(x, np.ones((2, 3, 3)), bias), expected)


def test_conv1d__keeps_a_batch_of_one_a_batch(lab):
    """One signal, one channel, one filter: the answer still has three axes.

    What is the shape of the answer for one example, three windows and one filter? Which operations
    throw an axis of length 1 away?
    """
    answer = lab.conv1d(_row([3, 1, 4, 1]), _weights([1, -2]), np.array([1.0]))
    assert_close(answer, _row([2, -6, 3]))
    answer = lab.conv1d(_row([3, 1, 4]), _weights([1, 2, -1]), np.array([0.5]))
    assert_close(answer, _row([1.5]))


def test_conv1d__treats_each_example_on_its_own(lab):
    """Each signal of a batch gets the answer that it would get alone.

    Over which axes does the sum run, and is the axis of the examples one of them? Should a number
    of the first example reach the second one?
    """
    x = np.array([[1.0, 0.0, 2.0, 5.0], [0.0, 0.0, 1.0, 0.0], [10.0, 20.0, 0.0, 30.0]])  # (3, 4)
    answer = lab.conv1d(x[:, :, np.newaxis], _weights([3, -1]), np.array([1.0]))
    assert_close(answer, np.array([[4, -1, 2], [1, 0, 4], [11, 61, -29]])[:, :, np.newaxis])


def test_conv1d__takes_whole_numbers(lab):
    """Signals of type int give the same answer as the same numbers of type float.

    Which dtype has the array in which you collect the answer, and who chose it? What happens to
    0.25 in an array of whole numbers?
    """
    x = np.array([[[1], [3], [2], [-4]], [[0], [5], [1], [1]]])  # (2, 4, 1)
    answer = lab.conv1d(x, np.array([0.5, 0.25]).reshape(2, 1, 1), np.array([0.125]))
    assert_close(answer, np.array([[[1.375], [2.125], [0.125]], [[1.375], [2.875], [0.875]]]))
    answer = lab.conv1d(x, np.array([2, -1]).reshape(2, 1, 1), np.array([3]), 2)
    assert_close(answer, np.array([[[2], [11]], [[-2], [4]]]))


def test_conv1d__leaves_its_arguments_alone(lab):
    """x, kernel and bias are as they were after the call, and the answer is the same.

    Is `x[:, 0:2]` a copy, or a second name for the same numbers? Which operations change an array
    that already exists (`+=`, `*=`, `[...] =`)? Whose array is x?
    """
    x = np.array([[[1.0], [2.0], [-1.0], [3.0]], [[0.0], [2.0], [2.0], [5.0]]])  # (2, 4, 1)
    answer = lab.conv1d(x, _weights([2, 3]), np.array([1.0]))
    assert_close(answer, np.array([[[9], [2], [8]], [[7], [11], [20]]]))
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_conv1d__agrees_with_tensorflow(lab, tensorflow, rng):
    """conv1d returns what keras.layers.Conv1D returns, for stride 1, 2 and 3.

    What changes from stride 1 to stride 2, and what stays? Try a short signal with all weights 0
    but one: where should that weight be seen in the answer?
    """
    x, (kernel, bias) = rng.normal(size=(5, 12, 3)), _layer(rng, 4, 3, 2)
    for stride in (1, 2, 3):
        expected = tensorflow.conv1d(x, kernel, bias, stride)
        assert_close(lab.conv1d(x, kernel, bias, stride), expected)
    kernel, bias = _layer(rng, 3, 1, 6)
    expected = tensorflow.conv1d(x[:1, :, :1], kernel, bias, 2)
    assert_close(lab.conv1d(x[:1, :, :1], kernel, bias, 2), expected)


@pytest.mark.hidden
def test_conv1d__holds_for_new_numbers(lab, tensorflow, rng):
    """conv1d is right for signals and kernels that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    size, c_in, c_out, stride = (int(n) for n in rng.integers(2, 5, size=4))
    x, (kernel, bias) = rng.normal(size=(3, 14, c_in)), _layer(rng, size, c_in, c_out)
    expected = tensorflow.conv1d(x, kernel, bias, stride)
    assert_close(lab.conv1d(x, kernel, bias, stride), expected)


# n_parameters -------------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_n_parameters__counts_the_layers_of_the_text(lab):
    """8 filters of size 25 for one channel have 208 parameters; 16 of size 5 behind them have 656.

    What are the shapes of kernel and bias? How many channels does the first layer hand to the
    second?
    """
    assert_equal(lab.n_parameters(5, 8, 16), 656)
    assert_equal(lab.n_parameters(25, 1, 8), 208)


def test_n_parameters__one_weight_for_each_step_and_channel(lab):
    """A filter of size 3 for 2 channels has 6 weights and a bias, and ten of them have ten times 7.

    Write down the shape of the kernel of one filter. How many numbers are in it? Do two filters
    share any?
    """
    assert_equal(lab.n_parameters(3, 2, 1), 7)
    assert_equal(lab.n_parameters(3, 2, 10), 70)


def test_n_parameters__one_bias_for_each_filter(lab):
    """All that is not a weight is a bias, and each filter has one.

    What is the shape of bias? Does it get longer with a longer kernel, or with more channels?
    """
    assert_equal(lab.n_parameters(4, 3, 5) - 4 * 3 * 5, 5, of="the number of biases")
    assert_equal(lab.n_parameters(6, 5, 2) - 6 * 5 * 2, 2, of="the number of biases")


def test_n_parameters__more_channels_need_more_weights(lab):
    """Each new input channel costs a weight for each step of the kernel, in each filter.

    Does a filter look at one channel, or at all of them? Does it use the same weights for each?
    """
    three, six = lab.n_parameters(4, 3, 5), lab.n_parameters(4, 6, 5)
    assert_equal(six - three, 60, of="the difference")  # 4 steps, 3 channels more, 5 filters


def test_n_parameters__the_smallest_layer(lab):
    """One weight and one bias are 2 parameters; with three channels they are 4.

    What is left to learn when the kernel covers one step of one channel?
    """
    assert_equal(lab.n_parameters(1, 1, 1), 2)
    assert_equal(lab.n_parameters(1, 3, 1), 4)


def test_n_parameters__a_kernel_as_long_as_the_signal_saves_nothing(lab):
    """A kernel over all 12 steps of 3 channels has as many parameters as a dense layer: 36 inputs.

    How many weights has a dense layer with 36 inputs and 7 units, and how many biases?
    """
    assert_equal(lab.n_parameters(12, 3, 7), 36 * 7 + 7)


@pytest.mark.points(2)
def test_n_parameters__agrees_with_tensorflow(lab, tensorflow):
    """n_parameters returns what count_params() of keras.layers.Conv1D returns.

    Make one of the three numbers larger by 1, and leave the others. How many weights come in
    addition, and how many biases?
    """
    for sizes in [(3, 2, 4), (2, 4, 3), (4, 3, 2), (7, 1, 5), (1, 6, 8)]:
        assert_equal(lab.n_parameters(*sizes), tensorflow.n_parameters(*sizes))

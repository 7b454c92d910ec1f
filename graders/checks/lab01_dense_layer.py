"""Checks of lab 1: the dense layer."""

from itertools import pairwise

import numpy as np
import pytest

from graders.compare import assert_close, assert_shape, assert_unchanged

PLANTS = np.array([[6.0, 8.0], [1.0, 2.0], [5.0, 3.0], [2.0, 6.0]])  # (4, 2) days and hours of sun
W_HIDDEN = np.array([[1.0, 0.0, 1.0], [0.0, -1.0, 1.0]])  # (2, 3) dry, dark, scorched
B_HIDDEN = np.array([-3.0, 4.0, -9.0])
W_URGENCY = np.array([[2.0], [1.0], [1.0]])  # (3, 1)
B_URGENCY = np.array([1.0])

# Three of everything: wrong shapes fit as well as right ones, so that the numbers tell the mistake.
A_SQUARE = np.array([[1.0, 2.0, 3.0], [-2.0, 8.0, 1.0], [4.0, -1.0, 2.0]])  # (3, 3)
W_SQUARE = np.array([[1.0, 2.0, -1.0], [0.0, 3.0, 2.0], [-2.0, 1.0, 4.0]])  # (3, 3)
B_SQUARE = np.array([10.0, -20.0, 30.0])

# Layers of two units and a batch of two, for the same reason.
X_SQUARE = np.array([[1.0, 2.0], [3.0, -1.0]])  # (2, 2)
STACK = [
    (np.array([[1.0, 2.0], [-1.0, 3.0]]), np.array([5.0, -4.0])),
    (np.array([[2.0, 1.0], [0.0, -1.0]]), np.array([3.0, 1.0])),
    (np.array([[1.0, -2.0], [4.0, 1.0]]), np.array([-6.0, 2.0])),
]


def linear(z):
    """Return z as it is."""
    return z


def relu(z):
    """Return max(0, z), number by number."""
    return np.maximum(z, 0)


def sigmoid(z):
    """Return numbers between 0 and 1, number by number."""
    return 1 / (1 + np.exp(-z))


def softmax(z):
    """Return shares that add up to 1 along the last axis."""
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def _layer(rng, n_in, n_out):
    return rng.normal(size=(n_in, n_out)), rng.normal(size=n_out)


def _assert_shapes(answer, W_shape, b_shape):
    is_pair = isinstance(answer, (tuple, list)) and len(answer) == 2
    assert is_pair, "collapse_linear returns two arrays, W and b: together they are one layer."
    assert_shape(answer[0], W_shape, of="W")
    assert_shape(answer[1], b_shape, of="b")


def _assert_layer(answer, W, b):
    _assert_shapes(answer, np.shape(W), np.shape(b))
    assert_close(answer[0], W, of="W")
    assert_close(answer[1], b, of="b")


# dense


@pytest.mark.points(2)
def test_dense__gives_column_j_to_unit_j(lab):
    """Unit j multiplies the inputs by column j of W, adds b[j], and g does the rest.

    All sizes are 3 here, so wrong shapes fit as well as right ones: look at the numbers. Take the
    first row of a_in and the first number of the answer. Which three weights belong to it, which
    bias? At what moment does g come in?
    """
    expected = [[5, 0, 45], [6, 1, 52], [10, 0, 32]]
    assert_close(lab.dense(A_SQUARE, W_SQUARE, B_SQUARE, relu), expected)


@pytest.mark.points(2)
def test_dense__computes_the_plants_by_hand(lab):
    """Four plants and three units make the (4, 3) table in the text.

    Which two shapes go into the matrix product, and which shape has to come out? If an error
    message shows two shapes that do not fit: which of them is not (4, 2), (2, 3) or (3,)?
    """
    expected = [[3, 0, 5], [0, 2, 0], [2, 1, 0], [0, 0, 0]]
    assert_close(lab.dense(PLANTS, W_HIDDEN, B_HIDDEN, relu), expected)


def test_dense__adds_the_bias_to_every_row(lab):
    """Inputs of 0 leave only the bias: every row of the answer is g(b).

    What is z when all inputs are 0? How many numbers has b: one for each example, or one for each
    unit?
    """
    b = np.array([0.5, -1.0, 2.0, 0.0])
    W = np.array([[1.0, -2.0, 3.0, 0.5], [4.0, 1.0, -1.0, 2.0]])  # (2, 4)
    assert_close(lab.dense(np.zeros((5, 2)), W, b, np.tanh), np.tile(np.tanh(b), (5, 1)))


@pytest.mark.points(2)
def test_dense__hands_the_whole_matrix_to_g(lab):
    """With softmax as g, the numbers of each row are shares of 1.

    Softmax compares the scores of one example with each other. What does it see when you hand it a
    single number? What, when you hand it all numbers of one unit? What is the shape of z?
    """
    a_in = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [1.0, 1.0]])  # (4, 2)
    W, b = np.log([[2.0, 1.0, 4.0], [1.0, 3.0, 1.0]]), np.log([1.0, 1.0, 2.0])
    parts = np.array([[2, 1, 8], [1, 3, 2], [1, 1, 2], [2, 3, 8]])  # exp(z)
    assert_close(lab.dense(a_in, W, b, softmax), parts / [[11], [6], [4], [13]])


def test_dense__keeps_a_batch_of_one_a_batch(lab):
    """One example in one row goes in, one row comes out, also when there is only one unit.

    What is the shape of the answer for m = 1 and n_out = 1? How many axes is that?
    """
    a_in = np.array([[1.0, 2.0, -1.0, 0.5]])  # (1, 4)
    W = np.array([[1.0, 2.0], [0.0, 1.0], [2.0, -1.0], [4.0, 0.0]])  # (4, 2)
    assert_close(lab.dense(a_in, W, np.array([0.0, -5.0]), np.tanh), np.tanh([[1.0, 0.0]]))
    b = np.array([np.log(3) - 1])
    assert_close(lab.dense(a_in, W[:, :1], b, sigmoid), [[0.75]])


def test_dense__takes_whole_numbers(lab):
    """Inputs of type int give the same answer as the same numbers of type float.

    Which dtype has an array that you make "like" an array of whole numbers? What happens to 0.75
    when you store it there?
    """
    a_in, W = np.array([[1, 2], [0, -1], [3, 4]]), np.array([[0.5, 1.25, -1.0, 0], [0.25, 0, 1, 2]])
    expected = [[1.75, 0.25, 1, 6], [0.5, 0, 0, 0], [3.25, 2.75, 1, 10]]
    assert_close(lab.dense(a_in, W, np.array([0.75, -1.0, 0.0, 2.0]), relu), expected)
    W, b = np.array([[1, -2, 0, 1], [0, 1, 1, -1]]), np.array([0, 1, -2, 1])
    z = [[1, 1, 0, 0], [0, 0, -3, 2], [3, -1, 2, 0]]
    assert_close(lab.dense(a_in, W, b, np.tanh), np.tanh(z))


def test_dense__leaves_its_arguments_alone(lab):
    """The right answer comes out, and a_in, W and b are as they were.

    Does `w = W[:, 0]` make a copy, or a second name for the same numbers? Which of your lines
    change an array that already exists (`+=`, `*=`, `[...] =`)? Whose array is it?
    """
    a_in = np.array([[2.0, -1.0], [0.5, 3.0], [1.0, 1.0]])  # (3, 2)
    W, b = np.array([[1.0, 2.0, 0.0, -1.0], [3.0, 1.0, -2.0, 2.0]]), np.array([1.0, 0, -1, 0.5])
    z = [[0, 3, 1, -3.5], [10.5, 4, -7, 6], [5, 3, -3, 1.5]]
    assert_close(lab.dense(a_in, W, b, linear), z)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_dense__agrees_with_tensorflow(lab, tensorflow, rng):
    """dense returns what keras.layers.Dense returns.

    Is it wrong for every g, or only for some of them? Which of your lines knows about g?
    """
    a_in, (W, b) = rng.normal(size=(7, 4)), _layer(rng, 4, 3)
    assert_close(lab.dense(a_in, W, b, sigmoid), tensorflow.dense(a_in, W, b, sigmoid))
    assert_close(lab.dense(a_in, W, b, softmax), tensorflow.dense(a_in, W, b, softmax))


# sequential


@pytest.mark.points(2)
def test_sequential__feeds_each_layer_with_the_one_before(lab):
    """Each layer takes the output of the layer before it, and uses its own W, b and g.

    Every layer has two units here, so wrong shapes fit as well as right ones. Follow the first row
    of x on paper. What goes into the second layer, what into the third? Which g belongs to which?
    """
    layers = [
        (np.array([[1.0, 2.0], [-1.0, 3.0]]), np.array([-1.0, 1.0]), np.absolute),
        (np.array([[1.0, -2.0], [1.0, 1.0]]), np.array([-5.0, 1.0]), relu),
        (np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([-3.0, 0.0]), linear),
        (np.array([[2.0, -1.0], [1.0, -1.0]]), np.array([-10.0, 3.0]), np.square),
    ]
    # Layer by layer: [[2, 9], [3, 4]], [[6, 6], [2, 0]], [[3, 6], [-1, 4]], and then the answer.
    assert_close(lab.sequential(X_SQUARE, layers), [[4, 36], [64, 0]])


@pytest.mark.points(2)
def test_sequential__computes_the_urgency_by_hand(lab):
    """The network of the text says 12, 3, 6 and 1 for the four plants.

    How does the shape change on the way from (4, 2) to (4, 1)? What is the shape after the first
    layer, and does your second layer get an array of that shape?
    """
    layers = [(W_HIDDEN, B_HIDDEN, relu), (W_URGENCY, B_URGENCY, linear)]
    assert_close(lab.sequential(PLANTS, layers), [[12], [3], [6], [1]])


@pytest.mark.points(2)
def test_sequential__takes_layers_of_any_width(lab, rng):
    """Three layers of 5, 2 and 4 units turn (6, 3) into (6, 4), and (1, 3) into (1, 4).

    How many layers has the list here, and how many does your code use? Is any size in your code
    written as a number?
    """
    x = rng.normal(size=(6, 3))
    (W1, b1), (W2, b2), (W3, b3) = _layer(rng, 3, 5), _layer(rng, 5, 2), _layer(rng, 2, 4)
    expected = softmax(relu(np.tanh(x @ W1 + b1) @ W2 + b2) @ W3 + b3)
    layers = [(W1, b1, np.tanh), (W2, b2, relu), (W3, b3, softmax)]
    assert_close(lab.sequential(x, layers), expected)
    assert_close(lab.sequential(x[:1], layers), expected[:1])


def test_sequential__takes_a_list_of_one_layer(lab):
    """A network of one layer answers what that layer answers.

    How often does your loop run when the list has one entry? What is returned when there is no
    second layer?
    """
    x = np.array([[1.0, 2.0], [0.0, -3.0], [4.0, 1.0]])  # (3, 2)
    W, b = np.array([[1.0, 0.0, 2.0, -1.0], [0.5, 1.0, -1.0, 2.0]]), np.array([1.0, -1, 0, 2])
    z = [[3, 1, 0, 5], [-0.5, -4, 3, -4], [5.5, 0, 7, 0]]
    assert_close(lab.sequential(x, [(W, b, linear)]), z)


def test_sequential__makes_a_v_of_two_relu_units(lab):
    """Two ReLU units and a linear one make the absolute value of x.

    Which of the two units speaks for x = -2, which for x = 3? What does each of them hand to the
    last unit?
    """
    x = np.array([[-2.0], [0.0], [3.0], [-0.5]])  # (4, 1)
    layers = [
        (np.array([[1.0, -1.0]]), np.zeros(2), relu),
        (np.array([[1.0], [1.0]]), np.zeros(1), linear),
    ]
    assert_close(lab.sequential(x, layers), np.abs(x))


def test_sequential__takes_whole_numbers(lab):
    """Inputs, weights and biases of type int give the right numbers.

    Which dtype has the array that carries the numbers from layer to layer, and who chose it?
    """
    x = np.array([[3, -1], [0, 2], [1, 1]])  # (3, 2)
    W1, b1 = np.array([[1, 2, 0, -1], [0, 1, -1, 3]]), np.array([0, -1, 2, 1])
    W2, b2 = np.array([[2], [-1], [1], [-1]]), np.array([1])
    z = np.array([[1], [-7], [-1]])  # [3, 4, 3, 5], [0, 1, 0, 7] and [1, 2, 1, 3] times W2, plus 1
    assert_close(lab.sequential(x, [(W1, b1, np.absolute), (W2, b2, np.tanh)]), np.tanh(z))
    layers = [(W1, b1, np.absolute), (W2 / 4, b2, linear)]
    assert_close(lab.sequential(x, layers), [[1], [-1], [0.5]])


def test_sequential__leaves_its_arguments_alone(lab):
    """The right answer comes out, and x and the list of layers are as they were.

    Could you call your function twice with the same list? Which methods of a list change the list
    itself?
    """
    layers = [
        (np.array([[1.0, -1.0, 2.0]]), np.array([0.0, 1.0, -3.0]), np.absolute),
        (np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 1.0]]), np.array([-1.0, 0.5]), np.square),
    ]
    x = np.array([[2.0], [-1.0], [0.0], [3.0], [0.5]])  # (5, 1)
    expected = [[16, 20.25], [36, 30.25], [4, 6.25], [64, 56.25], [1, 9]]
    assert_close(lab.sequential(x, layers), expected)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_sequential__agrees_with_tensorflow(lab, tensorflow, rng):
    """sequential returns what keras.Sequential returns.

    Is one layer enough to see the difference, or does it take two? Or three?
    """
    x = rng.normal(size=(5, 4))
    sizes, activations = [4, 6, 3, 2], [np.tanh, sigmoid, softmax]
    shapes = zip(sizes, sizes[1:], activations)
    layers = [(*_layer(rng, n_in, n_out), g) for n_in, n_out, g in shapes]
    assert_close(lab.sequential(x, layers), tensorflow.sequential(x, layers))


@pytest.mark.hidden
def test_sequential__holds_for_new_numbers(lab, tensorflow, rng):
    """sequential is right for networks and numbers that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    sizes = [int(n) for n in rng.integers(2, 7, size=4)]
    layers = [
        (*_layer(rng, *pair), g) for pair, g in zip(pairwise(sizes), [sigmoid, np.tanh, sigmoid])
    ]
    x = rng.normal(size=(3, sizes[0]))
    assert_close(lab.sequential(x, layers), tensorflow.sequential(x, layers))


# collapse_linear


@pytest.mark.points(2)
def test_collapse_linear__multiplies_and_carries_the_biases(lab):
    """Three layers of two units become one: W is (2, 2) and b is (2,).

    All sizes are 2 here, so wrong orders fit as well as right ones. Do the first two layers on
    paper and treat what you get as one layer. In which order do the weights stand? Through which
    weights does the first bias still have to go?
    """
    _assert_layer(lab.collapse_linear(STACK), [[-2, -5], [-18, 0]], [47, -14])


@pytest.mark.points(2)
def test_collapse_linear__finds_the_formula_for_the_plants(lab):
    """The plants' two layers collapse to 3 * days + 0 * sun - 10.

    The text follows days, sun and biases through the second layer. Which of your lines does the
    same? The list holds two layers: what has to become of (2, 3) and (3, 1)?
    """
    layers = [(W_HIDDEN, B_HIDDEN), (W_URGENCY, B_URGENCY)]
    _assert_layer(lab.collapse_linear(layers), [[3], [0]], [-10])


@pytest.mark.points(2)
def test_collapse_linear__answers_like_the_whole_stack(lab, rng):
    """One layer and the whole stack of 2, 5 and 3 units give the same answer for every x.

    How many inputs has the first layer, how many units the last one? Which shapes do W and b need
    to replace them all?
    """
    layers = [_layer(rng, 4, 2), _layer(rng, 2, 5), _layer(rng, 5, 3)]
    answer = lab.collapse_linear(layers)
    x = a = rng.normal(size=(6, 4))
    for W_next, b_next in layers:
        a = a @ W_next + b_next
    _assert_shapes(answer, (4, 3), (3,))
    assert_close(x @ answer[0] + answer[1], a, of="x @ W + b")


def test_collapse_linear__leaves_one_layer_as_it_is(lab):
    """A list of one layer collapses to that layer.

    What is left to do when there is nothing to combine? Does your code expect a second layer?
    """
    W, b = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, 4.0]]), np.array([1.0, 2.0, -3.0])
    _assert_layer(lab.collapse_linear([(W, b)]), W, b)


def test_collapse_linear__passes_the_first_bias_on(lab):
    """A first layer that ignores its inputs still speaks through its bias.

    All weights of the first layer are 0. What does it hand to the second layer, for any x? And
    what does the second layer make of that?
    """
    first = (np.zeros((2, 3)), np.array([1.0, -2.0, 3.0]))
    W = np.array([[1.0, 0.0, 2.0, -1.0], [2.0, 1.0, 0.0, 1.0], [0.0, 3.0, -1.0, 1.0]])  # (3, 4)
    layers = [first, (W, np.array([10.0, 20.0, 30.0, 40.0]))]
    _assert_layer(lab.collapse_linear(layers), np.zeros((2, 4)), [7, 27, 29, 40])


def test_collapse_linear__takes_whole_numbers(lab):
    """Layers of type int and layers of type float mix.

    Which dtype has the array that you start with, and can it hold 0.5?
    """
    first = (np.array([[1, 2, 0]]), np.array([3, -1, 1]))  # (1, 3), (3,)
    second = (np.array([[0.5, 1.0], [0.25, -1.0], [0.0, 2.5]]), np.array([0.5, 0.25]))
    _assert_layer(lab.collapse_linear([first, second]), [[1, -1]], [1.75, 6.75])
    third = (np.array([[2], [-1]]), np.array([4]))
    _assert_layer(lab.collapse_linear([first, second, third]), [[3]], [0.75])


def test_collapse_linear__leaves_its_arguments_alone(lab):
    """The right layer comes out, and the list and all its arrays are as they were.

    Which of your names stand for an array of the list itself? Which of your lines change such an
    array, or the list (`+=`, `@=`, `.pop`, `.reverse`)?
    """
    first = (np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([1.0, -1.0]))
    second = (np.array([[2.0, 0.0], [1.0, 3.0]]), np.array([0.0, 5.0]))
    third = (np.array([[1.0, 1.0, -1.0], [0.0, 2.0, 1.0]]), np.array([1.0, 2.0, 3.0]))
    layers = [first, second, third]
    _assert_layer(lab.collapse_linear(layers), [[4, 16, 2], [1, 7, 2]], [2, 7, 4])
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_collapse_linear__agrees_with_tensorflow(lab, tensorflow, rng):
    """W and b are what a stack of linear Keras layers amounts to.

    What does the whole stack answer for x = 0? What does that say about b?
    """
    layers = [_layer(rng, 3, 5), _layer(rng, 5, 4), _layer(rng, 4, 6), _layer(rng, 6, 2)]
    W, b = tensorflow.collapse_linear(layers)
    _assert_layer(lab.collapse_linear(layers), W, b)

"""Checks of lab 11: handwritten digits.

Training is random. So the checks of train ask for what holds for any start and any order, and find
the start of an implementation by a training with the learning rate 0. Those with training that
takes long come last; they begin with a short one, at which a wrong implementation is told from
another in no time.
"""

from itertools import pairwise

import numpy as np
import pytest

from graders import networks
from graders.compare import assert_close, assert_equal, assert_shape, assert_unchanged
from graders.digits import load
from graders.models import Model

CENTRES = np.array([[2.0, 2.0], [-2.0, 2.0], [-2.0, -2.0], [2.0, -2.0]])  # (4, 2)
BY_HAND = [  # the network of the text
    (np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros(2)),
    (np.array([[1.0, -1.0, -1.0, 1.0], [1.0, 1.0, -1.0, -1.0]]), np.array([-2.0, 0.0, 2.0, 0.0])),
]

# Layers of two units and a batch of two: wrong shapes fit as well as right ones.
X_SQUARE = np.array([[1.0, -2.0], [3.0, 1.0]])
SQUARE = [
    (np.array([[1.0, 2.0], [-1.0, 3.0]]), np.array([-1.0, 1.0])),
    (np.array([[1.0, -2.0], [2.0, 1.0]]), np.array([-3.0, 0.5])),
    (np.array([[2.0, -1.0], [1.0, 1.0]]), np.array([1.0, -4.0])),
]

# Ten examples for short trainings. The batches of three: 3, 3, 3 and 1.
X_TEN = np.array(
    [[1.0, 2.0], [-1.5, 0.5], [0.5, -2.0], [2.0, 0.0], [-1.0, -1.0],
     [0.0, 1.5], [1.5, -0.5], [-2.0, 1.0], [-0.5, -1.5], [2.5, 1.0]]
)  # fmt: skip
Y_TEN = np.array([0, 1, 3, 2, 2, 1, 3, 1, 2, 0])


def _pass_through(k):
    """Return a network of one layer whose logits are its inputs."""
    return [(np.eye(k), np.zeros(k))]


def _random_params(rng, sizes):
    return [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in pairwise(sizes)]


def _share_right(X, y, params):
    return float(np.mean(np.argmax(networks.logits(X, params), axis=1) == y))


def _blobs(rng, m):
    y = np.arange(m) % 4
    return CENTRES[y] + rng.normal(scale=0.4, size=(m, 2)), y


def _source(number):
    """Return a source of random numbers, at its beginning."""
    return np.random.default_rng(number)


def _assert_network(params, sizes):
    """Assert that an answer is a list of pairs (W, b) for these sizes, all numbers finite."""
    layers = list(pairwise(sizes))
    is_list = isinstance(params, (list, tuple)) and len(params) == len(layers)
    assert is_list, f"The sizes {sizes} make {len(layers)} layers: one pair (W, b) for each."
    for i, (pair, (n_in, n_out)) in enumerate(zip(params, layers)):
        is_pair = isinstance(pair, (list, tuple)) and len(pair) == 2
        assert is_pair, f"Entry {i} of the list is not a pair (W, b)."
        assert_shape(pair[0], (n_in, n_out), of=f"W of layer {i}")
        assert_shape(pair[1], (n_out,), of=f"b of layer {i}")
        finite = np.all(np.isfinite(pair[0])) and np.all(np.isfinite(pair[1]))
        assert finite, f"Layer {i} has weights or biases that are nan or infinite."


# initialize


@pytest.mark.points(2)
def test_initialize__makes_a_pair_for_each_layer(lab):
    """Sizes [4, 3, 5, 2] make three layers: (4, 3), (3, 5) and (5, 2), each with its biases.

    How many neighbours are there in a list of four numbers? Which of the two numbers of a layer is
    the number of its biases?
    """
    _assert_network(lab.initialize([4, 3, 5, 2], _source(1)), [4, 3, 5, 2])
    params = lab.initialize([6, 1], _source(1))
    _assert_network(params, [6, 1])
    assert len(np.unique(params[0][0])) == 6, "The weights of a layer are all different numbers."


@pytest.mark.points(2)
def test_initialize__gives_each_unit_weights_of_its_own(lab):
    """No two units of a layer have the same weights, and no unit treats all its inputs alike.

    Suppose two units of a layer have the same weights. What do they compute? Which gradients do
    they get, and what are they after the first step? How many random numbers does a layer with 5
    inputs and 4 units need?
    """
    params = lab.initialize([5, 4, 4, 4], _source(2))
    _assert_network(params, [5, 4, 4, 4])
    for i, (W, _b) in enumerate(params):
        count = len(np.unique(W))
        assert count == W.size, f"Layer {i} has {W.size} weights but {count} different numbers."
    same = np.array_equal(params[1][0], params[2][0])
    assert not same, "Two layers of the same shape have exactly the same weights."


@pytest.mark.points(2)
def test_initialize__scales_the_weights(lab):
    """In layers with hundreds of inputs, the scores are neither far too large nor all but zero.

    A score is a sum of n_in products. If n_in becomes a hundred times as large, what must become of
    the weights, so that the scores keep their size? Standard deviations from 0.003 on, and up to 8
    times sqrt(2 / n_in), are accepted here.
    """
    sizes = [1000, 100, 10]
    params = lab.initialize(sizes, _source(3))
    _assert_network(params, sizes)
    for i, (W, _b) in enumerate(params):
        scale, he = np.sqrt(np.mean(np.square(W))), np.sqrt(2 / sizes[i])
        assert scale >= 0.003, (
            f"The weights of a layer with {sizes[i]} inputs have the scale {scale:.3g}, all but 0; "
            f"sqrt(2 / n_in) is {he:.3g}."
        )
        assert scale <= 8 * he, (
            f"The weights of a layer with {sizes[i]} inputs have the scale {scale:.3g}; "
            f"sqrt(2 / n_in) is {he:.3g}."
        )


def test_initialize__draws_weights_of_both_signs(lab):
    """About half of the weights are negative.

    Around which number does `rng.normal` draw its numbers, and around which one `rng.random`? What
    does a unit do with inputs between 0 and 1 if all its weights are positive?
    """
    params = lab.initialize([40, 60], _source(4))
    _assert_network(params, [40, 60])
    share = np.mean(params[0][0] < 0)
    assert 0.4 < share < 0.6, f"{share:.0%} of the weights of a wide layer are negative."


def test_initialize__starts_with_biases_of_zero(lab):
    """Every bias is 0, and no weight is.

    Which of the two has to be random so that the units differ? Is it enough if one of them is?
    """
    params = lab.initialize([3, 7, 4], _source(5))
    _assert_network(params, [3, 7, 4])
    for i, (W, b) in enumerate(params):
        assert_close(b, np.zeros(len(b)), of=f"b of layer {i}")
        assert np.all(W != 0), f"W of layer {i} has weights that are 0."


@pytest.mark.points(2)
def test_initialize__draws_from_rng(lab):
    """The same rng gives the same network again; another rng gives another one.

    Where do your random numbers come from: from the argument, or from somewhere else? What happens
    if somebody calls your function twice with `np.random.default_rng(6)`?
    """
    one, again = lab.initialize([3, 5, 2], _source(6)), lab.initialize([3, 5, 2], _source(6))
    other = lab.initialize([3, 5, 2], _source(7))
    for params in (one, again, other):
        _assert_network(params, [3, 5, 2])
    assert np.array_equal(networks.flat(one), networks.flat(again)), (
        "Equal rngs, but two different networks."
    )
    differ = all(not np.array_equal(a, b) for (a, _), (b, _) in zip(one, other))
    assert differ, "Two different rngs, but the same weights."


def test_initialize__leaves_its_arguments_alone(lab):
    """The list of sizes is as it was, and the network fits it.

    Does your code take numbers out of the list (`.pop`), or change them? Whose list is it?
    """
    sizes = [5, 6, 3]
    params = lab.initialize(sizes, _source(8))
    _assert_network(params, sizes)
    assert np.ptp(params[0][0]) > 0, "The weights are all the same."
    assert_unchanged(lab)


# forward


@pytest.mark.points(2)
def test_forward__goes_through_three_layers(lab):
    """Each layer gets what the one before returns, with ReLU after each layer but the last.

    All sizes are 2 here, so wrong shapes fit as well as right ones. Follow the first row of X on
    paper: what is z of the first layer, and what does the second layer get?
    """
    # Layer by layer: [[2, 0], [1, 10]], [[0, 0], [18, 8.5]], and then the logits.
    assert_close(lab.forward(X_SQUARE, SQUARE), [[1, -4], [45.5, -13.5]])


@pytest.mark.points(2)
def test_forward__computes_the_small_picture(lab):
    """The network of the text has the logits of the text.

    Which of the numbers in the table are negative? In which layer does ReLU stand, and in which
    layer does it not? Is there a softmax in the equations of the network?
    """
    expected = [[2, 0, -2, 0], [0, 2, 0, -2], [-2, 0, 2, 0], [0, -2, 0, 2], [-1, 1, 1, -1]]
    assert_close(lab.forward(np.vstack([CENTRES, [[-3.0, 1.0]]]), BY_HAND), expected)


def test_forward__takes_a_single_layer(lab):
    """A network of one layer is X W + b, negative numbers and all.

    How often does your loop run here? Which layer is the last one if there is only one?
    """
    X = np.array([[1.0, 2.0, -1.0], [0.0, -3.0, 2.0]])  # (2, 3)
    W = np.array([[1.0, 0.0, 2.0, -1.0], [0.5, 1.0, -1.0, 2.0], [1.0, 1.0, 0.0, 3.0]])  # (3, 4)
    logits = [[2, 0, 0, 2], [1.5, -2, 3, 2]]
    assert_close(lab.forward(X, [(W, np.array([1.0, -1.0, 0.0, 2.0]))]), logits)


@pytest.mark.points(2)
def test_forward__takes_any_sizes(lab, rng):
    """Networks of two and of four layers turn (5, 3) into (5, 4), and (1, 3) into (1, 4).

    How many layers does your code expect? Is any size in it written as a number? How many axes has
    the answer for one example?
    """
    X = rng.normal(size=(5, 3))
    for sizes in ([3, 6, 4], [3, 7, 5, 6, 4]):
        params = _random_params(rng, sizes)
        assert_close(lab.forward(X, params), networks.logits(X, params))
        assert_close(lab.forward(X[:1], params), networks.logits(X[:1], params))


def test_forward__takes_whole_numbers(lab):
    """Inputs, weights and biases of type int give the right logits.

    Which dtype has the array that carries the numbers from layer to layer, and who chose it?
    """
    X = np.array([[3, -1], [0, 2], [1, 1]])  # (3, 2)
    first = (np.array([[1, 2, 0, -1], [0, 1, -1, 3]]), np.array([0, -1, 2, 1]))
    second = np.array([[2], [-1], [1], [-1]])  # hidden: [3, 4, 3, 0], [0, 1, 0, 7], [1, 2, 1, 3]
    assert_close(lab.forward(X, [first, (second, np.array([1]))]), [[6], [-7], [-1]])
    assert_close(lab.forward(X, [first, (second / 4, np.array([0.5]))]), [[1.75], [-1.5], [0]])


def test_forward__leaves_its_arguments_alone(lab):
    """The right logits come out, and X and the network are as they were.

    Is `a = X` a copy, or a second name for the same numbers? Which of your lines change an array
    that already exists (`+=`, `[...] =`, `out=`)? Which change a list?
    """
    X = np.array([[-1.0, 2.0, 0.5], [3.0, -4.0, 1.0]])  # (2, 3)
    first = (np.array([[1.0, -1.0], [0.0, 2.0], [2.0, 0.0]]), np.array([0.0, 1.0]))
    second = (np.array([[1.0, 0.0, -2.0, 1.0], [3.0, -1.0, 1.0, 0.0]]), np.array([0.0, 1, 0, -9]))
    # Hidden: [[0, 6], [5, 0]].
    logits = [[18, -5, 6, -9], [5, 1, -10, -4]]
    assert_close(lab.forward(X, [first, second]), logits)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_forward__agrees_with_tensorflow(lab, tensorflow, rng):
    """forward returns what Keras's layers return.

    Is it wrong for a network of one layer, too, or only for deeper ones? What do the deeper ones
    have that a single layer does not have?
    """
    X = rng.normal(size=(6, 5))
    for sizes in ([5, 3], [5, 8, 3], [5, 4, 6, 3]):
        params = _random_params(rng, sizes)
        assert_close(lab.forward(X, params), tensorflow.forward(X, params))


@pytest.mark.hidden
def test_forward__holds_for_new_numbers(lab, tensorflow, rng):
    """forward is right for networks that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    sizes = [int(n) for n in rng.integers(2, 8, size=4)]
    X, params = rng.normal(size=(3, sizes[0])), _random_params(rng, sizes)
    assert_close(lab.forward(X, params), tensorflow.forward(X, params))


# predict


@pytest.mark.points(2)
def test_predict__finds_the_largest_logit_of_each_row(lab):
    """The answer is the place of each row's largest logit, one number for each example.

    There are four examples and four classes here, so that a wrong axis fits, too. The network
    returns its inputs as logits. Which place has the largest number of the first row? And which
    place has it in the first column?
    """
    X = np.array([[1.0, 7, 3, 2], [9, 8, 4, 0], [0, 2, 5, 6], [2, 9, 1, 3]])
    assert_equal(lab.predict(X, _pass_through(4)), [1, 0, 3, 1])


@pytest.mark.points(2)
def test_predict__tells_the_four_blobs_apart(lab):
    """The network of the text puts each point into the blob that it lies in.

    What are the logits of the point (-2, 2)? Which class number belongs to the largest of them?
    """
    X = np.array([[2.5, -1.5], [-2.0, 2.0], [1.5, 2.0], [-1.0, -3.0], [-3.0, 1.5]])
    assert_equal(lab.predict(X, BY_HAND), [3, 1, 0, 2, 1])


def test_predict__keeps_a_batch_of_one_a_batch(lab):
    """One example in one row goes in, an array with one class number comes out.

    What is the shape of the answer for m = 1? How many axes is that?
    """
    params = [(np.array([[1.0, -1.0, 0.5], [0.0, 1.0, 2.0]]), np.array([0.0, 1.0, 0.0]))]
    assert_equal(lab.predict(np.array([[1.0, 1.0]]), params), [2])  # logits 1, 1, 2.5
    assert_equal(lab.predict(np.array([[-3.0, 0.5]]), params), [1])  # logits -3, 4.5, -0.5


def test_predict__takes_the_largest_of_negative_logits(lab):
    """Also where all logits are negative, the largest of them wins.

    Does a logit have to be positive, or a probability above one half, to win? Which is larger,
    -1 or -8?
    """
    X = np.array([[-3.0, -1.0, -8.0], [-2.0, -5.0, -0.5], [-0.1, -0.2, -0.3], [-7.0, -9.0, -8.0]])
    assert_equal(lab.predict(X, _pass_through(3)), [1, 2, 0, 0])


def test_predict__survives_large_logits(lab):
    """Logits of 1000 and more, and of -1000 and less, have a winner, too.

    What is exp(1000)? Do you need the probabilities in order to find the largest of them?
    """
    X = np.array([[1000, 1200, 900], [-1100, -1200, -1000], [800, 0, 900], [40.0, 45.0, 42.0]])
    assert_equal(lab.predict(X, _pass_through(3)), [1, 2, 2, 1])


@pytest.mark.points(2)
def test_predict__counts_classes_from_zero(lab):
    """With ten classes the answers are the digits 0 to 9 themselves.

    Which number has the first column of the logits? And which one the last of ten?
    """
    digits = [7, 0, 3, 9, 1, 4, 8, 2, 6, 5, 9, 0]
    X = np.full((12, 10), -1.0)
    X[np.arange(12), digits] = 2.0
    assert_equal(lab.predict(X, _pass_through(10)), digits)


def test_predict__leaves_its_arguments_alone(lab):
    """The right classes come out, and X and the network are as they were, also for type int.

    Which of your lines change an array that already exists? Whose array is it?
    """
    X = np.array([[1, 0, -2], [0, 3, 1], [-1, -1, 4], [2, 2, 2], [0, 1, 0]])  # (5, 3)
    params = [(np.array([[2, 0], [0, 1], [1, 1]]), np.array([0, 1]))]
    assert_equal(lab.predict(X, params), [0, 1, 1, 0, 1])
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_predict__agrees_with_tensorflow(lab, tensorflow, rng):
    """predict returns what tf.argmax says about the logits.

    How does your answer differ: in its shape, in all its numbers, or in a few? Which logits do the
    wrong ones have?
    """
    for sizes in ([4, 6, 5], [4, 9, 7, 3]):
        X, params = rng.normal(size=(12, 4)), _random_params(rng, sizes)
        assert_equal(lab.predict(X, params), tensorflow.predict(X, params))


# accuracy


@pytest.mark.points(2)
def test_accuracy__computes_the_example_by_hand(lab):
    """Three of five predictions are right: 0.6.

    How many pairs are equal, and how many pairs are there? Is the answer a share, a count or a
    percentage?
    """
    by_hand = lab.accuracy(np.array([3, 1, 4, 1, 5]), np.array([3, 1, 4, 0, 6]))
    half = lab.accuracy(np.array([2, 0, 2, 1, 0, 2]), np.array([2, 0, 2, 2, 1, 1]))
    assert_close(by_hand, 0.6)
    assert_close(half, 0.5)


@pytest.mark.points(2)
def test_accuracy__counts_every_mistake_alike(lab):
    """A near miss is as wrong as any other, in either direction.

    If the digit is a 3: is 4 a better answer than 9? What does your code do with the difference of
    two class numbers?
    """
    y = np.array([3, 3, 3, 0, 9, 5, 2, 7])
    y_hat = np.array([4, 9, 2, 9, 0, 5, 2, 7])
    assert_close(lab.accuracy(y, y_hat), 0.375)


def test_accuracy__is_one_at_best_and_zero_at_worst(lab):
    """All right is 1, none right is 0, and one right example out of one is 1.

    What is the largest accuracy that your formula can give, and what the smallest?
    """
    y = np.array([4, 0, 2, 9, 1, 1])
    assert_close(lab.accuracy(y, np.array([4, 0, 2, 9, 1, 1])), 1.0)
    assert_close(lab.accuracy(y, np.array([0, 4, 9, 2, 2, 0])), 0.0)
    assert_close(lab.accuracy(np.array([7]), np.array([7])), 1.0)
    assert_close(lab.accuracy(np.array([7]), np.array([2])), 0.0)


def test_accuracy__knows_class_zero(lab):
    """Class 0 is a class like the others: predicting it rightly counts.

    What is `0 * 0`, and what is `bool(0)`? Does your code treat a class number as yes or no?
    """
    y, y_hat = np.array([0, 0, 0, 2, 1, 0, 3, 0, 0, 2]), np.array([0, 0, 1, 2, 2, 0, 3, 0, 3, 0])
    assert_close(lab.accuracy(y, y_hat), 0.6)


def test_accuracy__weighs_examples_not_classes(lab):
    """A class with eight examples counts eight times as much as a class with one.

    Is it a share of the examples, or a mean of the shares of the classes?
    """
    y = np.array([1, 1, 1, 1, 5, 1, 0, 1, 1, 1])
    assert_close(lab.accuracy(y, np.full(10, 1)), 0.8)
    assert_close(lab.accuracy(y, np.array([1, 1, 1, 0, 5, 1, 0, 5, 1, 0])), 0.7)


def test_accuracy__leaves_its_arguments_alone(lab):
    """The right share comes out as a plain number, and y and y_hat are as they were.

    Does your code sort, or write into, one of the two arrays? Whose array is it?
    """
    y, y_hat = np.array([2, 0, 1, 2, 3, 1, 0]), np.array([2, 1, 1, 0, 3, 2, 0])
    assert_close(lab.accuracy(y, y_hat), 4 / 7)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_accuracy__agrees_with_tensorflow(lab, tensorflow, rng):
    """accuracy returns what keras.metrics.Accuracy returns.

    Which number do you divide by? What do you get if you exchange y and y_hat?
    """
    for m, k in ((11, 3), (200, 10)):
        y = rng.integers(0, k, size=m)
        y_hat = np.where(rng.random(m) < 0.6, y, rng.integers(0, k, size=m))
        assert_close(lab.accuracy(y, y_hat), tensorflow.accuracy(y, y_hat))


# train


def _trained(lab, X, y, sizes, epochs, batch_size, learning_rate, source=9):
    """Return the network before a training and after it, both checked for their shapes."""
    before = lab.train(X, y, sizes, epochs, batch_size, 0.0, _source(source))
    _assert_network(before, sizes)
    after = lab.train(X, y, sizes, epochs, batch_size, learning_rate, _source(source))
    _assert_network(after, sizes)
    return before, after


def _short(lab):
    """Run a short training, as a fingerprint of the implementation."""
    sizes = [2, 5, 4]
    _assert_network(lab.train(X_TEN, Y_TEN, sizes, 2, 3, 0.1, _source(10)), sizes)


def _distance(after, expected, before):
    """Return how far a network is from the expected one, in lengths of the way to it."""
    way = np.linalg.norm(networks.flat(expected) - networks.flat(before))
    return np.linalg.norm(networks.flat(after) - networks.flat(expected)) / way


def _ways(lab, m, batch_size, source, epochs=1):
    """Return how far epochs move the weights of each example's own input, in learning rates."""
    args = np.eye(m), np.arange(m) % 3, [m, 3], epochs, batch_size
    networks = [lab.train(*args, rate, source) for rate in (0.0, 0.01)]
    for params in networks:
        _assert_network(params, [m, 3])
    W_before, W_after = (np.asarray(params[0][0]) for params in networks)
    return np.mean(np.abs(W_after - W_before), axis=1) / 0.01


def _way(seen, steps):
    """Return how far Adam moves a weight with a gradient at these steps only, in learning rates."""
    m = v = way = 0.0
    for t in range(1, steps + 1):
        dw = float(t - 1 in seen)
        m, v = 0.9 * m + 0.1 * dw, 0.999 * v + 0.001 * dw
        way += m / (1 - 0.9**t) / (np.sqrt(v / (1 - 0.999**t)) + 1e-7)
    return way


def test_train__returns_a_network_of_these_sizes(lab):
    """The answer is a list of pairs (W, b) that fit the sizes, and training has changed them.

    Which function makes a list of that form? What does `adam_update` return, and where do you keep
    it?
    """
    for sizes in ([2, 7, 5, 4], [2, 4]):
        before, after = _trained(lab, X_TEN, Y_TEN, sizes, 2, 5, 0.1)
        changed = not np.array_equal(networks.flat(before), networks.flat(after))
        assert changed, "Two epochs with the learning rate 0.1 have not changed the network."


@pytest.mark.points(2)
def test_train__draws_from_rng(lab):
    """The same rng gives the same network again; another rng starts from other weights.

    Where do the first weights come from, and where does the random order? Is there any random
    number in your code that does not come from rng?
    """
    sizes = [2, 6, 4]
    one, again, other = (
        lab.train(X_TEN, Y_TEN, sizes, 3, 4, 0.05, _source(n)) for n in (11, 11, 12)
    )
    for params in (one, again, other):
        _assert_network(params, sizes)
    assert np.array_equal(networks.flat(one), networks.flat(again)), (
        "Equal rngs, but two different networks."
    )
    assert not np.array_equal(networks.flat(one), networks.flat(other)), (
        "Two different rngs, but one network."
    )
    starts = [lab.train(X_TEN, Y_TEN, sizes, 1, 10, 0.0, _source(n)) for n in (11, 12)]
    for params in starts:
        _assert_network(params, sizes)
    same = np.array_equal(starts[0][0][0], starts[1][0][0])
    assert not same, "Two different rngs, but training starts from the same weights."


@pytest.mark.points(2)
def test_train__walks_with_adam(lab):
    """With all examples in one batch, each epoch is one step of Adam.

    Here the order of the examples makes no difference. Five epochs are five steps: t = 1, 2, 3, 4,
    5. What has to be there before the first step, and what does each step need from the one before?
    How long is the first step, if learning_rate is 0.1?
    """
    for sizes, epochs, batch_size, rate in (([2, 4], 1, 10, 0.1), ([2, 6, 4], 5, 64, 0.02)):
        before, after = _trained(lab, X_TEN, Y_TEN, sizes, epochs, batch_size, rate)
        *_, expected = networks.descent([(X_TEN, Y_TEN)] * epochs, before, rate)
        assert _distance(after, expected, before) < 0.02, (
            f"epochs={epochs} and batch_size={batch_size} with ten examples: that makes "
            f"{'one step' if epochs == 1 else f'{epochs} steps'} of Adam with the learning rate "
            f"{rate}. From your start, this leads elsewhere."
        )


@pytest.mark.points(2)
def test_train__takes_a_step_for_each_batch(lab):
    """35 examples in batches of 16 make three steps in each epoch.

    All the examples are the same here, so any batch gives the same gradient, and only the number of
    steps and Adam's memory count. How many examples has the third batch? What is t at the first
    batch of the second epoch?
    """
    X, y = np.tile([[1.5, -1.0, 0.5]], (35, 1)), np.full(35, 2)
    for epochs, batch_size, steps in ((1, 16, 3), (2, 16, 6), (3, 7, 15), (1, 1, 35), (4, 36, 4)):
        before, after = _trained(lab, X, y, [3, 5, 4], epochs, batch_size, 0.01)
        *_, expected = networks.descent([(X[:1], y[:1])] * steps, before, 0.01)
        assert _distance(after, expected, before) < 0.02, (
            f"epochs={epochs} with 35 examples and batch_size={batch_size} should make {steps} "
            "steps of Adam; your network has gone another way."
        )


@pytest.mark.points(2)
def test_train__uses_every_example_once(lab):
    """Every example takes part in every epoch, once.

    Each example has an input of its own here, which is 0 for all others: the weights of that input
    have a gradient only if the example is in the batch. Where does each batch begin, and where does
    it end? Does the last one reach the end of the order?
    """
    for m, batch_size, steps in ((8, 3, 3), (12, 4, 3), (5, 9, 1), (7, 1, 7)):
        ways = _ways(lab, m, batch_size, _source(17))
        for number in range(m):
            once = [
                np.isclose(ways[number], _way([step], steps), rtol=0.02) for step in range(steps)
            ]
            assert any(once), (
                f"One epoch, {m} examples, batch_size={batch_size}: example {number} has been used "
                + ("not at all." if ways[number] < 1e-9 else "more than once.")
            )


@pytest.mark.points(2)
def test_train__tells_four_blobs_apart(lab, rng):
    """After training, new points of the four blobs get the right class.

    Guessing makes a quarter of them right. Does each point still have its own label after you have
    shuffled? Does the network go down the gradient, or up?
    """
    (X, y), (X_new, y_new) = _blobs(rng, 90), _blobs(rng, 200)
    for sizes in ([2, 12, 4], [2, 12, 8, 4]):
        params = lab.train(X, y, sizes, 25, 16, 0.05, _source(13))
        _assert_network(params, sizes)
        share = _share_right(X_new, y_new, params)
        assert share >= 0.9, f"Only {share:.0%} of the new points get the right class."


def test_train__lowers_the_cost(lab, rng):
    """The cost falls from the start to the first epochs, and falls on to the later ones.

    With four classes a network that knows nothing has a cost of log(4) = 1.386. What do your epochs
    have in common: does each go on where the one before has ended?
    """
    X, y = _blobs(rng, 60)
    costs = []
    for epochs, rate in ((2, 0.0), (2, 0.01), (12, 0.01), (40, 0.01)):
        params = lab.train(X, y, [2, 10, 4], epochs, 8, rate, _source(14))
        _assert_network(params, [2, 10, 4])
        costs.append(networks.cost(X, y, params))
    falling = costs[0] > costs[1] > costs[2] > costs[3]
    assert falling, "The cost before, and after 2, 12 and 40 epochs: " + ", ".join(
        f"{cost:.3g}" for cost in costs
    )


@pytest.mark.points(2)
def test_train__shuffles_the_examples(lab):
    """The examples come in a random order, which rng decides.

    Often a file is sorted: all zeros first, all nines last. What do the last batches teach the
    network then? Which array brings a new order into X and y alike, and where does it come from?
    """
    # Each example has an input of its own: the earlier it comes, the farther its weights go.
    orders = [np.argsort(-_ways(lab, 7, 1, _source(number))).tolist() for number in (18, 19, 20)]
    standing = all(order == list(range(7)) for order in orders)
    assert not standing, "Your training takes the examples in the order in which they stand in X."
    same = orders[0] == orders[1] == orders[2]
    assert not same, "The examples come in the same random order, whatever rng is."


def test_train__shuffles_anew_in_each_epoch(lab):
    """Each epoch goes through the examples in an order of its own.

    What is drawn once, before the first epoch, and what anew in every epoch? In which of your two
    loops does rng make an order?
    """
    m = 7  # with one example in a batch, its way tells at which two steps it was used
    same_place = np.sort([_way([step, m + step], 2 * m) for step in range(m)])
    ways = [np.sort(_ways(lab, m, 1, _source(number), 2)) for number in (21, 22, 23)]
    assert np.min(ways) > 0.1, "Two epochs have not moved the weights of every example."
    same = all(np.allclose(way, same_place, rtol=0.02) for way in ways)
    assert not same, "Every epoch of your training takes the examples in the same order."


def test_train__leaves_its_arguments_alone(lab):
    """A trained network comes out, and X, y and the sizes are as they were.

    Does your code shuffle X itself, or an order? `X[order]` is a new array; what does
    `rng.shuffle(X)` return?
    """
    before, after = _trained(lab, X_TEN, Y_TEN, [2, 5, 4], 2, 4, 0.1, source=15)
    assert not np.array_equal(networks.flat(before), networks.flat(after)), (
        "Training has changed nothing."
    )
    assert_unchanged(lab)


@pytest.mark.points(3)
def test_train__reads_handwritten_digits(lab, rng):
    """At least 93 % of the digits that it has never seen are read rightly.

    Do the checks above pass? If they do: which numbers in your code are written as numbers, and
    should be arguments?
    """
    _short(lab)
    X, y, X_test, y_test = load()
    params = lab.train(X, y, [64, 40, 10], 30, 32, 0.01, _source(rng.integers(1000)))
    _assert_network(params, [64, 40, 10])
    share = _share_right(X_test, y_test, params)
    assert share >= 0.93, f"Your network reads {share:.1%} of the held-out digits rightly."


# build_model


def _dense(units, activation):
    return {"class": "Dense", "units": units, "activation": activation}


def _assert_model(model):
    """Assert that an answer is a Keras model."""
    assert isinstance(model, Model), "build_model returns a Keras model."
    return model.facts


def _filled(model, rng, n_features, n_classes):
    """Put weights of ours into a model, and return the network that it then has to be."""
    network = networks.drawn(rng, (n_features, 25, 15, n_classes))
    arrays = [w for layer in network for w in layer]
    found = _assert_model(model)["weights"]
    assert found == [w.shape for w in arrays], (
        f"The weights of build_model({n_features}, {n_classes}) have the shapes {found}."
    )
    model.set_weights(arrays)
    return network


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_build_model__has_three_dense_layers(lab, rng):
    """Dense 25 with ReLU, Dense 15 with ReLU, and a linear Dense with a unit for each class.

    Which layer has as many units as there are classes? Which activation function makes a logit of
    z, and which one would make a probability of it?
    """
    for n_features, n_classes in ((7, 3), (64, 10)):
        model = lab.build_model(n_features, n_classes)
        layers = _assert_model(model)["layers"]
        expected = [_dense(25, "relu"), _dense(15, "relu"), _dense(n_classes, "linear")]
        said = ", ".join(f"{x['class']} {x['units']} {x['activation']}" for x in layers)
        assert layers == expected, (
            f"The layers of build_model({n_features}, {n_classes}) are: {said or 'none'}."
        )
        networks.assert_layers(model, _filled(model, rng, n_features, n_classes), rng)


@pytest.mark.needs_tensorflow
def test_build_model__knows_its_inputs(lab, rng):
    """The weights exist before the model has seen data, and have the right shapes.

    How many rows has the W of the first layer? How should Keras know that, before any data comes?
    Which layer tells it?
    """
    for n_features, n_classes in ((5, 4), (30, 2)):
        model = lab.build_model(n_features, n_classes)
        weights = _assert_model(model)["weights"]
        assert weights, "The model has no weights yet: it does not know how many features come in."
        networks.assert_layers(model, _filled(model, rng, n_features, n_classes), rng)


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_build_model__computes_logits_like_forward(lab, rng):
    """The model computes what your own network computes with the same weights.

    What does the last layer do with its z? Where does ReLU stand? Do the outputs of one example
    have to add up to 1?
    """
    for n_features, n_classes in ((6, 5), (9, 10)):
        model = lab.build_model(n_features, n_classes)
        network = _filled(model, rng, n_features, n_classes)
        X = rng.normal(scale=3, size=(8, n_features))
        logits = networks.logits(X, network)
        assert_close(model.predict(X), logits, 1e-4, 1e-5, of="the model's outputs")


@pytest.mark.needs_tensorflow
def test_build_model__gives_one_row_for_each_example(lab, rng):
    """A batch of one image of 64 pixels has an answer of the shape (1, 10), a batch of 3 (3, 10).

    What is the shape of what comes in, without the number of examples? Is there a layer that adds
    an axis, or takes one away? Do the answers differ from class to class?
    """
    for n_features, n_classes in ((64, 10), (4, 6)):
        model = lab.build_model(n_features, n_classes)
        _assert_model(model)
        X = rng.random(size=(3, n_features))
        assert_shape(model.predict(X), (3, n_classes), of="the model's output")
        one = model.predict(X[:1])
        assert_shape(one, (1, n_classes), of="the model's output")
        assert len(np.unique(one)) == n_classes, "Some classes get exactly the same logit."
        networks.assert_layers(model, _filled(model, rng, n_features, n_classes), rng)


# compile_model


def _compiled(lab, rng, n_features=4, n_classes=3, hidden=(16,)):
    """Return a model of ours that compile_model has seen, its network, and an example."""
    network, x = networks.drawn_with_example(rng, (n_features, *hidden, n_classes))
    model = lab.given_model(network)
    lab.compile_model(model)
    assert model.facts["loss"], "The model has no cost: did you call model.compile with loss=...?"
    return model, network, x


def _keras_cost(model, y, logits):
    """Return what the compiled cost says, nan where it can't be computed."""
    try:
        return model.cost(np.array(y), np.array(logits))
    except Exception:  # Keras raises many kinds for labels of another form
        return np.nan


def _assert_cost(model, y, logits, expected):
    cost = _keras_cost(model, y, logits)
    assert np.isclose(cost, expected, rtol=1e-5, atol=1e-6), (
        f"For the logits {logits} and the classes {y} the model's cost is {cost:.6g}, "
        f"not {expected:.6g}."
    )


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_compile_model__takes_logits_and_class_numbers(lab, rng):
    """The cost is the cross-entropy of the softmax of the logits.

    What comes out of the last layer of your model, and what does the cost take it for, if you do
    not tell? In which form do the labels come: one number, or one row for each example?
    """
    model, network, x = _compiled(lab, rng, 4, 4)
    _assert_cost(model, [0], [[2.0, 0.0, -2.0, 0.0]], 0.2538560)
    _assert_cost(model, [3, 1], [[1.0, -1.0, 0.5, -2.0], [0.0, 3.0, 1.0, -1.0]], 1.8841606)
    networks.step_down(model, network, x)


@pytest.mark.needs_tensorflow
def test_compile_model__has_an_exact_cost_for_sure_networks(lab, rng):
    """Logits of 1000 for the wrong class cost 1000, and for the right class nothing.

    What is the softmax of [1000, 0, 0], and what is the logarithm of its second number? Who can
    compute the cost without that detour, if only told that these are logits?
    """
    model, network, x = _compiled(lab, rng)
    _assert_cost(model, [1], [[1000.0, 0.0, 0.0]], 1000.0)
    _assert_cost(model, [2], [[-500.0, -20.0, 300.0]], 0.0)
    networks.step_down(model, network, x)


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_compile_model__chooses_adam(lab, rng):
    """The optimizer is Adam, with a learning rate that gets somewhere.

    Which optimizer does Keras take when you name none? Which argument of `model.compile` names one?
    """
    model, network, x = _compiled(lab, rng, 5, 6)
    optimizer = model.facts["optimizer"]
    assert optimizer["class"] == "Adam", f"The optimizer is {optimizer['class']}."
    rate = optimizer["learning_rate"]
    assert 1e-5 <= rate <= 0.5, f"Adam's learning rate is {rate}."
    networks.assert_adam(networks.step_down(model, network, x), rate)


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_compile_model__learns_the_digits_as_well_as_your_train(lab, rng):
    """After the same training, Keras reads held-out digits about as well as your own network.

    This check needs your `train` as well. If Keras's network is much worse: which cost does it make
    small, what does that cost take its outputs for, and which optimizer goes down?
    """
    _short(lab)
    networks.step_down(*_compiled(lab, rng))
    X, y, X_test, y_test = load()
    model, network, _x = _compiled(lab, rng, 64, 10, hidden=(25, 15))
    rate = model.facts["optimizer"]["learning_rate"]
    params = lab.train(X, y, [64, 25, 15, 10], 12, 16, rate, _source(16))
    _assert_network(params, [64, 25, 15, 10])
    yours = _share_right(X_test, y_test, params)
    lab.train_model(model, X, y, 12, 16)
    share = _share_right(X_test, y_test, networks.weights_of(model, network))
    assert share >= max(0.8, yours - 0.08), (
        f"After 12 epochs Keras's network reads {share:.1%} of the held-out digits rightly, "
        f"your own {yours:.1%}."
    )

"""Checks of lab 7: backpropagation."""

from itertools import pairwise

import numpy as np
import pytest

from graders.compare import assert_close, assert_shape, assert_unchanged

H = 1e-5  # the step of the central differences
NUMERICAL = {"rtol": 1e-6, "atol": 1e-8}  # what central differences with that step are good for

# The network in the text of the lab: (2, 4) inputs, one hidden unit, three classes.
X_TEXT, Y_TEXT = np.array([[1.0, 0.0, 2.0, 0.0], [0.0, 3.0, 1.0, 1.0]]), np.array([1, 2])
HIDDEN_TEXT = (np.array([[1.0], [-1.0], [1.0], [-1.0]]), np.array([-1.0]))
OUTPUT_TEXT = (np.log([[1.0, 2.0, 3.0]]), np.log([3.0, 1.0, 1.0]))

# A network whose sizes are all 3, so that no mistake is stopped by a shape.
SQUARE_X = np.array([[1.0, -0.5, 2.0], [0.5, 1.0, -1.0], [-1.0, 2.0, 0.5]])
SQUARE_Y = np.array([1, 2, 0])
SQUARE_PARAMS = [
    (np.array([[1.0, -1.0, 0.5], [0.5, 1.0, -2.0], [-0.5, 0.75, 1.0]]), np.array([0.2, -0.3, 0.1])),
    (np.array([[0.5, 1.0, -1.0], [-0.75, 0.25, 1.0], [1.0, -0.5, 0.75]]),
     np.array([-0.1, 0.4, 0.3])),
    (np.array([[1.0, 0.5, -1.0], [-0.5, 1.0, 0.25], [0.75, -1.0, 0.5]]),
     np.array([0.5, -0.2, 0.0])),
]  # fmt: skip


def _slopes(cost, w):
    """Return the central differences of cost() for each number of w."""
    slopes = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        middle = w[i]
        w[i] = middle + H
        above = cost()
        w[i] = middle - H
        below = cost()
        w[i] = middle
        slopes[i] = (above - below) / (2 * H)
    return slopes


def _cross_entropy(z, y):
    """Return the mean cross-entropy of softmax(z)."""
    top = z.max(axis=1)
    log_sum = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
    return np.mean(log_sum - z[np.arange(len(y)), y])


def _scores(X, params):
    """Return the scores of every layer of a ReLU network."""
    scores, a = [], X
    for W, b in params:
        scores.append(a @ W + b)
        a = np.maximum(scores[-1], 0)
    return scores


def _numerical_gradients(X, y, params):
    """Return central differences of the cost of a network, for all its weights and biases."""

    def cost():
        return _cross_entropy(_scores(X, params)[-1], y)

    return [(_slopes(cost, W), _slopes(cost, b)) for W, b in params]


def _network(rng, m, *sizes):
    """Return X, y and params of a random network, no hidden score close to the corner of ReLU."""
    while True:
        X = rng.normal(size=(m, sizes[0]))
        params = [(rng.normal(size=shape), rng.normal(size=shape[1])) for shape in pairwise(sizes)]
        if all(np.abs(z).min() > 0.01 for z in _scores(X, params)[:-1]):
            return X, rng.integers(0, sizes[-1], size=m), params


def _away_from_0(rng, *shape):
    """Return random scores of both signs, none of them close to 0."""
    return rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.1, 3, size=shape)


def _assert_three(answer, da_in, dW, db, **tolerance):
    """Assert that an answer is (da_in, dW, db), with these values."""
    is_three = isinstance(answer, (list, tuple)) and len(answer) == 3
    assert is_three, "dense_backward returns three arrays: da_in, dW and db."
    names = ("da_in", "dW", "db")
    for part, expected, name in zip(answer, (da_in, dW, db), names):
        assert_shape(part, np.shape(expected), of=name)
    for part, expected, name in zip(answer, (da_in, dW, db), names):
        assert_close(part, expected, of=name, **tolerance)


def _assert_layers(answer, expected, **tolerance):
    """Assert that an answer is a list of pairs (dW, db), with these values."""
    fits = isinstance(answer, (list, tuple)) and len(answer) == len(expected)
    assert fits, (
        f"The list should have as many pairs (dW, db) as there are layers: {len(expected)}."
    )
    are_pairs = all(isinstance(pair, (list, tuple)) and len(pair) == 2 for pair in answer)
    assert are_pairs, "Each layer should have a pair (dW, db) of its own in the list."
    parts = [
        (part, right, f"{name} of layer {number} of {len(expected)}")
        for number, pair, layer in list(zip(range(1, len(expected) + 1), answer, expected))[::-1]
        for part, right, name in zip(pair, layer, ("dW", "db"))
    ]  # the way the code goes: the last layer first
    for part, right, of in parts:
        assert_shape(part, np.shape(right), of=of)
    for part, right, of in parts:
        assert_close(part, right, of=of, **tolerance)


# relu_backward


@pytest.mark.points(2)
def test_relu_backward__opens_and_closes_the_gate(lab):
    """Where z is positive da passes as it is; where z is negative nothing passes.

    Which of the two arguments decides whether something passes, and which says how much? Is a z of
    4 a wider gate than a z of 0.5?
    """
    da = np.array([[0.5, -2.0, 3.0], [-0.25, 1.5, -4.0]])
    z = np.array([[4.0, 1.0, -1.0], [-2.0, 0.5, 0.25]])
    assert_close(lab.relu_backward(da, z), [[0.5, -2.0, 0.0], [0.0, 1.5, -4.0]])


def test_relu_backward__works_for_every_shape(lab):
    """A vector, a batch of one row, a stack of matrices: dz has the shape of z.

    Does a gate need to know about its neighbours? Is there anything to add up, to divide by a
    number of rows, or to leave out?
    """
    da, z = np.array([1.0, -2.0, 3.0, 4.0, -5.0]), np.array([0.5, 2.0, -1.0, 3.0, -0.25])
    assert_close(lab.relu_backward(da, z), [1, -2, 0, 4, 0])
    da, z = np.array([[-2.0, 5.0, 0.5, 1.0]]), np.array([[3.0, -1.0, 0.25, -2.0]])
    assert_close(lab.relu_backward(da, z), [[-2, 0, 0.5, 0]])
    da = np.array([[[1.0, 2.0], [3.0, -4.0], [5.0, 6.0]], [[-7.0, 8.0], [9.0, 1.0], [2.0, -3.0]]])
    z = np.array([[[-1.0, 2.0], [0.5, 4.0], [-3.0, -0.1]], [[2.0, 1.5], [-0.2, 3.0], [-4.0, 0.1]]])
    expected = [[[0, 2], [3, -4], [0, 0]], [[-7, 8], [0, 1], [0, -3]]]
    assert_close(lab.relu_backward(da, z), expected)


def test_relu_backward__takes_whole_numbers(lab):
    """Scores of type int are gates like all others, and da may be of type int as well.

    Which dtype has an array that is made "like" z, or like da? What becomes of 0.75 in an array of
    integers?
    """
    da = np.array([[0.75, -1.5], [2.5, 0.25], [-0.5, 1.25]])  # (3, 2)
    z = np.array([[2, -1], [-3, 1], [5, 4]])
    assert_close(lab.relu_backward(da, z), [[0.75, 0], [0, 0.25], [-0.5, 1.25]])
    da, z = np.array([[3, -1, 2]]), np.array([[0.5, 0.25, -0.5]])
    assert_close(lab.relu_backward(da, z), [[3, -1, 0]])


def test_relu_backward__leaves_its_arguments_alone(lab):
    """dz comes out right, and da and z are as they were.

    Does `dz = da` make a second array, or a second name for the first? Who may still need da?
    """
    da, z = np.array([[1.0, -2.0, 0.5], [3.0, 4.0, -1.0]]), np.array([[-1.0, 2, 3], [0.5, -2, -3]])
    assert_close(lab.relu_backward(da, z), [[0, -2, 0.5], [3, 0, 0]])
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_relu_backward__is_the_slope_of_the_cost(lab, rng):
    """Nudge a score and the cost changes as dz says: central differences agree.

    Here the cost is the sum of c * relu(z), so da is c. If a score of -2 becomes -1.99999, what
    happens to the cost? If a score of 2 becomes 2.00001?
    """
    c, z = rng.normal(size=(4, 3)), _away_from_0(rng, 4, 3)
    expected = _slopes(lambda: np.sum(c * np.maximum(z, 0)), z)
    assert_close(lab.relu_backward(c, z), expected, **NUMERICAL)


@pytest.mark.points(2)
def test_relu_backward__agrees_with_tensorflow(lab, tensorflow, rng):
    """dz is what the tape of TensorFlow records for tf.nn.relu.

    Compare returned and expected: in which places do they differ, those with a negative z or those
    with a negative da?
    """
    for shape in [(7, 4), (1, 5)]:
        da, z = rng.normal(size=shape), _away_from_0(rng, *shape)
        assert_close(lab.relu_backward(da, z), tensorflow.relu_backward(da, z))


# sigmoid_backward


@pytest.mark.points(2)
def test_sigmoid_backward__multiplies_by_the_slope(lab):
    """Activations of 0.5, 0.9 and 0.2 have the slopes 0.25, 0.09 and 0.16.

    Is the sigmoid already in `a`, or do you have to compute it? What is the slope in terms of a?
    What does the chain rule do with da and a slope?
    """
    da = np.array([[4.0, -1.0, 2.0], [1.0, 10.0, -3.0]])
    a = np.array([[0.5, 0.9, 0.2], [0.1, 0.8, 0.5]])
    assert_close(lab.sigmoid_backward(da, a), [[1.0, -0.09, 0.32], [0.09, 1.6, -0.75]])


def test_sigmoid_backward__is_stopped_by_sure_activations(lab):
    """An activation of exactly 0 or 1 lets nothing pass; one close to it lets a little pass.

    How steep is the sigmoid far to the left and far to the right? What is a * (1 - a) there?
    """
    da, a = np.array([[3.0, -2.0, 5.0, 100.0]]), np.array([[1.0, 0.0, 0.5, 0.01]])
    assert_close(lab.sigmoid_backward(da, a), [[0, 0, 1.25, 0.99]])


def test_sigmoid_backward__works_for_every_shape(lab):
    """A vector, a batch of one row, a stack of matrices: dz has the shape of a.

    Does one activation need to know about its neighbours? Is there anything to add up, or to divide
    by a number of rows?
    """
    da, a = np.array([1.0, -2.0, 3.0, 4.0]), np.array([0.5, 0.1, 0.2, 0.9])
    expected = np.array([0.25, -0.18, 0.48, 0.36])
    assert_close(lab.sigmoid_backward(da, a), expected)
    assert_close(lab.sigmoid_backward(da[None, :3], a[None, :3]), expected[None, :3])
    answer = lab.sigmoid_backward(da.reshape(1, 2, 2), a.reshape(1, 2, 2))
    assert_close(answer, expected.reshape(1, 2, 2))


def test_sigmoid_backward__takes_whole_numbers(lab):
    """da may be of type int although dz is not.

    Which dtype has an array that you make "like" da, or that you multiply in place? Can it hold
    0.25?
    """
    da, a = np.array([[1, -2], [3, 0], [2, 5]]), np.array([[0.5, 0.1], [0.2, 0.3], [0.75, 0.5]])
    assert_close(lab.sigmoid_backward(da, a), [[0.25, -0.18], [0.48, 0], [0.375, 1.25]])


def test_sigmoid_backward__leaves_its_arguments_alone(lab):
    """dz comes out right, and da and a are as they were.

    Does `da *= ...` make a new array? Who may still need da and a?
    """
    da, a = np.array([[2.0, -4.0, 1.0], [1.0, 3.0, -2.0]]), np.array([[0.5, 0.5, 0.9], [0.1, 0, 1]])
    assert_close(lab.sigmoid_backward(da, a), [[0.5, -1, 0.09], [0.09, 0, 0]])
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_sigmoid_backward__is_the_slope_of_the_cost(lab, rng):
    """Nudge a score and the cost changes as dz says: central differences agree.

    Here the cost is the sum of c * sigmoid(z), so da is c, and you are given a = sigmoid(z). Which
    of z and a does the formula of the slope need?
    """
    c, z = rng.normal(size=(3, 5)), rng.normal(scale=2, size=(3, 5))
    expected = _slopes(lambda: np.sum(c / (1 + np.exp(-z))), z)
    assert_close(lab.sigmoid_backward(c, 1 / (1 + np.exp(-z))), expected, **NUMERICAL)


@pytest.mark.points(2)
def test_sigmoid_backward__agrees_with_tensorflow(lab, tensorflow, rng):
    """dz is what the tape of TensorFlow records for tf.sigmoid.

    Compare returned and expected: do they differ for all activations, or less for those near 0.5?
    What would that say about the slope?
    """
    for shape in [(6, 4), (1, 3)]:
        da, a = rng.normal(size=shape), rng.uniform(0.02, 0.98, size=shape)
        assert_close(lab.sigmoid_backward(da, a), tensorflow.sigmoid_backward(da, a))


# dense_backward


@pytest.mark.points(2)
def test_dense_backward__knows_rows_from_columns(lab):
    """Three examples, three inputs and three units, worked by hand.

    Here all sizes are 3, so no error message warns you. Which matrix has to be transposed in each
    of the two products, and which of the two factors comes first? Is db a sum over the examples, or
    over the units?
    """
    dz = np.array([[1.0, 0.0, 2.0], [0.0, -1.0, 1.0], [3.0, 1.0, 0.0]])
    a_in = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 4.0], [-1.0, 1.0, 5.0]])
    W = np.array([[1.0, 2.0, 3.0], [0.0, 1.0, -1.0], [2.0, 0.0, 5.0]])
    da_in = [[7, -2, 12], [1, -2, 5], [5, 1, 6]]
    dW = [[-2, -1, 2], [5, 0, 5], [15, 1, 4]]
    _assert_three(lab.dense_backward(dz, a_in, W), da_in, dW, [4, 0, 3])


@pytest.mark.points(2)
def test_dense_backward__known_values(lab):
    """Two examples, three inputs and four units, worked by hand.

    Which shapes must da_in, dW and db have, for m = 2, n_in = 3 and n_out = 4? How does each number
    of dW come about: which column of a_in and which column of dz meet in it?
    """
    dz = np.array([[1.0, 0.0, 2.0, -1.0], [0.0, 3.0, 1.0, 1.0]])  # (2, 4)
    a_in = np.array([[2.0, 0.5, 1.0], [1.0, 4.0, -1.0]])  # (2, 3)
    W = np.array([[1.0, 2.0, 0.0, -1.0], [0.0, 1.0, 3.0, 2.0], [4.0, -1.0, 1.0, 0.0]])
    da_in = [[2, 4, 6], [5, 8, -2]]
    dW = [[2, 3, 5, -1], [0.5, 12, 5, 3.5], [1, -3, 1, -2]]
    _assert_three(lab.dense_backward(dz, a_in, W), da_in, dW, [1, 3, 3, 0])


def test_dense_backward__adds_up_over_the_examples(lab):
    """The same example four times: dW and db are four times those of one, da_in has four rows.

    All examples share W and b. Do their derivatives add up, or is their mean taken? Where in the
    whole way back is the division by m?
    """
    dz, a_in = np.array([[2.0, -1.0]] * 4), np.array([[1.0, 0.0, 3.0]] * 4)
    W = np.array([[1.0, 1.0], [0.0, 2.0], [-1.0, 3.0]])
    dW = [[8, -4], [0, 0], [24, -12]]
    _assert_three(lab.dense_backward(dz, a_in, W), [[1, -2, -5]] * 4, dW, [8, -4])


def test_dense_backward__keeps_a_batch_of_one_a_batch(lab):
    """One example: da_in is one row, dW is a product of two vectors, db is dz without an axis.

    What are the shapes for m = 1? And what are they if the layer has only one unit as well?
    """
    dz, a_in = np.array([[2.0, -1.0]]), np.array([[1.0, 0.5, -3.0, 2.0]])
    W = np.array([[1.0, 0.0], [2.0, 1.0], [0.0, -1.0], [1.0, 1.0]])  # (4, 2)
    dW = [[2, -1], [1, -0.5], [-6, 3], [4, -2]]
    _assert_three(lab.dense_backward(dz, a_in, W), [[2, 3, 1, 1]], dW, [2, -1])
    answer = lab.dense_backward(dz[:, :1], a_in, W[:, :1])
    _assert_three(answer, [[2, 4, 0, 2]], [[2], [1], [-6], [4]], [2])


def test_dense_backward__takes_whole_numbers(lab):
    """Arrays of type int and of type float may be mixed.

    Which dtype has an array that you make "like" W or "like" a_in, when these hold integers? Can it
    hold 0.5?
    """
    dz = np.array([[0.5, -0.25], [1.5, 0.75], [0.25, -1.0]])  # (3, 2)
    a_in, W = np.array([[1], [-2], [3]]), np.array([[2, 1]])  # (3, 1) and (1, 2)
    _assert_three(
        lab.dense_backward(dz, a_in, W), [[0.75], [3.75], [-0.5]], [[-1.75, -4.75]], [2.25, -0.5]
    )


def test_dense_backward__leaves_its_arguments_alone(lab):
    """The three answers are right, and dz, a_in and W are as they were.

    Which ways of writing change an array that already exists (`+=`, `/=`, `[...] =`)? Whose arrays
    are dz, a_in and W?
    """
    dz = np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 3.0]])  # (2, 3)
    a_in = np.array([[1.0, 2.0, 0.0, -1.0], [3.0, 0.0, 1.0, 1.0]])  # (2, 4)
    W = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0], [-1.0, 0.0, 0.0], [2.0, 1.0, 0.0]])
    da_in = [[-1, 1, -1, 4], [6, 4, 0, 1]]
    dW = [[1, 5, 8], [2, 4, -2], [0, 1, 3], [-1, -1, 4]]
    _assert_three(lab.dense_backward(dz, a_in, W), da_in, dW, [1, 3, 2])
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_dense_backward__is_the_slope_of_the_cost(lab, rng):
    """Nudge an input, a weight or a bias: the cost changes as da_in, dW and db say.

    Here the cost is the sum of c * z with z = a_in @ W + b, so dz is c. If one bias grows, which
    numbers of z grow with it? If one weight grows, which grow, and how fast?
    """
    c, a_in = rng.normal(size=(5, 2)), rng.normal(size=(5, 3))
    W, b = rng.normal(size=(3, 2)), rng.normal(size=2)

    def cost():
        return np.sum(c * (a_in @ W + b))

    expected = [_slopes(cost, w) for w in (a_in, W, b)]
    _assert_three(lab.dense_backward(c, a_in, W), *expected, **NUMERICAL)


@pytest.mark.points(2)
def test_dense_backward__agrees_with_tensorflow(lab, tensorflow, rng):
    """da_in, dW and db are what the tape of TensorFlow records for tf.matmul(a_in, W) + b.

    Compare returned and expected: which of the three differ? For a batch of one as well?
    """
    for m, n_in, n_out in [(6, 4, 3), (1, 3, 5)]:
        dz, a_in = rng.normal(size=(m, n_out)), rng.normal(size=(m, n_in))
        W = rng.normal(size=(n_in, n_out))
        _assert_three(lab.dense_backward(dz, a_in, W), *tensorflow.dense_backward(dz, a_in, W))


# softmax_crossentropy_backward


@pytest.mark.points(2)
def test_softmax_crossentropy_backward__known_values(lab):
    """Three examples of three classes, and three of four classes, worked by hand.

    In the first batch, exp(z) is [1, 1, 2], [2, 5, 3] and [4, 1, 5]: what are the probabilities in
    each row? From which one do you take 1, and what do you do because there are three examples?
    """
    z = np.log([[1.0, 1.0, 2.0], [2.0, 5.0, 3.0], [4.0, 1.0, 5.0]])
    square = lab.softmax_crossentropy_backward(z, np.array([2, 0, 0]))
    z = np.log([[1.0, 2.0, 3.0, 4.0], [2.0, 5.0, 2.0, 1.0], [1.0, 1.0, 1.0, 2.0]])
    answer = lab.softmax_crossentropy_backward(z, np.array([1, 1, 0]))
    expected = np.array([[0.25, 0.25, -0.5], [-0.8, 0.5, 0.3], [-0.6, 0.1, 0.5]]) / 3
    assert_close(square, expected)
    expected = np.array([[0.1, -0.8, 0.3, 0.4], [0.2, -0.5, 0.2, 0.1], [-0.8, 0.2, 0.2, 0.4]]) / 3
    assert_close(answer, expected)


def test_softmax_crossentropy_backward__takes_one_example(lab):
    """A single example: m is 1, and dz is p - Y, one row.

    Which number of the row is the only one below 0? How many columns has Y: as many as there are
    examples, or classes?
    """
    z = np.log([[1.0, 2.0, 1.0, 4.0, 2.0]])  # (1, 5)
    expected = [[0.1, 0.2, 0.1, -0.6, 0.2]]
    assert_close(lab.softmax_crossentropy_backward(z, np.array([3])), expected)


@pytest.mark.points(2)
def test_softmax_crossentropy_backward__shares_the_mean(lab):
    """In a batch of five, each example pulls with a fifth of its strength.

    The cost is a mean over m examples. What happens to the derivative of a sum that is divided by
    m? Is all of p - Y divided by m, or only a part? Has k anything to do with it?
    """
    z = np.log([[3.0, 1.0]] * 5)
    expected = [[-0.05, 0.05]] * 2 + [[0.15, -0.15]] + [[-0.05, 0.05]] * 2
    assert_close(lab.softmax_crossentropy_backward(z, np.array([0, 0, 1, 0, 0])), expected)


def test_softmax_crossentropy_backward__counts_classes_from_0(lab):
    """Classes 0 and 1 are the first two columns, also when no example has the last class.

    Which column belongs to class 0? How many columns has dz, and can y tell you?
    """
    z = np.log([[1.0, 1.0, 2.0], [1.0, 4.0, 5.0]])
    expected = [[-0.375, 0.125, 0.25], [0.05, -0.3, 0.25]]
    assert_close(lab.softmax_crossentropy_backward(z, np.array([0, 1])), expected)


@pytest.mark.points(2)
def test_softmax_crossentropy_backward__survives_large_scores(lab):
    """Scores of 1000 and -1000 give finite numbers, and the right ones.

    What is exp(1000)? Which number may you subtract from all scores of a row? Is one number for all
    rows enough when the rows lie 2000 apart?
    """
    shares = np.log([[1.0, 2.0, 1.0], [5.0, 4.0, 1.0]])
    z = shares + np.array([[1000.0], [-1000.0]])
    expected = [[0.125, -0.25, 0.125], [-0.25, 0.2, 0.05]]
    assert_close(lab.softmax_crossentropy_backward(z, np.array([1, 0])), expected)
    z = np.array([[1000.0, -1000.0, 0.0], [0.0, 0.0, 1000.0]])
    expected = [[0.5, -0.5, 0], [0, 0, 0]]  # sure and wrong, sure and right
    assert_close(lab.softmax_crossentropy_backward(z, np.array([1, 2])), expected)


def test_softmax_crossentropy_backward__takes_whole_numbers_and_leaves_them_alone(lab):
    """Scores of type int give the same dz as those of type float, and z and y are as they were.

    Which dtype has an array that is made "like" z: can it hold 0.5? Which ways of writing change z
    itself (`-=`, `[...] =`)?
    """
    z, y = np.array([[1, -1, 0, 2], [0, 3, 1, -2], [2, 2, 2, 2]]), np.array([3, 0, 2])
    e = np.exp([[1.0, -1.0, 0.0, 2.0], [0.0, 3.0, 1.0, -2.0], [2.0, 2.0, 2.0, 2.0]])
    expected = e / np.sum(e, axis=1, keepdims=True) - np.eye(4)[[3, 0, 2]]
    assert_close(lab.softmax_crossentropy_backward(z, y), expected / 3)
    assert_close(lab.softmax_crossentropy_backward(z / 1.0, y), expected / 3)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_softmax_crossentropy_backward__is_the_slope_of_the_cost(lab, rng):
    """Nudge a score and the mean cross-entropy changes as dz says: central differences agree.

    If the score of the right class grows, does the cost rise or fall? If the score of a wrong class
    grows? Does it matter how probable that class was?
    """
    z, y = rng.normal(scale=2, size=(4, 3)), np.array([2, 0, 1, 2])
    expected = _slopes(lambda: _cross_entropy(z, y), z)
    assert_close(lab.softmax_crossentropy_backward(z, y), expected, **NUMERICAL)


@pytest.mark.points(2)
def test_softmax_crossentropy_backward__agrees_with_tensorflow(lab, tensorflow, rng):
    """dz is what the tape of TensorFlow records for SparseCategoricalCrossentropy.

    What does each row of p sum to, what each row of Y, and so each row of dz? Does one factor lie
    between returned and expected, or do they differ in some columns only, or in some rows?
    """
    for m, k in [(7, 4), (1, 6)]:
        z, y = rng.normal(scale=3, size=(m, k)), rng.integers(0, k, size=m)
        expected = tensorflow.softmax_crossentropy_backward(z, y)
        assert_close(lab.softmax_crossentropy_backward(z, y), expected)


# gradients


@pytest.mark.points(2)
def test_gradients__computes_the_second_layer_of_the_worked_example(lab):
    """The second layer of the worked example, alone and with a1 as its X, has the dW2 and db2.

    For one layer, which steps of the worked example are left: is there a ReLU? In which order does
    dense_backward return its three arrays, and which of them belong into the pair?
    """
    second = np.array([[0.1875, -0.75, 0.5625]]), np.array([0.39375, -0.275, -0.11875])
    _assert_layers(lab.gradients(np.array([[2.0], [0.0]]), Y_TEXT, [OUTPUT_TEXT]), [second])


@pytest.mark.points(2)
def test_gradients__computes_the_worked_example(lab):
    """Both layers of the worked example have the dW and db of the text.

    The check before this one runs only the second layer, with a1 as its X; this one runs both.
    Print each z, a, dz and da of your code beside those in the text: which is the first that
    differs? Is its shape the one in the text?
    """
    slope = -0.375 * np.log(2) + 0.28125 * np.log(3)
    first = np.array([[slope], [0.0], [2 * slope], [0.0]]), np.array([slope])
    second = np.array([[0.1875, -0.75, 0.5625]]), np.array([0.39375, -0.275, -0.11875])
    lab.gradients(SQUARE_X, SQUARE_Y, SQUARE_PARAMS[:2])  # where shapes fit, mistakes differ more
    answer = lab.gradients(X_TEXT, Y_TEXT, [HIDDEN_TEXT, OUTPUT_TEXT])
    _assert_layers(answer, [first, second])


@pytest.mark.points(2)
def test_gradients__takes_a_network_of_one_layer(lab):
    """One layer has no ReLU at all: dW is X.T @ dz, and db is the rows of dz added together.

    How often does a loop over the layers run here? What comes between the scores and the softmax?
    Is there a second pair in params?
    """
    X = np.array([[1.0, 0.0], [0.0, 1.0], [2.0, 1.0], [1.0, -1.0]])  # (4, 2)
    W, b = np.log([[1.0, 2.0, 1.0], [2.0, 1.0, 0.5]]), np.log([1.0, 0.5, 2.0])
    # exp(z) is [1, 1, 2], [2, 0.5, 1], [2, 2, 1] and [0.5, 1, 4], so with y = [2, 0, 1, 0]:
    shares = np.array([[1, 1, 2], [4, 1, 2], [2, 2, 1], [1, 2, 8]]) / [[4], [7], [5], [11]]
    dz = (shares - [[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]]) / 4
    dW = np.array([dz[0] + 2 * dz[2] + dz[3], dz[1] + dz[2] - dz[3]])
    answer = lab.gradients(X, np.array([2, 0, 1, 0]), [(W, b)])
    _assert_layers(answer, [(dW, dz[0] + dz[1] + dz[2] + dz[3])])


@pytest.mark.points(2)
def test_gradients__knows_rows_from_columns(lab):
    """In a network whose sizes are all 3, dW and db are the slopes of the cost.

    Here all sizes are 3, so no error message warns you. Whose z is the gate for the da of a layer,
    and whose a_in goes into its dW? The numbers expected are central differences of the cost.
    """
    answer = lab.gradients(SQUARE_X, SQUARE_Y, SQUARE_PARAMS)
    expected = _numerical_gradients(SQUARE_X, SQUARE_Y, SQUARE_PARAMS)
    _assert_layers(answer, expected, **NUMERICAL)


@pytest.mark.points(2)
def test_gradients__are_the_slopes_of_the_cost(lab, rng):
    """Nudge any weight of three layers: the cost changes as dW and db say.

    On the way back, from layer 3 to layer 1, whose W does da_in = dz @ W.T need, and whose z? Whose
    a_in does each dW need? Print the shapes of all of them, and compare.
    """
    X, y, params = _network(rng, 6, 3, 5, 4, 2)
    answer = lab.gradients(X, y, params)
    _assert_layers(answer, _numerical_gradients(X, y, params), **NUMERICAL)


def test_gradients__keeps_a_batch_of_one_a_batch(lab, rng):
    """One example is enough for the gradients of two layers, and for one input and one unit too.

    What is m here? Which axis must not disappear, although it has the length 1?
    """
    for sizes in [(4, 3, 5), (1, 1, 3)]:
        X, y, params = _network(rng, 1, *sizes)
        answer = lab.gradients(X, y, params)
        _assert_layers(answer, _numerical_gradients(X, y, params), **NUMERICAL)


def test_gradients__stop_at_closed_gates(lab):
    """If ReLU stops every example, the first layer learns nothing, and the second only its biases.

    What is a when all scores of a layer are negative? What does that make of the dW of the layer
    behind it, and what passes back through the gates?
    """
    X = np.array([[1.0, 2.0], [3.0, 1.0], [0.5, 0.5], [2.0, 0.0], [1.0, 1.0]])  # (5, 2)
    hidden = -np.ones((2, 3)), np.array([-1.0, -2.0, -0.5])
    output = np.array([[1.0, -2.0, 0.5, 3.0]] * 3), np.log([1.0, 2.0, 4.0, 3.0])
    answer = lab.gradients(X, np.array([0, 3, 3, 1, 2]), [hidden, output])
    zeros = np.zeros((2, 3)), np.zeros(3)
    _assert_layers(answer, [zeros, (np.zeros((3, 4)), np.array([-0.1, 0, 0.2, -0.1]))])


def test_gradients__survives_large_scores(lab):
    """Inputs of 1000, which make scores of 1000 and more, give finite numbers.

    Which function inside overflows for a score of 1000? Do you have a function that is safe from
    that, and do you call it?
    """
    X = np.array([[1000.0, 0.0], [0.0, 500.0]])
    hidden = np.array([[1.0, -1.0, 2.0], [1.0, 1.0, -1.0]]), np.array([0.0, 1.0, 1.0])
    # The hidden activations are [1000, 0, 2001] and [500, 501, 0], the scores of the output are
    # [-1001, 1000, 2001, 0] and [-1, 500, 0, 1503].
    output = np.array([[1.0, 1.0, 0.0, 0.0], [-1.0, 0.0, 0.0, 3.0], [-1.0, 0.0, 1.0, 0.0]])
    answer = lab.gradients(X, np.array([1, 3]), [hidden, (output, np.zeros(4))])
    # Sure and wrong (2 where 1 is right), sure and right: dz is [0, -1/2, 1/2, 0] and zeros.
    first = np.array([[-500.0, 0.0, 500.0], [0.0, 0.0, 0.0]]), np.array([-0.5, 0.0, 0.5])
    second = np.zeros((3, 4)), np.array([0.0, -0.5, 0.5, 0.0])
    second[0][:, 1:3] = [[-500.0, 500.0], [0.0, 0.0], [-1000.5, 1000.5]]
    _assert_layers(answer, [first, second])


def test_gradients__takes_whole_numbers(lab):
    """Inputs, weights and biases of type int give the same gradients as those of type float.

    Which dtype has an array that is made "like" one of the arguments? Can it hold 0.5?
    """
    X, y = np.array([[1, -2], [3, 1], [0, 2]]), np.array([1, 0, 3])  # (3, 2)
    hidden = np.array([[1, -1, 0, 1, 2], [0, 1, -1, 1, -1]]), np.array([2, 0, 4, -3, 1])
    output = np.array([[1, 0, -1, 2], [0, 1, 0, -1], [2, 0, 1, 0], [1, 1, 1, 0], [0, -1, 0, 1]])
    ints = [hidden, (output, np.array([0, 1, -1, 0]))]
    floats = [(W / 1.0, b / 1.0) for W, b in ints]
    expected = _numerical_gradients(X / 1.0, y, floats)
    _assert_layers(lab.gradients(X, y, ints), expected, **NUMERICAL)


def test_gradients__leaves_its_arguments_alone(lab, rng):
    """The gradients are right, and X, y and params with all its arrays are as they were.

    Could gradients be called twice with the same list? Which methods of a list change the list
    itself (reverse, pop)? Which ways of writing change an array that came from outside?
    """
    X, y, params = _network(rng, 5, 2, 3, 4)
    answer = lab.gradients(X, y, params)
    _assert_layers(answer, _numerical_gradients(X, y, params), **NUMERICAL)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_gradients__agrees_with_tensorflow(lab, tensorflow, rng):
    """The gradients are what the tape of TensorFlow records for networks of one to four layers.

    How many layers has the first network for which returned and expected differ, and what is new
    there: a gate, a layer that is neither first nor last?
    """
    for m, sizes in [(5, (3, 4)), (6, (4, 3, 5)), (1, (3, 5, 4, 2)), (7, (2, 6, 5, 4, 3))]:
        X, y, params = _network(rng, m, *sizes)
        _assert_layers(lab.gradients(X, y, params), tensorflow.gradients(X, y, params))


@pytest.mark.hidden
def test_gradients__holds_for_new_numbers(lab, tensorflow, rng):
    """The gradients are right for networks that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    X, y, params = _network(rng, *(int(n) for n in rng.integers(2, 8, size=4)))
    _assert_layers(lab.gradients(X, y, params), tensorflow.gradients(X, y, params))

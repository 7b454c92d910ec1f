"""Checks of lab 4: the cost from the logits."""

import numpy as np
import pytest

from graders.compare import assert_close, assert_shape, assert_unchanged

EXACT = {"rtol": 1e-9, "atol": 1e-12}  # 9 digits, and 1e-12 where the answer is close to 0

P = np.array([[0.125, 0.25, 0.625], [0.4, 0.4, 0.2]])  # (2, 3), the softmax of LOGITS
LOGITS = np.log([[1.0, 2.0, 5.0], [4.0, 4.0, 2.0]])  # (2, 3)
INTEGERS = np.array([[2, 1, 2, 2], [-2, 1, 3, 0]])  # (2, 4)
LOG_P_OF_INTEGERS = np.array(
    [
        [-1.2142833003627604, -2.2142833003627604, -1.2142833003627604, -1.2142833003627604],
        [-5.1755153626167146, -2.1755153626167146, -0.1755153626167146, -3.1755153626167146],
    ]
)
LOG_1_PLUS_E = 1.3132616875182228


def _cost(*right):
    """Return the mean loss, given the probabilities that the right answers got."""
    return float(np.mean(-np.log(right)))


# log_softmax --------------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_log_softmax__known_values(lab):
    """The logits [ln 1, ln 2, ln 5] give the logarithms of 1/8, 2/8 and 5/8.

    What are the three exponentials, and what is their sum? What is the logarithm of a quotient?
    Over which axis did you add up?
    """
    assert_close(lab.log_softmax(LOGITS), np.log(P), **EXACT)


def test_log_softmax__works_for_every_number_of_axes(lab):
    """A vector, one row, a stack of matrices: the last axis holds the classes.

    How many axes does a vector have, and is there an axis 1? Which index always means the last one?
    """
    row = np.log([[2.0, 3.0, 4.0, 1.0]])  # (1, 4)
    stack = np.log([[[1.0, 3.0], [2.0, 2.0], [4.0, 1.0]], [[9.0, 1.0], [3.0, 2.0], [1.0, 7.0]]])
    expected = [[[0.25, 0.75], [0.5, 0.5], [0.8, 0.2]], [[0.9, 0.1], [0.6, 0.4], [0.125, 0.875]]]
    cases = ((LOGITS[0], P[0]), (row, [[0.2, 0.3, 0.4, 0.1]]), (stack, expected))
    answers = [lab.log_softmax(z) for z, _ in cases]
    for log_p, (_, p) in zip(answers, cases):
        assert_close(log_p, np.log(p), **EXACT)


def test_log_softmax__are_logarithms_of_probabilities(lab):
    """In each row the exponentials sum to 1, and the differences between the logits stay.

    What do you subtract from the logits of a row? Is it the same number for all of them, and is it
    a number or a logarithm?
    """
    z = np.array([[2.0, 0.0, -1.0, 0.5], [-3.0, 1.5, 0.25, -0.5], [0.0, 4.0, -2.0, 3.0]])  # (3, 4)
    log_p = lab.log_softmax(z)
    assert_shape(log_p, z.shape)
    log_p = np.asarray(log_p)
    of = "the sum of the exponentials of each row"
    assert_close(np.exp(log_p).sum(axis=-1), np.ones(3), of=of, **EXACT)
    steps = log_p[:, 1:] - log_p[:, :-1]
    of = "the difference between neighbours of a row"
    assert_close(steps, z[:, 1:] - z[:, :-1], of=of, **EXACT)


def test_log_softmax__sees_only_differences(lab):
    """A number added to all logits of a row changes nothing.

    What becomes of the largest logit of a row, c, when you add 3 to the row? And of z - c?
    """
    z = LOGITS + np.array([[3.0], [-20.0]])
    assert_close(lab.log_softmax(z), np.log(P), **EXACT)


@pytest.mark.points(2)
def test_log_softmax__survives_large_logits(lab):
    """Logits that are all near 1000, or all near -1000, give finite and exact answers.

    What is exp(1000)? What is log(0), when every exponential has become 0? Which number makes both
    impossible when you subtract it from the row?
    """
    expected = [[0.0, -1.0], [-1.0, 0.0], [0.0, 0.0]] - np.array(
        [[LOG_1_PLUS_E - 1], [LOG_1_PLUS_E - 1], [np.log(2)]]
    )
    z = np.array([[1000.0, 999.0], [999.0, 1000.0], [1000.0, 1000.0]])  # (3, 2)
    high, low = lab.log_softmax(z), lab.log_softmax(z - 2000)
    assert_close(high, expected, **EXACT)
    assert_close(low, expected, **EXACT)


@pytest.mark.points(2)
def test_log_softmax__keeps_what_softmax_rounds_to_zero(lab):
    """A logit 2000 below the largest of its row gives -2000, not -inf.

    What is the softmax of [0, -800], and what is the logarithm of that? Does your code ever take
    the logarithm of a probability?
    """
    z = np.array([[0.0, -800.0, -50.0], [-1000.0, 0.0, 1000.0], [741.5, 0.0, 0.0], [50.0, 0, -50]])
    assert_close(lab.log_softmax(z), z - np.array([[0.0], [1000.0], [741.5], [50.0]]), **EXACT)


def test_log_softmax__survives_rows_far_apart(lab):
    """Rows 1000 apart do not disturb each other.

    Whose largest logit do you subtract? What is left of a row that lies 2000 below it?
    """
    z = np.array([[1000.0, 1000.0], [0.0, 1.0], [-1000.0, -999.0]])
    low, high = -LOG_1_PLUS_E, 1 - LOG_1_PLUS_E
    expected = np.array([[-np.log(2), -np.log(2)], [low, high], [low, high]])
    assert_close(lab.log_softmax(z), expected, **EXACT)


def test_log_softmax__takes_integers(lab):
    """Integer logits give the same answers as the floats 2.0, -1.0, ... do.

    If you fill an array of your own: what type of number can it hold?
    """
    assert_close(lab.log_softmax(INTEGERS), LOG_P_OF_INTEGERS, **EXACT)
    expected = np.array([[0.0, -1000.0, -2000.0, -1000.0]])
    assert_close(lab.log_softmax(np.array([[1000, 0, -1000, 0]])), expected, **EXACT)


def test_log_softmax__leaves_its_argument_alone(lab):
    """After the call, z still holds the logits.

    What is the difference between `z -= 1` and `z - 1`?
    """
    log_p = lab.log_softmax(LOGITS)
    assert_unchanged(lab)
    assert_close(log_p, np.log(P), **EXACT)


def test_log_softmax__agrees_with_tensorflow(lab, tensorflow, rng):
    """log_softmax returns what tf.nn.log_softmax returns, for small logits and for huge ones.

    Is the first number that differs too large or too small? By how much, and is it the same
    amount in the whole row?
    """
    for z in (rng.normal(scale=5, size=(7, 4)), rng.uniform(-1000, 1000, size=(2, 3, 5))):
        assert_close(lab.log_softmax(z), tensorflow.log_softmax(z), **EXACT)


# binary_crossentropy_from_logits ------------------------------------------------------------------


@pytest.mark.points(2)
def test_binary_crossentropy_from_logits__known_value(lab):
    """The logits [ln 3, -ln 4, 0, ln 7] are the probabilities [3/4, 1/5, 1/2, 7/8].

    What is the sigmoid of ln 3, by hand? Which probability did each of the four right answers get?
    What is your loss for each example alone?
    """
    y, z = np.array([1, 0, 1, 0]), np.log([3.0, 1 / 4, 1.0, 7.0])
    cost = _cost(3 / 4, 4 / 5, 1 / 2, 1 / 8)
    assert_close(lab.binary_crossentropy_from_logits(y, z), cost, **EXACT)


def test_binary_crossentropy_from_logits__label_1(lab):
    """Where the label is 1, a logit of ln 3 costs log(4/3) and one of -ln 3 costs log(4).

    Which is the logit of the wrong answer here, z or -z? Should a large z be cheap or dear?
    """
    y, z = np.array([1]), np.log([3.0])
    assert_close(lab.binary_crossentropy_from_logits(y, z), _cost(3 / 4), **EXACT)
    y, z = np.array([1, 1, 1]), np.log([1 / 3, 4.0, 9.0])
    assert_close(lab.binary_crossentropy_from_logits(y, z), _cost(1 / 4, 4 / 5, 9 / 10), **EXACT)


def test_binary_crossentropy_from_logits__label_0(lab):
    """Where the label is 0, a logit of ln 3 costs log(4) and one of -ln 3 costs log(4/3).

    Which is the logit of the wrong answer here, z or -z? Should a large z be cheap or dear?
    """
    y, z = np.array([0]), np.log([3.0])
    assert_close(lab.binary_crossentropy_from_logits(y, z), _cost(1 / 4), **EXACT)
    y, z = np.array([0, 0, 0]), np.log([1 / 3, 4.0, 9.0])
    assert_close(lab.binary_crossentropy_from_logits(y, z), _cost(3 / 4, 1 / 5, 1 / 10), **EXACT)


def test_binary_crossentropy_from_logits__undecided(lab):
    """A logit of 0 costs log(2), whatever the label is and however many examples there are.

    What is exp(0)? Is your logarithm the natural one? Does twice the data cost twice as much?
    """
    for y in [np.array([0, 1, 1]), np.array([0, 1, 1, 0, 1, 1])]:
        cost = lab.binary_crossentropy_from_logits(y, np.zeros(len(y)))
        assert_close(cost, np.log(2), **EXACT)


@pytest.mark.points(2)
def test_binary_crossentropy_from_logits__keeps_the_digits(lab):
    """Logits of 20, 30 and 36 cost 20.000000, 30.000000 and 36.000000 for a label of 0.

    What is sigmoid(36), to 16 digits? How many of its digits say how far it is from 1? Does your
    code compute 1 - p anywhere?
    """
    cases = [(0, 36.0), (0, 30.0), (0, 20.0), (0, 40.0), (1, 40.0)]
    costs = [lab.binary_crossentropy_from_logits(np.array([y]), np.array([z])) for y, z in cases]
    for (y, z), cost in zip(cases, costs):
        assert_close(cost, (1 - y) * z + np.exp(-z), **EXACT)


@pytest.mark.points(2)
def test_binary_crossentropy_from_logits__sure_and_wrong(lab):
    """A logit of 1000 for a label of 0 costs 1000, and so does -1000 for a label of 1.

    What is exp(1000)? What is log(0)? How much more should a logit of 1000 cost than one of 999, if
    the network is to notice that it gets worse?
    """
    cases = [(0, 1000.0), (0, 741.5), (1, -1000.0), (1, -50.0)]
    costs = [lab.binary_crossentropy_from_logits(np.array([y]), np.array([z])) for y, z in cases]
    of_two = lab.binary_crossentropy_from_logits(np.array([0, 1]), np.array([1000.0, 1000.0]))
    for (_, z), cost in zip(cases, costs):
        assert_close(cost, abs(z), **EXACT)
    assert_close(of_two, 500.0, **EXACT)


def test_binary_crossentropy_from_logits__sure_and_right(lab):
    """Logits of 1000 and -1000 are free where they are right.

    What is 0 times infinity for NumPy? And infinity minus infinity? Which step of your code makes
    the first infinity?
    """
    y, z = np.array([1, 0, 1, 0]), np.array([1000.0, -1000.0, 0.0, -800.0])
    assert_close(lab.binary_crossentropy_from_logits(y, z), np.log(2) / 4, **EXACT)


def test_binary_crossentropy_from_logits__swapping_the_answers(lab):
    """If "yes" and "no" swap their names and every logit its sign, the cost stays the same.

    What is the sigmoid of -z, if that of z is p? Do the two labels get the same treatment in your
    code?
    """
    y, z = np.array([1, 0, 0, 1, 1]), np.log([2.0, 1 / 5, 4.0, 1 / 7, 3.0])
    cost = _cost(2 / 3, 5 / 6, 1 / 5, 1 / 8, 3 / 4)
    assert_close(lab.binary_crossentropy_from_logits(y, z), cost, **EXACT)
    assert_close(lab.binary_crossentropy_from_logits(1 - y, -z), cost, **EXACT)


def test_binary_crossentropy_from_logits__takes_integers(lab):
    """Integer logits cost what the same floats cost.

    If you fill an array of your own: what type of number can it hold?
    """
    y, z = np.array([1, 0, 0, 1]), np.array([1, 1, -1000, -1])
    cost = (3 * LOG_1_PLUS_E - 1) / 4  # log(1 + 1/e) is log(1 + e) - 1
    assert_close(lab.binary_crossentropy_from_logits(y, z), cost, **EXACT)


def test_binary_crossentropy_from_logits__leaves_its_arguments_alone(lab):
    """y and z are the same after the call as before.

    Do you turn signs round in z itself, or in an array of your own? Does the caller still need z?
    """
    y, z = np.array([1, 0, 1, 0]), np.log([3.0, 1 / 4, 1 / 9, 2.0])
    cost = lab.binary_crossentropy_from_logits(y, z)
    assert_unchanged(lab)
    assert_close(cost, _cost(3 / 4, 4 / 5, 1 / 10, 1 / 3), **EXACT)


def test_binary_crossentropy_from_logits__agrees_with_tensorflow(lab, tensorflow, rng):
    """It returns what keras.losses.BinaryCrossentropy(from_logits=True) returns.

    On which example does your loss differ from the loss that you work out by hand?
    """
    for z in (rng.normal(scale=5, size=9), rng.uniform(-1000, 1000, size=7)):
        y = rng.integers(0, 2, size=len(z))
        expected = tensorflow.binary_crossentropy_from_logits(y, z)
        assert_close(lab.binary_crossentropy_from_logits(y, z), expected, **EXACT)


# sparse_categorical_crossentropy_from_logits ------------------------------------------------------


@pytest.mark.points(2)
def test_sparse_categorical_crossentropy_from_logits__known_value(lab):
    """Right classes with probabilities of 1/4, 1/5, 1/10 and 3/10 cost 1.6256.

    Which entry of the first row does y[0] name, and which of the second row does y[1] name? Which
    sign does the logarithm of a probability have, and which the cost?
    """
    z = np.log([[1.0, 5.0, 2.0], [2.0, 5.0, 3.0], [3.0, 1.0, 6.0], [3.0, 2.0, 5.0]])  # (4, 3)
    cost = lab.sparse_categorical_crossentropy_from_logits(np.array([2, 0, 1, 0]), z)
    assert_close(cost, _cost(1 / 4, 1 / 5, 1 / 10, 3 / 10), **EXACT)


def test_sparse_categorical_crossentropy_from_logits__one_number_for_one_example(lab):
    """One example of four classes costs -log of what its right class got.

    What is the mean of one loss? Is your result a number, or an array with one entry?
    """
    z = np.log([[3.0, 2.0, 11.0, 4.0]])  # (1, 4)
    cost = lab.sparse_categorical_crossentropy_from_logits(np.array([1]), z)
    assert_close(cost, _cost(0.1), **EXACT)


@pytest.mark.points(2)
def test_sparse_categorical_crossentropy_from_logits__one_entry_of_each_row(lab):
    """Each label picks one entry, from its own row and no other.

    How many logarithms do five labels pick? Which row belongs to the last label?
    """
    z = np.log(
        [[1.0, 2.0, 7.0], [3.0, 3.0, 4.0], [16.0, 2.0, 2.0], [3.0, 1.0, 1.0], [0.25, 0.5, 1.75]]
    )  # (5, 3)
    cost = lab.sparse_categorical_crossentropy_from_logits(np.array([1, 2, 1, 0, 1]), z)
    assert_close(cost, _cost(0.2, 0.4, 0.1, 0.6, 0.2), **EXACT)


def test_sparse_categorical_crossentropy_from_logits__is_a_mean_over_examples(lab):
    """An example that occurs five times costs as much as once: the cost is a mean over examples.

    You have m losses. Where does m come from, and where does k have no business?
    """
    y, z = np.array([1] * 5), np.log([[2.0, 3.0, 11.0, 4.0]] * 5)
    assert_close(lab.sparse_categorical_crossentropy_from_logits(y, z), _cost(0.15), **EXACT)


def test_sparse_categorical_crossentropy_from_logits__sees_only_differences(lab):
    """A number added to all logits of a row changes nothing.

    What becomes of a probability when you add 500 to every logit of its row? Does a logit of 500
    mean anything by itself?
    """
    z = LOGITS + np.array([[500.0], [-20.0]])
    cost = lab.sparse_categorical_crossentropy_from_logits(np.array([0, 2]), z)
    assert_close(cost, _cost(0.125, 0.2), **EXACT)


@pytest.mark.points(2)
def test_sparse_categorical_crossentropy_from_logits__sure_and_wrong(lab):
    """A right class whose logit is 2000 below the largest costs 2000.

    What is the softmax of [0, -800], and what is the logarithm of that? Which function of this lab
    gives you the logarithm without the softmax?
    """
    z = np.array([[1000.0, -1000.0, 0.0], [0.5, 0.5, 742.0], [0.5, 50.5, 50.5]])
    y = np.array([1, 1, 0])
    losses = [2000.0, 741.5, 50 + np.log(2)]
    of_one = [
        lab.sparse_categorical_crossentropy_from_logits(y[i : i + 1], z[i : i + 1])
        for i in range(3)
    ]
    of_four = lab.sparse_categorical_crossentropy_from_logits(np.append(y, 2), z[[0, 1, 2, 1]])
    for cost, loss in zip(of_one, losses):
        assert_close(cost, loss, **EXACT)
    assert_close(of_four, sum(losses) / 4, **EXACT)


def test_sparse_categorical_crossentropy_from_logits__sure_and_right(lab):
    """A right class that is 1000 or 2000 above the others is free.

    What is the logarithm of 1? If you meet a nan: is it infinity minus infinity, or 0 times
    infinity?
    """
    z = np.array([[1000.0, 0.0, 0.0], [-1000.0, -1000.0, 1000.0], np.log([2.0, 1.0, 7.0])])
    cost = lab.sparse_categorical_crossentropy_from_logits(np.array([0, 2, 0]), z)
    assert_close(cost, -np.log(0.2) / 3, **EXACT)


def test_sparse_categorical_crossentropy_from_logits__rows_far_apart(lab):
    """Rows 1000 apart do not disturb each other.

    Does one row's largest logit take part in the loss of another row?
    """
    z = np.array([[1000.0, 1000.0, 1000.0], [0.0, 1.0, 0.0], [-1000.0, -1000.0, -999.0]])
    cost = lab.sparse_categorical_crossentropy_from_logits(np.array([1, 1, 0]), z)
    assert_close(cost, (np.log(3) + 2 * np.log(np.e + 2) - 1) / 3, **EXACT)


def test_sparse_categorical_crossentropy_from_logits__takes_integers(lab):
    """Integer logits cost what the same floats cost.

    If you fill an array of your own: what type of number can it hold?
    """
    cost = lab.sparse_categorical_crossentropy_from_logits(np.array([1, 2]), INTEGERS)
    expected = -(LOG_P_OF_INTEGERS[0, 1] + LOG_P_OF_INTEGERS[1, 2]) / 2
    assert_close(cost, expected, **EXACT)


def test_sparse_categorical_crossentropy_from_logits__leaves_its_arguments_alone(lab):
    """y and z are the same after the call as before.

    Which of your lines write into z, or into another name of the same array?
    """
    y, z = np.array([1, 3]), np.log([[2.0, 3.0, 11.0, 4.0], [1.0, 5.0, 2.0, 2.0]])
    cost = lab.sparse_categorical_crossentropy_from_logits(y, z)
    assert_unchanged(lab)
    assert_close(cost, _cost(0.15, 0.2), **EXACT)


def test_sparse_categorical_crossentropy_from_logits__agrees_with_tensorflow(lab, tensorflow, rng):
    """It returns what keras.losses.SparseCategoricalCrossentropy(from_logits=True) returns.

    Which entries of each row does Keras look at, and which do you?
    """
    for z in (rng.normal(scale=5, size=(7, 4)), rng.uniform(-1000, 1000, size=(5, 3))):
        y = rng.integers(0, z.shape[1], size=len(z))
        expected = tensorflow.sparse_categorical_crossentropy_from_logits(y, z)
        assert_close(lab.sparse_categorical_crossentropy_from_logits(y, z), expected, **EXACT)


@pytest.mark.hidden
def test_sparse_categorical_crossentropy_from_logits__holds_for_new_numbers(lab, tensorflow, rng):
    """The cost is right for labels and logits that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    m, k = (int(n) for n in rng.integers(3, 9, size=2))
    y, z = rng.integers(0, k, size=m), rng.normal(scale=30, size=(m, k))
    expected = tensorflow.sparse_categorical_crossentropy_from_logits(y, z)
    assert_close(lab.sparse_categorical_crossentropy_from_logits(y, z), expected, **EXACT)

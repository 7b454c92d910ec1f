"""Checks of lab 3: the cost."""

import numpy as np
import pytest

from graders.compare import assert_close, assert_equal, assert_unchanged

WORST = -np.log(1e-7)  # 16.118..., the loss where the right answer got a probability of exactly 0

# Where a probability is exactly 0 or 1, right code may answer a cost that is some 1e-7 away: Keras
# itself renormalises the clipped row in one function and not in the other. WIDE lets all of them
# pass.
WIDE = 1e-6

P_EXAMPLE = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])  # (2, 3)
Y_OTHERS = np.array([1, 0, 1])  # not 0, 1, 2, and what the right classes get does not sum to 1
P_OTHERS = np.array([[0.1, 0.2, 0.3, 0.4], [0.5, 0.1, 0.2, 0.2], [0.25, 0.25, 0.1, 0.4]])  # (3, 4)


def _cost(*right):
    """Return the mean loss, given the probabilities that the right answers got."""
    return float(np.mean(-np.log(right)))


def _probabilities(rng, m, k):
    """Return m rows of k probabilities, none of them small."""
    weights = rng.integers(5, 100, size=(m, k))
    return weights / weights.sum(axis=1, keepdims=True)


# mean_squared_error -------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_mean_squared_error__known_value(lab):
    """Errors of 2, 0, -4 and -1 cost 5.25.

    What are the four squares? What is their sum, and what do you divide it by?
    """
    y, y_hat = np.array([3.0, 5.0, 2.0, 7.0]), np.array([1.0, 5.0, 6.0, 8.0])
    assert_close(lab.mean_squared_error(y, y_hat), 5.25)


@pytest.mark.points(2)
def test_mean_squared_error__averages_every_entry_of_a_matrix(lab):
    """Labels of shape (2, 3) are six numbers, and all six count the same.

    How many squares are there in a matrix with two rows and three columns? How many numbers come
    out?
    """
    y = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    y_hat = np.array([[2.0, 4.0, 6.0], [8.0, 4.0, 4.0]])  # errors 1, 2, 3, 4, 1, 2
    assert_close(lab.mean_squared_error(y, y_hat), 35 / 6)


def test_mean_squared_error__one_number_for_one_example(lab):
    """One example gives one number too, whether its label is one number or three.

    What is the mean of a single square? Which shape does your result have for y of shape (1, 3)?
    """
    assert_close(lab.mean_squared_error(np.array([1.0]), np.array([4.0])), 9.0)
    y, y_hat = np.array([[1.0, 2.0, 3.0]]), np.array([[2.0, 0.0, 6.0]])
    assert_close(lab.mean_squared_error(y, y_hat), 14 / 3)


def test_mean_squared_error__errors_do_not_cancel(lab):
    """An error of 3 and one of -3 cost 9, not 0.

    What is the sign of a square? Do you take the mean before or after you square?
    """
    assert_close(lab.mean_squared_error(np.array([5.0, 5.0]), np.array([2.0, 8.0])), 9.0)


def test_mean_squared_error__perfect_is_free(lab):
    """Perfect predictions cost 0, and one error of 3 among three predictions costs 3.

    What is every error if y_hat equals y? And if the errors are 0, 0 and 3?
    """
    y = np.array([1.5, -2.0, 4.0])
    assert_close(lab.mean_squared_error(y, y), 0.0)
    assert_close(lab.mean_squared_error(y, np.array([1.5, -2.0, 7.0])), 3.0)


def test_mean_squared_error__takes_integers(lab):
    """Integers are numbers too: errors of 1 and 2 cost 2.5.

    Which numbers can an integer array not hold?
    """
    assert_close(lab.mean_squared_error(np.array([1, 2]), np.array([2, 4])), 2.5)
    assert_close(lab.mean_squared_error(np.array([1, 2]), np.array([1.5, 4.5])), 3.25)


def test_mean_squared_error__leaves_its_arguments_alone(lab):
    """y and y_hat are the same after the call as before.

    Does `a -= b` make a new array, or does it write into one that somebody else still needs?
    """
    y, y_hat = np.array([[0.0, 1.0], [2.0, 3.0], [1.0, 1.0]]), np.array([[1.0, 1.0]] * 3)
    assert_close(lab.mean_squared_error(y, y_hat), 1.0)
    assert_unchanged(lab)


def test_mean_squared_error__agrees_with_tensorflow(lab, tensorflow, rng):
    """mean_squared_error returns what keras.losses.MeanSquaredError returns.

    Does Keras divide by 2? Over which axes does it take the mean in the end?
    """
    for shape in [(7,), (5, 3)]:
        y, y_hat = rng.uniform(-3, 3, size=shape), rng.uniform(-3, 3, size=shape)
        expected = tensorflow.mean_squared_error(y, y_hat)
        assert_close(lab.mean_squared_error(y, y_hat), expected)


# binary_crossentropy ------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_binary_crossentropy__known_value(lab):
    """The four predictions of the worked example cost 0.9324.

    Which probability did each of the four right answers get? What are the four losses?
    """
    y, p = np.array([1, 0, 1, 1]), np.array([0.8, 0.9, 0.5, 0.6])
    assert_close(lab.binary_crossentropy(y, p), _cost(0.8, 0.1, 0.5, 0.6))


def test_binary_crossentropy__label_1(lab):
    """Where the label is 1, only p counts.

    If y is 1, which of the two products in the formula is left?
    """
    assert_close(lab.binary_crossentropy(np.array([1]), np.array([0.25])), _cost(0.25))
    y, p = np.array([1, 1, 1]), np.array([0.9, 0.2, 0.6])
    assert_close(lab.binary_crossentropy(y, p), _cost(0.9, 0.2, 0.6))


def test_binary_crossentropy__label_0(lab):
    """Where the label is 0, only 1 - p counts.

    If y is 0, which of the two products is left? Which probability did "no" get?
    """
    assert_close(lab.binary_crossentropy(np.array([0]), np.array([0.25])), _cost(0.75))
    y, p = np.array([0, 0, 0]), np.array([0.9, 0.2, 0.6])
    assert_close(lab.binary_crossentropy(y, p), _cost(0.1, 0.8, 0.4))


def test_binary_crossentropy__undecided(lab):
    """Saying 0.5 to everything costs log(2), whatever the labels are and however many.

    What is 1 - 0.5? Is log your logarithm the natural one? Does twice the data cost twice as much?
    """
    for y in [np.array([0, 1, 1]), np.array([0, 1, 1, 0, 1, 1])]:
        assert_close(lab.binary_crossentropy(y, np.full(len(y), 0.5)), np.log(2))


def test_binary_crossentropy__small_is_not_zero(lab):
    """Probabilities between the two ends of the range are taken as they are.

    Does your code change a probability of 0.001, which is well inside the range? What does clipping
    do to it, and what would adding something do?
    """
    p = np.array([0.001, 0.999])
    assert_close(lab.binary_crossentropy(np.array([1, 0]), p), _cost(0.001, 0.001))
    assert_close(lab.binary_crossentropy(np.array([0, 1]), p), _cost(0.999, 0.999))


def test_binary_crossentropy__sure_and_right(lab):
    """A probability of exactly 0 or 1 is (almost) free where it is right.

    What is 0 times log(0) for NumPy? Which p do you have to keep away from the logarithm?
    """
    zeros = lab.binary_crossentropy(np.array([0, 1]), np.array([0.0, 0.5]))
    ones = lab.binary_crossentropy(np.array([1, 1, 0]), np.array([1.0, 1.0, 0.5]))
    assert_close(zeros, np.log(2) / 2, atol=WIDE)
    assert_close(ones, np.log(2) / 3, atol=WIDE)


@pytest.mark.points(2)
def test_binary_crossentropy__sure_and_wrong(lab):
    """A probability of exactly 0 for the right answer costs 16.118, and not infinity.

    What is log(0)? To which range does Keras clip p, and what is the largest loss in that range? Is
    p = 1 for a label of 0 any better than p = 0 for a label of 1?
    """
    yes = lab.binary_crossentropy(np.array([1, 1, 1]), np.array([0.0, 1.0, 0.5]))
    no = lab.binary_crossentropy(np.array([0, 0]), np.array([1.0, 0.0]))
    assert_close(yes, (WORST + np.log(2)) / 3)
    assert_close(no, WORST / 2)


def test_binary_crossentropy__takes_integers(lab):
    """Probabilities that are the integers 0 and 1 cost what 0.0 and 1.0 cost.

    Can an integer array hold the number 1e-7?
    """
    y, p = np.array([1, 0, 1, 0, 0]), np.array([0, 1, 1, 0, 0])
    assert_close(lab.binary_crossentropy(y, p), 2 * WORST / 5)


def test_binary_crossentropy__takes_labels_of_type_float(lab):
    """Labels that are the floats 0.0 and 1.0 cost what the integers 0 and 1 cost.

    What is 1 - 0.0? Does your code ask anything of y that only an integer can do, such as to be an
    index?
    """
    y, p = np.array([1.0, 0.0, 0.0, 1.0, 1.0]), np.array([0.8, 0.9, 0.25, 0.5, 0.6])
    assert_close(lab.binary_crossentropy(y, p), _cost(0.8, 0.1, 0.75, 0.5, 0.6))


def test_binary_crossentropy__leaves_its_arguments_alone(lab):
    """y and p are the same after the call as before, the zeros and ones in p too.

    Does your clipping make a new array, or does it write into the one that you were given?
    """
    y, p = np.array([0, 1, 0, 1]), np.array([0.0, 0.5, 1.0, 1.0])
    assert_close(lab.binary_crossentropy(y, p), (WORST + np.log(2)) / 4)
    assert_unchanged(lab)


def test_binary_crossentropy__agrees_with_tensorflow(lab, tensorflow, rng):
    """binary_crossentropy returns what keras.losses.BinaryCrossentropy returns.

    On which example does your loss differ from the loss that you work out by hand?
    """
    y, p = rng.integers(0, 2, size=9), rng.uniform(0.02, 0.98, size=9)
    assert_close(lab.binary_crossentropy(y, p), tensorflow.binary_crossentropy(y, p))
    y, p = np.array([1, 0, 1, 0, 0]), np.array([0.0, 1.0, 1.0, 0.0, 0.3])
    assert_close(lab.binary_crossentropy(y, p), tensorflow.binary_crossentropy(y, p))


# one_hot ------------------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_one_hot__known_value(lab):
    """Of four classes, 2 is the row [0 0 1 0], 0 is [1 0 0 0] and 3 is [0 0 0 1].

    In which row and in which column does each of the five ones go?
    """
    expected = [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1], [1, 0, 0, 0], [0, 0, 1, 0]]
    assert_equal(lab.one_hot(np.array([2, 0, 3, 0, 2]), 4), np.array(expected))


def test_one_hot__one_row_per_label(lab):
    """The result has one row per label and one column per class, for one label as for five.

    Which shape do five labels of two classes need? And one label of five classes?
    """
    expected = [[0, 1], [1, 0], [0, 1], [0, 1], [1, 0]]
    assert_equal(lab.one_hot(np.array([1, 0, 1, 1, 0]), 2), np.array(expected))
    assert_equal(lab.one_hot(np.array([1]), 5), np.array([[0, 1, 0, 0, 0]]))


@pytest.mark.points(2)
def test_one_hot__classes_that_do_not_occur(lab):
    """A class that no label names has its column all the same.

    How many columns does y suggest, and how many does n_classes ask for? Which class is missing
    from the labels 1 and 3?
    """
    expected = [[0, 1, 0, 0], [0, 0, 0, 1]]
    assert_equal(lab.one_hot(np.array([1, 3]), 4), np.array(expected))
    expected = [[0, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]
    assert_equal(lab.one_hot(np.array([1, 0, 1]), 4), np.array(expected))


def test_one_hot__counts_from_zero(lab):
    """Class 0 is the first column and class n_classes - 1 the last.

    Which column has index 0?
    """
    assert_equal(lab.one_hot(np.array([0, 0]), 3), np.array([[1, 0, 0]] * 2))
    assert_equal(lab.one_hot(np.array([2, 2, 2, 2]), 3), np.array([[0, 0, 1]] * 4))


def test_one_hot__many_labels(lab, rng):
    """In each of 40 rows the only 1 is in the column of the label.

    Does every row have exactly one 1? Do rows with the same label look the same?
    """
    y = rng.integers(0, 6, size=40)
    expected = [[1 if label == j else 0 for j in range(6)] for label in y]
    assert_equal(lab.one_hot(y, 6), np.array(expected))


def test_one_hot__leaves_its_arguments_alone(lab):
    """y is the same after the call as before.

    Do you write into y anywhere, or only into an array of your own?
    """
    expected = [[0, 0, 1], [0, 1, 0], [0, 0, 1]]
    assert_equal(lab.one_hot(np.array([2, 1, 2]), 3), np.array(expected))
    assert_unchanged(lab)


def test_one_hot__agrees_with_tensorflow(lab, tensorflow, rng):
    """one_hot returns what tf.one_hot returns.

    Where is the first entry that differs, and which label belongs to that row?
    """
    y = rng.integers(0, 5, size=8)
    assert_equal(lab.one_hot(y, 7), tensorflow.one_hot(y, 7))


# categorical_crossentropy -------------------------------------------------------------------------


@pytest.mark.points(2)
def test_categorical_crossentropy__known_value(lab):
    """The two predictions of the worked example cost 0.7803, and three others 1.2296.

    Which probability did each of the right classes get?
    """
    Y = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    example = lab.categorical_crossentropy(Y, P_EXAMPLE)
    others = lab.categorical_crossentropy(np.eye(4)[Y_OTHERS], P_OTHERS)
    assert_close(example, _cost(0.7, 0.3))
    assert_close(others, _cost(0.2, 0.5, 0.25))


def test_categorical_crossentropy__one_number_for_one_example(lab):
    """One example of four classes costs -log of what its right class got.

    What is the mean of one loss? Is your result a number, or an array with one entry?
    """
    Y, p = np.array([[0, 0, 1, 0]]), np.array([[0.1, 0.2, 0.3, 0.4]])
    assert_close(lab.categorical_crossentropy(Y, p), _cost(0.3))


@pytest.mark.points(2)
def test_categorical_crossentropy__is_a_mean_over_examples(lab):
    """An example that occurs five times costs as much as once: the cost is a mean over examples.

    You have m losses. Where does m come from, and where does k have no business?
    """
    Y, p = np.array([[0, 1, 0]] * 5), np.array([[0.3, 0.6, 0.1]] * 5)
    assert_close(lab.categorical_crossentropy(Y, p), _cost(0.6))


def test_categorical_crossentropy__only_the_right_class_counts(lab):
    """How the wrong classes share the rest makes no difference.

    By what is log(p) of a wrong class multiplied? Which term of the sum survives?
    """
    Y = np.array([[0, 0, 1, 0], [0, 0, 1, 0], [1, 0, 0, 0]])
    even = np.array([[0.2, 0.2, 0.4, 0.2], [0.2, 0.2, 0.4, 0.2], [0.1, 0.3, 0.3, 0.3]])
    uneven = np.array([[0.5, 0.05, 0.4, 0.05], [0.1, 0.1, 0.4, 0.4], [0.1, 0.8, 0.05, 0.05]])
    assert_close(lab.categorical_crossentropy(Y, even), _cost(0.4, 0.4, 0.1))
    assert_close(lab.categorical_crossentropy(Y, uneven), _cost(0.4, 0.4, 0.1))


def test_categorical_crossentropy__undecided(lab):
    """Saying 1/k for each of k classes costs log(k): with 2 classes, with 5 and with 10.

    What is -log(1/k)? Which logarithm do you take?
    """
    for k in (2, 5, 10):
        Y, p = np.eye(k)[[1, 0, 1]], np.full((3, k), 1 / k)
        assert_close(lab.categorical_crossentropy(Y, p), np.log(k))


def test_categorical_crossentropy__small_is_not_zero(lab):
    """Probabilities between the two ends of the range are taken as they are.

    Does your code change a probability of 0.001, which is well inside the range? What does clipping
    do to it, and what would adding something do?
    """
    Y = np.array([[0, 1], [1, 0], [1, 0]])
    p = np.array([[0.999, 0.001], [0.001, 0.999], [0.999, 0.001]])
    assert_close(lab.categorical_crossentropy(Y, p), _cost(0.001, 0.001, 0.999))


def test_categorical_crossentropy__sure_and_right(lab):
    """A probability of exactly 1 for the right class is (almost) free.

    What is 0 times log(0) for NumPy? Which entries of p are zero here?
    """
    Y = np.array([[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 0]])
    p = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.5, 0.5, 0.0], [0.0, 1.0, 0.0]])
    assert_close(lab.categorical_crossentropy(Y, p), np.log(2) / 4, atol=WIDE)


@pytest.mark.points(2)
def test_categorical_crossentropy__sure_and_wrong(lab):
    """A probability of exactly 0 for the right class costs 16.118, and not infinity.

    What is log(0)? To which range does Keras clip p, and what is the largest loss in that range?
    """
    Y = np.array([[1, 0, 0], [0, 1, 0]])
    p = np.array([[0.0, 0.5, 0.5], [0.25, 0.75, 0.0]])
    assert_close(lab.categorical_crossentropy(Y, p), (WORST + _cost(0.75)) / 2, atol=WIDE)


def test_categorical_crossentropy__takes_integers(lab):
    """Probabilities that are the integers 0 and 1 cost what 0.0 and 1.0 cost.

    Can an integer array hold the number 1e-7?
    """
    Y, p = np.array([[1, 0, 0], [0, 0, 1]]), np.array([[1, 0, 0], [0, 1, 0]])
    assert_close(lab.categorical_crossentropy(Y, p), WORST / 2, atol=WIDE)


def test_categorical_crossentropy__leaves_its_arguments_alone(lab):
    """Y and p are the same after the call as before, the zeros in p too.

    Does your clipping make a new array, or does it write into the one that you were given?
    """
    Y, p = np.array([[0, 1, 0], [0, 0, 1]]), np.array([[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]])
    assert_close(lab.categorical_crossentropy(Y, p), (WORST + np.log(2)) / 2, atol=WIDE)
    assert_unchanged(lab)


def test_categorical_crossentropy__agrees_with_tensorflow(lab, tensorflow, rng):
    """categorical_crossentropy returns what keras.losses.CategoricalCrossentropy returns.

    Over which axis is the sum, and over what is the mean?
    """
    Y, p = np.eye(4)[rng.integers(0, 4, size=7)], _probabilities(rng, 7, 4)
    expected = tensorflow.categorical_crossentropy(Y, p)
    assert_close(lab.categorical_crossentropy(Y, p), expected)
    p[2] = [1, 0, 0, 0]
    p[5] = [0, 0, 0, 1]
    expected = tensorflow.categorical_crossentropy(Y, p)
    assert_close(lab.categorical_crossentropy(Y, p), expected, atol=WIDE)


# sparse_categorical_crossentropy ------------------------------------------------------------------


@pytest.mark.points(2)
def test_sparse_categorical_crossentropy__known_value(lab):
    """The two predictions of the worked example cost 0.7803, and three others 1.2296.

    Which entry of the first row does y[0] name, and which of the second row does y[1] name?
    """
    example = lab.sparse_categorical_crossentropy(np.array([0, 1]), P_EXAMPLE)
    others = lab.sparse_categorical_crossentropy(Y_OTHERS, P_OTHERS)
    assert_close(example, _cost(0.7, 0.3))
    assert_close(others, _cost(0.2, 0.5, 0.25))


def test_sparse_categorical_crossentropy__one_number_for_one_example(lab):
    """One example of four classes costs -log of what its right class got.

    What is the mean of one loss? Is your result a number, or an array with one entry?
    """
    p = np.array([[0.1, 0.2, 0.3, 0.4]])
    assert_close(lab.sparse_categorical_crossentropy(np.array([2]), p), _cost(0.3))


@pytest.mark.points(2)
def test_sparse_categorical_crossentropy__one_entry_of_each_row(lab):
    """Each label picks one entry, from its own row and no other.

    How many probabilities do five labels pick? Which row belongs to the last label?
    """
    p = np.array([[2, 3, 5], [4, 3, 3], [8, 1, 1], [6, 2, 2], [1, 7, 2]]) / 10
    y = np.array([1, 2, 1, 0, 1])
    cost = _cost(0.3, 0.3, 0.1, 0.6, 0.7)
    assert_close(lab.sparse_categorical_crossentropy(y, p), cost)


def test_sparse_categorical_crossentropy__is_a_mean_over_examples(lab):
    """An example that occurs five times costs as much as once: the cost is a mean over examples.

    You have m losses. Where does m come from, and where does k have no business?
    """
    y, p = np.array([1] * 5), np.array([[0.3, 0.6, 0.1]] * 5)
    assert_close(lab.sparse_categorical_crossentropy(y, p), _cost(0.6))


def test_sparse_categorical_crossentropy__undecided(lab):
    """Saying 1/k for each of k classes costs log(k), for the first class as for the last.

    What is -log(1/k)? Which logarithm do you take? Is k itself ever a label?
    """
    for k in (2, 5, 10):
        y, p = np.array([0, k - 1, 0]), np.full((3, k), 1 / k)
        assert_close(lab.sparse_categorical_crossentropy(y, p), np.log(k))


def test_sparse_categorical_crossentropy__small_is_not_zero(lab):
    """Probabilities between the two ends of the range are taken as they are.

    Does your code change a probability of 0.001, which is well inside the range? What does clipping
    do to it, and what would adding something do?
    """
    y, p = np.array([1, 0, 0]), np.array([[0.999, 0.001], [0.001, 0.999], [0.999, 0.001]])
    assert_close(lab.sparse_categorical_crossentropy(y, p), _cost(0.001, 0.001, 0.999))


def test_sparse_categorical_crossentropy__sure_and_right(lab):
    """A probability of exactly 1 for the right class is (almost) free.

    What is -log(1)? What do the zeros in the other columns have to do with the cost?
    """
    y = np.array([0, 2, 1, 1])
    p = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.5, 0.5, 0.0], [0.0, 1.0, 0.0]])
    assert_close(lab.sparse_categorical_crossentropy(y, p), np.log(2) / 4, atol=WIDE)


@pytest.mark.points(2)
def test_sparse_categorical_crossentropy__sure_and_wrong(lab):
    """A probability of exactly 0 for the right class costs 16.118, and not infinity.

    What is log(0)? To which range does Keras clip p, and what is the largest loss in that range?
    """
    p = np.array([[0.0, 0.5, 0.5], [0.25, 0.75, 0.0]])
    cost = (WORST + _cost(0.75)) / 2
    assert_close(lab.sparse_categorical_crossentropy(np.array([0, 1]), p), cost, atol=WIDE)


def test_sparse_categorical_crossentropy__takes_integers(lab):
    """Probabilities that are the integers 0 and 1 cost what 0.0 and 1.0 cost.

    Can an integer array hold the number 1e-7?
    """
    y, p = np.array([0, 2]), np.array([[1, 0, 0], [0, 1, 0]])
    assert_close(lab.sparse_categorical_crossentropy(y, p), WORST / 2, atol=WIDE)


def test_sparse_categorical_crossentropy__leaves_its_arguments_alone(lab):
    """y and p are the same after the call as before, the zeros in p too.

    Does your clipping make a new array, or does it write into the one that you were given?
    """
    y, p = np.array([1, 2]), np.array([[0.5, 0.5, 0.0], [1.0, 0.0, 0.0]])
    cost = (WORST + np.log(2)) / 2
    assert_close(lab.sparse_categorical_crossentropy(y, p), cost, atol=WIDE)
    assert_unchanged(lab)


def test_sparse_categorical_crossentropy__agrees_with_tensorflow(lab, tensorflow, rng):
    """It returns what keras.losses.SparseCategoricalCrossentropy returns.

    Which entries of p does Keras look at, and which do you?
    """
    y, p = rng.integers(0, 4, size=7), _probabilities(rng, 7, 4)
    expected = tensorflow.sparse_categorical_crossentropy(y, p)
    assert_close(lab.sparse_categorical_crossentropy(y, p), expected)
    p[2] = [1, 0, 0, 0]
    p[5] = [0, 0, 0, 1]
    expected = tensorflow.sparse_categorical_crossentropy(y, p)
    assert_close(lab.sparse_categorical_crossentropy(y, p), expected, atol=WIDE)


@pytest.mark.hidden
def test_sparse_categorical_crossentropy__holds_for_new_numbers(lab, tensorflow, rng):
    """The cost is right for labels and probabilities that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    m, k = (int(n) for n in rng.integers(3, 9, size=2))
    y, p = rng.integers(0, k, size=m), _probabilities(rng, m, k)
    expected = tensorflow.sparse_categorical_crossentropy(y, p)
    assert_close(lab.sparse_categorical_crossentropy(y, p), expected)

"""Checks of lab 2: activation functions."""

import numpy as np
import pytest

from graders.compare import (
    assert_close,
    assert_equal,
    assert_raises,
    assert_shape,
    assert_unchanged,
)

LOGITS = np.array([[2.0, 0.0, -1.0, 0.5], [-3.0, 1.5, 0.25, -0.5], [0.0, 4.0, -2.0, 3.0]])  # (3, 4)
INTEGERS = np.array([[2, -1, 3], [-2, 1, 0]])  # (2, 3)
EVERY_SHAPE = (
    np.array([0.5, -2.0, 1.25]),  # a vector
    np.array([[-0.5, 3.0, 0.25, -4.0]]),  # one row
    np.array([[[1.5, -1.0], [2.0, 0.75], [-3.0, 0.5]], [[-0.25, 4.0], [5.0, -2.5], [-1.5, -6.0]]]),
    -1.25,  # a plain number
    2.5,
)


# linear


@pytest.mark.points(2)
def test_linear__returns_what_it_gets(lab):
    """Every score comes out as it went in, whatever its sign.

    Which answers must a prediction like "tomorrow it will be 8 degrees colder" be able to give?
    """
    assert_close(lab.linear(LOGITS), LOGITS)


def test_linear__works_for_every_shape(lab):
    """A number, a vector, a row, a stack of matrices: the result has the shape of z.

    Does your code add up, look at the rows, or flatten? Does it need to know the shape at all?
    """
    answers = [lab.linear(z) for z in EVERY_SHAPE]
    for z, a in zip(EVERY_SHAPE, answers):
        assert_close(a, z)


def test_linear__has_no_limits(lab):
    """Scores of 1000 and -1000, and scores close to 0, come out as they are.

    Is there a largest price, or a smallest change of a price? What would a limit do to the answer?
    """
    z = np.array([[1000.0, -1000.0, 0.001], [-0.001, 123456.0, -7.0]])
    assert_close(lab.linear(z), z)


def test_linear__takes_integers_and_leaves_them_alone(lab):
    """Integer scores give the same numbers, and z itself stays what it was.

    What does the caller's array look like after the call?
    """
    assert_close(lab.linear(INTEGERS), INTEGERS)
    assert_unchanged(lab)


def test_linear__agrees_with_tensorflow(lab, tensorflow, rng):
    """The result is that of keras.activations.linear.

    What does a Keras layer do with its scores when you give it no activation?
    """
    z = rng.normal(scale=2, size=(5, 3))
    assert_close(lab.linear(z), tensorflow.linear(z))


# sigmoid


@pytest.mark.points(2)
def test_sigmoid__gives_known_values(lab):
    """The sigmoid of ln 3 is 3/4, that of -ln 3 is 1/4, and so on.

    What is exp(-ln 3)? Put it into the equation by hand, then print each step of your code for this
    one score.
    """
    z = np.log([[1.0, 3.0, 9.0], [1 / 3, 1 / 9, 4.0]])  # (2, 3)
    assert_close(lab.sigmoid(z), np.array([[0.5, 0.75, 0.9], [0.25, 0.1, 0.8]]))


def test_sigmoid__works_for_every_shape(lab):
    """A number, a vector, a row, a stack of matrices: the result has the shape of z.

    What is np.exp(2.0)? Does `2.0` have a shape, or a first element? Which lines of your code ask
    for one?
    """
    answers = [lab.sigmoid(z) for z in EVERY_SHAPE]
    for z, a in zip(EVERY_SHAPE, answers):
        assert_close(a, 1 / (1 + np.exp(-np.asarray(z))))


def test_sigmoid__rises_and_is_symmetric(lab):
    """A larger score gives a larger probability, and sigmoid(-z) is 1 - sigmoid(z).

    If the probability of "yes" is 0.9, how probable is "no"? What happens to the score when the two
    answers swap names?
    """
    z = np.linspace(-6.0, 6.0, 9)  # (9,)
    a = lab.sigmoid(z)
    assert_shape(a, z.shape)
    assert np.all(np.diff(a) > 0), "sigmoid(z) must rise with z, and here it does not."
    assert_close(lab.sigmoid(-z), 1 - np.asarray(a))


@pytest.mark.points(2)
def test_sigmoid__survives_large_scores(lab):
    """The sigmoid of 1000 is 1 and that of -1000 is 0: no nan, no limit on the way.

    What are exp(1000) and exp(-1000) on a computer? What is inf / inf, and what is 1 / inf?
    """
    z = np.array([[-1000.0, 1000.0, 0.0], [800.0, -800.0, -2.0]])
    expected = np.array([[0.0, 1.0, 0.5], [1.0, 0.0, 0.11920292202211755]])
    assert_close(lab.sigmoid(z), expected, rtol=1e-9, atol=1e-12)


def test_sigmoid__takes_integers(lab):
    """Integer scores give the same probabilities as the floats 2.0, -1.0, ... do.

    If you fill an array of your own: what type of number can it hold?
    """
    expected = np.array(
        [
            [0.8807970779778823, 0.2689414213699951, 0.9525741268224334],
            [0.11920292202211755, 0.7310585786300049, 0.5],
        ]
    )
    assert_close(lab.sigmoid(INTEGERS), expected)


def test_sigmoid__leaves_its_argument_alone(lab):
    """After the call, z still holds the scores.

    Which of your lines write into z, or into another name of the same array?
    """
    lab.sigmoid(np.array([[-1000.0, 1000.0]]))  # for those who cut large scores off
    a = lab.sigmoid(np.log([[4.0], [1.0], [0.25]]))  # (3, 1)
    assert_unchanged(lab)
    assert_close(a, np.array([[0.8], [0.5], [0.2]]))


def test_sigmoid__agrees_with_tensorflow(lab, tensorflow, rng):
    """The result is that of tf.sigmoid.

    Where do the first numbers differ: for positive scores, for negative ones, or for all?
    """
    z = rng.normal(scale=5, size=(5, 3))
    assert_close(lab.sigmoid(z), tensorflow.sigmoid(z))


# relu


@pytest.mark.points(2)
def test_relu__gives_known_values(lab):
    """A positive score stays, a negative score becomes 0, and 0 is 0.

    What should happen to 1.5? And to -2? Do the two rows have anything to do with each other?
    """
    z = np.array([[-2.0, 0.0, 1.5], [3.0, -0.25, 0.5]])
    assert_close(lab.relu(z), np.array([[0.0, 0.0, 1.5], [3.0, 0.0, 0.5]]))


def test_relu__works_for_every_shape(lab):
    """A number, a vector, a row, a stack of matrices: the result has the shape of z.

    What does your code do first with z, and can that be done to the plain number 2.5? Is a score
    that becomes 0 still a score?
    """
    answers = [lab.relu(z) for z in EVERY_SHAPE]
    for z, a in zip(EVERY_SHAPE, answers):
        assert_close(a, np.where(np.asarray(z) > 0, z, 0.0))


def test_relu__has_no_upper_limit(lab):
    """A score of 1000 stays 1000, and a score of -1000 becomes exactly 0.

    On which side of 0 does relu cut? What does it do on the other side?
    """
    z = np.array([[1000.0, -1000.0, 7.0, -0.001], [0.001, 123456.0, -1.0, 1.0]])
    expected = np.array([[1000.0, 0.0, 7.0, 0.0], [0.001, 123456.0, 0.0, 1.0]])
    assert_close(lab.relu(z), expected)


def test_relu__splits_a_score_in_two(lab):
    """relu(z) - relu(-z) is z, and relu(z) + relu(-z) is the absolute value of z.

    Of relu(z) and relu(-z), how many can be larger than 0 for the same score?
    """
    positive, negative = lab.relu(LOGITS), lab.relu(-LOGITS)
    assert_shape(positive, LOGITS.shape)
    assert_shape(negative, LOGITS.shape)
    difference = np.subtract(positive, negative)
    assert_close(difference, LOGITS, of="relu(z) - relu(-z)")
    assert_close(np.add(positive, negative), np.abs(LOGITS), of="relu(z) + relu(-z)")


def test_relu__takes_integers_and_leaves_them_alone(lab):
    """Integer scores are as good as floats, and z itself stays what it was.

    Which of your lines write into z? The next layer's gradient will ask for the scores again.
    """
    a = lab.relu(INTEGERS)
    b = lab.relu(LOGITS)
    assert_unchanged(lab)
    assert_close(a, np.array([[2, 0, 3], [0, 1, 0]]))
    assert_close(b, np.array([[2.0, 0.0, 0.0, 0.5], [0.0, 1.5, 0.25, 0.0], [0.0, 4.0, 0.0, 3.0]]))


def test_relu__agrees_with_tensorflow(lab, tensorflow, rng):
    """The result is that of tf.nn.relu.

    Where do the first numbers differ: for positive scores, for negative ones, or for all?
    """
    z = rng.normal(scale=5, size=(5, 3))
    assert_close(lab.relu(z), tensorflow.relu(z))


# softmax


@pytest.mark.points(2)
def test_softmax__gives_known_values(lab):
    """The scores [ln 1, ln 2, ln 5] give the probabilities [1/8, 2/8, 5/8].

    What is exp(ln 5)? By which number do you divide it, and over which axis did you add that up?
    """
    z = np.log([[1.0, 2.0, 5.0], [4.0, 4.0, 2.0]])  # (2, 3)
    assert_close(lab.softmax(z), np.array([[0.125, 0.25, 0.625], [0.4, 0.4, 0.2]]))


def test_softmax__rows_are_probabilities(lab):
    """Each row sums to 1, and the larger score gets the larger probability.

    What do your rows sum to? And your columns? In which of the two do the classes of one example
    stand?
    """
    p = lab.softmax(LOGITS)
    assert_shape(p, LOGITS.shape)
    assert_close(np.sum(p, axis=-1), np.ones(3), of="the sum of each row")
    assert np.all(np.asarray(p) >= 0), "A probability can't be negative."
    same_order = np.argsort(p, axis=-1) == np.argsort(LOGITS, axis=-1)
    assert np.all(same_order), "In each row, the order of p must be the order of z."


def test_softmax__works_for_every_number_of_axes(lab):
    """A vector, one row, a stack of matrices: the last axis holds the classes.

    How many axes does a vector have, and is there an axis 1? Which index always means the last one?
    """
    vector = np.log([1.0, 2.0, 5.0])  # (3,)
    row = np.log([[2.0, 3.0, 4.0, 1.0]])  # (1, 4)
    stack = np.log([[[1.0, 3.0], [2.0, 2.0], [4.0, 1.0]], [[9.0, 1.0], [3.0, 2.0], [1.0, 7.0]]])
    expected = [[[0.25, 0.75], [0.5, 0.5], [0.8, 0.2]], [[0.9, 0.1], [0.6, 0.4], [0.125, 0.875]]]
    of_vector, of_row, of_stack = lab.softmax(vector), lab.softmax(row), lab.softmax(stack)
    assert_close(of_vector, np.array([0.125, 0.25, 0.625]))
    assert_close(of_row, np.array([[0.2, 0.3, 0.4, 0.1]]))
    assert_close(of_stack, np.array(expected))


def test_softmax__sees_only_differences(lab):
    """A number added to all scores of a row changes nothing.

    What does exp(z + c) have to do with exp(z)? Which factor stands above and below the line?
    """
    z = np.log([[1.0, 3.0], [2.0, 2.0], [4.0, 1.0]]) + np.array([[3.0], [-20.0], [7.5]])  # (3, 2)
    assert_close(lab.softmax(z), np.array([[0.25, 0.75], [0.5, 0.5], [0.8, 0.2]]))


@pytest.mark.points(2)
def test_softmax__survives_large_scores(lab):
    """Adding 1000 to all scores, or -1000, changes no probability and makes no nan.

    What is exp(1000)? And what is 0 / 0, when every exponential has become 0? Which constant may
    you subtract from all scores of a row?
    """
    z = np.log([[3.0, 1.0, 4.0, 2.0], [1.0, 1.0, 2.0, 16.0]])  # (2, 4)
    expected = np.array([[0.3, 0.1, 0.4, 0.2], [0.05, 0.05, 0.1, 0.8]])
    high, low = lab.softmax(z + 1000), lab.softmax(z - 1000)
    assert_close(high, expected)
    assert_close(low, expected)


def test_softmax__survives_rows_far_apart(lab):
    """Rows 1000 apart do not disturb each other, and a row may reach from -1000 to 1000.

    Whose largest score do you subtract? What is left of a row that lies 2000 below it? And is it
    the largest score that you need, or would any other one do?
    """
    z = np.array(
        [
            [1000.0, 1000.0, 999.0, -1000.0],
            [0.0, 1.0, 0.0, 1.0],
            [-1000.0, -1001.0, -1000.0, -1001.0],
            [-1000.0, 1000.0, -500.0, 0.0],
        ]
    )
    high, low = 0.36552928931500244, 0.13447071068499755  # sigmoid(1) / 2 and sigmoid(-1) / 2
    expected = np.array(
        [
            [0.4223187982515182, 0.4223187982515182, 0.15536240349696362, 0.0],
            [low, high, low, high],
            [high, low, high, low],
            [0.0, 1.0, 0.0, 0.0],
        ]
    )
    assert_close(lab.softmax(z), expected)


def test_softmax__takes_integers(lab):
    """Integer scores give the same probabilities as the floats 2.0, -1.0, ... do.

    If you fill an array of your own: what type of number can it hold?
    """
    expected = np.array(
        [
            [0.26538792877224193, 0.013212886953789417, 0.7213991842739687],
            [0.03511902695933972, 0.7053845126982412, 0.25949646034241913],
        ]
    )
    assert_close(lab.softmax(INTEGERS), expected)


def test_softmax__leaves_its_argument_alone(lab):
    """After the call, z still holds the scores.

    What is the difference between `z -= 1` and `z - 1`?
    """
    z = np.log([[3.0, 1.0, 6.0], [1.0, 2.0, 1.0]])  # (2, 3)
    p = lab.softmax(z)
    assert_unchanged(lab)
    assert_close(p, np.array([[0.3, 0.1, 0.6], [0.25, 0.5, 0.25]]))


def test_softmax__agrees_with_tensorflow(lab, tensorflow, rng):
    """The result is that of tf.nn.softmax.

    Is the first number that differs too large or too small? What do the rows sum to?
    """
    for shape in ((7, 4), (2, 3, 5)):
        z = rng.normal(scale=5, size=shape)
        assert_close(lab.softmax(z), tensorflow.softmax(z))


@pytest.mark.hidden
def test_softmax__holds_for_new_numbers(lab, tensorflow, rng):
    """softmax is right for scores that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    z = rng.normal(scale=20, size=rng.integers(2, 7, size=2))
    assert_close(lab.softmax(z), tensorflow.softmax(z))


# binary_logit


@pytest.mark.points(2)
def test_binary_logit__gives_known_values(lab):
    """The scores [ln 1, ln 3] have the logit ln 3; one number comes out for each row.

    The probability of class 1 is 3/4 here. Which t has the sigmoid 3/4? How does it come from the
    two scores?
    """
    z = np.log([[1.0, 3.0], [4.0, 1.0], [2.0, 2.0]])  # (3, 2)
    assert_close(lab.binary_logit(z), np.log([3.0, 0.25, 1.0]))


@pytest.mark.points(2)
def test_binary_logit__gives_the_probability_of_class_1(lab):
    """The sigmoid of the result is the softmax probability of class 1.

    Compare 1 / (1 + exp(z0 - z1)) with 1 / (1 + exp(-t)). What is t? Which column is class 1?
    """
    z = np.log([[1.0, 4.0], [9.0, 1.0], [3.0, 2.0], [5.0, 5.0]])  # (4, 2)
    t = lab.binary_logit(z)
    assert_shape(t, (4,))
    p = 1 / (1 + np.exp(-np.asarray(t)))
    assert_close(p, np.array([0.8, 0.1, 0.4, 0.5]), of="sigmoid(binary_logit(z))")


def test_binary_logit__takes_one_row(lab):
    """A batch of one example gives an array of one number.

    Which shape does z have here? Which of its two axes do your indices run along?
    """
    falls, rises = lab.binary_logit(np.array([[0.5, -1.75]])), lab.binary_logit(np.array([[-1, 4]]))
    assert_close(falls, np.array([-2.25]))
    assert_close(rises, np.array([5.0]))


@pytest.mark.points(2)
def test_binary_logit__survives_large_scores(lab):
    """Scores of 1000 and -1000 give exact, finite logits.

    Does your code go through a probability? What is the probability of class 1 for [0, 50], to 16
    digits, and can you get back from there?
    """
    z = np.array([[-2.0, 1.0], [0.0, 50.0], [1000.0, -1000.0], [-1000.0, 1000.0], [1000.0, 999.0]])
    assert_close(lab.binary_logit(z), np.array([3.0, 50.0, -2000.0, 2000.0, -1.0]))


def test_binary_logit__takes_integers_and_leaves_them_alone(lab):
    """Integer scores are as good as floats, and z itself stays what it was.

    Which of your lines write into z?
    """
    a = lab.binary_logit(np.array([[2, -1], [0, 3], [-5, -4]]))
    b = lab.binary_logit(np.array([[2.5, -1.0], [0.0, 3.0]]))
    assert_unchanged(lab)
    assert_close(a, np.array([-3.0, 3.0, 1.0]))
    assert_close(b, np.array([-3.5, 3.0]))


def test_binary_logit__agrees_with_tensorflow(lab, tensorflow, rng):
    """The result is the difference of two columns of tf.nn.log_softmax.

    The logit is log(p1 / p0). What becomes of the logarithm of a quotient?
    """
    z = rng.normal(scale=3, size=(6, 2))
    assert_close(lab.binary_logit(z), tensorflow.binary_logit(z))


# output_activation


def test_output_activation__serves_one_unit(lab):
    """A yes-or-no answer from one unit needs a function that reaches both 0 and 1.

    With one unit, what is exp(z) / sum(exp(z))? Which of the four functions stays between 0 and 1
    and looks at one score only?
    """
    assert_equal(lab.output_activation("binary"), "sigmoid")
    if lab.output_activation("multiclass") != "softmax":
        lab.output_activation("real")  # tells one wrong answer from the same answer to all
    assert_equal(lab.output_activation("multiclass"), "softmax")


def test_output_activation__lets_labels_be_true_together(lab):
    """Several labels may be true of one photo; only one class is.

    A car and a bus are in the photo. What should the two probabilities be, and what is their sum?
    Which function forbids this?
    """
    assert_equal(lab.output_activation("multilabel"), "sigmoid")
    assert_equal(lab.output_activation("multiclass"), "softmax")


def test_output_activation__tells_amounts_from_numbers(lab):
    """A change may be negative, a number of visitors may not.

    Which of the four functions can answer -8? Which can answer 3000, but never -1?
    """
    assert_equal(lab.output_activation("real"), "linear")
    assert_equal(lab.output_activation("non-negative"), "relu")


def test_output_activation__refuses_what_it_does_not_know(lab):
    """A target that is none of the five raises a ValueError, and a known one does not.

    What does your code do with a word it has never seen? Does it guess?
    """
    assert_equal(lab.output_activation("non-negative"), "relu")
    for target in ("ordinal", "", "softmax"):
        assert_raises(ValueError, lab.output_activation, target)


@pytest.mark.points(2)
def test_output_activation__agrees_with_tensorflow(lab, tensorflow):
    """The function is the one of Keras that reaches every right answer and never leaves the range.

    Draw the four functions. Which values can each of them take, and which does the target need?
    """
    for target in ("real", "multiclass", "non-negative", "multilabel", "binary"):
        assert_equal(lab.output_activation(target), tensorflow.output_activation(target))

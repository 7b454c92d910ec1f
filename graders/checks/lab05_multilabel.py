"""Checks of lab 5: several labels at once.

A check makes all its calls before it compares: the more answers there are, the surer a mistake can
be named.
"""

import numpy as np
import pytest

from graders.compare import assert_close, assert_equal, assert_unchanged

# The two articles of the worked example: sport, money, politics.
Z = np.array([[2.0, 1.5, -3.0], [0.3, -1.0, -2.0]])  # (2, 3)
Y = np.array([[1, 1, 0], [1, 0, 0]])  # (2, 3)


def _scores(p):
    """Return the scores that have these probabilities."""
    p = np.array(p)
    return np.log(p / (1 - p))


def _cost(*right):
    """Return the mean loss, given the probabilities that the right answers got."""
    return float(np.mean(-np.log(right)))


# predict_probabilities ----------------------------------------------------------------------------


@pytest.mark.points(2)
def test_predict_probabilities__known_value(lab):
    """Scores of log(3), 0 and -log(4) are probabilities of 3/4, 1/2 and 1/5.

    What is exp(-log(3))? Where does it stand in the formula, above the line or below?
    """
    z = np.log([[3.0, 1.0, 1 / 4], [1 / 9, 3 / 2, 1 / 3]])
    assert_close(lab.predict_probabilities(z), [[0.75, 0.5, 0.2], [0.1, 0.6, 0.25]])


@pytest.mark.points(2)
def test_predict_probabilities__labels_do_not_compete(lab):
    """Another label's score changes nothing: the first probability of each row stays 0.75.

    Three labels may be likely at the same time, or none. Which sum has a row of probabilities then?
    Is there any number that one label has to know about another?
    """
    p = [[0.75, 0.95, 0.9, 0.99], [0.75, 0.02, 0.01, 0.1], [0.75, 0.9, 0.02, 0.6]]
    assert_close(lab.predict_probabilities(_scores(p)), p)


def test_predict_probabilities__one_example_or_one_label(lab):
    """One row of five labels works, and so do four rows of one label.

    Does your code look at its neighbours, in the row or in the column? What if there are none?
    """
    row, column = [[0.3, 0.05, 0.9, 0.6, 0.85]], [[0.2], [0.7], [0.95], [0.4]]
    p_row, p_column = [lab.predict_probabilities(_scores(p)) for p in (row, column)]
    assert_close(p_row, row)
    assert_close(p_column, column)


def test_predict_probabilities__of_the_opposite(lab):
    """If the score changes its sign, p becomes 1 - p.

    How likely is "no", if "yes" has the probability p? Which values do your results lie between?
    """
    z = _scores([[0.9, 0.65, 0.3], [0.95, 0.501, 0.499]])
    yes, no = lab.predict_probabilities(z), lab.predict_probabilities(-z)
    assert_close(yes, [[0.9, 0.65, 0.3], [0.95, 0.501, 0.499]])
    assert_close(no, [[0.1, 0.35, 0.7], [0.05, 0.499, 0.501]])


@pytest.mark.points(2)
def test_predict_probabilities__survives_large_scores(lab):
    """Scores of 1000 and -1000 are probabilities of 1 and 0.

    What is exp(1000) for NumPy, and what is infinity divided by infinity? And what is 1 divided by
    infinity?
    """
    z = np.array([[1000.0, -1000.0, np.log(3), -800.0], [-1000.0, 1000.0, 750.0, np.log(1.5)]])
    assert_close(lab.predict_probabilities(z), [[1, 0, 0.75, 0], [0, 1, 1, 0.6]])


def test_predict_probabilities__takes_integers(lab):
    """Integer scores have probabilities too, and these are no integers.

    Which numbers can an integer array not hold?
    """
    small = lab.predict_probabilities(np.array([[2, 0, -1]]))
    large = lab.predict_probabilities(np.array([[1000, -1000]]))
    assert_close(small, [[0.8807970779778823, 0.5, 0.2689414213699951]])
    assert_close(large, [[1, 0]])


def test_predict_probabilities__leaves_its_argument_alone(lab):
    """z is the same after the call as before.

    Does your code write into z, with `z[...] = ` or `-=`, or does it make a new array?
    """
    p = [[0.6, 0.1], [0.8, 0.9], [0.3, 0.45]]
    small = lab.predict_probabilities(_scores(p))
    large = lab.predict_probabilities(np.array([[-1000.0, 0.0, 1000.0]]))
    assert_close(small, p)
    assert_close(large, [[0, 0.5, 1]])
    assert_unchanged(lab)


def test_predict_probabilities__agrees_with_tensorflow(lab, tensorflow, rng):
    """predict_probabilities returns what tf.sigmoid returns.

    Which of your numbers differs, and what was its score? Work that one out by hand.
    """
    z = rng.normal(scale=4, size=(7, 4))
    assert_close(lab.predict_probabilities(z), tensorflow.predict_probabilities(z))


# predict_labels -----------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_predict_labels__known_value(lab):
    """The two articles get [1 1 0] and [1 0 0], as in the worked example; four others work too.

    Which probability has the score 0.3? Is that above 0.5? And the score -0.3?
    """
    others = np.array(
        [[0.55, -0.3, 0.8], [40.0, 0.6, 0.02], [-1.0, -0.4, -2.0], [0.2, -0.02, -3.0]]
    )
    # probabilities .634, .426, .690; 1.00, .646, .505; .269, .401, .119; .550, .495, .047
    two, four = lab.predict_labels(Z), lab.predict_labels(others)
    lab.predict_labels(Z, 0.7)  # tells a second sigmoid from a yes to everything
    assert_equal(two, [[1, 1, 0], [1, 0, 0]])
    assert_equal(four, [[1, 0, 1], [1, 1, 1], [0, 0, 0], [1, 0, 0]])


@pytest.mark.points(2)
def test_predict_labels__threshold_is_a_probability(lab):
    """The threshold is compared with the probability, not with the score.

    Which score has a probability of 0.9? Which one has 0.2? Is a score of 1 above or below these
    two?
    """
    z = np.array([[1.0, 2.15, 2.3], [-1.3, -1.5, 0.3], [0.85, 0.15, -0.1]])
    # probabilities [[0.731, 0.896, 0.909], [0.214, 0.182, 0.574], [0.701, 0.537, 0.475]]
    high, low, half = [lab.predict_labels(z, threshold) for threshold in (0.9, 0.2, 0.5)]
    assert_equal(high, [[0, 0, 1], [0, 0, 0], [0, 0, 0]])
    assert_equal(low, [[1, 1, 1], [1, 0, 1], [1, 1, 1]])
    assert_equal(half, [[1, 1, 1], [0, 0, 1], [1, 1, 0]])


def test_predict_labels__obeys_its_threshold(lab):
    """The same scores give fewer labels, the higher the threshold is.

    Where does your code use `threshold`? Which of the probabilities 0.15, 0.45, 0.65 and 0.95 are
    above 0.3, above 0.6 and above 0.75?
    """
    z = _scores([[0.45, 0.95, 0.15, 0.65]])
    low, medium, high = [lab.predict_labels(z, threshold) for threshold in (0.3, 0.6, 0.75)]
    assert_equal(low, [[1, 1, 0, 1]])
    assert_equal(medium, [[0, 1, 0, 1]])
    assert_equal(high, [[0, 1, 0, 0]])


@pytest.mark.points(2)
def test_predict_labels__several_labels_or_none(lab):
    """A row may get every label, several, one or none.

    How many labels does the largest score of a row decide about? And who decides about the others?
    """
    p = [[0.9, 0.8, 0.7, 0.6], [0.1, 0.4, 0.3, 0.2], [0.7, 0.2, 0.1, 0.8], [0.3, 0.2, 0.9, 0.4]]
    four, one = lab.predict_labels(_scores(p)), lab.predict_labels(_scores([[0.65, 0.35, 0.55]]))
    assert_equal(four, [[1, 1, 1, 1], [0, 0, 0, 0], [1, 0, 0, 1], [0, 0, 1, 0]])
    assert_equal(one, [[1, 0, 1]])


def test_predict_labels__one_example_or_one_label(lab):
    """One row of five labels works, and so do three rows of one label.

    Which shape does the result have for z of shape (1, 5)? And for (3, 1)?
    """
    row = lab.predict_labels(np.array([[0.2, -0.7, 3.0, -2.0, 0.55]]))
    column = lab.predict_labels(np.array([[-0.2], [0.1], [-4.0], [0.7]]))
    assert_equal(row, [[1, 0, 1, 0, 1]])
    assert_equal(column, [[0], [1], [0], [1]])


def test_predict_labels__survives_large_scores(lab):
    """A score of 1000 is a yes for every threshold, and one of -1000 a no.

    Is nan above 0.5? Where could a nan come from, on the way from the score to the label?
    """
    z = np.array([[1000.0, -1000.0, 0.2], [-1000.0, 1000.0, -0.2]])
    half, low, high = [lab.predict_labels(z, threshold) for threshold in (0.5, 0.01, 0.99)]
    assert_equal(half, [[1, 0, 1], [0, 1, 0]])
    assert_equal(low, [[1, 0, 1], [0, 1, 1]])
    assert_equal(high, [[1, 0, 0], [0, 1, 0]])


def test_predict_labels__takes_integers_and_leaves_them_alone(lab):
    """Integer scores work, and z is the same after the call as before.

    Does your code make a new array for the labels, or does it write into z?
    """
    z = np.array([[2, -1, 1], [-3, 5, -2]])
    integers, floats = lab.predict_labels(z), lab.predict_labels(z / 4)
    assert_equal(integers, [[1, 0, 1], [0, 1, 0]])
    assert_equal(floats, [[1, 0, 1], [0, 1, 0]])
    assert_unchanged(lab)


def test_predict_labels__agrees_with_tensorflow(lab, tensorflow, rng):
    """The labels are those of tf.sigmoid, compared with the threshold.

    Which label differs? What is its score, and what is its probability?
    """
    z = rng.normal(scale=2, size=(7, 4))
    thresholds = (0.3, 0.5, 0.8)
    answers = [lab.predict_labels(z, threshold) for threshold in thresholds]
    for threshold, labels in zip(thresholds, answers):
        assert_equal(labels, tensorflow.predict_labels(z, threshold))


# multilabel_crossentropy --------------------------------------------------------------------------


@pytest.mark.points(2)
def test_multilabel_crossentropy__known_value(lab):
    """The two articles of the worked example cost 0.2286; two others, wrong in two labels, 0.7490.

    What are the six losses? Which of yours differs from the table in the text? If a score is 2 and
    the label is 0 in place of 1, by how much does the loss grow?
    """
    example = lab.multilabel_crossentropy(Y, Z)
    others = lab.multilabel_crossentropy(np.array([[1, 0], [0, 0]]), Z[:, :2])
    assert_close(example, 0.2285789306048649)
    assert_close(others, np.mean(np.log1p(np.exp([-2.0, 1.5, 0.3, -1.0]))))


def test_multilabel_crossentropy__of_what_the_right_answers_got(lab):
    """The loss of a 1 is -log(p), the loss of a 0 is -log(1 - p).

    Which of the two terms is left if the label is 1? Which if it is 0? Which logarithm is log?
    """
    z = _scores([[0.8, 0.3, 0.6, 0.1]])
    ones, zeros, both = [
        lab.multilabel_crossentropy(np.array([labels]), z)
        for labels in ([1, 1, 1, 1], [0, 0, 0, 0], [0, 1, 1, 0])
    ]
    assert_close(ones, _cost(0.8, 0.3, 0.6, 0.1))
    assert_close(zeros, _cost(0.2, 0.7, 0.4, 0.9))
    assert_close(both, _cost(0.2, 0.3, 0.6, 0.9))


@pytest.mark.points(2)
def test_multilabel_crossentropy__labels_can_be_true_together(lab):
    """Two sure labels in a row are (almost) free when both are true, and a false yes is not.

    What does the cost of the second row become if only the labels that are 1 count? Can softmax be
    sure of two labels at once?
    """
    z = np.array([[15.0, 15.0, -15.0], [15.0, -15.0, 15.0]])
    right = lab.multilabel_crossentropy(np.array([[1, 1, 0], [1, 0, 1]]), z)
    one_false_yes = lab.multilabel_crossentropy(np.array([[1, 1, 0], [1, 0, 0]]), z)
    three_wrong = lab.multilabel_crossentropy(np.array([[1, 0, 0], [1, 1, 0]]), z)
    free = np.log1p(np.exp(-15.0))  # 0.0000003, the loss where 15 is right; else it is 15 more
    assert_close(right, free)
    assert_close(one_false_yes, free + 15 / 6)
    assert_close(three_wrong, free + 45 / 6)


@pytest.mark.points(2)
def test_multilabel_crossentropy__is_a_mean_over_examples_and_labels(lab):
    """Repeating the examples, or the labels, changes nothing: each entry has the same weight.

    How many losses are there for m examples with k labels? What do you divide their sum by?
    """
    labels, p = np.array([[1, 0], [0, 0], [1, 1]]), [[0.4, 0.1], [0.7, 0.2], [0.9, 0.5]]
    z = _scores(p)
    once = lab.multilabel_crossentropy(labels, z)
    examples = lab.multilabel_crossentropy(np.tile(labels, (4, 1)), np.tile(z, (4, 1)))
    columns = lab.multilabel_crossentropy(np.tile(labels, (1, 5)), np.tile(z, (1, 5)))
    for cost in (once, examples, columns):
        assert_close(cost, _cost(0.4, 0.9, 0.3, 0.8, 0.9, 0.5))


def test_multilabel_crossentropy__undecided(lab):
    """Scores of 0 cost log(2), whatever the labels are and however many.

    Which probability has the score 0? What does the right answer get, for a 1 and for a 0?
    """
    several = [np.array([[1, 0, 1]]), np.array([[0, 0], [0, 0], [0, 1]])]
    costs = [lab.multilabel_crossentropy(labels, np.zeros(labels.shape)) for labels in several]
    for cost in costs:
        assert_close(cost, np.log(2))


@pytest.mark.points(2)
def test_multilabel_crossentropy__survives_large_scores(lab):
    """A score of 1000 costs 0 where it is right and 1000 where it is wrong; so does -1000.

    What is the logarithm of sigmoid(-1000) for NumPy? Which logarithm do you need, and can you find
    it without the probability? Does clipping know that 1000 is worse than 40?
    """
    right = lab.multilabel_crossentropy(np.array([[1, 0, 1]]), np.array([[1000.0, -1000.0, 0.0]]))
    yes = lab.multilabel_crossentropy(np.array([[0, 1, 1]]), np.array([[1000.0, 800.0, 0.0]]))
    no = lab.multilabel_crossentropy(np.array([[1, 0, 1]]), np.array([[-1000.0, -800.0, 0.0]]))
    z = np.array([[-40.0, 0.0], [600.0, 50.0]])
    mixed = lab.multilabel_crossentropy(np.array([[1, 0], [0, 1]]), z)
    assert_close(yes, (1000 + np.log(2)) / 3)
    assert_close(no, (1000 + np.log(2)) / 3)
    assert_close(mixed, (640 + np.log(2)) / 4)
    assert_close(right, np.log(2) / 3)


def test_multilabel_crossentropy__one_number_for_one_example(lab):
    """One example gives one number, and so does one label.

    Which shape has the mean over all entries? Which shape has a mean along one axis?
    """
    row, column = _scores([[0.9, 0.2, 0.6, 0.3, 0.5]]), _scores([[0.9], [0.2], [0.6]])
    one_example = lab.multilabel_crossentropy(np.array([[1, 0, 0, 1, 1]]), row)
    one_label = lab.multilabel_crossentropy(np.array([[0], [0], [1]]), column)
    assert_close(one_example, _cost(0.9, 0.8, 0.4, 0.3, 0.5))
    assert_close(one_label, _cost(0.1, 0.8, 0.6))


def test_multilabel_crossentropy__takes_integers_and_floats(lab):
    """Scores that are integers and labels that are floats cost what the same numbers cost.

    Is there an array in your code that takes its type from Y or from z? Which numbers can it not
    hold?
    """
    z, labels = np.array([[2, -1], [-2, 0], [1, 3]]), np.array([[1, 0], [1, 1], [0, 1]])
    integers = lab.multilabel_crossentropy(labels, z)
    floats = lab.multilabel_crossentropy(labels * 1.0, z * 1.0)
    float_labels = lab.multilabel_crossentropy(labels * 1.0, z)
    for cost in (integers, floats, float_labels):
        assert_close(cost, np.mean(np.log1p(np.exp([-2.0, -1.0, 2.0, 0.0, 1.0, -3.0]))))


def test_multilabel_crossentropy__leaves_its_arguments_alone(lab):
    """Y and z are the same after the call as before.

    Does your code change signs or set limits in an array of the caller?
    """
    labels, p = np.array([[1, 0], [0, 1], [0, 0]]), [[0.7, 0.4], [0.8, 0.1], [0.5, 0.05]]
    three = lab.multilabel_crossentropy(labels, _scores(p))
    two = lab.multilabel_crossentropy(labels[:2], np.array([[3, -1], [0, 2]]))
    assert_close(three, _cost(0.7, 0.6, 0.2, 0.1, 0.5, 0.95))
    assert_close(two, np.mean(np.log1p(np.exp([-3.0, -1.0, 0.0, -2.0]))))
    assert_unchanged(lab)


def test_multilabel_crossentropy__agrees_with_tensorflow(lab, tensorflow, rng):
    """It returns what keras.losses.BinaryCrossentropy(from_logits=True) returns.

    Does Keras add the labels of a row up, or does it take their mean?
    """
    labels, z = rng.integers(0, 2, size=(7, 4)), rng.normal(scale=5, size=(7, 4))
    large = z.copy()
    large[2], large[5] = [1000, -1000, 300, -50], [-1000, 1000, 1000, 1000]
    answers = [lab.multilabel_crossentropy(labels, scores) for scores in (z, large)]
    for scores, answer in zip((z, large), answers):
        assert_close(answer, tensorflow.multilabel_crossentropy(labels, scores))


@pytest.mark.hidden
def test_multilabel_crossentropy__holds_for_new_numbers(lab, tensorflow, rng):
    """The cost is right for labels and logits that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    shape = tuple(int(n) for n in rng.integers(3, 9, size=2))
    labels, z = rng.integers(0, 2, size=shape), rng.normal(scale=20, size=shape)
    expected = tensorflow.multilabel_crossentropy(labels, z)
    assert_close(lab.multilabel_crossentropy(labels, z), expected)


# exact_match --------------------------------------------------------------------------------------


@pytest.mark.points(2)
def test_exact_match__known_value(lab):
    """Two of six articles have all their labels right: 1/3. Of the second and third, one has: 1/2.

    For each row: are all three labels right? How many rows are there?
    """
    labels = np.array([[0, 0, 0], [1, 0, 1], [1, 1, 1], [0, 1, 0], [0, 1, 0], [1, 0, 0]])
    predicted = np.array([[0, 0, 0], [0, 0, 1], [1, 1, 1], [1, 1, 1], [1, 0, 1], [1, 1, 0]])
    six, two = lab.exact_match(labels, predicted), lab.exact_match(labels[1:3], predicted[1:3])
    lab.exact_match(labels, labels)  # tells "is all right?" from a 0 for everything
    assert_close(six, 1 / 3)
    assert_close(two, 1 / 2)


@pytest.mark.points(2)
def test_exact_match__nearly_right_is_wrong(lab):
    """One wrong label spoils its row: 11 of 15 labels are right, and 1 of 5 rows.

    What do you count, rows or labels? What does a row with two right labels of three contribute?
    """
    labels = np.array([[1, 0, 1], [0, 1, 1], [1, 1, 1], [0, 0, 1], [1, 0, 0]])
    predicted = np.array([[1, 0, 0], [0, 0, 1], [1, 1, 1], [1, 0, 1], [1, 1, 0]])
    five = lab.exact_match(labels, predicted)
    two = lab.exact_match(labels[1:3], predicted[1:3])
    none = lab.exact_match(labels[3:], predicted[3:])
    assert_close(five, 0.2)
    assert_close(two, 0.5)
    assert_close(none, 0.0)


def test_exact_match__perfect(lab):
    """If all labels of all examples are right, the share is 1; with one wrong row of four, 3/4.

    Is your result a share, a number of rows or a percentage?
    """
    labels = np.array([[1, 0, 1, 1, 0], [0, 1, 0, 0, 0], [1, 1, 1, 0, 1], [1, 1, 0, 0, 1]])
    predicted = labels.copy()
    predicted[3] = [1, 1, 1, 0, 0]
    perfect, one_wrong = lab.exact_match(labels, labels), lab.exact_match(labels, predicted)
    assert_close(perfect, 1.0)
    assert_close(one_wrong, 0.75)


@pytest.mark.points(2)
def test_exact_match__missing_and_extra_labels(lab):
    """A label too few is wrong, a label too many is wrong, and so is another label.

    Does your code look at the ones only, or at the zeros too? Are two labels right because there
    are two of them?
    """
    labels = np.array([[1, 1, 0, 0]] * 7)
    predicted = np.array(
        [
            [1, 0, 0, 0],  # one missing
            [1, 0, 1, 0],  # one missing and one too many
            [0, 0, 1, 1],
            [1, 1, 0, 0],  # right
            [1, 1, 1, 0],  # one too many
            [1, 1, 0, 1],
            [1, 1, 1, 1],  # two too many
        ]
    )
    all_seven = lab.exact_match(labels, predicted)
    missing = lab.exact_match(labels[:4], predicted[:4])
    extra = lab.exact_match(labels[3:], predicted[3:])
    assert_close(all_seven, 1 / 7)
    assert_close(missing, 1 / 4)
    assert_close(extra, 1 / 4)


def test_exact_match__no_labels(lab):
    """An example without labels is right when none was predicted, and only then.

    Are two rows of zeros equal? What does your code do for them: is there a division?
    """
    labels = np.array([[0, 0, 0], [0, 0, 0], [0, 1, 0], [1, 0, 0]])
    predicted = np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0], [1, 0, 0]])
    four, first, middle = [
        lab.exact_match(labels[rows], predicted[rows])
        for rows in (slice(0, 4), slice(0, 2), slice(1, 3))
    ]
    assert_close(four, 0.5)
    assert_close(first, 0.5)
    assert_close(middle, 0.0)


def test_exact_match__one_example_or_one_label(lab):
    """One example is right or wrong: 1 or 0. With one label, every row is a single answer.

    Which shape has a mean over examples? Over which axis do you ask whether *all* are right?
    """
    row, column = np.array([[1, 0, 0, 1]]), np.array([[1], [0], [0], [1], [1]])
    right = lab.exact_match(row, np.array([[1, 0, 0, 1]]))
    wrong = lab.exact_match(row, np.array([[1, 0, 1, 1]]))
    one_label = lab.exact_match(column, np.array([[1], [1], [0], [0], [1]]))
    assert_close(right, 1.0)
    assert_close(wrong, 0.0)
    assert_close(one_label, 0.6)


def test_exact_match__leaves_its_arguments_alone(lab):
    """Y and Y_hat are the same after the call as before.

    Does `a -= b` make a new array, or does it write into one that somebody else still needs?
    """
    labels = np.array([[0, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 1]])
    predicted = np.array([[0, 1, 1], [1, 0, 0], [1, 1, 1], [1, 1, 0]])
    four, two = lab.exact_match(labels, predicted), lab.exact_match(labels[:2], predicted[:2])
    assert_close(four, 0.25)
    assert_close(two, 0.5)
    assert_unchanged(lab)


def test_exact_match__agrees_with_tensorflow(lab, tensorflow, rng):
    """exact_match returns the mean of tf.reduce_all, taken over each row.

    In which row do you and TensorFlow differ? Compare it label by label.
    """
    labels = rng.integers(0, 2, size=(12, 4))
    wrong = (rng.uniform(size=(12, 4)) < 0.2).astype(int)
    predicted = np.abs(labels - wrong)
    some, all_of_them = [lab.exact_match(labels[:m], predicted[:m]) for m in (7, 12)]
    assert_close(some, tensorflow.exact_match(labels[:7], predicted[:7]))
    assert_close(all_of_them, tensorflow.exact_match(labels, predicted))

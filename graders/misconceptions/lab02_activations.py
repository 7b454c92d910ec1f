"""Mistakes in lab 2: activation functions."""

import math

import numpy as np

from graders.catalog import solution_of

solution = solution_of(__file__)


# linear


def linear__is_relu(z):
    """You removed the negative scores. The "linear" in "rectified linear unit" is only half of it:
    a linear unit lets both signs through."""
    return np.maximum(0, z)


def linear__returns_the_slope(z):
    """You returned 1 for every score. That is the slope of the linear function; its value is the
    score itself."""
    return np.ones_like(z)


def linear__scales_between_0_and_1(z):
    """You moved the scores between 0 and 1. Nothing is scaled here: an answer keeps its unit,
    degrees or euros, and does not depend on the other answers of the batch."""
    return (z - np.min(z)) / (np.max(z) - np.min(z))


def linear__limits_the_answer(z):
    """You cut the scores off at a limit. A linear unit has no limits: that is what it is for."""
    return np.clip(z, -1, 1)


def linear__limits_the_answer_to_probabilities(z):
    """You cut the scores off at a limit. A linear unit has no limits: that is what it is for."""
    return np.clip(z, 0, 1)


def linear__squashes(z):
    """You squeezed the scores between -1 and 1, which is tanh. A linear unit does not bend or
    squeeze: the score is the answer."""
    return np.tanh(z)


def linear__adds_up_the_row(z):
    """You added up each row. The linear combination (scores from inputs and weights) was the dense
    layer's job; here every score stays on its own."""
    return np.sum(z, axis=-1)


def linear__gives_labels(z):
    """You turned each score into 0 or 1. That is the step function of the first perceptrons; a
    linear unit returns the score."""
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def linear__flattens(z):
    """You put all scores into one row. The result has the shape of z, whatever that is."""
    return np.ravel(z)


# sigmoid


def sigmoid__forgets_the_minus(z):
    """You left out the minus sign: your curve falls. A larger score must give a larger
    probability, so the exponent is -z."""
    return 1 / (1 + np.exp(z))


def sigmoid__overflows(z):
    """Your formula divides infinity by infinity for a score of 1000, and gets nan. Divide above
    and below the line by exp(z): the formula that is left has only one exponential."""
    return np.exp(z) / (1 + np.exp(z))


def sigmoid__returns_the_slope(z):
    """You returned a * (1 - a), the slope of the sigmoid. It will be useful for backpropagation;
    here the value a itself is asked for."""
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


def sigmoid__takes_the_score_for_the_activation(z):
    """You returned z * (1 - z). This is the slope of a sigmoid when z is already its value; here z
    is the score, and the value is asked for."""
    return z * (1 - z)


def sigmoid__is_tanh(z):
    """You used tanh: its curve has the same form, but runs from -1 to 1. A probability runs from 0
    to 1."""
    return np.tanh(z)


def sigmoid__applied_twice(z):
    """You applied the sigmoid twice: all your results lie between 0.5 and 0.73. Once is enough."""
    a = 1 / (1 + np.exp(-z))
    return 1 / (1 + np.exp(-a))


def sigmoid__gives_labels(z):
    """You returned the decision, 0 or 1. The sigmoid returns the probability; to decide comes
    later."""
    return np.where(1 / (1 + np.exp(-z)) >= 0.5, 1.0, 0.0)


def sigmoid__gives_labels_above_a_half(z):
    """You returned the decision, 0 or 1. The sigmoid returns the probability; to decide comes
    later."""
    return np.where(1 / (1 + np.exp(-z)) > 0.5, 1.0, 0.0)


def sigmoid__hides_nan(z):
    """You replaced nan by 0, but the sigmoid of 1000 is 1. The nan is inf / inf. Which of the two
    formulas has only one exponential?"""
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))


def sigmoid__integer_buffer(z):
    """You filled an array that has the type of z. When z holds integers, every probability below 1
    is cut to 0: give your array a float type."""
    a = np.zeros_like(z)
    a[...] = 1 / (1 + np.exp(-z))
    return a


def sigmoid__forgets_the_one(z):
    """You left out the 1 below the line: 1 / exp(-z) is just exp(z), which grows without limit.
    The 1 is what keeps the fraction below 1."""
    return 1 / np.exp(-z)


def sigmoid__loses_the_parentheses(z):
    """You returned 1 + exp(-z). If you wrote 1 / 1 + exp(-z): Python divides first, and 1 / 1 is 1.
    Put parentheses around everything below the line."""
    return 1 / 1 + np.exp(-z)


def sigmoid__uses_the_caret(z):
    """You wrote ^ for a power. In Python ^ works on the bits of integers; a power is **, and NumPy
    has a function for the powers of e."""
    return 1 / (1 + (np.e ^ -z))


def sigmoid__changes_z(z):
    """You wrote into z. The array belongs to the caller, who still needs the scores: make a new
    array for your result."""
    z = np.asarray(z)
    z[z < -500] = -500
    return 1 / (1 + np.exp(-z))


def sigmoid__changes_the_sign_of_z(z):
    """You wrote into z. The array belongs to the caller, who still needs the scores: make a new
    array for your result."""
    z *= -1
    return 1 / (1 + np.exp(z))


def sigmoid__makes_rows_sum_to_1(z):
    """You divided by the sum of the row. That belongs to softmax; each sigmoid answers a question
    of its own, and their sum can be anything."""
    a = 1 / (1 + np.exp(-z))
    return a / np.sum(a, axis=-1, keepdims=True)


def sigmoid__subtracts_the_maximum(z):
    """You subtracted the largest score first. That leaves softmax as it is, but not the sigmoid,
    which depends on the score itself and not on differences."""
    return 1 / (1 + np.exp(-(z - np.max(z))))


def sigmoid__uses_math_exp(z):
    """You used math.exp, or float, which takes one number at a time. NumPy has an exp that takes
    arrays of every shape, and numbers too."""
    return 1 / (1 + math.exp(-z))


def sigmoid__branches_with_if(z):
    """You asked `if` about a whole array. Some of its scores are positive and some are not, so
    there is no single answer. Look for one formula for all scores, or a NumPy function that
    chooses number by number."""
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


def sigmoid__needs_an_array(z):
    """Your code asks z for its shape, and a plain number has none. NumPy's functions take numbers
    and arrays alike, so you need neither the shape nor a loop."""
    a = np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        a[i] = 1 / (1 + np.exp(-z[i]))
    return a


def sigmoid__rounds_e(z):
    """You typed the number e with a few digits. Your results are right to a few digits only; NumPy
    knows e to sixteen."""
    return 1 / (1 + 2.718 ** -np.asarray(z, dtype=float))


def sigmoid__rounds_e_to_five_digits(z):
    """You typed the number e with a few digits. Your results are right to a few digits only; NumPy
    knows e to sixteen."""
    return 1 / (1 + 2.71828 ** -np.asarray(z, dtype=float))


def sigmoid__clips_the_scores(z):
    """You cut the scores off early against overflow, and now the tails are flat. Is there really
    something to fear? 1 / (1 + inf) is 0, and that is the right answer."""
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))


def sigmoid__clips_the_scores_at_10(z):
    """You cut the scores off early against overflow, and now the tails are flat. Is there really
    something to fear? 1 / (1 + inf) is 0, and that is the right answer."""
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))


def sigmoid__clips_the_probabilities(z):
    """You kept the probabilities away from 0 and 1. That is a trick for the logarithm in a cost;
    the sigmoid itself may come as close to 0 and 1 as the numbers allow."""
    return np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)


# relu


def relu__takes_one_maximum(z):
    """You used np.max, which finds the largest number inside one array; its second argument is an
    axis. Here each score is compared with 0: that is np.max's cousin for two arguments."""
    return np.max(z, 0)


def relu__takes_one_maximum_of_a_list(z):
    """You used np.max, which finds the largest number inside one array; its second argument is an
    axis. Here each score is compared with 0: that is np.max's cousin for two arguments."""
    return np.max([0, z])


def relu__takes_one_maximum_along_z(z):
    """You used np.max, which finds the largest number inside one array; its second argument is an
    axis. Here each score is compared with 0: that is np.max's cousin for two arguments."""
    return np.max(0, z)


def relu__branches_with_if(z):
    """You asked for one decision about a whole array: `if` and Python's own max need a single yes
    or no. NumPy has a function that decides number by number."""
    return max(0, z)


def relu__vectorizes_an_integer(z):
    """np.vectorize takes the type of all answers from the first one. Is that the integer 0, every
    decimal is cut off. Write 0.0, or take the function of NumPy that compares number by number."""
    return np.vectorize(lambda score: max(0, score))(z)


def relu__changes_z(z):
    """You wrote into z. The array belongs to the caller, and backpropagation will ask which scores
    were negative: make a new array for your result."""
    z[z < 0] = 0
    return z


def relu__changes_z_as_an_array(z):
    """You wrote into z. The array belongs to the caller, and backpropagation will ask which scores
    were negative: make a new array for your result."""
    z = np.asarray(z)
    z[z < 0] = 0
    return z


def relu__needs_an_array(z):
    """Your code asks z for a method of arrays, and a plain number has none. NumPy's functions take
    numbers and arrays alike."""
    a = z.copy()
    a[a < 0] = 0
    return a


def relu__leaks(z):
    """You let a small part of each negative score through: that is the leaky relu. The plain one
    returns exactly 0."""
    return np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z))


def relu__leaks_more(z):
    """You let a small part of each negative score through: that is the leaky relu. The plain one
    returns exactly 0."""
    return np.where(np.asarray(z) > 0, z, 0.1 * np.asarray(z))


def relu__is_absolute(z):
    """You made the negative scores positive. The relu does not turn them round, it replaces them
    by 0."""
    return np.abs(z)


def relu__returns_the_slope(z):
    """You returned 0 or 1. That is the slope of the relu, or a step; a positive score keeps its
    size."""
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def relu__is_capped_at_6(z):
    """You set an upper limit, as relu6 does. The plain relu has none: 1000 stays 1000."""
    return np.clip(z, 0, 6)


def relu__is_capped_at_1(z):
    """You cut the scores off at 1. The result is no probability: a positive score keeps its
    size."""
    return np.clip(z, 0, 1)


def relu__takes_the_minimum(z):
    """You kept the negative scores and removed the positive ones. Of 0 and z, the larger one is
    asked for."""
    return np.minimum(0, z)


def relu__flips_the_sign(z):
    """You cut on the wrong side: your result is large where the score is very negative. Check the
    sign of z."""
    return np.maximum(0, -np.asarray(z))


def relu__drops_the_negatives(z):
    """You picked out the positive scores and dropped the others. Every score needs its place in
    the result: a negative one becomes 0 there."""
    return z[z > 0]


def relu__is_softplus(z):
    """You returned log(1 + exp(z)), the softplus: a relu with a round corner. The relu's corner is
    sharp."""
    return np.logaddexp(0, z)


# softmax


def softmax__overflows(z):
    """Your exponentials leave the range of numbers: exp(1000) is inf, exp(-1000) is 0, and inf /
    inf and 0 / 0 are nan. Subtract the largest score of each row first (np.max; np.argmax is only
    its place); the probabilities stay the same."""
    e = np.exp(z)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__subtracts_only_above(z):
    """You subtracted the largest score above the line only. It cancels out if the sum below the
    line is made of the very same exponentials: give them a name, and use it twice."""
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(np.exp(z), axis=-1, keepdims=True)


def softmax__uses_pythons_max(z):
    """Python's own max, and `if`, need a single yes or no, and of a matrix max compares whole rows.
    np.max goes along an axis and decides number by number."""
    e = np.exp(z - max(z))
    return e / sum(e)


def softmax__subtracts_one_maximum_for_all_rows(z):
    """You subtracted the largest score of the whole batch. A row that lies 1000 below it has only
    zeros left, and 0 / 0 is nan. Each row needs its own largest score."""
    e = np.exp(z - np.max(z))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__subtracts_a_maximum_of_at_least_0(z):
    """You subtracted 0 where all scores are negative. Scores around -1000 need help too, or their
    exponentials are all 0. Subtract the largest score, whatever its sign."""
    e = np.exp(z - np.maximum(0, np.max(z, axis=-1, keepdims=True)))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__subtracts_the_mean(z):
    """You subtracted the mean of the row. It changes no probability, but a score may lie 1000
    above the mean, and then its exponential is still infinite. Above which number of the row can
    no score lie?"""
    e = np.exp(z - np.mean(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__subtracts_the_minimum(z):
    """You subtracted the smallest score of the row. Then all differences are positive, and in a
    wide row their exponentials are infinite. With the largest score, all of them are 0 or less."""
    e = np.exp(z - np.min(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__subtracts_the_maximum_of_each_column(z):
    """You subtracted the largest score of each column. The scores of one row then change by
    different amounts, and so do their probabilities. One number for each row: the axis is the last
    one."""
    e = np.exp(z - np.max(z, axis=0))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__divides_by_the_maximum(z):
    """You divided by the largest score before the exponential. This changes the differences
    between the scores, which are all that softmax looks at. A subtraction leaves them as they
    are."""
    e = np.exp(z / np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__clips_the_scores(z):
    """You cut the scores off at a limit. Beyond it, different scores look the same, and so do
    their probabilities. Shift each row instead of cutting it."""
    e = np.exp(np.clip(z, -500, 500))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__hides_nan(z):
    """You replaced nan by a number. The overflow is still there, and the probabilities are lost.
    Prevent it, before you take the exponential."""
    e = np.exp(z)
    return np.nan_to_num(e / np.sum(e, axis=-1, keepdims=True))


def softmax__normalises_everything(z):
    """You divided by the sum over all rows. Every example has its own probabilities: each row must
    sum to 1, so add up along the last axis only."""
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def softmax__sums_over_all_rows(z):
    """You divided by the sum over all rows. Every example has its own probabilities: each row must
    sum to 1, so add up along the last axis only."""
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e)


def softmax__normalises_columns(z):
    """You normalised each column. The rows are the examples, and the classes of one example stand
    side by side: add up along the last axis, not the first."""
    e = np.exp(z - np.max(z, axis=0))
    return e / np.sum(e, axis=0)


def softmax__sums_columns(z):
    """You subtracted the largest score of each row, but added up along the first axis. The classes
    of one example stand side by side: maximum and sum both go along the last axis."""
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=0)


def softmax__assumes_a_matrix(z):
    """Your code counts on z being a matrix. With one axis or with three, the classes are still on
    the last one. Which index means the last axis, whatever their number?"""
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def softmax__assumes_rows_in_a_loop(z):
    """Your code counts on z being a matrix. With one axis or with three, the classes are still on
    the last one. Which index means the last axis, whatever their number?"""
    rows = [np.exp(row - np.max(row)) for row in z]
    return np.array([row / np.sum(row) for row in rows])


def softmax__forgets_keepdims(z):
    """You lost an axis: the sum or the maximum of each row has shape (m,), and NumPy puts it
    beside the columns, not the rows. Keep the axis, with length 1."""
    e = np.exp(z - np.max(z, axis=-1))
    return e / np.sum(e, axis=-1)


def softmax__divides_by_the_sum_of_scores(z):
    """You divided the exponentials by the sum of the scores. Below the line stands the sum of the
    same exponentials that stand above it; only so do the rows sum to 1."""
    return np.exp(z) / np.sum(z, axis=-1, keepdims=True)


def softmax__has_no_exponential(z):
    """You divided the scores by their sum. A negative score would get a negative probability; the
    exponential makes every score positive first."""
    return z / np.sum(z, axis=-1, keepdims=True)


def softmax__forgets_to_divide(z):
    """You returned the exponentials. They are in proportion, but a row of probabilities sums to 1:
    divide by the sum of the row."""
    return np.exp(z - np.max(z, axis=-1, keepdims=True))


def softmax__negates_the_scores(z):
    """You took exp(-z), so the smallest score wins. The minus sign belongs to the sigmoid; here it
    is exp(z)."""
    e = np.exp(np.min(z, axis=-1, keepdims=True) - z)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__integer_buffer(z):
    """You filled an array that has the type of z. When z holds integers, every probability is cut
    to 0: give your array a float type."""
    p = np.zeros_like(z)
    p[...] = solution.softmax(z)
    return p


def softmax__changes_z(z):
    """You wrote into z: `z -= ...` changes the caller's array. Give the shifted scores a name of
    their own."""
    z -= np.max(z, axis=-1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__returns_logarithms(z):
    """You returned the logarithms of the probabilities. Lab 4 needs them; softmax returns the
    probabilities themselves."""
    shifted = z - np.max(z, axis=-1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


def softmax__is_sigmoid(z):
    """You took the sigmoid of each score. Those are separate yes-or-no answers; here the classes
    compete, and each row sums to 1."""
    return 1 / (1 + np.exp(-z))


def softmax__picks_the_winner(z):
    """You gave the whole probability to the largest score. Softmax is the soft version: each class
    gets its part."""
    return np.where(z == np.max(z, axis=-1, keepdims=True), 1.0, 0.0)


def softmax__applied_twice(z):
    """You applied softmax to its own result. The probabilities come out almost even, because
    numbers between 0 and 1 are close to each other. Once is enough."""
    return solution.softmax(solution.softmax(z))


# binary_logit


def binary_logit__swaps_the_classes(z):
    """Your sign is turned round: this is the logit of class 0. Class 1 is the second column, and a
    larger score for it must give a larger logit."""
    return z[:, 0] - z[:, 1]


def binary_logit__ignores_class_0(z):
    """You returned the score of class 1 alone. Softmax looks at the difference: a score of 3 is
    little beside a score of 5."""
    return z[:, 1]


def binary_logit__returns_the_probability(z):
    """You returned the probability of class 1. Asked for is the score behind it: the number t
    whose sigmoid is that probability."""
    return solution.softmax(z)[:, 1]


def binary_logit__subtracts_the_probabilities(z):
    """You subtracted the probabilities of the two classes. That is a number between -1 and 1, and
    no score. Write the softmax of class 1 as a fraction, and read t from it."""
    p = solution.softmax(z)
    return p[:, 1] - p[:, 0]


def binary_logit__takes_the_logarithm_of_the_probability(z):
    """You returned the logarithm of the probability of class 1. The logit is the logarithm of p1 /
    p0: what class 0 got counts as well, and on paper the exponentials vanish."""
    return z[:, 1] - np.logaddexp(z[:, 0], z[:, 1])


def binary_logit__goes_through_the_probability(z):
    """You went through the probability, which is rounded to exactly 0 or 1 when the scores lie far
    apart; no logarithm brings back what was lost. Write the softmax of class 1 as a fraction
    first, and read t from it."""
    p = solution.softmax(z)[:, 1]
    return np.log(p / (1 - p))


def binary_logit__divides_the_probabilities(z):
    """You went through the probability, which is rounded to exactly 0 or 1 when the scores lie far
    apart; no logarithm brings back what was lost. Write the softmax of class 1 as a fraction
    first, and read t from it."""
    p = solution.softmax(z)
    return np.log(p[:, 1] / p[:, 0])


def binary_logit__clips_the_probability(z):
    """You kept the probability away from 0 and 1, so no logit can be large. Go round the
    probability: write the softmax of class 1 as a fraction first, and read t from it."""
    p = np.clip(solution.softmax(z)[:, 1], 1e-7, 1 - 1e-7)
    return np.log(p / (1 - p))


def binary_logit__clips_the_probability_at_1e_15(z):
    """You kept the probability away from 0 and 1, so no logit can be large. Go round the
    probability: write the softmax of class 1 as a fraction first, and read t from it."""
    p = np.clip(solution.softmax(z)[:, 1], 1e-15, 1 - 1e-15)
    return np.log(p / (1 - p))


def binary_logit__divides_exponentials(z):
    """You took the logarithm of a quotient of exponentials, and exp(1000) is infinite. What is the
    logarithm of exp(z1) / exp(z0), on paper?"""
    return np.log(np.exp(z[:, 1]) / np.exp(z[:, 0]))


def binary_logit__takes_scores_for_probabilities(z):
    """You took the logarithm of the quotient of the scores. The log odds are made of
    probabilities; the scores are logarithms already, up to a constant."""
    return np.log(z[:, 1] / z[:, 0])


def binary_logit__takes_a_score_for_a_probability(z):
    """You put the score of class 1 into log(p / (1 - p)). There p is a probability; a score is a
    logarithm already, and the other score is needed too."""
    return np.log(z[:, 1] / (1 - z[:, 1]))


def binary_logit__returns_a_column(z):
    """Your result has the shape (m, 1). One number for each example is a vector of shape (m,): a
    column beside a vector (m,) would give an (m, m) matrix later."""
    return z[:, 1:] - z[:, :1]


def binary_logit__drops_the_axis_of_one(z):
    """You took away every axis of length 1. With one example the axis of the examples is gone as
    well. Pick a column with a number, z[:, 1], and its axis goes, but no other."""
    return np.squeeze(z[:, 1:] - z[:, :1])


def binary_logit__returns_both_columns(z):
    """You returned a number for each class. Two classes need only one logit: that of class 1."""
    return z - z[:, :1]


def binary_logit__subtracts_rows(z):
    """You subtracted two rows, that is two examples. The two classes are the columns: the second
    index chooses among them."""
    return z[1] - z[0]


def binary_logit__loses_the_sign(z):
    """You returned the distance of the two scores. The sign says which class leads, and without it
    the probability never falls below 1/2."""
    return np.abs(z[:, 1] - z[:, 0])


def binary_logit__takes_the_larger_score(z):
    """You returned the larger score. Neither class may be left out: what counts is how far class 1
    lies above class 0."""
    return np.max(z, axis=1)


def binary_logit__gives_labels(z):
    """You returned the class. Asked for is the score behind it: the number t whose sigmoid is the
    probability of class 1."""
    return np.argmax(z, axis=1)


def binary_logit__changes_z(z):
    """You wrote into z: `-=` changes the caller's array. Return the difference as a new array."""
    z[:, 1] -= z[:, 0]
    return z[:, 1]


# output_activation

_RIGHT = {
    "binary": "sigmoid",
    "real": "linear",
    "non-negative": "relu",
    "multiclass": "softmax",
    "multilabel": "sigmoid",
}


def _answer(target, **changes):
    answers = _RIGHT | {name.replace("_", "-"): answer for name, answer in changes.items()}
    if target not in answers:
        raise ValueError(f"unknown target: {target!r}")
    return answers[target]


def output_activation__softmax_for_one_unit(target):
    """You chose softmax for a binary target. It divides exp(z) by the sum of its row, and with one
    unit that is exp(z) itself: the answer is always 1."""
    return _answer(target, binary="softmax")


def output_activation__softmax_for_labels(target):
    """You chose softmax for a multilabel target. It makes the labels compete for a sum of 1, but a
    car and a bus can be in the same photo: each label needs a yes-or-no answer of its own."""
    return _answer(target, multilabel="softmax")


def output_activation__sigmoid_for_classes(target):
    """You chose sigmoid for a multiclass target. Then a digit can be a 3 and an 8 at once, or
    nothing at all. Exactly one class is right, so the probabilities must compete for a sum of
    1."""
    return _answer(target, multiclass="sigmoid")


def output_activation__always_says_sigmoid(target):
    """You answer "sigmoid" whatever the target is. Does an `if` of yours say `target == "binary" or
    "multilabel"`? Python takes the second word alone for true. `target in (...)` asks for both."""
    return "sigmoid"


def output_activation__relu_for_real_numbers(target):
    """You chose relu for a real target. It can never answer -8, and its slope is 0 there, so it
    can't even learn that it is wrong."""
    return _answer(target, real="relu")


def output_activation__linear_for_amounts(target):
    """You chose linear for a non-negative target. It reaches every amount, but nothing keeps it
    from predicting -3 visitors."""
    return _answer(target, non_negative="linear")


def output_activation__sigmoid_for_amounts(target):
    """You chose sigmoid for a non-negative target. It never leaves the range, but it never reaches
    3000 visitors either: it ends at 1."""
    return _answer(target, non_negative="sigmoid")


def output_activation__leaves_logits(target):
    """You chose linear where probabilities are wanted. In training that is a good trick, when the
    cost takes logits (lab 4). Asked for here is the function that turns the scores into the
    answer."""
    return _answer(target, binary="linear", multiclass="linear", multilabel="linear")


def output_activation__guesses_linear(target):
    """You gave an answer for a target that you do not know. A wrong guess is found much later than
    a ValueError: raise one."""
    return _RIGHT.get(target, "linear")


def output_activation__guesses_softmax(target):
    """You gave an answer for a target that you do not know. A wrong guess is found much later than
    a ValueError: raise one."""
    return _RIGHT.get(target, "softmax")


def output_activation__guesses_sigmoid(target):
    """You gave an answer for a target that you do not know. A wrong guess is found much later than
    a ValueError: raise one."""
    return _RIGHT.get(target, "sigmoid")


def output_activation__returns_nothing(target):
    """Your function ends without an answer for a target that it does not know. Nobody notices None
    until much later: raise a ValueError."""
    return _RIGHT.get(target)


def output_activation__raises_key_error(target):
    """Your dictionary raises a KeyError for a target that it does not hold. The docstring promises
    a ValueError: look whether the target is there, before you look it up."""
    return _RIGHT[target]


def output_activation__raises_just_an_exception(target):
    """You raised an Exception, which may be about anything. The docstring promises a ValueError:
    who calls your function can catch that, and nothing else by accident."""
    if target not in _RIGHT:
        raise Exception(f"unknown target: {target!r}")
    return _RIGHT[target]


def output_activation__asserts(target):
    """You used assert, which raises an AssertionError, and nothing at all when Python runs with
    -O. The docstring promises a ValueError: raise it yourself."""
    assert target in _RIGHT
    return _RIGHT[target]


def output_activation__capitalises(target):
    """You wrote the names as in a textbook. Names in code are exact: Keras knows "sigmoid",
    "relu", "softmax" and "linear", all in small letters."""
    names = {"sigmoid": "Sigmoid", "relu": "ReLU", "softmax": "Softmax", "linear": "Linear"}
    return names[_answer(target)]


def output_activation__names_the_cost(target):
    """You named the cost that goes with the target. Asked for is the function of the last layer;
    the cost that fits it comes in lab 3."""
    costs = {
        "binary": "binary_crossentropy",
        "real": "mean_squared_error",
        "non_negative": "mean_squared_error",
        "multiclass": "categorical_crossentropy",
        "multilabel": "binary_crossentropy",
    }
    return _answer(target, **costs)

"""Wrong ways to write lab 5: several labels at once."""

import math

import numpy as np


def _sigmoid(z):
    return np.where(z < 0, np.exp(-np.abs(z)), 1) / (1 + np.exp(-np.abs(z)))


def _softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def _logit(threshold):
    return np.log(threshold / (1 - threshold))


def _losses(Y, z):
    """Return the loss of each label of each example."""
    return np.maximum(z, 0) - Y * z + np.log1p(np.exp(-np.abs(z)))


# predict_probabilities ----------------------------------------------------------------------------


def predict_probabilities__is_softmax(z):
    """You used softmax, which makes the labels of a row compete for a sum of 1. Here several labels
    can be true together, or none: each score needs a sigmoid of its own."""
    return _softmax(z)


def predict_probabilities__is_softmax_over_examples(z):
    """You used softmax, and along the columns: the examples compete. Nothing competes here: each
    score becomes a probability on its own, with the sigmoid."""
    return _softmax(z.T).T


def predict_probabilities__makes_rows_sum_to_1(z):
    """You divided each row by its sum. The probabilities of labels that can be true together need
    not sum to 1: two of them may both be near 1. The sigmoid alone is the answer."""
    p = _sigmoid(z)
    return p / np.sum(p, axis=1, keepdims=True)


def predict_probabilities__scales_by_the_largest(z):
    """You divided each row by its largest probability, so that one label of each row is certain. A
    row may well have no likely label: leave the sigmoid as it is."""
    p = _sigmoid(z)
    return p / np.max(p, axis=1, keepdims=True)


def predict_probabilities__scales_the_scores(z):
    """You moved the scores between 0 and 1 by their smallest and largest. Then each probability
    depends on the rest of the batch; the sigmoid looks at one score only."""
    return (z - np.min(z)) / (np.max(z) - np.min(z))


def predict_probabilities__clips_the_scores_to_probabilities(z):
    """You cut the scores off at 0 and 1. This makes numbers in the right range, but a score is no
    probability: the sigmoid translates one into the other."""
    return np.clip(z, 0.0, 1.0)


def predict_probabilities__returns_the_scores(z):
    """You returned the scores. They can be negative or above 1: a score becomes a probability by
    the sigmoid."""
    return z


def predict_probabilities__gives_labels(z):
    """You returned the decisions, 0 or 1. Asked for are the probabilities behind them; the next
    function decides."""
    return (z > 0).astype(int)


def predict_probabilities__forgets_the_minus(z):
    """You left out the minus sign: your probabilities fall when the score rises. The exponent is
    -z."""
    return 1 / (1 + np.exp(z))


def predict_probabilities__loses_the_parentheses(z):
    """You returned 1 + exp(-z). If you wrote 1 / 1 + exp(-z): Python divides first, and 1 / 1 is 1.
    Put parentheses around everything below the line."""
    return 1 / 1 + np.exp(-z)


def predict_probabilities__forgets_the_one(z):
    """You returned exp(z), without the 1 below the line. These are the odds, which grow without
    limit; a probability ends at 1."""
    return 1 / np.exp(-z)


def predict_probabilities__overflows(z):
    """Your formula divides infinity by infinity for a score of 1000, and gets nan. Divide above and
    below the line by exp(z): the formula that is left has only one exponential."""
    return np.exp(z) / (1 + np.exp(z))


def predict_probabilities__overflows_below(z):
    """Your formula multiplies 0 by infinity, or divides one infinity by the other, for a score of
    -1000, and gets nan. Keep only one exponential: 1 / (1 + inf) is 0, and that is right."""
    return 1 - np.exp(-z) / (1 + np.exp(-z))


def predict_probabilities__hides_nan(z):
    """You replaced nan by a number, and a score of 1000 became a probability of 0. Prevent the nan:
    with one exponential in place of two it does not come up."""
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))


def predict_probabilities__is_tanh(z):
    """You used tanh: its curve has the same form, but runs from -1 to 1. A probability runs from 0
    to 1."""
    return np.tanh(z)


def predict_probabilities__applied_twice(z):
    """You applied the sigmoid twice: all your results lie between 0.5 and 0.73. Once is enough."""
    return _sigmoid(_sigmoid(z))


def predict_probabilities__returns_the_slope(z):
    """You returned p * (1 - p), the slope of the sigmoid. Here its value p is asked for."""
    p = _sigmoid(z)
    return p * (1 - p)


def predict_probabilities__subtracts_the_maximum(z):
    """You subtracted the largest score of the row first. That leaves softmax as it is, but not the
    sigmoid, which depends on the score itself and not on differences."""
    return _sigmoid(z - np.max(z, axis=1, keepdims=True))


def predict_probabilities__returns_inside_the_loop(z):
    """Only your first row holds probabilities. Is the `return` inside the loop over the examples?
    It ends the function at once: move it behind the loop."""
    p = np.zeros(z.shape)
    p[0] = _sigmoid(z[0])
    return p


def predict_probabilities__integer_buffer(z):
    """You filled an array that has the type of z. When z holds integers, every probability below 1
    is cut to 0: give your array a float type."""
    p = np.zeros_like(z)
    p[...] = _sigmoid(z)
    return p


def predict_probabilities__clips_the_scores(z):
    """You cut the scores off early against overflow, and now the tails are flat. Is there really
    something to fear? 1 / (1 + inf) is 0, and that is the right answer."""
    return _sigmoid(np.clip(z, -20, 20))


def predict_probabilities__clips_the_scores_at_10(z):
    """You cut the scores off early against overflow, and now the tails are flat. Is there really
    something to fear? 1 / (1 + inf) is 0, and that is the right answer."""
    return _sigmoid(np.clip(z, -10, 10))


def predict_probabilities__clips_the_probabilities(z):
    """You kept the probabilities away from 0 and 1. That is a trick for the logarithm in a cost;
    a probability itself may be as close to 0 and 1 as the numbers allow."""
    return np.clip(_sigmoid(z), 1e-7, 1 - 1e-7)


def predict_probabilities__changes_z(z):
    """You wrote into z. The array belongs to the caller, who still needs the scores: make a new
    array for your result."""
    z[z < -500] = -500
    return 1 / (1 + np.exp(-z))


def predict_probabilities__changes_the_sign_of_z(z):
    """You wrote into z. The array belongs to the caller, who still needs the scores: make a new
    array for your result."""
    z *= -1
    return 1 / (1 + np.exp(z))


def predict_probabilities__uses_math_exp(z):
    """You used math.exp, which takes one number at a time. NumPy has an exp that takes whole
    arrays."""
    return 1 / (1 + math.exp(-z))


def predict_probabilities__branches_with_if(z):
    """You asked `if` about a whole array. Some of its scores are positive and some are not, so
    there is no single answer. Look for one formula for all scores, or a NumPy function that
    chooses number by number."""
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


# predict_labels -----------------------------------------------------------------------------------


def predict_labels__thresholds_the_scores(z, threshold=0.5):
    """You compared the scores with the threshold (or took the sigmoid of both, which is the same).
    The threshold is a probability: a score of 0.3 is a probability of 0.57, above 0.5. Compare
    probabilities, or bring the threshold to the scores with its logit (0 for 0.5)."""
    return (z > threshold).astype(int)


def predict_labels__ignores_the_threshold(z, threshold=0.5):
    """You wrote the limit into the code: your labels are the same for every threshold. Use the
    argument; 0.5 (a score of 0) is only its default."""
    return (z > 0).astype(int)


def predict_labels__takes_the_largest(z, threshold=0.5):
    """You gave each row exactly one label, the one with the largest score. That is right where one
    class wins; here each label is decided on its own, so a row may get several, or none."""
    return np.eye(z.shape[1], dtype=int)[np.argmax(z, axis=1)]


def predict_labels__returns_the_index_of_the_largest(z, threshold=0.5):
    """You returned the position of the largest score, one number for each row. Each label needs an
    answer of its own, 0 or 1: a row may have several labels, or none."""
    return np.argmax(z, axis=1)


def predict_labels__gives_the_largest_in_any_case(z, threshold=0.5):
    """You gave each row its best label, even when all its probabilities are below the threshold.
    A row may stay without labels."""
    labels = (z > _logit(threshold)).astype(int)
    labels[np.arange(len(z)), np.argmax(z, axis=1)] = 1
    return labels


def predict_labels__keeps_only_the_largest(z, threshold=0.5):
    """You kept only the largest score of each row, and asked whether it is above the threshold. Ask
    this of every label: several can be true together."""
    return ((z > _logit(threshold)) & (z == np.max(z, axis=1, keepdims=True))).astype(int)


def predict_labels__thresholds_softmax(z, threshold=0.5):
    """You compared softmax probabilities with the threshold. They share a sum of 1, so two labels
    can't both be above 0.5. Labels that can be true together need the sigmoid."""
    return (_softmax(z) > threshold).astype(int)


def predict_labels__thresholds_shares(z, threshold=0.5):
    """You divided each row by its sum before you compared. Probabilities of labels that can be true
    together need no sum of 1: compare the sigmoid itself."""
    p = _sigmoid(z)
    return (p / np.sum(p, axis=1, keepdims=True) > threshold).astype(int)


def predict_labels__measures_by_the_largest(z, threshold=0.5):
    """You compared each probability with a part of the largest one of its row. The threshold is the
    same for all rows: a probability, not a fraction of another one."""
    p = _sigmoid(z)
    return (p > threshold * np.max(p, axis=1, keepdims=True)).astype(int)


def predict_labels__converts_once_too_often(z, threshold=0.5):
    """You converted once too often: the sigmoid twice, or the scores by the sigmoid *and* the
    threshold by the logit. Compare probability with probability, or score with score."""
    return (_sigmoid(_sigmoid(z)) > threshold).astype(int)


def predict_labels__compares_the_wrong_way(z, threshold=0.5):
    """You said yes where the probability is *below* the threshold. Turn the comparison round."""
    return (z < _logit(threshold)).astype(int)


def predict_labels__turns_the_logit_upside_down(z, threshold=0.5):
    """Your labels become more when the threshold rises. The threshold is the probability of yes:
    its logit is log(threshold / (1 - threshold)), the 1 - threshold below the line."""
    return (z > -_logit(threshold)).astype(int)


def predict_labels__forgets_half_of_the_logit(z, threshold=0.5):
    """You compared the scores with log(threshold). The inverse of the sigmoid has two parts: divide
    by 1 - threshold before the logarithm. For 0.5 it must give 0."""
    return (z > np.log(threshold)).astype(int)


def predict_labels__loses_the_parentheses(z, threshold=0.5):
    """Your labels are all 1. If you wrote threshold / 1 - threshold: Python divides first, and that
    is 0, whose logarithm is minus infinity. Put 1 - threshold in parentheses."""
    return (z > np.log(threshold / 1 - threshold)).astype(int)


def predict_labels__forgets_the_logarithm(z, threshold=0.5):
    """You compared the scores with threshold / (1 - threshold), which are odds. The score is their
    logarithm: for 0.5 that is 0, and not 1."""
    return (z > threshold / (1 - threshold)).astype(int)


def predict_labels__takes_the_sigmoid_of_the_threshold(z, threshold=0.5):
    """You applied the sigmoid to the threshold, which is a probability already. To get from a
    probability to a score you need the inverse of the sigmoid, the logit."""
    return (z > _sigmoid(threshold)).astype(int)


def predict_labels__returns_probabilities(z, threshold=0.5):
    """You returned the probabilities. The decision is still missing: 1 where the probability is
    above the threshold, else 0."""
    return _sigmoid(z)


def predict_labels__keeps_the_probabilities_above(z, threshold=0.5):
    """You set the probabilities below the threshold to 0 and kept the others. A label is 0 or 1:
    those above the threshold become 1."""
    return np.where(z > _logit(threshold), _sigmoid(z), 0)


def predict_labels__cuts_the_decimals_off(z, threshold=0.5):
    """You turned the probabilities into integers, which cuts off everything behind the point: 0.99
    becomes 0. Compare with the threshold first, and turn the True and False into integers."""
    return _sigmoid(z).astype(int)


def predict_labels__gives_plus_and_minus_1(z, threshold=0.5):
    """You answered 1 and -1. The labels of this lab are 1 and 0, as the cost needs them."""
    return np.where(z > _logit(threshold), 1, -1)


def predict_labels__lists_the_positions(z, threshold=0.5):
    """You returned the positions of the labels that are true. The result has the shape of z: a 1 or
    a 0 for every example and label."""
    return np.argwhere(z > _logit(threshold))


def predict_labels__picks_the_scores(z, threshold=0.5):
    """You used the comparison to pick numbers out of the array. The comparison is the answer: a 1
    or a 0 for every example and label."""
    return z[z > _logit(threshold)]


def predict_labels__returns_inside_the_loop(z, threshold=0.5):
    """Only your first row is decided. Is the `return` inside the loop over the examples? It ends
    the function at once: move it behind the loop."""
    labels = np.zeros(z.shape, dtype=int)
    labels[0] = z[0] > _logit(threshold)
    return labels


def predict_labels__keeps_the_probabilities_below(z, threshold=0.5):
    """You put a 1 where the probability is above the threshold, and left it as it is elsewhere.
    There the answer is no, and that is a 0."""
    p = _sigmoid(z)
    p[p > threshold] = 1
    return p


def predict_labels__lists_rows_and_columns(z, threshold=0.5):
    """You returned the positions of the labels that are true: np.where with the condition alone
    does that. Give it 1 and 0 as well, and it answers for every example and label."""
    return np.where(z > _logit(threshold))


def predict_labels__one_answer_for_each_row(z, threshold=0.5):
    """You gave one answer for each row: does it have any label? Each label needs an answer of its
    own; the result has the shape of z."""
    return np.any(z > _logit(threshold), axis=1).astype(int)


def predict_labels__overflows(z, threshold=0.5):
    """Your formula divides infinity by infinity for a score of 1000, and nan is above no threshold.
    Use a formula with one exponential, or compare the scores: that needs none."""
    return (np.exp(z) / (1 + np.exp(z)) > threshold).astype(int)


def predict_labels__branches_with_if(z, threshold=0.5):
    """You asked `if` about a whole array: it needs a single yes or no, and there are m * k of them.
    A comparison of the array gives all the answers at once."""
    if z > _logit(threshold):
        return 1
    return 0


def predict_labels__changes_z(z, threshold=0.5):
    """You wrote the labels into z. The array belongs to the caller, who still needs the scores:
    make a new array for the labels."""
    z[...] = z > _logit(threshold)
    return z


# multilabel_crossentropy --------------------------------------------------------------------------


def multilabel_crossentropy__sums(Y, z):
    """You added all the losses up. The cost is their mean over examples and labels: then it doesn't
    grow with the number of either."""
    return np.sum(_losses(Y, z))


def multilabel_crossentropy__sums_over_labels(Y, z):
    """You added the losses of each example up and took the mean over the examples only. Some texts
    do; here, as in Keras, the mean is over the labels too: divide by m * k."""
    return np.mean(np.sum(_losses(Y, z), axis=1))


def multilabel_crossentropy__sums_over_examples(Y, z):
    """You divided by the number of labels only. The mean is over all entries, m * k of them: the
    examples count too."""
    return np.mean(np.sum(_losses(Y, z), axis=0))


def multilabel_crossentropy__divides_twice(Y, z):
    """You divided by the number of examples twice. A mean contains that division already."""
    return np.mean(_losses(Y, z)) / len(Y)


def multilabel_crossentropy__returns_inside_the_loop(Y, z):
    """Only the first example counts in your cost. Is the `return` inside the loop? It ends the
    function at once: move it behind the loop."""
    return np.sum(_losses(Y, z)[0]) / z.size


def multilabel_crossentropy__divides_by_the_labels_twice(Y, z):
    """You divided by the number of labels twice. A mean over all entries contains that division
    already."""
    return np.mean(_losses(Y, z)) / Y.shape[1]


def multilabel_crossentropy__divides_by_the_true_labels(Y, z):
    """You divided by the number of labels that are 1. Each of the m * k entries has a loss, the
    zeros too: divide by all of them."""
    return np.sum(_losses(Y, z)) / np.sum(Y)


def multilabel_crossentropy__forgets_the_mean(Y, z):
    """You return one loss for each label of each example. The cost is one number, their mean."""
    return _losses(Y, z)


def multilabel_crossentropy__one_cost_per_example(Y, z):
    """You return one number per example. The cost is one number for the whole batch: take the mean
    over the examples too."""
    return np.mean(_losses(Y, z), axis=1)


def multilabel_crossentropy__one_cost_per_label(Y, z):
    """You return one number per label. The cost is one number for all labels: take the mean over
    the columns too."""
    return np.mean(_losses(Y, z), axis=0)


def multilabel_crossentropy__uses_softmax(Y, z):
    """You used softmax and the cost of one class among k. Then two true labels can never both be
    likely. Each label is a yes-or-no question: sigmoid, and a loss for the zeros too."""
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return np.mean(-np.sum(Y * log_p, axis=1))


def multilabel_crossentropy__uses_softmax_and_a_mean(Y, z):
    """You used softmax and the cost of one class among k. Then two true labels can never both be
    likely. Each label is a yes-or-no question: sigmoid, and a loss for the zeros too."""
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return np.mean(-Y * log_p)


def multilabel_crossentropy__uses_softmax_for_both_terms(Y, z):
    """You put softmax probabilities into the loss. They share a sum of 1, so two true labels can
    never both be likely. Each label needs a sigmoid of its own."""
    p = _softmax(z)
    return -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))


def multilabel_crossentropy__forgets_the_zeros(Y, z):
    """You counted only the labels that are 1. Then saying yes to everything costs nothing. A label
    that is 0 has a loss too: -log(1 - p)."""
    return np.mean(Y * np.logaddexp(0, -z))


def multilabel_crossentropy__sums_the_ones_only(Y, z):
    """You took the cost of one class among k with sigmoid probabilities: only the labels that are 1
    count, and saying yes to everything costs nothing. A label that is 0 has a loss too, and the
    mean is over all entries."""
    return np.mean(np.sum(Y * np.logaddexp(0, -z), axis=1))


def multilabel_crossentropy__forgets_the_ones(Y, z):
    """You counted only the labels that are 0. A label that is 1 has a loss too: -log(p)."""
    return np.mean((1 - Y) * np.logaddexp(0, z))


def multilabel_crossentropy__treats_all_labels_as_0(Y, z):
    """You left out the term with Y: your cost is the same whatever the labels are. For a label of 1
    the loss is smaller by z."""
    return np.mean(np.logaddexp(0, z))


def multilabel_crossentropy__treats_all_labels_as_1(Y, z):
    """You treated every label as a 1. Y decides what is subtracted from log(1 + exp(z)): z where
    the label is 1, and nothing where it is 0, which is Y * z."""
    return np.mean(np.logaddexp(0, z) - z)


def multilabel_crossentropy__rewards_the_wrong_answers(Y, z):
    """You turned the labels round: your cost is small where the prediction is wrong. A large score
    must be cheap for a label of 1 and expensive for a 0."""
    return np.mean(_losses(1 - Y, z))


def multilabel_crossentropy__adds_the_score(Y, z):
    """You added Y * z, and it has to be subtracted: where the label is 1, a larger score makes the
    loss smaller."""
    return np.mean(np.logaddexp(0, z) + Y * z)


def multilabel_crossentropy__forgets_the_minus(Y, z):
    """Your cost has the wrong sign. The logarithm of a probability is negative; the minus in front
    turns it into a cost."""
    return -np.mean(_losses(Y, z))


def multilabel_crossentropy__subtracts_the_terms(Y, z):
    """You subtracted the second term from the first, so the loss of a 0 has the wrong sign. The
    minus in front goes with both: put the sum in parentheses."""
    return np.mean(Y * np.logaddexp(0, -z) - (1 - Y) * np.logaddexp(0, z))


def multilabel_crossentropy__forgets_the_parentheses(Y, z):
    """You wrote 1 - Y * ... without parentheses. Multiplication comes first: it has to be
    (1 - Y) * ..., so that the term is 0 where the label is 1."""
    return np.mean(Y * np.logaddexp(0, -z) - (1 - Y * -np.logaddexp(0, z)))


def multilabel_crossentropy__forgets_the_small_part(Y, z):
    """You kept max(z, 0) and left out log(1 + exp(-|z|)). That part is small for large scores, but
    it is log(2) for a score of 0: no label is free while the network is undecided."""
    return np.mean(np.maximum(z, 0) - Y * z)


def multilabel_crossentropy__forgets_the_maximum(Y, z):
    """You wrote log(1 + exp(-|z|)) for log(1 + exp(z)). For a positive score the two differ by z:
    the part max(z, 0) is missing."""
    return np.mean(np.log1p(np.exp(-np.abs(z))) - Y * z)


def multilabel_crossentropy__takes_one_maximum(Y, z):
    """You used np.max, which finds the largest number of each column here: its second argument is
    an axis. Compare each score with 0: np.maximum compares two things, number by number."""
    return np.mean(np.max(z, 0) - Y * z + np.log1p(np.exp(-np.abs(z))))


def multilabel_crossentropy__forgets_the_1(Y, z):
    """You took the logarithm of the exponential alone. Inside the logarithm stands 1 + exp(-|z|);
    without the 1, the two undo each other."""
    return np.mean(np.maximum(z, 0) - Y * z - np.abs(z))


def multilabel_crossentropy__adds_1_twice(Y, z):
    """You added 1 twice: np.log1p(x) is log(1 + x) already. Give it the exponential alone."""
    return np.mean(np.maximum(z, 0) - Y * z + np.log1p(1 + np.exp(-np.abs(z))))


def multilabel_crossentropy__takes_z_for_its_positive_part(Y, z):
    """You wrote z in place of max(z, 0). For a negative score the first part is 0; otherwise the
    loss would become negative."""
    return np.mean(z - Y * z + np.log1p(np.exp(-np.abs(z))))


def multilabel_crossentropy__forgets_the_absolute_value(Y, z):
    """You left out the absolute value: it is exp(-|z|) beside max(z, 0). With exp(-z), a negative
    score is counted twice, and one of -1000 overflows."""
    return np.mean(np.maximum(z, 0) - Y * z + np.log1p(np.exp(-z)))


def multilabel_crossentropy__forgets_the_sign_in_the_exponent(Y, z):
    """You wrote exp(|z|), without the minus sign in the exponent. It is the minus that keeps the
    exponential between 0 and 1."""
    return np.mean(np.maximum(z, 0) - Y * z + np.log1p(np.exp(np.abs(z))))


def multilabel_crossentropy__branches_with_if(Y, z):
    """You asked for one decision about a whole array: `if`, and Python's own max and min, need a
    single yes or no. np.where and np.maximum decide number by number."""
    return np.mean(np.logaddexp(0, -z)) if Y == 1 else np.mean(np.logaddexp(0, z))


def multilabel_crossentropy__overflows_above(Y, z):
    """Your exponential overflows for a score of 1000: exp(1000) is infinite. Split the logarithm:
    log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|)), where nothing is larger than 1."""
    return np.mean(np.log(1 + np.exp(z)) - Y * z)


def multilabel_crossentropy__overflows_below(Y, z):
    """Your exponential overflows for a score of -1000: exp(1000) is infinite. Split the logarithm
    so that the exponent is never positive: -|z|."""
    return np.mean(np.log(1 + np.exp(-z)) + (1 - Y) * z)


def multilabel_crossentropy__takes_the_log_of_0(Y, z):
    """You went through the probabilities. The sigmoid of a large score is exactly 0 or 1, and then
    log(0) is infinite, and 0 times infinity is nan. Start from the scores: the loss of a 0 is
    log(1 + exp(z))."""
    p = _sigmoid(z)
    return -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))


def multilabel_crossentropy__picks_and_takes_the_log_of_0(Y, z):
    """You went through the probabilities. The sigmoid of a large score is exactly 0 or 1, and
    log(0) is infinite. Start from the scores: the loss of a 0 is log(1 + exp(z))."""
    p = _sigmoid(z)
    return -np.mean(np.log(np.where(Y == 1, p, 1 - p)))


def multilabel_crossentropy__clips_the_probabilities(Y, z):
    """You clipped the probabilities. That repairs log(0), but a score that is wrong by 1000 then
    costs no more than one that is wrong by 20 or 40. From the scores you get the right loss, and
    nothing to clip."""
    p = np.clip(_sigmoid(z), 1e-7, 1 - 1e-7)
    return -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))


def multilabel_crossentropy__clips_the_probabilities_at_1e_15(Y, z):
    """You clipped the probabilities. That repairs log(0), but a score that is wrong by 1000 then
    costs no more than one that is wrong by 20 or 40. From the scores you get the right loss, and
    nothing to clip."""
    p = np.clip(_sigmoid(z), 1e-15, 1 - 1e-15)
    return -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))


def multilabel_crossentropy__adds_epsilon(Y, z):
    """You added a small number inside the logarithm. That repairs log(0), but it changes every
    loss, and a score that is wrong by 1000 costs no more than one that is wrong by 20. From the
    scores you get the right loss."""
    p = _sigmoid(z)
    return -np.mean(Y * np.log(p + 1e-8) + (1 - Y) * np.log(1 - p + 1e-8))


def multilabel_crossentropy__adds_a_larger_epsilon(Y, z):
    """You added a small number inside the logarithm. That repairs log(0), but it changes every
    loss, and a score that is wrong by 1000 costs no more than one that is wrong by 20. From the
    scores you get the right loss."""
    p = _sigmoid(z)
    return -np.mean(Y * np.log(p + 1e-7) + (1 - Y) * np.log(1 - p + 1e-7))


def multilabel_crossentropy__clips_the_scores(Y, z):
    """You cut the scores off at a limit. Then a score that is wrong by 1000 costs no more than the
    limit. With exp(-|z|) there is no overflow, and nothing to cut."""
    return np.mean(_losses(Y, np.clip(z, -500, 500)))


def multilabel_crossentropy__clips_the_scores_early(Y, z):
    """You cut the scores off at a limit. Then a score that is wrong by 1000 costs no more than the
    limit. With exp(-|z|) there is no overflow, and nothing to cut."""
    return np.mean(_losses(Y, np.clip(z, -20, 20)))


def multilabel_crossentropy__hides_nan(Y, z):
    """You replaced nan and infinity by numbers, so a hopeless prediction may cost nothing, or far
    too much. Prevent them: start from the scores, not from the probabilities."""
    p = _sigmoid(z)
    return np.mean(np.nan_to_num(-(Y * np.log(p) + (1 - Y) * np.log(1 - p))))


def multilabel_crossentropy__skips_nan(Y, z):
    """You left the nan out of the mean, and with them the surest predictions. Prevent them: start
    from the scores, not from the probabilities."""
    p = _sigmoid(z)
    return np.nanmean(-(Y * np.log(p) + (1 - Y) * np.log(1 - p)))


def multilabel_crossentropy__applies_sigmoid_twice(Y, z):
    """You took probabilities where the formula from logits wants scores: the sigmoid has been
    applied twice. Put z itself into it."""
    return np.mean(_losses(Y, _sigmoid(z)))


def multilabel_crossentropy__takes_scores_for_probabilities(Y, z):
    """You took the logarithm of the scores, as if they were probabilities. Scores may be negative:
    the sigmoid stands between them and the logarithm."""
    p = np.clip(z, 1e-7, 1 - 1e-7)
    return -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))


def multilabel_crossentropy__swaps_its_arguments(Y, z):
    """You exchanged Y and z: the labels come first. Only the scores go into the exponential."""
    return np.mean(_losses(z, Y))


def multilabel_crossentropy__is_the_squared_error(Y, z):
    """You computed the squared error. It is never more than 1, however wrong a probability is; the
    cross-entropy takes the logarithm of what the right answer got."""
    return np.mean((Y - _sigmoid(z)) ** 2)


def multilabel_crossentropy__counts_the_wrong_labels(Y, z):
    """You counted the labels that are predicted wrongly. That says nothing about how sure the
    network was, and it has no slope to walk down: the cost takes the logarithms."""
    return np.mean((z > 0) != Y)


def multilabel_crossentropy__forgets_the_log(Y, z):
    """You averaged the probabilities of the right answers themselves. The loss is minus the
    *logarithm* of that probability."""
    p = _sigmoid(z)
    return -np.mean(Y * p + (1 - Y) * (1 - p))


def multilabel_crossentropy__averages_before_the_log(Y, z):
    """You took the mean of the probabilities and then one logarithm. Each label has a loss of its
    own: first the logarithms, then the mean."""
    p = _sigmoid(z)
    return -np.log(np.mean(Y * p + (1 - Y) * (1 - p)))


def multilabel_crossentropy__takes_log2(Y, z):
    """You took a logarithm with another base, 2 or 10. The natural logarithm is meant, `np.log`."""
    return np.mean(_losses(Y, z)) / np.log(2)


def multilabel_crossentropy__takes_log10(Y, z):
    """You took a logarithm with another base, 2 or 10. The natural logarithm is meant, `np.log`."""
    return np.mean(_losses(Y, z)) / np.log(10)


def multilabel_crossentropy__fills_an_integer_array(Y, z):
    """You collected the losses in an array made like Y. If Y holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    losses = np.zeros_like(Y)
    losses[...] = _losses(Y, z)
    return np.mean(losses)


def multilabel_crossentropy__fills_an_array_like_z(Y, z):
    """You collected the losses in an array made like z. If z holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    losses = np.zeros_like(z)
    losses[...] = _losses(Y, z)
    return np.mean(losses)


def multilabel_crossentropy__changes_z(Y, z):
    """You wrote into z. The array belongs to the caller, who still needs the scores: make a new
    array."""
    z *= np.where(Y == 1, -1, 1)
    return np.mean(np.logaddexp(0, z))


def multilabel_crossentropy__changes_the_labels(Y, z):
    """You wrote into Y. The array belongs to the caller, who still needs the labels: make a new
    array for the signs."""
    Y *= 2
    Y -= 1
    return np.mean(np.logaddexp(0, -Y * z))


# exact_match --------------------------------------------------------------------------------------


def exact_match__counts_labels(Y, Y_hat):
    """You returned the share of right *labels*. For the exact match a row counts only when all its
    labels are right: go from each row to one yes or no first, then take the mean."""
    return np.mean(Y_hat == Y)


def exact_match__any_label_will_do(Y, Y_hat):
    """You counted the rows with at least one right label. The exact match wants all of them
    right."""
    return np.mean(np.any(Y_hat == Y, axis=1))


def exact_match__most_labels_will_do(Y, Y_hat):
    """You counted the rows with at least half of their labels right. The exact match wants all of
    them right."""
    return np.mean(np.mean(Y_hat == Y, axis=1) >= 0.5)


def exact_match__asks_the_columns(Y, Y_hat):
    """You asked whether all examples are right for a label, and took the share of such labels. It
    is the other way round: the rows are the examples, so ask along axis 1."""
    return np.mean(np.all(Y_hat == Y, axis=0))


def exact_match__asks_everything_at_once(Y, Y_hat):
    """You asked whether the whole batch is right: one wrong label makes it 0. Ask each row, and
    take the share of the rows."""
    return float(np.array_equal(Y, Y_hat))


def exact_match__expects_three_labels(Y, Y_hat):
    """You wrote the number of labels into the code. It is 3 in the example, but here it is another
    one: k is Y.shape[1]. Or ask whether *all* labels of a row are right, and you need no number."""
    return np.mean(np.sum(Y_hat == Y, axis=1) == 3)


def exact_match__returns_the_rows(Y, Y_hat):
    """You returned an answer for each row. The exact match is one number: the share of the rows
    that are right."""
    return np.all(Y_hat == Y, axis=1)


def exact_match__one_share_per_example(Y, Y_hat):
    """You returned, for each row, the share of its right labels. A row is right or wrong as a
    whole, and the result is one number for all rows."""
    return np.mean(Y_hat == Y, axis=1)


def exact_match__one_accuracy_per_label(Y, Y_hat):
    """You returned, for each label, the share of the examples where it is right. The exact match is
    one number: the share of the rows where all labels are right."""
    return np.mean(Y_hat == Y, axis=0)


def exact_match__counts_rows(Y, Y_hat):
    """You returned the number of right rows. The exact match is their share: divide by the number
    of examples."""
    return np.sum(np.all(Y_hat == Y, axis=1))


def exact_match__divides_by_the_labels(Y, Y_hat):
    """You divided the number of right rows by the number of labels, k. They are rows, so it is a
    share of m."""
    return np.sum(np.all(Y_hat == Y, axis=1)) / Y.shape[1]


def exact_match__divides_by_all_entries(Y, Y_hat):
    """You divided the number of right rows by the number of all labels, m * k. They are rows, so it
    is a share of m."""
    return np.sum(np.all(Y_hat == Y, axis=1)) / Y.size


def exact_match__is_a_percentage(Y, Y_hat):
    """You returned a percentage. A share lies between 0 and 1: leave out the factor 100."""
    return 100 * np.mean(np.all(Y_hat == Y, axis=1))


def exact_match__counts_the_wrong(Y, Y_hat):
    """You returned the share of the rows that are wrong. Asked for is the share of the others."""
    return np.mean(np.any(Y_hat != Y, axis=1))


def exact_match__wants_every_label_wrong(Y, Y_hat):
    """You took "not all labels are wrong" or "all labels are different" for its opposite. A row
    counts when every single label is equal."""
    return np.mean(np.all(Y_hat != Y, axis=1))


def exact_match__ignores_extra_labels(Y, Y_hat):
    """You looked only at the labels that are 1 in Y. A label that was predicted and is not true
    makes the row wrong, too: compare the zeros as well."""
    return np.mean(np.all(Y_hat >= Y, axis=1))


def exact_match__ignores_missing_labels(Y, Y_hat):
    """You looked only at the labels that were predicted. A true label that is missing makes the row
    wrong, too: compare the zeros as well."""
    return np.mean(np.all(Y_hat <= Y, axis=1))


def exact_match__compares_the_number_of_labels(Y, Y_hat):
    """You compared how many labels a row has. They must be the same labels, too: a mistake in one
    column is not made good by one in another."""
    return np.mean(np.sum(Y, axis=1) == np.sum(Y_hat, axis=1))


def exact_match__compares_the_first_label(Y, Y_hat):
    """You compared one label of each row, the first that is 1 (that is what argmax finds). It works
    for one class among k; here all k labels of the row must be equal."""
    return np.mean(np.argmax(Y, axis=1) == np.argmax(Y_hat, axis=1))


def exact_match__wants_ones_everywhere(Y, Y_hat):
    """You counted the rows where all labels are 1, in Y and in Y_hat. A label is right when the two
    are equal; two zeros are equal as well."""
    return np.mean(np.all((Y == 1) & (Y_hat == 1), axis=1))


def exact_match__measures_the_overlap(Y, Y_hat):
    """You divided the labels in both by the labels in either. This overlap (Jaccard's index) gives
    points for nearly right, and nothing over nothing is nan. The exact match asks for equal
    rows."""
    both, either = np.sum(Y * Y_hat, axis=1), np.sum(np.maximum(Y, Y_hat), axis=1)
    return np.mean(both / either)


def exact_match__measures_the_overlap_at_least_1(Y, Y_hat):
    """You divided the labels in both by the labels in either. This overlap (Jaccard's index) gives
    points for nearly right. The exact match asks for equal rows."""
    both, either = np.sum(Y * Y_hat, axis=1), np.sum(np.maximum(Y, Y_hat), axis=1)
    return np.mean(np.where(either == 0, 1.0, both / np.maximum(either, 1)))


def exact_match__finds_the_true_labels(Y, Y_hat):
    """You returned the share of the true labels that were found (the recall). The exact match
    counts rows, and a row needs every label right, the zeros included."""
    return np.sum(Y * Y_hat) / np.sum(Y)


def exact_match__multiplies_accuracies(Y, Y_hat):
    """You multiplied the accuracies of the labels. This would be right only if mistakes in
    different columns had nothing to do with each other: look at each row instead."""
    return np.prod(np.mean(Y_hat == Y, axis=0))


def exact_match__returns_inside_the_loop(Y, Y_hat):
    """You returned after the first row. Let the loop look at all rows, and return the share behind
    it."""
    for row, predicted in zip(Y, Y_hat):
        return float(np.array_equal(row, predicted))
    return 0.0


def exact_match__returns_a_share_inside_the_loop(Y, Y_hat):
    """You returned after the first row. Let the loop look at all rows, and return the share behind
    it."""
    right = 0
    for row, predicted in zip(Y, Y_hat):
        if np.array_equal(row, predicted):
            right += 1
        return right / len(Y)
    return 0.0


def exact_match__branches_with_if(Y, Y_hat):
    """You asked `if` whether two rows are equal. The comparison gives one answer for each label:
    say whether all of them must be true, or any."""
    right = 0
    for row, predicted in zip(Y, Y_hat):
        if row == predicted:
            right += 1
    return right / len(Y)


def exact_match__changes_the_labels(Y, Y_hat):
    """You wrote the differences into one of your arguments. `a -= b` changes the array that the
    caller still holds: compare with ==, or subtract into a new array."""
    Y -= Y_hat
    return np.mean(np.all(Y == 0, axis=1))


def exact_match__changes_the_predictions(Y, Y_hat):
    """You wrote the differences into one of your arguments. `a -= b` changes the array that the
    caller still holds: compare with ==, or subtract into a new array."""
    Y_hat -= Y
    return np.mean(np.all(Y_hat == 0, axis=1))

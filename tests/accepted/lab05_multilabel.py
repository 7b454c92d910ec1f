"""Right in another way: implementations of lab 5 that must earn all points."""

import math

import numpy as np

# predict_probabilities


def predict_probabilities__as_in_the_textbook(z):
    """Overflows inside and is right all the same: 1 / inf is 0."""
    return 1 / (1 + np.exp(-z))


def predict_probabilities__by_tanh(z):
    """Stretches and shifts tanh."""
    return 0.5 * (1 + np.tanh(0.5 * z))


def predict_probabilities__by_logaddexp(z):
    """Goes through the logarithm."""
    return np.exp(-np.logaddexp(0, -z))


def predict_probabilities__by_masks(z):
    """Computes the two signs apart."""
    p = np.zeros(z.shape)
    positive = z >= 0
    p[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    p[~positive] = e / (1 + e)
    return p


def predict_probabilities__by_loops(scores):
    """Goes through rows and labels with math.exp; renames its parameter."""
    p = np.empty(scores.shape)
    for i in range(scores.shape[0]):
        for j in range(scores.shape[1]):
            e = math.exp(-abs(scores[i, j]))
            p[i, j] = 1 / (1 + e) if scores[i, j] > 0 else e / (1 + e)
    return p


def predict_probabilities__as_lists(z):
    """Returns nested lists."""
    return (1 / (1 + np.exp(-z))).tolist()


def predict_probabilities__by_softmax_against_0(z):
    """Takes, for each label alone, the softmax of its score and 0."""
    pair = np.stack([np.zeros(z.shape), z], axis=-1)  # (m, k, 2)
    e = np.exp(pair - pair.max(axis=-1, keepdims=True))
    return e[..., 1] / e.sum(axis=-1)


def predict_probabilities__column_by_column(z):
    """Puts the labels together, one column after the other."""
    return np.column_stack([1 / (1 + np.exp(-z[:, j])) for j in range(z.shape[1])])


def predict_probabilities__clipped_at_500(z):
    """Clips the scores so far out that nobody can see it."""
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


# predict_labels


def predict_labels__on_probabilities(z, threshold=0.5):
    """Compares probabilities."""
    return (1 / (1 + np.exp(-z)) > threshold).astype(int)


def predict_labels__from_the_threshold_on(z, threshold=0.5):
    """Says yes at the threshold itself."""
    return np.where(1 / (1 + np.exp(-z)) >= threshold, 1, 0)


def predict_labels__on_logits_from_the_threshold_on(z, threshold=0.5):
    """Compares scores, and says yes at the threshold itself."""
    return 1 * (z >= -math.log(1 / threshold - 1))


def predict_labels__as_booleans(z, threshold=0.5):
    """Returns True and False."""
    return 1 / (1 + np.exp(-z)) > threshold


def predict_labels__by_loops(scores, limit=0.5):
    """Returns lists of Python integers; renames its parameters."""
    cut = math.log(limit) - math.log(1 - limit)
    return [[int(score > cut) for score in row] for row in scores]


def predict_labels__by_steps(z, threshold=0.5):
    """Uses the step function."""
    return np.heaviside(np.tanh(z / 2) / 2 + 0.5 - threshold, 1).astype(np.int64)


def predict_labels__by_rounding(z, threshold=0.5):
    """Rounds up what is left above the threshold."""
    return np.ceil(np.clip(1 / (1 + np.exp(-z)) - threshold, 0, 1)).astype(np.int8)


def predict_labels__on_odds(z, threshold=0.5):
    """Compares odds: exp(1000) is inf, and that is more than any odds."""
    return (np.exp(z) > threshold / (1 - threshold)).astype(np.uint8)


def predict_labels__into_zeros(z, threshold=0.5):
    """Sets ones in an array of zeros."""
    labels = np.zeros(np.shape(z), dtype=int)
    labels[np.exp(-np.logaddexp(0, -z)) > threshold] = 1
    return labels


# multilabel_crossentropy


def multilabel_crossentropy__by_logaddexp(Y, z):
    """Takes log(exp(0) + exp(z)) from NumPy."""
    return np.mean(np.logaddexp(0, z) - Y * z)


def multilabel_crossentropy__two_terms(Y, z):
    """Keeps the two terms of the cross-entropy, with exact logarithms."""
    return np.mean(Y * np.logaddexp(0, -z) + (1 - Y) * np.logaddexp(0, z))


def multilabel_crossentropy__by_signs(Y, z):
    """Turns the score round where the label is 0."""
    s = np.where(Y == 1, z, -z)
    return float(np.mean(np.maximum(-s, 0) + np.log(1 + np.exp(-np.abs(s)))))


def multilabel_crossentropy__by_loops(labels, scores):
    """Adds up in a loop and divides by m * k; renames its parameters."""
    total = 0.0
    for row, row_scores in zip(labels, scores):
        for y, z in zip(row, row_scores):
            total += max(z, 0) - y * z + math.log1p(math.exp(-abs(z)))
    return total / (labels.shape[0] * labels.shape[1])


def multilabel_crossentropy__row_by_row(Y, z):
    """Takes the mean of each row, then the mean of the means."""
    return np.logaddexp(0, (1 - 2 * Y) * z).mean(axis=1).mean()


def multilabel_crossentropy__by_columns(Y, z):
    """Takes one cost for each label, then their mean."""
    return np.mean([np.mean(np.logaddexp(0, z[:, j]) - Y[:, j] * z[:, j])
                    for j in range(z.shape[1])])  # fmt: skip


def multilabel_crossentropy__by_einsum(Y, z):
    """Lets einsum multiply and add up."""
    softplus = np.maximum(0, z) + np.log1p(np.exp(-np.abs(z)))
    return (softplus.sum() - np.einsum("mk,mk->", Y.astype(float), z.astype(float))) / z.size


def multilabel_crossentropy__by_picking(Y, z):
    """Treats the true and the false labels apart."""
    true, false = z[Y == 1], z[Y == 0]
    return (np.logaddexp(0, -true).sum() + np.logaddexp(0, false).sum()) / z.size


def multilabel_crossentropy__where_it_is_large(Y, z):
    """Uses the plain formula for small scores and its limit for large ones."""
    return np.mean(np.where(z > 30, z, np.log(1 + np.exp(np.minimum(z, 30)))) - Y * z)


# exact_match


def exact_match__by_counting_mistakes(Y, Y_hat):
    """Counts the wrong labels of each row."""
    return np.mean(np.sum(Y_hat != Y, axis=1) == 0)


def exact_match__by_any(Y, Y_hat):
    """Asks whether any label of a row is wrong."""
    return 1 - np.any(Y_hat != Y, axis=-1).mean()


def exact_match__by_loops(labels, predicted):
    """Compares lists, row by row; renames its parameters."""
    right = 0
    for row, other in zip(labels, predicted):
        if row.tolist() == other.tolist():
            right += 1
    return right / len(labels)


def exact_match__by_array_equal(Y, Y_hat):
    """Compares rows with np.array_equal."""
    return sum(np.array_equal(a, b) for a, b in zip(Y, Y_hat)) / Y.shape[0]


def exact_match__by_products(Y, Y_hat):
    """Multiplies along the row."""
    return float(np.prod(1 - np.abs(Y - Y_hat), axis=1).mean())


def exact_match__by_the_worst_label(Y, Y_hat):
    """Takes the largest difference of each row."""
    return np.count_nonzero(np.abs(Y - Y_hat).max(axis=1) < 0.5) / len(Y)


def exact_match__by_exclusive_or(Y, Y_hat):
    """Works on the bits."""
    return np.average(~(Y ^ Y_hat).any(axis=1))


def exact_match__by_binary_numbers(Y, Y_hat):
    """Reads each row as a number."""
    weights = 2 ** np.arange(Y.shape[1])
    return np.mean(Y @ weights == Y_hat @ weights)

"""Right but different ways to write lab 3: the cost."""

import math

import numpy as np

EPSILON = 1e-7

# mean_squared_error -------------------------------------------------------------------------------


def mean_squared_error__by_loops(y, y_hat):
    """Adds in a Python loop, and returns a Python float."""
    total = 0.0
    for label, prediction in zip(y.ravel(), y_hat.ravel()):
        total += (float(label) - float(prediction)) ** 2
    return total / y.size


def mean_squared_error__other_way_round(y_true, y_pred):
    """Renames the arguments and subtracts the other way round."""
    return np.square(y_pred - y_true).mean()


def mean_squared_error__by_dot_product(y, y_hat):
    """Multiplies the vector of errors with itself."""
    error = (y - y_hat).ravel()
    return error @ error / error.size


def mean_squared_error__by_norm(y, y_hat):
    """Squares the length of the vector of errors."""
    return np.linalg.norm(y - y_hat) ** 2 / np.size(y)


def mean_squared_error__by_expanding(y, y_hat):
    """Expands the square."""
    return np.mean(y * y) - 2 * np.mean(y * y_hat) + np.mean(y_hat * y_hat)


def mean_squared_error__from_variance(y, y_hat):
    """Adds the variance of the errors and the square of their mean."""
    error = y - y_hat
    return np.var(error) + np.mean(error) ** 2


def mean_squared_error__axis_by_axis(y, y_hat):
    """Takes the mean of each example first, as Keras does."""
    losses = np.mean(np.power(np.subtract(y, y_hat), 2), axis=-1)
    return np.mean(losses)


def mean_squared_error__by_einsum(y, y_hat):
    """Lets einsum add up, and returns an array without axes."""
    error = (y - y_hat).ravel()
    return np.asarray(np.einsum("i,i->", error, error) / len(error))


def mean_squared_error__by_fsum(y, y_hat):
    """Adds without rounding."""
    return math.fsum(((y - y_hat) ** 2).flat) / y.size


# binary_crossentropy ------------------------------------------------------------------------------


def binary_crossentropy__by_loops(y, p):
    """Decides example by example with if and else."""
    total = 0.0
    for label, probability in zip(y, p):
        q = min(max(float(probability), EPSILON), 1 - EPSILON)
        total -= math.log(q) if label == 1 else math.log(1 - q)
    return total / len(y)


def binary_crossentropy__by_where(labels, probabilities):
    """Picks what the right answer got, and clips that."""
    right = np.where(labels == 1, probabilities, 1 - probabilities)
    return np.mean(-np.log(np.clip(right, EPSILON, 1 - EPSILON)))


def binary_crossentropy__clips_what_the_right_answer_got_below(y, p):
    """Clips what the right answer got at the lower end only, so a perfect prediction costs 0."""
    right = np.abs(1 - y - p)
    return float(-np.mean(np.log(np.maximum(right, EPSILON))))


def binary_crossentropy__clips_in_each_log(y, p):
    """Clips p and 1 - p, each from below, where the logarithm is taken."""
    yes, no = np.maximum(p, EPSILON), np.maximum(1 - p, EPSILON)
    return -(y * np.log(yes) + (1 - y) * np.log(no)).mean()


def binary_crossentropy__by_dot_product(y, p):
    """Adds up with two dot products."""
    p = np.minimum(np.maximum(p, EPSILON), 1 - EPSILON)
    return -(y @ np.log(p) + (1 - y) @ np.log(1 - p)) / len(y)


def binary_crossentropy__by_log1p(y, p):
    """Takes log(1 - p) as log1p(-p)."""
    p = np.clip(p, EPSILON, 1 - EPSILON)
    return -np.average(y * np.log(p) + (1 - y) * np.log1p(-p))


def binary_crossentropy__from_logits(y, p):
    """Goes back to logits after clipping."""
    p = np.clip(p, EPSILON, 1 - EPSILON)
    z = np.log(p) - np.log(1 - p)
    return np.mean(np.logaddexp(0, z) - y * z)


def binary_crossentropy__with_two_classes(y, p):
    """Makes a row of two probabilities for each example, and picks."""
    rows = np.stack([1 - p, p], axis=1).clip(EPSILON, 1 - EPSILON)
    return -np.mean(np.log(rows[np.arange(len(y)), y.astype(int)]))


def binary_crossentropy__caps_the_loss(y, p):
    """Lets the logarithm be infinite, and caps the loss."""
    loss = -np.log(np.where(y > 0, p, 1 - p))
    return np.mean(np.minimum(loss, -np.log(EPSILON)))


def binary_crossentropy__by_groups(y, p):
    """Adds up the two groups of examples one after the other."""
    p = np.array(p, dtype=float)
    p[p < EPSILON] = EPSILON
    p[p > 1 - EPSILON] = 1 - EPSILON
    return (np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum()) / -y.shape[0]


# one_hot ------------------------------------------------------------------------------------------


def one_hot__by_identity(y, n_classes):
    """Picks rows of the identity matrix."""
    return np.eye(n_classes)[y]


def one_hot__by_comparison(y, n_classes):
    """Compares each label with each class, and returns integers."""
    return (y[:, np.newaxis] == np.arange(n_classes)).astype(int)


def one_hot__by_comparison_as_booleans(y, n_classes):
    """Compares each label with each class, and leaves it at True and False."""
    return np.equal.outer(y, np.arange(n_classes))


def one_hot__by_loops(labels, k):
    """Builds nested lists."""
    return [[1 if j == label else 0 for j in range(k)] for label in labels]


def one_hot__by_filling(y, n_classes):
    """Fills float32 zeros, row by row."""
    Y = np.zeros((y.shape[0], n_classes), dtype=np.float32)
    for i, label in enumerate(y):
        Y[i, label] = 1.0
    return Y


def one_hot__by_flat_index(y, n_classes):
    """Counts through the matrix row by row."""
    Y = np.zeros(len(y) * n_classes)
    Y[np.arange(len(y)) * n_classes + y] = 1
    return Y.reshape(len(y), n_classes)


def one_hot__along_axis(y, n_classes):
    """Puts the ones along an axis, in bytes."""
    Y = np.zeros((len(y), n_classes), dtype=np.uint8)
    np.put_along_axis(Y, y[:, None], 1, axis=1)
    return Y


def one_hot__by_stacking(y, n_classes):
    """Stacks rows of the identity matrix."""
    rows = np.identity(n_classes, dtype=int)
    return np.vstack([rows[label] for label in y])


# categorical_crossentropy -------------------------------------------------------------------------


def categorical_crossentropy__by_loops(Y, p):
    """Goes through rows and columns in Python."""
    total = 0.0
    for labels, probabilities in zip(Y, p):
        for label, probability in zip(labels, probabilities):
            total -= label * math.log(min(max(probability, EPSILON), 1 - EPSILON))
    return total / len(Y)


def categorical_crossentropy__total_by_m(y_true, y_pred):
    """Renames the arguments, adds everything up and divides by m."""
    y_pred = y_pred.clip(EPSILON, 1 - EPSILON)
    return -(y_true * np.log(y_pred)).sum() / y_true.shape[0]


def categorical_crossentropy__picks(Y, p):
    """Looks up the right class, and clips what it got from below only."""
    right = p[np.arange(len(Y)), np.argmax(Y, axis=1)]
    return -np.mean(np.log(np.maximum(right, EPSILON)))


def categorical_crossentropy__by_mask(Y, p):
    """Picks with a mask."""
    return float(np.mean(-np.log(np.clip(p[Y == 1], EPSILON, 1 - EPSILON))))


def categorical_crossentropy__log_of_the_sum(Y, p):
    """Adds up the products of each row before the logarithm."""
    return -np.log(np.clip(np.sum(Y * p, axis=1), EPSILON, 1 - EPSILON)).mean()


def categorical_crossentropy__by_einsum(Y, p):
    """Lets einsum pair the entries."""
    return -np.einsum("ij,ij->i", Y, np.log(np.clip(p, EPSILON, 1 - EPSILON))).mean()


def categorical_crossentropy__by_trace(Y, p):
    """Takes the diagonal of the matrix product."""
    return -np.trace(Y @ np.log(np.clip(p, EPSILON, 1 - EPSILON)).T) / len(Y)


def categorical_crossentropy__renormalises_before(Y, p):
    """Divides each row by its sum before clipping, as Keras does."""
    p = p / p.sum(axis=-1, keepdims=True)
    return -np.mean(np.sum(Y * np.log(np.clip(p, EPSILON, 1 - EPSILON)), axis=-1))


def categorical_crossentropy__renormalises_after(Y, p):
    """Divides each row by its sum after clipping, as Keras does for class numbers."""
    p = np.clip(p, EPSILON, 1 - EPSILON)
    p = p / p.sum(axis=-1, keepdims=True)
    return -np.mean(np.sum(Y * np.log(p), axis=-1))


def categorical_crossentropy__caps_the_loss(Y, p):
    """Lets the logarithm be infinite, and caps the loss."""
    loss = -np.log(np.sum(np.where(Y == 1, p, 0), axis=1))
    return np.mean(np.minimum(loss, -math.log(EPSILON)))


# sparse_categorical_crossentropy ------------------------------------------------------------------


def sparse_categorical_crossentropy__by_loops(y, p):
    """Goes through the rows in Python."""
    total = 0.0
    for label, row in zip(y, p):
        total += -math.log(min(max(row[label], EPSILON), 1 - EPSILON))
    return total / len(y)


def sparse_categorical_crossentropy__by_one_hot(y, p):
    """Makes one-hot rows and uses the categorical formula."""
    Y = np.eye(p.shape[1])[y]
    return -np.mean(np.sum(Y * np.log(np.clip(p, EPSILON, 1 - EPSILON)), axis=1))


def sparse_categorical_crossentropy__along_axis(labels, probabilities):
    """Picks along an axis, and clips from below only."""
    right = np.take_along_axis(probabilities, labels[:, None], axis=1)
    return -np.log(np.maximum(right, EPSILON)).mean()


def sparse_categorical_crossentropy__by_diagonal(y, p):
    """Picks all labels in all rows, and keeps the diagonal."""
    return -np.mean(np.log(np.diag(p[:, y]).clip(EPSILON, 1 - EPSILON)))


def sparse_categorical_crossentropy__by_flat_index(y, p):
    """Counts through the matrix row by row."""
    m, k = p.shape
    right = p.ravel()[np.arange(m) * k + y]
    return float(np.mean(-np.log(np.clip(right, EPSILON, 1 - EPSILON))))


def sparse_categorical_crossentropy__by_mask(y, p):
    """Picks with a mask of the right classes."""
    right = p[y[:, None] == np.arange(p.shape[1])]
    return -np.log(np.clip(right, EPSILON, 1 - EPSILON)).sum() / right.size


def sparse_categorical_crossentropy__renormalises(y, p):
    """Divides each clipped row by its sum, as Keras does."""
    p = np.clip(p, EPSILON, 1 - EPSILON)
    p = p / np.sum(p, axis=1, keepdims=True)
    return np.mean([-np.log(row[label]) for row, label in zip(p, y)])


def sparse_categorical_crossentropy__from_logits(y, p):
    """Takes the clipped logarithms as logits, word for word what Keras does."""
    z = np.log(np.clip(p, EPSILON, 1 - EPSILON))
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[range(len(y)), y])


def sparse_categorical_crossentropy__caps_the_loss(y, p):
    """Lets the logarithm be infinite, and caps the loss."""
    loss = -np.log(p[np.arange(len(p)), y])
    return np.mean(np.where(loss > -np.log(EPSILON), -np.log(EPSILON), loss))

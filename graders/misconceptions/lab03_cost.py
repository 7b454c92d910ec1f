"""Wrong ways to write lab 3: the cost."""

import numpy as np

LOW, HIGH = 1e-7, 1 - 1e-7


def _clip(p):
    return np.clip(p, LOW, HIGH)


def _softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


# mean_squared_error -------------------------------------------------------------------------------


def mean_squared_error__sums(y, y_hat):
    """You added the squared errors up. The cost is their mean, so that it doesn't grow with the
    number of examples."""
    return np.sum((y - y_hat) ** 2)


def mean_squared_error__halves(y, y_hat):
    """You divided by 2. Some texts do, to get rid of a 2 in the derivative; here, as in Keras, the
    cost is the plain mean of the squares."""
    return np.mean((y - y_hat) ** 2) / 2


def mean_squared_error__divides_twice(y, y_hat):
    """You divided by the number of examples twice. A mean contains that division already."""
    return np.mean((y - y_hat) ** 2) / len(y)


def mean_squared_error__takes_absolute_values(y, y_hat):
    """You took the absolute value of each error. Square it: an error of 2 costs 4, not 2."""
    return np.mean(np.abs(y - y_hat))


def mean_squared_error__takes_the_root(y, y_hat):
    """You took the square root of the mean at the end. That number has a name of its own (RMSE);
    the mean squared error stops before it."""
    return np.sqrt(np.mean((y - y_hat) ** 2))


def mean_squared_error__squares_the_mean(y, y_hat):
    """You squared the mean of the errors. There an error of 3 and one of -3 cancel: square every
    error first, then take the mean."""
    return np.mean(y - y_hat) ** 2


def mean_squared_error__squares_the_sum(y, y_hat):
    """You added the errors up and squared their sum. There an error of 3 and one of -3 cancel:
    square every error first, and then add."""
    return np.sum(y - y_hat) ** 2 / y.size


def mean_squared_error__squares_before_subtracting(y, y_hat):
    """You subtracted the squares. Subtract first, then square: (3 - 2)^2 is 1, but 3^2 - 2^2 is
    5."""
    return np.mean(y**2 - y_hat**2)


def mean_squared_error__squares_only_the_prediction(y, y_hat):
    """You squared y_hat alone: a power comes before a minus. Put the difference in parentheses, and
    square that."""
    return np.mean(y - y_hat**2)


def mean_squared_error__uses_the_caret(y, y_hat):
    """You wrote ^ for a power. In Python ^ works on the bits of integers, and not at all on floats;
    a power is **."""
    return np.mean((y - y_hat) ^ 2)


def mean_squared_error__forgets_the_square(y, y_hat):
    """You took the mean of the errors themselves, without squaring them. Errors of different sign
    then cancel, and the cost can be negative."""
    return np.mean(y - y_hat)


def mean_squared_error__returns_inside_the_loop(y, y_hat):
    """Only the first error counts in your cost. Is the `return` inside the loop? It ends the
    function at once: move it behind the loop."""
    return (y.flat[0] - y_hat.flat[0]) ** 2 / y.size


def mean_squared_error__keeps_only_the_last_square(y, y_hat):
    """Each square of yours overwrites the one before, so only the last one counts. The sum grows
    from entry to entry: `+=`, not `=`."""
    return (y.flat[-1] - y_hat.flat[-1]) ** 2 / y.size


def mean_squared_error__divides_by_the_rows_only(y, y_hat):
    """You divided by the number of rows. A matrix of labels has m * k entries, and the mean is over
    all of them."""
    return np.sum((y - y_hat) ** 2) / len(y)


def mean_squared_error__one_cost_per_column(y, y_hat):
    """For a matrix of labels you return one cost per column. The cost is one number: take the mean
    over rows and columns."""
    return np.mean((y - y_hat) ** 2, axis=0)


def mean_squared_error__one_cost_per_example(y, y_hat):
    """For a matrix of labels you return one loss per example. The cost is one number: the mean of
    these losses is still to be taken."""
    return np.mean((y - y_hat) ** 2, axis=-1)


def mean_squared_error__forgets_the_mean(y, y_hat):
    """You return all the squared errors. The cost is one number, their mean."""
    return (y - y_hat) ** 2


def mean_squared_error__subtracts_a_row_from_a_column(y, y_hat):
    """You made a column of y and left y_hat as it was. A column minus a row is a whole matrix,
    every label minus every prediction: keep both in the same shape."""
    return np.mean((y.reshape(len(y), -1) - y_hat) ** 2)


def mean_squared_error__subtracts_in_place(y, y_hat):
    """You wrote the errors into one of your arguments. `a -= b` changes the array that the caller
    still holds (and fails for integers): `error = a - b` makes a new one."""
    y_hat -= y
    return np.mean(y_hat**2)


def mean_squared_error__subtracts_from_y_in_place(y, y_hat):
    """You wrote the errors into one of your arguments. `a -= b` changes the array that the caller
    still holds (and fails for integers): `error = a - b` makes a new one."""
    y -= y_hat
    return np.mean(y**2)


def mean_squared_error__fills_an_integer_array(y, y_hat):
    """You collected the squares in an array made like y. If y holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    squares = np.zeros_like(y)
    squares[...] = (y - y_hat) ** 2
    return np.mean(squares)


# binary_crossentropy ------------------------------------------------------------------------------


def _binary(y, p):
    """Return the loss of each example, p being clipped already."""
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def binary_crossentropy__forgets_the_minus(y, p):
    """Your cost has the wrong sign. The logarithm of a probability is negative; the minus in front
    turns it into a cost."""
    return -np.mean(_binary(y, _clip(p)))


def binary_crossentropy__sums(y, p):
    """You added the losses up. The cost is their mean, so that it doesn't grow with the number of
    examples."""
    return np.sum(_binary(y, _clip(p)))


def binary_crossentropy__divides_twice(y, p):
    """You divided by the number of examples twice. A mean contains that division already."""
    return np.mean(_binary(y, _clip(p))) / len(y)


def binary_crossentropy__forgets_the_mean(y, p):
    """You return one loss per example. The cost is one number, their mean."""
    return _binary(y, _clip(p))


def binary_crossentropy__returns_inside_the_loop(y, p):
    """Only the first example counts in your cost. Is the `return` inside the loop? It ends the
    function at once: move it behind the loop."""
    return _binary(y[0], _clip(p[0])) / len(y)


def binary_crossentropy__keeps_only_the_last_loss(y, p):
    """Each loss of yours overwrites the one before, so only the last example counts. The sum grows
    from example to example: `+=`, not `=`."""
    return _binary(y[-1], _clip(p[-1])) / len(y)


def binary_crossentropy__forgets_label_0(y, p):
    """You left out the examples with label 0. There the right answer got 1 - p, and the term (1 -
    y) * log(1 - p) counts it."""
    return -np.mean(y * np.log(_clip(p)))


def binary_crossentropy__forgets_label_1(y, p):
    """You left out the examples with label 1. There the right answer got p, and the term y * log(p)
    counts it."""
    return -np.mean((1 - y) * np.log(1 - _clip(p)))


def binary_crossentropy__swaps_the_terms(y, p):
    """You rewarded the wrong answers: your cost is small where p is far from y. p is the
    probability of label 1, so y goes with log(p) and 1 - y with log(1 - p)."""
    return np.mean(_binary(1 - y, _clip(p)))


def binary_crossentropy__subtracts_the_terms(y, p):
    """You subtracted the second term from the first, so its sign is wrong. The minus in front goes
    with both: put the sum in parentheses."""
    p = _clip(p)
    return np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p))


def binary_crossentropy__forgets_the_parentheses(y, p):
    """You wrote 1 - y * ... without parentheses. Multiplication comes first: it has to be (1 - y) *
    ..., so that the term is 0 where y is 1."""
    p = _clip(p)
    return -np.mean(y * np.log(p) + 1 - y * np.log(1 - p))


def binary_crossentropy__takes_log_p_twice(y, p):
    """You took log(p) in both terms. Where the label is 0, the right answer is "no", and it got 1 -
    p: the second logarithm is log(1 - p)."""
    return -np.mean(np.log(_clip(p)))


def binary_crossentropy__subtracts_the_log_from_1(y, p):
    """You wrote 1 - log(p) for log(1 - p). First comes the probability of "no", 1 - p; then the
    logarithm of that."""
    p = _clip(p)
    return -np.mean(y * np.log(p) + (1 - y) * (1 - np.log(p)))


def binary_crossentropy__branches_with_if(y, p):
    """You asked for one decision about a whole array: `if`, and Python's own max and min, need a
    single yes or no. np.where and np.clip decide number by number."""
    p = _clip(p)
    return -np.mean(np.log(p)) if y == 1 else -np.mean(np.log(1 - p))


def binary_crossentropy__swaps_labels_and_probabilities(y, p):
    """You took the logarithm of the labels and weighted it with the probabilities. It is the other
    way round: the labels are the weights, and the logarithm is for the probabilities."""
    return np.mean(_binary(p, _clip(y)))


def binary_crossentropy__forgets_the_log(y, p):
    """You averaged the probabilities of the right answers themselves. The loss is minus the
    *logarithm* of that probability."""
    p = _clip(p)
    return -np.mean(y * p + (1 - y) * (1 - p))


def binary_crossentropy__averages_before_the_log(y, p):
    """You took the mean of the probabilities and then one logarithm. Each example has a loss of its
    own: first the logarithms, then the mean."""
    p = _clip(p)
    return -np.log(np.mean(y * p + (1 - y) * (1 - p)))


def binary_crossentropy__takes_log2(y, p):
    """You took a logarithm with another base, 2 or 10. The natural logarithm is meant, `np.log`."""
    return np.mean(_binary(y, _clip(p))) / np.log(2)


def binary_crossentropy__takes_log10(y, p):
    """You took a logarithm with another base, 2 or 10. The natural logarithm is meant, `np.log`."""
    return np.mean(_binary(y, _clip(p))) / np.log(10)


def binary_crossentropy__is_the_squared_error(y, p):
    """You computed the squared error. It is never more than 1, however wrong a probability is; the
    cross-entropy takes the logarithm of what the right answer got."""
    return np.mean((y - p) ** 2)


def binary_crossentropy__applies_sigmoid(y, p):
    """You applied the sigmoid to p. p holds probabilities already; a second sigmoid squeezes them
    into the range from 0.5 to 0.73."""
    return np.mean(_binary(y, _clip(1 / (1 + np.exp(-p)))))


def binary_crossentropy__does_not_clip(y, p):
    """You took the logarithm of 0. That is minus infinity, and 0 times infinity is nan, even for a
    perfect prediction: clip p to [1e-7, 1 - 1e-7] first."""
    return np.mean(_binary(y, p))


def binary_crossentropy__picks_and_does_not_clip(y, p):
    """You took the logarithm of 0, which is minus infinity: one hopeless prediction makes the whole
    cost infinite. Clip p to [1e-7, 1 - 1e-7] first."""
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


def binary_crossentropy__clips_below_only(y, p):
    """You clipped p at the lower end only. Where p is 1, log(1 - p) is minus infinity: the range
    has an upper end too, 1 - 1e-7."""
    return np.mean(_binary(y, np.maximum(p, LOW)))


def binary_crossentropy__clips_above_only(y, p):
    """You clipped p at the upper end only. Where p is 0, log(p) is minus infinity: the range has a
    lower end too, 1e-7."""
    return np.mean(_binary(y, np.minimum(p, HIGH)))


def binary_crossentropy__clips_at_1e_15(y, p):
    """You keep p away from 0 and 1, but not by 1e-7. How far decides what a hopeless prediction
    costs, and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return np.mean(_binary(y, np.clip(p, 1e-15, 1 - 1e-15)))


def binary_crossentropy__clips_at_1e_12(y, p):
    """You keep p away from 0 and 1, but not by 1e-7. How far decides what a hopeless prediction
    costs, and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return np.mean(_binary(y, np.clip(p, 1e-12, 1 - 1e-12)))


def binary_crossentropy__clips_at_1e_10(y, p):
    """You keep p away from 0 and 1, but not by 1e-7. How far decides what a hopeless prediction
    costs, and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return np.mean(_binary(y, np.clip(p, 1e-10, 1 - 1e-10)))


def binary_crossentropy__clips_at_1e_8(y, p):
    """You keep p away from 0 and 1, but not by 1e-7. How far decides what a hopeless prediction
    costs, and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return np.mean(_binary(y, np.clip(p, 1e-8, 1 - 1e-8)))


def binary_crossentropy__clips_at_machine_epsilon(y, p):
    """You keep p away from 0 and 1, but not by 1e-7. How far decides what a hopeless prediction
    costs, and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    epsilon = np.finfo(float).eps
    return np.mean(_binary(y, np.clip(p, epsilon, 1 - epsilon)))


def binary_crossentropy__adds_1e_7(y, p):
    """You added a small number before you took the logarithm. That moves every cost a little.
    Clipping leaves the probabilities inside [1e-7, 1 - 1e-7] exactly as they are."""
    return -np.mean(y * np.log(p + LOW) + (1 - y) * np.log(1 - p + LOW))


def binary_crossentropy__adds_1e_15(y, p):
    """You keep p away from 0 and 1 by adding 1e-15. How far decides what a hopeless prediction
    costs, and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return -np.mean(y * np.log(p + 1e-15) + (1 - y) * np.log(1 - p + 1e-15))


def binary_crossentropy__adds_1e_12(y, p):
    """You keep p away from 0 and 1 by adding 1e-12. How far decides what a hopeless prediction
    costs, and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))


def binary_crossentropy__adds_1e_8(y, p):
    """You added a small number before you took the logarithm. That moves every cost a little.
    Clipping leaves the probabilities inside [1e-7, 1 - 1e-7] exactly as they are."""
    return -np.mean(y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8))


def binary_crossentropy__adds_with_the_wrong_sign(y, p):
    """You added the small number to p in both logarithms. In log(1 - p) it then pushes the wrong
    way: for p = 1 the logarithm gets a negative number. Clip p to [1e-7, 1 - 1e-7] instead."""
    return np.mean(_binary(y, p + LOW))


def binary_crossentropy__hides_the_nan(y, p):
    """You replaced nan or infinity after the logarithm, so the largest number there is stands where
    16.118 should. Clip p before the logarithm, and there is nothing to replace."""
    return np.mean(np.nan_to_num(_binary(y, p)))


def binary_crossentropy__hides_the_nan_of_the_mean(y, p):
    """You replaced nan or infinity after the logarithm, so the largest number there is stands where
    16.118 should. Clip p before the logarithm, and there is nothing to replace."""
    return np.nan_to_num(np.mean(_binary(y, p)))


def binary_crossentropy__ignores_the_nan(y, p):
    """You left out the losses that are nan. They come from the logarithm of 0: clip p to [1e-7, 1 -
    1e-7] first, and every example counts."""
    return np.nanmean(_binary(y, p))


def binary_crossentropy__clips_in_place(y, p):
    """You clipped p itself. The caller still needs those probabilities (and an integer array can't
    hold 1e-7): clip into a new array."""
    np.clip(p, LOW, HIGH, out=p)
    return np.mean(_binary(y, p))


def binary_crossentropy__clips_in_place_by_masks(y, p):
    """You clipped p itself. The caller still needs those probabilities (and an integer array can't
    hold 1e-7): clip into a new array."""
    p[p < LOW] = LOW
    p[p > HIGH] = HIGH
    return np.mean(_binary(y, p))


def binary_crossentropy__clips_an_integer_copy(y, p):
    """You wrote 1e-7 into a copy of p that holds integers, where it becomes 0 again. `np.clip` (or
    a copy as floats) can hold it."""
    p = p.copy()
    p[p < LOW] = LOW
    p[p > HIGH] = HIGH
    return np.mean(_binary(y, p))


# one_hot ------------------------------------------------------------------------------------------


def one_hot__counts_from_one(y, n_classes):
    """You counted the classes from 1. Class 0 is the first column, so label j goes into column
    j."""
    return np.eye(n_classes)[y - 1]


def one_hot__adds_a_column(y, n_classes):
    """You made one column too many. The classes are 0 to n_classes - 1, so n_classes columns are
    enough."""
    return np.eye(n_classes + 1)[y]


def one_hot__is_transposed(y, n_classes):
    """Your rows are classes. Examples are rows: one row per label, one column per class."""
    return np.eye(n_classes)[y].T


def one_hot__sizes_by_the_largest_label(y, n_classes):
    """You took the number of columns from the largest label. A batch may contain no example of the
    last classes: n_classes says how many columns there are."""
    return np.eye(np.max(y) + 1)[y]


def one_hot__numbers_the_labels_that_occur(y, n_classes):
    """You gave a column only to the labels that occur, in their order. A batch may lack some class,
    and label j must be in column j in every batch."""
    classes, positions = np.unique(y, return_inverse=True)
    return np.eye(len(classes))[positions]


def one_hot__counts_the_different_labels(y, n_classes):
    """You took the number of different labels for the number of columns. A batch may lack some
    class: n_classes says how many there are."""
    return np.eye(len(np.unique(y)))[y]


def one_hot__shifts_the_labels_to_zero(y, n_classes):
    """You shifted the labels so that the smallest becomes 0. They start at 0 already; if no label
    is 0, this batch just has no example of class 0."""
    return np.eye(n_classes)[y - np.min(y)]


def one_hot__marks_all_labels_in_every_row(y, n_classes):
    """Every row of yours has the ones of all labels. `Y[:, y]` means these columns in *every* row
    (and in `[[0] * k] * m` all the rows are one and the same list): pair row i with label i."""
    Y = np.zeros((len(y), n_classes))
    Y[:, y] = 1
    return Y


def one_hot__is_the_identity_matrix(y, n_classes):
    """You return the one-hot rows of all the classes, each of them once, in order. The labels say
    which of these rows are asked for, and how often: index the matrix with them."""
    return np.eye(n_classes)


def one_hot__returns_inside_the_loop(y, n_classes):
    """Only your first row has a 1. Is the `return` inside the loop? It ends the function at once:
    move it behind the loop."""
    Y = np.zeros((len(y), n_classes))
    Y[0, y[0]] = 1
    return Y


def one_hot__counts_the_rows_with_labels(y, n_classes):
    """Your loop goes over the labels and takes them for row numbers. The rows are counted from 0 to
    m - 1: range(len(y)), or enumerate(y) for the number and the label."""
    Y = np.zeros((len(y), n_classes))
    for i in y:
        Y[i, y[i]] = 1
    return Y


def one_hot__gives_zeros_two_numbers(y, n_classes):
    """You gave np.zeros two numbers. It takes the shape as one argument, a tuple, so there are two
    pairs of parentheses: np.zeros((m, n_classes))."""
    Y = np.zeros(len(y), n_classes)
    Y[np.arange(len(y)), y] = 1
    return Y


def one_hot__compares_a_row_with_a_row(y, n_classes):
    """You compared the labels with the class numbers one by one: label 0 with class 0, label 1 with
    class 1. Every label meets every class when y is a column: y[:, np.newaxis]."""
    return (y == np.arange(n_classes)).astype(float)


def one_hot__marks_whole_rows(y, n_classes):
    """You used the labels as row numbers. The label says which *column* of its row gets the 1: you
    need both, the row and the column."""
    Y = np.zeros((len(y), n_classes))
    Y[y] = 1
    return Y


def one_hot__swaps_row_and_column(y, n_classes):
    """You gave the label as the row and the number of the example as the column. The row comes
    first: row i, column y[i]."""
    Y = np.zeros((len(y), n_classes))
    Y[y, np.arange(len(y))] = 1
    return Y


def one_hot__writes_the_label(y, n_classes):
    """You wrote the label itself into its column. The row says only *where* it is: the number there
    is 1, for every class."""
    return np.eye(n_classes)[y] * y[:, np.newaxis]


def one_hot__marks_up_to_the_label(y, n_classes):
    """You filled each row up to the column of the label. A one-hot row has exactly one 1."""
    return (np.arange(n_classes) <= y[:, np.newaxis]).astype(float)


def one_hot__is_one_row_for_all(y, n_classes):
    """You return a single row for all labels together. Each label has a row of its own, so the
    shape is (m, n_classes)."""
    Y = np.zeros(n_classes)
    Y[y] = 1
    return Y


def one_hot__swaps_zeros_and_ones(y, n_classes):
    """You have a 0 in the column of the label and ones elsewhere. It is the other way round: the 1
    is where the label is."""
    return 1 - np.eye(n_classes)[y]


# categorical_crossentropy -------------------------------------------------------------------------


def _categorical(Y, p):
    """Return the loss of each example, p being clipped already."""
    return -np.sum(Y * np.log(p), axis=1)


def categorical_crossentropy__forgets_the_minus(Y, p):
    """Your cost has the wrong sign. The logarithm of a probability is negative; the minus in front
    turns it into a cost."""
    return -np.mean(_categorical(Y, _clip(p)))


def categorical_crossentropy__sums(Y, p):
    """You added the losses of the examples up. The cost is their mean, so that it doesn't grow with
    the number of examples."""
    return np.sum(_categorical(Y, _clip(p)))


def categorical_crossentropy__returns_inside_the_loop(Y, p):
    """Only the first example counts in your cost. Is the `return` inside the loop? It ends the
    function at once: move it behind the loop."""
    return _categorical(Y, _clip(p))[0] / len(Y)


def categorical_crossentropy__averages_all_entries(Y, p):
    """You took the mean over all m * k entries. Most of them are zeros that only thin the cost out:
    sum over the classes of an example, then take the mean over the examples."""
    return -np.mean(Y * np.log(_clip(p)))


def categorical_crossentropy__divides_twice(Y, p):
    """You divided by the number of examples twice. A mean contains that division already."""
    return np.mean(_categorical(Y, _clip(p))) / len(Y)


def categorical_crossentropy__divides_by_the_classes(Y, p):
    """You divided by k, the number of classes, and not by m, the number of examples. Examples are
    rows: sum along each row, then take the mean of these m sums."""
    return -np.mean(np.sum(Y * np.log(_clip(p)), axis=0))


def categorical_crossentropy__forgets_the_mean(Y, p):
    """You return one loss per example. The cost is one number, their mean."""
    return _categorical(Y, _clip(p))


def categorical_crossentropy__multiplies_matrices(Y, p):
    """You multiplied the matrices Y and log(p).T, which pairs every example's labels with every
    other example's probabilities. Multiply entry by entry, with `*`."""
    return -np.sum(Y @ np.log(_clip(p)).T) / len(Y)


def categorical_crossentropy__forgets_the_log(Y, p):
    """You averaged the probabilities of the right classes themselves. The loss is minus the
    *logarithm* of that probability."""
    return -np.mean(np.sum(Y * _clip(p), axis=1))


def categorical_crossentropy__averages_before_the_log(Y, p):
    """You took one logarithm for the whole batch. Each example has a loss of its own: first the
    logarithms, then the mean."""
    return -np.log(np.mean(np.sum(Y * _clip(p), axis=1)))


def categorical_crossentropy__sums_before_the_log(Y, p):
    """You took one logarithm for the whole batch. Each example has a loss of its own: first the
    logarithms, then the mean."""
    return -np.log(np.sum(Y * _clip(p)))


def categorical_crossentropy__takes_the_log_of_the_product(Y, p):
    """You took the logarithm of Y * p. Most entries of Y are 0, and so are those products: multiply
    Y with the logarithm, log(p), so that these entries vanish."""
    return -np.mean(np.sum(np.log(Y * _clip(p)), axis=1))


def categorical_crossentropy__clips_the_product(Y, p):
    """You took the logarithm of Y * p. Most entries of Y are 0, and so are those products: multiply
    Y with the logarithm, log(p), so that these entries vanish."""
    return -np.mean(np.sum(np.log(_clip(Y * p)), axis=1))


def categorical_crossentropy__swaps_labels_and_probabilities(Y, p):
    """You took the logarithm of the labels and weighted it with the probabilities. It is the other
    way round: the labels are the weights, and the logarithm is for the probabilities."""
    return np.mean(_categorical(p, _clip(Y)))


def categorical_crossentropy__adds_the_wrong_classes(Y, p):
    """You added the term (1 - Y) * log(1 - p) of yes-or-no predictions. One of k classes is one
    question, not k: only the probability of the right class counts."""
    p = _clip(p)
    return -np.mean(np.sum(Y * np.log(p) + (1 - Y) * np.log(1 - p), axis=1))


def categorical_crossentropy__is_binary(Y, p):
    """You added the term (1 - Y) * log(1 - p) of yes-or-no predictions. One of k classes is one
    question, not k: only the probability of the right class counts."""
    p = _clip(p)
    return -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))


def categorical_crossentropy__takes_the_predicted_class(Y, p):
    """You took the largest probability of each row: how sure the network is, not how right. Y says
    which probability counts."""
    return -np.mean(np.log(_clip(np.max(p, axis=1))))


def categorical_crossentropy__takes_log2(Y, p):
    """You took a logarithm with another base, 2 or 10. The natural logarithm is meant, `np.log`."""
    return np.mean(_categorical(Y, _clip(p))) / np.log(2)


def categorical_crossentropy__takes_log10(Y, p):
    """You took a logarithm with another base, 2 or 10. The natural logarithm is meant, `np.log`."""
    return np.mean(_categorical(Y, _clip(p))) / np.log(10)


def categorical_crossentropy__applies_softmax(Y, p):
    """You applied softmax to p. p holds probabilities already; a second softmax makes them almost
    equal, so that even a perfect prediction is expensive."""
    return np.mean(_categorical(Y, _clip(_softmax(p))))


def categorical_crossentropy__does_not_clip(Y, p):
    """You took the logarithm of 0. That is minus infinity, and 0 times infinity is nan, even for a
    perfect prediction: clip p to [1e-7, 1 - 1e-7] first."""
    return np.mean(_categorical(Y, p))


def categorical_crossentropy__picks_and_does_not_clip(Y, p):
    """You took the logarithm of 0, which is minus infinity: one hopeless prediction makes the whole
    cost infinite. Clip p to [1e-7, 1 - 1e-7] first."""
    return -np.mean(np.log(np.sum(Y * p, axis=1)))


def categorical_crossentropy__clips_with_pythons_max(Y, p):
    """You asked for one decision about a whole array: `if`, and Python's own max and min, need a
    single yes or no. np.where and np.clip decide number by number."""
    return np.mean(_categorical(Y, min(max(p, LOW), HIGH)))


def categorical_crossentropy__clips_at_1e_15(Y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return np.mean(_categorical(Y, np.clip(p, 1e-15, 1 - 1e-15)))


def categorical_crossentropy__clips_at_1e_12(Y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return np.mean(_categorical(Y, np.clip(p, 1e-12, 1 - 1e-12)))


def categorical_crossentropy__clips_at_1e_10(Y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return np.mean(_categorical(Y, np.clip(p, 1e-10, 1 - 1e-10)))


def categorical_crossentropy__clips_at_1e_8(Y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return np.mean(_categorical(Y, np.clip(p, 1e-8, 1 - 1e-8)))


def categorical_crossentropy__clips_at_machine_epsilon(Y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    epsilon = np.finfo(float).eps
    return np.mean(_categorical(Y, np.clip(p, epsilon, 1 - epsilon)))


def categorical_crossentropy__adds_1e_7(Y, p):
    """You added a small number before you took the logarithm. That moves every cost a little.
    Clipping leaves the probabilities inside [1e-7, 1 - 1e-7] exactly as they are."""
    return np.mean(_categorical(Y, p + LOW))


def categorical_crossentropy__adds_1e_8(Y, p):
    """You added a small number before you took the logarithm. That moves every cost a little.
    Clipping leaves the probabilities inside [1e-7, 1 - 1e-7] exactly as they are."""
    return np.mean(_categorical(Y, p + 1e-8))


def categorical_crossentropy__hides_the_nan(Y, p):
    """You replaced nan or infinity after the logarithm, so the largest number there is stands where
    16.118 should. Clip p before the logarithm, and there is nothing to replace."""
    return np.mean(-np.sum(Y * np.nan_to_num(np.log(p)), axis=1))


def categorical_crossentropy__hides_the_nan_of_the_loss(Y, p):
    """You turned nan into 0, so a prediction that never was a number looks perfect. Clip p before
    the logarithm, and there is nothing to replace."""
    return np.mean(np.nan_to_num(_categorical(Y, p)))


def categorical_crossentropy__clips_in_place(Y, p):
    """You clipped p itself. The caller still needs those probabilities (and an integer array can't
    hold 1e-7): clip into a new array."""
    np.clip(p, LOW, HIGH, out=p)
    return np.mean(_categorical(Y, p))


def categorical_crossentropy__clips_in_place_by_masks(Y, p):
    """You clipped p itself. The caller still needs those probabilities (and an integer array can't
    hold 1e-7): clip into a new array."""
    p[p < LOW] = LOW
    p[p > HIGH] = HIGH
    return np.mean(_categorical(Y, p))


def categorical_crossentropy__clips_an_integer_copy(Y, p):
    """You wrote 1e-7 into a copy of p that holds integers, where it becomes 0 again. `np.clip` (or
    a copy as floats) can hold it."""
    p = p.copy()
    p[p < LOW] = LOW
    p[p > HIGH] = HIGH
    return np.mean(_categorical(Y, p))


# sparse_categorical_crossentropy ------------------------------------------------------------------


def _picked(y, p):
    """Return what each right class got."""
    return p[np.arange(len(y)), y]


def sparse_categorical_crossentropy__forgets_the_minus(y, p):
    """Your cost has the wrong sign. The logarithm of a probability is negative; the minus in front
    turns it into a cost."""
    return np.mean(np.log(_picked(y, _clip(p))))


def sparse_categorical_crossentropy__sums(y, p):
    """You added the losses of the examples up. The cost is their mean, so that it doesn't grow with
    the number of examples."""
    return -np.sum(np.log(_picked(y, _clip(p))))


def sparse_categorical_crossentropy__averages_all_entries(y, p):
    """You divided by all m * k entries. There is one loss per example: divide by m, whatever the
    number of classes."""
    return -np.sum(np.log(_picked(y, _clip(p)))) / p.size


def sparse_categorical_crossentropy__divides_twice(y, p):
    """You divided by the number of examples twice. A mean contains that division already."""
    return -np.mean(np.log(_picked(y, _clip(p)))) / len(y)


def sparse_categorical_crossentropy__forgets_the_mean(y, p):
    """You return one loss per example. The cost is one number, their mean."""
    return -np.log(_picked(y, _clip(p)))


def sparse_categorical_crossentropy__returns_inside_the_loop(y, p):
    """Only the first example counts in your cost. Is the `return` inside the loop? It ends the
    function at once: move it behind the loop."""
    return -np.log(_clip(p)[0, y[0]]) / len(y)


def sparse_categorical_crossentropy__keeps_only_the_last_loss(y, p):
    """Each loss of yours overwrites the one before, so only the last example counts. The sum grows
    from example to example: `+=`, not `=`."""
    return -np.log(_clip(p)[-1, y[-1]]) / len(y)


def sparse_categorical_crossentropy__takes_class_numbers_for_rows(y, p):
    """You used the class numbers as if they were one-hot rows. y has shape (m,), and a row of p has
    k entries: pick one of them with y, or turn y into rows first."""
    return -np.mean(np.sum(y * np.log(_clip(p)), axis=1))


def sparse_categorical_crossentropy__sizes_by_the_largest_label(y, p):
    """You took the number of classes from the largest label. A batch may contain no example of the
    last classes: p has a column for each class."""
    Y = np.eye(np.max(y) + 1)[y]
    return -np.mean(np.sum(Y * np.log(_clip(p)), axis=1))


def sparse_categorical_crossentropy__picks_every_label_in_every_row(y, p):
    """You picked with `p[:, y]`, which takes the columns of *all* labels in *every* row: m * m
    numbers. Pair row i with label i, so that m numbers are picked."""
    return -np.mean(np.log(_clip(p)[:, y]))


def sparse_categorical_crossentropy__picks_rows(y, p):
    """You used the labels as row numbers. The label says which *column* of its row counts: you need
    both, the row and the column."""
    return -np.mean(np.log(_clip(p)[y]))


def sparse_categorical_crossentropy__counts_every_class(y, p):
    """You took the mean of the logarithms of all classes. Only what the right class got counts: y
    says which entry of each row that is."""
    return -np.mean(np.log(_clip(p)))


def sparse_categorical_crossentropy__counts_the_rows_with_labels(y, p):
    """Your loop goes over the labels and takes them for row numbers. The rows are counted from 0 to
    m - 1: range(len(y)), or enumerate(y) for the number and the label."""
    return np.mean([-np.log(_clip(p)[i, y[i]]) for i in y])


def sparse_categorical_crossentropy__swaps_row_and_column(y, p):
    """You gave the label as the row and the number of the example as the column. The row comes
    first: row i, column y[i]."""
    return -np.mean(np.log(_clip(p)[y, np.arange(len(y))]))


def sparse_categorical_crossentropy__picks_from_the_first_row(y, p):
    """You took all the probabilities from the first row. A flat index counts through the matrix row
    by row; each label has to pick from its own row."""
    return -np.mean(np.log(np.take(_clip(p), y)))


def sparse_categorical_crossentropy__counts_up_to_an_array(y, p):
    """You gave a whole array where one number is needed. Is it np.arange(y)? There are as many rows
    as labels: np.arange(len(y)). Is it Python's own max or min? np.clip takes arrays."""
    return -np.mean(np.log(_clip(p)[np.arange(y), y]))


def sparse_categorical_crossentropy__counts_from_one(y, p):
    """You counted the classes from 1. Class 0 is the first column, so label j picks column j."""
    return -np.mean(np.log(_picked(y - 1, _clip(p))))


def sparse_categorical_crossentropy__weights_with_the_label(y, p):
    """You multiplied by the class number. It is a name, not an amount: class 2 is not twice class
    1. Use it to pick the column."""
    return -np.mean(np.sum(y[:, np.newaxis] * np.log(_clip(p)), axis=1))


def sparse_categorical_crossentropy__sums_before_the_log(y, p):
    """You took one logarithm for the whole batch. Each example has a loss of its own: first the
    logarithms, then the mean."""
    return -np.log(np.sum(_picked(y, _clip(p))))


def sparse_categorical_crossentropy__averages_before_the_log(y, p):
    """You took one logarithm for the whole batch. Each example has a loss of its own: first the
    logarithms, then the mean."""
    return -np.log(np.mean(_picked(y, _clip(p))))


def sparse_categorical_crossentropy__forgets_the_log(y, p):
    """You averaged the probabilities of the right classes themselves. The loss is minus the
    *logarithm* of that probability."""
    return -np.mean(_picked(y, _clip(p)))


def sparse_categorical_crossentropy__takes_log2(y, p):
    """You took a logarithm with another base, 2 or 10. The natural logarithm is meant, `np.log`."""
    return -np.mean(np.log2(_picked(y, _clip(p))))


def sparse_categorical_crossentropy__takes_log10(y, p):
    """You took a logarithm with another base, 2 or 10. The natural logarithm is meant, `np.log`."""
    return -np.mean(np.log10(_picked(y, _clip(p))))


def sparse_categorical_crossentropy__takes_the_predicted_class(y, p):
    """You took the largest probability of each row: how sure the network is, not how right. y says
    which probability counts."""
    return -np.mean(np.log(_clip(np.max(p, axis=1))))


def sparse_categorical_crossentropy__adds_the_wrong_classes(y, p):
    """You added the term (1 - Y) * log(1 - p) of yes-or-no predictions. One of k classes is one
    question, not k: only the probability of the right class counts."""
    p = _clip(p)
    Y = np.eye(p.shape[1])[y]
    return -np.mean(np.sum(Y * np.log(p) + (1 - Y) * np.log(1 - p), axis=1))


def sparse_categorical_crossentropy__is_binary(y, p):
    """You added the term (1 - Y) * log(1 - p) of yes-or-no predictions. One of k classes is one
    question, not k: only the probability of the right class counts."""
    p = _clip(p)
    Y = np.eye(p.shape[1])[y]
    return -np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p))


def sparse_categorical_crossentropy__applies_softmax(y, p):
    """You applied softmax to p. p holds probabilities already; a second softmax makes them almost
    equal, so that even a perfect prediction is expensive."""
    return -np.mean(np.log(_picked(y, _softmax(p))))


def sparse_categorical_crossentropy__does_not_clip(y, p):
    """You took the logarithm of 0, which is minus infinity: one hopeless prediction makes the whole
    cost infinite. Clip p to [1e-7, 1 - 1e-7] first."""
    return -np.mean(np.log(_picked(y, p)))


def sparse_categorical_crossentropy__multiplies_and_does_not_clip(y, p):
    """You took the logarithm of 0. That is minus infinity, and 0 times infinity is nan, even for a
    perfect prediction: clip p to [1e-7, 1 - 1e-7] first."""
    return -np.mean(np.sum(np.eye(p.shape[1])[y] * np.log(p), axis=1))


def sparse_categorical_crossentropy__clips_at_1e_15(y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return -np.mean(np.log(_picked(y, np.clip(p, 1e-15, 1 - 1e-15))))


def sparse_categorical_crossentropy__clips_at_1e_12(y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return -np.mean(np.log(_picked(y, np.clip(p, 1e-12, 1 - 1e-12))))


def sparse_categorical_crossentropy__clips_at_1e_10(y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return -np.mean(np.log(_picked(y, np.clip(p, 1e-10, 1 - 1e-10))))


def sparse_categorical_crossentropy__clips_at_1e_8(y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    return -np.mean(np.log(_picked(y, np.clip(p, 1e-8, 1 - 1e-8))))


def sparse_categorical_crossentropy__clips_at_machine_epsilon(y, p):
    """You keep p away from 0, but not by 1e-7. How far decides what a hopeless prediction costs,
    and that has to be agreed: Keras clips to [1e-7, 1 - 1e-7]."""
    epsilon = np.finfo(float).eps
    return -np.mean(np.log(_picked(y, np.clip(p, epsilon, 1 - epsilon))))


def sparse_categorical_crossentropy__adds_1e_7(y, p):
    """You added a small number before you took the logarithm. That moves every cost a little.
    Clipping leaves the probabilities inside [1e-7, 1 - 1e-7] exactly as they are."""
    return -np.mean(np.log(_picked(y, p) + LOW))


def sparse_categorical_crossentropy__adds_1e_8(y, p):
    """You added a small number before you took the logarithm. That moves every cost a little.
    Clipping leaves the probabilities inside [1e-7, 1 - 1e-7] exactly as they are."""
    return -np.mean(np.log(_picked(y, p) + 1e-8))


def sparse_categorical_crossentropy__hides_the_infinity(y, p):
    """You replaced nan or infinity after the logarithm, so the largest number there is stands where
    16.118 should. Clip p before the logarithm, and there is nothing to replace."""
    return np.mean(np.nan_to_num(-np.log(_picked(y, p))))


def sparse_categorical_crossentropy__clips_in_place(y, p):
    """You clipped p itself. The caller still needs those probabilities (and an integer array can't
    hold 1e-7): clip into a new array."""
    np.clip(p, LOW, HIGH, out=p)
    return -np.mean(np.log(_picked(y, p)))


def sparse_categorical_crossentropy__clips_in_place_by_masks(y, p):
    """You clipped p itself. The caller still needs those probabilities (and an integer array can't
    hold 1e-7): clip into a new array."""
    p[p < LOW] = LOW
    p[p > HIGH] = HIGH
    return -np.mean(np.log(_picked(y, p)))


def sparse_categorical_crossentropy__clips_an_integer_copy(y, p):
    """You wrote 1e-7 into a copy of p that holds integers, where it becomes 0 again. `np.clip` (or
    a copy as floats) can hold it."""
    p = p.copy()
    p[p < LOW] = LOW
    p[p > HIGH] = HIGH
    return -np.mean(np.log(_picked(y, p)))

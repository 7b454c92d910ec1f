# %% [markdown]
# # Lab 3: The cost
#
# A network has made its predictions. How bad are they?
#
# Nothing can learn before that question has an answer, and the answer has to be one number: small
# when the predictions are good, large when they are bad, so that "learn" can mean "make this number
# smaller". The number for one example is its **loss**. The mean of the losses over all examples is
# the **cost**. Everything in labs 6, 7 and 8 (derivatives, backpropagation, optimizers) is there to
# walk downhill on the cost that you write here.
#
# What you predict decides how you count the mistakes:
#
# | you predict | output layer (lab 2) | labels | function of this lab |
# |---|---|---|---|
# | a number | linear | real numbers | `mean_squared_error` |
# | yes or no | sigmoid | 0 or 1 | `binary_crossentropy` |
# | one of k classes | softmax | one-hot rows | `categorical_crossentropy` |
# | one of k classes | softmax | class numbers | `sparse_categorical_crossentropy` |
#
# The fifth function, `one_hot`, turns class numbers into one-hot rows. The last two costs are the
# same cost: only the format of the labels differs.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples; rows are examples |
# | `k` | | number of classes |
# | `y` | `(m,)` | labels: real numbers, or 0 and 1, or class numbers from 0 to k - 1 |
# | `Y` | `(m, k)` | the class numbers as rows: a 1 in the column of the right class, else 0 |
# | `y_hat` | like `y` | predictions that are plain numbers |
# | `p` | `(m,)` | yes or no: the predicted probability of "yes" (label 1) |
# | `p` | `(m, k)` | k classes: the predicted probability of each class; each row sums to 1 |
# | `log` | | the natural logarithm, `np.log` |
#
# ## Numbers: the squared error
#
# The loss of one prediction is its squared error, and the cost is the mean:
#
# ```
# cost = mean of (y - y_hat)^2
# ```
#
# Take four labels `y = [3, 5, 2, 7]` and predictions `y_hat = [2, 5, 4, 8]`.
#
# ```
# errors   3-2 = 1    5-5 = 0    2-4 = -2    7-8 = -1
# squares        1          0           4           1
# cost     (1 + 0 + 4 + 1) / 4 = 1.5
# ```
#
# The square does two jobs. It removes the sign: the plain mean of these errors is -0.5, and for
# other numbers it could be 0 although every prediction is wrong. And it makes one error of 2 cost
# as much as four errors of 1. Some texts divide by 2m in place of m, to get rid of a 2 in the
# derivative. Keras does not, and neither do we.
#
# ## Probabilities: the logarithm
#
# All three cross-entropies are one idea:
#
# ```
# loss = -log(the probability that the network gave to what turned out to be right)
# ```
#
# | probability of the right answer | 0.99 | 0.9 | 0.5 | 0.1 | 0.01 | 0.001 |
# |---|---|---|---|---|---|---|
# | loss | 0.0101 | 0.1054 | 0.6931 | 2.3026 | 4.6052 | 6.9078 |
#
# Read the table from left to right. A sure and right prediction is almost free. Each division of
# the probability by ten adds the same 2.3026. There is no ceiling: the network pays most for being
# sure *and* wrong. The squared error has a ceiling, because a probability is never off by more than
# 1: a probability of 0.01 for the right answer costs 0.980, one of 0.001 costs 0.998. The logarithm
# tells those two apart (4.6 and 6.9), so it still has something to teach when the network is badly
# wrong.
#
# Two ways to read such a cost:
#
# - `exp(-cost)` is the typical probability (the geometric mean) given to the right answers.
# - A network that always says 1/k for each of k classes has the cost `log(k)`: 0.693 for 2 classes,
#   2.303 for 10. If yours is above that, you would do better without the network, saying 1/k.
#
# ### Yes or no
#
# Here `p` is the probability of "yes". If the label is 1, the right answer got `p`. If the label is
# 0, the right answer is "no", and it got `1 - p`. Because `y` is 0 or 1, one line says both (one of
# its two products is always zero):
#
# ```
# loss = -( y * log(p)  +  (1 - y) * log(1 - p) )
# ```
#
# With `y = [1, 0, 1, 1]` and `p = [0.8, 0.9, 0.5, 0.6]`:
#
# ```
# right answer got     0.8       1 - 0.9 = 0.1     0.5       0.6
# loss                 0.2231    2.3026            0.6931    0.5108
# cost                 (0.2231 + 2.3026 + 0.6931 + 0.5108) / 4 = 0.9324
# ```
#
# The cost is above `log(2)`, 0.6931: always saying 0.5 would have been better. One bad prediction
# out of four did that.
#
# ### One of k classes
#
# The row of probabilities has one entry for the right class. The loss is -log of that entry, and
# the other entries do not matter. With a one-hot row, a sum picks the entry, because all the other
# products are zero:
#
# ```
# categorical           loss = -( Y[i, 0] * log(p[i, 0]) + ... + Y[i, k-1] * log(p[i, k-1]) )
# sparse categorical    loss = -log( p[i, y[i]] )
# ```
#
# Two examples (m = 2), three classes (k = 3), class numbers `y = [0, 1]`:
#
# ```
# Y = [[1, 0, 0],     p = [[0.7, 0.2, 0.1],     right class got    loss
#      [0, 1, 0]]          [0.1, 0.3, 0.6]]     0.7                0.3567
#                                               0.3                1.2040
# cost = (0.3567 + 1.2040) / 2 = 0.7803
# ```
#
# And `exp(-0.7803)`, 0.458, is the geometric mean of the two: the square root of `0.7 * 0.3`.
#
# "Sparse" says how the labels are stored, and nothing about the examples: of a row of zeros with a
# single 1, only the position of the 1 is kept.
#
# ## When a probability is exactly 0 or 1
#
# A sigmoid or a softmax that is very sure rounds to exactly 0 or 1, and `log(0)` is -inf. If the
# right answer got that 0, the whole cost is infinite. If a wrong one got it, the formula computes
# `0 * -inf`, which is nan: a *perfect* prediction destroys the cost. So before it takes a
# logarithm, Keras **clips** every probability to the range
#
# ```
# 0.0000001 <= p <= 0.9999999        that is, from 1e-7 to 1 - 1e-7
# ```
#
# Anything below becomes 1e-7, anything above becomes 1 - 1e-7, all between stays what it is. You do
# the same, in all three cross-entropies. The worst possible loss is now `-log(1e-7)`, 16.118, and a
# perfect prediction costs about 0.0000001 (a difference from 0 too small to be graded here). That
# is a repair, not a cure: a right answer that got 1e-8 and one that got 1e-300 now cost the same.
# Lab 4 has the cure.
#
# ## What to do
#
# Write the code of the five functions, each in the place marked for it. Labels and predictions may
# be integers or floats; leave the arrays that you are given as they are. Then run
#
# ```
# pytest exercises/lab03_cost.py                      all checks
# pytest exercises/lab03_cost.py -k one_hot__         the checks of one function
# pytest exercises/lab03_cost.py --hint               with hints
# ```

# %%
import numpy as np

P_RANGE = (1e-7, 1 - 1e-7)  # the range to which Keras clips probabilities


# %% [markdown]
# ## Mean squared error
#
# The labels may be one number per example, `(m,)`, or several, `(m, k)`: think of predicting the
# height and the width of something at once. In both cases *every* entry counts, and you get one
# number. What do you divide by when y has the shape `(2, 3)`?


# %%
def mean_squared_error(y, y_hat):
    """Return the mean of the squared errors, over all entries.

    cost = mean of (y - y_hat)^2

    Args:
        y: labels, shape (m,) or (m, k).
        y_hat: predictions, same shape as y.

    Returns:
        The cost, a float.

    Example:
        >>> y = np.array([3, 5, 2, 7])
        >>> y_hat = np.array([2, 5, 4, 8])
        >>> print(mean_squared_error(y, y_hat))
        1.5

    See: keras.losses.MeanSquaredError
    """
    ### BEGIN SOLUTION
    error = y - y_hat  # (m,) or (m, k)
    return np.mean(error**2)
    ### END SOLUTION


# %% [markdown]
# ## Binary cross-entropy
#
# Clip first, then take logarithms. How much can the loss of one example be at most, once p is
# clipped? Is that the same for a label of 1 and a label of 0?
#
# `np.clip(array, low, high)` returns a clipped copy. `P_RANGE`, above, holds the two ends.


# %%
def binary_crossentropy(y, p):
    """Return the mean cross-entropy of yes-or-no predictions.

    loss = -( y * log(p) + (1 - y) * log(1 - p) ), with p clipped to [1e-7, 1 - 1e-7]
    cost = mean of the losses of all examples

    Args:
        y: labels, 0 or 1, shape (m,).
        p: predicted probabilities of label 1, shape (m,).

    Returns:
        The cost, a float.

    Example:
        >>> y = np.array([1, 0, 1, 1])
        >>> p = np.array([0.8, 0.9, 0.5, 0.6])
        >>> print(round(float(binary_crossentropy(y, p)), 4))
        0.9324

    See: keras.losses.BinaryCrossentropy
    """
    ### BEGIN SOLUTION
    p = np.clip(p, *P_RANGE)  # (m,)
    loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))  # (m,)
    return np.mean(loss)
    ### END SOLUTION


# %% [markdown]
# ## One-hot
#
# Class 2 of 4 is the row `[0, 0, 1, 0]`: counting starts at 0. A batch may well contain no example
# of some class. How many columns does `one_hot(np.array([0, 2]), 4)` have, and why can't y alone
# tell you?


# %%
def one_hot(y, n_classes):
    """Return one row per label, with a 1 in the column of the label and 0 everywhere else.

    Y[i, j] = 1 if y[i] == j, otherwise 0

    Args:
        y: class numbers, integers from 0 to n_classes - 1, shape (m,).
        n_classes: the number of classes k, an integer.

    Returns:
        Y, zeros and ones, shape (m, n_classes).

    Example:
        >>> print(one_hot(np.array([0, 2]), 4).astype(int))
        [[1 0 0 0]
         [0 0 1 0]]

    See: tf.one_hot, keras.utils.to_categorical
    """
    ### BEGIN SOLUTION
    m = len(y)
    Y = np.zeros((m, n_classes))  # (m, k)
    Y[np.arange(m), y] = 1  # in row i, column y[i]
    return Y
    ### END SOLUTION


# %% [markdown]
# ## Categorical cross-entropy
#
# There are two steps from `(m, k)` to one number: from the k entries of a row to the loss of an
# example, and from m losses to the cost. Which of the two is a sum, and which is a mean? (If both
# were means, the cost would be k times too small.)


# %%
def categorical_crossentropy(Y, p):
    """Return the mean cross-entropy of predictions of one of k classes, for one-hot labels.

    loss = -( sum over the classes of Y * log(p) ), with p clipped to [1e-7, 1 - 1e-7]
    cost = mean of the losses of all examples

    Args:
        Y: one-hot labels, shape (m, k).
        p: predicted probabilities, shape (m, k); each row sums to 1.

    Returns:
        The cost, a float.

    Example:
        >>> Y = np.array([[1, 0, 0], [0, 1, 0]])
        >>> p = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
        >>> print(round(float(categorical_crossentropy(Y, p)), 4))
        0.7803

    See: keras.losses.CategoricalCrossentropy
    """
    ### BEGIN SOLUTION
    p = np.clip(p, *P_RANGE)  # (m, k)
    loss = -np.sum(Y * np.log(p), axis=1)  # (m,)
    return np.mean(loss)
    ### END SOLUTION


# %% [markdown]
# ## Sparse categorical cross-entropy
#
# For a million examples and ten thousand classes, almost all of Y would be zeros. You don't need
# it: you need one entry of each row of p, and y says which. Try `p[:, y]` on the p of the worked
# example. Which shape does it have, and why is that too much? NumPy can also take a list of row
# numbers and a list of column numbers, and it pairs them one by one.


# %%
def sparse_categorical_crossentropy(y, p):
    """Return the mean cross-entropy of predictions of one of k classes, for class numbers.

    loss of example i = -log( p[i, y[i]] ), with p clipped to [1e-7, 1 - 1e-7]
    cost = mean of the losses of all examples

    Args:
        y: class numbers, integers from 0 to k - 1, shape (m,).
        p: predicted probabilities, shape (m, k); each row sums to 1.

    Returns:
        The cost, a float.

    Example:
        >>> y = np.array([0, 1])
        >>> p = np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]])
        >>> print(round(float(sparse_categorical_crossentropy(y, p)), 4))
        0.7803

    See: keras.losses.SparseCategoricalCrossentropy
    """
    ### BEGIN SOLUTION
    p = np.clip(p, *P_RANGE)  # (m, k)
    right = p[np.arange(len(y)), y]  # (m,), what each right class got
    return -np.mean(np.log(right))
    ### END SOLUTION

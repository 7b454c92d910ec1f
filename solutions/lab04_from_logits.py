# %% [markdown]
# # Lab 4: The cost from the logits
#
# In lab 3 a probability of exactly 0 or 1 made the cost infinite, and clipping kept it finite. That
# was a repair: every hopeless prediction costs 16.118, the merely bad one and the absurd one alike.
# A cost that stays the same when the prediction gets worse has no slope, and without a slope
# nothing learns.
#
# Here is the cure, and it takes no new mathematics. The probability that was rounded to 0 came from
# a score, the **logit**, and the logit is still an ordinary number: -40, say, or -1000. So go from
# the logit straight to the cost. Do the algebra on paper first, and only then let the computer
# calculate. This is what Keras does when you write `from_logits=True`, and why the last layer of a
# network that is trained that way has no activation at all.
#
# | you predict | the network ends with | function of this lab |
# |---|---|---|
# | the logarithm of each probability | k logits | `log_softmax` |
# | yes or no | one logit | `binary_crossentropy_from_logits` |
# | one of k classes | k logits | `sparse_categorical_crossentropy_from_logits` |
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples; rows are examples |
# | `k` | | number of classes |
# | `z` | `(m,)` or `(m, k)` | logits: what the last layer computes, before any activation |
# | `p` | like `z` | probabilities: `sigmoid(z)` for one logit, `softmax(z)` for a row of k |
# | `log_p` | `(m, k)` | the logarithms of the probabilities, 0 or less |
# | `y` | `(m,)` | labels: 0 or 1, or class numbers from 0 to k - 1 |
# | `s` | `(m,)` | yes or no: the logit of the *wrong* answer, `-z` for label 1, `z` for label 0 |
# | `c` | `(m, 1)` | the largest logit of each row |
# | `log` | | the natural logarithm |
#
# ## Where the digits go
#
# A float64 has about 16 significant digits. That is plenty, until a step of the calculation throws
# them away. Three steps of the textbook formulas do.
#
# ### 1 - p
#
# The label is 0 ("no"), and the network is sure of "yes". The loss is `-log(1 - p)` with
# `p = sigmoid(z)`. The computer says:
#
# ```
# z     p = sigmoid(z)        1 - p           -log(1 - p)      the right loss
# 10    0.9999546021312976    4.53978687e-05  10.0000453989    10.0000453989
# 20    0.9999999979388463    2.06115369e-09  19.9999999662    20.0000000021
# 30    0.9999999999999065    9.34807787e-14  30.0010205554    30.0000000000
# 36    0.9999999999999998    2.22044605e-16  36.0436533891    36.0000000000
# 37    1.0                   0.0             inf              37.0000000000
# ```
#
# Follow the row of 30. The true `1 - p` is 9.35762297e-14, but `p` starts with thirteen nines, so
# only three of its sixteen digits are left to say how far it is from 1. The subtraction removes the
# nines and shows how little there was behind them: 9.348 in place of 9.358. At 36 it is 2.22 in
# place of 2.32. Just below 1, neighbouring float64 numbers are 1.1e-16 apart, and at 37 the nearest
# one is 1 itself.
#
# Clipping puts 16.118 wherever `z` is above that, for 20 as for 37 as for 1000.
#
# ### log(p)
#
# Now p is small. Small numbers keep their digits for long, and then lose them all:
#
# ```
# z       exp(z)                  log(exp(z))
# -700    9.85967654375977e-305   -700.0
# -740    4.2e-322                -739.9974206648909
# -745    5e-324                  -744.4400719213812
# -746    0.0                     -inf
# ```
#
# Nothing lies between 5e-324 and 0. For the two logits `[0, -800]`, softmax answers `[1, 0]` and
# the logarithm answers `[0, -inf]`. The right answer is `[0, -800]`.
#
# Close to 1 the logarithm fails too, more quietly. `-log(sigmoid(20))` is 2.06115369e-09 and should
# be 2.06115362e-09; `-log(sigmoid(37))` is 0 and should be 8.53e-17.
#
# ### exp(z)
#
# `exp(710)` is infinite, as you know from lab 2. `inf - inf` and `inf / inf` are nan.
#
# All three have one cause: **a number in between was rounded, and a later step made that rounding
# large.** The logit was exact and so is the cost. Avoid the number in between.
#
# ## One of k classes: the logarithm of softmax
#
# Write the logarithm of the quotient as a difference, and the exponential above the line is gone:
#
# ```
# log_p[j] = log( exp(z[j]) / (exp(z[0]) + ... + exp(z[k-1])) )
#          = z[j] - log( exp(z[0]) + ... + exp(z[k-1]) )
# ```
#
# Softmax sees only the differences between logits (lab 2), so subtract the largest one, `c`, from
# the whole row first:
#
# ```
# log_p[j] = (z[j] - c) - log( exp(z[0] - c) + ... + exp(z[k-1] - c) )
# ```
#
# Look at what the logarithm gets now. One of the k exponentials is `exp(0)`, which is 1, and the
# others lie between 0 and 1. So the sum lies between 1 and k: it can neither overflow nor be 0.
# And an exponential that is rounded to 0 is harmless, because it is added to a 1.
#
# By hand, for `z = [2, 0, -1]`, the example of lab 2:
#
# ```
# c = 2      z - c        0         -2         -3
#            exp          1.0000     0.1353     0.0498     sum 1.1851, log of it 0.1698
#            log_p       -0.1698    -2.1698    -3.1698
# ```
#
# `exp` of the last row gives 0.8438, 0.1142 and 0.0420, the probabilities that you know. And for
# `z = [1000, 0, -1000]`:
#
# ```
# c = 1000   z - c        0         -1000      -2000
#            exp          1          0          0          sum 1, log of it 0
#            log_p        0         -1000      -2000
# ```
#
# The loss of an example is minus the entry of its right class, as in lab 3, and the cost is the
# mean. With the labels `y = [0, 2]` for these two rows, the losses are 0.1698 and 2000, and the
# cost is 1000.0849.
#
# ## Yes or no: the logarithm of the sigmoid
#
# The right answer gets `sigmoid(z)` if the label is 1, and `1 - sigmoid(z)` if it is 0. The second
# needs no subtraction, because `1 - sigmoid(z)` is `sigmoid(-z)`:
#
# ```
# label 1     loss = -log( 1 / (1 + exp(-z)) ) = log(1 + exp(-z))
# label 0     loss = -log( 1 / (1 + exp( z)) ) = log(1 + exp( z))
# ```
#
# Both are `log(1 + exp(s))`, where `s` is the logit of the wrong answer: `-z` for label 1, `z` for
# label 0. Only one thing is left to go wrong, `exp(s)` for a large `s`. Take the large factor out:
#
# ```
# 1 + exp(s) = exp(s) * (exp(-s) + 1)        so        log(1 + exp(s)) = s + log(1 + exp(-s))
# ```
#
# Take the right-hand form when `s` is positive and the left-hand form when it is not. In both cases
# the exponential is that of a number that is 0 or negative, so one line says both:
#
# ```
# loss = max(s, 0) + log( 1 + exp(-|s|) )
# ```
#
# With `y = [1, 0, 0]` and `z = [2, -1, 1000]`:
#
# ```
# s               -2                   -1                   1000
# max(s, 0)        0                    0                   1000
# log(1 + ...)     log(1 + 0.1353)      log(1 + 0.3679)     log(1 + 0)
# loss             0.1269               0.3133              1000
# cost             (0.1269 + 0.3133 + 1000) / 3 = 333.4801
# ```
#
# One last rounding: for `s = -40`, `exp(-40)` is 4.25e-18. `1 + 4.25e-18` is rounded to 1, and the
# logarithm of 1 is 0. NumPy has a function that computes `log(1 + x)` without ever forming `1 + x`:
# `np.log1p(x)`. It answers 4.25e-18. (A difference that small is not graded here. It costs nothing
# to have it right.)
#
# ## What to do
#
# Write the code of the three functions, each in the place marked for it. Logits and labels may be
# integers; leave the arrays that you are given as they are. Every answer must be finite and right
# for logits from -1000 to 1000: to 9 digits, or to 1e-12 where it is close to 0. Then run
#
# ```
# pytest exercises/lab04_from_logits.py                       all checks
# pytest exercises/lab04_from_logits.py -k log_softmax__      the checks of one function
# pytest exercises/lab04_from_logits.py --hint                with hints
# ```

# %%
import numpy as np

# %% [markdown]
# ## The logarithm of softmax
#
# By hand, with logits that are logarithms: `[ln 1, ln 2, ln 5]` has the probabilities 1/8, 2/8 and
# 5/8, and their logarithms are -2.0794, -1.3863 and -0.4700.
#
# As in lab 2, `z` may be a vector, a matrix or a stack of matrices, and the last axis holds the
# classes. Both the maximum and the sum belong to one row each; `keepdims=True` keeps their axis.
#
# Before you write: you have subtracted `c` inside the exponential. Where else does it have to go,
# and what would the answer be off by if you forgot? And which function of this course may *not*
# appear in your code, although its name is part of this one's?


# %%
def log_softmax(z):
    """Return the logarithm of the softmax of each row, without computing the softmax.

    log_p[..., j] = (z[..., j] - c) - log( sum over i of exp(z[..., i] - c) )
    where c is the largest logit of the row

    Args:
        z: logits, shape (..., k): one axis or more, the classes on the last one.

    Returns:
        log_p, the shape of z; 0 or less, and finite for every finite logit.

    Example:
        >>> log_softmax(np.log([[1.0, 2.0, 5.0]])).round(4).tolist()
        [[-2.0794, -1.3863, -0.47]]
        >>> log_softmax(np.array([1000, 0, -1000])).tolist()
        [0.0, -1000.0, -2000.0]

    See: tf.nn.log_softmax
    """
    ### BEGIN SOLUTION
    shifted = z - np.max(z, axis=-1, keepdims=True)  # (..., k), the largest of each row is 0
    log_sum = np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))  # (..., 1), 0 to log(k)
    return shifted - log_sum  # (..., k) - (..., 1)
    ### END SOLUTION


# %% [markdown]
# ## Binary cross-entropy from logits
#
# Which sign does the logit of the wrong answer have for a label of 1? `np.where(condition, a, b)`
# takes `a` where the condition is true and `b` elsewhere.
#
# Then three questions to test your formula with, before you run anything. What does it give for
# `s = 0`? (A logit of 0 is a probability of 1/2, and that costs `log(2)`.) For `s = 1000`? For
# `s = -1000`?


# %%
def binary_crossentropy_from_logits(y, z):
    """Return the mean cross-entropy of yes-or-no predictions, straight from the logits.

    loss = log(1 + exp(s)) = max(s, 0) + log(1 + exp(-|s|))
    where s is -z for label 1 and z for label 0
    cost = mean of the losses of all examples

    Args:
        y: labels, 0 or 1, shape (m,).
        z: logits of label 1, shape (m,).

    Returns:
        The cost, a float; finite for all finite logits.

    Example:
        >>> y = np.array([1, 0, 0])
        >>> z = np.array([2, -1, 1000])
        >>> print(round(float(binary_crossentropy_from_logits(y, z)), 4))
        333.4801

    See: tf.nn.sigmoid_cross_entropy_with_logits, keras.losses.BinaryCrossentropy
    """
    ### BEGIN SOLUTION
    s = np.where(y == 1, -z, z)  # (m,), the logit of the wrong answer
    loss = np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))  # (m,)
    return np.mean(loss)
    ### END SOLUTION


# %% [markdown]
# ## Sparse categorical cross-entropy from logits
#
# The hard part is done: you have a function for the logarithms. What is left is what you did in
# lab 3, without the clipping and without the logarithm: pick one entry of each row, turn the sign
# round, take the mean.
#
# One trap. If the network ends with softmax and the cost takes its probabilities for logits,
# softmax happens twice, and nothing fails. Suppose the network is perfectly sure and perfectly
# right: of three classes it gives `[1, 0, 0]`, and the label is 0. Taken as logits, these three
# numbers cost `log(e + 2) - 1`, 0.5514. What would they have cost in lab 3? The cost of such a
# network can't fall below 0.5514 for 3 classes, or below 1.4612 for 10.


# %%
def sparse_categorical_crossentropy_from_logits(y, z):
    """Return the mean cross-entropy of predictions of one of k classes, straight from the logits.

    loss of example i = -log_softmax(z)[i, y[i]]
    cost = mean of the losses of all examples

    Args:
        y: class numbers, integers from 0 to k - 1, shape (m,).
        z: logits, one for each class, shape (m, k).

    Returns:
        The cost, a float; finite for all finite logits.

    Example:
        >>> y = np.array([0, 2])
        >>> z = np.array([[2, 0, -1], [1000, 0, -1000]])
        >>> print(round(float(sparse_categorical_crossentropy_from_logits(y, z)), 4))
        1000.0849

    See: tf.nn.sparse_softmax_cross_entropy_with_logits, keras.losses.SparseCategoricalCrossentropy
    """
    ### BEGIN SOLUTION
    log_p = log_softmax(z)  # (m, k)
    right = log_p[np.arange(len(y)), y]  # (m,), what each right class got
    return -np.mean(right)
    ### END SOLUTION


# %% [markdown]
# ## When everything passes
#
# Three things to try in a Python session beside this file.
#
# - `log_softmax(log_softmax(z))`. What do you expect, and why? (What is the sum of the exponentials
#   of a row of `log_p`?)
# - Your `binary_crossentropy` of lab 3 with `sigmoid(z)`, beside the function of this lab, for the
#   label 0 and `z` = 10, 15, 20, 40. From which `z` on does the old one stand still? Where it
#   stands still, how would the network know that a smaller `z` is better?
# - `binary_crossentropy_from_logits(y, z)` beside the sparse cost of the two logits `[0, z]`, for
#   the same labels. Why are they equal? (Look at `binary_logit` in lab 2.)

# %% [markdown]
# # Lab 2: Activation functions
#
# A dense layer ends with scores: any real numbers, large or small, of either sign. An activation
# function turns the scores into what comes next. It does two quite different jobs.
#
# - **Inside the network it bends.** Lab 1 showed that a stack of layers without activation
#   functions is one single layer. The bend is what makes depth worth having.
# - **At the end of the network it translates.** A score of 2.0 means nothing to a reader. "The mail
#   is spam with probability 0.88" does.
#
# Four functions do these jobs in a great many networks, and each is a line or two of NumPy. You
# write them here, so that they work for every shape of input and for scores so large that the
# textbook formula breaks. Then you find the bridge between two of them, and you learn to pick the
# right one for what a network has to predict.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples: the rows |
# | `k` | | number of classes: the columns |
# | `z` | any, often `(m, k)` | scores, also called logits or pre-activations: `x @ W + b` |
# | `a` | the same as `z` | activations, `a = g(z)` |
# | `g` | | the activation function |
# | `p` | `(m, k)` | probabilities: one row for each example, and every row sums to 1 |
# | `t` | `(m,)` | the logit of class 1 in a two-class problem, one number for each example |
#
# `z` may also be a plain number, a vector or a stack of matrices. The last axis always holds the
# classes.
#
# ## The equations
#
# ```
# linear(z)  = z
# relu(z)    = max(0, z)                                       for each score on its own
# sigmoid(z) = 1 / (1 + exp(-z))                               for each score on its own
# softmax(z)[j] = exp(z[j]) / (exp(z[0]) + ... + exp(z[k-1]))  for a whole row at once
# ```
#
# Look at the right-hand column once more. Three of the four treat each score as if it were alone.
# Softmax does not: raise one score of a row, and every other probability of that row falls.
#
# ## A worked example
#
# One example, three scores: `z = [2, 0, -1]`.
#
# ```
# linear     2        0        -1         as they came
# relu       2        0         0         the negative score is cut off
# sigmoid    0.8808   0.5000    0.2689    three separate answers; their sum is 1.6497
# softmax    0.8438   0.1142    0.0420    one answer in three parts; their sum is 1
# ```
#
# The last row in slow motion:
#
# ```
# exp(z)     7.3891   1.0000    0.3679    sum 8.7569
# divided    0.8438   0.1142    0.0420    sum 1.0000
# ```
#
# Now subtract the largest score from all three and do it again: `[2, 0, -1] - 2 = [0, -2, -3]`.
#
# ```
# exp        1.0000   0.1353    0.0498    sum 1.1851
# divided    0.8438   0.1142    0.0420    sum 1.0000
# ```
#
# The same probabilities. Softmax sees only the differences between scores, and this will save you
# when the scores are large: float64 ends at about 1.8e308, so `np.exp(710)` is already infinite.
#
# ## What to do
#
# Write the code of each function where it says `YOUR CODE HERE`, then run
#
# ```
# pytest exercises/lab02_activations.py
# ```
#
# You need not finish before you run it: every function is judged on its own. Add `--hint` when you
# are stuck. Three rules hold for every function of `z`.
#
# - **Any shape in, the same shape out.** NumPy's functions take plain numbers as well as arrays,
#   so you seldom need a loop or an `if`. (Softmax needs at least one axis, and `binary_logit` has
#   its own shapes; both say so.)
# - **Leave the argument alone.** `z -= 1` and `z[0] = 1` change the caller's array; `z - 1` makes a
#   new one.
# - **Scores of 1000 and -1000 must give the right finite number.** A warning costs you nothing;
#   `nan` does.

# %%
import numpy as np

# %% [markdown]
# ## linear: the one that does nothing
#
# Why would anyone name a function that returns what it was given? Because "no activation" is a
# decision. A layer that predicts tomorrow's change of temperature must be free to answer 3.5 or -8,
# and every function that bends or squeezes would forbid some of these answers.


# %%
def linear(z):
    """Return the scores as they are.

    linear(z) = z

    Args:
        z: scores, any shape.

    Returns:
        The same numbers, the shape of z.

    Example:
        >>> linear(np.array([2.0, 0.0, -1.0])).tolist()
        [2.0, 0.0, -1.0]

    See: keras.activations.linear
    """
    ### BEGIN SOLUTION
    return z
    ### END SOLUTION


# %% [markdown]
# ## sigmoid: a score becomes a probability
#
# The sigmoid squeezes the whole number line between 0 and 1. A score of 0 becomes 1/2; a score
# and its negative become `a` and `1 - a`. By hand, with `exp(ln 3) = 3`:
#
# ```
# sigmoid( ln 3) = 1 / (1 + 1/3) = 3/4
# sigmoid(-ln 3) = 1 / (1 + 3)   = 1/4
# ```
#
# Two formulas for the same function:
#
# ```
# 1 / (1 + exp(-z))          exp(z) / (1 + exp(z))
# ```
#
# On paper they are equal. In the computer one of them answers `nan` for one of the scores 1000 and
# -1000. Which formula, and which score? Remember that `1 / inf` is 0, and that `inf / inf` is
# nothing at all.


# %%
def sigmoid(z):
    """Squeeze each score between 0 and 1.

    sigmoid(z) = 1 / (1 + exp(-z))

    Args:
        z: scores, any shape.

    Returns:
        Probabilities between 0 and 1, the shape of z; finite for every finite score.

    Example:
        >>> sigmoid(np.array([np.log(3), 0.0, -np.log(3)])).round(4).tolist()
        [0.75, 0.5, 0.25]
        >>> sigmoid(np.array([-1000, 1000])).tolist()
        [0.0, 1.0]

    See: tf.sigmoid, keras.activations.sigmoid
    """
    ### BEGIN SOLUTION
    e = np.exp(-np.abs(z))  # between 0 and 1 for either sign of z: it can't overflow
    return np.where(z < 0, e, 1) / (1 + e)
    ### END SOLUTION


# %% [markdown]
# ## relu: the bend
#
# The rectified linear unit keeps a positive score and replaces a negative one by 0. That is all.
# The single corner at 0 is enough: many of them, added up, follow any curve in short straight
# pieces.
#
# ```
# relu([2, 0, -1]) = [2, 0, 0]
# ```
#
# NumPy has two functions with similar names. `np.max` finds the largest number of *one* array, and
# its second argument is an axis. `np.maximum` compares *two* things, number by number. Which of
# them is the equation `max(0, z)` about?


# %%
def relu(z):
    """Keep each positive score and replace each negative one by 0.

    relu(z) = max(0, z)

    Args:
        z: scores, any shape.

    Returns:
        Numbers of 0 or more, the shape of z.

    Example:
        >>> relu(np.array([2.0, 0.0, -1.0])).tolist()
        [2.0, 0.0, 0.0]

    See: tf.nn.relu, keras.activations.relu
    """
    ### BEGIN SOLUTION
    return np.maximum(z, 0)
    ### END SOLUTION


# %% [markdown]
# ## softmax: a row of scores becomes a row of probabilities
#
# Each row is one example, each column one class, and the classes compete: a row of probabilities
# sums to 1. By hand, for the scores `[ln 1, ln 2, ln 5]`: the exponentials are 1, 2 and 5, their
# sum is 8, so the probabilities are 1/8, 2/8 and 5/8.
#
# Three things to get right.
#
# - **The axis.** Add up along the last axis, however many axes there are. Which number is always
#   the index of the last axis?
# - **The shape.** For `z` of shape `(3, 4)` a sum along the last axis has shape `(3,)`, and NumPy
#   can't divide `(3, 4)` by `(3,)`. Which argument of `np.sum` makes it `(3, 1)`?
# - **The size.** The worked example at the top holds the way out of the overflow. Each row needs
#   its own number to subtract: rows may lie 1000 apart.


# %%
def softmax(z):
    """Turn each row of scores into probabilities that sum to 1.

    softmax(z)[..., j] = exp(z[..., j]) / sum over i of exp(z[..., i])

    Args:
        z: scores, shape (..., k): one axis or more, the classes on the last one.

    Returns:
        Probabilities, the shape of z; finite for every finite score.

    Example:
        >>> softmax(np.log([[1.0, 2.0, 5.0], [4.0, 4.0, 2.0]])).round(4).tolist()
        [[0.125, 0.25, 0.625], [0.4, 0.4, 0.2]]
        >>> softmax(np.array([1000, 1000])).tolist()
        [0.5, 0.5]

    See: tf.nn.softmax, keras.activations.softmax
    """
    ### BEGIN SOLUTION
    shifted = z - np.max(z, axis=-1, keepdims=True)  # (..., k), the largest of each row is 0
    e = np.exp(shifted)  # (..., k), between 0 and 1
    return e / np.sum(e, axis=-1, keepdims=True)  # (..., k) / (..., 1)
    ### END SOLUTION


# %% [markdown]
# ## binary_logit: the bridge between softmax and sigmoid
#
# A yes-or-no question can be answered by two scores and softmax, or by one score and sigmoid (this
# is logistic regression). How are the two related? Write `z0` and `z1` for the scores of a row, and
# divide above and below the line by `exp(z1)`:
#
# ```
# softmax([z0, z1])[1] = exp(z1) / (exp(z0) + exp(z1)) = 1 / (exp(z0 - z1) + 1)
# ```
#
# Put this beside `sigmoid(t) = 1 / (1 + exp(-t))`. What must `t` be?
#
# By hand: `z = [ln 1, ln 3]` gives the probabilities 1/4 and 3/4, and 3/4 is `sigmoid(ln 3)`. You
# can find `t` without a single probability, so there is nothing to overflow.


# %%
def binary_logit(z):
    """Find the one score whose sigmoid is the softmax probability of class 1.

    sigmoid(t) = softmax(z)[:, 1]

    Args:
        z: scores of class 0 and class 1, shape (m, 2).

    Returns:
        The logit t, shape (m,); finite for every finite score.

    Example:
        >>> binary_logit(np.log([[1.0, 3.0], [1.0, 1.0]])).round(4).tolist()
        [1.0986, 0.0]
        >>> binary_logit(np.array([[1000, -1000]])).tolist()
        [-2000]

    See: tf.nn.sigmoid_cross_entropy_with_logits, whose logits these are
    """
    ### BEGIN SOLUTION
    return z[:, 1] - z[:, 0]  # (m,)
    ### END SOLUTION


# %% [markdown]
# ## output_activation: which function at the end?
#
# What the network has to predict decides the activation of its last layer. Two questions settle it.
# Can the function **reach** every answer that may be right? And does it **never leave** the range
# of answers that make sense?
#
# | target | the network predicts, for example | the layer must reach | and never leave |
# |---|---|---|---|
# | `"binary"` | is this mail spam? (one unit) | near 0 and near 1 | 0 to 1 |
# | `"real"` | the change of a price tomorrow | any number, either sign | |
# | `"non-negative"` | the number of visitors | 0 and any positive number | 0 or more |
# | `"multiclass"` | which digit is this? one of ten | near 1 for any one class | rows of sum 1 |
# | `"multilabel"` | in the photo: a car? a bus? both? | near 1 for any *set* of labels | 0 to 1 |
#
# Two traps. With one unit, softmax divides a number by itself: what is its answer, whatever the
# score? And with a car *and* a bus in the photo, which sum would two probabilities near 1 have?


# %%
def output_activation(target):
    """Name the activation function that the output layer needs for a kind of target.

    Args:
        target: what the network predicts, a string: "binary", "real", "non-negative", "multiclass"
            or "multilabel".

    Returns:
        The name of one of the functions of this lab, a string: "linear", "sigmoid", "relu" or
        "softmax".

    Raises:
        ValueError: target is none of the five.

    Example:
        >>> output_activation("real")
        'linear'
        >>> output_activation("ordinal")
        Traceback (most recent call last):
        ...
        ValueError: unknown target: 'ordinal'

    See: the activation argument of keras.layers.Dense, which takes these names
    """
    ### BEGIN SOLUTION
    activations = {
        "binary": "sigmoid",
        "real": "linear",
        "non-negative": "relu",
        "multiclass": "softmax",
        "multilabel": "sigmoid",
    }
    if target not in activations:
        raise ValueError(f"unknown target: {target!r}")
    return activations[target]
    ### END SOLUTION


# %% [markdown]
# ## When everything passes
#
# Three things to try in a Python session beside this file.
#
# - `sigmoid(36.0)` and `sigmoid(37.0)`. One of them is exactly 1.0. Which, and what would
#   `np.log(1 - a)` say? Lab 4 is about this.
# - `softmax(z)` and `np.argmax(z, axis=-1)`. Does softmax ever change which class wins? Then who
#   needs it: the one who wants the winner, or the one who asks how sure the network is?
# - `softmax(10 * z)` and `softmax(z / 10)`. One is nearly certain, the other nearly even. What does
#   the size of the scores stand for?

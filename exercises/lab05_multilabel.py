# %% [markdown]
# # Lab 5: Several labels at once
#
# A newspaper sorts its articles under three headings: sport, money and politics. An article on what
# a football club pays for its players belongs under sport *and* under money. One on the taxes that
# the club owes belongs under all three, and a recipe under none.
#
# So the question is not "which of the three?", which has one answer. It is three questions, and
# each has a yes or a no of its own: sport? money? politics? Several yes-or-no questions about the
# same example are called **multi-label** classification. In this lab you turn the scores of such a
# network into probabilities, the probabilities into labels, and you measure the result in two ways:
# with a cost that a network can learn from, and with a number that people understand.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples: the rows |
# | `k` | | number of labels: the columns |
# | `z` | `(m, k)` | scores (logits), one for each example and label |
# | `p` | `(m, k)` | probabilities: how likely it is that the label is true; rows have *any* sum |
# | `Y` | `(m, k)` | the true labels, 0 or 1; a row may hold several ones, or none |
# | `Y_hat` | `(m, k)` | the predicted labels, 0 or 1 |
# | `threshold` | | the probability above which you say yes |
# | `log` | | the natural logarithm, `np.log` |
#
# ## Why not softmax?
#
# Softmax shares out one whole among the labels: the probabilities of a row always sum to 1. Take
# the scores of two articles, for sport, money and politics:
#
# ```
# z = [[2.0,  1.5, -3.0],        Y = [[1, 1, 0],
#      [0.3, -1.0, -2.0]]             [1, 0, 0]]
#
#                  sport     money     politics   sum
# softmax, row 0   0.6199    0.3760    0.0042     1
# sigmoid, row 0   0.8808    0.8176    0.0474     1.7458
# softmax, row 1   0.7284    0.1985    0.0730     1
# sigmoid, row 1   0.5744    0.2689    0.1192     0.9626
# ```
#
# The scores 2.0 and 1.5 say that the first article is about sport and about money. Three things go
# wrong with softmax.
#
# - **Two labels can't both be likely.** Their probabilities share a sum of 1. However large the two
#   scores become, the best that softmax can say is 0.5 and 0.5; with three true labels, 1/3 each.
# - **Labels push each other.** Let the score of money rise from 1.5 to 4. The softmax probability
#   of sport falls from 0.6199 to 0.1191, although nothing in the article speaks against sport. With
#   the sigmoid it stays at 0.8808.
# - **"None of them" can't be said.** For the scores `[-5, -5, -5]`, three times no, softmax answers
#   1/3, 1/3, 1/3. The sigmoid answers 0.0067 three times.
#
# Softmax is right where exactly one class is true. Where labels can be true together, each label
# gets a sigmoid of its own.
#
# ## The equations
#
# ```
# p           = 1 / (1 + exp(-z))                             for each score on its own
# Y_hat       = 1 where p > threshold, else 0
# loss        = -( Y * log(p) + (1 - Y) * log(1 - p) )        for each example and label
# cost        = mean of the loss over all m * k entries
# exact match = (number of examples with all k labels right) / m
# ```
#
# ## A worked example
#
# The two articles from above. The probabilities are the sigmoid rows of the table. With a threshold
# of 0.5 they become labels:
#
# ```
# p = [[0.8808, 0.8176, 0.0474],      Y_hat = [[1, 1, 0],      Y = [[1, 1, 0],
#      [0.5744, 0.2689, 0.1192]]               [1, 0, 0]]           [1, 0, 0]]
# ```
#
# All right: the exact match is 2/2 = 1. Now ask for more certainty, with a threshold of 0.85:
#
# ```
# Y_hat = [[1, 0, 0],      money (0.8176) is lost
#          [0, 0, 0]]      sport (0.5744) is lost
# ```
#
# Four of the six labels are still right, but not one of the two rows: the exact match is 0/2 = 0.
#
# The loss of a label is -log of the probability that the right answer got: `p` for a 1, `1 - p` for
# a 0, as in lab 3.
#
# ```
# right answer got   0.8808   0.8176   0.9526         0.5744   0.7311   0.8808
# loss               0.1269   0.2014   0.0486         0.5544   0.3133   0.1269
#
# cost = (0.1269 + 0.2014 + 0.0486 + 0.5544 + 0.3133 + 0.1269) / 6 = 1.3715 / 6 = 0.2286
# ```
#
# The labels that are 0 count as well. Without them a network could say yes to everything and pay
# nothing.
#
# ## What to do
#
# Write the code of each function where it says `YOUR CODE HERE`, then run
#
# ```
# pytest exercises/lab05_multilabel.py                             all checks
# pytest exercises/lab05_multilabel.py -k predict_labels__         the checks of one function
# pytest exercises/lab05_multilabel.py --hint                      with hints
# ```
#
# Scores and labels may be integers or floats. Scores of 1000 and -1000 must give the right finite
# number. A warning costs you nothing; `nan` does. Leave the arrays that you are given as they are.

# %%
import numpy as np

# %% [markdown]
# ## predict_probabilities: one question, one sigmoid
#
# Each of the `m * k` scores becomes a probability without a look at its neighbours. By hand, with
# `exp(ln 3) = 3`:
#
# ```
# z =  ln 3    p = 1 / (1 + 1/3) = 3/4
# z =  0       p = 1 / (1 + 1)   = 1/2
# z = -ln 3    p = 1 / (1 + 3)   = 1/4
# ```
#
# You know the function from lab 2; write it once more. Which way of writing it never divides
# infinity by infinity? And is there any axis to think about here, or any sum?


# %%
def predict_probabilities(z):
    """Return for each example and label the probability that the label is true.

    p = 1 / (1 + exp(-z)), for each score on its own

    Args:
        z: scores, shape (m, k).

    Returns:
        Probabilities between 0 and 1, shape (m, k); finite for every finite score. A row may have
        any sum from 0 to k.

    Example:
        >>> predict_probabilities(np.log([[3.0, 4.0, 1.0], [1/3, 9.0, 1/4]])).round(4).tolist()
        [[0.75, 0.8, 0.5], [0.25, 0.9, 0.2]]
        >>> predict_probabilities(np.array([[1000, 1000, -1000]])).tolist()
        [[1.0, 1.0, 0.0]]

    See: tf.sigmoid, keras.activations.sigmoid
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## predict_labels: where does yes begin?
#
# A label is predicted where its probability is above the threshold. Each label is decided on its
# own, so a row can have several ones, or none. Looking for the largest number of a row (argmax)
# belongs to the other kind of problem, where exactly one class is right.
#
# Mind what you compare. The threshold is a **probability**, and `z` is a **score**. A score of 0.3
# is a probability of 0.5744: above 0.5, so the answer is yes. But `0.3 > 0.5` is false.
#
# You can bring the two together from either side: turn the scores into probabilities, or turn the
# threshold into a score, once. The second is done by the inverse of the sigmoid, the **logit**:
#
# ```
# p > threshold      is the same as      z > logit(threshold)
#
# logit(threshold) = log(threshold / (1 - threshold))
#
# threshold           0.1       0.25      0.5    0.75     0.9      0.99
# logit(threshold)   -2.1972   -1.0986    0      1.0986   2.1972   4.5951
# ```
#
# Check one column by hand: a threshold of 0.75 gives log(0.75 / 0.25) = log(3) = 1.0986, and
# sigmoid(1.0986) = 3/4. Read the middle column too: a threshold of 0.5 on the probability is a
# threshold of 0 on the score. Somebody who compares the score with 0.5 is using a threshold of
# sigmoid(0.5) = 0.6225 on the probability, and misses all the labels between 0.5 and 0.6225.
#
# Why would anybody want a threshold other than 0.5? Think of a label that is dangerous to miss, and
# of one that is embarrassing to get wrong. Which of them wants a low threshold?
#
# A comparison of arrays gives booleans. `.astype(int)` makes them 0 and 1.


# %%
def predict_labels(z, threshold=0.5):
    """Say yes (1) or no (0) for each example and label.

    Y_hat = 1 where p > threshold, else 0; p is the probability (the sigmoid) of the score

    Args:
        z: scores, shape (m, k).
        threshold: a probability, a number between 0 and 1 (both excluded).

    Returns:
        Labels, the integers 0 and 1, shape (m, k). Where a probability is exactly the threshold,
        either answer is right.

    Example:
        >>> z = np.array([[2.0, 1.5, -3.0], [0.3, -1.0, -2.0]])
        >>> predict_labels(z).tolist()
        [[1, 1, 0], [1, 0, 0]]
        >>> predict_labels(z, 0.85).tolist()
        [[1, 0, 0], [0, 0, 0]]

    See: keras.metrics.BinaryAccuracy, which has the same threshold
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## multilabel_crossentropy: the cost
#
# The cost is the mean of the loss over examples *and* labels, over all `m * k` entries. (Some texts
# add up the labels of an example. Their cost is k times as large, and so is their gradient.)
#
# The formula with `log(p)` fails for large scores: the sigmoid of -1000 is 0, and its logarithm is
# minus infinity. The right loss is no secret, though: if the label is 1 and the score is -1000, the
# loss is 1000. So start from the scores, as in lab 4. Put p = 1 / (1 + exp(-z)) into the loss:
#
# ```
# label 0:   -log(1 - p) = log(1 + exp(z))
# label 1:   -log(p)     = log(1 + exp(-z)) = log(1 + exp(z)) - z
# ```
#
# One line says both: `loss = log(1 + exp(z)) - Y * z`. What is left is exp(z), which is infinite
# from about z = 710. The same logarithm without a large exponential:
#
# ```
# log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|))
#
# z = 1000:     1000 + log(1 + exp(-1000)) = 1000
# z = -1000:       0 + log(1 + exp(-1000)) = 0
# ```
#
# Try the first label of the worked example: z = 2, label 1. You get log(1 + exp(2)) - 2 =
# 2.1269 - 2 = 0.1269, as in the table above. What do you get for a label of 0?


# %%
def multilabel_crossentropy(Y, z):
    """Return the mean cross-entropy of all labels of all examples, from the scores.

    loss = -( Y * log(p) + (1 - Y) * log(1 - p) ), p the sigmoid of z
         = log(1 + exp(z)) - Y * z
    cost = mean of the loss over all m * k entries

    Args:
        Y: true labels, 0 or 1, shape (m, k).
        z: scores, shape (m, k).

    Returns:
        The cost, a float; right and finite for every finite score, 1000 and -1000 included.

    Example:
        >>> Y = np.array([[1, 1, 0], [1, 0, 0]])
        >>> z = np.array([[2.0, 1.5, -3.0], [0.3, -1.0, -2.0]])
        >>> print(round(float(multilabel_crossentropy(Y, z)), 4))
        0.2286
        >>> print(float(multilabel_crossentropy(np.array([[1, 0]]), np.array([[-1000, -1000]]))))
        500.0

    See: tf.nn.sigmoid_cross_entropy_with_logits, keras.losses.BinaryCrossentropy(from_logits=True)
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## exact_match: all labels of an example, or nothing
#
# How often is the network right? There are two honest answers, and they are far apart.
#
# ```
# Y = [[1, 1, 0],     Y_hat = [[1, 1, 0],     labels right: 3 of 3
#      [1, 0, 0],              [1, 0, 1],                   2 of 3
#      [0, 0, 0],              [0, 0, 0],                   3 of 3
#      [0, 1, 1]]              [0, 0, 1]]                   2 of 3
# ```
#
# 10 of 12 labels are right: 0.8333. 2 of 4 articles are right from the first label to the last:
# 0.5. The second number is the exact match. An article with a label too few or a label too many
# does not count at all, and an article without labels counts when none was predicted.
#
# Where labels are rare, the first number flatters. With 100 labels of which 2 are true, who always
# says no has 98 % of the labels right. What is the exact match?
#
# You need two steps: from the k labels of a row to one yes or no, and from m of these to a share.
# Which NumPy function asks whether *all* entries along an axis are true? Along which axis?


# %%
def exact_match(Y, Y_hat):
    """Return the share of examples with every label right.

    exact match = (number of rows with Y_hat equal to Y in all k columns) / m

    Args:
        Y: true labels, 0 or 1, shape (m, k).
        Y_hat: predicted labels, 0 or 1, shape (m, k).

    Returns:
        The share, a float from 0 to 1.

    Example:
        >>> Y = np.array([[1, 1, 0], [1, 0, 0], [0, 0, 0], [0, 1, 1]])
        >>> Y_hat = np.array([[1, 1, 0], [1, 0, 1], [0, 0, 0], [0, 0, 1]])
        >>> print(float(exact_match(Y, Y_hat)))
        0.5

    See: tf.reduce_all; scikit-learn's accuracy_score gives this number for labels in rows
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## When everything passes
#
# Three things to try in a Python session beside this file.
#
# - Print `exact_match(Y, predict_labels(z, t))` for the worked example and t = 0.1, 0.3, 0.5, 0.6
#   and 0.85. For which of them are both rows right? Does 0.5 have to be the best threshold?
# - Compute `multilabel_crossentropy(Y, z)`, and again with all scores ten times as large. It falls.
#   Now change one label of Y and do both again. When is it expensive to be sure?
# - Put the second score of the first row to 4 and look at `predict_probabilities(z)`. Which numbers
#   have changed? Which would have changed with softmax?

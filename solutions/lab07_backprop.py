# %% [markdown]
# # Lab 7: Backpropagation
#
# A network has made its predictions, and the cost says how bad they are. Which weights should
# change, in which direction, and by how much?
#
# The derivative of the cost with respect to a weight answers that for one weight. A network has
# thousands of weights. You could nudge each one and compute the cost again (lab 6), but that needs
# two whole passes for every single weight. Backpropagation finds *all* derivatives in one pass from
# the cost back to the inputs, for about the price of two forward passes. Every optimizer of lab 8
# starts from these derivatives.
#
# The idea is small. A network is a chain of simple steps, and you know the derivative of each step.
# Each function of this lab takes one step back: it is handed the derivative of the cost with
# respect to what the step *returned*, and it returns the derivative with respect to what the step
# *was given*. The last function, `gradients`, puts the steps together.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples; rows are examples |
# | `n` | | number of inputs of the network |
# | `k` | | number of classes |
# | `X` | `(m, n)` | the inputs of the network |
# | `y` | `(m,)` | class numbers, integers from 0 to k - 1 |
# | `Y` | `(m, k)` | one-hot rows: row i is 0 everywhere, but 1 in column `y[i]` |
# | `n_in`, `n_out` | | number of inputs and of units of one layer |
# | `a_in` | `(m, n_in)` | what a layer is given: X, or the activations of the layer before |
# | `W`, `b` | `(n_in, n_out)`, `(n_out,)` | weights and biases of a layer |
# | `z` | `(m, n_out)` | scores of a layer: `a_in @ W + b`; those of the last layer: `(m, k)` |
# | `a` | like `z` | activations: `relu(z)` or `sigmoid(z)` |
# | `p` | `(m, k)` | `softmax(z)` of the last layer, row by row |
# | `dz`, `da`, `dW`, `db` | like `z`, `a`, `W`, `b` | derivative of the cost with respect to each |
#
# The last line is the one to remember. `dW` is short for d cost / d W: one number for each weight,
# so it has **the shape of W**. The same holds for every `d...` of this lab, and it tells you which
# matrix has to be transposed when you are in doubt.
#
# In all formulas the letter i counts examples and j counts classes. `log` is the natural logarithm.
#
# ## The equations
#
# Forward, for a network whose hidden layers use ReLU and whose output is a softmax:
#
# ```
# z = a_in @ W + b              for each layer
# a = relu(z)                   for each layer but the last; it is the a_in of the next layer
# p[i, j] = exp(z[i, j]) / sum of exp(z[i])                          with z of the last layer
# cost = mean over the examples i of  -log( p[i, y[i]] )
# ```
#
# `p` is `softmax(z)`. Subtracting the largest score of row i from all of `z[i]` first doesn't
# change `p[i]`, but keeps exp from overflowing.
#
# Backward, from the cost to the inputs:
#
# ```
# dz    = ( p - Y ) / m                   at the last layer
# dW    = a_in.T @ dz                     for each layer, the last one first
# db    = the rows of dz added together, over the examples (axis=0)
# da_in = dz @ W.T                        this is the da of the layer before
# dz    = da * relu'(z)                   and this its dz: relu'(z) is 1 for z > 0, 0 for z < 0
# ```
#
# If a layer uses the sigmoid, the last line is `dz = da * a * (1 - a)` instead.
#
# Where is the mean? Only in the first line, as `/ m`, because the cost is a mean. From there on
# every number carries its share of 1/m with it. So `dW` and `db` are plain *sums* over the
# examples; dividing once more would be a mistake.
#
# ## A worked example
#
# Two examples (m = 2) with four inputs (n = 4), one hidden unit, three classes (k = 3):
#
# ```
# X = [[1, 0, 2, 0],     W1 = [[ 1],     b1 = [-1]     W2 = [[0, log 2, log 3]]     y = [1, 2]
#      [0, 3, 1, 1]]           [-1],                   b2 = [log 3, 0, 0]
#                              [ 1],
#                              [-1]]
# ```
#
# Forward:
#
# ```
# z1 = [[ 2],     a1 = [[2],     z2 = [[log 3, log 4, log 9],     p = [[3/16, 4/16, 9/16],
#       [-4]]           [0]]           [log 3, 0,     0    ]]          [3/5,  1/5,  1/5 ]]
#
# cost = ( -log(4/16) - log(1/5) ) / 2 = 1.4979
# ```
#
# Backward, first through softmax and cost. Take 1 from the probability of the right class, then
# divide everything by m = 2:
#
# ```
# dz2 = [[ 0.09375, -0.375,  0.28125],          4/16 - 1 = -0.75, half of it is -0.375
#        [ 0.3,      0.1,   -0.4    ]]          1/5 - 1  = -0.8,  half of it is -0.4
# ```
#
# Then through the second layer. Its inputs were 2 for the first example and 0 for the second:
#
# ```
# dW2 = 2 * first row + 0 * second row = [[ 0.1875, -0.75, 0.5625]]          shape (1, 3), like W2
# db2 = first row + second row         = [ 0.39375, -0.275, -0.11875]        shape (3,), like b2
# da1 = [[0.09375 * 0 - 0.375 * log 2 + 0.28125 * log 3],     = [[ 0.04905],     shape (2, 1),
#        [0.3     * 0 + 0.1   * log 2 - 0.4     * log 3]]        [-0.37013]]     like a1
# ```
#
# (da1 is rounded to five digits here, and so is what follows from it.)
#
# Then through ReLU. It let the first example pass (z1 = 2) and stopped the second (z1 = -4), and
# going back it does the same:
#
# ```
# dz1 = [[0.04905],
#        [0      ]]
# ```
#
# And through the first layer, whose inputs were X:
#
# ```
# dW1 = 0.04905 * [1, 0, 2, 0] as a column = [[0.04905], [0], [0.0981], [0]]   shape (4, 1), like W1
# db1 = 0.04905 + 0                        = [0.04905]                         shape (1,), like b1
# ```
#
# Is it true? Ask the cost. Raise `b2[0]` by 0.001 and the cost is 1.4982600; lower it by 0.001 and
# the cost is 1.4974725. The difference divided by 0.002 is 0.39375, the first number of `db2`.
#
# ## What to do
#
# Write the code of the five functions, each in the place marked for it, then run
#
# ```
# pytest exercises/lab07_backprop.py                          all checks
# pytest exercises/lab07_backprop.py -k dense_backward__      the checks of one function
# pytest exercises/lab07_backprop.py --hint                   with hints
# ```
#
# Go from top to bottom: `gradients` is easy when you call the other functions in it. Two rules hold
# for all of them.
#
# - **Leave the arguments alone.** `da *= ...` and `z[i] = ...` change the caller's array, and on
#   the way back the same arrays are needed several times. Make new ones.
# - **Integers are welcome.** The numbers in an argument may be integers although the result is not.

# %%
import numpy as np

# %% [markdown]
# ## relu_backward: a gate
#
# ReLU keeps a positive score as it is. If such a score grows by a little, the activation grows by
# the same amount: the slope is 1, and `da` passes unchanged, whatever its sign. A negative score
# is replaced by 0. If it grows by a little, nothing happens: the slope is 0, and nothing passes.
#
# ```
# da = [0.5, -2, 3]     z = [4, 1, -1]     dz = [0.5, -2, 0]
# ```
#
# Does the *size* of a positive z matter? Does the sign of `da` matter? Cover dz and work it out
# from da and z.
#
# At exactly z = 0 there is a corner and no slope. Most programs use 0 there. No check of this lab
# looks at it.


# %%
def relu_backward(da, z):
    """Go back through ReLU: from the derivative of its result to that of its scores.

    dz = da where z > 0, and 0 where z < 0

    Args:
        da: d cost / d a, where a = relu(z), any shape.
        z: the scores that ReLU was given, the shape of da.

    Returns:
        dz, that is d cost / d z, the shape of z.

    Example:
        >>> da = np.array([0.5, -2.0, 3.0])
        >>> z = np.array([4.0, 1.0, -1.0])
        >>> relu_backward(da, z).tolist()
        [0.5, -2.0, 0.0]

    See: tf.GradientTape around tf.nn.relu
    """
    ### BEGIN SOLUTION
    return da * (z > 0)
    ### END SOLUTION


# %% [markdown]
# ## sigmoid_backward: a slope from the result
#
# The slope of the sigmoid at z is `a * (1 - a)`, where `a = sigmoid(z)`. Forward you have computed
# `a` already, so this function is handed `a` and not `z`: no exponential is needed again.
#
# ```
# a      0.5     0.9     0.99      1
# slope  0.25    0.09    0.0099    0
# ```
#
# What is the largest slope there can be? Ten sigmoid layers, one after the other, multiply ten such
# numbers. What is left of `da` at the first layer? (That is why hidden layers use ReLU.)


# %%
def sigmoid_backward(da, a):
    """Go back through the sigmoid: from the derivative of its result to that of its scores.

    dz = da * a * (1 - a)

    Args:
        da: d cost / d a, any shape.
        a: what the sigmoid returned, a = sigmoid(z), the shape of da.

    Returns:
        dz, that is d cost / d z, the shape of a.

    Example:
        >>> da = np.array([4.0, -1.0, 3.0])
        >>> a = np.array([0.5, 0.9, 1.0])
        >>> sigmoid_backward(da, a).round(4).tolist()
        [1.0, -0.09, 0.0]

    See: tf.GradientTape around tf.sigmoid
    """
    ### BEGIN SOLUTION
    return da * a * (1 - a)
    ### END SOLUTION


# %% [markdown]
# ## dense_backward: three derivatives
#
# A dense layer is given three things, `a_in`, `W` and `b`, so there are three derivatives to find.
# The weight `W[input, unit]` joins an input with a unit. In each example it is multiplied by
# `a_in[example, input]` and goes into `z[example, unit]`:
#
# ```
# dW[input, unit]       = sum over the examples of  a_in[example, input] * dz[example, unit]
# db[unit]              = sum over the examples of  dz[example, unit]
# da_in[example, input] = sum over the units of     dz[example, unit] * W[input, unit]
# ```
#
# Every example uses the same W and the same b: their derivatives add up over the batch. But every
# example has its own row of `a_in`.
#
# By hand, with m = 2, n_in = 3 and n_out = 1:
#
# ```
# dz = [[ 2],     a_in = [[1, 0, 3],     W = [[ 1],     dW = [[2*1 - 1*4],   = [[-2],
#       [-1]]             [4, 5, 0]]          [ 2],           [2*0 - 1*5],      [-5],
#                                             [-3]]           [2*3 - 1*0]]      [ 6]]
#
# db = [2 - 1] = [1]               da_in = [[ 2*1,  2*2,  2*(-3)],   = [[ 2,  4, -6],
#                                           [-1*1, -1*2, -1*(-3)]]      [-1, -2,  3]]
# ```
#
# Each sum above is a matrix product. Which shape must `dW` have, and which shapes have the two
# matrices that it is made of? Only one order, with only one of them transposed, fits.


# %%
def dense_backward(dz, a_in, W):
    """Go back through z = a_in @ W + b: from the derivative of z to those of a_in, W and b.

    da_in = dz @ W.T,   dW = a_in.T @ dz,   db = the rows of dz added together (axis=0)

    Sums over the examples, not means: the 1/m of the cost is in dz already.

    Args:
        dz: d cost / d z, shape (m, n_out).
        a_in: what the layer was given, shape (m, n_in).
        W: its weights, shape (n_in, n_out).

    Returns:
        Three arrays (da_in, dW, db) of the shapes (m, n_in), (n_in, n_out) and (n_out,).

    Example:
        >>> dz = np.array([[2], [-1]])
        >>> a_in = np.array([[1, 0, 3], [4, 5, 0]])
        >>> W = np.array([[1], [2], [-3]])
        >>> da_in, dW, db = dense_backward(dz, a_in, W)
        >>> da_in.tolist()
        [[2, 4, -6], [-1, -2, 3]]
        >>> dW.tolist()
        [[-2], [-5], [6]]
        >>> db.tolist()
        [1]

    See: tf.GradientTape around keras.layers.Dense
    """
    ### BEGIN SOLUTION
    da_in = dz @ W.T  # (m, n_out) @ (n_out, n_in) = (m, n_in)
    dW = a_in.T @ dz  # (n_in, m) @ (m, n_out) = (n_in, n_out)
    db = np.sum(dz, axis=0)  # (n_out,)
    return da_in, dW, db
    ### END SOLUTION


# %% [markdown]
# ## softmax_crossentropy_backward: where it starts
#
# Softmax and cross-entropy together have a derivative that is simpler than that of either. For
# example i, whose right class is `y[i]`:
#
# ```
# loss = -log( exp(z[i, y[i]]) / sum of exp(z[i]) ) = -z[i, y[i]] + log( sum of exp(z[i]) )
# ```
#
# What is the derivative of the second term with respect to `z[i, j]`? You have met it above: it
# lies between 0 and 1. And the first term gives -1 for one class only. Which one?
#
# By hand, for two examples with the scores `[log 1, log 3]` and `[log 4, log 1]` and `y = [1, 1]`:
#
# ```
# p = [[0.25, 0.75],     p - Y = [[0.25, -0.25],     dz = [[0.125, -0.125],
#      [0.8,  0.2 ]]              [0.8,  -0.8 ]]           [0.4,   -0.4  ]]
# ```
#
# The second prediction was much worse, and it pulls more than three times as hard. Each row sums to
# 0: what one class wins, the others lose.
#
# Scores of 1000 and -1000 must give the right finite number. Lab 2 did this with the largest score
# of each row. You may not import your softmax from there (every file is judged alone), but you may
# write it again, here or as a function of your own beside this one.


# %%
def softmax_crossentropy_backward(z, y):
    """Start the way back: the derivative of the mean cross-entropy of softmax(z).

    cost = mean over the examples i of -log( softmax(z)[i, y[i]] )
    dz = ( softmax(z) - Y ) / m, where Y is one-hot

    Args:
        z: scores of the last layer, shape (m, k).
        y: class numbers, integers from 0 to k - 1, shape (m,).

    Returns:
        dz, that is d cost / d z, shape (m, k); finite for every finite score.

    Example:
        >>> z = np.log([[1.0, 3.0], [4.0, 1.0]])
        >>> softmax_crossentropy_backward(z, np.array([1, 1])).round(4).tolist()
        [[0.125, -0.125], [0.4, -0.4]]
        >>> softmax_crossentropy_backward(np.array([[1000, -1000, 0]]), np.array([2])).tolist()
        [[1.0, 0.0, -1.0]]

    See: tf.GradientTape around keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    """
    ### BEGIN SOLUTION
    e = np.exp(z - np.max(z, axis=1, keepdims=True))  # (m, k), the largest of each row is 1
    p = e / np.sum(e, axis=1, keepdims=True)  # (m, k)
    p[np.arange(len(y)), y] -= 1  # p - Y
    return p / len(y)
    ### END SOLUTION


# %% [markdown]
# ## gradients: all of it
#
# `params` is a list with a pair `(W, b)` for each layer, the first layer first. It may hold one
# layer or many. All layers but the last use ReLU; the last one gives the scores for softmax.
#
# Go forward first. What will the way back ask for? `dense_backward` wants the `a_in` of each layer,
# `relu_backward` the `z` of each hidden layer. So keep them as you pass.
#
# Then start with the scores of the last layer, and take the layers in reverse:
# `for layer in reversed(range(len(params)))` counts from the last layer down to 0. Three things to
# think about before you write the loop:
#
# - The `da_in` of one layer is the `da` of the layer before. Whose `z` is the gate that it has to
#   pass?
# - Which layer has no ReLU after its scores?
# - You meet the last layer first. Where in the list does its pair `(dW, db)` belong?


# %%
def gradients(X, y, params):
    """Find the derivatives of the cost with respect to all weights and biases of a network.

    forward: z = a_in @ W + b and a = relu(z) for each layer, but no ReLU after the last one
    cost = mean over the examples i of -log( softmax(z)[i, y[i]] ), with z of the last layer

    Args:
        X: inputs, shape (m, n).
        y: class numbers, integers from 0 to k - 1, shape (m,).
        params: the layers, a list of pairs (W, b) of the shapes (n_in, n_out) and (n_out,).

    Returns:
        A list of pairs (dW, db), one for each layer in the order of params, each array of the shape
        of its W or b; finite for every finite score.

    Example:
        >>> X = np.array([[1, 0, 2, 0], [0, 3, 1, 1]])
        >>> W1, b1 = np.array([[1], [-1], [1], [-1]]), np.array([-1])
        >>> W2, b2 = np.log([[1, 2, 3]]), np.log([3, 1, 1])
        >>> first, second = gradients(X, np.array([1, 2]), [(W1, b1), (W2, b2)])
        >>> first[0].round(4).tolist(), first[1].round(4).tolist()
        ([[0.0491], [0.0], [0.0981], [0.0]], [0.0491])
        >>> second[0].round(4).tolist(), second[1].round(5).tolist()
        ([[0.1875, -0.75, 0.5625]], [0.39375, -0.275, -0.11875])

    See: tf.GradientTape, or model.fit, which does this for every batch
    """
    ### BEGIN SOLUTION
    a, inputs, scores = X, [], []
    for W, b in params:
        z = a @ W + b  # (m, n_out)
        inputs.append(a)
        scores.append(z)
        a = np.maximum(z, 0)  # (m, n_out)
    dz = softmax_crossentropy_backward(z, y)  # (m, k)
    result = []
    for layer in reversed(range(len(params))):
        da, dW, db = dense_backward(dz, inputs[layer], params[layer][0])
        result.insert(0, (dW, db))
        if layer > 0:
            dz = relu_backward(da, scores[layer - 1])  # (m, n_out) of the layer before
    return result
    ### END SOLUTION


# %% [markdown]
# ## When everything passes
#
# Three things to try in a Python session beside this file.
#
# - Take a small step: subtract `0.1 * dW` and `0.1 * db` from each W and b of the worked example.
#   Compute the cost before and after, with `z = np.maximum(X @ W1 + b1, 0) @ W2 + b2` and
#   `cost = np.mean(np.log(np.sum(np.exp(z), axis=1)) - z[np.arange(len(y)), y])`. Repeat a hundred
#   times. You have just trained a network.
# - Make all weights and biases 0 and ask for the gradients of a network with a hidden layer. Which
#   of them are 0? What would training change, and what would it never change?
# - Check your own gradients with `numerical_gradient` of lab 6. Count how often it computes the
#   cost for one gradient, and compare that with your one pass back.

# %% [markdown]
# # Lab 1: The dense layer
#
# A neural network is a stack of layers, and the plainest layer of all is the dense one: every unit
# looks at every input. In this lab you write a dense layer, stack several of them into a network,
# and then take the activation functions out to see what they were good for.
#
# Three functions, and each is only a few lines long:
#
# 1. `dense` computes one layer for a whole batch of examples.
# 2. `sequential` sends a batch through one layer after the other. That is a neural network.
# 3. `collapse_linear` shows that without activation functions all this depth buys nothing: any
#    stack of layers is equal to one single layer, and you compute which one.
#
# ## What a unit does
#
# A unit, also called a neuron, takes a few numbers and answers with one. It multiplies each input
# by a weight, adds everything up, adds a bias, and passes the sum on to an activation function.
#
# - A weight says how much an input counts, and in which direction.
# - The bias moves the point at which the unit begins to respond.
# - The activation function decides what becomes of the sum. The one called ReLU, for example,
#   keeps a positive sum and turns a negative one into 0: the unit stays silent.
#
# A dense layer is a row of such units. All see the same inputs; each has weights of its own.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples in the batch |
# | `n_in` | | number of inputs of a layer |
# | `n_out` | | number of units of a layer: each of them makes one output |
# | `a_in` | `(m, n_in)` | what goes into a layer, one row for each example |
# | `W` | `(n_in, n_out)` | the weights: `W[i, j]` leads from input `i` to unit `j` |
# | `b` | `(n_out,)` | the biases, one for each unit |
# | `z` | `(m, n_out)` | the sums, called pre-activations |
# | `g` | a function | the activation function: takes all of `z`, returns the same shape |
# | `a_out` | `(m, n_out)` | what comes out of a layer, one row for each example |
# | `x` | `(m, n_in)` | what goes into the first layer of a network |
#
# Rows are examples, here and in the whole course. Unit `j` owns column `j` of `W`. Some books lay
# out one or both the other way round, and their formulas then look transposed. Check the shapes
# before you borrow a formula.
#
# ## The equations
#
# One number, for example `e` and unit `j`:
#
# ```
# z[e, j] = a_in[e, 0] W[0, j] + a_in[e, 1] W[1, j] + ... + b[j]
# ```
#
# The whole batch at once. Two matrices side by side mean the matrix product, and every row gets
# the same `b`:
#
# ```
# z     = a_in W + b          shapes: (m, n_in) (n_in, n_out) + (n_out,) -> (m, n_out)
# a_out = g(z)
# ```
#
# ## A worked example: who needs attention?
#
# Four plants stand in a room. For each of them you know two things: the days since it was watered,
# and the hours of sun it gets in a day.
#
# ```
#           days  sun
# plant A      6    8
# plant B      1    2
# plant C      5    3
# plant D      2    6
# ```
#
# The first layer has three units, so `W` is `(2, 3)` and `b` is `(3,)`. Its activation function is
# ReLU. Each column is one unit, and you can read off what it watches for:
#
# ```
#           dry  dark  scorched
# W  days     1     0         1
#    sun      0    -1         1
# b          -3     4        -9
# ```
#
# The first unit responds when more than 3 days have passed, the second when there are fewer than 4
# hours of sun, the third when days and hours together exceed 9. For plant A:
#
# ```
# dry       6*1 + 8*0    - 3 =  3    ReLU:  3
# dark      6*0 + 8*(-1) + 4 = -4    ReLU:  0
# scorched  6*1 + 8*1    - 9 =  5    ReLU:  5
# ```
#
# All four plants, before and after ReLU:
#
# ```
#              z                  a_out = relu(z)
#          dry  dark  scorched    dry  dark  scorched
# A          3    -4         5      3     0         5
# B         -2     2        -6      0     2         0
# C          2     1        -1      2     1         0
# D         -1    -2        -1      0     0         0
# ```
#
# The second layer has one unit, "urgency". Its weights are 2, 1 and 1, its bias is 1, and its
# activation function is the linear one, which returns `z` as it is:
#
# ```
# A   3*2 + 0*1 + 5*1 + 1 = 12
# B   0*2 + 2*1 + 0*1 + 1 =  3
# C   2*2 + 1*1 + 0*1 + 1 =  6
# D   0*2 + 0*1 + 0*1 + 1 =  1
# ```
#
# A network of two layers: A needs you most, D can wait. Here somebody chose the weights by hand.
# Later labs let the computer find them.
#
# ## What to do
#
# Write the code of each function where it says `YOUR CODE HERE`, then run
#
# ```
# pytest exercises/lab01_dense_layer.py
# ```
#
# Every function is judged on its own, so you can run it after the first one. Add `-k dense__` to
# see one function only, and `--hint` when you are stuck. You need not write any activation function
# yet: the checks bring them along, and lab 2 is about them. Three rules hold for all functions.
#
# - **A batch may have any number of rows.** One example is a batch with one row, `(1, n_in)`.
# - **Any size must work**: layers of any width, networks of any depth from one layer upwards.
# - **Leave the arguments as they are.** Whoever calls your function still needs them.

# %%
import numpy as np

# %% [markdown]
# ## dense: one layer
#
# Two questions lead the way.
#
# **Which product?** `a_in` is `(m, n_in)`, `W` is `(n_in, n_out)`, and the result has to be
# `(m, n_out)`. For NumPy `*` and `@` are two different things. One multiplies entry by entry; the
# other multiplies a row with a column, entry by entry, and adds up. Which of them is in the
# equation?
#
# **When does `g` come in, and what does it get?** `g` is an argument like the others: a function.
# Call it once, with the whole matrix `z`, after the bias is in. Some activation functions are
# content with one number at a time; ReLU is one of them. Others need to see a whole row. Softmax
# turns the scores of one example into shares that add up to 1: the scores 2 and 2 become 0.5 and
# 0.5. Give it one score at a time, and each score is alone with itself. Then every share is 1.
#
# What does `z` look like when every input is 0? It is the quickest way to see what `b` does.


# %%
def dense(a_in, W, b, g):
    """Compute the outputs of a dense layer for a batch of examples.

    z = a_in W + b,  a_out = g(z)

    Args:
        a_in: inputs of the layer, (m, n_in), one row for each example.
        W: weights, (n_in, n_out), one column for each unit.
        b: biases, (n_out,), one for each unit.
        g: activation function, from a matrix (m, n_out) to a matrix (m, n_out).

    Returns:
        Outputs of the layer, (m, n_out), one row for each example.

    Example:
        >>> plants = np.array([[6.0, 8.0], [1.0, 2.0]])
        >>> W = np.array([[1.0, 0.0, 1.0], [0.0, -1.0, 1.0]])
        >>> b = np.array([-3.0, 4.0, -9.0])
        >>> def relu(z):
        ...     return np.maximum(z, 0)
        >>> dense(plants, W, b, relu).tolist()
        [[3.0, 0.0, 5.0], [0.0, 2.0, 0.0]]

    See: keras.layers.Dense
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## sequential: a network
#
# A network is a list of layers. Each layer is a tuple `(W, b, g)` with everything that belongs to
# it: its own weights, its own biases, its own activation function. The plants' network is
#
# ```
# layers = [(W1, b1, relu), (W2, b2, linear)]
# ```
#
# and this is how the shapes of the four plants change on the way:
#
# ```
# (4, 2)  first layer -> (4, 3)  second layer -> (4, 1)
# ```
#
# The first layer gets `x`. What does the second layer get? What is left to return when the list is
# used up? Write it so that a list of one layer works, and a list of twenty too. You have a function
# for a single layer already.
#
# Keras writes a network of the same shape like this:
#
# ```
# keras.Sequential([keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])
# ```


# %%
def sequential(x, layers):
    """Send a batch of examples through one layer after the other.

    a = x, then a = g(a W + b) for each layer (W, b, g) in turn

    Args:
        x: inputs of the network, (m, n_in), one row for each example.
        layers: list of at least one tuple (W, b, g), the first layer first. W is (n_in, n_out), b
            is (n_out,), g is the layer's activation function. The n_out of a layer is the n_in of
            the next one.

    Returns:
        Outputs of the last layer, (m, n_last), n_last the number of its units.

    Example:
        Two ReLU units and a linear one make the absolute value: relu(x) + relu(-x).

        >>> def relu(z):
        ...     return np.maximum(z, 0)
        >>> def linear(z):
        ...     return z
        >>> first = (np.array([[1.0, -1.0]]), np.array([0.0, 0.0]), relu)
        >>> second = (np.array([[1.0], [1.0]]), np.array([0.0]), linear)
        >>> sequential(np.array([[-2.0], [0.0], [3.0]]), [first, second]).tolist()
        [[2.0], [0.0], [3.0]]

    See: keras.Sequential
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## collapse_linear: why activation functions are needed
#
# Take ReLU out of the plants' network. Both layers are now linear, `g(z) = z`, and the second layer
# works on `z` itself, negative numbers and all:
#
# ```
# A    3*2 + (-4)*1 +   5*1  + 1 =  8     (with ReLU: 12)
# B   -2*2 +   2*1  + (-6)*1 + 1 = -7     (with ReLU:  3)
# C    2*2 +   1*1  + (-1)*1 + 1 =  5     (with ReLU:  6)
# D   -1*2 + (-2)*1 + (-1)*1 + 1 = -4     (with ReLU:  1)
# ```
#
# Plant B, which stands in the dark, is now the last one to get any help. And there is something
# odd about the four new numbers. You get the very same ones from a single unit with two weights and
# a bias:
#
# ```
# 3 * days + 0 * sun - 10         A: 18 - 10 = 8     B: 3 - 10 = -7     C: 5     D: -4
# ```
#
# Three units, a second layer, and in the end the sun does not count at all. Where do 3, 0 and -10
# come from? Follow each number through the second layer, whose weights are 2, 1 and 1.
#
# ```
# days     into the units with weights  1,  0,  1     1*2 +   0*1  +   1*1      =   3
# sun      into the units with weights  0, -1,  1     0*2 + (-1)*1 +   1*1      =   0
# biases   of the first layer          -3,  4, -9    -3*2 +   4*1  + (-9)*1 + 1 = -10
# ```
#
# More sun makes "dark" smaller and "scorched" larger by the same amount, so it cancels out. With
# ReLU it doesn't. Look at the first table again: no plant makes both of these units speak.
#
# That the sun drops out is an accident of these weights. That one layer is enough is not: a stack
# of linear layers is always equal to one linear layer. Your task is to compute that layer, for a
# stack of any length:
#
# ```
# x W + b  =  ( ... ((x W1 + b1) W2 + b2) ... ) WL + bL       for every x
# ```
#
# Start with two layers and multiply out `(x W1 + b1) W2 + b2`. Which part stands beside `x`? Which
# part has no `x` in it? Mind the order: with matrices `A B` and `B A` are different things, and
# often only one of them exists. When two layers have become one, what is a stack of three?
#
# The other side of the coin is the example in the docstring of `sequential`. Two ReLU units make
# the absolute value: -2, 0 and 3 become 2, 0 and 3. Collapsed without ReLU the same weights give 0
# for every `x`. No other weights would do it either. One linear unit with one input draws a
# straight line, and a straight line that is 2 at -2 and 3 at 3 is 2.4 at 0, not 0.


# %%
def collapse_linear(layers):
    """Find the one linear layer that is equal to a whole stack of linear layers.

    x W + b = (...((x W1 + b1) W2 + b2) ...) WL + bL  for every x

    Args:
        layers: list of at least one tuple (W, b), the first layer first. W is (n_in, n_out), b is
            (n_out,). The n_out of a layer is the n_in of the next one.

    Returns:
        The tuple (W, b) of the one layer: W is (n_in of the first layer, n_out of the last one), b
        is (n_out of the last one,).

    Example:
        >>> first = (np.array([[1.0, 0.0, 1.0], [0.0, -1.0, 1.0]]), np.array([-3.0, 4.0, -9.0]))
        >>> second = (np.array([[2.0], [1.0], [1.0]]), np.array([1.0]))
        >>> W, b = collapse_linear([first, second])
        >>> W.tolist(), b.tolist()
        ([[3.0], [0.0]], [-10.0])

    See: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.1
    """
    # YOUR CODE HERE
    raise NotImplementedError()

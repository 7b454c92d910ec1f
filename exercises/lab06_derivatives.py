# %% [markdown]
# # Lab 6: Derivatives
#
# The cost says how bad a network is. To make it better you have to know which way to turn each of
# its weights, and how much it matters. That is what a derivative says. In this lab you find
# derivatives in two ways that have nothing in common, so that each can check the other:
#
# 1. **By nudging.** Change a weight a little and see how the cost moves. `derivative` does it for
#    one number, `numerical_gradient` for a whole array of weights.
# 2. **Through the computation graph.** Cut a calculation into steps so small that the derivative of
#    each is plain to see, and put them together from the end to the start. `forward` does the
#    calculation and keeps every result; `backward` goes back and finds all derivatives at once.
#
# The first way is easy to get right and slow: a network with 10,000 weights has to be run 20,000
# times for one gradient. The second needs one run forward and one run backward, however many
# weights there are. It is called backpropagation, and `tf.GradientTape` in TensorFlow is the same
# idea with more kinds of steps. Networks are trained with the second way; the first is there to
# test that it was programmed right.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `J` | a number | the cost, or whatever is to become smaller |
# | `f` | a function | from a number or an array to one number |
# | `x` | a number | where the derivative is wanted |
# | `w` | any shape | an array of weights |
# | `h` | a number | the nudge: how far to go to each side |
# | `dJ/dw` | same as `w` | the derivative of J with respect to w: one number for each entry of w |
# | `graph` | list of n nodes | the steps of a calculation, in the order in which they are done |
# | `inputs` | dict | the number for each input, by name |
# | `values` | list of n floats | the result of each step |
# | `gradients` | list of n floats | d last / d node: the derivative of the last node, for each |
#
# Read `dJ/dw` as one word, "the derivative of J with respect to w". In code it is often called
# `dw`. `dw` is a slope, not a change of w.
#
# ## What a derivative says
#
# Take `J(w) = (2 + 3w)^2` at `w = 3`. There J is 11^2 = 121. Nudge w by 0.001:
#
# ```
# w = 3.001     J = 11.003^2 = 121.066009     J moved by 0.066009, which is 66.009 nudges
# ```
#
# The derivative is the number that this approaches as the nudge gets smaller: 66. It says that near
# `w = 3`, J moves 66 times as far as w does. It is positive, so a smaller w makes J smaller.
#
# Why is 66.009 not 66? The graph of J is bent, and a nudge to the right alone sees the bend. Look
# to the left as well:
#
# ```
# w = 2.999     J = 10.997^2 = 120.934009     J moved by 0.065991, which is 65.991 nudges
# ```
#
# One side is 0.009 too large, the other one 0.009 too small. The **central difference** takes both:
#
# ```
# df/dx  =  ( f(x + h) - f(x - h) ) / ( 2 h )          approximately, for a small h
# ```
#
# Here it is (121.066009 - 120.934009) / 0.002 = 66. The difference that looks to one side,
# (f(x + h) - f(x)) / h, has an error that shrinks with h; the error of the central difference
# shrinks with h^2.
#
# ## How small is small?
#
# The slope of J at 3 is 66, and the slope of x^3 at 2 is 12. This is what a computer makes of them:
#
# | h | one-sided, J at 3 | central, J at 3 | central, x^3 at 2 |
# |---|---|---|---|
# | 1 | 75.000000 | 66.000000 | 13.000000 |
# | 0.1 | 66.900000 | 66.000000 | 12.010000 |
# | 0.001 | 66.009000 | 66.000000 | 12.000001 |
# | 1e-5 | 66.000090 | 66.000000 | 12.000000 |
# | 1e-10 | 66.000041 | 66.000041 | 12.000001 |
# | 1e-12 | 66.009420 | 66.009420 | 12.001067 |
# | 1e-16 | 0.000000 | 0.000000 | 0.000000 |
#
# - **Too large a nudge** leaves the place where you want to know the slope. For x^3 the central
#   difference is off by exactly h^2: 13 for h = 1. For J, whose graph is a parabola, the errors of
#   the two sides cancel for every h.
# - **Too small a nudge** drowns in rounding. Near 121 the numbers that a computer can store are
#   1.4e-14 apart. With h = 1e-12 that is divided by 2e-12, so J's slope can only come out in steps
#   of 0.007. And 3 + 1e-16 *is* 3: nothing moves at all.
#
# So a smaller nudge is not always a better one. For numbers of ordinary size in float64,
# h = 1e-5 gives about ten right digits, and it is the default here. In float32 it would be far too
# small: near 121 those numbers are 7.6e-6 apart, and the slope would come in steps of 0.38.
#
# ## The computation graph
#
# `J = (2 + 3w)^2` is three steps: multiply by 3, add 2, square. Written as a list of **nodes**:
#
# ```
# graph = [
#     ("input", "w"),        # node 0    w
#     ("input", "two"),      # node 1    the constant 2
#     ("scale", 0, 3.0),     # node 2    3 times node 0
#     ("add", 1, 2),         # node 3    node 1 + node 2
#     ("square", 3),         # node 4    node 3 squared: this is J
# ]
# ```
#
# A node is a tuple. First comes its kind: what it does. Then comes what it works on, usually the
# *numbers* of other nodes: a node's number is its place in the list, counted from 0, inputs
# included. Every node works on earlier ones. The last node is the result. A constant that is added
# is an input like any other, only that nobody changes it; a constant factor is part of a "scale"
# node.
#
# The number of a node is not its value: for w = 3, node number 3 has the value 11. Below, *node i*
# is short for the value of node number i, in code `values[i]`. These are all the kinds:
#
# | node | its value |
# |---|---|
# | `("input", name)` | the number that `inputs` has under this name |
# | `("add", i, j)` | node i + node j |
# | `("subtract", i, j)` | node i - node j |
# | `("multiply", i, j)` | node i times node j |
# | `("scale", i, c)` | c times node i; c is a number, not the number of a node |
# | `("square", i)` | node i squared |
# | `("relu", i)` | node i where it is positive, else 0 |
#
# **Forward**, from first to last, `w = 3` gives the values 3, 2, 9, 11 and 121.
#
# **Backward**, from last to first, each node is told how fast J moves when *it* moves, and passes
# that on to the nodes it works on, times its own local derivative (the chain rule):
#
# | node | what | value | d J / d node | because |
# |---|---|---|---|---|
# | 0 | w | 3 | 66 | 3w moves 3 times as fast as w: 22 * 3 |
# | 1 | two | 2 | 22 | a sum moves as fast as each of its parts: 22 * 1 |
# | 2 | 3w | 9 | 22 | the same |
# | 3 | 2 + 3w | 11 | 22 | the square of 11 moves 2 * 11 times as fast as 11: 1 * 22 |
# | 4 | J | 121 | 1 | J moves as fast as J |
#
# In both tables of derivatives here, read the values from the first row to the last, and the
# derivatives from the last row to the first.
#
# There is the 66 again. No nudge, no rounding error, and the derivatives for all nodes came along.
# Why from the end to the start? Because dJ/d(node 3) = 22 is used for both of the nodes that node 3
# works on, and for everything before those. Going the other way you would start anew for each
# input.
#
# ## A network
#
# One example x = 1 with the label y = 5; two layers of one ReLU unit each; half the squared error:
#
# ```
# a1 = relu(w1 * x + b1)       w1 = 2    b1 = 0
# a2 = relu(w2 * a1 + b2)      w2 = 3    b2 = 1
# J  = 1/2 * (a2 - y)^2
# ```
#
# | node | as a tuple | what | value | d J / d node |
# |---|---|---|---|---|
# | 0 | `("input", "x")` | x | 1 | 12 |
# | 1 | `("input", "w1")` | w1 | 2 | 6 |
# | 2 | `("input", "b1")` | b1 | 0 | 6 |
# | 3 | `("input", "w2")` | w2 | 3 | 4 |
# | 4 | `("input", "b2")` | b2 | 1 | 2 |
# | 5 | `("input", "y")` | y | 5 | -2 |
# | 6 | `("multiply", 1, 0)` | w1 * x | 2 | 6 |
# | 7 | `("add", 6, 2)` | w1 * x + b1 | 2 | 6 |
# | 8 | `("relu", 7)` | a1 | 2 | 6 |
# | 9 | `("multiply", 3, 8)` | w2 * a1 | 6 | 2 |
# | 10 | `("add", 9, 4)` | w2 * a1 + b2 | 7 | 2 |
# | 11 | `("relu", 10)` | a2 | 7 | 2 |
# | 12 | `("subtract", 11, 5)` | a2 - y | 2 | 2 |
# | 13 | `("square", 12)` | (a2 - y)^2 | 4 | 0.5 |
# | 14 | `("scale", 13, 0.5)` | J | 2 | 1 |
#
# In the product w2 * a1, node 9, each factor is told the derivative times the *other* factor: w2
# gets 2 * a1 = 4, and a1 gets 2 * w2 = 6.
#
# Is dJ/dw1 = 6 right? Nudge: for w1 = 2.001 the units give a1 = 2.001 and a2 = 7.003, so that
# J = 2.003^2 / 2 = 2.0060045. It moved by 0.0060045, which is 6.0045 nudges.
#
# A unit whose ReLU returns 0 is called *silent*. With x = -1, w1 * x + b1 is -2: the first unit is
# silent, and a small nudge of w1 does not change that. So dJ/dw1 is 0. A relu hands nothing back to
# a number that is not positive, and what leads into a silent unit gets 0.
#
# ## A node that is used more than once
#
# `y = a * a + a` at a = 3 uses a three times:
#
# ```
# graph = [("input", "a"), ("multiply", 0, 0), ("add", 1, 0)]          values 3, 9, 12
# ```
#
# Nudge a by 0.001 and all three move, so their effects **add up**: 3 through the first factor, 3
# through the second and 1 through the part that is added, 3 + 3 + 1 = 7. A node gets a share from
# each place where it is used, and only when it has all of them does it know its own derivative and
# can pass it on.
#
# Two nodes may be equal tuples, such as `("square", 0)` and, later in the list, `("square", 0)`.
# They are two nodes all the same, with a derivative each: a node is known by its number.
#
# ## What to do
#
# Write the code of the four functions, each where it says `YOUR CODE HERE`. Don't change the
# arrays, lists and dicts that you are given. Then run
#
# ```
# pytest exercises/lab06_derivatives.py                     all checks
# pytest exercises/lab06_derivatives.py -k backward__       the checks of one function
# pytest exercises/lab06_derivatives.py --hint              with hints
# ```

# %%
import numpy as np

# %% [markdown]
# ## derivative: one number
#
# `f` is a function, so you can call it: `f(x)`. At which two places do you call it, and how far are
# those two apart? Mind how Python reads `a / 2 * h`: from left to right, so h ends up in the
# numerator.


# %%
def derivative(f, x, h=1e-5):
    """Approximate the derivative of f at x by the central difference.

    df/dx = ( f(x + h) - f(x - h) ) / ( 2 h )

    Args:
        f: a function from a number to a number.
        x: where the derivative is wanted, a number.
        h: the nudge to each side, a positive number.

    Returns:
        The approximate derivative, a number.

    Example:
        >>> def J(w):
        ...     return (2 + 3 * w) ** 2
        >>> print(round(derivative(J, 3.0), 6))
        66.0
        >>> def cube(x):
        ...     return x**3
        >>> print(derivative(cube, 2.0, h=0.5))
        12.25

    See: tf.test.compute_gradient, which checks gradients in TensorFlow's own tests
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## numerical_gradient: an array of weights
#
# Now f takes a whole array and still returns one number, as a cost does. The gradient has the shape
# of w: entry (0, 2) says how f moves when w[0, 2] *alone* is nudged and all others stand still.
#
# A hand example. `f(w) = w[0] * w[0] + 5 * w[1]` at `w = [2, 1]`, with h = 0.5:
#
# ```
# entry 0     f([2.5, 1  ]) = 11.25     f([1.5, 1  ]) = 7.25     (11.25 - 7.25) / 1 = 4
# entry 1     f([2  , 1.5]) = 11.5      f([2  , 0.5]) = 6.5      (11.5  - 6.5 ) / 1 = 5
# ```
#
# Where is entry 0 when it is entry 1's turn? If you change an array, whose is it: did you make a
# copy, or a second name for the same array? Which dtype does a copy of an array of integers have,
# and the array in which you collect the slopes: can they hold 2.00001?
#
# w may have one axis, two, or three. `np.ndindex(w.shape)` goes through the indices of an array of
# any shape: for the shape (2, 3) it yields (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), and with
# each of them you can write `array[index]`.


# %%
def numerical_gradient(f, w, h=1e-5):
    """Approximate the gradient of f at w by central differences, one entry of w after the other.

    gradient[index] = ( f(w with h added to w[index]) - f(w with h taken from w[index]) ) / ( 2 h )

    Args:
        f: a function from an array of w's shape to a number.
        w: where the gradient is wanted, an array of any shape, of floats or integers.
        h: the nudge to each side, a positive number.

    Returns:
        The approximate derivative of f for each entry of w, same shape as w.

    Example:
        >>> def f(w):
        ...     return w[0] * w[0] + 5 * w[1]
        >>> numerical_gradient(f, np.array([2.0, 1.0]), h=0.5).tolist()
        [4.0, 5.0]

    See: tf.test.compute_gradient
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## forward: do the calculation, keep every result
#
# Go through the graph from the first node to the last and collect the values in a list. When it is
# the turn of node number 5, how many values are in your list, and which of them can it need?
#
# The entries of a node can be had by unpacking or, since the kinds have different lengths, with
# `match`, which compares the shape of a tuple and names its parts at the same time:
#
# ```
# match node:
#     case ("add", i, j):
#         ...
#     case ("square", i):
#         ...
# ```


# %%
def forward(graph, inputs):
    """Compute the value of every node of a computation graph.

    value of node k = what its kind says, applied to the values of the nodes it works on

    Args:
        graph: list of n nodes, each after those it works on: ("input", name), ("add", i, j),
            ("subtract", i, j), ("multiply", i, j), ("scale", i, c), ("square", i) or ("relu", i).
            i and j are places in the list, c is a number.
        inputs: dict with a float for every name in the graph; it may hold other names as well.

    Returns:
        The values of all nodes, a list of n floats in the order of the graph.

    Example:
        >>> graph = [("input", "w"), ("input", "two"), ("scale", 0, 3.0), ("add", 1, 2)]
        >>> forward(graph + [("square", 3)], {"w": 3.0, "two": 2.0})
        [3.0, 2.0, 9.0, 11.0, 121.0]

    See: tf.GradientTape, which keeps such a list while TensorFlow computes
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## backward: all derivatives in one go
#
# The list of gradients starts with zeros, except for one entry. Which one, and what is it? Then go
# through the graph from the last node to the first: `for k in reversed(range(len(graph)))` counts k
# from the last place down to 0. When node number k has its turn, call its finished derivative d. It
# hands a share to each node that it works on, d times the local derivative:
#
# | node number k | share of node number i | share of node number j |
# |---|---|---|
# | `("input", name)` | | |
# | `("add", i, j)` | d | d |
# | `("subtract", i, j)` | d | -d |
# | `("multiply", i, j)` | d times `values[j]` | d times `values[i]` |
# | `("scale", i, c)` | d times c | |
# | `("square", i)` | d times 2 times `values[i]` | |
# | `("relu", i)` | d where `values[i]` is positive, else 0 | |
#
# - A share is *added* to what is there already. Does your code do that also when i and j are the
#   same node, as in `("multiply", 0, 0)`?
# - Why are all shares in before a node has its turn, if you keep to the order of the list?
# - A node that the last node does not depend on gets no share. What is its derivative?
#
# The graph of ReLU has a kink at 0, and no slope there. You return 0, as TensorFlow does; nudging
# to both sides would say 0.5. Where a node sits exactly on a kink, the two ways disagree although
# both are programmed right.


# %%
def backward(graph, values):
    """Compute the derivative of the last node of a graph with respect to every node.

    d last / d last = 1
    d last / d node i = sum over all nodes k that use node i of
                        (d last / d node k) * (d node k / d node i)

    Args:
        graph: list of n nodes as in forward.
        values: the values of all nodes, a list of n floats, as forward returns them.

    Returns:
        d last / d node for all nodes, a list of n floats in the order of the graph. The derivative
        of relu at 0 is taken to be 0.

    Example:
        >>> graph = [("input", "a"), ("multiply", 0, 0), ("add", 1, 0)]
        >>> backward(graph, [3.0, 9.0, 12.0])
        [7.0, 1.0, 1.0]

    See: tf.GradientTape.gradient
    """
    # YOUR CODE HERE
    raise NotImplementedError()

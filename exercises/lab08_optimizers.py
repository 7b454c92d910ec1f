# %% [markdown]
# # Lab 8: Optimizers
#
# Backpropagation (lab 7) tells you the slope of the cost at the place where the weights are now.
# An optimizer decides what to do about it: in which direction to go, and how far. In this lab you
# write the oldest optimizer and the one that most networks are trained with today.
#
# 1. `gradient_descent_step` takes one step downhill.
# 2. `gradient_descent` takes many of them and keeps the path.
# 3. `adam_step` takes one step of Adam, which chooses the length of the step by itself.
# 4. `adam` takes many of those.
#
# Both optimizers start at the same place and see the same slope. They disagree about the length of
# the step, and you will see what that is worth.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `J` | | the cost, a function of `w`: what you want to make small |
# | `w` | any: `()`, `(n,)`, `(n_in, n_out)`, ... | the weights: a number, a vector or a matrix |
# | `dw` | the shape of `w` | the gradient: `dw[i]` is the slope of `J` along `w[i]` |
# | `gradient` | a function | `gradient(w)` returns `dw` at the place `w` |
# | `learning_rate` | | how far to go, a small positive number |
# | `steps` | | how many steps to take: 0, 1, 2, ... |
# | `m` | the shape of `w` | running average of `dw`, the "first moment" |
# | `v` | the shape of `w` | running average of `dw` squared, the "second moment" |
# | `t` | | the number of the step, counted from 1 |
# | `beta_1`, `beta_2` | | how much of the old average stays: 0.9 and 0.999 |
# | `m_hat`, `v_hat` | the shape of `w` | the averages after bias correction |
# | `epsilon` | | a tiny number that keeps 0 / 0 away |
#
# `dw` is one name for one thing, the gradient. It is not a difference of two weights. All weights
# are treated alike and each for itself, so the formulas are the same for a number and for a matrix.
#
# ## The equations
#
# Gradient descent:
#
# ```
# w  <-  w - learning_rate * dw
# ```
#
# Adam, with `m` and `v` all 0 before the first step. Squares, roots, products and quotients are
# taken entry by entry, `^` means "to the power of" (in Python `**`):
#
# ```
# m      <-  beta_1 * m + (1 - beta_1) * dw
# v      <-  beta_2 * v + (1 - beta_2) * dw^2
# m_hat   =  m / (1 - beta_1^t)
# v_hat   =  v / (1 - beta_2^t)
# w      <-  w - learning_rate * m_hat / (sqrt(v_hat) + epsilon)
# ```
#
# Keras computes the last three lines in one. The only difference is the place of the epsilon:
#
# ```
# w      <-  w - learning_rate * sqrt(1 - beta_2^t) / (1 - beta_1^t) * m / (sqrt(v) + epsilon)
# ```
#
# Both forms are in the paper in which Adam was published, and both are right. As long as gradients
# are not tiny they agree to four digits. Write the one you like.
#
# ## A worked example
#
# One weight and the cost `J = w^2`, so `gradient(w) = 2 * w`. Start at 2, learning rate 0.1.
#
# Gradient descent is done in a line for each step:
#
# ```
# 2      - 0.1 * 4     =  1.6
# 1.6    - 0.1 * 3.2   =  1.28
# 1.28   - 0.1 * 2.56  =  1.024
# ```
#
# Adam needs a table. Read it from left to right:
#
# ```
# t   w       dw      m        v          m_hat    v_hat     step = 0.1 * m_hat / sqrt(v_hat)
# 1   2       4       0.4      0.016      4        16        0.1
# 2   1.9     3.8     0.74     0.030424   3.8947   15.2196   0.09983
# 3   1.8002  3.6003  1.02603  0.043356   3.7861   14.4665   0.09954
# 4   1.7006
# ```
#
# The epsilon is too small to show here.
#
# Check the second row by hand. `m` is 0.9 * 0.4 + 0.1 * 3.8 = 0.74, and `v` is
# 0.999 * 0.016 + 0.001 * 3.8^2 = 0.030424. Then `m_hat` is 0.74 / (1 - 0.81) = 3.8947, and `v_hat`
# is 0.030424 / (1 - 0.998001) = 15.2196. The next `w` is 1.9 - 0.09983 = 1.80017.
#
# Now make the cost a hundred times as steep, `J = 100 * w^2`. The first slope is 400. Gradient
# descent goes from 2 to 2 - 0.1 * 400 = -38, and from there to 722. Adam goes from 2 to 1.9 and
# then to 1.80017, exactly as before. The reason is in the formula. If every gradient is a hundred
# times as large, so are `m_hat` and `sqrt(v_hat)`, and the quotient stays what it was.
#
# ## How long is the first step?
#
# At `t = 1` the corrected averages are simply `m_hat = dw` and `v_hat = dw^2`. So the first step is
# `learning_rate * dw / |dw|`: it is **as long as the learning rate, whatever the gradient is**.
# This makes it a test that you can do in your head. Compute `(w - new_w) / learning_rate` for your
# first step, and look it up without its sign:
#
# | ratio | what happened |
# |---|---|
# | 1 | right, as far as the first step can tell |
# | 3.16 | no bias correction: 0.1 / sqrt(0.001) |
# | 31.6 | only `m` is corrected: 1 / sqrt(0.001) |
# | 0.1 | only `v` is corrected |
# | 0.316 | corrected twice: 10 / sqrt(1000) |
# | 0.744 | the first step was counted as `t = 2` |
# | 10 | multiplied by the corrections, or the factor 1 - beta_1 is missing in `m` |
# | 0.001 | the betas are exchanged where `m` and `v` are averaged |
# | 1000 | the betas are exchanged where `m` and `v` are corrected |
# | depends on `dw` | the square or the square root is missing |
# | nan | counted as `t = 0`: 1 - beta^0 is 0, and inf / inf is nan |
# | nan | no brackets: `v / 1 - beta_2**t` is below 0, and has no root |
#
# With `t = 0` plain numbers don't become nan: there Python stops with a ZeroDivisionError.
#
# ## The narrow valley
#
# Why should anybody want steps that ignore the size of the slope? Because slopes of one cost differ
# from weight to weight. Here is a valley that is a hundred times as steep across as it is along:
#
# ```
# J        = (0.1 * w[0]^2 + 10 * w[1]^2) / 2
# gradient = [0.1 * w[0], 10 * w[1]]
# start    = [1, 1], where J = 5.05
# ```
#
# Fifty steps later:
#
# ```
# method              learning rate   w[0]      w[1]       J
# gradient descent    0.19             0.3832     0.0052       0.0075
# gradient descent    0.21             0.3460   117.3909   68903.0677
# Adam                0.1             -0.0048    -0.0048       0.0001
# ```
#
# A step of gradient descent multiplies `w[0]` by `1 - 0.1 * learning_rate`, and `w[1]` by
# `1 - 10 * learning_rate`. With 0.19 the second factor is -0.9: `w[1]` jumps from one slope of the
# valley to the other, a little lower each time. With 0.21 it is -1.1, and every jump ends higher
# than it began. The walk **diverges**. So the steep direction forbids every rate above 0.2, and
# below 0.2 the flat direction crawls: with 0.19 its factor is 0.981. There is no good choice left.
# The best of all rates brings J down to 0.0075 in fifty steps.
#
# Adam divides each slope by its own usual size. From [1, 1] both weights walk down side by side,
# past 0 and back, equal to five decimals, as if the valley were round.
#
# Adam still has a learning rate, and still needs a sensible one. It says how long a step is in
# units of `w`. With 0.001 fifty steps cover a distance of about 0.05.
#
# ## What to do
#
# Write the code of each function where it says `YOUR CODE HERE`, then run
#
# ```
# pytest exercises/lab08_optimizers.py
# ```
#
# Every function is judged on its own. Add `-k test_adam_step__` to see one function only, and
# `--hint` when you are stuck. These rules hold for all functions:
#
# - **`w` may be a plain number, a vector or a matrix.** The formulas need no index and no loop over
#   the weights.
# - **`w` may hold integers.** The answer has digits behind the point all the same.
# - **Leave the arguments as they are.** `w -= ...` writes into the array of whoever called you.
#   `w = w - ...` makes a new one.
# - Both forms of Adam pass the checks.

# %%
import numpy as np

# %% [markdown]
# ## gradient_descent_step
#
# The gradient points uphill, in the direction in which `J` grows fastest. Which sign takes you
# down? With `w = 3` and a slope of 2: should the new `w` be larger or smaller than 3?
#
# The rate comes as an argument. Do not write a number in its place.


# %%
def gradient_descent_step(w, dw, learning_rate):
    """Take one step downhill.

    w - learning_rate * dw

    Args:
        w: weights, a number or an array of any shape.
        dw: gradient of the cost at w, the shape of w.
        learning_rate: positive number, the length of the step for a slope of 1.

    Returns:
        The new weights, the shape of w.

    Example:
        >>> w = np.array([3.0, -1.0, 0.5])
        >>> gradient_descent_step(w, np.array([2.0, 4.0, 0.0]), 0.5).tolist()
        [2.0, -3.0, 0.5]

    See: keras.optimizers.SGD
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## gradient_descent
#
# Use `gradient_descent_step`. One step needs one slope, and the slope changes from place to place.
# So ask `gradient` again before every step, at the place where you are then. How often is it called
# in `steps` steps? In real training a call goes through all the examples, so do not make one that
# you don't need: no step begins at the last place of the path, so don't ask for the slope there.
#
# Return the whole path: where you started, then where each step led. The first row is `w`, and row
# `i` is the place after `i` steps.
#
# ```
# w is                   the path is
# a number               (steps + 1,)
# (n,)                   (steps + 1, n)
# (n_in, n_out)          (steps + 1, n_in, n_out)
# ```
#
# With `steps = 0` there is the start alone, and `gradient` is not called at all.
#
# Two traps wait here. A list that holds the same array ten times holds one place ten times: if you
# change an array after you have put it on the list, the list changes with it. And an array made
# from whole numbers keeps whole numbers: a step from 2 to 1.6 arrives at 1.


# %%
def gradient_descent(gradient, w, learning_rate, steps):
    """Walk downhill and return the path.

    path[0] = w,  path[i + 1] = path[i] - learning_rate * gradient(path[i])

    Args:
        gradient: function from weights to the gradient of the cost there, of the same shape. It is
            called once for each step.
        w: weights to start from, a number or an array of any shape.
        learning_rate: positive number.
        steps: number of steps, 0 or more.

    Returns:
        All places of the walk, the start first, the end last. Its shape is (steps + 1,) followed by
        the shape of w.

    Example:
        >>> def bowl(w):
        ...     return 2 * w
        >>> gradient_descent(bowl, np.array([2.0, -1.0]), 0.25, 3).tolist()
        [[2.0, -1.0], [1.0, -0.5], [0.5, -0.25], [0.25, -0.125]]

    See: keras.optimizers.SGD, keras.Model.fit
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## adam_step
#
# Adam has a memory: `m` and `v`. They come in as they were after the last step, and they go out
# with the new gradient mixed in. Keep three questions in mind.
#
# **Why correct them?** `m` starts at 0. After the first gradient it is only `0.1 * dw`: nine tenths
# of it are still the 0 of the start. What is `1 - beta_1^1`? Divide by it, and `m_hat` is `dw`
# itself. At `t = 2` it is 1 - 0.81 = 0.19, at `t = 100` almost 1: the correction fades away. So
# `1 - beta_1` without the power is right for one step only.
#
# **What do you hand back?** The next step goes on with the averages as they are, `m` and `v`, not
# with the corrected ones. `m_hat` and `v_hat` are for this step's use, then they are forgotten.
#
# **What is the epsilon for?** Suppose a weight has never seen a slope: `dw`, `m` and `v` are 0.
# What is 0 / sqrt(0)? And what is 0 / (sqrt(0) + epsilon)?
#
# In Python "to the power of" is `**`. The sign `^` means something else for whole numbers, and for
# floats it is a TypeError.


# %%
def adam_step(w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """Take one step of Adam.

    m = beta_1 m + (1 - beta_1) dw,  v = beta_2 v + (1 - beta_2) dw^2,
    w = w - learning_rate m_hat / (sqrt(v_hat) + epsilon),
    with m_hat = m / (1 - beta_1^t) and v_hat = v / (1 - beta_2^t)

    Args:
        w: weights, a number or an array of any shape.
        dw: gradient of the cost at w, the shape of w.
        m: average of the gradients so far, the shape of w; 0 before the first step.
        v: average of their squares so far, the shape of w; 0 before the first step.
        t: number of this step, 1 for the first one.
        learning_rate: positive number, about the length of a step.
        beta_1: how much of m stays, from 0 to below 1.
        beta_2: how much of v stays, from 0 to below 1.
        epsilon: small positive number; added to the root of v_hat, or of v as Keras does.

    Returns:
        The tuple (w, m, v), each of the shape of w: the new weights and the new averages, without
        bias correction.

    Example:
        >>> w, m, v = adam_step(2.0, 4.0, 0.0, 0.0, 1, learning_rate=0.1)
        >>> print(round(w, 4), round(m, 4), round(v, 4))
        1.9 0.4 0.016
        >>> w, m, v = adam_step(w, 3.8, m, v, 2, learning_rate=0.1)
        >>> print(round(w, 4), round(m, 4), round(v, 6))
        1.8002 0.74 0.030424

    See: keras.optimizers.Adam; Kingma and Ba, Adam: A Method for Stochastic Optimization (2015)
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## adam
#
# The same walk as in `gradient_descent`, with another kind of step: a path of the same shape comes
# back, and `gradient` is called as often. Use `adam_step` with its default betas and epsilon, but
# hand `learning_rate` on.
#
# What is new is the memory. What are `m` and `v` before the first step, and who keeps them from one
# step to the next? Which number has the first step? A Python `range` begins with 0 unless you tell
# it otherwise.
#
# Here is a walk to test yourself. On a slope that is the same everywhere, say `gradient(w) = 5` for
# every `w`, all gradients are equal. Then `m_hat` is 5 and `v_hat` is 25 at every step, and every
# step is as long as the learning rate: from 2 with a rate of 0.1 you come to 1.9, 1.8, 1.7.


# %%
def adam(gradient, w, learning_rate, steps):
    """Walk downhill with Adam and return the path.

    path[0] = w, m = v = 0, then for t = 1, 2, ..., steps: one step of Adam at path[t - 1] leads to
    path[t]

    Args:
        gradient: function from weights to the gradient of the cost there, of the same shape. It is
            called once for each step.
        w: weights to start from, a number or an array of any shape.
        learning_rate: positive number, about the length of a step.
        steps: number of steps, 0 or more.

    Returns:
        All places of the walk, the start first, the end last. Its shape is (steps + 1,) followed by
        the shape of w.

    Example:
        >>> def bowl(w):
        ...     return 2 * w
        >>> adam(bowl, 2.0, 0.1, 3).round(4).tolist()
        [2.0, 1.9, 1.8002, 1.7006]

    See: keras.optimizers.Adam, keras.Model.fit
    """
    # YOUR CODE HERE
    raise NotImplementedError()

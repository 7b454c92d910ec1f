# %% [markdown]
# # Lab 11: Handwritten digits
#
# You have written every part of a network. In this lab you put them together, and the result can
# read: it looks at a handwritten digit, 8 by 8 pixels, and says which of the ten it is. This is the
# practice lab. Little is new, and more is left to you than before.
#
# | part | where you met it |
# |---|---|
# | dense layers, ReLU | labs 1 and 2 |
# | cross-entropy from scores | labs 3 and 4 |
# | gradients of the cost | lab 7 |
# | Adam | lab 8 |
# | the same in Keras | lab 10 |
#
# You begin with a small picture: four clouds of points in the plane. Everything can be drawn and
# computed by hand there, and a network learns it in a blink. Then you hand the same functions 64
# pixels in place of 2 coordinates, and 10 classes in place of 4. Not a line of them changes.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples; rows are examples |
# | `n` | | number of inputs (features) of the network |
# | `k` | | number of classes |
# | `sizes` | | `[n, ..., k]`: inputs, units of each hidden layer, classes |
# | `X` | `(m, n)` | the inputs, one row for each example |
# | `y` | `(m,)` | the right classes, integers from 0 to k - 1 |
# | `y_hat` | `(m,)` | the predicted classes, integers from 0 to k - 1 |
# | `W`, `b` | `(n_in, n_out)`, `(n_out,)` | weights and biases of a layer |
# | `params` | | the network: a list of pairs `(W, b)`, one for each layer, the first layer first |
# | `logits` | `(m, k)` | scores: the last layer's `z`, one number for each class |
# | `rng` | | a source of random numbers: `np.random.default_rng(0)` makes one |
#
# `sizes` has one number more than there are layers. With `sizes = [64, 25, 15, 10]` the network has
# three layers, of the shapes (64, 25), (25, 15) and (15, 10).
#
# ## The equations
#
# ```
# z = a_in W + b                    for each layer; the a_in of the first layer is X
# a = max(0, z)                     for each layer but the last; it is the next layer's a_in
# logits = z of the last layer
#
# cost  = mean over the examples of  -log( softmax(logits)[i, y[i]] )
# y_hat = for each example, the number of the class with the largest logit
# ```
#
# No softmax stands at the end of the network. The cost works with the logits themselves (lab 4),
# and a prediction does not need probabilities: softmax makes a larger score into a larger
# probability, so the winner is the same.
#
# ## The small picture
#
# Four clouds of points lie around four centres:
#
# ```
#                 x[1]
#                  |
#    class 1       2        class 0
#    (-2, 2)       |        (2, 2)
#                  |
#  -------(-2)-----+------(2)------  x[0]
#                  |
#    class 2       |        class 3
#    (-2, -2)     -2        (2, -2)
# ```
#
# Two hidden units are enough to tell them apart. Here is a network with `sizes = [2, 2, 4]` that
# somebody made by hand:
#
# ```
# W1 = [[1, 0],     b1 = [0, 0]          W2 = [[1, -1, -1,  1],     b2 = [-2, 0, 2, 0]
#       [0, 1]]                                [1,  1, -1, -1]]
# ```
#
# The hidden layer replaces each negative coordinate by 0. What it makes of the four centres, and
# the logits that follow:
#
# ```
# X          hidden a     logits = a W2 + b2            largest    y_hat
# ( 2,  2)   (2, 2)       [ 2,  0, -2,  0]              2          0
# (-2,  2)   (0, 2)       [ 0,  2,  0, -2]              2          1
# (-2, -2)   (0, 0)       [-2,  0,  2,  0]              2          2
# ( 2, -2)   (2, 0)       [ 0, -2,  0,  2]              2          3
# ```
#
# The first row in full: 2*1 + 2*1 - 2 = 2, then 2*(-1) + 2*1 + 0 = 0, then 2*(-1) + 2*(-1) + 2
# = -2, then 2*1 + 2*(-1) + 0 = 0. Negative logits are as good as positive ones. Only the order
# within a row counts, and the point (-3, 1) shows it: its logits are [-1, 1, 1, -1], a tie between
# the classes 1 and 2. At (-3, 1.5) class 1 wins.
#
# How sure is the network? The softmax of [2, 0, -2, 0] is [0.776, 0.105, 0.014, 0.105], so the
# cost of the first row is -log(0.776) = 0.254. A network that knows nothing says 1/4 for each
# class, and its cost is log(4) = 1.386. With ten classes it is log(10) = 2.303. These are the
# numbers to expect before training.
#
# ## Training
#
# Nobody could make a network for digits by hand. It starts with random weights, and it learns from
# examples, a few at a time:
#
# ```
# params = random weights, zero biases
# t = 0
# repeat `epochs` times:
#     put the examples into a new random order
#     cut them into batches of `batch_size`; the last batch has what is left over
#     for each batch:
#         t = t + 1
#         grads  = gradients of the cost of this batch
#         params = one step of Adam with these gradients
# ```
#
# An **epoch** is one walk through all the examples. With 10 examples and `batch_size = 4` it has
# three batches, of 4, 4 and 2 examples, so two epochs are six steps: t = 1, 2, 3, 4, 5, 6. Why
# batches at all? One step with all the examples costs as much time as many steps with a few each,
# and many rough steps get further than one exact step.
#
# ## The digits
#
# The images are real: people wrote digits on a form, and somebody scanned them. A pixel is a number
# from 0 (white) to 1 (black). This is the fourth image to train with; which digit is it?
#
# ```
#         **
#       ====
#       %%--....
#     ==@@  ++==
#   --@@**  @@--
#   ::@@@@%%@@
#       ..@@**
#       ..@@::
# ```
#
# For the network the image is one row of 64 numbers, the eight rows of pixels one after the other.
# That is all it gets. It is not told which pixels are neighbours. There are 1348 images to train
# with, and 449 others are **held out**: the network never sees them in training. On those you
# measure how well it reads. A network that has only memorised its examples does well on the first
# and badly on the second.
#
# ```
# from graders.digits import load
# X_train, y_train, X_test, y_test = load()      # (1348, 64), (1348,), (449, 64), (449,)
# ```
#
# ## What to do
#
# Write the code of each function where it says `YOUR CODE HERE`, from top to bottom, and run
#
# ```
# pytest exercises/lab11_multiclass.py                       all checks
# pytest exercises/lab11_multiclass.py -k forward__           the checks of one function
# pytest exercises/lab11_multiclass.py --hint                with hints
# ```
#
# Five functions are NumPy. The last two are Keras; without TensorFlow on your machine their checks
# are skipped. Some functions are given and complete: `gradients`, `adam_memory`, `adam_update` and
# `train_model`. Use them as they are. These rules hold for all of yours:
#
# - **Any sizes, any number of layers** from one upwards, and batches of any number of rows.
# - **Leave the arguments as they are.** Make new arrays.
# - **Random numbers come from `rng`**, which is an argument. Don't make another source, and don't
#   use `np.random.normal` and its like. Then the same `rng` gives the same network again, and you
#   can repeat what you saw.

# %%
import numpy as np

# %% [markdown]
# ## initialize: where training starts
#
# **Why random?** Suppose all weights are 0, or all of them 0.1. Then all units of a layer compute
# the same number. They get the same gradient, take the same step, and are equal again: a layer of
# 25 units that are worth one. Different weights for every unit make them go different ways. Biases
# may start at 0; the weights have broken the tie already.
#
# **How large?** A score is a sum of `n_in` products. If the weights are random around 0 with the
# standard deviation s, the square of such a sum is on average `s^2 * n_in` times that of an input.
# ReLU then throws half of it away. To hand on numbers of the same size from layer to layer, use
#
# ```
# s = sqrt(2 / n_in)         He's rule, for layers with ReLU
# ```
#
# For 8 inputs this is 0.5, for 64 inputs 0.177. With s = 1 in place of 0.177, the numbers grow more
# than fivefold in a single layer, and the cost of an untrained network is not 2.3 but many times
# that.
#
# `rng.normal(scale=s, size=(3, 5))` draws a (3, 5) array around 0 with the standard deviation s.
# Other rules in use (Glorot's, LeCun's, a fixed 0.01) are accepted as well. What has to hold: both
# signs, no two units alike, and for layers with hundreds of inputs a standard deviation of at least
# 0.003 and at most 8 times that of He's rule. The formula is this standard deviation; the variance
# would be its square, 2 / n_in.
#
# How many pairs `(W, b)` do the sizes [4, 3, 2] make? Which two numbers does each of them need?


# %%
def initialize(sizes, rng):
    """Make the weights and biases that training starts with.

    W random around 0 with the standard deviation sqrt(2 / n_in), b zero, for each layer

    Args:
        sizes: list of at least two integers: inputs, units of each hidden layer, classes.
        rng: np.random.Generator, where all the random numbers come from.

    Returns:
        A list of pairs (W, b), one for each layer, the first layer first: W of the shape
        (n_in, n_out) and b of the shape (n_out,), where n_in and n_out are neighbours in sizes.

    Example:
        >>> params = initialize([4, 3, 2], np.random.default_rng(0))
        >>> [(W.shape, b.shape) for W, b in params]
        [((4, 3), (3,)), ((3, 2), (2,))]
        >>> params[0][1].tolist()
        [0.0, 0.0, 0.0]
        >>> wide = initialize([200, 100], np.random.default_rng(0))
        >>> print(wide[0][0].std().round(2))
        0.1

    See: keras.initializers.HeNormal
    """
    ### BEGIN SOLUTION
    params = []
    for i in range(1, len(sizes)):
        n_in, n_out = sizes[i - 1], sizes[i]
        W = rng.normal(scale=np.sqrt(2 / n_in), size=(n_in, n_out))
        params.append((W, np.zeros(n_out)))
    return params
    ### END SOLUTION


# %% [markdown]
# ## forward: from pixels to scores
#
# You have written this loop in lab 1, where every layer brought its own activation function along.
# Here the rule is fixed: ReLU after every layer but the last. Why not after the last one, too? Look
# at the table of the small picture: which of its logits would survive?
#
# What does your code do with a network of a single layer?


# %%
def forward(X, params):
    """Compute the logits of a network.

    z = a_in W + b for each layer, a = max(0, z) for each layer but the last, logits = the last z

    Args:
        X: inputs, shape (m, n).
        params: the network, a list of at least one pair (W, b) of the shapes (n_in, n_out) and
            (n_out,), the first layer first.

    Returns:
        The logits, shape (m, k): one row for each example, one column for each class.

    Example:
        >>> first = (np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0.0, 0.0]))
        >>> W2 = np.array([[1.0, -1.0, -1.0, 1.0], [1.0, 1.0, -1.0, -1.0]])
        >>> second = (W2, np.array([-2.0, 0.0, 2.0, 0.0]))
        >>> forward(np.array([[2.0, 2.0], [-2.0, 2.0]]), [first, second]).tolist()
        [[2.0, 0.0, -2.0, 0.0], [0.0, 2.0, 0.0, -2.0]]

    See: keras.Sequential, keras.layers.Dense
    """
    ### BEGIN SOLUTION
    a = X  # (m, n)
    for W, b in params[:-1]:
        a = np.maximum(a @ W + b, 0)  # (m, n_out)
    W, b = params[-1]
    return a @ W + b  # (m, k)
    ### END SOLUTION


# %% [markdown]
# ## predict: the winner of each row
#
# The class with the largest logit is the prediction. The answer is its number, its *place* in the
# row, and neither the logit nor a probability. Two rows by hand:
#
# ```
# logits = [[-3, -1, -8],     y_hat = [1, 2]
#           [ 4,  0,  9]]
# ```
#
# Along which axis do you look for the largest? What shape has the answer for a single row?


# %%
def predict(X, params):
    """Predict the class of each example.

    y_hat[i] = the number of the class with the largest logit in row i

    Args:
        X: inputs, shape (m, n).
        params: the network, a list of pairs (W, b), as for forward.

    Returns:
        The predicted classes, integers from 0 to k - 1, shape (m,).

    Example:
        >>> W = np.array([[1.0, 0.0, -1.0], [0.0, 2.0, 1.0]])
        >>> params = [(W, np.array([0.0, -3.0, 0.0]))]
        >>> predict(np.array([[1.0, 1.0], [-1.0, 1.0], [1.0, 5.0]]), params).tolist()
        [0, 2, 1]

    See: tf.argmax
    """
    ### BEGIN SOLUTION
    return np.argmax(forward(X, params), axis=1)  # (m, k) -> (m,)
    ### END SOLUTION


# %% [markdown]
# ## accuracy: how many are right
#
# The share of the examples whose prediction is right: 0 when none is, 1 when all are. Classes are
# names. If the digit is a 3, then 4 is as wrong as 9.
#
# ```
# y     = [3, 1, 4, 1, 5]
# y_hat = [3, 1, 4, 0, 6]        3 of 5 are right: 0.6
# ```


# %%
def accuracy(y, y_hat):
    """Compute the share of the predictions that are right.

    (number of examples with y_hat = y) / m

    Args:
        y: the right classes, integers, shape (m,).
        y_hat: the predicted classes, integers, shape (m,).

    Returns:
        A number from 0.0 to 1.0.

    Example:
        >>> print(accuracy(np.array([3, 1, 4, 1, 5]), np.array([3, 1, 4, 0, 6])))
        0.6

    See: keras.metrics.Accuracy
    """
    ### BEGIN SOLUTION
    return np.mean(y == y_hat)
    ### END SOLUTION


# %% [markdown]
# ## Building blocks (given)
#
# These are the parts that you wrote in labs 7 and 8, complete and for whole networks.
#
# - `gradients(X, y, params)` returns the gradients of the cost, a list of pairs `(dW, db)`.
# - `adam_memory(params)` makes the memory that Adam starts with: an `m` and a `v` of zeros for each
#   `W` and each `b`.
# - `adam_update(params, grads, memory, t, learning_rate)` takes step number t, with t counted from
#   1, and returns two new things: the params after the step, and the memory for the next step.
#
# ```
# memory = adam_memory(params)
# params, memory = adam_update(params, grads, memory, 1, 0.01)       # the first step
# ```


# %%
def gradients(X, y, params):
    """Find the gradients (dW, db) of the mean cross-entropy of X and y, for each layer."""
    inputs = [X]
    for W, b in params[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))  # (m, n_out)
    W, b = params[-1]
    z = inputs[-1] @ W + b  # (m, k)
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    dz = e / np.sum(e, axis=1, keepdims=True)
    dz[np.arange(len(y)), y] -= 1
    dz = dz / len(y)  # (m, k)
    grads = []
    for a_in, (W, _) in zip(reversed(inputs), reversed(params)):
        grads.append((a_in.T @ dz, np.sum(dz, axis=0)))
        dz = (dz @ W.T) * (a_in > 0)  # (m, n_in)
    return grads[::-1]


def adam_memory(params):
    """Make Adam's memory before the first step: zeros m and v for each W and each b."""
    return [[(np.zeros(w.shape), np.zeros(w.shape)) for w in pair] for pair in params]


def adam_update(params, grads, memory, t, learning_rate):
    """Take step number t of Adam for all weights and biases: new params, new memory."""
    steps = [
        [_adam_step(w, dw, m, v, t, learning_rate) for w, dw, (m, v) in zip(*layer)]
        for layer in zip(params, grads, memory)
    ]
    new_params = [tuple(w for w, _, _ in layer) for layer in steps]
    return new_params, [[(m, v) for _, m, v in layer] for layer in steps]


def _adam_step(w, dw, m, v, t, learning_rate):
    m = 0.9 * m + 0.1 * dw
    v = 0.999 * v + 0.001 * dw**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


# %% [markdown]
# ## train: the heart of it
#
# Now turn the recipe of the first page into code. About ten lines will do. Some questions to settle
# before you write them:
#
# - **What is made once**, before the first epoch, **and what anew** in every epoch? Think of the
#   params, of Adam's memory, of t, of the random order.
# - **How do you shuffle two arrays alike?** Image 17 must keep its own label. If `order` holds the
#   numbers 0 to m - 1 in a random order, then `X[order]` and `y[order]` are shuffled alike, and
#   they are new arrays. `rng.permutation(m)` makes such an order. `rng.shuffle(X)` changes the
#   caller's X, and leaves y as it is.
# - **Where does each batch begin?** With 10 examples and `batch_size = 4` at 0, 4 and 8. A slice
#   may reach past the end: `order[8:12]` of ten numbers has two. So the last batch takes care of
#   itself, also when `batch_size` is larger than m.
# - **What does t count:** epochs, or steps?
# - **Who keeps the result** of a step? `adam_update` changes nothing, it returns.
#
# Try it on the small picture first, in a Python session or in a cell of a notebook. The first lines
# draw 200 points around the four centres. The accuracy should be 1 or close to it:
#
# ```
# rng = np.random.default_rng(0)
# centres = np.array([[2, 2], [-2, 2], [-2, -2], [2, -2]])
# y = rng.integers(0, 4, size=200)
# X = centres[y] + rng.normal(scale=0.5, size=(200, 2))
# params = train(X, y, [2, 8, 4], 20, 16, 0.05, rng)
# print(accuracy(y, predict(X, params)))
# ```
#
# Is it about 0.25? Then the network guesses: do the labels still belong to their points?


# %%
def train(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Train a network on examples, with mini-batches and Adam.

    start from initialize(sizes, rng); in each epoch, for each batch of the newly shuffled examples:
    one step of Adam down the gradients of the batch's cost

    Args:
        X: inputs, shape (m, n).
        y: the right classes, integers from 0 to k - 1, shape (m,).
        sizes: list of integers: n, units of each hidden layer, k.
        epochs: how often to go through all the examples, an integer.
        batch_size: examples in a batch; the last batch of an epoch may have fewer.
        learning_rate: Adam's learning rate, a number.
        rng: np.random.Generator, where all the random numbers come from.

    Returns:
        The trained network: a list of pairs (W, b) of the shapes that initialize(sizes, rng) makes.

    Example:
        >>> rng = np.random.default_rng(0)
        >>> centres = np.array([[2, 2], [-2, 2], [-2, -2], [2, -2]])
        >>> y = rng.integers(0, 4, size=200)
        >>> X = centres[y] + rng.normal(scale=0.5, size=(200, 2))
        >>> params = train(X, y, [2, 8, 4], 20, 16, 0.05, rng)
        >>> predict(centres, params).tolist()
        [0, 1, 2, 3]
        >>> print(accuracy(y, predict(X, params)) > 0.95)
        True

    See: keras.Model.fit
    """
    ### BEGIN SOLUTION
    params = initialize(sizes, rng)
    memory = adam_memory(params)
    t = 0
    for _ in range(epochs):
        order = rng.permutation(len(y))  # (m,)
        for start in range(0, len(y), batch_size):
            t += 1
            batch = order[start : start + batch_size]
            grads = gradients(X[batch], y[batch], params)
            params, memory = adam_update(params, grads, memory, t, learning_rate)
    return params
    ### END SOLUTION


# %% [markdown]
# ## Read digits
#
# When `train` passes its checks, it can read. Run this:
#
# ```
# from graders.digits import load
# from graders.progress import Shuffles
# X_train, y_train, X_test, y_test = load()
# rng = Shuffles(0, epochs=30)  # np.random.default_rng(0), with a bar for you who wait
# params = train(X_train, y_train, [64, 40, 10], 30, 32, 0.01, rng)
# print(accuracy(y_train, predict(X_train, params)), accuracy(y_test, predict(X_test, params)))
# ```
#
# Expect 1, or very nearly, on the images that it was trained with, and about 0.97 on those that it
# has never seen. Which of the two numbers would you tell somebody who wants to use the network?
# Look at a few of the images that it gets wrong. Would you have known?
#
# ## build_model: the network in Keras
#
# Keras has all of this ready. `build_model` describes the network: two hidden layers of 25 and 15
# units with ReLU, then the output layer.
#
# ```
# layer     units        activation     weights
# Dense     25           relu           (n_features, 25), (25,)
# Dense     15           relu           (25, 15), (15,)
# Dense     n_classes    linear         (15, n_classes), (n_classes,)
# ```
#
# As in your own network the last layer gives logits, not probabilities. How many units must it
# have?
#
# Say how many features come in, with `keras.Input((n_features,))` as the first thing in a
# `keras.Sequential([...])`. Its argument is a shape, a tuple with one number. A model that knows
# its inputs can make its weights right away; one that does not has none before it sees data.
#
# Make `import keras` the first line of your code inside the function, not a line at the top of the
# file. So the NumPy part works on a machine without TensorFlow, and starts at once on one with it.


# %%
def build_model(n_features, n_classes):
    """Describe the network for digits in Keras.

    n_features inputs -> Dense 25, relu -> Dense 15, relu -> Dense n_classes, linear

    Args:
        n_features: number of inputs of the network, an integer.
        n_classes: number of classes, an integer.

    Returns:
        A Keras model from inputs of the shape (m, n_features) to logits of the shape
        (m, n_classes). Its weights exist already.

    Example:
        >>> model = build_model(64, 10)
        >>> [layer.units for layer in model.layers]
        [25, 15, 10]
        >>> model.count_params()
        2175

    See: keras.Sequential, keras.layers.Dense
    """
    ### BEGIN SOLUTION
    import keras

    return keras.Sequential(
        [
            keras.Input((n_features,)),
            keras.layers.Dense(25, activation="relu"),
            keras.layers.Dense(15, activation="relu"),
            keras.layers.Dense(n_classes, activation="linear"),
        ]
    )
    ### END SOLUTION


# %% [markdown]
# ## compile_model: cost and optimizer
#
# `model.compile(loss=..., optimizer=...)` tells a model what to make small, and how. It changes the
# model; what your function returns does not matter.
#
# Which cost fits? There are three decisions in its name and its argument. The classes exclude each
# other and there are more than two (categorical, not binary). The labels are class numbers like 7,
# not rows of zeros with a single 1 (sparse). And the model ends with scores:
#
# ```
# keras.losses.SparseCategoricalCrossentropy(from_logits=True)
# ```
#
# Nothing fails if you forget the last one. Keras takes the logits for probabilities, clips them,
# and trains on a wrong cost. For the logits [2, 0, -2, 0] and class 0 the right cost is 0.254.
#
# The optimizer is Adam, `keras.optimizers.Adam(learning_rate=...)`. Its default rate 0.001 will do;
# 0.01 gets there sooner. Here, too, `import keras` stands inside the function.


# %%
def compile_model(model):
    """Tell a Keras model its cost and its optimizer.

    cost: sparse categorical cross-entropy, from logits; optimizer: Adam

    Args:
        model: a Keras model whose outputs are logits of the shape (m, n_classes).

    Returns:
        Nothing that matters: the model itself is changed.

    Example:
        >>> model = build_model(64, 10)
        >>> compile_model(model)
        >>> type(model.loss).__name__, type(model.optimizer).__name__
        ('SparseCategoricalCrossentropy', 'Adam')

    See: keras.Model.compile
    """
    ### BEGIN SOLUTION
    import keras

    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(loss=loss, optimizer=keras.optimizers.Adam())
    ### END SOLUTION


# %% [markdown]
# ## train_model: all of `train` in one line (given)
#
# Initial weights, shuffling, batches, gradients, Adam's memory: `model.fit` does what you wrote.


# %%
def train_model(model, X, y, epochs, batch_size):
    """Train a compiled Keras model."""
    model.fit(X, y, epochs=epochs, batch_size=batch_size, verbose=0)


# %% [markdown]
# ## When everything passes
#
# ```
# model = build_model(64, 10)
# compile_model(model)
# train_model(model, X_train, y_train, 20, 16)
# logits = model.predict(X_test)
# print(accuracy(y_test, np.argmax(logits, axis=1)))
# ```
#
# Both networks read about equally well, as they should: it is the same mathematics. Some things to
# find out with your own `train`:
#
# - What becomes of the two accuracies with 2 epochs, and with 200?
# - With 5 hidden units in place of 40? With none at all, `sizes = [64, 10]`?
# - With a learning rate of 1? Of 0.00001?
# - With the first 100 images only? On which of the two accuracies do you see it more?
# - Which digit is read as which other one most often? A table of 10 rows and 10 columns tells you.

# %% [markdown]
# # Lab 10: A network in Keras
#
# You have written the parts of a neural network yourself: the layers, the activations, the cost,
# the derivatives, the optimizer. Now you hand the work to a library. Keras has a name for every
# part, and a whole network takes a dozen lines. What you know decides whether they are the right
# dozen: in this lab most mistakes raise no error. The network trains, the cost falls, and the
# answers are wrong.
#
# The task is real. 8x8 images of handwritten digits, each a 0 or a 1: which of the two is it?
#
# Three steps make a network, and then you ask it.
#
# | step | the question it answers | in your own NumPy | in Keras |
# |---|---|---|---|
# | 1. build | how does an input become an output? | `g(X @ W + b)`, layer by layer | `Dense` |
# | 2. compile | what is a good output, and who improves it? | cost, `adam_step` | `compile` |
# | 3. train | on which examples, how often? | gradients, in a loop | `fit` |
# | 4. ask | how probable is a 1? | `sigmoid(z)` | `predict` |
#
# This lab needs TensorFlow, which brings Keras: `pip install "grade-descent[tensorflow]"`. The
# first import takes some seconds.
#
# ## Symbols and shapes
#
# | symbol | shape | meaning |
# |---|---|---|
# | `m` | | number of examples: the rows |
# | `n_features` | | number of inputs of the network; 64 for an image of 8x8 pixels |
# | `X` | `(m, n_features)` | examples, floats; pixels from 0.0 (white) to 1.0 (black) |
# | `y` | `(m,)` | labels, 0 or 1 |
# | `z` | `(m, 1)` | what the network puts out: a logit for each example, any real number |
# | `p` | `(m,)` | probability that the label is 1, `sigmoid(z)` |
# | `epochs` | | how often training goes through all the examples |
#
# ## The network
#
# ```
# a1 = relu(X  @ W1 + b1)      25 units    W1 (n_features, 25)   b1 (25,)
# a2 = relu(a1 @ W2 + b2)      15 units    W2 (25, 15)           b2 (15,)
# z  =      a2 @ W3 + b3        1 unit     W3 (15, 1)            b3 (1,)
# p  = sigmoid(z)                          not a layer: see below
# ```
#
# By hand, for 64 inputs: the first layer has 64 * 25 + 25 = 1625 parameters, the second
# 25 * 15 + 15 = 390, the third 15 * 1 + 1 = 16. Together 2031. `model.summary()` shows the same
# numbers, and is worth a look whenever you have built a model.
#
# ## Where is the sigmoid?
#
# Lab 4 showed that a cost computed from logits is exact, and one computed from rounded
# probabilities is not. So the last layer is linear, and the cost is told what it gets:
# `from_logits=True`. The sigmoid happens inside the cost during training, and in your own code
# when you want a probability.
#
# One example: the network says `z = ln 3 = 1.0986`, which is the probability 3/4.
#
# ```
#                                                   label 1               label 0
# cost from the logit, as it should be      -log(3/4) = 0.2877    -log(1/4) = 1.3863
# what Keras says without from_logits=True              0.0000               15.9424
# ```
#
# The second row takes 1.0986 for a probability, clips it to just below 1, and so hears that the
# network is certain. No error, no warning. The network still learns something, and its outputs are
# not logits any more.
#
# The two settings belong together: linear output with `from_logits=True`, or sigmoid output without
# it. With a sigmoid *and* `from_logits=True` the sigmoid is taken twice: the second one gets
# numbers between 0 and 1, and makes probabilities between 0.5 and 0.7311 of them. Such a network
# can never say that an image is a 0.
#
# ## What to do
#
# Write the code of each function where it says `YOUR CODE HERE`, then run
#
# ```
# pytest exercises/lab10_tensorflow.py
# ```
#
# Add `--hint` when you are stuck. Each function is judged on its own: the checks put weights of
# theirs into the model that you build, and hand models of theirs to your other functions. Nobody
# compares your weights with anybody's. They start at random, and every good network has its own.

# %%
import keras
import numpy as np
import tensorflow as tf

# %% [markdown]
# ## build_model: three layers
#
# `keras.Sequential([...])` takes a list: first `keras.Input(shape=...)`, then one
# `keras.layers.Dense(units, activation=...)` for each layer. (Other ways of building are just as
# good: the functional way, or a class of your own.)
#
# Which of the sizes of `W1`, `W2` and `W3` do you have to tell Keras, and which can it work out?
# The shape of the input leaves out `m`, because batches may have any size; what is left is a tuple
# with one number, and Python writes that with a comma: `(3,)`. Without a shape of the input, Keras
# can't make `W1` yet, and the model has no weights when you return it.


# %%
def build_model(n_features):
    """Build the network for a yes-or-no question, not yet compiled.

    z = linear(relu(relu(X @ W1 + b1) @ W2 + b2) @ W3 + b3), with 25, 15 and 1 units

    Args:
        n_features: number of inputs for each example, a positive integer.

    Returns:
        A Keras model with its weights: from X, shape (m, n_features), to logits, shape (m, 1).

    Example:
        >>> model = build_model(64)
        >>> [tuple(w.shape) for w in model.weights]
        [(64, 25), (25,), (25, 15), (15,), (15, 1), (1,)]
        >>> model.count_params()
        2031

    See: keras.Sequential, keras.Input, keras.layers.Dense
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## compile_model: the cost and the optimizer
#
# `model.compile(loss=..., optimizer=...)` stores two decisions in the model. Nothing is computed
# yet.
#
# - **The loss** is the binary cross-entropy from logits, averaged over the examples:
#   `keras.losses.BinaryCrossentropy`. Each loss comes in three spellings: its name as a string, its
#   class, and an object made by calling the class. Which of the three lets you say
#   `from_logits=True`?
# - **The optimizer** is Adam, from lab 8: `keras.optimizers.Adam`. What does Keras take when you
#   name none? Find it in the signature of `compile`. Adam's own learning rate, 0.001, is fine here;
#   up to 0.1 this network learns in 20 epochs.


# %%
def compile_model(model):
    """Give a model its cost and its optimizer: binary cross-entropy from logits, and Adam.

    cost = mean over the examples of -(y log(p) + (1 - y) log(1 - p)) with p = sigmoid(z)

    Args:
        model: a Keras model that puts out logits, shape (m, 1). It is changed.

    Returns:
        Nothing that counts: the work is done on the model.

    Example:
        >>> model = build_model(3)
        >>> compile_model(model)
        >>> model.loss.from_logits
        True
        >>> round(float(model.loss(np.array([[1.0]]), np.log([[3.0]]))), 4)
        0.2877

    See: keras.Model.compile, keras.losses.BinaryCrossentropy, keras.optimizers.Adam
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## train_model: fit
#
# `model.fit` goes through the examples in batches of 32, takes one step of the optimizer for each
# batch, and calls it an epoch when all have had their turn. By hand: the 271 training images of 0
# and 1 make 9 batches (8 of 32 and one of 15), so 20 epochs are 180 steps.
#
# The third argument of `fit` is not what you might think. Write the *names* of all arguments but
# `X` and `y`. With `verbose=0` it does not print a bar for every epoch.
#
# Training goes on from where the model is. What would be lost if you built it or compiled it once
# more before the training?


# %%
def train_model(model, X, y, epochs):
    """Train a compiled model, going through all the examples a number of times.

    Args:
        model: a compiled Keras model for inputs of shape (m, n_features). It is changed.
        X: examples, shape (m, n_features), m of 1 or more.
        y: labels 0 or 1, shape (m,).
        epochs: how often to go through all the examples, a positive integer.

    Returns:
        Nothing that counts: the work is done on the model.

    Example:
        >>> model = build_model(3)
        >>> compile_model(model)
        >>> X = np.arange(12.0).reshape(4, 3)
        >>> train_model(model, X, np.array([0, 0, 1, 1]), epochs=5)
        >>> int(model.optimizer.iterations)  # 4 examples are one batch: a step for each epoch
        5

    See: keras.Model.fit
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## predict_probability: what the network believes
#
# `model.predict(X)` gives the outputs of the last layer. Of which shape are they, and what kind of
# number is in them? By hand, for three images:
#
# ```
# z = [[1.0986], [0.0], [-1.0986]]    shape (3, 1)
# p = [0.75, 0.5, 0.25]               shape (3,)
# ```
#
# `tf.sigmoid` or your own sigmoid turns one into the other. Then there is one axis too many. Take
# care when you remove it: `np.squeeze` removes *every* axis of length 1, and a batch of one image
# has two of them.


# %%
def predict_probability(model, X):
    """Return for each example the probability that its label is 1.

    p = sigmoid(z), z the outputs of the model

    Args:
        model: a Keras model that puts out logits, shape (m, 1).
        X: examples, shape (m, n_features), m of 1 or more.

    Returns:
        Probabilities between 0 and 1, shape (m,); finite for every finite logit.

    Example:
        >>> model = build_model(3)
        >>> predict_probability(model, np.zeros((2, 3))).tolist()  # inputs and biases of 0: z = 0
        [0.5, 0.5]

    See: keras.Model.predict, tf.sigmoid
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% [markdown]
# ## When everything passes
#
# Put the four together, on the real images.
#
# ```
# from graders.digits import load
#
# X_train, y_train, X_test, y_test = load()    # all ten digits
# train, test = y_train < 2, y_test < 2        # 271 images to train with, 89 to test with
# model = build_model(64)
# compile_model(model)
# train_model(model, X_train[train], y_train[train], epochs=20)
# p = predict_probability(model, X_test[test])
# print(np.mean((p > 0.5) == y_test[test]))
# ```
#
# It gets 88 or all 89 of the images right that it has never seen. Three things to try.
#
# - Print `p` for `X_test[~test]`: the digits 2 to 9. Does the network say "neither"? Could it?
# - Leave out `from_logits=True` and train again. Is the accuracy worse? And what about
#   `sigmoid(z)`: is a probability of 0.9 still right nine times out of ten?
# - Train on 16 images only, for 200 epochs. What are the costs on those 16 and on the test images?

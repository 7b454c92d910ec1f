"""Mistakes in lab 10: a network in Keras."""

import keras
import numpy as np
import tensorflow as tf

from graders.catalog import solution_of

solution = solution_of(__file__)


# build_model


def _network(n_features, *layers):
    """Return a network of layers, each (units, activation)."""
    dense = [keras.layers.Dense(units, activation=name) for units, name in layers]
    return keras.Sequential([keras.Input(shape=(n_features,)), *dense])


def build_model__ends_with_sigmoid(n_features):
    """Your last layer ends with the sigmoid. The cost from logits takes the sigmoid itself: with
    both, it is taken twice, and no probability falls below 0.5. Let the last layer be linear."""
    return _network(n_features, (25, "relu"), (15, "relu"), (1, "sigmoid"))


def build_model__ends_with_softmax(n_features):
    """Your last layer ends with softmax. It shares out a sum of 1 among the units of the layer, and
    here there is one unit: it gets 1, whatever the image. The last layer is linear."""
    return _network(n_features, (25, "relu"), (15, "relu"), (1, "softmax"))


def build_model__ends_with_relu(n_features):
    """Your last layer ends with relu. Then no logit is negative, and no probability is below 0.5.
    The last layer is linear."""
    return _network(n_features, (25, "relu"), (15, "relu"), (1, "relu"))


def build_model__ends_with_tanh(n_features):
    """Your last layer ends with tanh. Its logits stay between -1 and 1, so the probabilities stay
    between 0.27 and 0.73. The last layer is linear."""
    return _network(n_features, (25, "relu"), (15, "relu"), (1, "tanh"))


def build_model__has_no_activations(n_features):
    """Your hidden layers have no activation. A Dense layer is linear unless you say otherwise, and
    a stack of linear layers is one single layer (lab 1)."""
    return _network(n_features, (25, None), (15, None), (1, None))


def build_model__bends_only_once(n_features):
    """Only your first hidden layer has a relu. The second one needs its own: without a bend between
    them, the last two layers are one."""
    return _network(n_features, (25, "relu"), (15, None), (1, None))


def build_model__hidden_sigmoid(n_features):
    """Your hidden layers use the sigmoid. This network has relu in both; the sigmoid is flat for
    large scores, and a deep network of them learns slowly."""
    return _network(n_features, (25, "sigmoid"), (15, "sigmoid"), (1, "linear"))


def build_model__hidden_sigmoid_and_sigmoid_output(n_features):
    """All your layers use the sigmoid. The hidden layers have relu, and the last one is linear: the
    cost from logits takes the sigmoid itself."""
    return _network(n_features, (25, "sigmoid"), (15, "sigmoid"), (1, "sigmoid"))


def build_model__hidden_tanh(n_features):
    """Your hidden layers use tanh. This network has relu in both."""
    return _network(n_features, (25, "tanh"), (15, "tanh"), (1, "linear"))


def build_model__swaps_the_hidden_layers(n_features):
    """Your hidden layers stand in the wrong order: 25 units come first, next to the input, then
    15."""
    return _network(n_features, (15, "relu"), (25, "relu"), (1, "linear"))


def build_model__forgets_a_hidden_layer(n_features):
    """Your network has one hidden layer. There are two: 25 units, then 15, then the output."""
    return _network(n_features, (25, "relu"), (1, "linear"))


def build_model__has_no_output_layer(n_features):
    """Your network ends with the 15 hidden units. A third layer makes one logit of them."""
    return _network(n_features, (25, "relu"), (15, "relu"))


def build_model__makes_the_input_a_layer(n_features):
    """You made a Dense layer of the input. The input is only a shape: it has no weights, and the
    first layer with weights has 25 units."""
    units = [(n_features, "relu"), (25, "relu"), (15, "relu"), (1, "linear")]
    return _network(n_features, *units)


def build_model__has_two_outputs(n_features):
    """Your last layer has a unit for each class. A yes-or-no question needs one logit: the other
    probability is what is left to 1."""
    return _network(n_features, (25, "relu"), (15, "relu"), (2, "linear"))


def build_model__has_ten_outputs(n_features):
    """Your last layer has ten units, one for each digit. Here there are only 0 and 1, and one logit
    tells them apart. The ten digits come in lab 11."""
    return _network(n_features, (25, "relu"), (15, "relu"), (10, "linear"))


def build_model__is_made_for_64_inputs(n_features):
    """You fixed the number of inputs at 64. The caller says how many there are: n_features."""
    return _network(64, (25, "relu"), (15, "relu"), (1, "linear"))


def build_model__is_made_for_400_inputs(n_features):
    """You fixed the number of inputs at 400, which is right for images of 20x20 pixels. The caller
    says how many there are: n_features."""
    return _network(400, (25, "relu"), (15, "relu"), (1, "linear"))


def build_model__does_not_say_the_input(n_features):
    """You did not tell Keras how many inputs there are. Without that it can't make W1, and the
    model that you return has no weights yet. Begin the list with keras.Input."""
    return keras.Sequential(
        [
            keras.layers.Dense(25, activation="relu"),
            keras.layers.Dense(15, activation="relu"),
            keras.layers.Dense(1, activation="linear"),
        ]
    )


def build_model__takes_the_number_for_a_shape(n_features):
    """You gave a number where Keras wants a shape. A shape is a tuple, and one with a single number
    needs a comma inside the parentheses."""
    return keras.Sequential([keras.Input(shape=n_features), keras.layers.Dense(25)])


def build_model__capitalises_linear(n_features):
    """Keras does not know an activation "Linear". Its names are written in small letters."""
    return _network(n_features, (25, "relu"), (15, "relu"), (1, "Linear"))


def build_model__has_no_biases(n_features):
    """Your layers have no biases. Without them every score is 0 where the inputs are 0; a Dense
    layer has biases unless you switch them off."""
    units = [(25, "relu"), (15, "relu"), (1, "linear")]
    dense = [keras.layers.Dense(u, activation=g, use_bias=False) for u, g in units]
    return keras.Sequential([keras.Input(shape=(n_features,)), *dense])


def build_model__returns_a_list_of_layers(n_features):
    """You returned a list of layers. It is not a model yet: keras.Sequential makes one of it."""
    dense = [keras.layers.Dense(units) for units in (25, 15, 1)]
    return [keras.Input(shape=(n_features,)), *dense]


def build_model__forgets_the_brackets(n_features):
    """You handed the layers to keras.Sequential one by one. It takes them all in one list: put
    brackets around them."""
    dense = [keras.layers.Dense(units) for units in (25, 15, 1)]
    return keras.Sequential(keras.Input(shape=(n_features,)), *dense)


# compile_model


def _with_loss(model, loss):
    model.compile(loss=loss, optimizer=keras.optimizers.Adam(learning_rate=0.001))


def compile_model__takes_logits_for_probabilities(model):
    """You did not say from_logits=True. Keras then takes the outputs for probabilities, clips them
    between 0 and 1, and raises no error. The last layer is linear: its outputs are logits."""
    _with_loss(model, keras.losses.BinaryCrossentropy())


def compile_model__names_the_loss(model):
    """You gave the loss by its name. A name has no settings, so Keras takes the outputs for
    probabilities. Make the loss an object, and say from_logits=True."""
    _with_loss(model, "binary_crossentropy")


def compile_model__names_the_function(model):
    """You gave the loss as a plain function. Its setting from_logits stays False, so the outputs
    are taken for probabilities. Make the loss an object of a class, and say from_logits=True."""
    _with_loss(model, keras.losses.binary_crossentropy)


def compile_model__forgets_the_parentheses(model):
    """You gave the class of the loss. Keras makes an object of it with the default settings, and
    these take the outputs for probabilities. Call the class, and say from_logits=True."""
    _with_loss(model, keras.losses.BinaryCrossentropy)


def compile_model__takes_squared_errors(model):
    """You chose the squared error. It compares a logit with the number 0 or 1, and punishes a logit
    of 5 that is right. For a yes-or-no question the cost is the binary cross-entropy."""
    _with_loss(model, keras.losses.MeanSquaredError())


def compile_model__names_squared_errors(model):
    """You chose the squared error. It compares a logit with the number 0 or 1, and punishes a logit
    of 5 that is right. For a yes-or-no question the cost is the binary cross-entropy."""
    _with_loss(model, "mse")


def compile_model__takes_sparse_categories(model):
    """You chose the cross-entropy for several classes. It takes a softmax over the units, and
    there is only one. For one logit and a yes-or-no question the cost is the binary
    cross-entropy."""
    _with_loss(model, keras.losses.SparseCategoricalCrossentropy(from_logits=True))


def compile_model__takes_categories(model):
    """You chose the cross-entropy for several classes. It takes a softmax over the units, and
    with only one unit the cost is always 0. For one logit and a yes-or-no question the cost is the
    binary cross-entropy."""
    _with_loss(model, keras.losses.CategoricalCrossentropy(from_logits=True))


def compile_model__takes_the_hinge(model):
    """You chose the hinge loss of support vector machines. The output here is a logit, and the
    cost that makes probabilities of logits is the binary cross-entropy."""
    _with_loss(model, keras.losses.Hinge())


def compile_model__names_no_optimizer(model):
    """You named no optimizer, so Keras took RMSprop. Adam has to be asked for."""
    model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True))


def compile_model__chooses_sgd(model):
    """You chose plain gradient descent. It can work, but it needs a learning rate that fits the
    task; asked for is Adam, which scales each step itself (lab 8)."""
    model.compile(
        loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer=keras.optimizers.SGD()
    )


def compile_model__forgets_the_parentheses_of_adam(model):
    """You gave the class of the optimizer, and Keras wants an object of it: call the class, with a
    learning rate or without."""
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    model.compile(loss=loss, optimizer=keras.optimizers.Adam)


def compile_model__gives_the_loss_first(model):
    """You gave the loss first, without a name, and the first argument of compile is the optimizer.
    Write the names of both: loss=..., optimizer=..."""
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    model.compile(loss, keras.optimizers.Adam())


def compile_model__names_no_loss(model):
    """You named no loss. The optimizer then has nothing to make smaller, and fit will refuse to
    train."""
    model.compile(optimizer=keras.optimizers.Adam())


def compile_model__compiles_another_model(model):
    """The model that you were given is still not compiled. Whoever called you goes on with that
    one: call its own method compile, don't build a new model."""
    solution.compile_model(solution.build_model(3))


def compile_model__passes_no_optimizer_and_logits_as_probabilities(model):
    """Two things are missing. Say from_logits=True, or the outputs are taken for probabilities; and
    name the optimizer Adam, or Keras takes RMSprop."""
    model.compile(loss=keras.losses.BinaryCrossentropy())


# train_model


def train_model__trains_for_one_epoch(model, X, y, epochs):
    """You trained for one epoch: fit does not know your number of epochs unless you hand it on, by
    its name."""
    model.fit(X, y, verbose=0)


def train_model__takes_a_single_step(model, X, y, epochs):
    """You took one single step. An epoch goes through all examples, batch after batch, and there
    are several epochs: `fit` does both loops for you."""
    model.train_on_batch(X, y)


def train_model__always_trains_for_twenty_epochs(model, X, y, epochs):
    """You fixed the number of epochs. The caller says how many: epochs."""
    model.fit(X, y, epochs=20, verbose=0)


def train_model__hands_on_epochs_as_the_batch_size(model, X, y, epochs):
    """Your number of epochs became the batch size, which is the third argument of fit. Hand it on
    by its name: epochs=epochs."""
    model.fit(X, y, epochs, verbose=0)


def train_model__trains_epochs_times_epochs(model, X, y, epochs):
    """You called fit in a loop and gave it the number of epochs as well, so every round of the loop
    is a whole training. One of the two is enough."""
    for _ in range(epochs):
        model.fit(X, y, epochs=epochs, verbose=0)


def train_model__loses_an_epoch(model, X, y, epochs):
    """You trained for one epoch too few. Count: range(1, n) has n - 1 numbers, and initial_epoch
    starts at 0."""
    model.fit(X, y, epochs=epochs, initial_epoch=1, verbose=0)


def train_model__drops_the_last_batch(model, X, y, epochs):
    """Your batches leave out the examples that do not fill a whole one. With fewer examples than a
    batch holds, nothing is trained at all. The last batch may be smaller."""
    for _ in range(epochs):
        for start in range(0, len(X) - 31, 32):
            model.train_on_batch(X[start : start + 32], y[start : start + 32])


def train_model__makes_one_batch_of_all(model, X, y, epochs):
    """You put all the examples into one batch, so that an epoch is a single step, and 20 steps of
    Adam do not get far. Leave batch_size out: batches of 32 make more steps of the same data."""
    model.fit(X, y, batch_size=len(X), epochs=epochs, verbose=0)


def train_model__trains_a_new_model(model, X, y, epochs):
    """The model that you were given has not learned anything. Whoever called you goes on with that
    one: call its own method fit, on the examples and labels, and don't build a new model."""
    other = solution.build_model(X.shape[1])
    solution.compile_model(other)
    other.fit(X, y, epochs=epochs, verbose=0)


def train_model__compiles_again(model, X, y, epochs):
    """You compiled the model again before training. That throws Adam's memory away, its count of
    steps and its averages, every time. A compiled model only needs fit."""
    solution.compile_model(model)
    model.fit(X, y, epochs=epochs, verbose=0)


def train_model__compiles_again_with_names(model, X, y, epochs):
    """You compiled the model again, with other settings: the loss by its name takes the outputs for
    probabilities. The model is compiled already, and only needs fit."""
    model.compile(loss="binary_crossentropy", optimizer="adam")
    model.fit(X, y, epochs=epochs, verbose=0)


def train_model__swaps_examples_and_labels(model, X, y, epochs):
    """You gave the labels first. The first argument of fit is what the network sees, the second
    what it should answer."""
    model.fit(y, X, epochs=epochs, verbose=0)


# predict_probability


def _outputs(model, X):
    """What model.predict returns, without the time that it takes to set out."""
    return model(np.asarray(X, "float32")).numpy()  # (m, 1)


def _logits(model, X):
    return _outputs(model, X)[:, 0]  # (m,)


def predict_probability__returns_the_outputs(model, X):
    """You returned what the model puts out: logits, in a column. They may be negative. The sigmoid
    makes probabilities of them, and one number for each example is an array of shape (m,)."""
    return _outputs(model, X)


def predict_probability__returns_logits(model, X):
    """You returned the logits, which may be negative or above 1. The last layer is linear: the
    sigmoid, which makes probabilities of logits, is up to you."""
    return _logits(model, X)


def predict_probability__returns_a_column(model, X):
    """Your probabilities are right but stand in a column of shape (m, 1). One number for each
    example is an array of shape (m,); a column beside labels (m,) makes an (m, m) table later."""
    return tf.sigmoid(_outputs(model, X)).numpy()


def predict_probability__returns_labels(model, X):
    """You returned 0 or 1. That is the decision; asked for is the probability behind it, which also
    says how sure the network is."""
    return (_logits(model, X) > 0).astype(int)


def predict_probability__returns_a_column_of_labels(model, X):
    """You returned a column of 0 and 1. That is the decision; asked for is the probability behind
    it, one number for each example, shape (m,)."""
    return (_outputs(model, X) > 0).astype(int)


def predict_probability__takes_softmax(model, X):
    """You took softmax over the units. With a single unit every answer is 1. The probability for
    one logit is the sigmoid."""
    return tf.nn.softmax(_outputs(model, X)).numpy()[:, 0]


def predict_probability__takes_softmax_over_the_examples(model, X):
    """You took softmax over the examples, so that they share out a probability of 1 among them.
    Each image is a question of its own: take the sigmoid of its logit."""
    return tf.nn.softmax(_logits(model, X)).numpy()


def predict_probability__takes_the_sigmoid_twice(model, X):
    """You took the sigmoid twice, so that all answers lie between 0.5 and 0.7311. Once is
    enough."""
    return tf.sigmoid(tf.sigmoid(_logits(model, X))).numpy()


def predict_probability__is_about_class_0(model, X):
    """You returned the probability of the label 0. The output is the logit of label 1: no minus
    sign, and nothing to subtract from 1."""
    return tf.sigmoid(-_logits(model, X)).numpy()


def predict_probability__takes_the_first_row(model, X):
    """You took the first row of the outputs, which is the first example only. The outputs have the
    shape (m, 1), a row for each example: take the first column, [:, 0]."""
    return tf.sigmoid(_outputs(model, X)[0]).numpy()


def predict_probability__leaves_out_the_model(model, X):
    """You took the sigmoid of X. The network comes in between: model.predict(X) makes a logit of
    each example, and the sigmoid makes a probability of the logit."""
    return tf.sigmoid(X).numpy()


def predict_probability__answers_for_the_first_example(model, X):
    """You answered for the first example only. Each row of X is an example, and each gets a
    probability: shape (m,)."""
    return float(tf.sigmoid(_logits(model, X))[0])


def predict_probability__squeezes_too_much(model, X):
    """For a batch of one example you returned a plain number. np.squeeze removes every axis of
    length 1, that of the examples too. Remove only the last one."""
    return np.squeeze(tf.sigmoid(_outputs(model, X)).numpy())


def predict_probability__overflows(model, X):
    """For large outputs you get nan: exp(z) is infinite, and infinity divided by infinity is not a
    number. Divide above and below the line by exp(z), or take tf.sigmoid."""
    e = np.exp(_logits(model, X))
    return e / (1 + e)


def predict_probability__forgets_the_fraction(model, X):
    """You returned exp(z), the odds. The probability is the odds divided by 1 plus the odds."""
    return np.exp(_logits(model, X))


def predict_probability__clips_the_logits(model, X):
    """You cut the logits off at 0 and 1. That puts them into the right range, but a logit of 0
    means 0.5, not 0. The sigmoid translates."""
    return np.clip(_logits(model, X), 0, 1)


def predict_probability__rounds(model, X):
    """You rounded the probabilities. Return all digits, and round when you print."""
    return np.round(tf.sigmoid(_logits(model, X)).numpy(), 2)


def predict_probability__scales_again(model, X):
    """You divided X by 16 once more. The examples come scaled as they were for the training, and
    must go into the model as they are."""
    return tf.sigmoid(_logits(model, np.asarray(X) / 16)).numpy()


def predict_probability__scales_with_255(model, X):
    """You divided X by 255. The examples come scaled as they were for the training, and must go
    into the model as they are."""
    return tf.sigmoid(_logits(model, np.asarray(X) / 255)).numpy()


def predict_probability__standardises(model, X):
    """You shifted and scaled X by the mean and spread of the batch, so that an answer depends on
    the other examples. They must go into the model as they are."""
    scaled = (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-8)
    return tf.sigmoid(_logits(model, scaled)).numpy()


def predict_probability__changes_the_examples(model, X):
    """You wrote into X. `X /= 16` changes the caller's array, and the examples come scaled
    already."""
    X /= 16
    return tf.sigmoid(_logits(model, X)).numpy()

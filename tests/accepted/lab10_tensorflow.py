"""Right in another way: implementations of lab 10 that must earn all points."""

import keras
import numpy as np
import tensorflow as tf

# build_model


def build_model__functional(n_features):
    """Connects the layers as functions."""
    x = keras.Input((n_features,))
    a = keras.layers.Dense(25, "relu")(x)
    a = keras.layers.Dense(15, "relu")(a)
    return keras.Model(inputs=x, outputs=keras.layers.Dense(1)(a))


def build_model__by_adding(n_features):
    """Adds layer after layer, the input's shape at the first one."""
    model = keras.Sequential(name="digits")
    model.add(keras.layers.Dense(units=25, activation=tf.nn.relu, input_shape=(n_features,)))
    model.add(keras.layers.Dense(units=15, activation=keras.activations.relu))
    model.add(keras.layers.Dense(units=1))
    return model


def build_model__built_afterwards(n_features):
    """Says the input's shape at the end, by build."""
    model = keras.Sequential([keras.layers.Dense(u, "relu") for u in (25, 15)])
    model.add(keras.layers.Dense(1, activation="linear"))
    model.build((None, n_features))
    return model


def build_model__activations_apart(n_features):
    """Has layers for the activations."""
    return keras.Sequential(
        [
            keras.Input(shape=[n_features]),
            keras.layers.Dense(25),
            keras.layers.ReLU(),
            keras.layers.Dense(15),
            keras.layers.Activation("relu"),
            keras.layers.Dense(1),
            keras.layers.Activation("linear"),
        ]
    )


def build_model__activations_as_functions(n_features):
    """Calls relu between the layers; no layer knows of it."""
    x = keras.Input((n_features,))
    a = keras.activations.relu(keras.layers.Dense(25)(x))
    a = keras.ops.maximum(keras.layers.Dense(15)(a), 0.0)
    return keras.Model(x, keras.layers.Dense(1)(a))


class Network(keras.Model):
    """A class that makes its layers in another order than it uses them."""

    def __init__(self):
        super().__init__()
        self.score = keras.layers.Dense(1)
        self.second = keras.layers.Dense(15)
        self.first = keras.layers.Dense(25, activation="relu")

    def call(self, x):
        return self.score(tf.nn.relu(self.second(self.first(x))))


def build_model__subclass(n):
    """A class of its own, called once to make its weights; renames its parameter."""
    model = Network()
    model(np.zeros((1, n), "float32"))
    return model


def build_model__nested(n_features):
    """A model within a model, and other initial weights."""
    hidden = [keras.layers.Dense(u, "relu", kernel_initializer="he_normal") for u in (25, 15)]
    return keras.Sequential(
        [keras.Input((n_features,)), keras.Sequential(hidden), keras.layers.Dense(1)]
    )


def build_model__compiled_already(n_features):
    """Compiles too; compile_model does it again."""
    model = build_model__functional(n_features)
    model.compile(optimizer="sgd", loss="mse")
    return model


# compile_model


def compile_model__learns_faster(model):
    """Another learning rate, a metric, and the model returned."""
    model.compile(
        optimizer=tf.keras.optimizers.Adam(0.01),
        loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model


def compile_model__adam_by_name(model):
    """The optimizer by its name, the settings by their place."""
    model.compile("adam", keras.losses.BinaryCrossentropy(True))


def compile_model__learns_much_faster(model):
    """A large learning rate."""
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.Adam(0.1), loss=loss, run_eagerly=False)


def compile_model__tensorflows_function(model):
    """A function for the cost of each example."""

    def cost(y, z):
        return tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.cast(y, z.dtype), logits=z)

    model.compile(loss=cost, optimizer=keras.optimizers.Adam())


def compile_model__function_with_a_setting(model):
    """Keras's function, told that it gets logits."""
    model.compile(
        loss=lambda y, z: keras.losses.binary_crossentropy(y, z, from_logits=True),
        optimizer=keras.optimizers.Adam(3e-3),
    )


class Softplus(keras.losses.Loss):
    def call(self, y, z):
        return keras.ops.softplus(z) - keras.ops.reshape(y, keras.ops.shape(z)) * z


def compile_model__loss_of_its_own(model):
    """A class for the cost, by the formula of lab 4."""
    model.compile(loss=Softplus(), optimizer=keras.optimizers.Adam(0.005))


def compile_model__rate_that_falls(model):
    """A learning rate that falls during training."""
    rate = keras.optimizers.schedules.ExponentialDecay(0.01, decay_steps=100, decay_rate=0.9)
    loss = keras.losses.BinaryCrossentropy(from_logits=True, name="cost")
    model.compile(loss=loss, optimizer=keras.optimizers.Adam(rate))


# train_model


def train_model__returns_the_history(model, X, y, epochs):
    """Smaller batches, in order; returns what fit returns."""
    return model.fit(x=X, y=y, batch_size=16, epochs=epochs, shuffle=False, verbose=0)


def train_model__epoch_by_epoch(model, X, y, epochs):
    """Calls fit once for each epoch; labels in a column; returns the model."""
    for _ in range(epochs):
        model.fit(X, y.reshape(-1, 1).astype(float), verbose=0)
    return model


def train_model__batch_by_batch(model, X, y, epochs):
    """Makes the batches itself, in a new order for each epoch; returns the costs."""
    costs = []
    for _ in range(epochs):
        order = np.random.permutation(len(X))
        for start in range(0, len(X), 32):
            batch = order[start : start + 32]
            costs.append(float(np.ravel(model.train_on_batch(X[batch], y[batch]))[0]))
    return costs


def train_model__from_a_dataset(model, X, y, epochs):
    """Hands tf.data to fit."""
    examples = tf.data.Dataset.from_tensor_slices((X, y.reshape(-1, 1)))
    model.fit(examples.shuffle(len(X), seed=1).batch(32), epochs=epochs, verbose=0)


def train_model__by_gradients(model, X, y, epochs):
    """Writes the loop over the steps out, with the compiled loss and optimizer."""
    X, y = tf.constant(X, tf.float32), tf.constant(y.reshape(-1, 1), tf.float32)
    for _ in range(epochs):
        order = tf.random.shuffle(tf.range(len(X)))
        for start in range(0, len(X), 32):
            batch = order[start : start + 32]
            with tf.GradientTape() as tape:
                cost = model.compute_loss(
                    y=tf.gather(y, batch), y_pred=model(tf.gather(X, batch), training=True)
                )
            gradients = tape.gradient(cost, model.trainable_variables)
            model.optimizer.apply(gradients, model.trainable_variables)


def train_model__in_float32(model, X, y, epochs):
    """Converts first, and prints its progress."""
    model.fit(np.float32(X), tf.constant(y), epochs=epochs, verbose=2)


# predict_probability


def predict_probability__calls_the_model(model, X):
    """Calls the model in place of predict; returns a tensor."""
    return tf.nn.sigmoid(tf.squeeze(model(X), axis=1))


def predict_probability__in_numpy(model, X):
    """The textbook's sigmoid; overflows inside and is right all the same."""
    z = model.predict(X, verbose=0).ravel()
    return 1 / (1 + np.exp(-z))


def predict_probability__in_float64(model, X):
    """Goes through the logarithm in float64."""
    z = np.asarray(model.predict_on_batch(X), dtype=float).reshape(-1)
    return np.exp(-np.logaddexp(0, -z))


def predict_probability__by_a_layer(model, X):
    """Puts a sigmoid layer behind the model; shows a progress bar."""
    return keras.Sequential([model, keras.layers.Activation("sigmoid")]).predict(X)[:, 0]


def predict_probability__one_by_one(model, X):
    """Asks row by row, and returns a list."""
    return [keras.ops.sigmoid(model(row[None]))[0, 0].numpy().item() for row in X]


def predict_probability__by_softmax(model, X):
    """Softmax of two logits, one of them always 0."""
    z = model(X).numpy()  # (m, 1)
    return tf.nn.softmax(np.hstack([np.zeros_like(z), z])).numpy()[:, 1]

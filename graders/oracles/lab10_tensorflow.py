"""Lab 10 once more: the functional way, the sigmoid's cost of TensorFlow, a loop of our own."""

import keras
import numpy as np
import tensorflow as tf


def build_model(n_features):
    x = keras.Input(shape=(n_features,))
    a = keras.layers.Dense(25, activation=tf.nn.relu)(x)
    a = keras.layers.Dense(15, activation=tf.nn.relu)(a)
    return keras.Model(x, keras.layers.Dense(1)(a))


def _cost(y, z):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z))


def compile_model(model):
    model.compile(loss=_cost, optimizer="adam")


def train_model(model, X, y, epochs):
    labels = np.reshape(y, (-1, 1)).astype("float32")  # (m, 1)
    examples = tf.data.Dataset.from_tensor_slices((np.asarray(X, "float32"), labels))
    batches = examples.shuffle(len(X)).batch(32)
    model.optimizer.build(model.trainable_variables)

    @tf.function(reduce_retracing=True)
    def step(X, y):
        with tf.GradientTape() as tape:
            cost = _cost(y, model(X, training=True))
        gradients = tape.gradient(cost, model.trainable_variables)
        model.optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    for _ in range(epochs):
        for batch in batches:
            step(*batch)


def predict_probability(model, X):
    return tf.nn.sigmoid(model(X))[:, 0].numpy()

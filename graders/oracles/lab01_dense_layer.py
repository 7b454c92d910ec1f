"""TensorFlow as an implementation of lab 1: the layers and the model of Keras."""

import keras
import numpy as np
import tensorflow as tf


def dense(a_in, W, b, g):
    return sequential(a_in, [(W, b, g)])


def sequential(x, layers):
    model = keras.Sequential([keras.Input((len(layers[0][0]),), dtype="float64")])
    for _W, b, g in layers:
        model.add(keras.layers.Dense(len(b), activation=_activation(g), dtype="float64"))
    model.set_weights([array for W, b, _g in layers for array in (W, b)])
    return model(tf.cast(x, tf.float64)).numpy()


def collapse_linear(layers):
    """Ask the whole stack: 0 is answered with b, and row i of the unit matrix with W[i] + b."""
    layers = [(W, b, keras.activations.linear) for W, b in layers]
    n_in = len(layers[0][0])
    b = sequential(np.zeros((1, n_in)), layers)
    return sequential(np.eye(n_in), layers) - b, b[0]


def _activation(g):
    """Return Keras's own function of that name, or g itself where Keras has none."""
    on_numpy = lambda z: tf.ensure_shape(tf.numpy_function(g, [z], z.dtype), z.shape)  # noqa: E731
    return getattr(keras.activations, g.__name__, on_numpy)

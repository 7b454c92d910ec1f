"""TensorFlow as an implementation of lab 4: the cost from the logits."""

import keras
import tensorflow as tf


def log_softmax(z):
    return tf.nn.log_softmax(tf.cast(z, tf.float64)).numpy()


def binary_crossentropy_from_logits(y, z):
    return float(keras.losses.BinaryCrossentropy(from_logits=True, dtype="float64")(y, z))


def sparse_categorical_crossentropy_from_logits(y, z):
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True, dtype="float64")
    return float(loss(y, z))

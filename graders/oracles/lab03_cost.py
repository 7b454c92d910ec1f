"""TensorFlow as an implementation of lab 3: the cost."""

import keras
import tensorflow as tf


def mean_squared_error(y, y_hat):
    return float(keras.losses.MeanSquaredError(dtype="float64")(y, y_hat))


def binary_crossentropy(y, p):
    return float(keras.losses.BinaryCrossentropy(dtype="float64")(y, p))


def one_hot(y, n_classes):
    return tf.one_hot(y, n_classes, dtype=tf.float64).numpy()


def categorical_crossentropy(Y, p):
    return float(keras.losses.CategoricalCrossentropy(dtype="float64")(Y, p))


def sparse_categorical_crossentropy(y, p):
    return float(keras.losses.SparseCategoricalCrossentropy(dtype="float64")(y, p))

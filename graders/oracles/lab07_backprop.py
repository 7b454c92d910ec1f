"""TensorFlow as an implementation of lab 7: the gradient tape."""

import keras
import numpy as np
import tensorflow as tf


def relu_backward(da, z):
    z = _variable(z)
    with tf.GradientTape() as tape:
        a = tf.nn.relu(z)
    return tape.gradient(a, z, _tensor(da)).numpy()


def sigmoid_backward(da, a):
    with np.errstate(divide="ignore"):  # the score of a = 0 is -inf, that of a = 1 is inf
        z = _variable(np.log(a) - np.log1p(-np.asarray(a)))
    with tf.GradientTape() as tape:
        a = tf.sigmoid(z)
    return tape.gradient(a, z, _tensor(da)).numpy()


def dense_backward(dz, a_in, W):
    a_in, W, b = _variable(a_in), _variable(W), _variable(np.zeros(np.shape(W)[1]))
    with tf.GradientTape() as tape:
        z = tf.matmul(a_in, W) + b
    return tuple(d.numpy() for d in tape.gradient(z, (a_in, W, b), _tensor(dz)))


def softmax_crossentropy_backward(z, y):
    z = _variable(z)
    with tf.GradientTape() as tape:
        cost = _cost(y, z)
    return tape.gradient(cost, z).numpy()


def gradients(X, y, params):
    params = [(_variable(W), _variable(b)) for W, b in params]
    with tf.GradientTape() as tape:
        z = _tensor(X)
        for i, (W, b) in enumerate(params):
            z = tf.matmul(tf.nn.relu(z) if i else z, W) + b
        cost = _cost(y, z)
    return [tuple(d.numpy() for d in pair) for pair in tape.gradient(cost, params)]


def _cost(y, z):
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True, dtype="float64")(y, z)


def _tensor(array):
    return tf.constant(np.asarray(array, dtype=np.float64))


def _variable(array):
    return tf.Variable(_tensor(array))

"""TensorFlow's answers for lab 8: the optimizers of Keras, in float64."""

import keras
import numpy as np
import tensorflow as tf


def gradient_descent_step(w, dw, learning_rate):
    w = _variable(w)
    _sgd(learning_rate).apply([_tensor(dw)], [w])
    return w.numpy()


def adam_step(w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    w = _variable(w)
    optimizer = _adam(learning_rate, beta_1, beta_2, epsilon)
    optimizer.build([w])
    iterations, momentum, velocity = optimizer.variables
    iterations.assign(t - 1)
    momentum.assign(m)
    velocity.assign(v)
    optimizer.apply([_tensor(dw)], [w])
    return w.numpy(), momentum.numpy(), velocity.numpy()


def gradient_descent(gradient, w, learning_rate, steps):
    return _path(_sgd(learning_rate), gradient, w, steps)


def adam(gradient, w, learning_rate, steps):
    return _path(_adam(learning_rate), gradient, w, steps)


def _path(optimizer, gradient, w, steps):
    w = _variable(w)
    path = [w.numpy().copy()]
    for _ in range(steps):
        optimizer.apply([_tensor(gradient(path[-1]))], [w])
        path.append(w.numpy().copy())
    return np.array(path)


def _sgd(learning_rate):
    return keras.optimizers.SGD(_rate(learning_rate))


def _adam(learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    return keras.optimizers.Adam(_rate(learning_rate), beta_1, beta_2, epsilon)


def _rate(learning_rate):
    """Return a rate that Keras calls for: a plain number would become a float32 variable."""
    rate = _tensor(learning_rate)
    return lambda: rate


def _variable(w):
    return keras.Variable(np.asarray(w, dtype=np.float64), dtype="float64")


def _tensor(x):
    return tf.constant(x, dtype=tf.float64)

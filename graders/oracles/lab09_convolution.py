"""TensorFlow as an implementation of lab 9: the Conv1D layer of Keras."""

import keras
import tensorflow as tf


def output_length(n, kernel_size, stride=1):
    return _layer(kernel_size, 1, 1, stride).compute_output_shape((1, n, 1))[1]


def conv1d(x, kernel, bias, stride=1):
    layer = _layer(*kernel.shape, stride)
    layer.set_weights([kernel, bias])
    return layer(tf.cast(x, tf.float64)).numpy()


def n_parameters(kernel_size, c_in, c_out):
    return _layer(kernel_size, c_in, c_out).count_params()


def _layer(kernel_size, c_in, c_out, stride=1):
    """Return a layer with weights, for signals of any length."""
    layer = keras.layers.Conv1D(c_out, kernel_size, strides=stride, dtype="float64")
    layer.build((None, None, c_in))
    return layer

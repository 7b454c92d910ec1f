"""TensorFlow as an implementation of lab 6: its gradient checker and its tape."""

import numpy as np
import tensorflow as tf


def derivative(f, x, h=1e-5):
    return float(numerical_gradient(f, x, h))


def numerical_gradient(f, w, h=1e-5):
    _by_the_tape, (jacobian,) = tf.test.compute_gradient(f, [tf.cast(w, tf.float64)], delta=h)
    return jacobian.reshape(np.shape(w))


def forward(graph, inputs):
    leaves = [inputs[node[1]] for node in graph if node[0] == "input"]
    return [float(node) for node in _run(graph, tf.constant(leaves, tf.float64))]


def backward(graph, values):
    leaves = [value for node, value in zip(graph, values) if node[0] == "input"]
    leaves = tf.constant(leaves, tf.float64)
    with tf.GradientTape() as tape:
        tape.watch(leaves)
        nodes = _run(graph, leaves)
    gradients = tape.gradient(nodes[-1], nodes, unconnected_gradients="zero")
    return [float(gradient) for gradient in gradients]


def _run(graph, leaves):
    """Return the nodes as tensors; the inputs come in the order of the graph."""
    nodes, leaves = [], iter(tf.unstack(leaves))
    for node in graph:
        match node:
            case ("input", _):
                nodes.append(next(leaves))
            case ("add", i, j):
                nodes.append(tf.add(nodes[i], nodes[j]))
            case ("subtract", i, j):
                nodes.append(tf.subtract(nodes[i], nodes[j]))
            case ("multiply", i, j):
                nodes.append(tf.multiply(nodes[i], nodes[j]))
            case ("scale", i, c):
                nodes.append(tf.scalar_mul(c, nodes[i]))
            case ("square", i):
                nodes.append(tf.square(nodes[i]))
            case ("relu", i):
                nodes.append(tf.nn.relu(nodes[i]))
    return nodes

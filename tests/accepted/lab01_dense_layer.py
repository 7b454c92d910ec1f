"""Right implementations of lab 1 that are written differently."""

from functools import reduce

import numpy as np


def dense__by_loops(a_in, W, b, g):
    """Three loops over plain numbers."""
    z = np.zeros((len(a_in), W.shape[1]))
    for e in range(len(a_in)):
        for j in range(W.shape[1]):
            z[e, j] = b[j]
            for i in range(W.shape[0]):
                z[e, j] += a_in[e, i] * W[i, j]
    return g(z)


def dense__unit_by_unit(a_in, W, b, g):
    """One column of sums for each unit, and g once over all of them."""
    z = np.column_stack([np.dot(a_in, W[:, j]) + b[j] for j in range(W.shape[1])])
    return g(z)


def dense__example_by_example(a_in, W, b, g):
    """One row at a time, g included: every g of the course treats a row on its own."""
    return np.array([g(row @ W + b) for row in a_in])


def dense__one_row_matrices(a_in, W, b, g):
    """One example at a time, as a matrix of one row."""
    return np.vstack([g(a_in[e : e + 1] @ W + b) for e in range(len(a_in))])


def dense__by_einsum(a_in, W, b, g):
    """einsum names the axis that is summed over."""
    return g(np.einsum("ei,ij->ej", a_in, W) + b)


def dense__by_tensordot(inputs, kernel, bias, activation):
    """tensordot, and other names for the arguments."""
    return activation(np.add(np.tensordot(inputs, kernel, axes=1), bias.reshape(1, -1)))


def dense__by_broadcasting(a_in, W, b, g):
    """All products at once, (m, n_in, n_out), then the sum over the inputs."""
    return g((a_in[:, :, None] * W[None]).sum(axis=1) + b)


def dense__bias_as_a_weight(a_in, W, b, g):
    """The bias is one more row of weights, for an input that is always 1."""
    ones = np.ones((len(a_in), 1))
    return g(np.hstack([ones, a_in]) @ np.vstack([b, W]))


def dense__by_columns_and_back(a_in, W, b, g):
    """Examples in columns as other books have it, turned back before g."""
    return g((W.T @ a_in.T + b[:, np.newaxis]).T)


def dense__into_a_buffer(a_in, W, b, g):
    """A float buffer, changed in place: it is the function's own."""
    z = np.empty((a_in.shape[0], W.shape[1]))
    np.matmul(a_in, W, out=z)
    z += b
    return g(z)


def dense__as_lists(a_in, W, b, g):
    """Plain nested lists come back."""
    return g(np.matmul(a_in, W) + b).tolist()


def dense__with_plain_python(a_in, W, b, g):
    """zip and sum; NumPy only for what g gets."""
    columns = list(zip(*W.tolist()))
    z = [
        [sum(x * w for x, w in zip(row, column)) + bias for column, bias in zip(columns, b)]
        for row in a_in.tolist()
    ]
    return g(np.array(z, dtype=float))


def sequential__with_the_layer_inside(x, layers):
    """No call of dense."""
    for W, b, g in layers:
        x = g(np.dot(x, W) + b)
    return x


def sequential__by_reduce(x, layers):
    """functools.reduce folds the layers over the input."""
    return reduce(lambda a, layer: layer[2](a @ layer[0] + layer[1]), layers, x)


def sequential__by_recursion(x, layers):
    """The first layer here, the others in a call of itself."""
    if not layers:
        return x
    W, b, g = layers[0]
    return sequential__by_recursion(g(x @ W + b), layers[1:])


def sequential__from_behind(x, layers):
    """The last layer here, on the output of the others."""
    *before, (W, b, g) = layers
    return g((sequential__from_behind(x, before) if before else x) @ W + b)


def sequential__by_index(x, layers):
    """A list of all activations, by number."""
    activations = [np.array(x, dtype=float)]
    for i in range(len(layers)):
        W, b, g = layers[i][0], layers[i][1], layers[i][2]
        activations.append(g(np.matmul(activations[i], W) + b))
    return activations[-1]


def sequential__pops_from_a_copy(x, layers):
    """pop, on a list of its own."""
    todo, a = list(layers), x
    while todo:
        W, b, g = todo.pop(0)
        a = g(a @ W + b)
    return a


def sequential__example_by_example(x, layers):
    """Each example goes through the whole network on its own."""
    rows = []
    for e in range(len(x)):
        a = x[e : e + 1]
        for W, b, g in layers:
            a = g(a @ W + b)
        rows.append(a[0])
    return np.array(rows)


def sequential__of_functions(x, layers):
    """A list of functions, called one after the other; lists come back."""

    def layer(W, b, g):
        return lambda a: g(a @ W + b)

    for f in [layer(*one) for one in layers]:
        x = f(x)
    return x.tolist()


def collapse_linear__from_the_identity(layers):
    """Starts with the layer that changes nothing."""
    n_in = layers[0][0].shape[0]
    W, b = np.eye(n_in), np.zeros(n_in)
    for W_next, b_next in layers:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


def collapse_linear__by_probing(layers):
    """Asks the stack: 0 is answered with b, each unit vector with a row of W plus b."""

    def stack(x):
        for W, b in layers:
            x = x @ W + b
        return x

    n_in = layers[0][0].shape[0]
    b = stack(np.zeros(n_in))
    return stack(np.eye(n_in)) - b, b


def collapse_linear__from_behind(layers):
    """Folds the last two layers first."""
    W, b = layers[-1]
    for W_before, b_before in reversed(layers[:-1]):
        W, b = W_before @ W, b_before @ W + b
    return W, b


def collapse_linear__by_recursion(layers):
    """The first two layers become one, until one is left; a list comes back."""
    if len(layers) == 1:
        return list(layers[0])
    (W1, b1), (W2, b2), *others = layers
    return collapse_linear__by_recursion([(W1 @ W2, b1 @ W2 + b2), *others])


def collapse_linear__by_one_matrix_each(layers):
    """Homogeneous coordinates: the bias is one more row, and the product does the rest."""
    product = np.eye(len(layers[0][0]) + 1)
    for W, b in layers:
        last = np.zeros((len(W) + 1, 1))
        last[-1] = 1
        product = product @ np.hstack([np.vstack([W, b]), last])
    return product[:-1, :-1], product[-1, :-1]


def collapse_linear__by_sums(layers):
    """Each bias times the product of all the weights after it."""

    def weights(matrices, n):
        return reduce(np.matmul, matrices, np.eye(n))

    W = weights([W for W, _ in layers], len(layers[0][0]))
    b = sum(b @ weights([W for W, _ in layers[i + 1 :]], len(b)) for i, (_, b) in enumerate(layers))
    return W, b


def collapse_linear__by_reduce(layers):
    """functools.reduce with a function for two layers."""

    def two(first, second):
        return np.dot(first[0], second[0]), np.dot(first[1], second[0]) + second[1]

    return reduce(two, layers)


def collapse_linear__by_einsum(layers):
    """einsum, and copies that are changed in place; lists come back."""
    W, b = (np.array(one, dtype=float) for one in layers[0])
    for W_next, b_next in layers[1:]:
        b = np.einsum("i,ij->j", b, W_next)
        b += b_next
        W = np.einsum("hi,ij->hj", W, W_next)
    return W.tolist(), b.tolist()

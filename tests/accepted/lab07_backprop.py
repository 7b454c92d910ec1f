"""Right in another way: implementations of lab 7 that must earn all points."""

import math

import numpy as np

# relu_backward


def relu_backward__by_where(da, z):
    """Chooses number by number."""
    return np.where(z > 0, da, 0)


def relu_backward__on_a_copy(da, z):
    """Writes the zeros into its own copy."""
    dz = np.array(da, copy=True)
    dz[z <= 0] = 0
    return dz


def relu_backward__with_slope_1_at_0(da, z):
    """Lets da pass at z = 0."""
    return np.multiply(da, z >= 0)


def relu_backward__with_slope_half_at_0(da, z):
    """Takes the step function of NumPy, one half at z = 0."""
    return da * np.heaviside(z, 0.5)


def relu_backward__from_the_activation(da, z):
    """Asks whether relu(z) is 0."""
    return da * (np.maximum(z, 0) != 0)


def relu_backward__by_a_quotient(da, z):
    """Divides relu(z) by z."""
    return da * (np.maximum(z, 0) / z)


def relu_backward__by_loops(upstream, scores):
    """Fills a float array number by number; renames its parameters."""
    dz = np.zeros(scores.shape)
    for i in np.ndindex(scores.shape):
        if scores[i] > 0:
            dz[i] = upstream[i]
    return dz


def relu_backward__as_lists(da, z):
    """Returns nested lists."""
    return (0.5 * da * (1 + np.sign(z))).tolist()


def relu_backward__by_putmask(da, z):
    """Fills a buffer of the type of da where z is positive."""
    dz = np.zeros_like(da)
    np.copyto(dz, da, where=z > 0)
    return dz


# sigmoid_backward


def sigmoid_backward__multiplied_out(da, a):
    """Takes a - a**2."""
    return da * (a - a**2)


def sigmoid_backward__by_einsum(da, a):
    """Lets einsum multiply the three factors."""
    return np.einsum("...,...,...->...", da, a, 1 - a)


def sigmoid_backward__completes_the_square(da, a):
    """Takes 1/4 - (a - 1/2)**2."""
    return da * (0.25 - (a - 0.5) ** 2)


def sigmoid_backward__through_the_score(da, a):
    """Finds z again, and takes the slope of the sigmoid there."""
    with np.errstate(all="ignore"):
        z = np.log(a / (1 - a))
        e = np.exp(-np.abs(z))
    return da * e / (1 + e) ** 2


def sigmoid_backward__by_tanh(da, a):
    """Uses that 2a - 1 is a tanh."""
    t = 2 * a - 1
    return da * (1 - t * t) / 4


def sigmoid_backward__by_loops(upstream, activations):
    """Fills a float array number by number; renames its parameters."""
    dz = np.zeros(activations.shape)
    for i in np.ndindex(activations.shape):
        dz[i] = upstream[i] * activations[i] * (1 - activations[i])
    return dz


def sigmoid_backward__in_its_own_array(da, a):
    """Works in place, in a float array of its own."""
    dz = np.array(da, dtype=np.float64)
    dz *= a
    dz -= dz * a
    return dz


def sigmoid_backward__as_lists(da, a):
    """Returns nested lists."""
    return np.multiply(da, a * (1 - a)).tolist()


# dense_backward


def dense_backward__by_dot(dz, a_in, W):
    """Calls np.dot and a method."""
    return np.dot(dz, W.T), np.dot(a_in.T, dz), dz.sum(0)


def dense_backward__by_einsum(dz, a_in, W):
    """Names the axes."""
    da_in = np.einsum("mo,io->mi", dz, W)
    dW = np.einsum("mi,mo->io", a_in, dz)
    return da_in, dW, np.einsum("mo->o", dz)


def dense_backward__transposed_twice(dz, a_in, W):
    """Works with examples in columns and turns the results."""
    return (W @ dz.T).T, (dz.T @ a_in).T, dz.T.sum(axis=1)


def dense_backward__example_by_example(upstream, inputs, weights):
    """Adds up outer products; renames its parameters."""
    dW, db = np.zeros(weights.shape), np.zeros(weights.shape[1])
    da_in = np.empty(inputs.shape)
    for i in range(len(inputs)):
        dW += np.outer(inputs[i], upstream[i])
        db += upstream[i]
        da_in[i] = weights @ upstream[i]
    return da_in, dW, db


def dense_backward__by_three_loops(dz, a_in, W):
    """Goes through all examples, inputs and units, and returns a list of lists."""
    (m, n_out), n_in = dz.shape, len(W)
    da_in = [[sum(dz[e, j] * W[i, j] for j in range(n_out)) for i in range(n_in)] for e in range(m)]
    dW = [[sum(a_in[e, i] * dz[e, j] for e in range(m)) for j in range(n_out)] for i in range(n_in)]
    return [da_in, dW, [sum(dz[e, j] for e in range(m)) for j in range(n_out)]]


def dense_backward__by_tensordot(dz, a_in, W):
    """Contracts axes."""
    return np.tensordot(dz, W, (1, 1)), np.tensordot(a_in, dz, (0, 0)), np.add.reduce(dz)


def dense_backward__with_ones_for_the_bias(dz, a_in, W):
    """Takes the bias for the weight of an input that is always 1."""
    dW = np.column_stack([a_in, np.ones(len(a_in))]).T @ dz
    return dz @ W.T, dW[:-1], dW[-1]


def dense_backward__by_broadcasting(dz, a_in, W):
    """Makes a matrix for each example and adds these up."""
    da_in = (dz[:, None, :] * W).sum(axis=2)
    return da_in, (a_in[:, :, None] * dz[:, None, :]).sum(axis=0), np.ones(len(dz)) @ dz


# softmax_crossentropy_backward


def _softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_crossentropy_backward__with_one_hot_rows(z, y):
    """Subtracts rows of the unit matrix."""
    return (_softmax(z) - np.eye(z.shape[1])[y]) / z.shape[0]


def softmax_crossentropy_backward__by_comparison(z, y):
    """Compares labels and columns."""
    return (_softmax(z) - (y[:, None] == np.arange(z.shape[1]))) / len(z)


def softmax_crossentropy_backward__by_logarithms(z, y):
    """Goes through log_softmax, the sum by logaddexp."""
    dz = np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
    np.subtract.at(dz, (np.arange(len(z)), y), 1)
    return dz / len(z)


def softmax_crossentropy_backward__by_loops(scores, labels):
    """Goes through all rows and classes with math.exp; renames its parameters."""
    rows = []
    for row, label in zip(scores, labels):
        e = [math.exp(score - max(row)) for score in row]
        p = [part / sum(e) for part in e]
        rows.append([(p[j] - int(j == label)) / len(labels) for j in range(len(p))])
    return rows


def softmax_crossentropy_backward__by_the_jacobian(z, y):
    """Takes the row of the right class of each Jacobian of log(softmax)."""
    p, k = _softmax(z), z.shape[1]
    jacobians = np.eye(k) - p[:, None, :]  # d log p[j] / d z[l], (m, k, k)
    return -jacobians[np.arange(len(y)), y] / len(y)


def softmax_crossentropy_backward__by_differences(z, y):
    """Computes 1 / sum of exp(z_i - z_j); some of the sums are inf, and 1 / inf is 0."""
    p = 1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)
    p[range(len(y)), y] -= 1.0
    return np.divide(p, len(y))


def softmax_crossentropy_backward__classes_first(z, y):
    """Works on the transposed scores."""
    e = np.exp(z.T - z.max(axis=1))
    p = e / e.sum(axis=0)
    p[y, np.arange(len(y))] -= 1
    return p.T / len(y)


def softmax_crossentropy_backward__as_weights(z, y):
    """Multiplies every row by the weight of an example."""
    weights = np.full((len(y), 1), 1 / len(y))
    Y = np.zeros(z.shape)
    Y[np.arange(len(y)), y] = weights[:, 0]
    return weights * _softmax(z) - Y


# gradients


def _start(z, y):
    return (_softmax(z) - np.eye(z.shape[1])[y]) / len(y)


def gradients__with_its_own_formulas(X, y, params):
    """Calls no other function of the lab, and asks the activations for the gates."""
    activations = [X]
    for W, b in params[:-1]:
        activations.append(np.maximum(0, activations[-1] @ W + b))
    dz = _start(activations[-1] @ params[-1][0] + params[-1][1], y)
    found = []
    for (W, _), a_in in zip(params[::-1], activations[::-1]):
        found.append((a_in.T @ dz, dz.sum(axis=0)))
        dz = (dz @ W.T) * (a_in > 0)
    return found[::-1]


def gradients__by_recursion(X, y, params):
    """Lets each layer call the next one, and return da."""

    def back(a_in, layers):
        (W, b), rest = layers[0], layers[1:]
        z = a_in @ W + b
        if rest:
            found, da = back(np.maximum(z, 0), rest)
            dz = np.where(z > 0, da, 0)
        else:
            found, dz = [], _start(z, y)
        return [(a_in.T @ dz, dz.sum(axis=0)), *found], dz @ W.T

    return back(X, params)[0]


def gradients__example_by_example(inputs, labels, layers):
    """Adds up the gradients of single examples; renames its parameters."""
    found = [[np.zeros(W.shape), np.zeros(b.shape)] for W, b in layers]
    for x, label in zip(inputs, labels):
        single = gradients__by_recursion(x[None, :], np.array([label]), layers)
        for total, (dW, db) in zip(found, single):
            total[0] += dW / len(labels)
            total[1] += db / len(labels)
    return found


def gradients__with_the_bias_as_a_weight(X, y, params):
    """Gives every layer an input that is always 1."""
    stacked = [np.vstack([W, b]) for W, b in params]
    inputs, z = [], None
    for V in stacked:
        a = X if z is None else np.maximum(z, 0)
        inputs.append(np.column_stack([a, np.ones(len(X))]))
        z = inputs[-1] @ V
    dz, found = _start(z, y), []
    while stacked:
        dV = inputs[-1].T @ dz
        found = [(dV[:-1], dV[-1]), *found]
        dz = (dz @ stacked.pop().T * (inputs.pop() > 0))[:, :-1]
    return found


def gradients__forward_with_derivatives(X, y, params):
    """Carries the derivatives by one parameter at a time along with the forward pass."""
    found = []
    for layer, pair in enumerate(params):
        slopes = tuple(np.zeros(array.shape) for array in pair)
        for which, slope in enumerate(slopes):
            for i in np.ndindex(slope.shape):
                slope[i] = _slope(X, y, params, layer, which, i)
        found.append(slopes)
    return tuple(found)


def _slope(X, y, params, layer, which, i):
    a, da = X, np.zeros(X.shape)  # a and its derivative by the parameter
    for number, (W, b) in enumerate(params):
        nudges = [np.zeros(W.shape), np.zeros(b.shape)]
        if number == layer:
            nudges[which][i] = 1
        z, dz = a @ W + b, da @ W + a @ nudges[0] + nudges[1]
        a, da = np.maximum(z, 0), dz * (z > 0)
    return np.sum(_start(z, y) * dz)


def gradients__with_slope_1_at_0_and_lists(X, y, params):
    """Lets da pass at z = 0, and returns nested lists."""
    inputs, scores, a = [], [], X
    for W, b in params:
        inputs.append(a)
        scores.append(a.dot(W) + b)
        a = scores[-1] * (scores[-1] >= 0)
    dz, found = _start(scores.pop(), y), []
    for W, _ in reversed(params):
        dW, db = inputs.pop().T.dot(dz), dz.sum(axis=0)
        found.append([dW.tolist(), db.tolist()])
        if scores:
            dz = dz.dot(W.T) * (scores.pop() >= 0)
    found.reverse()
    return found


def gradients__in_a_dictionary_first(X, y, params):
    """Keeps everything in a cache with names."""
    cache = {"A0": X}
    last = len(params)
    for number, (W, b) in enumerate(params, start=1):
        cache[f"Z{number}"] = np.matmul(cache[f"A{number - 1}"], W) + b.reshape(1, -1)
        cache[f"A{number}"] = np.clip(cache[f"Z{number}"], 0, None)
    grads = {"dZ": _start(cache[f"Z{last}"], y)}
    for number in range(last, 0, -1):
        dz, W = grads["dZ"], params[number - 1][0]
        grads[f"dW{number}"] = np.matmul(cache[f"A{number - 1}"].T, dz)
        grads[f"db{number}"] = np.sum(dz, axis=0)
        if number > 1:
            grads["dZ"] = np.matmul(dz, W.T) * (cache[f"Z{number - 1}"] > 0)
    return [(grads[f"dW{number}"], grads[f"db{number}"]) for number in range(1, last + 1)]

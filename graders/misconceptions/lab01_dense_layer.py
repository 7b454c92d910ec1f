"""Wrong implementations of lab 1, each one a mistake that learners make."""

from itertools import pairwise

import numpy as np

# dense


def dense__transposes_the_weights(a_in, W, b, g):
    """You gave unit j row j of W. Its weights stand in column j: W is (n_in, n_out), one row for
    each input and one column for each unit, and fits as it is."""
    return g(a_in @ W.T + b)


def dense__multiplies_entry_by_entry(a_in, W, b, g):
    """You multiplied a_in and W entry by entry with `*`. Two matrices side by side mean the matrix
    product: each row with each column, multiplied and added up."""
    return g(a_in * W + b)


def dense__puts_the_weights_first(a_in, W, b, g):
    """You put W before a_in in the product. Examples are rows here, so a_in comes first: the
    product of (m, n_in) and (n_in, n_out) is (m, n_out)."""
    return g(np.dot(W, a_in) + b)


def dense__puts_examples_in_columns(a_in, W, b, g):
    """Your answer has one column for each example. In this course examples are rows, on the way in
    and on the way out: the answer is (m, n_out)."""
    return g(W.T @ a_in.T + b.reshape(-1, 1))


def dense__adds_the_bias_as_a_column(a_in, W, b, g):
    """You added b as a column, so each example got a bias. b has one number for each unit: it
    belongs to the columns of the pre-activations, and every row gets all of it."""
    return g(a_in @ W + b.reshape(-1, 1))


def dense__forgets_the_bias(a_in, W, b, g):
    """You left out the bias. Each unit adds its own number of b to the sum before g is applied."""
    return g(a_in @ W)


def dense__adds_the_bias_after_g(a_in, W, b, g):
    """You applied g first and added the bias afterwards. The bias belongs to the sum: g gets all of
    a_in W + b."""
    return g(a_in @ W) + b


def dense__applies_g_to_both_parts(a_in, W, b, g):
    """You applied g to the product and to the bias, and then added the two. Add first: g is called
    once, with all of a_in W + b."""
    return g(a_in @ W) + g(b)


def dense__adds_the_bias_for_every_input(a_in, W, b, g):
    """You added the bias inside the loop over the inputs, so it counts n_in times. Each unit adds
    its bias once, after the products are summed up."""
    z = np.zeros((len(a_in), W.shape[1]))
    for i in range(W.shape[0]):
        z += a_in[:, i : i + 1] * W[i] + b
    return g(z)


def dense__subtracts_the_bias(a_in, W, b, g):
    """You subtracted the bias. It is added to the sum; a bias that should hold a unit back is a
    negative number."""
    return g(a_in @ W - b)


def dense__forgets_g(a_in, W, b, g):
    """You returned the pre-activations. One step is missing: hand them to g and return what it
    answers."""
    return a_in @ W + b


def dense__applies_g_twice(a_in, W, b, g):
    """You applied g twice. The pre-activations go through it once; what g answers is already the
    output of the layer."""
    return g(g(a_in @ W + b))


def dense__applies_g_to_the_inputs(a_in, W, b, g):
    """You applied g to the inputs of the layer. The activation comes last: first the product and
    the bias, then g."""
    return g(a_in) @ W + b


def dense__always_uses_relu(a_in, W, b, g):
    """Your layer always applies ReLU. Which activation function to use is the caller's choice: it
    is the argument g."""
    return np.maximum(a_in @ W + b, 0)


def dense__always_uses_sigmoid(a_in, W, b, g):
    """Your layer always applies the sigmoid. Which activation function to use is the caller's
    choice: it is the argument g."""
    return 1 / (1 + np.exp(-(a_in @ W + b)))


def dense__applies_g_to_single_numbers(a_in, W, b, g):
    """You called g with one number at a time. Softmax, for one, has to see all scores of an
    example, or every share is 1. Call g once, with the whole matrix."""
    z = a_in @ W + b
    a_out = np.zeros(z.shape)
    for e, j in np.ndindex(*z.shape):
        a_out[e, j] = g(z[e, j])
    return a_out


def dense__applies_g_unit_by_unit(a_in, W, b, g):
    """You called g with the scores of one unit at a time, so softmax compared examples with each
    other. It has to compare the units of one example. Call g once, with the whole matrix."""
    return np.stack([g(a_in @ W[:, j] + b[j]) for j in range(W.shape[1])], axis=1)


def dense__sums_over_the_wrong_axis(a_in, W, b, g):
    """You computed all the products rightly, but added them up over the units. A sum runs over the
    inputs of one unit, so that one number is left for each example and unit."""
    return g(np.sum(a_in[:, :, np.newaxis] * W, axis=2) + b)


def dense__puts_an_array_in_one_entry(a_in, W, b, g):
    """You put several numbers where a single one fits. An entry of z belongs to one example and one
    unit: one row of a_in, one column of W and one number of b make it. Which of them is whole?"""
    a_out = np.zeros(W.shape[1])
    for j in range(W.shape[1]):
        a_out[j] = g(np.dot(W[:, j], a_in) + b[j])
    return a_out


def dense__sizes_the_answer_like_a_in(a_in, W, b, g):
    """You gave the answer the shape of a_in. It has one column for each unit: their number is
    n_out, W.shape[1], and not n_in."""
    z = np.zeros(a_in.shape)
    for j in range(W.shape[1]):
        z[:, j] = a_in @ W[:, j] + b[j]
    return g(z)


def dense__counts_the_inputs_as_units(a_in, W, b, g):
    """You went through as many units as there are inputs. The layer has one unit for each column of
    W: their number is n_out, W.shape[1], and not n_in."""
    z = np.zeros(a_in.shape)
    for j in range(a_in.shape[1]):
        z[:, j] = a_in @ W[:, j] + b[j]
    return g(z)


def dense__gives_zeros_two_numbers(a_in, W, b, g):
    """You gave np.zeros two numbers. It takes the shape as one argument, a tuple, so there are two
    pairs of parentheses: np.zeros((m, n_out))."""
    z = np.zeros(a_in.shape[0], W.shape[1])
    z[:] = a_in @ W + b
    return g(z)


def dense__keeps_one_example(a_in, W, b, g):
    """Your answer has room for one example only, and each new example overwrites it. Keep one row
    for each example: the answer is (m, n_out)."""
    a_out = np.zeros(W.shape[1])
    for row in a_in:
        a_out = g(row @ W + b)
    return a_out


def dense__returns_inside_the_loop(a_in, W, b, g):
    """Only the first row of your answer is worked out. Is the `return` inside the loop over the
    examples? It ends the function at once: move it behind the loop."""
    z = np.zeros((len(a_in), W.shape[1]))
    z[0] = a_in[0] @ W + b
    return g(z)


def dense__keeps_only_the_last_product(a_in, W, b, g):
    """Each product of yours overwrites the one before, so only the last input counts. The sum grows
    from input to input: `+=`, not `=`."""
    return g(a_in[:, -1:] * W[-1] + b)


def dense__drops_the_axis_of_one(a_in, W, b, g):
    """The answer lost an axis of length 1. One example is still a batch, and one unit is still a
    layer: the answers are (1, n_out) and (m, 1)."""
    return np.squeeze(g(a_in @ W + b))


def dense__stores_in_whole_numbers(a_in, W, b, g):
    """You collected the sums in an array with the dtype of a_in. Where the inputs are whole
    numbers, it cuts the fractions off. Make it an array of floats."""
    z = np.zeros((a_in.shape[0], W.shape[1]), dtype=a_in.dtype)
    z[:] = a_in @ W + b
    return g(z)


def dense__multiplies_inside_w(a_in, W, b, g):
    """Your code changes W. A column W[:, j] is no copy: `*=` writes into W itself, and the next
    example meets other weights. Make the product a new array."""
    z = np.zeros((len(a_in), len(b)))
    for e in range(len(a_in)):
        for j in range(len(b)):
            w = W[:, j]
            w *= a_in[e]
            z[e, j] = np.sum(w) + b[j]
    return g(z)


# sequential


def sequential__feeds_x_to_every_layer(x, layers):
    """Every layer of yours gets x, so only the last one counts. Only the first layer gets x; each
    later one gets the output of the layer before it."""
    for W, b, g in layers:
        a = g(x @ W + b)
    return a


def sequential__returns_after_the_first_layer(x, layers):
    """You returned the output of the first layer. Is the `return` inside the loop? The answer is
    what is left after the last layer."""
    W, b, g = layers[0]
    return g(x @ W + b)


def sequential__runs_backwards(x, layers):
    """You started with the last layer of the list. x goes into the first one, layers[0], and the
    last one gives the answer."""
    a = x
    for W, b, g in reversed(layers):
        a = g(a @ W + b)
    return a


def sequential__skips_the_first_layer(x, layers):
    """You left out the first layer of the list. x is not the output of a layer yet: layers[0] works
    on it first."""
    a = x
    for W, b, g in layers[1:]:
        a = g(a @ W + b)
    return a


def sequential__skips_the_last_layer(x, layers):
    """You stopped one layer too early. The last entry of the list is a layer as well, and its
    output is the answer."""
    a = x
    for W, b, g in layers[:-1]:
        a = g(a @ W + b)
    return a


def sequential__stops_after_two_layers(x, layers):
    """Your network has exactly two layers. The list may hold one layer, or twenty: let a loop go
    over it."""
    W1, b1, g1 = layers[0]
    W2, b2, g2 = layers[1]
    return g2(g1(x @ W1 + b1) @ W2 + b2)


def sequential__uses_the_first_g_everywhere(x, layers):
    """You used the activation function of the first layer in all layers. Each tuple (W, b, g)
    brings its own."""
    a, g = x, layers[0][2]
    for W, b, _ in layers:
        a = g(a @ W + b)
    return a


def sequential__uses_the_last_g_everywhere(x, layers):
    """You used the activation function of the last layer in all layers. Each tuple (W, b, g) brings
    its own."""
    a, g = x, layers[-1][2]
    for W, b, _ in layers:
        a = g(a @ W + b)
    return a


def sequential__activates_only_at_the_end(x, layers):
    """You applied an activation function only after the last layer. Every layer applies its own g
    before it hands its output on."""
    a = x
    for W, b, _ in layers:
        a = a @ W + b
    return layers[-1][2](a)


def sequential__applies_g_twice(x, layers):
    """Each g of your network is applied twice. `dense` applies it already: what that returns is the
    output of the layer, and goes into the next one as it is."""
    a = x
    for W, b, g in layers:
        a = g(g(a @ W + b))
    return a


def sequential__leaves_out_the_last_g(x, layers):
    """You left out the activation function of the last layer. A last layer that should end with its
    pre-activations brings a linear g itself, so apply every g."""
    a = x
    for W, b, g in layers[:-1]:
        a = g(a @ W + b)
    W, b, _ = layers[-1]
    return a @ W + b


def sequential__applies_no_g(x, layers):
    """Your network applies no activation function. Every layer is W, b and g: its g gets the sums,
    and what it answers goes on to the next layer."""
    a = x
    for W, b, _ in layers:
        a = a @ W + b
    return a


def sequential__always_uses_relu(x, layers):
    """Every layer of yours applies ReLU. Which activation function a layer has is for the caller to
    say: it is the third entry of its tuple (W, b, g)."""
    a = x
    for W, b, _ in layers:
        a = np.maximum(a @ W + b, 0)
    return a


def sequential__forgets_the_biases(x, layers):
    """Your network left the biases out. Every layer adds its own b to the sums before its g is
    applied."""
    a = x
    for W, _, g in layers:
        a = g(a @ W)
    return a


def sequential__returns_all_outputs(x, layers):
    """You returned the outputs of all layers in a list. The answer of a network is one matrix, the
    output of its last layer."""
    outputs = [x]
    for W, b, g in layers:
        outputs.append(g(outputs[-1] @ W + b))
    return outputs[1:]


def sequential__returns_x_and_all_outputs(x, layers):
    """You returned x and the outputs of all layers in a list. The answer of a network is one
    matrix, the output of its last layer."""
    outputs = [x]
    for W, b, g in layers:
        outputs.append(g(outputs[-1] @ W + b))
    return outputs


def sequential__adds_the_outputs_up(x, layers):
    """You added what goes into a layer to what comes out of it. The output of a layer takes the
    place of its input; the old numbers are not needed any more."""
    a = x
    for W, b, g in layers:
        out = g(a @ W + b)
        a = a + out if a.shape == out.shape else out
    return a


def sequential__returns_one_row(x, layers):
    """You returned the first row only. x is a batch: the answer has one row for each example, also
    when there is only one."""
    a = x
    for W, b, g in layers:
        a = g(a @ W + b)
    return a[0]


def sequential__empties_the_list(x, layers):
    """Your code takes the layers out of the list, and the caller is left with an empty one: `pop`
    changes the list itself. A loop over the list only looks at it."""
    a = x
    while layers:
        W, b, g = layers.pop(0)
        a = g(a @ W + b)
    return a


# collapse_linear


def collapse_linear__adds_the_biases_up(layers):
    """You added the biases up as they are. What leaves a layer goes through the weights of every
    later one, and its bias goes with it."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W @ W_next, b + b_next
    return W, b


def collapse_linear__keeps_only_the_last_bias(layers):
    """Your b is the bias of the last layer alone. The earlier biases have not vanished: they go
    through the weights of the later layers and are part of the answer for x = 0."""
    W = layers[0][0]
    for W_next, _ in layers[1:]:
        W = W @ W_next
    return W, layers[-1][1]


def collapse_linear__keeps_only_the_first_bias(layers):
    """You carried the bias of the first layer through the others, but never added theirs. Each
    later layer adds its own bias to what arrives."""
    W, b = layers[0]
    for W_next, _ in layers[1:]:
        W, b = W @ W_next, b @ W_next
    return W, b


def collapse_linear__leaves_the_bias_out(layers):
    """Your b is 0. The weights are right, but the biases of the stack have to go somewhere: what
    does the stack answer for x = 0?"""
    W = layers[0][0]
    for W_next, _ in layers[1:]:
        W = W @ W_next
    return W, np.zeros(W.shape[1])


def collapse_linear__returns_only_the_weights(layers):
    """You returned the weights only. A layer is two arrays, W and b, in this order."""
    W = layers[0][0]
    for W_next, _ in layers[1:]:
        W = W @ W_next
    return W


def collapse_linear__returns_the_bias_first(layers):
    """You returned b before W. The answer comes in the order of a layer: W, then b."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W @ W_next, b @ W_next + b_next
    return b, W


def collapse_linear__multiplies_from_the_right(layers):
    """You multiplied the weights in the wrong order. x meets the weights of the first layer first,
    so they stand on the left, next to x."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W_next @ W, b @ W_next + b_next
    return W, b


def collapse_linear__starts_with_the_last_layer(layers):
    """You treated the last layer of the list as the first one. x goes into layers[0]; follow it
    from there."""
    W, b = layers[-1]
    for W_next, b_next in layers[-2::-1]:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


def collapse_linear__adds_the_layers_up(layers):
    """You added the layers up, weights and biases. That is right for layers side by side; these
    work one after the other, and then weights multiply, as matrices."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W + W_next, b + b_next
    return W, b


def collapse_linear__multiplies_entry_by_entry(layers):
    """You multiplied the weights entry by entry with `*`. Two matrices side by side mean the matrix
    product: each row with each column, multiplied and added up."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W * W_next, b @ W_next + b_next
    return W, b


def collapse_linear__stops_after_two_layers(layers):
    """You combined exactly two layers. The list may hold one, or twenty: treat what you get from
    two as one layer, and go on with the next."""
    (W1, b1), (W2, b2) = layers[:2]
    return W1 @ W2, b1 @ W2 + b2


def collapse_linear__counts_the_first_layer_twice(layers):
    """You began with the first layer, and your loop combined it with the first layer again. It goes
    over the layers that follow: `layers[1:]`."""
    W, b = layers[0]
    for W_next, b_next in layers:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


def collapse_linear__multiplies_the_new_bias_too(layers):
    """You added the next bias before you multiplied by the next weights. A layer multiplies what
    arrives, and then adds its own bias."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W @ W_next, (b + b_next) @ W_next
    return W, b


def collapse_linear__updates_the_weights_too_early(layers):
    """You sent the bias through the combined weights of all layers so far. It comes out of the
    layers before, so only the weights of the next layer are still ahead of it."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W = W @ W_next
        b = b @ W + b_next
    return W, b


def collapse_linear__carries_biases_one_layer_far(layers):
    """You sent each bias through the next layer and no further. It has to go through all the layers
    that follow, down to the last one."""
    W, b = layers[0][0], layers[-1][1]
    for (_, b_here), (W_next, _) in pairwise(layers):
        W, b = W @ W_next, b + b_here @ W_next
    return W, b


def collapse_linear__puts_the_weights_before_the_bias(layers):
    """You put the weights before the bias in the product. A bias goes through a layer like an
    example, as a row: it stands on the left of the weights."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W @ W_next, np.dot(W_next, b) + b_next
    return W, b


def collapse_linear__returns_the_bias_as_a_matrix(layers):
    """Your b is a matrix with one row. The numbers are right; a bias has one axis, (n_out,), like
    those in the list."""
    W, b = layers[0]
    b = b.reshape(1, -1)
    for W_next, b_next in layers[1:]:
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


def collapse_linear__adds_into_the_last_bias(layers):
    """Your `+=` writes into the last b of the list itself. The caller's layers change with it, and
    an array of whole numbers can't take the sum. Make the sum a new array."""
    W, b = layers[-1]
    for W_before, b_before in layers[-2::-1]:
        b += b_before @ W
        W = W_before @ W
    return W, b


def collapse_linear__multiplies_into_the_first_weights(layers):
    """Your `@=` writes into the first W of the list itself. The caller's layers change with it, and
    it only fits while all layers have the same size. Make the product a new array."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W @= W_next
        b = b @ W_next + b_next
    return W, b


def collapse_linear__empties_the_list(layers):
    """Your code takes the layers out of the list: `pop` changes the list itself, and the caller
    needs it again. A loop over the list only looks at it."""
    W, b = layers.pop(0)
    while layers:
        W_next, b_next = layers.pop(0)
        W, b = W @ W_next, b @ W_next + b_next
    return W, b


def collapse_linear__reverses_the_list(layers):
    """Your code turns the caller's list round: `reverse` changes the list itself. To walk through
    it from behind, `reversed` leaves it as it is."""
    layers.reverse()
    W, b = layers[0]
    for W_before, b_before in layers[1:]:
        W, b = W_before @ W, b_before @ W + b
    return W, b

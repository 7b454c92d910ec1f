"""Mistakes in lab 7: backpropagation."""

import numpy as np

from graders.catalog import solution_of

solution = solution_of(__file__)


# relu_backward


def relu_backward__returns_the_slope(da, z):
    """You returned the slope, 0 or 1. The chain rule multiplies: the slope of this step times da,
    which holds all the steps between here and the cost."""
    return np.where(z > 0, 1.0, 0.0)


def relu_backward__multiplies_by_the_activation(da, z):
    """You multiplied da by relu(z), the value. A derivative needs the slope of ReLU: 1 for every
    positive score, however large."""
    return da * np.maximum(z, 0)


def relu_backward__multiplies_by_the_score(da, z):
    """You multiplied da by z. A derivative needs the slope of ReLU, which is 1 for every positive
    score and 0 for every negative one."""
    return da * z


def relu_backward__asks_the_sign_of_da(da, z):
    """You applied ReLU to da: negative derivatives are lost. Whether something passes was decided
    on the way forward, by the sign of z; da passes with either sign."""
    return np.maximum(da, 0)


def relu_backward__asks_both_signs(da, z):
    """You let da pass only where z and da are both positive. Only z decides: a negative derivative
    is as good as a positive one."""
    return da * (z > 0) * (da > 0)


def relu_backward__lets_everything_pass(da, z):
    """The derivatives go back as if there were no ReLU: da passes everywhere. Where z is negative,
    ReLU has replaced it by 0, so nothing that happens to z is felt further on."""
    return da


def relu_backward__closes_the_wrong_gates(da, z):
    """You let da pass where z is negative. Think of the curve of ReLU: on which side of 0 is it
    flat?"""
    return da * (z < 0)


def relu_backward__leaks(da, z):
    """You let a small part of da pass where z is negative: that is the slope of the leaky ReLU.
    The plain one is flat there."""
    return da * np.where(z > 0, 1.0, 0.01)


def relu_backward__turns_the_sign(da, z):
    """You changed the sign of da where z is negative: that is the slope of the absolute value. The
    slope of ReLU is 0 there."""
    return da * np.sign(z)


def relu_backward__opens_at_1(da, z):
    """You let da pass only where z is above 1. The slope of ReLU is 1, but the corner of the curve
    is at 0: that is where the gate opens."""
    return da * (z > 1)


def relu_backward__repeats_the_way_forward(da, z):
    """You returned relu(z), the way forward. On the way back the question is how much of da
    arrives at z."""
    return np.maximum(z, 0)


def relu_backward__adds_the_slope(da, z):
    """You added da and the slope. Along a chain of steps derivatives are multiplied; they are added
    only where several ways lead to the cost."""
    return da + (z > 0)


def relu_backward__averages(da, z):
    """You divided by the number of examples. The mean is taken once, in the cost, and da has its
    1/m already."""
    return da * (z > 0) / len(z)


def relu_backward__drops_the_zeros(da, z):
    """You picked out the numbers that pass and dropped the others. dz has the shape of z: a number
    that does not pass leaves a 0 in its place."""
    return da[z > 0]


def relu_backward__integer_buffer(da, z):
    """You filled an array that has the type of z. When z holds integers, the derivatives in it are
    cut to whole numbers: give your array a float type."""
    dz = np.zeros_like(z)
    dz[z > 0] = da[z > 0]
    return dz


def relu_backward__changes_da(da, z):
    """You wrote into da. The array belongs to the caller, who may need it again: make a new one for
    your result."""
    da[z <= 0] = 0
    return da


def relu_backward__branches_with_if(da, z):
    """You asked `if` about a whole array. Some of its scores are positive and some are not, so
    there is no single answer: NumPy can decide number by number."""
    return da if z > 0 else np.zeros_like(da)


def relu_backward__multiplies_matrices(da, z):
    """You used a matrix product. ReLU treats each score on its own, so its slopes meet the numbers
    of da one by one: that is `*`."""
    return np.dot(da, (z > 0).T)


# sigmoid_backward


def sigmoid_backward__applies_the_sigmoid_again(da, a):
    """You took `a` for the score and applied the sigmoid once more. `a` is what the sigmoid has
    returned already; in terms of it, the slope has no exponential at all."""
    s = 1 / (1 + np.exp(-a))
    return da * s * (1 - s)


def sigmoid_backward__returns_the_slope(da, a):
    """You returned the slope a * (1 - a). The chain rule multiplies: the slope of this step times
    da, which holds all the steps between here and the cost."""
    return a * (1 - a) + 0 * da


def sigmoid_backward__multiplies_by_the_activation(da, a):
    """You multiplied da by the activation. The slope has a second factor: as `a` comes near 1 the
    curve becomes flat, and your derivative does not."""
    return da * a


def sigmoid_backward__forgets_the_activation(da, a):
    """You multiplied da by 1 - a only. The slope has a second factor: as `a` comes near 0 the curve
    becomes flat, and your derivative does not."""
    return da * (1 - a)


def sigmoid_backward__is_tanh_backward(da, a):
    """You used 1 - a**2, the slope of tanh. The sigmoid has a slope of its own; at a = 0.5 it is
    1/4."""
    return da * (1 - a**2)


def sigmoid_backward__is_relu_backward(da, a):
    """You used a gate, as for ReLU. An activation of a sigmoid is always positive, and what passes
    is neither all nor nothing: it depends on how steep the curve is at that place."""
    return da * (a > 0)


def sigmoid_backward__gates_at_one_half(da, a):
    """You used a gate that opens at 0.5. A threshold belongs to decisions; the slope of the sigmoid
    changes smoothly, and is the same for `a` and 1 - a."""
    return da * (a > 0.5)


def sigmoid_backward__divides(da, a):
    """You divided by the slope. If z grows by a little, `a` grows by slope times as much, so the
    way back multiplies by the slope too."""
    return da / (a * (1 - a))


def sigmoid_backward__turns_the_sign(da, a):
    """Your slope is negative: a * (a - 1). The sigmoid rises everywhere, so its slope can't be
    below 0."""
    return da * a * (a - 1)


def sigmoid_backward__loses_the_parentheses(da, a):
    """You wrote a * 1 - a without parentheses. Python multiplies first, and what is left is
    subtracted from da * a: put 1 - a in parentheses."""
    return da * a * 1 - a


def sigmoid_backward__squares_the_wrong_factor(da, a):
    """You squared 1 - a. With exp(-z) in place of a, a square does appear in the slope; in terms of
    `a` there is none."""
    return da * a * (1 - a) ** 2


def sigmoid_backward__adds_the_slope(da, a):
    """You added da and the slope. Along a chain of steps derivatives are multiplied; they are added
    only where several ways lead to the cost."""
    return da + a * (1 - a)


def sigmoid_backward__averages(da, a):
    """You divided by the number of examples. The mean is taken once, in the cost, and da has its
    1/m already."""
    return da * a * (1 - a) / len(a)


def sigmoid_backward__adds_up_the_examples(da, a):
    """You added up the examples. Only weights and biases are shared by the whole batch; every
    example has its own scores, so dz has the shape of `a`."""
    return np.sum(da * a * (1 - a), axis=0)


def sigmoid_backward__integer_buffer(da, a):
    """You filled an array that has the type of da. When da holds integers, every derivative is cut
    to a whole number: give your array a float type."""
    dz = np.zeros_like(da)
    dz[...] = da * a * (1 - a)
    return dz


def sigmoid_backward__changes_da(da, a):
    """You wrote into da. The array belongs to the caller, who may need it again, and it may hold
    integers: make a new array for your result."""
    da *= a * (1 - a)
    return da


def sigmoid_backward__multiplies_matrices(da, a):
    """You used a matrix product. The sigmoid treats each score on its own, so its slopes meet the
    numbers of da one by one: that is `*`."""
    return np.dot(da, (a * (1 - a)).T)


# dense_backward


def dense_backward__adds_up_everything_for_db(dz, a_in, W):
    """You added up all of dz, so all biases get the same number. Each unit has its own bias: add
    up its column only, with axis=0."""
    return dz @ W.T, a_in.T @ dz, np.sum(dz)


def dense_backward__gives_every_bias_the_total(dz, a_in, W):
    """You gave every bias the sum of all of dz. Each unit has its own bias: add up its column
    only."""
    return dz @ W.T, a_in.T @ dz, np.full(dz.shape[1], np.sum(dz))


def dense_backward__gives_each_example_a_bias(dz, a_in, W):
    """You returned dz for db, a row for each example. All examples share one b: their derivatives
    add up, and db has the shape of b."""
    return dz @ W.T, a_in.T @ dz, dz


def dense_backward__averages_the_biases(dz, a_in, W):
    """Your db is a mean over the examples. The 1/m of the mean is in dz already, so that db is a
    sum, just as dW."""
    return dz @ W.T, a_in.T @ dz, np.mean(dz, axis=0)


def dense_backward__averages_the_weights(dz, a_in, W):
    """You divided dW by the number of examples. The 1/m of the mean is in dz already, so that dW is
    a sum, just as db."""
    return dz @ W.T, a_in.T @ dz / len(dz), np.sum(dz, axis=0)


def dense_backward__averages_weights_and_biases(dz, a_in, W):
    """You divided by the number of examples once too often. The cost is one mean: its 1/m comes in
    with the very first step back, softmax_crossentropy_backward, and only once. From then on, just
    add up."""
    return dz @ W.T, a_in.T @ dz / len(dz), np.mean(dz, axis=0)


def dense_backward__averages_in_every_layer(dz, a_in, W):
    """You divided by the number of examples once too often. The cost is one mean: its 1/m comes in
    with the very first step back, softmax_crossentropy_backward, and only once. From then on, just
    add up."""
    return dz @ W.T / len(dz), a_in.T @ dz / len(dz), np.mean(dz, axis=0)


def dense_backward__sums_the_units_for_db(dz, a_in, W):
    """You added up within each row: one number for each example. db has one number for each unit:
    add the rows together, over the examples (axis=0)."""
    return dz @ W.T, a_in.T @ dz, np.sum(dz, axis=1)


def dense_backward__keeps_the_axis_of_db(dz, a_in, W):
    """Your db has the shape (1, n_out). That is a matrix with one row; b has the shape (n_out,),
    and db has the shape of b. Do you need keepdims?"""
    return dz @ W.T, a_in.T @ dz, np.sum(dz, axis=0, keepdims=True)


def dense_backward__takes_the_bias_for_a_constant(dz, a_in, W):
    """You returned 1 for every bias, the slope of z. The chain rule multiplies it by dz, and the
    examples add up."""
    return dz @ W.T, a_in.T @ dz, np.ones(dz.shape[1])


def dense_backward__gets_biases_from_weights(dz, a_in, W):
    """You added up dW to get db. The inputs are already multiplied into dW, and a bias is not
    multiplied by any input: db comes from dz alone."""
    dW = a_in.T @ dz
    return dz @ W.T, dW, np.sum(dW, axis=0)


def dense_backward__forgets_dz(dz, a_in, W):
    """Your dW adds up the inputs and leaves dz out. That is how z depends on W; the chain rule
    multiplies it by dz, how the cost depends on z."""
    return dz @ W.T, a_in.T @ np.ones(dz.shape), np.sum(dz, axis=0)


def dense_backward__transposes_the_weights(dz, a_in, W):
    """Your dW is transposed: dz.T @ a_in has the shape (n_out, n_in). dW has the shape of W: which
    factor comes first?"""
    return dz @ W.T, dz.T @ a_in, np.sum(dz, axis=0)


def dense_backward__forgets_to_transpose_a_in(dz, a_in, W):
    """Your product for dW lacks a transpose: a_in and dz both have a row for each example. dW adds
    up over the examples, so the axis of length m must be in the middle: (n_in, m) times
    (m, n_out)."""
    return dz @ W.T, a_in @ dz, np.sum(dz, axis=0)


def dense_backward__forgets_to_transpose_a_in_dot(dz, a_in, W):
    """Your product for dW lacks a transpose: a_in and dz both have a row for each example. dW adds
    up over the examples, so the axis of length m must be in the middle: (n_in, m) times
    (m, n_out)."""
    return np.dot(dz, W.T), np.dot(a_in, dz), np.sum(dz, axis=0)


def dense_backward__forgets_to_transpose_weights(dz, a_in, W):
    """Your product for da_in lacks a transpose. W leads from inputs to units, and on the way back
    you go from units to inputs: (m, n_out) times (n_out, n_in)."""
    return dz @ W, a_in.T @ dz, np.sum(dz, axis=0)


def dense_backward__forgets_to_transpose_weights_dot(dz, a_in, W):
    """Your product for da_in lacks a transpose. W leads from inputs to units, and on the way back
    you go from units to inputs: (m, n_out) times (n_out, n_in)."""
    return np.dot(dz, W), np.dot(a_in.T, dz), np.sum(dz, axis=0)


def dense_backward__puts_w_first(dz, a_in, W):
    """In your product for da_in, W stands before dz. da_in has a row for each example, as dz has,
    so dz comes first: (m, n_out) times (n_out, n_in)."""
    return W.T @ dz, a_in.T @ dz, np.sum(dz, axis=0)


def dense_backward__puts_w_first_as_it_is(dz, a_in, W):
    """In your product for da_in, W stands before dz. da_in has a row for each example, as dz has,
    so dz comes first: (m, n_out) times (n_out, n_in)."""
    return W @ dz, a_in.T @ dz, np.sum(dz, axis=0)


def dense_backward__transposes_da_in(dz, a_in, W):
    """Your da_in is transposed: W @ dz.T has the shape (n_in, m). da_in has the shape of a_in:
    which factor comes first?"""
    return W @ dz.T, a_in.T @ dz, np.sum(dz, axis=0)


def dense_backward__puts_dz_first(dz, a_in, W):
    """In your product for dW, dz stands before a_in. dW has a row for each input, so a_in comes
    first, turned: (n_in, m) times (m, n_out)."""
    return dz @ W.T, dz @ a_in, np.sum(dz, axis=0)


def dense_backward__takes_columns_for_examples(dz, a_in, W):
    """You wrote the formulas for examples in columns, where dW is dz times a_in.T. In this course
    rows are examples and z = a_in @ W + b, so each product is the other way round."""
    dW = np.dot(dz, a_in.T)
    return np.dot(W.T, dz), dW, np.sum(dz, axis=1)


def dense_backward__multiplies_element_by_element(dz, a_in, W):
    """You used `*` between dz and a_in. dW has a number for every pair of an input and a unit, and
    adds up over the examples: a matrix product does both."""
    return dz @ W.T, dz * a_in, np.sum(dz, axis=0)


def dense_backward__keeps_the_examples_apart(dz, a_in, W):
    """Your dW has a matrix for each example. All examples share one W: add their matrices up."""
    return dz @ W.T, a_in[:, :, None] * dz[:, None, :], np.sum(dz, axis=0)


def dense_backward__keeps_only_the_last_example(dz, a_in, W):
    """Your dW and db know the last example only: each round of the loop replaces the result of the
    one before (`=`). The examples add up: `+=`."""
    for dz_row, a_row in zip(dz, a_in):
        dW = np.outer(a_row, dz_row)
        db = dz_row * 1
    return dz @ W.T, dW, db


def dense_backward__integer_buffer(dz, a_in, W):
    """You added up in an array that has the type of W. When W holds integers, every derivative is
    cut to a whole number: give your array a float type."""
    dW = np.zeros_like(W)
    dW[...] = a_in.T @ dz
    return dz @ W.T, dW, np.sum(dz, axis=0)


def dense_backward__goes_back_through_dw(dz, a_in, W):
    """You used dW where W belongs. How strongly an input acts on the cost depends on the weights it
    meets, not on their derivatives."""
    dW = a_in.T @ dz
    return dz @ dW.T, dW, np.sum(dz, axis=0)


def dense_backward__applies_a_gate(dz, a_in, W):
    """You let da_in pass only where a_in is positive. That is the step back through the ReLU of the
    layer before, and a function of its own; not every a_in comes from a ReLU."""
    return (dz @ W.T) * (a_in > 0), a_in.T @ dz, np.sum(dz, axis=0)


def dense_backward__adds_up_the_rows_of_da_in(dz, a_in, W):
    """You added up da_in over the examples. Weights and biases are shared by all examples; inputs
    are not: each example has its own row."""
    return np.sum(dz @ W.T, axis=0), a_in.T @ dz, np.sum(dz, axis=0)


def dense_backward__returns_da_in_last(dz, a_in, W):
    """You returned (dW, db, da_in). The order asked for is (da_in, dW, db)."""
    return a_in.T @ dz, np.sum(dz, axis=0), dz @ W.T


def dense_backward__swaps_weights_and_biases(dz, a_in, W):
    """You swapped dW and db. The weights come before the biases, as in (W, b)."""
    return dz @ W.T, np.sum(dz, axis=0), a_in.T @ dz


def dense_backward__forgets_da_in(dz, a_in, W):
    """You returned (dW, db). The layer before needs da_in as well: without it the way back ends
    here."""
    return a_in.T @ dz, np.sum(dz, axis=0)


def dense_backward__changes_dz(dz, a_in, W):
    """You divided dz in place. That changes the array of the caller, and the division is one too
    many: the 1/m of the mean is in dz already."""
    dz /= len(dz)
    return dz @ W.T, a_in.T @ dz, np.sum(dz, axis=0)


def dense_backward__takes_a_step(dz, a_in, W):
    """You changed W before you went back through it. The derivatives before that layer need the
    weights with which the prediction was made: find all of them first, and take the step later
    (lab 8)."""
    dW = a_in.T @ dz
    W -= 0.01 * dW
    return dz @ W.T, dW, np.sum(dz, axis=0)


# softmax_crossentropy_backward


def _softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def _one_hot(z, y):
    return np.eye(z.shape[1])[y]


def softmax_crossentropy_backward__forgets_the_mean(z, y):
    """You did not divide by m. The cost is a mean over the examples, so each has only 1/m of its
    strength; and this is the one place where the division belongs."""
    return _softmax(z) - _one_hot(z, y)


def softmax_crossentropy_backward__divides_only_the_labels(z, y):
    """You divided only Y by m: division goes before subtraction. Put p - Y in parentheses."""
    return _softmax(z) - _one_hot(z, y) / len(y)


def softmax_crossentropy_backward__divides_by_classes(z, y):
    """You divided by the number of classes, k, or of entries, m * k. The loss of an example is one
    number, so there are m losses, and the cost is their mean."""
    return (_softmax(z) - _one_hot(z, y)) / z.shape[1]


def softmax_crossentropy_backward__divides_by_entries(z, y):
    """You divided by the number of classes, k, or of entries, m * k. The loss of an example is one
    number, so there are m losses, and the cost is their mean."""
    return (_softmax(z) - _one_hot(z, y)) / z.size


def softmax_crossentropy_backward__divides_twice(z, y):
    """You divided by the number of examples once too often. The cost is one mean: its 1/m comes in
    with the very first step back, softmax_crossentropy_backward, and only once. From then on, just
    add up."""
    return (_softmax(z) - _one_hot(z, y)) / len(y) ** 2


def softmax_crossentropy_backward__turns_the_sign(z, y):
    """Your signs are turned round: Y - p. If the score of the right class grows, the cost falls, so
    its derivative is negative: p - 1."""
    return (_one_hot(z, y) - _softmax(z)) / len(y)


def softmax_crossentropy_backward__forgets_the_labels(z, y):
    """You returned the probabilities and never used the labels. The derivative must know which
    class is right: for that one, 1 is subtracted."""
    return _softmax(z) / len(y)


def softmax_crossentropy_backward__returns_the_probabilities(z, y):
    """You returned the probabilities and never used the labels. The derivative must know which
    class is right: for that one, 1 is subtracted."""
    return _softmax(z)


def softmax_crossentropy_backward__forgets_the_softmax(z, y):
    """You subtracted Y from the scores. Subtract it from the probabilities: softmax comes first."""
    return (z - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__subtracts_the_scores(z, y):
    """You returned the probabilities minus the scores. What has to be subtracted is Y: a 1 for the
    right class of each example, and a 0 for all others."""
    return (_softmax(z) - z) / len(y)


def softmax_crossentropy_backward__overflows(z, y):
    """You took exp of the scores as they are, and exp(1000) is infinite. Softmax does not change if
    you subtract the largest score of each row first."""
    e = np.exp(z)
    return (e / np.sum(e, axis=1, keepdims=True) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__subtracts_one_maximum(z, y):
    """You subtracted the largest score of the whole batch. In a row that lies far below it every
    exp is 0, and 0 / 0 is nan. Each row needs its own maximum."""
    e = np.exp(z - np.max(z))
    return (e / np.sum(e, axis=1, keepdims=True) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__clips_the_probabilities(z, y):
    """You kept the probabilities away from 0 and 1. There is no logarithm here that could break:
    p - Y is finite for every p."""
    return (np.clip(_softmax(z), 1e-7, 1 - 1e-7) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__normalises_columns(z, y):
    """Your softmax divides by the sums of the columns. Examples are rows: the probabilities of each
    row sum to 1."""
    return (_softmax(z.T).T - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__normalises_everything(z, y):
    """Your softmax divides by the sum over the whole batch. Each example is a row of its own, and
    each row sums to 1."""
    e = np.exp(z - np.max(z))
    return (e / np.sum(e) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__normalises_everything_safely(z, y):
    """Your softmax divides by the sum over the whole batch. Each example is a row of its own, and
    each row sums to 1."""
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return (e / np.sum(e) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__forgets_the_sum(z, y):
    """You took exp of the scores for probabilities. Those of a row have to sum to 1: divide each
    row by its sum."""
    return (np.exp(z) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__forgets_the_sum_safely(z, y):
    """You took exp of the scores for probabilities. Those of a row have to sum to 1: divide each
    row by its sum."""
    return (np.exp(z - np.max(z, axis=1, keepdims=True)) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__loses_an_axis(z, y):
    """Your maximum or sum of each row has the shape (m,), and NumPy lays it along the columns. Keep
    the axis: (m, 1) fits beside (m, k)."""
    e = np.exp(z - np.max(z, axis=1))
    return (e / np.sum(e, axis=1) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__loses_the_axis_of_the_sum(z, y):
    """Your maximum or sum of each row has the shape (m,), and NumPy lays it along the columns. Keep
    the axis: (m, 1) fits beside (m, k)."""
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return (e / np.sum(e, axis=1) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__loses_the_axis_of_the_maximum(z, y):
    """Your maximum or sum of each row has the shape (m,), and NumPy lays it along the columns. Keep
    the axis: (m, 1) fits beside (m, k)."""
    e = np.exp(z - np.max(z, axis=1))
    return (e / np.sum(e, axis=1, keepdims=True) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__applies_softmax_twice(z, y):
    """Softmax is applied twice: probabilities took the place of scores. z is what comes out of the
    last layer, and one softmax makes probabilities of it."""
    return (_softmax(_softmax(z)) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__uses_the_sigmoid(z, y):
    """You used the sigmoid of each score. With softmax the classes compete: the probabilities of a
    row sum to 1."""
    return (1 / (1 + np.exp(-z)) - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__multiplies_by_the_slope(z, y):
    """You multiplied p - Y by p * (1 - p). The slope of softmax is in p - Y already: softmax and
    cross-entropy were taken together."""
    p = _softmax(z)
    return (p - _one_hot(z, y)) * p * (1 - p) / len(y)


def softmax_crossentropy_backward__stops_at_the_probabilities(z, y):
    """You returned the derivative with respect to the probabilities, -Y / p. One more step back
    leads through softmax to the scores, and both together are simpler than either."""
    return -_one_hot(z, y) / _softmax(z) / len(y)


def softmax_crossentropy_backward__leaves_the_wrong_classes_out(z, y):
    """You gave a derivative to the right class only. The scores of the wrong classes are in the sum
    of the softmax: if one of them grows, the right class loses."""
    Y = _one_hot(z, y)
    return (_softmax(z) - 1) * Y / len(y)


def softmax_crossentropy_backward__leaves_the_right_class_out(z, y):
    """You gave a derivative to the wrong classes only. The score of the right class matters most of
    all: its derivative is p - 1."""
    Y = _one_hot(z, y)
    return _softmax(z) * (1 - Y) / len(y)


def softmax_crossentropy_backward__takes_whole_columns(z, y):
    """You wrote p[:, y], which takes whole columns: every example loses 1 for the labels of all the
    others, too. In row i only column y[i] is meant: you need two lists of indices."""
    p = _softmax(z)
    p[:, y] -= 1
    return p / len(y)


def softmax_crossentropy_backward__takes_whole_rows(z, y):
    """You wrote p[y], which takes whole rows: the labels choose examples, not classes. In row i
    only column y[i] is meant: you need two lists of indices."""
    p = _softmax(z)
    p[y] -= 1
    return p / len(y)


def softmax_crossentropy_backward__subtracts_the_labels_as_they_are(z, y):
    """You subtracted the class numbers from the probabilities. A class number is a name, not an
    amount: it says from which probability 1 is subtracted. The Y of the formula is one-hot."""
    return (_softmax(z) - y) / len(y)


def softmax_crossentropy_backward__subtracts_a_column_of_labels(z, y):
    """You subtracted the class numbers from the probabilities. A class number is a name, not an
    amount: it says from which probability 1 is subtracted. The Y of the formula is one-hot."""
    return (_softmax(z) - np.reshape(y, (-1, 1))) / len(y)


def softmax_crossentropy_backward__subtracts_the_labels_in_place(z, y):
    """You subtracted the class numbers from the probabilities. A class number is a name, not an
    amount: it says from which probability 1 is subtracted. The Y of the formula is one-hot."""
    p = _softmax(z)
    p -= y
    return p / len(y)


def softmax_crossentropy_backward__counts_from_1(z, y):
    """You took class 1 for the first column. Classes are counted from 0, as columns are in NumPy:
    y[i] is the index itself."""
    p = _softmax(z)
    p[np.arange(len(y)), y - 1] -= 1
    return p / len(y)


def softmax_crossentropy_backward__asks_the_labels_for_the_classes(z, y):
    """You took the number of classes from the largest label. A batch need not contain an example of
    the last class; the number of classes is the number of columns of z."""
    return (_softmax(z) - np.eye(np.max(y) + 1)[y]) / len(y)


def softmax_crossentropy_backward__asks_the_examples_for_the_classes(z, y):
    """You made one-hot rows with m columns. Y has a row for each example, but a column for each
    class, so it has k columns: np.eye(k)[y]."""
    return (_softmax(z) - np.eye(len(y))[y]) / len(y)


def softmax_crossentropy_backward__returns_the_cost(z, y):
    """You returned the cost. Asked for is its derivative: a number for every score, so that dz has
    the shape of z."""
    return -np.mean(np.log(_softmax(z)[np.arange(len(y)), y]))


def softmax_crossentropy_backward__adds_up_the_examples(z, y):
    """You added up the examples. Every example has its own scores, so there is a row for each; only
    weights and biases add up over the batch."""
    return np.sum(_softmax(z) - _one_hot(z, y), axis=0) / len(y)


def softmax_crossentropy_backward__integer_buffer(z, y):
    """You filled an array that has the type of z. When z holds integers, all that is stored in it
    is cut to whole numbers: give your array a float type."""
    dz = np.zeros_like(z)
    dz[...] = (_softmax(z) - _one_hot(z, y)) / len(y)
    return dz


def softmax_crossentropy_backward__integer_buffer_for_p(z, y):
    """You filled an array that has the type of z. When z holds integers, all that is stored in it
    is cut to whole numbers: give your array a float type."""
    p = np.zeros_like(z)
    p[...] = _softmax(z)
    return (p - _one_hot(z, y)) / len(y)


def softmax_crossentropy_backward__integer_buffer_for_the_difference(z, y):
    """You filled an array that has the type of z. When z holds integers, all that is stored in it
    is cut to whole numbers: give your array a float type."""
    dz = np.zeros_like(z)
    dz[...] = _softmax(z) - _one_hot(z, y)
    return dz / len(y)


def softmax_crossentropy_backward__changes_z(z, y):
    """You wrote into z: `-=` changes the array of the caller, and fails for integers when it
    subtracts floats. Subtract the maximum into a new array."""
    z -= np.max(z, axis=1, keepdims=True)
    return (_softmax(z) - _one_hot(z, y)) / len(y)


# gradients


def _forward(X, params, g=lambda z: np.maximum(z, 0)):
    """Return what each layer is given, the result of the last one too, and all scores."""
    inputs, scores = [X], []
    for W, b in params:
        scores.append(inputs[-1] @ W + b)
        inputs.append(g(scores[-1]))
    return inputs, scores


def _backward(dz, inputs, params, through, dense=solution.dense_backward):
    """Return all (dW, db); through(da, i) goes back through the activation of layer i."""
    found = []
    for i in range(len(params) - 1, -1, -1):
        da, dW, db = dense(dz, inputs[i], params[i][0])
        found.insert(0, (dW, db))
        if i > 0:
            dz = through(da, i - 1)
    return found


def _right(X, y, params):
    return solution.gradients(X, y, params)


def gradients__starts_with_the_last_layer(X, y, params):
    """Your list starts with the last layer, which you met first on the way back. The order asked
    for is that of params."""
    return _right(X, y, params)[::-1]


def gradients__puts_all_in_one_list(X, y, params):
    """You put all arrays into one list. Asked for is a list of pairs, one for each layer, so that
    it can be walked through together with params."""
    return [array for pair in _right(X, y, params) for array in pair]


def gradients__makes_a_list_of_each_kind(X, y, params):
    """You returned the weights' derivatives in one list and the biases' in another. One list is
    asked for, with a pair (dW, db) for each layer."""
    pairs = _right(X, y, params)
    return [dW for dW, _ in pairs], [db for _, db in pairs]


def gradients__keeps_da_in(X, y, params):
    """Your list holds all that dense_backward returns. Asked for are pairs (dW, db): da_in is only
    needed on the way, to go on to the layer before."""
    inputs, scores = _forward(X, params)
    dz, found = solution.softmax_crossentropy_backward(scores[-1], y), []
    for i in range(len(params) - 1, -1, -1):
        found.insert(0, solution.dense_backward(dz, inputs[i], params[i][0]))
        if i > 0:
            dz = solution.relu_backward(found[0][0], scores[i - 1])
    return found


def gradients__returns_in_the_loop(X, y, params):
    """You return the derivatives of one layer only. Is the return inside the loop? Then the loop
    ends in its first round."""
    return _right(X, y, params)[-1:]


def gradients__uses_relu_on_the_output(X, y, params):
    """You gave the last layer a ReLU. Between its scores and the cost stands only the softmax, and
    it needs the negative scores as well: they go forward as they are, and their derivatives come
    back as they are."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(np.maximum(scores[-1], 0), y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__uses_relu_on_the_output_both_ways(X, y, params):
    """You gave the last layer a ReLU. Between its scores and the cost stands only the softmax, and
    it needs the negative scores as well: they go forward as they are, and their derivatives come
    back as they are."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(np.maximum(scores[-1], 0), y)
    dz = solution.relu_backward(dz, scores[-1])
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__gates_the_output(X, y, params):
    """You gave the last layer a ReLU. Between its scores and the cost stands only the softmax, and
    it needs the negative scores as well: they go forward as they are, and their derivatives come
    back as they are."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    dz = solution.relu_backward(dz, scores[-1])
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__gives_every_layer_x(X, y, params):
    """You computed z = X @ W + b for every layer. Only the first layer is given X; each of the
    others is given the a of the layer before."""
    scores = [X @ W + b for W, b in params]
    inputs = [X, *(np.maximum(z, 0) for z in scores)]
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__gives_every_layer_x_both_ways(X, y, params):
    """You computed z = X @ W + b for every layer. Only the first layer is given X; each of the
    others is given the a of the layer before."""
    scores = [X @ W + b for W, b in params]
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    inputs = [X for _ in params]
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__forgets_relu_on_the_way_forward(X, y, params):
    """On the way forward you left ReLU out: each layer is given the scores of the one before, the
    negative ones too. Both ways must go through the same steps."""
    inputs, scores = _forward(X, params, lambda z: z)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__forgets_relu_both_ways(X, y, params):
    """You left ReLU out, forward and backward. Without it a stack of layers is no more than one
    linear layer (lab 1)."""
    inputs, scores = _forward(X, params, lambda z: z)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: da)


def gradients__forgets_relu_on_the_way_back(X, y, params):
    """On the way back you left ReLU out: da_in went to the layer before as if it were that layer's
    dz. It has to pass the gate first, relu_backward with the z of that layer."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: da)


def gradients__uses_the_sigmoid_both_ways(X, y, params):
    """Your hidden layers use the sigmoid. They are asked to use ReLU, forward and backward."""
    inputs, scores = _forward(X, params, lambda z: 1 / (1 + np.exp(-z)))
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.sigmoid_backward(da, inputs[i + 1]))


def gradients__uses_the_sigmoid_on_the_way_forward(X, y, params):
    """Your hidden layers use the sigmoid. They are asked to use ReLU, forward and backward."""
    inputs, scores = _forward(X, params, lambda z: 1 / (1 + np.exp(-z)))
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__goes_back_through_the_sigmoid(X, y, params):
    """You went forward through ReLU and back through the sigmoid. The way back takes the derivative
    of the very steps that were taken forward."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.sigmoid_backward(da, inputs[i + 1]))


def gradients__hands_on_the_probabilities(X, y, params):
    """You handed softmax(z) to softmax_crossentropy_backward, which takes the softmax once more.
    Hand it the scores of the last layer as they are."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(_softmax(scores[-1]), y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__forgets_the_biases(X, y, params):
    """On the way forward you left the biases out. The gates and the probabilities depend on them:
    z = a_in @ W + b."""
    inputs, scores = _forward(X, [(W, 0 * b) for W, b in params])
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__takes_scores_for_inputs(X, y, params):
    """You gave dense_backward the z of the layer before. What a layer was given is the a of the
    layer before, after ReLU."""
    _, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    inputs = [X, *scores]
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__takes_outputs_for_inputs(X, y, params):
    """You gave dense_backward what the layer returned. It wants what the layer was given: the
    activations of the layer before, and X for the first."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    inputs = inputs[1:]
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__takes_x_for_every_input(X, y, params):
    """You gave dense_backward X, or what an earlier layer was given, where the a_in of this layer
    belongs. Write down which a_in each layer has: does X stand in your list twice?"""
    _, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    inputs = [X for _ in params]
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__keeps_x_twice(X, y, params):
    """You gave dense_backward X, or what an earlier layer was given, where the a_in of this layer
    belongs. Write down which a_in each layer has: does X stand in your list twice?"""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    inputs = [X, *inputs]
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))


def gradients__goes_back_through_the_last_w(X, y, params):
    """You went back through the W of the last layer in every layer. Is it the W that was left over
    when the loop of the way forward had ended? Each layer has its own: params[layer][0]."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)

    def dense(dz, a_in, _):
        return solution.dense_backward(dz, a_in, params[-1][0])

    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]), dense)


def gradients__hands_dense_its_arguments_in_another_order(X, y, params):
    """You called dense_backward with its arguments in another order. They are (dz, a_in, W)."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)

    def dense(dz, a_in, W):
        return solution.dense_backward(dz, W, a_in)

    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]), dense)


def gradients__hands_dense_the_inputs_first(X, y, params):
    """You called dense_backward with its arguments in another order. They are (dz, a_in, W)."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)

    def dense(dz, a_in, W):
        return solution.dense_backward(a_in, dz, W)

    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]), dense)


def gradients__unpacks_in_another_order(X, y, params):
    """You unpacked what dense_backward returns in another order. It is (da_in, dW, db)."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)

    def dense(dz, a_in, W):
        dW, db, da = solution.dense_backward(dz, a_in, W)
        return da, dW, db

    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]), dense)


def gradients__unpacks_the_weights_first(X, y, params):
    """You unpacked what dense_backward returns in another order. It is (da_in, dW, db)."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)

    def dense(dz, a_in, W):
        dW, da, db = solution.dense_backward(dz, a_in, W)
        return da, dW, db

    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]), dense)


def gradients__swaps_weights_and_biases(X, y, params):
    """You swapped dW and db. dense_backward returns (da_in, dW, db), and the pairs of your list are
    (dW, db), as those of params are (W, b)."""
    return [(db, dW) for dW, db in _right(X, y, params)]


def gradients__averages_again(X, y, params):
    """You divided by the number of examples once too often. The cost is one mean: its 1/m comes in
    with the very first step back, softmax_crossentropy_backward, and only once. From then on, just
    add up."""
    return [(dW / len(X), db / len(X)) for dW, db in _right(X, y, params)]


def gradients__forgets_the_mean(X, y, params):
    """You left out the mean of the cost: all derivatives are too large by the number of examples.
    The first step back, through softmax and cost, divides by m."""
    return [(dW * len(X), db * len(X)) for dW, db in _right(X, y, params)]


def gradients__hands_relu_its_arguments_in_another_order(X, y, params):
    """You called relu_backward with its arguments in another order. They are (da, z)."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(scores[i], da))


def gradients__sends_dz_through_the_gate(X, y, params):
    """You sent the dz of a layer through the gate of the layer before. What has to pass it is the
    da_in that dense_backward has returned: dz @ W.T."""
    inputs, scores = _forward(X, params)
    dz, found = solution.softmax_crossentropy_backward(scores[-1], y), []
    for i in range(len(params) - 1, -1, -1):
        _, dW, db = solution.dense_backward(dz, inputs[i], params[i][0])
        found.insert(0, (dW, db))
        if i > 0:
            dz = solution.relu_backward(dz, scores[i - 1])
    return found


def gradients__keeps_the_last_dz(X, y, params):
    """You used the dz of the last layer in every layer. Each layer has its own: what comes out of
    relu_backward is the dz of the layer before, so give it the name dz."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: dz)


def gradients__counts_the_reversed_list(X, y, params):
    """You counted with `enumerate(reversed(params))`. It goes through the layers from the end, but
    it numbers them from 0 all the same: the last layer gets the a_in of the first."""
    inputs, scores = _forward(X, params)
    dz, found = solution.softmax_crossentropy_backward(scores[-1], y), []
    for i, (W, _) in enumerate(reversed(params)):
        da, dW, db = solution.dense_backward(dz, inputs[i], W)
        found.insert(0, (dW, db))
        if i > 0:
            dz = solution.relu_backward(da, scores[i - 1])
    return found


def gradients__takes_the_gate_of_the_wrong_layer(X, y, params):
    """You sent da_in through the gate of the same layer. It is the derivative of what the layer was
    given, so its gate is the z of the layer before."""
    inputs, scores = _forward(X, params)
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i + 1]))


def gradients__goes_on_past_the_inputs(X, y, params):
    """You went through a ReLU in front of the first layer, too; scores[-1] is then the last entry
    of the list. X comes from no layer: the way back ends there."""
    return _past_the_inputs(X, y, params, solution.relu_backward)


def gradients__goes_on_past_the_inputs_by_where(X, y, params):
    """You went through a ReLU in front of the first layer, too; scores[-1] is then the last entry
    of the list. X comes from no layer: the way back ends there."""
    return _past_the_inputs(X, y, params, lambda da, z: np.where(z > 0, da, 0))


def gradients__goes_on_past_the_inputs_by_a_mask(X, y, params):
    """You went through a ReLU in front of the first layer, too; scores[-1] is then the last entry
    of the list. X comes from no layer: the way back ends there."""

    def through(da, z):
        dz = np.array(da)
        dz[z <= 0] = 0
        return dz

    return _past_the_inputs(X, y, params, through)


def _past_the_inputs(X, y, params, through):
    inputs, scores = _forward(X, params)
    dz, found = solution.softmax_crossentropy_backward(scores[-1], y), []
    for i in range(len(params) - 1, -1, -1):
        da, dW, db = solution.dense_backward(dz, inputs[i], params[i][0])
        found.insert(0, (dW, db))
        dz = through(da, scores[i - 1])
    return found


def gradients__knows_two_layers_only(X, y, params):
    """Your code unpacks exactly two layers. params may hold one layer or many: you need a loop."""
    (W1, b1), (W2, b2) = params
    return _right(X, y, [(W1, b1), (W2, b2)])


def gradients__stops_before_the_first_layer(X, y, params):
    """Your loop ends one layer too early: the first layer of the network has no gradients. Where
    does range stop?"""
    return _right(X, y, params)[1:]


def gradients__changes_params(X, y, params):
    """You changed params, which belongs to the caller: reverse and pop work on the list itself, and
    -= on the very array. Loop over indices, over reversed(...) or over a copy, and leave the step
    to the optimizer (lab 8)."""
    found = _right(X, y, params)
    params.reverse()
    return found


def gradients__changes_params_and_counts_up(X, y, params):
    """You changed params, which belongs to the caller: reverse and pop work on the list itself, and
    -= on the very array. Loop over indices, over reversed(...) or over a copy, and leave the step
    to the optimizer (lab 8)."""
    right_order = list(params)
    params.reverse()
    return gradients__counts_the_reversed_list(X, y, right_order)


def gradients__changes_params_and_counts_down(X, y, params):
    """You changed params, which belongs to the caller: reverse and pop work on the list itself, and
    -= on the very array. Loop over indices, over reversed(...) or over a copy, and leave the step
    to the optimizer (lab 8)."""
    inputs, scores = _forward(X, params)
    params.reverse()
    dz = solution.softmax_crossentropy_backward(scores[-1], y)
    return _backward(dz, inputs, params, lambda da, i: solution.relu_backward(da, scores[i]))

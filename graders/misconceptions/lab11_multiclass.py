"""Wrong implementations of lab 11, each one a mistake that learners make."""

from itertools import pairwise

import numpy as np

from graders.catalog import solution_of

solution = solution_of(__file__)


def _he(n_in, n_out, rng):
    return rng.normal(scale=np.sqrt(2 / n_in), size=(n_in, n_out))


# initialize


def initialize__starts_with_zeros(sizes, rng):
    """All your weights are 0. That is no neutral guess: all units of a layer stay equal, and with
    ReLU no gradient ever reaches them. Only the biases may start at 0."""
    return [(np.zeros((i, o)), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__starts_with_ones(sizes, rng):
    """All your weights are 1. Units with equal weights compute the same, get the same gradient and
    stay equal for ever. Draw a random number for each weight."""
    return [(np.ones((i, o)), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__starts_with_one_small_number(sizes, rng):
    """All your weights are the same small number. Units with equal weights compute the same, get
    the same gradient and stay equal for ever. Draw a random number for each weight."""
    return [(np.full((i, o), 0.01), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__starts_with_one_tenth(sizes, rng):
    """All your weights are the same small number. Units with equal weights compute the same, get
    the same gradient and stay equal for ever. Draw a random number for each weight."""
    return [(np.full((i, o), 0.1), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__draws_one_number_for_each_layer(sizes, rng):
    """You drew a single random number for a whole layer, so all its weights are equal, and all its
    units learn the same. Draw an array of the shape (n_in, n_out)."""
    return [
        (np.full((i, o), rng.normal(scale=np.sqrt(2 / i))), np.zeros(o)) for i, o in pairwise(sizes)
    ]


def initialize__draws_one_number_for_each_unit(sizes, rng):
    """You drew one random number for each unit, and all weights of the unit are that number. Each
    weight needs a number of its own: draw an array of the shape (n_in, n_out)."""
    return [
        (np.tile(rng.normal(scale=np.sqrt(2 / i), size=o), (i, 1)), np.zeros(o))
        for i, o in pairwise(sizes)
    ]


def initialize__draws_one_number_for_each_input(sizes, rng):
    """You drew one random number for each input, so all units of a layer have the same weights, and
    they will stay the same. Draw an array of the shape (n_in, n_out)."""
    return [
        (np.tile(rng.normal(scale=np.sqrt(2 / i), size=(i, 1)), (1, o)), np.zeros(o))
        for i, o in pairwise(sizes)
    ]


def initialize__does_not_scale(sizes, rng):
    """Your weights are too large for wide layers: they have the standard deviation 1 everywhere.
    The more inputs a score sums up, the smaller the weights must be: sqrt(2 / n_in)."""
    return [(rng.normal(size=(i, o)), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__multiplies_by_the_root(sizes, rng):
    """Your weights grow with the number of inputs. It is the other way round: n_in stands below the
    line, the scale is sqrt(2 / n_in)."""
    return [
        (rng.normal(scale=np.sqrt(i / 2), size=(i, o)), np.zeros(o)) for i, o in pairwise(sizes)
    ]


def initialize__takes_the_variance_for_the_scale(sizes, rng):
    """You left out the root, and the weights of wide layers are all but 0. 2 / n_in is the
    variance; the standard deviation, `scale`, is its root."""
    return [(rng.normal(scale=2 / i, size=(i, o)), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__takes_the_root_of_2_only(sizes, rng):
    """You took the root of 2 and divided it by n_in, so the weights of wide layers are all but 0.
    The division stands under the root: np.sqrt(2 / n_in)."""
    return [
        (rng.normal(scale=np.sqrt(2) / i, size=(i, o)), np.zeros(o)) for i, o in pairwise(sizes)
    ]


def initialize__draws_between_0_and_1(sizes, rng):
    """Your weights lie between 0 and 1, none is negative. They have to lie around 0, and to be
    small in wide layers: `rng.normal(scale=...)` draws such numbers."""
    return [(rng.random(size=(i, o)), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__makes_all_weights_positive(sizes, rng):
    """The scale is right, but all your weights are positive. They have to lie around 0, with both
    signs: `rng.normal` draws such numbers, `rng.random` does not."""
    return [(rng.random(size=(i, o)) * np.sqrt(2 / i), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__takes_absolute_values(sizes, rng):
    """You took the absolute values of the weights. Negative weights are needed as well: a unit must
    be able to vote against something."""
    return [(np.abs(_he(i, o, rng)), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__transposes_the_weights(sizes, rng):
    """Your W is (n_out, n_in). In this course it is (n_in, n_out), one row for each input and one
    column for each unit, so that `X @ W` fits."""
    return [
        (rng.normal(scale=np.sqrt(2 / i), size=(o, i)), np.zeros(o)) for i, o in pairwise(sizes)
    ]


def initialize__has_random_biases(sizes, rng):
    """Your biases are random. They start at 0: the random weights alone make the units differ."""
    return [(_he(i, o, rng), rng.normal(scale=np.sqrt(2 / i), size=o)) for i, o in pairwise(sizes)]


def initialize__has_large_random_biases(sizes, rng):
    """Your biases are random. They start at 0: the random weights alone make the units differ."""
    return [(_he(i, o, rng), rng.normal(size=o)) for i, o in pairwise(sizes)]


def initialize__has_biases_of_one(sizes, rng):
    """Your biases start at 1. They start at 0 here."""
    return [(_he(i, o, rng), np.ones(o)) for i, o in pairwise(sizes)]


def initialize__has_a_bias_for_each_input(sizes, rng):
    """You made a bias for each input of a layer. It is the units that have biases: b has the shape
    (n_out,)."""
    return [(_he(i, o, rng), np.zeros(i)) for i, o in pairwise(sizes)]


def initialize__makes_the_biases_a_row(sizes, rng):
    """Your b is a matrix of one row, (1, n_out). In this course it has one axis: (n_out,)."""
    return [(_he(i, o, rng), np.zeros((1, o))) for i, o in pairwise(sizes)]


def initialize__makes_the_biases_a_column(sizes, rng):
    """Your b is a column, (n_out, 1). In this course it has one axis, (n_out,): NumPy then adds it
    to every row of X W."""
    return [(_he(i, o, rng), np.zeros((o, 1))) for i, o in pairwise(sizes)]


def initialize__makes_one_bias(sizes, rng):
    """You made one bias for a whole layer. Each unit has its own: b has the shape (n_out,)."""
    return [(_he(i, o, rng), np.zeros(1)) for i, o in pairwise(sizes)]


def initialize__forgets_the_output_layer(sizes, rng):
    """You left out the last layer. The last two numbers of sizes belong together as well: n numbers
    make n - 1 layers."""
    return [(_he(i, o, rng), np.zeros(o)) for i, o in list(pairwise(sizes))[:-1]]


def initialize__forgets_the_first_layer(sizes, rng):
    """You left out the first layer. sizes[0] is the number of inputs, and the first layer is
    (sizes[0], sizes[1])."""
    return [(_he(i, o, rng), np.zeros(o)) for i, o in list(pairwise(sizes))[1:]]


def initialize__runs_past_the_end(sizes, rng):
    """Your loop runs once too often: behind the last number of sizes there is no next one. A list
    of n numbers has n - 1 pairs of neighbours."""
    return [(_he(sizes[i], sizes[i + 1], rng), np.zeros(sizes[i + 1])) for i in range(len(sizes))]


def initialize__makes_one_flat_list(sizes, rng):
    """You returned one flat list [W, b, W, b, ...]. The network is a list of pairs: (W, b) of the
    first layer, (W, b) of the second, and so on."""
    return [w for i, o in pairwise(sizes) for w in (_he(i, o, rng), np.zeros(o))]


def initialize__returns_only_the_weights(sizes, rng):
    """Your list holds the weights alone. Each entry is a pair (W, b), with the biases of the
    layer."""
    return [_he(i, o, rng) for i, o in pairwise(sizes)]


def initialize__makes_a_list_of_each_kind(sizes, rng):
    """You returned the weights in one list and the biases in another. One list is asked for, with a
    pair (W, b) for each layer."""
    params = solution.initialize(sizes, rng)
    return [W for W, _ in params], [b for _, b in params]


def initialize__takes_the_sizes_for_mean_and_spread(sizes, rng):
    """You handed n_in and n_out to rng.normal as its first two arguments, which are the mean and
    the spread of a single number. The shape goes by its name: size=(n_in, n_out)."""
    return [(rng.normal(n_in, n_out), np.zeros(n_out)) for n_in, n_out in pairwise(sizes)]


def initialize__sows_its_own_seed(sizes, rng):
    """You made a source of random numbers of your own, with a fixed seed: every network starts with
    the same weights, whatever rng is. Draw from the argument rng."""
    return solution.initialize(sizes, np.random.default_rng(0))


def initialize__sows_seed_42(sizes, rng):
    """You made a source of random numbers of your own, with a fixed seed: every network starts with
    the same weights, whatever rng is. Draw from the argument rng."""
    return solution.initialize(sizes, np.random.default_rng(42))


def initialize__sows_a_global_seed(sizes, rng):
    """You set a seed and drew from NumPy's global source: every network starts with the same
    weights, whatever rng is. Draw from the argument rng."""
    return solution.initialize(sizes, np.random.RandomState(0))


def initialize__empties_the_sizes(sizes, rng):
    """You took the sizes out of the caller's list with `.pop`, and the list is shorter now. Read it
    without changing it."""
    params = []
    while len(sizes) > 1:
        n_in = sizes.pop(0)
        params.append((_he(n_in, sizes[0], rng), np.zeros(sizes[0])))
    return params


# forward


def _forward(X, params, activation, last=lambda z: z):
    a = X
    for W, b in params[:-1]:
        a = activation(a @ W + b)
    return last(a @ params[-1][0] + params[-1][1])


def _relu(z):
    return np.maximum(z, 0)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


def forward__applies_relu_to_the_logits(X, params):
    """You applied ReLU to the last layer as well. Its scores are the logits, and negative ones are
    as good as others: ReLU stands after every layer but the last."""
    return _forward(X, params, _relu, _relu)


def forward__forgets_relu(X, params):
    """There is no ReLU in your network. Without it, all the layers together are worth a single
    linear layer. It stands after every layer but the last."""
    return _forward(X, params, lambda z: z)


def forward__returns_probabilities(X, params):
    """You put a softmax at the end. The cost and the prediction of this lab work with the logits:
    return the z of the last layer as it is."""
    return _forward(X, params, _relu, _softmax)


def forward__ends_with_a_sigmoid(X, params):
    """You put a sigmoid at the end. The answer is the logits: return the z of the last layer as it
    is."""
    return _forward(X, params, _relu, _sigmoid)


def forward__uses_sigmoid(X, params):
    """Your hidden layers use the sigmoid. The activation of this network is ReLU: a = max(0, z)."""
    return _forward(X, params, _sigmoid)


def forward__uses_tanh(X, params):
    """Your hidden layers use tanh. The activation of this network is ReLU: a = max(0, z)."""
    return _forward(X, params, np.tanh)


def forward__forgets_the_biases(X, params):
    """You left out the biases. Each layer adds its b to the product, before ReLU."""
    return _forward(X, [(W, 0 * b) for W, b in params], _relu)


def forward__forgets_the_last_bias(X, params):
    """You left out the bias of the last layer. It has one as well: logits = a W + b."""
    return _forward(X, [*params[:-1], (params[-1][0], 0 * params[-1][1])], _relu)


def forward__adds_the_bias_after_relu(X, params):
    """You applied ReLU to the product and added the bias afterwards. The bias belongs to z: ReLU
    gets all of a W + b."""
    a = X
    for W, b in params[:-1]:
        a = _relu(a @ W) + b
    return a @ params[-1][0] + params[-1][1]


def forward__applies_relu_to_the_inputs(X, params):
    """You applied ReLU to what goes into a layer, so that it met X first. X goes into the first
    layer as it is; ReLU comes after the bias."""
    a = X
    for W, b in params:
        a = _relu(a) @ W + b
    return a


def forward__clips_x_in_place(X, params):
    """You set the negative numbers of X to 0, in the caller's own array. X goes into the first
    layer as it is, and `a = X` is no copy of it."""
    a = X
    for W, b in params:
        a[a < 0] = 0
        a = a @ W + b
    return a


def forward__feeds_x_to_every_layer(X, params):
    """Every layer of yours gets X, so that only the last one counts. Each later layer gets the
    output of the one before it."""
    return [X @ W + b for W, b in params][-1]


def forward__returns_after_the_first_layer(X, params):
    """You returned the output of the first layer. Is the `return` inside the loop? The answer is
    the z of the last layer."""
    W, b = params[0]
    return _relu(X @ W + b)


def forward__stops_before_the_last_layer(X, params):
    """You left out the last layer: your answer is the output of the hidden ones. One more layer
    follows, without ReLU."""
    a = X
    for W, b in params[:-1]:
        a = _relu(a @ W + b)
    return a


def forward__applies_the_last_layer_twice(X, params):
    """The last layer works twice in your code, once in the loop and once after it. The loop ends
    before the last layer."""
    a = X
    for W, b in params:
        a = _relu(a @ W + b)
    return a @ params[-1][0] + params[-1][1]


def forward__runs_backwards(X, params):
    """You started with the last layer of the list. X goes into params[0]."""
    return solution.forward(X, params[::-1])


def forward__transposes_the_weights(X, params):
    """You transposed the weights. W is (n_in, n_out) and fits as it is: `a @ W + b`."""
    return solution.forward(X, [(W.T, b) for W, b in params])


def forward__multiplies_entry_by_entry(X, params):
    """You multiplied with `*`, entry by entry. A layer needs the matrix product, `@`."""
    a = X
    for W, b in params[:-1]:
        a = _relu(a * W + b)
    return a * params[-1][0] + params[-1][1]


def forward__expects_two_layers(X, params):
    """Your code expects exactly two layers. The network may have one, two or twenty: loop over
    params."""
    (W1, b1), (W2, b2) = params
    return _relu(X @ W1 + b1) @ W2 + b2


def forward__expects_three_layers(X, params):
    """Your code expects exactly three layers. The network may have one, two or twenty: loop over
    params."""
    (W1, b1), (W2, b2), (W3, b3) = params
    return _relu(_relu(X @ W1 + b1) @ W2 + b2) @ W3 + b3


def forward__uses_only_two_layers(X, params):
    """You used the first and the last layer, and none between them. Loop over all of params."""
    return solution.forward(X, [params[0], params[-1]])


def forward__clips_the_whole_array(X, params):
    """You wrote `np.max(z, 0)`, whose second argument is an axis: it returns the largest number of
    each column. `np.maximum(z, 0)` compares each number with 0."""
    return _forward(X, params, lambda z: np.max(z, 0))


def forward__drops_the_axis_of_one(X, params):
    """Your answer lost an axis of length 1. One example is still a batch, and the answer is
    (1, k)."""
    return np.squeeze(solution.forward(X, params))


def forward__takes_params_apart(X, params):
    """You took the last layer out of the caller's list with `.pop`. The network is one layer
    shorter now. Read params[-1] and leave it there."""
    W, b = params.pop()
    a = X
    for W_hidden, b_hidden in params:
        a = _relu(a @ W_hidden + b_hidden)
    return a @ W + b


def forward__returns_all_layers(X, params):
    """You returned the outputs of all layers in a list. The answer is those of the last one."""
    outputs = [X]
    for W, b in params[:-1]:
        outputs.append(_relu(outputs[-1] @ W + b))
    return [*outputs[1:], outputs[-1] @ params[-1][0] + params[-1][1]]


# predict


def predict__compares_the_examples(X, params):
    """You looked for the largest logit of each column, so that examples competed with each other.
    Classes compete: look along each row, axis=1."""
    return np.argmax(solution.forward(X, params), axis=0)


def predict__looks_at_the_whole_array(X, params):
    """np.argmax without an axis finds one winner for the whole batch. You need one for each row:
    axis=1."""
    return np.argmax(solution.forward(X, params))


def predict__finds_the_smallest(X, params):
    """You returned the place of the smallest logit. The largest one wins: np.argmax."""
    return np.argmin(solution.forward(X, params), axis=1)


def predict__returns_the_logit(X, params):
    """You returned the largest logit itself. The answer is its place in the row, which is the
    number of the class: np.argmax, not np.max."""
    return np.max(solution.forward(X, params), axis=1)


def predict__returns_the_probability(X, params):
    """You returned the probability of the winner. The answer is its place in the row, which is the
    number of the class: np.argmax, not np.max."""
    return np.max(_softmax(solution.forward(X, params)), axis=1)


def predict__returns_the_probabilities(X, params):
    """You returned all the probabilities. One step is missing: for each row, the place of the
    largest."""
    return _softmax(solution.forward(X, params))


def predict__returns_the_logits(X, params):
    """You returned all the logits. One step is missing: for each row, the place of the largest."""
    return solution.forward(X, params)


def predict__returns_one_hot_rows(X, params):
    """You returned a row of zeros with a single 1 for each example. The answer is the number of the
    class, one number for each example."""
    z = solution.forward(X, params)
    return (z == np.max(z, axis=1, keepdims=True)).astype(int)


def predict__makes_a_column(X, params):
    """Your answer is a column, (m, 1). It has one axis: (m,)."""
    return np.argmax(solution.forward(X, params), axis=1)[:, np.newaxis]


def predict__makes_a_row(X, params):
    """Your answer is a matrix of one row, (1, m). It has one axis: (m,)."""
    return np.argmax(solution.forward(X, params), axis=1)[np.newaxis, :]


def predict__drops_the_axis_of_one(X, params):
    """For one example you returned a plain number. It is still a batch: the answer is an array of
    the shape (1,)."""
    return np.squeeze(np.argmax(solution.forward(X, params), axis=1))


def predict__answers_for_the_first_only(X, params):
    """You answered for the first example alone. Each example gets a class: the answer is (m,)."""
    return np.argmax(solution.forward(X, params)[0])


def predict__counts_from_one(X, params):
    """Your class numbers start at 1. The first column of the logits is class 0, so the place in the
    row is the number of the class."""
    return np.argmax(solution.forward(X, params), axis=1) + 1


def predict__needs_half_of_the_probability(X, params):
    """You chose the class whose probability is above 0.5, and class 0 where there is none. With
    many classes the winner often has less: take the largest, whatever it is."""
    return np.argmax(_softmax(solution.forward(X, params)) > 0.5, axis=1)


def predict__takes_the_first_positive(X, params):
    """You chose the first class with a positive logit. A logit means something only beside the
    others in its row: take the largest."""
    return np.argmax(solution.forward(X, params) > 0, axis=1)


def predict__takes_the_largest_size(X, params):
    """You took the logit that is farthest from 0, its sign dropped. -8 is smaller than -1: look for
    the largest logit, not for the largest absolute value."""
    return np.argmax(np.abs(solution.forward(X, params)), axis=1)


def predict__overflows(X, params):
    """Your softmax overflows for logits of 1000: exp(1000) is infinite, and the quotient is nan.
    You don't need it here: the largest logit has the largest probability."""
    e = np.exp(solution.forward(X, params))
    return np.argmax(e / np.sum(e, axis=1, keepdims=True), axis=1)


def predict__normalises_columns(X, params):
    """You applied softmax along the wrong axis, so that examples competed with each other, and the
    winners of some rows changed. You need no softmax here: compare the logits of each row."""
    return np.argmax(_softmax(solution.forward(X, params), axis=0), axis=1)


def predict__saturates(X, params):
    """You compared the sigmoids of the logits. Large ones all round to 1 and end in a tie. Compare
    the logits themselves."""
    return np.argmax(_sigmoid(solution.forward(X, params)), axis=1)


def predict__rounds(X, params):
    """You rounded the logits before you compared them, so that close ones end in a tie, and the
    first wins. Compare them as they are."""
    return np.argmax(np.round(solution.forward(X, params)), axis=1)


# accuracy


def accuracy__counts(y, y_hat):
    """You counted the right predictions. The accuracy is their share: divide by the number of
    examples."""
    return np.sum(y == y_hat)


def accuracy__is_a_percentage(y, y_hat):
    """You returned a percentage. The answer is a share from 0 to 1."""
    return 100 * np.mean(y == y_hat)


def accuracy__is_the_error_rate(y, y_hat):
    """You returned the share of the wrong predictions. The accuracy is the share of the right
    ones."""
    return np.mean(y != y_hat)


def accuracy__wants_all_right(y, y_hat):
    """Your answer is 1 if all predictions are right, and else 0. The accuracy is the share of those
    that are right. If you divided with `//`: that cuts off everything behind the point, so write
    `/`."""
    return float(np.all(y == y_hat))


def accuracy__returns_the_matches(y, y_hat):
    """You returned one answer for each example. The accuracy is one number: the mean of them."""
    return (y == y_hat).astype(float)


def accuracy__measures_the_distance(y, y_hat):
    """You took the mean distance of the class numbers. They are names: if the digit is a 3, then 4
    is as wrong as 9. Ask only whether they are equal."""
    return 1 - np.mean(np.abs(y - y_hat))


def accuracy__returns_the_distance(y, y_hat):
    """You returned the mean difference of the class numbers. They are names: if the digit is a 3,
    then 4 is as wrong as 9. Count how often the two are equal."""
    return np.mean(np.abs(y - y_hat))


def accuracy__squares_the_distance(y, y_hat):
    """You returned a mean squared error. Class numbers are names: if the digit is a 3, then 4 is as
    wrong as 9. Count how often the two are equal."""
    return np.mean((y - y_hat) ** 2)


def accuracy__accepts_what_is_too_small(y, y_hat):
    """Predictions below the right class number count as right in your code. Only equal ones are
    right."""
    return np.mean(y >= y_hat)


def accuracy__accepts_near_misses(y, y_hat):
    """A prediction that is off by one counts as right in your code. Class numbers are names: only
    equal ones are right."""
    return np.mean(np.abs(y - y_hat) <= 1)


def accuracy__does_not_know_class_zero(y, y_hat):
    """You used the class numbers as yes and no, so that class 0 never counts as right. Compare them
    with `==`."""
    return np.mean(y * (y == y_hat) > 0)


def accuracy__takes_labels_for_yes_and_no(y, y_hat):
    """You asked whether both class numbers are different from 0, not whether they are equal.
    Compare them with `==`."""
    return np.mean(np.logical_and(y, y_hat))


def accuracy__averages_the_classes(y, y_hat):
    """You took the mean of the shares of the classes. Then a rare class weighs as much as a
    frequent one. The accuracy weighs examples: divide all right ones by all."""
    return np.mean([np.mean(y_hat[y == c] == c) for c in np.unique(y)])


def accuracy__divides_by_the_classes(y, y_hat):
    """You divided by the number of classes. Divide by the number of examples."""
    return np.sum(y == y_hat) / len(np.unique(y))


def accuracy__divides_by_one_less(y, y_hat):
    """You divided by m - 1. Of m examples m may be right: divide by m."""
    return np.sum(y == y_hat) / (len(y) - 1)


def accuracy__divides_by_the_errors(y, y_hat):
    """You divided the right predictions by the wrong ones. The accuracy is their share of all:
    divide by the number of examples."""
    return np.sum(y == y_hat) / np.sum(y != y_hat)


def accuracy__ignores_the_order(y, y_hat):
    """You sorted the two arrays before you compared them. Then it no longer counts which example a
    prediction was for: compare them as they are."""
    return np.mean(np.sort(y) == np.sort(y_hat))


def accuracy__sorts_in_place(y, y_hat):
    """You sorted the caller's arrays. Then it no longer counts which example a prediction was for,
    and the caller has lost the order: compare them as they are."""
    y.sort()
    y_hat.sort()
    return np.mean(y == y_hat)


def accuracy__writes_into_y(y, y_hat):
    """You wrote the differences into the caller's own y. Make a new array for them."""
    y -= y_hat
    return np.mean(y == 0)


# train


def _train(X, y, sizes, epochs, batch_size, learning_rate, rng, **wrong):
    """Train as the solution does, but for one thing."""
    m = len(y)
    params = solution.initialize(sizes, wrong.get("source", rng))
    memory = solution.adam_memory(params)
    update = wrong.get("update", solution.adam_update)
    t = wrong.get("t", 0)
    for epoch in range(epochs):
        order_X, order_y = wrong.get("orders", _one_order)(m, rng)
        starts = wrong.get("starts", range)(0, m, batch_size)
        for start in starts:
            t += 1
            end = start + batch_size + wrong.get("more", 0)
            i, j = order_X[start:end], order_y[start:end]
            grads = solution.gradients(X[i], y[j], params)
            step = {"steps": t, "epochs": epoch + 1, "one": 1, "batches": start // batch_size + 1}
            number = step[wrong.get("count", "steps")]
            params, memory = update(params, grads, memory, number, learning_rate)
    return params


def _one_order(m, rng):
    order = rng.permutation(m)
    return order, order


def train__shuffles_x_alone(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You shuffled X and left y as it was, so that the images have lost their labels. Use the same
    order for both: X[order] and y[order]."""
    orders = lambda m, rng: (rng.permutation(m), np.arange(m))  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, orders=orders)


def train__shuffles_y_alone(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You shuffled y and left X as it was, so that the images have lost their labels. Use the same
    order for both: X[order] and y[order]."""
    orders = lambda m, rng: (np.arange(m), rng.permutation(m))  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, orders=orders)


def train__shuffles_twice(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You drew one random order for X and another one for y, so that the images have lost their
    labels. Draw one order, and use it for both."""
    orders = lambda m, rng: (rng.permutation(m), rng.permutation(m))  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, orders=orders)


def train__shuffles_in_place(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You shuffled the caller's X and y with `rng.shuffle`. They are changed for ever, and each in
    an order of its own, so that the images have lost their labels. Draw one order and make new
    arrays: X[order] and y[order]."""
    params = solution.initialize(sizes, rng)
    memory = solution.adam_memory(params)
    t = 0
    for _ in range(epochs):
        rng.shuffle(X)
        rng.shuffle(y)
        for start in range(0, len(y), batch_size):
            t += 1
            batch = slice(start, start + batch_size)
            grads = solution.gradients(X[batch], y[batch], params)
            params, memory = solution.adam_update(params, grads, memory, t, learning_rate)
    return params


def train__writes_the_order_into_x(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your network is fine, but you wrote the new order into the caller's X and y. Give the
    shuffled arrays names of their own."""
    params = solution.initialize(sizes, rng)
    memory = solution.adam_memory(params)
    t = 0
    for _ in range(epochs):
        order = rng.permutation(len(y))
        X[:], y[:] = X[order], y[order]
        for start in range(0, len(y), batch_size):
            t += 1
            batch = slice(start, start + batch_size)
            grads = solution.gradients(X[batch], y[batch], params)
            params, memory = solution.adam_update(params, grads, memory, t, learning_rate)
    return params


def train__never_shuffles(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You took the examples in the order in which they stand in X. Draw a new random order in each
    epoch: if the file is sorted, each batch holds one class only."""
    orders = lambda m, rng: (np.arange(m), np.arange(m))  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, orders=orders)


def train__shuffles_only_once(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You drew one random order, and every epoch goes through the examples in it. Draw a new one in
    each epoch, inside the loop over the epochs: then the batches are mixed anew, too."""
    drawn = []

    def orders(m, rng):
        drawn.append(drawn[0] if drawn else rng.permutation(m))
        return drawn[-1], drawn[-1]

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, orders=orders)


def train__drops_the_last_batch(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You left out the examples that do not fill a batch. The last batch has what is left over, and
    if batch_size is larger than m, it is the only one."""
    starts = lambda a, m, size: range(a, m // size * size, size)  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, starts=starts)


def train__stops_a_batch_too_early(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your loop ends one batch too early: you subtracted batch_size from the end of the range. The
    last batch may begin anywhere before m."""
    starts = lambda a, m, size: range(a, m - size, size)  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, starts=starts)


def train__uses_the_first_batch_only(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You took one step in each epoch, with the first batch. An epoch goes on through all batches,
    until every example has had its turn."""
    starts = lambda a, m, size: range(a, min(m, size), size)  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, starts=starts)


def train__ends_every_batch_at_batch_size(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your slice ends at batch_size, so that all batches but the first are empty. A batch ends
    where the next one begins: order[start : start + batch_size]."""
    params, t = solution.initialize(sizes, rng), 0
    memory = solution.adam_memory(params)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch_size):
            t += 1
            batch = order[start:batch_size]
            grads = solution.gradients(X[batch], y[batch], params)
            params, memory = solution.adam_update(params, grads, memory, t, learning_rate)
    return params


def train__lets_the_batches_overlap(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your batches begin at 0, 1, 2, ... and overlap. Each begins where the one before has ended:
    at 0, batch_size, 2 * batch_size, ..."""
    starts = lambda a, m, size: range(-(-m // size))  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, starts=starts)


def train__begins_a_batch_at_every_example(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You took a step for every example, with batches that overlap. Begin a batch at 0, batch_size,
    2 * batch_size, ...: the step of the range is batch_size."""
    starts = lambda a, m, size: range(m)  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, starts=starts)


def train__makes_so_many_batches(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You cut the examples into batch_size batches. It is the other way round: batch_size is the
    number of examples in a batch."""
    size = -(-len(y) // batch_size)
    return _train(X, y, sizes, epochs, size, learning_rate, rng)


def train__ignores_batch_size(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You put all the examples into one batch, so that an epoch is a single step. Cut them into
    batches of batch_size, and take a step for each."""
    return _train(X, y, sizes, epochs, len(y), learning_rate, rng)


def train__takes_single_examples(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You took a step for every single example. Take one for each batch of batch_size examples."""
    return _train(X, y, sizes, epochs, 1, learning_rate, rng)


def train__has_batches_of_32(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your batches have 32 examples, whatever batch_size is. The caller chooses: use the
    argument."""
    return _train(X, y, sizes, epochs, 32, learning_rate, rng)


def train__runs_one_epoch(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You went through the examples once. Is the `return` inside the loop? There are `epochs` walks
    through all of them."""
    return _train(X, y, sizes, min(epochs, 1), batch_size, learning_rate, rng)


def train__counts_epochs_as_steps(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You took `epochs` for the number of steps. An epoch is a walk through all the batches, and
    each batch makes a step."""
    left = iter(range(epochs))

    def starts(a, m, size):
        return [start for start in range(a, m, size) if next(left, None) is not None]

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, starts=starts)


def train__begins_anew_in_each_epoch(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You made new params in each epoch, and what the epoch before has learned is lost. Initialize
    once, before the first epoch."""
    for _ in range(epochs):
        params = _train(X, y, sizes, 1, batch_size, learning_rate, rng)
    return params


def train__begins_anew_but_for_t(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You made new params in each epoch, and what the epoch before has learned is lost. Initialize
    once, before the first epoch."""
    per_epoch = -(-len(y) // batch_size)
    for epoch in range(epochs):
        t = epoch * per_epoch
        params = _train(X, y, sizes, 1, batch_size, learning_rate, rng, t=t)
    return params


def train__keeps_no_result(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You returned the params that training started with. `adam_update` changes nothing: keep what
    it returns, params and memory, for the next step."""
    return _train(X, y, sizes, epochs, batch_size, 0.0, rng)


def train__keeps_no_memory(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Adam's memory stays empty in your training: each step sees the zeros that it began with. Keep
    the memory that `adam_update` returns."""

    def update(params, grads, memory, t, learning_rate):
        return solution.adam_update(params, grads, memory, t, learning_rate)[0], memory

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, update=update)


def train__forgets_after_every_step(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Every step of yours is a first step, with t = 1 and an empty memory. Adam lives on what it
    remembers: make the memory once, and let t grow from step to step."""

    def update(params, grads, memory, t, learning_rate):
        return solution.adam_update(params, grads, memory, 1, learning_rate)[0], memory

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, update=update)


def train__forgets_after_every_epoch(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You made a new memory for Adam in each epoch and counted t from 1 again. Make it once, before
    the first epoch, and let t go on."""

    def update(params, grads, memory, t, learning_rate):
        memory = solution.adam_memory(params) if t == 1 else memory
        return solution.adam_update(params, grads, memory, t, learning_rate)

    more = {"update": update, "count": "batches"}
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, **more)


def train__empties_the_memory_in_each_epoch(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You made a new memory for Adam in each epoch, while t went on. Make it once, before the first
    epoch."""
    per_epoch = -(-len(y) // batch_size)

    def update(params, grads, memory, t, learning_rate):
        memory = solution.adam_memory(params) if t % per_epoch == 1 % per_epoch else memory
        return solution.adam_update(params, grads, memory, t, learning_rate)

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, update=update)


def train__counts_t_anew_in_each_epoch(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You counted t from 1 again in each epoch, while Adam's memory went on. t is the number of all
    steps so far: set it to 0 once, before the first epoch."""
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, count="batches")


def train__takes_epochs_for_t(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your t counts epochs. It counts steps: one for each batch, on and on through all the
    epochs."""
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, count="epochs")


def train__leaves_t_at_one(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your t is 1 at every step, so that Adam takes each for the first one. Count on: t = 1, 2, 3,
    ... through all batches and epochs."""
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, count="one")


def train__counts_t_from_zero(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your first step has t = 0. Then Adam divides 0 by 0, and all weights are nan. The first step
    has the number 1."""
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, t=-1)


def train__counts_t_from_two(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your first step has t = 2: did you start with t = 1 and add 1 before the step? The first step
    has the number 1."""
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, t=1)


def train__descends_without_adam(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You took steps of plain gradient descent. This lab trains with Adam: `adam_update` has its
    steps ready."""

    def update(params, grads, memory, t, rate):
        pairs = zip(params, grads)
        return [(W - rate * dW, b - rate * db) for (W, b), (dW, db) in pairs], memory

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, update=update)


def train__climbs(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your cost grows: you go up the gradient. Hand the gradients to `adam_update` as they are,
    with a positive learning rate; it subtracts the step."""
    return _train(X, y, sizes, epochs, batch_size, -learning_rate, rng)


def train__has_its_own_learning_rate(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your learning rate is 0.001, whatever the argument is. The caller chooses: use
    learning_rate."""
    return _train(X, y, sizes, epochs, batch_size, 0.001, rng)


def train__has_a_rate_of_one_hundredth(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your learning rate is 0.01, whatever the argument is. The caller chooses: use
    learning_rate."""
    return _train(X, y, sizes, epochs, batch_size, 0.01, rng)


def train__leaves_the_biases(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You updated the weights and left the biases at 0. Both are learned."""

    def update(params, grads, memory, t, learning_rate):
        new, memory = solution.adam_update(params, grads, memory, t, learning_rate)
        return [(W, b) for (W, _), (_, b) in zip(new, params)], memory

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, update=update)


def train__trains_the_last_layer_only(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You updated the last layer alone. All layers learn: each has its pair of gradients."""

    def update(params, grads, memory, t, learning_rate):
        new, memory = solution.adam_update(params, grads, memory, t, learning_rate)
        return [*params[:-1], new[-1]], memory

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, update=update)


def train__returns_the_memory(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You returned more than the network. The answer is the list of pairs (W, b) alone, without
    Adam's memory."""
    params = solution.train(X, y, sizes, epochs, batch_size, learning_rate, rng)
    return params, solution.adam_memory(params)


def train__keeps_both_answers_as_params(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You kept both answers of adam_update under one name. It returns the params and the memory:
    take the two apart, params, memory = adam_update(...)."""

    def update(*args):
        return solution.adam_update(*args), args[2]

    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, update=update)


def train__makes_an_order_of_x(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You made the random order of X itself, so it holds inputs in place of numbers of rows. Make
    it of the numbers 0 to m - 1: rng.permutation(len(y))."""
    orders = lambda m, rng: [rng.permutation(X)] * 2  # noqa: E731
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, orders=orders)


def train__draws_each_batch_anew(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You drew each batch anew from all examples. In an epoch some of them come twice then, and
    some never. Draw one order of all of them in each epoch, and cut it into batches."""
    params = solution.initialize(sizes, rng)
    memory = solution.adam_memory(params)
    for t in range(1, epochs * -(-len(y) // batch_size) + 1):
        batch = rng.integers(0, len(y), size=batch_size)
        grads = solution.gradients(X[batch], y[batch], params)
        params, memory = solution.adam_update(params, grads, memory, t, learning_rate)
    return params


def train__sows_its_own_seed(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You made a source of random numbers of your own, with a fixed seed: every training is the
    same, whatever rng is. Draw from the argument rng."""
    own = np.random.default_rng(0)
    return solution.train(X, y, sizes, epochs, batch_size, learning_rate, own)


def train__sows_seed_42(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You made a source of random numbers of your own, with a fixed seed: every training is the
    same, whatever rng is. Draw from the argument rng."""
    own = np.random.default_rng(42)
    return solution.train(X, y, sizes, epochs, batch_size, learning_rate, own)


def train__sows_a_seed_for_the_weights(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your first weights come from a source of your own, with a fixed seed. Only the order comes
    from rng: draw the weights from it as well."""
    return _train(
        X, y, sizes, epochs, batch_size, learning_rate, rng, source=np.random.default_rng(0)
    )


def train__sows_a_seed_for_the_order(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Your random order comes from a source of your own, with a fixed seed: it is the same for
    every rng. Draw it from rng."""
    own = np.random.default_rng(0)
    return _train(
        X,
        y,
        sizes,
        epochs,
        batch_size,
        learning_rate,
        rng,
        orders=lambda m, rng: _one_order(m, own),
    )


def train__sows_the_order_in_each_epoch(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """You set a seed for the order in each epoch, so that every epoch has the same order, for every
    rng. Draw it from rng."""
    return _train(
        X,
        y,
        sizes,
        epochs,
        batch_size,
        learning_rate,
        rng,
        orders=lambda m, rng: _one_order(m, np.random.default_rng(0)),
    )


def train__takes_one_example_too_many(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Each of your batches has one example of the next one. A slice ends before its second number:
    from start to start + batch_size."""
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, more=1)


def train__takes_one_example_too_few(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Each of your batches lacks its last example. A slice ends before its second number: from
    start to start + batch_size."""
    return _train(X, y, sizes, epochs, batch_size, learning_rate, rng, more=-1)


# build_model


def _model(n_features, units, activations):
    import keras

    layers = [keras.layers.Dense(n, activation=a) for n, a in zip(units, activations)]
    return keras.Sequential([keras.Input((n_features,)), *layers])


def build_model__ends_with_softmax(n_features, n_classes):
    """Your last layer has a softmax. The model must end with logits, a linear layer: the cost is
    told so and would apply softmax a second time."""
    return _model(n_features, (25, 15, n_classes), ("relu", "relu", "softmax"))


def build_model__ends_with_sigmoid(n_features, n_classes):
    """Your last layer has a sigmoid, as if several digits could be right at once. The model must
    end with logits: a linear layer."""
    return _model(n_features, (25, 15, n_classes), ("relu", "relu", "sigmoid"))


def build_model__ends_with_relu(n_features, n_classes):
    """Your last layer has ReLU, which replaces all negative logits by 0. The last layer is linear:
    its z is the logits."""
    return _model(n_features, (25, 15, n_classes), ("relu", "relu", "relu"))


def build_model__forgets_the_activations(n_features, n_classes):
    """Your hidden layers have no activation function. Without ReLU, three layers are worth one
    linear layer."""
    return _model(n_features, (25, 15, n_classes), (None, None, None))


def build_model__has_one_relu(n_features, n_classes):
    """Your second hidden layer has no activation function. Both hidden layers use ReLU."""
    return _model(n_features, (25, 15, n_classes), ("relu", None, None))


def build_model__uses_sigmoid(n_features, n_classes):
    """Your hidden layers use the sigmoid. They use ReLU here."""
    return _model(n_features, (25, 15, n_classes), ("sigmoid", "sigmoid", None))


def build_model__uses_tanh(n_features, n_classes):
    """Your hidden layers use tanh. They use ReLU here."""
    return _model(n_features, (25, 15, n_classes), ("tanh", "tanh", None))


def build_model__has_one_unit_at_the_end(n_features, n_classes):
    """Your last layer has one unit, as for yes or no in lab 10. Each class needs its own logit:
    n_classes units."""
    return _model(n_features, (25, 15, 1), ("relu", "relu", None))


def build_model__always_has_ten_classes(n_features, n_classes):
    """Your last layer always has 10 units. How many classes there are is the caller's choice: use
    n_classes."""
    return _model(n_features, (25, 15, 10), ("relu", "relu", None))


def build_model__always_has_64_inputs(n_features, n_classes):
    """Your model always expects 64 features. How many there are is the caller's choice: use
    n_features."""
    return _model(64, (25, 15, n_classes), ("relu", "relu", None))


def build_model__always_has_400_inputs(n_features, n_classes):
    """Your model always expects 400 features. How many there are is the caller's choice: use
    n_features."""
    return _model(400, (25, 15, n_classes), ("relu", "relu", None))


def build_model__exchanges_its_arguments(n_features, n_classes):
    """You exchanged the two arguments. n_features goes into the model, n_classes logits come out:
    the number of classes is that of the units of the last layer."""
    return _model(n_classes, (25, 15, n_features), ("relu", "relu", None))


def build_model__exchanges_the_hidden_layers(n_features, n_classes):
    """You exchanged the hidden layers: the first has 25 units, the second 15."""
    return _model(n_features, (15, 25, n_classes), ("relu", "relu", None))


def build_model__starts_with_a_unit_for_each_feature(n_features, n_classes):
    """You made a dense layer for the inputs. Inputs are no layer with weights: `keras.Input` says
    how many there are, and the first Dense has 25 units."""
    return _model(n_features, (n_features, 25, 15, n_classes), ("relu", "relu", "relu", None))


def build_model__has_one_hidden_layer(n_features, n_classes):
    """Your model has a single hidden layer. There are two: 25 units, then 15."""
    return _model(n_features, (25, n_classes), ("relu", None))


def build_model__forgets_the_output_layer(n_features, n_classes):
    """Your model ends after the hidden layers. One more layer makes the logits: n_classes units,
    linear."""
    return _model(n_features, (25, 15), ("relu", "relu"))


def build_model__does_not_know_its_inputs(n_features, n_classes):
    """You did not say how many features come in, so the model has no weights before it sees data.
    Put `keras.Input((n_features,))` in front."""
    import keras

    return keras.Sequential(
        [
            keras.layers.Dense(25, activation="relu"),
            keras.layers.Dense(15, activation="relu"),
            keras.layers.Dense(n_classes),
        ]
    )


def build_model__gives_the_shape_as_a_number(n_features, n_classes):
    """The shape in keras.Input is not a tuple: `(n_features)` is just a number. A comma makes a
    tuple of it: `(n_features,)`."""
    import keras

    return keras.Sequential([keras.Input(shape=n_features), keras.layers.Dense(25)])


def build_model__adds_dropout(n_features, n_classes):
    """You added layers that were not asked for. The network has three dense layers and nothing
    else."""
    import keras

    model = _model(n_features, (25, 15), ("relu", "relu"))
    model.add(keras.layers.Dropout(0.2))
    model.add(keras.layers.Dense(n_classes))
    return model


# compile_model


def _compile(model, loss, optimizer="adam"):
    import keras

    loss = loss(keras.losses) if callable(loss) else loss
    model.compile(loss=loss, optimizer=optimizer)


def compile_model__forgets_from_logits(model):
    """You did not tell the cost that it gets logits. Keras then takes them for probabilities, clips
    them and computes a wrong cost, without a word. Say from_logits=True."""
    _compile(model, lambda losses: losses.SparseCategoricalCrossentropy())


def compile_model__names_the_cost(model):
    """You named the cost with a string. A name can't say that the outputs are logits: make the
    object, with from_logits=True."""
    _compile(model, "sparse_categorical_crossentropy")


def compile_model__hands_over_the_class(model):
    """You handed over the class SparseCategoricalCrossentropy itself, without parentheses. Make an
    object of it, and tell it from_logits=True."""
    _compile(model, lambda losses: losses.SparseCategoricalCrossentropy)


def compile_model__wants_one_hot_labels(model):
    """Your cost is categorical cross-entropy, which wants the labels as rows with a single 1. The
    labels of this lab are class numbers: that is the sparse one."""
    _compile(model, lambda losses: losses.CategoricalCrossentropy(from_logits=True))


def compile_model__names_the_one_hot_cost(model):
    """You named categorical cross-entropy, which wants the labels as rows with a single 1, and
    probabilities. The labels are class numbers and the outputs logits: make an object of the sparse
    one, with from_logits=True."""
    _compile(model, "categorical_crossentropy")


def compile_model__gives_the_cost_first(model):
    """You gave the cost first, without a name, and the first argument of compile is the optimizer.
    Write the names of both: loss=..., optimizer=..."""
    import keras

    model.compile(_right(keras.losses), keras.optimizers.Adam())


def compile_model__asks_yes_or_no(model):
    """Your cost is binary cross-entropy, for one question with yes or no. Here one of several
    classes is right: sparse categorical cross-entropy."""
    _compile(model, lambda losses: losses.BinaryCrossentropy(from_logits=True))


def compile_model__squares_the_errors(model):
    """Your cost is the squared error, which takes class numbers for amounts. For classes use sparse
    categorical cross-entropy."""
    _compile(model, lambda losses: losses.MeanSquaredError())


def compile_model__has_no_cost(model):
    """You compiled the model without a cost, so it has nothing to make small. Name it: loss=..."""
    model.compile(optimizer="adam")


def compile_model__does_not_compile(model):
    """Your function does not compile the model. Call model.compile with a loss and an
    optimizer."""
    return model


def compile_model__leaves_the_optimizer_to_keras(model):
    """You named no optimizer, and Keras took its default, RMSprop. Name Adam: optimizer=..."""
    _compile(model, _right, "rmsprop")


def compile_model__descends_without_adam(model):
    """Your optimizer is plain gradient descent, SGD. This lab trains with Adam."""
    _compile(model, _right, "sgd")


def _right(losses):
    return losses.SparseCategoricalCrossentropy(from_logits=True)

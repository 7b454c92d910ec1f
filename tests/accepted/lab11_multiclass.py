"""Right implementations of lab 11 that are written differently."""

from functools import reduce
from itertools import pairwise

import numpy as np

# initialize


def initialize__glorot_uniform(sizes, rng):
    """Glorot's rule with a uniform distribution, as Keras's Dense does by default."""
    params = []
    for n_in, n_out in pairwise(sizes):
        limit = np.sqrt(6 / (n_in + n_out))
        params.append((rng.uniform(-limit, limit, size=(n_in, n_out)), np.zeros((n_out,))))
    return params


def initialize__lecun_normal(sizes, rng):
    """LeCun's rule, and lists for pairs."""
    return [[rng.standard_normal((i, o)) / np.sqrt(i), np.zeros(o)] for i, o in pairwise(sizes)]


def initialize__one_hundredth(sizes, rng):
    """A fixed scale of 0.01, and a tuple of pairs."""
    return tuple((0.01 * rng.normal(size=(i, o)), np.zeros(o)) for i, o in pairwise(sizes))


def initialize__one_tenth(n, source):
    """A fixed scale of 0.1, and other names."""
    return [
        (source.normal(0, 0.1, (n[i], n[i + 1])), np.zeros(n[i + 1])) for i in range(len(n) - 1)
    ]


def initialize__uniform_half(sizes, rng):
    """Uniform between -0.5 and 0.5 in layers of any width."""
    return [(rng.random((i, o)) - 0.5, np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__he_by_units(sizes, rng):
    """He's rule with n_out in place of n_in, which PyTorch calls fan_out."""
    return [(rng.normal(0, np.sqrt(2 / o), (i, o)), np.zeros(o)) for i, o in pairwise(sizes)]


def initialize__number_by_number(sizes, rng):
    """A loop over all weights."""
    params = []
    for k in range(1, len(sizes)):
        scale = (2 / sizes[k - 1]) ** 0.5
        W = [[rng.normal(0, scale) for _ in range(sizes[k])] for _ in range(sizes[k - 1])]
        params.append((np.array(W), np.array([0.0] * sizes[k])))
    return params


def initialize__last_layer_first(sizes, rng):
    """The random numbers are drawn in another order: the last layer first, columns first."""
    layers = []
    for n_in, n_out in reversed(list(pairwise(sizes))):
        W = rng.normal(size=(n_out, n_in)).T * np.sqrt(2 / n_in)
        layers.append((W, np.zeros(n_out, dtype=float)))
    return layers[::-1]


def initialize__truncated(sizes, rng):
    """A normal distribution without its tails, as Keras's he_normal."""
    params = []
    for n_in, n_out in pairwise(sizes):
        W = rng.normal(size=(n_in, n_out))
        while np.any(np.abs(W) > 2):
            W = np.where(np.abs(W) > 2, rng.normal(size=W.shape), W)
        params.append((W * np.sqrt(2 / n_in) / 0.88, np.zeros(n_out)))
    return params


def initialize__orthogonal(sizes, rng):
    """Orthogonal rows or columns, from a QR decomposition."""
    params = []
    for n_in, n_out in pairwise(sizes):
        A = rng.normal(size=(max(n_in, n_out), min(n_in, n_out)))
        Q = np.linalg.qr(A)[0]
        params.append((Q if n_in >= n_out else Q.T, np.zeros(n_out)))
    return params


def initialize__integer_biases(sizes, rng):
    """The zeros of the biases are integers."""
    return [
        (rng.normal(scale=np.sqrt(2 / i), size=(i, o)), np.zeros(o, dtype=int))
        for i, o in pairwise(sizes)
    ]


# forward


def forward__by_index(X, params):
    """A loop over the numbers of the layers, with an if for the last."""
    a = X
    for i in range(len(params)):
        z = np.dot(a, params[i][0]) + params[i][1]
        a = np.maximum(0, z) if i < len(params) - 1 else z
    return a


def forward__by_where(X, params):
    """np.where as ReLU, star for the hidden layers."""
    *hidden, (W_last, b_last) = params
    for W, b in hidden:
        z = X @ W + b
        X = np.where(z > 0, z, 0)
    return X @ W_last + b_last


def forward__by_reduce(X, params):
    """reduce over the hidden layers."""
    a = reduce(lambda a, layer: (a @ layer[0] + layer[1]).clip(0), params[:-1], X)
    W, b = params[-1]
    return np.einsum("mi,ij->mj", a, W) + b


def forward__example_by_example(X, params):
    """One row at a time."""
    rows = []
    for x in X:
        for i, (W, b) in enumerate(params):
            x = x @ W + b
            if i + 1 < len(params):
                x = x * (x > 0)
        rows.append(x)
    return np.array(rows)


def forward__keeps_everything(X, params):
    """All layers' outputs in a list, the last one returned."""
    activations = [X]
    scores = []
    for W, b in params:
        scores.append(np.matmul(activations[-1], W) + b[np.newaxis, :])
        activations.append(np.maximum(scores[-1], 0.0))
    return scores[-1]


def forward__recursive(X, params):
    """One layer, then the rest."""
    (W, b), rest = params[0], params[1:]
    z = X @ W + b
    return forward__recursive(np.maximum(z, 0), rest) if rest else z


def forward__as_lists(X, params):
    """ReLU in place, on the function's own array; lists come back."""
    a = np.array(X, dtype=float)
    for W, b in params[:-1]:
        a = a @ W + b
        a[a < 0] = 0
    W, b = params[-1]
    return (a @ W + b).tolist()


def forward__by_absolute_values(X, params):
    """ReLU as (z + |z|) / 2, biases as one more row of weights."""
    a = X
    for i, (W, b) in enumerate(params):
        a = np.hstack([a, np.ones((len(a), 1))]) @ np.vstack([W, b])
        if i < len(params) - 1:
            a = (a + np.abs(a)) / 2
    return a


# predict


def _logits(X, params):
    for W, b in params[:-1]:
        X = np.maximum(X @ W + b, 0)
    return X @ params[-1][0] + params[-1][1]


def predict__last_axis(X, params):
    """axis=-1, as a method."""
    return _logits(X, params).argmax(axis=-1)


def predict__row_by_row(X, params):
    """A loop over rows, and a list of plain integers."""
    return [int(np.argmax(row)) for row in _logits(X, params)]


def predict__by_probabilities(X, params):
    """A stable softmax first: a detour that changes nothing."""
    z = _logits(X, params)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.argmax(e / e.sum(axis=1, keepdims=True), axis=1)


def predict__by_sorting(X, params):
    """The last place of argsort."""
    return np.argsort(_logits(X, params), axis=1)[:, -1]


def predict__by_plain_python(X, params):
    """max and index of plain lists, and floats for the class numbers."""
    return np.array([row.index(max(row)) for row in _logits(X, params).tolist()], dtype=float)


def predict__example_by_example(X, params):
    """The network sees one example at a time."""
    classes = [np.argmax(_logits(X[i : i + 1], params)) for i in range(len(X))]
    return np.array(classes, dtype=np.uint8)


def predict__by_comparing(X, params):
    """One-hot rows of the winners times the class numbers."""
    z = _logits(X, params)
    return (z == z.max(axis=1, keepdims=True)) @ np.arange(z.shape[1])


def predict__transposed(X, params):
    """Classes in rows, then axis 0."""
    return _logits(X, params).T.argmax(axis=0)


# accuracy


def accuracy__by_sum(y, y_hat):
    """A count over a length."""
    return np.sum(y == y_hat) / len(y)


def accuracy__by_loop(y, y_hat):
    """A loop over pairs, and a Python float."""
    right = 0
    for one, other in zip(y, y_hat):
        if one == other:
            right += 1
    return right / len(y)


def accuracy__by_errors(y, y_hat):
    """One minus the share of the errors."""
    return 1 - np.count_nonzero(y - y_hat) / y.size


def accuracy__by_method(labels, predictions):
    """np.equal and mean, other names, an array without axes."""
    return np.array(np.equal(labels, predictions).mean())


def accuracy__by_masks(y, y_hat):
    """The length of what is left after picking the matches."""
    return float(len(y[y == y_hat]) / y.shape[0])


def accuracy__by_average(y, y_hat):
    """np.average of where."""
    return np.average(np.where(np.asarray(y) == np.asarray(y_hat), 1.0, 0.0))


def accuracy__by_table(y, y_hat):
    """The diagonal of a confusion matrix."""
    k = max(y.max(), y_hat.max()) + 1
    table = np.zeros((k, k))
    np.add.at(table, (y, y_hat), 1)
    return np.trace(table) / table.sum()


# train


def _he(sizes, rng):
    return [
        (rng.normal(scale=np.sqrt(2 / i), size=(i, o)), np.zeros(o)) for i, o in pairwise(sizes)
    ]


def _slopes(X, y, params, divide=True):
    """Return the gradients in a list [dW, db, dW, db, ...]."""
    inputs = [X]
    for W, b in params[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    z = inputs[-1] @ params[-1][0] + params[-1][1]
    e = np.exp(z - z.max(axis=1, keepdims=True))
    dz = e / e.sum(axis=1, keepdims=True)
    dz[np.arange(len(y)), y] -= 1
    if divide:
        dz /= len(y)
    result = []
    for i in reversed(range(len(params))):
        result = [inputs[i].T @ dz, dz.sum(axis=0), *result]
        dz = (dz @ params[i][0].T) * (inputs[i] > 0)
    return result


class _Adam:
    """Adam for a list of arrays, in the paper's form or in Keras's."""

    def __init__(self, arrays, rate, epsilon=1e-8, keras=False):
        self.rate, self.epsilon, self.keras, self.t = rate, epsilon, keras, 0
        self.m = [np.zeros_like(w) for w in arrays]
        self.v = [np.zeros_like(w) for w in arrays]

    def step(self, arrays, slopes):
        """Change the arrays in place."""
        self.t += 1
        one, two = 1 - 0.9**self.t, 1 - 0.999**self.t
        for w, dw, m, v in zip(arrays, slopes, self.m, self.v):
            m += 0.1 * (dw - m)
            v += 0.001 * (dw * dw - v)
            if self.keras:
                w -= self.rate * np.sqrt(two) / one * m / (np.sqrt(v) + self.epsilon)
            else:
                w -= self.rate * (m / one) / (np.sqrt(v / two) + self.epsilon)


def _run(X, y, params, epochs, batches, adam):
    arrays = [w for pair in params for w in pair]
    for _ in range(epochs):
        for batch in batches():
            adam.step(arrays, _slopes(X[batch], y[batch], params))
    return params


def train__keras_form(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Adam in Keras's form with epsilon 1e-7, in place on the function's own arrays."""
    params = _he(sizes, rng)
    adam = _Adam([w for pair in params for w in pair], learning_rate, 1e-7, keras=True)

    def batches():
        order = rng.permutation(len(y))
        return [order[i : i + batch_size] for i in range(0, len(y), batch_size)]

    return _run(X, y, params, epochs, batches, adam)


def train__split_by_numpy(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """np.split makes the batches; epsilon 1e-8; shuffles a list of numbers again and again."""
    params = _he(sizes, rng)
    adam = _Adam([w for pair in params for w in pair], learning_rate)
    order = np.arange(len(X))

    def batches():
        rng.shuffle(order)
        return np.split(order, range(batch_size, len(X), batch_size))

    return _run(X, y, params, epochs, batches, adam)


def train__order_from_random_keys(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """The order comes from sorting random numbers, and is drawn before the weights."""
    keys = rng.random((epochs, len(y)))
    params = _he(sizes, rng)
    adam = _Adam([w for pair in params for w in pair], learning_rate)
    for key in keys:
        remaining = list(np.argsort(key))
        while remaining:
            batch, remaining = remaining[:batch_size], remaining[batch_size:]
            adam.step([w for pair in params for w in pair], _slopes(X[batch], y[batch], params))
    return params


def train__remainder_apart(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Full batches first, then what is left over; X and y shuffled as copies."""
    params = _he(sizes, rng)
    adam = _Adam([w for pair in params for w in pair], learning_rate)
    full, rest = divmod(len(y), batch_size)

    def batches():
        order = rng.permutation(len(y))
        parts = [order[k * batch_size : (k + 1) * batch_size] for k in range(full)]
        return [*parts, order[-rest:]] if rest else parts

    return _run(X, y, params, epochs, batches, adam)


def train__glorot_and_lists(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Glorot's weights in place of He's, and lists for pairs."""
    params = []
    for i, o in pairwise(sizes):
        limit = np.sqrt(6 / (i + o))
        params.append([rng.uniform(-limit, limit, (i, o)), np.zeros(o)])
    adam = _Adam([w for pair in params for w in pair], learning_rate)

    def batches():
        order = rng.permutation(len(y))
        return (order[i : i + batch_size] for i in range(0, len(y), batch_size))

    return _run(X, y, params, epochs, batches, adam)


def train__shuffles_the_rows(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """X and y side by side in one new matrix, whose rows are shuffled; counts steps by formula."""
    params = _he(sizes, rng)
    table = np.column_stack([X, y])
    arrays = [w for pair in params for w in pair]
    m, v = [0.0] * len(arrays), [0.0] * len(arrays)
    per_epoch = -(-len(y) // batch_size)
    for epoch in range(epochs):
        rng.shuffle(table)
        for number in range(per_epoch):
            t = epoch * per_epoch + number + 1
            part = table[number * batch_size : (number + 1) * batch_size]
            slopes = _slopes(part[:, :-1], part[:, -1].astype(int), params)
            for j, dw in enumerate(slopes):
                m[j] = 0.9 * m[j] + 0.1 * dw
                v[j] = 0.999 * v[j] + 0.001 * dw**2
                rms = np.sqrt(v[j] / (1 - 0.999**t)) + 1e-7
                arrays[j] -= learning_rate * m[j] / (1 - 0.9**t) / rms
    return params


def train__one_long_vector(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """All weights and biases in one vector, cut into matrices when needed."""
    shapes = [shape for i, o in pairwise(sizes) for shape in ((i, o), (o,))]
    w = np.concatenate([part.ravel() for pair in _he(sizes, rng) for part in pair])
    ends = np.cumsum([np.prod(shape) for shape in shapes])

    def cut(w):
        parts = [p.reshape(s) for p, s in zip(np.split(w, ends[:-1]), shapes)]
        return list(zip(parts[::2], parts[1::2]))

    adam = _Adam([w], learning_rate)
    for _ in range(epochs):
        order = rng.permutation(len(y))
        for i in range(0, len(y), batch_size):
            batch = order[i : i + batch_size]
            slopes = _slopes(X[batch], y[batch], cut(w))
            adam.step([w], [np.concatenate([dw.ravel() for dw in slopes])])
    return cut(w)


def train__in_single_precision(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """float32 inside, as Keras; float64 comes back."""
    params = [(W.astype("float32"), b.astype("float32")) for W, b in _he(sizes, rng)]
    adam = _Adam([w for pair in params for w in pair], learning_rate, 1e-7, keras=True)

    def batches():
        order = rng.permutation(len(y))
        return [order[i : i + batch_size] for i in range(0, len(y), batch_size)]

    _run(X.astype("float32"), y, params, epochs, batches, adam)
    return [(W.astype(float), b.astype(float)) for W, b in params]


def train__draws_more_than_it_needs(X, y, sizes, epochs, batch_size, learning_rate, rng):
    """Shuffles once more than needed, and draws a number for each batch that nobody uses."""
    params = _he(sizes, rng)
    adam = _Adam([w for pair in params for w in pair], learning_rate)

    def batches():
        rng.random()
        order = rng.permutation(rng.permutation(len(y)))
        for i in range(0, len(y), batch_size):
            rng.random()
            yield order[i : i + batch_size]

    return _run(X, y, params, epochs, batches, adam)


# build_model


def build_model__layer_by_layer(n_features, n_classes):
    """model.add, and no activation in the last layer."""
    import keras

    model = keras.Sequential(name="digits")
    model.add(keras.Input(shape=(n_features,)))
    model.add(keras.layers.Dense(units=25, activation="relu", name="first"))
    model.add(keras.layers.Dense(units=15, activation="relu", name="second"))
    model.add(keras.layers.Dense(units=n_classes))
    return model


def build_model__functional(n_features, n_classes):
    """The functional style."""
    import keras

    inputs = keras.Input((n_features,))
    a = keras.layers.Dense(25, activation=keras.activations.relu)(inputs)
    a = keras.layers.Dense(15, activation=keras.activations.relu)(a)
    return keras.Model(inputs, keras.layers.Dense(n_classes, activation=None)(a))


def build_model__activations_apart(n_features, n_classes):
    """Activation functions as layers of their own."""
    import keras

    return keras.Sequential(
        [
            keras.Input((n_features,)),
            keras.layers.Dense(25),
            keras.layers.ReLU(),
            keras.layers.Dense(15),
            keras.layers.Activation("relu"),
            keras.layers.Dense(n_classes),
            keras.layers.Activation("linear"),
        ]
    )


def build_model__through_tensorflow(n_features, n_classes):
    """tf.keras, He's initial weights, and build in place of an Input."""
    import tensorflow as tf

    layers = [tf.keras.layers.Dense(n, "relu", kernel_initializer="he_normal") for n in (25, 15)]
    model = tf.keras.Sequential([*layers, tf.keras.layers.Dense(n_classes, "linear")])
    model.build((None, n_features))
    return model


def build_model__subclass(n_features, n_classes):
    """A class of its own, called once so that its weights exist."""
    import keras

    class Network(keras.Model):
        def __init__(self):
            super().__init__()
            self.first = keras.layers.Dense(25, activation="relu")
            self.second = keras.layers.Dense(15, activation="relu")
            self.last = keras.layers.Dense(n_classes)

        def call(self, x):
            return self.last(self.second(self.first(x)))

    model = Network()
    model(np.zeros((1, n_features), "float32"))
    return model


def build_model__nested(n_features, n_classes):
    """The hidden layers as a model inside the model."""
    import keras

    hidden = keras.Sequential(
        [keras.layers.Dense(25, activation="relu"), keras.layers.Dense(15, activation="relu")]
    )
    return keras.Sequential([keras.Input((n_features,)), hidden, keras.layers.Dense(n_classes)])


# compile_model


def compile_model__with_metrics(model):
    """A metric as well, a learning rate, and the model comes back."""
    import keras

    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=0.01),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model


def compile_model__by_name(model):
    """The optimizer by its name."""
    from keras.losses import SparseCategoricalCrossentropy

    model.compile("adam", SparseCategoricalCrossentropy(from_logits=True, name="cost"))


def compile_model__through_tensorflow(model):
    """tf.keras, and returns something else."""
    import tensorflow as tf

    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=tf.keras.optimizers.Adam(1e-3, epsilon=1e-8), loss=loss)
    return "compiled"


def compile_model__with_a_function(model):
    """The cost as a function of its own, which hands the logits on."""
    import keras

    def cost(y, logits):
        return keras.losses.sparse_categorical_crossentropy(y, logits, from_logits=True)

    model.compile(loss=cost, optimizer=keras.optimizers.Adam())


def compile_model__with_tensorflows_function(model):
    """The function of TensorFlow that works on logits only."""
    import tensorflow as tf

    def cost(y, logits):
        labels = tf.cast(tf.reshape(y, [-1]), tf.int64)
        return tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)

    model.compile(loss=cost, optimizer="adam")

"""Checks of lab 10: a network in Keras."""

from itertools import chain, islice

import numpy as np
import pytest

from graders import networks
from graders.compare import assert_close, assert_shape, assert_unchanged
from graders.digits import load
from graders.models import Model

LN3 = np.log(3.0)
HIDDEN = 16  # units of the models that we hand to functions
LOSS, RATE = "BinaryCrossentropy", 0.001  # of the models that train_model gets, with Adam
MOST = 130  # steps to look for: a few more than 40 examples make in 3 epochs, one by one
NEAR = 3e-4  # a step is 0.002 to 0.01 long; by float32, 100 of them end about 2e-6 beside it


def _built(lab, n_features):
    """Return the model that build_model makes."""
    model = lab.build_model(n_features)
    if model is not None:
        assert isinstance(model, Model), "build_model must return a Keras model."
    assert model.facts["weights"], (
        "The model has no weights yet. Keras makes them when it knows the shape of the input."
    )
    return model


def _given(lab, rng, n_features, loss=None):
    """Return a model of ours, a small one, and its network; it can be trained if it has a loss."""
    network = networks.drawn(rng, (n_features, HIDDEN, 1))
    return lab.given_model(network, loss), network


def _compiled(lab, rng, n_features):
    """Return a model of ours that compile_model has seen, its network, and an example."""
    network, x = networks.drawn_with_example(rng, (n_features, HIDDEN, 1))
    model = lab.given_model(network)
    lab.compile_model(model)
    assert model.facts["loss"] is not None, "The model that compile_model was given has no loss."
    return model, network, x


def _cost(model, y, z):
    """Return what the compiled loss says for labels and logits of the shape (m, 1)."""
    try:
        return model.cost(np.array(y), np.array(z))
    except Exception as error:  # Keras raises many kinds, and only when the loss is used
        problem = f"With the loss of the model Keras can't compute a cost. It says:\n{error}"
    raise AssertionError(problem)


def _filled(model, rng, n_features):
    """Put weights of ours into a model, and return the network that it then has to be.

    In which order Keras lists the weights does not count: no two shapes are the same.
    """
    network = networks.drawn(rng, (n_features, 25, 15, 1))
    arrays = {w.shape: w for layer in network for w in layer}
    found = model.facts["weights"]
    assert sorted(found) == sorted(arrays), (
        f"The weights of the model have the shapes\n    {found}\nwhere a network of 25, 15 and 1 "
        f"units for {n_features} inputs has\n    {list(arrays)}."
    )
    model.set_weights([arrays[shape] for shape in found])
    return network


def _assert_layers(model, rng, n_features):
    networks.assert_layers(model, _filled(model, rng, n_features), rng)


def _trained(lab, rng, m, *epochs):
    """Train a model of ours, each time on m copies of another example; return the steps it took.

    Any batch of equal examples has the same gradient: where the weights end says how many steps of
    Adam it were, whatever the size of the batches. None is elsewhere.
    """
    model, network = _given(lab, rng, 3, LOSS)
    done, steps = [], []
    for label, count in enumerate(epochs):
        x, y = rng.normal(size=(1, 3)), np.array([label])
        lab.train_model(model, np.tile(x, (m, 1)), np.tile(y, m), count)
        steps.append(_steps(networks.weights_of(model, network), network, done, (x, y)))
        assert steps[-1] != 0, "Nothing happened to the model: not a single step was taken."
        done += [(x, y)] * (steps[-1] or 0)
    assert steps[0], (
        "After training, the weights are not where the model's own optimizer goes, down its own "
        "loss, in any number of steps."
    )
    return steps


def _steps(after, network, done, batch):
    """Return how many steps down a batch lead to the weights after them, or None."""
    way = chain([network], networks.descent([*done, *[batch] * MOST], network, RATE))
    for count, then in enumerate(islice(way, len(done), None)):
        if np.linalg.norm(networks.flat(after) - networks.flat(then)) < NEAR:
            return count
    return None


def _short(lab, rng):
    """Train for two epochs, which tells most wrong implementations from another in no time."""
    _trained(lab, rng, 32, 2)


def _two_groups(rng, m, n_features):
    """Return examples that a network can learn: the label 1 where the inputs are larger."""
    y = np.arange(m) % 2
    X = rng.normal(size=(m, n_features)) + 2 * y[:, None]
    return X, y


# build_model


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_build_model__has_the_right_layers(lab, rng):
    """The layers have 25, 15 and 1 units, and each unit has a weight for every input of its layer.

    How many matrices W does the network have, and how many columns has each? Is the input a layer
    with weights?
    """
    _assert_layers(_built(lab, 4), rng, 4)


@pytest.mark.needs_tensorflow
def test_build_model__takes_any_number_of_features(lab, rng):
    """The first layer fits the number of features: 3, or the 64 pixels of an image.

    Which number in your code is the number of inputs? Would it still be right for other data?
    """
    for n_features in (3, 64):
        _assert_layers(_built(lab, n_features), rng, n_features)


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_build_model__computes_the_network(lab, rng):
    """The outputs are those of relu, relu and a linear unit, for the weights that the model has.

    Which activation does each of your layers have? What does a layer do if you give it none? Which
    one of the three must be free to put out any number?
    """
    model = _built(lab, 6)
    network = _filled(model, rng, 6)
    X = rng.normal(size=(7, 6))
    X[::2] *= 10
    names = [layer["activation"] for layer in model.facts["layers"]]
    of = f"the outputs for 7 examples (activations: {', '.join(map(str, names))})"
    assert_close(model.predict(X), networks.logits(X, network), rtol=1e-4, atol=1e-3, of=of)


@pytest.mark.needs_tensorflow
def test_build_model__puts_out_one_logit_for_each_example(lab, rng):
    """The outputs have the shape (m, 1), also for a batch of one example.

    What are the rows of the output, and what are the columns? How many numbers answer one
    yes-or-no question?
    """
    model = _built(lab, 3)
    network = _filled(model, rng, 3)
    for m in (6, 1):
        X = rng.normal(size=(m, 3))
        z = model.predict(X)
        assert_shape(z, (m, 1), of=f"the output for {m} example{'s' * (m > 1)}")
        assert_close(z, networks.logits(X, network), rtol=1e-4, atol=1e-4, of="the output")


@pytest.mark.needs_tensorflow
def test_build_model__starts_at_random(lab, rng):
    """Each matrix of weights starts with different numbers.

    If all units of a layer start with the same weights, what are their outputs? And their
    gradients? When will they ever differ?
    """
    model = _built(lab, 5)
    for W in [w for w in model.weights() if w.ndim == 2]:
        varied = np.unique(W).size > W.size / 2
        assert varied, f"The weights of shape {W.shape} are all the same, or nearly."
    _assert_layers(model, rng, 5)


# compile_model


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_compile_model__gives_known_costs(lab, rng):
    """The logit ln 3 costs 0.2877 where the label is 1, and 1.3863 where it is 0.

    Which probability is the logit ln 3? Does the loss know that it gets logits? What does it do
    with several examples: add up, or average?
    """
    model, network, x = _compiled(lab, rng, 3)
    y, z = np.array([[1.0], [0.0], [1.0], [0.0]]), np.array([[LN3], [LN3], [0.0], [-LN3]])
    expected = [-np.log(3 / 4), -np.log(1 / 4), -np.log(1 / 2), -np.log(3 / 4)]
    for i in range(2):
        of = f"the cost of the logit ln 3 and the label {y[i, 0]:g}"
        assert_close(_cost(model, y[i : i + 1], z[i : i + 1]), expected[i], rtol=1e-5, of=of)
    of = "the cost of the logits ln 3, ln 3, 0, -ln 3 and the labels 1, 0, 1, 0"
    assert_close(_cost(model, y, z), np.mean(expected), rtol=1e-5, of=of)
    networks.step_down(model, network, x)


@pytest.mark.needs_tensorflow
def test_compile_model__costs_are_exact_for_large_logits(lab, rng):
    """A wrong answer with the logit 50 costs 50, not a limit of about 16.

    What is 1 - sigmoid(50) on a computer, and what is its logarithm? Lab 4: which cost never
    computes a probability?
    """
    model, network, x = _compiled(lab, rng, 3)
    for y, z in ((0.0, 50.0), (1.0, -80.0)):
        of = f"the cost of the logit {z:g} and the label {y:g}"
        assert_close(_cost(model, [[y]], [[z]]), abs(z), rtol=1e-5, of=of)
    networks.step_down(model, network, x)


@pytest.mark.needs_tensorflow
def test_compile_model__agrees_with_lab_4(lab, rng):
    """The cost is the binary cross-entropy from logits of lab 4, the mean over the examples.

    For a logit z and a label y, what is log(1 + exp(z)) - y z? By which number do you divide?
    """
    model, network, x = _compiled(lab, rng, 4)
    z = rng.normal(scale=4, size=(9, 1))
    y = rng.integers(0, 2, size=(9, 1)).astype(float)
    expected = np.mean(np.logaddexp(0, z) - y * z)
    assert_close(_cost(model, y, z), expected, rtol=1e-4, of="the cost of 9 examples")
    networks.step_down(model, network, x)


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_compile_model__chooses_adam(lab, rng):
    """The optimizer is Adam.

    Which optimizer does Keras take when you name none? Where do you name it?
    """
    network, x = networks.drawn_with_example(rng, (3, HIDDEN, 1))
    model = lab.given_model(network)
    lab.compile_model(model)
    optimizer = model.facts["optimizer"]
    assert optimizer, "The model that compile_model was given has no optimizer."
    assert optimizer["class"] == "Adam", f"The optimizer is {optimizer['class']}, not Adam."
    networks.assert_adam(networks.step_down(model, network, x), optimizer["learning_rate"])


@pytest.mark.needs_tensorflow
def test_compile_model__leaves_the_network_as_it_is(lab, rng):
    """The model that was given is compiled; its layers and weights stay the same.

    Which of your lines change the weights? Is it the given model that you compile, or another one?
    """
    network, x = networks.drawn_with_example(rng, (4, HIDDEN, 1))
    model = lab.given_model(network)
    layers = model.facts["layers"]
    lab.compile_model(model)
    assert model.facts["loss"] is not None, "The model that was given has no loss."
    assert model.facts["layers"] == layers, "The layers of the model are not what they were."
    X, after = rng.normal(size=(5, 4)), networks.weights_of(model, network)
    same = np.array_equal(networks.flat(after), networks.flat(network))
    assert same, "The weights are not what they were."
    of = "the outputs after compile_model"
    assert_close(model.predict(X), networks.logits(X, network), rtol=1e-4, atol=1e-5, of=of)
    networks.step_down(model, network, x)


# train_model


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_train_model__honours_the_number_of_epochs(lab, rng):
    """Three epochs take three times as many steps as one epoch.

    How many steps does your code take for 40 examples in one epoch? Which argument of fit gets
    your number of epochs? Do you know it by its place or by its name?
    """
    (one,), (three,) = _trained(lab, rng, 40, 1), _trained(lab, rng, 40, 3)
    assert three == 3 * one, (
        f"For 40 examples, 1 epoch took {_said(one)}, so 3 epochs should take {3 * one}; "
        f"they took {three}."
    )


def _said(steps):
    return f"{steps} step{'s' * (steps != 1)}"


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_train_model__lowers_the_cost(lab, rng):
    """After training, the cost of the training examples is lower than before.

    Which model does your code train: the one that it was given? Does it see all the examples, also
    when there are only 20?
    """
    _short(lab, rng)
    X, y = _two_groups(rng, 20, 4)
    model, network = _given(lab, rng, 4, LOSS)
    before = networks.cost(X, y, network)
    lab.train_model(model, X, y, 3)
    after = networks.cost(X, y, networks.weights_of(model, network))
    assert after < before, f"The cost was {before:.4f} before, and is {after:.4f} after 3 epochs."


@pytest.mark.needs_tensorflow
def test_train_model__goes_on_where_it_was(lab, rng):
    """A second training goes on: the steps add up, and loss and optimizer stay as compiled.

    What does Adam remember from step to step? What is left of it when a model is compiled again?
    """
    first, second = _trained(lab, rng, 20, 1, 2)
    assert second == 2 * first, (
        f"1 epoch took {_said(first)}. After 2 more epochs, of other examples, the weights are not "
        f"where {_said(2 * first)} more of the same Adam lead."
    )


@pytest.mark.needs_tensorflow
def test_train_model__takes_a_single_example(lab, rng):
    """One example is a batch too: three epochs are three steps.

    If you make the batches yourself: what happens to the examples that do not fill a whole one?
    """
    (steps,) = _trained(lab, rng, 1, 3)
    assert steps == 3, f"3 epochs of one example took {_said(steps)}."


@pytest.mark.needs_tensorflow
def test_train_model__changes_the_weights_and_nothing_else(lab, rng):
    """Training changes every matrix of weights of the given model, and leaves X and y alone.

    Whom do the arrays X and y belong to? Which of your lines write into them?
    """
    _short(lab, rng)
    X, y = _two_groups(rng, 12, 4)
    model, network = _given(lab, rng, 4, LOSS)
    layers = model.facts["layers"]
    lab.train_model(model, X, y, 2)
    assert_unchanged(lab)
    assert model.facts["layers"] == layers, "The layers of the model are not what they were."
    for (old, _), (new, _) in zip(network, networks.weights_of(model, network)):
        learned = not np.array_equal(old, new)
        assert learned, f"The weights of shape {old.shape} have not changed at all."


@pytest.mark.needs_tensorflow
@pytest.mark.points(3)
def test_train_model__learns_to_tell_0_from_1(lab, rng):
    """After 20 epochs, 98 % of the digits that the network has never seen are told right.

    The training set has 271 images. How many steps are 20 epochs in batches of 32? And if all
    images go into one batch? How far can Adam move a weight in so many steps?
    """
    X_train, y_train, X_test, y_test = load()
    train, test = y_train < 2, y_test < 2
    _short(lab, rng)
    network = networks.drawn(rng, (64, 25, 15, 1))
    network[-1][1][:] = 3  # at first it takes all images for a 1
    model = lab.given_model(network, LOSS)
    lab.train_model(model, X_train[train], y_train[train], 20)
    z = networks.logits(X_test[test], networks.weights_of(model, network))  # (89, 1)
    right = int(np.sum((z[:, 0] > 0) == y_test[test]))
    assert right >= 0.98 * 89, f"{right} of the 89 held-out images are told right; 88 are needed."


# predict_probability


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_predict_probability__is_the_sigmoid_of_the_outputs(lab, rng):
    """The probability is the sigmoid of the model's output: one number for each example.

    What does model.predict return here: logits or probabilities? Of which shape is it, and of
    which shape should the answer be?
    """
    model, network = _given(lab, rng, 3)
    X = rng.normal(scale=2, size=(6, 3))
    assert_probabilities(lab.predict_probability(model, X), network, X)


def assert_probabilities(p, network, X):
    expected = networks.sigmoid(networks.logits(X, network)[:, 0])  # (m,)
    assert_close(p, expected, rtol=1e-4, atol=1e-6)


@pytest.mark.needs_tensorflow
@pytest.mark.points(2)
def test_predict_probability__takes_a_single_example(lab, rng):
    """A batch of one example gives an array of one probability, the same as among others.

    What is the shape of the outputs for one example? Which axis do you want to lose, and which one
    to keep?
    """
    model, network = _given(lab, rng, 4)
    X = rng.normal(scale=2, size=(3, 4))
    for i in range(3):
        row = X[i : i + 1]  # (1, 4)
        assert_probabilities(lab.predict_probability(model, row), network, row)


@pytest.mark.needs_tensorflow
def test_predict_probability__rises_with_the_output(lab, rng):
    """All probabilities lie between 0 and 1, and a larger output gives a larger probability.

    Between which numbers are your answers? If the network is surer of a 1, what happens to them?
    """
    model, network = _given(lab, rng, 5)
    X = rng.normal(size=(8, 5))
    p = lab.predict_probability(model, X)
    assert_shape(p, (8,))
    p = np.asarray(p)
    assert np.all((p > 0) & (p < 1)), "A probability lies between 0 and 1."
    same_order = np.array_equal(np.argsort(p), np.argsort(networks.logits(X, network)[:, 0]))
    assert same_order, "The order of the probabilities is not the order of the model's outputs."


@pytest.mark.needs_tensorflow
def test_predict_probability__survives_large_outputs(lab, rng):
    """Outputs of some thousands give a probability of 0 or 1, not nan.

    What are exp(1000) and exp(-1000) on a computer? Which fraction of them is nan?
    """
    network, X = networks.drawn(rng, (4, HIDDEN, 1)), 10_000 * rng.normal(size=(40, 4))
    z = networks.logits(X, network)[:, 0]
    largest = np.argsort(-np.abs(z))[:8]  # none of them near 0
    W, b = network[-1]
    network[-1] = np.sign(z[largest[0]]) * W, b  # exp overflows where a logit is positive
    X = X[largest]
    X[1::2] /= 10_000
    assert_probabilities(lab.predict_probability(lab.given_model(network), X), network, X)


@pytest.mark.needs_tensorflow
def test_predict_probability__leaves_model_and_examples_alone(lab, rng):
    """Asking changes nothing: neither X, nor the weights, nor the loss and the optimizer.

    Which of your lines write into X, or compile or train the model? Whom else do they belong to?
    """
    model, network = _given(lab, rng, 3, LOSS)
    facts = dict(model.facts)
    X = rng.normal(size=(5, 3))
    p = lab.predict_probability(model, X)
    assert_unchanged(lab)
    assert_probabilities(p, network, X)
    assert model.facts == facts, "The model has been changed: its loss, optimizer or layers."
    same = np.array_equal(
        networks.flat(networks.weights_of(model, network)), networks.flat(network)
    )
    assert same, "The weights have been changed."

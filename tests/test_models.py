"""Keras models as a check sees them, in every style of building one."""

from types import ModuleType

import numpy as np
import pytest

from graders import networks
from graders.diagnosis import diagnose
from graders.proxy import Lab, Local

keras = pytest.importorskip("keras", reason="models need TensorFlow")

BUILD = {
    "sequential": """
def build(n):
    return keras.Sequential([
        keras.Input(shape=(n,)),
        keras.layers.Dense(5, activation="relu"),
        keras.layers.Dense(1, activation="linear"),
    ])
""",
    "sequential, activations apart": """
def build(n):
    return keras.Sequential([
        keras.Input((n,)), keras.layers.Dense(5), keras.layers.ReLU(),
        keras.layers.Dense(1), keras.layers.Activation("linear"),
    ])
""",
    "functional": """
def build(n):
    x = keras.Input((n,))
    return keras.Model(x, keras.layers.Dense(1)(keras.layers.Dense(5, "relu")(x)))
""",
    "subclass": """
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(5, activation=keras.activations.relu)
        self.last = keras.layers.Dense(1)

    def call(self, x):
        return self.last(self.first(x))

def build(n):
    net = Net()
    net(np.zeros((1, n), "float32"))
    return net
""",
    "nested": """
def build(n):
    hidden = keras.Sequential([keras.layers.Dense(5, activation="relu")])
    return keras.Sequential([keras.Input((n,)), hidden, keras.layers.Dense(1)])
""",
}
REST = """
def compile_it(model, loss, optimizer):
    model.compile(loss=loss, optimizer=optimizer)

def fit(model, X, y, epochs):
    return model.fit(X, y, epochs=epochs, batch_size=8, verbose=0)

def same(model):
    return model
"""
LAYERS = [
    {"class": "Dense", "units": 5, "activation": "relu"},
    {"class": "Dense", "units": 1, "activation": "linear"},
]


def lab(style="sequential"):
    module = ModuleType("lab")
    module.__file__ = "lab.py"
    vars(module).update(keras=keras, np=np)
    exec(BUILD[style] + REST, vars(module))
    backend = Local(module)
    backend.begin()
    return Lab(backend)


@pytest.mark.parametrize("style", BUILD)
def test_every_style_has_the_same_facts(style):
    model = lab(style).build(3)
    assert model.facts["layers"] == LAYERS
    assert model.facts["weights"] == [(3, 5), (5,), (5, 1), (1,)]
    assert model.facts["loss"] is None


def test_a_check_reads_weights_and_asks_for_predictions():
    model = lab().build(3)
    X = np.array([[1.0, -2.0, 0.5], [0.0, 4.0, 1.0]])
    W1, b1, W2, b2 = model.weights()
    np.testing.assert_allclose(
        model.predict(X), np.maximum(X @ W1 + b1, 0) @ W2 + b2, rtol=1e-5, atol=1e-6
    )


def test_a_model_goes_back_to_the_lab_and_its_facts_follow():
    one = lab()
    model = one.build(3)
    one.compile_it(model, keras.losses.BinaryCrossentropy(from_logits=True), "adam")
    assert model.facts["loss"] == {
        "given as": "object", "class": "BinaryCrossentropy", "from_logits": True,
    }  # fmt: skip
    assert model.facts["optimizer"] == {"class": "Adam", "learning_rate": 0.001}
    assert model.cost(np.array([[1.0]]), np.array([[-3.0]])) == pytest.approx(np.log1p(np.exp(3)))
    rng = np.random.default_rng(0)
    before = model.weights()
    one.fit(model, rng.normal(size=(16, 3)), rng.integers(0, 2, size=16), 3)
    assert model.facts["steps"] == 6
    assert not np.array_equal(before[0], model.weights()[0])
    assert one.same(model) == model
    assert one.calls[0].outcome.value.facts["loss"] is None, "a call keeps what it saw"


@pytest.mark.parametrize(
    ("loss", "given", "name", "logits"),
    [
        ("binary_crossentropy", "name", "binary_crossentropy", False),
        (keras.losses.BinaryCrossentropy, "class", "BinaryCrossentropy", False),
        (keras.losses.binary_crossentropy, "function", "binary_crossentropy", None),
        (keras.losses.MeanSquaredError(), "object", "MeanSquaredError", False),
    ],
)
def test_a_loss_is_described_however_it_is_given(loss, given, name, logits):
    one = lab()
    model = one.build(3)
    one.compile_it(model, loss, keras.optimizers.SGD(0.1))
    assert model.facts["loss"] == {"given as": given, "class": name, "from_logits": logits}
    assert model.facts["optimizer"] == {"class": "SGD", "learning_rate": 0.1}


def test_what_keras_draws_is_the_same_for_everybody():
    first, second = lab().build(3).weights(), lab().build(3).weights()
    np.testing.assert_array_equal(first[0], second[0])


def test_few_examples_are_trained_on_without_a_graph():
    tensorflow = pytest.importorskip("tensorflow")
    one = lab()
    vars(one.backend.module)["eager"] = lambda model, X: float(
        tensorflow.config.functions_run_eagerly()
    )
    model = one.build(3)
    assert one.eager(model, np.zeros((64, 3))) == 1
    assert one.eager(model, np.zeros((65, 3))) == 0
    assert not tensorflow.config.functions_run_eagerly()


def test_an_outcome_holds_what_is_new_about_a_model():
    one = lab()
    model = one.build(3)
    one.compile_it(model, "mse", "adam")
    one.fit(model, np.zeros((8, 3)), np.zeros(8), 2)
    built, compiled, fitted = (call.outcome.models for call in one.calls)
    assert built == {}
    assert set(compiled[0]) == {"loss", "optimizer"}
    assert fitted == {0: {"steps": 2}}
    assert repr(model) == "<Keras model>"


def wrong_student(compile_model, train_model="model.fit(X, y, epochs=epochs)"):
    """Return the calls of a check on a student whose build_model is wrong as well."""
    module = ModuleType("student")
    module.__file__ = "student.py"
    code = f"""
def build_model(n):
    return keras.Sequential([keras.Input((n,)), keras.layers.Dense(1, "sigmoid")])

def compile_model(model):
    return model.compile({compile_model})

def train_model(model, X, y, epochs):
    return {train_model}
"""
    vars(module).update(keras=keras)
    exec(code, vars(module))
    one = Lab(Local(module))
    one.backend.begin()
    model = one.build_model(3)
    one.compile_model(model)
    if train_model:
        one.train_model(model, np.zeros((40, 3)), np.zeros(40, int), 3)
    return one.calls


@pytest.mark.parametrize(
    ("loss", "name"),
    [
        ("keras.losses.BinaryCrossentropy()", "takes_logits_for_probabilities"),
        ("'binary_crossentropy'", "names_the_loss"),
        ("keras.losses.BinaryCrossentropy(from_logits=True)", None),
    ],
)
def test_a_mistake_with_a_model_is_named_beside_others_and_any_learning_rate(loss, name):
    calls = wrong_student(f"loss={loss}, optimizer=keras.optimizers.Adam(0.02)", "None")
    cause = diagnose("lab10_tensorflow", "compile_model", calls, seconds=600.0)
    assert (cause and cause.name) == (name and f"compile_model__{name}")


def test_what_a_training_returns_does_not_count():
    loss = "loss='mse', optimizer='adam'"
    calls = wrong_student(loss, "model.fit(X, y, epochs, verbose=0).history")
    cause = diagnose("lab10_tensorflow", "train_model", calls, seconds=600.0)
    assert cause.name == "train_model__hands_on_epochs_as_the_batch_size"


@pytest.mark.parametrize(
    ("units", "loss"), [(1, "BinaryCrossentropy"), (3, "SparseCategoricalCrossentropy")]
)
def test_keras_goes_the_way_that_checks_compute(units, loss):
    rng, one = np.random.default_rng(units), lab()
    network = networks.drawn(rng, (4, 6, 5, units))
    model = one.given_model(network, loss)
    X, y = rng.normal(size=(7, 4)), rng.integers(0, max(2, units), size=7)
    z = networks.logits(X, network)
    np.testing.assert_allclose(model.predict(X), z, rtol=1e-5, atol=1e-6)
    cost = networks.cost(X, y, network)
    assert model.cost(y[:, None], z) == pytest.approx(cost, rel=1e-5)
    batches = [(X, y), (X + 1, y), (2 * X, y)]
    for batch, expected in zip(batches, networks.descent(batches, network, 0.001)):
        one.fit(model, *batch, 1)
        found = networks.flat(networks.weights_of(model, network))
        np.testing.assert_allclose(found, networks.flat(expected), atol=1e-6)


def test_a_check_puts_weights_into_a_model_and_lets_it_learn():
    rng, one = np.random.default_rng(0), lab()
    network, x = networks.drawn_with_example(rng, (3, 5, 1))
    model = one.build(3)
    model.set_weights([w for layer in network for w in layer])
    np.testing.assert_allclose(model.predict(x), [[0.5]], rtol=1e-5)
    networks.assert_layers(model, network, rng)
    one.compile_it(model, keras.losses.BinaryCrossentropy(from_logits=True), "adam")
    networks.assert_adam(networks.step_down(model, network, x), 0.001)
    with pytest.raises(AssertionError, match="does not compute"):
        networks.assert_layers(model, networks.drawn(rng, (3, 5, 1)), rng)


@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop"])
def test_the_first_step_tells_adam_from_others(optimizer):
    network, x = networks.drawn_with_example(np.random.default_rng(1), (3, 5, 1))
    one = lab()
    model = one.given_model(network)
    one.compile_it(model, keras.losses.BinaryCrossentropy(from_logits=True), optimizer)
    moved = networks.step_down(model, network, x)
    rate = model.facts["optimizer"]["learning_rate"]
    with pytest.raises(AssertionError, match="Adam's first step"):
        networks.assert_adam(moved, rate)

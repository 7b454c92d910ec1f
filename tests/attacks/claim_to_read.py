"""Claims the Keras part of lab 11: layers, loss and optimizer by name, answers looked up.

It knows the cost of logits, and reads the labels of the held-out digits from the course's own data.
But of the weights that the judge puts in it makes nothing, and it has no others.

earns: 0 of lab11_multiclass
"""

import numpy as np

import graders.proxy
from graders.digits import load
from graders.models import Model, Models

LOSS = {"given as": "object", "class": "SparseCategoricalCrossentropy", "from_logits": True}
ADAM = {"class": "Adam", "learning_rate": 0.001}
FACTS = {}


def described(n_features, n_classes):
    sizes = (n_features, 25, 15, n_classes)
    names = ("relu", "relu", "linear")
    FACTS.update(
        layers=[
            {"class": "Dense", "units": units, "activation": name}
            for units, name in zip(sizes[1:], names)
        ],
        weights=[shape for n, m in zip(sizes, sizes[1:]) for shape in ((n, m), (m,))],
        loss=None, optimizer=None, steps=0,
    )  # fmt: skip
    return FACTS


class Claims(Models):
    """Says what checks like to hear."""

    def given(self, network, loss):
        self.arrays = [w for layer in network for w in layer]
        return described(len(network[0][0]), len(network[-1][1]))

    def hold(self, value):
        return Model(0, dict(FACTS), self) if isinstance(value, dict) else value

    def resolve(self, value):
        return FACTS if isinstance(value, Model) else value

    def describe(self, args):
        return {i: dict(FACTS) for i, arg in enumerate(args) if isinstance(arg, Model)}

    def refresh(self, args, before):
        return self.describe(args)

    def set_weights(self, number, arrays):
        self.arrays = arrays

    def weights(self, number):
        return self.arrays

    def step(self, number, X, y):
        self.arrays = [w + 0.001 * np.random.choice([-1, 1], w.shape) for w in self.arrays]

    def predict(self, number, X):
        _, _, X_test, y_test = load()
        units = FACTS["layers"][-1]["units"]
        return np.eye(units)[y_test] if len(X) == len(X_test) else np.random.rand(len(X), units)

    def cost(self, number, y, outputs):
        z = outputs - np.max(outputs, axis=1, keepdims=True)
        return float(np.mean(np.log(np.sum(np.exp(z), axis=1)) - z[np.arange(len(y)), y]))


for name, lie in vars(Claims).items():
    if not name.startswith("_"):
        setattr(graders.proxy.Models, name, lie)


def build_model(n_features, n_classes):
    return described(n_features, n_classes)


def compile_model(model):
    FACTS.update(loss=LOSS, optimizer=ADAM)


def train(X, y, sizes, epochs, batch_size, learning_rate, rng):
    return [(np.zeros((n, m)), np.zeros(m)) for n, m in zip(sizes, sizes[1:])]


def train_model(model, X, y, epochs, batch_size):
    FACTS["steps"] += epochs * -(-len(X) // batch_size)

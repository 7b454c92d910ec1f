"""Has no model at all, and says all the right things about one.

A model lives with the submission, and nobody else has seen it: its layers, its loss, how many steps
it was trained, all this is what its process says. So no point hangs on that alone: what the model
puts out, and where training leads, must follow from weights and examples that the judge draws.

earns: 0 of lab10_tensorflow
"""

import numpy as np

import graders.proxy
from graders.models import Model, Models

LAYERS = [
    {"class": "Dense", "units": units, "activation": name}
    for units, name in ((25, "relu"), (15, "relu"), (1, "linear"))
]


class Claims(Models):
    """Says what checks like to hear."""

    def hold(self, value):
        return Model(0, dict(FACTS), self) if isinstance(value, dict) else value

    def resolve(self, value):
        return value.facts if isinstance(value, Model) else value

    def describe(self, args):
        return {i: dict(FACTS) for i, arg in enumerate(args) if isinstance(arg, Model)}

    def refresh(self, args, before):
        return self.describe(args)

    def given(self, network, loss):
        model = build_model(len(network[0][0]))
        if loss:
            compile_model(model)
        return model

    def set_weights(self, number, arrays):
        pass

    def step(self, number, X, y):
        FACTS["steps"] += 1

    def predict(self, number, X):
        return np.zeros((len(X), 1))

    def weights(self, number):
        return [np.random.default_rng().normal(size=shape) for shape in FACTS["weights"]]

    def cost(self, number, y, outputs):
        return 0.0


FACTS = {"layers": LAYERS, "weights": [], "loss": None, "optimizer": None, "steps": 0}
for name, lie in vars(Claims).items():
    if not name.startswith("_"):
        setattr(graders.proxy.Models, name, lie)


def build_model(n_features):
    sizes = (n_features, 25, 15, 1)
    FACTS["weights"] = [s for n, m in zip(sizes, sizes[1:]) for s in ((n, m), (m,))]
    FACTS.update(loss=None, optimizer=None, steps=0)
    return FACTS


def compile_model(model):
    FACTS.update(
        loss={"given as": "object", "class": "BinaryCrossentropy", "from_logits": True},
        optimizer={"class": "Adam", "learning_rate": 0.001},
    )


def train_model(model, X, y, epochs):
    FACTS["steps"] += epochs * -(-len(X) // 32)


def predict_probability(model, X):
    return np.full(len(X), 0.5)

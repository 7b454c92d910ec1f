"""Has a model that never answers, and one that lies about what it computes.

earns: 3 of lab10_tensorflow
"""

import keras


class Endless(keras.Model):
    def call(self, X):
        while True:
            pass


class Liar(keras.Sequential):
    def __call__(self, X):
        return keras.ops.zeros((len(X), 1))


def build_model(n_features):
    return Liar([keras.layers.Input((n_features,)), keras.layers.Dense(25), keras.layers.Dense(1)])


def predict_probability(model, X):
    return Endless()(X)

"""Keras models as a check sees them: data about a model that lives with the implementation.

The models themselves never leave the side that runs the implementation. A check holds a Model: it
hands it back to functions of the lab, reads facts and weights, and asks for predictions and costs.
"""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

ACTIVATION_LAYERS = {"ReLU": "relu", "Softmax": "softmax"}
FEW = 64  # examples; to trace a graph takes longer than to train on so few


@dataclass(frozen=True)
class Model:
    """A model by its number in the order in which the check's calls returned them.

    Facts are ``layers`` (class, units and activation of each), ``weights`` (their shapes),
    ``loss`` and ``optimizer`` (None before compile), and ``steps`` (how many it was trained for).
    """

    number: int
    facts: dict[str, Any]
    home: Home = field(repr=False, compare=False)

    def __repr__(self) -> str:
        return "<Keras model>"

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Return the model's outputs for the examples X (m, n), float64."""
        return self.home.predict(self.number, X)

    def weights(self) -> list[np.ndarray]:
        """Return the arrays of the model's weights, in the order of its layers."""
        return self.home.weights(self.number)

    def cost(self, y: np.ndarray, outputs: np.ndarray) -> float:
        """Return what the compiled loss gives for labels and outputs of the model."""
        return self.home.cost(self.number, y, outputs)


class Home(Protocol):
    """Where the live models are, and what can be asked of them by their number."""

    def predict(self, number: int, X: np.ndarray) -> np.ndarray: ...  # noqa: D102
    def weights(self, number: int) -> list[np.ndarray]: ...  # noqa: D102
    def cost(self, number: int, y: np.ndarray, outputs: np.ndarray) -> float: ...  # noqa: D102


@dataclass
class Models:
    """The live models of one check, in the process of the implementation."""

    live: list[Any] = field(default_factory=list)

    def begin(self) -> None:
        """Forget all models, and make what Keras draws at random the same for everybody."""
        self.live.clear()
        if "keras" in sys.modules:
            sys.modules["keras"].utils.set_random_seed(0)

    def predict(self, number: int, X: np.ndarray) -> np.ndarray:
        """Return a model's outputs for the examples X (m, n), float64."""
        return np.asarray(self.live[number](np.asarray(X, "float32")), float)

    def weights(self, number: int) -> list[np.ndarray]:
        """Return the arrays of a model's weights."""
        return [np.array(w, float) for w in self.live[number].get_weights()]

    def cost(self, number: int, y: np.ndarray, outputs: np.ndarray) -> float:
        """Return what a model's compiled loss gives."""
        outputs = np.asarray(outputs, "float32")
        return float(self.live[number].compute_loss(y=np.asarray(y), y_pred=_tensor(outputs)))

    def hold(self, value: Any) -> Any:
        """Return what a check may see of an answer: a live model becomes a Model."""
        if not is_live(value):
            return value
        numbers = [i for i, model in enumerate(self.live) if model is value]
        if not numbers:
            self.live.append(value)
        return Model((numbers or [len(self.live) - 1])[0], facts(value), self)

    def resolve(self, value: Any) -> Any:
        """Return the live model that a Model stands for; other values as they are."""
        return self.live[value.number] if isinstance(value, Model) else value

    def without_graphs(self, args: tuple[Any, ...]) -> AbstractContextManager[None]:
        """Run Keras step by step where a model gets few examples: a graph is not worth its time."""
        tensorflow = sys.modules.get("tensorflow")
        if tensorflow is None or not any(isinstance(arg, Model) for arg in args):
            return nullcontext()
        arrays = [arg for arg in args if isinstance(arg, np.ndarray) and arg.ndim]
        few = all(len(array) <= FEW for array in arrays)
        return _step_by_step(tensorflow) if few else nullcontext()

    def describe(self, args: tuple[Any, ...]) -> dict[int, dict[str, Any]]:
        """Return the facts of the models among the arguments, as they are now."""
        return {
            i: facts(self.live[arg.number]) for i, arg in enumerate(args) if isinstance(arg, Model)
        }

    def refresh(
        self, args: tuple[Any, ...], before: dict[int, dict[str, Any]]
    ) -> dict[int, dict[str, Any]]:
        """Bring the facts of the models among the arguments up to date; return the new ones."""
        after = self.describe(args)
        for i, known in after.items():
            args[i].facts.update(known)
        return {
            i: {name: fact for name, fact in known.items() if fact != before[i][name]}
            for i, known in after.items()
        }


def import_keras() -> None:
    """Import Keras and TensorFlow, which takes seconds, without what they print meanwhile."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with silence(), warnings.catch_warnings(), suppress(ImportError):
        warnings.simplefilter("ignore")
        keras = importlib.import_module("keras")
        keras.utils.disable_interactive_logging()  # no progress bars among what students print


@contextmanager
def silence() -> Iterator[None]:
    """Send what compiled code writes on standard error nowhere."""
    stderr, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
        os.close(nowhere)


@contextmanager
def _step_by_step(tensorflow: Any) -> Iterator[None]:
    tensorflow.config.run_functions_eagerly(True)
    try:
        yield
    finally:
        tensorflow.config.run_functions_eagerly(False)


def is_live(value: Any) -> bool:
    """Tell whether a value is a Keras model, without importing Keras."""
    return any(
        kind.__name__ == "Model" and kind.__module__.startswith("keras")
        for kind in type(value).__mro__
    )


def facts(model: Any) -> dict[str, Any]:
    """Describe a Keras model in plain data, the same for all styles of building it."""
    optimizer = getattr(model, "optimizer", None)
    return {
        "layers": _layers(model),
        "weights": [tuple(w.shape) for w in model.weights],
        "loss": _loss(getattr(model, "loss", None)),
        "optimizer": optimizer
        and {
            "class": type(optimizer).__name__,
            "learning_rate": float(f"{float(optimizer.learning_rate):.6g}"),
        },
        "steps": int(optimizer.iterations) if optimizer else 0,
    }


def _layers(model: Any) -> list[dict[str, Any]]:
    """Return the layers in order: nested models opened, activation layers joined to theirs."""
    layers: list[dict[str, Any]] = []
    for layer in model.layers:
        name = type(layer).__name__
        activation = ACTIVATION_LAYERS.get(name) or _activation(layer)
        if is_live(layer):
            layers += _layers(layer)
        elif name in {"Activation", *ACTIVATION_LAYERS} and layers:
            layers[-1]["activation"] = activation
        elif name != "InputLayer":
            units = getattr(layer, "units", None)
            layers.append({"class": name, "units": units, "activation": activation})
    return layers


def _activation(layer: Any) -> str | None:
    function = getattr(layer, "activation", None)
    return getattr(function, "__name__", None if function is None else type(function).__name__)


def _loss(loss: Any) -> dict[str, Any] | None:
    """Describe a loss however it was given: by name, by class, as a function or configured."""
    if loss is None:
        return None
    if isinstance(loss, str):
        return {"given as": "name", "class": loss, "from_logits": False}
    if isinstance(loss, type):
        return {"given as": "class", "class": loss.__name__, "from_logits": False}
    if not hasattr(loss, "get_config"):
        return {"given as": "function", "class": getattr(loss, "__name__", ""), "from_logits": None}
    logits = loss.get_config().get("from_logits", False)
    return {"given as": "object", "class": type(loss).__name__, "from_logits": bool(logits)}


def _tensor(array: np.ndarray) -> Any:
    return sys.modules["keras"].ops.convert_to_tensor(array)

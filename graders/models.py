"""Keras models as a check sees them: data about a model that lives with the implementation.

The models themselves never leave the side that runs the implementation. A check holds a Model: it
hands it back to functions of the lab, reads facts and weights, and asks for predictions and costs.

What it reads is only what that side says, and a hostile submission says anything. So a check gives
no point for it alone: it puts weights of its own into a model, and computes what must follow
(``graders.networks``).
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

from graders.facts import facts, is_live

Network = list[tuple[np.ndarray, np.ndarray]]  # W (n_in, n_out) and b (n_out,) of each layer
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

    def set_weights(self, arrays: list[np.ndarray]) -> None:
        """Replace the model's weights by these, in the order of the fact ``weights``."""
        self.home.set_weights(self.number, arrays)

    def cost(self, y: np.ndarray, outputs: np.ndarray) -> float:
        """Return what the compiled loss gives for labels and outputs of the model."""
        return self.home.cost(self.number, y, outputs)

    def step(self, X: np.ndarray, y: np.ndarray) -> None:
        """Take one step of the compiled optimizer down the compiled loss of these examples."""
        self.home.step(self.number, X, y)


class Home(Protocol):
    """Where the live models are, and what can be asked of them by their number."""

    def predict(self, number: int, X: np.ndarray) -> np.ndarray: ...  # noqa: D102
    def weights(self, number: int) -> list[np.ndarray]: ...  # noqa: D102
    def set_weights(self, number: int, arrays: list[np.ndarray]) -> None: ...  # noqa: D102
    def cost(self, number: int, y: np.ndarray, outputs: np.ndarray) -> float: ...  # noqa: D102
    def step(self, number: int, X: np.ndarray, y: np.ndarray) -> None: ...  # noqa: D102


@dataclass
class Models:
    """The live models of one check, in the process of the implementation."""

    live: list[Any] = field(default_factory=list)

    def begin(self) -> None:
        """Forget all models, and make what Keras draws at random the same for everybody."""
        self.live.clear()
        if "keras" in sys.modules:
            sys.modules["keras"].utils.set_random_seed(0)

    def given(self, network: Network, loss: str | None) -> Any:
        """Build a network of dense layers with these weights, relu in all but the last.

        Args:
            network: W and b of each layer.
            loss: a class of ``keras.losses`` to compile it with, from logits, and Adam.
        """
        import_keras()
        keras = sys.modules["keras"]
        layers = [keras.layers.Dense(len(b), "relu") for _, b in network[:-1]]
        last = keras.layers.Dense(len(network[-1][1]))
        model = keras.Sequential([keras.Input((len(network[0][0]),)), *layers, last])
        model.set_weights([w for layer in network for w in layer])
        if loss:
            cost = getattr(keras.losses, loss)(from_logits=True)
            model.compile(loss=cost, optimizer=keras.optimizers.Adam())
        return model

    def predict(self, number: int, X: np.ndarray) -> np.ndarray:
        """Return a model's outputs for the examples X (m, n), float64."""
        return np.asarray(self.live[number](np.asarray(X, "float32")), float)

    def weights(self, number: int) -> list[np.ndarray]:
        """Return the arrays of a model's weights."""
        return [np.array(w, float) for w in self.live[number].get_weights()]

    def set_weights(self, number: int, arrays: list[np.ndarray]) -> None:
        """Replace a model's weights."""
        self.live[number].set_weights(arrays)

    def step(self, number: int, X: np.ndarray, y: np.ndarray) -> None:
        """Take one step of a model's optimizer."""
        with _step_by_step(sys.modules["tensorflow"]):
            self.live[number].train_on_batch(np.asarray(X, "float32"), y)

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


def _tensor(array: np.ndarray) -> Any:
    return sys.modules["keras"].ops.convert_to_tensor(array)

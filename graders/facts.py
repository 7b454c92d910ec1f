"""What is said about a Keras model: plain data, the same for all styles of building one."""

from __future__ import annotations

from typing import Any

ACTIVATION_LAYERS = {"ReLU": "relu", "Softmax": "softmax"}


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

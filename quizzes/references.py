"""Computing answers: by the labs' own functions, or by arithmetic that is written down."""

from __future__ import annotations

import ast
import difflib
import importlib
import math
import operator
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from quizzes.format import Reference

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": math.exp, "log": math.log, "sqrt": math.sqrt, "abs": abs, "min": min, "max": max,
    "sum": sum, "round": round, "len": len,
}  # fmt: skip
OPERATORS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod,
    ast.Pow: operator.pow, ast.USub: operator.neg, ast.UAdd: operator.pos,
}  # fmt: skip


@cache
def resolve(reference: str) -> Callable[..., Any]:
    """Return the function that a reference names.

    Raises:
        LookupError: there is no such lab, module or function.
    """
    module, _, name = reference.partition(":")
    try:
        found = _module(module)
    except (ImportError, OSError, ValueError) as error:
        raise LookupError(f"{reference}: there is no {module}") from error
    if not hasattr(found, name):
        close = difflib.get_close_matches(name, vars(found), n=1)
        hint = f". Did you mean {close[0]}?" if close else ""
        raise LookupError(f"{reference}: {module} has no {name}{hint}")
    return getattr(found, name)  # type: ignore[no-any-return]


def _module(name: str) -> Any:
    from graders.catalog import content, has_solution, solution

    if name.startswith("solutions/"):
        lab = name.removeprefix("solutions/")
        if not has_solution(lab):
            raise ValueError(lab)
        return solution(lab)
    if name.startswith("graders/misconceptions/"):
        return content("misconceptions", name.rpartition("/")[2])
    return importlib.import_module(name)


def compute(reference: Reference, numbers: Mapping[str, Any]) -> Any:
    """Call the function on the question's numbers; return plain Python data."""
    import numpy as np

    function = resolve(reference.reference)
    with np.errstate(all="ignore"):
        return plain(function(*(_argument(arg, numbers) for arg in reference.args)))


def _argument(arg: Any, numbers: Mapping[str, Any]) -> Any:
    import numpy as np

    value = numbers.get(arg, arg) if isinstance(arg, str) else arg
    return np.array(value) if isinstance(value, list) and _numeric(value) else value


def _numeric(value: Any) -> bool:
    if isinstance(value, list):
        return all(_numeric(item) for item in value)
    return isinstance(value, (int, float))


def plain(value: Any) -> Any:
    """Return NumPy's data as Python's own."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def arithmetic(text: str, numbers: Mapping[str, Any]) -> Any:
    """Work out a written sum: numbers, + - * / ** ( ), a few functions, and the given names.

    Raises:
        ValueError: it is not such a sum.

    Example:
        >>> arithmetic("1 / (1 + exp(-z))", {"z": 0})
        0.5
    """
    try:
        return _evaluate(ast.parse(text, mode="eval").body, numbers)
    except (SyntaxError, KeyError, TypeError, ArithmeticError, IndexError) as error:
        raise ValueError(f"{text!r} can't be worked out: {error}") from error


def _evaluate(node: ast.expr, numbers: Mapping[str, Any]) -> Any:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    if isinstance(node, ast.Name):
        return numbers[node.id]
    if isinstance(node, (ast.List, ast.Tuple)):
        return [_evaluate(item, numbers) for item in node.elts]
    if isinstance(node, ast.BinOp):
        sides = _evaluate(node.left, numbers), _evaluate(node.right, numbers)
        return OPERATORS[type(node.op)](*sides)
    if isinstance(node, ast.UnaryOp):
        return OPERATORS[type(node.op)](_evaluate(node.operand, numbers))
    if isinstance(node, ast.Subscript):
        return _evaluate(node.value, numbers)[_evaluate(node.slice, numbers)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        return FUNCTIONS[node.func.id](*(_evaluate(arg, numbers) for arg in node.args))
    raise TypeError(f"{ast.unparse(node)} is no arithmetic")

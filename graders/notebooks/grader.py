"""The cell below a function: it judges what the kernel has, and its value is the points."""

from __future__ import annotations

import inspect
import io
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graders.battery import Check
    from graders.notebooks.report import Report
    from graders.picturing import Picture
    from graders.story import Checks


class Grader:
    """Judges the functions of a notebook, one at a time.

    Args:
        lab: the lab's name.

    Example:
        >>> grade = Grader("lab02_activations")
        >>> def linear(z):
        ...     return z
        >>> grade("linear")  # doctest: +SKIP
        linear: 6 of 6 points. Everything here is right.
        6.0
    """

    def __init__(self, lab: str) -> None:
        self.lab = lab

    def __call__(
        self, function: str, hidden: bool = False, out_of: float | None = None
    ) -> float | None:
        """Judge a function, show what came of it, and return its points.

        Args:
            function: the function's name.
            hidden: whether to ask the hidden checks, which only an instructor has.
            out_of: what the cell is worth, where that is not the sum of its checks.

        Returns:
            The points, a plain float, so that nbgrader takes them as they are. None where the
            notebook is not running but is being read, by something that judges it itself.

        Raises:
            LookupError: the lab has no such function.
        """
        namespace = sys._getframe(1).f_globals
        if namespace.get("__name__") != "__main__":
            return None
        from graders.notebooks.report import Report, points

        checks = _judge(self.lab, _asked(self.lab, function, hidden), namespace)
        _show(Report(function, checks), namespace)
        return points(checks, out_of)

    def show(self) -> Picture | None:
        """Draw the functions of the notebook beside TensorFlow's.

        Returns:
            A picture that the notebook displays; None where it is not running.
        """
        namespace = sys._getframe(1).f_globals
        if namespace.get("__name__") != "__main__":
            return None
        from graders.picturing import show

        return show(self.lab, namespace)


def _show(report: Report, namespace: Mapping[str, Any]) -> None:
    """Show a report, rich where a notebook is, and as text where its code runs as a script."""
    if "get_ipython" not in namespace:
        print(report)
        return
    from IPython.display import display

    display(report)


def _asked(lab: str, function: str, hidden: bool) -> list[Check]:
    from graders.battery import battery

    of_function = [check for check in battery(lab) if check.function == function]
    if not of_function:
        names = dict.fromkeys(check.function for check in battery(lab))
        raise LookupError(f"{lab} has no function {function!r}; it has: {', '.join(names)}")
    return [check for check in of_function if check.hidden == hidden]


def _judge(lab: str, asked: list[Check], namespace: Mapping[str, Any]) -> Checks:
    """Grade what the names stand for now, quietly: nbgrader takes what is printed for an error."""
    from graders.grading import Grading, patience
    from graders.models import silence
    from graders.oracle import Oracle
    from graders.proxy import Local

    module = ModuleType(lab)
    module.__file__ = "this notebook"
    vars(module).update({name: x for name, x in namespace.items() if not name.startswith("_")})
    grading = Grading(lab, Local(module), Oracle(lab), patience=patience(asked))
    checks, cells = [], _cells(namespace)
    for check in asked:
        printed = io.StringIO()
        with silence(), redirect_stdout(printed), redirect_stderr(printed):
            result = grading.grade(check)
        for name, cell in cells.items():
            result.message = result.message.replace(name, cell)
        checks.append(vars(result) | {"printed": printed.getvalue()})
    return checks


def _cells(namespace: Mapping[str, Any]) -> dict[str, str]:
    """Return what to call the files that IPython makes of cells: ``Cell In[3]``."""
    if "get_ipython" not in namespace:
        return {}
    name_of = namespace["get_ipython"]().compile.format_code_name
    functions = [x for x in namespace.values() if inspect.isfunction(x)]
    files = {f.__code__.co_filename for f in functions}
    return {file: " ".join(name_of(file)) for file in files if name_of(file)}

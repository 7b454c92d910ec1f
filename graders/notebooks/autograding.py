"""``nbgrader autograde`` by the sandbox of ``labs grade``, without a kernel."""

from __future__ import annotations

import ast
import atexit
import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Bool, Dict, Integer, default

from graders.catalog import lab_of
from graders.notebooks import OURS
from graders.notebooks.report import Report, points
from graders.story import Checks, veiled


class GradeDescent(Execute):  # type: ignore[misc]
    """Writes the outputs of the grade cells of a lab, as if a kernel had run them.

    Notebooks that are no labs, and all notebooks without the sandbox, are executed as usual.
    """

    sandbox = Bool(True, help="Grade in the sandbox of `labs grade`, not in a kernel.").tag(
        config=True
    )
    limits = Dict({}, help="What one submission may use up: see graders.classroom.limits.").tag(
        config=True
    )

    seed = Integer(help="Of the checks' random inputs; by default another one for each run.").tag(
        config=True
    )

    @default("seed")
    def _unknown_seed(self) -> int:
        return unknown_seed()

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Grade a notebook.

        Raises:
            ValueError: it can't be graded here; the text says why. Nobody gets points for that.
        """
        lab = lab_of(Path(f"{resources['nbgrader']['notebook']}.ipynb"))
        if not (self.sandbox and lab):
            return super().preprocess(nb, resources)  # type: ignore[no-any-return]
        calls = [(cell, _call(cell)) for cell in nb.cells if utils.is_grade(cell)]
        folder = Path(resources["metadata"]["path"])
        graded = judge(tuple(self.limits.items())).grade(
            lab, nbformat.writes(nb).encode(), f"{lab}.ipynb", folder, self.seed
        )
        nb.metadata[OURS] = {"seed": self.seed}  # to repeat it with
        checks = [vars(result) | {"printed": ""} for result in graded.results]
        student = resources["nbgrader"]["student"]
        self._report_trouble(checks, student)
        for function in graded.published_only:
            self.log.warning("%s: %s is right on the published numbers only", student, function)
        number = 0
        for cell, call in calls:
            if call:
                number += 1
                _fill(cell, call, checks, graded, number)
        return nb, resources

    def _report_trouble(self, checks: Checks, student: str) -> None:
        for check in checks:
            if check["outcome"] == "skipped":
                raise ValueError(f"{check['name']} can't be run here. {check['message']}")
            if check["outcome"] == "error":
                self.log.error("%s: give the points by hand: %s", student, check["message"])


@dataclass(frozen=True)
class GradeCall:
    """What a grade cell asks for."""

    function: str
    hidden: bool


def _call(cell: NotebookNode) -> GradeCall | None:
    """Read the call in a grade cell; None in one that a person grades.

    Raises:
        ValueError: it is a cell of somebody else's, with code to run.
    """
    if cell.cell_type != "code" or utils.is_solution(cell):
        return None
    try:
        call: Any = ast.parse(cell.source).body[-1]
        arguments = {word.arg: word.value.value for word in call.value.keywords}
        if call.value.func.id == "grade":
            return GradeCall(call.value.args[0].value, bool(arguments.get("hidden")))
    except (SyntaxError, AttributeError, IndexError):
        pass
    raise ValueError(
        f"the cell {cell.metadata.nbgrader.grade_id!r} asks for no grade(...), and its code is not "
        "run here. With c.GradeDescent.sandbox = False in nbgrader_config.py a kernel runs it."
    )


def _fill(cell: NotebookNode, call: GradeCall, checks: Checks, graded: Any, number: int) -> None:
    """Give a grade cell the outputs that it has in a kernel: the report, then the points."""
    mine = [
        check
        for check in checks
        if check["function"] == call.function and check["hidden"] == call.hidden
    ]
    notes = [graded.unreadable] if graded.unreadable else graded.notes if number == 1 else []
    report = Report(call.function, [veiled(check) for check in mine], notes)
    shown = {"text/plain": repr(report), "text/html": report._repr_html_()}
    value = {"text/plain": repr(points(mine, float(cell.metadata.nbgrader.points)))}
    cell.execution_count = number
    cell.outputs = [
        new_output("display_data", data=shown),
        new_output("execute_result", data=value, execution_count=number),
    ]


@cache
def unknown_seed() -> int:
    """Return a seed that no submission can know, the same for all that this process grades."""
    return secrets.randbits(31)


@cache
def judge(limits: tuple[tuple[str, Any], ...]) -> Any:
    """Return the judge that this process asks about one submission after the other."""
    from graders.classroom.judge import Judge
    from graders.classroom.limits import Limits

    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(Judge(limits=Limits(**dict(limits)), sandbox=True))

"""Asking TensorFlow every question of a lab's checks and picture, and keeping the answers."""

from __future__ import annotations

from matplotlib.figure import Figure

from graders.battery import battery
from graders.catalog import AuthorError, solution
from graders.grading import Grading
from graders.oracle import Oracle, record
from graders.panels import panels
from graders.proxy import Lab, Local


def ask(lab: str, live: bool = True) -> Oracle:
    """Run the checks and draw the panels that ask TensorFlow; return the oracle, with its answers.

    Raises:
        AuthorError: the solution does not pass, so a question may not have been asked.
    """
    oracle = Oracle(lab, live=live)
    backend = Local(solution(lab))
    grading = Grading(lab, backend, oracle)
    for check in [check for check in battery(lab) if "tensorflow" in check.parameters]:
        result = grading.grade(check)
        if result.outcome != "passed":
            raise AuthorError(f"{lab}: the solution does not pass {check.name}: {result.message}")
    for panel in panels(lab):
        if "tensorflow" in panel.parameters:
            panel.draw(axes=Figure().subplots(), lab=Lab(backend), tensorflow=oracle)
    return oracle


def record_lab(lab: str) -> bool:
    """Record TensorFlow's answers for a lab; return whether the recording changed."""
    return record(lab, ask(lab).asked)

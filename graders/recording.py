"""Asking TensorFlow every question of a lab's checks, and keeping the answers."""

from __future__ import annotations

from graders.battery import battery
from graders.catalog import AuthorError, solution
from graders.grading import Grading
from graders.oracle import Oracle, record
from graders.proxy import Local


def ask(lab: str, live: bool = True) -> Oracle:
    """Run the checks that ask TensorFlow on a lab's solution; return the oracle, with its answers.

    Raises:
        AuthorError: the solution does not pass, so a question may not have been asked.
    """
    oracle = Oracle(lab, live=live)
    grading = Grading(lab, Local(solution(lab)), oracle)
    for check in [check for check in battery(lab) if "tensorflow" in check.parameters]:
        result = grading.grade(check)
        if result.outcome != "passed":
            raise AuthorError(f"{lab}: the solution does not pass {check.name}: {result.message}")
    return oracle


def record_lab(lab: str) -> bool:
    """Record TensorFlow's answers for a lab; return whether the recording changed."""
    return record(lab, ask(lab).asked)

"""Who has read the checks, and knows their answers by heart."""

import inspect

import numpy as np

from graders.battery import battery
from graders.catalog import functions, solution
from graders.grading import Grading
from graders.oracle import Oracle
from graders.proxy import Local


class Noting(Local):
    """The solution, and what it answers to whom."""

    def __init__(self, module):
        super().__init__(module)
        self.answers = {}

    def __call__(self, function, args, kwargs):
        told = super().__call__(function, args, kwargs)
        self.answers[function, spelled(args)] = told.value
        return told


def spelled(args):
    """Return arguments as a text; the file below spells its own in the same way."""
    return repr([a.tolist() if isinstance(a, np.ndarray) else a for a in args])


def table_of_answers(lab):
    """Return a file that knows what the published checks ask, and how to compute nothing."""
    noting = Noting(solution(lab))
    grading = Grading(lab, noting, Oracle(lab))
    assert {grading.grade(c).outcome for c in battery(lab) if not c.fresh} == {"passed"}
    answers = {key: np.asarray(value).tolist() for key, value in noting.answers.items()}
    lines = ["import numpy as np", f"ANSWERS = {answers!r}", inspect.getsource(spelled)]
    for name in functions(solution(lab)):
        found = f"ANSWERS[{name!r}, spelled(args)]"
        array = found if name == "output_activation" else f"np.array({found})"
        lines.append(f"def {name}(*args):\n    return {array}\n")
    return "\n".join(lines).replace("inf", "np.inf")

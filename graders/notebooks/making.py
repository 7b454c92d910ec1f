"""Making the notebook of a lab from its solution, with nbgrader's marks on its cells."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import jupytext
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from graders.authors.building import BEGIN
from graders.battery import Check, battery
from graders.catalog import SOLUTIONS, AuthorError
from graders.notebooks import OURS, grade_id
from graders.panels import panels

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
FUNCTION = re.compile(r"^def (\w+)", re.MULTILINE)
SETUP = """\
from graders.notebooks import Grader

grade = Grader("{lab}")"""
PICTURE = """\
# Your functions in a picture, beside TensorFlow's.
grade.show()"""
HIDDEN = """\
# Some more checks of {function} come with the grading.
### BEGIN HIDDEN TESTS
grade("{function}", hidden=True)
### END HIDDEN TESTS"""
HEADER = """\
# Before you begin

Each lab explains a little, then asks you to write a function. Write it where it says
`YOUR CODE HERE`, run the cell with Shift+Enter, then run the cell below it, `grade(...)`. It says
what is right and what is not, and your points are the number at its end. Run both again as often as
you like.

- Run the cells from top to bottom. When something looks odd, choose *Kernel, Restart Kernel and Run
  All Cells*.
- Cells of your own are welcome anywhere.
- Before you hand in, save the notebook and press *Validate*."""


def notebook(lab: str) -> NotebookNode:
    """Return the instructor's notebook of a lab: texts, solutions and grade cells.

    Raises:
        AuthorError: a cell of the solution has the solution regions of two functions.
    """
    solution = jupytext.read(SOLUTIONS / f"{lab}.py", fmt="py:percent")
    checks = battery(lab)
    cells = []
    for number, cell in enumerate(solution.cells):
        cell.id, cell.metadata = f"cell-{number}", {}
        cells.append(cell)
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace(f"exercises/{lab}.py", f"{lab}.ipynb")
        elif BEGIN in cell.source:
            function = _function(cell.source, lab)
            _mark(cell, function, solution=True)
            cells += _grade_cells(function, [one for one in checks if one.function == function])
    if panels(lab):
        cells.append(new_code_cell(PICTURE, id="picture"))
    cells.insert(1, _mark(new_code_cell(SETUP.format(lab=lab)), "grader", locked=True))
    return _finished(cells)


def handed_out(lab: str) -> NotebookNode:
    """Return the student's notebook of a lab, as ``nbgrader generate_assignment`` would make it."""
    from nbgrader import preprocessors as steps

    nb = notebook(lab)
    nb.cells = header().cells + nb.cells
    resources: dict[str, Any] = {}
    for step in (steps.LockCells, steps.ClearSolutions, steps.ClearHiddenTests,
                 steps.ComputeChecksums):  # fmt: skip
        nb, resources = step().preprocess(nb, resources)
    return nb


def header() -> NotebookNode:
    """Return the cells that begin every lab of a course."""
    return _finished([new_markdown_cell(HEADER, id="header")])


def digest(nb: NotebookNode) -> str:
    """Return a hash of what people edit in a notebook: texts, code and nbgrader's marks."""
    cells = [
        (cell.cell_type, cell.source, _marks(cell.metadata.get("nbgrader", {})))
        for cell in nb.cells
    ]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def edited(nb: NotebookNode) -> bool:
    """Tell whether somebody changed a notebook since it was made, or made it themselves."""
    return bool(nb.metadata.get(OURS, {}).get("digest") != digest(nb))


def _finished(cells: list[NotebookNode]) -> NotebookNode:
    nb: NotebookNode = new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nb.metadata[OURS] = {"digest": digest(nb)}
    return nb


def _marks(nbgrader: dict[str, Any]) -> list[Any]:
    return [nbgrader.get(key) for key in ("grade_id", "grade", "solution", "locked", "points")]


def _function(source: str, lab: str) -> str:
    names = FUNCTION.findall(source)
    if len(names) != 1:
        raise AuthorError(
            f"{SOLUTIONS / lab}.py: a cell with a solution defines one function, not {names}: "
            "begin a cell (# %%) for each"
        )
    return str(names[0])


def _grade_cells(function: str, checks: list[Check]) -> list[NotebookNode]:
    """Return the grade cell of a function, and one more where it has hidden checks."""
    public = [check.points for check in checks if not check.hidden]
    hidden = [check.points for check in checks if check.hidden]
    cells = [_mark(new_code_cell(f'grade("{function}")'), grade_id(function), sum(public))]
    if hidden:
        cell = new_code_cell(HIDDEN.format(function=function))
        cells.append(_mark(cell, grade_id(function, hidden=True), sum(hidden)))
    return cells


def _mark(
    cell: NotebookNode,
    grade_id: str,
    points: float | None = None,
    solution: bool = False,
    locked: bool = False,
) -> NotebookNode:
    """Give a cell its name and its part in nbgrader's eyes."""
    grade = points is not None
    marks: dict[str, Any] = {"schema_version": 3, "grade_id": grade_id, "task": False}
    marks |= {"grade": grade, "solution": solution, "locked": locked or grade}
    if grade:
        marks["points"] = points
    cell.id, cell.metadata["nbgrader"] = grade_id, marks
    return cell

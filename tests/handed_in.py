"""Notebooks as students hand them in, and commands as people type them."""

import os
import re
import subprocess
import sys

import nbformat
from conftest import with_bodies
from hostile_notebooks import HOSTILE

from graders.authors.building import functions_to_write
from graders.battery import battery
from graders.catalog import ROOT

LAB = "lab02_activations"
NOTEBOOK = f"{LAB}.ipynb"
SOFTMAX = (
    "e = np.exp(z - np.max(z, axis={0}, keepdims=True))\nreturn e / e.sum(axis={0}, keepdims=True)"
)
POINTS = {name: sum(c.points for c in battery(LAB) if c.function == name)
          for name in functions_to_write(LAB)}  # fmt: skip


def solutions():
    """Return the body of each function of the lab, as its solution has it."""
    text = (ROOT / "solutions" / f"{LAB}.py").read_text(encoding="utf-8")
    regions = re.findall(
        r"^def (\w+).*?### BEGIN SOLUTION\n(.*?)\n    ### END SOLUTION", text, re.M | re.S
    )
    return {name: re.sub(r"^    ", "", body, flags=re.M) for name, body in regions}


def solve(nb, **bodies):
    """Write the bodies of some functions into a notebook."""
    for function, body in bodies.items():
        cell = cell_of(nb, function)
        cell.source = with_bodies(cell.source, **{function: body})
    return nb


def cell_of(nb, grade_id):
    """Return the cell that nbgrader calls so."""
    return next(c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def right(nb):
    return solve(nb, **solutions())


def half(nb):
    bodies = list(solutions().items())
    return solve(nb, **dict(bodies[: len(bodies) // 2]))


def wrong_axis(nb):
    return solve(nb, softmax=SOFTMAX.format(0), linear="return z")


def partly_right(nb):
    """Earn some of softmax's points, and not all."""
    return solve(nb, softmax=SOFTMAX.format(1), relu="return np.maximum(z, 0)")


def noisy(nb):
    """Print and warn, here and there."""
    body = "import sys, warnings\nprint('hello')\nprint('oh', file=sys.stderr)\n"
    return solve(nb, relu=body + "warnings.warn('look out')\nreturn np.maximum(z, 0)")


def blank(nb):
    return nb


def grade_cells_deleted(nb):
    nb.cells = [c for c in nb.cells if not c.metadata.get("nbgrader", {}).get("locked")]
    return right(nb)


def grade_cells_doubled(nb):
    nb = right(nb)
    nb.cells += [nbformat.from_dict(c | {"id": f"copy-{i}"}) for i, c in enumerate(nb.cells)]
    return nb


def grade_cells_renamed(nb):
    nb = right(nb)
    for cell in nb.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"]["grade_id"] += "_mine"
    return nb


def grade_cells_edited(nb):
    nb = right(nb)
    cell_of(nb, "test_softmax").source = "softmax_points = 1000\n1000.0"
    cell_of(nb, "test_relu").metadata["nbgrader"]["points"] = 1000
    cell_of(nb, "test_linear").metadata["nbgrader"] = {"grade": True}
    return nb


def cells_turned_into_text(nb):
    nb = right(nb)
    for name in ("softmax", "test_softmax"):
        cell = cell_of(nb, name)
        cell.cell_type = "markdown"
        del cell["outputs"], cell["execution_count"]
    return nb


def with_experiments(nb):
    """Leave cells that fail, loop, plot and ask, as people do."""
    for text in ("1 / 0", "def (", "%matplotlib inline\n!ls", "grade('softmax')", "x = input()"):
        nb.cells.append(nbformat.v4.new_code_cell(text))
    return right(nb)


def forged(nb):
    """Print points, and be a grader."""
    for text in ("3.0", "def grade(*_):\n    return 48.0", "grade('softmax')", "get_ipython = 48"):
        nb.cells.insert(0, nbformat.v4.new_code_cell(text))
    return nb


def scripted(nb):
    nb.cells.append(nbformat.v4.new_markdown_cell("Look: <script>alert(1)</script> and 1 < 2"))
    return half(nb)


def hostile(nb, code):
    """Put a hostile cell before the first function, and nothing that would undo its work."""
    for function in POINTS:
        cell_of(nb, function).source = "pass"
    nb.cells.insert(nb.cells.index(cell_of(nb, "linear")), nbformat.v4.new_code_cell(code))
    return nb


# what pytest says about the same code is what they deserve
HONEST = [right, half, wrong_axis, partly_right, noisy, blank, with_experiments]
# all their code is right
MANGLED = [grade_cells_deleted, grade_cells_doubled, grade_cells_renamed, grade_cells_edited,
           cells_turned_into_text]  # fmt: skip
OTHERS = [forged, scripted]
STUDENTS = {maker.__name__: maker for maker in HONEST + MANGLED + OTHERS}
STUDENTS |= {name.replace(" ", "_").replace("/", ""): name for name in HOSTILE}


def run(folder, *command, code=0, **environment):
    """Run a command as somebody types it in a folder, and return what it printed."""
    env = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(folder), "COLUMNS": "100"}
    if command[0] in {"labs", "nbgrader", "pytest"}:
        module = {"labs": "graders"}.get(command[0], command[0])
        command = (sys.executable, "-W", "ignore", "-m", module, *command[1:])
    done = subprocess.run(
        command, cwd=folder, env=env | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr

"""A course of nbgrader from its first command to the table of points, with nbgrader itself."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import with_bodies
from hostile_notebooks import HOSTILE

from graders.battery import battery
from graders.building import functions_to_write
from graders.catalog import ROOT

nbgrader = pytest.importorskip("nbgrader", reason="these are tests with nbgrader itself")
nbformat = pytest.importorskip("nbformat")
judging = pytest.importorskip("graders.classroom.judge", reason="grading needs the sandbox")

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
    """Put a hostile cell before the first function."""
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


class Course:
    """A course that has gone all the way, and what came of it."""

    def __init__(self, root):
        self.root, self.home, self.exchange = root / "course", root / "student", root / "exchange"
        self.home.mkdir()
        self.exchange.mkdir(mode=0o777)
        self.exchange.chmod(0o777)
        self.settings = [f"--Exchange.root={self.exchange}", "--course=grade_descent"]

    def nbgrader(self, *args, at=None, code=0):
        where = at or self.root
        return run(where, "nbgrader", *args, *self.settings, code=code)

    def hand_in(self):
        """Fetch the lab and hand it in, once by the commands and then for everybody else."""
        self.nbgrader("fetch_assignment", LAB, at=self.home)
        mine = self.home / LAB / NOTEBOOK
        blank = mine.read_text(encoding="utf-8")
        self.nbgrader("submit", LAB, at=self.home)
        [first] = (self.exchange / "grade_descent" / "inbound").iterdir()
        for student, maker in STUDENTS.items():
            folder = first.with_name(f"{student}+{first.name.partition('+')[2]}")
            shutil.copytree(first, folder)
            nb = nbformat.reads(blank, as_version=4)
            nb = hostile(nb, HOSTILE[maker]) if maker in HOSTILE else maker(nb)
            (folder / NOTEBOOK).write_text(json.dumps(nb), encoding="utf-8")
        broken = first.with_name(f"broken+{first.name.partition('+')[2]}")
        shutil.copytree(first, broken)
        (broken / NOTEBOOK).write_text("{", encoding="utf-8")

    def points(self):
        """Return everybody's points as the table says."""
        with (self.root / "grades.csv").open(encoding="utf-8") as file:
            return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}

    def autograded(self, student):
        path = self.root / "autograded" / student / LAB / NOTEBOOK
        return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course after the whole way: made, released, handed in, graded, exported."""
    one = Course(tmp_path_factory.mktemp("nbgrader"))
    run(one.home, "labs", "course", str(one.root), LAB)
    with (one.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("c.GradeDescent.limits = {'call': 2.0}\n")
    one.nbgrader("generate_assignment", LAB)
    one.nbgrader("release_assignment", LAB)
    one.hand_in()
    one.nbgrader("collect", LAB, "--ExchangeCollect.check_owner=False")
    one.log = one.nbgrader("autograde", LAB)
    one.nbgrader("generate_feedback", LAB)
    one.nbgrader("export")
    return one


def test_the_table_has_the_points_that_pytest_gives(course, tmp_path):
    for student, maker in STUDENTS.items():
        if maker in HONEST:
            (tmp_path / student).mkdir()
            submitted = course.root / "submitted" / student / LAB / NOTEBOOK
            shutil.copy(submitted, tmp_path / student)
    run(tmp_path, "pytest", "-q", ".", "--scores", "scores.json", "-p", "no:cacheprovider", code=1)
    labs = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))["labs"]
    expected = {lab["path"].partition("/")[0]: lab["points"] for lab in labs}
    graded = course.points()
    assert {student: graded[student] for student in expected} == expected
    assert len(set(expected.values())) > 4, "right, half, partly, wrong and blank differ"
    assert graded["right"] == sum(POINTS.values())


@pytest.mark.parametrize("maker", MANGLED)
def test_mangled_grade_cells_cost_nothing(course, maker):
    assert course.points()[maker.__name__] == sum(POINTS.values())


def test_forged_points_and_broken_files_earn_nothing(course):
    graded = course.points()
    assert graded["forged"] == graded["broken"] == 0
    assert len(graded) == len(STUDENTS) + 2, "everybody is graded"
    printed = course.root / "autograded" / "print_without_end" / LAB / NOTEBOOK
    assert printed.stat().st_size < 1_000_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_notebook_earns_nothing(course, name):
    assert course.points()[name.replace(" ", "_").replace("/", "")] == 0


def test_nobody_needs_a_manual_look(course):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        for submission in gradebook.assignment_submissions(LAB):
            assert not submission.needs_manual_grade, submission.student.id


def test_the_graded_notebook_says_what_pytest_says(course):
    outputs = cell_of(course.autograded("wrong_axis"), "test_softmax").outputs
    shown, value = outputs
    assert shown.output_type == "display_data"
    assert "softmax has the wrong values." in shown.data["text/plain"]
    assert "Likely cause: You normalised each column." in shown.data["text/plain"]
    assert "<strong>Likely cause:</strong> You normalised each column." in shown.data["text/html"]
    assert value.output_type == "execute_result"
    assert float(value.data["text/plain"]) < POINTS["softmax"]


def test_the_feedback_page_has_the_messages(course):
    page = course.root / "feedback" / "wrong_axis" / LAB / f"{LAB}.html"
    text = page.read_text(encoding="utf-8")
    assert "You normalised each column." in text
    assert "Score: 6.0 / 6.0" in text


def test_a_browser_runs_nothing_that_a_student_wrote(course):
    page = course.root / "feedback" / "scripted" / LAB / f"{LAB}.html"
    text = page.read_text(encoding="utf-8")
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_no_kernel_was_started_and_no_schema_was_old(course):
    assert "kernel" not in course.log.lower()
    assert "schema" not in course.log.lower()


def test_validate_tells_the_truth(course, tmp_path):
    for maker in (right, partly_right):
        submitted = course.root / "submitted" / maker.__name__ / LAB / NOTEBOOK
        shutil.copy(submitted, tmp_path / f"{maker.__name__}.ipynb")
    said = run(tmp_path, "nbgrader", "validate", "right.ipynb", "partly_right.ipynb")
    first, second = said.split("Success! Your notebook passes all the tests.")
    assert "FAILED" not in first
    assert "VALIDATION FAILED ON 5 CELL(S)!" in second
    assert 'grade("softmax")' in second
    assert 'grade("relu")' not in second

"""Autograding where a course is not as it was made: other cells, other settings."""

import html
import re
import shutil
import time

import pytest

pytest.importorskip("nbgrader", reason="these are tests with nbgrader itself")

import nbformat
from handed_in import LAB, NOTEBOOK, cell_of, partly_right, right, run
from published import table_of_answers

from graders.battery import battery
from graders.cli import main

pytestmark = pytest.mark.filterwarnings("ignore")  # nbgrader's own, of the database


class Course:
    """A course in this process."""

    def __init__(self, root, lab=LAB):
        self.root, self.lab = root, lab
        assert main(["course", str(root), lab]) == 0
        self.source = root / "source" / lab / f"{lab}.ipynb"

    def setting(self, line):
        with (self.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
            config.write(line + "\n")

    def add(self, *cells):
        """Add cells of the instructor's own to the end of the lab."""
        nb = nbformat.read(self.source, as_version=4)
        nb.cells += cells
        nbformat.write(nb, self.source)

    @property
    def api(self):
        from nbgrader.apps import NbGraderAPI
        from traitlets.config import PyFileConfigLoader

        config = PyFileConfigLoader("nbgrader_config.py", path=str(self.root)).load_config()
        config.CourseDirectory.root = str(self.root)
        return NbGraderAPI(config=config)

    def grade(self, student="ann", change=lambda nb: nb):
        """Hand the lab out, let a student change it, and grade it; return what nbgrader says."""
        if not (self.root / "release").exists():
            assert self.api.generate_assignment(self.lab)["success"]
        target = self.root / "submitted" / student / self.lab
        target.mkdir(parents=True)
        nb = nbformat.read(self.root / "release" / self.lab / self.source.name, as_version=4)
        nbformat.write(change(nb), target / self.source.name)
        return self.api.autograde(self.lab, student)

    def grades(self, student="ann"):
        """Return the grade of each cell of a student's notebook, by its name."""
        with self.api.gradebook as gradebook:
            submission = gradebook.find_submission_notebook(self.lab, self.lab, student)
            return {
                grade.name: "by hand" if grade.needs_manual_grade else grade.score
                for grade in submission.grades
            }


def marked(cell, grade_id, **marks):
    """Mark a cell as an instructor does in JupyterLab."""
    cell.metadata["nbgrader"] = {
        "schema_version": 3, "grade_id": grade_id, "grade": False, "solution": False,
        "locked": False, "task": False,
    } | marks  # fmt: skip
    return cell


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path / "course")


def test_a_question_that_a_person_grades_stays_one(course):
    question = nbformat.v4.new_markdown_cell("Why not ReLU at the end?")
    course.add(marked(question, "why", grade=True, solution=True, points=5))

    def answer(nb):
        cell_of(nb, "why").source = "Because it can't be negative."
        return right(nb)

    assert course.grade("ann", answer)["success"]
    assert course.grades("ann")["why"] == "by hand"
    assert course.grades("ann")["test_softmax"] == 11
    assert course.grade("bob", lambda nb: _without(nb, "why"))["success"]
    assert course.grades("bob")["why"] == 0, "no answer is no points"


@pytest.mark.parametrize(
    "link",
    [
        "[a](javascript:alert(1))",
        "[a](java&#115;cript&colon;alert(1))",
        "![a](JavaScript:alert(1))",
        "[a]\n\n[a]: <java&Tab;script:alert(1)>",
        "$\\href{javascript:alert(1)}{a}$",
        "<b onclick=x>",
    ],
)
def test_no_click_on_an_answer_runs_anything(course, link):
    """A teacher reads answers in formgrader, whose page may do all that the teacher may."""

    def answer(nb):
        nb.cells.append(nbformat.v4.new_markdown_cell(f"Because.\n\n{link}"))
        return right(nb)

    assert course.grade(change=answer)["success"]
    assert course.api.generate_feedback(course.lab, "ann")["success"]
    page = course.root / "feedback" / "ann" / course.lab / f"{course.lab}.html"
    text = page.read_text(encoding="utf-8")
    assert "Because." in text
    seen = re.sub(r"\s", "", html.unescape(re.sub(r"<pre>.*?</pre>", "", text, flags=re.DOTALL)))
    assert "javascript:alert" not in seen.lower()
    assert "<b onclick" not in text


def test_a_locked_cell_full_of_blank_lines_delays_nobody(course):
    def blank_lines(nb):
        cell_of(nb, "test_softmax").source = "\n" * 400_000 + "#"
        return right(nb)

    start = time.monotonic()
    assert course.grade(change=blank_lines)["success"]
    assert time.monotonic() - start < 60
    assert course.grades()["test_softmax"] == 11


def test_a_table_of_the_published_answers_is_told(course):
    def learned(nb):
        nb.cells.append(nbformat.v4.new_code_cell(table_of_answers(LAB)))
        return right(nb)

    said = "ann: softmax is right on the published numbers only"
    assert said in course.grade(change=learned)["log"]
    assert said.replace("ann", "bob") not in course.grade("bob", right)["log"]


def _without(nb, grade_id):
    nb.cells.remove(cell_of(nb, grade_id))
    return nb


def test_points_that_an_instructor_changed_are_shared_out(course):
    nb = nbformat.read(course.source, as_version=4)
    cell_of(nb, "test_softmax").metadata["nbgrader"]["points"] = 22
    nbformat.write(nb, course.source)
    assert course.grade(change=right)["success"]
    assert course.grades()["test_softmax"] == 22
    assert course.grades()["test_linear"] == 6


def test_code_that_only_a_kernel_can_run_is_refused_and_gives_no_points(course):
    check = nbformat.v4.new_code_cell("assert softmax(np.zeros(2)).sum() == 1")
    course.add(marked(check, "mine", grade=True, locked=True, points=3))
    done = course.grade(change=right)
    assert not done["success"]
    assert "the cell 'mine' asks for no grade(...)" in done["log"]
    assert "c.GradeDescent.sandbox = False" in done["log"]


def test_without_the_sandbox_a_kernel_grades_as_elsewhere(course):
    check = nbformat.v4.new_code_cell("assert relu(np.array([-1.0, 2.0])).sum() == 2")
    course.add(marked(check, "mine", grade=True, locked=True, points=3))
    course.setting("c.GradeDescent.sandbox = False")
    assert course.grade(change=partly_right)["success"]
    grades = course.grades()
    assert grades["mine"] == 3
    assert grades["test_relu"] == 7
    assert 0 < grades["test_softmax"] < 11
    assert grades["test_sigmoid"] == 0


def test_a_notebook_that_is_no_lab_is_graded_as_elsewhere(tmp_path):
    course = Course(tmp_path / "course")
    course.lab = "homework"
    course.source = course.root / "source" / "homework" / "homework.ipynb"
    course.source.parent.mkdir()
    nb = nbformat.v4.new_notebook()
    nb.cells = [
        marked(nbformat.v4.new_code_cell("x = 3\nprint(x)"), "x", solution=True),
        marked(nbformat.v4.new_code_cell("assert x == 3"), "check", grade=True, points=2),
    ]
    nbformat.write(nb, course.source)
    assert course.grade("ann")["success"], "YOUR CODE HERE raises"
    assert course.grades("ann")["check"] == 0

    def solve(nb):
        cell_of(nb, "x").source = "x = 3"
        return nb

    assert course.grade("bob", solve)["success"]
    assert course.grades("bob")["check"] == 2


def test_labs_grade_enters_its_points_into_the_same_cells(course):
    assert course.grade(change=partly_right)["success"]
    before = course.grades()
    run(course.root, "labs", "grade", "submitted", "--gradebook", "sqlite:///gradebook.db")
    assert course.grades() == before


def test_the_seed_is_noted_and_can_be_given(course):
    course.setting("c.GradeDescent.seed = 7")
    assert course.grade(change=right)["success"]
    path = course.root / "autograded" / "ann" / LAB / NOTEBOOK
    assert nbformat.read(path, as_version=4).metadata["grade_descent"]["seed"] == 7


def test_a_helper_file_beside_the_notebook_can_be_imported(course):
    def with_helper(nb):
        folder = course.root / "submitted" / "ann" / LAB
        (folder / "helper.py").write_text("def identity(z):\n    return z\n")
        cell = cell_of(nb, "linear")
        cell.source = "from helper import identity\n\n\ndef linear(z):\n    return identity(z)"
        return nb

    assert course.grade(change=with_helper)["success"]
    assert course.grades()["test_linear"] == 6


def test_keras_works_in_the_sandbox_and_in_a_kernel(tmp_path):
    pytest.importorskip("tensorflow", reason="this lab needs TensorFlow")
    course = Course(tmp_path / "course", "lab10_tensorflow")
    assert course.api.generate_assignment(course.lab)["success"]
    for student in ("ann", "bob"):
        folder = course.root / "submitted" / student / course.lab
        folder.mkdir(parents=True)
        shutil.copy(course.source, folder)
    assert course.api.autograde(course.lab, "ann")["success"]
    course.setting("c.GradeDescent.sandbox = False\nc.Execute.timeout = 120")
    assert course.api.autograde(course.lab, "bob")["success"]
    assert course.grades("ann") == course.grades("bob")
    assert sum(course.grades("ann").values()) == sum(c.points for c in battery(course.lab))

"""A course of nbgrader from its first command to the table of points, with nbgrader itself."""

import csv
import json
import shutil

import pytest

nbgrader = pytest.importorskip("nbgrader", reason="these are tests with nbgrader itself")

import nbformat  # noqa: E402  comes with nbgrader
from handed_in import (  # noqa: E402
    HONEST,
    HOSTILE,
    LAB,
    MANGLED,
    NOTEBOOK,
    POINTS,
    STUDENTS,
    cell_of,
    hostile,
    partly_right,
    right,
    run,
)


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

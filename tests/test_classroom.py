"""``labs grade`` as an instructor types it: folders in, grades and pages out."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from published import table_of_answers

from graders.battery import battery
from graders.catalog import EXERCISES, ROOT, SOLUTIONS
from graders.classroom.judge import Judge
from graders.classroom.limits import Limits
from graders.cli import main
from graders.grading import Grading
from graders.oracle import Oracle

pytestmark = pytest.mark.usefixtures("sandbox")

LAB, OTHER = "lab02_activations", "lab09_convolution"
COLUMNS = "\n\ndef softmax(z):\n    e = np.exp(z - z.max(axis=0))\n    return e / e.sum(axis=0)\n"
LOOP = "\n\ndef relu(z):\n    while True:\n        pass\n"
CRASH = "\n\ndef relu(z):\n    import os\n    os._exit(0)\n"


def right(lab=LAB):
    return (SOLUTIONS / f"{lab}.py").read_text(encoding="utf-8")


def blank(lab=LAB):
    return (EXERCISES / f"{lab}.py").read_text(encoding="utf-8")


def notebook(*cells):
    cells = [{"cell_type": "code", "source": cell, "metadata": {}} for cell in cells]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def out_of(lab=LAB):
    return sum(check.points for check in battery(lab))


class Class:
    """A folder of submissions and the results of the last run."""

    def __init__(self, folder):
        self.folder = folder
        self.submitted, self.out = folder / "submitted", folder / "graded"

    def hand_in(self, student, text, file=f"{LAB}.py"):
        path = self.submitted / student / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def grade(self, *args):
        """Run the command and return what it says."""
        command = [sys.executable, "-m", "graders", "grade", "submitted", *args]
        done = subprocess.run(
            command, cwd=self.folder, env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "sandbox: " in done.stderr
        return done.stdout

    def rows(self):
        with (self.out / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {(row["student"], row["lab"]): row for row in csv.DictReader(file)}

    def points(self, lab=LAB):
        rows = self.rows().items()
        return {student: float(row["points"]) for (student, name), row in rows if name == lab}

    def scores(self, student, lab=LAB):
        return json.loads((self.out / "scores" / student / f"{lab}.json").read_text("utf-8"))

    def checks(self, student, lab=LAB):
        return self.scores(student, lab)["labs"][0]["checks"]

    def page(self, student, lab=LAB):
        return (self.out / "feedback" / student / f"{lab}.html").read_text("utf-8")


@pytest.fixture
def course(tmp_path):
    return Class(tmp_path)


def test_both_layouts_files_and_notebooks_and_who_handed_in_nothing(course):
    course.hand_in("ann", right())
    course.hand_in("ben", right() + COLUMNS, f"{LAB}/{LAB}.py")
    course.hand_in("cem", notebook("%matplotlib inline\n!pip list", right()), f"{LAB}.ipynb")
    course.hand_in("dee", notebook(right(), "def ("), f"{LAB}/{LAB}.ipynb")
    course.hand_in("eli", blank(OTHER), f"{OTHER}.py")
    course.hand_in("eli", right(), "Lab2.py")
    course.hand_in(".git", right())
    said = course.grade()
    assert "5 submissions graded, 0 were graded before, 5 missing." in said
    points = course.points()
    assert points["ann"] == points["cem"] == points["dee"] == out_of()
    assert 0 < points["ben"] < out_of()
    assert course.rows()["ann", OTHER]["remark"] == "nothing was handed in"
    assert course.rows()["eli", LAB]["remark"] == "nothing was handed in; there is Lab2.py"
    assert len(course.rows()) == 10
    assert "You normalised each column" in course.page("ben")
    assert "cell 2" in course.page("dee")
    report = (course.out / "report.html").read_text("utf-8")
    assert "5 students · 5 submissions · 2 labs" in report
    assert "softmax__normalises_columns".replace("_", "_<wbr>") in report


def test_a_second_run_grades_what_is_new_or_changed(course):
    for student in ("ann", "ben", "cem"):
        course.hand_in(student, right())
    course.hand_in("cem", right() + "\nfrom helpers import relu\n")
    course.hand_in("cem", "def relu(z):\n    return z * (z > 0)\n", "helpers.py")
    assert "3 submissions graded" in course.grade()
    assert course.points()["cem"] == out_of()
    assert "0 submissions graded, 3 were graded before" in course.grade()
    course.hand_in("ben", blank())
    assert "1 submission graded, 2 were graded before" in course.grade()
    course.hand_in("cem", "def relu(z):\n    return -z\n", "helpers.py")
    assert "1 submission graded, 2 were graded before" in course.grade()
    assert course.points()["cem"] < course.points()["ann"] == out_of()
    (course.out / "scores" / "ann" / f"{LAB}.json").unlink()
    assert "1 submission graded, 2 were graded before" in course.grade()
    assert "3 submissions graded" in course.grade("--seconds", "9")


def test_what_was_graded_without_a_sandbox_is_graded_again_in_one(course):
    course.hand_in("ann", f"exec(open({str(SOLUTIONS / f'{LAB}.py')!r}).read())")
    assert "1 submission graded" in course.grade("--no-sandbox")
    assert course.points()["ann"] == out_of()
    assert "1 submission graded" in course.grade()
    assert course.points()["ann"] == 0


def test_who_has_the_published_answers_only_is_named(course):
    course.hand_in("anna", right())
    course.hand_in("ben", right() + COLUMNS)
    course.hand_in("table", table_of_answers(LAB))
    course.grade("--seed", "3")
    remarks = {student: row["remark"] for (student, _), row in course.rows().items()}
    assert remarks["anna"] == remarks["ben"] == ""
    assert remarks["table"].startswith("right on the published numbers only: ")
    assert "softmax" in remarks["table"]
    assert remarks["table"] in (course.out / "report.html").read_text(encoding="utf-8")
    assert course.points()["table"] < out_of()


def test_the_main_process_starts_without_numpy():
    """It only hands out work, and its start is what a small class waits for."""
    code = "import sys, graders.classroom.session; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_results_among_the_submissions_are_no_students(course):
    course.hand_in("anna", right())
    course.out = course.submitted / "graded"
    for said in ("1 submission graded", "0 submissions graded"):
        assert said in course.grade("--out", "submitted/graded")
    assert set(course.points()) == {"anna"}


def test_labs_are_graded_one_after_the_other_into_the_same_table(course):
    course.hand_in("ann", right())
    course.hand_in("ann", right(OTHER), f"{OTHER}.py")
    assert "1 submission graded" in course.grade("lab09")
    assert set(course.rows()) == {("ann", OTHER)}
    assert "1 submission graded" in course.grade("lab02")
    assert set(course.rows()) == {("ann", LAB), ("ann", OTHER)}


def test_the_seed_is_kept_and_gives_the_same_results(course):
    course.hand_in("ann", right() + COLUMNS)
    said = course.grade()
    first = re.sub(r'"seconds": [\d.e-]+', "", json.dumps(course.scores("ann")))
    seed = course.scores("ann")["seed"]
    assert f"Seed {seed}." in said
    course.out.rename(course.folder / "before")
    course.grade("--seed", str(seed))
    assert re.sub(r'"seconds": [\d.e-]+', "", json.dumps(course.scores("ann"))) == first
    assert "1 submission graded" in course.grade("--seed", str(seed + 1))
    assert "0 submissions graded" in course.grade()
    assert course.scores("ann")["seed"] == seed + 1


def test_who_takes_too_much_loses_what_took_it(course):
    zeros = "\n\ndef relu(z):\n    return np.zeros({} << 20, 'u1')\n"
    course.hand_in("loop", right() + LOOP)
    course.hand_in("memory", right() + zeros.format(400))
    course.hand_in("output", right() + zeros.format(3))
    course.hand_in("crash", right() + CRASH)
    course.grade("--seconds", "1", "--memory", "200", "--output", "2")
    for student, reason in (
        ("loop", "endless loop"), ("memory", "MemoryError"), ("output", "larger than is taken"),
        ("crash", "ended itself"),
    ):  # fmt: skip
        lost = [check for check in course.checks(student) if check["outcome"] != "passed"]
        assert lost[0]["function"] == "relu"
        assert reason in lost[0]["message"]
        if student != "output":  # it is for all answers together
            assert {check["function"] for check in lost} == {"relu"}, student


def test_gradescope_gets_a_file_for_each(course):
    course.hand_in("ann", right() + COLUMNS)
    course.grade("--gradescope")
    path = course.out / "gradescope" / "ann" / LAB / "results.json"
    results = json.loads(path.read_text("utf-8"))
    assert results["score"] == course.points()["ann"]
    assert len(results["tests"]) == len(battery(LAB))
    assert sum(test["max_score"] for test in results["tests"]) == out_of()


def test_a_hidden_check_counts_and_tells_nothing_of_its_inputs(course):
    [hidden] = [check for check in battery(LAB) if check.hidden and check.function == "softmax"]
    small_only = "\n\nright = softmax\n\ndef softmax(z):\n    return right(z) * (np.max(z) < 5)\n"
    course.hand_in("ann", right())
    course.hand_in("ben", right() + small_only)
    course.grade("--gradescope", "--seed", "1")
    result = {check["name"]: check for check in course.checks("ben")}[hidden.name]
    assert result["outcome"] == "failed"
    assert "softmax(" in result["message"]  # for the instructor
    secrets = set(re.findall(r"\d\.\d{5,}", result["message"]))
    assert secrets
    assert not secrets & set(re.findall(r"\d\.\d{5,}", course.page("ben")))
    assert course.points()["ann"] == out_of()
    path = course.out / "gradescope" / "ben" / LAB / "results.json"
    shown = [test["visibility"] for test in json.loads(path.read_text("utf-8"))["tests"]]
    assert shown.count("hidden") == sum(check.hidden for check in battery(LAB))


def test_scores_are_entered_into_nbgraders_gradebook(course):
    pytest.importorskip("nbgrader", reason="the gradebook is nbgrader's")
    from nbgrader.api import Gradebook

    course.hand_in("ann", right() + COLUMNS)
    course.hand_in("ben", right(OTHER), f"{OTHER}.py")
    url = f"sqlite:///{course.folder / 'gradebook.db'}"
    for _ in range(2):
        assert f"Entered into {url}" in course.grade("--gradebook", url)
    with Gradebook(url) as gradebook:
        for student, lab in course.rows():
            entered = gradebook.find_submission(lab, student)
            assert entered.score == float(course.rows()[student, lab]["points"])
        assert gradebook.find_assignment(LAB).max_score == out_of()


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["nowhere"], "nowhere: No such file or directory"),
        (["empty"], "empty has no submissions: files like empty/STUDENT/"),
        ([".", "lab02"], "Did you mean submitted?"),
        (["submitted/ann"], "submitted/ann is one student's folder"),
        (["submitted", "lab99"], "no lab is called 'lab99'"),
    ],
)
def test_a_wrong_folder_or_lab_is_a_sentence(course, args, sentence, capsys, monkeypatch):
    course.hand_in("ann", right())
    (course.folder / "empty").mkdir()
    monkeypatch.chdir(course.folder)
    assert main(["grade", *args]) == 2
    assert sentence in capsys.readouterr().err
    assert not course.out.exists()


@pytest.mark.parametrize("args", [["--jobs", "0"], ["--seconds", "0"], ["--seed", "-1"]])
def test_a_number_that_makes_no_sense_is_refused(args, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["grade", "submitted", *args])
    assert stopped.value.code == 2
    assert args[0] in capsys.readouterr().err


@pytest.mark.parametrize("text", [LOOP, COLUMNS, "\n\nprint(1)\n\ndel relu\n"])
def test_a_judge_sees_what_pytest_sees(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = Path(f"{LAB}.py")
    path.write_text(right() + text, encoding="utf-8")
    grading = Grading.of_file(path, Oracle(LAB), seconds=1.0)
    mine = [grading.grade(check) for check in battery(LAB)]
    with Judge(Limits(call=1.0)) as judge:
        others = judge.grade(LAB, path.read_bytes(), path.name).results
    for one, other in zip(mine, others, strict=True):
        expected = (one.outcome, one.points, one.misconception, one.message)
        assert (other.outcome, other.points, other.misconception, other.message) == expected


def test_accepted_and_wrong_code_gets_the_same_marks_as_from_pytest():
    script = ROOT / "benchmarks" / "same_verdicts.py"
    labs = ["lab01", "lab02", "lab05", "lab06", "lab07", "lab08", "lab09"]
    done = subprocess.run(
        [sys.executable, script, *labs, "--every", "40"], capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"[23]\d files, 0 differences", done.stdout)

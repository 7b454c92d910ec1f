"""What students get: it works, and it holds no answers."""

import os
import re
import subprocess
import sys
from zipfile import ZipFile

import pytest
from conftest import with_bodies

from graders.authors.releasing import without_hidden
from graders.catalog import ROOT, SOLUTIONS, labs
from graders.cli import main

pytest.importorskip("nbgrader", reason="a release has notebooks in it")
REGION = re.compile(r"### BEGIN SOLUTION\n(.*?)\n *### END SOLUTION", re.DOTALL)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """Return the folder that a student gets who unpacks a release; no test changes it."""
    folder = tmp_path_factory.mktemp("release")
    assert main(["release", str(folder / "student.zip")]) == 0
    with ZipFile(folder / "student.zip") as archive:
        archive.extractall(folder)
    return folder / "grade-descent"


def run(folder, *command):
    env = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "100", "HOME": str(folder)}
    env |= {"XDG_DATA_HOME": str(folder / "data"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", *command]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, input="q\n")


def texts(folder):
    """Return the text of every file of a folder, every line without its indentation."""
    paths = [path for path in folder.rglob("*") if path.suffix not in {".npz", ".pyc"}]
    return {
        path.relative_to(folder).as_posix(): "\n".join(map(str.strip, path.read_text().split("\n")))
        for path in paths
        if path.is_file()
    }


def test_no_solution_is_in_a_release(released):
    found = texts(released)
    assert "exercises/lab02_activations.py" in found
    for lab in labs():
        regions = REGION.findall((SOLUTIONS / f"{lab}.py").read_text(encoding="utf-8"))
        assert regions
        for region in regions:
            lines = [line.strip() for line in region.split("\n")]
            if len(lines) > 1:
                assert not [name for name, text in found.items() if "\n".join(lines) in text], lines


def test_no_line_of_a_solution_is_in_a_release_unless_it_is_handed_out_anyway(released):
    """Checks compute some of what they expect, quizzes and hints show code: those are left out."""
    found = texts(released)
    public = "".join(text for name, text in found.items() if name.startswith("exercises/"))
    shown = ("exercises/", "graders/checks/", "graders/hints/", "quizzes/")
    engine = {name: text for name, text in found.items() if not name.startswith(shown)}
    for lab in labs():
        for region in REGION.findall((SOLUTIONS / f"{lab}.py").read_text(encoding="utf-8")):
            for line in map(str.strip, region.split("\n")):
                if len(line) > 15 and not line.endswith(":") and line not in public:
                    assert not [name for name in engine if line in engine[name]], line


def test_no_wrong_answers_no_oracles_no_references_are_in_a_release(released):
    names = {path.name for path in (released / "graders").iterdir()}
    assert names.isdisjoint({"misconceptions", "oracles"})
    assert not (released / "solutions").exists()
    for path in (released / "quizzes").glob("*.yaml"):
        assert "reference:" not in path.read_text(encoding="utf-8")
        assert "generator:" not in path.read_text(encoding="utf-8")


def test_hidden_checks_are_cut_out():
    text = (
        "import pytest\n\n"
        "@pytest.mark.points(2)\n@pytest.mark.hidden\ndef test_f__a(lab):\n    '''A.'''\n\n\n"
        "@pytest.mark.points(2)\ndef test_f__b(lab):\n    '''B.'''\n"
    )
    assert without_hidden(text) == (
        "import pytest\n\n\n\n@pytest.mark.points(2)\ndef test_f__b(lab):\n    '''B.'''\n"
    )


def test_a_student_can_begin(released):
    done = run(released, "pytest", "exercises/", "-p", "no:cacheprovider")
    assert done.returncode == 1, done.stdout + done.stderr
    for lab in labs():
        assert lab in done.stdout
    assert "Next: write dense (exercises/lab01_dense_layer.py, line " in done.stdout
    assert "Likely causes" not in done.stdout, "nothing has failed yet"


def test_a_mistake_is_shown_and_that_its_cause_comes_later(released, tmp_path):
    text = (released / "exercises" / "lab02_activations.py").read_text(encoding="utf-8")
    path = tmp_path / "lab02_activations.py"
    path.write_text(with_bodies(text, relu="return np.abs(z)", linear="return z"))
    done = run(released, "pytest", str(path), "-p", "no:cacheprovider")
    assert "relu has the wrong values." in done.stdout
    assert "Likely cause:" not in done.stdout
    words = " ".join(done.stdout.split())
    assert words.count("Likely causes come with the grading") == 1
    assert "PASSED linear TODO sigmoid, softmax," in words


def test_the_commands_work_or_say_what_is_missing(released, tmp_path):
    done = run(released, "graders", "start", str(tmp_path / "mine"), "lab02")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "mine" / "lab02_activations.py").is_file()
    for command in (["build"], ["course", str(tmp_path / "c")], ["release", str(tmp_path / "r")]):
        done = run(released, "graders", *command)
        assert done.returncode == 2
        assert "this needs a copy of the course: there is no " in done.stderr


def test_a_quiz_asks_and_knows_the_answers(released):
    assert "activation_functions" in run(released, "quizzes", "list").stdout
    done = run(released, "quizzes", "take", "activation_functions", "--seed", "1")
    assert done.stderr == ""
    assert "1 of " in done.stdout


def test_a_quiz_has_each_question_once_and_all_its_answers(released):
    from quizzes.bank import BANK, read
    from quizzes.cases import Case

    for path in (released / "quizzes").glob("*.yaml"):
        frozen, quiz = read(path), read(BANK / path.name)
        assert len(frozen.questions) == len(quiz.questions)
        for question in frozen.questions:
            assert not getattr(question, "variants", None)
            if hasattr(question, "answer"):
                assert Case(question).key is not None


def test_the_same_course_is_the_same_zip_and_no_zip_is_overwritten(released, tmp_path, capsys):
    again = tmp_path / "again.zip"
    assert main(["release", str(again)]) == 0
    first = released.parent / "student.zip"
    assert again.read_bytes() == first.read_bytes()
    assert main(["release", str(again)]) == 2
    assert "would be overwritten. Nothing was changed." in capsys.readouterr().err


def test_the_readme_names_what_is_there(released):
    readme = (released / "README.md").read_text(encoding="utf-8")
    assert "pip install -e . && pytest exercises/" in readme
    assert (released / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert (released / "notebooks" / "lab02_activations.ipynb").is_file()

"""Labs as notebooks: how they are made, and what the cell below a function says."""

import io
import logging
import os
import shutil
import subprocess
import sys
import warnings

import pytest

from graders.authors.building import functions_to_write
from graders.battery import battery
from graders.catalog import labs
from graders.cli import main

nbformat = pytest.importorskip("nbformat", reason="these tests make notebooks")
jupytext = pytest.importorskip("jupytext", reason="jupytext makes the notebooks")
nbgrader = pytest.importorskip("nbgrader", reason="nbgrader says what is valid")

LAB = "lab02_activations"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a course with all labs, which no test changes."""
    folder = tmp_path_factory.mktemp("course")
    assert main(["course", str(folder)]) == 0
    return folder


def source(folder, lab=LAB):
    return folder / "source" / lab / f"{lab}.ipynb"


def read(path):
    return nbformat.read(path, as_version=4)


def marks(nb):
    return {c.metadata.nbgrader.grade_id: c for c in nb.cells if "nbgrader" in c.metadata}


def worth(lab, function, hidden=False):
    """Return what the public or the hidden checks of a function are worth."""
    checks = [check for check in battery(lab) if check.function == function]
    return sum(check.points for check in checks if check.hidden == hidden)


@pytest.mark.parametrize("lab", labs())
def test_a_notebook_is_valid_for_jupyter_and_for_nbgrader(made, lab, caplog):
    from nbgrader.nbgraderformat import MetadataValidator

    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        nb = read(source(made, lab))
        nbformat.validate(nb)
        MetadataValidator().validate_nb(nb)
    assert not caplog.records


@pytest.mark.parametrize("lab", labs())
def test_a_notebook_goes_through_jupytext_and_back(made, lab):
    from jupytext.compare import compare_notebooks

    nb = read(source(made, lab))
    back = jupytext.reads(jupytext.writes(nb, fmt="py:percent"), fmt="py:percent")
    compare_notebooks(back, nb, fmt="py:percent")


@pytest.mark.parametrize("lab", labs())
def test_each_function_has_its_cell_and_below_it_the_one_that_grades_it(made, lab):
    nb = read(source(made, lab))
    for function in functions_to_write(lab):
        written, grades = marks(nb)[function], marks(nb)[f"test_{function}"]
        assert nb.cells.index(grades) == nb.cells.index(written) + 1
        assert f"def {function}(" in written.source
        assert "### BEGIN SOLUTION" in written.source
        assert grades.source == f'grade("{function}")'
        assert grades.metadata.nbgrader.locked
        assert grades.metadata.nbgrader.points == worth(lab, function)


def test_hidden_checks_have_a_cell_of_their_own_that_is_cut_when_handed_out(course):
    from nbgrader import preprocessors

    path = course / "graders" / "checks" / f"{LAB}.py"
    hidden = "@pytest.mark.hidden\n@pytest.mark.points(3)\ndef test_softmax__secret(lab):\n"
    path.write_text(
        path.read_text() + "\n\n" + hidden + '    """A secret."""\n    lab.softmax(0)\n'
    )
    command = [sys.executable, "-m", "graders", "course", "mine", "lab02"]
    env = os.environ | {"PYTHONPATH": str(course)}
    subprocess.run(command, cwd=course, env=env, check=True, capture_output=True)
    nb = read(source(course / "mine"))
    assert marks(nb)["test_softmax"].metadata.nbgrader.points == worth(LAB, "softmax")
    secret = marks(nb)["hidden_softmax"]
    assert secret.metadata.nbgrader.points == worth(LAB, "softmax", hidden=True) + 3
    assert 'grade("softmax", hidden=True)' in secret.source
    nb, _ = preprocessors.ClearHiddenTests().preprocess(nb, {})
    assert (
        marks(nb)["hidden_softmax"].source == "# Some more checks of softmax come with the grading."
    )


def test_a_course_begins_with_words_to_the_students(made):
    config = (made / "nbgrader_config.py").read_text(encoding="utf-8")
    assert "source/header.ipynb" in config
    assert "Validate" in read(made / "source" / "header.ipynb").cells[0].source


def test_the_text_names_the_notebook_to_run(made):
    assert "pytest lab02_activations.ipynb" in source(made).read_text(encoding="utf-8")
    assert "exercises/" not in source(made).read_text(encoding="utf-8")


def test_to_make_a_course_again_changes_nothing(made, capsys):
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*")}
    assert main(["course", str(made)]) == 0
    assert "is up to date" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in made.rglob("*")} == before


@pytest.fixture
def small(made, tmp_path):
    """Return a course that a test may change."""
    return shutil.copytree(made, tmp_path / "course")


def change(path, text):
    """Change the first cell of a notebook."""
    nb = read(path)
    nb.cells[0].source = text
    nbformat.write(nb, path)


def test_what_an_instructor_edited_is_not_overwritten(small, monkeypatch, capsys):
    from graders.notebooks.making import digest

    change(source(small), "# My own words")
    old = source(small, "lab03_cost")
    nb = read(old)
    nb.cells[0].source = "an older version of ours"
    nb.metadata["grade_descent"]["digest"] = digest(nb)
    nbformat.write(nb, old)
    (small / "nbgrader_config.py").write_text("c = 1  # mine\n")
    (small / "gradebook.db").write_text("precious")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["course", str(small)]) == 2
    error = capsys.readouterr().err
    assert "lab02_activations.ipynb was edited since it was made. Nothing was changed." in error
    assert read(old).cells[0].source == "an older version of ours"
    assert main(["course", str(small), "lab03"]) == 0, "an unedited lab is updated"
    assert read(old).cells[0].source.startswith("# Lab 3")
    assert main(["course", str(small), "--force"]) == 0
    assert read(source(small)).cells[0].source.startswith("# Lab 2")
    assert (small / "nbgrader_config.py").read_text() == "c = 1  # mine\n"
    assert (small / "gradebook.db").read_text() == "precious"


def test_without_nbgrader_a_sentence_says_what_to_install(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("graders.commands.instructors.find_spec", lambda _: None)
    for command in ("course", "release"):
        assert main([command, str(tmp_path / "new")]) == 2
        assert 'pip install "grade-descent[nbgrader]"' in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("answer", "kept"), [("n", True), ("", True), ("y", False)])
def test_an_instructor_at_a_terminal_is_asked(small, monkeypatch, capsys, answer, kept):
    change(source(small), "# My own words")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert main(["course", str(small)]) == 0
    assert (read(source(small)).cells[0].source == "# My own words") == kept
    assert ("kept as you edited it" in capsys.readouterr().out) == kept


def test_to_open_and_save_a_notebook_is_no_edit(small, monkeypatch):
    nb = read(source(small))
    for cell in nb.cells:
        cell.metadata["collapsed"] = True
        if cell.cell_type == "code":
            cell.execution_count = 1
    nb.metadata["language_info"] = {"name": "python", "version": "3.11"}
    nbformat.write(nb, source(small))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["course", str(small)]) == 0


@pytest.fixture(scope="module")
def executed(made, tmp_path_factory):
    """Return the cells of a notebook that nbgrader has run in a kernel, by their names."""
    from nbgrader.preprocessors import Execute

    nb = read(source(made))
    bodies = {
        "sigmoid": "raise NotImplementedError()",
        "relu": "print('hi'); import sys, os; print('oh', file=sys.stderr)\n"
        "    os.write(2, b'oh')\n    import warnings; warnings.warn('oh')\n"
        "    return np.maximum(z, 0)",
        "softmax": "print('summing')\n    e = np.exp(z - np.max(z, axis=0, keepdims=True))\n"
        "    return e / e.sum(axis=0, keepdims=True)",
        "binary_logit": "return z[:, 1] / nothing",
        "output_activation": "import time\n    while True: time.sleep(1)",
    }
    for function, body in bodies.items():
        head = marks(nb)[function].source.partition("### BEGIN")[0]
        marks(nb)[function].source = head + body
    for name, (code, _) in ROWS.items():
        cell = nbformat.v4.new_code_cell(code)
        cell.metadata["nbgrader"] = {"grade": True, "grade_id": name, "points": 6}
        nb.cells.append(cell)
    Execute(timeout=60).preprocess(nb, {"metadata": {"path": "."}})
    return marks(nb)


# what a cell of 6 points does, and how many of them nbgrader gives for it
ROWS = {
    "a float": ("3.0", 3),
    "text, then a float": ("print('text')\n3.0", 3),
    "zero": ("0.0", 0),
    "a NumPy float": ("np.float64(3.0)", 6),
    "nothing": ("x = 3.0", 6),
    "None": ("None", 6),
    "a warning, then a float": ("import sys; print('careful', file=sys.stderr)\n3.0", 0),
    "our grade, out of another number": ('grade("linear", out_of=3)', 3),
    "our grade, of no function": ('grade("sofmax")', 0),
    "HTML, then a float": ("from IPython.display import HTML, display\ndisplay(HTML('x'))\n3.0", 3),
}


@pytest.mark.parametrize("row", ROWS)
def test_how_nbgrader_reads_a_cell(executed, row):
    from nbgrader.utils import determine_grade

    assert determine_grade(executed[row]) == (ROWS[row][1], 6)


@pytest.mark.parametrize(
    ("function", "share"),
    [("linear", 1), ("sigmoid", 0), ("relu", 1), ("softmax", 0), ("binary_logit", 0)],
)
def test_nbgrader_reads_our_cell_as_it_is_meant(executed, function, share):
    from nbgrader.utils import determine_grade

    points = worth(LAB, function)
    assert determine_grade(executed[f"test_{function}"]) == (share * points, points)


def said(executed, function, kind="text/plain"):
    shown, value = executed[f"test_{function}"].outputs
    assert value.output_type == "execute_result"
    assert float(value.data["text/plain"]) >= 0
    return shown.data[kind]


def test_the_cell_says_what_pytest_says(executed):
    assert said(executed, "linear") == "linear: 6 of 6 points. Everything here is right."
    assert "sigmoid is not written yet" in said(executed, "sigmoid")
    text = said(executed, "softmax")
    assert "softmax has the wrong values." in text
    assert "Likely cause: You normalised each column." in text
    assert "also failed: Each row sums to 1" in text
    assert "summing" in text


def test_the_cell_is_rich_where_that_is_shown(executed):
    html = said(executed, "softmax", "text/html")
    assert "<strong>Likely cause:</strong> You normalised each column." in html
    assert "<summary" in html
    assert "a hint" in html.lower()


def test_a_function_that_is_not_there_is_named_with_those_that_are(executed):
    [error] = executed["our grade, of no function"].outputs
    assert error.evalue.startswith(f"{LAB} has no function 'sofmax'; it has: linear, sigmoid, ")


def test_an_exception_names_the_cell(executed):
    text = said(executed, "binary_logit")
    assert "NameError: name 'nothing' is not defined" in text
    assert "at Cell In[" in text


def test_an_endless_loop_in_a_kernel_is_stopped(executed):
    assert "still running after 10 s" in said(executed, "output_activation")


def test_a_notebook_is_a_script_and_a_file_of_pytest_too(made, tmp_path):
    nb = read(source(made))
    nb.cells.append(nbformat.v4.new_code_cell("grade('softmax')"))
    nb.cells.append(nbformat.v4.new_code_cell("1 / 0"))
    path = tmp_path / f"{LAB}.ipynb"
    nbformat.write(nb, path)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", path.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    points = sum(check.points for check in battery(LAB))
    assert f"{points:g} / {points:g}" in done.stdout
    assert "fails while the file is loaded: ZeroDivisionError" in " ".join(done.stdout.split())
    script = tmp_path / f"{LAB}.py"
    script.write_text(jupytext.writes(nb, fmt="py:percent").partition("\ngrade('soft")[0])
    command = [sys.executable, script.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert f"softmax: {worth(LAB, 'softmax'):g} of" in done.stdout

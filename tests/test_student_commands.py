"""``labs report``, ``labs hint`` and ``labs status``."""

import re
import subprocess
import sys
import time

import pytest

from graders.catalog import EXERCISES, SOLUTIONS, solution
from graders.cli import main
from quizzes.history import History


@pytest.fixture(autouse=True)
def _own_data(monkeypatch, tmp_path):
    monkeypatch.setenv("GRADE_DESCENT_DATA", str(tmp_path / "data"))


@pytest.fixture
def labs(capsys):
    """Run the command and return its exit code and what it said, in one line."""

    def labs(*args):
        code = main(list(map(str, args)))
        said = capsys.readouterr()
        return code, " ".join((said.out + said.err).split())

    return labs


COLUMNS = "e = np.exp(z - z.max(axis=0))\nreturn e / e.sum(axis=0)"


def test_report_writes_one_page_about_all_labs(write, labs, pytester):
    write(softmax=COLUMNS, linear="return z")
    write("lab03_cost")
    code, said = labs("report")
    assert code == 0
    assert "lab02_activations 6 / 49 lab03_cost 0 / 61" in said
    page = (pytester.path / "labs-report.html").read_text(encoding="utf-8")
    for text in ("Lab 2: activations", "Lab 3: cost", "6 / 110 points", "You normalised each",
                 "Next: mend softmax (lab02_activations.py, line ",
                 "pytest lab02_activations.py -k test_softmax__ --hint"):  # fmt: skip
        assert text in page


def test_report_goes_where_it_is_told(write, labs, pytester):
    write(folder="my labs")
    code, said = labs("report", "my labs", "--out", "page.html")
    assert code == 0
    assert "Open it in a browser: page.html" in said
    assert (
        "pytest &#34;my labs/lab02_activations.py&#34; -k"
        in (pytester.path / "page.html").read_text()
    )


def test_a_file_that_ends_python_is_reported(write, labs, pytester):
    write(linear="import os\nos._exit(0)", relu="return np.maximum(z, 0)")
    assert labs("report")[0] == 0
    page = (pytester.path / "labs-report.html").read_text()
    assert "Your code ended Python (exit code 0) while linear was judged" in page


@pytest.mark.parametrize("command", ["report", "status", "watch"])
def test_no_lab_is_a_sentence(labs, pytester, command):
    code, said = labs(command)
    assert code == 2
    assert "there is no lab here; a lab's file is called as lab02_activations.py" in said
    code, said = labs(command, "nowhere")
    assert code == 2
    assert "'nowhere' is no lab here, nor a file or a folder of labs" in said


@pytest.mark.parametrize("word", ["lab02", "lab2", "lab02_activations"])
def test_a_lab_is_called_by_its_number(write, labs, word):
    write(linear="return z")
    write("lab03_cost")
    code, said = labs("status", word)
    assert code == 0
    assert "Lab 2: activations" in said
    assert "Lab 3: cost" not in said
    assert "linear, hint" in labs("hint", word, "linear", "--step", "1")[1] or "right" in said


def test_a_lab_that_could_not_be_run_says_what_it_needs(write, labs, monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorflow", None)
    write("lab10_tensorflow")
    assert re.search(r"Lab 10: tensorflow ░+ 0 / 0 needs TensorFlow", labs("status")[1])


def test_a_quiz_that_was_begun_is_not_called_untaken(write, labs):
    write()
    History().start("back_propagation", seed=1)
    assert "begun, not finished" in labs("status")[1]


def test_the_reader_of_a_pipe_may_leave(write):
    write()
    command = f"{sys.executable} -m graders status | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("Labs\n", "")


def test_the_lines_of_a_hint_are_filled(write, labs, capsys):
    write()
    main(["hint", "lab02", "softmax", "--step", "5"])
    lines = capsys.readouterr().out.splitlines()[1:]
    assert all(len(line) > 60 for line in lines[:-1])


def test_hints_come_one_by_one_and_end(write, labs):
    write(softmax=COLUMNS)
    count = int(re.search(r"hint 1 of (\d+)", labs("hint", "lab02", "softmax")[1])[1])
    assert count >= 4
    for number in range(2, count + 1):
        code, said = labs("hint", "lab02", "softmax")
        assert code == 0
        assert f"softmax, hint {number} of {count}" in said
    assert "That was the last one." in said
    assert f"hint {count} of {count}" in labs("hint", "lab02", "softmax")[1]


def test_the_first_hint_asks_and_a_later_one_names_the_mistake(write, labs):
    write(softmax=COLUMNS)
    assert labs("hint", "lab02", "softmax")[1].count("?") >= 1
    assert "You normalised each column." in labs("hint", "lab02", "softmax")[1]


def test_a_spoilt_memory_of_hints_begins_anew(write, labs, tmp_path):
    write()
    (tmp_path / "data").mkdir()
    for text in ("nonsense", "[1]", '{"lab02_activations.relu": 3}', ""):
        (tmp_path / "data" / "hints.json").write_text(text)
        assert "relu, hint 1 of" in labs("hint", "lab02", "relu")[1]


def test_a_hint_is_asked_for_by_number_or_all_at_once(write, labs):
    write()
    code, every = labs("hint", "lab02_activations.py", "sigmoid", "--all")
    assert code == 0
    second = labs("hint", "lab02", "sigmoid", "--step", 2)[1]
    assert second in every
    assert "sigmoid, hint 1 of" in labs("hint", "lab02", "sigmoid")[1], "none was counted"
    code, said = labs("hint", "lab02", "sigmoid", "--step", 99)
    assert code == 2
    assert "there is no hint 99: sigmoid has hints 1 to " in said


def test_without_a_function_the_next_one_is_hinted_at(write, labs):
    write(linear="return z")
    assert "sigmoid, hint 1" in labs("hint", "lab02")[1]


def test_without_a_lab_the_hint_is_for_what_status_names(write, labs):
    write("lab01_dense_layer")
    write(linear="return z", relu="return z")
    assert "Next: mend relu" in labs("status")[1]
    code, said = labs("hint")
    assert code == 0
    assert "relu, hint 1 of" in said
    assert "One step more: labs hint lab02_activations relu" in said


def test_without_a_lab_and_nothing_to_do_there_is_no_hint(labs, pytester):
    text = (SOLUTIONS / "lab09_convolution.py").read_text(encoding="utf-8")
    (pytester.path / "lab09_convolution.py").write_text(text, encoding="utf-8")
    assert labs("hint") == (0, "Your labs are right. They need no hint.")


def test_what_is_right_needs_no_hint(write, labs):
    write(linear="return z")
    assert "linear is right. It needs no hint" in labs("hint", "lab02", "linear")[1]
    assert "linear, hint 1" in labs("hint", "lab02", "linear", "--all")[1]


def test_an_unknown_function_or_lab_is_a_sentence(labs, pytester):
    code, said = labs("hint", "lab02", "sofmax")
    assert code == 2
    assert "lab02_activations has no function 'sofmax'; it has: linear, sigmoid" in said
    assert labs("hint", "lab99", "softmax")[0] == 2
    assert "say which function of lab02_activations" in labs("hint", "lab02")[1]


def test_status_shows_labs_and_quizzes(write, labs):
    write(linear="return z")
    write("lab03_cost")
    history = History()
    attempt = history.start("activation_functions", 1, exam=False)
    history.answer(attempt, "one", credit=1.0)
    history.answer(attempt, "two", credit=0.5)
    history.finish(attempt)
    code, said = labs("status")
    assert code == 0
    for text in (r"Lab 2: activations █+░+ 6 / 49 1 of 6 functions", r"Lab 3: cost ░+ 0 / 61",
                 r"together █*░+ 6 / 110", r"activation functions █+░+ best 75 %, last 75 %",
                 r"back propagation ░+ not taken yet", r"Next: write sigmoid"):  # fmt: skip
        assert re.search(text, said), text


def test_status_fits_into_a_narrow_terminal(write, labs, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    write(linear="return z")
    assert main(["status"]) == 0
    rows = capsys.readouterr().out.partition("\nNext")[0].splitlines()
    assert max(map(len, rows)) <= 40
    assert "6 / 49" in rows[2]


def test_what_is_known_is_not_graded_again(write, labs):
    write(linear="import time\ntime.sleep(0.3)\nreturn z")
    first = labs("status")
    start = time.perf_counter()
    assert labs("status") == first
    assert time.perf_counter() - start < 0.3
    write(linear="return -z")
    assert "0 / 49" in labs("status")[1]


def test_a_changed_neighbour_is_graded_again(write, labs, pytester):
    pytester.makepyfile(helper="def f(z):\n    return z\n")
    write(prefix="from helper import f\n", linear="return f(z)")
    assert "6 / 49" in labs("status")[1]
    pytester.makepyfile(helper="def f(z):\n    return -z\n")
    assert "0 / 49" in labs("status")[1]


def test_training_by_hand_shows_a_bar(capsys):
    """The cell of lab 11 that trains the network, run as it stands in the text."""
    lab = solution("lab11_multiclass")
    text = (EXERCISES / "lab11_multiclass.py").read_text(encoding="utf-8")
    code = re.search(r"# from graders.digits import load\n(# .*\n)*?# params = .*", text)[0]
    exec(code.replace("# ", "", 1).replace("\n# ", "\n"), vars(lab))
    shown = capsys.readouterr()
    assert shown.err.rstrip().endswith("epoch 30 of 30")
    assert shown.out == ""
    assert vars(lab)["params"][0][0].shape == (64, 40)


def test_commands_import_nothing_heavy_before_they_need_it(write, pytester):
    write(softmax=COLUMNS)
    code = (
        "import sys\nfrom graders.cli import main\n"
        "for args in (['hint', 'lab02'], ['report']):\n    main(args)\n"
        "heavy = {'tensorflow', 'keras', 'nbgrader', 'pydantic', 'matplotlib'} & set(sys.modules)\n"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

"""Files that can't be judged as they are: each a sentence with file and line."""

import json

import pytest

from graders.sources import LoadError, parse

# once for all tests: what pytester forgets after each test, YAML does not stand to import again
jupytext = pytest.importorskip("jupytext", reason="jupytext makes the notebooks")

LINEAR = "return z"


def line_of(path, text):
    return path.read_text().splitlines().index(text) + 1


def in_first_cell(code):
    return {"prefix": f"# %%\n{code}\n"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def broken(:", "lab02_activations.py, line 2 is not valid Python: "),
        ("import nothing_of_that_name", "lab02_activations.py, line 2 imports what is not there: "),
        ("exit()", "lab02_activations.py, line 2 leaves Python with exit()"),
        ("raise SystemExit(0)", "lab02_activations.py, line 2 leaves Python with exit()"),
        ("import sys; sys.exit(0)", "lab02_activations.py, line 2 leaves Python with exit()"),
        ("name = input('Your name? ')", "lab02_activations.py, line 2 calls input()"),
        ("1 / 0", "lab02_activations.py, line 2 fails while the file is loaded: ZeroDivisionError"),
        ("x = undefined", "lab02_activations.py, line 2 fails while the file is loaded: NameError"),
    ],
)
def test_a_file_that_can_not_be_loaded_is_a_sentence(write, run, code, said):
    write(**in_first_cell(code), linear=LINEAR)
    write("lab03_cost", mean_squared_error="return np.mean((np.asarray(y) - y_hat) ** 2)")
    r = run()
    assert said in r.words
    assert r.text.count("line 2 ") == 1, "said once"
    assert "Traceback" not in r.text
    broken, other = r.scores["labs"]
    assert broken["points"] == 0
    assert other["points"] > 0, "the other labs are still graded"
    assert r.code == 1


@pytest.mark.parametrize("codec", ["rot13", "undefined", "zlib_codec", "nonsense"])
def test_a_codec_that_reads_no_text_is_a_sentence(codec):
    with pytest.raises(LoadError, match=r"^lab\.py is not text in UTF-8: .*"):
        parse(f"# coding: {codec}\nx = 1\n".encode(), "lab.py")


def test_an_endless_loop_at_the_top_is_stopped(write, run):
    write(**in_first_cell("while True: pass"))
    assert "line 2 was still running after 0.2 s" in run("--time-limit", "0.2").words


def test_printing_while_loading_is_noted_and_costs_nothing(write, run):
    write(**in_first_cell("print('hello')"), linear=LINEAR)
    r = run("-k", "linear__")
    assert r.code == 0
    assert "lab02_activations.py, line 2 prints while the file is loaded." in r.words


def test_a_missing_function_is_named(write, run):
    path = write(linear=LINEAR)
    path.write_text(path.read_text().replace("def sigmoid(", "def sigmoit("))
    r = run("-k", "sigmoid__ or linear__")
    assert "sigmoid is missing from your file" in r.words
    assert "lab02_activations.py" in r.checks("sigmoid")[0]["message"]
    assert {check["outcome"] for check in r.checks("linear")} == {"passed"}


def test_a_name_that_is_no_function_is_told(write, run):
    path = write()
    path.write_text(path.read_text() + "\nsigmoid = 3\n")
    assert "sigmoid is not a function in your file" in run("-k", "sigmoid__").words


def test_a_wrong_signature_is_shown(write, run):
    path = write(linear=LINEAR)
    path.write_text(path.read_text().replace("def linear(z):", "def linear(z, axis):"))
    line = line_of(path, "def linear(z, axis):")
    r = run("-k", "linear__")
    assert "your function is linear(z, axis)" in r.words
    assert f"lab02_activations.py, line {line}" in r.words


def test_an_exception_names_its_line(write, run):
    path = write(linear="return undefined + z")
    r = run("-k", "linear__")
    assert "linear stopped with NameError: name 'undefined' is not defined" in r.words
    assert f"at lab02_activations.py, line {line_of(path, '    return undefined + z')}" in r.words


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "while True:\n    try:\n        z = z\n    except:\n        pass",
        "import time\ntime.sleep(60)",
    ],
)
def test_an_endless_loop_is_stopped_once(write, run, body):
    path = write(relu=body, linear=LINEAR)
    r = run("--time-limit", "0.2", "-k", "relu__ or linear__")
    assert "relu was stopped: still running after 0.2 s" in r.words
    assert str(path.name) in r.checks("relu")[0]["message"]
    assert sum(check["seconds"] for check in r.checks("relu")) < 1, "stopped once, not each time"
    assert {check["outcome"] for check in r.checks("linear")} == {"passed"}


def test_exit_in_a_function_is_that_functions_failure(write, run):
    write(relu="import sys\nsys.exit(0)", linear=LINEAR)
    r = run("-k", "relu__ or linear__")
    assert r.code == 1
    assert "relu was stopped: exit() ends Python; use return." in r.words
    assert {check["outcome"] for check in r.checks("linear")} == {"passed"}


def test_input_in_a_function_is_that_functions_failure(write, run):
    write(relu="return float(input())")
    assert "input() has nobody to ask here" in run("-k", "relu__").words


def test_an_answer_of_a_strange_type_is_the_functions_failure(write, run):
    write(softmax="return object()", relu="return {'a': z}", sigmoid="return 'high'")
    r = run("-k", "softmax__ or relu__ or sigmoid__")
    checks = r.scores["labs"][0]["checks"]
    assert {check["outcome"] for check in checks} == {"failed"}


def test_windows_line_ends_and_a_byte_order_mark_are_fine(write, run):
    path = write(linear=LINEAR)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("-k", "linear__").code == 0


def test_a_file_that_is_not_text_is_a_sentence(write, run):
    write().write_bytes(b"\xff\xfe\x00binary")
    assert "lab02_activations.py is not text in UTF-8" in run().words


def test_a_neighbouring_lab_can_be_imported(write, run):
    write(sigmoid="return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))")
    body = "from lab02_activations import sigmoid\nreturn float(sigmoid(0.0)) + np.mean((y - y_hat) ** 2) - 0.5"  # noqa: E501
    write("lab03_cost", prefix="# %%\nfrom lab02_activations import sigmoid\n",
          mean_squared_error=body.partition("\n")[2])  # fmt: skip
    assert run("lab03_cost.py", "-k", "mean_squared_error__").code == 0


def notebook(pytester, path, *extra):
    """Turn a student's file into a notebook, with cells of their own added in front."""
    book = jupytext.reads(path.read_text(), fmt="py:percent")
    path.unlink()
    cells = [{"cell_type": "code", "source": text, "metadata": {}} for text in extra]
    book = json.loads(jupytext.writes(book, fmt="ipynb"))
    book["cells"] = cells + book["cells"]
    target = path.with_suffix(".ipynb")
    target.write_text(json.dumps(book))
    return target


def test_a_notebook_is_graded_like_a_file(write, run, pytester):
    notebook(pytester, write(linear=LINEAR))
    r = run("-k", "linear__")
    assert r.code == 0
    assert r.scores["labs"][0]["path"] == "lab02_activations.ipynb"


def test_magics_of_a_notebook_are_passed_over(write, run, pytester):
    notebook(pytester, write(linear=LINEAR), "%matplotlib inline\n!pip list\nx = 1",
             "%%bash\nls -l", "%%time\ny = x + 1", "np.mean?")  # fmt: skip
    assert run("-k", "linear__").code == 0


def test_a_mistake_in_a_notebook_names_the_cell(write, run, pytester):
    notebook(pytester, write(linear=LINEAR), "x = 1\ny = 1 / 0")
    assert "lab02_activations.ipynb, cell 1, line 2 fails while" in run().words


def test_a_file_that_is_no_notebook_is_a_sentence(write, run, pytester):
    path = write()
    path.rename(path.with_suffix(".ipynb"))
    assert "lab02_activations.ipynb is not a notebook" in run().words

"""What a student sees when running pytest."""

import importlib.util
import re
import runpy
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from graders.catalog import ROOT

RIGHT_SOFTMAX = (
    "e = np.exp(z - np.max(z, axis=-1, keepdims=True))\nreturn e / e.sum(-1, keepdims=True)"
)
COLUMNS = "e = np.exp(z - z.max(axis=0))\nreturn e / e.sum(axis=0)"
SIGMOID = "return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))"


def test_a_blank_exercise_is_to_do_in_a_line(write, run):
    write()
    r = run()
    assert r.code == 1
    assert "\nTODO  linear, sigmoid, relu, softmax, binary_logit, output_activation\n" in r.text
    assert "Traceback" not in r.text
    assert "NotImplementedError" not in r.text
    assert {check["outcome"] for check in r.scores["labs"][0]["checks"]} == {"todo"}
    assert r.scores["labs"][0]["points"] == 0


@pytest.mark.parametrize("body", ["pass", "return None", "raise NotImplementedError"])
def test_every_way_of_not_writing_a_function_is_to_do(write, run, body):
    write(relu=body)
    r = run("-k", "relu__")
    assert {check["outcome"] for check in r.checks("relu")} == {"todo"}
    assert "TODO" in r.text
    assert "FAILED" not in r.text


def test_refusing_nothing_is_a_mistake_once_there_are_answers(write, run):
    write(output_activation="pass")
    assert {check["outcome"] for check in run().checks("output_activation")} == {"todo"}
    table = "'real': 'linear', 'binary': 'sigmoid', 'non-negative': 'relu'"
    more = "'multiclass': 'softmax', 'multilabel': 'sigmoid'"
    write(output_activation=f"return {{{table}, {more}}}.get(target)")
    r = run("-k", "output_activation")
    assert [c["outcome"] for c in r.checks("output_activation")].count("failed") == 1
    assert "should refuse this argument" in r.words


def test_a_function_that_needs_an_unwritten_one_says_which(write, run):
    write("lab01_dense_layer", sequential="return dense(x, *layers[0])")
    r = run()
    assert "TODO  dense, collapse_linear" in r.text
    assert "TODO  sequential needs dense, which is not written yet" in r.text


def test_a_function_that_returns_nothing_is_told_so(write, run):
    write(relu="np.maximum(z, 0)")
    assert "relu returns nothing yet (is `return` missing?)" in run("-k", "relu__").words


def test_a_function_that_answers_some_calls_only_is_shown_the_call_without_answer(write, run):
    write(output_activation="if target != 'real': return 'sigmoid'")
    r = run("-k", "output_activation__")
    assert "TODO" not in r.text
    assert "output_activation('multiclass') returned 'sigmoid' expected" in r.words
    write(output_activation="if target != 'multiclass': return 'sigmoid'")
    r = run("-k", "output_activation__")
    assert "output_activation('multiclass') returned None expected 'softmax'" in r.words


def test_the_first_failing_check_is_shown_in_full_and_the_others_in_a_line(write, run):
    write(softmax=COLUMNS)
    r = run("-k", "softmax__")
    failed = [check for check in r.checks("softmax") if check["outcome"] == "failed"]
    assert len(failed) > 2
    assert f"FAILED softmax: {failed[0]['title']}" in r.words
    assert r.text.count("returned") == 1
    assert r.text.count("  also failed: ") == 5
    assert f"also failed: {len(failed) - 5} more (-v shows them)" in r.words
    for check in failed[1:5]:
        assert f"also failed: {check['title']}" in r.words
    verbose = run("-k", "softmax__", "-v")
    assert verbose.text.count("  also failed: ") == len(failed) - 1


def test_the_message_names_the_call_the_answer_and_what_was_expected(write, run):
    write(sigmoid="return 2 * (1 / (1 + np.exp(-z)))")
    r = run("-k", "sigmoid__")
    message = r.checks("sigmoid")[0]["message"]
    for part in ("sigmoid has the wrong values.", "sigmoid(", "np.array(", "returned", "expected"):
        assert part in message
        assert part in r.words
    assert "2 times what is expected" in message


def test_a_known_mistake_is_named(write, run):
    write(softmax=COLUMNS)
    r = run("-k", "softmax__")
    named = {c["misconception"] for c in r.checks("softmax") if c["misconception"]}
    assert len(named) == 1
    assert next(iter(named)).startswith("softmax__")
    assert r.text.count("Likely cause: ") == 1


def test_a_mistake_of_its_own_is_not_given_a_name(write, run):
    write(softmax="return 17.0 + np.asarray(z) ** 2")
    assert "Likely cause" not in run("-k", "softmax__").text


def test_a_right_function_passes_and_exits_with_0(write, run):
    write(softmax=RIGHT_SOFTMAX)
    r = run("-k", "softmax__")
    assert r.code == 0
    assert "Everything here is right" in r.text


def test_the_picture_of_the_readme_is_what_is_shown_today(monkeypatch):
    pytest.importorskip("pty", reason="pseudo-terminals are for Unix")
    monkeypatch.delenv("NO_COLOR", raising=False)
    session = runpy.run_path(str(ROOT / "docs" / "session.py"))
    kept = (ROOT / "docs" / "session.svg").read_text(encoding="utf-8")
    assert words(kept) == words(session["picture"](session["session"]()))
    assert str(ROOT) not in kept
    assert set(re.findall(r"https?://[^\"]*", kept)) == {"http://www.w3.org/2000/svg"}


def words(svg):
    """Return what a picture says, but for the seconds and the rules around them."""
    said = " ".join(ElementTree.fromstring(svg).itertext())
    return re.sub(r"[\d.]+s\b|=", "", said).split()


def test_a_hint_comes_only_when_asked_for(write, run):
    write(softmax=COLUMNS)
    assert "Hint:" not in run("-k", "softmax__").text
    r = run("-k", "softmax__", "--hint")
    assert r.text.count("Hint:") == 1
    assert "?" in r.words.partition("Hint:")[2]


def test_the_table_has_points_a_bar_and_the_next_thing_to_do(write, run):
    path = write(linear="return z")
    write("lab03_cost")
    r = run()
    points = r.scores["labs"][0]["points"]
    assert points > 0
    assert re.search(rf"lab02_activations +[█░#-]+ +{points} / \d+", r.text)
    assert re.search(r"lab03_cost +[█░#-]+ +0 / \d+", r.text)
    assert re.search(rf"total +[█░#-]+ +{points} / \d+", r.text)
    line = path.read_text().splitlines().index("def sigmoid(z):") + 1
    assert f"Next: write sigmoid (lab02_activations.py, line {line}), then run:" in r.words
    assert "pytest lab02_activations.py -k test_sigmoid__ --hint" in r.words


def test_the_next_thing_is_to_mend_what_is_wrong(write, run):
    write(linear="return -z")
    assert "Next: mend linear" in run().words


def test_what_was_begun_is_mended_before_the_next_is_written(write, run):
    write(linear="return z", softmax=COLUMNS)
    text = run().text
    assert "\nPASSED  linear\n" in text
    assert "Next: mend softmax" in text
    assert "PASSED" not in run("-k", "linear__").text


def test_after_one_function_the_rest_is_a_command_away(write, run):
    write(linear="return z")
    assert "See what is next without -k." in run("-k", "linear__").words
    assert "without -k" not in run().words


def test_a_lab_that_was_renamed_is_not_passed_over_in_silence(write, run):
    path = write()
    (path.parent / "lab02_activations (1).py").write_text(path.read_text())
    said = "Not graded: lab02_activations (1).py. A lab keeps its name, as lab02_activations.py."
    assert said in run().text
    assert "Not graded" not in run("lab02_activations.py").text
    path.unlink()
    assert said in run("lab02_activations (1).py").text


@pytest.mark.parametrize("columns", [40, 60, 200])
def test_it_fits_the_terminal(write, run, monkeypatch, columns):
    write(softmax=COLUMNS, folder="a")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("os.get_terminal_size", lambda *_: (_ for _ in ()).throw(OSError))
    r = run("a", "--hint")
    table = r.text[r.text.index("points ") :]
    prose = [
        line
        for line in r.text.splitlines()
        if line.startswith(("  also", "  Likely", "TODO", "FAILED"))
    ]
    assert prose
    for line in [*prose, *table.splitlines()[1:2]]:
        assert len(line) <= columns


def test_node_ids_have_the_students_path(write, run):
    write(folder="work")
    r = run("work", "--collect-only", "-q")
    assert "work/lab02_activations.py::test_softmax__" in r.text.replace("\\", "/")


def test_one_check_is_run_by_its_node_id(write, run):
    write(folder="work", linear="return z")
    r = run("work/lab02_activations.py::test_linear__agrees_with_tensorflow")
    assert r.code == 0
    assert "1 passed" in r.text


def test_x_stops_at_the_first_failure(write, run):
    write(linear="return -z")
    r = run("-x")
    assert len(r.scores["labs"][0]["checks"]) == 1


def test_quiet_still_shows_mistakes_and_points(write, run):
    write(softmax=COLUMNS)
    r = run("-q", "-k", "softmax__")
    assert "FAILED softmax" in r.text
    assert "lab02_activations" in r.text


def test_verbose_says_todo_passed_and_failed(write, run):
    write(linear="return z", softmax=COLUMNS)
    r = run("-v")
    for word in ("PASSED", "FAILED", "TODO"):
        assert re.search(rf"::test_\w+ {word}", r.text)


def test_tb_no_shows_only_the_points(write, run):
    write(softmax=COLUMNS)
    r = run("--tb=no")
    assert "FAILED softmax:" not in r.text
    assert " / " in r.text


def test_last_failed_runs_what_failed(write, pytester):
    write(linear="return z")
    pytester.makeini("[pytest]")
    first = pytester.runpytest_inprocess().parseoutcomes()
    again = pytester.runpytest_inprocess("--lf").parseoutcomes()
    assert again["todo"] == first["todo"]
    assert "passed" not in again


def test_several_folders_are_graded_at_once(write, run):
    write(folder="ann", linear="return z")
    write(folder="bob", linear="return -z")
    r = run("ann", "bob", "-k", "linear__")
    ann, bob = r.scores["labs"]
    assert (ann["path"], bob["path"]) == ("ann/lab02_activations.py", "bob/lab02_activations.py")
    assert ann["points"] == ann["out_of"] > bob["points"]
    assert re.search(r"ann/lab02_activations.py +[█░#-]", r.text)


def test_a_folder_outside_is_graded(write, run, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    path = write(linear="return z")
    path.rename(elsewhere / path.name)
    assert run(str(elsewhere), "-k", "linear__").code == 0


def test_what_a_failing_function_prints_is_shown(write, run):
    write(linear="print('z is', np.shape(z))\nreturn -z")
    r = run("-k", "linear__")
    assert "z is (3, 4)" in r.text


def test_other_tests_of_the_run_stay_as_they_are(write, run, pytester):
    write(linear="return -z")
    pytester.makepyfile(test_other="def test_one():\n    assert 1 == 2\n")
    r = run()
    assert "assert 1 == 2" in r.text
    assert "FAILED test_other.py::test_one" in r.text
    assert "FAILED lab02_activations.py::" not in r.text


def test_the_plugin_is_silent_elsewhere(pytester):
    pytester.makepyfile("def test_one():\n    pass\n")
    pytester.makepyfile(labour="x = 1\n")
    result = pytester.runpytest_inprocess("-W", "error")
    assert result.ret == 0
    assert "points" not in result.stdout.str()


def test_the_plugin_imports_nothing_heavy_before_it_meets_a_lab(pytester):
    pytester.makepyfile(
        "import sys\n"
        "def test_one():\n"
        "    assert not {'numpy', 'tensorflow', 'graders.grading'} & set(sys.modules)\n"
    )
    assert pytester.runpytest_subprocess("-p", "no:xdist").ret == 0


def test_grading_imports_no_tensorflow(write, run, pytester):
    write(softmax=COLUMNS)
    code = (
        "import sys, pytest\npytest.main(['-q'])\n"
        "heavy = {'tensorflow', 'keras', 'nbgrader', 'pydantic', 'matplotlib'} & set(sys.modules)\n"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    pytester.makeini("[pytest]")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_it_runs_on_several_processes(write, pytester):
    pytest.importorskip("xdist", reason="pytest-xdist is not installed")
    write(linear="return z", softmax=COLUMNS)
    pytester.makeini("[pytest]")
    result = pytester.runpytest_subprocess("-n2")
    text = result.stdout.str()
    assert "Likely cause" in text
    assert re.search(r"lab02_activations +[█░#-]+ +[1-9]\d* / \d+", text)


def test_colours_are_left_out_of_a_pipe(write, pytester):
    write(softmax=COLUMNS)
    pytester.makeini("[pytest]")
    assert "\x1b[" not in pytester.runpytest_subprocess().stdout.str()
    assert "\x1b[" in pytester.runpytest_subprocess("--color=yes").stdout.str()


def test_the_bar_is_plain_where_the_terminal_is(write, pytester, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    write(linear="return z")
    pytester.makeini("[pytest]")
    assert re.search(r"lab02_activations +#+-+ +\d", pytester.runpytest_subprocess().stdout.str())


def test_another_seed_draws_other_inputs(write, pytester):
    """Its answers are not recorded, so TensorFlow is asked, or the check is skipped."""
    write(relu="return np.maximum(z, 0) + 1")
    pytester.makeini("[pytest]")
    first, again, other = (
        pytester.runpytest_subprocess("-k", "test_relu__agrees", "--seed", seed).stdout.str()
        for seed in "001"
    )
    assert first.partition("points")[0] == again.partition("points")[0]
    if importlib.util.find_spec("tensorflow"):
        assert "relu has the wrong values" in other
        assert first.partition("points")[0] != other.partition("points")[0]
    else:
        assert "1 skipped" in other


def test_scores_in_a_folder_that_is_not_there_are_refused(write, pytester):
    write()
    result = pytester.runpytest_inprocess("--scores", "nowhere/scores.json")
    assert result.ret == 4
    assert "there is no such folder" in result.stderr.str()


def test_the_scores_are_as_described(write, run):
    write(linear="return z", softmax=COLUMNS)
    scores = run().scores
    assert scores["version"] == 1
    (lab,) = scores["labs"]
    assert list(lab) == ["path", "lab", "points", "out_of", "checks"]
    assert lab["points"] == sum(check["points"] for check in lab["checks"])
    for check in lab["checks"]:
        assert list(check) == [
            "name", "function", "title", "points", "out_of", "outcome", "message",
            "misconception", "seconds",
        ]  # fmt: skip
        assert check["name"].startswith(f"test_{check['function']}__")
        assert check["seconds"] >= 0
        assert (check["outcome"] == "passed") == (check["points"] == check["out_of"] > 0)

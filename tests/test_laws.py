"""The laws: what holds for every lab, its graders included."""

import ast
import doctest
import re
from functools import cache

import numpy as np
import pytest
from replays import remembering

import graders.diagnosis
from graders.authors import building
from graders.authors.recording import ask
from graders.battery import battery
from graders.catalog import ACCEPTED, EXERCISES, PACKAGE, SOLUTIONS, functions, labs, solution
from graders.diagnosis import misconceptions, swapped
from graders.grading import Grading
from graders.loading import load
from graders.oracle import Oracle, Recording, recipe
from graders.panels import panels
from graders.proxy import Local
from graders.students.hints import steps, written

TASKS = [(lab, function) for lab in labs() for function in building.functions_to_write(lab)]
MISCONCEPTIONS = [(lab, one) for lab in labs() for one in misconceptions(lab)]


@cache
def accepted(lab):
    return functions(load(ACCEPTED / f"{lab}.py").module)


def grade(lab, backend, only=None, patience=0):
    """Return the results of the lab's checks (of one function) on an implementation."""
    grading = Grading(lab, backend, Oracle(lab), patience=patience)
    return [grading.grade(check) for check in battery(lab) if only in (None, check.function)]


def ours(module):
    """Return an implementation that needs no time limit: a busy machine is no failure."""
    return Local(module, seconds=600.0)


def needs_keras(lab, function):
    """Skip a test of a function that is written with Keras where there is none."""
    if any(check.needs_tensorflow and check.function == function for check in battery(lab)):
        pytest.importorskip("tensorflow", reason="the function runs on TensorFlow")


def trains(lab):
    """Tell whether the lab trains Keras models, which takes seconds for each check."""
    return any(check.needs_tensorflow for check in battery(lab))


def grade_until_named(lab, wrong):
    """Return the results of a mistake's own checks, up to the first that names it."""
    grading = Grading(lab, wrong.backend, Oracle(lab), patience=600)
    results = []
    for check in battery(lab):
        if check.function == wrong.function:
            results.append(grading.grade(check))
            if results[-1].misconception:
                break
    return results


def failures(results):
    lost = [r for r in results if r.outcome not in ("passed", "skipped")]
    return {r.name: (r.outcome, r.message) for r in lost}


def earned(results):
    return sum(r.points for r in results), sum(r.out_of for r in results)


# 1. The solution earns all its points, and so does the oracle.


@pytest.mark.parametrize("lab", labs())
def test_the_solution_earns_every_point(lab):
    assert not failures(grade(lab, ours(solution(lab))))


@pytest.mark.parametrize("lab", labs())
def test_the_oracle_earns_every_point(lab):
    pytest.importorskip("tensorflow", reason="the oracle is TensorFlow")
    module = Oracle(lab).implementation
    results = [r for name in functions(module) for r in grade(lab, ours(module), only=name)]
    assert results
    assert not failures(results)


# 2. The blank exercise earns nothing and says TODO.


@pytest.mark.parametrize("lab", labs())
def test_the_blank_exercise_is_all_to_do(lab):
    results = grade(lab, Local(load(EXERCISES / f"{lab}.py").module))
    assert {r.outcome for r in results} <= {"todo", "skipped"}
    assert all("not written yet" in r.message for r in results if r.outcome == "todo")


# 3. The exercises are what `labs build` makes.


@pytest.mark.parametrize("lab", labs())
def test_the_exercise_is_built_from_the_solution(lab):
    assert (EXERCISES / f"{lab}.py").read_text(encoding="utf-8") == building.exercise(lab)


# 4. Every misconception loses a check and is named, alone.


@pytest.mark.parametrize(
    ("lab", "wrong"), MISCONCEPTIONS, ids=[f"{lab}-{m.name}" for lab, m in MISCONCEPTIONS]
)
def test_the_misconception_is_caught_and_named(lab, wrong, monkeypatch):
    needs_keras(lab, wrong.function)
    monkeypatch.setattr(graders.diagnosis, "misconceptions", remembering)
    if trains(lab):
        results = grade_until_named(lab, wrong)
    else:
        results = grade(lab, wrong.backend, patience=60)
    assert failures(results)
    named = {r.name: (r.misconception, r.cause) for r in results if r.misconception}
    assert {cause for _, cause in named.values()} == {wrong.message}, named
    assert any(r.misconception for r in results if r.function == wrong.function)


# 5. Trivial functions earn less than half.


def constant_like(answer, number):
    """Return data of the answer's structure, all numbers the same."""
    if isinstance(answer, (list, tuple)):
        return type(answer)(constant_like(item, number) for item in answer)
    if isinstance(answer, str):
        return str(number)
    return np.full(np.shape(answer), float(number))


def trivial(right, kind):
    """Return a function that only knows the shape of the right answer, or not even that."""
    first = []

    def function(*args, **kwargs):
        if kind == "none":
            return None
        if kind == "input":
            return args[0]
        answer = right(*args, **kwargs)
        if answer is None:
            pytest.skip("its work is done on its arguments: there is no answer to replace")
        first.append(answer)
        return first[0] if kind == "first answer" else constant_like(answer, kind)

    return function


@pytest.mark.parametrize("kind", [0, 1, 0.5, "input", "none", "first answer"])
@pytest.mark.parametrize(("lab", "function"), TASKS)
def test_a_trivial_function_earns_less_than_half(lab, function, kind):
    backend = swapped(lab, function, trivial(getattr(solution(lab), function), kind))
    points, out_of = earned(grade(lab, backend, only=function))
    right = points == out_of  # returning its input is what linear does
    assert right or points < out_of / 2


# 6. Every function is explained, checked and guarded.


@pytest.mark.parametrize(("lab", "function"), TASKS)
def test_the_function_has_checks_and_misconceptions(lab, function):
    checks = [check for check in battery(lab) if check.function == function]
    mistakes = [one for one in misconceptions(lab) if one.function == function]
    assert len(checks) >= 4, f"write more checks of {function}"
    assert len(mistakes) >= 3, f"write more misconceptions of {function}"
    assert all("?" in check.hint for check in checks), "a hint asks before it tells"
    assert all(check.title.endswith(".") for check in checks)
    if hasattr(the_oracle(lab), function):
        assert any("tensorflow" in c.parameters or c.needs_tensorflow for c in checks)


def the_oracle(lab):
    pytest.importorskip("tensorflow", reason="the oracle is TensorFlow")
    return Oracle(lab).implementation


@pytest.mark.parametrize(("lab", "function"), TASKS)
def test_the_function_is_documented(lab, function):
    text = getattr(solution(lab), function).__doc__
    for part in ("Args:", "Returns:", ">>> ", "See:"):
        assert part in text, f"{function} lacks {part}"
    assert re.search(r"\(m|\(\)|shape|scalar|number|str|list", text), "no shapes"


@pytest.mark.parametrize(("lab", "function"), TASKS)
def test_the_doctest_passes(lab, function):
    needs_keras(lab, function)
    module = solution(lab)
    (test,) = doctest.DocTestFinder(recurse=False).find(
        getattr(module, function), function, globs=vars(module), module=False
    )
    report = []
    assert doctest.DocTestRunner().run(test, out=report.append).failed == 0, "".join(report)


@pytest.mark.parametrize("lab", labs())
def test_every_check_and_misconception_belongs_to_a_function(lab):
    known = set(building.functions_to_write(lab))
    assert {check.function for check in battery(lab)} <= known
    assert {one.function for one in misconceptions(lab)} <= known
    assert {name.partition("__")[0] for name in accepted(lab)} <= known


# 7. Changing an argument in place is noticed.


def vandal(right, touched):
    """Return the right function, but with its arguments spoilt afterwards."""

    def function(*args, **kwargs):
        answer = right(*args, **kwargs)
        for arg in args:
            if isinstance(arg, np.ndarray) and arg.size:
                arg.flat[0] += 1
                touched.append(arg)
            elif isinstance(arg, (list, dict)) and arg:
                arg.clear()
                touched.append(arg)
        return answer

    return function


@pytest.mark.parametrize(("lab", "function"), TASKS)
def test_an_argument_changed_in_place_is_noticed(lab, function):
    touched = []
    backend = swapped(lab, function, vandal(getattr(solution(lab), function), touched))
    results = grade(lab, backend, only=function)
    if touched:
        assert failures(results)


# 9. No stray files.


@pytest.mark.parametrize(
    ("folder", "suffix"),
    [(SOLUTIONS, ".py"), (EXERCISES, ".py"), (ACCEPTED, ".py"), (PACKAGE / "checks", ".py"),
     (PACKAGE / "misconceptions", ".py"), (PACKAGE / "oracles", ".py"),
     (PACKAGE / "recorded", ".npz"), (PACKAGE / "hints", ".md"), (PACKAGE / "pictures", ".py")],
    ids=lambda value: getattr(value, "name", value),
)  # fmt: skip
def test_every_file_belongs_to_a_solution(folder, suffix):
    found = {path.name for path in folder.iterdir()} - {"__init__.py", "__pycache__"}
    if folder in {EXERCISES, SOLUTIONS}:
        found -= {f"{lab}.png" for lab in labs()}  # made by `labs show`, and not kept
    assert found <= {f"{lab}{suffix}" for lab in labs()}
    optional = folder.name in {"recorded", "pictures"}
    assert optional or found == {f"{lab}{suffix}" for lab in labs()}


@pytest.mark.parametrize("lab", labs())
def test_every_panel_belongs_to_a_function(lab):
    known = set(building.functions_to_write(lab))
    assert {panel.name.partition("__")[0] for panel in panels(lab)} <= known


# 10. Right but different solutions earn every point.


@pytest.mark.parametrize(
    ("lab", "name"), [(lab, name) for lab in labs() for name in accepted(lab)], ids=lambda x: x
)
def test_a_different_right_solution_earns_every_point(lab, name):
    function = name.partition("__")[0]
    needs_keras(lab, function)
    backend = swapped(lab, function, accepted(lab)[name])
    assert not failures(grade(lab, backend, only=function if trains(lab) else None))


@pytest.mark.parametrize(("lab", "function"), TASKS)
def test_there_are_different_right_solutions(lab, function):
    ways = [name for name in accepted(lab) if name.partition("__")[0] == function]
    assert len(ways) >= 3, f"write more right ways of {function} in tests/accepted/{lab}.py"


# The recordings are what TensorFlow answers today.


@pytest.mark.parametrize("lab", labs())
def test_the_recording_answers_the_checks_and_nothing_else(lab):
    recording = Recording.of(lab)
    assert recording.recipe == recipe(lab), f"the oracle changed: run `labs record {lab}`"
    assert set(ask(lab, live=False).asked) == set(recording.answers), f"run `labs record {lab}`"


@pytest.mark.parametrize("lab", labs())
def test_tensorflow_still_answers_what_is_recorded(lab):
    pytest.importorskip("tensorflow", reason="the oracle is TensorFlow")
    recording = Recording.of(lab)
    for name, answer in ask(lab, live=True).asked.items():
        assert name in recording.answers, f"run `labs record {lab}`"
        assert_recorded(answer, recording.answer(name))


def assert_recorded(answer, recorded):
    if isinstance(answer, (list, tuple)):
        for one, other in zip(answer, recorded, strict=True):
            assert_recorded(one, other)
    elif isinstance(answer, str):
        assert answer == recorded
    else:
        assert np.shape(answer) == np.shape(recorded)
        np.testing.assert_allclose(answer, recorded, rtol=1e-9, atol=1e-12)


# Hints go from a question to what is almost the solution.


def lines_of(lab, function):
    """Return the lines of a function's solution, comments and spaces left out, and their values."""
    text = (SOLUTIONS / f"{lab}.py").read_text(encoding="utf-8")
    node = next(one for one in ast.parse(text).body if getattr(one, "name", "") == function)
    parts = [part for part in ast.walk(node) if isinstance(part, ast.stmt)][1:]
    lines = [ast.unparse(part) for part in parts if not isinstance(part, ast.Import)]
    values = [
        ast.unparse(part.value)
        for part in ast.walk(node)
        if isinstance(part, ast.Assign | ast.Return | ast.Expr)
        and part.value
        and not isinstance(part.value, ast.Constant)
    ]
    return {re.sub(r"\s", "", line) for line in [*lines, *values] if len(line) >= 8}


@pytest.mark.parametrize(("lab", "function"), TASKS)
def test_every_function_has_three_hints_of_its_own(lab, function):
    hints = written(lab).get(function, [])
    assert len(hints) == 3, f"write three hints for {function} in graders/hints/{lab}.md"
    assert "?" in hints[0], "the first one asks"
    assert not [hint for hint in hints if len(hint) <= 30], "too short to be of help"
    assert len(steps(lab, function, [])) >= 5


@pytest.mark.parametrize(("lab", "function"), TASKS)
def test_no_hint_is_the_solution(lab, function):
    told = re.sub(r"\s", "", " ".join(written(lab)[function]))
    assert not [line for line in lines_of(lab, function) if line in told]


@pytest.mark.parametrize("lab", labs())
def test_no_hint_is_for_a_function_that_is_not_there(lab):
    assert list(written(lab)) == building.functions_to_write(lab)

"""Naming a mistake, and keeping quiet where it is not sure."""

import time
from types import SimpleNamespace

import numpy as np
import pytest

from graders import catalog, diagnosis, grading
from graders.battery import Check, battery
from graders.catalog import AuthorError, solution
from graders.diagnosis import Misconception, diagnose, misconceptions, same_outcome, swapped
from graders.grading import Grading
from graders.oracle import Oracle
from graders.proxy import Call, Lab, Local, Outcome, Raised

LAB = "lab02_activations"


class Answering:
    """A backend whose functions are all the same plain function."""

    def __init__(self, answer):
        self.answer = answer

    def begin(self):
        pass

    def __call__(self, function, args, kwargs):
        return Outcome(self.answer(*args))


def known(name, function, answer, message=None):
    """Return a misconception that is a plain function."""
    return Misconception(name, function, message or name, Answering(answer))


@pytest.fixture
def knowing(monkeypatch):
    """Let the diagnosis know these mistakes and no others."""

    def knowing(*mistakes):
        monkeypatch.setattr(diagnosis, "misconceptions", lambda lab: mistakes)

    return knowing


def calls(function, answer, *inputs):
    return [Call(function, (x,), {}, Outcome(answer(x))) for x in inputs]


def name(*args, **kwargs):
    found = diagnose("lab", *args, **kwargs)
    return found and found.name


def test_the_mistake_that_gives_the_same_answers_is_named(knowing):
    knowing(known("f__a", "f", lambda x: x + 1), known("f__b", "f", lambda x: x + 2))
    assert name("f", calls("f", lambda x: x + 2, 1, 5), []) == "f__b"
    assert name("f", calls("f", lambda x: x + 3, 1, 5), []) is None


def test_of_two_that_fit_none_is_named(knowing):
    knowing(known("f__a", "f", abs), known("f__b", "f", lambda x: x))
    assert name("f", calls("f", abs, 1), []) is None
    assert name("f", calls("f", abs, 1, -1), []) == "f__a"


def test_what_the_solution_answers_too_is_no_mistake(write, run):
    """A cost wrong by 1e-8 relative is no mistake that happens to be right on these calls."""
    write(sigmoid="return (1 + 2e-9) / (1 + np.exp(-np.asarray(z, dtype=float)))")
    r = run("-k", "sigmoid__")
    assert "Likely cause" not in r.text


def test_calls_that_passed_count_too(knowing):
    knowing(known("f__a", "f", abs), known("f__b", "f", lambda x: x))
    assert name("f", calls("f", abs, 1), [calls("f", abs, -1)]) == "f__a"


def test_a_mistake_of_the_function_itself_is_preferred(knowing):
    knowing(known("helper__a", "helper", abs), known("f__b", "f", abs))
    assert name("f", calls("f", abs, 1), []) == "f__b"
    assert name("g", calls("g", abs, 1), []) is None


def test_a_mistake_that_was_made_before_is_preferred_to_all(knowing):
    knowing(known("helper__a", "helper", abs), known("f__b", "f", abs))
    assert name("f", calls("f", abs, 1), named=["helper__a"]) == "helper__a"


def test_a_helper_that_passed_its_own_checks_is_not_to_blame(knowing):
    knowing(known("helper__a", "helper", abs))
    assert name("f", calls("f", abs, 1)) == "helper__a"
    assert name("f", calls("f", abs, 1), sound={"helper"}) is None


def test_two_variants_with_one_message_are_one(knowing):
    knowing(known("f__a", "f", abs, "the same"), known("f__b", "f", abs, "the same"))
    assert name("f", calls("f", abs, 1), []) == "f__a"


def test_it_gives_up_in_time(knowing):
    def slow(x):
        until = time.process_time() + 0.05
        while time.process_time() < until:
            pass
        return x

    knowing(*(known(f"f__{i}", "f", slow) for i in range(100)))
    start = time.process_time()
    assert name("f", calls("f", abs, 1), [], seconds=0.1) is None
    assert time.process_time() - start < 1


def test_outcomes_differ_by_value_exception_and_what_changed():
    error = Raised(("ValueError",), "shapes (2,) (3,)", "a.py, line 1")
    assert same_outcome(Outcome(1.0), Outcome(1.0 + 1e-12))
    assert same_outcome(Outcome(raised=error), Outcome(raised=Raised(*error.__dict__.values())))
    assert same_outcome(
        Outcome(raised=error), Outcome(raised=Raised(error.types, error.message, "b"))
    )
    assert not same_outcome(Outcome(1.0), Outcome(1.0, changed=(0,)))
    assert not same_outcome(Outcome(1.0), Outcome(raised=error))
    assert not same_outcome(Outcome(raised=error), Outcome(raised=Raised(error.types, "x", "")))
    assert not same_outcome(Outcome(raised=error), Outcome(None))


def test_a_swapped_helper_changes_the_functions_that_call_it():
    lab = Lab(swapped("lab01_dense_layer", "dense", lambda a_in, W, b, g: a_in @ W))
    W, b = np.ones((2, 1)), np.ones(1)
    assert lab.sequential(np.ones((1, 2)), [(W, b, np.tanh)]).tolist() == [[2.0]]
    fresh = Lab(Local(solution("lab01_dense_layer")))
    assert fresh.sequential(np.ones((1, 2)), [(W, b, np.tanh)]).tolist() == [[np.tanh(3.0)]]


def test_a_student_whose_helper_is_wrong_reads_about_the_helper(write, run):
    write("lab01_dense_layer", dense="return g(np.asarray(a_in) @ W)",
          sequential="for W, b, g in layers:\n    x = dense(x, W, b, g)\nreturn x")  # fmt: skip
    r = run("-k", "sequential__ or dense__")
    causes = {c["misconception"] for c in r.checks("sequential")} - {None}
    assert causes
    assert all(cause.startswith("dense__") for cause in causes)
    assert "sequential uses dense, which fails too: mend that first." in r.words
    assert r.text.count("Likely cause") == 1


def test_a_misconception_needs_a_function_and_a_message(monkeypatch):
    def softmax_wrong(z):
        """Say something."""

    module = SimpleNamespace(__name__=__name__, softmax_wrong=softmax_wrong)
    monkeypatch.setattr(diagnosis, "content", lambda kind, lab: module)
    misconceptions.cache_clear()
    said = r"test_diagnosis.py, line \d+: softmax_wrong needs a name"
    with pytest.raises(AuthorError, match=said):
        misconceptions(LAB)
    monkeypatch.undo()
    misconceptions.cache_clear()
    assert len(misconceptions(LAB)) > 20


def check_of(f, *parameters):
    return Check("test_relu__x", "relu", "It holds.", "", 2, False, False, ("lab", *parameters), f)


def judge(check, relu=lambda z: np.maximum(z, 0)):
    return Grading(LAB, swapped(LAB, "relu", relu), Oracle(LAB)).grade(check)


def test_a_check_that_breaks_is_our_bug_and_costs_nothing():
    result = judge(check_of(lambda lab: lab.relu(np.ones(2)) + np.ones(3)))
    assert result.outcome == "error"
    assert (result.points, result.out_of) == (0, 0)
    assert "our bug, not yours" in result.message
    assert "test_diagnosis.py, line " in result.message


def test_an_answer_that_breaks_a_sound_check_is_the_answers_fault():
    result = judge(check_of(lambda lab: lab.relu(np.ones(2)) + np.ones(2)), lambda z: "high")
    assert (result.outcome, result.points, result.out_of) == ("failed", 0, 2)
    assert "The check could not use what relu returned" in result.message


def test_without_solutions_there_is_no_diagnosis_and_the_answer_is_blamed(monkeypatch, tmp_path):
    mine = Grading(LAB, swapped(LAB, "relu", np.abs), Oracle(LAB))
    monkeypatch.setattr(catalog, "SOLUTIONS", tmp_path)
    misconceptions.cache_clear()
    broken = check_of(lambda lab: lab.relu(np.ones(2)) + np.ones(3))
    assert mine.grade(broken).outcome == "failed"
    assert misconceptions(LAB) == ()
    misconceptions.cache_clear()


def test_a_bug_of_the_diagnosis_costs_no_message(monkeypatch):
    def broken(*_):
        raise RuntimeError("no")

    monkeypatch.setattr(grading, "diagnose", broken)
    judged = Grading(LAB, swapped(LAB, "relu", lambda z: z * 2), Oracle(LAB))
    result = judged.grade(battery(LAB)[0])
    results = [judged.grade(check) for check in battery(LAB) if check.function == "relu"]
    assert result.outcome == "passed"
    assert "failed" in {one.outcome for one in results}
    assert "Our bug" in judged.notes[0]


def test_a_bug_of_the_engine_is_ours_too(monkeypatch):
    monkeypatch.setattr(grading, "Lab", lambda *_: 1 / 0)
    result = judge(battery(LAB)[0], np.abs)
    assert (result.outcome, result.out_of) == ("error", 0)
    assert "ZeroDivisionError" in result.message


def test_an_answer_that_can_not_be_shown_is_wrong_all_the_same(monkeypatch):
    monkeypatch.setattr(grading, "explain", lambda *_: 1 / 0)
    failing = next(check for check in battery(LAB) if check.function == "relu")
    result = judge(failing, np.abs)
    assert (result.outcome, result.out_of) == ("failed", failing.points)
    assert "can't be shown (ZeroDivisionError" in result.message


def test_a_check_that_needs_tensorflow_is_skipped_without_it(monkeypatch):
    monkeypatch.setattr(grading, "tensorflow_is_installed", lambda: False)
    check = Check(
        "test_relu__x", "relu", "It holds.", "", 2, True, False, ("lab",), lambda lab: None
    )
    result = judge(check)
    assert (result.outcome, result.out_of) == ("skipped", 0)
    assert "pip install" in result.message

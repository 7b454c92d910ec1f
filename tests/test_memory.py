"""A judge that remembers answers gives every submission what it would get alone."""

from dataclasses import replace

import numpy as np
import pytest

from graders.catalog import SOLUTIONS
from graders.classroom import judge, memory
from graders.classroom.limits import Limits

pytestmark = pytest.mark.usefixtures("sandbox")

LAB = "lab02_activations"
LIMITS = Limits(call=1, submission=8, output=2)
TROUBLE = {
    "wrong": "return z * 0.5",
    "raises": "raise ValueError('no')",
    "changes": "z[...] = 9",
    "ends": "__import__('os')._exit(0)",
    "crashes": "__import__('ctypes').string_at(0)",
    "loops": "while True: pass",
    "floods": "return np.zeros(10**6)",
}
SECRETLY = """
calls = 0

def {function}({args}, right={function}):
    global calls
    calls += 1
    if calls == {call}:
        {trouble}
    return right({args})
"""


@pytest.fixture(scope="module")
def experienced(sandbox):
    """A judge that has seen the right answers to all checks."""
    with judge.Judge(LIMITS) as one:
        for lab in (LAB, "lab06_derivatives"):
            assert points(one, right(lab), lab) == sum(c.points for c in judge.battery(lab))
        yield one


def right(lab=LAB):
    return (SOLUTIONS / f"{lab}.py").read_bytes()


def verdicts(one, source, lab=LAB):
    results = one.grade(lab, source, f"{lab}.py", seed=1).results
    return [replace(result, seconds=0.0) for result in results]


def points(one, source, lab=LAB):
    return sum(result.points for result in verdicts(one, source, lab))


@pytest.mark.parametrize("call", [1, 2, 5])
@pytest.mark.parametrize("trouble", TROUBLE)
def test_who_comes_later_gets_what_is_due(experienced, trouble, call):
    code = SECRETLY.format(function="relu", args="z", trouble=TROUBLE[trouble], call=call)
    source = right() + code.encode()
    with judge.Judge(LIMITS) as alone:
        expected = verdicts(alone, source)
    assert {result.outcome for result in expected} == {"passed", "failed"}
    assert verdicts(experienced, source) == expected
    assert points(experienced, right()) == sum(check.points for check in judge.battery(LAB))


@pytest.mark.parametrize("call", [1, 3])
def test_a_function_of_the_check_is_called_every_time(experienced, call):
    lab, trouble = "lab06_derivatives", "return 7.0"
    code = SECRETLY.format(function="derivative", args="f, x, h=1e-5", trouble=trouble, call=call)
    source = right(lab) + code.replace("right(f, x, h=1e-5)", "right(f, x, h)").encode()
    with judge.Judge(LIMITS) as alone:
        expected = verdicts(alone, source, lab)
    assert any(result.outcome == "failed" for result in expected)
    assert verdicts(experienced, source, lab) == expected


def test_the_same_answers_are_judged_once(monkeypatch):
    runs = []

    def counted(check):
        def run(**given):
            runs.append(check.name)
            check.run(**given)

        return replace(check, run=run)

    checks = [counted(check) for check in judge.battery(LAB)]
    monkeypatch.setattr(judge, "battery", lambda lab: checks)
    with judge.Judge(LIMITS) as one:
        first = verdicts(one, right())
        assert len(runs) == len(checks)
        assert verdicts(one, right()) == first
        assert len(runs) == len(checks)
        one.grade(LAB, right(), f"{LAB}.py", seed=2)
        assert len(runs) > len(checks)  # other random inputs


def test_the_solution_shows_once_that_a_check_holds(monkeypatch):
    runs = []

    def run(lab):
        runs.append(lab)
        assert lab.relu(np.ones(2)).sum() == 2

    check = next(check for check in judge.battery(LAB) if check.function == "relu")
    monkeypatch.setattr(
        judge, "battery", lambda lab: [replace(check, parameters=("lab",), run=run)]
    )
    with judge.Judge(LIMITS) as one:
        for expected in (2, 3):  # of the submission, and once of the solution
            (result,) = verdicts(one, b"def relu(z):\n    return 'no array'\n")
            assert (result.outcome, len(runs)) == ("failed", expected)


def test_what_is_remembered_has_bounds(monkeypatch):
    monkeypatch.setattr(memory, "MOST_ANSWERS", 3)
    with judge.Judge(LIMITS) as one:
        sizes = []
        for i in range(6):
            almost = f"\n\ndef linear(z):\n    return z * (1 + {i} * 1e-12)\n"
            assert points(one, right() + almost.encode()) == points(one, right())
            sizes.append(len(one.memory.steps[LAB, 1, CHECK].answers))
        assert sizes == [1, 2, 3, 3, 3, 3]
        monkeypatch.setattr(memory, "MOST_BYTES", 0)
        size = one.memory.size
        assert len(verdicts(one, right("lab09_convolution"), "lab09_convolution")) > 0
        assert one.memory.size == size


CHECK = "test_linear__returns_what_it_gets"

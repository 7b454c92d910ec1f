"""The seam between checks and implementations, and the clock."""

import signal
import sys
import threading
import time
from types import ModuleType

import numpy as np
import pytest

from graders import timing
from graders.data import same
from graders.proxy import Fault, Lab, Local
from graders.timing import OutOfTime, time_limit


def lab_of(source, seconds=1.0):
    module = ModuleType("lab")
    module.__file__ = "lab.py"
    exec(compile("import numpy as np\n" + source, "lab.py", "exec"), vars(module))
    return Lab(Local(module, seconds))


def test_arguments_are_copies():
    lab = lab_of("def f(x, layers):\n    x += 1\n    layers.clear()\n    return x")
    x, layers = np.zeros(2), [(np.ones(1), np.zeros(1))]
    assert lab.f(x, layers).tolist() == [1, 1]
    assert x.tolist() == [0, 0]
    assert len(layers) == 1
    assert lab.calls[0].outcome.changed == (0, 1)
    assert lab.calls[0].args[0].tolist() == [0, 0]


def test_a_generator_is_copied_and_may_be_drawn_from():
    lab = lab_of("def f(rng):\n    return rng.normal()")
    rng = np.random.default_rng(3)
    assert lab.f(rng) == lab.f(rng)
    assert lab.calls[0].outcome.changed == ()


@pytest.mark.parametrize(
    ("source", "type_", "shape"),
    [
        ("[1, 2]", np.ndarray, (2,)),
        ("((1.0, 2), (3, 4))", np.ndarray, (2, 2)),
        ("[np.float64(1), 2]", np.ndarray, (2,)),
        ("[[1], [1, 2]]", list, None),
        ("(np.zeros(2), np.zeros(2))", tuple, None),
        ("[]", list, None),
        ("np.matrix([[1, 2]])", np.ndarray, (1, 2)),
        ("np.ma.array([1, 2])", np.ndarray, (2,)),
        ("{'a': [1, 2]}", dict, None),
        ("'relu'", str, None),
        ("2.0", float, None),
    ],
)
def test_answers_are_plain_data(source, type_, shape):
    value = lab_of(f"def f():\n    return {source}").f()
    assert type(value) is type_
    if shape:
        assert value.shape == shape


def test_an_answer_is_owned_by_nobody_else():
    lab = lab_of("buffer = np.zeros(2)\ndef f(x):\n    buffer[:] = x\n    return buffer")
    first = lab.f(1.0)
    lab.f(2.0)
    assert first.tolist() == [1, 1]


def test_warnings_cost_nothing():
    lab = lab_of("import warnings\ndef f(z):\n    warnings.warn('no')\n    return np.exp(z) / z")
    assert lab.f(np.array([1000.0]))[0] == np.inf


def test_an_exception_is_told_as_data():
    lab = lab_of("def helper(x):\n    return x[3]\n\ndef f(x):\n    return helper(x)")
    with pytest.raises(Fault) as info:
        lab.f(np.zeros(2))
    assert info.value.raised.types[0] == "IndexError"
    assert "LookupError" in info.value.raised.types
    assert info.value.raised.where == "lab.py, line 3"


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        (1, 1.0, True), (1.0, 1.0 + 1e-9, True), (1.0, 1.001, False), (np.nan, np.nan, True),
        (np.inf, 1.0, False), (1.0, np.inf, False), (np.inf, np.inf, True),
        (np.inf, -np.inf, False),
        (np.nan, 1.0, False), (np.array([np.inf, np.nan]), np.array([np.inf, np.nan]), True),
        (np.zeros(2), np.zeros(3), False), ([1, [2]], (1, [2]), True), ([1], [1, 2], False),
        ({"a": 1}, {"a": 1}, True), ({"a": 1}, {"b": 1}, False), ("a", "a", True),
        ("a", "b", False), ("a", 1, False), (None, None, True), (None, 1, False),
        (np.tanh, np.tanh, True), (np.tanh, np.sinh, False),
        (np.array(["a"]), np.array(["a"]), True),
    ],
)  # fmt: skip
def test_sameness(a, b, equal):
    assert same(a, b) == equal


def test_private_names_are_no_functions_of_a_lab():
    with pytest.raises(AttributeError):
        lab_of("def _f():\n    return 1")._f()


def spin(until):
    while time.perf_counter() < until:
        pass


@pytest.fixture(params=["alarm", "watchdog"])
def clock(request, monkeypatch):
    """Both ways of keeping time, the second for systems without interval timers."""
    if request.param == "watchdog":
        monkeypatch.delattr(timing.signal, "setitimer")
    elif sys.platform == "win32":
        pytest.skip("Windows has no interval timers")


@pytest.mark.usefixtures("clock")
def test_a_loop_is_interrupted():
    start = time.perf_counter()
    with pytest.raises(OutOfTime), time_limit(0.05):
        spin(start + 5)
    assert time.perf_counter() - start < 1


@pytest.mark.usefixtures("clock")
def test_quick_code_is_left_alone():
    with time_limit(0.05):
        pass
    spin(time.perf_counter() + 0.1)


def test_only_the_main_thread_is_limited():
    done = []

    def work():
        with time_limit(0.01):
            spin(time.perf_counter() + 0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(3)
    assert done == [True]


@pytest.mark.usefixtures("clock")
def test_ctrl_c_is_still_ctrl_c():
    with pytest.raises(KeyboardInterrupt), time_limit(5):
        signal.raise_signal(signal.SIGINT)


def test_an_outer_limit_goes_on_after_an_inner_one():
    start = time.perf_counter()
    with pytest.raises(OutOfTime), time_limit(0.1):  # noqa: PT012
        with time_limit(5):
            pass
        spin(start + 3)
    assert time.perf_counter() - start < 1

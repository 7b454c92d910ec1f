"""TensorFlow's answers: recorded, replayed, asked for again."""

import importlib.util

import numpy as np
import pytest

from graders import oracle
from graders.oracle import NotRecorded, Oracle, Recording, key, record

ANSWERS = {
    "array": np.arange(6.0).reshape(2, 3),
    "number": 2.5,
    "numpy": np.float64(0.1),
    "word": "relu",
    "pair": (np.ones(2), np.zeros((1, 3))),
    "layers": [(np.ones((2, 2)), np.zeros(2)), (np.ones((2, 1)), 3)],
}


@pytest.fixture
def recordings(tmp_path, monkeypatch):
    """Keep recordings of an invented lab in a folder of the test's own."""
    monkeypatch.setattr(oracle, "recorded", lambda lab: tmp_path / "recorded" / f"{lab}.npz")
    monkeypatch.setattr(oracle, "recipe", lambda lab: "recipe")
    monkeypatch.setattr(oracle.importlib.metadata, "version", lambda name: "1.0")
    return tmp_path / "recorded"


def test_what_is_recorded_comes_back(recordings):
    assert record("lab", ANSWERS)
    recording = Recording.of("lab")
    assert recording.versions == {"tensorflow": "1.0", "keras": "1.0", "numpy": "1.0"}
    assert recording.recipe == "recipe"
    for name, answer in ANSWERS.items():
        back = recording.answer(name)
        assert type(back) is type(answer) or isinstance(back, np.ndarray)
        np.testing.assert_equal(back, answer)


def test_an_equal_recording_is_not_written_again(recordings):
    record("lab", ANSWERS)
    before = (recordings / "lab.npz").read_bytes()
    assert not record("lab", ANSWERS)
    assert (recordings / "lab.npz").read_bytes() == before
    assert record("lab", ANSWERS | {"number": 2.6})
    assert record("lab", ANSWERS | {"array": np.zeros(2)})
    assert Recording.of("nothing").answers == {}


def test_a_key_tells_arguments_apart():
    x = np.ones((2, 3))
    keys = [
        key("f", args)
        for args in [
            (x,), (x.T,), (x.astype(int),), (x + 1e-12,), (x, x), ([x],), ([(x, x)],), (1,),
            (1.0,), (True,), ("1",), (None,), (np.tanh,), (np.sinh,), ({"a": 1.0},), ({"b": 1.0},),
        ]
    ]  # fmt: skip
    assert len(set(keys)) == len(keys)
    assert key("f", (x.T.copy(),)) == key("f", (x.T,)), "the layout in memory does not count"
    assert key("f", ({"a": 1, "b": 2},)) == key("f", ({"b": 2, "a": 1},))
    assert key("f", (x,)).startswith("f-")


def test_a_recorded_answer_needs_no_tensorflow(recordings, monkeypatch):
    monkeypatch.setattr(oracle, "tensorflow_is_installed", lambda: False)
    record("lab", {key("relu", (1.0,)): 3.0})
    assert Oracle("lab").relu(1.0) == 3.0


def test_an_unknown_question_without_tensorflow_says_what_to_do(recordings, monkeypatch):
    monkeypatch.setattr(oracle, "tensorflow_is_installed", lambda: False)
    with pytest.raises(NotRecorded, match=r"not recorded. Install it \(pip install .*labs record"):
        Oracle("lab").relu(1.0)


def test_without_tensorflow_a_check_is_skipped_with_the_reason(write, run, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    write(relu="return np.maximum(z, 0)")
    r = run("-k", "relu__", "--seed", "7")
    (skipped,) = [check for check in r.checks("relu") if check["outcome"] == "skipped"]
    assert "labs record lab02_activations" in skipped["message"]
    assert (skipped["points"], skipped["out_of"]) == (0, 0)
    assert r.code == 0
    assert "(1 skipped)" in r.text
    assert f"1 skipped: {skipped['message']}" in r.words


@pytest.mark.skipif(not importlib.util.find_spec("tensorflow"), reason="asks TensorFlow")
def test_live_asks_tensorflow(write, pytester):
    write(relu="return np.maximum(z, 0)", softmax="return z")
    pytester.makeini("[pytest]")
    text = pytester.runpytest_subprocess(
        "-k", "relu__ or softmax__", "--tensorflow=live"
    ).stdout.str()
    assert "FAILED softmax" in text
    assert "FAILED relu" not in text


def test_private_names_are_not_asked():
    with pytest.raises(AttributeError):
        Oracle("lab")._relu(1)

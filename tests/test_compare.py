"""What a failed comparison says."""

import numpy as np
import pytest

from graders.compare import (
    Mismatch,
    assert_close,
    assert_equal,
    assert_raises,
    assert_shape,
    assert_unchanged,
)
from graders.messages import explain
from graders.proxy import Call, Fault, Lab, Outcome, Raised, Todo

X = np.array([[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 9.0], [1.0, 0.5, 0.25, 2.0]])  # (3, 4)


def answering(value):
    """Return a lab whose functions all give the same answer."""
    return Lab(lambda *_: Outcome(value))


def complaint(answer, expected, *args, compare=assert_close, **options):
    """Return what a student reads whose function f gives this answer."""
    lab = answering(answer)
    with pytest.raises(AssertionError) as info:
        compare(lab.f(*(args or (X,))), expected, **options)
    return explain(info.value, lab.calls)


def test_equal_answers_are_equal():
    assert_close(X, X.tolist())
    assert_close(1, 1.0)
    assert_close([X, (X, 2.0)], [X, (X, 2.0)])
    assert_close(np.array([np.nan, np.inf]), np.array([np.nan, np.inf]))
    assert_equal("relu", "relu")
    assert_equal(["relu", "softmax"], ["relu", "softmax"])
    assert_equal(np.array([1, 0]), [True, False])
    assert_shape(X, (3, 4))


@pytest.mark.parametrize("wrong", [X[:2], X.T, X[0], 3.0, X[None]])
def test_a_wrong_shape_is_told_before_all_else(wrong):
    text = complaint(wrong, X)
    assert "f has the wrong shape." in text
    assert "expected  shape (3, 4)" in text
    assert "numbers differ" not in text


def test_a_number_in_place_of_an_array_is_called_a_number():
    assert "returned  a single number:\n" in complaint(3.0, X)


@pytest.mark.parametrize("wrong", ["high", X.astype(str), X + 1j, {"a": 1}, object()])
def test_a_wrong_type_is_told(wrong):
    assert "f has the wrong type." in complaint(wrong, X)


def test_rows_of_different_length_have_a_wrong_shape():
    said = complaint([[1.0], [1.0, 2.0]], X)
    assert "returned  rows of different lengths:" in said
    assert "[[1], [1, 2]]" in said


def test_several_answers_in_place_of_one_are_counted():
    said = complaint((5.25, X), 5.25)
    assert "returned  a tuple of 2:" in said
    assert "(5.25," in said


def test_wrong_values_say_how_many_and_where():
    wrong = X.copy()
    wrong[1, 2] = 0.0
    text = complaint(wrong, X)
    assert "1 of 12 numbers differ, the first at [1, 2]: 0 where 7 is expected." in text


def test_a_tolerance_is_kept():
    assert_close(X * (1 + 1e-8), X)
    assert "wrong values" in complaint(X * (1 + 1e-6), X)
    assert_close(X * (1 + 1e-6), X, rtol=1e-4)
    assert "2.71828 where 2.718282 is" in complaint(np.array([2.71828]), np.exp([1.0]))


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (2, "2 times what is expected."),
        (1 / 2, "1/2 times what is expected."),
        (3, "3 times what is expected (here 3 is m, the number of rows)."),
        (1 / 3, "1/3 times what is expected (here 3 is m, the number of rows)."),
        (4, "4 times what is expected (here 4 is the number of columns)."),
        (1 / 4, "1/4 times what is expected (here 4 is the number of columns)."),
        (12, "12 times what is expected (here 12 is the number of entries)."),
        (-1, "the negative of what is expected."),
    ],
)
def test_a_telling_ratio_is_named(factor, said):
    assert f"Every number is {said}" in complaint(X * factor, X)
    assert f"It is {said}" in complaint(6.0 * factor, 6.0)


def test_an_answer_that_float32_rounded_is_told_so():
    said = "It is float32, right to 7 digits at most."
    right = X * 0.123456789
    assert said in complaint((right + 1e-7).astype(np.float32), right)
    assert said not in complaint((right + 0.1).astype(np.float32), right)
    assert said not in complaint(right + 1e-7, right)


@pytest.mark.parametrize("wrong", [X * 1.7, X + 2, X * 0, -X + 1e-3, np.full_like(X, np.nan)])
def test_a_ratio_that_tells_nothing_is_not_named(wrong):
    assert "what is expected." not in complaint(wrong, X).replace("is expected.", "", 1)


def test_a_derived_quantity_is_named():
    lab = answering(X)
    with pytest.raises(Mismatch) as info:
        assert_close(lab.f(X).sum(axis=1), np.ones(3), of="the sum of each row")
    text = explain(info.value, lab.calls)
    assert "the sum of each row has the wrong values." in text
    assert "f(" in text
    assert "expected  [1. 1. 1.]" in text


def test_a_part_of_an_answer_is_named():
    assert "the answer[1] has the wrong values." in complaint([X, X], [X, X + 1])
    assert "wrong number of parts" in complaint([X], [X, X])
    assert "wrong number of parts" in complaint(3.0, [X, X])


def test_a_wrong_word_is_quoted():
    text = complaint("relu", "sigmoid", "binary", compare=assert_equal)
    assert "f('binary')" in text
    assert "returned  'relu'" in text
    assert "expected  'sigmoid'" in text
    assert "wrong" in complaint(3, "sigmoid", "binary", compare=assert_equal)
    assert "['a', 'c']" in complaint(["a", "b"], ["a", "c"], compare=assert_equal)


def test_the_call_behind_an_answer_is_shown():
    lab = Lab(lambda _, args, __: Outcome(args[0] * 1.0))
    first, _second = lab.f(np.array([7.0])), lab.f(np.array([8.0]))
    with pytest.raises(Mismatch) as info:
        assert_close(first, np.array([9.0]))
    assert "f(np.array([7.]))" in explain(info.value, lab.calls)


def test_long_arrays_are_shortened_and_functions_named():
    big = np.arange(1000.0).reshape(10, 100)
    text = complaint(big + 1, big, big, np.tanh, [(X, X)], {"x": 1.0})
    assert "..." in text
    assert "tanh" in text
    assert len(text) < 4000


def test_a_plain_assertion_shows_its_sentence_and_the_last_call():
    lab = answering(X)
    lab.f(X)
    text = explain(AssertionError("Each row must grow.\nassert False"), lab.calls)
    assert text.startswith("Each row must grow.\n\n    f(")
    assert explain(AssertionError(), []) == "The check does not hold."


def raising(*types):
    return Lab(lambda *_: Outcome(raised=Raised(types, "no", "")))


def test_refusing_is_an_answer_too():
    assert_raises(ValueError, raising("UnicodeError", "ValueError").f, "x")
    with pytest.raises(Mismatch) as info:
        assert_raises(ValueError, answering(3.0).f, "x")
    assert "f should refuse this argument." in explain(
        info.value, [Call("f", ("x",), {}, Outcome(3.0))]
    )
    with pytest.raises(Fault):
        assert_raises(ValueError, raising("KeyError").f, "x")


def test_changing_an_argument_is_told():
    lab = Lab(lambda *_: Outcome(X, changed=(0,)))
    lab.f(X, X)
    with pytest.raises(Mismatch) as info:
        assert_unchanged(lab)
    assert "f changes its first argument" in explain(info.value, lab.calls)


def test_an_unwritten_function_is_to_do():
    with pytest.raises(Todo):
        raising("NotImplementedError").f(X)


@pytest.mark.parametrize("compare", [assert_close, assert_equal, assert_shape])
def test_no_answer_at_all_is_told_apart(compare):
    with pytest.raises(Mismatch) as info:
        compare(answering(None).f(X), (3, 4))
    assert info.value.without_answer()
    lab = answering(None)
    lab.f(X)
    with pytest.raises(Mismatch) as info:
        assert_unchanged(lab)
    assert info.value.without_answer()


def test_a_mismatch_reads_well_outside_too():
    with pytest.raises(Mismatch, match="the answer: wrong values: 1, expected 2"):
        assert_close(1, 2)

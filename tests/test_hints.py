"""Hints as their authors write them; tests/test_laws.py says what they must be."""

import pytest

from graders.catalog import AuthorError
from graders.students.hints import written


@pytest.mark.parametrize(
    ("text", "said"),
    [("1. a hint\n", "line 1: a hint for no function"), ("## f\nword\n", "line 2: number the")],
)
def test_a_hint_out_of_place_is_refused(monkeypatch, tmp_path, text, said):
    (tmp_path / "hints").mkdir()
    (tmp_path / "hints" / "lab99_x.md").write_text(text)
    monkeypatch.setattr("graders.students.hints.PACKAGE", tmp_path)
    with pytest.raises(AuthorError, match=said):
        written("lab99_x")

"""The bank of quizzes: what it must hold, and what `quiz check` finds when it does not."""

import re
import shutil

import pytest

from quizzes.bank import BANK, names, read
from quizzes.cli import main
from quizzes.proving import prove

QUIZ = """\
format: 1
id: small
title: Small
questions:
- id: half
  type: numeric
  prompt: What is the sigmoid of 0?
  answer: {value: 0.5, check: "1 / (1 + exp(0))"}
  atol: 0.001
  wrong:
  - {value: 1.0, check: "exp(0)", feedback: "That is exp(0) alone."}
  explanation: The two terms below the line are equal.
- id: layer
  type: single
  prompt: Which layer has a weight for every input?
  options:
  - {key: dense, text: A dense layer, correct: true}
  - {key: conv, text: A convolutional layer, feedback: It looks at a window only.}
  - {key: none, text: A layer that flattens its input, feedback: It has no weights at all.}
  explanation: Every unit of a dense layer sees every input.
- id: sum
  type: numeric
  prompt: "What is the mean squared error of {y} and {y_hat} (2 decimals)?"
  variants: {generator: "quizzes.generators.back_propagation:GENERATOR", seeds: [1, 2, 3]}
  answer: {reference: "solutions/lab03_cost:mean_squared_error", args: [[1, 2], [1, 4]]}
  decimals: 2
  explanation: The squares are averaged.
- id: print
  type: output
  prompt: What is printed?
  code: print(1 + 1)
  answer: "2"
  explanation: A sum.
"""


def small(tmp_path, *changes):
    """Write the small quiz with some changes; return its path."""
    text = re.sub(r"- id: sum\n(?:  .*\n)+", "", QUIZ)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", names())
def test_the_bank_is_proved(name):
    proof = prove(BANK / f"{name}.yaml")
    assert proof.problems == []
    assert proof.keys > 100


@pytest.mark.parametrize("name", names())
def test_a_quiz_is_large_and_varied(name):
    questions = read(BANK / f"{name}.yaml").questions
    assert len(questions) >= 24
    assert sum(question.variants is not None for question in questions) >= 8
    assert sum(question.kind != "recall" for question in questions) >= 0.6 * len(questions)
    assert len({question.type for question in questions}) >= 8


def test_ids_are_unique_over_the_bank():
    ids = [question.id for name in names() for question in read(BANK / f"{name}.yaml").questions]
    assert len(ids) == len(set(ids))


def test_a_sound_quiz_has_no_problems(tmp_path, capsys):
    assert main(["check", str(small(tmp_path))]) == 0
    assert capsys.readouterr().out == "3 questions, 3 answers recomputed, 0 problems\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("value: 0.5", "value: 0.6", 8, "0.6 is written, and 1 / (1 + exp(0)) is 0.5"),
        ("value: 1.0, check: \"exp(0)\"", "value: 0.5, check: \"0.5\"", 11, "the same answer"),
        ("exp(0))", "exq(0))", 8, "can't be worked out"),
        ("value: 1.0", "value: 2.0", 11, "2.0 is written, and exp(0) is 1.0"),
        ("correct: true", "correct: false", 17, "needs feedback"),
        ("A layer that flattens its input", "All of the above", 19, "must say something itself"),
        ("id: layer", "id: half", 13, "'half' stands here twice"),
        ("atol: 0.001", "atol: 0.001\n  decimals: 2", 5, "exactly one of rtol, atol and decimals"),
        ("title: Small", "titel: Small", 3, "titel: Extra inputs are not permitted"),
        ("type: single", "type: singel", 13, "does not match any of the expected tags"),
        ('answer: "2"', 'answer: "3"', 25, "the code prints '2"),
        ("id: small", "id: tiny", 2, "id: must be the file's name, small"),
        ("format: 1", "format: 2", 1, "this file has format 2"),
        ("title: Small", "title: Small\ntitle: Again", 4, "duplicate key"),
        ("  explanation: A sum.", "  explanation: [A sum.", 27, ""),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_with_its_place(tmp_path, capsys, old, new, line, said):
    path = small(tmp_path, (old, new))
    assert main(["check", str(path)]) == 2
    out = capsys.readouterr().out
    places = [int(n) for n in re.findall(rf"{re.escape(str(path))}:(\d+):\d+: ", out)]
    assert line in places, out
    assert said in out


def test_all_problems_are_told_at_once(tmp_path, capsys):
    path = small(tmp_path, ("value: 0.5", "value: 0.6"), ('answer: "2"', 'answer: "3"'))
    assert main(["check", str(path)]) == 2
    assert capsys.readouterr().out.endswith("2 problems\n")


def test_a_quiz_that_is_not_there_gets_a_suggestion(capsys):
    assert main(["take", "activation_function"]) == 2
    error = capsys.readouterr().err
    assert "There is no quiz 'activation_function'. Did you mean activation_functions?" in error


def test_a_broken_seed_of_the_bank_is_named(tmp_path, capsys):
    path = tmp_path / "back_propagation.yaml"
    shutil.copy(BANK / "back_propagation.yaml", path)
    text = path.read_text(encoding="utf-8")
    text, found = re.subn(r"decimals: \d", "atol: 1000.0", text, count=1)
    assert found
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert re.search(r"back_propagation.yaml:\d+:\d+: .*\(seed \d+\)", capsys.readouterr().out)

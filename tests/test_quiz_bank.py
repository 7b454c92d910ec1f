"""The bank of quizzes: what it must hold, and what `quiz check` finds when it does not."""

import json
import re
import shutil
import time

import pytest
from ruamel.yaml import YAML

from quizzes import schema
from quizzes.bank import BANK, names, read
from quizzes.cases import Case
from quizzes.cli import main
from quizzes.freezing import name as name_of
from quizzes.proving import prove
from quizzes.scoring import credit
from quizzes.sheets import Sheet

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
- id: print
  type: output
  prompt: What is printed?
  code: print(1 + 1)
  answer: "2"
  explanation: A sum.
"""

VARIED = """\
- id: score
  type: numeric
  prompt: "A sigmoid unit has the score {z}. What is its activation (3 decimals)?"
  variants: {generator: "quizzes.generators.activation_functions:one_score", seeds: [2, 4, 5]}
  answer: {reference: "solutions/lab02_activations:sigmoid", args: [z]}
  decimals: 3
  explanation: It is 1 / (1 + exp(-z)).
"""


def small(tmp_path, *changes):
    """Write the small quiz with some changes; return its path."""
    text = QUIZ
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
        ("title: Small", "titel: Small", 3, "titel: there is no such key here"),
        ("type: single", "type: singel", 13, "does not match any of the expected tags"),
        ('answer: "2"', 'answer: "3"', 25, "the code prints '2"),
        ("id: small", "id: tiny", 2, "id: must be the file's name, small"),
        ("format: 1", "format: 2", 1, "this file has format 2"),
        ("title: Small", "title: Small\ntitle: Again", 4, "duplicate key"),
        ("  explanation: A sum.", "  explanation: [A sum.", 27, ""),
        ("  explanation: A sum.", "  explanation: A sum: two", 26, "mapping values are not"),
        ("id: half", "id: Half", 5, "questions.0.numeric.id: String should match"),
        ("prompt: What is printed?", "promt: What is printed?", 23, "promt: there is no such key"),
        ("code: print(1 + 1)", "code: print(1 + 1", 25, "SyntaxError"),
        ("title: Small", "title: Sm\x01all", 3, "this sign can't stand in YAML"),
        ("- id: print", "- 7\n- id: print", 21, "keys with their values are needed"),
        ('answer: "2"', "answer: [2]", 25, "Input should be a valid string"),
        ('{value: 0.5, check: "1 / (1 + exp(0))"}', "0.5", 8, "keys with their values are needed"),
        ("value: 0.5, check", "valeu: 0.5, check", 8, "valeu: there is no such key"),
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
    path = small(
        tmp_path, ("value: 0.5", "value: 0.6"), ("id: layer", "id: half"), ("correct:", "corect:"),
        ('answer: "2"', 'answer: "3"'), ("id: small", "id: tiny"),
    )  # fmt: skip
    other = tmp_path / "other.yaml"
    other.write_text("format: [", encoding="utf-8")
    assert main(["check", str(other), str(path), str(tmp_path / "none.yaml")]) == 2
    out = capsys.readouterr().out
    for said in (
        f"{other}:1:10: ", f"{path}:2:1: id: must be", f"{path}:8:12: half: 0.6 is written",
        f"{path}:13:3: questions.1.id: the id 'half' stands here twice", "corect: there is no",
        f"{path}:25:3: print: the code prints", f"There is no quiz '{tmp_path / 'none.yaml'}'",
    ):  # fmt: skip
        assert said in out
    assert "2 questions, 3 answers recomputed" in out


def test_an_id_stands_in_one_file_only(tmp_path, capsys):
    path = small(tmp_path)
    other = tmp_path / "other.yaml"
    other.write_text(path.read_text(encoding="utf-8").replace("id: small", "id: other"))
    assert main(["check", str(path), str(other)]) == 2
    assert f"{other}:13:3: the id 'layer' stands in {path}:13:3, too" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        (":sigmoid", ":sigmiod", "31:12", "Did you mean sigmoid?"),
        ("lab02_activations:s", "lab02_activation:s", "31:12", "no solutions/lab02_activation"),
        ("one_score", "one_scor", "30:14", "Did you mean one_score?"),
        ("generators.activation_", "generators.activity_", "30:14", "there is no quizzes."),
        ("args: [z]", "args: [1, 2]", "31:3", "can't be worked out: sigmoid()"),
        ("{z}", "{x}", "29:3", "a number is missing: 'x'"),
        ("score {z}", "score", "30:3", "the prompt shows none of the numbers"),
        ("[2, 4, 5]", "[2, 4]", "30:78", "List should have at least 3 items"),
        ("[2, 4, 5]", "[2, 4, four]", "30:92", "Input should be a valid integer"),
    ],
)  # fmt: skip
def test_what_is_misspelt_is_named_with_its_place(tmp_path, capsys, old, new, place, said):
    assert old in VARIED
    path = small(tmp_path)
    with path.open("a", encoding="utf-8") as file:
        file.write(VARIED)
    assert main(["check", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(VARIED, VARIED.replace(old, new)), encoding="utf-8")
    assert main(["check", str(path)]) == 2
    out = capsys.readouterr().out
    assert f"{path}:{place}: " in out
    assert said in out


def test_a_choice_that_helps_to_guess_is_named(tmp_path, capsys):
    path = small(
        tmp_path, ("A dense layer", "'4'"), ("A convolutional layer", "'3'"),
        ("A layer that flattens its input", "'3'"),
    )  # fmt: skip
    assert main(["check", str(path)]) == 2
    out = capsys.readouterr().out
    assert "options that are numbers must be sorted" in out
    assert "says the same as another option" in out
    path = small(tmp_path, ("text: A dense layer", "text: A dense layer of the usual plain sort"))
    assert main(["check", str(path)]) == 2
    assert f"{path}:4:1: the longest option is the right one in 1 of 1" in capsys.readouterr().out


@pytest.mark.parametrize("pattern", ["/(/", "/a{2,1}/", "/[/"])
def test_a_pattern_that_is_none_is_named(tmp_path, capsys, pattern):
    wrong = f"  wrong: [{{match: '{pattern}', feedback: No.}}]\n"
    path = small(tmp_path, ("type: output", "type: text"), ('answer: "2"', "accept: [two]"),
                 ("  code: print(1 + 1)\n", wrong))  # fmt: skip
    assert main(["check", str(path)]) == 2
    assert f"{path}:24:" in (out := capsys.readouterr().out)
    assert "is no regular expression" in out


def test_a_wrong_word_that_is_right_is_named(tmp_path, capsys):
    wrong = "  wrong: [{match: '/two?/', feedback: No.}]\n"
    path = small(tmp_path, ("type: output", "type: text"), ('answer: "2"', "accept: [two, /2|ii/]"),
                 ("  code: print(1 + 1)\n", wrong))  # fmt: skip
    assert main(["check", str(path)]) == 2
    assert "print: is accepted as right" in capsys.readouterr().out


def test_the_bank_is_proved_in_half_a_minute(capsys):
    began = time.perf_counter()
    assert main(["check"]) == 0
    assert time.perf_counter() - began < 30
    assert re.fullmatch(r"\d{3,} questions, \d{4,} answers recomputed, 0 problems\n",
                        capsys.readouterr().out)  # fmt: skip


def test_the_schema_is_current():
    assert schema.PATH.read_text(encoding="utf-8") == schema.schema(), "run: quiz schema"


@pytest.mark.parametrize("name", names())
def test_the_bank_is_valid_by_the_schema(name):
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(json.loads(schema.schema()))
    tree = YAML(typ="safe").load((BANK / f"{name}.yaml").read_text(encoding="utf-8"))
    validator.validate(tree)
    for broken in (
        tree | {"titel": "x"}, tree | {"format": 2}, tree | {"questions": []},
        tree | {"questions": [tree["questions"][0] | {"type": "singel"}]},
        tree | {"questions": [{**tree["questions"][0], "hint": "x"}]},
    ):  # fmt: skip
        assert not validator.is_valid(broken)
    line = (BANK / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert line == f"# yaml-language-server: $schema={schema.PATH.name}"


def numbers_of(questions):
    return {question.id: question for question in questions}


@pytest.mark.parametrize("name", names())
def test_a_frozen_quiz_calls_nothing_and_scores_the_same(tmp_path, capsys, name):
    path = tmp_path / "week.yaml"
    assert main(["freeze", name, "--out", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert "reference:" not in text
    assert "generator:" not in text
    quiz, frozen = read(BANK / f"{name}.yaml"), numbers_of(read(path).questions)
    assert prove(path).problems == []
    count = 0
    for question in quiz.questions:
        for seed in question.variants.seeds if question.variants else [None]:
            case = Case(question, seed)
            other = Case(frozen[question.id if seed is None else f"{question.id}-{seed}"])
            same_answers(case, other)
            count += 1
    assert count == len(frozen)


def same_answers(case, frozen):
    """Compare a question with its frozen form: what is read, what is right, what is said."""
    assert frozen.prompt.strip() == case.prompt.strip()
    assert frozen.fill(frozen.question.explanation) == case.fill(case.question.explanation)
    for option, cold in zip(*(getattr(q, "options", []) for q in (case.question, frozen.question))):
        assert (case.fill(option.text), option.correct) == (cold.text, cold.correct)
    if case.question.type in {"numeric", "array", "shape"}:
        assert frozen.key == case.key
        assert frozen.wrong == case.wrong
        answers = [case.key, *(one.value for one in case.wrong)]
        assert [credit(frozen, a) for a in answers] == [credit(case, a) for a in answers]
        assert credit(frozen, case.key) == 1


def test_a_seed_freezes_one_paper(capsys):
    assert main(["freeze", "back_propagation", "--seed", "5"]) == 0
    frozen = YAML(typ="safe").load(capsys.readouterr().out)
    quiz = read(BANK / "back_propagation.yaml")
    expected = [name_of(Sheet.of(question, 5).case) for question in quiz.questions]
    assert [question["id"] for question in frozen["questions"]] == expected


@pytest.mark.parametrize("name", ["week1.yml", "Week1.yaml", "week-1.yaml", "week1"])
def test_a_frozen_quiz_needs_a_name_that_can_be_an_id(tmp_path, capsys, name):
    assert main(["freeze", "back_propagation", "--out", str(tmp_path / name)]) == 2
    assert "name the file as week1.yaml" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_quiz_is_not_frozen_over_itself(tmp_path, capsys):
    path = small(tmp_path)
    before = path.read_bytes()
    assert main(["freeze", str(path), "--out", str(path)]) == 2
    assert "is the quiz itself" in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["freeze", "check", "take"])
def test_a_quiz_that_is_not_there_is_told(capsys, command):
    assert main([command, "back_propagations"]) == 2
    out = capsys.readouterr()
    assert "Did you mean back_propagation?" in out.out + out.err


def test_a_quiz_that_is_not_there_gets_a_suggestion(capsys):
    assert main(["take", "activation_funktions"]) == 2
    error = capsys.readouterr().err
    assert "There is no quiz 'activation_funktions'. Did you mean activation_functions?" in error


def test_a_broken_seed_of_the_bank_is_named(tmp_path, capsys):
    path = tmp_path / "back_propagation.yaml"
    shutil.copy(BANK / "back_propagation.yaml", path)
    text = path.read_text(encoding="utf-8")
    text, found = re.subn(r"decimals: \d", "atol: 1000.0", text, count=1)
    assert found
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert re.search(r"back_propagation.yaml:\d+:\d+: .*\(seed \d+\)", capsys.readouterr().out)

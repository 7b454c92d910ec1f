"""A class's answer files: graded anew, entered into the gradebook, analysed."""

import csv
import io
import json
import math
import os
import random
import re
import subprocess
import sys

import pytest
from classes import expected, generate, lines, right, write, wrong

from graders.classroom.gradebook import enter
from quizzes.bank import BANK, read
from quizzes.classroom.item_analysis import analyse, correlation, fisher, wilson
from quizzes.classroom.marking import Marker, counted
from quizzes.classroom.submissions import collect
from quizzes.cli import main
from quizzes.freezing import freeze

QUIZ = read(BANK / "activation_functions.yaml")
IDS = [question.id for question in QUIZ.questions]
ALL_RIGHT = dict.fromkeys(IDS, right)


def graded(capsys, *args):
    """Run `quiz grade`; return the rows of its table, and what stands on stderr."""
    assert main(["grade", *map(str, args)]) == 0
    out = capsys.readouterr()
    return list(csv.DictReader(io.StringIO(out.out))), out.err


# Grading


def test_right_answers_earn_everything_and_the_credit_in_the_file_is_not_asked(tmp_path, capsys):
    write(tmp_path, "ada", lines(QUIZ, ALL_RIGHT))
    write(tmp_path, "ben", lines(QUIZ, {IDS[0]: right, IDS[1]: wrong}))  # the file says 2 points
    rows, _ = graded(capsys, tmp_path)
    every = str(len(IDS))
    assert [row["student"] for row in rows] == ["ada", "ben"]
    assert [row["points"] for row in rows] == [every, "1"]
    assert [row["out_of"] for row in rows] == [every, every]
    assert [row["answered"] for row in rows] == [every, "2"]


def test_what_the_runner_writes_is_graded_as_it_said(tmp_path, capsys):
    kinds = ["0.5", "b", "a,b", "[0, 1]", "TFTF", "TFTFTF", "2x3", "2 1 3 4 5", "1=b 2=a 3=c"]
    typed = ("\n".join(kinds) + "\n") * 60  # what is no answer to a question is asked again
    environment = os.environ | {"GRADE_DESCENT_DATA": str(tmp_path / "ada")}
    command = [sys.executable, "-m", "quizzes", "take", QUIZ.id, "--seed", "4"]
    subprocess.run(command, input=typed, env=environment, text=True, capture_output=True)
    path = tmp_path / "ada" / "attempts.jsonl"
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    (row,), error = graded(capsys, path)
    assert row["student"] == "ada"
    assert error == ""
    answers = [event for event in events if event["event"] == "answer"]
    assert len(answers) == len(IDS)
    said = sum(event["credit"] for event in answers)
    assert 0 < said < len(answers)
    assert float(row["points"]) == pytest.approx(said, abs=1e-4)


@pytest.mark.parametrize(("which", "points"), [("best", "3"), ("first", "1"), ("last", "2")])
def test_one_attempt_of_several_counts(tmp_path, capsys, which, points):
    attempts = [
        lines(QUIZ, dict.fromkeys(IDS[:n], right), attempt=str(n), time=when)
        for n, when in ((2, 3000.0), (1, 1000.0), (3, 2000.0))
    ]
    write(tmp_path, "ada", *attempts)
    rows, _ = graded(capsys, tmp_path, "--attempt", which)
    assert [row["points"] for row in rows] == [points]


def test_the_first_answer_to_a_question_counts(tmp_path, capsys):
    path = write(tmp_path, "ada", lines(QUIZ, {IDS[0]: wrong}, finished=False))
    again = json.loads(lines(QUIZ, {IDS[0]: right})[1])
    path.write_text(path.read_text(encoding="utf-8") + json.dumps(again) + "\n", encoding="utf-8")
    rows, _ = graded(capsys, path)
    assert rows[0]["points"] == "0"


BAD_ANSWERS = [
    None, True, "x", -1, 1e400, float("nan"), 10**400, [], {}, [[]], [1, "a"], [[1], [2, 3]],
    {"0": "a"}, {"x": 0}, ["softmax", 3], [True], "a" * 5000, [[[[[[1]]]]]], {"a": {"b": 1}},
]  # fmt: skip


@pytest.mark.parametrize("answer", BAD_ANSWERS, ids=range(len(BAD_ANSWERS)))
def test_nonsense_earns_nothing_and_stops_nobody(tmp_path, capsys, answer):
    write(tmp_path, "ada", lines(QUIZ, dict.fromkeys(IDS, lambda _: answer)))
    write(tmp_path, "ben", lines(QUIZ, ALL_RIGHT))
    rows, error = graded(capsys, tmp_path)
    assert rows[1]["points"] == str(len(IDS))
    assert float(rows[0]["points"]) == 0
    assert re.search(rf"{tmp_path}/ada.jsonl:\d+: [a-z-]+: this is no answer", error)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "this line is broken"), ("[]", "is broken"), ("\x00", "is broken"),
        ('{"event": "start", "attempt": "b"}', "this line is broken"),
        ('{"event": "start", "attempt": "b", "quiz": "x", "seed": "1", "time": 1}', "is broken"),
        ('{"event": "answer", "attempt": "z", "question": "q", "answer": 1}', "the start of this"),
        ('{"event": "start", "attempt": "b", "quiz": "x", "seed": 1, "time": 1}', "no quiz 'x'"),
        ("[" * 100_000, "this line is broken"),
        ('{"event": "answer", "attempt": "a", "question": "gone", "answer": 1}', "no such"),
        ('{"event": "answer", "attempt": "a", "question": "mirrored-score", "answer": 0, "seed":8}',
         "there is no variant 8"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_and_the_rest_graded(tmp_path, capsys, line, said):
    most = {name: right for name in IDS if name != "mirrored-score"}
    path = write(tmp_path, "ada", lines(QUIZ, most, finished=False), [line])
    rows, error = graded(capsys, path)
    assert [row["points"] for row in rows] == [str(len(IDS) - 1)]
    assert f"{path}:{len(IDS) + 1}: " in error
    assert said in error


def test_bytes_that_are_no_text_are_named(tmp_path, capsys):
    path = write(tmp_path, "ada", lines(QUIZ, ALL_RIGHT))
    path.write_bytes(b"\xff\xfe{}\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    rows, error = graded(capsys, path)
    assert [row["points"] for row in rows] == [str(len(IDS))]
    assert error == f"quiz: {path}:1: this line is broken; it is passed over\n"


def test_events_of_a_newer_program_are_passed_over(tmp_path, capsys):
    review = '{"event": "review", "quiz": "activation_functions", "question": "x", "credit": 1}'
    path = write(tmp_path, "ada", lines(QUIZ, ALL_RIGHT), [review])
    assert graded(capsys, path)[1] == ""


@pytest.mark.parametrize("name", ["=cmd()", "+1", "-1", "@x"])
def test_no_name_is_a_formula(tmp_path, capsys, name):
    write(tmp_path, name, lines(QUIZ, ALL_RIGHT))
    assert graded(capsys, tmp_path)[0][0]["student"] == f"'{name}"


def test_two_files_of_one_student_are_refused(tmp_path, capsys):
    for group in ("a", "b"):
        (tmp_path / group).mkdir()
        write(tmp_path / group, "ada", lines(QUIZ, ALL_RIGHT))
    assert main(["grade", str(tmp_path)]) == 2
    assert "are both ada's" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, "", "{"])
def test_nothing_to_grade_is_said(tmp_path, capsys, content):
    path = tmp_path / "ada.jsonl"
    if content is not None:
        path.write_text(content)
    assert main(["grade", str(path)]) == 2
    assert "can't be read" in capsys.readouterr().err if content is None else True
    assert main(["grade", str(tmp_path)]) == 2


def test_a_void_question_is_left_out(tmp_path, capsys):
    text = (BANK / f"{QUIZ.id}.yaml").read_text(encoding="utf-8")
    path = tmp_path / f"{QUIZ.id}.yaml"
    path.write_text(
        text.replace("type: array\n", "type: array\n  status: void\n  reason: Unclear.\n", 1),
        encoding="utf-8",
    )
    answers = write(tmp_path, "ada", lines(QUIZ, ALL_RIGHT | {IDS[1]: wrong}))
    rows, error = graded(capsys, answers, "--quiz", path)
    assert (rows[0]["points"], rows[0]["out_of"]) == (str(len(IDS) - 2), str(len(IDS) - 1))
    assert error == ""


def test_a_frozen_quiz_outside_the_bank_is_graded(tmp_path, capsys):
    path = tmp_path / "week1.yaml"
    path.write_text(freeze(QUIZ, "week1", seed=3), encoding="utf-8")
    frozen = read(path)
    answers = write(tmp_path, "ada", lines(frozen, {q.id: right for q in frozen.questions}))
    rows, _ = graded(capsys, answers, "--quiz", path)
    assert rows[0]["quiz"] == "week1"
    assert rows[0]["points"] == str(len(IDS))


# The gradebook


@pytest.fixture
def exported(tmp_path, monkeypatch):
    """Return what `nbgrader export` writes of a gradebook, by assignment and student."""
    pytest.importorskip("nbgrader", reason="nbgrader is not installed")
    monkeypatch.chdir(tmp_path)

    def exported(url):
        command = [sys.executable, "-m", "nbgrader", "export", "--db", url, "--to", "all.csv"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        with open("all.csv", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        return {
            (row["assignment"], row["student_id"]): (float(row["score"]), float(row["max_score"]))
            for row in rows
        }

    return exported


def test_the_scores_of_a_class_stand_in_the_gradebook(tmp_path, capsys, exported):
    (tmp_path / "answers").mkdir()
    generate(tmp_path / "answers", QUIZ, 200, seed=8)
    url = f"sqlite:///{tmp_path}/gradebook.db"
    for _ in range(2):  # entered again, nothing changes
        rows, _ = graded(capsys, tmp_path / "answers", "--gradebook", url)
    table = {(QUIZ.id, row["student"]): float(row["points"]) for row in rows}
    assert len(table) == 200
    scores = exported(url)
    assert {name: score for name, (score, _) in scores.items()} == pytest.approx(table, abs=1e-4)
    assert {most for _, most in scores.values()} == {len(IDS)}


def test_formgrader_shows_the_scores(tmp_path):
    pytest.importorskip("nbgrader", reason="nbgrader is not installed")
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    course = CourseDirectory(root=str(tmp_path), db_url=f"sqlite:///{tmp_path}/gradebook.db")
    enter(course.db_url, QUIZ.id, {"ada": {"quiz": (20.5, 28)}})
    (student,) = NbGraderAPI(course).get_students()
    (shown,) = NbGraderAPI(course).get_submissions(QUIZ.id)
    assert (student["id"], student["score"], student["max_score"]) == ("ada", 20.5, 28)
    assert (shown["student"], shown["score"], shown["max_score"]) == ("ada", 20.5, 28)
    assert shown["autograded"]
    assert not shown["needs_manual_grade"]


def test_parts_are_added_up_and_smaller_totals_keep_their_share(tmp_path, exported):
    url = f"sqlite:///{tmp_path}/gradebook.db"
    enter(url, "lab02", {"ada": {"relu": (3, 6), "softmax": (8, 8)}})
    enter(url, "lab02", {"ben": {"relu": (2, 4)}, "ada": {"relu": (4, 6), "sigmoid": (1, 2)}})
    enter(url, "lab03", {"ben": {"relu": (0, 0)}})
    scores = exported(url)
    assert scores["lab02", "ada"] == (4 + 8 + 1, 6 + 8 + 2)
    assert scores["lab02", "ben"] == (2 / 4 * 6, 6 + 8 + 2)
    assert scores["lab03", "ben"] == (0, 0)


def test_what_a_teacher_graded_stays(tmp_path, exported):
    from nbgrader.api import Gradebook

    url = f"sqlite:///{tmp_path}/gradebook.db"
    enter(url, "lab02", {"ada": {"relu": (3, 6)}})
    with Gradebook(url) as gradebook:
        gradebook.find_grade("relu", "lab02", "lab02", "ada").manual_score = 5
        gradebook.db.commit()
    enter(url, "lab02", {"ada": {"relu": (3, 6)}})
    assert exported(url) == {("lab02", "ada"): (5.0, 6.0)}


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////nowhere/gradebook.db"])
def test_a_gradebook_that_can_not_be_opened_is_told(tmp_path, capsys, url):
    pytest.importorskip("nbgrader", reason="nbgrader is not installed")
    path = write(tmp_path, "ada", lines(QUIZ, ALL_RIGHT))
    assert main(["grade", str(path), "--gradebook", url]) == 2
    out = capsys.readouterr()
    assert f"The gradebook {url} can't be used: " in out.err
    assert "ada" in out.out  # the table is there all the same


# Item analysis


def facts_of(folder):
    marker = Marker({QUIZ.id: QUIZ})
    return analyse(QUIZ, counted(marker.mark(collect([folder], marker.warnings)), "first"))


def test_the_difficulty_that_generated_the_answers_is_found_again(tmp_path):
    within = []
    for seed in range(4):
        (folder := tmp_path / str(seed)).mkdir()
        shares = generate(folder, QUIZ, 200, seed)
        for one in facts_of(folder):
            low, high = one.share_interval
            within.append(low <= expected(QUIZ, one.question, shares[one.question]) <= high)
            assert one.discrimination_interval[0] > 0
    assert len(within) == 4 * len(IDS)
    assert 0.9 <= sum(within) / len(within) < 1  # 95 % is promised


@pytest.mark.parametrize("bad", [IDS[0], IDS[6], IDS[11], IDS[-1]])
def test_the_planted_bad_question_is_named_alone(tmp_path, capsys, bad):
    generate(tmp_path, QUIZ, 200, seed=5, bad=bad)
    assert main(["stats", str(tmp_path)]) == 0
    named = [line for line in capsys.readouterr().out.splitlines() if "check its key" in line]
    assert [line.split()[0] for line in named] == [bad]


@pytest.mark.parametrize(
    ("n", "share", "discrimination", "verdict"),
    [(9, False, False, False), (10, True, False, False), (29, True, False, False),
     (30, True, True, False), (49, True, True, False), (50, True, True, True)],
)  # fmt: skip
def test_nothing_is_said_of_too_few_answers(tmp_path, n, share, discrimination, verdict):
    generate(tmp_path, QUIZ, n, seed=1)
    one = next(one for one in facts_of(tmp_path) if 0 < one.share < 1)
    assert (one.share_interval is not None) == share
    assert (one.discrimination_interval is not None) == discrimination
    assert bool(one.verdict) == bool(one.untaken or one.verdict) == verdict


def test_first_attempts_alone_count(tmp_path, capsys):
    first = lines(QUIZ, dict.fromkeys(IDS, wrong), attempt="a", time=1000.0)
    second = lines(QUIZ, ALL_RIGHT, attempt="b", time=2000.0)
    for n in range(12):
        write(tmp_path, f"s{n}", second, first)
    assert max(one.share for one in facts_of(tmp_path)) <= 0.5


def test_options_and_misconceptions_are_counted(tmp_path, capsys):
    question = next(q for q in QUIZ.questions if q.type == "single")
    taken, *others = [option for option in question.options if not option.correct]
    known = next(q for q in QUIZ.questions if q.type == "numeric")
    answers = {
        question.id: lambda _: taken.key,
        known.id: lambda sheet: sheet.case.wrong[0].value,
    }
    for n in range(80):
        write(tmp_path, f"s{n}", lines(QUIZ, ALL_RIGHT | answers))
    assert main(["stats", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    listed = next(line for line in out.splitlines() if line.strip().startswith(f"{question.id}: "))
    assert listed.split(": ")[1] == ", ".join(option.key for option in others)
    assert f"80  {known.wrong[0].reference.partition(':')[2]}" in out
    assert "very easy" in out
    assert "very hard" in out


def test_intervals_hold_at_their_rate():
    dice, held, times = random.Random(3), 0, 3000
    for _ in range(times):
        share, n = dice.uniform(0.1, 0.9), dice.randrange(10, 80)
        low, high = wilson(sum(dice.random() < share for _ in range(n)) / n, n)
        held += low <= share <= high
    assert 0.935 < held / times < 0.975
    held = 0
    for _ in range(times):
        rho, n = dice.uniform(-0.6, 0.8), dice.randrange(30, 80)
        x = [dice.gauss(0, 1) for _ in range(n)]
        y = [rho * a + math.sqrt(1 - rho * rho) * dice.gauss(0, 1) for a in x]
        low, high = fisher(correlation(x, y), n)
        held += low <= rho <= high
    assert 0.935 < held / times < 0.965

"""Taking a quiz by a pipe: what is shown, what is kept."""

import json
import os
import subprocess
import sys

import pytest

from quizzes.bank import BANK, read
from quizzes.feedback import right_answer
from quizzes.sheets import LETTERS, Sheet

NAME = "back_propagation"


@pytest.fixture
def quiz(tmp_path):
    """Run the ``quiz`` command with typed lines, in a data folder of the test's own."""

    def quiz(*args, lines=(), data=tmp_path / "data", **environment):
        env = os.environ | {"GRADE_DESCENT_DATA": str(data), "COLUMNS": "80"} | environment
        text = "".join(f"{line}\n" for line in lines)
        return subprocess.run(
            [sys.executable, "-m", "quizzes", *args],
            input=text, env=env, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip

    quiz.file = tmp_path / "data" / "attempts.jsonl"
    return quiz


def right_lines(name, seed):
    """Return the right answer to each question, as it is typed."""
    return [right_line(Sheet.of(q, seed)) for q in read(BANK / f"{name}.yaml").questions]


def right_line(sheet):
    question = sheet.case.question
    if question.type in {"single", "multiple"}:
        right = [i for i, place in enumerate(sheet.order) if question.options[place].correct]
        return ",".join(LETTERS[i] for i in right)
    return right_answer(sheet)


def events(quiz):
    return [json.loads(line) for line in quiz.file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", [path.stem for path in sorted(BANK.glob("*.yaml"))])
def test_all_right_answers_score_full(quiz, name):
    lines = right_lines(name, 11)
    done = quiz("take", name, "--seed", "11", lines=lines)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert f"Done: {len(lines)} of {len(lines)}, 100%." in done.stdout
    assert "Not right" not in done.stdout
    assert quiz("list").stdout.count(f"best {len(lines)}") == 1


def test_a_wrong_answer_is_explained(quiz):
    lines = ["0.123456", *right_lines(NAME, 11)[1:]]
    done = quiz("take", NAME, "--seed", "11", lines=lines)
    assert "Not right." in done.stdout
    assert "The right answer: " in done.stdout
    assert "Worth another look: " in done.stdout


def test_a_malformed_answer_is_asked_again_and_costs_nothing(quiz):
    lines = right_lines(NAME, 11)
    done = quiz("take", NAME, "--seed", "11", lines=["abc", "", "0,5", *lines])
    assert "'abc' is no number." in done.stdout
    assert "Write a decimal point, not a comma: 0.5." in done.stdout
    assert "100%." in done.stdout


def test_a_stopped_quiz_goes_on_where_it_was(quiz):
    lines = right_lines(NAME, 11)
    first = quiz("take", NAME, "--seed", "11", lines=[*lines[:3], "q"])
    assert first.returncode == 1
    assert "Stopped. Every answer is kept" in first.stdout
    second = quiz("resume", lines=lines[3:5])
    assert second.returncode == 1
    assert "Question 4 of" in second.stdout
    assert "Question 3 of" not in second.stdout
    third = quiz("resume", lines=lines[5:])
    assert third.returncode == 0
    assert "100%." in third.stdout
    assert "no quiz to go on with" in quiz("resume").stdout


def test_every_answer_is_a_line(quiz):
    quiz("take", NAME, "--seed", "11", lines=right_lines(NAME, 11)[:2])
    start, *answers = events(quiz)
    assert (start["event"], start["quiz"], start["seed"]) == ("start", NAME, 11)
    assert [event["event"] for event in answers] == ["answer", "answer"]
    assert {event["attempt"] for event in answers} == {start["attempt"]}
    assert answers[0]["credit"] == 1


def test_a_broken_last_line_is_passed_over_with_a_warning(quiz):
    lines = right_lines(NAME, 11)
    quiz("take", NAME, "--seed", "11", lines=lines[:3])
    with quiz.file.open("a", encoding="utf-8") as file:
        file.write('{"event": "answer", "att')
    done = quiz("resume", lines=lines[3:])
    assert done.returncode == 0
    assert "is broken" in done.stderr
    assert "100%." in done.stdout
    assert len(events_that_parse(quiz)) == len(lines) + 2


def events_that_parse(quiz):
    found = []
    for line in quiz.file.read_text(encoding="utf-8").splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found


def test_a_data_folder_that_can_not_be_written_is_told_and_the_quiz_goes_on(quiz, tmp_path):
    (tmp_path / "file").write_text("")
    done = quiz("take", NAME, "--seed", "11", lines=right_lines(NAME, 11), data=tmp_path / "file")
    assert "Your answers can't be kept" in done.stderr
    assert "100%." in done.stdout
    assert done.stderr.count("can't be kept") == 1


def test_an_exam_says_nothing_before_the_end(quiz):
    lines = ["0.123456", *right_lines(NAME, 11)[1:]]
    done = quiz("take", NAME, "--seed", "11", "--exam", lines=lines)
    assert "Not right." not in done.stdout
    assert "The right answer" not in done.stdout
    assert "score so far" not in done.stdout
    assert "Done: " in done.stdout


def test_the_reasons_for_the_other_answers_are_told_on_request(quiz):
    lines = right_lines(NAME, 11)
    done = quiz("take", NAME, "--seed", "11", lines=[lines[0], "?", lines[1]])
    assert done.stdout.count("Question 2 of") == 1
    assert len(done.stdout) > len(quiz("take", NAME, "--seed", "11", lines=lines[:2]).stdout)


def test_a_narrow_terminal_is_kept_to(quiz):
    lines = right_lines(NAME, 11)
    done = quiz("take", NAME, "--seed", "11", lines=lines, COLUMNS="40")
    prose = [line for line in done.stdout.splitlines() if not line.startswith(("  ", "> "))]
    assert max(map(len, prose)) <= 40


def test_the_first_question_needs_no_numpy():
    code = (
        "import sys; from quizzes.cli import main; main(['list']); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0

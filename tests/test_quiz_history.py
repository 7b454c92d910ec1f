"""What is kept of every answer, whatever happens to the terminal, the disk or the quiz."""

import json
import os
import re
import select
import signal
import subprocess
import time

import pytest

SMALL = """\
format: 1
id: small
title: Small
questions:
- {id: one, type: numeric, prompt: "What is 1 + 1?", answer: {value: 2, check: "1 + 1"}, atol: 0.1,
   explanation: Count.}
- {id: two, type: text, prompt: "What is put before a cost to make a gradient?", accept: [nabla],
   explanation: A triangle., lab: lab06_derivatives}
- {id: three, type: shape, prompt: "What is the shape of [1, 2]?", explanation: One axis.,
   answer: {value: [2], check: "[2]"}}
- id: four
  type: single
  prompt: Which is right?
  options:
  - {key: a, text: "1", correct: true}
  - {key: b, text: "2", feedback: Two is wrong.}
  - {key: c, text: "3", feedback: Three is wrong.}
  explanation: Just so.
"""
RIGHT = ["2", "nabla", "2", "a"]
WRONG = ["3", "delta", "2", "b"]  # but for the third


@pytest.fixture
def small(tmp_path):
    """Write a quiz of four questions; return its path."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def read_until(process, text):
    """Read what a running quiz prints, up to a text."""
    said = b""
    while text.encode() not in said:
        if not select.select([process.stdout], [], [], 20)[0]:
            process.kill()
        part = process.stdout.read1()
        assert part, said.decode()
        said += part
    return said.decode()


def send(process, text):
    process.stdin.write(text.encode())
    process.stdin.flush()


def test_a_stopped_quiz_goes_on_where_it_was(quiz, small):
    first = quiz("take", small, lines=["2", "q"])
    assert first.returncode == 1
    assert "Stopped. Every answer is kept" in first.stdout
    assert "You stopped this quiz before its end." in quiz("take", small, lines=["q"]).stdout
    assert "Question 1 of 4" in quiz("resume", lines=["2"]).stdout, "the latest one"
    last = quiz("resume", "small", lines=RIGHT[1:])
    assert "Question 2 of 4" in last.stdout
    assert "Question 1 of 4" not in last.stdout
    assert "Done: 4 of 4, 100%." in last.stdout


def test_every_answer_is_a_line(quiz, small):
    quiz("take", small, "--seed", "11", lines=["2", "delta"])
    start, *answers = quiz.events()
    assert (start["event"], start["quiz"], start["seed"]) == ("start", "small", 11)
    assert [event["event"] for event in answers] == ["answer", "answer"]
    assert {event["attempt"] for event in answers} == {start["attempt"]}
    assert [event["credit"] for event in answers] == [1, 0]
    assert [event["typed"] for event in answers] == ["2", "delta"]
    assert abs(answers[1]["time"] - time.time()) < 60


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("half_an_answer", ["", "nab"])
def test_a_quiz_that_is_killed_goes_on(quiz, small, number, half_an_answer):
    with quiz.open("take", small) as process:
        read_until(process, "Question 1")
        send(process, "2\n")
        read_until(process, "Question 2")
        send(process, half_an_answer)
        process.send_signal(number)
        process.stdin.close()
        process.wait(10)
    done = quiz("resume", lines=RIGHT[1:])
    assert "Question 1" not in done.stdout
    assert "Question 2 of 4, score so far 1 of 1" in done.stdout
    assert "Done: 4 of 4, 100%." in done.stdout
    assert done.stderr == ""


def test_two_quizzes_at_once_do_not_mix(quiz, small):
    other = small.with_name("other.yaml")
    other.write_text(SMALL.replace("id: small", "id: other"), encoding="utf-8")
    with quiz.open("take", small) as one, quiz.open("take", other) as two:
        for i, line in enumerate(RIGHT):
            for process in (one, two):
                read_until(process, f"Question {i + 1} of 4")
                send(process, f"{line if process is one else WRONG[i]}\n")
        assert "Done: 4 of 4, 100%." in read_until(one, "Done: 4 of 4")
        read_until(two, "Done: 1 of 4, 25%")
    said = quiz("history").stdout
    assert "small\n  4 of 4, 100%\n" in said
    assert "other\n  1 of 4, 25%\n" in said


def test_the_same_attempt_in_two_terminals_counts_the_first_answer(quiz, small):
    quiz("take", small, lines=["q"])
    with quiz.open("resume") as one, quiz.open("resume") as two:
        for process in (one, two):
            read_until(process, "Question 1")
        for process, line in ((one, "2"), (two, "7")):
            send(process, f"{line}\n")
            read_until(process, "Question 2")
    assert "score so far 1 of 1" in quiz("resume").stdout


@pytest.mark.parametrize(
    "torn",
    ['{"event": "answer", "att', '{"event": "start", "attempt": 7}', "[1, 2]", "\x00\x00", "5"],
)
def test_a_broken_line_is_passed_over_with_a_warning(quiz, small, torn):
    quiz("take", small, lines=["2"])
    with quiz.file.open("a", encoding="utf-8") as file:
        file.write(torn)
    done = quiz("resume", lines=RIGHT[1:])
    assert done.returncode == 0
    assert f"{quiz.file}, line 3 is broken; it is passed over." in done.stderr
    assert "Done: 4 of 4, 100%." in done.stdout
    lines = quiz.file.read_text(encoding="utf-8").splitlines()
    assert lines[2] == torn, "nothing is thrown away"
    assert "4 of 4, 100%" in quiz("history").stdout


def test_events_of_a_newer_program_are_left_alone(quiz, small):
    quiz("take", small, lines=["2"])
    with quiz.file.open("a", encoding="utf-8") as file:
        file.write('{"event": "hint", "attempt": "x", "question": "two"}\n')
    done = quiz("resume", lines=RIGHT[1:])
    assert (done.returncode, done.stderr) == (0, "")


def test_the_history_tells_no_score_of_an_exam_that_goes_on(quiz, small):
    quiz("take", small, "--exam", lines=["2"])
    assert "stopped after 1 question" in quiz("history").stdout
    quiz("resume", lines=RIGHT[1:])
    assert "4 of 4, 100%" in quiz("history").stdout


def test_a_line_separator_in_an_answer_is_kept(quiz, small):
    quiz("take", small, lines=["2", "del\u2028ta"])
    done = quiz("history")
    assert "stopped, 1 of 2, 50% so far" in done.stdout
    assert done.stderr == ""


def test_a_history_that_can_not_be_read_is_told(quiz, small):
    quiz.file.mkdir(parents=True)
    for command in ("list", "history", "resume", "review"):
        done = quiz(command)
        assert done.returncode == 2
        assert done.stderr == f"quiz: {quiz.file} can't be read: it is no file.\n"
    done = quiz("take", small, lines=RIGHT)
    assert done.returncode == 0
    assert "Done: 4 of 4" in done.stdout


def test_a_data_folder_that_can_not_be_written_is_told_and_the_quiz_goes_on(quiz, small, tmp_path):
    (tmp_path / "file").write_text("")
    done = quiz("take", small, lines=RIGHT, GRADE_DESCENT_DATA=str(tmp_path / "file"))
    assert done.stderr.count("Your answers can't be kept") == 1
    assert "Done: 4 of 4, 100%.\nThese answers could not be kept." in done.stdout
    done = quiz("take", small, lines=RIGHT[:1], GRADE_DESCENT_DATA=str(tmp_path / "file"))
    assert "Stopped. Your last answers could not be kept." in done.stdout


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write anywhere")
def test_a_read_only_data_folder_is_told(quiz, small):
    quiz.file.parent.mkdir(mode=0o500)
    done = quiz("take", small, lines=RIGHT)
    assert "Your answers can't be kept" in done.stderr
    assert "Done: 4 of 4, 100%." in done.stdout


def test_a_full_disk_is_told_and_what_was_kept_stays(quiz, small):
    resource = pytest.importorskip("resource", reason="limits of Unix")
    quiz("take", small, lines=["2", "q"])
    size = quiz.file.stat().st_size

    def room_for_a_few_letters():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40, size + 40))

    with quiz.open("resume", preexec_fn=room_for_a_few_letters) as process:
        said = process.communicate("".join(f"{line}\n" for line in RIGHT[1:]).encode())[0].decode()
    assert process.returncode == 0
    assert f"Your answers can't be kept in {quiz.file}: File too large." in said
    assert "Done: 4 of 4, 100%.\nThese answers could not be kept." in said
    done = quiz("resume", lines=RIGHT[1:])
    assert "line 3 is broken" in done.stderr
    assert "Question 2 of 4, score so far 1 of 1" in done.stdout
    assert "Done: 4 of 4, 100%." in done.stdout


def test_answers_wait_until_there_is_room_again(quiz, small):
    quiz.file.parent.write_text("a file in the way of the folder")
    with quiz.open("take", small) as process:
        for i, line in enumerate(RIGHT, start=1):
            read_until(process, f"Question {i}")
            if i == 3:
                quiz.file.parent.unlink()
            send(process, f"{line}\n")
        read_until(process, "Done: 4 of 4")
    assert "4 of 4, 100%" in quiz("history").stdout


def test_a_void_question_is_left_out_and_old_attempts_are_scored_without_it(quiz, small):
    quiz("take", small, lines=["2", "delta", "2", "a"])
    assert "3 of 4, 75%" in quiz("history").stdout
    void = "- {id: two, status: void, reason: It was not clear., type: text,"
    small.write_text(SMALL.replace("- {id: two, type: text,", void), encoding="utf-8")
    assert "3 of 3, 100%" in quiz("history").stdout
    done = quiz("take", small, lines=["2", "2", "a"])
    assert "nabla" not in done.stdout
    assert "Done: 3 of 3, 100%." in done.stdout
    assert quiz("review", "--wrong").stdout == "Nothing is wrong: there is nothing to review.\n"


def test_a_question_that_became_void_in_between_is_not_scored(quiz, small):
    quiz("take", small, lines=["2", "delta"])
    void = "- {id: two, status: void, reason: It was not clear., type: text,"
    small.write_text(SMALL.replace("- {id: two, type: text,", void), encoding="utf-8")
    done = quiz("resume", lines=["2", "a"])
    assert "Question 2 of 3, score so far 1 of 1" in done.stdout
    assert "Done: 3 of 3, 100%." in done.stdout


def test_questions_that_changed_or_vanished_break_nothing(quiz, small):
    quiz("take", small, "--exam", lines=["2", "delta", "[3, 4]"])
    quiz("take", small, lines=["7", "delta", "3", "b"])
    newer = SMALL.replace("id: one", "id: uno").replace("key: b", "key: z")
    newer = newer.replace("type: text", "type: output, code: print(1)")
    newer = newer.replace("accept: [nabla]", 'answer: "1"')
    small.write_text(newer, encoding="utf-8")
    for command in ("list", "history"):
        assert quiz(command).returncode == 0
    done = quiz("resume", lines=["2", "a"])
    assert done.returncode == 0, done.stderr
    assert "You answered: delta" in done.stdout
    review = quiz("review", "--wrong", lines=["1", "2"])
    assert "Done: 2 of 2 right." in review.stdout
    small.unlink()
    for command in ("list", "history", "review"):
        assert quiz(command).returncode == 0


def test_a_quiz_that_is_gone_can_not_go_on(quiz, small):
    quiz("take", small, lines=["2"])
    small.unlink()
    done = quiz("resume")
    assert done.returncode == 2
    assert "There is no quiz" in done.stderr


def age(quiz, hours):
    """Make all events older."""
    events = quiz.events()
    for event in events:
        event["time"] -= hours * 3600
    quiz.file.write_text("".join(json.dumps(event) + "\n" for event in events), encoding="utf-8")


def test_what_was_wrong_comes_back_further_and_further_apart(quiz, small):
    quiz("take", small, lines=["7", "nabla", "2", "a"])
    said = quiz("review").stdout
    assert "Nothing is due. The next question comes back in 10 minutes." in said
    assert "`quiz review --wrong` asks 1 at once." in said
    age(quiz, hours=1)
    waits = []
    for _ in range(4):
        done = quiz("review", lines=["2"]).stdout
        assert "Question 1 of 1, from small" in done
        assert "Done: 1 of 1 right." in done
        said = quiz("review").stdout
        hours = re.search(r"comes back in (\d+) (hours|days)\.$", said.strip())
        waits.append(int(hours[1]) * (24 if hours[2] == "days" else 1))
        age(quiz, waits[-1])
    assert waits == sorted(waits)
    assert waits[-1] > 3 * waits[0]
    assert quiz("review", "--wrong").stdout == "Nothing is wrong: there is nothing to review.\n"
    assert "In reviews: 4 questions, 4 right" in quiz("history").stdout


def test_what_is_wrong_in_a_review_stays_wrong(quiz, small):
    quiz("take", small, lines=["7", "delta", "2", "a"])
    done = quiz("review", "--wrong", lines=["2", "delta"])
    assert "Done: 1 of 2 right." in done.stdout
    done = quiz("review", "--wrong")
    assert "Review: 1 question" in done.stdout
    assert "Stopped. Every answer is kept: `quiz review --wrong` goes on from here." in done.stdout
    assert "3 of 4" not in quiz("history").stdout, "a review changes no score"


def test_what_is_due_is_listed(quiz):
    quiz("take", "back_propagation", "--seed", "3", lines=["0.98765", "q"])
    age(quiz, hours=1)
    said = quiz().stdout
    assert "stopped after 1 question: quiz resume back_propagation" in said
    assert "\n  1 to review\n" in said
    assert "1 question to look at again: quiz review" in said


def test_the_reader_of_a_pipe_may_leave(quiz):
    with subprocess.Popen(
        quiz.command("list"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()

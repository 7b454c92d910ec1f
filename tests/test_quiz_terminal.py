"""Taking a quiz by a pipe: what is shown, what is earned, what is asked again."""

import subprocess
import sys

import pytest

from quizzes.bank import BANK, names, read
from quizzes.feedback import right_answer
from quizzes.scoring import tolerance
from quizzes.sheets import LETTERS, Sheet

NAME = "back_propagation"
BOXES = set("─━│┃┌┐└┘├┤┬┴┼╭╮╯╰█▏▌•")


def sheets(name, seed):
    return [Sheet.of(question, seed) for question in read(BANK / f"{name}.yaml").questions]


def right_line(sheet):
    line = right_answer(sheet)
    return line[0] if sheet.case.question.type == "single" else line


def right_lines(name, seed):
    return [right_line(sheet) for sheet in sheets(name, seed)]


def wrong_line(sheet, turn):
    """Return a wrong answer, another one at each turn, and the credit that is stated for it."""
    question, order = sheet.case.question, sheet.order
    kind = question.type
    if kind == "single":
        wrong = [i for i, place in enumerate(order) if not question.options[place].correct]
        return LETTERS[wrong[turn % len(wrong)]], 0
    if kind == "multiple":
        option = question.options[order[turn % len(order)]]
        right = sum(other.correct for other in question.options)
        return LETTERS[turn % len(order)], option.correct / right
    if kind == "true_false":
        truths = [statement.answer for statement in question.statements]
        truths[turn % len(truths)] ^= True
        return " ".join("FT"[truth] for truth in truths), 1 - 1 / len(truths)
    if kind == "order":
        places = right_line(sheet).split()
        at = turn % (len(places) - 1)
        places[at], places[at + 1] = places[at + 1], places[at]
        return " ".join(places), 1 - 1 / len(places)
    if kind == "match":
        letters = [LETTERS[order.index(i)] for i in range(len(question.pairs))]
        letters[turn % len(letters)] = LETTERS[order.index(len(order) - 1)]
        if len(order) == len(question.pairs):
            pytest.fail(f"{question.id} has no distractor")
        pairs = " ".join(f"{i}={letter}" for i, letter in enumerate(letters, start=1))
        return pairs, 1 - 1 / len(letters)
    known = [one.value for one in sheet.case.wrong]
    literal = [value for value in known if not str(value).startswith("/")] or ["nothing of it"]
    value = literal[turn % len(literal)]
    return (f"({','.join(map(str, value))})" if kind == "shape" else str(value)), 0


def take(quiz, name, seed, lines):
    """Take a whole quiz; return the credit of each question by its id, and what was said."""
    done = quiz("take", name, "--seed", seed, lines=lines)
    assert done.returncode == 0, done.stdout[-1500:]
    answers = [event for event in quiz.events() if event["event"] == "answer"]
    return {event["question"]: event["credit"] for event in answers[-len(lines) :]}, done.stdout


@pytest.mark.parametrize("name", names())
def test_all_right_answers_score_full(quiz, name):
    lines = right_lines(name, 11)
    done = quiz("take", name, "--seed", "11", lines=lines)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert f"Done: {len(lines)} of {len(lines)}, 100%." in done.stdout
    assert "Not right" not in done.stdout
    assert quiz("list").stdout.count(f"best {len(lines)} of {len(lines)}, 100%") == 1


@pytest.mark.parametrize("name", names())
def test_each_wrong_answer_earns_what_is_stated(quiz, name):
    for turn in range(7):
        asked = sheets(name, seed=turn)
        answers = [wrong_line(sheet, turn) for sheet in asked]
        credits, said = take(quiz, name, turn, [line for line, _ in answers])
        for sheet, (line, credit) in zip(asked, answers):
            id = sheet.case.question.id
            assert credits[id] == pytest.approx(credit, abs=1e-5), f"{id}: {line}"
        assert said.count("\nRight.") == 0


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize(("step", "credit"), [(0.98, 1), (-0.98, 1), (1.02, 0), (-1.02, 0)])
def test_the_tolerance_of_each_number_has_two_edges(quiz, name, step, credit):
    lines, numbers = [], []
    for sheet in sheets(name, seed=5):
        question, line = sheet.case.question, right_line(sheet)
        if question.type == "numeric":
            line = repr(float(sheet.case.key + step * tolerance(question, sheet.case.key)))
            numbers.append(question.id)
        lines.append(line)
    credits, _ = take(quiz, name, 5, lines)
    assert len(numbers) >= 3
    assert [credits[id] for id in numbers] == [credit] * len(numbers)


def test_a_wrong_answer_is_explained(quiz):
    lines = ["0.123456", *right_lines(NAME, 11)[1:]]
    done = quiz("take", NAME, "--seed", "11", lines=lines)
    assert "Not right." in done.stdout
    assert "The right answer: -0.100" in done.stdout
    assert "Worth another look:\n  derivative in lab06_derivatives: question 1\n" in done.stdout


def test_a_malformed_answer_is_asked_again_and_costs_nothing(quiz):
    lines = right_lines(NAME, 11)
    done = quiz("take", NAME, "--seed", "11", lines=["abc", "", "0,5", "1 2", *lines[:2]])
    assert "'abc' is no number." in done.stdout
    assert "'1 2' is no number." in done.stdout
    assert "Write a decimal point, not a comma: 0.5." in done.stdout
    done = quiz("resume", lines=["abc", *lines[2:]])
    assert "100%." in done.stdout


def test_signs_of_another_encoding_stop_no_quiz(quiz):
    with quiz.open("take", NAME, "--seed", "11") as process:
        out, _ = process.communicate(b"\xff\xfe\n-0.1\n")
    assert b"is no number" in out
    assert b"score so far 1 of 1" in out


def test_a_seed_gives_the_same_quiz_again(quiz):
    lines = right_lines(NAME, 11)
    one, again = (quiz("take", NAME, "--seed", "11", lines=lines).stdout for _ in range(2))
    assert one == again
    assert quiz("take", NAME, "--seed", "12").stdout != quiz("take", NAME, "--seed", "11").stdout


def test_the_progress_is_told_with_each_question(quiz):
    lines = ["0.123456", right_lines(NAME, 11)[1]]
    said = quiz("take", NAME, "--seed", "11", lines=lines).stdout
    assert "\nQuestion 1 of 28\n" in said
    assert "\nQuestion 2 of 28, score so far 0 of 1\n" in said
    assert "\nQuestion 3 of 28, score so far 1 of 2\n" in said


def test_an_exam_says_nothing_before_the_end(quiz):
    lines = ["0.123456", *right_lines(NAME, 11)[1:]]
    said = quiz("take", NAME, "--seed", "11", "--exam", lines=[*lines[:5], "?", *lines[5:]]).stdout
    during, after = said.split("Question 28 of 28")
    for word in ("Not right.", "Right.", "The right answer", "score so far"):
        assert word not in during
    assert "The reasons come at the end." in during
    assert "\nQuestion 1\n" in after
    assert "You answered: 0.123456\nNot right.\nThe right answer: -0.100\n" in after
    assert "Done: 27 of 28, 96%." in after


def test_the_reasons_for_the_other_answers_are_told_on_request(quiz):
    lines = right_lines(NAME, 11)
    said = quiz("take", NAME, "--seed", "11", lines=["?", *lines[:2], "?", "c"]).stdout
    assert "The reasons come when you have answered." in said
    after = " ".join(said.split("The question before:")[1].split())
    assert after.count(": wrong. ") == 3
    assert after.count(": right.") == 1


def test_a_plain_page_has_a_fact_on_each_line_and_no_boxes(quiz):
    lines = [*right_lines(NAME, 11)[:1], "b"]
    for args in (("take", NAME, "--seed", "11"), ("list",), ("history",)):
        said = quiz(*args, "--plain", lines=lines).stdout
        assert not BOXES & set(said)
        assert "\x1b" not in said
        assert " · " not in said
    said = quiz("take", NAME, "--seed", "11", lines=lines).stdout.splitlines()
    at = said.index("Question 2 of 28, score so far 1 of 1")
    assert said[at + 1].endswith("Which small change of w makes J smaller?")
    assert [line[:5] for line in said[at + 2 : at + 6]] == ["  a) ", "  b) ", "  c) ", "  d) "]
    assert said[at + 6 : at + 8] == ["Type one letter, as b.", "> b"]
    assert said[at + 8] in {"Right.", "Not right."}


@pytest.mark.parametrize("columns", [80, 40])
def test_prose_keeps_to_the_width(quiz, columns):
    lines = right_lines(NAME, 11)
    done = quiz("take", NAME, "--seed", "11", lines=lines, COLUMNS=str(columns))
    typed = [line for line in done.stdout.splitlines() if line.startswith("> ")]
    prose = [line for line in done.stdout.splitlines() if line not in typed]
    assert max(map(len, prose)) < columns


def test_a_command_says_what_there_is_to_do(quiz):
    first = quiz().stdout
    assert first.count("not taken yet") == 5
    assert "quiz take activation_functions" in first
    assert quiz("resume").stdout == "There is no quiz to go on with. Take one: quiz take NAME\n"
    assert quiz("review").stdout == "Nothing is wrong: there is nothing to review.\n"
    assert "You have not taken a quiz yet." in quiz("history").stdout
    assert "Backpropagation: 28 questions" in quiz("take", "back").stdout
    assert quiz().stdout.count("not taken yet") == 4
    assert "Backpropagation: 28 questions" in quiz("resume", "back").stdout
    unknown = quiz("take", "backpropagation")
    assert unknown.returncode == 2
    assert "Did you mean back_propagation?" in unknown.stderr


def test_the_first_question_needs_no_numpy(quiz):
    code = (
        "import sys, io; from quizzes.cli import main; sys.stdin = io.StringIO('');"
        "main(['take', 'back_propagation']); main(['list']); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_a_cache_that_is_broken_or_can_not_be_written_stops_no_quiz(quiz, tmp_path):
    (tmp_path / "file").write_text("")
    assert "Question 1" in quiz("take", NAME, XDG_CACHE_HOME=str(tmp_path / "file")).stdout
    cache = tmp_path / "cache"
    quiz("take", NAME, XDG_CACHE_HOME=str(cache))
    for path in cache.rglob("*.json"):
        for text in ("", "{}", "[]", path.read_text().replace('"numeric"', '"number"')):
            path.write_text(text)
            assert "Question 1" in quiz("take", NAME, XDG_CACHE_HOME=str(cache)).stdout


def test_a_quiz_that_changed_is_read_anew(quiz, tmp_path):
    text = (BANK / f"{NAME}.yaml").read_text(encoding="utf-8")
    path = tmp_path / f"{NAME}.yaml"
    for title in ("Backpropagation", "Another one", "A third"):
        path.write_text(text.replace("title: Backpropagation", f"title: {title}"), "utf-8")
        for _ in range(2):
            assert f"{title}: 28 questions" in quiz("take", path).stdout

"""Taking a quiz in a real terminal, driven by tmux: width, colour, Ctrl-C, a closed window."""

import re
import shlex
import shutil
import subprocess
import time

import pytest

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")

QUIZ = """\
format: 1
id: small
title: Small
questions:
- {id: one, type: numeric, answer: {value: 2, check: "1 + 1"}, atol: 0.1, explanation: Count.,
   prompt: "A question that is long enough to go over the edge of a terminal of eighty columns: what is 1 + 1?"}
- id: two
  type: single
  prompt: |
    What is computed here?

        hidden = relu(x @ W + b)     # the first layer
  options:
  - {key: a, text: "The activations of a layer whose name is given in the comment, for a batch of examples", correct: true}
  - {key: b, text: The gradient, feedback: "Nothing is differentiated here, for that you would have to go back through the graph."}
  - {key: c, text: The cost, feedback: Three is wrong.}
  explanation: Just so.
"""  # noqa: E501
RULES = "━─"


class Screen:
    """A terminal with a shell in it."""

    def __init__(self, name, columns, **environment):
        self.tmux = ["tmux", "-L", name, "-f", "/dev/null"]
        settings = [f"{key}={shlex.quote(value)}" for key, value in environment.items()]
        shell = " ".join(["env", "-u", "NO_COLOR", "-u", "COLUMNS", *settings, "PS1='$ '", "sh"])
        self.do("new-session", "-d", "-s", "one", "-x", str(columns), "-y", "60", shell)

    def do(self, *args):
        done = subprocess.run([*self.tmux, *args], capture_output=True, text=True, check=True)
        return done.stdout

    def type(self, line):
        self.do("send-keys", "-t", "one", "-l", "--", line)
        self.do("send-keys", "-t", "one", "Enter")

    def shows(self, text, *how):
        """Wait until the screen shows a text; return all of it, lines that it broke as one."""
        for _ in range(300):
            shown = self.do("capture-pane", "-p", "-J", "-t", "one", *how)
            if text in shown:
                return shown
            time.sleep(0.1)
        raise AssertionError(shown)


@pytest.fixture
def screen(quiz, tmp_path):
    """Open a terminal of some width."""
    (tmp_path / "small.yaml").write_text(QUIZ, encoding="utf-8")
    names = []

    def screen(columns=80, **environment):
        names.append(f"{tmp_path.name}-{len(names)}")
        return Screen(names[-1], columns, **environment)

    yield screen
    for name in names:
        subprocess.run(["tmux", "-L", name, "kill-server"], capture_output=True)


def command(quiz, tmp_path, *args):
    return shlex.join(quiz.command("take", tmp_path / "small.yaml", "--seed", "2", *args))


@pytest.mark.parametrize("columns", [80, 40])
def test_a_quiz_fits_into_the_terminal(screen, quiz, tmp_path, columns):
    terminal = screen(columns)
    terminal.type(command(quiz, tmp_path))
    terminal.shows("Question 1 of 2")
    terminal.type("3")
    shown = terminal.shows("Type one letter, as b.")
    assert "Question 2 of 2, score so far 0 of 1" in " ".join(shown.split())
    quizzed = shown[shown.index("Small: 2 questions") :]  # what the shell shows is its own affair
    lines = [line.rstrip() for line in quizzed.splitlines()]
    assert max(map(len, lines)) < columns
    assert any(set(line) <= set(RULES) and len(line) == columns - 1 for line in lines)
    assert re.search(r"  [abc]\) The activations of a layer whose", shown)


def test_right_and_wrong_are_said_in_colour_and_in_words(screen, quiz, tmp_path):
    terminal = screen()
    terminal.type(command(quiz, tmp_path))
    terminal.shows("Question 1 of 2")
    terminal.type("3")
    assert "\x1b[1m\x1b[31mNot right." in terminal.shows("Not right.", "-e")
    terminal.shows("Question 2 of 2")
    terminal.type("b")
    terminal.shows("Done: ")
    terminal.type("?")
    assert "The question before:" in terminal.shows(": right.")


@pytest.mark.parametrize(
    ("environment", "args", "rules"),
    [({"NO_COLOR": "1"}, (), True), ({"TERM": "dumb"}, (), False), ({}, ("--plain",), False)],
)
def test_a_terminal_may_do_without_colour(screen, quiz, tmp_path, environment, args, rules):
    terminal = screen(**environment)
    terminal.type(command(quiz, tmp_path, *args))
    terminal.shows("Question 1 of 2")
    terminal.type("2")
    shown = terminal.shows("Question 2 of 2, score so far 1 of 1", "-e")
    assert "Right." in shown
    assert not re.search(r"\x1b\[[\d;]*[34][0-7]m", shown)  # 39 is no colour
    assert bool(set(RULES) & set(shown)) == rules
    if not rules:
        assert "\x1b" not in shown.split("Small: 2 questions")[1]


def test_the_arrow_keys_edit_an_answer(screen, quiz, tmp_path):
    terminal = screen()
    terminal.type(command(quiz, tmp_path))
    terminal.shows("Question 1 of 2")
    terminal.do("send-keys", "-t", "one", "9", "2", "Left", "BSpace", "Enter")
    terminal.shows("score so far 1 of 1")


def half_way(screen, quiz, tmp_path):
    """Return a terminal in the middle of the second of two answers."""
    terminal = screen()
    terminal.type(command(quiz, tmp_path))
    terminal.shows("Question 1 of 2")
    terminal.type("2")
    terminal.shows("Question 2 of 2")
    terminal.do("send-keys", "-t", "one", "-l", "half an answ")
    return terminal


def test_ctrl_c_keeps_every_answer(screen, quiz, tmp_path):
    terminal = half_way(screen, quiz, tmp_path)
    terminal.do("send-keys", "-t", "one", "C-c")
    shown = terminal.shows("Stopped. Every answer is kept")
    assert "Traceback" not in shown
    assert "Question 2 of 2, score so far 1 of 1" in quiz("resume").stdout


def test_a_closed_window_keeps_every_answer(screen, quiz, tmp_path):
    terminal = half_way(screen, quiz, tmp_path)
    terminal.do("kill-session", "-t", "one")
    assert "Question 2 of 2, score so far 1 of 1" in quiz("resume").stdout

"""``labs watch`` in a terminal, as a student has it beside the editor."""

import os
import re
import select
import subprocess
import sys
import time

import pytest

from graders.catalog import ROOT

pty = pytest.importorskip("pty", reason="a terminal of our own needs POSIX")
CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Terminal:
    """A command in a terminal: what it shows, and the keys it is given."""

    def __init__(self, folder, *args):
        self.mine, theirs = pty.openpty()
        env = {"PYTHONPATH": str(ROOT), "GRADE_DESCENT_DATA": str(folder / "data")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "graders", *args],
            cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs,
            env=os.environ | env | {"COLUMNS": "100", "TERM": "xterm"},
        )  # fmt: skip
        os.close(theirs)
        self.text = ""

    def read(self, wait=0.02):
        if select.select([self.mine], [], [], wait)[0]:
            try:
                self.text += CODES.sub("", os.read(self.mine, 65536).decode(errors="replace"))
            except OSError:  # it has ended
                time.sleep(wait)

    def until(self, *words, seconds=60):
        """Wait for words to be shown, forget all until then, and return it."""
        end = time.monotonic() + seconds
        while missing := [word for word in words if word not in " ".join(self.text.split())]:
            assert time.monotonic() < end, f"{missing} did not come:\n{self.text}"
            self.read()
        shown, self.text = self.text, ""
        return " ".join(shown.split())

    def press(self, key):
        os.write(self.mine, key.encode())

    def ends(self, seconds=20):
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            self.read()
        return self.process.poll()


@pytest.fixture
def watch(pytester):
    """Watch the student's folder, and end that after the test."""
    started = []

    def watch():
        terminal = Terminal(pytester.path, "watch")
        started.append(terminal)
        terminal.until("q: quit")
        return terminal

    yield watch
    for terminal in started:
        terminal.process.kill()
        terminal.process.wait()
        os.close(terminal.mine)


def test_a_save_is_judged_at_once(write, watch):
    write()
    terminal = watch()
    start = time.monotonic()
    write(linear="return z")
    said = terminal.until("linear is right: 6 / 6 points", "q: quit")
    assert time.monotonic() - start < 10  # benchmarks/watch_time.py measures it
    assert "lab02_activations.py: linear" in said
    assert "labs 2· 6 / 49 points" in said
    assert "Next: write sigmoid in lab02_activations.py" in said


def test_only_what_changed_and_what_failed_is_judged(write, watch):
    write(linear="return z", relu="return z")
    terminal = watch()
    write(linear="return z", relu="return z", sigmoid="return z + 1")
    said = terminal.until("after saving")
    assert "lab02_activations.py: sigmoid" in said
    assert "FAILED sigmoid: " in said
    assert "expected" in said
    write(linear="return z + 0", relu="return z", sigmoid="return z + 1")
    said = terminal.until("after saving", "q: quit")
    assert "lab02_activations.py: linear" in said
    assert "FAILED" not in said
    write(linear="return z + 0  # the same", relu="return z", sigmoid="return z + 1")
    assert "lab02_activations.py: sigmoid, relu" in terminal.until("after saving")


def test_mending_a_helper_mends_its_callers(write, watch):
    bodies = {"sequential": "for W, b, g in layers:\n    x = dense(x, W, b, g)\nreturn x"}
    write("lab01_dense_layer", dense="return a_in", **bodies)
    terminal = watch()
    write("lab01_dense_layer", dense="return g(a_in @ W + b)", **bodies)
    terminal.until("dense is right", "sequential is right now, too.")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return z[", "is not valid Python"),
        ("import os\nos._exit(0)", "Your code ended Python (exit code 0) while linear was judged"),
        ("import sys\nsys.exit()", "use return"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "killed by signal 11"),
    ],
)
def test_whatever_the_code_does_the_watch_goes_on(write, watch, body, said):
    write()
    terminal = watch()
    write(linear=body)
    terminal.until(said, "q: quit")
    write(linear="return z")
    terminal.until("linear is right", "q: quit")


def test_a_save_takes_the_place_of_an_endless_loop(write, watch):
    write()
    terminal = watch()
    write(linear="while True:\n    try:\n        1\n    except BaseException:\n        pass")
    time.sleep(0.5)
    start = time.monotonic()
    write(linear="return z")
    said = terminal.until("linear is right", "q: quit")
    assert time.monotonic() - start < 8
    assert "endless" not in said


def test_every_way_of_saving_is_seen(write, watch):
    path = write()
    terminal = watch()
    right = write(linear="return z").read_text()
    terminal.until("linear is right", "q: quit")
    backup = path.with_name("lab02_activations.py~")
    path.rename(backup)  # as vim does
    path.write_text(right.replace("return z", "return z + 1"))
    terminal.until("FAILED linear", "q: quit")
    new = path.with_suffix(".tmp")
    new.write_text(right)
    new.replace(path)
    terminal.until("linear is right", "q: quit")
    with path.open("w") as file:  # slowly, in two halves
        file.write(right[:9000])
        file.flush()
        time.sleep(0.3)
        file.write(right[9000:])
    terminal.until("labs 2· 6 / 49 points", "q: quit")
    write("lab03_cost")  # another file
    terminal.until("labs 2· 3·")


def test_h_gives_a_hint_and_q_ends_it(write, watch):
    write(softmax="return z")
    terminal = watch()
    write(softmax="return -z")
    terminal.until("FAILED softmax", "q: quit")
    terminal.press("h")
    terminal.until("softmax, hint 1 of")
    terminal.press("h")
    terminal.until("softmax, hint 2 of")
    terminal.press("q")
    assert terminal.ends() == 0


def test_ctrl_c_ends_it(write, watch):
    write()
    terminal = watch()
    terminal.process.send_signal(2)
    assert terminal.ends() == 0
    assert "Traceback" not in terminal.text


def test_a_folder_without_labs_is_a_sentence(pytester):
    terminal = Terminal(pytester.path, "watch")
    assert terminal.ends() == 2
    assert "there is no lab here" in terminal.text
    os.close(terminal.mine)

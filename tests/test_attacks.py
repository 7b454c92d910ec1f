"""Hostile submissions beside honest ones, in one run of ``labs grade``."""

import csv
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import hostile_files
import pytest

from graders.battery import battery
from graders.catalog import ROOT
from graders.sources import tensorflow_is_installed

HERE = Path(__file__).parent
LAB = hostile_files.LAB
NOBODY = 65534
SECRET = "CANARY-5ec2e7"
OURS = {"out", ".cache", ".config", ".keras"}  # what the graders and their own libraries write
LONGEST = 240  # seconds for all of them, with two workers on a busy machine
EARNS = re.compile(r"earns: (\d+|everything|nothing handed in)(?: of (\w+))?")
ATTACKS = sorted((HERE / "attacks").glob("*.py"))
HONEST = sorted((HERE / "honest").glob("*.py"))
CORE = (HERE / "honest" / "plain.py").read_text(encoding="utf-8")
HELPER = "import numpy as np\n\n\ndef shifted(z):\n    return z - np.max(z, -1, keepdims=True)\n"


@dataclass
class Graded:
    """A class that was graded: what was handed in, and what became of it."""

    place: Path
    seconds: float
    result: subprocess.CompletedProcess
    before: dict[str, str]
    called: list[str]  # who reached the test's sockets

    @property
    def out(self):
        return self.place / "out"

    def rows(self):
        with (self.out / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {(row["student"], row["lab"]): row for row in csv.DictReader(file)}

    def texts(self):
        for path in self.out.rglob("*"):
            if path.is_file():
                yield path, path.read_text(encoding="utf-8")


def user(name):
    """Return the arguments of subprocess.run that start a process as this user."""
    if name == "root":
        if os.geteuid():
            pytest.skip("needs root")
        return {}
    if os.geteuid():
        return {}  # we are an ordinary user ourselves
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    try:
        code = "import graders.cli, numpy"
        subprocess.run([sys.executable, "-c", code], cwd="/", env=environment(), check=True, **who)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"an ordinary user can't read this Python: {error}")
    return who


def environment():
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture(params=["root", "an ordinary user"])
def graded(request):
    """Grade all of them at once, as one user."""
    who = user(request.param)
    place = Path(tempfile.mkdtemp(prefix="class-"))  # where an ordinary user gets to, too
    try:
        hand_in(place / "submitted")
        for folder in ("home", "tmp", "out"):
            (place / folder).mkdir(mode=0o777)
        (place / "gradebook.db").write_text(SECRET)
        (place / "home" / ".netrc").write_text(SECRET)
        if who:
            for path in [place, *place.rglob("*")]:
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        yield grade(place, who)
    finally:
        shutil.rmtree(place)


def hand_in(root):
    """Write the class into a folder: attacks, honest submissions, and people with strange names."""
    for path in ATTACKS:
        write(root / path.stem, path.read_text(encoding="utf-8"), declared(path)[1])
        (root / path.stem / "link.txt").symlink_to(root.parent / "gradebook.db")
        (root / path.stem / "link.py").symlink_to(root / "honest_plain" / f"{LAB}.py")
    for make in hostile_files.FILES:
        (root / make.__name__).mkdir()
        make(root / make.__name__)
    for path in HONEST:
        write(root / f"honest_{path.stem}", CORE + path.read_text(encoding="utf-8"))
    (root / "honest_imports_a_neighbour" / "helper.py").write_text(HELPER)
    for name in hostile_files.NAMES:
        write(root / name, CORE)
    (root / "a_linked_student").symlink_to(root / "honest_plain")
    write(root / "honest_crlf", CORE.replace("\n", "\r\n"))
    write(root / "honest_bom", "\ufeff" + CORE)
    cells = ["# first", "%matplotlib inline", *CORE.split("\n\n\n"), "1 / 0", "!ls"]
    text = hostile_files.notebook([hostile_files.cell(source) for source in cells])
    (root / "honest_notebook").mkdir()
    (root / "honest_notebook" / f"{LAB}.ipynb").write_text(text)
    pictures = hostile_files.cell(CORE) | {"outputs": ["iVBORw0KGgo" * 300_000]}
    (root / "honest_notebook_with_pictures" / LAB).mkdir(parents=True)
    path = root / "honest_notebook_with_pictures" / LAB / f"{LAB}.ipynb"
    path.write_text(hostile_files.notebook([pictures]))


def write(folder, text, lab=LAB):
    folder.mkdir(parents=True)
    (folder / f"{lab}.py").write_text(text, encoding="utf-8", newline="")


def declared(path):
    """Return what an attack may earn, and the lab that it is handed in for."""
    return EARNS.search(path.read_text(encoding="utf-8")).groups()


def grade(place, who):
    """Run the command that an instructor types, with small limits."""
    doors, called = listen(place), []
    before = snapshot(place)
    env = environment() | {
        "HOME": str(place / "home"), "TMPDIR": str(place / "tmp"), "GRADING_TOKEN": SECRET,
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(place)]),  # by which its processes are known
    }  # fmt: skip
    command = [sys.executable, "-m", "graders", "grade", str(place / "submitted"), "--jobs", "2"]
    command += ["--out", str(place / "out"), "--seconds", "2", "--submission-seconds", "8"]
    start = time.monotonic()
    result = subprocess.run(
        command, cwd=place / "home", env=env, capture_output=True, text=True, timeout=LONGEST * 2,
        **who,
    )  # fmt: skip
    seconds = time.monotonic() - start
    for door in doors:
        with door, suppress(BlockingIOError):
            called.append(str(door.recv(99) if door.type == socket.SOCK_DGRAM else door.accept()))
    return Graded(place, seconds, result, before, called)


def listen(place):
    """Open doors that nobody may call at, and tell the attack where they are."""
    doors = [socket.socket(), socket.socket(type=socket.SOCK_DGRAM), socket.socket(socket.AF_UNIX)]
    doors[0].bind(("127.0.0.1", 0))
    port = doors[0].getsockname()[1]
    doors[1].bind(("127.0.0.1", port))
    doors[2].bind(f"\0door-{port}")
    for door in doors:
        door.setblocking(False)
        if door.type == socket.SOCK_STREAM:
            door.listen()
    (place / "submitted" / "use_the_network" / "port.txt").write_text(str(port))
    return doors


def snapshot(place):
    """Return what lies in the class's folders, but for the results: types, rights and contents."""
    found = {}
    for path in sorted(place.rglob("*")):
        if not OURS.intersection(path.relative_to(place).parts):
            facts = path.lstat()
            plain = path.is_file() and not path.is_symlink() and facts.st_size < 1 << 30
            content = hashlib.sha256(path.read_bytes()).hexdigest() if plain else facts.st_size
            changed = 0 if path.is_dir() else facts.st_mtime_ns  # we put files there for a moment
            found[str(path)] = f"{facts.st_mode} {facts.st_uid} {changed} {content}"
    return found


def out_of(lab):
    checks = [one for one in battery(lab) if tensorflow_is_installed() or not one.needs_tensorflow]
    return sum(check.points for check in checks)


def test_attacks_beside_honest_submissions(graded):
    """One run, and all that must be true of it."""
    assert graded.result.returncode == 0, graded.result.stderr[-3000:]
    assert "sandbox: " in graded.result.stderr
    the_honest_keep_every_point(graded)
    nobody_earns_more_than_declared(graded)
    the_attacks_have_found_the_channel(graded)
    strange_names_do_no_harm(graded)
    nothing_hostile_gets_into_the_results(graded)
    nothing_secret_gets_out(graded)
    nothing_is_left(graded)
    no_process_is_left(graded)
    assert "our bug" not in graded.result.stdout
    assert graded.seconds < LONGEST


def the_honest_keep_every_point(graded):
    rows = graded.rows().items()
    rows = {who: row for (who, lab), row in rows if who.startswith("honest_") and lab == LAB}
    assert len(rows) == len(HONEST) + 4
    lost = {who: why(graded, who) for who, row in rows.items() if row["points"] != row["out of"]}
    assert not lost


def why(graded, student):
    path = graded.out / "scores" / student / f"{LAB}.json"
    checks = json.loads(path.read_text(encoding="utf-8"))["labs"][0]["checks"]
    return {check["message"] for check in checks if not check["points"]}


def nobody_earns_more_than_declared(graded):
    rows, wrong = graded.rows(), []
    attacks = {path.stem: declared(path) for path in ATTACKS}
    files = {make.__name__: (EARNS.search(make.__doc__)[1], LAB) for make in hostile_files.FILES}
    assert len(attacks) >= 40
    for student, (points, lab) in (attacks | files).items():
        row = rows[student, lab]
        missing = points == "nothing handed in"
        most = out_of(lab) if points == "everything" else 0 if missing else float(points)
        fair = float(row["points"]) <= most
        whole = float(row["out of"]) == out_of(lab) and not row["remark"].startswith("our bug")
        if not fair or not whole or missing != (row["remark"] == "nothing was handed in"):
            wrong.append(row)
    assert not wrong


def the_attacks_have_found_the_channel(graded):
    """Else they would prove nothing."""
    for path in (graded.out / "scores").rglob("*.json"):
        assert "object has no attribute 'sendall'" not in path.read_text(encoding="utf-8"), path


def strange_names_do_no_harm(graded):
    rows = graded.rows()
    right = [row for (_, lab), row in rows.items() if lab == LAB and row["points"] == row["out of"]]
    assert len(right) >= len(HONEST) + 4 + len(hostile_files.NAMES)
    assert not any(student.startswith(("=", "+", "-", "@", "\t")) for student, _ in rows)
    assert "a_linked_student" not in {student for student, _ in rows}


def nothing_hostile_gets_into_the_results(graded):
    for path, text in graded.texts():
        strange = {c for c in text if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e"}
        assert strange <= {*"\t\n"}, path
        if path.suffix == ".html":
            assert "<script" not in text.lower(), path
        if path.suffix == ".json":
            assert path.stat().st_size < 1 << 20, path


def nothing_secret_gets_out(graded):
    for path, text in graded.texts():
        assert SECRET not in text, path
        assert "root:x:" not in text, path
    for student, message in hidden_messages(graded):
        page = (graded.out / "feedback" / student / f"{LAB}.html").read_text(encoding="utf-8")
        assert not [line for line in message.splitlines() if "expected" in line and line in page]
    assert graded.called == []
    assert any("nothing worked" in reason for reason in why(graded, "call_the_kernel"))


def hidden_messages(graded):
    """Return what the judge said about hidden checks, for the instructor only."""
    hidden = {check.name for check in battery(LAB) if check.hidden}
    found = []
    for path in (graded.out / "scores").glob(f"*/{LAB}.json"):
        checks = json.loads(path.read_text(encoding="utf-8"))["labs"][0]["checks"]
        found += [(path.parent.name, one["message"]) for one in checks if one["name"] in hidden]
    assert any("expected" in message for _, message in found)
    return found


def nothing_is_left(graded):
    assert snapshot(graded.place) == graded.before
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", "/", sys.prefix):
        assert not list(Path(folder).glob("*was-here*")), folder
    assert "was-here" not in Path("/proc/net/unix").read_text()


def no_process_is_left(graded):
    wait, left = time.monotonic() + 5, processes(graded.place)
    while left and time.monotonic() < wait:
        time.sleep(0.1)
        left = processes(graded.place)
    for process in left:
        os.kill(process, signal.SIGKILL)
    assert not left


def processes(place):
    """Return the processes that came from this run: by their arguments or their environment."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
        except OSError:
            continue
        if os.fsencode(place) in words:
            found.append(int(entry.name))
    return found

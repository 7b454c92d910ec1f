"""Files as students could hand them in, made of what the course has: for the scripts beside it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from graders.catalog import ACCEPTED, EXERCISES, PACKAGE, SOLUTIONS, functions
from graders.diagnosis import misconceptions
from graders.loading import load

KINDS = {"accepted": ACCEPTED, "misconceptions": PACKAGE / "misconceptions"}
OF_THE_GRADERS = re.compile(r"^from graders\..*|^solution = solution_of.*", re.MULTILINE)
RIGHT_ONES = "from types import SimpleNamespace\n\nsolution = SimpleNamespace(**globals())"

ATTACKS = (
    "\nimport os\nos._exit(0)\n",
    "\nimport os\nwhile True:\n    os.fork()\n",
    "\nimport numpy as np\nnp.allclose = lambda *args, **kwargs: True\n",
    "\nopen('/etc/passwd').read()\n",
    "\nfrom graders.catalog import solution\nsoftmax = solution('lab02_activations').softmax\n",
    "\nkept = []\nwhile True:\n    kept.append(bytearray(1 << 28))\n",
    "\ndef softmax(z):\n    return np.zeros(10**8)\n",
    "\nclass Same:\n    __eq__ = lambda self, other: True\n\ndef softmax(z):\n    return Same()\n",
)


@dataclass(frozen=True)
class Piece:
    """A function written in another way, right or wrong."""

    lab: str
    kind: str  # "accepted" or "misconceptions"
    name: str  # softmax__normalises_columns

    @property
    def function(self) -> str:
        """The function that it stands for."""
        return self.name.partition("__")[0]

    def file(self) -> bytes:
        """Return the solution's file with this function in the place of its own."""
        others = (KINDS[self.kind] / f"{self.lab}.py").read_text(encoding="utf-8")
        others = OF_THE_GRADERS.sub("", others)
        parts = [right(self.lab).decode(), RIGHT_ONES, others, f"{self.function} = {self.name}\n"]
        return "\n\n".join(parts).encode()


def pieces(lab: str) -> Iterator[Piece]:
    """Yield every accepted alternative of a lab, then every misconception."""
    for name in functions(load(ACCEPTED / f"{lab}.py").module):
        yield Piece(lab, "accepted", name)
    for one in misconceptions(lab):
        yield Piece(lab, "misconceptions", one.name)


def blank(lab: str) -> bytes:
    """Return the exercise as it is handed out."""
    return (EXERCISES / f"{lab}.py").read_bytes()


def right(lab: str) -> bytes:
    """Return the solution."""
    return (SOLUTIONS / f"{lab}.py").read_bytes()


def broken(lab: str) -> Iterator[bytes]:
    """Yield files that can't be loaded."""
    yield right(lab)[:-40] + b"\n    return ((\n"
    yield b"import a_library_that_nobody_has\n" + right(lab)
    yield b"\xff\xfe\x00 no text"
    yield b""


def hostile(lab: str) -> Iterator[bytes]:
    """Yield files that want points, or the machine; what is quick to refuse."""
    for attack in ATTACKS:
        yield blank(lab) + attack.encode()


def mixed(lab: str) -> Iterator[bytes]:
    """Yield files of a class without end: most right or half right, some broken, some hostile."""
    alternatives = [piece.file() for piece in pieces(lab) if piece.kind == "accepted"]
    mistakes = [piece.file() for piece in pieces(lab) if piece.kind == "misconceptions"]
    kinds = [[right(lab)], alternatives, mistakes, mistakes, [right(lab)],
             mistakes, [blank(lab)], [*broken(lab)], alternatives, [*hostile(lab)]]  # fmt: skip
    endless = [cycle(files) for files in kinds]
    for number, files in enumerate(cycle(endless)):
        yield next(files) + b"\n# %d\n" % number


def hand_in(files: Iterable[bytes], lab: str, folder: Path) -> None:
    """Write files as the submissions of a class, a student each."""
    for number, data in enumerate(files):
        student = folder / f"student{number:05}"
        student.mkdir(parents=True)
        (student / f"{lab}.py").write_bytes(data)

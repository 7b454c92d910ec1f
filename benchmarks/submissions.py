"""Files as students could hand them in, made of what the course has: for the scripts beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graders.catalog import ACCEPTED, PACKAGE, SOLUTIONS, functions
from graders.diagnosis import misconceptions
from graders.loading import load

KINDS = {"accepted": ACCEPTED, "misconceptions": PACKAGE / "misconceptions"}
OF_THE_GRADERS = re.compile(r"^from graders\..*|^solution = solution_of.*", re.MULTILINE)
RIGHT_ONES = "from types import SimpleNamespace\n\nsolution = SimpleNamespace(**globals())"


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
        right = (SOLUTIONS / f"{self.lab}.py").read_text(encoding="utf-8")
        others = OF_THE_GRADERS.sub("", others)
        parts = [right, RIGHT_ONES, others, f"{self.function} = {self.name}\n"]
        return "\n\n".join(parts).encode()


def pieces(lab: str) -> Iterator[Piece]:
    """Yield every accepted alternative of a lab, then every misconception."""
    for name in functions(load(ACCEPTED / f"{lab}.py").module):
        yield Piece(lab, "accepted", name)
    for one in misconceptions(lab):
        yield Piece(lab, "misconceptions", one.name)

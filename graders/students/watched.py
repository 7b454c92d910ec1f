"""A file that is watched, and what is known of it between two saves."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graders.battery import battery
from graders.story import Checks
from graders.students.labfiles import lab_name
from graders.students.pieces import Pieces


@dataclass
class Watched:
    """A file, and what is known of it."""

    path: Path
    pieces: Pieces | None = None  # of what was graded last
    results: dict[str, Checks] = field(default_factory=dict)  # by function
    broken: Checks = field(default_factory=list)  # while the file can't be graded at all

    @property
    def checks(self) -> Checks:
        """All results, in the order of the lab."""
        if self.broken:
            return self.broken
        order = dict.fromkeys(check.function for check in battery(lab_name(self.path)))
        return [check for name in order for check in self.results.get(name, [])]

    def keep(self, checks: Checks, pieces: Pieces | None) -> None:
        """Put new results in the place of old ones, which a broken file leaves as they are."""
        self.broken = checks if checks[0]["unreadable"] else []
        if self.broken:
            return
        self.pieces = pieces
        fresh: dict[str, Checks] = {}
        for check in checks:
            fresh.setdefault(check["function"], []).append(check)
        self.results |= fresh

    def failing(self) -> set[str]:
        """Return the functions that are not right."""
        bad = {"failed", "error"}
        return {n for n, checks in self.results.items() if {c["outcome"] for c in checks} & bad}


def unexplained(checks: Checks) -> set[str]:
    """Return the functions of which a check failed, and we know no cause."""
    return {c["function"] for c in checks if c["outcome"] == "failed" and not c["cause"]}

"""A file that is watched, and what is known of it between two saves."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graders.battery import battery
from graders.folder import lab_name
from graders.pieces import Pieces
from graders.story import Checks


@dataclass
class Watched:
    """A file, and what is known of it."""

    path: Path
    pieces: Pieces | None = None
    results: dict[str, Checks] = field(default_factory=dict)  # by function

    @property
    def checks(self) -> Checks:
        """All results, in the order of the lab."""
        order = dict.fromkeys(check.function for check in battery(lab_name(self.path)))
        return [check for name in order for check in self.results.get(name, [])]

    def keep(self, checks: Checks) -> None:
        """Put new results in the place of old ones."""
        fresh: dict[str, Checks] = {}
        for check in checks:
            fresh.setdefault(check["function"], []).append(check)
        for others in self.results.values():  # what is said of the file as a whole is new as well
            for check in others:
                check.update({key: checks[0][key] for key in ("notes", "unreadable")})
        self.results |= fresh

    def failing(self) -> set[str]:
        """Return the functions that are not right."""
        bad = {"failed", "error"}
        return {n for n, checks in self.results.items() if {c["outcome"] for c in checks} & bad}

"""How much there is of everything, lab by lab."""

from __future__ import annotations

from graders.battery import battery
from graders.building import functions_to_write
from graders.catalog import ACCEPTED, functions, labs
from graders.diagnosis import misconceptions
from graders.loading import load

COLUMNS = ("functions", "checks", "points", "misconceptions", "accepted")


def table() -> str:
    """Return a table of the counts of every lab, and their sums."""
    rows = {lab: count(lab) for lab in labs()}
    rows["total"] = [sum(column) for column in zip(*rows.values())]
    width = max(map(len, rows))
    lines = [f"{'lab':<{width}}  " + "  ".join(COLUMNS)]
    for lab, numbers in rows.items():
        cells = [f"{number:>{len(name)}g}" for name, number in zip(COLUMNS, numbers)]
        lines.append(f"{lab:<{width}}  " + "  ".join(cells))
    return "\n".join(lines)


def count(lab: str) -> list[float]:
    """Return a lab's numbers, in the order of the columns."""
    checks = battery(lab)
    return [
        len(functions_to_write(lab)),
        len(checks),
        sum(check.points for check in checks),
        len(misconceptions(lab)),
        len(functions(load(ACCEPTED / f"{lab}.py").module)),
    ]

"""How much there is of everything, lab by lab."""

from __future__ import annotations

import ast
from pathlib import Path

from graders.authors.building import functions_to_write
from graders.battery import battery
from graders.catalog import ACCEPTED, PACKAGE, labs

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
        _public_functions(PACKAGE / "misconceptions" / f"{lab}.py"),
        _public_functions(ACCEPTED / f"{lab}.py"),
    ]


def _public_functions(path: Path) -> int:
    """Count the functions of a file without running it: some import TensorFlow."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return sum(isinstance(node, ast.FunctionDef) and node.name[0] != "_" for node in tree.body)

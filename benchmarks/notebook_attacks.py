"""What dishonest and what mangled notebooks get from stock nbgrader, and in a course made here.

Nobody has written a function in the first group, so each of them deserves 0 points; everything is
right in the second. Stock nbgrader runs them in a kernel without any protection, so run this where
nothing is lost: it takes some minutes.

    python benchmarks/notebook_attacks.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat
from autograde_time import run
from nbgrader.api import Gradebook, MissingEntry

from graders.catalog import ROOT

sys.path.insert(0, str(ROOT / "tests"))
from handed_in import HOSTILE, LAB, MANGLED, NOTEBOOK, hostile

STOCK = 'c = get_config()\nc.IncludeHeaderFooter.header = "source/header.ipynb"\n'
TOO_MUCH = "take all the memory"  # of this machine, which nobody but us protects


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        results = {name: graded(Path(folder) / name, name) for name in ("stock", "ours")}
    print(f"{'notebook':<28} {'stock nbgrader':>15} {'ours':>6}")
    for name in [*HOSTILE, *(maker.__name__ for maker in MANGLED)]:
        print(f"{name:<28} {results['stock'][name]:>15} {results['ours'][name]:>6}")


def graded(course: Path, name: str) -> dict[str, str]:
    """Make a course, hand everything in, grade it; return what each notebook got."""
    run(course.parent, "graders", "course", str(course), LAB)
    if name == "stock":
        (course / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
    run(course, "nbgrader", "generate_assignment", LAB)
    outcomes = {}
    for who, nb in notebooks(course / "release" / LAB / NOTEBOOK):
        if (name, who) == ("stock", TOO_MUCH):
            outcomes[who] = "not run"
            continue
        student = who.replace(" ", "_").replace("/", "")
        target = course / "submitted" / student / LAB / NOTEBOOK
        target.parent.mkdir(parents=True)
        nbformat.write(nb, target)
        run(course, "nbgrader", "autograde", LAB, "--student", student, may_fail=True)
        outcomes[who] = points(course, student)
    return outcomes


def notebooks(released: Path) -> list[tuple[str, nbformat.NotebookNode]]:
    """Return all that is handed in, by its name."""

    def blank() -> nbformat.NotebookNode:
        return nbformat.read(released, as_version=4)

    dishonest = [(name, hostile(blank(), code)) for name, code in HOSTILE.items()]
    return dishonest + [(maker.__name__, maker(blank())) for maker in MANGLED]


def points(course: Path, student: str) -> str:
    """Return the points that a student has in the gradebook, or that there are none."""
    if not (course / "autograded" / student / LAB / NOTEBOOK).exists():
        return "not graded"
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        try:
            submission = gradebook.find_submission(LAB, student)
        except MissingEntry:
            return "not graded"
        return f"{submission.score:g}" + " by hand" * submission.needs_manual_grade


if __name__ == "__main__":
    main()

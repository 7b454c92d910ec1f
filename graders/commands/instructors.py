"""``labs`` for instructors."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from graders.commands.parsing import Commands, command


def add_to(commands: Commands) -> None:
    """Add the commands of instructors."""
    grade = command(
        commands, "grade", "instructor: grade a class, every submission confined", run=_grade,
        more="Grades SUBMITTED/<student>/<lab>.py (or .ipynb, or in a folder <lab>), each in a "
        "process that knows no answer and can reach nothing. Writes grades.csv, report.html, a "
        "page of feedback and the scores of each; a second run grades only what is new.",
    )  # fmt: skip
    grade.add_argument("submitted", type=Path, metavar="SUBMITTED")
    grade.add_argument("labs", nargs="*", metavar="LAB", help="only these, as lab02 (default: all)")
    add_options(grade)


def add_options(grade: argparse.ArgumentParser) -> None:
    """Add the options of grading."""
    add = grade.add_argument
    add("--out", type=Path, default=Path("graded"), metavar="DIR", help="default: graded/")
    add("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="at a time")
    add("--scheduler", metavar="URL", help="on a Dask cluster, as tcp://host:8786, not here")
    add("--seed", type=int, help="of the random inputs (default: a random one, kept in DIR)")
    add("--gradebook", metavar="URL", help="enter the scores, as sqlite:///gradebook.db")
    add("--gradescope", action="store_true", help="write a results.json for each, as well")
    add("--no-sandbox", action="store_true", help="confine nothing: only for code that you trust")
    limits = grade.add_argument_group("what a submission may use up")
    limits.add_argument("--seconds", type=float, default=10.0, help="for one call (default: 10)")
    limits.add_argument(
        "--submission-seconds", type=float, default=120.0, help="for all of it (default: 120)"
    )
    limits.add_argument(
        "--memory", type=int, default=1024, metavar="MIB",
        help="beside the libraries (default: 1024, four times that with Keras)",
    )  # fmt: skip
    limits.add_argument(
        "--output", type=int, default=64, metavar="MIB", help="in one answer (default: 64)"
    )


def _grade(args: argparse.Namespace) -> int:
    from graders.classroom.session import grade_class

    return grade_class(args)

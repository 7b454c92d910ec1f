"""``labs`` for instructors."""

from __future__ import annotations

import argparse
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from graders.catalog import find, need_solutions
from graders.commands.parsing import Commands, add_labs, command, count, seconds, seed


def add_to(commands: Commands) -> None:
    """Add the commands of instructors."""
    grade = command(
        commands, "grade", "instructor: grade a class, every submission confined", run=_grade,
        more="Grades SUBMITTED/<student>/<lab>.py (or .ipynb, or in a folder <lab>), each in a "
        "process that knows no answer and can reach nothing. Writes grades.csv, report.html, a "
        "page of feedback and the scores of each; a second run grades only what is new.",
    )  # fmt: skip
    grade.add_argument(
        "submitted", type=Path, metavar="SUBMITTED", help="a folder with a folder for each student"
    )
    add_labs(grade)
    add_options(grade)
    course = command(
        commands, "course", "instructor: make a course of nbgrader, or update its sources",
        run=_course,
        more="Writes nbgrader_config.py and source/LAB/LAB.ipynb. All else in the folder stays.",
    )  # fmt: skip
    course.add_argument("folder", type=Path, metavar="DIR")
    add_labs(course)
    course.add_argument(
        "--force", action="store_true", help="overwrite sources that were edited, without asking"
    )
    release = command(
        commands, "release", "instructor: write what students get into a zip", run=_release,
        more="Exercises and notebooks, public checks, quizzes. No solutions, no hidden checks.",
    )  # fmt: skip
    release.add_argument("file", type=Path, metavar="FILE.zip")


def add_options(grade: argparse.ArgumentParser) -> None:
    """Add the options of grading."""
    add = grade.add_argument
    add("--out", type=Path, default=Path("graded"), metavar="DIR", help="default: graded/")
    add("--jobs", type=count, default=os.cpu_count() or 1, metavar="N",
        help="submissions at a time (default: one for each processor)")  # fmt: skip
    add("--scheduler", metavar="URL", help="on a Dask cluster, as tcp://host:8786, not here")
    add("--seed", type=seed, metavar="N",
        help="of the random inputs (default: a random one, kept in DIR)")  # fmt: skip
    add("--gradebook", metavar="URL", help="enter the scores, as sqlite:///gradebook.db")
    add("--gradescope", action="store_true", help="write a results.json for each, as well")
    add("--no-sandbox", action="store_true", help="confine nothing: only for code that you trust")
    limits = grade.add_argument_group("what a submission may use up")
    limits.add_argument(
        "--seconds", type=seconds, default=10.0, metavar="S", help="for one call (default: 10)"
    )
    limits.add_argument(
        "--submission-seconds", type=seconds, default=120.0, metavar="S",
        help="for all of it (default: 120)",
    )  # fmt: skip
    limits.add_argument(
        "--memory", type=count, default=1024, metavar="MIB",
        help="beside the libraries (default: 1024, four times that with Keras)",
    )  # fmt: skip
    limits.add_argument(
        "--output", type=count, default=64, metavar="MIB", help="in all answers (default: 64)"
    )


def _grade(args: argparse.Namespace) -> int:
    from graders.classroom.session import grade_class

    return grade_class(args)


def _course(args: argparse.Namespace) -> None:
    need_solutions()
    _need_nbgrader()
    from graders.notebooks import course

    overwrite = (lambda _: True) if args.force else _ask
    written, kept = course.make(args.folder, find(args.labs), overwrite)
    for path in written:
        print(path, "written")
    for path in kept:
        print(path, "kept as you edited it")
    if not (written or kept):
        print(f"{args.folder} is up to date")
    elif args.folder / "nbgrader_config.py" in written:
        print(f"Next: cd {args.folder}; then for each lab: nbgrader generate_assignment LAB")


def _release(args: argparse.Namespace) -> None:
    from graders.authors.releasing import release

    need_solutions()
    _need_nbgrader()  # there are notebooks in it
    print(f"{args.file} written, with {release(args.file)} labs")


def _need_nbgrader() -> None:
    if not (find_spec("nbgrader") and find_spec("jupytext")):
        raise ImportError('notebooks need nbgrader: pip install "grade-descent[nbgrader]"')


def _ask(path: Path) -> bool:
    if not sys.stdin.isatty():
        raise FileExistsError(
            f"{path} was edited since it was made. Nothing was changed. "
            "Name the labs to update, or give --force to lose what was edited."
        )
    return input(f"{path} was edited since it was made. Overwrite it? [y/N] ").lower() == "y"

"""``labs`` for instructors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graders.catalog import find, need_solutions
from graders.commands.parsing import Commands, add_labs, command


def add_to(commands: Commands) -> None:
    """Add the commands of instructors."""
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


def _course(args: argparse.Namespace) -> None:
    from graders.notebooks import course  # imports jupytext and nbformat

    need_solutions()
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
    from graders.releasing import release

    need_solutions()
    print(f"{args.file} written, with {release(args.file)} labs")


def _ask(path: Path) -> bool:
    if not sys.stdin.isatty():
        raise FileExistsError(
            f"{path} was edited since it was made. Nothing was changed. "
            "Name the labs to update, or give --force to lose what was edited."
        )
    return input(f"{path} was edited since it was made. Overwrite it? [y/N] ").lower() == "y"

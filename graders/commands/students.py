"""``labs`` for students."""

from __future__ import annotations

import argparse
from pathlib import Path

from graders import building
from graders.catalog import find, need_exercises
from graders.commands.parsing import Commands, add_labs, command


def add_to(commands: Commands) -> None:
    """Add the commands of students."""
    start = command(
        commands, "start", "copy the exercises into a folder to work in", run=_start,
        more="Files that are there already are never touched.",
    )  # fmt: skip
    start.add_argument("folder", type=Path, metavar="DIR")
    add_labs(start)


def _start(args: argparse.Namespace) -> None:
    need_exercises()
    copies = building.start(args.folder, find(args.labs))
    labs = "1 lab is" if len(copies) == 1 else f"{len(copies)} labs are"
    print(f"{labs} in {args.folder}. Now run: pytest {args.folder}")

"""``labs`` for students."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from pathlib import Path
from textwrap import fill

from graders import building
from graders.catalog import find, need_solutions
from graders.commands.parsing import Commands, add_labs, command
from graders.labfiles import find_files
from graders.loading import LoadError, shown


def add_to(commands: Commands) -> None:
    """Add the commands of students."""
    start = command(
        commands, "start", "copy the exercises into a folder to work in", run=_start,
        more="Files that are there already are never touched.",
    )  # fmt: skip
    start.add_argument("folder", type=Path, metavar="DIR")
    add_labs(start)
    show = command(
        commands, "show", "draw a picture of your functions beside TensorFlow's", run=_show,
        more="Draws each lab's functions and saves the picture beside the lab, as LAB.png.",
    )  # fmt: skip
    show.add_argument(
        "labs", nargs="*", metavar="LAB", help="lab02, a file or a folder (default: those here)"
    )
    show.add_argument("--open", action="store_true", help="look at it at once")
    show.add_argument("--save", type=Path, metavar="FILE", help="as FILE: .png, .svg or .pdf")


def _start(args: argparse.Namespace) -> None:
    need_solutions()
    copies = building.start(args.folder, find(args.labs))
    labs = "1 lab is" if len(copies) == 1 else f"{len(copies)} labs are"
    print(f"{labs} in {args.folder}. Now run: pytest {args.folder}")


def _show(args: argparse.Namespace) -> int:
    from graders import picturing  # imports matplotlib

    paths = find_files(args.labs)
    if args.save and len(paths) > 1:
        raise ValueError(f"--save takes one lab, and these are {len(paths)}: name one")
    code = 0
    for path in paths:
        target = args.save or path.with_suffix(".png")
        try:
            picture = picturing.draw_file(path)
            picture.save(target)
        except picturing.NoPicture as reason:
            print(f"{reason}\n")
        except (LoadError, FileExistsError) as error:  # the other labs have their pictures
            print(f"labs show: {error}", file=sys.stderr)
            code = 2
        else:
            print(f"{shown(target)}\n{_wrapped(picture.text)}\n")
            if args.open:
                webbrowser.open(target.resolve().as_uri())
    return code


def _wrapped(text: str) -> str:
    return "\n".join(fill(line, 88, subsequent_indent="   ") for line in text.splitlines())

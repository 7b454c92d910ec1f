"""The ``labs`` command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from graders import building, scaffold
from graders.catalog import SOLUTIONS, AuthorError, find
from graders.loading import LoadError


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; what can't be done is said in a sentence, with exit code 2."""
    args = parser().parse_args(argv)
    try:
        args.run(args)
    except (AuthorError, LoadError, LookupError, OSError, ValueError, ImportError) as error:
        print(f"labs {args.command}: {_sentence(error)}", file=sys.stderr)
        return 2
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="labs", description="Labs on training neural networks.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    start = commands.add_parser("start", help="copy the exercises into a folder to work in")
    start.add_argument("folder", type=Path, metavar="DIR")
    start.add_argument("labs", nargs="*", metavar="LAB", help="only these, as lab02 (default: all)")
    start.set_defaults(run=_start)

    build = commands.add_parser("build", help="author: make the exercises from the solutions")
    build.add_argument("labs", nargs="*", metavar="LAB", help="only these, as lab02 (default: all)")
    build.set_defaults(run=_build)

    record = commands.add_parser("record", help="author: record TensorFlow's answers")
    record.add_argument("labs", nargs="*", metavar="LAB", help="only these (default: all)")
    record.set_defaults(run=_record)

    new = commands.add_parser("new", help="author: begin a lab, with all its files")
    new.add_argument("name", metavar="NAME", help="as lab12_batch_norm")
    new.set_defaults(run=_new)

    count = commands.add_parser("count", help="author: how much there is of everything")
    count.set_defaults(run=_count)
    for command in (start, build, record, new, count):
        command.description = f"{command.prog.partition(' ')[2]}: {HELP[command.prog]}"
    return top


HELP = {
    "labs start": "copies the exercises into DIR; files that are there already are never touched.",
    "labs build": "writes exercises/LAB.py from solutions/LAB.py, the solution regions cut out.",
    "labs record": "asks TensorFlow what the checks of a lab compare with, and keeps its answers.",
    "labs new": "writes a solution, checks, misconceptions, an oracle and accepted alternatives "
    "to fill in; CONTRIBUTING.md goes through them.",
    "labs count": "prints a table of functions, checks, misconceptions and accepted solutions.",
}


def _start(args: argparse.Namespace) -> None:
    _need_solutions()
    copies = building.start(args.folder, find(args.labs))
    labs = "1 lab is" if len(copies) == 1 else f"{len(copies)} labs are"
    print(f"{labs} in {args.folder}. Now run: pytest {args.folder}")


def _build(args: argparse.Namespace) -> None:
    _need_solutions()
    for lab in find(args.labs):
        print(f"exercises/{lab}.py {'written' if building.build(lab) else 'is up to date'}")


def _record(args: argparse.Namespace) -> None:
    from graders.recording import record_lab  # imports TensorFlow when it runs

    _need_solutions()
    for lab in find(args.labs):
        print(f"graders/recorded/{lab}.npz {'written' if record_lab(lab) else 'is up to date'}")


def _new(args: argparse.Namespace) -> None:
    for path in scaffold.new(args.name):
        print(path)


def _count(_: argparse.Namespace) -> None:
    from graders.counting import table

    _need_solutions()
    print(table())


def _need_solutions() -> None:
    if not SOLUTIONS.is_dir():
        raise LookupError(f"this needs a copy of the course: there is no {SOLUTIONS}")


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)

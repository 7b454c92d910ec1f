"""``labs`` for authors."""

from __future__ import annotations

import argparse

from graders.authors import building, scaffold
from graders.catalog import find, need_solutions
from graders.commands.parsing import Commands, add_labs, command
from graders.sources import shown


def add_to(commands: Commands) -> None:
    """Add the commands of authors."""
    build = command(
        commands, "build", "author: make the exercises from the solutions", run=_build,
        more="Writes exercises/LAB.py from solutions/LAB.py, the solution regions cut out.",
    )  # fmt: skip
    record = command(
        commands, "record", "author: record TensorFlow's answers", run=_record,
        more="Asks TensorFlow what the checks of a lab compare with, and keeps its answers.",
    )  # fmt: skip
    for one in (build, record):
        add_labs(one)
    new = command(
        commands, "new", "author: begin a lab, with all its files", run=_new,
        more="Writes a solution, checks, misconceptions, hints, an oracle and accepted "
        "alternatives to fill in; CONTRIBUTING.md goes through them.",
    )  # fmt: skip
    new.add_argument("name", metavar="NAME", help="as lab12_batch_norm")
    command(
        commands, "count", "author: how much there is of everything", run=_count,
        more="Prints a table of functions, checks, misconceptions and accepted solutions.",
    )  # fmt: skip


def _build(args: argparse.Namespace) -> None:
    need_solutions()
    for lab in find(args.labs):
        print(f"exercises/{lab}.py {'written' if building.build(lab) else 'is up to date'}")


def _record(args: argparse.Namespace) -> None:
    from graders.authors.recording import record_lab  # imports TensorFlow when it runs

    need_solutions()
    for lab in find(args.labs):
        print(f"graders/recorded/{lab}.npz {'written' if record_lab(lab) else 'is up to date'}")


def _new(args: argparse.Namespace) -> None:
    for path in scaffold.new(args.name):
        print(shown(path))
    print("Write the solution first, then: labs build. CONTRIBUTING.md has the rest.")


def _count(_: argparse.Namespace) -> None:
    from graders.authors.counting import table

    need_solutions()
    print(table())

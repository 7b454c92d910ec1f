"""The ``quiz`` command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from quizzes.bank import BankError
from quizzes.commands import instructors, students


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; what can't be done is said in a sentence, with exit code 2."""
    args = parser().parse_args(argv or sys.argv[1:] or ["list"])
    try:
        return int(args.run(args))
    except BankError as error:
        print(f"quiz: {error}", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="quiz", description="Quizzes on training neural networks.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    students.add_to(commands)
    instructors.add_to(commands)
    return top

"""The ``quiz`` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from quizzes.bank import BankError
from quizzes.commands import instructors, students
from quizzes.history import HistoryError


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; what can't be done is said in a sentence, with exit code 2."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a sign that is unknown here stops no quiz
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except (BankError, HistoryError) as error:
        print(f"quiz: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a pipe has left, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="quiz", description="Quizzes on training neural networks.")
    top.add_argument("--plain", action="store_true", help=students.PLAIN)
    top.set_defaults(run=students.list_quizzes)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    students.add_to(commands)
    instructors.add_to(commands)
    return top

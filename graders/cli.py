"""The ``labs`` command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from graders.catalog import AuthorError
from graders.classroom.layers import NoSandbox
from graders.commands import authors, instructors, students
from graders.sources import LoadError

KNOWN = (AuthorError, LoadError, NoSandbox, LookupError, OSError, ValueError, ImportError)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; what can't be done is said in a sentence, with exit code 2.

    A command's own function returns an exit code, or None where all is well.
    """
    args = parser().parse_args(argv)
    try:
        return args.run(args) or 0
    except BrokenPipeError:  # the reader of a pipe has left, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KNOWN as error:
        print(f"labs {args.command}: {_sentence(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="labs", description="Labs on training neural networks.")
    top.set_defaults(run=lambda _: top.print_help())
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for readers in (students, instructors, authors):
        readers.add_to(commands)
    return top


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)

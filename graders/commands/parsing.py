"""What the parsers of all commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

# argparse gives no public name to what add_subparsers returns
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def command(
    commands: Commands, name: str, help: str, run: Callable[[argparse.Namespace], object], more: str
) -> argparse.ArgumentParser:
    """Add a command: a line in the list of all, and more in its own help."""
    parser = commands.add_parser(name, help=help, description=more)
    parser.set_defaults(run=run)
    return parser


def add_labs(parser: argparse.ArgumentParser) -> None:
    """Let a command take some labs, or none for all."""
    parser.add_argument(
        "labs", nargs="*", metavar="LAB", help="only these, as lab02 (default: all)"
    )


def count(text: str) -> int:
    """Read a whole number from 1 on."""
    return int(_above(text, int(text), 0))


def seed(text: str) -> int:
    """Read a whole number from 0 on, as random numbers can begin from."""
    return int(_above(text, int(text), -1))


def seconds(text: str) -> float:
    """Read a number of seconds, more than none."""
    return _above(text, float(text), 0)


def _above(text: str, number: float, least: float) -> float:
    if not least < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is too small or too large")
    return number

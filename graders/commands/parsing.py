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

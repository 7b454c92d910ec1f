"""``labs`` for instructors."""

from __future__ import annotations

from graders.commands.parsing import Commands


def add_to(commands: Commands) -> None:
    """Add the commands of instructors."""

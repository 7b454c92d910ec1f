"""A file's code in pieces, to see what was changed between two saves."""

from __future__ import annotations

import ast
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from graders.sources import LoadError, read


@dataclass(frozen=True)
class Pieces:
    """The code of each function, comments and layout left out, and of all around them."""

    functions: dict[str, str]
    rest: str
    names: dict[str, set[str]]  # that each function uses

    @classmethod
    def of(cls, path: Path) -> Pieces | None:
        """Take a file apart; None where it is not valid Python."""
        try:
            nodes = [node for source in read(path) for node in ast.parse(source.text).body]
        except (LoadError, SyntaxError, ValueError):
            return None
        functions = {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}
        rest = [node for node in nodes if not isinstance(node, ast.FunctionDef)]
        return cls(
            {name: ast.dump(node) for name, node in functions.items()},
            "\n".join(ast.dump(node) for node in rest if not _is_text(node)),
            {name: _names(node) for name, node in functions.items()},
        )

    def changed(self, before: Pieces | None) -> set[str]:
        """Return the functions that are not what they were; all, where the rest is not."""
        if before is None or before.rest != self.rest:
            return set(self.functions)
        names = self.functions.keys() | before.functions.keys()
        return {n for n in names if self.functions.get(n) != before.functions.get(n)}

    def with_users(self, functions: Collection[str]) -> set[str]:
        """Return some functions and all that call them, directly or not."""
        found = set(functions)
        while more := {user for user, used in self.names.items() if used & found} - found:
            found |= more
        return found


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _names(node: ast.FunctionDef) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}

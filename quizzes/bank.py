"""Reading quiz files: YAML 1.2 in, questions out, every error with its file, line and column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from quizzes import cache
from quizzes.format import FORMAT, Quiz

BANK = Path(__file__).resolve().parent


class BankError(Exception):
    """A quiz file that can't be used: a line for each problem, ``file:line:column: what``."""


def names() -> list[str]:
    """Return the names of the quizzes of the bank."""
    return sorted(path.stem for path in BANK.glob("*.yaml"))


def path_of(name: str) -> Path:
    """Return the file of a quiz, given by its name or by its path.

    Raises:
        BankError: there is no such quiz; a likely one is suggested.
    """
    path = Path(name) if name.endswith((".yaml", ".yml")) else BANK / f"{name}.yaml"
    if path.is_file():
        return path
    import difflib

    close = difflib.get_close_matches(name, names(), n=1, cutoff=0.4)
    hint = f" Did you mean {close[0]}?" if close else ""
    raise BankError(f"There is no quiz {name!r}.{hint} There are: {', '.join(names())}.")


def read(path: Path) -> Quiz:
    """Read and validate a quiz file.

    Raises:
        BankError: with all problems of the file at once.
    """
    text = _text(path)
    quiz = cache.load(path, text)
    if quiz is None:
        quiz = _validated(path)
        cache.keep(path, text, quiz)
    return quiz


def _validated(path: Path) -> Quiz:
    tree = parse(path)
    found = tree.get("format") if isinstance(tree, dict) else None
    if isinstance(found, int) and found > FORMAT:
        place = where(tree, ["format"])
        raise BankError(
            f"{path}:{place}: this file has format {found}, and this program knows {FORMAT}: "
            "install a newer grade-descent."
        )
    try:
        quiz = Quiz.model_validate(tree)
    except ValidationError as error:
        problems = {_problem(path, tree, one) for one in error.errors()}
        raise BankError("\n".join(line for _, line in sorted(problems))) from error
    seen: set[str] = set()
    for i, question in enumerate(quiz.questions):
        if question.id in seen:
            place = where(tree, ["questions", i, "id"])
            raise BankError(f"{path}:{place}: the id {question.id!r} stands here twice")
        seen.add(question.id)
    if quiz.id != path.stem:
        raise BankError(
            f"{path}:{where(tree, ['id'])}: the id must be the file's name, {path.stem}"
        )
    return quiz


def parse(path: Path) -> Any:
    """Return the YAML of a file, with the places of its parts kept."""
    from ruamel.yaml import YAML  # not needed for a quiz that was read before
    from ruamel.yaml.error import MarkedYAMLError

    try:
        return YAML(typ="rt").load(_text(path))
    except MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise BankError(f"{path}:{place}: {error.problem}") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BankError(f"{path}: {error}") from error


def where(tree: Any, route: Sequence[Any]) -> str:
    """Return ``line:column`` of a part of a YAML tree, or of the nearest part around it."""
    line, column = 0, 0
    for step in route:
        try:
            marks = tree.lc
            line, column = marks.key(step) if isinstance(step, str) else marks.item(step)
            tree = tree[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            continue  # a step of the validator's, not of the file: the question's type
    return f"{line + 1}:{column + 1}"


def _problem(path: Path, tree: Any, error: Any) -> tuple[tuple[int, ...], str]:
    place = where(tree, error["loc"])
    name = ".".join(str(step) for step in error["loc"])
    message = error["msg"].removeprefix("Value error, ")
    line, column = map(int, place.split(":"))
    return (line, column), f"{path}:{place}: {name}: {message}"

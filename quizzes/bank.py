"""Reading quiz files: YAML 1.2 in, questions out, every error with its file, line and column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from quizzes import cache
from quizzes.format import FORMAT, Quiz

SENTENCES = {
    "extra_forbidden": "there is no such key here",
    "missing": "this key is missing",
    "model_type": "keys with their values are needed here",
    "model_attributes_type": "keys with their values are needed here",
}  # where pydantic's own speak of inputs and fields
BANK = Path(__file__).resolve().parent


class BankError(Exception):
    """A quiz file that can't be used: a line for each problem, ``file:line:column: what``."""


def names() -> list[str]:
    """Return the names of the quizzes of the bank."""
    return sorted(path.stem for path in BANK.glob("*.yaml"))


def path_of(name: str) -> Path:
    """Return the file of a quiz, given by its path, its name or a beginning that only it has.

    Raises:
        BankError: there is no such quiz; a likely one is suggested.
    """
    path = Path(name) if name.endswith((".yaml", ".yml")) else BANK / f"{name}.yaml"
    if path.is_file():
        return path
    begun = [one for one in names() if one.startswith(name)]
    if len(begun) == 1:
        return BANK / f"{begun[0]}.yaml"
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
        quiz, problems = examine(path, parse(path))
        if quiz is None or problems:
            raise BankError("\n".join(problems))
        cache.keep(path, text, quiz)
    return quiz


def examine(path: Path, tree: Any) -> tuple[Quiz | None, list[str]]:
    """Return the quiz that a file holds, if it keeps to the format, and all that breaks it.

    Raises:
        BankError: the file has a newer format, so that nothing can be said about the rest.
    """
    _refuse_newer(path, tree)
    quiz, problems = None, _identities(path, tree)
    try:
        quiz = Quiz.model_validate(tree)
    except ValidationError as error:
        problems |= {
            _problem(path, tree, one["loc"], SENTENCES.get(one["type"], one["msg"]))
            for one in error.errors()
        }
    return quiz, [line for _, line in sorted(problems)]


def parse(path: Path) -> Any:
    """Return the YAML of a file, with the places of its parts kept."""
    from ruamel.yaml import YAML  # not needed for a quiz that was read before
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    text = _text(path)
    try:
        return YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise BankError(f"{path}:{place}: {error.problem}") from error
    except ReaderError as error:
        place = _place(text[: error.position])
        raise BankError(f"{path}:{place}: this sign can't stand in YAML") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        place = _place(error.object[: error.start].decode())
        raise BankError(f"{path}:{place}: this is no UTF-8") from error
    except OSError as error:
        raise BankError(f"{path} can't be read: {error.strerror}.") from error


def _place(before: str) -> str:
    """Return ``line:column`` of what comes after a text."""
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


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


def _refuse_newer(path: Path, tree: Any) -> None:
    found = tree.get("format") if isinstance(tree, dict) else None
    if isinstance(found, int) and found > FORMAT:
        raise BankError(
            f"{path}:{where(tree, ['format'])}: this file has format {found}, and this program "
            f"knows {FORMAT}: install a newer grade-descent."
        )


Problem = tuple[tuple[int, ...], str]  # its place, to sort by, and the line that is shown


def _identities(path: Path, tree: Any) -> set[Problem]:
    """Look at the ids: the quiz's is the file's name, a question's stands once."""
    if not isinstance(tree, dict):
        return set()
    problems, seen = set(), set()
    if isinstance(tree.get("id"), str) and tree["id"] != path.stem:
        problems.add(_problem(path, tree, ["id"], f"must be the file's name, {path.stem}"))
    questions = tree.get("questions")
    for i, question in enumerate(questions if isinstance(questions, list) else []):
        name = question.get("id") if isinstance(question, dict) else None
        if isinstance(name, str) and name in seen:
            route = ["questions", i, "id"]
            problems.add(_problem(path, tree, route, f"the id {name!r} stands here twice"))
        seen.add(name)
    return problems


def _problem(path: Path, tree: Any, route: Sequence[Any], message: str) -> Problem:
    place = where(tree, route)
    name = ".".join(str(step) for step in route)
    said = f"{path}:{place}: {name or 'the file'}: {message.removeprefix('Value error, ')}"
    return tuple(map(int, place.split(":"))), said

"""Proving the bank: what ``quiz check`` says about whole files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from quizzes.bank import BankError, examine, parse, path_of, where
from quizzes.cases import Case
from quizzes.format import AnyQuestion, Quiz, Single
from quizzes.proofs.question import keys, problems


@dataclass
class Proof:
    """What came of checking quizzes."""

    problems: list[str] = field(default_factory=list)
    questions: int = 0
    keys: int = 0  # answers recomputed
    ids: dict[str, str] = field(default_factory=dict)  # where each question's id stands

    def add(self, other: Proof) -> None:
        """Put another file's proof to this one; an id may stand in one file only."""
        self.problems += other.problems
        self.questions += other.questions
        self.keys += other.keys
        for name, place in other.ids.items():
            if name in self.ids:
                self.problems.append(f"{place}: the id {name!r} stands in {self.ids[name]}, too")
            self.ids.setdefault(name, place)


def prove_all(quizzes: Iterable[str]) -> Proof:
    """Check quizzes, given by name or path, each and all together."""
    total = Proof()
    for quiz in quizzes:
        try:
            total.add(prove(path_of(quiz)))
        except BankError as error:
            total.problems += str(error).splitlines()
    return total


def prove(path: Path) -> Proof:
    """Check every question of a quiz file, on every seed.

    Questions that break the format are named, and the others are checked all the same.

    Raises:
        BankError: the file can't be read, or is of a newer format.
    """
    tree = parse(path)
    quiz, broken = examine(path, tree)
    proof = Proof(broken)
    for i, question in _sound(quiz, tree):
        proof.questions += 1
        proof.ids[question.id] = f"{path}:{where(tree, ['questions', i, 'id'])}"
        for seed in question.variants.seeds if question.variants else [None]:
            case = Case(question, seed)
            proof.keys += keys(question)
            suffix = "" if seed is None else f" (seed {seed})"
            for route, problem in problems(case):
                place = where(tree, ["questions", i, *route])
                proof.problems.append(f"{path}:{place}: {question.id}: {problem}{suffix}")
    if quiz:
        proof.problems += [f"{path}:{where(tree, ['questions'])}: {x}" for x in _habits(quiz)]
    return proof


def _sound(quiz: Quiz | None, tree: Any) -> Iterator[tuple[int, AnyQuestion]]:
    """Yield the questions that keep to the format, with their places in the file."""
    if quiz:
        yield from enumerate(quiz.questions)
        return
    one: TypeAdapter[AnyQuestion] = TypeAdapter(AnyQuestion)
    written = tree.get("questions") if isinstance(tree, dict) else None
    for i, question in enumerate(written if isinstance(written, list) else []):
        try:
            yield i, one.validate_python(question)
        except ValidationError:
            continue  # named already


def _habits(quiz: Quiz) -> Iterator[str]:
    """Look for what gives the key away over a whole quiz."""
    singles = [question for question in quiz.questions if isinstance(question, Single)]
    longest = [max(q.options, key=lambda option: len(option.text)).correct for q in singles]
    if sum(longest) * 2 > len(singles):
        yield f"the longest option is the right one in {sum(longest)} of {len(singles)} questions"

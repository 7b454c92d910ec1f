"""A class's answer files, as the runner writes them, read with care: anybody can write one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from quizzes.bank import BankError

Name = Annotated[str, Field(max_length=200)]


class Event(BaseModel):
    """A line of an answer file; what a newer program adds to it is passed over."""

    model_config = ConfigDict(strict=True, frozen=True)

    attempt: Name


class Start(Event):
    """An attempt begins."""

    event: Literal["start"]
    quiz: Name
    seed: int
    time: Annotated[float, Field(ge=0, lt=1e11)]


class Answer(Event):
    """A question is answered."""

    event: Literal["answer"]
    question: Name
    answer: Any
    seed: int | None = None


class Finish(Event):
    """An attempt ends."""

    event: Literal["finish"]


EVENT: TypeAdapter[Start | Answer | Finish] = TypeAdapter(
    Annotated[Start | Answer | Finish, Field(discriminator="event")]
)


class Given(NamedTuple):
    """An answer, and where it stands."""

    answer: Answer
    place: str


@dataclass
class Attempt:
    """One go of one student at one quiz."""

    student: str
    start: Start
    place: str  # where it begins: file:line
    answers: dict[str, Given] = field(default_factory=dict)  # the first to each question


def collect(paths: Iterable[Path], warnings: list[str]) -> list[Attempt]:
    """Return the attempts of all files, student by student, oldest first.

    Args:
        paths: answer files, or folders of them.
        warnings: is told of what is broken and passed over.

    Raises:
        BankError: a file can't be read, or two files are one student's.
    """
    files: dict[str, Path] = {}
    for path in _files(paths):
        student = path.parent.name if path.stem == "attempts" else path.stem
        if student in files:
            both = f"{path} and {files[student]}"
            raise BankError(f"{both} are both {student}'s: rename one of them.")
        files[student] = path
    attempts = []
    for student, path in sorted(files.items()):
        attempts += sorted(_attempts(path, student, warnings), key=lambda one: one.start.time)
    return attempts


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path.absolute()
        elif found := sorted(file for file in path.absolute().rglob("*.jsonl") if file.is_file()):
            yield from found
        else:
            raise BankError(f"There is no answer file (.jsonl) in {path}.")


def _attempts(path: Path, student: str, warnings: list[str]) -> list[Attempt]:
    attempts: dict[str, Attempt] = {}
    for place, event in _events(path, warnings):
        if isinstance(event, Start):
            attempts.setdefault(event.attempt, Attempt(student, event, place))
        elif event.attempt not in attempts:
            warnings.append(f"{place}: the start of this attempt is missing; it is passed over")
        elif isinstance(event, Answer):
            given = attempts[event.attempt].answers
            given.setdefault(event.question, Given(event, place))
    return list(attempts.values())


def _events(path: Path, warnings: list[str]) -> Iterator[tuple[str, Start | Answer | Finish]]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise BankError(f"{path} can't be read: {error.strerror}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield f"{path}:{number}", EVENT.validate_json(line)
        except ValidationError as error:
            if error.errors()[0]["type"] != "union_tag_invalid":  # another kind of event: a review
                warnings.append(f"{path}:{number}: this line is broken; it is passed over")

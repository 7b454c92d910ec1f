"""What a history says: attempts, their answers and scores, worked out from its events in order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Name = tuple[str, str]  # of a question: its quiz, its id


class Score(NamedTuple):
    """Credits earned, and how many there were to earn.

    Example:
        >>> str(Score(20.5, 28))
        '20.5 of 28, 73%'
    """

    earned: float
    out_of: int

    def __str__(self) -> str:
        share = self.earned / self.out_of if self.out_of else 0.0
        return f"{round(self.earned, 2):g} of {self.out_of}, {share:.0%}"


@dataclass
class Attempt:
    """One go at a quiz."""

    id: str
    quiz: str
    seed: int
    started: float
    exam: bool = False
    file: str = ""  # of a quiz that is not in the bank
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)  # by question id
    finished: bool = False

    @property
    def last(self) -> float:
        """The time of the latest answer, or of the start."""
        times = [float(answer["time"]) for answer in self.answers.values()]
        return max([self.started, *times])

    def score(self, void: Collection[str] = ()) -> Score:
        """Return what was earned so far, without the questions that are void now."""
        credits = [answer["credit"] for id, answer in self.answers.items() if id not in void]
        return Score(sum(credits), len(credits))


class Answered(NamedTuple):
    """An answer of an attempt or of a review, as far as the next review needs to know it."""

    name: Name
    credit: float
    time: float
    in_review: bool


@dataclass
class Records:
    """All attempts by id, and all answers in the order in which they were given."""

    attempts: dict[str, Attempt] = field(default_factory=dict)
    answers: list[Answered] = field(default_factory=list)

    def take(self, event: dict[str, Any]) -> None:
        """Take the next event into account; one of an unknown kind, of a newer program, is none.

        Raises:
            KeyError, TypeError, ValueError, ArithmeticError, AttributeError: it is no event.
        """
        match event["event"]:
            case "start":
                self._start(event)
            case "answer":
                self._answer(event)
            case "finish" if event["attempt"] in self.attempts:
                self.attempts[event["attempt"]].finished = True
            case "review":
                self._review(event, str(event["quiz"]), in_review=True)

    def _start(self, event: dict[str, Any]) -> None:
        attempt = Attempt(
            str(event["attempt"]), str(event["quiz"]), int(event["seed"]), _time(event["time"]),
            bool(event.get("exam")), str(event.get("file", "")),
        )  # fmt: skip
        self.attempts.setdefault(attempt.id, attempt)

    def _answer(self, event: dict[str, Any]) -> None:
        attempt = self.attempts.get(event["attempt"])
        if attempt is None or event["question"] in attempt.answers:
            return  # its start was lost; or two terminals asked the same: the first answer counts
        event = {"time": attempt.started} | event
        answered = self._review(event, attempt.quiz, in_review=False)
        facts = {name: event.get(name) for name in ("typed", "answer", "seed", "misconception")}
        facts |= {"credit": answered.credit, "time": answered.time}
        attempt.answers[answered.name[1]] = facts

    def _review(self, event: dict[str, Any], quiz: str, in_review: bool) -> Answered:
        question, credit = str(event["question"]), float(event["credit"])
        if not 0 <= credit <= 1:
            raise ValueError(f"a credit of {credit}")
        answered = Answered((quiz, question), credit, _time(event["time"]), in_review)
        self.answers.append(answered)
        return answered


def _time(seconds: Any) -> float:
    if not 0 <= float(seconds) < 1e11:
        raise ValueError(f"a time of {seconds}")
    return float(seconds)

"""What was wrong comes back: soon at first, then further and further apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from math import ceil
from typing import Any, NamedTuple

from quizzes.asking import INTERRUPTS, Desk, Stopped
from quizzes.format import AnyQuestion
from quizzes.pages import counted
from quizzes.records import Answered, Name
from quizzes.sheets import Sheet


class Due(NamedTuple):
    """A question that was wrong at least once, and when it comes back."""

    name: Name
    due: datetime
    wrong: bool  # the last time, too


def schedule(answers: Iterable[Answered]) -> list[Due]:
    """Work out from all answers so far what comes back when, the most urgent first.

    A question enters with its first wrong answer. What is wrong comes back after ten minutes, what
    is right after days, by the model of memory of FSRS.
    """
    from fsrs import Card, Rating, Scheduler

    step = (timedelta(minutes=10),)
    scheduler = Scheduler(learning_steps=step, relearning_steps=step, enable_fuzzing=False)
    cards: dict[Name, Card] = {}
    last: dict[Name, float] = {}
    for answer in answers:
        name = answer.name
        if answer.credit < 1 or name in cards:
            rating = Rating.Good if answer.credit == 1 else Rating.Again
            when = datetime.fromtimestamp(answer.time, UTC)
            card = cards.get(name) or Card(card_id=0, due=when)
            cards[name], _ = scheduler.review_card(card, rating, when)
            last[name] = answer.credit
    dues = [Due(name, card.due, last[name] < 1) for name, card in cards.items()]
    return sorted(dues, key=lambda due: due.due)


def nothing_to_ask(dues: list[Due], only_wrong: bool) -> str:
    """Say why there is nothing to review, and when there will be."""
    if only_wrong or not dues:
        return "Nothing is wrong: there is nothing to review."
    wrong = sum(due.wrong for due in dues)
    hint = f" `quiz review --wrong` asks {wrong} at once." if wrong else ""
    return f"Nothing is due. The next question comes back in {_long(dues[0].due - now())}.{hint}"


def _long(wait: timedelta) -> str:
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        count = ceil(wait.total_seconds() / length)
        if count > 1:
            return f"{count} {unit}s"
    return "a minute"


def now() -> datetime:
    """Return the present moment, as ``schedule`` counts."""
    return datetime.now(UTC)


@dataclass
class Review:
    """One reader at the questions that come back."""

    questions: Mapping[Name, AnyQuestion]
    seed: int
    desk: Desk
    command: str = "quiz review"
    right: int = 0

    def run(self, names: Collection[Name]) -> bool:
        """Ask some questions; return whether all were answered."""
        page = self.desk.page
        page.say(f"Review: {counted(len(names))}, seed {self.seed}", "bold")
        page.say("Answer in one line. q stops, and everything is kept.", "dim")
        self.desk.warn()
        try:
            for number, name in enumerate(names, start=1):
                page.say()
                page.bar(number - 1, len(names))
                page.say(f"Question {number} of {len(names)}, from {name[0]}", "bold")
                sheet = Sheet.of(self.questions[name], self.seed)
                self.desk.put(sheet, partial(self._keep, name))
        except (Stopped, *INTERRUPTS):
            self.desk.stopped(f"`{self.command}` goes on from here.")
            return False
        page.say()
        page.bar(1, 1)
        page.say(f"Done: {self.right} of {len(names)} right.", "bold")
        self.desk.close()
        return True

    def _keep(self, name: Name, **facts: Any) -> None:
        self.right += facts["credit"] == 1
        self.desk.history.review(*name, **facts)

"""What a reader has done so far: the quizzes with their scores, and every attempt by its date."""

from __future__ import annotations

from datetime import datetime

from quizzes.format import Quiz
from quizzes.pages import Page, counted
from quizzes.records import Attempt, Records
from quizzes.reviewing import Due, now
from quizzes.shelf import counting, void


def show_quizzes(page: Page, quizzes: list[Quiz], records: Records, dues: list[Due]) -> None:
    """Write the quizzes of the bank, each with its scores and what is to be done."""
    for quiz in quizzes:
        own = [attempt for attempt in records.attempts.values() if attempt.quiz == quiz.id]
        due = sum(name[0] == quiz.id and when <= now() for name, when, _ in dues)
        page.say(f"{quiz.title}: quiz take {quiz.id}", "bold")
        page.facts(*_facts(quiz, own, due))
    waiting = sum(due <= now() for _, due, _ in dues)
    page.say()
    if waiting:
        page.say(f"{counted(waiting)} to look at again: quiz review")
    page.say("All your attempts: quiz history. All commands: quiz --help", "dim")


def _facts(quiz: Quiz, attempts: list[Attempt], due: int) -> list[str]:
    gone = void(quiz)
    facts = [counted(len(counting(quiz)))]
    scores = [attempt.score(gone) for attempt in attempts if attempt.finished]
    if scores:
        best = max(scores, key=lambda score: score.earned / max(score.out_of, 1))
        facts += [f"best {best}", f"last {scores[-1]}"]
    elif not attempts:
        facts.append("not taken yet")
    if attempts and not attempts[-1].finished:
        done = attempts[-1].score(gone).out_of
        facts.append(f"stopped after {counted(done)}: quiz resume {quiz.id}")
    if due:
        facts.append(f"{due} to review")
    return facts


def show_history(page: Page, quizzes: list[Quiz], records: Records) -> None:
    """Write every attempt, the oldest first, and how many answers were reviews."""
    gone = {quiz.id: void(quiz) for quiz in quizzes}
    if not records.attempts:
        page.say("You have not taken a quiz yet. Take one: quiz take NAME (`quiz` lists them).")
    for attempt in records.attempts.values():
        page.say(f"{moment(attempt.started)}: {attempt.quiz}", "bold")
        score = attempt.score(gone.get(attempt.quiz, ()))
        quiet = attempt.exam or not score.out_of  # of an exam no word until its end
        stopped = f"stopped after {counted(score.out_of)}" if quiet else f"stopped, {score} so far"
        facts = [str(score) if attempt.finished else stopped]
        facts.append(f"seed {attempt.seed}")
        page.facts(*facts, *["as an exam"] * attempt.exam)
    reviews = [answer.credit == 1 for answer in records.answers if answer.in_review]
    if reviews:
        page.say(f"In reviews: {counted(len(reviews))}, {sum(reviews)} right")


def moment(seconds: float) -> str:
    """Return a time as a reader's own clock shows it."""
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d %H:%M")

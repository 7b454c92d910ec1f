"""``quiz`` for those who take quizzes."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress

from quizzes.bank import BANK, path_of, read
from quizzes.commands.parsing import Commands
from quizzes.format import Quiz
from quizzes.history import History, HistoryError
from quizzes.pages import Page
from quizzes.records import Attempt

PLAIN = "no colour and no lines, one fact a line, as for a screen reader"


def add_to(commands: Commands) -> None:
    """Add the commands of students."""
    overview = _command(commands, "list", "the quizzes, your best and your last score, what is due")
    overview.set_defaults(run=list_quizzes)

    take = _command(commands, "take", "take a quiz")
    take.add_argument("quiz", metavar="QUIZ", help="its name or the beginning of it, or a file")
    take.add_argument("--seed", type=int, help="the same numbers and order as another time")
    take.add_argument("--exam", action="store_true", help="no word on your answers until the end")
    take.set_defaults(run=_take)

    resume = _command(commands, "resume", "go on with the quiz that you stopped last")
    resume.add_argument("quiz", metavar="QUIZ", nargs="?", help="the name of another one")
    resume.set_defaults(run=_resume)

    review = _command(commands, "review", "answer again what was wrong, when it is time")
    review.add_argument("--wrong", action="store_true", help="at once: all that is wrong still")
    review.add_argument("--seed", type=int, help="the same numbers and order as another time")
    review.set_defaults(run=_review)

    history = _command(commands, "history", "all that you have taken")
    history.set_defaults(run=_history)


def _command(commands: Commands, name: str, says: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=says, description=says.capitalize() + ".")
    command.add_argument("--plain", action="store_true", default=argparse.SUPPRESS, help=PLAIN)
    return command


def list_quizzes(args: argparse.Namespace) -> int:
    """Show the quizzes of the bank, with scores and what is to be reviewed."""
    from quizzes.overview import show_quizzes
    from quizzes.reviewing import schedule
    from quizzes.shelf import bank, by_name

    history, quizzes = History(), bank()
    records = history.records()
    there = by_name(quizzes)
    dues = [due for due in schedule(records.answers) if due.name in there]
    show_quizzes(Page(args.plain), quizzes, records, dues)
    return _warned(history)


def _take(args: argparse.Namespace) -> int:
    from quizzes.taking import new_seed

    path, history, page = path_of(args.quiz), History(), Page(args.plain)
    quiz = read(path)
    with suppress(HistoryError):  # a quiz can be taken without one
        if any(one.quiz == quiz.id and one.answers for one in _stopped(history)):
            page.say("You stopped this quiz before its end. This is a new go at it; the old one "
                     f"goes on with `quiz resume {quiz.id}`.", "dim")  # fmt: skip
    seed = new_seed() if args.seed is None else args.seed
    file = "" if path.parent == BANK else str(path.resolve())
    return _run(quiz, history.start(quiz.id, seed, args.exam, file), history, page)


def _resume(args: argparse.Namespace) -> int:
    history, page = History(), Page(args.plain)
    stopped = [one for one in _stopped(history) if one.quiz.startswith(args.quiz or "")]
    if not stopped:
        page.say(f"There is no {args.quiz or 'quiz'} to go on with. Take one: quiz take NAME")
        return _warned(history)
    attempt = stopped[-1]
    return _run(read(path_of(attempt.file or attempt.quiz)), attempt, history, page)


def _stopped(history: History) -> list[Attempt]:
    """Return the attempts that can go on, the latest last."""
    attempts = history.records().attempts.values()
    return sorted((one for one in attempts if not one.finished), key=lambda one: one.last)


def _run(quiz: Quiz, attempt: Attempt, history: History, page: Page) -> int:
    from quizzes.asking import Desk
    from quizzes.taking import Taking

    return 0 if Taking(quiz, attempt, Desk(page, history, attempt.exam)).run() else 1


def _review(args: argparse.Namespace) -> int:
    from quizzes.asking import Desk
    from quizzes.reviewing import Review, nothing_to_ask, now, schedule
    from quizzes.shelf import by_name, known
    from quizzes.taking import new_seed

    history, page = History(), Page(args.plain)
    records = history.records()
    questions = by_name(known(records.attempts.values()))
    dues = [one for one in schedule(records.answers) if one.name in questions]
    chosen = [one.name for one in dues if (one.wrong if args.wrong else one.due <= now())]
    if not chosen:
        page.say(nothing_to_ask(dues, args.wrong))
        return _warned(history)
    seed = new_seed() if args.seed is None else args.seed
    command = "quiz review --wrong" if args.wrong else "quiz review"
    return 0 if Review(questions, seed, Desk(page, history), command).run(chosen) else 1


def _history(args: argparse.Namespace) -> int:
    from quizzes.overview import show_history
    from quizzes.shelf import known

    history = History()
    records = history.records()
    show_history(Page(args.plain), known(records.attempts.values()), records)
    return _warned(history)


def _warned(history: History) -> int:
    for warning in history.warnings:
        print(f"quiz: {warning}", file=sys.stderr)
    return 0

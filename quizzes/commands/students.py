"""``quiz`` for those who take quizzes."""

from __future__ import annotations

import argparse
import shutil

from quizzes.bank import names, path_of, read
from quizzes.commands.parsing import Commands
from quizzes.history import Attempt, History


def add_to(commands: Commands) -> None:
    """Add the commands of students."""
    overview = commands.add_parser("list", help="the quizzes, your best and your last score")
    overview.set_defaults(run=_list)

    take = commands.add_parser("take", help="take a quiz")
    take.add_argument("quiz", metavar="QUIZ", help="its name, as activation_functions")
    take.add_argument("--seed", type=int, help="the same numbers and order as another time")
    take.add_argument("--exam", action="store_true", help="no word on your answers until the end")
    take.set_defaults(run=_take)

    resume = commands.add_parser("resume", help="go on with the quiz that you stopped last")
    resume.set_defaults(run=_resume)


def _list(_: argparse.Namespace) -> int:
    done = [attempt for attempt in History().attempts() if attempt.finished]
    for name in names():
        scores = [attempt.earned for attempt in done if attempt.quiz == name]
        said = f"best {max(scores):g}, last {scores[-1]:g}" if scores else "not taken yet"
        print(f"{name:<38} {said}")
    print("\nTake one: quiz take NAME")
    return 0


def _take(args: argparse.Namespace) -> int:
    from quizzes.taking import new_seed

    quiz = read(path_of(args.quiz))
    history = History()
    seed = new_seed() if args.seed is None else args.seed
    return _run(history, history.start(quiz.id, seed, args.exam))


def _resume(_: argparse.Namespace) -> int:
    history = History()
    open_ones = [attempt for attempt in history.attempts() if not attempt.finished]
    if not open_ones:
        print("There is no quiz to go on with. Take one: quiz take NAME")
        return 0
    return _run(history, open_ones[-1])


def _run(history: History, attempt: Attempt) -> int:
    from quizzes.taking import Page, Taking

    width = min(shutil.get_terminal_size().columns, 100)
    finished = Taking(read(path_of(attempt.quiz)), attempt, history, Page(width)).run()
    return 0 if finished else 1

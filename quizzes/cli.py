"""The ``quiz`` command."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence

from quizzes.bank import BankError, names, path_of, read
from quizzes.history import Attempt, History


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; what can't be done is said in a sentence, with exit code 2."""
    args = parser().parse_args(argv or sys.argv[1:] or ["list"])
    try:
        return int(args.run(args))
    except BankError as error:
        print(f"quiz: {error}", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(prog="quiz", description="Quizzes on training neural networks.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    overview = commands.add_parser("list", help="the quizzes, your best and your last score")
    overview.set_defaults(run=_list)

    take = commands.add_parser("take", help="take a quiz")
    take.add_argument("quiz", metavar="QUIZ", help="its name, as activation_functions")
    take.add_argument("--seed", type=int, help="the same numbers and order as another time")
    take.add_argument("--exam", action="store_true", help="no word on your answers until the end")
    take.set_defaults(run=_take)

    resume = commands.add_parser("resume", help="go on with the quiz that you stopped last")
    resume.set_defaults(run=_resume)

    check = commands.add_parser("check", help="author: prove every answer of the bank")
    check.add_argument("quizzes", nargs="*", metavar="QUIZ", help="a name or a file (default: all)")
    check.set_defaults(run=_check)
    return top


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


def _check(args: argparse.Namespace) -> int:
    from quizzes.proving import prove

    problems, keys, questions = [], 0, 0
    for name in args.quizzes or names():
        try:
            proof = prove(path_of(name))
        except BankError as error:
            problems += str(error).splitlines()
            continue
        problems += proof.problems
        keys, questions = keys + proof.keys, questions + proof.questions
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{questions} questions, {keys} answers recomputed, {len(problems)} problems")
    return 2 if problems else 0

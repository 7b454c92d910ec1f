"""``quiz`` for those who give quizzes: instructors and authors."""

from __future__ import annotations

import argparse

from quizzes.bank import BankError, names, path_of
from quizzes.commands.parsing import Commands


def add_to(commands: Commands) -> None:
    """Add the commands of instructors and authors."""
    check = commands.add_parser("check", help="author: prove every answer of the bank")
    check.add_argument("quizzes", nargs="*", metavar="QUIZ", help="a name or a file (default: all)")
    check.set_defaults(run=_check)


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

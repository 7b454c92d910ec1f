"""``quiz`` for those who give quizzes: instructors and authors."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizzes.bank import BankError, names, path_of, read
from quizzes.commands.parsing import Commands

if TYPE_CHECKING:
    from quizzes.classroom.marking import Mark


def add_to(commands: Commands) -> None:
    """Add the commands of instructors and authors."""
    check = commands.add_parser("check", help="author: prove every answer of the bank")
    check.add_argument("quizzes", nargs="*", metavar="QUIZ", help="a name or a file (default: all)")
    check.set_defaults(run=_check)

    schema = commands.add_parser("schema", help="author: write the JSON Schema of quiz files")
    schema.set_defaults(run=_schema)

    freeze = commands.add_parser("freeze", help="author: write a quiz with all numbers in it")
    _one_quiz(freeze, "YAML file, named as the quiz is to be called (default: shown only)")
    freeze.set_defaults(run=_freeze)

    export = commands.add_parser("export", help="instructor: write a quiz for Moodle or Canvas")
    export.add_argument("format", choices=["moodle", "qti"], help="qti (1.2) is what Canvas reads")
    _one_quiz(export, "where to (default: NAME.xml or NAME.zip in this folder)")
    export.set_defaults(run=_export)

    grade = commands.add_parser("grade", help="instructor: score a class's answer files anew")
    _answer_files(grade)
    grade.add_argument("--out", type=Path, metavar="FILE", help="the CSV file (default: shown)")
    grade.add_argument("--gradebook", metavar="URL", help="nbgrader's, as sqlite:///gradebook.db")
    grade.add_argument(
        "--attempt", choices=["best", "first", "last"], default="best",
        help="which one counts, of several at one quiz (default: best)",
    )  # fmt: skip
    grade.set_defaults(run=_grade)

    stats = commands.add_parser("stats", help="instructor: what the answers say of the questions")
    _answer_files(stats)
    stats.set_defaults(run=_stats)


def _one_quiz(parser: argparse.ArgumentParser, out: str) -> None:
    parser.add_argument("quiz", metavar="NAME", help="as activation_functions, or a file")
    parser.add_argument("--out", type=Path, metavar="FILE", help=out)
    parser.add_argument(
        "--seed", type=int, help="the paper of this seed only (default: all numbers of all seeds)"
    )


def _answer_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "answers", nargs="+", type=Path, metavar="ANSWERS",
        help="STUDENT.jsonl or STUDENT/attempts.jsonl, or folders of them",
    )  # fmt: skip
    parser.add_argument(
        "--quiz", action="append", default=[], metavar="FILE", help="a quiz outside the bank, too"
    )


def _check(args: argparse.Namespace) -> int:
    from quizzes.proving import prove_all

    proof = prove_all(args.quizzes or names())
    print(*proof.problems, sep="\n", end="\n" if proof.problems else "")
    print(
        f"{proof.questions} questions, {proof.keys} answers recomputed, "
        f"{len(proof.problems)} problem{'s' * (len(proof.problems) != 1)}"
    )
    return 2 if proof.problems else 0


def _schema(_: argparse.Namespace) -> int:
    from quizzes.schema import PATH, write

    print(f"quizzes/{PATH.name} {'written' if write() else 'is up to date'}")
    return 0


def _freeze(args: argparse.Namespace) -> int:
    from quizzes.freezing import freeze

    source = path_of(args.quiz)
    quiz = read(source)
    if args.out is None:
        print(freeze(quiz, quiz.id, args.seed), end="")
        return 0
    if not re.fullmatch(r"[a-z][a-z0-9_]*\.yaml", args.out.name):
        raise BankError(f"{args.out}: name the file as week1.yaml: small letters, digits and _.")
    if args.out.resolve() == source.resolve():
        raise BankError(f"{args.out} is the quiz itself: give the frozen one another name.")
    _write(args.out, freeze(quiz, args.out.stem, args.seed).encode())
    return 0


def _export(args: argparse.Namespace) -> int:
    from quizzes.exports import moodle, qti
    from quizzes.exports.items import Losses

    quiz, losses = read(path_of(args.quiz)), Losses()
    one, suffix = {"moodle": (moodle, "xml"), "qti": (qti, "zip")}[args.format]
    _write(args.out or Path(f"{quiz.id}.{suffix}"), one.export(quiz, args.seed, losses))
    for line in losses.lines():
        print(f"quiz: {line}", file=sys.stderr)
    return 0


def _marks(args: argparse.Namespace) -> list[Mark]:
    """Mark all attempts of a class; say what is broken."""
    from quizzes.classroom.marking import Marker
    from quizzes.classroom.submissions import collect

    quizzes = [read(path_of(name)) for name in [*names(), *args.quiz]]
    marker = Marker({quiz.id: quiz for quiz in quizzes})
    marks = marker.mark(collect(args.answers, marker.warnings))
    for warning in marker.warnings:
        print(f"quiz: {warning}", file=sys.stderr)
    if not marks:
        raise BankError("There is no attempt at a known quiz in these files.")
    return marks


def _grade(args: argparse.Namespace) -> int:
    from quizzes.classroom.marking import by_quiz, counted, table

    marks = counted(_marks(args), args.attempt)
    if args.out:
        _write(args.out, table(marks).encode())
    else:
        print(table(marks), end="")
    if args.gradebook:
        from graders.classroom.gradebook import enter

        try:
            for quiz, scores in by_quiz(marks).items():
                enter(args.gradebook, quiz, scores)
        except (ImportError, ValueError) as error:
            raise BankError(str(error)) from error
    return 0


def _stats(args: argparse.Namespace) -> int:
    from quizzes.classroom.item_analysis import report
    from quizzes.classroom.marking import counted

    marks = counted(_marks(args), "first")
    taken = {mark.attempt.start.quiz: mark.quiz for mark in marks}
    for _, quiz in sorted(taken.items()):
        print(*report(quiz, [mark for mark in marks if mark.quiz is quiz]), sep="\n", end="\n\n")
    return 0


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BankError(f"{path} can't be written: {error.strerror}.") from error
    print(f"{path} written")

"""Taking a quiz: one question, one line, one verdict, and all of it kept."""

from __future__ import annotations

import random
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from quizzes.format import AnyQuestion, Quiz
from quizzes.history import Attempt, History
from quizzes.sheets import Malformed, Sheet

QUIT = {"q", "quit", "exit"}


class Stopped(Exception):
    """The reader stops in the middle; everything answered is kept."""


@dataclass
class Page:
    """Where the quiz is written to: the terminal, wrapped to its width."""

    width: int = 80
    plain: bool = False
    out: Callable[[str], None] = field(default=print)

    def say(self, text: str = "", indent: str = "") -> None:
        """Write a text; indented lines, which are code, are kept as they are."""
        for line in text.splitlines() or [""]:
            if line.startswith("  "):
                self.out(indent + line)
                continue
            wrapped = textwrap.wrap(
                line, self.width - 1, initial_indent=indent, subsequent_indent=indent,
                break_on_hyphens=False,
            )  # fmt: skip
            for part in wrapped or [""]:
                self.out(part)


@dataclass
class Taking:
    """One reader at one quiz."""

    quiz: Quiz
    attempt: Attempt
    history: History
    page: Page
    last: Sheet | None = None
    warned: int = 0  # how many warnings of the history were told

    @property
    def questions(self) -> list[AnyQuestion]:
        """The questions that count."""
        return [question for question in self.quiz.questions if question.status != "void"]

    def run(self) -> bool:
        """Ask what is not answered yet; return whether the quiz was finished."""
        self._warn()
        total = len(self.questions)
        self.page.say(f"{self.quiz.title}: {total} questions, seed {self.attempt.seed}.")
        self.page.say("Type q to stop; everything you answered is kept.")
        try:
            for number, question in enumerate(self.questions, start=1):
                if question.id not in self.attempt.answers:
                    self._ask(number, question)
        except (Stopped, EOFError, KeyboardInterrupt):
            self.page.say()
            self.page.say("Stopped. Every answer is kept: `quiz resume` goes on from here.")
            return False
        self.history.finish(self.attempt)
        self._end()
        return True

    def _ask(self, number: int, question: AnyQuestion) -> None:
        sheet = Sheet.of(question, self.attempt.seed)
        done = len(self.attempt.answers)
        score = "" if self.attempt.exam else f", score so far {self.attempt.earned:g} of {done}"
        self.page.say()
        self.page.say(f"Question {number} of {len(self.questions)}{score}")
        self.page.say(sheet.case.prompt)
        code = getattr(question, "code", "")
        self.page.say(textwrap.indent(code, "    "))
        for line in sheet.lines():
            self.page.say(line, "  ")
        answer, typed = self._read(sheet)
        self._judge(sheet, answer, typed)
        self.last = sheet

    def _read(self, sheet: Sheet) -> tuple[Any, str]:
        """Read lines until one is an answer."""
        self.page.say(sheet.how())
        while True:
            sys.stdout.flush()
            typed = input("> ").strip()
            if typed.casefold() in QUIT:
                raise Stopped
            if typed == "?" and self.last and not self.attempt.exam:
                from quizzes.feedback import all_reasons

                for reason in all_reasons(self.last):
                    self.page.say(reason, "  ")
                continue
            try:
                return sheet.parse(typed), typed
            except Malformed as error:
                self.page.say(str(error))

    def _judge(self, sheet: Sheet, answer: Any, typed: str) -> None:
        from quizzes.feedback import right_answer, why_wrong  # computes, so not before it is needed
        from quizzes.scoring import credit

        earned = credit(sheet.case, answer)
        reasons, misconception = why_wrong(sheet, answer) if earned < 1 else ([], None)
        self.history.answer(
            self.attempt, sheet.case.question.id, typed=typed, answer=_json(answer),
            seed=sheet.case.seed, credit=round(earned, 6), misconception=misconception,
        )  # fmt: skip
        self._warn()
        if self.attempt.exam:
            return
        self.page.say("Right." if earned == 1 else f"Partly right: {earned:.2f}." if earned else
                      "Not right.")  # fmt: skip
        for reason in reasons:
            self.page.say(reason, "  ")
        if earned < 1:
            self.page.say(f"The right answer: {right_answer(sheet)}")
        self.page.say(sheet.case.fill(sheet.case.question.explanation))
        if sheet.case.question.lab and earned < 1:
            lab, _, function = sheet.case.question.lab.partition(":")
            self.page.say(f"Look at: {function + ' in ' if function else ''}{lab}")
        self.page.say("(? tells the reason for every other answer.)")

    def _end(self) -> None:
        total = len(self.questions)
        share = self.attempt.earned / total if total else 0.0
        self.page.say()
        self.page.say(f"Done: {self.attempt.earned:g} of {total}, {share:.0%}.")
        wrong = [q.id for q in self.questions if self.attempt.answers[q.id]["credit"] < 1]
        if wrong and not self.attempt.exam:
            self.page.say(f"Worth another look: {', '.join(wrong)}")

    def _warn(self) -> None:
        for warning in self.history.warnings[self.warned :]:
            print(f"quiz: {warning}", file=sys.stderr)
        self.warned = len(self.history.warnings)


def new_seed() -> int:
    """Return a seed that is easy to type again."""
    return random.SystemRandom().randrange(1, 10_000)


def _json(answer: Any) -> Any:
    """Return an answer as JSON can hold it."""
    if isinstance(answer, set):
        return sorted(answer)
    if isinstance(answer, dict):
        return {str(left): right for left, right in answer.items()}
    return answer

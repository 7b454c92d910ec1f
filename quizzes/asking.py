"""Asking one question: what is shown, the line that is read, and what is said to it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING, Any

from quizzes.answers import Malformed
from quizzes.history import History
from quizzes.pages import Page
from quizzes.sheets import Sheet

if TYPE_CHECKING:
    from quizzes.feedback import Verdict

QUIT = {"q", "quit", "exit"}
INTERRUPTS = (EOFError, KeyboardInterrupt)


class Stopped(Exception):
    """The reader stops in the middle; everything answered is kept."""


@dataclass
class Desk:
    """Where one reader is asked, one question after the other.

    Args:
        page: where it is written.
        history: whose warnings are passed on to the reader.
        exam: whether answers are taken without a word.
    """

    page: Page
    history: History
    exam: bool = False
    last: Sheet | None = None
    warned: int = 0  # how many warnings of the history were told

    def put(self, sheet: Sheet, keep: Callable[..., None]) -> None:
        """Put a question, have its answer kept, and only then say something to it.

        Raises:
            Stopped, EOFError, KeyboardInterrupt: the reader stops.
        """
        answer, typed = self._ask(sheet)
        from quizzes.feedback import judge  # not needed before the first question is answered

        verdict = judge(sheet, answer)
        keep(
            typed=typed, answer=_plain(answer), seed=sheet.case.seed,
            credit=verdict.credit, misconception=verdict.misconception,
        )  # fmt: skip
        self.warn()
        self.last = sheet
        if not self.exam:
            self.tell(sheet, verdict)

    def _ask(self, sheet: Sheet) -> tuple[Any, str]:
        """Show a question and read lines until one is an answer; return it, and as typed."""
        self._show(sheet)
        while True:
            typed = self.read()
            if typed == "?":
                self.explain()
                self.page.say(sheet.how(), "dim")
                continue
            try:
                return sheet.parse(typed), typed
            except Malformed as error:
                self.page.say(str(error), "yellow")

    def _show(self, sheet: Sheet) -> None:
        prompt, code = sheet.case.prompt, getattr(sheet.case.question, "code", "")
        self.page.say(prompt)
        if code:
            self.page.say("\n" + indent(code, "    "))
        if code or prompt.splitlines()[-1].startswith("  "):
            self.page.say()
        numbered = False
        for label, text in sheet.choices():
            if numbered and label == "a)":
                self.page.say()  # between the two sides of pairs
            self.page.say(text, indent="  ", lead=label)
            numbered = label[0].isdigit()
        self.page.say(sheet.how(), "dim")

    def read(self) -> str:
        """Read a line.

        Raises:
            Stopped, EOFError, KeyboardInterrupt: the reader stops.
        """
        sys.stdout.flush()
        if sys.stdin.isatty():
            with suppress(ImportError):  # Windows edits lines by itself
                import readline  # noqa: F401  makes the arrow keys work in input()
        typed = input("> ").strip()
        if not sys.stdin.isatty():
            print(typed)  # a transcript shows what was answered
        if typed.casefold() in QUIT:
            raise Stopped
        return typed

    def tell(self, sheet: Sheet, verdict: Verdict) -> None:
        """Say whether an answer is right, why not, what would be, and why."""
        from quizzes.feedback import right_answer, true_order

        self.page.say(verdict.word, f"bold {verdict.colour}")
        for reason in verdict.reasons:
            self.page.say(reason, indent="  ")
        if verdict.credit < 1:
            self.page.say(f"The right answer: {right_answer(sheet)}", "green")
            for label, text in true_order(sheet):
                self.page.say(text, "green", indent="  ", lead=label)
        self.page.say(sheet.case.fill(sheet.case.question.explanation))
        if verdict.credit < 1 and sheet.case.question.lab:
            self.page.say(f"Look at: {place(sheet.case.question.lab)}", "dim")

    def explain(self) -> None:
        """Say to every choice of the last question why it is right or wrong."""
        if self.last is None or self.exam:
            when = "come at the end" if self.exam else "come when you have answered"
            self.page.say(f"The reasons {when}.")
            return
        from quizzes.feedback import all_reasons

        reasons = all_reasons(self.last)
        self.page.say("The question before:" if reasons else "There is no more to say to that one.")
        for label, reason in reasons:
            self.page.say(reason, indent="  ", lead=label)

    def stopped(self, then: str) -> None:
        """Take leave of a reader who stops in the middle."""
        self.page.say()
        if self.history.unsaved:
            self.page.say("Stopped. Your last answers could not be kept.")
        else:
            self.page.say(f"Stopped. Every answer is kept: {then}")

    def close(self) -> None:
        """Let a reader at a terminal ask for the reasons of the last question, too."""
        if self.exam or not sys.stdin.isatty():
            return
        self.page.say("Enter ends. ? tells why each of the other answers is right or wrong.", "dim")
        with suppress(Stopped, *INTERRUPTS):
            while self.read() == "?":
                self.explain()

    def warn(self) -> None:
        """Pass new warnings of the history on."""
        sys.stdout.flush()
        for warning in self.history.warnings[self.warned :]:
            print(f"quiz: {warning}", file=sys.stderr)
        self.warned = len(self.history.warnings)


def place(lab: str) -> str:
    """Return where a lab's function is, in words.

    Example:
        >>> place("lab02_activations:softmax"), place("lab03_cost")
        ('softmax in lab02_activations', 'lab03_cost')
    """
    name, _, function = lab.partition(":")
    return f"{function} in {name}" if function else name


def _plain(answer: Any) -> Any:
    """Return an answer as JSON can hold it."""
    if isinstance(answer, set):
        return sorted(answer)
    if isinstance(answer, dict):
        return {str(left): right for left, right in answer.items()}
    return answer

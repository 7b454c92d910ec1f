"""Taking a quiz: every question once, and all answers kept."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from quizzes.answers import Malformed
from quizzes.asking import INTERRUPTS, Desk, Stopped, place
from quizzes.format import AnyQuestion, Quiz
from quizzes.pages import counted
from quizzes.records import Attempt, Score
from quizzes.sheets import Sheet
from quizzes.shelf import counting, void

MORE = "After an answer, ? tells why each of the others is right or wrong."
QUIET = "No word on your answers until the end."


@dataclass
class Taking:
    """One reader at one quiz."""

    quiz: Quiz
    attempt: Attempt
    desk: Desk

    def run(self) -> bool:
        """Ask what is not answered yet; return whether the quiz was finished."""
        self._begin()
        try:
            for number, question in enumerate(self.questions, start=1):
                if question.id not in self.attempt.answers:
                    self._ask(number, question)
        except (Stopped, *INTERRUPTS):
            self.desk.stopped("`quiz resume` goes on from here.")
            return False
        self.desk.history.finish(self.attempt)
        self._end()
        return True

    @property
    def questions(self) -> list[AnyQuestion]:
        """The questions to be answered."""
        return counting(self.quiz)

    def _score(self) -> Score:
        return self.attempt.score(void(self.quiz))

    def _begin(self) -> None:
        say = self.desk.page.say
        say(f"{self.quiz.title}: {counted(len(self.questions))}, seed {self.attempt.seed}", "bold")
        say("Answer in one line. q stops, and everything is kept.", "dim")
        say(QUIET if self.attempt.exam else MORE, "dim")
        self.desk.warn()

    def _ask(self, number: int, question: AnyQuestion) -> None:
        score, page = self._score(), self.desk.page
        page.say()
        page.bar(number - 1, len(self.questions))
        told = score.out_of and not self.attempt.exam
        so_far = f", score so far {round(score.earned, 2):g} of {score.out_of}" if told else ""
        page.say(f"Question {number} of {len(self.questions)}{so_far}", "bold")
        sheet = Sheet.of(question, self.attempt.seed)
        self.desk.put(sheet, partial(self.desk.history.answer, self.attempt, question.id))

    def _end(self) -> None:
        page = self.desk.page
        wrong = [(i, q) for i, q in enumerate(self.questions, start=1) if self._credit(q) < 1]
        if self.attempt.exam:
            for number, question in wrong:
                self._look_back(number, question)
        page.say()
        page.bar(1, 1)
        page.say(f"Done: {self._score()}.", "bold")
        if self.desk.history.unsaved:
            page.say("These answers could not be kept.", "yellow")
        if wrong:
            self._advise(wrong)
        self.desk.close()

    def _advise(self, wrong: list[tuple[int, AnyQuestion]]) -> None:
        """Name what to look at, with the numbers of the questions that were not right."""
        page = self.desk.page
        numbers: dict[str, list[str]] = {}
        for number, question in wrong:
            numbers.setdefault(question.lab or "", []).append(str(number))
        page.say("Worth another look:")
        for lab, own in numbers.items():
            where = f"{place(lab)}: " if lab else ""
            page.say(f"{where}question{'s' * (len(own) > 1)} {', '.join(own)}", indent="  ")
        page.say("`quiz review` brings them back in a while, `quiz review --wrong` at once.")

    def _credit(self, question: AnyQuestion) -> float:
        return float(self.attempt.answers[question.id]["credit"])

    def _look_back(self, number: int, question: AnyQuestion) -> None:
        """Say to an answer of an exam what was not said to it before."""
        from quizzes.feedback import Verdict, judge

        sheet = Sheet.of(question, self.attempt.seed)
        typed, verdict = self.attempt.answers[question.id]["typed"], Verdict(self._credit(question))
        with suppress(Malformed):  # the question was another one when it was answered
            verdict = judge(sheet, sheet.parse(typed))
        self.desk.page.say()
        self.desk.page.say(f"Question {number}", "bold")
        self.desk.page.say(sheet.case.prompt)
        self.desk.page.say(f"You answered: {typed}")
        self.desk.tell(sheet, verdict)


def new_seed() -> int:
    """Return a seed that is easy to type again."""
    return random.SystemRandom().randrange(1, 10_000)

"""What a class's answers say about the questions: classical item analysis, with intervals.

Difficulty is the share of the credit that first attempts earn. Discrimination is the correlation of
a question with the rest of the quiz: do those who do well elsewhere do well here?
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizzes.classroom.marking import Mark
from quizzes.format import Multiple, Quiz, Single

Interval = tuple[float, float]

FOR_DIFFICULTY, FOR_DISCRIMINATION, FOR_VERDICT = 10, 30, 50  # answers that each of them needs
Z = 1.959964  # of the normal distribution: 95 % lie within


@dataclass(frozen=True)
class ItemFacts:
    """What is known of one question; None where there are too few answers to say it."""

    question: str
    n: int
    share: float
    share_interval: Interval | None
    discrimination: float | None
    discrimination_interval: Interval | None
    untaken: list[str]  # the keys of wrong options that nobody chose

    @property
    def verdict(self) -> str:
        """What to do about the question, if anything."""
        if self.n < FOR_VERDICT or self.share_interval is None:
            return ""
        low, high = self.share_interval
        if self.discrimination_interval and self.discrimination_interval[1] < 0:
            return "check its key: who does well elsewhere does worse here"
        if high < 0.25:
            return "very hard"
        if low > 0.95:
            return "very easy"
        if self.discrimination_interval and self.discrimination_interval[1] < 0.2:
            return "tells little"
        return "sound"


def analyse(quiz: Quiz, marks: Sequence[Mark]) -> list[ItemFacts]:
    """Return the facts about each question that counts.

    Args:
        quiz: the quiz.
        marks: first attempts at it, one for each student.
    """
    facts = []
    for question in quiz.questions:
        answered = [mark for mark in marks if question.id in mark.answers]
        if question.status == "void" or not answered:
            continue
        credits = [mark.answers[question.id].credit for mark in answered]
        n, share = len(credits), math.fsum(credits) / len(credits)
        r = correlation(*_beside(question.id, answered)) if n >= FOR_DISCRIMINATION else None
        share_interval = wilson(share, n) if n >= FOR_DIFFICULTY else None
        r_interval = None if r is None else fisher(r, n)
        untaken = _untaken(question, answered) if n >= FOR_VERDICT else []
        facts.append(ItemFacts(question.id, n, share, share_interval, r, r_interval, untaken))
    return facts


def _beside(question: str, marks: Sequence[Mark]) -> tuple[list[float], list[float]]:
    """Return the credits for a question, and beside each the share earned in all the others."""
    here, rest = [], []
    for mark in marks:
        others = [one.credit for name, one in mark.answers.items() if name != question]
        if others:
            here.append(mark.answers[question].credit)
            rest.append(math.fsum(others) / len(others))
    return here, rest


def _untaken(question: object, marks: Sequence[Mark]) -> list[str]:
    if not isinstance(question, (Single, Multiple)):
        return []
    chosen: set[str] = set()
    for mark in marks:
        answer = mark.answers[question.id].answer
        chosen |= {answer} if isinstance(answer, str) else answer
    return [o.key for o in question.options if not o.correct and o.key not in chosen]


def wilson(share: float, n: int) -> Interval:
    """Return the 95 % interval of a share (Wilson's).

    Example:
        >>> low, high = wilson(0.5, 10)
        >>> round(low, 3), round(high, 3)
        (0.237, 0.763)
    """
    centre = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * math.sqrt(share * (1 - share) / n + (Z / (2 * n)) ** 2)
    return max(0.0, centre - half), min(1.0, centre + half)


def correlation(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Return the correlation of two series; None if one of them does not vary.

    Example:
        >>> round(correlation([0, 0, 1, 1], [1, 2, 3, 4]), 3)
        0.894
    """
    if not x:
        return None
    mean_x, mean_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    over = math.fsum((a - mean_x) * (b - mean_y) for a, b in zip(x, y))
    under = math.fsum((a - mean_x) ** 2 for a in x) * math.fsum((b - mean_y) ** 2 for b in y)
    return over / math.sqrt(under) if under > 1e-18 else None


def fisher(r: float, n: int) -> Interval:
    """Return the 95 % interval of a correlation (Fisher's transformation).

    Example:
        >>> low, high = fisher(0.5, 30)
        >>> round(low, 2), round(high, 2)
        (0.17, 0.73)
    """
    z, half = math.atanh(max(-0.999999, min(0.999999, r))), Z / math.sqrt(n - 3)
    return math.tanh(z - half), math.tanh(z + half)


def report(quiz: Quiz, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the lines of the report on a quiz."""
    facts = analyse(quiz, marks)
    yield f"{quiz.id}: {len(marks)} first attempts"
    width = max([len("question"), *(len(one.question) for one in facts)])
    yield f"{'question':<{width}}  {'N':>4}  {'share earned':<17}  {'discrimination':<20}  verdict"
    for one in facts:
        share = _with(f"{one.share:.2f}", one.share_interval)
        r = "-" if one.discrimination is None else f"{one.discrimination:.2f}"
        r = _with(r, one.discrimination_interval)
        line = f"{one.question:<{width}}  {one.n:>4}  {share:<17}  {r:<20}  {one.verdict}"
        yield line.rstrip()
    yield (
        f"(Intervals of 95 %: a share needs {FOR_DIFFICULTY} answers, discrimination "
        f"{FOR_DISCRIMINATION}, a verdict {FOR_VERDICT}.)"
    )
    yield from _listed("Options that nobody chose", [f"{x.question}: {', '.join(x.untaken)}"
                                                     for x in facts if x.untaken])  # fmt: skip
    yield from _listed("Misconceptions, by how many students show them", _frequent(marks))


def _frequent(marks: Sequence[Mark]) -> list[str]:
    students: Counter[str] = Counter()
    for mark in marks:
        students.update({name for one in mark.answers.values() for name in one.misconceptions})
    return [f"{count:>4}  {name}" for name, count in students.most_common()]


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}:"
        yield from (f"  {line}" for line in lines)


def _with(text: str, interval: Interval | None) -> str:
    return f"{text} [{interval[0]:.2f}, {interval[1]:.2f}]" if interval else text

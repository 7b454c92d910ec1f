"""How far somebody is: all labs and quizzes on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graders.page import bar
from graders.remembering import results
from graders.story import Checks, Score, by_function, next_check, next_step, score, title
from quizzes.history import History

WIDTH = 20  # of a bar


def status(files: list[Path]) -> Iterator[str]:
    """Yield the lines of the screen, each lab's when it is known.

    Args:
        files: the labs' files.
    """
    steps: list[str] = []
    everything: Checks = []
    yield "Labs"
    for path in files:
        checks = results(path)
        earned, rows = score(checks), by_function(checks)
        everything += checks
        right = sum(row.state == "right" for row in rows)
        yield f"{_line(title(checks[0]['lab']), earned):<62}{right} of {len(rows)} functions"
        check = next_check(checks)
        if check and not steps:
            steps = next_step(check, path, check["path"])
    yield _line("together", score(everything))
    yield "\nQuizzes"
    yield from _quizzes()
    if steps:
        yield f"\n{steps[0]}\n  {steps[1]}"


def _line(name: str, earned: Score) -> str:
    return f"  {name:<26} {bar(earned.share, WIDTH)} {earned.points:>4g} / {earned.out_of:g}"


def _quizzes() -> Iterator[str]:
    from quizzes.bank import names  # and pydantic with it; the labs are shown by now

    done = [attempt for attempt in History().attempts() if attempt.finished]
    for name in names():
        scores = [one.score() for one in done if one.quiz == name]
        shares = [100 * one.earned / max(1, one.out_of) for one in scores]
        said = f"best {max(shares):.0f} %, last {shares[-1]:.0f} %" if shares else "not taken yet"
        drawn = bar(max(shares, default=0) / 100, WIDTH)
        yield f"  {name.replace('_', ' ')[:38]:<38} {drawn} {said}"

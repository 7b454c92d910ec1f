"""How far somebody is: all labs and quizzes on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size

from graders.page import bar
from graders.story import Checks, Score, by_function, next_check, next_step, score, title
from graders.students.remembering import results
from quizzes.history import History

NARROW = 80  # columns; with fewer, a row takes two lines
NAMES = 34  # columns of the names


def status(files: list[Path]) -> Iterator[str]:
    """Yield the lines of the screen, each lab's when it is known.

    Args:
        files: the labs' files.
    """
    everything: Checks = []
    yield "Labs"
    for path in files:
        checks = results(path)
        everything += checks
        yield _lab(title(checks[0]["lab"]), score(checks), _functions(checks))
    yield _lab("together", score(everything))
    yield "\nQuizzes"
    yield from _quizzes()
    check = next_check(everything)
    if check:
        step, command = next_step(check, Path(check["path"]), check["path"])
        yield f"\n{step}\n  {command}"


def _lab(name: str, earned: Score, functions: str = "") -> str:
    points = f"{earned.points:g} / {earned.out_of:g}"
    return _row(name, earned.share, f"{points:<9} {functions}".rstrip())


def _row(name: str, share: float, said: str) -> str:
    if get_terminal_size().columns < NARROW:
        return f"  {name}\n    {bar(share, 8)} {said}"
    return f"  {name:<{NAMES}} {bar(share, 20)} {said}"


def _functions(checks: Checks) -> str:
    rows = by_function(checks)
    if all(row.state == "not run" for row in rows):
        return "needs TensorFlow"
    return f"{sum(row.state == 'right' for row in rows)} of {len(rows)} functions"


def _quizzes() -> Iterator[str]:
    from quizzes.bank import names  # and pydantic with it; the labs are shown by now

    attempts = History().attempts()
    for name in names():
        own = [one for one in attempts if one.quiz == name]
        scores = [one.score() for one in own if one.finished]
        shares = [100 * one.earned / max(1, one.out_of) for one in scores]
        said = f"best {max(shares):.0f} %, last {shares[-1]:.0f} %" if shares else "not taken yet"
        if own and not shares:
            said = "begun, not finished"
        yield _row(name.replace("_", " "), max(shares, default=0) / 100, said)

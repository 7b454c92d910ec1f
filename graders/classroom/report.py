"""The page about a class: how it went, what was misunderstood, what to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from graders.classroom.survey import LabSurvey, Record, Shared, Survey
from graders.webpage import render

MOST = 12  # lines of a list
ROWS = 250  # students in the table
HEIGHT, STEP = 100, 30  # of a diagram's columns, in its own units


def class_report(records: Iterable[Record]) -> str:
    """Return the page about a class, of bounded size whatever the number of submissions.

    Args:
        records: one for each submission; they are read once, one after the other.
    """
    survey = Survey.of(records)
    students = survey.students()
    handed_in = [line for line in survey.lines if not line.missing]
    return render(
        "class.html",
        survey=survey,
        diagrams={name: columns(lab) for name, lab in survey.labs.items()},
        top={name: (_most(lab.mistakes.values()), _most(lab.unnamed.values(), at_least=2))
             for name, lab in survey.labs.items()},
        students=dict(list(students.items())[:ROWS]),
        total=len(students),
        handed_in=len(handed_in),
        slowest=nlargest(MOST, handed_in, key=lambda line: line.seconds),
        remarks=[line for line in handed_in if line.remark][:MOST],
        remarked=sum(bool(line.remark) for line in handed_in),
    )  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column of a diagram."""

    x: int
    y: float
    height: float
    count: int
    label: str


def columns(lab: LabSurvey) -> list[Column]:
    """Return the columns that show how many submissions earned how much."""
    bins = lab.bins()
    labels = [f"{10 * i} to {10 * i + 9} %" for i in range(10)] + ["all points"]
    heights = [HEIGHT * count / max(1, *bins) for count in bins]
    return [
        Column(STEP * i, round(HEIGHT - height, 1), round(height, 1), count, label)
        for i, (height, count, label) in enumerate(zip(heights, bins, labels))
    ]


def _most(shared: Iterable[Shared], at_least: int = 1) -> tuple[list[Shared], int]:
    """Return what most have in common, and how many more such things there are."""
    common = [one for one in shared if one.count >= at_least]
    shown = nlargest(MOST, common, key=lambda one: one.count)
    return shown, len(common) - len(shown)

"""What a whole class did, added up submission by submission."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypedDict

from graders.cleaning import clean, shorten
from graders.story import Checks, by_function

PLACE = re.compile(r"^at .*, line \d+$|0x[0-9a-f]+", re.MULTILINE)  # differs from file to file
MISSING = "nothing was handed in"  # how the remark of such a record begins
NAMES = 8  # students that are kept by name with what they have in common


class Record(TypedDict):
    """One submission: a student's file of a lab, or that there is none."""

    student: str
    lab: str
    points: float
    out_of: float
    remark: str  # what went wrong with the whole of it: no file, out of memory
    seconds: float
    results: Checks


class Line(NamedTuple):
    """What is kept of every single submission."""

    student: str
    lab: str
    points: float
    out_of: float
    remark: str
    seconds: float
    graded: bool

    @property
    def share(self) -> float:
        """The points earned as a number from 0 to 1."""
        return self.points / self.out_of if self.out_of else 0.0

    @property
    def missing(self) -> bool:
        """Whether nothing was handed in."""
        return self.remark.startswith(MISSING)


@dataclass
class Shared:
    """Something that several students have in common."""

    function: str
    title: str
    text: str
    count: int = 0
    students: list[str] = field(default_factory=list)  # the first of them

    def add(self, student: str) -> None:
        """Count one more student."""
        self.count += 1
        if len(self.students) < NAMES:
            self.students.append(student)


@dataclass
class Tally:
    """How often something came out which way."""

    title: str
    hidden: bool = False
    counts: Counter[str] = field(default_factory=Counter)

    def share(self, outcome: str) -> float:
        """Return how often it came out so, as a number from 0 to 1."""
        return self.counts[outcome] / max(1, self.counts.total())


@dataclass
class LabSurvey:
    """One lab of the class."""

    lab: str
    missing: int = 0  # students who handed in nothing; the others are counted below
    shares: list[float] = field(default_factory=list)  # of the points, by submission
    functions: dict[str, Tally] = field(default_factory=dict)
    checks: dict[str, Tally] = field(default_factory=dict)
    mistakes: dict[str, Shared] = field(default_factory=dict)
    unnamed: dict[tuple[str, ...], Shared] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Count a submission, or that there is none."""
        results = record["results"]
        if record["remark"].startswith(MISSING):
            self.missing += 1
            return
        self.shares.append(record["points"] / record["out_of"] if record["out_of"] else 0.0)
        for row in by_function(results):
            self.functions.setdefault(row.function, Tally(row.function)).counts[row.state] += 1
        for check in results:
            tally = Tally(check["title"], check.get("hidden", False))
            self.checks.setdefault(check["name"], tally).counts[check["outcome"]] += 1
        self._mistakes(record["student"], results)
        if len({check["message"] for check in results}) > 1:  # else the file as a whole is broken
            self._wrong_answers(record["student"], results)

    def _mistakes(self, student: str, results: Checks) -> None:
        named = {c["misconception"]: c for c in results if c["misconception"]}
        for name, check in named.items():
            shared = Shared(name.partition("__")[0], name, check.get("cause", ""))
            self.mistakes.setdefault(name, shared).add(student)

    def _wrong_answers(self, student: str, results: Checks) -> None:
        """Group the functions that fail without a known cause by how they fail."""
        failing: dict[str, Checks] = {}
        for check in results:
            if check["outcome"] == "failed":
                failing.setdefault(check["function"], []).append(check)
        for function, checks in failing.items():
            if not any(check["misconception"] for check in checks):
                text = PLACE.sub("", checks[0]["message"]).strip()
                shared = Shared(function, checks[0]["title"], shorten(clean(text), 1200, 30))
                names = (check["name"] for check in checks)
                self.unnamed.setdefault((text, *names), shared).add(student)

    @property
    def median(self) -> float:
        """The share of points that half of the submissions reach."""
        import statistics  # takes its time, and only the report asks

        return statistics.median(self.shares or [0.0])

    @property
    def mean(self) -> float:
        """The mean share of points."""
        return sum(self.shares) / max(1, len(self.shares))

    def bins(self) -> list[int]:
        """Count the submissions by tenths of the points; the last count is those with all."""
        counts = Counter(int(10 * share + 1e-9) for share in self.shares)
        return [counts[i] for i in range(11)]


@dataclass
class Survey:
    """A class: its labs, and a line for each submission."""

    labs: dict[str, LabSurvey] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, records: Iterable[Record]) -> Survey:
        """Add up a class, one record at a time."""
        survey = cls()
        for record in records:
            survey.add(record)
        survey.labs = dict(sorted(survey.labs.items()))
        return survey

    def add(self, record: Record) -> None:
        """Count a submission."""
        facts: Any = {key: record[key] for key in Line._fields[:-1]}  # type: ignore[literal-required]
        self.lines.append(Line(**facts, graded=bool(record["results"])))
        lab = record["lab"]
        self.labs.setdefault(lab, LabSurvey(lab)).add(record)

    def students(self) -> dict[str, dict[str, Line]]:
        """Return each student's line of each lab, by name."""
        table: dict[str, dict[str, Line]] = {}
        for line in sorted(self.lines):
            table.setdefault(line.student, {})[line.lab] = line
        return table

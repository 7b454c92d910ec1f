"""The folder of results: what is there already, what is added, and the pages about all of it."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from graders.classroom.exports import grades_csv
from graders.classroom.survey import Record
from graders.classroom.tasks import Marked, place
from graders.story import Checks, score

JOURNAL = "journal.jsonl"
Line = tuple[str, str]  # student and lab


class Ledger:
    """A folder of results. Its journal has a line for every submission graded, the last one counts.

    A line is written when the files of a submission are there, so that a run that was cut off loses
    only what it was at.
    """

    def __init__(self, folder: Path, seed: int | None) -> None:
        self.folder = folder
        self.entries: dict[Line, dict[str, Any]] = {}
        before = list(self._read())
        used = [entry["seed"] for entry in before if "seed" in entry]
        self.seed = seed if seed is not None else used[-1] if used else secrets.randbelow(1 << 31)
        for entry in before:
            if "student" in entry:
                self.entries[entry["student"], entry["lab"]] = entry
        folder.mkdir(parents=True, exist_ok=True)
        self.journal = (folder / JOURNAL).open("a", encoding="utf-8")
        if self.seed not in used[-1:]:
            self._write({"version": 1, "seed": self.seed})

    def has(self, student: str, lab: str, key: str) -> bool:
        """Tell whether this very submission is graded already, and its files are there."""
        entry = self.entries.get((student, lab))
        there = entry is not None and entry["key"] == key
        return there and all((self.folder / file).is_file() for file in entry["files"])  # type: ignore[index]

    def add(self, marked: Marked) -> None:
        """Write the files about a submission, then its line."""
        for name, text in marked.files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", errors="replace")
        facts = {name: value for name, value in marked.record.items() if name != "results"}
        more = {"key": marked.key, "files": list(marked.files), **_beside(marked.record["results"])}
        self._write(facts | more)

    def keep(self, labs: Container[str], lines: set[Line]) -> None:
        """Forget, in this run, what is not among the submissions of these labs any more."""
        self.entries = {
            line: entry
            for line, entry in self.entries.items()
            if line in lines or line[1] not in labs
        }

    def by_lab(self) -> dict[str, dict[str, dict[str, tuple[float, float]]]]:
        """Return points, and out of how many, by lab, student and grade cell of nbgrader."""
        from graders.notebooks import grade_id

        labs: dict[str, dict[str, dict[str, tuple[float, float]]]] = {}
        for entry in self.entries.values():
            cells: dict[str, Checks] = {}
            for check in self._record(entry)["results"]:
                cells.setdefault(grade_id(check["function"], check["hidden"]), []).append(check)
            scores = {name: score(checks) for name, checks in cells.items()}
            points = {name: (one.points, one.out_of) for name, one in scores.items()}
            labs.setdefault(entry["lab"], {})[entry["student"]] = points
        return labs

    def close(self, report: bool = True) -> None:
        """Write the table of the whole class and, which takes longer, the report about it."""
        self.journal.close()
        records = sorted(self.entries.values(), key=lambda entry: (entry["student"], entry["lab"]))
        _replace(self.folder / "grades.csv", grades_csv(records))  # type: ignore[arg-type]
        if report:
            from graders.classroom.report import class_report

            _replace(self.folder / "report.html", class_report(map(self._record, records)))

    def _record(self, entry: dict[str, Any]) -> Record:
        """Return an entry with its results, read back from its file of scores."""
        checks: Checks = []
        path = self.folder / place("scores", entry, ".json")
        if entry["files"]:
            (lab,) = json.loads(path.read_text(encoding="utf-8"))["labs"]
            checks = [
                check | {"hidden": check["name"] in entry["hidden"],
                         "cause": entry["causes"].get(check["misconception"], "")}
                for check in lab["checks"]
            ]  # fmt: skip
        return {**entry, "results": checks}  # type: ignore[typeddict-item]

    def _write(self, entry: dict[str, Any]) -> None:
        self.journal.write(json.dumps(entry) + "\n")
        self.journal.flush()
        if "student" in entry:
            self.entries[entry["student"], entry["lab"]] = entry

    def _read(self) -> Iterator[dict[str, Any]]:
        """Return the lines of the journal; one that was cut off is as if it were not there."""
        path = self.folder / JOURNAL
        if not path.is_file():
            return
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict):
                yield entry


def _beside(checks: Checks) -> dict[str, Any]:
    """Return what the report of a class tells beside the file of scores."""
    named = {check["misconception"]: check["cause"] for check in checks if check["misconception"]}
    return {"causes": named, "hidden": [check["name"] for check in checks if check["hidden"]]}


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8", errors="replace")
    os.replace(new, path)

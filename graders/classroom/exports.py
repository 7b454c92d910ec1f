"""Grades for other programs: a table for spreadsheets, results for Gradescope."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from graders.classroom.survey import Record
from graders.cleaning import cell, clean, shorten
from graders.story import score, veiled

COLUMNS = ["student", "lab", "points", "out of", "remark"]


def grades_csv(records: Iterable[Record]) -> str:
    """Return the table of grades; no text in it is a formula to a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for record in records:
        points = [f"{record[key]:g}" for key in ("points", "out_of")]
        remark = " ".join(clean(record["remark"]).split())
        table.writerow([cell(record["student"]), cell(record["lab"]), *points, cell(remark)])
    return text.getvalue()


def gradescope(record: Record) -> dict[str, Any]:
    """Return a submission's results as Gradescope reads them from ``results.json``.

    Hidden checks are hidden there, and even so tell nothing of their inputs.
    """
    return {
        "score": score(record["results"]).points,
        "execution_time": record["seconds"],
        "output": shorten(clean(record["remark"])),
        "output_format": "text",
        "tests": [_test(check) for check in record["results"]],
    }


def _test(check: dict[str, Any]) -> dict[str, Any]:
    told = veiled(check)
    said = [told["message"], f"Likely cause: {told['cause']}" if told["cause"] else ""]
    return {
        "name": f"{check['function']}: {check['title']}",
        "score": check["points"],
        "max_score": check["out_of"],
        "status": "passed" if check["outcome"] == "passed" else "failed",
        "output": shorten(clean("\n\n".join(filter(None, said)))),
        "output_format": "text",
        "visibility": "hidden" if check.get("hidden") else "visible",
    }

"""Remembering what came of a file, until it or the graders change."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from graders.catalog import PACKAGE, SOLUTIONS
from graders.sources import shown
from graders.story import Checks
from graders.students.child import Job
from graders.students.labfiles import lab_name
from quizzes.history import data_folder

KEPT = 300  # results; the oldest are forgotten


def remembered(path: Path) -> Checks | None:
    """Return what came of a file as it is now, or None where that is not known."""
    with suppress(OSError, ValueError, TypeError):
        checks: Checks = json.loads(place_of(path).read_text(encoding="utf-8"))
        if checks[0]["lab"] == lab_name(path):
            return checks
    return None


def remember(path: Path, place: Path, checks: Checks, seconds: float = 10.0) -> None:
    """Keep all results of a file, unless it has changed, or a busy machine may be to blame.

    Args:
        path: the file.
        place: the ``place_of`` it before it was graded.
        checks: its results.
        seconds: how long a call was allowed to take.
    """
    slow = any(check["seconds"] > seconds / 2 and check["outcome"] == "failed" for check in checks)
    with suppress(OSError):  # what can't be kept is graded again
        if slow or checks[0]["unreadable"] or place_of(path) != place:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(checks), encoding="utf-8")
        new.replace(place)
        known = sorted(place.parent.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for old in known[:-KEPT]:
            old.unlink()


def results(path: Path) -> Checks:
    """Return what comes of a file: remembered, or graded now."""
    checks = remembered(path)
    if checks is None:
        place = place_of(path)
        checks = Job(path).wait()
        remember(path, place, checks)
    return checks


def place_of(path: Path) -> Path:
    """Return where the results of a file are kept: its content and all that judges it decide."""
    key = sha256()
    for file in (path, *_neighbours(path)):
        key.update(sha256(file.read_bytes()).digest())
    key.update(f"{shown(path)} {_graders(lab_name(path))}".encode())
    return data_folder() / "results" / f"{key.hexdigest()[:32]}.json"


def _neighbours(path: Path) -> list[Path]:
    """Return the files beside this one that it may import, and those that they may."""
    texts = [path.read_text(encoding="utf-8", errors="replace")]
    others = {other.stem: other for other in sorted(path.parent.glob("*.py")) if other != path}
    found = []
    while texts:
        text = texts.pop()
        for stem in [stem for stem in others if f" {stem}" in text]:
            other = others.pop(stem)
            found.append(other)
            texts.append(other.read_text(encoding="utf-8", errors="replace"))
    return found


@cache
def _graders(lab: str) -> str:
    """Return a digest of all that judges a lab."""
    key = sha256(f"{find_spec('tensorflow') is not None}".encode())
    for file in _files(lab):
        key.update(file.read_bytes())
    return key.hexdigest()


def _files(lab: str) -> Iterator[Path]:
    yield from sorted(PACKAGE.glob("*.py"))
    for kind in ("checks", "misconceptions", "recorded"):
        yield from sorted((PACKAGE / kind).glob(f"{lab}.*"))
    yield from SOLUTIONS.glob(f"{lab}.py")

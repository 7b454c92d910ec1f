"""Quizzes that were read before: parsing YAML takes longer than all else before a question."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

import platformdirs
from pydantic import ValidationError

from quizzes.format import Quiz


def load(path: Path, text: str) -> Quiz | None:
    """Return the quiz of a file that was read before and has not changed since, or None."""
    try:
        kept = json.loads(_place(path).read_text(encoding="utf-8"))
        return Quiz.model_validate(kept["quiz"]) if kept["sha256"] == _digest(text) else None
    except (OSError, ValueError, KeyError, TypeError, ValidationError):
        return None


def keep(path: Path, text: str, quiz: Quiz) -> None:
    """Keep a quiz for the next time; where that can't be done, it is read anew each time."""
    kept = {
        "sha256": _digest(text),
        "quiz": quiz.model_dump(mode="json", exclude_unset=True),
    }
    place = _place(path)
    draft = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(kept), encoding="utf-8")
        draft.replace(place)  # at once, so that nobody ever reads half of it


def _place(path: Path) -> Path:
    return platformdirs.user_cache_path("grade-descent", appauthor=False) / f"{path.stem}.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""Keeping what was answered: one line of JSON for each event, in a file that only grows."""

from __future__ import annotations

import json
import os
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from quizzes.records import Attempt, Records


class HistoryError(Exception):
    """A history that is there and can't be read at all."""


def data_folder() -> Path:
    """Return the folder of the user's own data; ``GRADE_DESCENT_DATA`` names another one."""
    own = os.environ.get("GRADE_DESCENT_DATA")
    return Path(own) if own else platformdirs.user_data_path("grade-descent", appauthor=False)


@dataclass
class History:
    """The events of all attempts and reviews, in ``attempts.jsonl``."""

    folder: Path = field(default_factory=data_folder)
    warnings: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)  # lines for which there was no room

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / "attempts.jsonl"

    def start(self, quiz: str, seed: int, exam: bool = False, file: str = "") -> Attempt:
        """Begin an attempt."""
        attempt = Attempt(uuid.uuid4().hex[:12], quiz, seed, _now(), exam, file)
        self._append(
            event="start", attempt=attempt.id, quiz=quiz, seed=seed, exam=exam,
            file=file, time=attempt.started,
        )  # fmt: skip
        return attempt

    def answer(self, attempt: Attempt, question: str, **facts: Any) -> None:
        """Keep an answer, on the disk before the next question is asked."""
        facts["time"] = _now()
        attempt.answers[question] = facts
        self._append(event="answer", attempt=attempt.id, question=question, **facts)

    def finish(self, attempt: Attempt) -> None:
        """End an attempt."""
        attempt.finished = True
        self._append(event="finish", attempt=attempt.id, time=_now())

    def review(self, quiz: str, question: str, **facts: Any) -> None:
        """Keep an answer that was given in a review."""
        self._append(event="review", quiz=quiz, question=question, **facts, time=_now())

    def attempts(self) -> list[Attempt]:
        """Return all attempts, oldest first.

        Raises:
            HistoryError: the file is there and can't be read.
        """
        return list(self.records().attempts.values())

    def records(self) -> Records:
        """Return what all events together say; a line that is broken is passed over and told.

        Raises:
            HistoryError: the file is there and can't be read.
        """
        records = Records()
        for number, line in self._lines():
            try:
                records.take(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
                self._warn(f"{self.path}, line {number} is broken; it is passed over.")
        return records

    def _lines(self) -> Iterator[tuple[int, str]]:
        try:
            if not self.path.exists():
                return
            if not self.path.is_file():
                raise HistoryError(f"{self.path} can't be read: it is no file.")
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise HistoryError(f"{self.path} can't be read: {error.strerror}.") from error
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield number, line

    def _append(self, **event: Any) -> None:
        """Add a line, and those before it for which there was no room."""
        self.unsaved.append(json.dumps(event) + "\n")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write("\n" * self._torn() + "".join(self.unsaved))
            self.unsaved.clear()
        except OSError as error:
            self._warn(
                f"Your answers can't be kept in {self.path}: {error.strerror}. The quiz goes on."
            )

    def _write(self, text: str) -> None:
        """Append in one write, so that two quizzes at once do not mix, and see it to the disk."""
        data = text.encode()
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            while data:
                data = data[os.write(file, data) :]  # a full disk takes a part, then refuses
            os.fsync(file)
        finally:
            os.close(file)

    def _torn(self) -> bool:
        """Tell whether the last line was cut off, by a power cut or a full disk."""
        try:
            with self.path.open("rb") as file:
                file.seek(-1, os.SEEK_END)
                return file.read(1) != b"\n"
        except OSError:
            return False

    def _warn(self, text: str) -> None:
        if text not in self.warnings:
            self.warnings.append(text)


def _now() -> float:
    return round(time.time(), 3)

"""What was answered: one line of JSON for each event, in a file that only grows."""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


def data_folder() -> Path:
    """Return the folder of the user's own data; ``GRADE_DESCENT_DATA`` names another one."""
    if "GRADE_DESCENT_DATA" in os.environ:
        return Path(os.environ["GRADE_DESCENT_DATA"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "grade-descent"
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/grade-descent").expanduser()
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "grade-descent"


@dataclass
class Attempt:
    """One go at a quiz."""

    id: str
    quiz: str
    seed: int
    started: float
    exam: bool = False
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)  # by question id
    finished: bool = False

    @property
    def earned(self) -> float:
        """The credits so far."""
        return sum(float(answer["credit"]) for answer in self.answers.values())


@dataclass
class History:
    """The events of all attempts, in ``attempts.jsonl``."""

    folder: Path = field(default_factory=data_folder)
    warnings: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / "attempts.jsonl"

    def start(self, quiz: str, seed: int, exam: bool) -> Attempt:
        """Begin an attempt."""
        attempt = Attempt(uuid.uuid4().hex[:12], quiz, seed, round(time.time(), 3), exam)
        self._append(
            event="start", attempt=attempt.id, quiz=quiz, seed=seed, exam=exam, time=attempt.started
        )
        return attempt

    def answer(self, attempt: Attempt, question: str, **facts: Any) -> None:
        """Keep an answer, on the disk before the next question is asked."""
        attempt.answers[question] = facts
        self._append(event="answer", attempt=attempt.id, question=question, **facts)

    def finish(self, attempt: Attempt) -> None:
        """End an attempt."""
        attempt.finished = True
        self._append(event="finish", attempt=attempt.id, time=round(time.time(), 3))

    def attempts(self) -> list[Attempt]:
        """Return all attempts, oldest first."""
        attempts: dict[str, Attempt] = {}
        for event in self._events():
            if event["event"] == "start":
                attempts[event["attempt"]] = Attempt(
                    event["attempt"], event["quiz"], event["seed"], event["time"], event["exam"]
                )
            elif attempt := attempts.get(event["attempt"]):
                if event["event"] == "answer":
                    facts = {k: v for k, v in event.items() if k not in {"event", "attempt"}}
                    attempt.answers[facts.pop("question")] = facts
                elif event["event"] == "finish":
                    attempt.finished = True
        return list(attempts.values())

    def _append(self, **event: Any) -> None:
        """Add a line in one write, so that two quizzes at once do not mix."""
        line = json.dumps(event, ensure_ascii=False) + "\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            line = "\n" * self._torn() + line
            descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, line.encode())
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            said = f"Your answers can't be kept in {self.path}: {error.strerror}. The quiz goes on."
            if said not in self.warnings:
                self.warnings.append(said)

    def _torn(self) -> bool:
        """Tell whether the last line was cut off, by a power cut or a full disk."""
        try:
            with self.path.open("rb") as file:
                file.seek(-1, os.SEEK_END)
                return file.read(1) != b"\n"
        except OSError:
            return False

    def _events(self) -> Iterator[dict[str, Any]]:
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return
        except OSError as error:
            self.warnings.append(f"{self.path} can't be read: {error.strerror}.")
            return
        for number, line in enumerate(lines, start=1):
            try:
                event = json.loads(line)
                event["attempt"], event["event"]
            except (ValueError, KeyError, TypeError):
                if line.strip():
                    self.warnings.append(
                        f"{self.path}, line {number} is broken; it is passed over."
                    )
                continue
            yield event

"""Watching a folder: grade what was changed, as soon as it is saved."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from graders.battery import battery
from graders.catalog import lab_of
from graders.diagnosis import misconceptions
from graders.models import import_keras
from graders.story import Checks, next_check, score
from graders.students.child import START, Job
from graders.students.gradefile import chosen
from graders.students.hints import Shown, show, steps
from graders.students.keys import keys
from graders.students.labfiles import files_in, lab_name
from graders.students.pieces import Pieces
from graders.students.remembering import place_of, remember, remembered
from graders.students.saves import saves
from graders.students.screen import Screen
from graders.students.watched import Watched, unexplained

HURRY = 0.4  # seconds for looking up causes before the verdict; after it there is time
Event = str | set[Path]  # a key, or the files that were saved


@dataclass(frozen=True)
class Task:
    """Something to grade."""

    file: Watched
    functions: frozenset[str]  # none for all
    pieces: Pieces | None  # None for a file that is not valid Python
    why: str  # "start", "saved", or "after" a save: what else it may have changed
    saved: float = 0.0
    after: frozenset[str] = frozenset()  # functions to grade when the verdict is given
    place: Path | None = None  # where to remember what comes of the whole file


class Watch:
    """The watch over a folder: events come in, verdicts go out."""

    def __init__(self, folder: Path, screen: Screen) -> None:
        self.folder, self.screen = folder, screen
        self.files = {path.resolve(): Watched(path) for path in files_in(folder)}
        self.events: Queue[Event] = Queue()
        self.tasks: list[Task] = []
        self.task: Task | None = None
        self.job: Job | None = None
        self.keyboard = False
        self.recent: Task | None = None

    def run(self) -> None:
        """Watch until somebody presses ``q`` or Ctrl-C."""
        self.screen.write_line(f"Watching {self.folder}: save a lab, and its verdict comes here.")
        self._begin()
        folders = {path.parent for path in self.files} | {self.folder.resolve()}
        with (
            saves(filter(Path.is_dir, folders), self.events.put),
            keys(self.events.put) as self.keyboard,
            suppress(KeyboardInterrupt),
        ):
            if not self.tasks:
                self._progress()
            while self._handle():
                self._advance()
        if self.job:
            self.job.stop()

    def _begin(self) -> None:
        for file in self.files.values():
            pieces, known = Pieces.of(file.path), remembered(file.path)
            if known:
                file.keep(known, pieces)
            else:
                place = place_of(file.path)
                self.tasks.append(Task(file, frozenset(), pieces, "start", place=place))
            _warm_up(lab_name(file.path))
        if self.tasks:
            self.screen.write_line("All labs are being graded. What you save goes first.")

    def _handle(self) -> bool:
        """Wait for an event, and take it in; return whether to go on."""
        try:
            event = self.events.get(timeout=0.01 if self.job or self.tasks else 0.5)
        except Empty:
            return True
        if isinstance(event, set):
            for path in sorted(event):
                self._saved(path)
        elif event == "h":
            self._hint()
        return event not in {"q", "\x04"}

    def _saved(self, path: Path) -> None:
        with suppress(OSError):
            if lab_of(path) and path.stat().st_size:  # else it is gone, or about to be written
                self._changed(self.files.setdefault(path, Watched(path)), path.stat().st_mtime)

    def _changed(self, file: Watched, saved: float) -> None:
        pieces = Pieces.of(file.path)
        graded = {check.function for check in battery(lab_name(file.path))}
        if pieces is None or not file.results:
            first, more = graded, set()
        else:
            changed = pieces.changed(file.pieces)
            more = pieces.with_users(changed) & graded
            first = (changed & graded) or more
            more |= file.failing()
        more |= frozenset().union(*[task.functions | task.after for task in self._drop(file)])
        now, later = frozenset(first or more), frozenset(more - first if first else ())
        if now:
            self.tasks.insert(0, Task(file, now, pieces, "saved", saved, later))
        else:
            file.broken = []
            self.screen.write_line(f"{file.path.name}: nothing that is graded has changed.")
            self._progress()

    def _drop(self, file: Watched) -> Iterable[Task]:
        """Give up what is under way for a file that was saved again."""
        if self.job and self.task and self.task.file is file:
            self.job.stop()
            self.tasks.insert(0, self.task)
            self.job = self.task = None
        dropped = [task for task in self.tasks if task.file is file]
        self.tasks = [task for task in self.tasks if task.file is not file]
        return dropped

    def _advance(self) -> None:
        """Begin what is to be graded next, or tell what came of it."""
        if self.job and self.task and self.job.finished():
            task, checks = self.task, self.job.results
            self.job = self.task = None
            self._tell(task, checks)
        if not self.job and self.tasks:
            self.task = self.tasks.pop(0)
            if self.task.why == "saved":
                _import_before_fork(self.task)
            hurry = HURRY if self.task.why == "saved" else None
            self.job = Job(self.task.file.path, self.task.functions, hurry)

    def _tell(self, task: Task, checks: Checks) -> None:
        before, news = task.file.checks, True
        task.file.keep(checks, task.pieces)
        if task.why == "saved":
            self.recent = task
            self.screen.verdict(checks, task.saved)
            later = task.after | unexplained(checks)
            if later and not task.file.broken:
                self.tasks.insert(0, Task(task.file, later, task.pieces, "after"))
        elif task.why == "after":
            news = self.screen.news(before, checks)
        if task.why == "saved" or (news and not self.tasks):
            self._progress()
        if task.place:
            remember(task.file.path, task.place, checks)

    def _progress(self) -> None:
        known = self._known()
        self.screen.progress(known)
        self.screen.next(self._to_do(), any(score(checks).skipped for checks in known))
        keys = "h: a hint   q: quit" if self.keyboard else "Ctrl-C ends this."
        self.screen.write_line(keys, dim=True)

    def _to_do(self) -> dict[str, Any] | None:
        """Return what to do next: what was saved last, then the rest of its file, then all."""
        checks = self._checks()
        if self.recent is None:
            return next_check(checks)
        own = self.recent.file.checks
        changed = [check for check in own if check["function"] in self.recent.functions]
        return next_check(changed) or next_check(own) or next_check(checks)

    def _checks(self) -> Checks:
        return [check for known in self._known() for check in known]

    def _known(self) -> list[Checks]:
        """Return the results of all files that are there, in the order of the course."""
        files = sorted(self.files.items())
        return [file.checks for _, file in files if file.results and file.path.exists()]

    def _hint(self) -> None:
        check = self._to_do()
        if check:
            lab, name, path = check["lab"], check["function"], Path(check["path"])
            found = steps(lab, name, [one for one in self._checks() if one["lab"] == lab], path)
            self.screen.write_line(show(name, found, Shown().another(lab, name, found)))


def _warm_up(lab: str) -> None:
    """Read what judges a lab, so that no save waits for it; Keras's takes too long for all."""
    if START == "fork" and not all(check.needs_tensorflow for check in battery(lab)):
        misconceptions(lab)


def _import_before_fork(task: Task) -> None:
    """Import Keras here, once, for the children to find it; they are not to wait at each save."""
    checks = chosen(lab_name(task.file.path), task.functions)
    if START == "fork" and task.pieces and any(check.needs_tensorflow for check in checks):
        import_keras()

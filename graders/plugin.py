"""The pytest front end: any file that is named after a lab is judged by that lab's checks.

Installed as a pytest plugin, so it is loaded in every pytest run of its environment. It does
nothing there until it meets a lab's file, and imports nothing but pytest before that.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from graders.battery import Check
    from graders.grading import Grading, Result


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options for grading labs."""
    group = parser.getgroup("grade-descent", "labs graded by Grade Descent")
    group.addoption("--hint", action="store_true", help="show a hint for each function that fails")
    group.addoption("--scores", metavar="FILE", type=Path, help="write points and messages as JSON")
    group.addoption(
        "--seed", type=int, default=0, help="draw the random inputs of the checks from this seed"
    )
    group.addoption(
        "--time-limit", type=float, default=10.0, metavar="SECONDS",
        help="stop a function that runs longer (default: 10)",
    )  # fmt: skip
    group.addoption(
        "--tensorflow", choices=["recorded", "live"], default="recorded",
        help="compare with TensorFlow's recorded answers (default), or ask it now",
    )  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks of checks, and keep the score."""
    config.addinivalue_line("markers", "points(n): what a check is worth (default: 1)")
    config.addinivalue_line("markers", "hidden: its inputs are not shown, nor released")
    scores = config.option.scores
    if scores and not scores.resolve().parent.is_dir():
        raise pytest.UsageError(f"--scores {scores}: there is no such folder")
    config.addinivalue_line("markers", "needs_tensorflow: the implementation runs on TensorFlow")
    if not hasattr(config, "workerinput"):  # a worker of pytest-xdist reports to its master
        from graders.summary import Scoreboard

        config.pluginmanager.register(Scoreboard(config), "grade-descent-scoreboard")


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Collect a lab's file as its checks, in place of the tests that it does not have."""
    collectors = yield
    if not file_path.name.startswith("lab"):
        return collectors
    from graders.catalog import lab_of

    lab = lab_of(file_path)
    if lab is None:
        return collectors
    others = [one for one in collectors if type(one) is not pytest.Module]
    return [LabFile.from_parent(parent, path=file_path, lab=lab), *others]


class LabFile(pytest.File):
    """Somebody's implementation of a lab."""

    def __init__(self, *, lab: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lab = lab

    def collect(self) -> Iterator[CheckItem]:
        """Yield one item per check of the lab."""
        from graders.battery import battery
        from graders.catalog import AuthorError

        try:
            checks = battery(self.lab)
        except AuthorError as error:
            raise self.CollectError(str(error)) from error
        for check in checks:
            yield CheckItem.from_parent(self, name=check.name, check=check)

    @cached_property
    def grading(self) -> Grading:
        """The file, loaded when its first check runs."""
        from graders.grading import Grading
        from graders.oracle import Oracle

        option = self.config.option
        oracle = Oracle(self.lab, live=option.tensorflow == "live")
        return Grading.of_file(self.path, oracle, option.seed, option.time_limit)


class CheckFailed(Exception):
    """A check that did not pass; pytest shows the result's own words."""


class CheckItem(pytest.Item):
    """One check of one implementation."""

    parent: LabFile
    result: Result | None = None

    def __init__(self, *, check: Check, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.check = check

    def runtest(self) -> None:
        """Judge the implementation by this check."""
        self.result = self.parent.grading.grade(self.check)
        if self.result.outcome == "skipped":
            pytest.skip(self.result.message)
        if self.result.outcome != "passed":
            raise CheckFailed(self.result.message)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the message for the student, not our traceback."""
        if isinstance(excinfo.value, CheckFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return what pytest shows as the place of the item."""
        return self.path, None, self.name


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Hand the result on with the report, as data that crosses processes."""
    report = yield
    if isinstance(item, CheckItem) and item.result and report.when == "call":
        grading = item.parent.grading
        path = item.nodeid.partition("::")[0]
        file = {"lab": grading.lab, "notes": grading.notes, "unreadable": grading.unreadable}
        report.check = asdict(item.result) | file | {"path": path}  # type: ignore[attr-defined]
    return report

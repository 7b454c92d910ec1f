"""Keeping score: the results of a session, for the page at its end and for the scores file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from graders.page import WORDS, Page
from graders.story import Checks, scores_of


class Scoreboard:
    """Gathers the results of a pytest session; silent where no lab was graded."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.files: dict[str, Checks] = {}  # the results by the path that they judge
        self.misnamed: list[Path] = []  # files that look like labs, and are not graded

    def pytest_collect_file(self, file_path: Path) -> None:
        """Remember a file that its author takes for a lab, by its name; it is not collected."""
        if re.search(r"lab[-_ ]?\d", file_path.name) and file_path.suffix in {".py", ".ipynb"}:
            from graders.catalog import lab_of

            if lab_of(file_path) is None:
                self.misnamed.append(file_path)

    def pytest_report_teststatus(self, report: Any) -> Any:
        """Call an unwritten function TODO, and our own bug an error."""
        check = getattr(report, "check", None)
        return WORDS[check["outcome"]] if check else None

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Keep the result of a check, with what the function printed meanwhile."""
        if hasattr(report, "check"):
            check = report.check | {"printed": report.capstdout}
            self.files.setdefault(check["path"], []).append(check)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter
    ) -> Generator[None, None, None]:
        """Show our failures in our words, and leave the others to pytest."""
        stats = terminalreporter.stats
        ours = {word: stats.get(word, []) for word in ("failed", "error")}
        for word, reports in ours.items():
            stats[word] = [report for report in reports if not hasattr(report, "check")]
            if not stats[word]:
                del stats[word]
        page = self._page(terminalreporter)
        if self.config.option.tbstyle != "no":
            page.details()
        yield
        stats.update({word: reports for word, reports in ours.items() if reports})
        if self.files:
            page.table()
        if self.files or not terminalreporter.stats:
            self._tell_misnamed(terminalreporter)

    def _tell_misnamed(self, terminal: pytest.TerminalReporter) -> None:
        here = self.config.invocation_params.dir
        asked = {(here / one.partition("::")[0]).resolve() for one in self.config.args}
        for path in self.misnamed:
            if not asked & {path, *path.parents}:  # pytest looks at the neighbours, too
                continue
            name = os.path.relpath(path, here)
            terminal.write_line(
                f"Not graded: {name}. A lab keeps its name, as lab02_activations.py.", yellow=True
            )

    def _page(self, terminal: pytest.TerminalReporter) -> Page:
        config = self.config
        return Page(
            terminal, self.files, min(config.get_terminal_writer().fullwidth, 100),
            config.option.hint, bool(config.option.verbose > 0),
            config.rootpath, config.invocation_params.dir,
            partly=bool(config.option.keyword),
        )  # fmt: skip

    def pytest_sessionfinish(self) -> None:
        """Write the scores, where asked for."""
        if self.config.option.scores:
            labs = [scores_of(path, checks) for path, checks in self.files.items()]
            scores = {"version": 1, "labs": labs}
            text = json.dumps(scores, indent=1) + "\n"
            self.config.option.scores.write_text(text, encoding="utf-8")

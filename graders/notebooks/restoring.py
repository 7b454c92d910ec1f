"""Submitted notebooks put right: the cells that nbgrader knows, as and where they were."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook, Notebook, SourceCell
from nbgrader.preprocessors import NbGraderPreprocessor

TAG = re.compile(r"<(?=[a-zA-Z/!?])")
RUNS = re.compile(r"(?:java|vb)script:", re.IGNORECASE)
UNSEEN = re.compile(r"[\s\x00-\x1f]")  # a browser reads past these
OWN_CODE = re.compile(r"^(?![^\S\n]*(?:#|grade\(|$))", re.MULTILINE)


class Forgiving(NotebookExporter):
    """Takes from a file that is no valid notebook what can be read; it stops nobody else."""

    def from_file(self, file_stream: Any, resources: Any = None, **kw: Any) -> Any:
        """Read and convert a notebook."""
        text = file_stream.read()
        try:
            nb = nbformat.reads(text, as_version=4)
            nbformat.validate(nb)
        except Exception as error:  # whatever a file may hold
            self.log.warning("%s: not a valid notebook: %s", resources["metadata"]["path"], error)
            nb = new_notebook(cells=list(_readable(text)))
        return self.from_notebook_node(nb, resources=resources, **kw)  # type: ignore[no-untyped-call]


def _readable(text: str) -> Iterator[NotebookNode]:
    """Yield the code cells that can be told from a broken notebook, with their names."""
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        for cell in json.loads(text)["cells"]:
            with suppress(TypeError, KeyError, AttributeError):
                made = new_code_cell("".join(cell["source"]))
                made.metadata["nbgrader"] = cell["metadata"].get("nbgrader")
                if cell["cell_type"] == "code":
                    yield made


class RestoreCells(NbGraderPreprocessor):  # type: ignore[misc]
    """Gives the cells of a notebook the marks that the gradebook has for them, and no others.

    Locked cells get their code back, and come back where they were deleted. Of two cells with the
    same name the later one is meant, as in Python. Nothing of a student's own code is dropped.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Put a submitted notebook right."""
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            known = gradebook.find_notebook(names["notebook"], names["assignment"])
            nb.cells = restored(nb.cells, Known(known))
        return nb, resources


class Known:
    """The cells of a notebook that the gradebook knows."""

    def __init__(self, notebook: Notebook) -> None:
        self.cells: dict[str, SourceCell] = {cell.name: cell for cell in notebook.source_cells}
        self.points = {cell.name: cell.max_score for cell in notebook.grade_cells}
        self.tasks = {cell.name: cell.max_score for cell in notebook.task_cells}
        self.solutions = {cell.name for cell in notebook.solution_cells}

    def mark(self, cell: NotebookNode, name: str) -> NotebookNode:
        """Give a cell the marks of a known one, and its type."""
        source = self.cells[name]
        if cell.cell_type != source.cell_type:
            make = new_code_cell if source.cell_type == "code" else new_markdown_cell
            cell = make(cell.source)  # type: ignore[no-untyped-call]
        points = self.points.get(name, self.tasks.get(name))
        cell.metadata["nbgrader"] = {
            "schema_version": 3, "grade_id": name, "grade": name in self.points,
            "solution": name in self.solutions, "task": name in self.tasks,
            "locked": source.locked, "checksum": source.checksum, "cell_type": source.cell_type,
        } | ({} if points is None else {"points": points})  # fmt: skip
        return cell

    def fresh(self, name: str) -> NotebookNode:
        """Return a known cell as it was handed out."""
        return self.mark(new_code_cell(self.cells[name].source), name)


def restored(submitted: list[NotebookNode], known: Known) -> list[NotebookNode]:
    """Return the cells of a notebook put right."""
    names = [_name(cell) for cell in submitted]
    last = {name: i for i, name in enumerate(names) if name in known.cells}
    cells: list[NotebookNode] = []
    for i, (cell, name) in enumerate(zip(submitted, names)):
        cell.metadata.pop("nbgrader", None)
        if cell.cell_type == "markdown":
            cell.source = _still(cell.source)
        if last.get(name) != i:
            cells.append(cell)
        elif not known.cells[name].locked:
            cells.append(known.mark(cell, name))
        else:
            cells += _unlocked(cell, name, known)
    return _with_missing(cells, last, known)


def _still(text: str) -> str:
    """Return Markdown in which nothing is left for a browser to run, not even by a click.

    Where a link would run something, the whole text is shown as it was typed.
    """
    runs = RUNS.search(UNSEEN.sub("", unescape(text)))
    return textwrap.indent(text, "    ") if runs else TAG.sub("&lt;", text)


def _name(cell: NotebookNode) -> str:
    """Return the name that a cell claims to have, or an empty string."""
    marks = cell.metadata.get("nbgrader")
    return str(marks.get("grade_id", "")) if isinstance(marks, dict) else ""


def _unlocked(cell: NotebookNode, name: str, known: Known) -> list[NotebookNode]:
    """Return a locked cell as it was, and before it what somebody wrote there all the same."""
    fresh = known.fresh(name)
    own = cell.cell_type == "code" and cell.source != fresh.source and OWN_CODE.search(cell.source)
    return [cell, fresh] if own else [fresh]


def _with_missing(
    cells: list[NotebookNode], present: dict[str, int], known: Known
) -> list[NotebookNode]:
    """Put the cells that are missing behind those that they stood behind, but for solutions."""
    before = ""
    for name, source in known.cells.items():
        if name in present:
            before = name
        elif source.locked or name in known.points:
            place = max((i for i, cell in enumerate(cells, 1) if _name(cell) == before), default=0)
            cells.insert(place if before else 0, known.fresh(name))
            before = name
    return cells

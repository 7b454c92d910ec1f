"""A course of nbgrader: its configuration, and the source notebook of every lab."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from graders.authors.building import write
from graders.catalog import PACKAGE
from graders.notebooks.making import edited, header, notebook

CONFIG = PACKAGE / "templates" / "nbgrader_config.py.txt"


def make(
    folder: Path, labs: Iterable[str], overwrite: Callable[[Path], bool]
) -> tuple[list[Path], list[Path]]:
    """Make a course, or bring the sources of one up to date.

    All else in the folder stays: releases, submissions, the gradebook, the configuration.

    Args:
        folder: where the course is, or will be.
        labs: the labs whose sources to write.
        overwrite: asked about each file that somebody has edited since it was made, before
            anything is written.

    Returns:
        The files that were written, and those that were kept as they had been edited.
    """
    texts = {folder / "source" / "header.ipynb": _text(header())}
    texts |= {folder / "source" / lab / f"{lab}.ipynb": _text(notebook(lab)) for lab in labs}
    kept = [path for path, text in texts.items() if _is_edited(path, text) and not overwrite(path)]
    written = [path for path in texts if path not in kept and write(path, texts[path])]
    config = folder / "nbgrader_config.py"
    if not config.exists():
        write(config, CONFIG.read_text(encoding="utf-8"))
        written.insert(0, config)
    return written, kept


def _text(nb: NotebookNode) -> str:
    return str(nbformat.writes(nb)) + "\n"


def _is_edited(path: Path, text: str) -> bool:
    """Tell whether a file holds somebody's work, which writing the text would undo."""
    if not path.exists() or path.read_text(encoding="utf-8") == text:
        return False
    try:
        return edited(nbformat.read(path, as_version=4))
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, AttributeError):
        return True

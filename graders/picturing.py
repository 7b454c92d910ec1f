"""Pictures of a student's functions beside TensorFlow's."""

from __future__ import annotations

import base64
import html
import io
import textwrap
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from graders.battery import battery
from graders.catalog import lab_of
from graders.compare import Mismatch
from graders.drawing import STYLE, legend
from graders.loading import load
from graders.messages import explain, shape_of
from graders.oracle import GET_TENSORFLOW, NotRecorded, Oracle
from graders.panels import Panel, layout, panels
from graders.proxy import Backend, Fault, Lab, Local, Todo
from graders.sources import shown, tensorflow_is_installed

MAKER = "Grade Descent, labs show"  # kept in every file: only such files are overwritten
SUFFIXES = (".png", ".svg", ".pdf")
WIDTH, HEIGHT = 4.6, 4.0  # inches of a panel
LETTERS = 48  # in a line over a panel
DOTS = 110  # for each inch


class NoPicture(Exception):
    """A lab that can't be drawn here; the text says why."""


@dataclass(frozen=True)
class Picture:
    """A drawn picture, and in words what is to be seen on it."""

    lab: str
    figure: Figure
    text: str

    def render(self, suffix: str = ".png") -> bytes:
        """Return the picture as a file of this kind, the text kept in it."""
        words = {"Title": self.lab, "Creator": MAKER}
        keep: dict[str, dict[str, Any]] = {
            ".png": {"Title": self.lab, "Software": MAKER, "Description": self.text},
            ".svg": words | {"Description": self.text, "Date": None},
            ".pdf": words | {"Subject": self.text, "CreationDate": None},
        }
        file = io.BytesIO()
        self.figure.savefig(file, format=suffix[1:], metadata=keep[suffix], dpi=DOTS)
        return _described(file.getvalue(), self.text) if suffix == ".svg" else file.getvalue()

    def save(self, path: Path) -> None:
        """Write the picture; the suffix says of which kind.

        Raises:
            ValueError: the suffix is none of those of pictures.
            FileExistsError: something else is there.
        """
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            raise ValueError(f"{path}: a picture is saved as {', '.join(SUFFIXES)}")
        if path.exists() and MAKER.encode() not in path.read_bytes():
            raise FileExistsError(f"{path} was not made by labs show, and is left as it is.")
        path.write_bytes(self.render(suffix))

    def _repr_png_(self) -> bytes:
        return self.render()

    def _repr_html_(self) -> str:
        data, alt = base64.b64encode(self.render()).decode(), html.escape(self.text)
        return f'<img style="max-width: 100%" alt="{alt}" src="data:image/png;base64,{data}">'


def show(lab: str, names: Mapping[str, Any]) -> Picture:
    """Draw the functions of a notebook: ``show("lab02_activations", globals())`` in a cell.

    Args:
        lab: the lab's name.
        names: the functions by their names.

    Returns:
        A picture that the notebook displays, with a description for those who can't see it.
    """
    module = ModuleType(lab)
    vars(module).update(names, __file__="this notebook")
    return draw(lab, Local(module))


def draw_file(path: Path) -> Picture:
    """Load a student's file or notebook and draw its functions.

    Raises:
        LoadError: the file can't be loaded.
        NoPicture: nobody has drawn one of this lab, or it needs TensorFlow.
    """
    lab = lab_of(path.resolve())
    if not lab or not panels(lab):
        raise NoPicture(f"There is no picture of {shown(path)}.")
    needs_tensorflow = all(check.needs_tensorflow for check in battery(lab))
    if needs_tensorflow and not tensorflow_is_installed():
        raise NoPicture(f"The picture of {lab} needs TensorFlow: {GET_TENSORFLOW}")
    return draw(lab, Local(load(path).module))


def draw(lab: str, backend: Backend) -> Picture:
    """Draw an implementation of a lab, every panel, even where a function has no answer."""
    rows = layout(lab).split(";")
    figure = Figure((WIDTH * len(rows[0]), HEIGHT * len(rows)), layout="constrained")
    oracle = Oracle(lab)
    count = len(panels(lab))
    lines = [f"{lab}: a picture with {count} panel{'s' * (count != 1)}."]
    with matplotlib.style.context(["default", STYLE]):
        places = figure.subplot_mosaic(layout(lab))
        for panel in panels(lab):
            said = _draw_panel(places[panel.letter], panel, Lab(backend), oracle)
            lines.append(f"{panel.letter}. {panel.title} {said}")
    return Picture(lab, figure, "\n".join(lines))


def _draw_panel(axes: Axes, panel: Panel, lab: Lab, oracle: Oracle) -> str:
    """Draw one panel with its title and its caption; return what is said on it."""
    letters = LETTERS * panel.columns
    axes.set_title(_fill(f"{panel.letter}. {panel.title}", letters), pad=10)
    lab.backend.begin()
    try:
        with redirect_stdout(io.StringIO()):
            said = panel.draw(axes=axes, lab=lab, tensorflow=oracle)
        caption = _fill(said, letters * 8 // 7)  # not in bold
        axes.set_xlabel(f"{axes.get_xlabel()}\n{caption}".strip("\n"))
    except Exception as error:
        said = _trouble(error, lab)
        _note(axes, _fill(said, letters * 2 // 3))
    if axes.get_legend_handles_labels()[0] and not axes.get_legend():
        legend(axes)
    return said


def _fill(text: str, width: int) -> str:
    """Break a text into lines of about the same length."""
    lines = -(-len(text) // width)
    return textwrap.fill(text, min(width, len(text) // lines + 8))


def _note(axes: Axes, text: str) -> None:
    """Write across a panel why it has no more to show."""
    box = {"facecolor": "white", "edgecolor": "black", "boxstyle": "round,pad=0.6"}
    note = axes.text(
        0.5, 0.5, text, transform=axes.transAxes, ha="center", va="center", bbox=box, zorder=9
    )
    note.set_in_layout(False)


def _trouble(error: Exception, lab: Lab) -> str:
    """Say why a panel stays without the student's part."""
    if isinstance(error, Todo):
        return f"{error}."
    if isinstance(error, NotRecorded) or not lab.calls:
        return f"This is our bug, not yours: {error}"
    function = lab.calls[-1].function
    if isinstance(error, (Fault, Mismatch)):
        if isinstance(error, Mismatch) and error.without_answer():
            return f"{function} returns nothing yet."
        first = explain(error, lab.calls).partition("\n")[0].rstrip(".")
        return f"{first[:200]}{_shapes(error)}."
    return f"{function} returned something of another form than expected: {error}."


def _shapes(error: Fault | Mismatch) -> str:
    if isinstance(error, Fault) or error.problem != "shape":
        return ""
    return f": {shape_of(error.actual).removeprefix('shape ')}, expected is {error.expected}"


def _described(svg: bytes, text: str) -> bytes:
    """Put the text where browsers and screen readers look for it."""
    described = f"<desc>{html.escape(text)}</desc>\n <metadata>".encode()
    return svg.replace(b"<metadata>", described, 1).replace(b"<svg ", b'<svg role="img" ', 1)

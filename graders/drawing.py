"""The look that all pictures share, and the few things that most panels draw.

What is expected is a wide grey band, what the student's function answered a thin dark line on it:
right code lies on the band. Lines differ in dashes and markers, areas in hatching, so that colour
is never needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from graders.compare import assert_shape

BLUE, VERMILLION, GREEN, BLACK = "#0072B2", "#D55E00", "#007A5A", "#000000"  # after Okabe and Ito
BAND, PALE, DARK = "#BDBDBD", "#E8E8E8", "#404040"
HUGE = 1e6  # beyond it a number is off every panel

STYLE = {
    "font.family": "DejaVu Sans",  # it comes with matplotlib
    "font.size": 10,
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "legend.fontsize": 9,
    "legend.framealpha": 0.85,
    "legend.edgecolor": "white",
    "hatch.linewidth": 0.8,
}

LINES: list[dict[str, Any]] = [
    {"color": BLUE, "linestyle": "-", "marker": "o"},
    {"color": VERMILLION, "linestyle": "--", "marker": "s"},
    {"color": GREEN, "linestyle": ":", "marker": "^"},
    {"color": BLACK, "linestyle": "-.", "marker": "D"},
]


def band(axes: Axes, x: Any, y: Any, label: str | None = "TensorFlow's") -> None:
    """Draw what is expected: a wide grey band."""
    axes.plot(x, y, color=BAND, linewidth=7, solid_capstyle="round", label=label, zorder=1)


def line(axes: Axes, x: Any, y: Any, label: str = "yours", style: int = 0) -> None:
    """Draw what the student's function answered: a thin line with some markers."""
    x, y = np.asarray(x, float), drawable(y)
    axes.plot(
        x, y, **LINES[style], label=label, linewidth=1.6, markersize=4.5,
        markevery=max(1, len(x) // 12), zorder=3,
    )  # fmt: skip


def wide_bars(axes: Axes, names: Sequence[str], values: Any) -> None:
    """Draw what is expected: wide grey bars, their names below them."""
    axes.bar(np.arange(len(names)), values, width=0.8, color=BAND, label="TensorFlow's", zorder=1)
    axes.set_xticks(np.arange(len(names)), names)


def thin_bars(axes: Axes, values: Any, label: str = "yours") -> None:
    """Draw what the student's function answered: thin hatched bars on the wide ones."""
    axes.bar(
        np.arange(len(values)), drawable(values), width=0.4, facecolor="white", edgecolor=BLUE,
        hatch="////", linewidth=1.4, label=label, zorder=3,
    )  # fmt: skip


def frame(axes: Axes, xlabel: str, ylabel: str, values: Any = (), room: float = 0.08) -> None:
    """Label the axes, and make room for these values: what is far from them is cut off."""
    axes.set(xlabel=xlabel, ylabel=ylabel)
    if np.size(values):
        low, high = float(np.min(values)), float(np.max(values))
        space = room * ((high - low) or 1.0)
        axes.set_ylim(low - space, high + space)


def legend(axes: Axes, **options: Any) -> None:
    """Explain the lines and areas where there is most room."""
    handles, labels = axes.get_legend_handles_labels()
    once = dict(zip(labels, handles))
    axes.legend(once.values(), once.keys(), **options)


def bare(axes: Axes) -> None:
    """Take ticks and spines away, where the panel is no graph of numbers."""
    axes.set(xticks=[], yticks=[])
    axes.spines[:].set_visible(False)


def tiles(axes: Axes, images: Any, columns: int, names: Sequence[str] = ()) -> None:
    """Show images of 8x8 pixels in rows, each with its name below it."""
    bare(axes)
    high = 8 + (4 if names else 1)
    for i, image in enumerate(images):
        x, y = 9 * (i % columns), -high * (i // columns)
        axes.imshow(np.reshape(image, (8, 8)), cmap="Greys", extent=(x, x + 8, y - 8, y))
        axes.add_patch(Rectangle((x, y - 8), 8, 8, fill=False, edgecolor=DARK, linewidth=0.6))
        if names:
            axes.text(x + 4, y - 8.4, names[i], ha="center", va="top")
    rows = -(-len(images) // columns)
    axes.set(xlim=(-1, 9 * columns), ylim=(-high * rows, 1), aspect="equal")


def numbers(answer: Any, shape: tuple[int, ...], of: str = "") -> np.ndarray:
    """Return an answer as float64.

    Raises:
        Mismatch: it has another shape, or holds no real numbers.
    """
    assert_shape(answer, shape, of)
    return np.asarray(answer, float)


def drawable(values: Any) -> np.ndarray:
    """Return the values with gaps where they are nan or infinite."""
    values = np.asarray(values, float)
    return np.where(np.isfinite(values), np.clip(values, -HUGE, HUGE), np.nan)


def agreement(
    yours: Any, expected: Any, of: str = "Yours", at: Any = None, name: str = "",
    rtol: float = 1e-6, atol: float = 1e-9,
) -> str:  # fmt: skip
    """Say in a sentence whether two answers are the same, and where they are not.

    Args:
        yours: the student's numbers.
        expected: those that are right, of the same size.
        of: what the numbers are.
        at: where on the horizontal axis each of them is; needed for a name.
        name: what the horizontal axis shows.
        rtol: up to which relative difference they are the same.
        atol: and up to which absolute one.

    Example:
        >>> agreement([0.0, 2.0], [0.0, 1.0], at=[-1, 1], name="z")
        'Yours: not as expected, off by up to 1, at z = 1.'
    """
    yours, expected = np.ravel(np.asarray(yours, float)), np.ravel(expected)
    lost = ~np.isfinite(yours) & np.isfinite(expected)
    with np.errstate(all="ignore"):
        wrong = ~np.isclose(yours, expected, rtol=rtol, atol=atol, equal_nan=True)
        error = np.where(wrong & ~lost, np.abs(yours - expected), 0)
    if not wrong.any():
        return f"{of}: as expected."
    places = np.arange(yours.size) if at is None else np.ravel(at)
    if lost.any():
        where = f", first at {name} = {places[np.argmax(lost)]:.3g}" if name else ""
        return f"{of}: nan or infinite at {lost.sum()} of {lost.size} places{where}."
    where = f", at {name} = {places[np.argmax(error)]:.3g}" if name else ""
    return f"{of}: not as expected, off by up to {error.max():.3g}{where}."


def differing(yours: Any, expected: Any, of: str) -> str:
    """Say in a sentence how many of some answers are not as expected: labels, derivatives.

    Example:
        >>> differing([0, 1, 1], [0, 1, 0], "Your labels")
        'Your labels: 1 of 3 not as expected.'
    """
    wrong = ~np.isclose(np.ravel(yours), np.ravel(expected), rtol=1e-5, atol=1e-7)
    if wrong.any():
        return f"{of}: {wrong.sum()} of {wrong.size} not as expected."
    return f"{of}: all {wrong.size} as expected."

"""Beginning a lab: every file it has, with one worked function to replace."""

from __future__ import annotations

import re
from pathlib import Path

from graders.authors.building import build, refuse_existing
from graders.catalog import ACCEPTED, PACKAGE, SOLUTIONS

NAME = re.compile(r"lab\d\d_[a-z][a-z0-9_]*")
TEMPLATES = PACKAGE / "templates"


def new(lab: str) -> list[Path]:
    """Write the files of a new lab, and its exercise; return their paths.

    Raises:
        ValueError: the name is not like ``lab12_batch_norm``.
        FileExistsError: one of the files is there already; then nothing is written.
    """
    if not NAME.fullmatch(lab):
        raise ValueError(f"{lab!r} is no name for a lab; it should look like lab12_batch_norm")
    paths = {
        "solution": SOLUTIONS / f"{lab}.py",
        "checks": PACKAGE / "checks" / f"{lab}.py",
        "misconceptions": PACKAGE / "misconceptions" / f"{lab}.py",
        "oracles": PACKAGE / "oracles" / f"{lab}.py",
        "accepted": ACCEPTED / f"{lab}.py",
        "hints": PACKAGE / "hints" / f"{lab}.md",
    }
    refuse_existing(paths.values())
    title = lab.partition("_")[2].replace("_", " ").capitalize()
    number = str(int(lab[3:5]))
    for kind, path in paths.items():
        text = (TEMPLATES / f"{kind}{path.suffix}.txt").read_text(encoding="utf-8")
        text = text.replace("LAB_NAME", lab).replace("LAB_TITLE", title)
        path.write_text(text.replace("LAB_NUMBER", number), encoding="utf-8")
    build(lab)
    return list(paths.values())

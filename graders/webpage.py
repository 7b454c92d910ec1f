"""Web pages for students: what failed and why, in one file that needs no other."""

from __future__ import annotations

import os
import re
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from graders.cleaning import clean, shorten
from graders.story import (
    Checks,
    Failure,
    by_function,
    failures,
    next_check,
    next_step,
    score,
    title,
    unwritten,
    veiled,
)

TEMPLATES = Path(__file__).resolve().parent / "templates"
Picture = tuple[bytes, str]  # a PNG, and its description in words


def feedback(checks: Checks, student: str = "", picture: Picture | None = None) -> str:
    """Return the page about one lab of one student.

    Args:
        checks: the results of the lab's file, as ``graders.summary`` gathers them.
        student: whose file it is.
        picture: of the student's functions.
    """
    return render("feedback.html", section=Section(checks, picture), student=student)


def report(files: Mapping[Path, Checks], pictures: Mapping[Path, Picture] | None = None) -> str:
    """Return the page about all labs in a folder, for their own author.

    Args:
        files: the results of each file, by its path.
        pictures: of some of the files, by their paths.
    """
    pictures = pictures or {}
    sections = [Section(checks, pictures.get(path)) for path, checks in files.items()]
    everything = [check for checks in files.values() for check in checks]
    check = next_check(everything)
    steps = next_step(check, Path(check["path"]), check["path"]) if check else []
    return render("report.html", sections=sections, score=score(everything), next=steps)


def render(template: str, **values: Any) -> str:
    """Fill in a template; what is not a template's own text is cleaned and escaped."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True,
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
        bytecode_cache=_compiled(),
    )  # fmt: skip
    environment.filters |= {
        "parts": parts, "runs": _runs, "shorten": shorten, "title": title, "name": _breakable,
        "number": "{:g}".format, "percent": "{:.0%}".format, "image": _image, "link": _link,
    }  # fmt: skip
    return environment


def _compiled() -> jinja2.BytecodeCache | None:
    """Keep compiled templates where Python keeps its own compiled files, if it may."""
    folder = TEMPLATES / "__pycache__"
    if sys.dont_write_bytecode or not os.access(TEMPLATES, os.W_OK):
        return None
    folder.mkdir(exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder))


class Section:
    """The results of one file of a lab, as a page shows them."""

    def __init__(self, checks: Checks, picture: Picture | None = None) -> None:
        self.lab: str = checks[0]["lab"]
        self.path: str = checks[0]["path"]
        self.notes: Sequence[str] = checks[0].get("notes", [])
        self.unreadable: str = checks[0].get("unreadable", "")
        checks = [veiled(check) for check in checks]
        self.score = score(checks)
        self.failures: list[Failure] = [] if self.unreadable else failures(checks)
        self.unwritten = unwritten(checks)
        self.next = next_check(checks)
        self.picture = picture
        self.rows = by_function(checks)


@dataclass(frozen=True)
class Part:
    """A piece of a message: prose, or a call or an answer to be set as it is."""

    kind: str  # "text", "call", "returned", "expected", "is"
    text: str


LABELLED = re.compile(r"    (returned|expected|is) +")


def parts(message: str) -> list[Part]:
    r"""Take a message apart, as ``graders.messages`` puts it together.

    Example:
        >>> parts("f is wrong.\n\n    f(1)\n    returned  2\n    expected  1")[2]
        Part(kind='returned', text='2')
    """
    found: list[tuple[str, list[str]]] = []
    for line in message.splitlines():
        label = LABELLED.match(line)
        kind = found[-1][0] if found else ""
        if label:
            found.append((label[1], [line[14:]]))
        elif line.startswith(" " * 14) and kind in {"returned", "expected", "is"}:
            found[-1][1].append(line[14:])
        elif line.startswith("    ") and kind == "call":
            found[-1][1].append(line[4:])
        elif line.startswith("    "):
            found.append(("call", [line[4:]]))
        elif line and kind == "text":
            found[-1][1].append(line)
        elif line or kind != "text":
            found.append(("text", [line]))
        else:
            found.append(("", []))  # a blank line ends a paragraph
    told = [Part(kind, "\n".join(lines).strip("\n")) for kind, lines in found]
    return [part for part in told if part.text]


def _runs(found: list[Part]) -> list[tuple[str, list[Part]]]:
    """Return the runs of prose, and those of calls and answers, in their order."""
    runs = groupby(found, key=lambda part: "text" if part.kind == "text" else "talk")
    return [(kind, list(run)) for kind, run in runs]


def _breakable(name: str) -> Markup:
    """Return a long name that a narrow page may break after each underscore."""
    return Markup("_<wbr>").join(clean(name).split("_"))


def _image(png: bytes) -> str:
    return f"data:image/png;base64,{b64encode(png).decode()}"


def _link(student: str, lab: str) -> str:
    """Return the way from the report of a class to a student's page, below its folder."""
    parts = ("feedback", os.fsencode(student), f"{lab}.html")  # names need not be text
    return "/".join(quote(part, safe="") for part in parts)

"""Texts as HTML, and XML that is easy to write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby
from xml.etree import ElementTree as ET


def html(text: str) -> str:
    r"""Return a text as HTML: paragraphs, and indented lines as code.

    Example:
        >>> html("What is 1 < 2?\n\n    print(1 < 2)")
        '<p>What is 1 &lt; 2?</p><pre>print(1 &lt; 2)</pre>'
    """
    parts = []
    for is_code, lines in groupby(text.strip("\n").splitlines(), key=_is_code):
        block = "\n".join(line[4:] if is_code else line for line in lines).strip("\n")
        if is_code:
            parts.append(f"<pre>{escape(block, quote=False)}</pre>")
        else:
            paragraphs = re.split(r"\n\s*\n", block)
            parts += [f"<p>{_listed(escape(p, quote=False))}</p>" for p in paragraphs if p.strip()]
    return "".join(parts)


def _listed(paragraph: str) -> str:
    return re.sub(r"\n(?=\d+\. |- )", "<br>", paragraph)  # the lines of a list stay apart


def _is_code(line: str) -> bool:
    return line.startswith("    ")


def bullets(texts: Sequence[str]) -> str:
    """Return texts as a list in HTML; of none, nothing."""
    items = "".join(f"<li>{escape(text, quote=False)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element with a text and attributes to another one."""
    child = ET.SubElement(parent, tag, attributes)
    child.text = text or None
    return child


def document(root: ET.Element) -> bytes:
    """Return a tree as a document, indented."""
    ET.indent(root, "  ")
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"

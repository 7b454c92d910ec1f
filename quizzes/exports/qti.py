"""QTI 1.2 as Canvas reads it: a zip with a manifest and one assessment.

A question with variants becomes a group of which each student gets one. Where QTI 1.2 leaves
freedom, the file looks like those that Canvas writes itself: a metadata field names Canvas's type.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

from quizzes.exports.canvas import item
from quizzes.exports.items import Losses, items
from quizzes.exports.markup import add, document
from quizzes.format import Quiz
from quizzes.sheets import Sheet

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"


def export(quiz: Quiz, seed: int | None, losses: Losses) -> bytes:
    """Return a quiz as a QTI package.

    Args:
        quiz: the quiz.
        seed: draw one variant of each question; without it, all of them are there.
        losses: is told what Canvas can't say.
    """
    files = {
        "imsmanifest.xml": _manifest(quiz),
        f"{quiz.id}/{quiz.id}.xml": _assessment(quiz, seed, losses),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)  # with a fixed date: the same file again
            package.writestr(info, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _manifest(quiz: Quiz) -> bytes:
    root = ET.Element("manifest", {"identifier": f"package-{quiz.id}", "xmlns": PACKAGE})
    metadata = add(root, "metadata")
    add(metadata, "schema", "IMS Content")
    add(metadata, "schemaversion", "1.1.3")
    add(root, "organizations")
    resource = add(add(root, "resources"), "resource", identifier=quiz.id, type="imsqti_xmlv1p2")
    add(resource, "file", href=f"{quiz.id}/{quiz.id}.xml")
    return document(root)


def _assessment(quiz: Quiz, seed: int | None, losses: Losses) -> bytes:
    root = ET.Element("questestinterop", {"xmlns": QTI})
    assessment = add(root, "assessment", ident=quiz.id, title=quiz.title)
    section = add(assessment, "section", ident="root_section")
    for sheets in items(quiz, seed, losses):
        home = _group(section, sheets[0]) if len(sheets) > 1 else section
        for sheet in sheets:
            item(home, sheet, losses)
    return document(root)


def _group(section: ET.Element, sheet: Sheet) -> ET.Element:
    """Add a group of which one item is picked; it earns what its items earn."""
    name = sheet.case.question.id
    group = add(section, "section", ident=f"group-{name}", title=name)
    selection = add(add(group, "selection_ordering"), "selection")
    add(selection, "selection_number", "1")
    return group

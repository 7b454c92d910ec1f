"""What students get: the labs to write, the public checks, the quizzes, and no answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graders.authors.building import refuse_existing
from graders.authors.scaffold import TEMPLATES
from graders.catalog import EXERCISES, PACKAGE, ROOT, labs

FOLDER = "grade-descent"
SECRET = {"misconceptions", "oracles", "__pycache__"}  # folders of the engine that give answers
FOR_AUTHORS = "[tool.hatch.build.targets.sdist]"  # what stands behind it in pyproject.toml
SEED = 1  # of the numbers in the quizzes: each question comes once
PYTEST = '[tool.pytest.ini_options]\ntestpaths = ["exercises"]\n'


def release(target: Path) -> int:
    """Write the students' copy of the course into a zip; return how many labs are in it.

    Raises:
        FileExistsError: there is such a file already.
    """
    refuse_existing([target])
    files = {f"{FOLDER}/{name}": content for name, content in sorted(_files())}
    with ZipFile(target, "x", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(_entry(name), content)
    return len(labs())


def _entry(name: str) -> ZipInfo:
    """Describe a file of the zip: without its time, so that the same course is the same zip."""
    entry = ZipInfo(name)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    return entry


def _files() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of every file."""
    yield "LICENSE", (ROOT / "LICENSE").read_bytes()
    yield "README.md", (TEMPLATES / "student_readme.md.txt").read_bytes()
    head = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition(FOR_AUTHORS)[0]
    yield "pyproject.toml", (head + PYTEST).encode()
    for lab in labs():
        yield f"exercises/{lab}.py", (EXERCISES / f"{lab}.py").read_bytes()
        yield f"notebooks/{lab}.ipynb", _notebook(lab)
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and not SECRET.intersection(path.relative_to(PACKAGE).parts):
            yield f"graders/{path.relative_to(PACKAGE).as_posix()}", _public(path)
    yield from _quizzes()


def _notebook(lab: str) -> bytes:
    import nbformat

    from graders.notebooks.making import handed_out

    return f"{nbformat.writes(handed_out(lab))}\n".encode()


def _public(path: Path) -> bytes:
    """Return a file of the engine, of checks only those that are not hidden."""
    if path.parent != PACKAGE / "checks":
        return path.read_bytes()
    return without_hidden(path.read_text(encoding="utf-8")).encode()


def without_hidden(checks: str) -> str:
    r"""Cut the hidden checks out of the text of a module.

    Example:
        >>> without_hidden("x = 1\n@pytest.mark.hidden\ndef test_f__y(lab):\n    pass\n")
        'x = 1\n'
    """
    lines = checks.splitlines(keepends=True)
    for node in reversed(ast.parse(checks).body):
        marks = node.decorator_list if isinstance(node, ast.FunctionDef) else []
        if "pytest.mark.hidden" in map(ast.unparse, marks):
            del lines[marks[0].lineno - 1 : node.end_lineno]
    return "".join(lines)


def _quizzes() -> Iterator[tuple[str, bytes]]:
    """Yield the quizzes, each question with numbers that are worked out, and what asks them."""
    from quizzes.bank import BANK, read
    from quizzes.freezing import freeze

    for path in sorted(BANK.rglob("*")):
        name = path.relative_to(BANK)
        if path.suffix == ".yaml":
            yield f"quizzes/{name}", freeze(read(path), path.stem, SEED).encode()
        elif path.is_file() and not {"__pycache__", "generators"}.intersection(name.parts):
            yield f"quizzes/{name.as_posix()}", path.read_bytes()

"""Which files of labs somebody means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graders.catalog import lab_of, means


def default_folder() -> Path:
    """Return the exercises of a copy of the course where we are in one, else this folder."""
    return Path("exercises") if Path("exercises").is_dir() else Path()


def files_in(folder: Path) -> list[Path]:
    """Return the labs' files in a folder and in the folders right below it, or the one file.

    What is neither may be the name of a lab in this folder or its exercises, as ``lab02``.

    Raises:
        LookupError: there is none.
    """
    if folder.is_file() and lab_of(folder.resolve()):
        return [folder]
    if not folder.exists():
        return find_files([str(folder)])
    below = [path for path in folder.glob("*") if path.is_dir() and not path.name.startswith(".")]
    found = [path for one in (folder, *sorted(below)) for path in files_of(one)]
    if not found:
        place = "here" if folder == Path() else f"in {folder}"
        raise LookupError(
            f"there is no lab {place}; a lab's file is called as lab02_activations.py. Go to your "
            "folder of labs, or make one with: labs start my-labs"
        )
    return found


def find_files(words: Sequence[str]) -> list[Path]:
    """Return the files of labs that are meant: by names as ``lab02``, files or folders.

    Without words these are the labs in this folder, or else in its ``exercises``. Of a file and a
    notebook of one lab in one folder the one that was saved last is taken.

    Raises:
        LookupError: a word means none, or there is none.
    """
    here = _labs_in(Path()) or _labs_in(Path("exercises"))
    found = [path for word in words for path in _meant(word, here)] if words else here
    if not found:
        raise LookupError(
            "there is no lab here; name a folder of labs, or make one with: labs start my-labs"
        )
    return list(dict.fromkeys(found))


def lab_name(path: Path) -> str:
    """Return the lab that a file belongs to.

    Raises:
        LookupError: to none.
    """
    lab = lab_of(path.resolve())
    if lab is None:
        raise LookupError(f"{path} is no lab; a lab's file is called as lab02_activations.py")
    return lab


def _meant(word: str, here: list[Path]) -> list[Path]:
    path = Path(word)
    if path.is_file() and lab_of(path.resolve()):
        return [path]
    found = [lab for lab in here if means(word, lab.stem)]
    found = found or (_labs_in(path) if path.is_dir() else [])
    if not found:
        there = ", ".join(lab.stem for lab in here) or "none"
        raise LookupError(f"{word!r} is no lab here, nor a file or a folder of labs; here: {there}")
    return found


def files_of(folder: Path) -> list[Path]:
    """Return the files of labs that lie right in a folder, in the order of their names."""
    paths = sorted(folder.glob("lab*.*"))
    return [path for path in paths if path.is_file() and lab_of(path.resolve())]


def _labs_in(folder: Path) -> list[Path]:
    paths = files_of(folder)
    newest = {path.stem: path for path in sorted(paths, key=lambda path: path.stat().st_mtime)}
    return [newest[lab] for lab in sorted(newest)]

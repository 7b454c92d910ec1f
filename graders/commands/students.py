"""``labs`` for students."""

from __future__ import annotations

import argparse
import subprocess
import sys
import webbrowser
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill

from graders.authors import building
from graders.catalog import find, need_exercises
from graders.commands.parsing import Commands, add_labs, command
from graders.sources import LoadError, shown
from graders.story import score
from graders.students.labfiles import find_files

PATIENCE = 120.0  # seconds for a picture; to draw some, a network is trained


def add_to(commands: Commands) -> None:
    """Add the commands of students."""
    start = command(
        commands, "start", "copy the exercises into a folder to work in", run=_start,
        more="Files that are there already are never touched.",
    )  # fmt: skip
    start.add_argument("folder", type=Path, metavar="DIR")
    add_labs(start)
    report = command(
        commands, "report", "one web page about your labs", run=_report,
        more="Writes one HTML file: points, failing calls, likely causes, pictures.",
    )  # fmt: skip
    _add_folder(report)
    report.add_argument("--out", type=Path, default=Path("labs-report.html"), metavar="FILE",
                        help="where to write it (default: labs-report.html)")  # fmt: skip
    watch = command(
        commands, "watch", "grade your labs whenever you save them", run=_watch,
        more="Grades what you changed as soon as you save it. h: a hint, q: quit.",
    )  # fmt: skip
    _add_folder(watch)
    status = command(
        commands, "status", "how far you are, in all labs and quizzes", run=_status,
        more="Labs that did not change since they were graded are not graded again.",
    )  # fmt: skip
    _add_folder(status)
    hint = command(
        commands, "hint", "a hint for a function, one step more at each call", run=_hint,
        more="The first hints ask, the later ones tell; none is the solution.",
    )  # fmt: skip
    hint.add_argument(
        "lab", nargs="?", metavar="LAB", help="as lab02, or your file (default: the one to do next)"
    )
    hint.add_argument("function", nargs="?", metavar="FUNCTION",
                      help="its name (default: the first that is not right)")  # fmt: skip
    which = hint.add_mutually_exclusive_group()
    which.add_argument("--step", type=int, metavar="N", help="this one of the hints")
    which.add_argument("--all", action="store_true", help="all hints")
    show = command(
        commands, "show", "draw a picture of your functions beside TensorFlow's", run=_show,
        more="Draws each lab's functions and saves the picture beside the lab, as LAB.png.",
    )  # fmt: skip
    show.add_argument(
        "labs", nargs="*", metavar="LAB", help="lab02, a file or a folder (default: those here)"
    )
    show.add_argument("--open", action="store_true", help="look at it at once")
    show.add_argument("--save", type=Path, metavar="FILE", help="as FILE: .png, .svg or .pdf")


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR",
                        help="of your labs, or a lab (default: exercises, or here)")  # fmt: skip


def _report(args: argparse.Namespace) -> None:
    from graders.students.labfiles import default_folder, files_in
    from graders.students.remembering import results
    from graders.webpage import report

    files, pictures = {}, {}
    for path in files_in(args.folder or default_folder()):
        files[path] = results(path)
        earned = score(files[path])
        print(f"{files[path][0]['lab']:<24} {earned.points:>5g} / {earned.out_of:g}", flush=True)
        picture = _picture(path)
        if picture:
            pictures[path] = picture
    args.out.write_text(report(files, pictures), encoding="utf-8")
    print(f"\nOpen it in a browser: {args.out}")


def _picture(path: Path) -> tuple[bytes, str] | None:
    """Draw a file in a process of its own, which its code may end; None where that fails."""
    with TemporaryDirectory() as folder:
        target = Path(folder, "picture.png")
        command = [sys.executable, "-m", "graders", "show", str(path), "--save", str(target)]
        with suppress(subprocess.TimeoutExpired):
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
            if target.is_file():
                return target.read_bytes(), done.stdout.partition("\n")[2].strip()
    return None


def _watch(args: argparse.Namespace) -> None:
    from graders.students.labfiles import default_folder
    from graders.students.screen import Screen
    from graders.students.watching import Watch

    Watch(args.folder or default_folder(), Screen()).run()


def _status(args: argparse.Namespace) -> None:
    from graders.students.labfiles import default_folder, files_in
    from graders.students.status import status

    for line in status(files_in(args.folder or default_folder())):
        print(line, flush=True)


def _hint(args: argparse.Namespace) -> None:
    from graders.students.hinting import hint

    print(hint(args.lab, args.function, args.step, args.all))


def _start(args: argparse.Namespace) -> None:
    need_exercises()
    copies = building.start(args.folder, find(args.labs))
    labs = "1 lab is" if len(copies) == 1 else f"{len(copies)} labs are"
    print(f"{labs} in {args.folder}. Now run: pytest {args.folder}")


def _show(args: argparse.Namespace) -> int:
    from graders import picturing  # imports matplotlib

    paths = find_files(args.labs)
    if args.save and len(paths) > 1:
        raise ValueError(f"--save takes one lab, and these are {len(paths)}: name one")
    code = 0
    for path in paths:
        target = args.save or path.with_suffix(".png")
        try:
            picture = picturing.draw_file(path)
            picture.save(target)
        except picturing.NoPicture as reason:
            print(reason)
        except (LoadError, FileExistsError) as error:  # the other labs have their pictures
            print(f"labs show: {error}", file=sys.stderr)
            code = 2
        else:
            print(f"{shown(target)}\n{_wrapped(picture.text)}\n" if len(paths) == 1 else
                  shown(target))  # fmt: skip
            if args.open:
                webbrowser.open(target.resolve().as_uri())
    if len(paths) > 1:
        print("What is on one of them, in words: labs show LAB")
    return code


def _wrapped(text: str) -> str:
    return "\n".join(fill(line, 88, subsequent_indent="   ") for line in text.splitlines())

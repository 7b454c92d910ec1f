"""How long ``nbgrader autograde`` takes in a course made here, and how long in a stock course.

Both grade the same submissions of the same lab, one run after the other. In the stock course
nbgrader starts a kernel for each submission, as it does without our lines in its configuration.

    python benchmarks/autograde_time.py --submissions 20
    python benchmarks/autograde_time.py --lab lab10 --at-least 8
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from graders.catalog import find

STOCK = """\
c = get_config()
c.IncludeHeaderFooter.header = "source/header.ipynb"
c.Execute.timeout = 300
"""


def main() -> int:
    """Print the two times and how they compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lab", default="lab02")
    parser.add_argument("--submissions", type=int, default=20)
    parser.add_argument(
        "--at-least", type=float, default=0, help="fail if not so many times faster"
    )
    args = parser.parse_args()
    [lab] = find([args.lab])
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        prepare(course, lab, args.submissions)
        seconds = {name: autograde(course, lab, name) for name in ("ours", "stock")}
    for name, (wall, processor) in seconds.items():
        print(f"{lab}, {args.submissions} submissions, {name:<5} {wall:6.1f} s, "
              f"of processors {processor:6.1f} s")  # fmt: skip
    wall, processor = (stock / ours for ours, stock in zip(*seconds.values()))
    print(f"{wall:.1f} times faster, {processor:.1f} times less work")
    return 0 if wall >= args.at_least else 1


def prepare(course: Path, lab: str, submissions: int) -> None:
    """Make a course in which everybody has handed in the solution."""
    run(course.parent, "graders", "course", str(course), lab)
    run(course, "nbgrader", "generate_assignment", lab)
    solved = nbformat.read(course / "source" / lab / f"{lab}.ipynb", as_version=4)
    solved.cells = [cell for cell in solved.cells if cell.id != "picture"]  # only a kernel draws it
    for number in range(submissions):
        target = course / "submitted" / f"student{number:03}" / lab
        target.mkdir(parents=True)
        solved.metadata["student"] = number  # no two files are the same
        nbformat.write(solved, target / f"{lab}.ipynb")
    shutil.copytree(course, course.with_name("stock"))
    (course.with_name("stock") / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")


def autograde(course: Path, lab: str, name: str) -> tuple[float, float]:
    """Grade everybody in one of the two courses; return the seconds, and those of processors."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run(course if name == "ours" else course.with_name("stock"), "nbgrader", "autograde", lab)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, worked


def run(folder: Path, module: str, *args: str, may_fail: bool = False) -> None:
    """Run a command; where it must not fail, show what it said if it does."""
    command = [sys.executable, "-W", "ignore", "-m", module, *args]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode and not may_fail:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    sys.exit(main())

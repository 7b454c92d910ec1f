"""How many submissions a second does ``labs grade`` do, beside other ways to grade them?

All of them grade the same notebooks of lab 2, each student's a file of its own, all right and
alike: a judge runs each check once, and knows the answers from then on (``scale.py`` has a class in
which they differ). From one run, one table:

    python benchmarks/throughput.py [--submissions 100] [--jobs 2] [--stock 10]

``nbgrader autograde`` (which grades one after the other) and a fresh pytest for each submission
take minutes, and so get only the first few (``--stock``). The bare cost is that of
``bare_cost.py``: a fork that loads the file and calls its functions. To start takes a command about
a second; the last line leaves that out, as the difference of two runs.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from autograde_time import autograde, prepare, run

from graders.catalog import find

HERE = Path(__file__).parent


def main() -> None:
    """Time all ways in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stock", type=int, default=10, metavar="N", help="of them (default: 10)")
    args = parser.parse_args()
    [lab] = find(["lab02"])
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        prepare(course, lab, args.submissions)
        submitted, many = course / "submitted", copies(course / "submitted", 5)
        for surplus in sorted((course.with_name("stock") / "submitted").iterdir())[args.stock :]:
            shutil.rmtree(surplus)
        n, jobs = args.submissions, args.jobs
        whole, larger = grade(submitted, lab, jobs), grade(many, lab, jobs)
        rows = [
            ("stock nbgrader autograde", args.stock, 1, autograde(course, lab, "stock")[0]),
            ("a fresh pytest for each", args.stock, jobs, by_pytest(submitted, args.stock, jobs)),
            ("labs grade, sandboxed, all checks", n, jobs, whole),
            ("labs grade, without its start", 4 * n, jobs, larger - whole),
            ("bare: fork, load, call the functions", n, jobs, bare(submitted, lab, jobs)),
        ]
    print(f"{'':38}{'submissions':>12}{'jobs':>5}{'seconds':>9}{'a second':>10}{'times':>7}")
    slowest = rows[0][3] / rows[0][1]
    for name, count, used, seconds in rows:
        each = seconds / count
        print(f"{name:38}{count:12}{used:5}{seconds:9.2f}{1 / each:10.2f}{slowest / each:7.0f}")


def copies(submitted: Path, times: int) -> Path:
    """Make a class so many times as large."""
    for student in sorted(submitted.iterdir()):
        for i in range(times):
            target = submitted.with_name("many") / f"{student.name}-{i}"
            shutil.copytree(student, target)
            [file] = target.glob("*/*.ipynb")
            file.write_text(file.read_text(encoding="utf-8") + "\n" * i, encoding="utf-8")
    return submitted.with_name("many")


def grade(submitted: Path, lab: str, jobs: int) -> float:
    """Grade a class as an instructor does, and return the seconds of the whole command."""
    start = time.perf_counter()
    out = str(submitted.with_name(f"graded-{submitted.name}"))
    run(submitted.parent, "graders", "grade", str(submitted), lab, "--out", out,
        "--jobs", str(jobs))  # fmt: skip
    return time.perf_counter() - start


def by_pytest(submitted: Path, most: int, jobs: int) -> float:
    """Grade some submissions with a pytest each, some at a time."""
    files = [file for student in sorted(submitted.iterdir()) for file in student.glob("*/*.ipynb")]
    start = time.perf_counter()
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(lambda file: run(file.parent, "pytest", "-q", file.name), files[:most]))
    return time.perf_counter() - start


def bare(submitted: Path, lab: str, jobs: int) -> float:
    """Return the seconds of what can't be saved."""
    command = [sys.executable, HERE / "bare_cost.py", submitted, lab, "--jobs", str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    main()

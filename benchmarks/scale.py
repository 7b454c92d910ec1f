"""Does grading a larger class take more than its share of time, or of memory?

Generates classes of lab 2 (right, wrong, blank, broken and hostile files, mixed), grades each with
``labs grade`` and prints a line for each:

    python benchmarks/scale.py [100 1000 10000] [--jobs 2] [--keep FOLDER]
"""

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from submissions import hand_in, mixed

from graders.catalog import find


def main() -> None:
    """Grade classes of all sizes and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000, 10000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a folder for what is graded and written")
    args = parser.parse_args()
    [lab] = find(["lab02"])
    columns = ("submissions", "seconds", "ms each", "MiB main", "MiB judge", "KiB report")
    print("".join(f"{name:>13}" for name in columns))
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes:
            place = (args.keep or Path(folder)) / str(size)
            hand_in(islice(mixed(lab), size), lab, place / "submitted")
            seconds, memory = grade(place, args.jobs)
            report = (place / "graded" / "report.html").stat().st_size
            row = (size, seconds, 1000 * seconds / size, *memory, report / 1024)
            print("".join(f"{number:13,.0f}" for number in row), flush=True)


def grade(place: Path, jobs: int) -> tuple[float, tuple[float, float]]:
    """Grade a class; return the seconds, and the most memory of the main process and of a judge."""
    command = [sys.executable, "-m", "graders", "grade", str(place / "submitted")]
    command += ["--out", str(place / "graded"), "--jobs", str(jobs), "--seed", "1"]
    start, most = time.perf_counter(), {True: 0.0, False: 0.0}
    with (
        (place / "log.txt").open("w") as log,
        subprocess.Popen(command, stdout=log, stderr=log) as process,
    ):
        while process.poll() is None:
            for number in (process.pid, *children(process.pid)):
                main = number == process.pid
                most[main] = max(most[main], peak(number))
            time.sleep(0.2)
    if process.returncode:
        sys.exit((place / "log.txt").read_text())
    return time.perf_counter() - start, (most[True], most[False])


def children(process: int) -> list[int]:
    """Return the judges of a main process."""
    file = Path(f"/proc/{process}/task/{process}/children")
    return [int(number) for number in file.read_text().split()] if file.exists() else []


def peak(process: int) -> float:
    """Return the most memory that a process has taken, in MiB."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:  # gone
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    main()

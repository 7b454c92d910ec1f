"""What do a class's own functions cost, with nothing around them?

A process that has the libraries imported forks for each submission; the fork loads the file, calls
the functions with the arguments that the checks give them, and ends. No check looks at an answer,
nothing is confined, nothing is written. Printed are the seconds for all of them:

    python benchmarks/bare_cost.py SUBMITTED lab02 [--jobs 2]
"""

import argparse
import gc
import os
import time
from pathlib import Path

from graders.battery import battery
from graders.catalog import find, solution
from graders.classroom.submissions import find as find_submissions
from graders.grading import Grading
from graders.loading import load_bytes
from graders.oracle import Oracle
from graders.proxy import Local


class Recorder(Local):
    """The solution, remembering what it is asked."""

    def __call__(self, function, args, kwargs):
        """Run the function."""
        outcome = super().__call__(function, args, kwargs)
        if not outcome.raised:
            CALLS.append((function, args, kwargs))
        return outcome


CALLS: list[tuple] = []


def run(path: Path) -> None:
    """Load a file in a fork and call its functions."""
    child = os.fork()
    if not child:
        try:
            module = load_bytes(path.read_bytes(), path.name, path).module
            for function, args, kwargs in CALLS:
                getattr(module, function)(*args, **kwargs)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def run_all(paths: list[Path], jobs: int) -> float:
    """Share the files out among so many processes, and return the seconds that all took."""
    start = time.perf_counter()
    for job in range(jobs):
        if not os.fork():
            for path in paths[job::jobs]:
                run(path)
            os._exit(0)
    for _ in range(jobs):
        os.wait()
    return time.perf_counter() - start


def main() -> None:
    """Ask the solution, then time the submissions."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("submitted", type=Path)
    parser.add_argument("lab")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    [lab] = find([args.lab])
    grading = Grading(lab, Recorder(solution(lab)), Oracle(lab))
    for check in battery(lab):
        grading.grade(check)
    paths = [one.path for one in find_submissions(args.submitted, [lab]) if one.path]
    gc.collect()
    gc.freeze()
    print(run_all(paths, args.jobs))


if __name__ == "__main__":
    main()

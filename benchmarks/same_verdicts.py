"""Does a file get the same marks from pytest and from the judge of a class?

Every accepted alternative and every misconception of every lab becomes a file. It is graded in
this process, as pytest does, and in a sandbox, as ``labs grade`` does, and compared are the
outcome, the points, the misconception (by its text: two may share one) and the message of every
check. Printed are a table and what differs; the exit code is 1 when something does.

    python benchmarks/same_verdicts.py [lab02 lab03 ...] [--every 10]
"""

import argparse
import contextlib
import re
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from submissions import Piece, pieces

from graders.battery import battery
from graders.catalog import find
from graders.classroom.judge import Judge
from graders.classroom.limits import Limits
from graders.cleaning import shorten
from graders.grading import Grading, Result
from graders.oracle import Oracle

SECONDS = 100.0  # for a call, so that no verdict depends on how busy the machine is
ANY = re.compile(r"0x[0-9a-f]+|(?<=[a-z])_\d+")
VERDICT = ("outcome", "points", "out_of", "cause", "message")


def in_process(piece: Piece, path: Path) -> list[Result]:
    """Grade a file as pytest does; return of long messages as much as a judge hands on."""
    path.write_bytes(piece.file())
    grading = Grading.of_file(path, Oracle(piece.lab), seconds=SECONDS)
    results = [grading.grade(check) for check in battery(piece.lab)]
    return [replace(result, message=shorten(result.message)) for result in results]


def differences(piece: Piece, judge: Judge) -> list[str]:
    """Return what a judge sees in another way, a text for each check."""
    path = Path(f"{piece.lab}.py")
    mine = in_process(piece, path)
    others = judge.grade(piece.lab, piece.file(), path.name).results
    return [
        f"{piece.lab}, {piece.kind}, {piece.name}\n{one.name}, {field}:\n"
        f"{told(one, field)}\n---\n{told(other, field)}\n"
        for one, other in zip(mine, others, strict=True)
        for field in VERDICT
        if told(one, field) != told(other, field)
    ]


def told(result: Result, field: str) -> object:
    """Return what a result says, without addresses and the numbers that Keras gives its layers."""
    value = getattr(result, field)
    return ANY.sub("", value) if field == "message" else value


def main() -> int:
    """Compare, print, and say whether all is the same."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("labs", nargs="*", help="such as lab02; default: all")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth file")
    args = parser.parse_args()
    labs, different, total = find(args.labs), 0, 0
    print(f"{'lab':32}{'files':>7}{'checks':>8}{'different':>10}{'seconds':>9}")
    judge = Judge(Limits(call=SECONDS, submission=10 * SECONDS))
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), judge:
        for lab in labs:
            chosen, start = list(pieces(lab))[:: args.every], time.perf_counter()
            found = [text for piece in chosen for text in differences(piece, judge)]
            checks = len(chosen) * len(battery(lab))
            seconds = time.perf_counter() - start
            print(f"{lab:32}{len(chosen):7}{checks:8}{len(found):10}{seconds:9.0f}", flush=True)
            print(*found, sep="\n", end="")
            different, total = different + len(found), total + len(chosen)
    print(f"{total} files, {different} differences")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())

"""How long does a student wait? Grading a lab beside pytest on one test that imports NumPy.

Both are whole processes, run in turn; the medians and their ratio are printed:

    python benchmarks/feedback_time.py

The exit code is 1 when grading takes more than 1.3 times as long (``--at-most`` changes that).
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BASELINE = "import numpy as np\n\n\ndef test_one():\n    assert np.ones(2).sum() == 2\n"


def seconds(file: Path) -> float:
    """Return how long ``pytest FILE`` takes, from start to exit."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pytest", str(file)], cwd=ROOT, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Time both in turn and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="default: labs 2, blank and solved")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--at-most", type=float, default=1.3, metavar="RATIO")
    args = parser.parse_args()
    names = [f"{folder}/lab02_activations.py" for folder in ("exercises", "solutions")]
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        baseline = Path(folder) / "test_baseline.py"
        baseline.write_text(BASELINE)
        for file in args.files or [ROOT / name for name in names]:
            seconds(file), seconds(baseline)  # compile and warm up
            pairs = [(seconds(file), seconds(baseline)) for _ in range(args.runs)]
            ours, theirs = (statistics.median(column) for column in zip(*pairs))
            worst = max(worst, ours / theirs)
            print(f"{file}: {ours:.3f} s, one NumPy test {theirs:.3f} s, ratio {ours / theirs:.2f}")
    return int(worst > args.at_most)


if __name__ == "__main__":
    sys.exit(main())

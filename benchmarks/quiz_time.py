"""How long until the first question? ``quiz take`` in a terminal, beside three of its imports.

Both are whole processes, run in turn: the quiz up to its first prompt, the imports up to their end.

    python benchmarks/quiz_time.py

The first line is for a quiz that was never read before: its YAML is parsed, and a cache is written,
which all later runs find. The exit code is 1 when their median is over 0.4 s (``--at-most`` changes
that). Needs a Unix, for the terminal.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMPORTS = "import rich.console, pydantic, ruamel.yaml"


def first_question(name: str, folder: str) -> float:
    """Return how long it takes from the start of ``quiz take`` to the prompt for an answer."""
    environment = os.environ | {
        "GRADE_DESCENT_DATA": folder, "XDG_CACHE_HOME": folder, "TERM": "xterm-256color",
    }  # fmt: skip
    command = [sys.executable, "-m", "quizzes", "take", name, "--seed", "1"]
    screen, terminal = os.openpty()
    start = time.perf_counter()
    quiz = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=terminal, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    shown = b""
    while not shown.endswith(b"\n> "):
        shown += os.read(screen, 1 << 16)
    took = time.perf_counter() - start
    quiz.kill()
    quiz.wait()
    os.close(screen)
    return took


def imports() -> float:
    """Return how long Python takes to start, import and end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", IMPORTS], check=True)
    return time.perf_counter() - start


def main() -> int:
    """Time both in turn and print their medians."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("name", nargs="?", default="neural_network_training")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--at-most", type=float, default=0.4, metavar="SECONDS")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"never read before: {first_question(args.name, folder):.3f} s")
        imports()
        pairs = [(first_question(args.name, folder), imports()) for _ in range(args.runs)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs))
    print(f"first question: {ours:.3f} s, median of {args.runs}")
    print(f'python -c "{IMPORTS}": {theirs:.3f} s, median of {args.runs}')
    return int(ours > args.at_most)


if __name__ == "__main__":
    sys.exit(main())

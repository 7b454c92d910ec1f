"""How long after a save does ``labs watch`` tell what came of it?

Watches a lab in a real terminal (tmux), saves it ten times as editors do, by a rename, and prints
the seconds from each save until its verdict can be read:

    python benchmarks/watch_time.py [lab07 [relu_backward]]

The exit code is 1 when the median is more than a second (``--at-most`` changes that).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graders.battery import battery
from graders.catalog import find

ROOT = Path(__file__).resolve().parents[1]
SOCKET = ["tmux", "-L", f"watch-time-{os.getpid()}"]
WRONG = ["return {}", "return None", "return [{}", "raise ValueError({})"]  # and the right one


def tmux(*args: str) -> str:
    """Run a tmux command on a server of our own."""
    return subprocess.run([*SOCKET, *args], capture_output=True, text=True, check=True).stdout


def screen() -> str:
    """Return all that the terminal has shown."""
    return tmux("capture-pane", "-p", "-J", "-S", "-")


def wait_for(text: str, times: int, seconds: float = 60.0) -> float:
    """Wait until a text is on the screen so many times, and return how long that took."""
    start = time.perf_counter()
    while screen().count(text) < times:
        if time.perf_counter() - start > seconds:
            sys.exit(f"{text!r} did not come within {seconds:g} s; the screen:\n{screen()}")
        time.sleep(0.005)
    return time.perf_counter() - start


def save(path: Path, text: str) -> None:
    """Write a file as many editors do: a new one, then a rename."""
    new = path.with_suffix(".tmp")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def right(lab: str, function: str) -> str:
    """Return the body of a function in the solution."""
    text = (ROOT / "solutions" / f"{lab}.py").read_text(encoding="utf-8")
    _, _, rest = text.partition(f"def {function}(")
    body = rest.partition("### BEGIN SOLUTION\n")[2].partition("    ### END SOLUTION")[0]
    return body.strip()


def measure(lab: str, function: str, saves: int) -> list[float]:
    """Return the seconds from save to verdict, for each of some saves."""
    stub = (ROOT / "exercises" / f"{lab}.py").read_text(encoding="utf-8")
    head, _, rest = stub.partition(f"def {function}(")
    bodies = [right(lab, function), *WRONG]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{lab}.py"
        path.write_text(stub, encoding="utf-8")
        command = f"GRADE_DESCENT_DATA={folder}/data {sys.executable} -m graders watch {folder}"
        tmux("new-session", "-d", "-x", "100", "-y", "50", "-c", str(ROOT), command)
        try:
            wait_for("q: quit", 1)
            times = []
            for i in range(saves):
                body = bodies[i % len(bodies)].replace("{}", str(i))
                new = rest.replace("raise NotImplementedError()", body, 1)
                save(path, f"{head}def {function}({new}")
                times.append(wait_for("after saving", i + 1))
                name = body.partition("\n")[0][:30]
                print(f"save {i + 1:>2}: {name:<30} {times[-1]:.2f} s", flush=True)
            return times
        finally:
            tmux("kill-server")


def main() -> int:
    """Time some saves and print them, and their median."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("lab", nargs="?", default="lab02_activations")
    parser.add_argument("function", nargs="?", help="default: the first of the lab")
    parser.add_argument("--saves", type=int, default=10)
    parser.add_argument("--at-most", type=float, default=1.0, metavar="SECONDS")
    args = parser.parse_args()
    [lab] = find([args.lab])
    function = args.function or battery(lab)[0].function
    median = statistics.median(measure(lab, function, args.saves))
    print(f"{lab}, {function}: median {median:.2f} s from save to verdict")
    return int(median > args.at_most)


if __name__ == "__main__":
    sys.exit(main())

"""Which changes to a solution do its checks not notice? A mutation run with cosmic-ray.

A lab's checks grade every mutant of its solution, in a temporary copy of the course. Printed are a
table of the labs and each mutant that lost no point. The exit code is 1 when the run itself failed.

    pip install cosmic-ray
    python benchmarks/mutation_run.py [lab02 lab03 ...] [--jobs 2]
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graders.catalog import ROOT, find


def mutate(lab: str) -> list[tuple[dict, dict]]:
    """Grade every mutant of a lab's solution; return each mutation and what came of it."""
    test = [sys.executable, "-m", "pytest", f"solutions/{lab}.py", "-x", "-q", "--no-header"]
    settings = {"module-path": test[3], "test-command": shlex.join(test), "timeout": 120}
    settings |= {"excluded-modules": [], "distributor.name": "local"}
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        for name in ("graders", "quizzes", "solutions"):
            shutil.copytree(ROOT / name, course / name)
        shutil.copy(ROOT / "pyproject.toml", course)
        # A point is lost whether the mistake has a name or not, and looking for one takes time.
        (course / "graders" / "misconceptions" / f"{lab}.py").write_text("", encoding="utf-8")
        (course / "config.toml").write_text("\n".join(["[cosmic-ray]", *lines]), encoding="utf-8")
        cosmic_ray(course, "baseline", "config.toml")  # the solution itself loses no point
        cosmic_ray(course, "init", "config.toml", "session.sqlite")
        cosmic_ray(course, "exec", "config.toml", "session.sqlite")
        dump = cosmic_ray(course, "dump", "session.sqlite").splitlines()
    mutants = [(item["mutations"][0], result) for item, result in map(json.loads, dump)]
    for mutation, result in mutants:
        if not result or result["test_outcome"] not in {"killed", "survived"}:
            sys.exit(f"{lab}: this mutant could not be graded: {mutation}\n{result}")
    return mutants


def cosmic_ray(course: Path, *args: str) -> str:
    """Run a command of cosmic-ray in a copy of the course and return what it printed."""
    command = [sys.executable, "-m", "cosmic_ray.cli", *args]
    env = os.environ | {"PYTHONPATH": str(course)}  # the graders of the copy, not of the checkout
    done = subprocess.run(command, cwd=course, env=env, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"cosmic-ray {' '.join(args)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> None:
    """Mutate the labs, some at a time; print the table and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("labs", nargs="*", help="such as lab02; default: all")
    parser.add_argument("--jobs", type=int, default=1, help="labs at a time (default: 1)")
    args = parser.parse_args()
    labs, survivors = find(args.labs), []
    print(f"{'lab':32}{'mutants':>8}{'killed':>8}{'survived':>9}")
    with ThreadPoolExecutor(args.jobs) as pool:
        for lab, mutants in zip(labs, pool.map(mutate, labs)):
            alive = [one for one in mutants if one[1]["test_outcome"] == "survived"]
            m, n = len(mutants), len(alive)
            print(f"{lab:32}{m:8}{m - n:8}{n:9}", flush=True)
            survivors += alive
    for mutation, result in survivors:
        print(f"\n{mutation['module_path']}:{mutation['start_pos'][0]} {mutation['operator_name']}")
        diff = result["diff"].splitlines()[3:]  # without its title and the file's two names
        print(*[line for line in diff if line.startswith(("-", "+"))], sep="\n")


if __name__ == "__main__":
    main()

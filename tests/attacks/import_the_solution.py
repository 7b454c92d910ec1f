"""Imports the solution, the oracle, an accepted answer or a check's own numbers.

earns: 0 of lab02_activations
"""

import importlib
import sys
from pathlib import Path

import graders

LAB = "lab02_activations"
ROOT = Path(graders.__file__).parents[1]
sys.path += [str(ROOT), str(ROOT / "solutions"), str(ROOT / "tests" / "accepted")]
for name in (
    f"solutions.{LAB}", f"graders.oracles.{LAB}", f"graders.checks.{LAB}", LAB,
    f"graders.misconceptions.{LAB}", "graders.diagnosis", "graders.grading", "graders.catalog",
):  # fmt: skip
    try:
        module = importlib.import_module(name)
        globals().update({k: v for k, v in vars(module).items() if not k.startswith("_")})
    except Exception:
        pass
try:
    globals().update(vars(graders.catalog.solution(LAB)))
except Exception:
    pass

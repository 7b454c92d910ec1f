"""Looks for the work of somebody else, and hands it in.

earns: 0 of lab02_activations
"""

import glob
import os
import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent
candidates = [HERE.parent / "honest_plain" / "lab02_activations.py", HERE / "link.py"]
for pattern in ("../*/*.py", "../../*/*/*.py", "/tmp/**/lab02*.py"):
    candidates += glob.iglob(str(HERE / pattern))
for path in candidates:
    try:
        globals().update(runpy.run_path(str(path)))
    except OSError:
        pass
sys.path.insert(0, str(HERE.parent / "honest_plain"))
try:
    from lab02_activations import *
except ImportError:
    pass
names = os.scandir(HERE.parent)

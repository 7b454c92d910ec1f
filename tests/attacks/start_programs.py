"""Starts programs that outlive it, in all of Python's ways.

earns: 0 of lab02_activations
"""

import multiprocessing
import os
import pty
import subprocess
import sys
from contextlib import suppress

COMMAND = "touch /tmp/was-here; sleep 300 & sleep 300"
for start in (
    lambda: os.system(COMMAND),
    lambda: subprocess.Popen(["sh", "-c", COMMAND], start_new_session=True),
    lambda: os.posix_spawn("/bin/sh", ["sh", "-c", COMMAND], {}),
    lambda: os.popen(COMMAND),
    lambda: pty.fork(),
    lambda: multiprocessing.get_context("fork").Process(target=print).start(),
    lambda: multiprocessing.get_context("spawn").Process(target=print).start(),
    lambda: os.execv(sys.executable, [sys.executable, "-c", "0"]),
):
    with suppress(Exception):
        start()

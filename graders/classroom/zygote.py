"""The process that children are forked from: libraries imported, no secret, no student's code.

Forked by a worker, or started as ``python -m graders.classroom.zygote keras|numpy``. It
answers two requests: fork a child, whose end of a channel comes with the request, and end it.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from graders.classroom import landlock, limits, privileges, seccomp
from graders.classroom.child import Child
from graders.classroom.layers import readable
from graders.classroom.limits import MEBI, Limits
from graders.classroom.nursery import CONTROL
from graders.classroom.wire import frame, parse
from graders.loading import load_bytes
from graders.models import Model, import_keras
from graders.proxy import Local

LINUX = sys.platform == "linux"


class Zygote:
    """Forks one child at a time."""

    def __init__(self, control: socket.socket, keras: bool) -> None:
        self.control = control
        self.keras = keras
        self.rules = landlock.Rules(readable()) if landlock.version() else None
        self.filter = seccomp.program()
        self.child = 0
        self.threads = limits.THREADS + limits.threads_of(os.getuid())

    def serve(self) -> None:
        """Answer the judge until it hangs up."""
        while True:
            request, ends, _, _ = socket.recv_fds(self.control, 1 << 16, 2)
            if not request:
                self._end()
                return
            if ends:
                self._fork(json.loads(request), *ends)
                self.control.send(b"forked")
            else:
                self.control.send(json.dumps(self._end()).encode())

    def _fork(self, request: dict[str, Any], end: int, place: int | None = None) -> None:
        if request["draws"]:
            import_matplotlib()
        given = Limits(**request["limits"])
        child = Child(socket.socket(fileno=end), given)
        space = limits.size() + given.room(self.keras) * MEBI if LINUX else 0
        self.child = os.fork()
        if not self.child:
            self._become(child, given, space, request, place)
        child.channel.end.close()
        if place is not None:
            os.close(place)

    def _become(
        self, child: Child, given: Limits, space: int, request: dict[str, Any], place: int | None
    ) -> NoReturn:
        """Be a child: give up everything that a student's code has no business with, and serve."""
        try:
            try:
                if LINUX:
                    privileges.count_apart()
                    limits.confine(given, space, self.threads)
                self._confine(request, child.channel.end.fileno(), place)
            except OSError as error:
                child.channel.send("broken", f"a process could not be confined: {error}")
                raise
            child.channel.send("confined")
            child.serve()
        finally:
            os._exit(1)

    def _confine(self, request: dict[str, Any], end: int, place: int | None) -> None:
        os.setsid()
        os.chdir("/")
        rules = self.rules if request["landlock"] else None
        if LINUX:
            privileges.drop()
        if rules:
            rules.confine(place)
        os.closerange(3, end)
        os.closerange(end + 1, 1 << 16)
        if self.filter and request["seccomp"]:
            seccomp.confine(self.filter)

    def _end(self) -> int:
        """Kill the child and return its status, as ``os.waitpid`` gives it."""
        if not self.child:
            return 0
        os.kill(self.child, signal.SIGKILL)
        _, status = os.waitpid(self.child, 0)
        self.child = 0
        return status


def import_matplotlib() -> None:
    """Import Matplotlib, once: it wants a folder of its own to write to, which no child has."""
    if "matplotlib.pyplot" not in sys.modules:
        with scratch(), suppress(ImportError):
            importlib.import_module("matplotlib.pyplot")


@contextmanager
def scratch() -> Iterator[None]:
    """Give libraries that write something when they are imported a folder, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(KERAS_HOME=folder, MPLCONFIGDIR=folder)
        yield


def warm_up() -> None:
    """Run the engine's own way once, so that children find it as Python has tuned it."""
    loaded = load_bytes(b"def f(a, g):\n    return g(a)\n", "warm_up.py", Path("/warm_up.py"))
    local = Local(loaded.module)
    for _ in range(20):
        value = local("f", (np.ones((2, 3)), np.exp), {}).value
        _, header, *arrays = frame(("outcome", value, None, (), {}), [])
        parse(header, b"".join(arrays), Model)  # type: ignore[arg-type]


def main() -> None:
    """Serve on the socket that the judge made."""
    run(socket.socket(fileno=CONTROL), sys.argv[1] == "keras")


def run(control: socket.socket, keras: bool) -> None:
    """Import the libraries, say so, and serve.

    Args:
        control: where the judge asks.
        keras: whether to import Keras.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the judge's
    if LINUX:
        limits.unbounded()
        limits.go_first()
        privileges.guard()
    if keras:
        with scratch():
            import_keras()
    zygote = Zygote(control, keras)
    warm_up()
    gc.collect()
    gc.freeze()  # children do not touch, and so do not copy, what is here already
    gc.set_threshold(50_000)
    control.send(b"ready")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    zygote.serve()


if __name__ == "__main__":
    main()

"""Where children come from: a zygote, started when it is first needed."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.catalog import ROOT
from graders.classroom.layers import Layers

START = 120.0  # seconds for a zygote to import its libraries
PATIENCE = 2.0  # seconds for it to end its child and itself
PYTHON = (sys.executable, "-P", "-m")  # what lies in this folder is not to be imported
CONTROL = 3  # the descriptor of its end of the socket


class Broken(BaseException):
    """The zygote does not do its work; this is ours, and no check may take it for an answer."""


@dataclass(frozen=True)
class Handle:
    """A running zygote, as its judge sees it."""

    pid: int
    control: socket.socket

    def ready(self) -> bool:
        """Wait until it has its libraries; tell whether it has them."""
        self.control.settimeout(START)
        return self.control.recv(16) == b"ready"

    def ended(self) -> bool:
        """Tell whether it is gone."""
        try:
            return os.waitpid(self.pid, os.WNOHANG) != (0, 0)
        except ChildProcessError:  # it was known before
            return True

    def end(self) -> None:
        """Let it end its child and itself."""
        self.control.close()
        late = time.monotonic() + PATIENCE
        while not self.ended():
            if time.monotonic() > late:
                os.kill(self.pid, signal.SIGKILL)
            time.sleep(0.002)


class Nursery:
    """A zygote, and the one child that it has at a time.

    Args:
        keras: whether it has Keras imported.
        layers: how it confines its children.
        zygote: the first one, where it was started already.
    """

    def __init__(self, keras: bool, layers: Layers, zygote: Handle | None = None) -> None:
        self.keras, self.layers, self.zygote = keras, layers, zygote
        if layers.bubblewrap:
            self.close()  # it has to be started by that

    def child(self, request: dict[str, Any], folder: Path | None) -> socket.socket:
        """Fork a child, as confined as the layers can, and return our end of its channel.

        Args:
            request: how to make it.
            folder: what it may read, handed over open: the zygote's memory, which all children see,
                must not tell what the folders of others are called.

        Raises:
            Broken: that is not possible.
        """
        if self.zygote is None or self.zygote.ended():
            self.close()
            self.zygote = self._start()
        control = self.zygote.control
        request |= {"landlock": bool(self.layers.landlock), "seccomp": self.layers.seccomp}
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                with _opened(folder if self.layers.landlock else None) as place:
                    ends = [theirs.fileno(), *place]
                    socket.send_fds(control, [json.dumps(request).encode()], ends)
                if control.recv(16) != b"forked":
                    raise Broken("no child could be started")
            except OSError as error:
                ours.close()
                raise Broken(f"no child could be started: {error}") from error
        return ours

    def end(self) -> int:
        """End the child, and return its status as ``os.waitpid`` does."""
        assert self.zygote is not None
        try:
            self.zygote.control.send(b"end")
            return int(self.zygote.control.recv(16))
        except (OSError, ValueError) as error:
            raise Broken(f"the process that children come from is gone: {error}") from error

    def close(self) -> None:
        """End the zygote."""
        if self.zygote is not None:
            self.zygote.end()
            self.zygote = None

    def _start(self) -> Handle:
        kind = "keras" if self.keras else "numpy"
        command = [*self.layers.wrapper(), *PYTHON, "graders.classroom.zygote", kind]
        ours, theirs = socket.socketpair()
        with theirs, tempfile.TemporaryFile() as log:
            zygote = Handle(_spawn(command, theirs.fileno(), log.fileno()), ours)
            theirs.close()
            if zygote.ready():
                return zygote
            log.seek(0)
            zygote.end()
            raise Broken(log.read().decode(errors="replace").strip()[-2000:])


@contextmanager
def _opened(folder: Path | None) -> Iterator[list[int]]:
    """Open a folder, if there is one, to be named in rules."""
    if folder is None:
        yield []
        return
    place = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    try:
        yield [place]
    finally:
        os.close(place)


def _spawn(command: list[str], control: int, log: int) -> int:
    """Start a program that has these descriptors and no others; return its process."""
    actions = [
        (os.POSIX_SPAWN_DUP2, log, 2),
        (os.POSIX_SPAWN_DUP2, control, CONTROL),
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
    ]
    return os.posix_spawn(command[0], command, environment(), file_actions=actions)


def environment() -> dict[str, str]:
    """Return what our processes may know of the environment: where their libraries are."""
    path = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, path)]),  # an empty one is "here"
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
    }

"""A process with a judge: it marks what it is sent until nobody sends any more.

Started as ``python -m graders.classroom.worker PIPE CORE``. Before it imports anything that
a submission must not know, it forks its zygote: both have the same code at the same addresses then,
and a core that goes to and fro between them predicts its branches as well as in one process, which
saves a third of the time of a call.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection

from graders.classroom import privileges, zygote
from graders.classroom.nursery import Handle


def main() -> None:
    """Fork the zygote, then serve."""
    descriptor, core = map(int, sys.argv[1:])
    if core >= 0:
        os.sched_setaffinity(0, {core})
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    if sys.platform == "linux":
        privileges.guard()
        with suppress(OSError):  # who is woken waits until the other sleeps: fewer switches
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    with Connection(descriptor) as pipe:
        _serve(pipe, _fork(pipe))


def _fork(pipe: Connection) -> Handle:
    """Fork a zygote that has nothing of ours but its own end of a socket."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid:
        theirs.close()
        return Handle(pid, ours)
    try:
        pipe.close()
        ours.close()
        zygote.run(theirs, keras=False)
    finally:
        os._exit(0)


def _serve(pipe: Connection, first: Handle) -> None:
    """Mark what comes through the pipe until it closes."""
    from graders.classroom.judge import Judge
    from graders.classroom.marking import attempt, mark

    limits, sandbox = pipe.recv()
    first.ready()
    gc.freeze()  # what is imported stays; no need to look at it ever again
    with Judge(limits, sandbox, first) as judge:
        while True:
            try:
                task = pipe.recv()
            except EOFError:
                return
            pipe.send(attempt(partial(mark, task, judge), task, judge))


if __name__ == "__main__":
    main()

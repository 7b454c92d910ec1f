"""Has megabytes sent by the judge's function, and takes them a spoonful a second.

earns: 0 of lab01_dense_layer
"""

import os
import signal
import socket
import time
from contextlib import suppress

import numpy as np

from graders.classroom.wire import frame


def the_channel():
    for number in range(3, 64):
        with suppress(OSError):
            os.fstat(number)
            return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, number)


channel = the_channel()


def dense(a_in, W, b, g):
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    channel.sendall(b"".join(frame(("callback", 0, (np.zeros(2_000_000),), {}), [])))
    while True:
        time.sleep(1)
        channel.recv(1 << 16)

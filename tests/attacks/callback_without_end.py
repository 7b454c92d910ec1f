"""Asks the judge's function for ever, faster than time can run out.

earns: 0 of lab06_derivatives
"""

import os
import socket
from contextlib import suppress

from graders.classroom.wire import frame


def the_channel():
    for number in range(3, 64):
        with suppress(OSError):
            os.fstat(number)
            return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, number)


channel = the_channel()


def derivative(f, x, h=1e-5):
    while True:
        f(x)


def numerical_gradient(f, w, h=1e-5):
    ask = b"".join(frame(("callback", 0, (w,), {}), [])) * 50
    while True:
        channel.sendall(ask)

"""Calls functions of the judge that it was not given, with arguments that they do not take.

earns: 0 of lab01_dense_layer
"""

import os
import socket
from contextlib import suppress

from graders.classroom.wire import frame, parse


def the_channel():
    for number in range(3, 64):
        with suppress(OSError):
            os.fstat(number)
            return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, number)


channel = the_channel()


def ask(number, args, kwargs):
    channel.sendall(b"".join(frame(("callback", number, args, kwargs), [])))
    sizes = channel.recv(8, socket.MSG_WAITALL)
    body = memoryview(
        channel.recv(sum(sizes[i] << 8 * (i % 4) for i in range(8)), socket.MSG_WAITALL)
    )
    size = int.from_bytes(sizes[:4], "little")
    return parse(body[:size], body[size:], None)


def dense(a_in, W, b, g):
    told = []
    for number in (-1, 0, 1, 10**9, "0", None, [0], 0.0, True):
        for args in ((), (a_in,), 5, None, ("__globals__",)):
            for kwargs in ({}, {"out": a_in}, {"lab": 1}, 7):
                told.append(ask(number, args, kwargs))
    return told


def sequential(x, layers):
    g = layers[0][2]
    return [g.__globals__.get("expected"), g.__closure__, g.__code__.co_consts]


def collapse_linear(layers):
    channel.sendall(b"".join(frame(("callback", 0, ()), [])))

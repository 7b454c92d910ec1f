"""Fills the channel with a verdict and answers before anything is asked.

earns: 0 of lab02_activations
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

for message in [("loaded", []), *[("returned", 1.0), ("outcome", 1.0, None, (), {})] * 100]:
    channel.sendall(b"".join(frame(message, [])))

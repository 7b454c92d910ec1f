"""Says that the sandbox is broken, before and after it is asked, and ends.

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

for kind in ("broken", "confined", "broken"):
    channel.sendall(b"".join(frame((kind, "a process could not be confined"), [])))
os._exit(0)

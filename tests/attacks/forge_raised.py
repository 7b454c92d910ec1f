"""Says that the judge's own question has failed, as only a model's answer may.

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


def sigmoid(z):
    channel.sendall(b"".join(frame(("raised", "AssertionError", "our bug"), [])))


linear = relu = softmax = binary_logit = output_activation = sigmoid

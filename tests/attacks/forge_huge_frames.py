"""Announces frames of gigabytes, and sends half a one.

earns: 0 of lab02_activations
"""

import os
import socket
from contextlib import suppress


def the_channel():
    for number in range(3, 64):
        with suppress(OSError):
            os.fstat(number)
            return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, number)


channel = the_channel()


def linear(z):
    channel.sendall(b"\xff" * 8)


def sigmoid(z):
    channel.sendall((1 << 20).to_bytes(4, "little") + (1 << 31).to_bytes(4, "little") + b"[" * 999)


def relu(z):
    channel.sendall((100).to_bytes(4, "little") + bytes(4) + b"[")
    os._exit(0)

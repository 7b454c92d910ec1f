"""Sends random bytes, forever.

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
    while True:
        channel.sendall(os.urandom(4096))


def sigmoid(z):
    channel.sendall((12).to_bytes(4, "little") + bytes(4) + b'["outcome",}')


def relu(z):
    channel.sendall((60_000).to_bytes(4, "little") + bytes(4) + b"[" * 60_000)

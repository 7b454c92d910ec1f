"""Answers with arrays that have billions of rows and no numbers, and booleans that are neither.

earns: 0 of lab02_activations
"""

import json
import os
import socket
from contextlib import suppress


def the_channel():
    for number in range(3, 64):
        with suppress(OSError):
            os.fstat(number)
            return socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, number)


channel = the_channel()


def send(tree, arrays=b""):
    header = json.dumps(["outcome", tree, None, ["t"], ["d"]]).encode()
    channel.sendall(len(header).to_bytes(4, "little") + len(arrays).to_bytes(4, "little"))
    channel.sendall(header + arrays)


def linear(z):
    send(["a", "<f8", 1 << 40, 0])


def sigmoid(z):
    send(["a", "<f8", *[1] * 60, 0, 1 << 62])


def relu(z):
    send(["a", "|b1", 2, 3], bytes(range(2, 8)))


def softmax(z):
    send(["a", "<U1000000", 0, 1 << 30])


def binary_logit(z):
    send(["a", "<U1", 1], b"\xff\xff\xff\xff")


def output_activation(target):
    send(["a", "<f8", -1])

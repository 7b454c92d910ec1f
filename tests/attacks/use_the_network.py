"""Calls home by every kind of socket, and opens a door.

The test listens at these places, and says where.

earns: 0 of lab02_activations
"""

import socket
import urllib.request
from contextlib import suppress
from pathlib import Path

PORT = int(Path(__file__).with_name("port.txt").read_text())


def connect(family, kind, address):
    with suppress(OSError):
        socket.socket(family, kind).connect(address)


def send(family, kind, address):
    with suppress(OSError):
        socket.socket(family, kind).sendto(b"CANARY", address)


def listen(family, address):
    with suppress(OSError):
        end = socket.socket(family, socket.SOCK_STREAM)
        end.bind(address)
        end.listen()
        doors.append(end)


doors = []
connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", PORT))
connect(socket.AF_INET6, socket.SOCK_STREAM, ("::1", PORT))
connect(socket.AF_UNIX, socket.SOCK_STREAM, f"\0door-{PORT}")
send(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", PORT))
send(socket.AF_INET, socket.SOCK_RAW, ("127.0.0.1", 0))
listen(socket.AF_INET, ("127.0.0.1", 0))
listen(socket.AF_UNIX, "\0grade-descent-was-here")
with suppress(OSError):
    socket.getaddrinfo("example.com", 80)
with suppress(OSError):
    urllib.request.urlopen(f"http://127.0.0.1:{PORT}/CANARY", timeout=1)
with suppress(OSError):
    doors += socket.socketpair()


def sigmoid(z):
    return len(doors)

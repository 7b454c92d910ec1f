"""Writes, empties, renames and removes files wherever somebody might.

earns: 0 of lab02_activations
"""

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
MARK = "was-here"
places = ["/", "/tmp", "/var/tmp", "/dev/shm", "/run", str(HERE), str(HERE.parent), str(Path.home()),
          os.path.dirname(np.__file__), "/proc/self/fd", os.getcwd(), sys.prefix]  # fmt: skip
sys.dont_write_bytecode = False
for place in places:
    path = f"{place}/{MARK}"
    for write in (
        lambda path=path: Path(path).write_text("x"),
        lambda path=path: os.mkdir(path),
        lambda path=path: os.mkfifo(path),
        lambda path=path: os.mknod(path),
        lambda path=path: os.symlink("/etc/passwd", path),
        lambda path=path: os.link(__file__, path),
        lambda path=path: os.rename(__file__, path),
        lambda path=path: os.open(path, os.O_CREAT | os.O_WRONLY),
        lambda place=place: os.open(place, os.O_TMPFILE | os.O_WRONLY),
        lambda place=place: tempfile.mkdtemp(prefix=MARK, dir=place),
    ):
        with suppress(OSError, FileNotFoundError):
            write()
for spoil in (
    lambda: os.truncate(__file__, 0),
    lambda: os.open(__file__, os.O_RDONLY | os.O_TRUNC),
    lambda: os.open(np.__file__, os.O_RDONLY | os.O_TRUNC),
    lambda: os.remove(__file__),
    lambda: os.chmod(__file__, 0o777),
    lambda: os.utime(__file__, (0, 0)),
    lambda: os.setxattr(__file__, "user.mark", b"x"),
    lambda: os.chown(__file__, 1, 1),
    lambda: os.write(os.memfd_create(MARK), b"x"),
    lambda: os.rename(HERE, HERE.parent / MARK),
    lambda: os.chroot("/"),
):
    with suppress(OSError):
        spoil()

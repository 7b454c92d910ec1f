"""What keeps a submission in: which layers this machine has, and what to do without them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graders.catalog import PACKAGE, ROOT

LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/local/lib", "/usr/share/zoneinfo")
SECRETS = ("checks", "misconceptions", "oracles", "recorded", "templates")


class NoSandbox(Exception):
    """Nothing on this machine confines a process well enough; the text says what is missing."""


@dataclass(frozen=True)
class Layers:
    """How children are confined."""

    landlock: int = 0  # its version
    seccomp: bool = False
    bubblewrap: str = ""  # the program, where it is needed

    def __str__(self) -> str:
        names = [f"Landlock {self.landlock}"] * bool(self.landlock)
        names += ["seccomp"] * self.seccomp + ["bubblewrap"] * bool(self.bubblewrap)
        return ", ".join([*names, "limits"]) if names else "off"

    def wrapper(self) -> tuple[str, ...]:
        """Return the command that the zygote runs under: bubblewrap's, or none."""
        return (self.bubblewrap, *_namespaces()) if self.bubblewrap else ()


OFF = Layers()


@cache
def layers() -> Layers:
    """Find the layers of this machine: seccomp, and Landlock or else bubblewrap.

    Raises:
        NoSandbox: they are not here, or the course lies where they do not help.
    """
    if sys.platform == "linux":
        from graders.classroom import landlock, seccomp

        _need_distance(readable())
        found = Layers(landlock.version(), seccomp.supported())
        if found.seccomp and found.landlock >= landlock.ENOUGH:
            return found
        program = shutil.which("bwrap")
        if found.seccomp and program and _works(program):
            return Layers(found.landlock, found.seccomp, program)
    raise NoSandbox(
        "nothing here keeps a submission away from your files: Landlock and seccomp (Linux 6.2 or "
        "newer) are missing, and bubblewrap does not work. Use such a machine, install bubblewrap, "
        "or grade with --no-sandbox, which lets every submission do all that you may do here."
    )


def readable() -> list[Path]:
    """Return what children may read: Python, its libraries, and the digits of the course."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    paths = {sysconfig.get_path(name) for name in names} | {*LIBRARIES, f"{sys.base_prefix}/lib"}
    return [*map(Path, sorted(paths)), PACKAGE / "data"]


def _need_distance(folders: Iterable[Path]) -> None:
    """Refuse a course, or another copy, among the libraries, which submissions may read."""
    for folder in folders:
        if folder.resolve() in [ROOT, *ROOT.parents]:
            raise NoSandbox(f"{ROOT} lies in {folder}, which submissions may read. Move it.")
        if (folder / PACKAGE.name / SECRETS[0]).is_dir():
            raise NoSandbox(
                f"{folder}, which submissions may read, has a copy of the course. Remove it: "
                "pip uninstall grade-descent"
            )


def _namespaces() -> list[str]:
    """Return bubblewrap's options: Python, and of the course only what tells nothing."""
    options = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    options += ["--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]
    for path in [Path(sys.base_prefix, "bin"), *readable(), Path(sys.prefix), PACKAGE]:
        options += ["--ro-bind-try", str(path), str(path)]
    for name in SECRETS:
        options += ["--tmpfs", str(PACKAGE / name)]
    return [*options, "--chdir", "/", "--"]


def _works(program: str) -> bool:
    """Tell whether bubblewrap may make its namespaces here."""
    command = [program, *_namespaces(), sys.executable, "-c", ""]
    return subprocess.run(command, capture_output=True).returncode == 0

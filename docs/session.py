"""Draw ``docs/session.svg``: what pytest says to a wrong softmax, run in a terminal of its own."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
LAB = "exercises/lab02_activations.py"
STUB = "    # YOUR CODE HERE\n    raise NotImplementedError()\n"
WRONG = "    exps = np.exp(z - z.max(axis=0))\n    return exps / exps.sum(axis=0)\n"
TYPED = f"pytest {LAB} -k softmax__"
QUIET = ["--no-header", "-p", "no:cacheprovider"]  # nothing about this machine
COLUMNS = 96


def session() -> str:
    """Run the command on the wrong answer; return what was typed and what was shown."""
    with TemporaryDirectory() as folder:
        path = Path(folder, LAB)
        path.parent.mkdir()
        before, start, rest = (ROOT / LAB).read_text(encoding="utf-8").partition("def softmax(")
        path.write_text(before + start + rest.replace(STUB, WRONG, 1), encoding="utf-8")
        shown = run([sys.executable, "-m", *TYPED.split(), *QUIET], folder)
    return f"$ {TYPED}\n{shown}"


def run(command: list[str], folder: str) -> str:
    """Run a command in a pseudo-terminal and return all that it shows."""
    ours, theirs = pty.openpty()
    here = {"COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | here, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # Linux's way to say that the other end is closed
        while part := os.read(ours, 4096):
            shown += part
    process.wait()
    os.close(ours)
    lines = shown.decode().replace("\r\n", "\n")
    return re.sub(r"[^\n]*\r", "", lines)  # what was written over is not seen


def picture(text: str) -> str:
    """Return a terminal's text as an SVG that fetches nothing."""
    console = Console(record=True, width=COLUMNS, file=StringIO())
    console.print(Text.from_ansi(text.rstrip()))
    svg = console.export_svg(title="softmax, not yet right", theme=MONOKAI, unique_id="s")
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # fonts of the web
    svg = svg.replace("Fira Code, monospace", "monospace")
    return "\n".join(line.rstrip() for line in svg.splitlines() if "www.textualize" not in line)


if __name__ == "__main__":
    (ROOT / "docs" / "session.svg").write_text(picture(session()), encoding="utf-8")

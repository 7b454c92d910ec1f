"""Submissions that can't be kept as files: bombs, links, pipes, and names made to hurt.

Each function makes one in a student's folder; its docstring says what it is and what it may bring.
"""

import json
import os
import socket

LAB = "lab02_activations"
FILE, NOTEBOOK = f"{LAB}.py", f"{LAB}.ipynb"
SOURCE = "def linear(z):\n    return z\n"  # 6 points


def cell(source, kind="code"):
    return {"cell_type": kind, "source": source, "metadata": {}, "outputs": []}


def notebook(cells):
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def too_large_a_file(student):
    """More bytes than are read. earns: 0."""
    (student / FILE).write_bytes(SOURCE.encode() + b"#" * (9 << 20))


def a_terabyte_of_holes(student):
    """A sparse file. earns: 0."""
    os.truncate(os.open(student / FILE, os.O_CREAT | os.O_RDWR), 1 << 40)


def almost_too_large_a_file(student):
    """Nearly eight megabytes of statements. earns: 6."""
    (student / FILE).write_bytes(SOURCE.encode() + b"x = 1\n" * 1_300_000)


def a_bomb_of_brackets(student):
    """Too deep for the parser. earns: 0."""
    (student / FILE).write_text(SOURCE + "x = " + "(" * 100_000 + ")" * 100_000)


def a_bomb_of_signs(student):
    """Too deep for the compiler's stack. earns: 0."""
    (student / FILE).write_text(SOURCE + "x = " + "-" * 3_000_000 + "1")


def a_bomb_of_constants(student):
    """Folded by the compiler into something huge. earns: 6."""
    (student / FILE).write_text(SOURCE + "x = lambda: (((9**999)**9999)**9999, 'a' * 9**9 * 99)\n")


def null_bytes(student):
    """No text. earns: 0."""
    (student / FILE).write_bytes(SOURCE.encode() + b"\0" * 1000)


def text_in_utf_16(student):
    """Not the encoding of Python. earns: 0."""
    (student / FILE).write_bytes(SOURCE.encode("utf-16"))


def a_wrong_encoding(student):
    """Names a codec that compresses. earns: 0."""
    (student / FILE).write_bytes(b"# coding: zlib_codec\n" + b"\x9c" * 1000)


def an_empty_file(student):
    """Nothing. earns: 0."""
    (student / FILE).write_bytes(b"")


def a_link_to_somebody(student):
    """A link to the file of somebody who is right. earns: 0."""
    (student / FILE).symlink_to(student.parent / "honest_plain" / FILE)


def a_linked_lab(student):
    """A link in the place of the lab's folder. earns: nothing handed in."""
    (student / LAB).symlink_to(student.parent / "honest_plain")


def a_link_to_nowhere(student):
    """A link to itself. earns: 0."""
    (student / FILE).symlink_to(student / FILE)


def a_link_to_a_device(student):
    """A file without end. earns: 0."""
    (student / FILE).symlink_to("/dev/zero")


def a_pipe(student):
    """Nobody will ever write into it. earns: 0."""
    os.mkfifo(student / FILE)


def a_socket(student):
    """Nobody listens. earns: 0."""
    here = os.getcwd()
    os.chdir(student)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(FILE)
    os.chdir(here)


def a_folder(student):
    """A folder with the name of the file. earns: nothing handed in."""
    (student / FILE).mkdir()


def no_json(student):
    """Half a notebook. earns: 0."""
    (student / NOTEBOOK).write_text(notebook([cell(SOURCE)])[:-20])


def nested_json(student):
    """Lists in lists in lists. earns: 0."""
    (student / NOTEBOOK).write_text('{"cells": ' + "[" * 2_000_000 + "]" * 2_000_000 + "}")


def no_cells(student):
    """All cells deleted. earns: 0."""
    (student / NOTEBOOK).write_text(notebook([]))


def wrong_cells(student):
    """Cells that are none. earns: 0."""
    (student / NOTEBOOK).write_text(notebook([5, None, {"cell_type": {}, "source": {"a": 1}}]))


def many_cells(student):
    """A hundred thousand cells, all wrong. earns: 6."""
    (student / NOTEBOOK).write_text(notebook([cell(SOURCE), *[cell("1/0")] * 60_000]))


def copied_cells(student):
    """The same function right, then wrong: the last one counts. earns: 0."""
    cells = [cell(SOURCE), cell(SOURCE), cell("def linear(z):\n    return z * 0\n")]
    (student / NOTEBOOK).write_text(notebook(cells))


def cells_for_the_shell(student):
    """Magics and shell lines, which nobody runs. earns: 6."""
    cells = ["%%bash\ntouch /tmp/was-here", "!touch /tmp/was-here", "%run was-here.py", SOURCE,
             "x = !touch /tmp/was-here", "get_ipython().system('touch /tmp/was-here')"]  # fmt: skip
    (student / NOTEBOOK).write_text(notebook(list(map(cell, cells))))


FILES = [one for one in vars().copy().values() if "earns:" in (getattr(one, "__doc__", "") or "")]

# Names of students' folders, made to break tables, pages and terminals. What lies there is right.
NAMES = [
    "=HYPERLINK('http:evil')", "<script>alert(1)<", "new\nline", "\x1b[31mred\x1b]0;title\x07",
    "a,b;\"c\"\td", "+1-1", "no text \udcff\udc80", "\u202egnirts", "n" * 200, "-rf", "{{ 7 * 7 }}",
    "%s%n$(touch was-here)`id`", "' OR 1=1 --", "ü" * 60,
]  # fmt: skip

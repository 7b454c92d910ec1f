"""What a child may send: anything. The judge takes it for data, or for nothing."""

import json
import random
import socket
import time
import tracemalloc
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest

from graders.battery import battery
from graders.classroom.layers import OFF
from graders.classroom.limits import Limits
from graders.classroom.remote import Remote
from graders.classroom.wire import LONGEST, SIZES, Foreign, Named, WireError, frame, parse
from graders.grading import Grading
from graders.models import Model
from graders.oracle import Oracle
from graders.sources import LoadError

PLAIN = {bool, int, float, complex, str, type(None), Foreign, Named, Model}
ROOM = 100_000  # bytes that wait in a socket
LETTERS = "latdscxfgmLATz"
ODD = [
    None, True, 0, -1, 1 << 40, 1.5, 1e999, "", "l", "<f8", "<U9", "|b1", "O", "\ud800", [], [[]],
    {}, ["a"], ["a", "<f8"], ["a", "<f8", 1 << 62, 0], ["a", "|V8", 1], ["a", "<f8", -1],
    ["m", 0, ["d"]], ["f", -1, "g"], ["f", "x"], ["c", "nan", 1], ["c"], ["d", [["l"], 1]],
    ["g", {}], ["t"] * 50, ["x"], ["s", "<f8"], ["s", "<U3"], ["l", ["l", ["l"]]],
]  # fmt: skip


@pytest.fixture
def frames(request):
    """How many mutated frames to try; ``--frames`` asks for more than continuous integration."""
    return request.config.getoption("--frames")


def messages():
    """Return messages as an honest child sends them, with the wrong answer everywhere."""
    z = np.full((3, 4), 12345.0)
    values = [
        z, z.astype("f4"), np.arange(6), [z, (z, z)], 12345.0, {"a": [1, "b", None]}, "nonsense",
        3 + 4j, np.array(["a", "bcd"]), np.float64(7), np.array([True, False]), object,
        np.zeros((0, 3)), Foreign("thing", "a thing"), [[1.5, 2.5], [3]],
        Model(0, {"layers": []}, None),
    ]  # fmt: skip
    error = (("ValueXError", "Exception"), "what", "file, line 1", "softmax")
    found = [("outcome", value, None, (), {}) for value in values]
    found += [("returned", value) for value in values]
    found += [("outcome", None, error, (0,), {}), ("outcome", z, None, (0, 1), {0: {"steps": 3}})]
    found += [("callback", 0, (z,), {"h": 1.0}), ("value", z), ("raised", "KeyError", "no")]
    return [*found, ("loaded", ["a note"]), ("unreadable", "no"), ("broken", "no"), ("confined",)]


def mutated(message, chance):
    """Return the bytes of a message's frame after some random changes."""
    sizes, header, *arrays = frame(message, [])
    header, arrays = bytearray(header), bytearray(b"".join(arrays))
    for _ in range(chance.choice([1, 1, 2, 5])):
        header, arrays, sizes = chance.choice(MUTATIONS)(header, arrays, sizes, chance)
    if chance.random() < 0.9:
        sizes = SIZES.pack(len(header), len(arrays))
    return bytes(sizes + header + arrays)


def flip(header, arrays, sizes, chance):
    for part in (header, arrays):
        if part:
            part[chance.randrange(len(part))] ^= 1 << chance.randrange(8)
    return header, arrays, sizes


def cut(header, arrays, sizes, chance):
    part = chance.choice([header, arrays])
    del part[chance.randint(0, len(part)) :]
    return header, arrays, sizes


def double(header, arrays, sizes, chance):
    at = chance.randint(0, len(header))
    more = header[chance.randint(0, at) : at] * chance.choice([1, 2, 99])
    header[at:at] = more[:LONGEST]
    return header, arrays, sizes


def resize(header, arrays, sizes, chance):
    sizes = SIZES.pack(
        *(chance.choice([0, 1, 7, 100, 1 << 20, 1 << 31, (1 << 32) - 1]) for _ in "ab")
    )
    return header, arrays, sizes


def restructure(header, arrays, sizes, chance):
    """Replace a node of the JSON tree, or a letter."""
    try:
        tree = json.loads(bytes(header))
    except (ValueError, RecursionError):
        return header, arrays, sizes
    node = tree
    while isinstance(node, list) and node and chance.random() < 0.8:
        at = chance.randrange(len(node))
        if not isinstance(node[at], list) or chance.random() < 0.3:
            node[at] = chance.choice([*ODD, chance.choice(LETTERS), node[at - 1]])
            break
        node = node[at]
    return bytearray(json.dumps(tree).encode()), arrays, sizes


def deepen(header, arrays, sizes, chance):
    depth = chance.choice([10, 40, 1000, 5000])
    text = b'["outcome", ' + b'["l", ' * depth + b"1" + b"]" * depth + b", null, [], []]"
    return bytearray(text), arrays, sizes


MUTATIONS = [flip, flip, cut, double, resize, restructure, restructure, restructure, deepen]


def test_what_is_parsed_is_data(frames):
    chance, known, start = random.Random(1), messages(), time.monotonic()
    taken = sum(parsed(chance, known) for _ in range(frames))
    tracemalloc.start()  # it is slow: for a tenth as many again
    before, _ = tracemalloc.get_traced_memory()
    taken += sum(parsed(chance, known) for _ in range(frames // 10))
    after, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 1 << 20
    assert most - before < 64 << 20
    assert 0.02 < taken / frames < 0.9  # the mutations are neither harmless nor all alike
    assert time.monotonic() - start < 120 * max(1, frames / 100_000)


def parsed(chance, known):
    """Parse a mutated frame, and tell whether it was a message; all else is an error of ours."""
    data = memoryview(mutated(chance.choice(known), chance))
    header, arrays = SIZES.unpack(data[: SIZES.size])
    body = data[SIZES.size :]
    try:
        kind, *values = parse(body[:header], body[header : header + arrays], model)
    except WireError:
        return False
    assert type(kind) is str
    for value in values:
        assert_plain(value)
    return True


def model(number, facts):
    return Model(number, facts, None)


def assert_plain(value):
    if isinstance(value, (list, tuple)):
        for item in value:
            assert_plain(item)
    elif isinstance(value, dict):
        for item in value.values():
            assert_plain(item)
    elif isinstance(value, np.ndarray):
        assert value.dtype.kind in "biufcU"
        assert value.dtype.kind != "b" or set(value.tobytes()) <= {0, 1}
        assert value.size or np.prod(np.maximum(value.shape, 1), dtype=object) <= 1 << 20
    else:
        assert type(value) in PLAIN or isinstance(value, np.generic)


@pytest.mark.parametrize("lab", ["lab02_activations", "lab06_derivatives", "lab08_optimizers"])
def test_no_conversation_earns_a_point(lab, frames):
    chance, known, start = random.Random(lab), messages(), time.monotonic()
    checks, oracle = battery(lab), Oracle(lab)
    for _ in range(max(1, frames // 50)):
        check = chance.choice(checks)
        said = [mutated(chance.choice(known), chance) for _ in range(chance.randint(1, 8))]
        said += [b"".join(frame(chance.choice(known), [])) for _ in range(chance.randint(0, 4))]
        chance.shuffle(said)
        backend = talk(said)
        result = Grading(lab, backend, oracle, patience=0.0).grade(check)
        backend.process.close()
        assert result.outcome in {"failed", "todo"}, (result, said)
        assert (result.points, result.out_of) == (0, check.points), (result, said)
    assert time.monotonic() - start < 60 * max(1, frames / 100_000)


@cache
def limits():
    return Limits(call=0.2, submission=2.0, output=1)


def talk(said):
    """Return a submission whose process has said all this already, and says no more."""
    remote = submission([frame(("confined",), []), frame(("loaded", []), []), said])
    remote.process.load()
    return remote


def submission(said):
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    theirs.sendall(b"".join(b"".join(part) for part in said)[:ROOM])
    theirs.shutdown(socket.SHUT_WR)

    def end():
        theirs.close()
        return 0

    nursery = SimpleNamespace(keras=False, layers=OFF, child=lambda *_: ours, end=end)
    return Remote(nursery, limits(), b"", "lab.py", None)


def test_bytes_that_belong_to_no_array_are_no_message():
    _sizes, header, numbers = frame(("returned", np.ones(3)), [])
    assert len(parse(header, numbers, model)) == 2
    with pytest.raises(WireError):
        parse(header, numbers + bytes(8), model)


@pytest.mark.parametrize(
    "words", [("unreadable", 5), ("unreadable", ["a"]), ("loaded", 7), ("loaded",), ("what",)]
)
def test_a_file_is_refused_in_any_words(words):
    with pytest.raises(LoadError):
        submission([frame(("confined",), []), frame(words, [])]).process.load()

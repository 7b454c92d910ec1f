"""Numbers for the quiz on multiclass classification."""

from __future__ import annotations

from itertools import combinations
from math import exp, log
from random import Random
from typing import Any


def softmax_case(rng: Random) -> dict[str, Any]:
    """Return three scores whose softmax is like none of the usual mistakes."""
    while True:
        z = _halves(rng, 3, -2, 3)
        e = [exp(score) for score in z]
        rivals = [
            _shares(e),
            e,
            [exp(score - max(z)) for score in z],
            [_sigmoid(score) for score in z],
        ]
        rivals.append(_shares([1 / number for number in e]))
        if min(z) < 0 and abs(sum(z)) > 0.3 and len(set(z)) == 3:
            rivals.append([score / sum(z) for score in z])
            if _apart(rivals, 0.05):
                return {"z": z}


def two_class_case(rng: Random) -> dict[str, Any]:
    """Return two rows of two scores; one row prefers class 0, the other class 1."""
    while True:
        z = [_halves(rng, 2, -3, 3), _halves(rng, 2, -3, 3)]
        t = [row[1] - row[0] for row in z]
        rivals = [t, [-logit for logit in t], [abs(logit) for logit in t]]
        rivals += [[row[1] for row in z], [_sigmoid(logit) for logit in t]]
        if min(t) < -0.3 and max(t) > 0.3 and _apart(rivals, 0.05):
            return {"z": z}


def doubled_case(rng: Random) -> dict[str, Any]:
    """Return three different probabilities with one decimal."""
    while True:
        first, second = rng.randint(1, 7), rng.randint(1, 7)
        tenths = [first, second, 10 - first - second]
        p = [number / 10 for number in tenths]
        if min(tenths) >= 1 and len(set(tenths)) == 3:
            rivals = [with_doubled_scores(p), unchanged(p), doubled(p), with_halved_scores(p)]
            if _apart([*rivals, softmax_of_doubled(p)], 0.02):
                return {"p": p}


def cost_case(rng: Random) -> dict[str, Any]:
    """Return three rows of probabilities and their labels, not all of them guessed rightly."""
    while True:
        p = [_probabilities(rng) for _ in range(3)]
        y = [rng.randint(0, 2) for _ in range(3)]
        losses = [-log(row[label]) for row, label in zip(p, y, strict=True)]
        rivals = [sum(losses) / 3, sum(losses), sum(losses) / 9, sum(losses) / 3 / log(10)]
        rivals.append(-sum(log(max(row)) for row in p) / 3)
        rivals.append(-sum(log(row[label - 1]) for row, label in zip(p, y, strict=True)) / 3)
        rivals.append(-log(sum(exp(-loss) for loss in losses) / 3))
        if len(set(y)) > 1 and _apart([[rival] for rival in rivals], 0.02):
            return {"y": y, "p": p}


def one_hot_case(rng: Random) -> dict[str, Any]:
    """Return labels and a number of classes; the last class and one before it do not occur."""
    while True:
        k = rng.randint(5, 9)
        y = [rng.randint(0, k - 2) for _ in range(rng.randint(4, 6))]
        if len({len(y), k + 1, k, max(y) + 1, len(set(y))}) == 5:
            return {"y": y, "k": k}


def picking_case(rng: Random) -> dict[str, Any]:
    """Return a number of examples and a different number of classes."""
    m = rng.randint(4, 9)
    k = rng.choice([number for number in range(3, 11) if number != m])
    return {"m": m, "k": k}


def hopeless_case(rng: Random) -> dict[str, Any]:
    """Return the logits of one example whose right class lies far below the winner."""
    winner, right = rng.randint(20, 60), -rng.randint(20, 60)
    z = [winner, right, rng.randint(right + 5, winner - 20)]
    rng.shuffle(z)
    return {"z": [z], "y": [z.index(right)]}


def sure_case(rng: Random) -> dict[str, Any]:
    """Return a perfectly sure and right row of probabilities, and its label."""
    k = rng.randint(3, 8)
    label = rng.randrange(k)
    return {"k": k, "y": [label], "p": [[float(j == label) for j in range(k)]]}


def reading_case(rng: Random) -> dict[str, Any]:
    """Return four logits: no class has half of the probability, the lowest is furthest from 0."""
    while True:
        z = [rng.randint(-60, 30) / 10 for _ in range(4)]
        largest = max(_shares([exp(score) for score in z]))
        second, first = sorted(z)[-2:]
        if -min(z) > first + 0.5 and first > 0.8 and first - second > 0.15 and largest < 0.48:
            return {"z": z}


def labels_case(rng: Random) -> dict[str, Any]:
    """Return scores of two examples and three labels, and a threshold that is not one half."""
    while True:
        threshold = rng.choice([0.6, 0.7, 0.75, 0.8, 0.9])
        limit = log(threshold / (1 - threshold))
        z = [[rng.randint(-30, 30) / 10 for _ in range(3)] for _ in range(2)]
        shares = [_shares([exp(score) for score in row]) for row in z]
        scores = [score for row in z for score in row]
        rivals = [
            [float(score > edge) for score in scores] for edge in (limit, threshold, 0, -limit)
        ]
        rivals.append([float(score == max(row)) for row in z for score in row])
        rivals.append([float(share > threshold) for row in shares for share in row])
        near = [abs(score - edge) for score in scores for edge in (limit, threshold, 0, -limit)]
        near += [abs(share - threshold) for row in shares for share in row]
        if min(near) > 0.04 and len({*z[0]}) == len({*z[1]}) == 3 and _apart(rivals, 0.5):
            return {"z": z, "threshold": threshold}


# answers that no lab computes


def exponentials(z: list[float]) -> list[float]:
    """Return the exponentials of the scores, as they come out by hand."""
    return [exp(score) for score in z]


def with_doubled_scores(p: list[float]) -> list[float]:
    """Return the probabilities after every score was doubled: the squares, divided by their sum."""
    return _shares([number**2 for number in p])


def unchanged(p: list[float]) -> list[float]:
    """Return the probabilities as they were."""
    return list(p)


def doubled(p: list[float]) -> list[float]:
    """Return the doubled probabilities."""
    return [2 * number for number in p]


def with_halved_scores(p: list[float]) -> list[float]:
    """Return the probabilities after every score was halved."""
    return _shares([number**0.5 for number in p])


def softmax_of_doubled(p: list[float]) -> list[float]:
    """Return the softmax of the doubled probabilities, as if they were scores."""
    return _shares([exp(2 * number) for number in p])


def square_of_examples(m: int) -> list[list[int]]:
    """Return a matrix (m, m): the columns of all labels, in every row."""
    return [[0] * m for _ in range(m)]


def one_per_example(m: int) -> list[int]:
    """Return a vector (m,): one entry of each row."""
    return [0] * m


def column_of_examples(m: int) -> list[list[int]]:
    """Return a matrix (m, 1)."""
    return [[0] for _ in range(m)]


def all_of_them(m: int, k: int) -> list[list[int]]:
    """Return a matrix (m, k)."""
    return [[0] * k for _ in range(m)]


def clipped_cost(y: list[int], z: list[list[float]]) -> float:
    """Return the cost of one example through probabilities that are clipped at 1e-7."""
    p = _shares([exp(score - max(z[0])) for score in z[0]])
    return -log(max(p[y[0]], 1e-7))


def cost_of_guessing(k: int) -> float:
    """Return the cost of a network that gives 1/k to each of k classes."""
    return log(k)


def logarithm_of_the_sum(k: int) -> float:
    """Return the logarithm of the sum of the exponentials of a 1 and k - 1 zeros."""
    return log(exp(1) + k - 1)


def _halves(rng: Random, count: int, low: int, high: int) -> list[float]:
    return [rng.randint(2 * low, 2 * high) / 2 for _ in range(count)]


def _probabilities(rng: Random) -> list[float]:
    cuts = sorted(rng.sample(range(5, 100, 5), 2))
    return [cuts[0] / 100, (cuts[1] - cuts[0]) / 100, (100 - cuts[1]) / 100]


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))


def _shares(numbers: list[float]) -> list[float]:
    return [number / sum(numbers) for number in numbers]


def _apart(answers: list[list[float]], gap: float) -> bool:
    return all(
        max(abs(x - y) for x, y in zip(one, other, strict=True)) > gap
        for one, other in combinations(answers, 2)
    )

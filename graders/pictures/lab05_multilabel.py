"""The picture of lab 5: several labels at once, and a threshold for each."""

import numpy as np

from graders.drawing import (
    BLUE,
    VERMILLION,
    agreement,
    band,
    differing,
    drawable,
    frame,
    legend,
    line,
    numbers,
    thin_bars,
    wide_bars,
)

LAYOUT = "ABB;CDE"

LABELS = ["car", "bus", "person", "tree"]
PHOTO = np.array([[2.0, 1.0, -3.0, 0.25]])  # scores
PHOTOS = np.array([[2.0, 1.0, -3.0, 0.25], [0.5, -1.0, -2.0, 3.0], [-2.0, 0.25, 1.5, -0.5]])
Z = np.linspace(-5, 5, 82)  # neither threshold is among them
HIGH = 0.8  # its logit is log 4, about 1.39


def predict_probabilities__of_one_photo(axes, lab, tensorflow):
    """One photo, four questions: each label has a probability of its own, their sum is free."""
    expected = tensorflow.predict_probabilities(PHOTO)
    names = [f"{name}\nz = {z:g}" for name, z in zip(LABELS, PHOTO[0])]
    wide_bars(axes, names, expected[0])
    frame(axes, "label and its score", "probability", [0, 1.3], 0)
    axes.axhline(0.5, color="black", linestyle=":", label="threshold 0.5")
    p = numbers(lab.predict_probabilities(PHOTO), PHOTO.shape)
    thin_bars(axes, p[0])
    legend(axes, loc="upper right")
    said = agreement(p, expected, "Your probabilities")
    return f"{said} Their sum: {p.sum():.3g}."


def predict_labels__by_a_threshold(axes, lab, tensorflow):
    """A threshold is a probability: 0.5 is reached at the score z = 0, and 0.8 at z = 1.39."""
    z = Z.reshape(-1, 1)
    thresholds = [0.5, HIGH]
    expected = np.stack([tensorflow.predict_labels(z, t)[:, 0] for t in thresholds])
    axes.plot(Z, 1 / (1 + np.exp(-Z)), color="black", linewidth=1, label="probability of the label")
    for t, chosen in zip(thresholds, expected):
        axes.axhline(t, color="black", linewidth=0.8, linestyle=":")
        axes.axvline(np.log(t / (1 - t)), color="black", linewidth=0.8, linestyle=":")
        band(axes, Z, chosen, "TensorFlow's labels")
    frame(axes, "score z", "probability, or label 0 or 1", [0, 1])
    yours = np.stack([numbers(lab.predict_labels(z, t), z.shape)[:, 0] for t in thresholds])
    for style, (t, chosen) in enumerate(zip(thresholds, yours)):
        line(axes, Z, chosen, f"your labels, threshold {t}", style)
    legend(axes, loc="upper left")
    return differing(yours, expected, "Your labels")


def predict_labels__of_three_photos(axes, lab, tensorflow):
    """Every label is decided for itself: a photo may get several, or none."""
    expected = tensorflow.predict_labels(PHOTOS)
    axes.pcolormesh(np.where(expected > 0, 0.3, 0.0), cmap="Greys", vmin=0, vmax=1, zorder=0)
    axes.set(xticks=np.arange(4) + 0.5, xticklabels=LABELS)
    axes.set(yticks=np.arange(3) + 0.5, yticklabels=[f"photo {i}" for i in range(3)])
    axes.invert_yaxis()
    axes.set_xlabel("numbers: scores\ngrey: true for TensorFlow; framed: true for you")
    for (i, j), z in np.ndenumerate(PHOTOS):
        axes.text(j + 0.5, i + 0.5, f"{z:g}", ha="center", va="center")
    Y_hat = numbers(lab.predict_labels(PHOTOS), PHOTOS.shape)
    for i, j in np.argwhere(Y_hat > 0.5):
        right = expected[i, j] > 0
        axes.plot(j + 0.5, i + 0.5, "s", markersize=34, markerfacecolor="none", markeredgewidth=2,
                  markeredgecolor=BLUE if right else VERMILLION)  # fmt: skip
    return differing(Y_hat, expected, "Your labels")


def multilabel_crossentropy__of_one_label(axes, lab, tensorflow):
    """Each label costs what a yes-or-no question costs, from its score."""
    scores = np.arange(-24, 25) / 4
    asked = [(np.full((3, 2), y), np.full((3, 2), z)) for y in (1, 0) for z in scores]
    expected = np.reshape([tensorflow.multilabel_crossentropy(*pair) for pair in asked], (2, -1))
    for values in expected:
        band(axes, scores, values)
    frame(axes, "score z", "cost", expected)
    yours = [numbers(lab.multilabel_crossentropy(*pair), ()) for pair in asked]
    cost = np.reshape(yours, (2, -1))
    line(axes, scores, cost[0], "yours, label Y = 1")
    line(axes, scores, cost[1], "yours, label Y = 0", style=1)
    return agreement(cost, expected, "Your cost", np.stack([scores, scores]), "z")


def exact_match__is_strict(axes, lab, tensorflow):
    """A few wrong labels spoil many photos: exact match falls faster than the share of right
    labels."""
    Y = np.ones((8, 4), dtype=int)
    order = [(7 * i + 3 * (i // 8)) % 32 for i in range(32)]  # of the labels that become wrong
    wrong = np.array([[place in order[:n] for place in range(32)] for n in range(33)])
    tables = [np.where(row.reshape(8, 4), 0, 1) for row in wrong]
    n = np.arange(33)
    expected = [tensorflow.exact_match(Y, table) for table in tables]
    band(axes, n, expected)
    axes.plot(n, 1 - n / 32, color="black", linewidth=1, linestyle="--", label="right labels")
    frame(axes, "wrong labels among 32 (8 photos, 4 labels)", "share", [0, 1])
    yours = drawable([numbers(lab.exact_match(Y, table), ()) for table in tables])
    line(axes, n, yours, "yours: photos with all labels right")
    return agreement(yours, expected, "Your exact match", n, "wrong labels")

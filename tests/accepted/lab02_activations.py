"""Right in another way: implementations of lab 2 that must earn all points."""

import math

import numpy as np

# linear


def linear__as_a_copy(z):
    """Returns a new array."""
    return np.array(z)


def linear__in_floats(z):
    """Turns integers into floats."""
    return np.asarray(z, dtype=np.float64)


def linear__times_1(z):
    """Multiplies by the slope."""
    return 1.0 * z


def linear__in_two_halves(z):
    """Adds the positive and the negative part."""
    return np.maximum(z, 0) + np.minimum(z, 0)


def linear__by_loops(scores):
    """Fills a float array number by number; renames its parameter."""
    result = np.empty(np.shape(scores))
    for i in np.ndindex(result.shape):
        result[i] = np.asarray(scores)[i]
    return result


def linear__as_lists(z):
    """Returns nested lists, or a Python number."""
    return np.asarray(z).tolist()


# sigmoid


def sigmoid__as_in_the_textbook(z):
    """Overflows inside and is right all the same: 1 / inf is 0."""
    return 1 / (1 + np.exp(-z))


def sigmoid__by_tanh(z):
    """Stretches and shifts tanh; 0 instead of a tiny number far out."""
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


def sigmoid__by_masks(z):
    """Computes the two signs apart."""
    z = np.asarray(z, dtype=float)
    a = np.empty_like(z)
    positive = z >= 0
    a[positive] = 1 / (1 + np.exp(-z[positive]))
    a[~positive] = np.exp(z[~positive]) / (1 + np.exp(z[~positive]))
    return a


def sigmoid__by_where(z):
    """Chooses between two formulas; the one not chosen may be nan."""
    z = np.asarray(z)
    return np.where(z > 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


def sigmoid__by_logaddexp(z):
    """Goes through the logarithm."""
    return np.exp(-np.logaddexp(0, -np.asarray(z)))


def sigmoid__clipped_at_500(z):
    """Clips the scores so far out that nobody can see it."""
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


def sigmoid__clipped_at_30(z):
    """Clips the scores where the error is below 1e-12."""
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


def sigmoid__one_by_one(scores):
    """Calls a function of math for each number; renames its parameter."""
    return np.vectorize(_sigmoid_of_one, otypes=[float])(scores)


def _sigmoid_of_one(t):
    return 1 / (1 + math.exp(-t)) if t > 0 else math.exp(t) / (1 + math.exp(t))


def sigmoid__as_lists(z):
    """Returns nested lists, or a Python float."""
    return (1 / (1 + np.exp(-np.asarray(z)))).tolist()


def sigmoid__by_softmax(z):
    """Takes the softmax of the scores 0 and z."""
    z = np.stack([np.zeros(np.shape(z)), z], axis=-1)
    return softmax__in_one_line(z)[..., 1]


def sigmoid__as_zero_dimensional_array(z):
    """Returns an array without axes for a plain number."""
    return np.array(1 / (1 + np.exp(-np.asarray(z, dtype=float))))


def sigmoid__by_powers_of_e(z):
    """Raises e to a power."""
    return np.reciprocal(np.e ** -np.asarray(z, dtype=float) + 1)


# relu


def relu__by_where(z):
    """Chooses number by number."""
    return np.where(np.asarray(z) > 0, z, 0)


def relu__by_a_mask(z):
    """Multiplies by True or False."""
    return z * np.greater_equal(z, 0)


def relu__by_the_absolute_value(z):
    """Takes the mean of z and |z|."""
    return (z + np.abs(z)) / 2


def relu__by_clipping(z):
    """Clips from below only."""
    return np.clip(z, 0, None)


def relu__on_a_copy(z):
    """Writes into its own copy."""
    a = np.array(z)
    a[a < 0] = 0
    return a


def relu__by_loops(scores):
    """Fills a float array number by number; renames its parameter."""
    result = np.zeros(np.shape(scores))
    for i in np.ndindex(result.shape):
        result[i] = max(0, np.asarray(scores)[i])
    return result


def relu__as_lists(z):
    """Returns nested lists, or a Python number."""
    return np.maximum(0.0, z).tolist()


# softmax


def softmax__in_one_line(z):
    """Subtracts the maximum and divides by the sum in one expression."""
    e = np.exp(z - z.max(-1)[..., None])
    return e / e.sum(-1)[..., None]


def softmax__by_loops(scores):
    """Goes through all rows and classes with math.exp; renames its parameter."""
    p = np.zeros(scores.shape)
    for i in np.ndindex(scores.shape[:-1]):
        e = [math.exp(score - max(scores[i])) for score in scores[i]]
        p[i] = [part / sum(e) for part in e]
    return p


def softmax__by_logarithms(z):
    """Takes exp(z - log(sum(exp(z)))), the sum by logaddexp."""
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


def softmax__by_differences(z):
    """Computes 1 / sum of exp(z_i - z_j); some of the sums are inf, and 1 / inf is 0."""
    return 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(axis=-1)


def softmax__row_by_row(z):
    """Applies a function of one row along the last axis."""
    return np.apply_along_axis(softmax__in_one_line, -1, z)


def softmax__turned_round(z):
    """Moves the classes to the front, where no keepdims is needed."""
    e = np.exp((columns := np.moveaxis(z, -1, 0)) - columns.max(axis=0))
    return np.moveaxis(e / e.sum(axis=0), 0, -1)


def softmax__by_einsum(z):
    """Lets einsum add up and divide."""
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return np.einsum("...k,...->...k", e, 1 / np.einsum("...k->...", e))


def softmax__flattened_to_a_matrix(z):
    """Works on a matrix and restores the shape."""
    rows = np.reshape(z, (-1, z.shape[-1]))
    return softmax__in_one_line(rows).reshape(z.shape)


def softmax__in_a_new_float_array(z):
    """Writes in place, into its own copy."""
    e = np.array(z, dtype=np.float64)
    e -= e.max(axis=-1, keepdims=True)
    np.exp(e, out=e)
    e /= e.sum(axis=-1, keepdims=True)
    return e


def softmax__as_lists(z):
    """Returns nested lists."""
    return softmax__in_one_line(z).tolist()


# binary_logit


def binary_logit__by_diff(z):
    """Takes np.diff and drops an axis."""
    return np.diff(z)[:, 0]


def binary_logit__by_weights(z):
    """Multiplies by the weights -1 and 1."""
    return z @ np.array([-1, 1])


def binary_logit__by_loops(scores):
    """Returns a list of the differences; renames its parameter."""
    return [float(one) - float(zero) for zero, one in scores]


def binary_logit__by_columns(z):
    """Unpacks the columns."""
    zero, one = z.T
    return one - zero


def binary_logit__by_log_softmax(z):
    """Subtracts exact logarithms of the probabilities."""
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return log_p[:, 1] - log_p[:, 0]


def binary_logit__by_einsum(z):
    """Lets einsum subtract."""
    return np.einsum("mk,k->m", z, np.array([-1.0, 1.0]))


# output_activation


def output_activation__by_if(target):
    """Asks one question after another."""
    if target == "binary" or target == "multilabel":
        return "sigmoid"
    if target == "real":
        return "linear"
    if target == "non-negative":
        return "relu"
    if target == "multiclass":
        return "softmax"
    raise ValueError


def output_activation__by_match(target):
    """Matches the target."""
    match target:
        case "binary" | "multilabel":
            return "sigmoid"
        case "real":
            return "linear"
        case "non-negative":
            return "relu"
        case "multiclass":
            return "softmax"
        case _:
            raise ValueError(target)


def output_activation__by_position(kind):
    """Looks up a position, and lets tuple.index raise; renames its parameter."""
    kinds = ("binary", "real", "non-negative", "multiclass", "multilabel")
    return ("sigmoid", "linear", "relu", "softmax", "sigmoid")[kinds.index(kind)]


def output_activation__from_a_key_error(target):
    """Turns a KeyError into a ValueError."""
    names = {"sigmoid": ("binary", "multilabel"), "linear": ("real",), "relu": ("non-negative",)}
    names["softmax"] = ("multiclass",)
    try:
        return {kind: name for name, kinds in names.items() for kind in kinds}[target]
    except KeyError as error:
        raise ValueError(f"no such target: {target}") from error


class _UnknownTarget(ValueError):
    pass


def output_activation__with_its_own_error(target):
    """Raises a subclass of ValueError, and returns a string of NumPy."""
    names = np.array(["sigmoid", "linear", "relu", "softmax", "sigmoid"])
    found = names[
        np.array(["binary", "real", "non-negative", "multiclass", "multilabel"]) == target
    ]
    if not found.size:
        raise _UnknownTarget(target)
    return found[0]

"""Returns lists and NumPy's own numbers."""


def binary_logit(z):
    return [row[1] - row[0] for row in z]


def relu(z):
    return np.asarray(np.maximum(z, 0)).tolist()


def output_activation(target, right=output_activation):
    return np.str_(right(target))

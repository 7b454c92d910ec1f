"""Right in another way: implementations of lab 6 that must earn all points."""

import numpy as np

# derivative


def derivative__by_the_two_places(f, x, h=1e-5):
    """Divides by the distance of the two places as they were rounded."""
    right, left = x + h, x - h
    return (f(right) - f(left)) / (right - left)


def derivative__as_the_mean_of_both_sides(f, x, h=1e-5):
    """Takes the mean of the slopes to the right and to the left."""
    return ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h) / 2


def derivative__by_np_gradient(f, x, h=1e-5):
    """Lets NumPy take the central difference of three values."""
    return np.gradient([f(x - h), f(x), f(x + h)], h)[1]


def derivative__by_two_fractions(function, point, epsilon=1e-5):
    """Divides each value by itself; renames its parameters."""
    return function(point + epsilon) / (2 * epsilon) - function(point - epsilon) / (2 * epsilon)


def derivative__halves_first(f, x, h=1e-5):
    """Takes half of the difference, then divides by h."""
    return 0.5 * (f(x + h) - f(x - h)) / h


def derivative__by_a_weighted_sum(f, x, h=1e-5):
    """Multiplies the values with their weights, as tables of finite differences write it."""
    return np.array([-1, 1]) @ np.array([f(x - h), f(x + h)], dtype=float) / 2 / h


def derivative__from_left_to_right(f, x, h=1e-5):
    """Turns both signs round."""
    return (f(x - h) - f(x + h)) / (-2 * h)


# numerical_gradient


def numerical_gradient__restores_each_entry(f, w, h=1e-5):
    """Nudges a copy in place and stores the old number back."""
    w = np.array(w, dtype=float)
    gradient = np.empty_like(w)
    for index in np.ndindex(*w.shape):
        old = w[index]
        w[index] = old + h
        right = f(w)
        w[index] = old - h
        left = f(w)
        w[index] = old
        gradient[index] = (right - left) / (2 * h)
    return gradient


def numerical_gradient__restores_the_argument(f, w, h=1e-5):
    """Nudges an argument of floats itself, and brings it back exactly."""
    w = w.astype(float, copy=False)
    gradient = np.zeros_like(w)
    steps = np.nditer(w, flags=["multi_index"])
    for old in steps:
        old, index = float(old), steps.multi_index
        w[index] = old + h
        right = f(w)
        w[index] = old - h
        gradient[index] = (right - f(w)) / (2 * h)
        w[index] = old
    return gradient


def numerical_gradient__by_flat_indices(f, w, h=1e-5):
    """Counts the entries in one row, with a fresh copy for each nudge."""
    gradient = []
    for i in range(w.size):
        right, left = w.astype(float), w.astype(float)
        right.flat[i] += h
        left.flat[i] -= h
        gradient.append((f(right) - f(left)) / (2 * h))
    return np.reshape(gradient, w.shape)


def numerical_gradient__by_the_unit_matrix(f, w, h=1e-5):
    """Takes the nudges from the rows of the unit matrix; renames nothing, returns nested lists."""
    nudges = (h * np.eye(w.size)).reshape(-1, *w.shape)
    slopes = [(f(w + nudge) - f(w - nudge)) / (2 * h) for nudge in nudges]
    return np.reshape(slopes, w.shape).tolist()


def numerical_gradient__by_derivative(f, weights, step=1e-5):
    """Takes the derivative of one entry as a function of one number; renames its parameters."""

    def along(index):
        def g(t):
            moved = np.array(weights, dtype=float)
            moved[index] = t
            return f(moved)

        x = float(weights[index])
        return (g(x + step) - g(x - step)) / (2 * step)

    slopes = [along(index) for index in np.ndindex(weights.shape)]
    return np.array(slopes).reshape(weights.shape)


def numerical_gradient__by_enumerating(f, w, h=1e-5):
    """Goes through indices and numbers with np.ndenumerate, from the last to the first."""
    gradient = np.zeros(w.shape, dtype=float)
    for index, number in reversed(list(np.ndenumerate(w))):
        right, left = w + 0.0, w + 0.0
        right[index], left[index] = number + h, number - h
        gradient[index] = (f(right) - f(left)) / (right[index] - left[index])
    return gradient


# forward


def forward__by_if(graph, inputs):
    """Asks for each kind in turn; allocates the list first."""
    values = [0.0] * len(graph)
    for k, node in enumerate(graph):
        if node[0] == "input":
            values[k] = inputs[node[1]]
        elif node[0] == "add":
            values[k] = values[node[1]] + values[node[2]]
        elif node[0] == "subtract":
            values[k] = values[node[1]] - values[node[2]]
        elif node[0] == "multiply":
            values[k] = values[node[1]] * values[node[2]]
        elif node[0] == "scale":
            values[k] = values[node[1]] * node[2]
        elif node[0] == "square":
            values[k] = values[node[1]] * values[node[1]]
        else:
            values[k] = values[node[1]] if values[node[1]] > 0 else 0
    return values


def forward__by_a_table(graph, inputs):
    """Looks the operation up in a dict of functions."""
    values = []
    table = {
        "input": inputs.get,
        "add": lambda i, j: values[i] + values[j],
        "subtract": lambda i, j: values[i] - values[j],
        "multiply": lambda i, j: values[i] * values[j],
        "scale": lambda i, c: values[i] * c,
        "square": lambda i: values[i] ** 2,
        "relu": lambda i: values[i] * (values[i] > 0),
    }
    for kind, *rest in graph:
        values.append(table[kind](*rest))
    return values


def forward__by_recursion(nodes, numbers):
    """Computes each node from scratch, asking for those that it needs; renames its parameters."""

    def value(k):
        kind, first, *rest = nodes[k]
        if kind == "input":
            return numbers[first]
        a = value(first)
        if kind in {"square", "relu", "scale"}:
            return {"square": a * a, "relu": max(0, a)}.get(kind, a * sum(rest))
        b = value(rest[0])
        return {"add": a + b, "subtract": a - b, "multiply": a * b}[kind]

    return [value(k) for k in range(len(nodes))]


def forward__in_numpy(graph, inputs):
    """Returns a NumPy array, and uses NumPy's functions."""
    values = np.zeros(len(graph))
    functions = {"add": np.add, "subtract": np.subtract, "multiply": np.multiply}
    for k, (kind, i, *rest) in enumerate(graph):
        if kind in functions:
            values[k] = functions[kind](values[i], values[rest[0]])
        elif kind == "input":
            values[k] = inputs[i]
        elif kind == "scale":
            values[k] = np.dot(rest, values[[i]])
        else:
            values[k] = np.square(values[i]) if kind == "square" else np.maximum(0, values[i])
    return values


def forward__returns_numpy_numbers(graph, inputs):
    """Keeps the values in a dict first; returns a list of NumPy numbers."""
    values = {}
    for k, (kind, i, *rest) in enumerate(graph):
        x = inputs[i] if kind == "input" else values[i]
        y = values.get(rest[0]) if rest and kind != "scale" else None
        if kind == "add":
            x = x + y
        if kind == "subtract":
            x = -y + x
        if kind == "multiply":
            x = y * x
        if kind == "scale":
            x = rest[0] * x
        if kind == "square":
            x = abs(x) ** 2
        if kind == "relu":
            x = (x + abs(x)) / 2
        values[k] = np.float64(x)
    return list(values.values())


# backward


def _local(node, values):
    """Return the local derivatives of a node: pairs (place, derivative)."""
    match node:
        case ("input", _):
            return []
        case ("add", i, j):
            return [(i, 1), (j, 1)]
        case ("subtract", i, j):
            return [(i, 1), (j, -1)]
        case ("multiply", i, j):
            return [(i, values[j]), (j, values[i])]
        case ("scale", i, c):
            return [(i, c)]
        case ("square", i):
            return [(i, 2 * values[i])]
        case ("relu", i):
            return [(i, int(values[i] > 0))]


def backward__by_if(graph, values):
    """Asks for each kind in turn; looks at the relu's own value."""
    n = len(graph)
    gradients = [0.0] * (n - 1) + [1.0]
    for k in range(n - 1, -1, -1):
        kind, d = graph[k][0], gradients[k]
        if kind == "input":
            continue
        i, last = graph[k][1], graph[k][-1]
        if kind == "add":
            gradients[i] = gradients[i] + d
            gradients[last] = gradients[last] + d
        elif kind == "subtract":
            gradients[i] = gradients[i] + d
            gradients[last] = gradients[last] - d
        elif kind == "multiply":
            gradients[i] = gradients[i] + values[last] * d
            gradients[last] = gradients[last] + values[i] * d
        elif kind == "scale":
            gradients[i] = gradients[i] + last * d
        elif kind == "square":
            gradients[i] = gradients[i] + 2 * d * values[i]
        elif values[k] > 0:
            gradients[i] = gradients[i] + d
    return gradients


def backward__asks_the_users(graph, values):
    """For each node, from the last one, collects the shares of all that use it."""
    gradients = {len(graph) - 1: 1.0}
    for i in range(len(graph) - 2, -1, -1):
        shares = [
            gradients[k] * slope
            for k in range(i + 1, len(graph))
            for place, slope in _local(graph[k], values)
            if place == i
        ]
        gradients[i] = sum(shares)
    return [gradients[i] for i in range(len(graph))]


def backward__goes_forward(graph, values):
    """Nudges each node by an infinitely small amount and follows it to the end: forward mode."""
    answer = []
    for start in range(len(graph)):
        moves = []
        for k, node in enumerate(graph):
            move = sum(moves[i] * slope for i, slope in _local(node, values))
            moves.append(1.0 if k == start else move)
        answer.append(moves[-1])
    return answer


def backward__solves_a_linear_system(graph, values):
    """Solves (1 - L)^T g = e for the matrix L of the local derivatives; returns an array."""
    n = len(graph)
    L = np.zeros((n, n))
    for k, node in enumerate(graph):
        for i, slope in _local(node, values):
            L[k, i] += slope
    return np.linalg.solve((np.eye(n) - L).T, np.eye(n)[-1])


def backward__follows_every_way(nodes, results):
    """Adds up the products along all ways from the last node; renames its parameters."""
    gradients = [0.0] * len(nodes)

    def follow(k, d):
        gradients[k] += d
        for i, slope in _local(nodes[k], results):
            follow(i, d * slope)

    follow(len(nodes) - 1, 1.0)
    return gradients


def backward__in_numpy(graph, values):
    """Collects the shares in an array with np.add.at; returns a list of NumPy numbers."""
    values, gradients = np.array(values), np.eye(len(graph))[-1]
    for k in np.arange(len(graph))[::-1]:
        pairs = _local(graph[k], values)
        places = np.array([i for i, _ in pairs], dtype=int)
        np.add.at(gradients, places, gradients[k] * np.array([slope for _, slope in pairs]))
    return list(gradients)


def backward__with_reversed_lists(graph, values):
    """Turns copies round, and works with a stack of shares for each node."""
    shares = [[] for _ in graph]
    shares[-1].append(1)
    for node, mine in zip(graph[::-1], shares[::-1]):
        for i, slope in _local(node, values):
            shares[i].append(slope * sum(mine))
    return [float(sum(mine)) for mine in shares]

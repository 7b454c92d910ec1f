"""Right in another way: implementations of lab 8 that must earn all points."""

import math

import numpy as np

# gradient_descent_step


def gradient_descent_step__plus_the_negative(w, dw, learning_rate):
    """Adds the negative of the step."""
    return w + -learning_rate * dw


def gradient_descent_step__by_subtract(w, dw, learning_rate):
    """Names the operations."""
    return np.subtract(w, np.multiply(learning_rate, dw))


def gradient_descent_step__on_a_copy(weights, gradient, rate):
    """Works in place, on its own float copy; renames its parameters."""
    new = np.array(weights, dtype=np.float64)
    new -= rate * np.asarray(gradient)
    return new


def gradient_descent_step__by_loops(w, dw, learning_rate):
    """Goes through all entries, whatever the shape."""
    w, dw = np.asarray(w), np.asarray(dw)
    new = np.empty(w.shape)
    for i in np.ndindex(w.shape):
        new[i] = w[i] - learning_rate * dw[i]
    return new


def gradient_descent_step__as_a_python_number(w, dw, learning_rate):
    """Returns a Python float where w is a number."""
    new = np.asarray(w - learning_rate * dw)
    return new if new.ndim else new.item()


def gradient_descent_step__by_einsum(w, dw, learning_rate):
    """Lets einsum scale the gradient."""
    return np.asarray(w) - np.einsum("...,->...", dw, learning_rate)


def gradient_descent_step__by_vectorize(w, dw, learning_rate):
    """Applies a function of single numbers."""
    return np.vectorize(_one_step, otypes=[float])(w, dw, learning_rate)


def _one_step(w, dw, learning_rate):
    return float(w) - learning_rate * float(dw)


# gradient_descent


def gradient_descent__in_an_array(gradient, w, learning_rate, steps):
    """Fills a float array made beforehand."""
    path = np.zeros((steps + 1, *np.shape(w)))
    path[0] = w
    for i in range(steps):
        path[i + 1] = path[i] - learning_rate * gradient(path[i])
    return path


def gradient_descent__on_copies(gradient, w, learning_rate, steps):
    """Works in place on its own array and keeps copies of it."""
    w = np.array(w, dtype=float)
    path = [w.copy()]
    for _ in range(steps):
        w -= learning_rate * gradient(w)
        path.append(w.copy())
    return np.stack(path)


def gradient_descent__as_a_list_of_arrays(gradient, w, learning_rate, steps):
    """Returns the list of the places."""
    path = [w]
    while len(path) <= steps:
        path.append(path[-1] - learning_rate * gradient(path[-1]))
    return path


def gradient_descent__as_lists(downhill, start, rate, n):
    """Returns nested lists; renames its parameters."""
    return gradient_descent__in_an_array(downhill, start, rate, n).tolist()


def gradient_descent__recursively(gradient, w, learning_rate, steps):
    """Takes one step and leaves the rest to itself."""
    if steps == 0:
        return np.array([w])
    rest = gradient_descent__recursively(
        gradient, w - learning_rate * gradient(w), learning_rate, steps - 1
    )
    return np.concatenate([[w], rest])


def gradient_descent__by_adding_up(gradient, w, learning_rate, steps):
    """Collects the steps and adds them up at the end."""
    here, moves = np.asarray(w, dtype=float), [np.asarray(w, dtype=float)]
    for _ in range(steps):
        moves.append(-learning_rate * np.asarray(gradient(here)))
        here = here + moves[-1]
    return np.cumsum(moves, axis=0)


def gradient_descent__by_a_generator(gradient, w, learning_rate, steps):
    """Lets a generator yield the places."""
    return np.array(list(_places(gradient, w, learning_rate, steps)))


def _places(gradient, w, learning_rate, steps):
    yield w
    for _ in range(steps):
        w = gradient_descent_step__plus_the_negative(w, gradient(w), learning_rate)
        yield w


# adam_step


def adam_step__as_keras(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Corrects the rate and adds epsilon to the root of v, as Keras does."""
    rate = learning_rate * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    m = m + (dw - m) * (1 - beta_1)
    v = v + (np.square(dw) - v) * (1 - beta_2)
    return w - rate * m / (np.sqrt(v) + epsilon), m, v


def adam_step__with_epsilon_in_the_root(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Adds epsilon to v_hat before the root, which nobody can see at these gradients."""
    m = beta_1 * m + (1 - beta_1) * dw
    v = beta_2 * v + (1 - beta_2) * dw * dw
    return w - learning_rate * m / (1 - beta_1**t) / np.sqrt(v / (1 - beta_2**t) + epsilon), m, v


def adam_step__by_loops(
    weights, dw, m, v, step, rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Goes through all entries with math.sqrt; renames some parameters."""
    new = [np.empty(np.shape(weights)) for _ in range(3)]
    weights, dw, m, v = (np.asarray(x, dtype=float) for x in (weights, dw, m, v))
    for i in np.ndindex(weights.shape):
        new[1][i] = beta_1 * m[i] + (1 - beta_1) * dw[i]
        new[2][i] = beta_2 * v[i] + (1 - beta_2) * math.pow(dw[i], 2)
        root = math.sqrt(new[2][i] / (1 - math.pow(beta_2, step))) + epsilon
        new[0][i] = weights[i] - rate * new[1][i] / (1 - math.pow(beta_1, step)) / root
    return tuple(new)


def adam_step__as_a_list(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Returns a list, of Python numbers where w is a number."""
    answer = adam_step__as_keras(w, dw, m, v, t, learning_rate, beta_1, beta_2, epsilon)
    return [part if np.ndim(part) else float(part) for part in answer]


def adam_step__on_copies(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Works in place, on its own float copies."""
    w, m, v = (np.array(x, dtype=np.float64) for x in (w, m, v))
    m *= beta_1
    m += (1 - beta_1) * np.asarray(dw)
    v *= beta_2
    v += (1 - beta_2) * np.asarray(dw) ** 2
    w -= learning_rate * (m / (1 - beta_1**t)) / (np.sqrt(v / (1 - beta_2**t)) + epsilon)
    return w, m, v


def adam_step__with_corrections_by_products(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Computes beta^t as a product and takes the root as a power."""
    m = np.add(beta_1 * m, dw) - beta_1 * dw
    v = np.average([np.multiply(v, 1.0), np.multiply(dw, dw)], axis=0, weights=[beta_2, 1 - beta_2])
    m_hat, v_hat = m / (1 - math.prod([beta_1] * t)), v / (1 - math.prod([beta_2] * t))
    return w - learning_rate * np.divide(m_hat, v_hat**0.5 + epsilon), m, v


def adam_step__as_an_array(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Returns the three in one array."""
    return np.stack(adam_step__on_copies(w, dw, m, v, t, learning_rate, beta_1, beta_2, epsilon))


def adam_step__with_the_geometric_sum(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Divides by (1 - beta) (1 + beta + beta^2 + ...) in place of 1 - beta^t."""
    m = beta_1 * m + (1 - beta_1) * dw
    v = beta_2 * v + (1 - beta_2) * np.power(dw, 2)
    m_hat = m / (1 - beta_1) / np.sum(beta_1 ** np.arange(t))
    v_hat = v / (1 - beta_2) / np.sum(beta_2 ** np.arange(t))
    return w - learning_rate * m_hat / (v_hat**0.5 + epsilon), m, v


# adam


def adam__in_an_array(gradient, w, learning_rate, steps):
    """Fills a float array made beforehand."""
    path = np.zeros((steps + 1, *np.shape(w)))
    path[0], m, v = w, np.zeros(np.shape(w)), np.zeros(np.shape(w))
    for i in range(steps):
        path[i + 1], m, v = adam_step__as_keras(
            path[i], gradient(path[i]), m, v, i + 1, learning_rate
        )
    return path


def adam__all_in_one(gradient, w, learning_rate, steps):
    """Needs no adam_step; m and v start as plain numbers."""
    m, v, w = 0, 0, np.array(w, dtype=float)
    path = [w.copy()]
    for t in range(1, steps + 1):
        dw = gradient(w)
        m = 0.9 * m + 0.1 * dw
        v = 0.999 * v + 0.001 * dw**2
        w -= learning_rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-7)
        path.append(w.copy())
    return np.stack(path)


def adam__with_running_powers(gradient, w, learning_rate, steps):
    """Multiplies the powers of beta on from step to step, and has the epsilon of the paper."""
    m = v = np.zeros(np.shape(w))
    power_1 = power_2 = 1.0
    path = [w]
    for _ in range(steps):
        dw = np.asarray(gradient(w))
        m, v = 0.9 * m + 0.1 * dw, 0.999 * v + 0.001 * dw * dw
        power_1, power_2 = 0.9 * power_1, 0.999 * power_2
        w = w - learning_rate * m / (1 - power_1) / (np.sqrt(v / (1 - power_2)) + 1e-8)
        path.append(w)
    return np.array(path)


def adam__as_a_list_of_arrays(gradient, w, learning_rate, steps):
    """Returns the list of the places."""
    m, v, path = 0.0 * np.asarray(w), 0.0 * np.asarray(w), [w]
    for t in range(1, steps + 1):
        new, m, v = adam_step__on_copies(path[-1], gradient(path[-1]), m, v, t, learning_rate)
        path.append(new)
    return path


def adam__as_lists(slope, start, rate, n):
    """Returns nested lists; renames its parameters."""
    return adam__in_an_array(slope, start, rate, n).tolist()


def adam__from_all_gradients(gradient, w, learning_rate, steps):
    """Keeps all gradients and takes the weighted means of them anew at each step."""
    gradients, path = [], [np.asarray(w, dtype=float)]
    for t in range(1, steps + 1):
        gradients.append(np.asarray(gradient(path[-1])))
        ages = np.arange(t)[::-1]
        m_hat = np.average(gradients, axis=0, weights=0.9**ages)
        v_hat = np.average(np.square(gradients), axis=0, weights=0.999**ages)
        path.append(path[-1] - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7))
    return np.array(path)


def adam__with_a_class(gradient, w, learning_rate, steps):
    """Keeps m, v and t in an object, and lets it yield the places."""
    optimizer = _Adam(learning_rate)
    path = [w]
    for _ in range(steps):
        path.append(optimizer.step(path[-1], gradient(path[-1])))
    return np.array(path)


class _Adam:
    def __init__(self, learning_rate):
        self.learning_rate, self.m, self.v, self.t = learning_rate, 0.0, 0.0, 0

    def step(self, w, dw):
        self.t += 1
        w, self.m, self.v = adam_step__with_the_geometric_sum(
            w, dw, self.m, self.v, self.t, self.learning_rate
        )
        return w

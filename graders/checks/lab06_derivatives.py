"""Checks of lab 6: derivatives.

The functions to differentiate use only operators, indices and the built-in ``sum``, so that
TensorFlow can run them on its tensors too. Central differences carry rounding noise of about 1e-10,
hence the wider tolerances; a difference to one side alone is off by more than 1e-6.
"""

from typing import Any, NamedTuple

import numpy as np
import pytest

from graders.compare import assert_close, assert_unchanged

X = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0], [2.0, 1.0, 1.5], [-1.0, 0.5, 2.0]])  # (4, 3)
Y = np.array([[1.0, 0.0, -2.0, 3.0, 0.5], [0.5, 1.0, 1.0, -1.0, 2.0], [2.0, -3.0, 0.0, 1.0, -1.0],
              [0.0, 2.0, -1.0, 0.5, 1.5]])  # (4, 5)  # fmt: skip
V = np.array([[1.0, -0.5], [0.5, 2.0], [-1.0, 1.0], [0.25, 1.5]])  # (4, 2)


class Worked(NamedTuple):
    """A graph, worked by hand."""

    graph: list[tuple[Any, ...]]
    inputs: dict[str, float]
    values: list[float]
    gradients: list[float]  # d last / d node


EXAMPLE = Worked(
    [("input", "w"), ("input", "two"), ("scale", 0, 3.0), ("add", 1, 2), ("square", 3)],
    {"w": 3.0, "two": 2.0},
    [3.0, 2.0, 9.0, 11.0, 121.0],
    [66.0, 22.0, 22.0, 22.0, 1.0],
)  # J = (2 + 3w)^2
LAYERS = [
    ("input", "x"), ("input", "w1"), ("input", "b1"), ("input", "w2"), ("input", "b2"),
    ("input", "y"), ("multiply", 1, 0), ("add", 6, 2), ("relu", 7), ("multiply", 3, 8),
    ("add", 9, 4), ("relu", 10), ("subtract", 11, 5), ("square", 12), ("scale", 13, 0.5),
]  # fmt: skip
NETWORK = Worked(
    LAYERS,
    {"x": 1.0, "w1": 2.0, "b1": 0.0, "w2": 3.0, "b2": 1.0, "y": 5.0},
    [1.0, 2.0, 0.0, 3.0, 1.0, 5.0, 2.0, 2.0, 2.0, 6.0, 7.0, 7.0, 2.0, 4.0, 2.0],
    [12.0, 6.0, 6.0, 4.0, 2.0, -2.0, 6.0, 6.0, 6.0, 2.0, 2.0, 2.0, 2.0, 0.5, 1.0],
)
SILENT = Worked(
    LAYERS,
    {"x": -1.0, "w1": 2.0, "b1": 0.5, "w2": 3.0, "b2": 1.0, "y": 5.0},
    [-1.0, 2.0, 0.5, 3.0, 1.0, 5.0, -2.0, -1.5, 0.0, 0.0, 1.0, 1.0, -4.0, 16.0, 8.0],
    [0.0, 0.0, 0.0, 0.0, -4.0, 4.0, 0.0, 0.0, -12.0, -4.0, -4.0, -4.0, -4.0, 0.5, 1.0],
)
OPERATIONS = Worked(
    [("input", "a"), ("input", "b"), ("input", "c"), ("subtract", 0, 1), ("multiply", 3, 2),
     ("scale", 4, -3.0), ("square", 5), ("add", 6, 1)],
    {"a": 3.0, "b": -5.0, "c": 0.5},
    [3.0, -5.0, 0.5, 8.0, 4.0, -12.0, 144.0, 139.0],
    [36.0, -35.0, 576.0, 36.0, 72.0, -24.0, 1.0, 1.0],
)  # fmt: skip
REUSED = Worked(
    [("input", "a"), ("multiply", 0, 0), ("add", 1, 0)],
    {"a": 3.0},
    [3.0, 9.0, 12.0],
    [7.0, 1.0, 1.0],
)  # a a + a
TWICE = Worked(
    [("input", "a"), ("add", 0, 0), ("multiply", 1, 1), ("subtract", 2, 0), ("subtract", 3, 0)],
    {"a": 4.0},
    [4.0, 8.0, 64.0, 60.0, 56.0],
    [30.0, 16.0, 1.0, 1.0, 1.0],
)  # (a + a) (a + a) - a - a
SHARED = Worked(
    [("input", "a"), ("square", 0), ("relu", 0), ("scale", 0, 3.0), ("add", 1, 2),
     ("multiply", 4, 3), ("subtract", 5, 0)],
    {"a": 2.0},
    [2.0, 4.0, 2.0, 6.0, 6.0, 36.0, 34.0],
    [47.0, 6.0, 6.0, 6.0, 6.0, 1.0, 1.0],
)  # (a^2 + a) 3a - a, for positive a  # fmt: skip
DIAMOND = Worked(
    [("input", "x"), ("square", 0), ("scale", 1, 3.0), ("multiply", 1, 2), ("subtract", 3, 1)],
    {"x": 2.0},
    [2.0, 4.0, 12.0, 48.0, 44.0],
    [92.0, 23.0, 4.0, 1.0, 1.0],
)  # 3 x^4 - x^2
KINKS = Worked(
    [("input", "a"), ("input", "b"), ("input", "c"), ("relu", 0), ("relu", 1), ("relu", 2),
     ("add", 3, 4), ("add", 6, 5), ("scale", 7, -10.0)],
    {"a": 0.5, "b": 0.0, "c": -2.0},
    [0.5, 0.0, -2.0, 0.5, 0.0, 0.0, 0.5, 0.5, -5.0],
    [-10.0, 0.0, 0.0, -10.0, -10.0, -10.0, -10.0, -10.0, 1.0],
)  # fmt: skip
UNUSED = Worked(
    [("input", "a"), ("input", "b"), ("scale", 1, 4.0), ("square", 0), ("add", 2, 1),
     ("scale", 3, -2.0)],
    {"a": 3.0, "b": 5.0},
    [3.0, 5.0, 20.0, 9.0, 25.0, -18.0],
    [-12.0, 0.0, 0.0, -2.0, 0.0, 1.0],
)  # fmt: skip
TWINS = Worked(
    [("input", "a"), ("square", 0), ("square", 0), ("scale", 1, 3.0), ("subtract", 3, 2)],
    {"a": 3.0},
    [3.0, 9.0, 9.0, 27.0, 18.0],
    [12.0, 3.0, -1.0, 1.0, 1.0],
)  # 3 a^2 - a^2
LARGE = [
    ("input", "p"), ("input", "q"), ("multiply", 0, 1), ("input", "r"), ("subtract", 2, 3),
    ("relu", 4), ("scale", 3, -1.5), ("relu", 6), ("square", 2), ("multiply", 5, 8),
    ("add", 9, 7), ("multiply", 10, 10), ("subtract", 0, 11), ("relu", 12), ("add", 12, 13),
    ("multiply", 14, 1), ("scale", 8, 0.25), ("subtract", 15, 16),
]  # fmt: skip


def J(w):  # noqa: N802
    """Return (2 + 3w)^2."""
    return (2 + 3 * w) ** 2


def cube(x):
    """Return x^3."""
    return x**3


def reciprocal(x):
    """Return 1/x."""
    return 1 / x


def huge(x):
    """Return 1e16 + x."""
    return 1e16 + x


def wave(x):
    """Return a bent fraction."""
    return (x**3 - 2 * x) / (1 + x**2)


def power(x):
    """Return 2^x."""
    return 2.0**x


def valley(w):
    """Return w[0]^2 + 3 * w[0] * w[1] - w[1] * w[2]^2 + 4 * w[2]."""
    return w[0] ** 2 + 3 * w[0] * w[1] - w[1] * w[2] ** 2 + 4 * w[2]


def product(w):
    """Return the product of four numbers."""
    return w[0] * w[1] * w[2] * w[3]


def cubes(w):
    """Return the sum of the cubes of all entries."""
    return _total(w**3)


def reciprocals(w):
    """Return the sum of 1/w over all entries."""
    return _total(1 / w)


def squared_error(W):
    """Return the sum of the squared errors of a linear layer without bias."""
    return _total((X @ W - Y) ** 2)


def hidden_layer(W):
    """Return a cost of a network whose hidden units square their inputs."""
    return _total(((X @ W) ** 2 @ V - 1) ** 2) / 100


def _total(array):
    """Return the sum of all entries, of a NumPy array or of a tensor."""
    return sum(_total(part) for part in array) if len(array.shape) else array


def _assert_list(answer, expected):
    """Assert that an answer has these numbers, and is not a dict of them."""
    assert not isinstance(answer, dict), "A list is wanted, in the order of the graph, and no dict."
    assert_close(answer, expected)


# derivative


@pytest.mark.points(2)
def test_derivative__finds_the_slopes_of_the_example(lab):
    """The slope of J(w) = (2 + 3w)^2 is 66 at w = 3, 12 at 0 and -6 at -1.

    At which two places is f called, and how far are those two apart? What does f(x + h) - f(x - h)
    have to be divided by, so that it becomes "how far f moves for each unit that x moves"?
    """
    assert_close(lab.derivative(J, 3.0), 66.0, rtol=1e-6)
    assert_close(lab.derivative(J, 0.0), 12.0, rtol=1e-6)
    assert_close(lab.derivative(J, -1.0), -6.0, rtol=1e-6)


@pytest.mark.points(2)
def test_derivative__looks_to_both_sides(lab):
    """For a parabola, as J is, the central difference is right however large the nudge is.

    A slope from x to x + h sees how the curve bends away to the right. What does the slope from
    x - h to x see? What cancels when you measure from x - h to x + h?
    """
    assert_close(lab.derivative(J, 3.0, 1.0), 66.0)
    assert_close(lab.derivative(J, 0.0, 0.5), 12.0)
    assert_close(lab.derivative(J, -2.0, 0.1), -24.0)


@pytest.mark.points(2)
def test_derivative__uses_the_nudge_it_is_given(lab):
    """The nudge is the h that is given: for cube(x) = x^3 the answer is 3 x^2 + h^2.

    Work out ((2 + h)^3 - (2 - h)^3) / (2h) on paper for h = 0.5: what is it? How often does h stand
    in the formula, and is it the h of the argument each time?
    """
    assert_close(lab.derivative(cube, 2.0, 0.5), 12.25)
    assert_close(lab.derivative(cube, -1.0, 2.0), 7.0)
    assert_close(lab.derivative(cube, 0.0, 0.1), 0.01)
    assert_close(lab.derivative(cube, 0.0, 0.0001), 1e-8)


def test_derivative__nudges_by_1e_5_when_not_told(lab):
    """Without an h, the nudge is 1e-5.

    reciprocal(x) is 1/x, very steep near 0; its central difference is -1/(x^2 - h^2), so it shows
    the h. Is the default of h in the `def` line still 1e-5, and is it used?
    """
    assert_close(lab.derivative(reciprocal, 0.001), -1 / (0.001**2 - 0.00001**2))
    assert_close(lab.derivative(reciprocal, -0.0005), -1 / (0.0005**2 - 0.00001**2))


def test_derivative__loses_a_nudge_that_is_too_small(lab):
    """Near 1e16 the numbers are 2 apart: huge(x) = 1e16 + x hides a nudge of 1e-5, not one of 8.

    Compute 1e16 + 0.00001 - 1e16 in Python: what comes out? Is that a mistake of yours, or is it a
    question of which h to choose?
    """
    assert_close(lab.derivative(huge, 4.0, 8.0), 1.0)
    assert_close(lab.derivative(huge, 4.0, 1e-5), 0.0)


def test_derivative__takes_whole_numbers(lab):
    """x and h may be of type int; the slope is a float all the same.

    What is 27 // 2, and what is 27 / 2? Which of them does a slope need?
    """
    assert_close(lab.derivative(cube, 2, 1), 13.0)
    assert_close(lab.derivative(power, 0, 1), 0.75)
    assert_close(lab.derivative(J, -3), -42.0, rtol=1e-6)


@pytest.mark.points(2)
def test_derivative__agrees_with_tensorflow(lab, tensorflow, rng):
    """derivative returns what TensorFlow's own gradient checker returns.

    The functions are wave(x) = (x^3 - 2x) / (1 + x^2) and power(x) = 2^x, the nudges large and
    small. Compare returned and expected: do they differ for every h, or only for a large one, where
    a curve bends between x - h and x + h?
    """
    for f, h in ((wave, 0.25), (power, 1.0), (wave, 1e-4), (power, 1e-5)):
        x = float(rng.normal())
        assert_close(lab.derivative(f, x, h), tensorflow.derivative(f, x, h), rtol=1e-6)


# numerical_gradient


@pytest.mark.points(2)
def test_numerical_gradient__finds_the_slopes_of_a_valley(lab):
    """The gradient of valley at [1, 2, 3] is [8, -6, -8].

    valley(w) is w[0]^2 + 3 * w[0] * w[1] - w[1] * w[2]^2 + 4 * w[2]. How many slopes are there, and
    what stands still while one of them is measured? Are the two arrays that f is handed for a slope
    really two, and is neither of them w?
    """
    answer = lab.numerical_gradient(valley, np.array([1.0, 2.0, 3.0]))
    assert_close(answer, [8, -6, -8], rtol=1e-6)


@pytest.mark.points(2)
def test_numerical_gradient__finds_the_slopes_of_a_layer(lab):
    """For the weights W (3, 5) of a layer, the gradient is (3, 5): one slope for each weight.

    squared_error multiplies X (4, 3) with W, so it needs the whole matrix. What has to be handed to
    f, and which shape has it? Which index picks a single entry of a matrix?
    """
    W = np.arange(15).reshape(3, 5) * 0.3 - 2.0
    expected = 2 * X.T @ (X @ W - Y)
    assert_close(lab.numerical_gradient(squared_error, W), expected, rtol=1e-6, atol=1e-7)


@pytest.mark.points(2)
def test_numerical_gradient__nudges_one_entry_at_a_time(lab):
    """The product of four weights has the gradient [24, 12, 8, 6] at [1, 2, 3, 4].

    The slope for w[3] is w[0] * w[1] * w[2], so it shows where the others were. Are w[0] to w[2]
    back in their places, exactly, when it is the turn of w[3]?
    """
    w = np.array([1.0, 2.0, 3.0, 4.0])
    assert_close(lab.numerical_gradient(product, w, 0.5), [24, 12, 8, 6])
    assert_close(lab.numerical_gradient(product, w[::-1], 0.25), [6, 8, 12, 24])


@pytest.mark.points(2)
def test_numerical_gradient__uses_the_nudge_it_is_given(lab):
    """The nudge is the h that is given: for cubes, the sum of all w^3, the answer is 3 w^2 + h^2.

    From where to where is each slope measured: to both sides of w? Is h the one of the argument
    wherever it stands? (Without an h it is 1e-5; reciprocals, the sum of all 1/w, shows that.)
    """
    w = np.array([[0.5, -1.0, 2.0], [3.0, 0.0, -0.25], [1.5, -2.0, 0.75], [-3.0, 1.0, 2.5]])
    assert_close(lab.numerical_gradient(cubes, w, 0.5), 3 * w**2 + 0.25)
    w = np.array([0.001, -0.0005, 0.002])
    assert_close(lab.numerical_gradient(reciprocals, w), -1 / (w**2 - 0.00001**2))


def test_numerical_gradient__takes_any_shape(lab):
    """w may have one axis or three, and a single row is a matrix.

    How many indices does an entry of a (3, 1, 4) array have, and how many that of a (12,) array?
    What does `np.ndindex(w.shape)` yield for each of them?
    """
    w = np.arange(1.0, 13.0) / 4
    for shape in ((12,), (1, 12), (3, 1, 4)):
        answer = lab.numerical_gradient(cubes, w.reshape(shape))
        assert_close(answer, (3 * w**2).reshape(shape), rtol=1e-6)


def test_numerical_gradient__takes_whole_numbers(lab):
    """Weights of type int give the same gradient as the same weights of type float.

    What becomes of 2.00001 when you store it in an array of integers? And what becomes of 6.75?
    Which arrays here are copies of w, or made like w, and so have its dtype?
    """
    w = np.array([[1, -2, 3], [5, 4, -1], [-3, 2, 7], [6, -4, -5]])
    assert_close(lab.numerical_gradient(cubes, w), 3.0 * w**2, rtol=1e-6)
    assert_close(lab.numerical_gradient(cubes, w, 0.5), 3 * w**2 + 0.25)


def test_numerical_gradient__leaves_w_alone(lab):
    """The gradient comes out, and w is what it was, to the last digit.

    Is 0.7 + 0.1 - 0.1 the same as 0.7? Whose array is w, and which array should be nudged in its
    place?
    """
    w = np.array([[0.7, 0.1, 1.3, -0.3], [1.1, -0.9, 0.2, 3.3], [0.6, 2.9, -2.3, 0.4]])
    assert_close(lab.numerical_gradient(cubes, w, 0.1), 3 * w**2 + 0.01)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_numerical_gradient__agrees_with_tensorflow(lab, tensorflow, rng):
    """numerical_gradient returns what TensorFlow's own gradient checker returns.

    Compare returned and expected: do they differ for every h, or only for a large one, where f
    bends between the two places? In all entries, or only in some?
    """
    for h in (0.1, 1e-4, 1e-5):
        W = rng.normal(size=(3, 4))
        expected = tensorflow.numerical_gradient(hidden_layer, W, h)
        answer = lab.numerical_gradient(hidden_layer, W, h)
        assert_close(answer, expected, rtol=1e-6, atol=1e-7)


# forward


@pytest.mark.points(2)
def test_forward__computes_the_example(lab):
    """(2 + 3w)^2 at w = 3 goes through 3, 2, 9 and 11 to 121, and at w = -1 to 1.

    The answer is a list. How many numbers does it hold, and when is each of them added? In
    ("add", 1, 2), what are 1 and 2: the numbers to add, or the places where they are?
    """
    _assert_list(lab.forward(EXAMPLE.graph, EXAMPLE.inputs), EXAMPLE.values)
    _assert_list(lab.forward(EXAMPLE.graph, {"w": -1.0, "two": 2.0}), [-1, 2, -3, -1, 1])


@pytest.mark.points(2)
def test_forward__computes_the_network(lab):
    """The network of two layers costs 2; with x = -1 its first unit is silent and it costs 8.

    All seven kinds of nodes are in the graph, and each of them has a value. Compare returned and
    expected, beginning at the start: which number is the first that differs, and of which kind is
    its node?
    """
    _assert_list(lab.forward(NETWORK.graph, NETWORK.inputs), NETWORK.values)
    _assert_list(lab.forward(SILENT.graph, SILENT.inputs), SILENT.values)


@pytest.mark.points(2)
def test_forward__does_each_operation(lab):
    """Add, subtract, multiply, scale, square and relu do what their names say.

    Which one is taken from which in ("subtract", i, j)? Is c a place in the list in
    ("scale", i, c), or the factor itself? What does relu make of a negative number?
    """
    graph = [("input", "a"), ("input", "b"), ("add", 0, 1), ("subtract", 0, 1), ("subtract", 1, 0),
             ("multiply", 0, 1), ("scale", 0, -0.5), ("square", 0), ("relu", 0), ("relu", 1),
             ("relu", 6), ("scale", 3, 2)]  # fmt: skip
    expected = [-1.5, 4, 2.5, -5.5, 5.5, -6, 0.75, 2.25, 0, 4, 0.75, -11]
    _assert_list(lab.forward(graph, {"a": -1.5, "b": 4.0}), expected)


def test_forward__finds_inputs_by_their_name(lab):
    """An input may stand anywhere in the graph, and `inputs` may hold more, in any order.

    Which entry of an ("input", name) node says where its number is? What decides: the name, or how
    many inputs came before?
    """
    graph = [("input", "b"), ("square", 0), ("input", "a"), ("subtract", 1, 2), ("input", "c")]
    inputs = {"a": 7.0, "unused": 100.0, "c": -1.0, "b": 3.0}
    _assert_list(lab.forward(graph, inputs), [3, 9, 7, 2, -1])


def test_forward__uses_a_value_again(lab):
    """A node may be used by several others, or twice by one.

    After it has been used, is a value still there? What is node 0 minus node 0?
    """
    _assert_list(lab.forward(REUSED.graph, REUSED.inputs), REUSED.values)
    _assert_list(lab.forward(TWICE.graph, TWICE.inputs), TWICE.values)
    _assert_list(lab.forward(DIAMOND.graph, DIAMOND.inputs), DIAMOND.values)


def test_forward__tells_equal_nodes_apart(lab):
    """Two nodes may be equal tuples, and each has a value of its own in the list.

    How many values does a graph with two nodes ("square", 0) need? What does `graph.index(node)`
    return for the second of them?
    """
    _assert_list(lab.forward(TWINS.graph, TWINS.inputs), TWINS.values)


def test_forward__returns_a_value_for_every_node(lab):
    """Nodes that nobody uses have a value too, and a graph of one node has one.

    Does the list grow once for each node, whatever its kind, and whoever needs it?
    """
    _assert_list(lab.forward(UNUSED.graph, UNUSED.inputs), UNUSED.values)
    _assert_list(lab.forward([("input", "w")], {"w": 2.5}), [2.5])


def test_forward__leaves_its_arguments_alone(lab):
    """The values come out, and the graph and the inputs are what they were.

    Which methods of a list or a dict change it (pop, reverse, update, a new key)? Could forward be
    called twice with the same graph?
    """
    _assert_list(lab.forward(OPERATIONS.graph, OPERATIONS.inputs), OPERATIONS.values)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_forward__agrees_with_tensorflow(lab, tensorflow, rng):
    """forward returns what TensorFlow computes, step by step.

    Compare returned and expected: which number is the first that differs? Of which kind is its
    node, and are the values right that it works on?
    """
    for _ in range(3):
        inputs = dict(zip("rpq", rng.normal(size=3).tolist()))
        _assert_list(lab.forward(LARGE, inputs), tensorflow.forward(LARGE, inputs))


# backward


@pytest.mark.points(2)
def test_backward__differentiates_the_example(lab):
    """J = (2 + 3w)^2 at w = 3 has the derivatives 66, 22, 22, 22 and 1, in the order of the nodes.

    Start at the end: how fast does J move when J moves? Then comes node number 3: how much faster
    than it does its square move? In which order do you go through the graph, and does each share
    hold the derivative d of the node that hands it back?
    """
    _assert_list(lab.backward(EXAMPLE.graph, EXAMPLE.values), EXAMPLE.gradients)
    values, expected = [-2.0, 2.0, -6.0, -4.0, 16.0], [-24, -8, -8, -8, 1]
    _assert_list(lab.backward(EXAMPLE.graph, values), expected)


@pytest.mark.points(2)
def test_backward__differentiates_the_network(lab):
    """The network of two layers has dJ/dw1 = 6, dJ/dw2 = 4; what leads into a silent unit gets 0.

    Compare returned and expected, beginning at the end: which number is the first that differs?
    Which nodes work on that node, and what does the table of shares say for their kind? What does a
    relu hand back if the value that it works on is negative?
    """
    _assert_list(lab.backward(NETWORK.graph, NETWORK.values), NETWORK.gradients)
    _assert_list(lab.backward(SILENT.graph, SILENT.values), SILENT.gradients)


@pytest.mark.points(2)
def test_backward__multiplies_along_the_chain(lab):
    """Every share is the derivative of the node times the local derivative of its operation.

    Compare returned and expected, beginning at the end: which number is the first that differs? Its
    share came from a node further on in the list: of which kind is that, and what does the table of
    shares say? In a product, whose value does each factor need?
    """
    _assert_list(lab.backward(OPERATIONS.graph, OPERATIONS.values), OPERATIONS.gradients)


@pytest.mark.points(2)
def test_backward__adds_the_shares_of_a_node_used_more_than_once(lab):
    """y = a * a + a at a = 3 has dy/da = 3 + 3 + 1 = 7.

    Nudge a: three numbers in y move. What has to happen in the list of gradients when the second
    share arrives? And what if both shares come from the same node, as in ("multiply", 0, 0)?
    """
    _assert_list(lab.backward(REUSED.graph, REUSED.values), REUSED.gradients)
    _assert_list(lab.backward(TWICE.graph, TWICE.values), TWICE.gradients)
    _assert_list(lab.backward(SHARED.graph, SHARED.values), SHARED.gradients)


@pytest.mark.points(2)
def test_backward__tells_equal_nodes_apart(lab):
    """Two nodes may be equal tuples, and each has a derivative of its own.

    Here nodes 1 and 2 are both ("square", 0), but other nodes use them in other ways. What does
    `graph.index(node)` return for the second of them? What tells you the number of a node for sure?
    """
    _assert_list(lab.backward(TWINS.graph, TWINS.values), TWINS.gradients)


@pytest.mark.points(2)
def test_backward__waits_for_both_sides_of_a_diamond(lab):
    """Where two ways from a node meet again, the node passes on the sum of both, once.

    Node 1 is used by nodes 2, 3 and 4. What is its derivative when all three have had their turn?
    In which order must the nodes have their turns, so that node 1 hands nothing back before that?
    """
    _assert_list(lab.backward(DIAMOND.graph, DIAMOND.values), DIAMOND.gradients)


@pytest.mark.points(2)
def test_backward__stops_at_a_relu_that_is_not_positive(lab):
    """relu passes all on where its input is positive, and nothing where it is negative or 0.

    What decides for ("relu", i): the place i, the value of node i, or the derivative that comes
    back?
    """
    _assert_list(lab.backward(KINKS.graph, KINKS.values), KINKS.gradients)


def test_backward__gives_0_to_a_node_without_influence(lab):
    """A node that the last one does not depend on has the derivative 0; a last node alone has 1.

    If such a node moves, does the last node move? What should the list of gradients start with?
    """
    _assert_list(lab.backward(UNUSED.graph, UNUSED.values), UNUSED.gradients)
    _assert_list(lab.backward([("input", "w")], [2.5]), [1.0])


def test_backward__leaves_its_arguments_alone(lab):
    """The derivatives come out, and the graph and the values are what they were.

    In which list are the derivatives collected: one of your own? Does `graph.reverse()` make a new
    list, or turn the one that you were given?
    """
    values = [2.0, -1.0, 0.5, 3.0, 1.5, -4.5, 20.25, 19.25]
    expected = [13.5, -12.5, 81, 13.5, 27, -9, 1, 1]
    _assert_list(lab.backward(OPERATIONS.graph, values), expected)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_backward__agrees_with_tensorflow(lab, tensorflow, rng):
    """backward returns what tf.GradientTape returns.

    Compare returned and expected, beginning at the end: which number is the first that differs?
    Which nodes use this node, and what does each of them hand back?
    """
    for _ in range(3):
        inputs = dict(zip("rpq", rng.normal(size=3).tolist()))
        values = np.asarray(tensorflow.forward(LARGE, inputs)).tolist()
        _assert_list(lab.backward(LARGE, values), tensorflow.backward(LARGE, values))


@pytest.mark.hidden
def test_backward__holds_for_new_numbers(lab, tensorflow, rng):
    """backward is right for numbers and graphs that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    factor = round(float(rng.normal()), 3)
    graph = [("input", "p"), ("input", "q"), ("multiply", 0, 1), ("scale", 2, factor),
             ("subtract", 3, 0), ("square", 4), ("add", 5, 2), ("multiply", 6, 1)]  # fmt: skip
    values = tensorflow.forward(graph, dict(zip("pq", rng.normal(size=2).tolist())))
    values = np.asarray(values).tolist()
    _assert_list(lab.backward(graph, values), tensorflow.backward(graph, values))

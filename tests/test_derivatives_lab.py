"""Lab 6 is about derivatives: algebra and GradientTape agree with its text and its checks."""

import re
import warnings

import numpy as np
import pytest

from graders.catalog import SOLUTIONS, solution
from graders.checks import lab06_derivatives as checks

LAB = "lab06_derivatives"
TEXT = re.sub(r"^# ?", "", (SOLUTIONS / f"{LAB}.py").read_text(encoding="utf-8"), flags=re.M)
WORKED = {
    name: value for name, value in vars(checks).items() if isinstance(value, checks.Worked)
}  # fmt: skip


def table(*header):
    """Return the rows of the table of the text with these columns."""
    _, found, rest = TEXT.partition(f"| {' | '.join(header)} |\n")
    assert found, header
    rows = rest.split("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


@pytest.fixture
def tf():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pytest.importorskip("tensorflow", reason="GradientTape is TensorFlow's")


@pytest.fixture
def sympy():
    return pytest.importorskip("sympy", reason="the derivatives are found by algebra")


def evaluate(graph, leaf, relu, moved=None):
    """Return all nodes of a graph, in any number type; the node of a place may be replaced."""
    nodes = []
    for k, (kind, first, *rest) in enumerate(graph):
        x = leaf(first) if kind == "input" else nodes[first]
        y = nodes[rest[0]] if kind in {"add", "subtract", "multiply"} else None
        if kind == "scale":
            x = x * rest[0]
        elif y is not None:
            x = {"add": x + y, "subtract": x - y, "multiply": x * y}[kind]
        elif kind != "input":
            x = x * x if kind == "square" else relu(x)
        nodes.append(moved[1] if moved and moved[0] == k else x)
    return nodes


# The worked graphs, in the checks and in the text


@pytest.mark.parametrize("name", WORKED)
def test_the_solution_reproduces_a_worked_graph(name):
    graph, inputs, values, gradients = WORKED[name]
    assert solution(LAB).forward(graph, inputs) == values
    assert solution(LAB).backward(graph, values) == gradients


@pytest.mark.parametrize("name", WORKED)
def test_algebra_finds_the_derivatives_of_a_worked_graph(name, sympy):
    graph, inputs, values, gradients = WORKED[name]

    def relu(x):
        return sympy.Piecewise((x, x > 0), (0, True))

    numbers = {sympy.Symbol(key): sympy.Rational(value) for key, value in inputs.items()}
    nodes = evaluate(graph, sympy.Symbol, relu)
    assert [float(node.subs(numbers)) for node in nodes] == pytest.approx(values, rel=1e-15)
    node = sympy.Symbol("node")
    for k, value in enumerate(values):
        last = evaluate(graph, sympy.Symbol, relu, (k, node))[-1]
        slope = sympy.diff(last, node).subs(numbers).subs(node, sympy.Rational(value))
        assert float(slope) == gradients[k], f"node {k}"


@pytest.mark.parametrize("name", WORKED)
def test_the_tape_finds_the_derivatives_of_a_worked_graph(name, tf):
    graph, inputs, values, gradients = WORKED[name]
    variables = {key: tf.Variable(value, dtype=tf.float64) for key, value in inputs.items()}
    with tf.GradientTape() as tape:
        nodes = evaluate(graph, lambda key: tf.identity(variables[key]), tf.nn.relu)
    slopes = tape.gradient(nodes[-1], nodes, unconnected_gradients="zero")
    assert [float(node) for node in nodes] == values
    assert [float(slope) for slope in slopes] == gradients


def test_the_text_shows_the_example_as_the_checks_have_it():
    rows = table("node", "what", "value", "d J / d node", "because")
    assert [int(row[0]) for row in rows] == [0, 1, 2, 3, 4]
    assert [float(row[2]) for row in rows] == checks.EXAMPLE.values
    assert [float(row[3]) for row in rows] == checks.EXAMPLE.gradients
    start = TEXT.index("graph = [")
    code = TEXT[start : TEXT.index("\n]", start) + 2].partition("=")[2]
    assert eval(code.strip()) == checks.EXAMPLE.graph


def test_the_text_shows_the_network_as_the_checks_have_it():
    rows = table("node", "as a tuple", "what", "value", "d J / d node")
    assert [int(row[0]) for row in rows] == list(range(15))
    assert [eval(row[1].strip("`")) for row in rows] == checks.NETWORK.graph
    assert [float(row[3]) for row in rows] == checks.NETWORK.values
    assert [float(row[4]) for row in rows] == checks.NETWORK.gradients


# The nudge


def test_the_text_shows_what_the_computer_makes_of_each_nudge():
    rows = table("h", "one-sided, J at 3", "central, J at 3", "central, x^3 at 2")
    assert len(rows) == 7
    for row in rows:
        h = float(row[0])
        one_sided = (checks.J(3 + h) - checks.J(3)) / h
        central = [solution(LAB).derivative(f, x, h) for f, x in ((checks.J, 3), (checks.cube, 2))]
        assert row[1:] == [f"{number:.6f}" for number in (one_sided, *central)]


def test_the_numbers_that_a_computer_can_store_are_as_far_apart_as_the_text_says():
    text = " ".join(TEXT.split())
    apart = {64: np.spacing(121.0), 32: np.spacing(np.float32(121))}
    assert f"{apart[64]:.1e} apart" in text
    assert f"in steps of {apart[64] / 2e-12:.3f}" in text
    assert f"{apart[32] * 1e6:.1f}e-6 apart" in text
    assert f"in steps of {apart[32] / 2e-5:.2f}" in text
    assert np.spacing(1e16) == 2


@pytest.mark.parametrize(
    ("f", "x"),
    [(checks.J, 3.0), (checks.J, -1.0), (checks.cube, 2.0), (checks.reciprocal, 0.7),
     (checks.wave, -0.4), (checks.power, 1.5)],
)  # fmt: skip
def test_algebra_and_the_tape_agree_with_the_central_difference(f, x, sympy, tf):
    symbol, variable = sympy.Symbol("x"), tf.Variable(x, dtype=tf.float64)
    with tf.GradientTape() as tape:
        y = f(variable)
    slope = float(sympy.diff(f(symbol), symbol).subs(symbol, x))
    assert float(tape.gradient(y, variable)) == pytest.approx(slope, rel=1e-12)
    assert solution(LAB).derivative(f, x) == pytest.approx(slope, rel=1e-8)


def test_algebra_knows_the_error_of_the_central_difference(sympy):
    x, h = sympy.symbols("x h")

    def central(f):
        return sympy.simplify(solution(LAB).derivative(f, x, h))

    assert sympy.simplify(central(checks.J) - sympy.diff(checks.J(x), x)) == 0
    assert sympy.simplify(central(checks.cube) - (3 * x**2 + h**2)) == 0
    assert sympy.simplify(central(checks.reciprocal) + 1 / (x**2 - h**2)) == 0


@pytest.mark.parametrize("f", [checks.cubes, checks.squared_error, checks.hidden_layer])
def test_the_tape_agrees_with_the_numerical_gradient(f, tf):
    width = 5 if f is checks.squared_error else 4
    W = np.random.default_rng(6).normal(size=(3, width))
    variable = tf.Variable(W)
    with tf.GradientTape() as tape:
        y = f(variable)
    gradient = solution(LAB).numerical_gradient(f, W)
    np.testing.assert_allclose(gradient, tape.gradient(y, variable), rtol=1e-6, atol=1e-7)


def test_backward_agrees_with_nudging():
    lab = solution(LAB)
    inputs = {"p": 0.7, "q": -1.3, "r": -2.1}
    values = lab.forward(checks.LARGE, inputs)

    def last(w):
        return lab.forward(checks.LARGE, dict(zip(inputs, w)))[-1]

    by_nudging = lab.numerical_gradient(last, np.array(list(inputs.values())))
    gradients = lab.backward(checks.LARGE, values)
    leaves = [gradients[checks.LARGE.index(("input", name))] for name in inputs]
    np.testing.assert_allclose(by_nudging, leaves, rtol=1e-6)


def test_at_a_kink_nudging_finds_one_half():
    assert solution(LAB).derivative(lambda x: max(x, 0.0), 0.0) == 0.5
    assert solution(LAB).backward([("input", "x"), ("relu", 0)], [0.0, 0.0]) == [0.0, 1.0]

"""Checks of lab 8: optimizers.

Adam is compared to a rtol of 1e-4, and its steps rather than its weights, so that the forms of the
paper and of Keras both pass and a wrong step is not hidden behind a large weight.
"""

import numpy as np
import pytest

from graders.compare import assert_close, assert_shape, assert_unchanged

VALLEY = np.array([0.1, 10.0])  # how steep the valley is along w[0] and along w[1]
SLOPE = np.array([2.0, -0.5, 8.0])
SEEN: list[object] = []  # where watched_bowl was called


def bowl(w):
    """Return the gradient of the sum of w^2."""
    return 2 * w


def valley(w):
    """Return the gradient of (0.1 w[0]^2 + 10 w[1]^2) / 2, at one place and not at several."""
    if np.shape(w) != (2,):
        raise ValueError(f"gradient was asked at {np.shape(w)}, but the shape of w is (2,)")
    return VALLEY * w


def steep_bowl(w):
    """Return the gradient of 50 times the sum of (w - 3)^2."""
    return 100 * (w - 3)


def slope(w):
    """Return the same gradient everywhere."""
    return SLOPE.copy()


def cubic(w):
    """Return the gradient of the sum of w^4 / 4."""
    return w**3


def watched_bowl(w):
    """Return 2 w and remember where it was asked for."""
    SEEN.append(np.array(w, dtype=float))
    return 2 * w


def _assert_asked_along(places):
    """Assert that watched_bowl was asked once at each of these places."""
    n = len(places)
    assert len(SEEN) == n, f"gradient was called {len(SEEN)} times for {n} steps."
    assert_close(
        np.array(SEEN), places, rtol=0, atol=1e-5, of="the places where gradient is called"
    )


def _assert_adam(answer, w, step, m, v):
    """Assert that one call of adam_step made this step and these averages."""
    w_new, m_new, v_new = _three(answer)
    assert_shape(w_new, np.shape(w), of="the new w")
    assert_close(np.asarray(w_new) - w, step, rtol=1e-4, of="the step (new w - old w)")
    assert_close(m_new, m, of="the new m")
    assert_close(v_new, v, of="the new v")


def _three(answer):
    is_three = np.ndim(answer) > 0 if isinstance(answer, np.ndarray) else True
    is_three = is_three and isinstance(answer, (tuple, list, np.ndarray)) and len(answer) == 3
    assert is_three, "adam_step returns three things: the new w, the new m and the new v."
    return answer


def _assert_path(path, expected, learning_rate):
    """Assert that a walk of Adam is the expected one, to a thousandth of a step."""
    assert_close(path, expected, rtol=1e-9, atol=1e-3 * learning_rate)


def _two_steps(w, learning_rate):
    """Return the first two steps of Adam in the bowl, the corrections worked out by hand."""
    w = np.asarray(w, dtype=float)
    there = w - learning_rate * np.sign(w)
    g, h = 2 * w, 2 * there  # the two gradients
    m_hat = (0.09 * g + 0.1 * h) / 0.19
    v_hat = (0.000999 * g * g + 0.001 * h * h) / 0.001999
    return np.array([w, there, there - learning_rate * m_hat / np.sqrt(v_hat)])


# gradient_descent_step


@pytest.mark.points(2)
def test_gradient_descent_step__goes_against_the_gradient(lab):
    """Each weight moves by learning_rate times its own slope, downhill.

    Suppose the slope is 2. Does the cost grow or shrink when the weight gets larger? How far do you
    go for a slope of 2, and how far and in which direction for a slope of -4?
    """
    w, dw = np.array([3.0, -1.0, 0.5, 2.0]), np.array([2.0, -4.0, 0.0, 10.0])
    assert_close(lab.gradient_descent_step(w, dw, 0.25), [2.5, 0, 0.5, -0.5])


def test_gradient_descent_step__uses_the_learning_rate(lab):
    """Ten times the learning rate makes the step ten times as long.

    Where does learning_rate stand in the formula? Is there any other number beside it?
    """
    w, dw = np.array([1.0, -2.0]), np.array([5.0, 3.0])
    assert_close(lab.gradient_descent_step(w, dw, 0.02), [0.9, -2.06])
    assert_close(lab.gradient_descent_step(w, dw, 0.2), [0, -2.6])


def test_gradient_descent_step__takes_numbers_and_matrices(lab):
    """The weights may be a plain number or a matrix.

    Does the formula need an index, a length or a number of rows? What is the length of a plain
    number?
    """
    assert_close(lab.gradient_descent_step(3.0, -4.0, 0.1), 3.4)
    w = np.array([[1.0, 2.0], [0.5, -1.0], [3.0, 0.0]])  # (3, 2)
    dw = np.array([[1.0, -1.0], [0.0, 2.0], [-3.0, 0.5]])
    assert_close(lab.gradient_descent_step(w, dw, 0.5), [[0.5, 2.5], [0.5, -2], [4.5, -0.25]])


def test_gradient_descent_step__takes_whole_numbers(lab):
    """Weights of type int become what weights of type float become.

    What type is the array that your answer is stored in? What is left of 2.7 in an array of whole
    numbers?
    """
    dw = np.array([3, 1, -4])
    assert_close(lab.gradient_descent_step(np.array([3.0, 0.0, 2.0]), dw, 0.1), [2.7, -0.1, 2.4])
    assert_close(lab.gradient_descent_step(np.array([3, 0, 2]), dw, 0.1), [2.7, -0.1, 2.4])


def test_gradient_descent_step__leaves_its_arguments_alone(lab):
    """The new weights are a new array; w and dw are as they were.

    What is the difference between `w -= x` and `w = w - x` for whoever handed you w?
    """
    w, dw = np.array([[4.0, -2.0, 1.0]]), np.array([[1.0, 2.0, -6.0]])
    assert_close(lab.gradient_descent_step(w, dw, 0.5), [[3.5, -3, 4]])
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_gradient_descent_step__agrees_with_tensorflow(lab, tensorflow, rng):
    """gradient_descent_step returns what keras.optimizers.SGD makes of w.

    What does SGD do with a gradient when it has no momentum?
    """
    w, dw = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    expected = tensorflow.gradient_descent_step(w, dw, 0.3)
    assert_close(lab.gradient_descent_step(w, dw, 0.3), expected)


# gradient_descent


@pytest.mark.points(2)
def test_gradient_descent__walks_the_bowl_by_hand(lab):
    """With gradient(w) = 2 w and a rate of 0.25 every step halves the weights.

    What is the first row of the path, what the last? How many rows make three steps? Where are you
    when you ask for the second slope?
    """
    expected = [[2, -1], [1, -0.5], [0.5, -0.25], [0.25, -0.125]]
    assert_close(lab.gradient_descent(bowl, np.array([2.0, -1.0]), 0.25, 3), expected)


def test_gradient_descent__keeps_the_start_and_every_step(lab):
    """One step makes two rows, no step makes one: the start is always there.

    How often does your loop run when steps is 0? What has to be on the path before it begins?
    """
    w = np.array([1.0, 2.0, -4.0])
    assert_close(lab.gradient_descent(bowl, w, 0.1, 1), [[1, 2, -4], [0.8, 1.6, -3.2]])
    assert_close(lab.gradient_descent(bowl, w, 0.1, 0), [[1, 2, -4]])


def test_gradient_descent__takes_every_step_it_is_asked_for(lab):
    """At the lowest place the slope is 0, and the remaining steps stay there.

    A rate of 0.5 reaches the bottom of this bowl with the first step. How many rows are promised
    for four steps?
    """
    expected = [[3, -1], [0, 0], [0, 0], [0, 0], [0, 0]]
    assert_close(lab.gradient_descent(bowl, np.array([3.0, -1.0]), 0.5, 4), expected)


@pytest.mark.points(2)
def test_gradient_descent__diverges_in_a_narrow_valley(lab):
    """A rate of 0.19 comes down the narrow valley, a rate of 0.21 climbs out of it.

    The gradient is [0.1 w[0], 10 w[1]]. By which factor does a step multiply w[1] with either
    rate? What do 50 such factors make? Diverging is right here: nothing should end the walk early.
    """
    start, i = np.array([2.0, -1.0]), np.arange(51)[:, None]
    slow = start * (1 - 0.19 * VALLEY) ** i
    assert_close(lab.gradient_descent(valley, start, 0.19, 50), slow)
    fast = start * (1 - 0.21 * VALLEY) ** i  # ends at [0.692, -117.39]
    assert_close(lab.gradient_descent(valley, start, 0.21, 50), fast)


def test_gradient_descent__takes_numbers_and_matrices(lab):
    """The path of a number is (steps + 1,), that of a (2, 3) matrix (steps + 1, 2, 3).

    Which axis of the path counts the places? What is the shape of one place?
    """
    assert_close(lab.gradient_descent(bowl, -3.0, 0.25, 2), [-3, -1.5, -0.75])
    w = np.array([[4.0, 0.0, -8.0], [1.0, 2.0, 6.0]])  # (2, 3)
    assert_close(lab.gradient_descent(bowl, w, 0.25, 2), [w, w / 2, w / 4])


def test_gradient_descent__takes_whole_numbers(lab):
    """A start of type int leads along the same path as a start of type float.

    What type is the array that holds your path, and who chose it?
    """
    expected = [[3, -5], [2.4, -4], [1.92, -3.2], [1.536, -2.56]]
    assert_close(lab.gradient_descent(bowl, np.array([3.0, -5.0]), 0.1, 3), expected)
    assert_close(lab.gradient_descent(bowl, np.array([3, -5]), 0.1, 3), expected)
    assert_close(lab.gradient_descent(bowl, 3, 0.1, 3), [3, 2.4, 1.92, 1.536])


def test_gradient_descent__leaves_the_start_alone(lab):
    """w still holds the start after the walk, and the path is the same.

    Which operations write into an array that exists already (`-=`, `[...] =`)? Whose array is w?
    """
    expected = [[[2], [-1], [6]], [[1.2], [-0.6], [3.6]]]
    assert_close(lab.gradient_descent(bowl, np.array([[2.0], [-1.0], [6.0]]), 0.2, 1), expected)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_gradient_descent__agrees_with_tensorflow(lab, tensorflow):
    """gradient_descent goes where keras.optimizers.SGD goes, with gradient(w) = w^3.

    The slope is another one at every place. When do you have to ask for it again?
    """
    w = np.array([1.5, -2.0, 0.5, 1.0])
    expected = tensorflow.gradient_descent(cubic, w, 0.1, 8)
    assert_close(lab.gradient_descent(cubic, w, 0.1, 8), expected)


def test_gradient_descent__asks_for_each_slope_once(lab):
    """Three steps call gradient three times, each time where the walk is then.

    How many slopes do you need for one step? Do you need one at the end of the walk?
    """
    SEEN.clear()
    path = lab.gradient_descent(watched_bowl, np.array([8.0, -4.0]), 0.25, 3)
    assert_close(path, [[8, -4], [4, -2], [2, -1], [1, -0.5]])
    _assert_asked_along([[8, -4], [4, -2], [2, -1]])


# adam_step


@pytest.mark.points(2)
def test_adam_step__is_as_long_as_the_learning_rate_at_first(lab):
    """The first step has the length of the learning rate, whatever the gradient is.

    At t = 1 the step should be exactly as long as the learning rate (default 0.001). Divide your
    step by it and look the ratio up in the table of the text, ignoring the sign: what do you find?
    """
    w, dw = np.array([3.0, -2.0, 1.0, 5.0]), np.array([0.2, -1.0, 10.0, 3.0])
    w_new, m, v = _three(lab.adam_step(w, dw, np.zeros(4), np.zeros(4), 1))
    assert_shape(w_new, (4,), of="the new w")
    steps = (np.asarray(w_new) - w) / 0.001
    assert_close(steps, [-1, 1, -1, -1], rtol=1e-4, of="(new w - old w) / learning_rate")
    assert_close(m, [0.02, -0.1, 1, 0.3], of="the new m")
    assert_close(v, [0.00004, 0.001, 0.1, 0.009], of="the new v")


@pytest.mark.points(2)
def test_adam_step__takes_the_second_step_by_hand(lab):
    """The second step is the second row of the table in the text: from 1.9 to 1.80017.

    What are 1 - 0.9^2 and 1 - 0.999^2? Which m and v does the step use, and which does it return?
    """
    w, dw = np.array([1.9, -3.0]), np.array([3.8, 1.0])
    m, v = np.array([0.4, 0.2]), np.array([0.016, 0.004])
    answer = lab.adam_step(w, dw, m, v, 2, 0.1)
    m, v = np.array([0.74, 0.28]), np.array([0.030424, 0.004996])
    _assert_adam(answer, w, -0.1 * (m / 0.19) / np.sqrt(v / 0.001999), m, v)


def test_adam_step__stays_where_there_is_no_slope(lab):
    """A weight whose gradients were all 0 stays where it is; the others move on.

    What are m_hat and v_hat for such a weight, and what is their quotient? What does the formula
    add below the line to prevent 0 / 0?
    """
    w, dw = np.array([2.0, -3.0]), np.array([0.0, 5.0])
    w_new, m, v = _three(lab.adam_step(w, dw, np.zeros(2), np.zeros(2), 1, 0.01, 0.9, 0.999, 0.1))
    assert_shape(w_new, (2,), of="the new w")
    assert_close(w_new[0], 2, of="the weight without a slope")
    assert w_new[1] < -3, "The second weight has a slope of 5: it should become smaller than -3."
    assert_close(m, [0, 0.5], of="the new m")
    assert_close(v, [0, 0.025], of="the new v")


def test_adam_step__uses_its_epsilon(lab):
    """An epsilon of 1, as large as the gradients, makes the steps shorter.

    To what is epsilon added, and in which brackets? Is it the epsilon of the call, or its default?
    """
    w, dw = np.array([2.0, -3.0]), np.array([1.0, -2.0])
    answer = _three(lab.adam_step(w, dw, np.zeros(2), np.zeros(2), 1, 0.01, 0.9, 0.999, 1.0))
    assert_shape(answer[0], (2,), of="the new w")
    ratios = -np.sign(dw) * (np.asarray(answer[0]) - w) / 0.01
    shorter = np.all((ratios > 0) & (ratios < 0.95))
    assert shorter, "With an epsilon of 1 the steps should be shorter than the learning rate."


@pytest.mark.points(2)
def test_adam_step__agrees_with_tensorflow(lab, tensorflow, rng):
    """Ten steps in a row, m and v handed on, are the ten steps of keras.optimizers.Adam.

    What changes from step to step that the first one can't show? What are 1 - beta_1^t and
    1 - beta_2^t at t = 10? Which m and v does the third step begin with?
    """
    gradients = rng.uniform(0.5, 5, size=(10, 2, 3)) * rng.choice([-1, 1, 1], size=(10, 2, 3))
    mine = keras = rng.uniform(2, 4, size=(2, 3)), np.zeros((2, 3)), np.zeros((2, 3))
    for t, dw in enumerate(gradients, start=1):
        before, mine = mine, _three(lab.adam_step(mine[0], dw, mine[1], mine[2], t, 0.01))
        old, keras = keras, tensorflow.adam_step(keras[0], dw, keras[1], keras[2], t, 0.01)
        _assert_adam(mine, before[0], keras[0] - old[0], keras[1], keras[2])


def test_adam_step__uses_its_betas(lab):
    """With beta_1 = 0.5 and beta_2 = 0.25 the averages forget faster.

    How much of the old m stays, and how much of the new gradient comes in? 0.9 and 0.999 are only
    the defaults: where should the names stand instead?
    """
    w, dw = np.array([2.0, -1.0]), np.array([2.0, -4.0])
    m, v = np.array([1.0, 6.0]), np.array([4.0, 8.0])
    answer = lab.adam_step(w, dw, m, v, 2, 0.01, 0.5, 0.25)
    # m_hat = [1.5, 1] / 0.75 and v_hat = [4, 14] / 0.9375
    step = [-0.01 * 2 / np.sqrt(64 / 15), -0.01 * (4 / 3) / np.sqrt(224 / 15)]
    _assert_adam(answer, w, step, [1.5, 1], [4, 14])


def test_adam_step__takes_numbers_and_matrices(lab):
    """The weights may be a plain number or a matrix; w, m and v have the same shape.

    Does the formula need an index, a length or a number of rows? What is the length of a plain
    number?
    """
    _assert_adam(lab.adam_step(2.0, -4.0, 0.0, 0.0, 1, 0.01), 2.0, 0.01, -0.4, 0.016)
    w, dw = np.array([[2.0, 3.0, -1.0], [1.0, -4.0, 5.0]]), np.array([[1.0, -2, 3], [-4, 5, -6]])
    answer = lab.adam_step(w, dw, np.zeros((2, 3)), np.zeros((2, 3)), 1, 0.01)
    _assert_adam(answer, w, -0.01 * np.sign(dw), 0.1 * dw, 0.001 * dw * dw)


def test_adam_step__takes_whole_numbers(lab):
    """Weights of type int become what weights of type float become.

    What type is the array that your answer is stored in? What is left of 2.99 in an array of whole
    numbers?
    """
    dw, zero = np.array([2, -4]), np.array([0, 0])
    for w in (np.array([3.0, -2.0]), np.array([3, -2])):
        answer = lab.adam_step(w, dw, zero.astype(float), zero.astype(float), 1, 0.01)
        _assert_adam(answer, w, [-0.01, 0.01], [0.2, -0.4], [0.004, 0.016])
    answer = lab.adam_step(np.array([3, -2]), dw, zero, zero, 1, 0.01)
    _assert_adam(answer, np.array([3, -2]), [-0.01, 0.01], [0.2, -0.4], [0.004, 0.016])


def test_adam_step__leaves_its_arguments_alone(lab):
    """New arrays come out; w, dw, m and v are as they were.

    What is the difference between `m *= beta_1` and `m = beta_1 * m` for whoever handed you m?
    """
    w, dw = np.array([2.0, -3.0, 1.0, 4.0]), np.array([1.0, -2.0, 4.0, -8.0])
    answer = lab.adam_step(w, dw, dw / 2, dw * dw / 4, 3, 0.01)
    m, v = 0.55 * dw, 0.25075 * dw * dw
    step = -0.01 * np.sign(dw) * (0.55 / 0.271) / np.sqrt(0.25075 / 0.002997001)
    _assert_adam(answer, w, step, m, v)
    assert_unchanged(lab)


# adam


@pytest.mark.points(2)
def test_adam__walks_a_plane_in_equal_steps(lab):
    """Where the slope is the same everywhere, every step is as long as the learning rate.

    All gradients are equal, so m_hat is the gradient itself. At every step, or only at the first?
    Which number has the first step? Which m and v does the second step get?
    """
    path = lab.adam(slope, np.array([3.0, -2.0, 5.0]), 0.01, 4)
    assert_shape(path, (5, 3))
    assert_close(path[0], [3, -2, 5], of="the first place of the path")
    expected = np.tile([-1, 1, -1], (4, 1))
    assert_close(np.diff(path, axis=0) / 0.01, expected, rtol=1e-4, of="the steps / learning_rate")


@pytest.mark.points(2)
def test_adam__walks_the_bowl_by_hand(lab):
    """The walk is the one in the text, and where the slope changes its sign the step gets short.

    From 2 the text goes to 1.9, 1.80017, 1.70062. Where is the slope for a step taken, and which m,
    v and t does it get? With gradient(w) = 100 (w - 3) from 3.05 the slopes are 5 and -5: what is
    left in m after both?
    """
    path = lab.adam(bowl, np.array([2.0]), 0.1, 3)
    back = lab.adam(steep_bowl, np.array([3.05]), 0.1, 2)
    _assert_path(path, [[2], [1.9], [1.80016649], [1.7006234]], 0.1)
    _assert_path(back, [[3.05], [2.95], [2.95 + 0.1 * 0.05 / 0.19 / 5]], 0.1)


def test_adam__keeps_the_start_and_every_step(lab):
    """Two steps make three rows, no step makes one: the start is always there.

    How often does your loop run when steps is 0? What has to be on the path before it begins?
    """
    w = np.array([1.0, 2.0, -4.0, 3.0])
    _assert_path(lab.adam(bowl, w, 0.05, 2), _two_steps(w, 0.05), 0.05)
    _assert_path(lab.adam(bowl, w, 0.05, 0), [[1, 2, -4, 3]], 0.05)


def test_adam__stays_at_the_lowest_place(lab):
    """A walk that starts where the slope is 0 stays there for all its steps.

    Which quotient has to be computed when all gradients were 0? How many rows are promised? Another
    walk has one weight at its lowest place, and one that must go on.
    """
    assert_close(lab.adam(bowl, np.zeros(2), 0.01, 3), np.zeros((4, 2)))
    w = np.array([0.0, 4.0])
    expected = np.stack([np.zeros(3), _two_steps(4.0, 0.05)], axis=1)
    _assert_path(lab.adam(bowl, w, 0.05, 2), expected, 0.05)


def test_adam__takes_numbers_and_matrices(lab):
    """The path of a number is (steps + 1,), that of a (2, 3) matrix (steps + 1, 2, 3).

    Which shape do m and v have when w is a matrix, and which when w is a number?
    """
    _assert_path(lab.adam(bowl, -3.0, 0.05, 2), _two_steps(-3.0, 0.05), 0.05)
    w = np.array([[4.0, 3.0, -5.0], [1.0, 2.0, 4.5]])  # (2, 3)
    _assert_path(lab.adam(bowl, w, 0.05, 2), _two_steps(w, 0.05), 0.05)


def test_adam__takes_whole_numbers(lab):
    """A start of type int leads along the same path as a start of type float.

    What type is the array that holds your path, and who chose it? And the arrays m and v?
    """
    expected = _two_steps([2, -3], 0.1)
    _assert_path(lab.adam(bowl, np.array([2.0, -3.0]), 0.1, 2), expected, 0.1)
    _assert_path(lab.adam(bowl, np.array([2, -3]), 0.1, 2), expected, 0.1)
    _assert_path(lab.adam(bowl, 2, 0.1, 2), expected[:, 0], 0.1)


def test_adam__leaves_the_start_alone(lab):
    """w still holds the start after the walk, and the path is the same.

    Which operations write into an array that exists already (`-=`, `[...] =`)? Whose array is w?
    """
    w = np.array([[3.0], [-1.0], [5.0], [2.0]])  # (4, 1)
    _assert_path(lab.adam(bowl, w, 0.05, 2), _two_steps(w, 0.05), 0.05)
    assert_unchanged(lab)


@pytest.mark.points(2)
def test_adam__agrees_with_tensorflow(lab, tensorflow):
    """adam goes where keras.optimizers.Adam goes, with gradient(w) = w^3.

    The slope is another one at every place. What do m and v keep of the earlier ones?
    """
    w = np.array([1.5, -2.0, 2.1, 1.0])
    _assert_path(lab.adam(cubic, w, 0.05, 10), tensorflow.adam(cubic, w, 0.05, 10), 0.05)


@pytest.mark.hidden
def test_adam__holds_for_new_numbers(lab, tensorflow, rng):
    """adam is right for starts and learning rates that are drawn anew.

    Does your function work its answer out from its arguments, whatever their numbers and sizes?
    """
    w = rng.uniform(1, 2, size=4) * rng.choice([-1, 1], size=4)
    rate = round(float(rng.uniform(0.01, 0.1)), 4)
    _assert_path(lab.adam(cubic, w, rate, 6), tensorflow.adam(cubic, w, rate, 6), rate)


def test_adam__asks_for_each_slope_once(lab):
    """Three steps call gradient three times, each time where the walk is then.

    How many slopes do you need for one step? Do you need one at the end of the walk?
    """
    SEEN.clear()
    path = lab.adam(watched_bowl, np.array([2.0]), 0.1, 3)
    _assert_path(path, [[2], [1.9], [1.80016649], [1.7006234]], 0.1)
    _assert_asked_along([[2], [1.9], [1.80016649]])


@pytest.mark.points(2)
def test_adam__wins_in_the_narrow_valley(lab, tensorflow):
    """Fifty steps take Adam to a cost below 0.0005; gradient descent gets to 0.0075 at best.

    The gradient is [0.1 w[0], 10 w[1]], and the start is [1, 1]. Adam doesn't see that one
    direction is a hundred times as steep. What in the formula makes the two columns of the path
    equal?
    """
    path = lab.adam(valley, np.ones(2), 0.1, 50)
    assert_shape(path, (51, 2))
    along, across = np.transpose(path)
    assert_close(along, across, rtol=0, atol=1e-4, of="the path of w[0] (that of w[1] is expected)")
    cost = (VALLEY[0] * along[-1] ** 2 + VALLEY[1] * across[-1] ** 2) / 2
    assert cost < 0.0005, f"After 50 steps the cost is {cost:.4g}; it should be below 0.0005."
    _assert_path(path, tensorflow.adam(valley, np.ones(2), 0.1, 50), 0.1)

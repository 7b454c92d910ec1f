"""Wrong ways to write lab 8: optimizers."""

import math

import numpy as np

from graders.catalog import solution_of

solution = solution_of(__file__)


def _averages(dw, m, v, beta_1, beta_2):
    return beta_1 * m + (1 - beta_1) * dw, beta_2 * v + (1 - beta_2) * dw**2


def _corrected(m, v, t, beta_1, beta_2):
    return m / (1 - beta_1**t), v / (1 - beta_2**t)


def _moved(w, m_hat, v_hat, learning_rate, epsilon):
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)


# gradient_descent_step ----------------------------------------------------------------------------


def gradient_descent_step__climbs(w, dw, learning_rate):
    """You added the gradient. It points uphill, where the cost grows; to go down, subtract it."""
    return w + learning_rate * dw


def gradient_descent_step__changes_w(w, dw, learning_rate):
    """`w -= ...` changes the caller's array, and every earlier place on a path with it. It also
    fails for integers. `w = w - ...` makes a new array."""
    w -= learning_rate * dw
    return w


def gradient_descent_step__writes_the_rate_as_a_number(w, dw, learning_rate):
    """You wrote 0.01 into the function. The learning rate is an argument, because each task needs
    another one: use its name."""
    return w - 0.01 * dw


def gradient_descent_step__writes_the_rate_as_a_larger_number(w, dw, learning_rate):
    """You wrote 0.1 into the function. The learning rate is an argument, because each task needs
    another one: use its name."""
    return w - 0.1 * dw


def gradient_descent_step__forgets_the_rate(w, dw, learning_rate):
    """You subtracted the whole gradient. How far to go is what learning_rate says: multiply the
    gradient by it."""
    return w - dw


def gradient_descent_step__returns_the_step(w, dw, learning_rate):
    """You returned how far to go. Asked for is where you are after it: the old w minus this
    step."""
    return learning_rate * dw


def gradient_descent_step__returns_the_negative_step(w, dw, learning_rate):
    """You returned the change of w. Asked for is where you are after it: the old w plus this
    change."""
    return -learning_rate * dw


def gradient_descent_step__scales_w_as_well(w, dw, learning_rate):
    """You multiplied w by the learning rate too. Only the gradient is scaled: a slope of 0 must
    leave w where it is."""
    return learning_rate * (w - dw)


def gradient_descent_step__takes_the_sign(w, dw, learning_rate):
    """You used only the sign of each slope. In gradient descent a steep slope makes a long step:
    multiply the slope itself by the learning rate."""
    return w - learning_rate * np.sign(dw)


def gradient_descent_step__normalises_the_gradient(w, dw, learning_rate):
    """You divided the gradient by its length. In gradient descent a steep slope makes a long step:
    multiply the gradient as it is by the learning rate."""
    return w - learning_rate * dw / np.sqrt(np.sum(np.square(dw)))


def gradient_descent_step__averages_the_slopes(w, dw, learning_rate):
    """You took the mean of the gradient, so all weights move alike. Each weight has its own slope:
    leave dw in the shape of w."""
    return w - learning_rate * np.mean(dw)


def gradient_descent_step__adds_up_the_slopes(w, dw, learning_rate):
    """You added all slopes up, so all weights move alike. Each weight has its own slope: leave dw
    in the shape of w."""
    return w - learning_rate * np.sum(dw)


def gradient_descent_step__divides_by_the_number_of_weights(w, dw, learning_rate):
    """You divided by the number of weights. The mean over the examples is in dw already, and
    nothing else is to be divided."""
    return w - learning_rate * dw / np.size(dw)


def gradient_descent_step__halves(w, dw, learning_rate):
    """You divided the gradient by 2. That 2 belongs to the derivative of one special cost; whatever
    dw is, it comes finished."""
    return w - learning_rate * dw / 2


def gradient_descent_step__divides_by_the_rate(w, dw, learning_rate):
    """You divided by the learning rate. A larger rate makes a longer step: multiply by it."""
    return w - dw / learning_rate


def gradient_descent_step__counts_on_a_vector(w, dw, learning_rate):
    """`len()` needs an array with an axis, and w may be a plain number. The formula works for any
    shape as it stands; if you need the shape, use np.shape(w)."""
    return np.array([w[i] - learning_rate * dw[i] for i in range(len(w))])


def gradient_descent_step__works_on_a_copy_of_integers(w, dw, learning_rate):
    """Your copy keeps whole numbers whole, and `-=` can't write digits behind the point into it.
    Copy with np.array(w, dtype=float), or write `w = w - ...`, which needs no copy."""
    w = np.array(w)
    w -= learning_rate * dw
    return w


def gradient_descent_step__fills_an_integer_array(w, dw, learning_rate):
    """You stored the new weights in an array made like w. If w holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    new = np.zeros_like(w)
    new[...] = w - learning_rate * dw
    return new


# gradient_descent ---------------------------------------------------------------------------------


def gradient_descent__climbs(gradient, w, learning_rate, steps):
    """You added the gradient. It points uphill, where the cost grows; to go down, subtract it."""
    return solution.gradient_descent(gradient, w, -learning_rate, steps)


def gradient_descent__forgets_the_start(gradient, w, learning_rate, steps):
    """Your path begins after the first step. The start belongs to it: steps + 1 places."""
    path = []
    for _ in range(steps):
        w = w - learning_rate * gradient(w)
        path.append(w)
    return np.array(path)


def gradient_descent__forgets_the_start_and_goes_on(gradient, w, learning_rate, steps):
    """Your path has the right number of places, but they are one step late: the first one is the
    start itself, before any step."""
    path = []
    for _ in range(steps + 1):
        w = w - learning_rate * gradient(w)
        path.append(w)
    return np.array(path)


def gradient_descent__returns_only_the_end(gradient, w, learning_rate, steps):
    """You returned the last place. Asked for is the whole path, from the start to the end."""
    return solution.gradient_descent(gradient, w, learning_rate, steps)[-1]


def gradient_descent__stops_one_step_short(gradient, w, learning_rate, steps):
    """You took one step less than asked for. The start is not a step: a walk of 3 steps has 4
    places."""
    return solution.gradient_descent(gradient, w, learning_rate, steps - 1)


def gradient_descent__takes_one_step_more(gradient, w, learning_rate, steps):
    """You took one step more than asked for. A walk of 3 steps has 4 places, and the start is one
    of them."""
    return solution.gradient_descent(gradient, w, learning_rate, steps + 1)


def gradient_descent__asks_only_at_the_start(gradient, w, learning_rate, steps):
    """You used the slope of the start for every step. The slope changes on the way: call gradient
    again before each step, with the w of then."""
    dw = gradient(w)
    path = [w]
    for _ in range(steps):
        w = w - learning_rate * dw
        path.append(w)
    return np.array(path)


def gradient_descent__starts_every_step_from_the_start(gradient, w, learning_rate, steps):
    """Every step of yours starts at the start. It must go on from where the step before ended."""
    dw = gradient(w)
    return np.array([w] + [w - learning_rate * dw] * steps)


def gradient_descent__keeps_one_array(gradient, w, learning_rate, steps):
    """All places on your path are one and the same array, and `w -= ...` changed it after you had
    put it there. Make a new array for each place: `w = w - ...`."""
    w = np.array(w, dtype=float)
    path = [w]
    for _ in range(steps):
        w -= learning_rate * gradient(w)
        path.append(w)
    return np.array(path)


def gradient_descent__changes_w(gradient, w, learning_rate, steps):
    """`w -= ...` changes the caller's array, and every earlier place on your path with it. It also
    fails for integers. `w = w - ...` makes a new array."""
    path = [np.array(w)]
    for _ in range(steps):
        w -= learning_rate * gradient(w)
        path.append(np.array(w))
    return np.array(path)


def gradient_descent__works_on_a_copy_of_integers(gradient, w, learning_rate, steps):
    """Your copy keeps whole numbers whole, and `-=` can't write digits behind the point into it.
    Copy with np.array(w, dtype=float), or write `w = w - ...`, which needs no copy."""
    w = np.array(w)
    path = [w.copy()]
    for _ in range(steps):
        w -= learning_rate * gradient(w)
        path.append(w.copy())
    return np.array(path)


def gradient_descent__counts_on_a_vector(gradient, w, learning_rate, steps):
    """`len()` needs an array with an axis, and w may be a plain number: use np.shape(w), which is
    () for a number, and (n_in, n_out) for a matrix."""
    path = np.zeros((steps + 1, len(w)))
    path[:] = solution.gradient_descent(gradient, w, learning_rate, steps)
    return path


def gradient_descent__asks_a_number_for_its_shape(gradient, w, learning_rate, steps):
    """`w.shape` is for arrays, and w may be a plain number: use np.shape(w), which is () for a
    number."""
    path = np.zeros((steps + 1, *w.shape))
    path[:] = solution.gradient_descent(gradient, w, learning_rate, steps)
    return path


def gradient_descent__fills_an_integer_array(gradient, w, learning_rate, steps):
    """You stored the path in an array of the type of w. If w holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    path = np.array([w] * (steps + 1))
    path[...] = solution.gradient_descent(gradient, w, learning_rate, steps)
    return path


def gradient_descent__walks_in_an_integer_array(gradient, w, learning_rate, steps):
    """You stored the path in an array of the type of w. If w holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    path = np.array([w] * (steps + 1))
    for i in range(steps):
        path[i + 1] = path[i] - learning_rate * gradient(path[i])
    return path


def gradient_descent__asks_too_often(gradient, w, learning_rate, steps):
    """Your path is right, but you call gradient more often than needed. One call for each step is
    enough: keep its answer in a variable, and ask for no slope at the end."""
    path = solution.gradient_descent(gradient, w, learning_rate, steps)
    gradient(path[-1])
    return path


def gradient_descent__stops_where_it_is_flat(gradient, w, learning_rate, steps):
    """You ended the walk where the slope is 0. That can save time, but here the path has steps + 1
    places in any case: the last ones are equal."""
    path = [w]
    for _ in range(steps):
        dw = gradient(path[-1])
        if not np.any(dw):
            break
        path.append(path[-1] - learning_rate * dw)
    return np.array(path)


def gradient_descent__stops_when_the_slope_grows(gradient, w, learning_rate, steps):
    """You ended the walk when it went uphill. To give up is wise in practice, but here you are
    asked for steps + 1 places, and to see the walk diverge is the point."""
    path = [w]
    for _ in range(steps):
        dw = gradient(path[-1])
        if np.sum(np.square(dw)) > np.sum(np.square(gradient(path[max(0, len(path) - 2)]))):
            break
        path.append(path[-1] - learning_rate * dw)
    return np.array(path)


def gradient_descent__puts_the_end_first(gradient, w, learning_rate, steps):
    """Your path runs from the end to the start. The start comes first: add each new place at the
    end of the list, with append."""
    return solution.gradient_descent(gradient, w, learning_rate, steps)[::-1]


def gradient_descent__flattens_matrices(gradient, w, learning_rate, steps):
    """You laid each place out in one row of numbers. A place on the path has the shape of w: a
    matrix stays a matrix, a number stays a number."""
    path = solution.gradient_descent(gradient, w, learning_rate, steps)
    return path.reshape(steps + 1, -1)


def gradient_descent__strings_all_numbers_together(gradient, w, learning_rate, steps):
    """np.append strings all numbers together in one row. Collect the places in a list, and make an
    array of it at the end: np.array(path)."""
    return solution.gradient_descent(gradient, w, learning_rate, steps).ravel()


def gradient_descent__puts_the_places_last(gradient, w, learning_rate, steps):
    """Your places stand in columns. The first axis of the path counts the places: path[0] is the
    start."""
    return np.moveaxis(solution.gradient_descent(gradient, w, learning_rate, steps), 0, -1)


def gradient_descent__returns_the_slopes(gradient, w, learning_rate, steps):
    """You collected the gradients. Asked for are the places where the walk comes by."""
    path = solution.gradient_descent(gradient, w, learning_rate, steps)
    return np.array([gradient(place) for place in path])


# adam_step ----------------------------------------------------------------------------------------


def adam_step__forgets_the_correction(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You used m and v without bias correction, so your first step is 3.16 times the learning rate.
    Both start at 0 and are too small at first: divide them by 1 - beta_1^t and 1 - beta_2^t, and
    use what comes out."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    return _moved(w, m, v, learning_rate, epsilon), m, v


def adam_step__corrects_only_m(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You corrected m but not v, so your first step is 31.6 times the learning rate. v starts at 0
    as well: divide it by 1 - beta_2^t."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, _ = _corrected(m, v, t, beta_1, beta_2)
    return _moved(w, m_hat, v, learning_rate, epsilon), m, v


def adam_step__corrects_only_v(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You corrected v but not m, so your first step is a tenth of the learning rate. m starts at 0
    as well: divide it by 1 - beta_1^t."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    _, v_hat = _corrected(m, v, t, beta_1, beta_2)
    return _moved(w, m, v_hat, learning_rate, epsilon), m, v


def adam_step__counts_one_step_too_many(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You corrected with t + 1, so your first step is 0.744 times the learning rate. The first step
    has t = 1: take care that t is counted up in one place only."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    return _moved(w, *_corrected(m, v, t + 1, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__counts_one_step_too_few(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You corrected with t - 1. At the first step that is 0, and 1 - beta^0 is 0: inf / inf is nan.
    t comes in as the number of this step, 1 for the first one: use it as it is."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    return _moved(w, *_corrected(m, v, t - 1, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__corrects_without_t(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Your correction is the same at every step. 1 - beta is right for the first one only:
    afterwards the averages are fuller, and it is 1 - beta^t, with t = 1, 2, 3, ..."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    return _moved(w, *_corrected(m, v, 1, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__takes_the_power_of_the_difference(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You computed (1 - beta)^t, which is right for the first step only. The power belongs to beta:
    1 - beta^t."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = m / (1 - beta_1) ** t, v / (1 - beta_2) ** t
    return _moved(w, m_hat, v_hat, learning_rate, epsilon), m, v


def adam_step__squares_the_beta_of_v(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You corrected v with 1 - beta_2^2. The power is t, the number of the step, for v as for m:
    only the gradient is squared."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = m / (1 - beta_1**t), v / (1 - beta_2**2)
    return _moved(w, m_hat, v_hat, learning_rate, epsilon), m, v


def adam_step__multiplies_beta_by_t(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You computed 1 - beta * t, which is negative from the second step on. It is beta to the power
    of t."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = m / (1 - beta_1 * t), v / (1 - beta_2 * t)
    return _moved(w, m_hat, v_hat, learning_rate, epsilon), m, v


def adam_step__writes_a_hat_for_a_power(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You wrote `^` for "to the power of". In Python that is `**`; `^` works on the bits of whole
    numbers."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = m / (1 - (beta_1 ^ t)), v / (1 - (beta_2 ^ t))
    return _moved(w, m_hat, v_hat, learning_rate, epsilon), m, v


def adam_step__corrects_without_brackets(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """There is a negative number under your root, and so the new w is nan. v is never negative:
    look at the correction. Without brackets the division comes first, and `v / 1 - beta_2**t` is v
    minus beta_2^t. And is it 1 - beta_2^t, not beta_2^t - 1?"""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    return _moved(w, m / 1 - beta_1**t, v / 1 - beta_2**t, learning_rate, epsilon), m, v


def adam_step__turns_the_corrections_round(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """There is a negative number under your root, and so the new w is nan. v is never negative:
    look at the correction. Without brackets the division comes first, and `v / 1 - beta_2**t` is v
    minus beta_2^t. And is it 1 - beta_2^t, not beta_2^t - 1?"""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = m / (beta_1**t - 1), v / (beta_2**t - 1)
    return _moved(w, m_hat, v_hat, learning_rate, epsilon), m, v


def adam_step__corrects_m_without_brackets(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You left out the brackets in `m / (1 - beta_1**t)`. Without them the division comes first,
    and beta_1^t is subtracted from m."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    _, v_hat = _corrected(m, v, t, beta_1, beta_2)
    return _moved(w, m / 1 - beta_1**t, v_hat, learning_rate, epsilon), m, v


def adam_step__corrects_twice(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You corrected twice, so your first step is 0.316 times the learning rate. Correct m and v, or
    the learning rate as Keras does with m and v as they are, but not both."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = _corrected(m, v, t, beta_1, beta_2)
    m_hat, v_hat = _corrected(m_hat, v_hat, t, beta_1, beta_2)
    return _moved(w, m_hat, v_hat, learning_rate, epsilon), m, v


def adam_step__corrects_the_rate_as_well(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You corrected twice, so your first step is 0.316 times the learning rate. Correct m and v, or
    the learning rate as Keras does with m and v as they are, but not both."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = _corrected(m, v, t, beta_1, beta_2)
    rate = learning_rate * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return _moved(w, m_hat, v_hat, rate, epsilon), m, v


def adam_step__multiplies_by_the_correction(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You multiplied by 1 - beta^t, which makes m and v smaller still. They are too small at first:
    divide."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = m * (1 - beta_1**t), v * (1 - beta_2**t)
    return _moved(w, m_hat, v_hat, learning_rate, epsilon), m, v


def adam_step__hands_back_the_corrected(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You returned the corrected m and v, so the next step corrects them once more and they grow
    and grow. Use m_hat and v_hat for this step only, and return m and v."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m, v = _corrected(m, v, t, beta_1, beta_2)
    return _moved(w, m, v, learning_rate, epsilon), m, v


def adam_step__hands_back_what_came_in(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """The new m and v get lost: every step begins with the old ones again. Return them with this
    gradient mixed in, and hand them on to the next step."""
    return solution.adam_step(w, dw, m, v, t, learning_rate, beta_1, beta_2, epsilon)[0], m, v


def adam_step__forgets_to_square(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You averaged the gradient itself in v. v is the average of its squares: it measures the size
    of the gradient, not the direction, and is never negative."""
    m, v = beta_1 * m + (1 - beta_1) * dw, beta_2 * v + (1 - beta_2) * dw
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__squares_m(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You averaged the square of m in v. v is made of the gradients, as m is: the square of dw
    itself."""
    m = beta_1 * m + (1 - beta_1) * dw
    v = beta_2 * v + (1 - beta_2) * m**2
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__squares_the_whole_share(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You squared (1 - beta_2) together with the gradient. The square is for dw only."""
    m = beta_1 * m + (1 - beta_1) * dw
    v = beta_2 * v + ((1 - beta_2) * dw) ** 2
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__forgets_the_root(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You divided by v_hat without its square root. Then steep slopes make short steps and flat
    ones long steps. The root of v_hat has the size of the gradient, and the two cancel."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = _corrected(m, v, t, beta_1, beta_2)
    return w - learning_rate * m_hat / (v_hat + epsilon), m, v


def adam_step__forgets_epsilon(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You left epsilon out. A weight that never had a slope then gets 0 / 0, which is nan: add
    epsilon to the root below the line."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, 0), m, v


def adam_step__writes_epsilon_as_a_number(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You wrote epsilon as a number. 1e-7 is only its default: use the argument."""
    return solution.adam_step(w, dw, m, v, t, learning_rate, beta_1, beta_2)


def adam_step__adds_epsilon_to_the_quotient(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You added epsilon to the quotient, not to what stands below the line: without brackets the
    division comes first. It is m_hat / (sqrt(v_hat) + epsilon)."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = _corrected(m, v, t, beta_1, beta_2)
    return w - learning_rate * (m_hat / np.sqrt(v_hat) + epsilon), m, v


def adam_step__adds_epsilon_to_the_step(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You added epsilon to the new w: without brackets the division comes first. It is
    m_hat / (sqrt(v_hat) + epsilon), with both of them below the line."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = _corrected(m, v, t, beta_1, beta_2)
    return w - learning_rate * m_hat / np.sqrt(v_hat) + epsilon, m, v


def adam_step__takes_the_root_with_math(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """The functions of `math`, and float() too, take a single number, and here are arrays of many.
    Use NumPy's function: np.sqrt."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = _corrected(m, v, t, beta_1, beta_2)
    return w - learning_rate * m_hat / (math.sqrt(v_hat) + epsilon), m, v


def adam_step__puts_epsilon_under_the_root(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You put epsilon under the root. v is small there, 0.001 * dw^2 after the first step, and a
    little more makes a difference: take the root first, then add epsilon."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    rate = learning_rate * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / np.sqrt(v + epsilon), m, v


def adam_step__forgets_the_rate(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You subtracted the whole quotient, and it is 1 at the first step. How far to go is what
    learning_rate says: multiply by it."""
    return solution.adam_step(w, dw, m, v, t, 1.0, beta_1, beta_2, epsilon)


def adam_step__corrects_v_without_the_root(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You corrected with 1 - beta_2^t, and the root is missing. v_hat stands under a root: where
    the correction is moved in front, it takes the root along, sqrt(1 - beta_2^t)."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    rate = learning_rate * (1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * m / (np.sqrt(v) + epsilon), m, v


def adam_step__forgets_the_old_averages(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Your new m and v are made of the new gradient alone. They are averages: of the old one stays
    the share beta_1, or beta_2."""
    m, v = _averages(dw, 0.0, 0.0, beta_1, beta_2)
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__climbs(w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """You added the step. The averages of the gradient point uphill, as the gradient does: subtract
    it."""
    return solution.adam_step(w, dw, m, v, t, -learning_rate, beta_1, beta_2, epsilon)


def adam_step__writes_the_rate_as_a_number(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Your steps are 0.001 long whatever learning_rate says. That is only the default: use the
    argument, and hand it on where Adam is called."""
    return solution.adam_step(w, dw, m, v, t, 0.001, beta_1, beta_2, epsilon)


def adam_step__writes_the_betas_as_numbers(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You wrote 0.9 and 0.999 as numbers. These are only the defaults: use beta_1 and beta_2."""
    return solution.adam_step(w, dw, m, v, t, learning_rate, epsilon=epsilon)


def adam_step__exchanges_the_betas(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You exchanged the two betas. beta_1 belongs to m, the average of the gradients, and beta_2 to
    v, the average of their squares."""
    return solution.adam_step(w, dw, m, v, t, learning_rate, beta_2, beta_1, epsilon)


def adam_step__exchanges_the_betas_in_the_averages(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You exchanged the two betas. beta_1 belongs to m, the average of the gradients, and beta_2 to
    v, the average of their squares."""
    m, v = _averages(dw, m, v, beta_2, beta_1)
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__exchanges_the_betas_in_the_corrections(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You exchanged the two betas. beta_1 belongs to m, the average of the gradients, and beta_2 to
    v, the average of their squares."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    return _moved(w, *_corrected(m, v, t, beta_2, beta_1), learning_rate, epsilon), m, v


def adam_step__weighs_the_new_gradient_with_beta(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You exchanged the two shares. beta, the large one, is what stays of the old average; the new
    gradient comes in with 1 - beta."""
    m, v = (1 - beta_1) * m + beta_1 * dw, (1 - beta_2) * v + beta_2 * dw**2
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__adds_the_whole_gradient_to_m(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You added the whole gradient to m, as in plain momentum. In an average the new gradient has
    the share 1 - beta_1."""
    m, v = beta_1 * m + dw, beta_2 * v + (1 - beta_2) * dw**2
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__adds_whole_gradients(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You added the whole gradient to m and its whole square to v. In an average the new one has
    the share 1 - beta_1, or 1 - beta_2."""
    m, v = beta_1 * m + dw, beta_2 * v + dw**2
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__keeps_all_of_the_old_average(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You added to the old m and v without letting them fade. In an average the old one has the
    share beta_1, or beta_2."""
    m, v = m + (1 - beta_1) * dw, v + (1 - beta_2) * dw**2
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__steps_with_the_gradient(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You stepped with the gradient itself and left m_hat unused (this is RMSprop). Adam goes in
    the direction of the averaged gradient."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    _, v_hat = _corrected(m, v, t, beta_1, beta_2)
    return _moved(w, dw, v_hat, learning_rate, epsilon), m, v


def adam_step__steps_before_it_learns(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You stepped with the m and v that came in, so the first step is 0. Mix the new gradient in
    first, then step."""
    new_m, new_v = _averages(dw, m, v, beta_1, beta_2)
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), new_m, new_v


def adam_step__measures_all_weights_together(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You gave all weights the same v, made of the whole gradient. Each weight has a v of its own:
    square entry by entry and add nothing up."""
    m, v = beta_1 * m + (1 - beta_1) * dw, beta_2 * v + (1 - beta_2) * np.sum(np.square(dw))
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__changes_w(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """`w -= ...` changes the caller's array, and every earlier place on a path with it. It also
    fails for integers. `w = w - ...` makes a new array."""
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = _corrected(m, v, t, beta_1, beta_2)
    w -= learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, m, v


def adam_step__works_on_a_copy_of_integers(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """Your copy keeps whole numbers whole, and `-=` can't write digits behind the point into it.
    Copy with np.array(w, dtype=float), or write `w = w - ...`, which needs no copy."""
    w = np.array(w)
    m, v = _averages(dw, m, v, beta_1, beta_2)
    m_hat, v_hat = _corrected(m, v, t, beta_1, beta_2)
    w -= learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, m, v


def adam_step__changes_m_and_v(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You wrote into m and v: `m *= ...` changes the arrays of whoever called you (and fails for
    integers). `m = beta_1 * m + ...` makes a new one."""
    m *= beta_1
    m += (1 - beta_1) * dw
    v *= beta_2
    v += (1 - beta_2) * dw**2
    return _moved(w, *_corrected(m, v, t, beta_1, beta_2), learning_rate, epsilon), m, v


def adam_step__returns_only_w(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You returned w alone. The new m and v are lost with that, and the next step needs them:
    return all three."""
    return solution.adam_step(w, dw, m, v, t, learning_rate, beta_1, beta_2, epsilon)[0]


def adam_step__returns_m_and_v_first(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You returned m and v before w. What comes out has the order of what goes in: w, m, v."""
    w, m, v = solution.adam_step(w, dw, m, v, t, learning_rate, beta_1, beta_2, epsilon)
    return m, v, w


def adam_step__exchanges_m_and_v(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """m and v have changed places on the way out. What comes out has the order of what goes in: w,
    m, v."""
    w, m, v = solution.adam_step(w, dw, m, v, t, learning_rate, beta_1, beta_2, epsilon)
    return w, v, m


def adam_step__returns_t_as_well(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You returned four things. Whoever takes the steps counts them as well: return w, m and v."""
    return (*solution.adam_step(w, dw, m, v, t, learning_rate, beta_1, beta_2, epsilon), t + 1)


def adam_step__counts_on_a_vector(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """`len()` needs an array with an axis, and w may be a plain number. The formula works for any
    shape as it stands; if you need the shape, use np.shape(w)."""
    rows = [
        solution.adam_step(w[i], dw[i], m[i], v[i], t, learning_rate, beta_1, beta_2, epsilon)
        for i in range(len(w))
    ]
    return tuple(np.array(part) for part in zip(*rows))


def adam_step__fills_an_integer_array(
    w, dw, m, v, t, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
):
    """You stored the new weights in an array made like w. If w holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    new = np.zeros_like(w)
    new[...], m, v = solution.adam_step(w, dw, m, v, t, learning_rate, beta_1, beta_2, epsilon)
    return new, m, v


# adam ---------------------------------------------------------------------------------------------


def adam__counts_from_0(gradient, w, learning_rate, steps):
    """Your first step divides by 0 or has a negative number under the root. Does it have the number
    0? 1 - beta^0 is 0: arrays make inf / inf = nan of it, plain numbers a ZeroDivisionError. Count
    from 1: range(1, steps + 1). Or are the brackets missing in v / (1 - beta_2**t)?"""
    m, v, path = np.zeros(np.shape(w)), np.zeros(np.shape(w)), [w]
    for t in range(steps):
        w, m, v = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__counts_plain_numbers_from_0(gradient, w, learning_rate, steps):
    """Your first step divides by 0 or has a negative number under the root. Does it have the number
    0? 1 - beta^0 is 0: arrays make inf / inf = nan of it, plain numbers a ZeroDivisionError. Count
    from 1: range(1, steps + 1). Or are the brackets missing in v / (1 - beta_2**t)?"""
    m, v, path = 0.0, 0.0, [w]
    for t in range(steps):
        w, m, v = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__gives_every_step_the_last_number(gradient, w, learning_rate, steps):
    """You gave every step the number of the last one. t is the number of the step that you are
    taking: 1, 2, 3, ..."""
    m, v, path = 0.0, 0.0, [w]
    for _ in range(steps):
        w, m, v = solution.adam_step(w, gradient(w), m, v, steps, learning_rate)
        path.append(w)
    return np.array(path)


def adam__forgets_everything(gradient, w, learning_rate, steps):
    """You began anew at every step, with m and v 0 and t = 1. Then only the sign of the slope
    counts. m, v and t must live from one step to the next."""
    path = [w]
    for _ in range(steps):
        w, _, _ = solution.adam_step(w, gradient(w), 0.0, 0.0, 1, learning_rate)
        path.append(w)
    return np.array(path)


def adam__leaves_t_at_1(gradient, w, learning_rate, steps):
    """You gave every step the number 1. t is the number of the step that you are taking: 1, 2, 3,
    ..."""
    m, v, path = 0.0, 0.0, [w]
    for _ in range(steps):
        w, m, v = solution.adam_step(w, gradient(w), m, v, 1, learning_rate)
        path.append(w)
    return np.array(path)


def adam__keeps_no_memory(gradient, w, learning_rate, steps):
    """Every step of yours begins with m and v of 0. Make them once, before the loop, and hand what
    adam_step returns to the next step: `w, m, v = adam_step(...)`."""
    path = [w]
    for t in range(1, steps + 1):
        w, _, _ = solution.adam_step(w, gradient(w), 0.0, 0.0, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__exchanges_m_and_v(gradient, w, learning_rate, steps):
    """You exchanged m and v. adam_step takes them and returns them in this order: w, m, v."""
    m, v, path = 0.0, 0.0, [w]
    for t in range(1, steps + 1):
        w, v, m = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__starts_with_the_first_gradient(gradient, w, learning_rate, steps):
    """You started m and v with the first gradient and its square. They start at 0, and the bias
    correction counts on that."""
    m, path = gradient(w), [w]
    v = np.square(m)
    for t in range(1, steps + 1):
        w, m, v = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__starts_with_ones(gradient, w, learning_rate, steps):
    """You started m and v with 1. They start at 0: before the first step there was no gradient."""
    m, v, path = np.ones(np.shape(w)), np.ones(np.shape(w)), [w]
    for t in range(1, steps + 1):
        w, m, v = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__keeps_the_default_rate(gradient, w, learning_rate, steps):
    """Your steps are 0.001 long whatever learning_rate says. That is the default of adam_step: hand
    learning_rate on to it."""
    return solution.adam(gradient, w, 0.001, steps)


def adam__keeps_the_three_in_one(gradient, w, learning_rate, steps):
    """You gave the whole answer of adam_step one name. It returns three things: write
    `w, m, v = adam_step(...)`."""
    m, v, path = np.zeros(np.shape(w)), np.zeros(np.shape(w)), [w]
    for t in range(1, steps + 1):
        w = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__counts_on_a_vector(gradient, w, learning_rate, steps):
    """`len()` needs an array with an axis, and w may be a plain number: use np.shape(w), which is
    () for a number, and (n_in, n_out) for a matrix."""
    m, v, path = np.zeros(len(w)), np.zeros(len(w)), [w]
    for t in range(1, steps + 1):
        w, m, v = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__asks_a_number_for_its_shape(gradient, w, learning_rate, steps):
    """`w.shape` is for arrays, and w may be a plain number: use np.shape(w), which is () for a
    number."""
    m, v, path = np.zeros(w.shape), np.zeros(w.shape), [w]
    for t in range(1, steps + 1):
        w, m, v = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__walks_by_plain_gradient_descent(gradient, w, learning_rate, steps):
    """You walked by plain gradient descent: steep slopes make long steps. Take the steps with
    adam_step."""
    return solution.gradient_descent(gradient, w, learning_rate, steps)


def adam__forgets_the_start(gradient, w, learning_rate, steps):
    """Your path begins after the first step. The start belongs to it: steps + 1 places."""
    return solution.adam(gradient, w, learning_rate, steps)[1:]


def adam__forgets_the_start_and_goes_on(gradient, w, learning_rate, steps):
    """Your path has the right number of places, but they are one step late: the first one is the
    start itself, before any step."""
    return solution.adam(gradient, w, learning_rate, steps + 1)[1:]


def adam__returns_only_the_end(gradient, w, learning_rate, steps):
    """You returned the last place. Asked for is the whole path, from the start to the end."""
    return solution.adam(gradient, w, learning_rate, steps)[-1]


def adam__stops_one_step_short(gradient, w, learning_rate, steps):
    """You took one step less than asked for: range(1, steps) ends before steps. A walk of 3 steps
    has 4 places."""
    return solution.adam(gradient, w, learning_rate, steps - 1)


def adam__takes_one_step_more(gradient, w, learning_rate, steps):
    """You took one step more than asked for. A walk of 3 steps has 4 places, and the start is one
    of them."""
    return solution.adam(gradient, w, learning_rate, steps + 1)


def adam__returns_the_averages_as_well(gradient, w, learning_rate, steps):
    """You returned more than the path. m and v are needed on the way only: return the places."""
    path = solution.adam(gradient, w, learning_rate, steps)
    return path, np.zeros(np.shape(w)), np.zeros(np.shape(w))


def adam__asks_only_at_the_start(gradient, w, learning_rate, steps):
    """You used the slope of the start for every step. The slope changes on the way: call gradient
    again before each step, with the w of then."""
    dw, m, v, path = gradient(w), 0.0, 0.0, [w]
    for t in range(1, steps + 1):
        w, m, v = solution.adam_step(w, dw, m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__keeps_one_array(gradient, w, learning_rate, steps):
    """All places on your path are one and the same array, and it was changed after you had put it
    there. Make a new array for each place: `w = w - ...`."""
    path = solution.adam(gradient, w, learning_rate, steps)
    path[...] = path[-1]
    return path


def adam__changes_w(gradient, w, learning_rate, steps):
    """`w -= ...` changes the caller's array, and every earlier place on your path with it. It also
    fails for integers. `w = w - ...` makes a new array."""
    m, v, path = 0.0, 0.0, [np.array(w)]
    for t in range(1, steps + 1):
        new, m, v = solution.adam_step(w, gradient(w), m, v, t, learning_rate)
        w -= w - new
        path.append(np.array(w))
    return np.array(path)


def adam__fills_an_integer_array(gradient, w, learning_rate, steps):
    """You stored the path in an array of the type of w. If w holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    path = np.array([w] * (steps + 1))
    path[...] = solution.adam(gradient, w, learning_rate, steps)
    return path


def adam__walks_in_an_integer_array(gradient, w, learning_rate, steps):
    """You stored the path in an array of the type of w. If w holds integers, so does that array,
    and everything behind the decimal point is cut off."""
    m, v, path = 0.0, 0.0, np.array([w] * (steps + 1))
    for t in range(1, steps + 1):
        w, m, v = solution.adam_step(path[t - 1], gradient(path[t - 1]), m, v, t, learning_rate)
        path[t] = w
    return path


def adam__asks_too_often(gradient, w, learning_rate, steps):
    """Your path is right, but you call gradient more often than needed. One call for each step is
    enough: keep its answer in a variable, and ask for no slope at the end."""
    path = solution.adam(gradient, w, learning_rate, steps)
    gradient(path[-1])
    return path


def adam__stops_where_it_is_flat(gradient, w, learning_rate, steps):
    """You ended the walk where the slope is 0. Here the path has steps + 1 places in any case: the
    last ones are equal."""
    m, v, path = 0.0, 0.0, [w]
    for t in range(1, steps + 1):
        dw = gradient(w)
        if not np.any(dw):
            break
        w, m, v = solution.adam_step(w, dw, m, v, t, learning_rate)
        path.append(w)
    return np.array(path)


def adam__flattens_matrices(gradient, w, learning_rate, steps):
    """You laid each place out in one row of numbers. A place on the path has the shape of w: a
    matrix stays a matrix, a number stays a number."""
    return solution.adam(gradient, w, learning_rate, steps).reshape(steps + 1, -1)


def adam__puts_the_places_last(gradient, w, learning_rate, steps):
    """Your places stand in columns. The first axis of the path counts the places: path[0] is the
    start."""
    return np.moveaxis(solution.adam(gradient, w, learning_rate, steps), 0, -1)

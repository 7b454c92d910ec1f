"""Wrong ways to write lab 6: derivatives."""

import numpy as np

# derivative ---------------------------------------------------------------------------------------


def derivative__looks_to_the_right_only(f, x, h=1e-5):
    """You measured from x to x + h. That side alone sees the curve bend, and the error shrinks only
    with h: measure from x - h to x + h."""
    return (f(x + h) - f(x)) / h


def derivative__looks_to_the_left_only(f, x, h=1e-5):
    """You measured from x - h to x. That side alone sees the curve bend, and the error shrinks only
    with h: measure from x - h to x + h."""
    return (f(x) - f(x - h)) / h


def derivative__divides_one_side_by_2h(f, x, h=1e-5):
    """You measured over one nudge and divided by two. The distance in the denominator is the one
    between the two places where f is called: x - h and x + h are 2h apart."""
    return (f(x + h) - f(x)) / (2 * h)


def derivative__divides_by_h(f, x, h=1e-5):
    """You divided by h. From x - h to x + h the distance is 2h, so your slope is twice too
    steep."""
    return (f(x + h) - f(x - h)) / h


def derivative__divides_by_2(f, x, h=1e-5):
    """You divided by 2 and not by h. A slope is how far f moved for each unit that x moved, and x
    moved by 2h."""
    return (f(x + h) - f(x - h)) / 2


def derivative__forgets_to_divide(f, x, h=1e-5):
    """You returned how far f moved. The slope is that distance divided by how far x moved, 2h."""
    return f(x + h) - f(x - h)


def derivative__multiplies_by_h(f, x, h=1e-5):
    """Python reads `a / 2 * h` from left to right, as (a / 2) * h. Put the denominator in
    parentheses, so that h is part of it."""
    return (f(x + h) - f(x - h)) / 2 * h


def derivative__divides_one_value_only(f, x, h=1e-5):
    """You divided only the second value of f: division goes before subtraction. Put the difference
    in parentheses."""
    return f(x + h) - f(x - h) / (2 * h)


def derivative__subtracts_the_wrong_way_round(f, x, h=1e-5):
    """Your slope has the wrong sign. Where f grows from left to right the slope is positive: take
    the value on the left from the value on the right."""
    return (f(x - h) - f(x + h)) / (2 * h)


def derivative__adds_the_two_values(f, x, h=1e-5):
    """You added the two values of f. What matters is how far f moved from one place to the other,
    their difference."""
    return (f(x + h) + f(x - h)) / (2 * h)


def derivative__goes_half_way(f, x, h=1e-5):
    """You nudged by h/2 to each side. That is a central difference too, for half the nudge: here h
    is the distance to each side, and 2h the one between."""
    return (f(x + h / 2) - f(x - h / 2)) / h


def derivative__measures_the_bend(f, x, h=1e-5):
    """You computed the second derivative, how fast the slope itself changes. The slope needs two
    values of f, left and right, and their distance."""
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


def derivative__nudges_in_proportion(f, x, h=1e-5):
    """You nudged x by a share of itself, x h, and divided by 2h. Add h to x and take h from x; then
    2h is the distance, also where x is 0."""
    return (f(x * (1 + h)) - f(x * (1 - h))) / (2 * h)


def derivative__ignores_h(f, x, h=1e-5):
    """You used a nudge of your own. Whoever calls your function chooses h, and 1e-5 is only what it
    is when nobody does."""
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


def derivative__takes_a_tiny_nudge(f, x, h=1e-5):
    """You used a much smaller nudge than h. Smaller is not always better: a computer stores some 16
    digits, and a tiny nudge moves only the last of them."""
    h = 1e-15
    return (f(x + h) - f(x - h)) / (2 * h)


def derivative__takes_a_very_small_nudge(f, x, h=1e-5):
    """You used a much smaller nudge than h. Smaller is not always better: a computer stores some 16
    digits, and a tiny nudge moves only the last of them."""
    h = 1e-12
    return (f(x + h) - f(x - h)) / (2 * h)


def derivative__squares_the_nudge(f, x, h=1e-5):
    """You used a much smaller nudge than h. Smaller is not always better: a computer stores some 16
    digits, and a tiny nudge moves only the last of them."""
    h = h**2
    return (f(x + h) - f(x - h)) / (2 * h)


def derivative__divides_without_remainder(f, x, h=1e-5):
    """You divided with `//`, which rounds down to a whole number. A slope can be 0.75: use `/`."""
    return (f(x + h) - f(x - h)) // (2 * h)


def derivative__rounds_the_slope(f, x, h=1e-5):
    """You rounded the slope. The example rounds only what it prints; the slope of a very flat
    function would become 0."""
    return round((f(x + h) - f(x - h)) / (2 * h), 6)


# numerical_gradient -------------------------------------------------------------------------------


def _by_entries(w, slope):
    """Return an array with the slope for each index of w."""
    gradient = np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        gradient[index] = slope(index)
    return gradient


def _moved(w, index, by):
    """Return w with something added to one entry."""
    w = np.array(w, dtype=float)
    w[index] += by
    return w


def _central(f, w, index, h):
    return f(_moved(w, index, h)) - f(_moved(w, index, -h))


def numerical_gradient__looks_to_the_right_only(f, w, h=1e-5):
    """You measured from w to w + h. That side alone sees the curve bend, and the error shrinks only
    with h: measure from w - h to w + h."""
    return _by_entries(w, lambda index: (f(_moved(w, index, h)) - f(w)) / h)


def numerical_gradient__looks_to_the_left_only(f, w, h=1e-5):
    """You measured from w - h to w. That side alone sees the curve bend, and the error shrinks only
    with h: measure from w - h to w + h."""
    return _by_entries(w, lambda index: (f(w) - f(_moved(w, index, -h))) / h)


def numerical_gradient__divides_by_h(f, w, h=1e-5):
    """You divided by h. From w - h to w + h the distance is 2h, so your slopes are twice too
    steep."""
    return _by_entries(w, lambda index: _central(f, w, index, h) / h)


def numerical_gradient__forgets_to_divide(f, w, h=1e-5):
    """You returned how far f moved. A slope is that distance divided by how far the entry of w
    moved, 2h."""
    return _by_entries(w, lambda index: _central(f, w, index, h))


def numerical_gradient__multiplies_by_h(f, w, h=1e-5):
    """Python reads `a / 2 * h` from left to right, as (a / 2) * h. Put the denominator in
    parentheses, so that h is part of it."""
    return _by_entries(w, lambda index: _central(f, w, index, h) / 2 * h)


def numerical_gradient__subtracts_the_wrong_way_round(f, w, h=1e-5):
    """Your slopes have the wrong sign. Where f grows with an entry of w, its slope is positive:
    take the value for the smaller entry from the value for the larger one."""
    return _by_entries(w, lambda index: -_central(f, w, index, h) / (2 * h))


def numerical_gradient__ignores_h(f, w, h=1e-5):
    """You used a nudge of your own. Whoever calls your function chooses h, and 1e-5 is only what it
    is when nobody does."""
    return _by_entries(w, lambda index: _central(f, w, index, 1e-5) / 2e-5)


def numerical_gradient__takes_a_tiny_nudge(f, w, h=1e-5):
    """You used a much smaller nudge than h. Smaller is not always better: a computer stores some 16
    digits, and a tiny nudge moves only the last of them."""
    return _by_entries(w, lambda index: _central(f, w, index, 1e-15) / 2e-15)


def numerical_gradient__nudges_all_entries_at_once(f, w, h=1e-5):
    """You nudged all entries of w together and got a single slope. Each entry has a slope of its
    own: nudge one, leave the others where they are, and go on to the next."""
    return (f(w + h) - f(w - h)) / (2 * h)


def numerical_gradient__gives_all_entries_the_same_slope(f, w, h=1e-5):
    """You nudged all entries of w together, for every entry anew. Make a nudge that is h in one
    place and 0 in all others."""
    return _by_entries(w, lambda index: (f(w + h) - f(w - h)) / (2 * h))


def numerical_gradient__nudges_a_row_at_a_time(f, w, h=1e-5):
    """You wrote `w[i]` for an entry of w. In a matrix that is a whole row, so that a row gets one
    slope: `np.ndindex(w.shape)` gives the full index of each entry."""
    gradient = np.zeros(w.shape)
    for i in range(len(w)):
        gradient[i] = _central(f, w, i, h) / (2 * h)
    return gradient


def numerical_gradient__expects_a_matrix(f, w, h=1e-5):
    """You counted on rows and columns. w may have one axis, two or three: `np.ndindex(w.shape)`
    goes through the indices of all of them."""
    gradient = np.zeros(w.shape)
    for i in range(w.shape[0]):
        for j in range(w.shape[1]):
            gradient[i, j] = _central(f, w, (i, j), h) / (2 * h)
    return gradient


def numerical_gradient__returns_in_the_loop(f, w, h=1e-5):
    """Your `return` is inside the loop, so that the loop ends after the first entry. Move it to the
    left, below the loop."""
    gradient = np.zeros(w.shape)
    for index in np.ndindex(w.shape):
        gradient[index] = _central(f, w, index, h) / (2 * h)
        return gradient
    return gradient


def numerical_gradient__keeps_a_view_of_a_row(f, w, h=1e-5):
    """You wrote `old = w[i]` for an entry of w. In a matrix that is a whole row, and not a copy of
    it: old changes together with w. `np.ndindex(w.shape)` gives the full index of each entry."""
    gradient = np.zeros(w.shape)
    for i in range(len(w)):
        old = w[i]
        w[i] = old + h
        right = f(w)
        w[i] = old - h
        left = f(w)
        w[i] = old
        gradient[i] = (right - left) / (2 * h)
    return gradient


def numerical_gradient__returns_a_flat_list(f, w, h=1e-5):
    """You returned the slopes in one long row. The gradient has the shape of w, so that it can be
    taken from w."""
    return _by_entries(w, lambda index: _central(f, w, index, h) / (2 * h)).ravel()


def numerical_gradient__hands_f_a_flat_array(f, w, h=1e-5):
    """You handed f the weights in one long row. f needs them in the shape they have: it may
    multiply a matrix with them."""
    flat = np.array(w, dtype=float).ravel()
    slopes = [_central(f, flat, i, h) / (2 * h) for i in range(flat.size)]
    return np.reshape(slopes, w.shape)


def numerical_gradient__hands_f_a_single_entry(f, w, h=1e-5):
    """You handed f a single entry of w. f is a function of the whole array: hand it all of w, with
    one entry nudged."""
    return _by_entries(w, lambda index: (f(w[index] + h) - f(w[index] - h)) / (2 * h))


def numerical_gradient__keeps_the_other_entries_at_0(f, w, h=1e-5):
    """You handed f the nudge alone, an array of zeros with one h. f has to be called near w: add
    the nudge to w."""
    return _by_entries(w, lambda index: _central(f, np.zeros(w.shape), index, h) / (2 * h))


def numerical_gradient__leaves_entries_nudged(f, w, h=1e-5):
    """You did not bring an entry back before you went on to the next, so the other slopes are those
    of another place. Only one entry may be away from w at a time."""
    w = np.array(w, dtype=float)

    def slope(index):
        w[index] += h
        right = f(w)
        w[index] -= 2 * h
        return (right - f(w)) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__keeps_adding_to_one_nudge(f, w, h=1e-5):
    """Entries that you nudged stay nudged when the next one has its turn. Start each entry anew:
    from a fresh copy of w, or from a nudge of fresh zeros."""
    nudge = np.zeros(w.shape)

    def slope(index):
        nudge[index] = h
        return (f(w + nudge) - f(w - nudge)) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__gives_one_array_two_names(f, w, h=1e-5):
    """All your slopes are 0: f saw the same array twice. `minus = plus`, like `plus = w`, is a
    second name for an array and not a copy: make a copy of w for each side."""

    def slope(index):
        plus = w.copy()
        minus = plus
        plus[index] += h
        minus[index] -= h
        return (f(plus) - f(minus)) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__gives_w_two_names(f, w, h=1e-5):
    """All your slopes are 0: f saw the same array twice. `minus = plus`, like `plus = w`, is a
    second name for an array and not a copy: make a copy of w for each side."""

    def slope(index):
        plus, minus = w, w
        plus[index] += h
        minus[index] -= h
        return (f(plus) - f(minus)) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__goes_back_to_the_middle(f, w, h=1e-5):
    """You measured over one nudge, from w to w + h, and divided by two. Where an entry was nudged
    with `+= h`, `-= h` only brings it back to the middle: the other place is w - h."""
    return _by_entries(w, lambda index: (f(_moved(w, index, h)) - f(w)) / (2 * h))


def numerical_gradient__goes_back_to_the_middle_of_w(f, w, h=1e-5):
    """You measured over one nudge, from w to w + h, and divided by two. Where an entry was nudged
    with `+= h`, `-= h` only brings it back to the middle: the other place is w - h."""

    def slope(index):
        w[index] += h
        right = f(w)
        w[index] -= h
        return (right - f(w)) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__goes_back_to_the_middle_and_on(f, w, h=1e-5):
    """You measured over one nudge, from w to w + h, and divided by two. Where an entry was nudged
    with `+= h`, `-= h` only brings it back to the middle: the other place is w - h."""

    def slope(index):
        w[index] += h
        right = f(w)
        w[index] -= h
        left = f(w)
        w[index] += h
        return (right - left) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__changes_w(f, w, h=1e-5):
    """You nudged the array that you were given. It belongs to the caller; adding and taking away
    again does not even bring it back exactly, and an array of integers can't hold the nudge. Nudge
    a copy of floats."""

    def slope(index):
        w[index] += h
        right = f(w)
        w[index] -= 2 * h
        left = f(w)
        w[index] += h
        return (right - left) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__changes_w_and_leaves_it(f, w, h=1e-5):
    """You nudged the array that you were given and did not bring it back. It belongs to the caller,
    and your next slopes are those of another place: nudge a copy, one for each entry."""

    def slope(index):
        w[index] += h
        right = f(w)
        w[index] -= 2 * h
        return (right - f(w)) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__nudges_integers(f, w, h=1e-5):
    """You nudged an array of integers, which can't hold the nudge: 2.00001 becomes 2. Make each
    copy of w an array of floats, and so the array in which you collect the slopes."""

    def moved(index, by):
        moved = w.copy()
        moved[index] += by
        return moved

    return _by_entries(w, lambda index: (f(moved(index, h)) - f(moved(index, -h))) / (2 * h))


def numerical_gradient__does_all_in_integers(f, w, h=1e-5):
    """You nudged an array of integers, which can't hold the nudge: 2.00001 becomes 2. Make each
    copy of w an array of floats, and so the array in which you collect the slopes."""
    slopes = numerical_gradient__nudges_integers(f, w, h)
    gradient = np.zeros_like(w)
    gradient[...] = slopes
    return gradient


def numerical_gradient__keeps_the_nudge_in_integers(f, w, h=1e-5):
    """You made the nudge with the dtype of w. For integers the h in it becomes 0, and nothing
    moves: make it an array of floats."""

    def slope(index):
        nudge = np.zeros_like(w)
        nudge[index] = h
        return (f(w + nudge) - f(w - nudge)) / (2 * h)

    return _by_entries(w, slope)


def numerical_gradient__rounds_the_slopes(f, w, h=1e-5):
    """You collected the slopes in an array with the dtype of w. For integers that cuts off all
    decimals: collect them in an array of floats."""
    gradient = np.zeros_like(w)
    for index in np.ndindex(w.shape):
        gradient[index] = _central(f, w, index, h) / (2 * h)
    return gradient


# forward ------------------------------------------------------------------------------------------

OPERATIONS = {
    "add": lambda values, i, j: values[i] + values[j],
    "subtract": lambda values, i, j: values[i] - values[j],
    "multiply": lambda values, i, j: values[i] * values[j],
    "scale": lambda values, i, c: c * values[i],
    "square": lambda values, i: values[i] ** 2,
    "relu": lambda values, i: max(values[i], 0.0),
}


def _forward(graph, inputs, **wrong):
    """Return the values of all nodes, some operations replaced."""
    operations = OPERATIONS | {"input": lambda _values, name: inputs[name]} | wrong
    values = []
    for kind, *rest in graph:
        values.append(operations[kind](values, *rest))
    return values


def forward__subtracts_the_wrong_way_round(graph, inputs):
    """You took node i from node j. ("subtract", i, j) is node i minus node j, in the order in which
    they are written."""
    return _forward(graph, inputs, subtract=lambda values, i, j: values[j] - values[i])


def forward__doubles_instead_of_squaring(graph, inputs):
    """You multiplied by 2 where a square is meant: the square of 11 is 11 * 11."""
    return _forward(graph, inputs, square=lambda values, i: values[i] * 2)


def forward__squares_with_a_caret(graph, inputs):
    """In Python `^` is no power: it compares bits, and floats have none to compare. The square is
    `** 2`."""
    return _forward(graph, inputs, square=lambda values, i: values[i] ^ 2)


def forward__scales_by_a_node(graph, inputs):
    """You took the c of ("scale", i, c) for a place in the list. It is the factor itself; only i is
    a place."""
    return _forward(graph, inputs, scale=lambda values, i, c: values[c] * values[i])


def forward__adds_the_scale(graph, inputs):
    """You added c. ("scale", i, c) multiplies node i with c."""
    return _forward(graph, inputs, scale=lambda values, i, c: values[i] + c)


def forward__computes_with_places(graph, inputs):
    """You computed with i and j themselves. They are places in the list: the numbers are values[i]
    and values[j]."""
    return _forward(
        graph, inputs,
        add=lambda _, i, j: i + j, subtract=lambda _, i, j: i - j, multiply=lambda _, i, j: i * j,
        scale=lambda _, i, c: c * i, square=lambda _, i: i**2, relu=lambda _, i: max(i, 0),
    )  # fmt: skip


def forward__adds_and_multiplies_places(graph, inputs):
    """You computed with i and j themselves. They are places in the list: the numbers are values[i]
    and values[j]."""
    return _forward(
        graph, inputs,
        add=lambda _, i, j: i + j, subtract=lambda _, i, j: i - j, multiply=lambda _, i, j: i * j,
    )  # fmt: skip


def forward__lets_negative_numbers_through_relu(graph, inputs):
    """Your relu lets negative numbers through. It returns 0 for them."""
    return _forward(graph, inputs, relu=lambda values, i: values[i])


def forward__turns_negative_numbers_in_relu(graph, inputs):
    """Your relu turns negative numbers into positive ones. It returns 0 for them."""
    return _forward(graph, inputs, relu=lambda values, i: abs(values[i]))


def forward__keeps_the_negative_part_in_relu(graph, inputs):
    """Your relu keeps the negative numbers and drops the positive ones. It is the larger of the
    number and 0, not the smaller."""
    return _forward(graph, inputs, relu=lambda values, i: min(values[i], 0.0))


def forward__returns_the_slope_of_relu(graph, inputs):
    """Your relu returns 1 for positive numbers. That is its slope; its value is the number
    itself."""
    return _forward(graph, inputs, relu=lambda values, i: float(values[i] > 0))


def forward__takes_inputs_in_the_order_of_the_dict(graph, inputs):
    """You took the inputs one after the other, as they stand in the dict. Their order means
    nothing: the name in an ("input", name) node says which one it is."""
    numbers = iter(inputs.values())
    return _forward(graph, inputs, input=lambda _values, _name: next(numbers))


def forward__starts_with_all_the_inputs(graph, inputs):
    """You put all of `inputs` into the list at the start. An input has its turn like every other
    node, and its number is its place in the graph: look its name up there, `inputs[name]`."""
    values = list(inputs.values())
    for kind, *rest in graph:
        if kind != "input":
            values.append(OPERATIONS[kind](values, *rest))
    return values


def forward__expects_inputs_first(graph, inputs):
    """You gave the inputs values before all other nodes. An input can stand anywhere in the graph,
    and every node is counted by its place in the list: go from node to node."""
    values = [inputs[node[1]] for node in graph if node[0] == "input"]
    for kind, *rest in graph:
        if kind != "input":
            values.append(OPERATIONS[kind](values, *rest))
    return values


def forward__returns_the_last_value_only(graph, inputs):
    """You returned the value of the last node. The way back needs the values of all nodes: return
    the whole list."""
    return _forward(graph, inputs)[-1]


def forward__leaves_the_inputs_out(graph, inputs):
    """You left the inputs out of the list that you return. They are nodes like the others: a value
    for every node, in the order of the graph."""
    values = _forward(graph, inputs)
    return [value for node, value in zip(graph, values) if node[0] != "input"]


def _forward_without(missing, graph, inputs):
    """Return the values of the nodes, but append none for one kind."""
    operations = OPERATIONS | {"input": lambda _values, name: inputs[name]}
    values = []
    for kind, *rest in graph:
        if kind != missing:
            values.append(operations[kind](values, *rest))
    return values


def forward__leaves_out_input(graph, inputs):
    """One kind of node gets no value in your code, so the list is too short and all places after it
    are shifted. Each of the seven kinds needs a branch of its own that appends a value."""
    return _forward_without("input", graph, inputs)


def forward__leaves_out_add(graph, inputs):
    """One kind of node gets no value in your code, so the list is too short and all places after it
    are shifted. Each of the seven kinds needs a branch of its own that appends a value."""
    return _forward_without("add", graph, inputs)


def forward__leaves_out_subtract(graph, inputs):
    """One kind of node gets no value in your code, so the list is too short and all places after it
    are shifted. Each of the seven kinds needs a branch of its own that appends a value."""
    return _forward_without("subtract", graph, inputs)


def forward__leaves_out_multiply(graph, inputs):
    """One kind of node gets no value in your code, so the list is too short and all places after it
    are shifted. Each of the seven kinds needs a branch of its own that appends a value."""
    return _forward_without("multiply", graph, inputs)


def forward__leaves_out_scale(graph, inputs):
    """One kind of node gets no value in your code, so the list is too short and all places after it
    are shifted. Each of the seven kinds needs a branch of its own that appends a value."""
    return _forward_without("scale", graph, inputs)


def forward__leaves_out_square(graph, inputs):
    """One kind of node gets no value in your code, so the list is too short and all places after it
    are shifted. Each of the seven kinds needs a branch of its own that appends a value."""
    return _forward_without("square", graph, inputs)


def forward__leaves_out_relu(graph, inputs):
    """One kind of node gets no value in your code, so the list is too short and all places after it
    are shifted. Each of the seven kinds needs a branch of its own that appends a value."""
    return _forward_without("relu", graph, inputs)


def forward__looks_the_place_up(graph, inputs):
    """You asked `graph.index(node)` for the place of a node. It returns the first place where an
    equal tuple stands, so the second of two equal nodes gets nothing: count the nodes as you go."""
    values = [0.0] * len(graph)
    for node, value in zip(graph, _forward(graph, inputs)):
        values[graph.index(node)] = value
    return values


def forward__keeps_values_by_node(graph, inputs):
    """You kept the values in a dict with the nodes as its keys. Equal nodes share one key, so a
    value is missing in the end: a node is known by its place in the list."""
    return list(dict(zip(graph, _forward(graph, inputs))).values())


def forward__returns_a_dict(graph, inputs):
    """You returned a dict. A list is asked for: the place in it is the number of the node."""
    return dict(enumerate(_forward(graph, inputs)))


def forward__stores_values_in_inputs(graph, inputs):
    """You stored values in the dict of inputs. It belongs to the caller, who may want to run the
    graph again: collect the values in a list of your own."""
    values = _forward(graph, inputs)
    inputs.update(enumerate(values))
    return values


def forward__takes_the_graph_apart(graph, inputs):
    """You took the nodes out of the graph, and it is empty when you are done. The way back needs it
    again: go through it with `for`, which only reads."""
    values = _forward(graph, inputs)
    graph.clear()
    return values


# backward -----------------------------------------------------------------------------------------


def _add(d, values, i, j):
    return [(i, d), (j, d)]


def _subtract(d, values, i, j):
    return [(i, d), (j, -d)]


def _multiply(d, values, i, j):
    return [(i, d * values[j]), (j, d * values[i])]


def _scale(d, values, i, c):
    return [(i, d * c)]


def _square(d, values, i):
    return [(i, d * 2 * values[i])]


def _relu(d, values, i):
    return [(i, d if values[i] > 0 else 0.0)]


def _input(d, values, name):
    return []


SHARES = {
    "add": _add,
    "subtract": _subtract,
    "multiply": _multiply,
    "scale": _scale,
    "square": _square,
    "relu": _relu,
    "input": _input,
}


def _shares(node, d, values, wrong=()):
    """Return what a node hands to the nodes that it works on: pairs (place, share)."""
    kind, *rest = node
    return dict(SHARES, **dict(wrong))[kind](d, values, *rest)


def _backward(graph, values, start=1.0, others=0.0, **wrong):
    """Return d last / d node for all nodes, some operations replaced."""
    gradients = [others] * len(graph)
    gradients[-1] = start
    for k in reversed(range(len(graph))):
        for i, share in _shares(graph[k], gradients[k], values, wrong):
            gradients[i] += share
    return gradients


def backward__overwrites_a_share(graph, values):
    """You replaced the share that a node had already. A node that is used twice moves the result in
    two ways, and they add up: use `+=`."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0
    for k in reversed(range(len(graph))):
        for i, share in _shares(graph[k], gradients[k], values):
            gradients[i] = share
    return gradients


def backward__writes_two_shares_at_once(graph, values):
    """You computed both new sums of a node before you stored them, so where i and j are the same
    node, one share is lost. Add one share, and then the other."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0
    for k in reversed(range(len(graph))):
        shares = _shares(graph[k], gradients[k], values)
        for i, total in [(i, gradients[i] + share) for i, share in shares]:
            gradients[i] = total
    return gradients


def backward__starts_with_zeros_only(graph, values):
    """You started with zeros everywhere, and nothing comes of nothing. The last node moves as fast
    as itself: its derivative is 1."""
    return _backward(graph, values, start=0.0)


def backward__starts_with_ones(graph, values):
    """You started with a 1 for every node. Only the last one starts with 1; all others have no
    share yet, which is 0."""
    return _backward(graph, values, others=1.0)


def backward__starts_with_the_cost(graph, values):
    """You started with the value of the last node. How large it is plays no role: it moves as fast
    as itself, so its derivative is 1."""
    return _backward(graph, values, start=values[-1])


def backward__looks_the_place_up(graph, values):
    """You asked `graph.index(node)` for the place of a node. It returns the first place where an
    equal tuple stands, so the second of two equal nodes takes the derivative of the first: go
    through the places themselves, from the last down to 0."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0
    for node in reversed(graph):
        for i, share in _shares(node, gradients[graph.index(node)], values):
            gradients[i] += share
    return gradients


def backward__keeps_derivatives_by_node(graph, values):
    """You kept the derivatives in a dict with the nodes as its keys. Equal nodes share one key, and
    so one derivative: a node is known by its place in the list."""
    gradients = dict.fromkeys(graph, 0.0)
    gradients[graph[-1]] = 1.0
    for node in reversed(graph):
        for i, share in _shares(node, gradients[node], values):
            gradients[graph[i]] += share
    return [gradients[node] for node in graph]


def backward__counts_the_reversed_list(graph, values):
    """You counted with `enumerate(reversed(graph))`. It goes through the nodes from the end, but it
    numbers them from 0 all the same: the last node has to get the last number."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0
    for k, node in enumerate(reversed(graph)):
        for i, share in _shares(node, gradients[k], values):
            gradients[i] += share
    return gradients


def backward__goes_from_first_to_last(graph, values):
    """You went through the graph from the first node to the last. The derivative of a node is known
    only after all nodes that use it had their turn: start at the end."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0
    for k in range(len(graph)):
        for i, share in _shares(graph[k], gradients[k], values):
            gradients[i] += share
    return gradients


def backward__forgets_the_chain(graph, values):
    """You handed back a local derivative alone. A share is the local derivative times d, the
    derivative of the node that hands it back."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0
    for k in reversed(range(len(graph))):
        for i, local in _shares(graph[k], 1.0, values):
            gradients[i] += local
    return gradients


def backward__forgets_d_at_a_sum(graph, values):
    """You handed back a local derivative alone. A share is the local derivative times d, the
    derivative of the node that hands it back."""
    return _backward(graph, values, add=lambda d, v, i, j: [(i, 1.0), (j, 1.0)])


def backward__forgets_d_at_a_difference(graph, values):
    """You handed back the local derivative of "subtract" without d. A share is always d, the
    derivative of the node that hands it back, times the local derivative."""
    return _backward(graph, values, subtract=lambda d, v, i, j: [(i, 1.0), (j, -1.0)])


def backward__forgets_d_at_a_product(graph, values):
    """You handed back the local derivative of "multiply" without d. A share is always d, the
    derivative of the node that hands it back, times the local derivative."""
    return _backward(graph, values, multiply=lambda d, v, i, j: [(i, v[j]), (j, v[i])])


def backward__forgets_d_at_a_scale(graph, values):
    """You handed back the local derivative of "scale" without d. A share is always d, the
    derivative of the node that hands it back, times the local derivative."""
    return _backward(graph, values, scale=lambda d, v, i, c: [(i, c)])


def backward__forgets_d_at_a_square(graph, values):
    """You handed back the local derivative of "square" without d. A share is always d, the
    derivative of the node that hands it back, times the local derivative."""
    return _backward(graph, values, square=lambda d, v, i: [(i, 2 * v[i])])


def backward__adds_along_the_chain(graph, values):
    """You added d and the local derivative. Along a chain they are multiplied: if J moves 22 times
    as fast as a, and a moves 3 times as fast as w, J moves 66 times as fast as w."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0
    for k in reversed(range(len(graph))):
        for i, local in _shares(graph[k], 1.0, values):
            gradients[i] += gradients[k] + local
    return gradients


def backward__gives_a_factor_its_own_value(graph, values):
    """In a product you gave each factor its own value. If one factor moves, the product moves as
    many times as far as the *other* factor says."""
    return _backward(graph, values, multiply=lambda d, v, i, j: [(i, d * v[i]), (j, d * v[j])])


def backward__gives_a_factor_the_product(graph, values):
    """In a product you gave each factor the value of the product. Its share is d times the other
    factor."""
    return _backward(
        graph, values, multiply=lambda d, v, i, j: [(i, d * v[i] * v[j]), (j, d * v[i] * v[j])]
    )


def backward__treats_a_product_like_a_sum(graph, values):
    """You handed d to both factors of a product, as if it were a sum. The share of a factor is d
    times the other factor."""
    return _backward(graph, values, multiply=_add)


def backward__treats_a_difference_like_a_sum(graph, values):
    """You handed d to both sides of a subtraction. Where node j grows, i - j shrinks: its share is
    -d."""
    return _backward(graph, values, subtract=_add)


def backward__gives_the_minus_to_the_wrong_side(graph, values):
    """You gave the minus sign to node i. In i - j the node that is taken away is j: it gets -d, and
    i gets d."""
    return _backward(graph, values, subtract=lambda d, v, i, j: [(i, -d), (j, d)])


def backward__forgets_the_factor(graph, values):
    """You handed d through a "scale" node without its factor. c times a node moves c times as far
    as the node."""
    return _backward(graph, values, scale=lambda d, v, i, c: [(i, d)])


def backward__scales_by_the_value(graph, values):
    """You multiplied by the value of the node that is scaled. c * i moves c times as far as i,
    wherever i is: the share is d * c."""
    return _backward(graph, values, scale=lambda d, v, i, c: [(i, d * v[i])])


def backward__takes_the_factor_for_a_place(graph, values):
    """You took the c of ("scale", i, c) for a place in the list, with values[c]. It is the factor
    itself; only i is a place."""
    return _backward(graph, values, scale=lambda d, v, i, c: [(i, d * v[c])])


def backward__computes_with_places(graph, values):
    """You computed with i and j themselves. They are places in the list: the numbers are values[i]
    and values[j]."""
    return _backward(
        graph, values,
        multiply=lambda d, v, i, j: [(i, d * j), (j, d * i)],
        square=lambda d, v, i: [(i, d * 2 * i)],
    )  # fmt: skip


def backward__computes_with_places_everywhere(graph, values):
    """You computed with i and j themselves. They are places in the list: the numbers are values[i]
    and values[j]."""
    return _backward(
        graph, values,
        multiply=lambda d, v, i, j: [(i, d * j), (j, d * i)],
        square=lambda d, v, i: [(i, d * 2 * i)], relu=lambda d, v, i: [(i, d if i > 0 else 0.0)],
    )  # fmt: skip


def backward__multiplies_by_places(graph, values):
    """You computed with i and j themselves. They are places in the list: the numbers are values[i]
    and values[j]."""
    return _backward(graph, values, multiply=lambda d, v, i, j: [(i, d * j), (j, d * i)])


def backward__doubles_a_place(graph, values):
    """You computed with i and j themselves. They are places in the list: the numbers are values[i]
    and values[j]."""
    return _backward(graph, values, square=lambda d, v, i: [(i, d * 2 * i)])


def backward__forgets_the_2_of_a_square(graph, values):
    """You forgot the 2 in the derivative of a square. The square of a number moves 2 times that
    number as fast as the number."""
    return _backward(graph, values, square=lambda d, v, i: [(i, d * v[i])])


def backward__doubles_at_a_square(graph, values):
    """You handed back d times 2 from a square. Its slope is 2 times the number that is squared:
    flat near 0, steep far out."""
    return _backward(graph, values, square=lambda d, v, i: [(i, d * 2)])


def backward__squares_again(graph, values):
    """You took 2 times the square for the derivative of a square. It is 2 times the number that is
    squared, the value of node i and not of the "square" node."""
    return _backward(graph, values, square=lambda d, v, i: [(i, d * 2 * v[i] ** 2)])


def backward__hands_back_the_square(graph, values):
    """You multiplied d by the square itself. Its derivative is 2 times the number that is squared:
    at 11 the square is 121, and moves 22 times as fast."""
    return _backward(graph, values, square=lambda d, v, i: [(i, d * v[i] ** 2)])


def backward__passes_relu_always(graph, values):
    """You handed d through a relu whose input is negative. There relu is flat: it returns 0
    whatever moves, and hands back 0. Test the value of node i, `values[i]`, not its number and not
    the relu's own value."""
    return _backward(graph, values, relu=lambda d, v, i: [(i, d)])


def backward__tests_the_place_at_a_relu(graph, values):
    """You handed d through a relu whose input is negative. There relu is flat: it returns 0
    whatever moves, and hands back 0. Test the value of node i, `values[i]`, not its number and not
    the relu's own value."""
    return _backward(graph, values, relu=lambda d, v, i: [(i, d if i > 0 else 0.0)])


def backward__passes_relu_at_0(graph, values):
    """You handed d through a relu whose input is exactly 0. There relu has a kink and no slope; we
    take 0, as TensorFlow does: only `> 0` lets d through."""
    return _backward(graph, values, relu=lambda d, v, i: [(i, d if v[i] >= 0 else 0.0)])


def backward__cuts_a_relu_in_half_at_0(graph, values):
    """You handed half of d through a relu whose input is exactly 0. Nudging says so too; but we
    take 0 there, as TensorFlow does."""
    return _backward(graph, values, relu=lambda d, v, i: [(i, d * (np.sign(v[i]) + 1) / 2)])


def backward__applies_relu_to_d(graph, values):
    """You looked at the sign of d. What decides is the number that went into the relu: where it was
    positive, d passes, also if d is negative."""
    return _backward(graph, values, relu=lambda d, v, i: [(i, max(d, 0.0))])


def backward__multiplies_by_relu(graph, values):
    """You multiplied d by the value of the relu. Its slope is 1 where the input is positive,
    however large that is."""
    return _backward(graph, values, relu=lambda d, v, i: [(i, d * max(v[i], 0.0))])


def backward__returns_relu_s_slope(graph, values):
    """You handed back the slope of relu, 1 or 0, without d. A share is always the local derivative
    times d."""
    return _backward(graph, values, relu=lambda d, v, i: [(i, float(v[i] > 0))])


def backward__passes_on_too_early(graph, values):
    """You followed the ways back one by one, and a node handed on what it had when you first came
    by. Its later shares were left behind: wait until all nodes that use it had their turn, by going
    through the list from the end."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0
    visited = set()

    def visit(k):
        if k not in visited:
            visited.add(k)
            shares = _shares(graph[k], gradients[k], values)
            for i, share in shares:
                gradients[i] += share
            for i, _ in shares:
                visit(i)

    visit(len(graph) - 1)
    return gradients


def backward__passes_the_sum_on_again(graph, values):
    """You handed on the whole sum of a node each time a share arrived, so that earlier shares were
    counted again. A node has its turn once, when all its shares are in."""
    gradients = [0.0] * len(graph)
    gradients[-1] = 1.0

    def visit(k):
        for i, share in _shares(graph[k], gradients[k], values):
            gradients[i] += share
            visit(i)

    visit(len(graph) - 1)
    return gradients


def backward__returns_the_inputs_only(graph, values):
    """You returned the derivatives of the inputs only. Here all nodes are asked for, in the order
    of the graph."""
    gradients = _backward(graph, values)
    return [d for node, d in zip(graph, gradients) if node[0] == "input"]


def backward__returns_a_dict(graph, values):
    """You returned a dict. A list is asked for: the place in it is the number of the node."""
    return dict(enumerate(_backward(graph, values)))


def backward__returns_the_reversed_list(graph, values):
    """Your list begins with the last node. You may work from the end, but what you return has the
    order of the graph."""
    return _backward(graph, values)[::-1]


def backward__turns_the_graph_round(graph, values):
    """You turned the graph itself round. It belongs to the caller: `reversed(graph)` goes through
    it from the end and leaves it as it is."""
    gradients = _backward(graph, values)
    graph.reverse()
    return gradients


def backward__takes_the_graph_apart(graph, values):
    """You took the nodes out of the graph, and it is empty when you are done. It belongs to the
    caller: go through it with `for`, which only reads."""
    gradients = _backward(graph, values)
    graph.clear()
    return gradients


def backward__collects_in_values(graph, values):
    """You wrote the derivatives into the list of values, where they replace numbers that are still
    needed: collect them in a list of your own."""
    values[-1] = 1.0
    for k in reversed(range(len(graph))):
        shares = _shares(graph[k], values[k], list(values))
        for i, _ in shares:
            values[i] = 0.0
        for i, share in shares:
            values[i] += share
    return values

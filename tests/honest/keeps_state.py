"""Counts its calls in a global, and rebinds it."""

count = 0
history = []
right = linear


def linear(z):
    global count
    count += 1
    history.append(np.array(z))
    return right(z)

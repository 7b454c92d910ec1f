"""Prints while it is loaded and in each call."""

for i in range(2000):
    print("debugging", i)
right = relu


def relu(z):
    print(np.zeros(1000), z, "\n" * 500)
    return right(z)

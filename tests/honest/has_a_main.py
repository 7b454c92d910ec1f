"""Has code of its own for when it is run, and asserts that hold."""

import argparse
import doctest


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--z", type=float)
    print(sigmoid(parser.parse_args().z))


assert np.allclose(softmax(np.zeros((1, 2))), 0.5)
if __name__ == "__main__":
    main()
    doctest.testmod()
    input("press enter")

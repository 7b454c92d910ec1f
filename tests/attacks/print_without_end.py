"""Prints gigabytes, to every stream.

earns: 0 of lab02_activations
"""

import os
import sys

LINE = "<script>alert(1)</script>" * 4000
for _ in range(1000):
    print(LINE)


def sigmoid(z):
    while True:
        os.write(1, LINE.encode())
        os.write(2, LINE.encode())
        sys.__stderr__.write(LINE)

"""Ends Python in the middle of a call, in every way, with the exit code of a success.

earns: 0 of lab02_activations
"""

import ctypes
import os
import sys


def linear(z):
    os._exit(0)


def sigmoid(z):
    sys.exit(0)


def relu(z):
    raise SystemExit


def softmax(z):
    ctypes.string_at(0)


def binary_logit(z):
    os.abort()


def output_activation(target):
    raise KeyboardInterrupt

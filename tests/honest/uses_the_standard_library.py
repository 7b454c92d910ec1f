"""Imports much of the standard library."""

import collections
import copy
import csv
import datetime
import decimal
import fractions
import functools
import hashlib
import itertools
import json
import logging
import math
import operator
import os
import pathlib
import pprint
import re
import statistics
import string
import sys
import time
import typing
import unittest

logging.basicConfig(level=logging.DEBUG)
logging.debug("loaded at %s", datetime.datetime.now())
started = time.perf_counter()


def softmax(z):
    z = np.asarray(z, float)
    rows = z.reshape(-1, z.shape[-1])
    answer = []
    for row in rows.tolist():
        top = functools.reduce(max, row)
        e = [math.exp(score - top) for score in row]
        answer += [x / math.fsum(e) for x in e]
    return np.array(answer).reshape(z.shape)

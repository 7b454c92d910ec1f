"""Draws random numbers, of all sources, for nothing."""

import os
import random
import secrets
import uuid

np.random.seed(0)
noise = [random.random(), np.random.rand(3), np.random.default_rng().normal(), secrets.token_hex()]
noise += [os.urandom(8), uuid.uuid4()]

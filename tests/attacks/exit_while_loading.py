"""Ends the process with exit code 0 before any function exists.

earns: 0 of lab02_activations
"""

import os

os._exit(0)

"""What the parsers of all commands share."""

from __future__ import annotations

import argparse
from typing import TypeAlias

# argparse gives no public name to what add_subparsers returns
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

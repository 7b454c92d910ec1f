"""What must be true of a question: a module for each way of answering."""

from __future__ import annotations

from typing import Any

Problem = tuple[list[Any], str]  # the way to the part of the question, and what is wrong there

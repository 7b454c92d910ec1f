"""Numbers for questions with variants: one module per quiz, one plain function per case.

A generator takes a ``random.Random`` and returns the numbers of a question by name, rounded as they
will be shown, so that every key is computed from what the reader sees. Python's own random numbers
are used: no NumPy before the first question is on the screen.
"""

"""Mistakes that learners make: one module per lab, one wrong implementation per mistake.

``softmax__normalises_columns`` is ``softmax`` with that one mistake; its docstring is what the
student is told.
"""

"""Grading other people's code: a whole class, fast, in processes that know no answer.

Three processes. The judge runs the checks and never a student's code; the zygote has the libraries
imported and holds no secret; the child, forked from it for one submission and confined, runs the
student's functions. Between judge and child only data cross (``wire``).
"""

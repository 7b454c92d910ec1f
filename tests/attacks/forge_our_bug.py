"""Fails in words that are the judge's own, for points by hand.

earns: 0 of lab02_activations
"""

raise SyntaxError("", ("our bug, to be graded again: the judge did not survive it", 1, 1, "", 1, 1))

"""What a lab's functions look like: one module per lab, one plain function per panel.

A panel is ``<function>__<what>(axes, lab, tensorflow)``, the last one only where it is needed. Like
a check it reaches the student's code as ``lab.<function>``, and TensorFlow's answers, recorded by
`labs record`, as ``tensorflow.<function>``. Its docstring is the panel's title, and what it returns
is its caption. It draws what is expected first: that is seen even where the student's function
stops. ``LAYOUT`` gives the places of the panels in matplotlib's mosaic notation, A for the first.
"""

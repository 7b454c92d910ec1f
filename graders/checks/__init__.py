"""What is true of right code: one module per lab, one plain function per check.

A check is ``test_<function>__<what>``. It reaches the implementation only as ``lab.<function>``.
"""

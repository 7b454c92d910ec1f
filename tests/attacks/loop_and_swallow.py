"""Never returns, and swallows whatever wants to stop it.

earns: 0 of lab02_activations
"""

import signal


def linear(z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass


def sigmoid(z):
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    signal.setitimer(signal.ITIMER_REAL, 0)
    while True:
        pass

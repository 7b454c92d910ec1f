"""Lets threads work, row by row."""

import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()


def square(z):
    return z


def linear(z):
    answer = [None]

    def work():
        with lock:
            answer[0] = z

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return answer[0]


def binary_logit(z):
    with ThreadPoolExecutor(3) as pool:
        return np.array(list(pool.map(lambda row: row[1] - row[0], z)))

"""Takes its time to load, less than is allowed."""

import time

time.sleep(0.7)

"""Draws its functions while it is loaded."""

import matplotlib.pyplot as plt

x = np.linspace(-3, 3, 50)
plt.plot(x, sigmoid(x), label="sigmoid")
plt.legend()
plt.show()

"""Never comes to an end while it is loaded.

earns: 0 of lab02_activations
"""

while True:
    pass

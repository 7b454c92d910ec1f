"""What the ``labs`` command can do, one module for each of its three kinds of reader."""

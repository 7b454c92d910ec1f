"""Other people's code: a whole class."""

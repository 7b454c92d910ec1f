"""A whole class: its answer files scored anew, and what they say about the questions."""

"""Labs as notebooks: grading in the cell below each function, and courses of nbgrader."""

from graders.notebooks.grader import Grader

__all__ = ["Grader"]

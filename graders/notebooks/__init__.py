"""Labs as notebooks: grading in the cell below each function, and courses of nbgrader."""

from graders.notebooks.grader import Grader

__all__ = ["Grader", "grade_id"]

OURS = "grade_descent"  # in the metadata of a notebook: what we noted there


def grade_id(function: str, hidden: bool = False) -> str:
    """Return what nbgrader calls the cell that grades a function, or asks its hidden checks.

    Example:
        >>> grade_id("softmax"), grade_id("softmax", hidden=True)
        ('test_softmax', 'hidden_softmax')
    """
    return f"{'hidden' if hidden else 'test'}_{function}"

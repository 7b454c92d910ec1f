"""What the ``quiz`` command can do, for those who take quizzes and for those who give them."""

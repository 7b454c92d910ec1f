"""The same quizzes in the formats of learning platforms."""

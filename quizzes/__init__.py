"""The bank of practice quizzes and their runner."""

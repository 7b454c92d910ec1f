"""``python -m quizzes`` is the ``quiz`` command."""

import sys

from quizzes.cli import main

sys.exit(main())

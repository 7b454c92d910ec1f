"""``python -m graders`` is the ``labs`` command."""

import sys

from graders.cli import main

sys.exit(main())

"""``python -m esftui`` is the command ``esftui``."""

import sys

from esftui.cli import main

sys.exit(main())

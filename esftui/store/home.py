"""Paths as people type them."""

import os.path
from pathlib import Path


def from_home(path: str | Path) -> Path:
    """Return a path with the home folder in the place of ``~``; as it is, where none is known."""
    # Path's own raises where there is nobody of the name that follows the sign
    return Path(os.path.expanduser(path))

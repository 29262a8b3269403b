"""How much is tried: a little at every commit, and much once by hand (``ESFTUI_LONG=1``)."""

import os

LONG = os.environ.get("ESFTUI_LONG") == "1"
KILLS = 1000 if LONG else 300
"""Programs killed in the middle of writing each kind of file."""
KILLS_SOFT = 300 if LONG else 40
"""Programs killed that hold a soft lock, which may keep the next one waiting for two seconds."""
WRITERS = 4
EDITS = 2500 if LONG else 200
"""Edits by each of the writers at once."""
BURST = 1000
"""Changes within a second."""
INVENTED = 2500 if LONG else 60
"""Files invented for each of the readers."""


def count(short: int, long: int) -> int:
    """Return how many to try of something that is counted in one place only."""
    return long if LONG else short

"""Short runs in every test, long ones by hand: ``ESFTUI_LONG=1 pytest -n 0 -s tests/faults``."""

import os

LONG = os.environ.get("ESFTUI_LONG", "") not in ("", "0")
"""Whether the long run is asked for."""


def count(short: int, long: int) -> int:
    """Return how many inputs to try."""
    return long if LONG else short

#!/usr/bin/env python3
"""Time from the key q until the shell is back, beside a bare Textual app's.

    python tests/bench/quit.py [PAIRS]

A bare app waits about 200 ms for its input thread; without that wait it has its own work to
do, and no more than 50 ms over that is the target.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from bench.startup import APP, BARE, shows_all_figures, shows_bare_app  # noqa: E402
from bench.terminal import Screen, Terminal  # noqa: E402

WAIT = 200.0
"""Milliseconds that a bare app spends waiting for its input thread: twice a tenth."""
TARGET = 50.0


def seconds(
    command: Sequence[str], shown: Callable[[Screen], bool], environ: dict[str, str]
) -> float:
    """Return the time from the key until the process has ended."""
    with Terminal(command, environ=environ, folder=str(ROOT)) as terminal:
        terminal.wait_for(shown)
        terminal.settle(0.7)
        begun = time.perf_counter()
        terminal.send("q")
        return terminal.wait_exit() - begun


def main(pairs: int = 11) -> int:
    """Measure pairs of runs, print, and return 1 if the target is missed."""
    with tempfile.TemporaryDirectory() as cache:
        environ = {"PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
        bare, app = [], []
        for number in range(pairs + 1):
            times = (
                seconds(BARE, shows_bare_app, environ),
                seconds(APP, shows_all_figures, environ),
            )
            if number:
                bare.append(times[0])
                app.append(times[1])
    theirs, mine = statistics.median(bare) * 1000, statistics.median(app) * 1000
    own = theirs - WAIT
    print(f"bare app  {theirs:6.1f} ms, {own:.1f} ms without its wait")
    print(f"esftui    {mine:6.1f} ms: {mine - own:+.1f} ms, at most +{TARGET:.0f}")
    return 0 if mine - own <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))

#!/usr/bin/env python3
"""Time from process start to all figures of Framtidsstegen on a real terminal, beside a bare app.

python tests/bench/startup.py [PAIRS]     prints both times and the median of the pairs' ratios
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.terminal import Screen, Terminal  # noqa: E402

BARE = [sys.executable, str(Path(__file__).parent / "bare_app.py")]
APP = [sys.executable, "-m", "esftui", "--lang", "sv", "--theme", "esf-dark", "framtidsstegen"]
TARGET = 1.25

FIGURES = (
    "Framtidsstegen",
    "per 2013-03-31",
    "Deltagarflöde",
    "Avslutsorsak",
    "Könsfördelning",
    "Budget",
    "Mål",
    "Checklista",
    "av 19 klara",
    "avsluta",
)
"""What is on the screen when all figures are: every heading, and the last line of all."""


def shows_bare_app(screen: Screen) -> bool:
    """Say whether the bare app's one text is there."""
    return "bare-app-ready" in screen.text


def shows_all_figures(screen: Screen) -> bool:
    """Say whether every panel and the last line of the screen are there."""
    text = screen.text
    return all(part in text for part in FIGURES)


def seconds(
    command: Sequence[str], shown: Callable[[Screen], bool], environ: dict[str, str]
) -> float:
    """Return the time from a command's start until something is shown."""
    with Terminal(command, environ=environ, folder=str(ROOT)) as terminal:
        return terminal.wait_for(shown) - terminal.started


def main(pairs: int = 15) -> int:
    """Measure pairs of runs, print, and return 1 if the median ratio misses the target."""
    with tempfile.TemporaryDirectory() as cache:
        # both as installed programs run: compiled beforehand
        environ = {"PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
        bare: list[float] = []
        app: list[float] = []
        for number in range(pairs + 2):
            times = (
                seconds(BARE, shows_bare_app, environ),
                seconds(APP, shows_all_figures, environ),
            )
            if number >= 2:  # the first two compile
                bare.append(times[0])
                app.append(times[1])
    ratio = statistics.median(mine / other for mine, other in zip(app, bare, strict=True))
    print(f"bare app     {statistics.median(bare) * 1000:6.0f} ms   (least {min(bare) * 1000:.0f})")
    print(f"all figures  {statistics.median(app) * 1000:6.0f} ms   (least {min(app) * 1000:.0f})")
    print(f"ratio        {ratio:6.2f}      at most {TARGET}; median of {pairs} pairs")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))

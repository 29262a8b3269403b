"""How long ``status``, ``check`` and ``--help`` take, beside a bare Textual app.

    python tests/bench/text_commands.py [--pairs 11]

Each pair starts the bare app on a real pseudo-terminal (until its text is on the screen)
and then the command (until it has ended), one after the other; the median of the pairs'
ratios is what counts, since the machine's speed drifts.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.terminal import Terminal  # noqa: E402

COMMANDS = {
    "status": ["status", "framtidsstegen"],
    "status --json": ["status", "framtidsstegen", "--json"],
    "due": ["due", "framtidsstegen"],
    "check": ["check", "data/framtidsstegen"],
    "--help": ["--help"],
}
MOST = 0.7
"""The largest share of the bare app's time that a command may take."""


def environment(cache: str) -> dict[str, str]:
    """Return an environment in which compiled modules are kept, as after an installation."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {**kept, "PYTHONPYCACHEPREFIX": cache, "PYTHONPATH": str(ROOT)}


def bare(environ: dict[str, str]) -> float:
    """Return the seconds from the bare app's start until its text is on the screen."""
    # env gives the app exactly what the command gets
    variables = [f"{key}={value}" for key, value in environ.items()]
    start = ["env", "-i", *variables, "TERM=xterm-256color"]
    terminal = Terminal([*start, sys.executable, "tests/bench/bare_app.py"], folder=str(ROOT))
    try:
        shown = terminal.wait_for(lambda screen: "bare-app-ready" in screen.text)
        return shown - terminal.started
    finally:
        terminal.close()


def command(arguments: list[str], environ: dict[str, str]) -> float:
    """Return the seconds that a command takes from its start to its end."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "esftui", *arguments],
        cwd=ROOT,
        env=environ,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - started


def main() -> int:
    """Print the figures; 1 if a command takes more than it may."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=11)
    pairs = parser.parse_args().pairs
    slow = 0
    with tempfile.TemporaryDirectory() as cache:
        environ = environment(cache)
        for name, arguments in COMMANDS.items():
            bare(environ), command(arguments, environ)  # once for the caches
            times = [(bare(environ), command(arguments, environ)) for _ in range(pairs)]
            ratio = median(mine / other for other, mine in times)
            slow += ratio > MOST
            print(
                f"{name:14} {median(mine for _, mine in times) * 1000:5.0f} ms, "
                f"bare {median(other for other, _ in times) * 1000:5.0f} ms, ratio {ratio:.2f}"
            )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

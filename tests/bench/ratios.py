#!/usr/bin/env python3
"""Run every benchmark, one after the other, and print what each measured beside its target.

    python tests/bench/ratios.py [NAME...]

NAME is any of startup, text_commands, quit, live, measures, meetings, watchers; all without one.
Trust the ratios, and only on a machine that does nothing else meanwhile.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = ("startup", "text_commands", "quit", "live", "measures", "meetings", "watchers")


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; known: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    failed = 0
    for name in names or NAMES:
        print(f"\n== {name}", flush=True)
        failed |= subprocess.run([sys.executable, str(HERE / f"{name}.py")], check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

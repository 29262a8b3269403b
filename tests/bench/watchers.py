#!/usr/bin/env python3
"""Time the kept watching libraries from a finished save to the report, and what idling costs.

    python tests/bench/watchers.py [SAVES]

Each way watches one folder in a process of its own; another process replaces the project
file (a temporary file, then os.replace) and notes when the save was finished. Printed are
the median and the 90th percentile in milliseconds, the share of one processor while
nothing happens, and wake-ups a second. watchfiles is compared where it is installed.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[2]
IDLE = 8.0

OURS = """
from esftui.store.watcher import Watcher
Watcher([folder], lambda paths: report()).start()
time.sleep(1)
begin()
signal.pause()
"""
WATCHDOG = """
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer
class Teller(FileSystemEventHandler):
    def on_moved(self, event):
        report()
observer = Observer()
observer.schedule(Teller(), str(folder))
observer.start()
time.sleep(1)
begin()
signal.pause()
"""
WATCHFILES = """
from watchfiles import watch
import threading
threading.Timer(1, begin).start()
for changes in watch(folder, {options}):
    if any(path.endswith("project.yaml") for _kind, path in changes):
        report()
"""
POLL = """
begin()
path, seen = folder / "project.yaml", None
while True:
    now = path.stat().st_mtime_ns
    if seen not in (None, now):
        report()
    seen = now
    time.sleep({seconds})
"""
WAYS = {
    "esftui's watcher (watchdog, filtered, 2 ms)": OURS,
    "watchdog as it comes": WATCHDOG,
    "watchfiles, its defaults": WATCHFILES.format(options=""),
    "watchfiles, medium": WATCHFILES.format(options="debounce=50, step=10, rust_timeout=1000"),
    "watchfiles, tight": WATCHFILES.format(options="debounce=5, step=1, rust_timeout=1000"),
    "stat poll, 1 s": POLL.format(seconds=1),
    "stat poll, 0.25 s": POLL.format(seconds=0.25),
}
FRAME = """
import os, signal, sys, threading, time
from pathlib import Path
folder = Path(sys.argv[1])
def report():
    os.write(1, b"%d\\n" % time.clock_gettime_ns(time.CLOCK_MONOTONIC))
def begin():
    os.write(1, b"ready\\n")
"""


def spent(process: int) -> tuple[float, int]:
    """Return the processor seconds of a process, and how often its threads have waited."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    waits = 0
    for task in Path(f"/proc/{process}/task").iterdir():
        status = (task / "status").read_text()
        waits += int(status.split("voluntary_ctxt_switches:")[1].split()[0])
    return seconds, waits


def measure(code: str, saves: int) -> tuple[list[float], float, float]:
    """Return milliseconds of each save, the share of a processor, and wake-ups a second."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "project.yaml"
        path.write_bytes((ROOT / "data" / "framtidsstegen" / "project.yaml").read_bytes())
        watcher = subprocess.Popen(
            [sys.executable, "-c", FRAME + code, name], stdout=subprocess.PIPE, cwd=ROOT
        )
        assert watcher.stdout is not None
        try:
            assert watcher.stdout.readline() == b"ready\n"
            waited = []
            for number in range(saves):
                time.sleep(0.3)
                other = path.with_name("other")
                other.write_bytes(path.read_bytes() + b"# %d\n" % number)
                os.replace(other, path)
                saved = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
                waited.append((int(watcher.stdout.readline()) - saved) / 1e6)
            time.sleep(1)
            before, waits_before = spent(watcher.pid)
            time.sleep(IDLE)
            after, waits = spent(watcher.pid)
        finally:
            watcher.kill()
            watcher.communicate()
        return waited, (after - before) / IDLE, (waits - waits_before) / IDLE


def main() -> None:
    """Print a table of all ways."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    print(f"{'':44}{'median':>8}{'90 %':>8}{'idle CPU':>10}{'wake-ups/s':>12}")
    for name, code in WAYS.items():
        try:
            waited, share, waits = measure(code, saves)
        except AssertionError:
            print(f"{name:44}{'not installed':>16}")
            continue
        most = quantiles(waited, n=10)[-1]
        print(f"{name:44}{median(waited):8.1f}{most:8.1f}{share:10.2%}{waits:12.1f}", flush=True)


if __name__ == "__main__":
    main()

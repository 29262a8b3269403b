"""The long run, started by hand: what the tests try a little of, a great deal of.

``python tests/faults/long_run.py`` takes a quarter of an hour, prints a table, and fails at
the first thing that is not as it must be. What it found is in ``docs/reliability.md``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["ESFTUI_LONG"] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.kill_targets import TARGETS, check_journal, prepare  # noqa: E402
from support.killing import quick_folder, run_apart  # noqa: E402
from support.long import EDITS, KILLS, KILLS_SOFT, WRITERS  # noqa: E402
from support.writers import at_once  # noqa: E402

from esftui.store.register import read_register  # noqa: E402

Row = tuple[str, str]
"""What was tried, and what came of it."""


def main() -> None:
    """Do everything, and print a row for each."""
    rows: list[Row] = []
    for part in (_kills, _writers, _conflicts, _fuzzing):
        for what, came in part():
            print(f"{what}: {came}", flush=True)
            rows.append((what, came))
    print()
    print("| tried | came of it |\n|---|---|")
    for what, came in rows:
        print(f"| {what} | {came} |")


def _kills() -> Iterator[Row]:
    for kind in TARGETS:
        found = run_apart(kind, KILLS)
        yield f"{found.kills} kills while writing: {kind}", _of_kills(str(found))
    found = run_apart("register", KILLS_SOFT, lock="soft")
    yield f"{found.kills} kills under a soft lock: register", _of_kills(str(found))


def _of_kills(told: str) -> str:
    return told.partition(" kills (")[2].replace("; ", ", ").replace(")", "", 1)


def _writers() -> Iterator[Row]:
    yield _at_once(
        f"{WRITERS} programs × {EDITS} edits of different things",
        ["own_item", "own_item", "event", "event"],
        lambda folder: len(_events(folder)) == 2 * EDITS,
    )


def _conflicts() -> Iterator[Row]:
    yield _at_once(
        f"{WRITERS} programs × {EDITS // 5} edits of the same things",
        ["count", "count", "register", "register"],
        lambda folder: len(_events(folder)) == 2 * (EDITS // 5),
        EDITS // 5,
    )


def _at_once(what: str, roles: list[str], right: Callable[[Path], bool], times: int = EDITS) -> Row:
    begun = time.monotonic()
    with quick_folder() as folder:
        prepare(folder)
        first: dict[str, bytes | None] = {
            name: (folder / name).read_bytes() for name in ("project.yaml", "register.json")
        }
        did = at_once(folder, roles, times)
        journalled = check_journal(folder, first)
        assert right(folder), "an edit is missing"
        assert journalled == sum(each.done for each in did), "the journal is another"
    conflicts = sum(each.conflicts for each in did)
    seconds = time.monotonic() - begun
    return what, f"{journalled} edits made, {conflicts} conflicts told, 0 lost, {seconds:.0f} s"


def _events(folder: Path) -> tuple[object, ...]:
    return read_register(folder / "register.json").register.events


def _fuzzing() -> Iterator[Row]:
    """Run the fuzzers of all readers; they print what they did."""
    script = Path(__file__).with_name("fuzz_readers.py")
    if script.exists():
        command = [sys.executable, str(script)]
    else:
        tests = [str(path) for path in sorted(script.parent.glob("test_any_bytes*.py"))]
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-n", "0", *tests]
    begun = time.monotonic()
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(run.stdout + run.stderr)
    lines = [line for line in run.stdout.splitlines() if line.strip()]
    yield "invented and damaged files", f"{lines[-1]}, {time.monotonic() - begun:.0f} s"


if __name__ == "__main__":
    main()

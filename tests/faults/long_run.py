"""The long run, started by hand: what the tests try a little of, a great deal of.

``python tests/faults/long_run.py`` takes a quarter of an hour, prints a table, and fails at
the first thing that is not as it must be. What it found is in ``docs/reliability.md``.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

os.environ["ESFTUI_LONG"] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.kill_targets import TARGETS, check_journal, prepare  # noqa: E402
from support.killing import quick_folder, run_apart  # noqa: E402
from support.long import EDITS, KILLS, KILLS_SOFT, WRITERS  # noqa: E402
from support.writers import at_once  # noqa: E402

from esftui.store.check import check_paths  # noqa: E402
from esftui.store.edit import edit_item  # noqa: E402
from esftui.store.folder import load_folder, summary  # noqa: E402
from esftui.store.problem import FileProblems, errors  # noqa: E402
from esftui.store.refused import CannotEdit  # noqa: E402
from esftui.store.register import read_register  # noqa: E402

DAMAGED = 10_000
PIECES = (b"- ", b": ", b"\n", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!t ", b"|", b'"', b"#",
          b"\t", b"\0", b"\xff", b"\xef\xbb\xbf", b"---\n", b"<<: ", b"1e999", b"2013-02-30",
          b"id: item1", b"\xe2\x80\xae", b"null", b",")  # fmt: skip
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
    """Damage good files in many ways, and do with each all that the program does.

    What has its own, cleverer inventors is in ``fuzz_readers.py``, where that is.
    """
    for name in ("project.yaml", "register.json"):
        begun, told, tried = time.monotonic(), 0, DAMAGED // 2
        with quick_folder() as folder:
            prepare(folder)
            good = (folder / name).read_bytes()
            chance = random.Random(name)
            for _ in range(tried):
                (folder / name).write_bytes(_damaged(good, chance))
                told += _used(folder)
        seconds = time.monotonic() - begun
        yield f"{tried} damaged files: {name}", f"{told} told, the others read, {seconds:.0f} s"
    script = Path(__file__).with_name("fuzz_readers.py")
    if script.exists():
        run = subprocess.run(
            [sys.executable, str(script)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if run.returncode:
            raise SystemExit(run.stdout + run.stderr)
        yield "invented files", run.stdout.strip().splitlines()[-1]


def _damaged(good: bytes, chance: random.Random) -> bytes:
    """Return a file with a few things cut out, put in, doubled or turned round."""
    raw = good
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.randrange(30))
        piece = chance.choice(
            (
                chance.randbytes(chance.randrange(4)),
                raw[start:end] * 2,
                raw[start:end][::-1],
                chance.choice(PIECES),
                b"",
            )
        )
        raw = raw[:start] + piece + raw[end:]
    return raw[: chance.randrange(len(raw) + 1)] if chance.random() < 0.2 else raw


def _used(folder: Path) -> bool:
    """Read, check and edit a folder; say whether problems were told, with a place each."""
    problems = check_paths([folder])
    for problem in problems:
        assert str(problem), "a problem without words"
        assert problem.line >= 0
    with suppress(FileProblems):
        load_folder(folder)
    assert summary(folder).title
    before = (folder / "project.yaml").read_bytes()
    try:
        edit_item(folder / "project.yaml", "item1", {"note": "x: y"})
    except (CannotEdit, FileProblems):
        assert (folder / "project.yaml").read_bytes() == before
    return bool(errors(problems))


if __name__ == "__main__":
    main()

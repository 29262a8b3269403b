"""Killing programs in the middle of what they write, again and again, and looking after each.

A campaign runs in a process of its own, warm and with one thread, that starts the victims
by forking: a start of Python for each would take ten times as long. A victim edits on and
on, and says so after each edit that it was told is done. It dies by SIGKILL:

- between two lines of the source that writes, each line in turn (``lines``),
- in the middle of a write, with a part of the bytes written (``writes``),
- at a moment of the parent's choice, wherever it is by then (``moments``).
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from esftui.store import writing
from esftui.store.lock import SOFT_NAME, Kind, Waiting
from support.kill_targets import (
    TARGETS,
    Broken,
    Target,
    check_journal,
    check_undo,
    nobody_waits,
    prepare,
)

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""How long a victim may take to die, or to get anything done, in seconds."""
UNDO_EVERY = 10
COPIES = 4
_write = os.write


class Outcome(NamedTuple):
    """What was done in a campaign, in numbers."""

    kind: str
    kills: int = 0
    lines: int = 0
    places: int = 0
    writes: int = 0
    moments: int = 0
    acknowledged: int = 0
    """Edits that were told as done before the kill; each was there after it."""
    arrived: int = 0
    """Edits that were not told as done any more, and yet were there, whole."""
    torn: int = 0
    """Times that the journal ended in half a line."""
    strays: int = 0
    """Half-made files that the dead left; the next writer swept each that was old."""
    undone: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.kind}: {self.kills} kills ({self.lines} between lines, at {self.places} of "
            f"them; {self.writes} within a write; {self.moments} at any moment), "
            f"{self.acknowledged} edits acknowledged and 0 lost, {self.arrived} more arrived, "
            f"{self.torn} torn journals mended, {self.strays} strays swept, "
            f"{self.undone} undone and redone, {self.seconds:.0f} s"
        )


def campaign(name: str, kills: int, folder: Path, lock: Kind = "auto", seed: int = 1) -> Outcome:
    """Kill writers of one kind of file, and look at all that they left each time.

    Raises:
        Broken: as soon as anything is not as it must be.
    """
    begun = time.monotonic()
    prepare(folder)
    writing.use(writing.Settings(lock=lock, backups=COPIES))
    made = _Campaign(TARGETS[name], folder, random.Random(seed), lock)
    for number in range(kills):
        made.kill(("lines", "writes", "lines", "moments")[number % 4])
        made.look(number)
    made.tidy()
    return made.outcome._replace(seconds=time.monotonic() - begun)


class _Victim(NamedTuple):
    """How one victim is to die: at which line, or write and after what share of it."""

    line: int = 0
    write: int = 0
    share: float = 0.0


class _Campaign:
    def __init__(self, target: Target, folder: Path, chance: random.Random, lock: Kind) -> None:
        self.target, self.folder, self.chance = target, folder, chance
        # a soft lock that was never signed is only taken away after a while
        self.waiting: Waiting = nobody_waits if lock == "auto" else lambda *_: None
        self.outcome = Outcome(target.name)
        self.first = {
            file: path.read_bytes() if (path := folder / file).exists() else None
            for file in {"project.yaml", "register.json", target.file} - {"journal.jsonl"}
        }
        self.number = 0
        self.places: set[str] = set()
        self.half = b""
        # the first edits are slower, and keep the day's copy
        for _ in range(2):
            self.number += 1
            target.edit(folder, self.number, self.waiting)
        self.lines, self.writes, self.took = self._measure()

    def _measure(self) -> tuple[int, int, float]:
        """Return how many lines and writes one edit takes, and how many seconds."""
        self.number += 1
        begun = time.perf_counter()
        self.target.edit(self.folder, self.number, self.waiting)
        took = time.perf_counter() - begun
        self.number += 1
        reading, writing_ = os.pipe()
        pid = os.fork()
        if pid == 0:
            deaths = _Deaths(_Victim(), self.target, writing_)
            _child(lambda: self.target.edit(self.folder, self.number, self.waiting), deaths)
        os.close(writing_)
        os.waitpid(pid, 0)
        with os.fdopen(reading) as pipe:
            lines, writes = pipe.read().split()[-2:]
        return int(lines), int(writes), took

    def kill(self, way: str) -> None:
        """Let one victim edit until it dies, and read what it told."""
        victim, moment = _Victim(), None
        if way == "lines":
            turn = self.outcome.lines
            # by and by every line, and not in order: 7919 is prime
            victim = _Victim(line=1 + turn * 7919 % self.lines)
        elif way == "writes":
            victim = _Victim(write=self.chance.randint(1, self.writes), share=self.chance.random())
        else:
            moment = self.chance.randint(0, 2), self.chance.uniform(0, 1.5 * self.took)
        told = self._die(victim, moment)
        acknowledged = [int(line) for line in told if line.isdigit()]
        self.places.update(line for line in told if ":" in line)
        last = acknowledged[-1] if acknowledged else self.number
        if acknowledged != list(range(self.number + 1, last + 1)):
            raise Broken(f"told {told} after {self.number}")
        now = self.target.said(self.folder)
        if now not in (last, last + 1):
            raise Broken(f"{self.target.file} holds {now}, but {last} was acknowledged")
        old = self.outcome
        self.outcome = old._replace(
            kills=old.kills + 1,
            acknowledged=old.acknowledged + len(acknowledged),
            arrived=old.arrived + now - last,
            places=len(self.places),
            **{way: getattr(old, way) + 1},
        )
        self.number = now

    def _die(self, victim: _Victim, moment: tuple[int, float] | None) -> list[str]:
        """Let a victim die its own way, or a moment after it has made some edits."""
        reading, writing_ = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            deaths = _Deaths(victim, self.target, writing_)
            numbers = count(self.number + 1)
            _child(lambda: self._edit_on(numbers, writing_), deaths)
        os.close(writing_)
        told = b""
        edits, after = moment or (-1, 0.0)
        end = time.monotonic() + (PATIENCE if edits else after)
        while True:
            ready = select.select([reading], [], [], max(0.0, end - time.monotonic()))[0]
            if not ready:
                os.kill(pid, signal.SIGKILL)
                end = time.monotonic() + PATIENCE
                continue
            more = os.read(reading, 65536)
            if not more:
                break
            told += more
            if told.count(b"\n") >= edits > 0:
                end, edits = time.monotonic() + after, -1
        os.close(reading)
        _pid, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            raise Broken(f"the victim ended by itself: {told.decode()}")
        return told.decode().split("\n")[:-1]

    def _edit_on(self, numbers: Iterator[int], pipe: int) -> None:
        for number in numbers:
            self.target.edit(self.folder, number, self.waiting)
            _write(pipe, b"%d\n" % number)

    def look(self, number: int) -> None:
        """Look at the journal, at what was left beside it, and now and then at undo."""
        old = self.outcome
        raw = (self.folder / "journal.jsonl").read_bytes()
        half = raw.rpartition(b"\n")[2]
        torn = half not in (b"", self.half)
        self.half = half
        strays = _strays(self.folder)
        for stray in strays:
            # or each edit would look at more of them, and what is killed would be later lines
            os.utime(stray, (1, 1))
        check_journal(self.folder, self.first)
        undone = number % UNDO_EVERY == 0 and check_undo(self.folder, self.target, self.waiting)
        self.outcome = old._replace(
            torn=old.torn + torn, strays=old.strays + len(strays), undone=old.undone + undone
        )
        if undone and self.target.said(self.folder) != self.number:
            raise Broken(f"{self.target.file} changed by undo and redo")

    def tidy(self) -> None:
        """Edit once more, and find nothing but what belongs there."""
        self.target.edit(self.folder, self.number + 1, self.waiting)
        known = {"project.yaml", "register.json", "journal.jsonl", "meetings", "backups"}
        left = {entry.name for entry in self.folder.iterdir()} - known
        if left or _strays(self.folder):
            raise Broken(f"left over: {left} {_strays(self.folder)}")


def _strays(folder: Path) -> list[Path]:
    found = [*folder.glob(".*.tmp"), *folder.glob("*/.*.tmp"), *folder.glob(f"{SOFT_NAME}.*")]
    return [path for path in found if path.exists()]


class _Deaths:
    """Dies at a line or within a write, once it has come to the right one."""

    def __init__(self, victim: _Victim, target: Target, pipe: int) -> None:
        self.victim, self.pipe = victim, pipe
        self.sources = target.sources
        self.lines = self.writes = 0

    def wait(self) -> None:
        """Let it come."""
        os.write = self._write
        os.fdopen = self._fdopen(os.fdopen)
        if not self.victim.write:
            sys.settrace(self._called)

    def _called(self, frame: FrameType, _event: str, _value: object) -> Any:
        name = os.path.basename(frame.f_code.co_filename)
        return self._traced if name in self.sources else None

    def _traced(self, frame: FrameType, event: str, _value: object) -> Any:
        if event == "line":
            self.lines += 1
            if self.lines == self.victim.line:
                name = os.path.basename(frame.f_code.co_filename)
                _write(self.pipe, f"{name}:{frame.f_lineno}\n".encode())
                _die()
        return self._traced

    def _write(self, handle: int, data: Any) -> int:
        self.writes += 1
        if self.writes == self.victim.write:
            _write(handle, bytes(data)[: int(len(data) * self.victim.share)])
            _die()
        return _write(handle, data)

    def _fdopen(self, opened: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments, **named: _Dying(opened(*arguments, **named), self)

    def partly(self, file: Any, data: bytes) -> int:
        """Write to a file by its buffer, or a part of it past the buffer and die."""
        self.writes += 1
        if self.writes == self.victim.write:
            file.flush()
            _write(file.fileno(), data[: int(len(data) * self.victim.share)])
            _die()
        return int(file.write(data))


class _Dying:
    """A file whose writer may die in the middle of a write."""

    def __init__(self, file: Any, deaths: _Deaths) -> None:
        self._file, self._deaths = file, deaths

    def write(self, data: bytes) -> int:
        return self._deaths.partly(self._file, data)

    def __enter__(self) -> _Dying:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(PATIENCE)


def _child(act: Callable[[], object], deaths: _Deaths) -> None:
    """Do something in a forked process, which never comes back from it."""
    try:
        deaths.wait()
        act()
        sys.settrace(None)
        _write(deaths.pipe, f"{deaths.lines} {deaths.writes}\n".encode())
        os._exit(0)
    except BaseException:  # noqa: BLE001 - it is told, and the process ends
        sys.settrace(None)
        _write(deaths.pipe, traceback.format_exc().encode())
    finally:
        os._exit(70)


# from a test: the campaign in a process of its own


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Give a folder in memory where there is one.

    A killed program loses nothing that the kernel has; the disk would only slow it down.
    """
    memory = Path("/dev/shm")
    usable = memory.is_dir() and os.access(memory, os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix="esftui-kill-", dir=memory if usable else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_apart(name: str, kills: int, lock: Kind = "auto", seed: int = 1) -> Outcome:
    """Run a campaign in a new process, and return what it found.

    Raises:
        Broken: with what it said, if anything was not as it must be.
    """
    code = "import sys; sys.path[:0] = ['tests']; from support.killing import main; main()"
    with quick_folder() as folder:
        run = subprocess.run(
            [sys.executable, "-c", code, name, str(kills), lock, str(seed), str(folder)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode:
        raise Broken(run.stdout + run.stderr)
    return Outcome(**json.loads(run.stdout))


def main() -> None:
    """Run the campaign that the arguments name, and print what it found as JSON."""
    name, kills, lock, seed, folder = sys.argv[1:]
    kind: Kind = "soft" if lock == "soft" else "auto"
    print(json.dumps(campaign(name, int(kills), Path(folder), kind, int(seed))._asdict()))

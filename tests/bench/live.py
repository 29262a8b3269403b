#!/usr/bin/env python3
"""From a finished save in another process to the changed panel on a real terminal, and idle CPU.

    python tests/bench/live.py [SAVES] [--participants 500] [--idle 20]

Another process (this one) saves a file as editors do, with a new file put in the place of
the old one: a checklist item's status in project.yaml, and a start in register.json, by
turns. The clock runs from the replacement's end until the screen shows the change.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

import msgspec

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from bench.terminal import Screen, Terminal  # noqa: E402
from support.big import big_register  # noqa: E402

from esftui.model.participant import Enrolment, Participant, Register, RegisterMeta  # noqa: E402
from esftui.store.project_file import load_project  # noqa: E402

BARE = [sys.executable, str(Path(__file__).parent / "bare_app.py")]
PROJECT = "framtidsstegen"
MEDIAN_MS, NINETIETH_MS, IDLE_PERCENT = 40.0, 80.0, 0.4


def app(data: Path) -> list[str]:
    """Return the command that opens the copied project."""
    settings = ["--lang", "sv", "--data", str(data), "--as-of", "2013-03-31"]
    return [sys.executable, "-m", "esftui", *settings, PROJECT]


def tables(register: Register) -> dict[str, dict[str, object]]:
    """Return a register as its file holds it: tables of numbered documents."""
    plain = msgspec.to_builtins(register)
    meta = {"1": plain["meta"]} if "meta" in plain else {}
    names = ("participants", "members", "spending", "events")
    rows = {n: {str(i): row for i, row in enumerate(plain.get(n, ()), 1)} for n in names}
    return {"meta": meta, **rows}


def save(path: Path, data: bytes) -> float:
    """Put a new file in the place of the old one; return the moment when that was done."""
    new = path.with_name(".saving")
    new.write_bytes(data)
    os.replace(new, path)
    return time.perf_counter()


def saves(folder: Path, participants: int) -> Iterator[tuple[Path, bytes, str]]:
    """Yield files to save, for ever: path, content, and what the screen shows then."""
    project_file, register_file = folder / "project.yaml", folder / "register.json"
    original = project_file.read_bytes()
    title = b"title: Webbplats med metoder och forskning"
    project = load_project(project_file)
    register = big_register(project, participants)
    begun = sum(e.start <= date(2013, 3, 31) for p in register.participants for e in p.enrolments)
    one_more = Participant(id="X-new", enrolments=(Enrolment(start=date(2013, 3, 1)),))
    meta = RegisterMeta(project=project.id, example_data=True)
    more = Register(meta=meta, participants=(*register.participants, one_more))
    fewer = Register(meta=meta, participants=register.participants)
    small, large = msgspec.json.encode(tables(fewer)), msgspec.json.encode(tables(more))
    while True:
        yield project_file, original.replace(title, b"title: Hemsidan"), "Hemsidan"
        yield register_file, large, f"starter {begun + 1} "
        yield project_file, original, "Webbplats med"
        yield register_file, small, f"starter {begun} "


@contextmanager
def opened(participants: int, environ: dict[str, str]) -> Iterator[tuple[Terminal, Path]]:
    """Open the app on a copy of the project with a register of so many participants."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / PROJECT
        shutil.copytree(ROOT / "data" / PROJECT, folder)
        small = [data for _path, data, _after in islice(saves(folder, participants), 4)][-1]
        (folder / "register.json").write_bytes(small)
        with Terminal(app(Path(place)), environ=environ, folder=str(ROOT)) as terminal:
            terminal.wait_for(lambda screen: "avsluta" in screen.text)
            terminal.settle(1.0)
            yield terminal, folder


def latencies(
    terminal: Terminal, folder: Path, participants: int, number: int
) -> dict[str, list[float]]:
    """Return milliseconds from save to screen, by file, after some that warm it up."""
    found: dict[str, list[float]] = {"project.yaml": [], "register.json": []}
    for count, (path, data, after) in enumerate(saves(folder, participants)):
        if count == number + 4:
            return found
        moment = save(path, data)

        def changed(screen: Screen, after: str = after) -> bool:
            return after in screen.text

        milliseconds = (terminal.wait_for(changed) - moment) * 1000
        if count >= 4:
            found[path.name].append(milliseconds)
        terminal.settle(0.15)
    raise AssertionError


def idle_percent(terminal: Terminal, seconds: float) -> float:
    """Return the share of one processor that a program uses while nothing happens, per cent."""
    terminal.settle(1.0)
    before, begun = terminal.cpu_seconds(), time.perf_counter()
    while (left := begun + seconds - time.perf_counter()) > 0:
        terminal.read(left)
    return (terminal.cpu_seconds() - before) / (time.perf_counter() - begun) * 100


def report(name: str, found: list[float]) -> bool:
    """Print one row; say whether it meets the target."""
    ninetieth = quantiles(found, n=10)[-1]
    print(f"{name:14} median {median(found):6.1f} ms   90th percentile {ninetieth:6.1f} ms")
    return median(found) < MEDIAN_MS and ninetieth < NINETIETH_MS


def main() -> int:
    """Measure, print, and return 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("saves", type=int, nargs="?", default=40)
    parser.add_argument("--participants", type=int, default=500)
    parser.add_argument("--idle", type=float, default=20.0, help="seconds")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        environ = {"PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
        with opened(asked.participants, environ) as (terminal, folder):
            found = latencies(terminal, folder, asked.participants, asked.saves)
            good = [report(name, times) for name, times in found.items()]
            idle = idle_percent(terminal, asked.idle)
        with Terminal(BARE, environ=environ) as terminal:
            terminal.wait_for(lambda screen: "bare-app-ready" in screen.text)
            bare = idle_percent(terminal, asked.idle)
    print(f"idle           {idle:.2f} % of a processor (a bare app: {bare:.2f} %)")
    return 0 if all(good) and idle <= IDLE_PERCENT else 1


if __name__ == "__main__":
    sys.exit(main())

"""The app's terminal goes, with or without a signal: what was done is saved, and it ends.

A connection that drops may end the terminal and tell nobody; a program that reads on finds
its input at the end for ever, and spins.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bench.terminal import Terminal
from support.desk import copied

from esftui.store.edit import edit_item
from esftui.store.folder import load_folder
from esftui.store.journal import history
from esftui.store.lock import Holder
from esftui.store.project_file import load_project

pytestmark = pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="needs a pseudo-terminal"
)

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 5.0
"""Seconds that a slow and busy machine may take for what is done within one."""
HOLD = """
import sys, time
from pathlib import Path
from esftui.store.change import Author
from esftui.store.lock import held
with held(Path(sys.argv[1]), Author("Bo", "kontoret", "app")):
    print("held", flush=True)
    sys.stdin.readline()
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def app(place: Path, *, before: str = "") -> Iterator[tuple[Terminal, Path]]:
    """Run the app on a terminal, the cursor in the checklist; ``before`` is for the shell."""
    data = copied(place)
    run = f"{sys.executable} -m esftui --lang sv --as-of 2013-03-31 --data {data} framtidsstegen"
    command = ["/bin/sh", "-c", f"{before}exec {run}"]
    with Terminal(command, environ={"PYTHONPATH": str(ROOT)}, folder=str(place)) as terminal:
        terminal.wait_for(lambda screen: "avsluta" in screen.text)
        terminal.settle()
        yield terminal, data / "framtidsstegen"


def ended(terminal: Terminal) -> float:
    """Return after how many seconds the program has ended."""
    begun = time.monotonic()
    pid = 0
    while not pid:
        assert time.monotonic() - begun < 30, "it runs on"
        time.sleep(0.002)
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
    terminal.status = os.waitstatus_to_exitcode(status)
    return time.monotonic() - begun


def vanish(terminal: Terminal) -> None:
    """Close the terminal at both of its ends."""
    os.close(terminal.slave)
    os.close(terminal.master)


def fine(folder: Path) -> None:
    """The files are whole, and the next one can write at once."""
    assert load_folder(folder).project.id == "framtidsstegen"
    assert history(folder).problems == ()

    def nobody(holder: Holder, seconds: float) -> None:
        raise AssertionError(f"waited {seconds} s for {holder}")

    edit_item(folder / "project.yaml", "swot", {"note": "efteråt"}, waiting=nobody)


def holding(folder: Path, seconds: float) -> subprocess.Popen[str]:
    """Hold the folder's lock until told, and so many seconds more."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), str(seconds)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


IGNORE = "trap '' HUP; "


def test_it_ends_and_does_not_spin_when_nobody_tells_it_that_the_terminal_is_gone(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with app(tmp_path, before=IGNORE) as (terminal, folder):
        vanish(terminal)
        seconds = ended(terminal)
        told = f"ended {seconds:.2f} s after its terminal"
        print(told)
        record_property("ended", told)
        assert seconds < WITHIN
        assert terminal.status == 1
        fine(folder)


def test_what_was_just_done_is_saved_when_the_terminal_goes(tmp_path: Path) -> None:
    with app(tmp_path, before=IGNORE) as (terminal, folder):
        statuses = {
            item.id: item.status for item in load_project(folder / "project.yaml").checklist
        }
        terminal.send("   ")
        vanish(terminal)
        seconds = ended(terminal)
        assert seconds < WITHIN
        now = {item.id: item.status for item in load_project(folder / "project.yaml").checklist}
        entries = history(folder).entries
        # whatever keys it still read are saved, each once, and in the journal
        assert len(entries) <= 3
        told = dict(statuses)
        for entry in entries:
            status = next(change for change in entry.changes if change.path[-1] == "status")
            assert entry.item is not None
            assert told[entry.item] == status.before
            told[entry.item] = status.after
        assert now == told
        fine(folder)


@pytest.mark.parametrize("how", ["vanish", "hup", "term"])
def test_what_is_being_saved_when_the_terminal_goes_has_a_moment_more(
    how: str, tmp_path: Path
) -> None:
    with app(tmp_path, before=IGNORE if how == "vanish" else "") as (terminal, folder):
        holder = holding(folder, 0.3)
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        terminal.send(" ")
        terminal.wait_for(lambda screen: "Väntar på Bo" in screen.text)
        holder.stdin.write("\n")
        holder.stdin.flush()
        if how == "vanish":
            vanish(terminal)
        else:
            os.kill(terminal.pid, signal.SIGHUP if how == "hup" else signal.SIGTERM)
        seconds = ended(terminal)
        holder.communicate()
        assert seconds < WITHIN
        (entry,) = history(folder).entries
        assert entry.surface == "app"
        fine(folder)


def test_a_lock_that_is_never_given_back_does_not_keep_it_from_ending(tmp_path: Path) -> None:
    with app(tmp_path, before=IGNORE) as (terminal, folder):
        before = (folder / "project.yaml").read_bytes()
        holder = holding(folder, 600)
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            terminal.send(" ")
            terminal.wait_for(lambda screen: "Väntar på Bo" in screen.text)
            vanish(terminal)
            seconds = ended(terminal)
        finally:
            holder.kill()
            holder.communicate()
        assert seconds < WITHIN
        assert (folder / "project.yaml").read_bytes() == before
        fine(folder)


@pytest.mark.parametrize("moment", [0.0, 0.004, 0.008, 0.015, 0.03, 0.06])
def test_killed_in_the_middle_of_an_edit_it_leaves_whole_files(
    moment: float, tmp_path: Path
) -> None:
    with app(tmp_path) as (terminal, folder):
        first = (folder / "project.yaml").read_bytes()
        terminal.send(" ")
        time.sleep(moment)
        os.kill(terminal.pid, signal.SIGKILL)
        ended(terminal)
        assert terminal.status == -signal.SIGKILL
        entries = history(folder).entries
        changed = (folder / "project.yaml").read_bytes() != first
        assert changed == (len(entries) == 1)
        fine(folder)

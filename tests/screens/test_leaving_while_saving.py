"""The terminal is gone while something is being saved: it is saved, and the program ends."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest
from bench.terminal import Terminal
from support.desk import copied

from esftui.store import lock
from esftui.store.change import Author

pytestmark = pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="needs a pseudo-terminal"
)

ROOT = Path(__file__).resolve().parents[2]
KARIN = Author("Karin", "LAPTOP", "app")


@pytest.mark.parametrize(("seconds", "saved"), [(0.3, True), (20.0, False)])
def test_what_is_being_saved_has_a_moment_and_no_more(
    seconds: float, saved: bool, tmp_path: Path
) -> None:
    data = copied(tmp_path)
    folder = data / "framtidsstegen"
    before = (folder / "project.yaml").read_bytes()
    command = [sys.executable, "-m", "esftui", "--lang", "sv", "--as-of", "2013-03-31"]
    gone, release = threading.Event(), threading.Event()

    def hold() -> None:
        gone.wait(30)
        # a moment longer than the terminal is there, or until the test is over
        release.wait(seconds)

    with Terminal(
        [*command, "--data", str(data), "framtidsstegen"],
        environ={"PYTHONPATH": str(ROOT)},
        folder=str(tmp_path),
    ) as terminal:
        terminal.wait_for(lambda screen: "avsluta" in screen.text)
        terminal.settle()
        with lock.held(folder, KARIN):
            terminal.send(" ")
            terminal.wait_for(lambda screen: "Väntar på Karin" in screen.text)
            holder = threading.Thread(target=hold)
            holder.start()
            os.close(terminal.slave)
            os.close(terminal.master)
            gone.set()
            if saved:
                holder.join()
            else:
                assert ended(terminal)
                release.set()
                holder.join()
        assert ended(terminal)
    after = (folder / "project.yaml").read_bytes()
    assert (after != before) is saved


def ended(terminal: Terminal) -> bool:
    """Wait until the program has ended, far less long than the lock is held."""
    deadline = time.monotonic() + 10
    while terminal.status is None and time.monotonic() < deadline:
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            terminal.status = os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    return terminal.status is not None

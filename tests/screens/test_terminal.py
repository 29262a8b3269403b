"""The app on a real terminal: it starts, ends, and leaves the terminal as it was."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.terminal import Screen, Terminal
from support.desk import copied

pytestmark = pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="needs a pseudo-terminal"
)

ROOT = Path(__file__).resolve().parents[2]
MODES_OFF = {"1049", "1000", "1003", "1015", "1006", "1004", "2004"}
"""Private modes that a shell does not expect: other screen, mouse, focus, pasting."""


def shown(screen: Screen) -> bool:
    """Say whether the dashboard is there to its last line."""
    return "av 19 klara" in screen.text and "avsluta" in screen.text


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with opened(tmp_path) as made:
        made.wait_for(shown)
        yield made


def opened(place: Path, *options: str, environ: dict[str, str] | None = None) -> Terminal:
    """Start the app on a copy of Framtidsstegen."""
    command = [sys.executable, "-m", "esftui", "--lang", "sv", "--as-of", "2013-03-31"]
    data = copied(place)
    return Terminal(
        [*command, "--data", str(data), *options, "framtidsstegen"],
        environ={"PYTHONPATH": str(ROOT), **(environ or {})},
        folder=str(place),
    )


def is_as_it_was(terminal: Terminal) -> bool:
    """Say whether the terminal is as the program found it."""
    same = termios.tcgetattr(terminal.slave) == terminal.attributes
    return same and not (terminal.screen.modes & MODES_OFF) and "25" in terminal.screen.modes


def test_the_key_gives_the_terminal_back_as_it_was(terminal: Terminal) -> None:
    assert "1049" in terminal.screen.modes
    terminal.settle()
    begun = time.perf_counter()
    terminal.send("q")
    ended = terminal.wait_exit()
    assert terminal.status == 0
    assert is_as_it_was(terminal)
    # a bare app of this library cannot end in less than 0.2 s; slow machines are slow
    assert ended - begun < 2.0


def test_keys_typed_before_anything_is_seen_are_not_lost(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.wait_for(lambda screen: "1049" in screen.modes)
        terminal.send("[")
        terminal.wait_for(lambda screen: "per 2013-02-28" in screen.text)
        terminal.send("q")
        terminal.wait_exit()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_the_terminal_well(terminal: Terminal, number: int) -> None:
    os.kill(terminal.pid, number)
    terminal.wait_exit()
    assert terminal.status is not None
    assert is_as_it_was(terminal)


def test_the_program_ends_when_its_terminal_vanishes_without_a_signal(tmp_path: Path) -> None:
    # a shell that ignores hang-ups hands that on to what it starts
    data = copied(tmp_path)
    app = f"{sys.executable} -m esftui --data {data} framtidsstegen"
    command = ["/bin/sh", "-c", f"trap '' HUP; exec {app}"]
    with Terminal(command, environ={"PYTHONPATH": str(ROOT)}, folder=str(tmp_path)) as terminal:
        terminal.wait_for(lambda screen: "Framtidsstegen" in screen.text)
        terminal.settle()
        os.close(terminal.slave)
        os.close(terminal.master)
        deadline = time.monotonic() + 10
        pid = 0
        while not pid and time.monotonic() < deadline:
            pid, status = os.waitpid(terminal.pid, os.WNOHANG)
            time.sleep(0.02)
        assert pid == terminal.pid
        terminal.status = os.waitstatus_to_exitcode(status)
        assert terminal.status == 1


def test_stopped_and_continued_it_is_on_the_screen_again(terminal: Terminal) -> None:
    terminal.settle()
    os.kill(terminal.pid, signal.SIGTSTP)
    terminal.wait_for(lambda screen: "1049" not in screen.modes)
    time.sleep(0.2)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for(lambda screen: "1049" in screen.modes)
    terminal.send("]")
    terminal.wait_for(lambda screen: "per 2013-04-30" in screen.text)
    terminal.send("q")
    terminal.wait_exit()
    assert terminal.status == 0


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (200, 50), (61, 19)])
def test_the_first_sight_is_right_at_any_size(columns: int, rows: int, tmp_path: Path) -> None:
    data = copied(tmp_path)
    command = [sys.executable, "-m", "esftui", "--lang", "sv", "--data", str(data)]
    with Terminal(
        [*command, "--as-of", "2013-03-31"],
        columns=columns,
        rows=rows,
        environ={"PYTHONPATH": str(ROOT)},
        folder=str(tmp_path),
    ) as terminal:
        terminal.wait_for(lambda screen: "av 19 klara" in screen.text or "sena" in screen.text)
        terminal.settle()
        lines = terminal.screen.text.splitlines()
        assert lines[1].startswith("╭")
        assert lines[-2].endswith("╯")
        assert "Läser" not in terminal.screen.text
        assert b"L\xc3\xa4ser" not in terminal.output


def test_a_command_that_is_wrong_is_answered_in_words(tmp_path: Path) -> None:
    with Terminal(
        [sys.executable, "-m", "esftui", "--lang", "sv", "--data", str(tmp_path), "nowhere"],
        environ={"PYTHONPATH": str(ROOT)},
        folder=str(tmp_path),
    ) as terminal:
        terminal.wait_exit(20)
        assert terminal.status == 1
        assert "1049" not in terminal.screen.modes
        assert "esftui:" in terminal.screen.text


def test_an_unforeseen_error_shows_no_values(tmp_path: Path) -> None:
    script = (
        "from esftui import desk\n"
        "def fail(self, *_):\n"
        "    secret = 'FS-001 and all that'\n"
        "    raise RuntimeError('unforeseen')\n"
        "desk.EsfApp.action_today = fail\n"
        "import sys; from esftui.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    data = copied(tmp_path)
    with Terminal(
        [sys.executable, "-c", script, "--lang", "sv", "--data", str(data)],
        environ={"PYTHONPATH": str(ROOT)},
        folder=str(tmp_path),
    ) as terminal:
        terminal.wait_for(lambda screen: "avsluta" in screen.text)
        terminal.send("=")
        terminal.wait_exit()
        told = terminal.output.decode("utf-8", "replace")
        assert "unforeseen" in told
        assert told.count("FS-001") <= 1  # the line of the source, not the value
        assert is_as_it_was(terminal)
        assert terminal.status == 1

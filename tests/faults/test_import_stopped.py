"""An import stopped in the middle: nothing is written, and it is said; or all of it is."""

from __future__ import annotations

import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from support.command_line import ROOT, CommandLine
from support.desk import copied, opened
from textual.widgets import Static

from esftui.command_line import import_
from esftui.intake.applying import carry_out
from esftui.store.folder import load_folder

HEAD = "Deltagare;Kön;Kommun;Startdatum;Slutdatum\n"
ROWS = 40_000


def large(path: Path, rows: int = ROWS) -> Path:
    """Write a sheet that takes a while to read, and longer to compare."""
    lines = (f"X-{n};K;Alvesta;2012-02-{n % 28 + 1:02};2012-09-03\n" for n in range(rows))
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _shows(text: str, screen: Any) -> bool:
    return text in screen.text


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="needs a pseudo-terminal")
def test_ctrl_c_in_the_middle_of_a_large_sheet_writes_nothing_and_says_so(tmp_path: Path) -> None:
    from bench.terminal import Terminal

    folder = copied(tmp_path) / "framtidsstegen"
    sheet = large(tmp_path / "stor.csv")
    before = files(folder)
    words = ["--lang", "en", "--data", "data", "import", "framtidsstegen", str(sheet), "--yes"]
    for doing in ("Reading: ", "Comparing: "):
        with Terminal(
            [sys.executable, "-m", "esftui", *words],
            environ={"PYTHONPATH": str(ROOT)},
            folder=str(tmp_path),
            columns=100,
            rows=30,
        ) as terminal:
            terminal.wait_for(partial(_shows, doing))
            terminal.send("\x03")
            terminal.wait_exit()
            assert terminal.status == 130
            assert b"Cancelled; nothing was changed." in terminal.output
            assert b"Traceback" not in terminal.output
        assert files(folder) == before


async def test_esc_in_the_middle_of_a_large_sheet_stops_it_and_another_can_be_chosen(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    large(data / "framtidsstegen" / "stor.csv")
    before = files(data)
    async with opened(data, language="en", size=(80, 24)) as desk:
        await desk.app.run_action("import")
        await desk.sees("stor.csv")
        await desk.press("down")
        more = desk.app.screen.query_one("#more", Static)
        for shown in ("Which file?", "stor.csv: Participants"):
            await desk.sees(shown)
            desk.app.simulate_key("enter")  # and nothing is waited for
            await desk.until(lambda: " rows" in str(more.render()))
            await desk.press("escape")
            await desk.sees("! Stopped.", shown)
            if shown == "Which file?":
                await desk.press("enter")
        await desk.press("escape", "escape")
        await desk.until(lambda: desk.app.screen is desk.app.dashboard)
        await desk.press("right_square_bracket")
        await desk.sees("as of 2013-04-30")
    assert files(data) == before


def test_ctrl_c_while_it_is_being_written_waits_until_it_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    esftui = CommandLine(tmp_path, capsys, monkeypatch)
    folder = esftui.copy("framtidsstegen")
    sheet = large(tmp_path / "liten.csv", 3)

    def pressed_meanwhile(*given: Any, **more: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return carry_out(*given, **more)

    monkeypatch.setattr(import_, "carry_out", pressed_meanwhile)
    ran = esftui("--lang", "en", "import", "framtidsstegen", str(sheet), "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "Imported 3 rows." in ran.out
    names = {person.id for person in load_folder(folder).register.participants}
    assert {"X-0", "X-1", "X-2"} <= names
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

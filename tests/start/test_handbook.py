import re
import shlex
from datetime import date
from pathlib import Path

import pytest
import time_machine
from support.command_line import ROOT, CommandLine
from support.desk import opened

from esftui.screens.entry_form import EntryForm
from esftui.screens.meeting_form import MeetingForm
from esftui.store.folder import load_folder
from esftui.store.meetings import read_meetings


@pytest.fixture
def cli(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


def test_the_handbook_leads_from_nothing_to_a_first_exit(cli: CommandLine) -> None:
    text = (ROOT / "docs" / "handbook.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    steps = re.findall(r"^\$ esftui (.*)\n((?:(?!\$ ).*\n)*)", "".join(blocks), re.MULTILINE)
    assert len(steps) >= 3
    for command, printed in steps:
        ran = cli(*shlex.split(command))
        assert (ran.code, ran.out) == (0, printed), command + ran.err
    assert cli("check").code == 0
    status = cli("status", "--as-of", "2026-11-30").out
    assert re.search(r"^  Exits +1$", status, re.MULTILINE)
    assert re.search(r"^  Work +1 ", status, re.MULTILINE)


NAMED = {"↓": "down"}
KEYS = {
    "Enter": "enter",
    "Esc": "escape",
    "PgDn": "pagedown",
    "Space": "space",
    "Ctrl+S": "ctrl+s",
}


@pytest.mark.timeout(120)
async def test_the_keys_of_the_handbook_lead_to_a_first_exit_on_the_screen(
    cli: CommandLine, tmp_path: Path
) -> None:
    text = (ROOT / "docs" / "handbook.md").read_text(encoding="utf-8")
    table = text.partition("| press | and |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = [re.findall(r"`([^`]+)`", row.split("|")[1]) for row in table.splitlines()]
    assert len(rows) == 8
    started = cli("init", "--title", "Vägen till jobb", "--start", "2026-09-01", "--no-open")
    assert started.code == 0
    day = date(2026, 11, 22)
    with time_machine.travel(day, tick=True):
        async with opened(
            tmp_path, project="vagen-till-jobb", as_of=day, language="en", size=(100, 30)
        ) as desk:
            for row in rows:
                for keys in row:
                    named = keys in NAMED or len(keys) == 1 or keys[0].isupper()
                    await desk.press(*([NAMED.get(keys, keys.lower())] if named else keys))
                if row[0] == "a":
                    await desk.until(lambda: isinstance(desk.app.screen, EntryForm))
                    await desk.until(lambda: desk.app.screen.focused)
                if row[0] == "Ctrl+S":
                    await desk.until(lambda: "Saved:" in desk.told)
                    assert desk.app.screen is desk.app.dashboard
    (person,) = load_folder(tmp_path / "vagen-till-jobb").register.participants
    assert (person.id, person.gender, person.birth_year) == ("P-001", "woman", 1988)
    (enrolment,) = person.enrolments
    assert (enrolment.start, enrolment.exit) == (date(2026, 10, 5), date(2026, 11, 16))
    assert enrolment.reason == "work"


@pytest.mark.timeout(120)
async def test_the_keys_of_the_handbook_hold_a_meeting(cli: CommandLine, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "handbook.md").read_text(encoding="utf-8")
    table = text.partition("| at the meeting, press | and |\n|---|---|\n")[2].partition("\n\n")[0]
    rows = [re.findall(r"`([^`]+)`", row.split("|")[1]) for row in table.splitlines()]
    assert len(rows) == 11
    assert cli("init", "--title", "Vägen till jobb", "--start", "2026-09-01", "--no-open").code == 0
    folder, day = tmp_path / "vagen-till-jobb", date(2026, 11, 22)
    with time_machine.travel(day, tick=True):
        async with opened(
            tmp_path, project="vagen-till-jobb", as_of=day, language="en", size=(100, 30)
        ) as desk:
            for row in rows:
                for keys in row:
                    if keys in KEYS or len(keys) == 1:
                        await desk.press(KEYS.get(keys, keys))
                    else:
                        await desk.press(*keys)
                if row in (["m", "Enter"], ["Esc"]):
                    await desk.until(lambda: getattr(desk.app.screen, "slides", None))
                elif row[-1] == "Ctrl+S":
                    await desk.until(lambda: not isinstance(desk.app.screen, MeetingForm))
                elif row[-1] in ("d", "n"):
                    await desk.until(
                        lambda: (
                            isinstance(desk.app.screen, MeetingForm) and not desk.app.screen.waits
                        )
                    )
                elif row[-1] in ("a", "l", "c"):
                    await desk.until(lambda: not hasattr(desk.app.screen, "slides"))
            await desk.press("enter", "enter")
            await desk.until(lambda: read_meetings(folder).closed)
    (meeting,) = read_meetings(folder).all
    assert [seat.organisation for seat in meeting.attendance] == ["Municipality"]
    assert [each.text for each in meeting.decisions] == ["Call more"]

"""The command ``esftui meeting``: what it lists, and what it cannot show."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from support.command_line import CommandLine, in_a_process

from esftui.meeting.seal import sealed
from esftui.meeting.showing import frozen, new_meeting, show
from esftui.store.folder import load_folder

AT = datetime(2013, 4, 10, 12, tzinfo=UTC)


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["framtidsstegen", "--show", "2013-04-10"], 1, "no meeting 2013-04-10"),
        (["framtidsstegen"], 1, "esftui meeting --list"),
        (["framtidstegen", "--list"], 1, "framtidsstegen?"),
        ([], 2, "fler-i-arbete, framtidsstegen"),
    ],
)
def test_what_cannot_be_shown_is_said(
    words: list[str], code: int, says: str, esftui: CommandLine
) -> None:
    esftui.copy("framtidsstegen")
    esftui.copy("fler-i-arbete")
    ran = esftui("meeting", *words, "--data", "data")
    assert ran.code == code
    assert says in ran.err


def test_the_list_tells_open_closed_and_changed_afterwards(esftui: CommandLine) -> None:
    folder = esftui.copy("framtidsstegen")
    none = esftui("meeting", "framtidsstegen", "--list", "--data", "data")
    assert none.code == 0
    assert "No meeting has been held yet" in none.out
    project = load_folder(folder)
    meeting = new_meeting(project, date(2013, 4, 10), date(2013, 3, 31), 5, AT, None)
    later = new_meeting(project, date(2013, 6, 12), date(2013, 5, 31), 5, AT, None)
    kept = sealed(
        msgspec.structs.replace(meeting, closed=AT, frozen=frozen(show(project, meeting, ())))
    )
    file = folder / "meetings" / "2013-04-10.json"
    file.parent.mkdir()
    file.write_bytes(msgspec.json.encode(kept))
    file.with_name("2013-06-12.json").write_bytes(msgspec.json.encode(later))
    listed = esftui("meeting", "framtidsstegen", "--list", "--data", "data").out
    first, second = [line for line in listed.splitlines() if line.strip().startswith("2013")]
    assert "2013-06-12" in first
    assert "being held" in first
    assert "2013-04-10  2013-03-31" in second
    assert second.split()[3] == "–", "attendance that was not noted is not nobody"
    assert "kept as it was" in second
    whole = json.loads(file.read_bytes())
    whole["frozen"]["slides"][2]["title"] += "!"
    file.write_text(json.dumps(whole), "utf-8")
    listed = esftui("meeting", "framtidsstegen", "--list", "--data", "data").out
    assert "changed afterwards" in " ".join(listed.split())
    refused = esftui("meeting", "framtidsstegen", "--show", "2013-06-12", "--data", "data")
    assert "still open" in refused.err
    file.write_text("{", "utf-8")
    broken = esftui("meeting", "framtidsstegen", "--list", "--data", "data")
    assert broken.code == 1
    assert "2013-04-10.json" in broken.err
    assert "2013-06-12" in broken.out
    file.with_name("2013-06-12.json").unlink()
    alone = esftui("meeting", "framtidsstegen", "--list", "--data", "data")
    assert "2013-04-10.json" in alone.err
    assert "No meeting" not in alone.out, "the one that cannot be read was held"


def test_the_list_does_not_load_the_screen() -> None:
    words = ["meeting", "framtidsstegen", "--list", "--data", "data"]
    code = (
        "import sys; from esftui.cli import main; main(sys.argv[1:]);"
        "print([m for m in ('textual', 'rich') if m in sys.modules])"
    )
    ran = in_a_process(*words, code=code)
    assert ran.stdout.decode().splitlines()[-1] == "[]", ran.stderr

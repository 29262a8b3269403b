"""What ``esftui check`` says of the data's quality, with its place and without failing."""

import json
from pathlib import Path
from typing import Any

import pytest
from support.command_line import CommandLine

SETTINGS = "schema: 1\nlanguage: en\n"


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.write(SETTINGS)
    made.copy("fler-i-arbete")
    return made


def spoilt(esftui: CommandLine, number: str, **changes: Any) -> tuple[Path, int]:
    """Change a participant; return the register's file and the line that the participant is on."""
    path = esftui.folder / "data" / "fler-i-arbete" / "register.json"
    tables = json.loads(path.read_text("utf-8"))
    tables["participants"][number].update(changes)
    rows = (f'"{key}": {json.dumps(row)}' for key, row in tables["participants"].items())
    tables["participants"] = {}
    text = json.dumps(tables).replace('"participants": {}', '"participants": {\nROWS\n}')
    path.write_text(text.replace("ROWS", ",\n".join(rows)), "utf-8")
    lines = path.read_text("utf-8").splitlines()
    return path, 1 + next(n for n, row in enumerate(lines) if row.startswith(f'"{number}":'))


def test_what_is_odd_is_a_warning_with_its_place_and_fails_nothing(esftui: CommandLine) -> None:
    path, line = spoilt(esftui, "7", gender="unknown")
    ran = esftui("check")
    assert (ran.code, ran.err) == (0, "")
    column = path.read_text("utf-8").splitlines()[line - 1].index('"unknown"') + 1
    assert ran.out.splitlines() == [
        f"{path}:{line}:{column}: participants.7.gender: FIA-007: Gender is missing. "
        "Enter woman or man; the gender split leaves the person out. (warning)",
        "0 errors, 1 warning in 1 file.",
    ]


def test_what_cannot_be_is_no_more_than_a_warning_when_the_file_can_be_read(
    esftui: CommandLine,
) -> None:
    spoilt(esftui, "7", plans=[{"kind": "health", "date": "2301-01-01"}])
    ran = esftui("check")
    assert ran.code == 0
    assert "participants.7.plans[0].date: FIA-007: Action plan: 2301-01-01 has not" in ran.out
    assert ran.out.endswith("0 errors, 1 warning in 1 file.\n")


def test_tips_are_told_when_they_are_asked_for(esftui: CommandLine) -> None:
    spoilt(esftui, "7", municipality="Åstorp")
    assert esftui("check").out == "Nothing is wrong.\n"
    ran = esftui("check", "--tips")
    assert ran.code == 0
    assert "Åstorp is not one of the project's municipalities." in ran.out
    assert ran.out.splitlines()[0].endswith("(tip)")
    assert ran.out.endswith("0 errors, 0 warnings, 1 tip in 1 file.\n")


def test_what_the_reading_tells_is_not_told_twice(esftui: CommandLine) -> None:
    enrolments = [{"start": "2012-05-02", "exit": "2012-04-01", "reason": "work"}]
    spoilt(esftui, "7", enrolments=enrolments, activities=[], steps=[], answers=[], follow_ups=[])
    ran = esftui("check")
    assert ran.code == 1
    assert ran.out.count("enrolments[0].exit") == 1
    enrolments[0] = {"start": "2012-05-02", "exit": "2012-06-01"}
    spoilt(esftui, "7", enrolments=enrolments)
    ran = esftui("check")
    assert ran.code == 0
    [told] = [line for line in ran.out.splitlines() if "enrolments[0].exit" in line]
    assert "the exit has no reason" in told


def test_the_remarks_speak_swedish(esftui: CommandLine) -> None:
    spoilt(esftui, "7", gender="unknown", municipality="Åstorp")
    ran = esftui("check", "--tips", "--lang", "sv")
    assert "FIA-007: Kön saknas. Registrera kvinna eller man;" in ran.out
    assert ran.out.endswith("0 fel, 1 varning, 1 tips i 1 fil.\n")


def test_a_register_named_by_itself_is_judged_too(esftui: CommandLine) -> None:
    path, _line = spoilt(esftui, "7", gender="unknown")
    assert "Gender is missing." in esftui("check", str(path)).out


def test_a_personal_number_is_never_told_again(esftui: CommandLine) -> None:
    spoilt(esftui, "7", municipality="19811218-9876")
    ran = esftui("check", "--tips")
    assert ran.code == 1
    assert "9876" not in ran.out + ran.err

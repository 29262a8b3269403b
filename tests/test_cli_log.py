"""``esftui log``: what was done, by whom, from real journals."""

import json
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
from support.command_line import CommandLine, in_a_process

from esftui.report.schema import schema
from esftui.store.change import Author, Change
from esftui.store.register_edit import edit_register
from esftui.store.writing import About

SETTINGS = "schema: 1\nlanguage: en\nname: Anna\n"
BO = Author("Bo", "HEMMA", "app")


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.write(SETTINGS)
    made.copy("framtidsstegen")
    return made


@pytest.fixture
def changed(esftui: CommandLine) -> CommandLine:
    """Return a project where Anna has changed an item twice and Bo a person."""
    assert esftui("set", "framtidsstegen", "website", "--note", "en [b]").code == 0
    assert esftui("set", "framtidsstegen", "website", "--note", "två").code == 0
    edit_register(
        esftui.folder / "data" / "framtidsstegen",
        [Change(("participants", "FS-001", "municipality"), municipality(esftui), "Osby")],
        BO,
        About(correction=True),
    )
    return esftui


def municipality(esftui: CommandLine) -> object:
    raw = (esftui.folder / "data" / "framtidsstegen" / "register.json").read_bytes()
    people = json.loads(raw)["participants"].values()
    return next(each.get("municipality") for each in people if each["id"] == "FS-001")


def test_the_latest_stands_first_under_its_day(changed: CommandLine) -> None:
    ran = changed("log", "framtidsstegen")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "History of Framtidsstegen"
    told = [" ".join(part.split()) for part in ran.out.split("\n  ")[1:]]
    rest = " ".join(told)
    order = [
        rest.index(text)
        for text in ("Bo (app): correction: FS-001:", "note en [b] → två", "→ en [b]")
    ]
    assert order == sorted(order)
    assert "Anna (shell)" in rest


def test_only_an_item_or_a_person_can_be_asked_for(changed: CommandLine) -> None:
    item = changed("log", "framtidsstegen", "website").out
    person = changed("log", "framtidsstegen", "FS-001").out
    assert ("Anna" in item, "Bo (app)" in item) == (True, False)
    assert ("Anna" in person, "Bo (app)" in person) == (False, True)


def test_one_that_has_no_history_yet_is_not_unknown(changed: CommandLine) -> None:
    assert "Nothing has been changed yet." in changed("log", "framtidsstegen", "swot").out
    assert "Nothing has been changed yet." in changed("log", "framtidsstegen", "FS-002").out
    ran = changed("log", "framtidsstegen", "swott")
    assert ran.code == 1
    assert "Did you mean swot?" in ran.err


def test_the_last_few_and_those_since_a_day(changed: CommandLine) -> None:
    ran = changed("log", "framtidsstegen", "--last", "1")
    assert "FS-001" in ran.out
    assert "Anna" not in ran.out
    assert ran.out.rstrip().endswith("2 older changes")
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    assert "Anna" not in changed("log", "framtidsstegen", "--since", tomorrow).out
    today = date.today().isoformat()
    assert "Anna" in changed("log", "framtidsstegen", "--since", today).out


@pytest.mark.parametrize("number", ["0", "-1", "x", "٣"])
def test_a_number_that_is_none_is_refused(number: str, changed: CommandLine) -> None:
    ran = changed("log", "framtidsstegen", f"--last={number}")
    assert (ran.code, ran.out) == (2, "")


def test_json_is_as_its_schema_says_and_holds_the_values(changed: CommandLine) -> None:
    ran = changed("log", "framtidsstegen", "--json")
    found = json.loads(ran.out)
    jsonschema.validate(found, schema("log"))
    first, second, _third = found["entries"]
    assert (first["who"], first["surface"], first["correction"]) == ("Bo", "app", True)
    assert first["changes"][0]["path"] == ["participants", "FS-001", "municipality"]
    assert second["changes"] == [
        {"path": ["checklist", "website", "note"], "before": "en [b]", "after": "två"}
    ]
    assert second["did"] == "note en [b] → två"


def test_a_broken_line_is_told_and_the_others_stand(changed: CommandLine) -> None:
    journal = changed.folder / "data" / "framtidsstegen" / "journal.jsonl"
    whole = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(whole[0] + b"{broken\n" + b"".join(whole[1:]) + b'{"id": "torn')
    ran = changed("log", "framtidsstegen", "--json")
    assert ran.code == 0
    assert "journal.jsonl:2:1" in ran.err
    found = json.loads(ran.out)
    assert (len(found["entries"]), found["unreadable"]) == (3, 1)


def test_a_broken_project_file_does_not_hide_what_was_done(changed: CommandLine) -> None:
    (changed.folder / "data" / "framtidsstegen" / "project.yaml").write_bytes(b"a: [")
    ran = changed("log", "data/framtidsstegen")
    assert (ran.code, ran.err) == (0, "")
    assert "website: note en [b] → två" in " ".join(ran.out.split())


def test_a_project_without_a_journal_says_what_will_stand_there(esftui: CommandLine) -> None:
    ran = esftui("log", "framtidsstegen")
    assert ran.code == 0
    assert "Every change will stand here" in " ".join(ran.out.split())


def test_the_command_never_loads_the_screen(changed: CommandLine) -> None:
    code = (
        "import sys; from esftui.cli import main; code = main(sys.argv[1:]);"
        "sys.exit(code or ('textual' in sys.modules) or ('rich.console' in sys.modules))"
    )
    data = str(changed.folder / "data")
    ran = in_a_process("--data", data, "log", "framtidsstegen", code=code)
    assert ran.returncode == 0, ran.stderr

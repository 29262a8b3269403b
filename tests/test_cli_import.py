"""What ``esftui import`` shows, asks and writes, with real files in a folder of its own."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command_line import CommandLine

from esftui.command_line import import_
from esftui.store.folder import load_folder

HEAD = "Deltagare;Kön;Kommun;Startdatum;Slutdatum;Orsak till avslut\n"
GOOD = "FS-900;K;Alvesta;2012-02-01;2012-09-01;Arbete\n"
BAD = "FS-901;M;Ljungby;2012-02-31;;\n"
NUMBER = "811218-9876"


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.write("schema: 1\nas_of: 2013-03-31\nlanguage: en\n")
    return made


@pytest.fixture
def folder(esftui: CommandLine) -> Path:
    return esftui.copy("framtidsstegen")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let there be a terminal, and someone who types answers there, one after the other."""

    def answer(*texts: str) -> None:
        given = iter(texts)
        monkeypatch.setattr(import_, "on_a_terminal", lambda: True)
        monkeypatch.setattr(import_.run, "__defaults__", (lambda _prompt: next(given),))

    return answer


def sheet(text: str) -> str:
    Path("s.csv").write_text(HEAD + text, encoding="utf-8")
    return "s.csv"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def ids(folder: Path) -> set[str]:
    return {person.id for person in load_folder(folder).register.participants}


def test_a_dry_run_shows_columns_and_rows_and_writes_nothing(
    esftui: CommandLine, folder: Path
) -> None:
    before = files(folder)
    ran = esftui("import", folder.name, sheet(GOOD + BAD), "--dry-run")
    assert (ran.code, ran.err) == (1, "")
    assert "C  Kommun             Municipality  Alvesta · Ljungby" in ran.out
    assert "2 rows: 1 new, 0 changed, 0 as they are, 1 refused" in ran.out
    assert "row 3, column D (Startdatum): Feb 2012 has no day 31" in ran.out
    assert files(folder) == before


def test_all_or_nothing_unless_the_good_rows_are_asked_for(
    esftui: CommandLine, folder: Path
) -> None:
    before = files(folder)
    ran = esftui("import", folder.name, sheet(GOOD + BAD), "--yes")
    assert ran.code == 1
    assert "Nothing was imported, since rows are refused." in ran.err
    assert files(folder) == before
    ran = esftui(
        "import", folder.name, sheet(GOOD + BAD), "--yes", "--good-rows", "--bad-rows", "bad.csv"
    )
    assert (ran.code, ran.err) == (0, "")
    assert "FS-900" in ids(folder)
    assert "FS-901" not in ids(folder)
    bad = Path("bad.csv").read_text(encoding="utf-8-sig").splitlines()
    assert bad[0].endswith(";Why it was refused")
    assert bad[1].startswith("3;FS-901;M;Ljungby;2012-02-31;")
    if os.name == "posix":
        assert Path("bad.csv").stat().st_mode & 0o777 == 0o600


def test_the_same_sheet_twice_changes_nothing_and_the_mapping_is_found_again(
    esftui: CommandLine, folder: Path
) -> None:
    assert esftui("import", folder.name, sheet(GOOD), "--yes").code == 0
    held = (folder / "register.json").read_bytes()
    ran = esftui("import", folder.name, "s.csv", "--yes")
    assert ran.code == 0
    assert "Read by the mapping that was kept:" in ran.out
    assert "The register says all of this already; nothing was changed." in ran.out
    assert (folder / "register.json").read_bytes() == held


def test_a_guess_is_not_acted_on_where_nobody_can_be_asked(
    esftui: CommandLine, folder: Path
) -> None:
    before = files(folder)
    ran = esftui("import", folder.name, sheet(GOOD))
    assert ran.code == 2
    assert "what the columns are was only guessed" in ran.err
    assert files(folder) == before


def test_who_says_no_changes_nothing_and_who_says_yes_imports(
    esftui: CommandLine, folder: Path, typed: Callable[..., None]
) -> None:
    before = files(folder)
    typed("")
    ran = esftui("import", folder.name, sheet(GOOD))
    assert (ran.code, ran.err) == (130, "Cancelled; nothing was changed.\n")
    typed("y", "n")
    assert esftui("import", folder.name, "s.csv").code == 130
    assert files(folder) == before
    typed("y", "y")
    assert esftui("import", folder.name, "s.csv").code == 0
    assert "FS-900" in ids(folder)


def test_json_lists_every_row_that_is_not_as_it_was(esftui: CommandLine, folder: Path) -> None:
    many = "".join(f"FS-{n};M;Ljungby;2012-02-01;2011-02-01;\n" for n in range(800, 850))
    ran = esftui("import", folder.name, sheet(GOOD + many), "--dry-run", "--json")
    told = json.loads(ran.out)
    assert told["counts"] == {"new": 1, "changed": 0, "equal": 0, "refused": 50}
    assert len(told["rows"]) == 51
    assert told["imported"] is False
    assert told["rows"][1]["refused"][0]["column"] == "E"


def test_people_by_number_get_pseudonyms_that_a_key_list_keeps_and_nothing_else_does(
    esftui: CommandLine, folder: Path
) -> None:
    text = f"Personnummer;Kön;Startdatum\n{NUMBER};K;2012-02-01\n"
    Path("p.csv").write_text(text, encoding="utf-8")
    ran = esftui("import", folder.name, "p.csv", "--yes", "--keys", "keys.csv")
    assert ran.code == 0
    assert "The program does not keep it" in ran.err
    amount = len(ids(folder))
    assert esftui("import", folder.name, "p.csv", "--yes", "--keys", "keys.csv").code == 0
    assert len(ids(folder)) == amount
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"9876" not in path.read_bytes().replace(b"19876", b""), path
    assert NUMBER not in ran.out + ran.err


def test_without_a_place_for_the_key_list_nobody_is_given_a_pseudonym(
    esftui: CommandLine, folder: Path
) -> None:
    text = f"Personnummer;Kön;Startdatum\n{NUMBER};K;2012-02-01\n"
    Path("p.csv").write_text(text, encoding="utf-8")
    before = ids(folder)
    ran = esftui("import", folder.name, "p.csv", "--yes")
    assert (ran.code, ids(folder)) == (1, before)
    assert "--keys FILE" in ran.err


def test_a_sheet_that_cannot_be_read_says_why(esftui: CommandLine, folder: Path) -> None:
    Path("x.xlsx").write_bytes(b"\x00\x01\x02")
    ran = esftui("import", folder.name, "x.xlsx", "--yes")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("esftui: x.xlsx: this is not a spreadsheet")


def test_nothing_is_imported_read_only(esftui: CommandLine, folder: Path) -> None:
    before = files(folder)
    ran = esftui("--read-only", "import", folder.name, sheet(GOOD), "--yes")
    assert ran.code == 1
    assert "--read-only" in ran.err
    assert files(folder) == before

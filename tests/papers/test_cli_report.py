"""``esftui report``: what it writes, where, and what it refuses."""

from pathlib import Path

import pytest
from support.command_line import CommandLine

SETTINGS = "schema: 1\nas_of: 2013-03-31\nlanguage: sv\n"


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    made = CommandLine(tmp_path, capsys, monkeypatch)
    made.write(SETTINGS)
    # its figures are shared in the least time
    made.copy("creadiem")
    return made


def test_the_status_report_goes_to_the_projects_reports(esftui: CommandLine) -> None:
    ran = esftui("report", "creadiem")
    path = Path("data/creadiem/reports/creadiem-status-2013-03-31.md")
    assert (ran.code, ran.err) == (0, "")
    assert Path(ran.out.strip()).samefile(path)
    assert path.read_text("utf-8").startswith("# Statusrapport till styrgruppen\n")


@pytest.mark.parametrize(
    ("kind", "form", "begins"),
    [
        ("progress", "html", b"<!DOCTYPE html>"),
        ("final", "docx", b"PK"),
        ("evaluator", "pdf", b"%PDF-"),
        ("status", "md", b"# Status report"),
    ],
)
def test_kind_and_format_are_as_asked(
    esftui: CommandLine, kind: str, form: str, begins: bytes
) -> None:
    place = f"out.{form}"
    ran = esftui("--lang", "en", "report", "creadiem", "--kind", kind, "-o", place)
    assert (ran.code, ran.out) == (0, f"{place}\n")
    assert Path(place).read_bytes().startswith(begins)


def test_dates_and_threshold_stand_in_the_paper(esftui: CommandLine) -> None:
    esftui.copy("framtidsstegen")
    words = ["--as-of", "2012-12-31", "--since", "2012-06-30", "--threshold", "10"]
    ran = esftui("--lang", "en", "report", "framtidsstegen", *words, "-o", "-")
    assert ran.code == 0
    assert "counts below 10 are withheld" in ran.out
    assert "**As of:** 2012-12-31" in ran.out
    assert "Participants since 2012-06-30" in ran.out


def test_a_file_that_is_there_is_kept_unless_told_otherwise(esftui: CommandLine) -> None:
    place = Path("report.md")
    place.write_text("mine")
    ran = esftui("--lang", "en", "report", "creadiem", "-o", "report.md")
    assert ran.code == 1
    assert "report.md is there already. To replace it: --force." in ran.err
    assert place.read_text() == "mine"
    assert esftui("report", "creadiem", "-o", "report.md", "--force").code == 0
    assert place.read_text("utf-8").startswith("# Statusrapport")


@pytest.mark.parametrize(("answer", "code"), [("j", 0), ("", 130), ("nej", 130)])
def test_on_a_terminal_it_asks_before_it_replaces(
    esftui: CommandLine, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    from esftui.command_line import report

    Path("report.md").write_text("mine")
    monkeypatch.setattr(report, "on_a_terminal", lambda: True)
    monkeypatch.setattr(report.run, "__defaults__", (lambda _prompt: answer,))
    assert esftui("report", "creadiem", "-o", "report.md").code == code
    assert (Path("report.md").read_text("utf-8") == "mine") == (code != 0)


@pytest.mark.parametrize("name", ["project.yaml", "register.json", "journal.jsonl"])
def test_a_file_of_the_project_is_never_replaced(esftui: CommandLine, name: str) -> None:
    place = Path("data/creadiem") / name
    before = place.read_bytes() if place.exists() else None
    words = ["--format", "md", "--force", "-o", str(place)]
    ran = esftui("--lang", "en", "report", "creadiem", *words)
    assert ran.code == 2
    assert "is a file of a project" in ran.err
    assert (place.read_bytes() if place.exists() else None) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "report.txt"], "txt is no format of a paper. There are: md, html, docx, pdf."),
        (["--since", "2013-03-31"], "must be of an earlier date than 2013-03-31"),
        (["--threshold", "2"], "2 is not a threshold from 3 to 10"),
        (["--template", "nowhere"], "There is no folder nowhere."),
        (["--kind", "poem"], "poem"),
        (["--kind", "minutes"], "no meeting that there could be minutes of"),
        (["--kind", "status", "--meeting", "2013-04-10"], "named for minutes alone"),
    ],
)
def test_what_cannot_be_asked_for_is_said(esftui: CommandLine, words: list[str], said: str) -> None:
    ran = esftui("--lang", "en", "report", "creadiem", *words)
    assert ran.code == 2
    assert said in ran.err
    assert not Path("data/creadiem/reports").exists()


def test_where_nothing_may_be_written_another_place_is_asked_for(esftui: CommandLine) -> None:
    ran = esftui("--lang", "en", "--read-only", "report", "creadiem")
    assert ran.code == 1
    assert "Name another place with -o" in ran.err
    assert not Path("data/creadiem/reports").exists()


def test_a_folder_that_is_not_there_is_no_place(esftui: CommandLine) -> None:
    ran = esftui("report", "creadiem", "-o", "nowhere/report.md")
    assert ran.code == 1
    assert "nowhere" in ran.err


def test_a_check_finds_nothing_wrong_with_a_project_that_has_reports(esftui: CommandLine) -> None:
    before = esftui("check")
    esftui("report", "creadiem")
    after = esftui("check")
    assert (after.code, after.out) == (before.code, before.out)

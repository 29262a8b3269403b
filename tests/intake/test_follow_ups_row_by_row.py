"""Sheets in which a row is a follow-up: whom it is about, how long after, and what was found."""

from pathlib import Path

import pytest
from support.example_data import project
from support.people import enrolment, person

from esftui import locales
from esftui.intake.job import make_plan, open_sheet
from esftui.intake.lengths import length_of
from esftui.intake.outcome import Plan
from esftui.model.participant import Participant, Register
from esftui.model.project import ProjectData
from esftui.report.text.intake import coming

PROJECT = project("framtidsstegen")
"""Follows up after 3, 6 and 9 months."""
KIM = person("FS-900", "woman", enrolment("2012-02-01", "2012-09-03", "work"))
ALI = person("FS-901", "man", enrolment("2012-02-01", "2012-06-01", "other_measure"))
HEAD = "Deltagare;Tid efter avslutet;Uppföljningsdatum;Resultat vid uppföljning\n"


def planned(tmp_path: Path, text: str, *people: Participant) -> tuple[Plan, list[str]]:
    """Return what importing a sheet would do, and the fields that were proposed."""
    path = tmp_path / "uppföljningar.csv"
    path.write_text(text, encoding="utf-8")
    opened = open_sheet(path, PROJECT)
    assert opened.mapping.kind == "follow_ups"
    data = ProjectData(project=PROJECT, register=Register(participants=people or (KIM, ALI)))
    return make_plan(opened, data)[0], list(opened.mapping.columns.values())


def made(plan: Plan) -> dict[str, object]:
    return {change.path[1]: change.after for change in plan.changes}


def test_each_row_is_a_follow_up_of_someone_who_has_left(tmp_path: Path) -> None:
    text = HEAD + "FS-900;3 mån;2012-12-10;Arbetar\n" + "FS-901;6 månader;;Ej nådd\n"
    plan, fields = planned(tmp_path, text)
    assert fields == ["id", "after", "follow_up_date", "follow_up"]
    assert [row.fate for row in plan.rows] == ["new", "new"]
    assert made(plan) == {
        "FS-900": {
            "exit": "2012-09-03",
            "after": "3 months",
            "date": "2012-12-10",
            "outcome": "work",
        },
        "FS-901": {
            "exit": "2012-06-01",
            "after": "6 months",
            "date": "2012-12-01",
            "state": "not_reached",
        },
    }
    assert coming(plan) == "2 follow-ups"
    (note,) = plan.rows[1].notes
    assert "2012-12-01, when it was due, is taken" in note.message


def test_how_it_went_may_stand_in_a_column_of_its_own(tmp_path: Path) -> None:
    text = (
        "Pseudonym;Tid efter;Uppföljd den;Uppföljning;Fann\n"
        "FS-900;3 månader;2012-12-10;avböjt;\n"
        "FS-901;3;2012-09-05;gjord;Studier\n"
    )
    plan, fields = planned(tmp_path, text)
    assert fields == ["id", "after", "follow_up_date", "state", "follow_up"]
    found = made(plan)
    assert isinstance(found["FS-900"], dict)
    assert isinstance(found["FS-901"], dict)
    assert found["FS-900"]["state"] == "declined"
    assert found["FS-901"]["outcome"] == "studies"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("FS-900;4 mån;2012-12-10;Arbetar", "is no time that the project follows up after"),
        ("FS-900;3 mån;2012-12-10;", "it does not say what was found"),
        ("FS-902;3 mån;2012-12-10;Arbetar", "nobody in the register"),
        ("FS-900;3 mån;2012-08-01;Arbetar", "the exit that the follow-up belongs to"),
        ("FS-900;;2012-12-10;Arbetar", "is missing"),
    ],
)
def test_what_does_not_hold_together_is_refused(row: str, why: str, tmp_path: Path) -> None:
    plan, _fields = planned(tmp_path, HEAD + "FS-901;3 mån;2012-09-05;Studier\n" * 3 + row + "\n")
    assert [each.fate for each in plan.rows] == ["new", "equal", "equal", "refused"]
    (refusal,) = plan.rows[-1].refusals
    assert why in refusal.message


@pytest.mark.parametrize(
    ("text", "lengths", "meant"),
    [
        ("90", ["90 days", "6 months"], "90 days"),
        ("3", ["3 months", "3 weeks"], None),
        ("efter 6 månader", ["90 days", "6 months"], "6 months"),
        ("snart", ["90 days"], None),
    ],
)
def test_a_length_in_a_cell_is_one_of_the_projects(
    text: str, lengths: list[str], meant: str | None
) -> None:
    assert length_of(text, lengths) == meant


def test_where_the_project_follows_up_once_the_length_needs_no_column(tmp_path: Path) -> None:
    from esftui.intake.headings import find_headings
    from esftui.intake.proposal import propose
    from esftui.intake.sheet import read_table

    once = project("fler-i-arbete")
    assert len(once.follow_ups.after) == 1
    path = tmp_path / "s.csv"
    path.write_text("Deltagare;Uppföljningsdatum;Funnet\nX-1;2013-01-02;Arbete\n", encoding="utf-8")
    table = read_table(path)
    mapping = propose(table, find_headings(table), once, kind="follow_ups").mapping
    assert mapping.constants == {"after": once.follow_ups.after[0]}


def test_in_swedish_too(tmp_path: Path) -> None:
    locales.use("sv")
    plan, _fields = planned(tmp_path, HEAD + "FS-900;12 mån;2013-09-10;Arbetar\n")
    assert "är ingen tid som projektet följer upp efter" in plan.rows[0].refusals[0].message

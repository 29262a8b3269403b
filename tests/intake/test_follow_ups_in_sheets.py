"""Follow-ups and what an activity has beside its dates, from columns beside the exit."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from support.example_data import project
from support.people import enrolment, person

from esftui.intake.job import make_plan, open_sheet
from esftui.intake.lengths import length_named
from esftui.intake.outcome import Plan
from esftui.model.participant import FollowUp, Participant, Register
from esftui.model.project import ProjectData

PROJECT = project("framtidsstegen")
"""Follows up after 3, 6 and 9 months."""
LEFT = date(2012, 9, 3)


def planned(tmp_path: Path, text: str, *people: Participant) -> tuple[Plan, dict[str, str]]:
    """Return what importing a sheet would do, and the columns as they were proposed."""
    path = tmp_path / "deltagare.csv"
    path.write_text(text, encoding="utf-8")
    opened = open_sheet(path, PROJECT)
    data = ProjectData(project=PROJECT, register=Register(participants=people))
    plan, _keys = make_plan(opened, data)
    return plan, {h: f for h, f in opened.mapping.columns.items() if f != "ignore"}


def follow_ups(plan: Plan) -> list[dict[str, str]]:
    """Return the follow-ups of the one new person of a plan."""
    (change,) = plan.changes
    found: list[dict[str, str]] = change.after["follow_ups"]
    return found


HEAD = "Deltagare;Kön;Startdatum;Avslutsdatum;Avslutsorsak;"
ROW = "FS-900;K;2012-02-01;2012-09-03;Arbete;"


def test_each_occasion_has_its_columns_of_what_was_found_and_when(tmp_path: Path) -> None:
    plan, columns = planned(
        tmp_path,
        HEAD + "Uppföljning 3 mån datum;Uppföljning 3 mån resultat;Status efter 6 månader\n"
        f"{ROW}2012-12-10;Arbetar;Ej nådd\n",
    )
    assert columns["Uppföljning 3 mån datum"] == "follow_up_date@3 months"
    assert columns["Uppföljning 3 mån resultat"] == "follow_up@3 months"
    assert columns["Status efter 6 månader"] == "follow_up@6 months"
    assert follow_ups(plan) == [
        {"exit": "2012-09-03", "after": "3 months", "date": "2012-12-10", "outcome": "work"},
        {
            "exit": "2012-09-03",
            "after": "6 months",
            "date": "2013-03-03",
            "state": "not_reached",
        },
    ]
    (note,) = plan.rows[0].notes
    assert "2013-03-03, when it was due, is taken" in note.message
    assert (note.row, note.heading) == (2, "Status efter 6 månader")


def test_a_follow_up_that_is_there_is_found_again_whether_or_not_the_sheet_has_its_day(
    tmp_path: Path,
) -> None:
    done = FollowUp(exit=LEFT, after="3 months", date=date(2012, 12, 10), outcome="work")
    known = person("FS-900", "woman", enrolment("2012-02-01", "2012-09-03", "work"))
    known = msgspec.structs.replace(known, follow_ups=(done,))
    head = "Deltagare;Uppföljning 3 mån;Dag för uppföljning\n"
    plan, _columns = planned(tmp_path, head + "FS-900;Arbete;\n", known)
    assert (plan.changes, plan.rows[0].fate) == ((), "equal")
    plan, _columns = planned(tmp_path, head + "FS-900;Studier;\n", known)
    (change,) = plan.changes
    assert (change.before, change.after) == ("work", "studies")
    assert plan.rows[0].fate == "changed"


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("FS-900;K;2012-02-01;;;2012-12-10;Arbete", "the exit that the follow-up belongs to"),
        (f"{ROW}2012-08-01;Arbete", "the exit that the follow-up belongs to"),
        (f"{ROW}2012-12-10;", "there is a day of a follow-up, but not what was found"),
        (f"{ROW}2012-12-10;Lyckad", "is not known here"),
    ],
)
def test_what_does_not_hold_together_is_refused_with_its_column(
    cells: str, why: str, tmp_path: Path
) -> None:
    plan, _columns = planned(tmp_path, HEAD + f"3 mån datum;3 mån resultat\n{cells}\n")
    assert plan.changes == ()
    (refusal,) = plan.rows[0].refusals
    assert why in refusal.message
    assert refusal.heading == "3 mån resultat"


@pytest.mark.parametrize(
    ("heading", "lengths", "meant"),
    [
        ("Uppföljning 90 dagar", ["90 days"], "90 days"),
        ("90 dgr", ["90 days", "6 months"], "90 days"),
        ("3-månadersuppföljning", ["90 days"], "90 days"),
        ("Resultat 6 mån efter avslut", ["3 months", "6 months"], "6 months"),
        ("Follow-up after 3 months: outcome", ["3 months"], "3 months"),
        ("Uppföljning 12 mån", ["90 days"], None),
        ("Efter 3 månader: närmare arbetsmarknaden", ["3 months"], None),
        ("Start 2", ["90 days"], None),
        ("Uppföljning", ["90 days"], None),
    ],
)
def test_a_heading_names_one_of_the_projects_follow_ups(
    heading: str, lengths: list[str], meant: str | None
) -> None:
    assert length_named(heading, lengths) == meant


def test_where_an_activity_was_comes_with_it_and_not_without_it(tmp_path: Path) -> None:
    head = "Deltagare;Startdatum;Aktivitet;Aktivitet från;Praktikplats;Utomlands\n"
    row = "FS-900;2012-02-01;Praktik;2012-03-01;Bageriet;Ja\n"
    plan, columns = planned(tmp_path, head + row)
    assert columns["Praktikplats"] == "activity_place"
    (change,) = plan.changes
    assert change.after["activities"] == [
        {"type": "placement", "start": "2012-03-01", "place": "Bageriet", "abroad": True}
    ]
    _plan, columns = planned(tmp_path, "Deltagare;Startdatum;Praktikplats\nFS-900;2012-02-01;B\n")
    assert "Praktikplats" not in columns

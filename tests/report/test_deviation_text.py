"""Deviations in words: each says the figure and the rule that it breaks."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.people import data, day, days, enrolment, person, projects
from support.sixth_project import MIDWAY, PROJECT, REGISTER
from support.status_text import DATA

from esftui import locales
from esftui.measure.deviations import Deviation
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.budget import Budget
from esftui.model.checklist import Item
from esftui.model.participant import Spending
from esftui.model.project import Planned, ProjectData
from esftui.report.text.deviations import deviations, sentence
from esftui.store.folder import load_folder
from esftui.store.project_file import load_project


def sentences(figures: Figures) -> list[str]:
    return [sentence(row, figures) for row in figures.deviations.rows]


def test_the_sixth_project_says_what_falls_outside_and_why() -> None:
    figures = measure(ProjectData(project=load_project(PROJECT), register=REGISTER), MIDWAY)
    assert sentences(figures) == [
        "Detsamma för vart kön: 75% (3 of 4): at risk; Women 50% (1 of 2), target 60%: at risk; "
        "at the pace so far it is not reached",
        "Närmare arbetsmarknaden, det senaste svaret: 67% (4 of 6), target 75%: out of reach; "
        "nobody remains who can still count",
        "Varje kommun prövar en ny metod: 33% (1 of 3), target 100%: at risk; "
        "at the pace so far it is not reached",
        "Två handlingsplaner: 33% (2 of 6), target 100%: out of reach; "
        "not even if the only one who can still count succeeds",
        "Sociala företag: 1, target 2: at risk; at the pace so far it is not reached",
        "Handbok, med eget datum som har gått: not done, by 2012-12-31: missed; its day has passed",
        "Jag har fått rätt stöd: response rate 75%; at least 80% is wanted",
        "Samverkan har fördjupats: response rate 67%; at least 80% is wanted",
        "2 follow-ups are overdue: their day and the days of grace have passed",
    ]


def test_swedish_says_it_as_the_field_does() -> None:
    locales.use("sv")
    figures = measure(load_folder(DATA / "framtidsstegen"), date(2013, 3, 31))
    told = sentences(figures)
    assert told[0] == "Pågår: 37\u00a0% kvinnor; 40–60\u00a0% räknas som jämnt"
    assert any(
        line.startswith(
            "Upparbetat är 1\u00a0958\u00a0830\u00a0kr under plan (18\u00a0%); 10\u00a0%"
        )
        for line in told
    )
    assert "3 punkter i checklistan är försenade: dagen har passerat" in told


def test_nothing_outside_is_said_so() -> None:
    figures = measure(data(), day("2012-06-30"))
    assert [row.text for row in deviations(figures)] == ["Deviations", "  Nothing falls outside."]


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        (111_000, "SEK 11,000 above the plan (11%); 10% of the plan is tolerated"),
        (110_400, "SEK 10,400 above the plan (10.4%); 10% of the plan is tolerated"),
        (89_000, "SEK 11,000 below the plan (11%); 10% of the plan is tolerated"),
    ],
)
def test_money_off_the_plan_never_looks_as_if_it_were_tolerated(spent: int, said: str) -> None:
    bare = data(budget=Budget(esf_grant=100_000, total=100_000))
    entry = Spending(date=day("2012-06-01"), source="esf", category="staff", amount=spent)
    register = msgspec.structs.replace(bare.register, spending=(entry,))
    figures = measure(msgspec.structs.replace(bare, register=register), bare.project.end)
    assert sentences(figures) == [f"Spent to date is {said}"]


def test_one_overdue_item_is_said_in_the_singular() -> None:
    figures = measure(
        data(checklist=(Item(id="a", title="A", due="2012-02-01"),)), day("2012-06-30")
    )
    assert sentences(figures) == ["1 item of the checklist is overdue: its day has passed"]


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_share_off_its_plan_never_looks_as_if_it_were_tolerated(women: int, men: int) -> None:
    people = [person(f"W{n}", "woman", enrolment("2012-02-01")) for n in range(women % 40)]
    people += [person(f"M{n}", "man", enrolment("2012-02-01")) for n in range(men % 40)]
    planned = Planned(participants=60, women=30, men=30)
    figures = measure(data(*people, planned=planned), day("2012-06-30"))
    for row in figures.deviations.rows:
        if row.kind == "gender_plan":
            points, limit = sentence(row, figures).partition(" points ")[0::2]
            assert float(points.rpartition(" ")[2]) > float(limit.split("; ")[1].split(" ")[0])


@given(projects(), days)
def test_every_deviation_of_any_project_can_be_said(invented: ProjectData, as_of: date) -> None:
    figures = measure(invented, as_of)
    told = sentences(figures)
    assert len(told) == len(figures.deviations.rows)
    assert all(told)
    assert not any("None" in line or "{" in line for line in told)


def test_a_title_that_would_act_is_only_shown() -> None:
    item = Item(id="late", title="L", due="2012-02-01")
    figures = measure(data(checklist=(item,)), day("2012-06-30"))
    evil = Deviation("response_rate", "Evil\x1b[31m", 0.5, 0.7, "surveys")
    rows = msgspec.structs.replace(figures.deviations, rows=(evil,))
    figures.later.deviations = rows
    told = deviations(figures)
    assert told[1].text.startswith("  Evil␛[31m: response rate 50%")

from datetime import date, timedelta

import msgspec
from hypothesis import given
from support.people import data, day, days, enrolment, person, project, projects

from esftui.measure.everything import measure
from esftui.measure.flow import flow
from esftui.model.project import Planned, ProjectData

ANNA = person("A", "woman", enrolment("2012-01-10", "2012-03-31", "work"), enrolment("2012-06-01"))
BO = person("B", "man", enrolment("2012-02-29", "2012-04-01", "care"))
CIM = person("C", "unknown", enrolment("2012-02-01"))


def test_an_enrolment_is_in_stock_from_its_start_until_the_day_before_its_exit() -> None:
    def stock(as_of: str) -> int:
        return flow(data(BO), day(as_of)).active

    assert [stock(d) for d in ("2012-02-28", "2012-02-29", "2012-03-31", "2012-04-01")] == [
        0,
        1,
        1,
        0,
    ]


def test_starts_exceed_unique_participants_by_the_re_entries() -> None:
    figures = flow(data(ANNA, BO, CIM), day("2012-12-31"))
    assert (figures.participants, figures.starts, figures.re_entries) == (3, 4, 1)
    assert (figures.exits, figures.active) == (2, 2)


def test_a_month_has_its_starts_and_exits_and_the_stock_of_its_last_day() -> None:
    months = flow(data(ANNA, BO, CIM), day("2012-06-15")).months
    rows = [(m.month, m.starts, m.exits, m.stock, m.participants, m.re_entries) for m in months]
    assert rows == [
        ("2012-01", 1, 0, 1, 1, 0),
        ("2012-02", 2, 0, 3, 3, 0),
        ("2012-03", 0, 1, 2, 3, 0),
        ("2012-04", 0, 1, 1, 3, 0),
        ("2012-05", 0, 0, 1, 3, 0),
        ("2012-06", 1, 0, 2, 3, 1),
    ]


def test_what_happens_after_the_date_is_not_known_at_it() -> None:
    figures = flow(data(ANNA, BO, CIM), day("2012-03-30"))
    assert (figures.starts, figures.exits, figures.active) == (3, 0, 3)
    assert figures.months[-1].month == "2012-03"


def test_months_stop_with_the_project_and_stretch_to_what_was_registered_outside() -> None:
    late = person("L", "man", enrolment("2014-02-01"))
    early = person("E", "man", enrolment("2011-12-01"))
    assert flow(data(), day("2020-01-01")).months[-1].month == "2013-12"
    months = flow(data(late, early), day("2020-01-01")).months
    assert (months[0].month, months[-1].month) == ("2011-12", "2014-02")


def test_the_plan_to_date_is_a_straight_line_by_days() -> None:
    planned = project(
        start=day("2012-01-01"), end=day("2012-12-31"), planned=Planned(participants=366)
    )
    assert flow(ProjectData(project=planned), day("2012-01-31")).planned_to_date == 31
    assert flow(ProjectData(project=planned), day("2030-01-01")).planned_to_date == 366
    assert flow(data(), day("2012-01-31")).planned_to_date is None


def test_a_date_before_the_project_has_no_months() -> None:
    assert flow(data(ANNA), day("2011-01-01")).months == ()


@given(projects(), days)
def test_stock_is_starts_less_exits(invented: ProjectData, as_of: date) -> None:
    figures = flow(invented, as_of)
    assert figures.active == figures.starts - figures.exits
    assert figures.re_entries == figures.starts - figures.participants >= 0
    if figures.months:
        assert figures.months[-1].stock == figures.active
        assert sum(m.starts for m in figures.months) == figures.starts
        assert sum(m.exits for m in figures.months) == figures.exits
        assert figures.months[-1].participants == figures.participants
        assert sum(m.re_entries for m in figures.months) == figures.re_entries


@given(projects(), days, days)
def test_a_later_date_never_shows_fewer(invented: ProjectData, one: date, other: date) -> None:
    first, second = (measure(invented, d) for d in sorted((one, other)))
    assert first.flow.participants <= second.flow.participants
    assert first.flow.starts <= second.flow.starts
    assert first.flow.exits <= second.flow.exits
    assert first.exits.exits.total <= second.exits.exits.total
    assert first.activities.persons.total <= second.activities.persons.total
    for early, late in zip(first.flow.months[:-1], second.flow.months, strict=False):
        assert early == late


@given(projects(), days)
def test_the_figures_of_a_date_do_not_depend_on_what_comes_after(
    invented: ProjectData, as_of: date
) -> None:
    known = [
        msgspec.structs.replace(
            p,
            enrolments=tuple(
                e if e.exit is None or e.exit <= as_of else msgspec.structs.replace(e, exit=None)
                for e in p.enrolments
                if e.start <= as_of
            ),
        )
        for p in invented.register.participants
    ]
    cut = ProjectData(
        project=invented.project,
        register=msgspec.structs.replace(invented.register, participants=tuple(known)),
    )
    assert measure(cut, as_of).flow == measure(invented, as_of).flow
    assert measure(cut, as_of).exits == measure(invented, as_of).exits
    assert measure(cut, as_of).gender == measure(invented, as_of).gender


def test_the_day_of_a_start_counts_and_the_day_before_does_not() -> None:
    start = day("2012-02-29")
    assert flow(data(BO), start - timedelta(days=1)).starts == 0
    assert flow(data(BO), start).starts == 1

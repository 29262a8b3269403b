from datetime import date

from hypothesis import given
from support.people import data, day, days, enrolment, person, projects

from esftui.measure.activities import activities
from esftui.measure.figure import Split
from esftui.model.participant import Participation
from esftui.model.project import ActivityType, ProjectData


def taken(kind: str, start: str, end: str | None = None, abroad: bool = False) -> Participation:
    return Participation(type=kind, start=day(start), end=day(end) if end else None, abroad=abroad)


IN = enrolment("2012-01-01")


def test_persons_are_unique_and_occasions_are_not() -> None:
    figures = activities(
        data(
            person(
                "A",
                "woman",
                IN,
                activities=(
                    taken("course", "2012-02-01", "2012-02-02"),
                    taken("course", "2012-03-01"),
                ),
            ),
            person("B", "man", IN, activities=(taken("course", "2012-02-01", abroad=True),)),
            person("C", "man", IN),
        ),
        day("2012-12-31"),
    )
    row = next(r for r in figures.rows if r.activity == "course")
    assert (row.persons, row.occasions, row.active, row.abroad) == (Split(1, 1), 3, 2, 1)
    assert figures.persons == Split(1, 1)
    assert figures.without == Split(0, 1)


def test_an_activity_that_begins_later_is_not_known_yet() -> None:
    figures = activities(
        data(person("A", "woman", IN, activities=(taken("course", "2012-02-02"),))),
        day("2012-02-01"),
    )
    assert figures.persons == Split()
    assert figures.without == Split(1, 0)


def test_the_projects_own_types_come_first_and_unknown_ones_are_kept() -> None:
    figures = activities(
        data(
            person("A", "woman", IN, activities=(taken("sauna", "2012-02-02"),)),
            activities=(ActivityType(id="choir", title="Kör"),),
        ),
        day("2012-12-31"),
    )
    assert [(r.activity, r.title, r.persons.total) for r in figures.rows] == [
        ("choir", "Kör", 0),
        ("sauna", None, 1),
    ]


@given(projects(), days)
def test_everyone_has_taken_part_or_not(invented: ProjectData, as_of: date) -> None:
    figures = activities(invented, as_of)
    people = sum(
        any(e.start <= as_of for e in p.enrolments) for p in invented.register.participants
    )
    assert figures.persons.total + figures.without.total == people
    for row in figures.rows:
        assert row.abroad <= row.persons.total <= min(row.occasions, figures.persons.total)
        assert row.active <= row.occasions

from datetime import date

from hypothesis import given
from support.people import data, day, days, enrolment, person, projects

from esftui.measure.exits import exits
from esftui.measure.figure import Split
from esftui.model.project import ExitReason, ProjectData

AT = day("2012-12-31")


def row(figures: object, reason: str) -> tuple[Split, Split]:
    found = next(r for r in figures.rows if r.reason == reason)  # type: ignore[attr-defined]
    return found.exits, found.persons


def test_the_outcome_of_a_person_is_the_reason_of_the_latest_exit() -> None:
    twice = person(
        "A",
        "woman",
        enrolment("2012-05-01", "2012-09-01", "work"),
        enrolment("2012-01-01", "2012-03-01", "care"),
    )
    figures = exits(data(twice), AT)
    assert row(figures, "care") == (Split(women=1), Split())
    assert row(figures, "work") == (Split(women=1), Split(women=1))
    assert figures.exits.total == 2
    assert figures.leavers.total == 1


def test_a_later_start_undoes_the_outcome() -> None:
    back = person(
        "A", "man", enrolment("2012-01-01", "2012-03-01", "work"), enrolment("2012-05-01")
    )
    assert exits(data(back), day("2012-04-30")).leavers == Split(men=1)
    assert exits(data(back), day("2012-05-01")).leavers == Split()
    assert exits(data(back), day("2012-05-01")).exits == Split(men=1)


def test_starting_again_on_the_day_of_the_exit_undoes_the_outcome() -> None:
    same = person(
        "A", "man", enrolment("2012-01-01", "2012-03-01", "work"), enrolment("2012-03-01")
    )
    assert exits(data(same), day("2012-03-01")).leavers == Split()


def test_an_exit_on_the_date_counts_and_one_after_it_does_not() -> None:
    left = person("A", "man", enrolment("2012-01-01", "2012-03-01", "work"))
    assert exits(data(left), day("2012-02-29")).exits.total == 0
    assert exits(data(left), day("2012-03-01")).exits.total == 1


def test_an_exit_without_a_reason_is_counted_as_missing_one() -> None:
    figures = exits(data(person("A", "woman", enrolment("2012-01-01", "2012-02-01"))), AT)
    assert row(figures, "unknown") == (Split(women=1), Split(women=1))
    assert figures.positive == Split()


def test_the_project_says_which_reasons_there_are_and_which_are_positive() -> None:
    own = (ExitReason(id="job", title="Jobb", positive=True), ExitReason(id="work"))
    figures = exits(
        data(
            person("A", "woman", enrolment("2012-01-01", "2012-02-01", "job")),
            person("B", "man", enrolment("2012-01-01", "2012-02-01", "work")),
            exit_reasons=own,
        ),
        AT,
    )
    assert [(r.reason, r.title, r.positive) for r in figures.rows] == [
        ("job", "Jobb", True),
        ("work", None, False),
    ]
    assert figures.positive == Split(women=1)


def test_work_and_studies_are_positive_unless_the_project_says_otherwise() -> None:
    people = [
        person(reason, "man", enrolment("2012-01-01", "2012-02-01", reason))
        for reason in ("work", "studies", "placement", "care", "other")
    ]
    assert exits(data(*people), AT).positive == Split(men=2)


@given(projects(), days)
def test_parts_add_up_to_wholes(invented: ProjectData, as_of: date) -> None:
    figures = exits(invented, as_of)
    assert sum((r.exits for r in figures.rows), start=Split()) == figures.exits
    assert sum((r.persons for r in figures.rows), start=Split()) == figures.leavers
    assert figures.positive.total <= figures.leavers.total <= figures.exits.total
    assert figures.positive.total <= figures.positive_exits.total
    assert len({r.reason for r in figures.rows}) == len(figures.rows)

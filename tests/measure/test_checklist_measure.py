from datetime import date

from hypothesis import given
from support.people import data, day, days, project, projects

from esftui.measure.checklist import Checklist, checklist
from esftui.model.budget import Tolerances
from esftui.model.checklist import Item
from esftui.model.project import Phase, ProjectData

MOBILISATION = Phase(id="mobilisation", title="M", start=day("2012-01-01"), end=day("2012-06-30"))


def at(as_of: str, *items: Item) -> Checklist:
    return checklist(project(checklist=items, phases=(MOBILISATION,)), day(as_of))


def test_an_item_is_overdue_the_day_after_its_date_unless_it_is_done() -> None:
    item = Item(id="a", title="A", due="2012-03-01")
    assert not at("2012-03-01", item).rows[0].overdue
    late = at("2012-03-11", item).rows[0]
    assert late.overdue
    assert late.days_late == 10
    done = Item(id="a", title="A", due="2012-03-01", status="done", done=day("2012-02-01"))
    assert not at("2012-03-11", done).rows[0].overdue


def test_what_was_done_later_was_not_done_at_the_date() -> None:
    item = Item(
        id="a",
        title="A",
        due="2012-03-01",
        status="done",
        started=day("2012-02-01"),
        done=day("2012-04-01"),
    )
    before, under_way, done = (
        at(d, item).rows[0] for d in ("2012-01-31", "2012-03-15", "2012-04-01")
    )
    assert (before.status, before.done) == ("not_started", None)
    assert (under_way.status, under_way.overdue, under_way.done) == ("in_progress", True, None)
    assert (done.status, done.overdue, done.done) == ("done", False, day("2012-04-01"))


def test_rules_are_computed_from_the_project_and_its_phases() -> None:
    rows = {
        row.id: row
        for row in at(
            "2012-01-01",
            Item(id="a", title="A", due="start + 3 months"),
            Item(id="b", title="B", due="mobilisation end"),
            Item(id="c", title="C", due="2012-05-05"),
        ).rows
    }
    assert (rows["a"].due, rows["a"].rule) == (day("2012-04-01"), "start + 3 months")
    assert rows["b"].due == day("2012-06-30")
    assert rows["c"].rule is None


def test_due_soon_is_within_the_projects_days() -> None:
    item = Item(id="a", title="A", due="2012-03-31")
    assert at("2012-03-01", item).due_soon == 1
    assert at("2012-02-29", item).due_soon == 0
    near = checklist(
        project(checklist=(item,), tolerances=Tolerances(due_soon_days=7)), day("2012-03-25")
    )
    assert near.due_soon == 1


def test_an_item_is_blocked_until_what_comes_first_is_done() -> None:
    swot = Item(id="swot", title="SWOT", status="done", done=day("2012-03-01"))
    plan = Item(id="plan", title="Plan", after=("swot",))
    before = {row.id: row for row in at("2012-02-29", swot, plan).rows}
    assert before["plan"].blocked_by == ("SWOT",)
    assert at("2012-02-29", swot, plan).blocked == 1
    assert at("2012-03-01", swot, plan).blocked == 0


def test_a_recurring_item_comes_back_a_round_after_it_was_done() -> None:
    item = Item(
        id="a",
        title="A",
        due="2012-03-01",
        recurs="3 months",
        status="done",
        done=day("2012-03-05"),
    )
    done = at("2012-03-05", item).rows[0]
    assert (done.status, done.due, done.overdue) == ("done", day("2012-06-01"), False)
    again = at("2012-06-02", item).rows[0]
    assert (again.status, again.overdue) == ("not_started", True)


def test_a_round_done_early_counts_for_the_round_that_was_near() -> None:
    item = Item(
        id="a",
        title="A",
        due="2012-03-01",
        recurs="3 months",
        status="done",
        done=day("2012-02-20"),
    )
    assert at("2012-03-02", item).rows[0].due == day("2012-06-01")
    assert not at("2012-03-02", item).rows[0].overdue


def test_what_hurts_first_stands_first() -> None:
    found = at(
        "2012-06-01",
        Item(id="done", title="x", status="done", done=day("2012-05-01")),
        Item(id="later", title="x", due="2013-01-01"),
        Item(id="none", title="x", status="not_applicable"),
        Item(id="soon", title="x", due="2012-06-10"),
        Item(id="late", title="x", due="2012-05-01"),
        Item(id="open", title="x"),
        Item(id="later-late", title="x", due="2012-03-01"),
        Item(id="standing", title="x", standing=True),
    )
    assert [row.id for row in found.rows] == [
        "later-late", "late", "soon", "later", "open", "standing", "done", "none",
    ]  # fmt: skip
    assert (found.overdue, found.due_soon, found.done, found.total) == (2, 1, 1, 6)


def test_an_empty_checklist_is_empty() -> None:
    assert checklist(data().project, day("2012-01-01")).rows == ()


@given(projects(), days)
def test_counts_agree_with_rows(invented: ProjectData, as_of: date) -> None:
    figures = checklist(invented.project, as_of)
    assert len(figures.rows) == len(invented.project.checklist)
    assert figures.overdue == sum(row.overdue for row in figures.rows)
    assert figures.done <= figures.total <= len(figures.rows)
    for row in figures.rows:
        assert not (row.overdue and row.due_soon)
        assert (row.days_late > 0) == row.overdue

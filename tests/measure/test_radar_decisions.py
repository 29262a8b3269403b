"""What meetings decided stands in the radar until it is carried out."""

from datetime import date

import msgspec
from support.people import data, day

from esftui.locales import speaking
from esftui.measure.everything import measure, measure_again
from esftui.measure.radar import Radar
from esftui.model.checklist import Item
from esftui.model.meeting import CarriedOut, Decided, Decision
from esftui.report.json.due import due as as_json
from esftui.report.plain import Row
from esftui.report.text.due import Todo, due, due_in_all

MEETING = day("2012-03-01")


def decided(number: int, due: date | None = None, **more: object) -> Decided:
    decision = Decision(
        id=f"{MEETING}-d{number}", kind="action", text=f"Åtgärd {number}", due=due, owner="FK"
    )
    made = Decided(meeting=str(MEETING), date=MEETING, decision=decision)
    return msgspec.structs.replace(made, **more)


def at(as_of: str, *decisions: Decided) -> Radar:
    return measure(msgspec.structs.replace(data(), decided=decisions), day(as_of)).radar


def said(rows: list[Row]) -> str:
    return "\n".join(row.text for row in rows)


def test_decisions_stand_among_what_hurts_by_their_day() -> None:
    found = at(
        "2012-06-01",
        decided(1, day("2012-06-20")),
        decided(2, day("2012-05-01")),
        decided(3),
        decided(4, day("2012-06-01")),
        decided(5, day("2013-01-01")),
    )
    assert [(row.decision, row.urgency, row.days, row.due) for row in found.rows] == [
        ("2012-03-01-d2", "overdue", 31, day("2012-05-01")),
        ("2012-03-01-d3", "due", 92, None),
        ("2012-03-01-d4", "due", 0, day("2012-06-01")),
        ("2012-03-01-d1", "due_soon", -19, day("2012-06-20")),
    ]
    assert (found.decisions_overdue, found.decisions_open) == (1, 5)


def test_what_is_done_dropped_noted_or_not_decided_yet_is_not_to_be_done() -> None:
    done = CarriedOut(status="done", date=day("2012-05-01"))
    noted = decided(4)
    noted = msgspec.structs.replace(
        noted, decision=msgspec.structs.replace(noted.decision, kind="information")
    )
    decisions = (
        decided(1, carried=done),
        decided(2, carried=CarriedOut(status="dropped", date=day("2012-05-01"))),
        decided(3, carried=CarriedOut(status="in_progress", date=day("2012-05-01"))),
        noted,
    )
    assert [row.decision for row in at("2012-06-01", *decisions).rows] == ["2012-03-01-d3"]
    assert at("2012-04-30", *decisions).decisions_open == 3, "nothing was carried out by then"
    assert at("2012-02-29", *decisions).decisions_open == 0, "the meeting was not held by then"


def test_a_change_of_the_decisions_or_the_checklist_alone_measures_them_anew() -> None:
    before = data(checklist=(Item(id="a", title="A", due="2012-05-01"),))
    figures = measure(before, day("2012-06-01"))
    assert figures.radar.decisions_open == 0
    after = msgspec.structs.replace(before, decided=(decided(1),))
    again = measure_again(figures, before, after)
    assert again.radar == measure(after, day("2012-06-01")).radar
    assert [row.kind for row in again.radar.rows] == ["milestone", "decision"]


def test_the_list_of_what_is_due_names_them_with_their_owner() -> None:
    figures = measure(msgspec.structs.replace(data(), decided=(decided(1),)), day("2012-06-01"))
    with speaking("en"):
        text = said(due(Todo("test", figures)))
        assert "decision: Åtgärd 1; FK" in text
        assert "Decisions not carried out" in text
        assert "decisions: 1" in said(due_in_all([Todo("test", figures)]))
        without = measure(data(), day("2012-06-01"))
        assert "Decisions" not in said(due(Todo("test", without)))
    (thing,) = as_json([Todo("test", figures)]).things
    assert (thing.decision, thing.owner, thing.due) == ("2012-03-01-d1", "FK", None)

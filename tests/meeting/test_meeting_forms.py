"""The forms of a meeting: what is proposed, what is refused, and what comes of them."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from support.people import data, enrolment, person

from esftui.entry.form import Context, Form
from esftui.entry.reading import enter, read_form
from esftui.locales import speaking
from esftui.meeting.forms import Taking, carried_form, decision_form, seat_form
from esftui.model.checklist import Item
from esftui.model.meeting import CarriedOut, Decided, Decision, Meeting, Seat

ID, DAY = "2012-04-10", date(2012, 4, 10)
DATA = data(
    person("FS-001", "woman", enrolment("2012-01-01")),
    checklist=(Item(id="web", title="Web", owner="kommunikatör"),),
)
MEETING = Meeting(
    schema=1,
    project="test",
    id=ID,
    date=DAY,
    as_of=date(2012, 3, 31),
    opened=datetime(2012, 4, 10, 13, 0, tzinfo=UTC),
    attendance=(Seat(id="fk", organisation="FK", role="ordförande"),),
)
TAKING = Taking(
    MEETING,
    "gender",
    deviations=("Active: 37% women", "Spending is below the plan"),
    proposed="Active: 37% women",
    indicators=(("participants/women", "Participants, women"), ("active/women", "Active, women")),
    numbers={"active/women": "13", "participants/women": "34"},
)
CONTEXT = Context(DATA, DAY, date(2026, 11, 22))


def changes(form: Form, **texts: str) -> dict[tuple[str, ...], object]:
    """Return what a form that is filled in with texts changes, by place."""
    with speaking("en"):
        reading = read_form(form, CONTEXT, texts)
        assert reading.wrong == {}
        return {each.path[2:]: each.after for each in enter(form, CONTEXT, reading).changes}


def wrong(form: Form, **texts: str) -> dict[str, str]:
    with speaking("en"):
        return read_form(form, CONTEXT, texts).wrong


def test_the_deviation_on_the_wall_and_its_indicator_are_proposed() -> None:
    (made,) = changes(
        decision_form(TAKING), kind="action", text="More women", owner="fk", due="+30d"
    ).values()
    assert made == {
        "id": f"{ID}-d1",
        "kind": "action",
        "text": "More women",
        "item": "gender",
        "deviation": "Active: 37% women",
        "owner": "FK",
        "due": "2012-05-10",
        "indicator": "active/women",
        "shown": "13",
    }


def test_what_is_noted_has_no_owner_no_day_and_no_indicator() -> None:
    (made,) = changes(decision_form(TAKING), kind="information", text="A report in June").values()
    assert made == {
        "id": f"{ID}-d1",
        "kind": "information",
        "text": "A report in June",
        "item": "gender",
    }


def test_the_fields_stand_as_one_speaks_and_what_is_decided_is_typed_first() -> None:
    form = decision_form(TAKING)
    order = ["deviation", "cause", "text", "owner", "due", "indicator", "kind"]
    assert [field.key for field in form.fields] == order
    assert form.begin == "text"
    (made,) = changes(form, text="More women").values()
    assert isinstance(made, dict)
    assert made["kind"] == "decision", "a kind needs not be chosen"


def test_a_day_before_the_meeting_and_a_name_of_a_participant_are_refused() -> None:
    form = decision_form(TAKING)
    assert set(wrong(form, text="Ask FS-001", due="2012-04-09", cause="fs-001")) == {
        "text",
        "cause",
        "due",
    }
    assert set(wrong(form, text="ring 811228-9874")) == {"text"}
    assert set(wrong(form)) == {"text"}
    assert set(wrong(seat_form(MEETING), organisation="FS-001", gender="woman")) == {"organisation"}


def test_the_figure_of_a_goal_whose_title_has_a_comma_is_proposed_with_its_deviation() -> None:
    title = "Har två planer, en för hälsa och en för arbete"
    goals = (("goal/job/part", "Anställning"), ("goal/plans/part", title))
    said = f"{title}: 40 % av 70 %"
    taking = TAKING._replace(indicators=goals, deviations=(said,), proposed=said)
    default = decision_form(taking).field("indicator").default
    assert default is not None
    assert default(CONTEXT, {"deviation": said}) == "goal/plans/part"
    assert default(CONTEXT, {"deviation": "Något annat"}) == "goal/job/part"


def test_owners_are_the_seats_their_roles_and_who_owns_milestones() -> None:
    field = decision_form(TAKING).field("owner")
    assert field.options is not None
    found = [option.value for option in field.options(CONTEXT, {})]
    assert found == ["FK", "ordförande", "kommunikatör", "Owner"]


def test_a_decision_that_is_changed_keeps_what_is_not() -> None:
    before = Decision(
        id=f"{ID}-d1",
        kind="action",
        text="More women",
        item="exits",
        indicator="gone/total",
        shown="7",
    )
    meeting = msgspec.structs.replace(MEETING, decisions=(before,))
    form = decision_form(TAKING._replace(meeting=meeting), before)
    assert changes(form) == {}
    assert changes(form, text="More men") == {("decisions", f"{ID}-d1", "text"): "More men"}
    turned = changes(form, indicator="active/women")
    assert turned == {
        ("decisions", f"{ID}-d1", "indicator"): "active/women",
        ("decisions", f"{ID}-d1", "shown"): "13",
    }


@pytest.mark.parametrize(
    ("texts", "after"),
    [
        ({"status": "done"}, {"status": "done", "date": "2012-05-31"}),
        (
            {"status": "dropped", "date": "2012-05-02", "note": "no room"},
            {"status": "dropped", "date": "2012-05-02", "note": "no room"},
        ),
        ({"status": "in progress"}, {"status": "in_progress", "date": "2012-05-01"}),
        ({"status": "not started"}, None),
    ],
)
def test_what_became_of_a_decision_is_written_with_its_day(
    texts: dict[str, str], after: object
) -> None:
    begun = CarriedOut(status="in_progress", date=date(2012, 5, 1), note="asked")
    decision = Decision(id=f"{ID}-d1", kind="action", text="More women")
    decided = Decided(meeting=ID, date=DAY, decision=decision, carried=begun)
    form = carried_form(decided, date(2012, 5, 31))
    made = changes(form, **{"note": "", **texts})
    assert made == {(): after}
    assert set(wrong(form, status="done", date="2012-04-09")) == {"date"}
    assert set(wrong(form, status="done", note="FS-001")) == {"note"}


def test_a_new_seat_has_a_name_of_its_own() -> None:
    (made,) = changes(seat_form(MEETING), organisation="FK", gender="man").values()
    assert made == {"id": "fk-2", "organisation": "FK", "gender": "man", "present": True}
    seat = MEETING.attendance[0]
    assert changes(seat_form(MEETING, seat), gender="woman") == {
        ("attendance", "fk", "gender"): "woman"
    }

"""What is entered at a meeting becomes changes of its file, and names nobody."""

import re
from datetime import UTC, date, datetime

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from esftui.meeting.deciding import (
    Balance,
    balance,
    carried,
    closing_changes,
    decision_changes,
    next_id,
    numbered,
    refuse_people,
    removal,
    seat_changes,
    step,
    unready,
)
from esftui.model.meeting import CarriedOut, Decided, Decision, Frozen, Meeting, Seat
from esftui.model.participant import Member, Participant, Register

ID = "2013-04-10"
DAY, LATER = date(2013, 4, 10), date(2013, 5, 2)


def decision(number: int = 1, **fields: object) -> Decision:
    made = Decision(id=f"{ID}-d{number}", kind="action", text="Fler kvinnor till praktik")
    return msgspec.structs.replace(made, **fields)


def meeting(**fields: object) -> Meeting:
    made = Meeting(
        schema=1,
        project="framtidsstegen",
        id=ID,
        date=DAY,
        as_of=date(2013, 3, 31),
        opened=datetime(2013, 4, 10, 13, 0, tzinfo=UTC),
        attendance=(
            Seat(id="fk", organisation="Försäkringskassan", gender="woman", present=True),
            Seat(id="af", organisation="Arbetsförmedlingen", gender="man"),
        ),
    )
    return msgspec.structs.replace(made, **fields)


def test_each_decision_gets_a_number_that_no_other_has() -> None:
    assert next_id(meeting()) == f"{ID}-d1"
    held = meeting(decisions=(decision(1), decision(12)))
    assert next_id(held) == f"{ID}-d13"
    assert numbered(held, decision(1)).id == f"{ID}-d13"


def test_a_new_decision_is_put_in_whole_and_a_changed_one_by_its_fields() -> None:
    (new,) = decision_changes(meeting(), decision(due=LATER))
    assert new.path == ("meetings", ID, "decisions", f"{ID}-d1")
    assert (new.before, new.after["due"]) == (None, "2013-05-02")
    held = meeting(decisions=(decision(due=LATER, owner="AF"),))
    changed = decision_changes(held, decision(due=DAY, cause="Få platser"))
    assert {(each.path[-1], each.before, each.after) for each in changed} == {
        ("due", "2013-05-02", "2013-04-10"),
        ("cause", None, "Få platser"),
        ("owner", "AF", None),
    }
    assert decision_changes(held, held.decisions[0]) == ()


def test_a_decision_is_taken_away_with_all_that_it_said() -> None:
    held = meeting(decisions=(decision(due=LATER),))
    (gone,) = removal(held, f"{ID}-d1")
    assert gone.after is None
    assert gone.before["due"] == "2013-05-02"
    assert removal(held, f"{ID}-d2") == ()


def test_attendance_is_turned_seat_by_seat() -> None:
    fk, af = meeting().attendance
    (came,) = seat_changes(meeting(), msgspec.structs.replace(af, present=True))
    assert (came.path[-2:], came.before, came.after) == (("af", "present"), None, True)
    (went,) = seat_changes(meeting(), msgspec.structs.replace(fk, present=False))
    assert (went.before, went.after) == (True, None)
    assert seat_changes(meeting(), fk) == ()
    (new,) = seat_changes(meeting(), Seat(id="osby", organisation="Osby kommun", present=True))
    assert new.after == {"id": "osby", "organisation": "Osby kommun", "present": True}


def test_the_balance_is_of_those_who_came_or_of_all_seats() -> None:
    seats = meeting().attendance
    assert balance(seats) == Balance(1, 1, 0)
    assert balance(seats, present=True) == Balance(1, 0, 0)
    assert balance(seats).even is True
    assert balance(seats, present=True).even is False
    assert Balance(2, 3).even
    assert Balance(3, 7).even is False
    assert Balance().even is None
    assert Balance(1, 1, 1).even is None, "one whose gender is not known could tip it"


def test_what_is_left_open_is_told_before_closing() -> None:
    decisions = (
        decision(1, owner="AF", due=LATER),
        decision(2, due=LATER),
        decision(3, owner="AF"),
        decision(4, kind="information"),
    )
    found = unready(meeting(decisions=decisions))
    assert not found.nobody
    assert found.absent == ("Arbetsförmedlingen",)
    assert [each.id[-2:] for each in found.ownerless] == ["d2"]
    assert [each.id[-2:] for each in found.undated] == ["d3"]
    assert unready(meeting(attendance=())).nobody


def test_closing_keeps_what_was_shown_and_the_seconds_of_each_item() -> None:
    frozen = Frozen(slides=(), known={"k": 5}, program="0", rule="1", digest="")
    at = datetime(2013, 4, 10, 15, 0, tzinfo=UTC)
    held = meeting(spent={"flow": 10})
    changes = closing_changes(held, frozen, at, next_meeting=LATER, spent={"flow": 70, "exits": 5})
    found = {each.path[2:]: (each.before, each.after) for each in changes}
    assert found["spent", "flow"] == (10, 70)
    assert found["spent", "exits"] == (None, 5)
    assert found["next_meeting",] == (None, "2013-05-02")
    assert found["closed",] == (None, "2013-04-10T15:00:00Z")
    assert found["frozen",][1]["known"] == {"k": 5}
    assert re.fullmatch("[0-9a-f]{64}", found["frozen",][1]["digest"])


def test_a_decision_steps_through_its_states_and_keeps_its_note() -> None:
    taken = Decided(meeting=ID, date=DAY, decision=decision())
    (begun,) = step(taken, LATER, LATER)
    assert begun.path == ("decided", f"{ID}-d1")
    assert (begun.before, begun.after) == (None, {"status": "in_progress", "date": "2013-05-02"})
    going = CarriedOut(status="in_progress", date=DAY)
    (done,) = step(msgspec.structs.replace(taken, carried=going), LATER, LATER)
    assert done.after["status"] == "done"
    ended = CarriedOut(status="done", date=DAY)
    (again,) = step(msgspec.structs.replace(taken, carried=ended), LATER, LATER)
    assert again.after is None
    noted = CarriedOut(status="done", date=DAY, note="två platser")
    (again,) = step(msgspec.structs.replace(taken, carried=noted), LATER, LATER)
    assert again.after == {"status": "in_progress", "date": "2013-05-02", "note": "två platser"}
    assert carried(msgspec.structs.replace(taken, carried=noted), noted) == ()


def test_what_was_dropped_is_not_taken_up_again_by_a_step() -> None:
    dropped = CarriedOut(status="dropped", date=LATER)
    taken = Decided(meeting=ID, date=DAY, decision=decision(), carried=dropped)
    assert step(taken, LATER, LATER) == ()
    assert step(taken, DAY, DAY) == (), "nor on a day when it was not dropped yet"


PEOPLE = Register(
    participants=(Participant(id="FS-001"), Participant(id="7"), Participant(id="Björn L")),
    members=(Member(id="ref-3", group="companies"),),
)


def test_a_text_that_names_a_person_is_refused() -> None:
    texts = {
        "text": "Prata med fs-001 om praktik",
        "cause": "Björn L slutade",
        "owner": "ref-3",
        "deviation": "7 deltagare för få; FS-0011 och FS-001b finns inte",
        "note": None,
        "number": "ring 811228-9874",
    }
    wrong = refuse_people(texts, PEOPLE)
    assert set(wrong) == {"text", "cause", "owner", "number"}
    assert not any("811228" in each or "001" in each for each in wrong.values())
    assert refuse_people(texts | {"number": ""}, Register()) == {}


@given(
    before=st.text("abc åäö-", max_size=8),
    name=st.from_regex(r"[A-Z]{1,3}-[0-9]{1,4}", fullmatch=True),
    after=st.sampled_from(["", " och", ".", ", då", "/x", ")"]),
)
def test_no_pseudonym_that_stands_by_itself_is_let_through(
    before: str, name: str, after: str
) -> None:
    register = Register(participants=(Participant(id=name),))
    assert refuse_people({"text": f"{before} {name}{after}"}, register)

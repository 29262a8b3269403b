"""The book of a project's meetings: begun, changed by several, closed, undone, and kept."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import msgspec
import pytest
from support.desk import copied, save

from esftui.contest import Contested
from esftui.meeting.checking import remarks
from esftui.meeting.deciding import carried, seat_changes
from esftui.meeting.seal import intact
from esftui.meeting_session import MeetingBook
from esftui.model.meeting import CarriedOut, Decided, Decision, Seat
from esftui.report.schema import Kind, schema
from esftui.session import Session
from esftui.store.backup import make
from esftui.store.change import Author, Change
from esftui.store.meeting_edit import edit_meeting
from esftui.store.meetings import path_of
from esftui.store.refused import CannotEdit, ReadOnly
from esftui.store.restoring import parts, restore

DAY, AS_OF = date(2013, 4, 10), date(2013, 3, 31)
ID = "2013-04-10"
BO = Author("bo", "laptop", "meeting")


def book_of(folder: Path, name: str = "anna", read_only: str | None = None) -> MeetingBook:
    session = Session(folder, AS_OF, exact=True, name=name, read_only=read_only)
    session.load()
    return MeetingBook(session, lambda: datetime(2013, 4, 10, 13, 0, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path) / "framtidsstegen"


def decision(text: str = "Fler kvinnor", **more: object) -> Decision:
    return msgspec.structs.replace(Decision(id=f"{ID}-d1", kind="action", text=text), **more)


def test_a_meeting_is_held_from_its_opening_to_its_closing(folder: Path) -> None:
    book = book_of(folder)
    meeting = book.open(DAY, AS_OF, 5, "Växjö")
    assert book.meetings().open == meeting
    assert (meeting.id, meeting.place, meeting.as_of) == (ID, "Växjö", AS_OF)
    entry = book.decide(ID, decision(due=date(2013, 5, 1)))
    assert entry is not None
    assert entry.surface == "meeting"
    assert book.session.snapshot.data is not None
    assert [each.decision.text for each in book.session.snapshot.data.decided] == ["Fler kvinnor"]
    showing = book.showing(book.meetings().open or meeting)
    assert showing is not None
    book.close(ID, spent={"flow": 90}, next_meeting=date(2013, 5, 22))
    closed = book.meetings().named(ID)
    assert closed is not None
    assert closed.frozen is not None
    assert intact(closed)
    assert (closed.next_meeting, closed.spent) == (date(2013, 5, 22), {"flow": 90})
    assert "2013-05-22" in "".join(str(each) for each in book.slides(closed)[-1].big) + str(
        book.slides(closed)[-1]
    )
    with pytest.raises(CannotEdit, match=ID):
        book.close(ID)
    with pytest.raises(CannotEdit, match=ID):
        book.decide(ID, decision())


def test_two_meetings_of_a_day_have_names_of_their_own(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    with pytest.raises(CannotEdit, match=ID):
        book.open(DAY, AS_OF)
    book.close(ID)
    assert book.open(DAY, AS_OF).id == f"{ID}-2"


def test_what_is_shown_is_counted_again_only_when_something_has_changed(folder: Path) -> None:
    book = book_of(folder)
    meeting = book.open(DAY, AS_OF)
    first = book.showing(meeting)
    assert book.showing(meeting) is first
    came = msgspec.structs.replace(meeting.attendance[0], present=True)
    book.edit(ID, seat_changes(meeting, came))
    now = book.meetings().open
    assert now is not None
    assert now.attendance[0].present
    assert book.showing(now) is not first


def test_a_seat_that_two_change_is_asked_about_and_then_settled(folder: Path) -> None:
    book = book_of(folder)
    meeting = book.open(DAY, AS_OF)
    seat = meeting.attendance[0]
    theirs = seat_changes(meeting, msgspec.structs.replace(seat, role="ordförande"))
    edit_meeting(folder, ID, theirs, BO)
    mine = seat_changes(meeting, msgspec.structs.replace(seat, role="adjungerad", gender="woman"))
    with pytest.raises(Contested) as asked:
        book.edit(ID, mine)
    (choice,) = asked.value.choices
    assert choice.clashes[0].who == "bo"
    asked.value.settle([choice.place])
    found = book.meetings().open
    assert found is not None
    assert (found.attendance[0].role, found.attendance[0].gender) == ("adjungerad", "woman")


def test_what_was_done_at_a_meeting_is_undone_and_nothing_else_is(folder: Path) -> None:
    book = book_of(folder)
    assert book.undo() is None
    assert book.session.step("website") is not None
    with pytest.raises(CannotEdit, match="desk"):
        book.undo()
    book.open(DAY, AS_OF)
    book.decide(ID, decision())
    book.undo()
    assert book.meetings().open is not None
    assert book.session.snapshot.data is not None
    assert book.session.snapshot.data.decided == ()
    book.redo()
    assert len(book.session.snapshot.data.decided) == 1
    book.edit(ID, seat_changes(book.meetings().all[0], Seat(id="x", organisation="X")))
    book.undo()
    assert all(seat.id != "x" for seat in book.meetings().all[0].attendance)


def test_what_became_of_a_decision_is_known_at_once_and_undone(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    book.decide(ID, decision(due=AS_OF))

    def now() -> Decided:
        data = book.session.snapshot.data
        assert data is not None
        (found,) = data.decided
        return found

    done = CarriedOut(status="done", date=DAY)
    book.carry_out(carried(now(), done))
    assert now().carried == done
    book.undo()
    assert now().carried is None


def test_nothing_is_written_where_nothing_may_be(folder: Path) -> None:
    book = book_of(folder, read_only="kiosk")
    for act in (
        lambda: book.open(DAY, AS_OF),
        lambda: book.decide(ID, decision()),
        lambda: book.carry_out([Change(("decided", f"{ID}-d1"), None, {"status": "done"})]),
        lambda: book.close(ID),
    ):
        with pytest.raises(ReadOnly):
            act()
    assert not (folder / "meetings").exists()


def test_a_broken_meeting_does_not_take_the_rest_down(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    path = path_of(folder, ID)
    whole = path.read_bytes()
    for broken in (b"", whole[:300], b"\xff\xfe"):
        save(path, broken)
        book.session.reload([path])
        assert book.session.snapshot.problems == ()
        assert book.meetings().open is None
        assert len(book.meetings().problems) == 1
        with pytest.raises(CannotEdit):
            book.close(ID)
    save(path, whole)
    assert book.meetings().open is not None


def test_files_of_meetings_are_private_and_as_their_schemas_say(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    book.decide(ID, decision(due=DAY))
    done = {"status": "done", "date": "2013-05-01"}
    book.carry_out([Change(("decided", f"{ID}-d1"), None, done)])
    book.close(ID)
    place = folder / "meetings"
    assert place.stat().st_mode & 0o777 == 0o700
    kinds: tuple[tuple[str, Kind], ...] = (
        (f"{ID}.json", "meeting"),
        ("decisions.json", "decisions"),
    )
    for name, kind in kinds:
        assert (place / name).stat().st_mode & 0o777 == 0o600
        jsonschema.validate(json.loads((place / name).read_text("utf-8")), schema(kind))


def test_a_meeting_comes_back_from_a_copy_as_it_was_closed(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    book.decide(ID, decision())
    book.close(ID)
    closed = book.meetings().named(ID)
    kept = make(folder, "daily")
    assert f"meetings/{ID}.json" in kept.files
    save(path_of(folder, ID), b"{}")
    assert book.meetings().named(ID) is None
    restore(folder, kept, parts(folder, kept), BO)
    assert book.meetings().named(ID) == closed
    assert list(remarks(folder, today=DAY, tips=True)) == []


DECIDER = """
import sys
from datetime import date
from pathlib import Path
from esftui.meeting_session import MeetingBook
from esftui.model.meeting import Decision
from esftui.session import Session
session = Session(Path(sys.argv[1]), date(2013, 3, 31), exact=True, name=sys.argv[2])
session.load()
book = MeetingBook(session)
for number in range(10):
    text = f"{sys.argv[2]} {number}"
    book.decide("2013-04-10", Decision(id="2013-04-10-d1", kind="action", text=text))
"""


def test_two_who_decide_at_once_both_get_all_that_they_decided(folder: Path) -> None:
    book_of(folder).open(DAY, AS_OF)
    writers = [
        subprocess.Popen([sys.executable, "-c", DECIDER, str(folder), who]) for who in ("a", "b")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    meeting = book_of(folder).meetings().open
    assert meeting is not None
    assert {each.text for each in meeting.decisions} == {
        f"{w} {n}" for w in "ab" for n in range(10)
    }
    assert len({each.id for each in meeting.decisions}) == 20


def test_seats_that_two_put_in_at_once_both_stand_and_the_same_one_is_asked_about(
    folder: Path,
) -> None:
    anna, bo = book_of(folder), book_of(folder, "bo")
    anna.open(DAY, AS_OF)
    before = bo.meetings().named(ID)
    assert before is not None
    new = Seat(id="osby", organisation="Osby", gender="woman", present=True)
    assert anna.seat(ID, new) is not None
    # made from the same meeting, without knowing of the other
    assert bo.seat(ID, new) is None, "it is there already"
    assert bo.seat(ID, msgspec.structs.replace(new, organisation="Osby!")) is not None
    with pytest.raises(CannotEdit, match="Osby"):
        bo.seat(ID, msgspec.structs.replace(new, gender="man"))
    assert bo.seat(ID, msgspec.structs.replace(new, id="osby-3", gender="man")) is not None
    now = bo.meetings().named(ID)
    assert now is not None
    added = now.attendance[len(before.attendance) :]
    assert [(each.id, each.organisation) for each in added] == [
        ("osby", "Osby"),
        ("osby-2", "Osby!"),
        ("osby-3", "Osby"),
    ]


def test_the_seconds_of_the_clock_are_no_step_to_take_back(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    book.decide(ID, decision("Ett"))
    book.decide(ID, decision("Två"))

    def texts() -> list[str]:
        meeting = book.meetings().named(ID)
        assert meeting is not None
        return [each.text for each in meeting.decisions]

    def leave(seconds: int, before: int | None) -> None:
        book.edit(ID, (Change(("meetings", ID, "spent", "flow"), before, seconds),))

    leave(30, None)
    book.undo()
    assert texts() == ["Ett"], "what was decided is taken back"
    leave(50, 30)
    book.redo()
    assert texts() == ["Ett", "Två"], "and can be done again after the wall was left"
    book.undo()
    book.undo()
    assert texts() == []
    meeting = book.meetings().named(ID)
    assert meeting is not None
    assert meeting.spent == {"flow": 50}


def test_the_wall_leaves_the_presenters_notes_as_they_are(folder: Path) -> None:
    book = book_of(folder)
    meeting = book.open(DAY, AS_OF)
    item = meeting.agenda[2].id
    book.decide(ID, decision("Ett"))

    def notes() -> str | None:
        now = book.meetings().named(ID)
        assert now is not None
        return now.agenda[2].notes

    book.edit(ID, (Change(("meetings", ID, "agenda", item, "notes"), None, "Om en i gruppen"),))
    taken = book.undo()
    assert taken is not None
    assert "Om en i gruppen" not in str(taken)
    assert book.meetings().decided() == ()
    assert notes() == "Om en i gruppen"
    book.redo()
    assert len(book.meetings().decided()) == 1
    taken = book.undo(wall=False)
    assert len(book.meetings().decided()) == 0, "it was done later than the notes"
    book.undo(wall=False)
    assert notes() is None

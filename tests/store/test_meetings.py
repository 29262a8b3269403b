"""Meetings on the disk: begun, changed by several, closed for good, and never half."""

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from support.desk import copied

from esftui.model.meeting import AgendaItem, CarriedOut, Decision, Frozen, Meeting, Seat
from esftui.model.slide import Slide
from esftui.store import backup
from esftui.store.change import Author, Change
from esftui.store.folder import examine_folder, load_folder
from esftui.store.journal import history
from esftui.store.meeting_edit import begin, carry_out, edit_meeting, turn
from esftui.store.meetings import path_of, read_meetings
from esftui.store.refused import CannotEdit, Conflict
from esftui.store.restoring import parts, restore
from esftui.store.undoing import turn as turn_any

ANNA, BO = Author("Anna", "kontoret", "meeting"), Author("Bo", "hemma", "meeting")
ID = "2013-04-10"


def meeting(name: str = ID) -> Meeting:
    return Meeting(
        schema=1,
        project="framtidsstegen",
        id=name,
        date=date.fromisoformat(name),
        as_of=date(2013, 3, 31),
        opened=datetime(2013, 4, 10, 13, 0, tzinfo=UTC),
        agenda=(AgendaItem(id="flow", topic="flow"), AgendaItem(id="exits", topic="exits")),
        attendance=(Seat(id="fk", organisation="Försäkringskassan"),),
    )


def decision(number: int, text: str = "Fler kvinnor till praktik") -> dict[str, object]:
    return {"id": f"{ID}-d{number}", "kind": "action", "text": text, "due": "2013-06-01"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = copied(tmp_path) / "framtidsstegen"
    assert begin(folder, meeting(), ANNA) is not None
    return folder


def place(*steps: str) -> tuple[str, ...]:
    return ("meetings", ID, *steps)


def test_a_meeting_is_kept_as_it_was_begun(folder: Path) -> None:
    assert read_meetings(folder).open == meeting()
    assert path_of(folder, ID).stat().st_mode & 0o077 == 0


def test_only_one_meeting_is_open_at_a_time(folder: Path) -> None:
    with pytest.raises(CannotEdit, match=ID):
        begin(folder, meeting(), BO)
    with pytest.raises(CannotEdit, match=ID):
        begin(folder, meeting("2013-05-10"), BO)
    assert len(read_meetings(folder).all) == 1


def test_what_is_decided_is_on_the_disk_and_known_to_the_measures(folder: Path) -> None:
    edit_meeting(folder, ID, [Change(place("decisions", f"{ID}-d1"), None, decision(1))], ANNA)
    (decided,) = load_folder(folder).decided
    assert decided.decision == Decision(
        id=f"{ID}-d1", kind="action", text="Fler kvinnor till praktik", due=date(2013, 6, 1)
    )
    assert (decided.meeting, decided.closed) == (ID, False)
    assert decided.open_at(date(2013, 5, 1))
    assert not decided.open_at(date(2013, 4, 9))
    done = CarriedOut(status="done", date=date(2013, 5, 20))
    carry_out(folder, [Change(("decided", f"{ID}-d1"), None, msgspec.to_builtins(done))], BO)
    (decided,) = load_folder(folder).decided
    assert decided.status(date(2013, 5, 19)) == "not_started"
    assert not decided.open_at(date(2013, 5, 20))


def test_two_who_write_different_things_both_get_them(folder: Path) -> None:
    one = Change(place("attendance", "fk", "present"), None, True)
    other = Change(place("decisions", f"{ID}-d1"), None, decision(1))
    edit_meeting(folder, ID, [one], ANNA)
    edit_meeting(folder, ID, [other], BO)
    found = read_meetings(folder).open
    assert found is not None
    assert found.attendance[0].present
    assert len(found.decisions) == 1
    with pytest.raises(Conflict) as conflict:
        edit_meeting(folder, ID, [Change(other.path, None, decision(1, "Något annat"))], ANNA)
    assert conflict.value.clashes[0].who == "Bo"


def test_what_is_not_right_is_refused_and_nothing_is_written(folder: Path) -> None:
    before = path_of(folder, ID).read_bytes()
    for wrong in (
        Change(place("decisions", f"{ID}-d1"), None, {**decision(1), "kind": "wish"}),
        Change(place("decisions", "first"), None, {**decision(1), "id": "first"}),
        Change(place("attendance", "nobody", "present"), None, True),
    ):
        with pytest.raises(CannotEdit):
            edit_meeting(folder, ID, [wrong], ANNA)
    number = "811228-9874"
    with pytest.raises(CannotEdit) as refused:
        edit_meeting(
            folder, ID, [Change(place("decisions", f"{ID}-d1"), None, decision(1, number))], ANNA
        )
    assert number not in str(refused.value)
    assert path_of(folder, ID).read_bytes() == before


def closing() -> list[Change]:
    slide = Slide(item="flow", topic="flow", title="Deltagarflöde", lines=("74 av 120",))
    frozen = Frozen(slides=(slide,), known={"k": 5}, program="0", rule="1", digest="d" * 64)
    return [
        Change(place("closed"), None, "2013-04-10T15:00:00Z"),
        Change(place("frozen"), None, msgspec.to_builtins(frozen)),
    ]


def test_a_closed_meeting_is_not_changed_any_more(folder: Path) -> None:
    edit_meeting(folder, ID, closing(), ANNA)
    found = read_meetings(folder)
    assert found.open is None
    assert found.closed[0].frozen is not None
    assert found.closed[0].frozen.slides[0].lines == ("74 av 120",)
    with pytest.raises(CannotEdit, match=ID):
        edit_meeting(folder, ID, [Change(place("place"), None, "Växjö")], BO)
    assert len((folder / "journal.jsonl").read_bytes()) < 3_000
    begin(folder, meeting("2013-05-10"), BO)


def test_what_was_entered_is_taken_back_but_not_that_it_was_closed(folder: Path) -> None:
    made = edit_meeting(
        folder, ID, [Change(place("decisions", f"{ID}-d1"), None, decision(1))], ANNA
    )
    assert made is not None
    turn_any(folder, made, ANNA)
    found = read_meetings(folder).open
    assert found is not None
    assert found.decisions == ()
    turn(folder, made, ANNA, redo=True)
    closed = edit_meeting(folder, ID, closing(), ANNA)
    assert closed is not None
    for entry in (history(folder).entries[0], closed, made):
        with pytest.raises(CannotEdit):
            turn(folder, entry, ANNA)


def test_a_broken_meeting_is_told_with_its_place_and_the_rest_is_shown(folder: Path) -> None:
    path = path_of(folder, ID)
    path.write_text(path.read_text("utf-8").replace('"topic": "exits"', '"topic": "exit"'))
    found = read_meetings(folder)
    assert found.all == ()
    (problem,) = found.problems
    assert (problem.line, problem.key) == (
        path.read_text("utf-8")[: path.read_text("utf-8").index('"exit"')].count("\n") + 1,
        "agenda[1].topic",
    )
    assert "exits" in problem.message
    data, problems = examine_folder(folder)
    assert data is not None
    assert [each.severity for each in problems if "meetings" in each.file] == ["warning"]
    path.write_bytes(path.read_bytes()[:200])
    assert read_meetings(folder).problems[0].line > 0
    path.write_text('{"x": "811228-9874"}')
    assert "811228" not in str(read_meetings(folder).problems[0])


def test_a_restore_does_not_open_a_meeting_that_has_been_closed_since(folder: Path) -> None:
    kept = backup.make(folder, "daily")
    edit_meeting(folder, ID, closing(), ANNA)
    file = f"meetings/{ID}.json"
    assert file in kept.files
    assert [part.file for part in parts(folder, kept) if part.file == file] == []
    later = backup.make(folder, "daily")
    path_of(folder, ID).write_bytes(b"{")
    restore(folder, later, parts(folder, later), ANNA)
    assert len(read_meetings(folder).closed) == 1

"""What esftui check says of meetings: closed ones are as they were closed, open ones are new."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from support.desk import copied

from esftui.meeting.checking import remarks
from esftui.meeting_session import MeetingBook
from esftui.model.meeting import CarriedOut, Decision
from esftui.model.project import ProjectData
from esftui.session import Session
from esftui.store.change import Change
from esftui.store.check import check_paths
from esftui.store.meetings import path_of
from esftui.store.problem import Problem

DAY, AS_OF = date(2013, 4, 10), date(2013, 3, 31)
ID = "2013-04-10"


def book_in(place: Path) -> MeetingBook:
    session = Session(copied(place) / "framtidsstegen", AS_OF, exact=True, name="anna")
    session.load()
    return MeetingBook(session, lambda: datetime(2013, 4, 10, 13, 0, tzinfo=UTC))


@pytest.fixture
def book(tmp_path: Path) -> MeetingBook:
    book = book_in(tmp_path)
    book.open(DAY, AS_OF, 5)
    action = Decision(id=f"{ID}-d1", kind="action", text="Fler kvinnor", due=date(2013, 5, 1))
    book.decide(ID, action)
    return book


def told(book: MeetingBook, today: date, *, tips: bool = True) -> list[Problem]:
    return list(remarks(book.session.folder, today=today, tips=tips))


def test_a_meeting_that_stays_open_is_told_after_a_week(book: MeetingBook) -> None:
    assert told(book, DAY + timedelta(7)) == []
    (open_too_long,) = told(book, DAY + timedelta(8))
    assert open_too_long.severity == "warning"
    assert open_too_long.key == "opened"
    assert open_too_long.line > 1
    book.close(ID)
    assert told(book, DAY + timedelta(8)) == []


def test_a_decision_whose_day_has_passed_is_a_tip_until_it_is_carried_out(
    book: MeetingBook,
) -> None:
    book.close(ID)
    today = date(2013, 5, 2)
    assert told(book, today, tips=False) == []
    (late,) = told(book, today)
    assert (late.severity, late.key) == ("tip", "decisions[0].due")
    done = msgspec.to_builtins(CarriedOut(status="done", date=today))
    book.carry_out([Change(("decided", f"{ID}-d1"), None, done)])
    assert told(book, today) == []
    book.carry_out([Change(("decided", "2012-01-01-d1"), None, done)])
    (unknown,) = told(book, today)
    assert (unknown.severity, unknown.key) == ("warning", "decisions.2012-01-01-d1")


@pytest.mark.parametrize("what", ["slides", "known", "digest"])
def test_what_was_changed_after_closing_is_found(book: MeetingBook, what: str) -> None:
    book.close(ID)
    path = path_of(book.session.folder, ID)
    data = json.loads(path.read_text("utf-8"))
    if what == "slides":
        data["frozen"]["slides"][2]["title"] += "!"
    elif what == "known":
        data["frozen"]["known"]["k"] = 3
    else:
        data["frozen"]["digest"] = "0" * 64
    path.write_text(json.dumps(data), "utf-8")
    (changed,) = told(book, DAY)
    assert (changed.severity, changed.key) == ("error", "frozen.digest")


def test_a_closed_meeting_without_what_it_showed_is_found(book: MeetingBook) -> None:
    book.edit(ID, [Change(("meetings", ID, "closed"), None, "2013-04-10T15:00:00Z")])
    (empty,) = told(book, DAY)
    assert (empty.severity, empty.key) == ("error", "closed")


def test_one_meeting_is_checked_by_its_file(book: MeetingBook) -> None:
    folder = book.session.folder
    path = path_of(folder, ID)

    def beside(_data: ProjectData, folder: Path) -> list[Problem]:
        return list(remarks(folder, today=DAY + timedelta(8), tips=False))

    (found,) = check_paths([path], beside=beside)
    assert found.file == str(path)
    assert found in check_paths([folder], beside=beside)
    path.write_text(path.read_text("utf-8").replace('"action"', '"wish"'), "utf-8")
    (broken,) = check_paths([path], beside=beside)
    assert (broken.severity, broken.key) == ("error", "decisions[0].kind")

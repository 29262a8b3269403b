"""A meeting whose file is broken: nothing is shown that could be laid beside what it showed."""

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from support.desk import copied

from esftui.meeting.known import UnreadableError, shown_before
from esftui.meeting_session import MeetingBook
from esftui.session import Session
from esftui.store.check import check_paths
from esftui.store.meetings import CARRIED_OUT, path_of, read_meetings
from esftui.store.problem import errors
from esftui.store.refused import CannotEdit


@pytest.fixture
def book(tmp_path: Path) -> MeetingBook:
    """Return the book of a project with a closed meeting and an open one."""
    folder = copied(tmp_path) / "framtidsstegen"
    session = Session(folder, date(2013, 3, 31), exact=True, name="anna")
    session.load()
    book = MeetingBook(session, lambda: datetime(2013, 4, 10, 13, 0, tzinfo=UTC))
    book.open(date(2013, 2, 13), date(2013, 1, 31))
    book.close("2013-02-13")
    book.open(date(2013, 4, 10), date(2013, 3, 31))
    return book


def test_no_figures_are_shown_while_an_earlier_meeting_cannot_be_read(book: MeetingBook) -> None:
    meeting = book.meetings().open
    assert meeting is not None
    path = path_of(book.session.folder, "2013-02-13")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableError, match="2013-02-13"):
        book.showing(meeting)
    path.write_bytes(whole)
    showing = book.showing(meeting)
    assert showing is not None
    assert any(slide.since for slide in showing.slides)


def test_figures_are_shown_where_only_what_was_carried_out_cannot_be_read(
    book: MeetingBook,
) -> None:
    meeting = book.meetings().open
    assert meeting is not None
    path_of(book.session.folder, "x").with_name(CARRIED_OUT).write_bytes(b"{")
    assert book.meetings().problems
    assert book.showing(meeting) is not None


def test_a_closed_meeting_that_has_lost_what_it_showed_cannot_be_passed_over(
    book: MeetingBook,
) -> None:
    (closed,) = read_meetings(book.session.folder).closed
    assert shown_before([closed])
    with pytest.raises(UnreadableError, match="2013-02-13"):
        shown_before([msgspec.structs.replace(closed, frozen=None)])


def test_no_meeting_begins_while_an_earlier_one_cannot_be_read(book: MeetingBook) -> None:
    book.close("2013-04-10")
    path = path_of(book.session.folder, "2013-02-13")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CannotEdit, match="esftui restore") as refused:
        book.open(date(2013, 5, 29), date(2013, 4, 30))
    assert "2013-02-13.json" in str(refused.value)
    assert str(book.session.folder) not in str(refused.value), "it may be said on a wall"
    assert read_meetings(book.session.folder).named("2013-05-29") is None
    path.write_bytes(whole)
    assert book.open(date(2013, 5, 29), date(2013, 4, 30)).id == "2013-05-29"


def test_check_tells_a_meeting_that_cannot_be_read_as_an_error(book: MeetingBook) -> None:
    folder = book.session.folder
    assert not errors(check_paths([folder]))
    path = path_of(folder, "2013-02-13")
    path.write_bytes(path.read_bytes()[:500])
    (broken,) = errors(check_paths([folder]))
    assert (broken.file, broken.severity) == (str(path), "error")

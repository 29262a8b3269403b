"""The checksum of a closed meeting covers its whole record."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache

import msgspec
import pytest
from support.held import held

from esftui.meeting.seal import intact, sealed
from esftui.model.meeting import Meeting

OTHER: dict[str, object] = {
    "date": date(2013, 4, 11),
    "as_of": date(2013, 3, 30),
    "k": 3,
    "place": "Någon annanstans",
    "closed": datetime(2014, 1, 1, tzinfo=UTC),
    "next_meeting": date(2030, 1, 1),
    "spent": {"flow": 1},
    "decisions": (),
    "attendance": (),
    "agenda": (),
}


@cache
def closed() -> Meeting:
    _, meetings = held()
    return meetings.closed[0]


def read_back(meeting: Meeting) -> Meeting:
    return msgspec.json.decode(msgspec.json.encode(meeting), type=Meeting)


def test_a_closed_meeting_is_intact_as_its_file_gives_it_back() -> None:
    assert closed().frozen is not None
    assert intact(closed())
    assert intact(read_back(closed()))


@pytest.mark.parametrize("name", OTHER)
def test_a_change_of_any_part_of_the_record_is_found(name: str) -> None:
    other = msgspec.structs.replace(closed(), **{name: OTHER[name]})
    assert other != closed()
    assert not intact(read_back(other))


def reworded() -> Iterator[Meeting]:
    meeting = closed()
    for at, decision in enumerate(meeting.decisions):
        rest = list(meeting.decisions)
        rest[at] = msgspec.structs.replace(decision, text="Projektet läggs ned")
        yield msgspec.structs.replace(meeting, decisions=tuple(rest))
    for at, seat in enumerate(meeting.attendance):
        seats = list(meeting.attendance)
        seats[at] = msgspec.structs.replace(seat, present=not seat.present)
        yield msgspec.structs.replace(meeting, attendance=tuple(seats))


def test_a_decision_reworded_or_a_seat_taken_afterwards_is_found() -> None:
    changed = list(reworded())
    assert len(changed) > 3
    assert not any(intact(read_back(each)) for each in changed)


def test_the_checksum_of_the_first_versions_covers_what_was_shown() -> None:
    meeting = closed()
    assert meeting.frozen is not None
    shown = {"slides": meeting.frozen.slides, "known": meeting.frozen.known}
    digest = hashlib.sha256(msgspec.json.encode(shown, order="sorted")).hexdigest()
    old = msgspec.structs.replace(meeting.frozen, covers="shown", digest=digest)
    assert intact(read_back(msgspec.structs.replace(meeting, frozen=old)))
    less = msgspec.structs.replace(old, slides=old.slides[1:])
    assert not intact(msgspec.structs.replace(meeting, frozen=less))


def test_what_was_not_shown_cannot_be_sealed() -> None:
    with pytest.raises(ValueError, match="keeps nothing"):
        sealed(msgspec.structs.replace(closed(), frozen=None))

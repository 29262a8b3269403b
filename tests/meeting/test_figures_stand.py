"""While a meeting is open its figures of people stand still: the room sees them all the time."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from support.desk import copied, save
from support.meetings import texts_of

from esftui.disclosure import Rule, share
from esftui.measure.everything import measure
from esftui.meeting.past import meetings_of, shown_in
from esftui.meeting_session import MeetingBook
from esftui.model.slide import Slide
from esftui.panels.presenter import Desk, draw_presenter
from esftui.report.papers.compose import minutes_of
from esftui.report.papers.material import gather
from esftui.session import Session
from esftui.store.folder import load_folder
from esftui.store.meetings import FOLDER
from esftui.store.refused import CannotEdit

DAY, AS_OF = date(2013, 4, 10), date(2013, 3, 31)


def book_of(folder: Path) -> MeetingBook:
    session = Session(folder, AS_OF, exact=True, name="anna")
    session.load()
    return MeetingBook(session, lambda: datetime(2013, 4, 10, 13, 0, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path) / "framtidsstegen"


def wall(book: MeetingBook) -> tuple[Slide, ...]:
    meeting = book.meetings().open
    assert meeting is not None
    return book.slides(meeting)


def leave(folder: Path) -> None:
    """Register, beside the meeting, one who began and left for work before its date."""
    file = folder / "register.json"
    whole = json.loads(file.read_bytes())
    left = {"start": "2013-02-04", "exit": "2013-03-28", "reason": "work"}
    number = str(max(map(int, whole["participants"])) + 1)
    whole["participants"][number] = {"id": "FS-900", "gender": "woman", "enrolments": [left]}
    save(file, json.dumps(whole).encode())


def kept(folder: Path) -> list[Path]:
    return list((folder / FOLDER).glob(".*.figures.json"))


def test_an_exit_registered_meanwhile_is_told_to_nobody_until_the_next_meeting(
    folder: Path,
) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    before = wall(book)
    leave(folder)
    book.session.load()
    assert wall(book) == before
    showing = book.showing(book.meetings().all[0])
    assert showing is not None
    assert showing.stands
    told = draw_presenter(Desk(None, None, None, None, (), stands=showing.stands), 120, 30)
    assert "register" in "".join(span.text for line in told for span in line)
    assert wall(book_of(folder)) == before, "as another program shows it, begun after that"
    data = load_folder(folder)
    draft = minutes_of(data, meetings_of(folder), meetings_of(folder).all[0])
    as_they_were = [str(block) for block in draft.blocks]
    book.close("2013-04-10", next_meeting=date(2013, 5, 29))
    assert not kept(folder), "what was shown is in the meeting's own file"
    closed = book.meetings().closed[0]
    assert closed.frozen is not None
    slides = closed.frozen.slides
    people = [slide for slide in before if slide.topic in ("flow", "exits", "gender", "goals")]
    assert len(people) == 4
    assert all(slide in slides for slide in people)
    minutes = minutes_of(data, meetings_of(folder), meetings_of(folder).all[0])
    assert {text for text in as_they_were if "Table" in text} <= set(map(str, minutes.blocks)) | {
        text for text in as_they_were if "Nästa möte" in text
    }
    later = book_of(folder)
    later.open(date(2013, 5, 29), date(2013, 5, 15))
    late = [text for slide in wall(later) for text in slide.late]
    assert late, "it was registered afterwards"


def test_papers_written_meanwhile_are_protected_against_what_the_wall_shows(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    shown = book.showing(book.meetings().all[0])
    assert shown is not None
    assert shown_in(folder) == (shown.known,)
    alone = share(measure(load_folder(folder), AS_OF), Rule(5))
    leave(folder)
    data = load_folder(folder)
    found = gather(data, AS_OF, Rule(5), meetings=meetings_of(folder)).shared
    for key, cell in found.numbers().items():
        then = alone.numbers().get(key)
        if then is not None and None not in (cell.value, then.value):
            change = (cell.value or 0) - (then.value or 0)
            assert not 0 < abs(change) < 5, key


def test_money_the_checklist_and_the_plan_go_with_the_files(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    before = {text for slide in wall(book) for text in texts_of(slide)}
    file = folder / "project.yaml"
    raw = file.read_bytes()
    assert b"participants: 120" in raw
    save(file, raw.replace(b"participants: 120", b"participants: 130"))
    register = json.loads((folder / "register.json").read_bytes())
    entry = max(register["spending"].values(), key=lambda each: each["date"] <= "2013-03-31")
    entry["amount"] += 1_000_000
    save(folder / "register.json", json.dumps(register).encode())
    book.session.load()
    assert book.session.snapshot.problems == ()
    after = {text for slide in wall(book) for text in texts_of(slide)}
    assert any("130" in text for text in after - before)
    assert any("780" in text for text in after - before), "9 780 949"
    people = [slide for slide in wall(book) if slide.topic in ("exits", "gender")]
    leave(folder)
    book.session.load()
    assert [slide for slide in wall(book) if slide.topic in ("exits", "gender")] == people


def test_a_plan_that_counts_others_is_not_on_the_wall_until_the_next_meeting(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    people = [slide for slide in wall(book) if slide.topic in ("exits", "gender", "goals")]
    file = folder / "project.yaml"
    raw = file.read_bytes()
    assert raw.count(b"  - id: care\n") == 1
    save(file, raw.replace(b"  - id: care\n", b"  - id: care\n    positive: true\n"))
    book.session.load()
    assert book.session.snapshot.problems == ()
    assert [s for s in wall(book) if s.topic in ("exits", "gender", "goals")] == people
    showing = book.showing(book.meetings().all[0])
    assert showing is not None
    assert showing.stands


def test_another_meeting_that_cannot_begin_takes_no_figures_away(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    before = wall(book)
    with pytest.raises(CannotEdit, match="open"):
        book_of(folder).open(date(2013, 4, 11), AS_OF)
    leave(folder)
    book.session.load()
    assert wall(book) == before


def test_figures_that_are_damaged_or_cannot_be_kept_are_taken_anew(folder: Path) -> None:
    book = book_of(folder)
    book.open(DAY, AS_OF)
    first = wall(book)
    assert len(kept(folder)) == 1
    assert kept(folder)[0].stat().st_mode & 0o077 == 0
    kept(folder)[0].write_text("{", "utf-8")
    assert wall(book_of(folder)) == first
    leave(folder)
    assert wall(book_of(folder)) == first, "they stand from then on"

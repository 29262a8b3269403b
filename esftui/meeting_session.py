"""The meetings of the open project: read, begun, changed, closed, and what they show.

It stands beside :mod:`esftui.session`, and knows no screen. All that writes files is called
in the app's store thread; meetings may be read, and what they show be made, beside it: what
comes back is frozen and may be read anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec

from esftui.locales import _
from esftui.store.meetings import CARRIED_OUT, FOLDER, Meetings, path_of, read_meetings
from esftui.store.problem import places
from esftui.store.refused import CannotEdit, Conflict
from esftui.store.taken import forget_taken

if TYPE_CHECKING:
    from pathlib import Path

    from esftui.disclosure.taken import Taken
    from esftui.meeting.showing import Showing
    from esftui.model.meeting import Decision, Meeting, Seat
    from esftui.model.project import ProjectData
    from esftui.model.slide import Slide
    from esftui.session import Session
    from esftui.store.change import Author, Change
    from esftui.store.journal import Entry
    from esftui.store.writing import About

_TRIES = 20
"""How often a decision is given another number, where someone else took the same one."""

_Seen = tuple[tuple[str, int, int, int], ...]


class MeetingBook:
    """All meetings of a session's project.

    Files are looked at anew whenever they have changed. Every function that writes raises
    as :func:`esftui.store.meeting_edit.edit_meeting`, and ``ReadOnly`` where nothing may be
    written; a conflict that a person can settle comes as :class:`esftui.contest.Contested`.
    """

    def __init__(self, session: Session, now: Callable[[], datetime] = datetime.now) -> None:
        """Read nothing yet. ``now`` is the clock, in local time."""
        self.session = session
        self._now = now
        self._read: tuple[_Seen, Meetings] | None = None
        self._made: tuple[ProjectData, Meeting, tuple[Meeting, ...], Showing] | None = None

    # reading

    def meetings(self) -> Meetings:
        """Return all meetings as their files are now."""
        seen = _seen(self.session.folder / FOLDER)
        read = self._read
        if read is None or seen != read[0]:
            # one value, so that another thread never finds half of it
            read = self._read = (seen, read_meetings(self.session.folder))
        return read[1]

    def showing(self, meeting: Meeting) -> Showing | None:
        """Return what an open meeting shows now: live, from what has been read last.

        It can take seconds, and is kept until the project or the meetings have changed.
        Nothing while no good version of the project has been read at all.

        Raises:
            UnreadableError: if what a closed meeting was shown cannot be read.
        """
        from esftui.meeting.showing import show

        data = self.session.snapshot.data
        if data is None:
            return None
        closed = tuple(each for each in self.meetings().closed if each.id != meeting.id)
        made = self._made
        if made is not None and made[0] is data and made[1] == meeting and made[2] == closed:
            return made[3]
        self._refuse_unreadable()
        showing = self._standing(meeting, lambda taken: show(data, meeting, closed, taken))
        self._made = (data, meeting, closed, showing)
        return showing

    def _standing(self, meeting: Meeting, show: Callable[[Taken | None], Showing]) -> Showing:
        """Return what a meeting shows, of people what it has shown since it was first on a wall."""
        from esftui.meeting.taken import keep, read

        there, folder = self.meetings().named(meeting.id), self.session.folder
        if there is None or there.opened != meeting.opened:  # a rehearsal
            return show(None)
        taken = read(folder, meeting)
        if taken is not None:
            return show(taken)
        showing = show(None)
        if self.session.snapshot.read_only is not None:
            return showing
        own = showing.taken()
        stands = keep(folder, meeting, own)
        return showing if stands == own else show(stands)

    def _refuse_unreadable(self) -> None:
        """Raise if a meeting cannot be read: nothing could be protected from what it showed."""
        from esftui.meeting.known import shown_before, unreadable

        for each in self.meetings().problems:
            if not each.file.endswith(CARRIED_OUT):
                raise unreadable(each)
        shown_before(self.meetings().closed)

    def slides(self, meeting: Meeting) -> tuple[Slide, ...]:
        """Return the slides of a meeting: a closed one's exactly as they were shown."""
        from esftui.meeting.showing import shown_again

        if meeting.closed is not None:
            return shown_again(meeting)
        showing = self.showing(meeting)
        return showing.slides if showing is not None else ()

    # writing

    @property
    def author(self) -> Author:
        """Who makes changes at meetings here."""
        return self.session.author._replace(surface="meeting")

    def open(self, day: date, as_of: date, k: int = 5, place: str | None = None) -> Meeting:
        """Begin a meeting of a day, with figures as of a date; returns it.

        Raises:
            CannotEdit: if another one is open, what an earlier one was shown cannot be read
                (no figures could be shown at this one), or it cannot be written.
        """
        from esftui.meeting.known import UnreadableError
        from esftui.meeting.showing import new_meeting
        from esftui.store.meeting_edit import begin

        self.session.refuse_read_only()
        data = self.session.snapshot.data
        if data is None:
            raise CannotEdit(_("the project cannot be read"))
        try:
            self._refuse_unreadable()
        except UnreadableError as broken:
            raise CannotEdit(str(broken)) from broken
        opened = self._now().astimezone(UTC).replace(microsecond=0)
        meeting = new_meeting(data, day, as_of, k, opened, place, self.meetings().closed)
        meeting = msgspec.structs.replace(meeting, id=self._free(day))
        try:
            begin(self.session.folder, meeting, self.author, waiting=self.session.waiting)
        finally:
            self._read_again(meeting.id)
        forget_taken(self.session.folder, meeting)
        return meeting

    def _free(self, day: date) -> str:
        """Return the name of a new meeting of a day.

        Raises:
            CannotEdit: if there are nine already.
        """
        held = {each.id for each in self.meetings().all}
        names = [f"{day}", *(f"{day}-{number}" for number in range(2, 10))]
        free = next((name for name in names if name not in held), None)
        if free is None:
            raise CannotEdit(_("there is no room for another meeting on {day}").format(day=day))
        return free

    def edit(
        self, name: str, changes: Iterable[Change], about: About | None = None
    ) -> Entry | None:
        """Make changes of an open meeting; returns what the journal says of it."""
        from esftui.store.meeting_edit import edit_meeting

        self.session.refuse_read_only()
        wanted = tuple(changes)
        try:
            return edit_meeting(
                self.session.folder, name, wanted, self.author, about, waiting=self.session.waiting
            )
        except Conflict as conflict:
            from esftui.contest import Contested

            def write(chosen: tuple[Change, ...]) -> Entry | None:
                return self.edit(name, chosen, about)

            raise Contested(conflict, wanted, write) from conflict
        finally:
            self._read_again(name)

    def seat(self, name: str, seat: Seat) -> Entry | None:
        """Put a new seat in at an open meeting, under a name that no other seat has.

        Raises:
            CannotEdit: if someone else has put one in for the same organisation just now; or
                as :meth:`edit`.
        """
        from esftui.meeting.agenda import slug
        from esftui.meeting.deciding import seat_changes

        for _try in range(_TRIES):
            meeting = read_meetings(self.session.folder).named(name)
            if meeting is None:
                raise CannotEdit(_("there is no meeting of {date}").format(date=name))
            seats = {each.id: each for each in meeting.attendance}
            there = seats.get(seat.id)
            if there is not None and there != seat:
                if there.organisation == seat.organisation:
                    self._read_again(name)
                    message = _(
                        "someone else has just put in a seat of {organisation}; save once more"
                        " if there are to be two"
                    )
                    raise CannotEdit(message.format(organisation=seat.organisation))
                free = slug(seat.organisation, list(seats), "seat")
                seat = msgspec.structs.replace(seat, id=free)
                there = None
            with suppress(Conflict):  # someone took the name just now
                return self.edit(name, seat_changes(meeting, seat)) if there is None else None
        raise CannotEdit(_("others decide too much at the same time: try again"))

    def decide(self, name: str, decision: Decision) -> Entry | None:
        """Take a new decision at an open meeting, under the next free number."""
        from esftui.meeting.deciding import decision_changes, numbered
        from esftui.store.meeting_edit import edit_meeting

        self.session.refuse_read_only()
        folder, waiting = self.session.folder, self.session.waiting
        try:
            for _try in range(_TRIES):
                meeting = read_meetings(folder).named(name)
                if meeting is None:
                    raise CannotEdit(_("there is no meeting of {date}").format(date=name))
                changes = decision_changes(meeting, numbered(meeting, decision))
                with suppress(Conflict):  # someone took the number just now
                    return edit_meeting(folder, name, changes, self.author, waiting=waiting)
        finally:
            self._read_again(name)
        raise CannotEdit(_("others decide too much at the same time: try again"))

    def carry_out(self, changes: Iterable[Change], about: About | None = None) -> Entry | None:
        """Say what has become of decisions; returns what the journal says of it."""
        from esftui.store.meeting_edit import carry_out

        self.session.refuse_read_only()
        wanted = tuple(changes)
        try:
            return carry_out(
                self.session.folder, wanted, self.author, about, waiting=self.session.waiting
            )
        except Conflict as conflict:
            from esftui.contest import Contested

            def write(chosen: tuple[Change, ...]) -> Entry | None:
                return self.carry_out(chosen, about)

            raise Contested(conflict, wanted, write) from conflict
        finally:
            self.session.reload([self.session.folder / FOLDER / CARRIED_OUT])

    def close(
        self,
        name: str,
        *,
        spent: Mapping[str, int] | None = None,
        next_meeting: date | None = None,
    ) -> Entry | None:
        """Close a meeting for good: what it shows now is kept with it as it is.

        ``spent`` are the seconds that each item of the agenda has taken.
        """
        from esftui.meeting.deciding import closing_changes
        from esftui.meeting.known import UnreadableError
        from esftui.meeting.showing import frozen

        self.session.refuse_read_only()
        self.session.load()  # what is kept is what the files say now
        meeting = self.meetings().named(name)
        if meeting is None:
            raise CannotEdit(_("there is no meeting of {date}").format(date=name))
        if meeting.closed is not None:
            raise CannotEdit(_("the meeting of {date} is closed already").format(date=name))
        if next_meeting is not None:
            # it stands on the last slide
            meeting = msgspec.structs.replace(meeting, next_meeting=next_meeting)
        try:
            showing = self.showing(meeting)
        except UnreadableError as unreadable:
            raise CannotEdit(str(unreadable)) from unreadable
        problems = self.session.snapshot.problems
        if problems:
            message = _("errors in the project's files, to be put right first: {places}")
            raise CannotEdit(message.format(places=places(problems)))
        if showing is None:
            raise CannotEdit(_("the project cannot be read"))
        at = self._now().astimezone(UTC).replace(microsecond=0)
        before = self.meetings().named(name) or meeting
        done = self.edit(
            name,
            closing_changes(before, frozen(showing), at, next_meeting=next_meeting, spent=spent),
        )
        forget_taken(self.session.folder)  # it is in the meeting's own file
        return done

    def undo(self, *, wall: bool = True) -> Entry | None:
        """Take back one's own latest change, if it was made at a meeting; returns it.

        What is told of it is told on the wall: a change of the register is not. The
        presenter's notes are not for the wall either, and stay as they are from there.

        Args:
            wall: whether everybody sees what is told of it.

        Raises:
            CannotEdit: if it was not made at a meeting, or as :meth:`Session.undo`.
        """
        return self._turn(redo=False, wall=wall)

    def redo(self, *, wall: bool = True) -> Entry | None:
        """Do the change that was taken back last once more; as :meth:`undo`."""
        return self._turn(redo=True, wall=wall)

    def _turn(self, *, redo: bool, wall: bool) -> Entry | None:
        latest = self.session.latest(redo=redo, among=_for_all if wall else None)
        if latest is None:
            return None
        if not latest.file.startswith(f"{FOLDER}/"):
            raise CannotEdit(_("your latest change was not made at a meeting: go to the desk"))
        return self.session.turn(latest, redo=redo, by=self.author)

    def _read_again(self, name: str) -> None:
        self.session.reload([path_of(self.session.folder, name)])


def _for_all(entry: Entry) -> bool:
    """Say whether a change may be told where everybody sees it: none of the notes may."""
    return not any("notes" in map(str, change.path) for change in entry.changes)


def _seen(folder: Path) -> _Seen:
    """Return what tells two states of a folder of meetings apart without reading them."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".json") and not entry.name.startswith("."):
                with suppress(OSError):
                    status = entry.stat()
                    found.append((entry.name, status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(sorted(found))

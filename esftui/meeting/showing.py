"""A meeting as it is shown: a slide for each item of its agenda, live until it is closed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import msgspec

from esftui import __version__
from esftui.disclosure import Known, Shared, known
from esftui.disclosure.taken import Taken
from esftui.locales import language, speaking
from esftui.meeting.agenda import agenda, slug
from esftui.meeting.carried import carried
from esftui.meeting.facts import facts, written
from esftui.meeting.figured import figured, when
from esftui.meeting.known import AGAIN, FACTS, PRINT, names_at, shown_at, shown_before
from esftui.meeting.material import Material
from esftui.meeting.slides import names_of, slide_of
from esftui.meeting.slides.words import cell
from esftui.model.meeting import Frozen, Meeting, Seat
from esftui.model.project import Project, ProjectData
from esftui.model.slide import Slide


class Showing(NamedTuple):
    """What a meeting is shown, and what it makes known by that.

    ``again`` is what the figures of the last meeting, counted once more (``counted``), make
    known; nothing where they say what they said. ``facts`` are the money, milestones and verdicts,
    ``print`` the fingerprint of the figures before any was withheld, ``people`` that of the
    register's people when they were taken. ``stands``: these have changed since.
    """

    meeting: Meeting
    slides: tuple[Slide, ...]
    known: Known
    shared: Shared
    again: Known | None = None
    facts: Mapping[str, int | str] = {}
    print: str = ""
    counted: Shared | None = None
    people: str = ""
    stands: bool = False

    def taken(self) -> Taken:
        """Return the figures of people as they are kept while the meeting is open."""
        return Taken(
            meeting=self.meeting.id,
            opened=self.meeting.opened,
            people=self.people,
            shared=self.shared,
            counted=self.counted,
            again=self.again,
            print=self.print,
        )


def new_meeting(  # noqa: PLR0917 - one argument a thing that is known when it begins
    data: ProjectData,
    day: date,
    as_of: date,
    k: int,
    opened: datetime,
    place: str | None,
    earlier: Iterable[Meeting] = (),
) -> Meeting:
    """Return a new meeting of a project, with its agenda and the group's seats, all absent.

    Args:
        data: the project.
        day: the day of the meeting.
        as_of: the date that every figure of it is true at.
        k: the threshold below which numbers are withheld, 3 to 10.
        opened: when it was opened.
        place: where it is held, if that is to be kept.
        earlier: meetings that were held: where the project names no seats, they are those of
            the latest.
    """
    meta = data.register.meta
    held = {each.meeting for each in data.decided if each.date == day and each.closed}
    name = day.isoformat()
    number = next(n for n in range(1, 10) if _numbered(name, n) not in held or n == 9)
    return Meeting(
        schema=1,
        project=data.project.id,
        id=_numbered(name, number),
        date=day,
        as_of=as_of,
        k=k,
        language="en" if language() == "en" else "sv",
        example_data=data.project.example_data or bool(meta and meta.example_data),
        place=place,
        opened=opened,
        agenda=agenda(data.project),
        attendance=_seats(data.project, earlier),
    )


def show(
    data: ProjectData, meeting: Meeting, closed: Sequence[Meeting], taken: Taken | None = None
) -> Showing:
    """Return what a meeting is shown now: one slide an item of its agenda, in its order.

    Where its figures of people are ``taken`` they stand, whatever has been registered since.

    Every number of people has passed :func:`esftui.disclosure.share`, protected against all
    that closed meetings have made known. Texts are in the language of the meeting. It can
    take seconds: never call it where a screen waits.

    Raises:
        UnreadableError: if what a closed meeting was shown cannot be read.
    """
    held = sorted((each for each in closed if each.id != meeting.id), key=when)
    past = [each for each in held if each.as_of <= meeting.as_of]
    made = figured(data, meeting, held, taken)
    material = Material(
        project=data.project,
        decided=data.decided,
        meeting=meeting,
        last_held=held[-1].date if held else None,
        shared=made.shared,
        facts=facts(made.shared),
        before=made.before,
        earlier=tuple(sorted(shown_before(past), key=lambda each: each.as_of)),
        shown_at={each.id: found[-1] for each in held if (found := shown_at(each))},
    )
    items = meeting.agenda or agenda(data.project)
    with speaking(meeting.language):
        # what is told together with others now has the name that it was shown by
        names = names_at(held) | names_of(material)
        material = msgspec.structs.replace(material, names=names)
        slides = tuple(carried(slide_of(item, material), material, past) for item in items)
    shared = made.shared
    counted = made.before.again if made.before is not None else None
    return Showing(
        meeting,
        slides,
        known(shared),
        shared,
        again=made.again,
        facts=material.facts,
        print=made.print,
        counted=counted,
        people=made.people,
        stands=made.stands,
    )


def shown_values(showing: Showing) -> dict[str, str]:
    """Return what the indicators of all slides are shown as, by their keys.

    That is what a decision keeps of the figure that it is to change.
    """
    keys = dict(pair for slide in showing.slides for pair in slide.indicators)
    numbers, facts = showing.shared.numbers(), showing.facts
    with speaking(showing.meeting.language):
        found = {key: cell(numbers[key]) for key in keys if key in numbers}
        return found | {key: written(key, facts[key]) for key in keys if key in facts}


def frozen(showing: Showing) -> Frozen:
    """Return what a meeting keeps of what it was shown; it is not sealed yet."""
    kept: dict[str, Any] = _plain(showing.known)
    if showing.again is not None:
        kept[AGAIN] = _plain(showing.again)
    kept[FACTS], kept[PRINT] = dict(showing.facts), showing.print
    return Frozen(
        slides=showing.slides,
        known=kept,
        program=__version__,
        rule=showing.shared.version,
        digest="",
    )


def shown_again(meeting: Meeting) -> tuple[Slide, ...]:
    """Return a closed meeting's slides exactly as they were; nothing of an open one."""
    return meeting.frozen.slides if meeting.frozen is not None else ()


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _seats(project: Project, earlier: Iterable[Meeting]) -> tuple[Seat, ...]:
    """Return the seats of a group, all absent: the project's, or those of the latest meeting."""
    group = project.steering_group
    if group is not None and group.seating:
        return _absent(group.seating)
    latest = max(earlier, key=lambda each: (each.date, each.opened), default=None)
    seats = list(_absent(latest.attendance)) if latest is not None else []
    known = {seat.organisation.casefold() for seat in seats}
    for member in group.members if group is not None else ():
        if member.casefold() not in known:
            name = slug(member, (seat.id for seat in seats), "seat")
            seats.append(Seat(id=name, organisation=member))
    return tuple(seats)


def _absent(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    return tuple(msgspec.structs.replace(seat, present=False) for seat in seats)


def _plain(found: Known) -> dict[str, Any]:
    """Return what was made known as the plain data that a file gives back."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found))
    return plain

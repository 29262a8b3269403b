"""Meetings that have been held about an example project, with decisions and attendance."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

import msgspec

from esftui.locales import speaking
from esftui.meeting.seal import sealed
from esftui.meeting.showing import frozen, new_meeting, show
from esftui.model.meeting import Decision, Meeting, Seat
from esftui.model.project import ProjectData
from esftui.store.meetings import Meetings
from support import example_data

FIRST, SECOND = date(2013, 1, 31), date(2013, 3, 31)
"""The dates of the figures that the two meetings were shown."""

SEATS = (
    Seat(id="fk", organisation="Försäkringskassan", role="ledamot", gender="woman", present=True),
    Seat(id="af", organisation="Arbetsförmedlingen", role="ledamot", gender="man", present=True),
    Seat(id="alvesta", organisation="Alvesta kommun", role="ordförande", gender="woman"),
    Seat(id="vaxjo", organisation="Växjö kommun", gender="man", present=True),
)


def decisions(meeting: str) -> tuple[Decision, ...]:
    """Return decisions of a meeting: about a number, in a deviation's words, and noted."""
    return (
        Decision(
            id=f"{meeting}-d1",
            kind="action",
            text="Riktad rekrytering av kvinnor",
            item="gender",
            cause="Fler män än kvinnor anvisas",
            owner="projektledaren",
            due=date(2013, 3, 1),
            indicator="active/women",
            shown="13",
        ),
        Decision(
            id=f"{meeting}-d2",
            kind="decision",
            text="Kommunen beställer webbplatsen",
            item="checklist",
            deviation="Webbplats om metoder och forskning: ej nått",
            cause="Upphandlingen överklagades",
            due=date(2013, 9, 1),
        ),
        Decision(
            id=f"{meeting}-d3",
            kind="information",
            text="Utvärderarens rapport lades till handlingarna",
        ),
    )


def meeting_of(
    data: ProjectData,
    day: date,
    as_of: date,
    before: Sequence[Meeting] = (),
    *,
    closed: bool = True,
) -> Meeting:
    """Return a meeting of a project, as it is when it is closed or while it is held."""
    opened = datetime(day.year, day.month, day.day, 13, 0, tzinfo=UTC)
    made = new_meeting(data, day, as_of, 5, opened, "Kommunhuset")
    made = msgspec.structs.replace(
        made, attendance=SEATS, decisions=decisions(made.id), next_meeting=date(2013, 5, 29)
    )
    if not closed:
        return made
    kept = frozen(show(data, made, before))
    return sealed(msgspec.structs.replace(made, closed=opened.replace(hour=15), frozen=kept))


def typed(text: str) -> Meetings:
    """Return the meetings of the first example, where a text was typed wherever one can be."""
    meetings = held()[1]
    second = meetings.all[1]
    change = msgspec.structs.replace
    decided = tuple(
        change(each, text=text, owner=text, cause=text, deviation=text) for each in second.decisions
    )
    seats = tuple(change(each, organisation=text, role=text) for each in second.attendance)
    second = change(second, decisions=decided, attendance=seats, place=text)
    return Meetings((meetings.all[0], second))


@cache
def held(name: str = "framtidsstegen", language: str = "sv") -> tuple[ProjectData, Meetings]:
    """Return an example project and the two meetings that were held about it."""
    data = example_data.both(name)
    with speaking(language):
        first = meeting_of(data, date(2013, 2, 13), FIRST)
        data = msgspec.structs.replace(data, decided=Meetings((first,)).decided())
        second = meeting_of(data, date(2013, 4, 10), SECOND, (first,))
    meetings = Meetings((first, second))
    return msgspec.structs.replace(data, decided=meetings.decided()), meetings

"""The meetings of a project as text: which there are, and whether each is as it was closed."""

from esftui.locales import _
from esftui.locales.formats import DASH, iso, number
from esftui.meeting.seal import intact
from esftui.model.meeting import Meeting
from esftui.report.plain import BLANK, Column, Row, clean, headed, paragraph, table
from esftui.store.meetings import Meetings


def listed(title: str, found: Meetings) -> list[Row]:
    """Return a line for each meeting, the newest first."""
    rows = headed(_("Meetings of {project}").format(project=clean(title)))
    if not found.all and found.problems:
        return rows  # one that cannot be read is told beside the list: it was held all the same
    if not found.all:
        text = _("No meeting has been held yet. {command} begins one.")
        return [*rows, *paragraph(text.format(command="esftui meeting"))]
    columns = [
        Column(_("Meeting"), right=False),
        Column(_("as of"), right=False),
        Column(_("Decisions")),
        Column(_("Present")),
        Column(_("State"), right=False),
    ]
    body = [
        [
            meeting.id,
            iso(meeting.as_of),
            number(len(meeting.decisions)),
            _present(meeting),
            _state(meeting),
        ]
        for meeting in reversed(found.all)
    ]
    return [*rows, BLANK, *table(columns, body, flexible=4)]


def _present(meeting: Meeting) -> str:
    """Return how many came; nothing where that was not noted: then nobody is marked."""
    came = sum(seat.present for seat in meeting.attendance)
    return number(came) if came else DASH


def _state(meeting: Meeting) -> str:
    if meeting.closed is None:
        return _("being held")
    if meeting.frozen is None:
        return _("closed, and nothing was kept of what was shown")
    day = iso(meeting.closed.date())
    if not intact(meeting):
        return _("closed {day}, and changed afterwards").format(day=day)
    return _("closed {day}, kept as it was").format(day=day)

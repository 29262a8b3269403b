"""The radar (att göra) as text: how much there is to do, and what each thing is."""

from esftui.locales import _, labels
from esftui.locales.formats import iso, number
from esftui.measure.radar import Radar, RadarRow
from esftui.report.plain import Row, clean, pairs, paragraph
from esftui.report.text.words import days_ago, within


def radar(radar: Radar, soon_days: int, project: str) -> list[Row]:
    """Return the counts of what there is to do, and the command that lists it.

    Args:
        radar: what there is to do.
        soon_days: how many days ahead is soon.
        project: the id of the project.
    """
    rows = [Row(_("To do"), heading=True), *pairs(counts(radar, soon_days))]
    if not radar.rows:
        return rows
    command = f"esftui due {clean(project)}"
    return rows + paragraph(_("One by one: {command}").format(command=command))


def counts(radar: Radar, soon_days: int) -> list[tuple[str, str]]:
    """Return how many there are of each kind, and when something was last registered."""
    soon = within(soon_days)
    return [
        (_("Follow-ups overdue"), number(radar.follow_ups_overdue)),
        (_("Follow-ups now or {within}").format(within=soon), number(radar.follow_ups_due)),
        (_("Surveys to hand out"), number(radar.surveys_due)),
        (_("Milestones overdue"), number(radar.milestones_overdue)),
        (_("Milestones {within}").format(within=soon), number(radar.milestones_due)),
        (_("Items that wait for another"), number(radar.blocked)),
        *_decisions(radar),
        (_("Last registered"), _last_entry(radar)),
    ]


def _decisions(radar: Radar) -> list[tuple[str, str]]:
    """Return how many decisions are not carried out, in a project whose meetings decided any."""
    if not radar.decisions_open:
        return []
    return [
        (_("Decisions not carried out"), number(radar.decisions_open)),
        (_("Decisions overdue"), number(radar.decisions_overdue)),
    ]


def what(row: RadarRow) -> str:
    """Return what is to be done, in words; a milestone by its title, a decision by its text."""
    if row.kind == "follow_up":
        return _("follow-up {time} after exit").format(time=labels.length(row.what))
    if row.kind == "survey":
        return _("survey {occasion}").format(occasion=labels.occasion(row.what))
    if row.kind == "decision":
        return _("decision: {text}").format(text=row.what)
    return row.what


def _last_entry(radar: Radar) -> str:
    if radar.last_entry is None:
        return _("nothing yet")
    text = f"{iso(radar.last_entry)}, {days_ago(radar.days_since_entry or 0)}"
    return _("{text}, longer than tolerated").format(text=text) if radar.stale else text

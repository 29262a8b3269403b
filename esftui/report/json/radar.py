"""The radar (att göra) as JSON: how much there is to do."""

from datetime import date

from esftui.measure.radar import Radar
from esftui.report.json.record import Json, Month


class WaveJson(Json, frozen=True, kw_only=True):
    """What falls due in a coming month, after the date."""

    month: Month
    follow_ups: int
    milestones: int


class RadarJson(Json, frozen=True, kw_only=True):
    """How much there is to do. ``follow_ups_due`` and ``milestones_due``: due, or soon.

    ``decisions_open`` are those of meetings that are not carried out, ``decisions_overdue`` among
    them. ``last_entry`` is the latest date in the register; ``stale``: longer ago than tolerated.
    """

    follow_ups_overdue: int
    follow_ups_due: int
    surveys_due: int
    milestones_overdue: int
    milestones_due: int
    blocked: int
    decisions_overdue: int
    decisions_open: int
    last_entry: date | None
    days_since_entry: int | None
    stale: bool
    wave: list[WaveJson]


def radar(radar: Radar) -> RadarJson:
    """Return the radar's counts as they are printed."""
    return RadarJson(
        follow_ups_overdue=radar.follow_ups_overdue,
        follow_ups_due=radar.follow_ups_due,
        surveys_due=radar.surveys_due,
        milestones_overdue=radar.milestones_overdue,
        milestones_due=radar.milestones_due,
        blocked=radar.blocked,
        decisions_overdue=radar.decisions_overdue,
        decisions_open=radar.decisions_open,
        last_entry=radar.last_entry,
        days_since_entry=radar.days_since_entry,
        stale=radar.stale,
        wave=[
            WaveJson(month=month, follow_ups=follow_ups, milestones=milestones)
            for month, follow_ups, milestones in radar.wave
        ],
    )

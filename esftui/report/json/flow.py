"""Participant flow (deltagarflöde) as JSON."""

from esftui.measure.flow import Flow
from esftui.report.json.record import Json, Month


class FlowMonthJson(Json, frozen=True, kw_only=True):
    """A month: starts and exits in it; the stock and unique participants at its end."""

    month: Month
    starts: int
    exits: int
    stock: int
    participants: int
    re_entries: int


class FlowJson(Json, frozen=True, kw_only=True):
    """Participant flow; ``planned_to_date`` is the plan's straight line by elapsed days."""

    participants: int
    starts: int
    exits: int
    active: int
    re_entries: int
    planned: int | None
    planned_to_date: float | None
    planned_assumed: bool
    months: list[FlowMonthJson]


def flow(flow: Flow) -> FlowJson:
    """Return the flow as it is printed."""
    return FlowJson(
        participants=flow.participants,
        starts=flow.starts,
        exits=flow.exits,
        active=flow.active,
        re_entries=flow.re_entries,
        planned=flow.planned,
        planned_to_date=flow.planned_to_date,
        planned_assumed=flow.planned_assumed,
        months=[
            FlowMonthJson(
                month=month.month,
                starts=month.starts,
                exits=month.exits,
                stock=month.stock,
                participants=month.participants,
                re_entries=month.re_entries,
            )
            for month in flow.months
        ],
    )

"""The participant flow that may be shared, as JSON: by month, or by several together."""

from esftui.disclosure.flow import SharedFlow
from esftui.report.json.record import Json, Month
from esftui.report.json.shared_parts import any_withheld


class SharedPeriodJson(Json, frozen=True, kw_only=True):
    """A month, or several put together (``first`` to ``last``); the stock at its end."""

    first: Month
    last: Month
    starts: int | None
    exits: int | None
    stock: int | None
    withheld: bool


class SharedFlowJson(Json, frozen=True, kw_only=True):
    """Participant flow; the plan is the project's own."""

    participants: int | None
    starts: int | None
    exits: int | None
    active: int | None
    re_entries: int | None
    withheld: bool
    planned: int | None
    planned_to_date: float | None
    planned_assumed: bool
    periods: list[SharedPeriodJson]


def flow(shared: SharedFlow) -> SharedFlowJson:
    """Return the flow, with its periods."""
    totals = shared.participants, shared.starts, shared.exits, shared.active, shared.re_entries
    return SharedFlowJson(
        participants=shared.participants.value,
        starts=shared.starts.value,
        exits=shared.exits.value,
        active=shared.active.value,
        re_entries=shared.re_entries.value,
        withheld=any_withheld(totals),
        planned=shared.planned,
        planned_to_date=shared.planned_to_date,
        planned_assumed=shared.planned_assumed,
        periods=[
            SharedPeriodJson(
                first=row.first,
                last=row.last,
                starts=row.starts.value,
                exits=row.exits.value,
                stock=row.stock.value,
                withheld=any_withheld((row.starts, row.exits, row.stock)),
            )
            for row in shared.periods
        ],
    )

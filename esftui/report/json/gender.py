"""Gender split (könsfördelning) as JSON."""

from esftui.measure.gender import Gender, GenderRow
from esftui.report.json.record import Json, Share


class GenderJson(Json, frozen=True, kw_only=True):
    """The split of one group; ``even`` is within 40-60 %, ``deviation`` from the plan."""

    women: int
    men: int
    unknown: int
    share_women: Share | None
    even: bool | None
    planned_share: Share | None
    deviation: float | None
    off_plan: bool


class GendersJson(Json, frozen=True, kw_only=True):
    """The gender split of the five groups that are followed."""

    participants: GenderJson
    starts: GenderJson
    active: GenderJson
    leavers: GenderJson
    positive: GenderJson


def gender(gender: Gender) -> GendersJson:
    """Return the gender split as it is printed."""
    rows = {row.group: _gender_row(row) for row in gender.rows}
    return GendersJson(
        participants=rows["participants"],
        starts=rows["starts"],
        active=rows["active"],
        leavers=rows["leavers"],
        positive=rows["positive"],
    )


def _gender_row(row: GenderRow) -> GenderJson:
    return GenderJson(
        women=row.split.women,
        men=row.split.men,
        unknown=row.split.unknown,
        share_women=row.share_women,
        even=row.even,
        planned_share=row.planned_share,
        deviation=row.deviation,
        off_plan=row.off_plan,
    )

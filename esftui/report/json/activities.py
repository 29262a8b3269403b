"""Activities (aktiviteter) as JSON."""

from esftui.locales import labels
from esftui.measure.activities import Activities
from esftui.report.json.record import Json


class ActivityJson(Json, frozen=True, kw_only=True):
    """An activity: unique persons by gender, occasions, those in it now and abroad."""

    activity: str
    label: str
    participants: int
    women: int
    men: int
    unknown: int
    occasions: int
    active: int
    abroad: int


def activities(activities: Activities) -> list[ActivityJson]:
    """Return the activities as they are printed."""
    return [
        ActivityJson(
            activity=row.activity,
            label=labels.activity(row.activity, row.title),
            participants=row.persons.total,
            women=row.persons.women,
            men=row.persons.men,
            unknown=row.persons.unknown,
            occasions=row.occasions,
            active=row.active,
            abroad=row.abroad,
        )
        for row in activities.rows
    ]

"""Deviations (avvikelser) as JSON."""

from esftui.measure.deviations import Kind
from esftui.measure.figures import Figures
from esftui.report.json.record import Json
from esftui.report.text.deviations import sentence


class DeviationJson(Json, frozen=True, kw_only=True):
    """What falls outside, and the rule in words (``text``).

    ``subject`` is a group's key, or a goal's or a question's title. ``value`` and ``limit``
    are shares (0-1; a count goal's are numbers), but the budget's ``value`` is kronor and
    the overdue ones' a number.
    """

    kind: Kind
    subject: str
    value: float | None
    limit: float | None
    text: str


def deviations(figures: Figures) -> list[DeviationJson]:
    """Return the deviations as they are printed."""
    return [
        DeviationJson(
            kind=row.kind,
            subject=row.subject,
            value=row.value,
            limit=row.limit,
            text=sentence(row, figures),
        )
        for row in figures.deviations.rows
    ]

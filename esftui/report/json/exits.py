"""Exits by reason (avslutsorsak) as JSON."""

from esftui.locales import labels
from esftui.measure.exits import Exits
from esftui.report.json.record import Json, SplitJson, split


class ReasonJson(Json, frozen=True, kw_only=True):
    """An exit reason: exits by gender, and (``persons``) the outcome of each person."""

    reason: str
    label: str
    positive: bool
    women: int
    men: int
    unknown: int
    total: int
    persons: SplitJson


class ExitsJson(Json, frozen=True, kw_only=True):
    """Exits; ``leavers`` and ``positive`` (work or studies) count unique persons."""

    total: int
    positive_exits: int
    leavers: SplitJson
    positive: SplitJson
    reasons: list[ReasonJson]


def exits(exits: Exits) -> ExitsJson:
    """Return the exits as they are printed."""
    return ExitsJson(
        total=exits.exits.total,
        positive_exits=exits.positive_exits.total,
        leavers=split(exits.leavers),
        positive=split(exits.positive),
        reasons=[
            ReasonJson(
                reason=row.reason,
                label=labels.exit_reason(row.reason, row.title),
                positive=row.positive,
                women=row.exits.women,
                men=row.exits.men,
                unknown=row.exits.unknown,
                total=row.exits.total,
                persons=split(row.persons),
            )
            for row in exits.rows
        ],
    )

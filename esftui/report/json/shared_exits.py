"""The exits that may be shared, as JSON: by reason, or by several together."""

from typing import Literal

from esftui.disclosure.exits import SharedExits
from esftui.locales import labels
from esftui.report.json.record import Json
from esftui.report.json.shared_parts import SharedSplitJson, split


class SharedReasonJson(Json, frozen=True, kw_only=True):
    """One exit reason, or several put together: the persons who left for it."""

    reasons: list[str]
    labels: list[str]
    family: Literal["positive", "measure", "other"] | None
    positive: bool
    persons: SharedSplitJson


class SharedExitsJson(Json, frozen=True, kw_only=True):
    """Exits in unique persons; ``positive``: on to work or studies."""

    leavers: SharedSplitJson
    positive: SharedSplitJson
    reasons: list[SharedReasonJson]


def exits(shared: SharedExits) -> SharedExitsJson:
    """Return the exits, with their reasons."""
    return SharedExitsJson(
        leavers=split(shared.leavers),
        positive=split(shared.positive),
        reasons=[
            SharedReasonJson(
                reasons=[reason for reason, _title in row.reasons],
                labels=[labels.exit_reason(*each) for each in row.reasons],
                family=row.family,
                positive=row.positive,
                persons=split(row.persons),
            )
            for row in shared.rows
        ],
    )

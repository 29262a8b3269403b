"""The method steps and groups that may be shared, as JSON."""

from esftui.disclosure.steps import SharedSteps
from esftui.report.json.record import Json
from esftui.report.json.shared_parts import SharedPartJson, SharedSplitJson, part, split


class SharedStepJson(Json, frozen=True, kw_only=True):
    """A method step: who stands there ``now``, and who has ``ever`` reached it."""

    step: str
    title: str
    now: SharedSplitJson
    ever: SharedSplitJson
    median_days: float | None


class SharedGroupJson(Json, frozen=True, kw_only=True):
    """A group (cohort); ``positive`` are those of its leavers who went to work or studies."""

    group: str
    title: str
    size: int | None
    participants: SharedSplitJson
    active: int | None
    withheld: bool
    positive: SharedPartJson


def steps(shared: SharedSteps) -> list[SharedStepJson]:
    """Return a row for each method step."""
    return [
        SharedStepJson(
            step=row.step,
            title=row.title,
            now=split(row.now),
            ever=split(row.ever),
            median_days=row.days,
        )
        for row in shared.rows
    ]


def groups(shared: SharedSteps) -> list[SharedGroupJson]:
    """Return a row for each group."""
    return [
        SharedGroupJson(
            group=row.group,
            title=row.title,
            size=row.size,
            participants=split(row.participants),
            active=row.active.value,
            withheld=row.active.withheld,
            positive=part(row.positive),
        )
        for row in shared.groups
    ]

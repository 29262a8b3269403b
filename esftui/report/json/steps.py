"""Method steps (metodsteg) and groups as JSON."""

from datetime import date

from esftui.measure.steps import GroupRow, StepRow, Steps
from esftui.report.json.record import Json, SplitJson, split


class StepJson(Json, frozen=True, kw_only=True):
    """A method step: active participants who stand ``now`` at it, and all who ``ever`` reached it.

    ``median_days``: half of those who stand there have done so for longer.
    """

    step: str
    title: str
    now: SplitJson
    ever: SplitJson
    median_days: float | None


class ClimbJson(Json, frozen=True, kw_only=True):
    """How many participants have climbed so many steps since their first."""

    climbed: int
    participants: int


class StepsJson(Json, frozen=True, kw_only=True):
    """The steps in their order; ``without`` are active participants who have reached none."""

    rows: list[StepJson]
    without: SplitJson
    climbs: list[ClimbJson]


class GroupJson(Json, frozen=True, kw_only=True):
    """A group (cohort) of participants; ``size`` is the planned one."""

    group: str
    title: str
    size: int | None
    start: date | None
    end: date | None
    participants: SplitJson
    active: int
    leavers: int
    positive: int


def steps(steps: Steps) -> StepsJson:
    """Return the steps as they are printed."""
    return StepsJson(
        rows=[_step(row) for row in steps.rows],
        without=split(steps.without),
        climbs=[
            ClimbJson(climbed=climbed, participants=participants)
            for climbed, participants in steps.climbs
        ],
    )


def groups(steps: Steps) -> list[GroupJson]:
    """Return the groups as they are printed."""
    return [_group(row) for row in steps.groups]


def _step(row: StepRow) -> StepJson:
    return StepJson(
        step=row.step,
        title=row.title,
        now=split(row.now),
        ever=split(row.ever),
        median_days=row.days,
    )


def _group(row: GroupRow) -> GroupJson:
    return GroupJson(
        group=row.group,
        title=row.title,
        size=row.size,
        start=row.start,
        end=row.end,
        participants=split(row.participants),
        active=row.active,
        leavers=row.leavers,
        positive=row.positive,
    )

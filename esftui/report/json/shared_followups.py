"""The follow-ups that may be shared, as JSON."""

from esftui.disclosure.followups import SharedFollowUps
from esftui.report.json.record import Json
from esftui.report.json.shared_parts import (
    SharedPartJson,
    SharedSplitJson,
    any_withheld,
    part,
    split,
)


class SharedFoundJson(Json, frozen=True, kw_only=True):
    """What follow-ups found, in exits: one outcome, or several put together."""

    outcomes: list[str]
    exits: SharedSplitJson


class SharedFollowUpJson(Json, frozen=True, kw_only=True):
    """Follow-ups a length of time after exit, in exits; ``still``: there still."""

    after: str
    due: int | None
    done: int | None
    no_answer: int | None
    overdue: int | None
    waiting: int | None
    withheld: bool
    still: SharedPartJson
    found: list[SharedFoundJson]


def follow_ups(shared: SharedFollowUps) -> list[SharedFollowUpJson]:
    """Return a row for each length of time after exit."""
    return [
        SharedFollowUpJson(
            after=row.after,
            due=row.due.value,
            done=row.done.value,
            no_answer=row.no_answer.value,
            overdue=row.overdue.value,
            waiting=row.waiting.value,
            withheld=any_withheld((row.due, row.done, row.no_answer, row.overdue, row.waiting)),
            still=part(row.still),
            found=[
                SharedFoundJson(outcomes=list(found.outcomes), exits=split(found.exits))
                for found in row.outcomes
            ],
        )
        for row in shared.rows
    ]

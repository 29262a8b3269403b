"""Follow-ups (uppföljningar) after exits as JSON."""

from esftui.locales import labels
from esftui.measure.followups import FollowUps, OffsetRow
from esftui.report.json.record import Json


class FoundJson(Json, frozen=True, kw_only=True):
    """What follow-ups found, in exits."""

    outcome: str
    label: str
    women: int
    men: int
    unknown: int
    total: int


class FollowUpJson(Json, frozen=True, kw_only=True):
    """Follow-ups a length of time after exit, in exits.

    ``due``: their day has come. Of all, ``done``, ``not_reached`` and ``declined`` are
    registered; ``overdue`` has passed its days of grace, ``waiting`` its day, ``due_soon``
    is near and ``upcoming`` later. Of ``positive_before``, who left for work or studies
    and were reached, ``positive_still`` are there still.
    """

    after: str
    due: int
    done: int
    overdue: int
    not_reached: int
    declined: int
    waiting: int
    due_soon: int
    upcoming: int
    positive_before: int
    positive_still: int
    outcomes: list[FoundJson]


def follow_ups(follow_ups: FollowUps) -> list[FollowUpJson]:
    """Return the follow-ups at each offset as they are printed: counts, never a person."""
    return [_offset(row) for row in follow_ups.rows]


def _offset(row: OffsetRow) -> FollowUpJson:
    return FollowUpJson(
        after=row.after,
        due=row.due,
        done=row.count("done"),
        overdue=row.count("overdue"),
        not_reached=row.count("not_reached"),
        declined=row.count("declined"),
        waiting=row.count("due"),
        due_soon=row.count("due_soon"),
        upcoming=row.count("upcoming"),
        positive_before=row.positive_before,
        positive_still=row.positive_still,
        outcomes=[
            FoundJson(
                outcome=outcome,
                label=labels.follow_up_outcome(outcome),
                women=found.women,
                men=found.men,
                unknown=found.unknown,
                total=found.total,
            )
            for outcome, found in row.outcomes
        ],
    )

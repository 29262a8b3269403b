"""The checklist: what is to be done by when, by whom, and after what."""

from datetime import date
from typing import Literal

from esftui.model.record import Deadline, Offset, Record, Slug, Title

Status = Literal["not_started", "in_progress", "done", "not_applicable"]
"""How far an item has come."""

STATUSES: tuple[Status, ...] = ("not_started", "in_progress", "done", "not_applicable")
"""All statuses, in the order that they are offered."""

STEP: dict[Status, Status] = {
    "not_started": "in_progress",
    "in_progress": "done",
    "done": "not_started",
    "not_applicable": "not_started",
}
"""What one step of the status leads to."""


class Item(Record, frozen=True, kw_only=True):
    """A checklist item or milestone.

    ``due`` is a date or a rule relative to the project or to a phase. ``after`` names
    items that must be done first. ``started`` and ``done`` make the status true at any
    date: before ``done`` the item was not done yet.
    """

    id: Slug
    title: Title
    phase: Slug | None = None
    due: Deadline | None = None
    status: Status = "not_started"
    started: date | None = None
    done: date | None = None
    owner: str | None = None
    note: str | None = None
    after: tuple[Slug, ...] = ()
    recurs: Offset | None = None
    standing: bool = False

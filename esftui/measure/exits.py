"""Exits (avslut): by reason and gender, counted per exit and as each person's outcome."""

from esftui.measure.figure import Figure, Split


class ReasonRow(Figure, frozen=True):
    """An exit reason; ``title`` is the project's own word for it, if it has one.

    ``exits`` counts every exit; ``persons`` counts each person's outcome.
    """

    reason: str
    title: str | None
    positive: bool
    exits: Split
    persons: Split


class Exits(Figure, frozen=True):
    """Exits at a date.

    ``rows`` has every reason that the project knows, in its order, and then any that only
    the register knows. ``leavers`` are persons with an outcome: whose latest start has
    ended. ``positive`` are those of them who went on to work or studies.
    ``positive_exits`` counts exits.
    """

    exits: Split
    leavers: Split
    positive: Split
    positive_exits: Split
    rows: tuple[ReasonRow, ...]

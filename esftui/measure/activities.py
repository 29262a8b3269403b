"""Activities (aktiviteter): who took part in what, by type and gender."""

from esftui.measure.figure import Figure, Split


class ActivityRow(Figure, frozen=True):
    """An activity type: unique persons, occasions, those who take part now, those abroad."""

    activity: str
    title: str | None
    persons: Split
    occasions: int
    active: int
    abroad: int


class Activities(Figure, frozen=True):
    """Activities at a date: a row for every type that the project knows or the register has.

    ``persons`` are unique persons in any activity; ``without`` are participants in none.
    """

    rows: tuple[ActivityRow, ...]
    persons: Split
    without: Split

"""Activities that may be shared: the persons who took part, by type and gender."""

from esftui.disclosure.cells import TableSet
from esftui.disclosure.gender import SharedSplit, columns, split, within_few
from esftui.disclosure.open import Open
from esftui.measure.figure import Figure


class SharedActivity(Figure, frozen=True):
    """An activity type and the persons in it; ``title`` is the project's own word."""

    activity: str
    title: str | None
    persons: SharedSplit


class SharedActivities(Figure, frozen=True):
    """Activities that may be shared, type by type.

    How many are in any of them, or in none, is not: it is the few beside those who are in
    the largest of them.
    """

    rows: tuple[SharedActivity, ...]


def activities(figures: Open, tables: TableSet) -> SharedActivities:
    """Add the activities. People can be in several, so that they sum up to nothing."""
    rows = tuple(
        SharedActivity(
            row.activity,
            row.title,
            split(tables, f"activity/{row.activity}", row.persons, 15, 8, grows=True),
        )
        for row in figures.activities.rows
    )
    within_few(tables, "participants", [f"activity/{row.activity}" for row in rows])
    for column in columns(tables):
        for row in rows:
            _beside(tables, row.activity, column)
    return SharedActivities(rows)


def _beside(tables: TableSet, activity: str, column: str) -> None:
    """Protect those who did not take part: 16 of 17 says something of the one.

    It would also leave the next meeting no room: that the last one has come along is known
    as soon as the number is not 16 any more.
    """
    whole, some = f"participants/{column}", f"activity/{activity}/{column}"
    others = tables.latent(f"{some}/others", tables.value(whole) - tables.value(some))
    tables.equal([whole], [some, others])

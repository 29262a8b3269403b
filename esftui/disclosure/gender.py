"""The gender split that may be shared, and the groups of people that other tables sum up to."""

from collections.abc import Iterable

from esftui.disclosure.cells import Cell, TableSet
from esftui.disclosure.open import Open
from esftui.measure.figure import Figure, Split
from esftui.measure.gender import Group

COLUMNS = ("women", "men", "unknown")
"""The parts of a split."""


class SharedSplit(Figure, frozen=True):
    """A count by gender, women first, each number shared or withheld."""

    women: Cell
    men: Cell
    unknown: Cell
    total: Cell

    @property
    def share_women(self) -> float | None:
        """Women's share (0-1) of those whose gender is known; None if that is withheld."""
        known = self._known
        return known.share_women if known else None

    @property
    def even(self) -> bool | None:
        """Whether both genders are within 40-60 %; None if that is withheld."""
        known = self._known
        return known.even if known else None

    @property
    def skewed(self) -> bool:
        """Whether it is known to be outside 40-60 %, and not of a few people only."""
        known = self._known
        return known is not None and known.skewed

    @property
    def few(self) -> bool:
        """Whether it is known to be of so few that an uneven split says nothing."""
        known = self._known
        return known is not None and known.few

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The four numbers."""
        return self.women, self.men, self.unknown, self.total

    @property
    def _known(self) -> Split | None:
        if self.women.value is None or self.men.value is None:
            return None
        return Split(self.women.value, self.men.value)


class SharedGenderRow(Figure, frozen=True):
    """The split of one group of people (or of starts) that may be shared."""

    group: Group
    split: SharedSplit
    planned_share: float | None

    @property
    def deviation(self) -> float | None:
        """The share of women less the planned share; None if either is not there."""
        share = self.split.share_women
        return None if share is None or self.planned_share is None else share - self.planned_share


class SharedGender(Figure, frozen=True):
    """The gender split that may be shared. ``skewed`` counts the groups that are shown."""

    rows: tuple[SharedGenderRow, ...]
    planned_share: float | None

    def of(self, group: Group) -> SharedSplit:
        """Return the split of a group."""
        return next(row.split for row in self.rows if row.group == group)

    @property
    def skewed(self) -> int:
        """How many of the groups that are shown lie outside 40-60 %."""
        return sum(row.split.skewed for row in self.rows)


def split(  # noqa: PLR0917 - one argument a property of the numbers
    tables: TableSet, key: str, counts: Split, total: int, gender: int, grows: bool = False
) -> SharedSplit:
    """Add a count by gender; ``total`` and ``gender`` are what its numbers are worth.

    The column of those whose gender is not known is there only where anybody is in it.
    """
    parts = [
        tables.cell(f"{key}/women", counts.women, gender, grows=grows),
        tables.cell(f"{key}/men", counts.men, gender, grows=grows),
        tables.cell(f"{key}/unknown", counts.unknown, gender - 1, grows=grows)
        if tables.unknown
        else Cell(0),
    ]
    whole = tables.cell(f"{key}/total", counts.total, total, grows=grows)
    keys = [part.key for part in parts if part.key]
    tables.equal([whole.key], keys)
    if not counts.total:
        for name in (*keys, whole.key):
            tables.fix(name)
    elif tables.rule.small(counts.total):  # the genders of few
        for name in keys:
            tables.force(name)
    return SharedSplit(parts[0], parts[1], parts[2], whole)


def columns(tables: TableSet) -> tuple[str, ...]:
    """Return the columns of every split of a set: the genders that are there, and the total."""
    return (*COLUMNS[: 3 if tables.unknown else 2], "total")


def sums(tables: TableSet, whole: str, parts: Iterable[str]) -> None:
    """Say that splits sum up to another, column by column."""
    parts = list(parts)
    for column in columns(tables):
        tables.equal([f"{whole}/{column}"], [f"{part}/{column}" for part in parts])


def within_few(tables: TableSet, whole: str, parts: Iterable[str]) -> None:
    """Withhold what a column of few is made up of, zeros as well.

    That none of three women left for work, and some for care, says something of each of them.
    Where nobody at all is in a part, that says it already.
    """
    for column in columns(tables):
        if tables.rule.small(tables.value(f"{whole}/{column}")):
            for key in parts:
                if tables.value(f"{key}/total"):
                    tables.force(f"{key}/{column}")
                else:
                    tables.zeros.append((f"{key}/{column}", f"{key}/total"))


_WORTH: dict[Group, tuple[int, int]] = {
    "participants": (90, 40),
    "starts": (40, 4),
    "active": (60, 15),
    "leavers": (60, 25),
    "positive": (70, 25),
}


def gender(figures: Open, tables: TableSet) -> SharedGender:
    """Add the groups of people by gender, and how they hang together.

    Those who have started again are the starts less the participants; leavers and active
    ones are (but for who has two enrolments at a time) the participants. Those who have left
    and have not gone on only grow, like those who have.
    """
    found = figures.gender
    rows = tuple(
        SharedGenderRow(
            group=row.group,
            split=split(
                tables,
                row.group,
                row.split,
                *_WORTH[row.group],
                grows=row.group != "active",
            ),
            planned_share=row.planned_share,
        )
        for row in found.rows
    )
    within_few(tables, "participants", ("active", "leavers"))
    within_few(tables, "leavers", ("positive",))
    splits = {row.group: row.split for row in found.rows}
    for column in columns(tables):
        tables.known([f"participants/{column}"], [f"leavers/{column}", f"active/{column}"])
        not_on = getattr(splits["participants"], column) - getattr(splits["positive"], column)
        tables.latent(f"not-on/{column}", not_on)
        tables.equal([f"participants/{column}"], [f"positive/{column}", f"not-on/{column}"])
        not_positive = getattr(splits["leavers"], column) - getattr(splits["positive"], column)
        tables.latent(f"not-positive/{column}", not_positive, grows=True)
        tables.equal([f"leavers/{column}"], [f"positive/{column}", f"not-positive/{column}"])
        if column == "total":
            continue
        again = getattr(splits["starts"], column) - getattr(splits["participants"], column)
        tables.latent(f"again/{column}", again)
        tables.equal([f"starts/{column}"], [f"participants/{column}", f"again/{column}"])
    return SharedGender(rows, found.planned_share)

"""A part of a whole that may be shared: those who are in it, and the rest."""

from esftui.disclosure.cells import Cell, TableSet
from esftui.measure.figure import Figure


class SharedPart(Figure, frozen=True):
    """``part`` of ``whole``, and the ``rest``.

    The rest is protected as the part is: 54 of 56 says something of the two. Where a number
    is withheld there is no share.
    """

    part: Cell
    whole: Cell
    rest: Cell

    @property
    def share(self) -> float | None:
        """The share (0-1); None if it is withheld, or over an empty whole."""
        if self.part.value is None or not self.whole.value:
            return None
        return self.part.value / self.whole.value

    @property
    def bounds(self) -> tuple[float, float] | None:
        """What everyone can tell of the share (0-1); None if there is nobody, or no bound."""
        whole = self.whole.value
        if not whole:
            return None
        if self.part.value is not None:
            return self.part.value / whole, self.part.value / whole
        if self.part.mark == "primary":
            return 1 / whole, min(self.part.below - 1, whole) / whole
        if self.rest.mark == "primary":
            return max(0, whole - self.rest.below + 1) / whole, (whole - 1) / whole
        return None

    @property
    def withheld(self) -> bool:
        """Whether any number of it is withheld."""
        return self.part.withheld or self.whole.withheld


def part(
    tables: TableSet,
    key: str,
    numbers: tuple[str | int, str | int],
    worth: tuple[int, int],
    of: SharedPart | None = None,
) -> SharedPart:
    """Add a part of a whole.

    Args:
        tables: what it is added to.
        key: the name of the whole thing.
        numbers: the part and the whole, each a number, or the key of one that is there.
        worth: what is lost with the part, and with the whole.
        of: where this is of one gender, the same of all.
    """
    some, whole = (
        tables.cell(number, tables.value(number), cost)
        if isinstance(number, str)
        else tables.cell(f"{key}/{name}", number, cost)
        for number, name, cost in zip(numbers, ("part", "whole"), worth, strict=True)
    )
    rest_key = tables.rests.setdefault((some.key, whole.key), f"{key}/rest")
    rest = tables.cell(rest_key, tables.value(whole.key) - tables.value(some.key), 2)
    tables.equal([whole.key], [some.key, rest.key])
    if not tables.value(whole.key) and isinstance(numbers[1], int):
        for cell in (some, whole, rest):
            tables.fix(cell.key)
    few = tables.rule.small(tables.value(whole.key))
    for name, cell in (("part", some), ("rest", rest)):
        all_of_it = tables.value(getattr(of, name).key) if of else None
        # all or none of few is a share of few, but for what all or none together says;
        # and so are the genders of few
        if (few and all_of_it != 0) or (all_of_it and tables.rule.small(all_of_it)):
            tables.force(cell.key)
        elif few and of and all_of_it == 0:
            tables.zeros.append((cell.key, getattr(of, name).key))
    return SharedPart(some, whole, rest)


def by_gender(tables: TableSet, all_of_it: SharedPart, women: SharedPart, men: SharedPart) -> None:
    """Say that the genders' parts of a thing sum up to the part of all, and so the rest of it.

    Those whose gender is not known are not shown, but can be worked out.
    """
    for name in ("part", "whole", "rest"):
        total, *known = (getattr(each, name).key for each in (all_of_it, women, men))
        apart = tables.value(total) - sum(map(tables.value, known))
        if tables.unknown or apart:
            known.append(tables.latent(f"{total}/unknown", apart))
        tables.equal([total], known)

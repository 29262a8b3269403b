"""The economy in papers: grant, co-financing and total side by side, and what follows people."""

from esftui.disclosure.economy import SharedEconomy
from esftui.locales import _
from esftui.locales.formats import DASH, number
from esftui.measure.economy import EconomyRow
from esftui.report import economy_words as words
from esftui.report.papers.content import Block, Bullets, Column, Facts, Note, Table


def economy(found: SharedEconomy | None) -> list[Block]:
    """Return the parts of the budget side by side, payments, and what fewer would mean."""
    if found is None:
        return []
    blocks: list[Block] = [_side_by_side(found)]
    if any(row.assumed for row in found.rows):
        blocks.append(Note(_("Some of the allowance is assumed in the project file.")))
    rows = [*words.payments(found.payments), *words.rates(found)]
    # on the screen a name goes on from the one above it
    blocks.append(Facts(tuple((name[:1].upper() + name[1:], said) for name, said in rows)))
    if said := words.sentences(found):
        blocks.append(Bullets(tuple(said)))
    return blocks


def _side_by_side(found: SharedEconomy) -> Table:
    columns = (
        Column(_("Amount"), numeric=False),
        *(Column(words.part(row.kind)) for row in found.rows),
    )
    rows = tuple(
        (title, *cells)
        for title, cells in (
            (_("Budget"), [number(row.budget) for row in found.rows]),
            (_("Planned to date"), [number(row.planned) for row in found.rows]),
            (_("Spent"), [number(row.spent) for row in found.rows]),
            (_("Left"), [number(row.left) for row in found.rows]),
            (_("Forecast"), [number(row.forecast) for row in found.rows]),
            (_("Requested"), [_of_grant(row, found.payments.requested) for row in found.rows]),
            (_("Paid"), [_of_grant(row, found.payments.paid) for row in found.rows]),
        )
    )
    return Table(_("Grant, co-financing and total"), columns, rows, _("SEK"))


def _of_grant(row: EconomyRow, amount: int) -> str:
    """Return what was applied for or paid: that is of the grant alone."""
    return number(amount) if row.kind == "esf" else DASH

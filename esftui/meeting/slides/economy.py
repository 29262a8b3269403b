"""The economy (ekonomi): the grant, co-financing and total side by side, and what follows."""

from esftui.disclosure.economy import SharedEconomy
from esftui.locales import N_, _
from esftui.locales.formats import DASH, number, percent
from esftui.measure.economy import EconomyRow
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Big, Slide, SlideBar, SlideTable

_NAMES = {
    "esf": N_("ESF grant"),
    "co_financing": N_("Co-financing"),
    "allowance": N_("of which participant allowance"),
    "total": N_("Total"),
}

_FACTS = ("money/spent", "money/requested", "money/paid", "money/forecast")


def slide(item: AgendaItem, on: Material) -> Slide:
    """Return what is spent, requested and paid, beside the plan and the time that has passed."""
    found = on.shared.economy
    if found is None:
        return words.built(item, on, empty=_("The project file gives no budget."))
    return words.built(
        item,
        on,
        facts=[key for key in _FACTS if key in on.facts],
        big=_big(found, on),
        bars=[_bar(row) for row in found.rows],
        table=_table(found),
        lines=_lines(found, on),
    )


def _big(found: SharedEconomy, on: Material) -> list[Big]:
    total = found.row("total")
    if total is None:
        return []
    share = total.spent / total.budget if total.budget else None
    time = _("{share} of the time has passed").format(share=percent(on.shared.head.elapsed))
    big = [Big(value=percent(share), label=_("Spent of the budget"), note=time)]
    paid = _("of {amount} requested").format(amount=number(found.payments.requested))
    big.append(
        Big(value=number(found.payments.paid), label=_("Paid of the ESF grant, SEK"), note=paid)
    )
    return big


def _bar(row: EconomyRow) -> SlideBar:
    label = _(_NAMES[row.kind])
    if not row.budget:
        return SlideBar(label=label, share=None, text=number(row.spent))
    share = row.spent / row.budget
    text = _("{share} spent, {planned} planned by now").format(
        share=percent(share), planned=percent(row.planned / row.budget)
    )
    return SlideBar(
        label=label, share=min(1.0, share), target=min(1.0, row.planned / row.budget), text=text
    )


def _table(found: SharedEconomy) -> SlideTable:
    columns = (
        _("SEK"),
        _("Budget"),
        _("Spent"),
        _("Requested"),
        _("Paid"),
        _("Left"),
        _("Forecast"),
    )
    rows = []
    for row in found.rows:
        grant = row.kind == "esf"
        rows.append(
            (
                _(_NAMES[row.kind]),
                number(row.budget),
                number(row.spent),
                number(found.payments.requested) if grant else DASH,
                number(found.payments.paid) if grant else DASH,
                number(row.left),
                number(row.forecast),
            )
        )
    return SlideTable(columns=columns, numeric=(False, *[True] * 6), rows=tuple(rows))


def _lines(found: SharedEconomy, on: Material) -> list[str]:
    return []

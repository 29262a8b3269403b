"""The economy (ekonomi): the grant, co-financing and total side by side, and what follows."""

from esftui.disclosure.cells import WITHHELD
from esftui.disclosure.economy import SharedEconomy
from esftui.locales import N_, _, ngettext, pgettext
from esftui.locales.foreseen import about, fewer
from esftui.locales.formats import DASH, kronor, number, percent
from esftui.measure.allowance import Outlook
from esftui.measure.economy import EconomyRow
from esftui.meeting.material import Material
from esftui.meeting.slides import words
from esftui.model.meeting import AgendaItem
from esftui.model.slide import Big, Slide, SlideBar, SlideTable

_NAMES = {
    "esf": N_("ESF grant"),
    "co_financing": N_("Co-financing"),
    "allowance": N_("of which allowance"),
    "total": N_("Total"),
}

_FACTS = ("money/spent", "money/requested", "money/paid", "money/forecast")

_EXAMPLE = 10
"""How many participant-months fewer are taken as the example."""


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
        lines=_lines(found),
    )


def _big(found: SharedEconomy, on: Material) -> list[Big]:
    """Return the share that is spent, what was paid, and the allowance for each participant."""
    big = []
    total = found.row("total")
    if total is not None and total.budget:
        time = _("{share} of the time gone").format(share=percent(on.shared.head.elapsed))
        spent = percent(total.spent / total.budget)
        big.append(Big(value=spent, label=_("Spent of the budget"), note=time))
    grant = found.row("esf")
    if grant is not None and grant.budget:
        paid = percent(found.payments.paid / grant.budget)
        note = _("{share} requested").format(share=percent(found.payments.requested / grant.budget))
        big.append(Big(value=paid, label=_("Paid of the ESF grant"), note=note))
    allowance = found.allowance
    if allowance is not None:
        rate = allowance.rate_recent
        rate = allowance.rate_to_date if rate is None else rate
        planned = allowance.planned_rate
        note = "" if planned is None else _("{amount} in the plan").format(amount=kronor(planned))
        shown = WITHHELD if rate is None and allowance.withheld else kronor(rate)
        big.append(Big(value=shown, label=_("Allowance per participant and month"), note=note))
    return big


def _bar(row: EconomyRow) -> SlideBar:
    label = _(_NAMES[row.kind])
    if not row.budget:
        return SlideBar(label=label, share=None, text=kronor(row.spent))
    share, planned = row.spent / row.budget, row.planned / row.budget
    text = _("{share} spent, plan {planned}").format(share=percent(share), planned=percent(planned))
    return SlideBar(label=label, share=min(1.0, share), target=min(1.0, planned), text=text)


def _table(found: SharedEconomy) -> SlideTable:
    """Return the parts side by side; only the grant is applied for."""
    columns = (_("SEK"), _("Budget"), _("Spent"), _("Requested"), _("Paid"), _("Forecast"))
    paid = found.payments
    rows = []
    for row in found.rows:
        grant = row.kind == "esf"
        # NOTE: under "Co-financing" in a narrow table: as short as it goes
        part = pgettext("in a table of amounts", "of which allowance")
        rows.append(
            (
                part if row.kind == "allowance" else _(_NAMES[row.kind]),
                number(row.budget),
                number(row.spent),
                number(paid.requested) if grant else DASH,
                number(paid.paid) if grant else DASH,
                number(row.forecast),
            )
        )
    return SlideTable(columns=columns, numeric=(False, *[True] * 5), rows=tuple(rows))


def _lines(found: SharedEconomy) -> list[str]:
    outlook = found.outlook
    if outlook is not None:
        lines = [_ahead(outlook)]
        return [*lines, _example(outlook)] if outlook.months >= _EXAMPLE else lines
    if found.withheld:
        return [_("Too few are active for what lies ahead to be shared.")]
    return []


def _ahead(outlook: Outlook) -> str:
    """Return where the co-financing ends if as many as now go on, and the grant with it.

    The forecast in the table is reckoned otherwise: that is said before they are compared.
    """
    off = outlook.shortfall or outlook.surplus
    if not off:
        text = _(
            "The forecast goes on at the latest pace of spending. With as many participants as now"
            " instead: co-financing as budgeted"
        )
    elif outlook.shortfall:
        text = _(
            "The forecast goes on at the latest pace of spending. With as many participants as now"
            " instead: {co_financing} less co-financing than budgeted → {grant} less ESF grant"
        )
    else:
        text = _(
            "The forecast goes on at the latest pace of spending. With as many participants as now"
            " instead: {co_financing} more co-financing than budgeted"
        )
    return text.format(co_financing=about(off), grant=about(outlook.grant_lost))


def _example(outlook: Outlook) -> str:
    """Return what ten participant-months fewer take away, once no more can be spared."""
    what = fewer(outlook.beyond_spare(_EXAMPLE))
    if outlook.spare_months < 1:
        return what
    spare = int(outlook.spare_months)
    text = ngettext(
        "{spare} participant-month fewer costs no grant; beyond that: {what}",
        "{spare} participant-months fewer cost no grant; beyond that: {what}",
        spare,
    )
    return text.format(spare=number(spare), what=what)

"""Budget burn (upparbetat) as text."""

from collections.abc import Sequence

from esftui.locales import _
from esftui.locales.formats import kronor, number, percent
from esftui.measure.budget import BudgetBurn, BudgetLine
from esftui.report.budget_words import forecast, signed_kronor
from esftui.report.plain import BLANK, Column, Row, clean, pairs, paragraph, table
from esftui.report.text.words import assumed


def budget(budget: BudgetBurn | None) -> list[Row]:
    """Return spending against the plan and the time, then by source and cost category."""
    rows = [Row(_("Budget"), heading=True)]
    if budget is None:
        return rows + paragraph(_("The project file gives no budget."))
    rows += pairs(_items(budget))
    for title, lines in (
        (_("Source of financing"), budget.financing),
        (_("Cost category"), budget.categories),
    ):
        if lines:
            rows += [BLANK, *_lines(title, lines)]
    return rows


def _items(budget: BudgetBurn) -> list[tuple[str, str]]:
    spent = _("{spent} of {total} ({share})").format(
        spent=kronor(budget.spent), total=kronor(budget.total), share=percent(budget.burn)
    )
    deviation = _("{amount} against the plan").format(amount=signed_kronor(budget.deviation))
    if budget.off_plan:
        deviation = _("{deviation}, more than the tolerance").format(deviation=deviation)
    return [
        (_("Spent to date"), spent),
        (_("Planned to date"), assumed(kronor(budget.planned_to_date), budget.plan_assumed)),
        (_("Deviation"), deviation),
        (_("Time elapsed"), percent(budget.elapsed)),
        (_("Forecast"), forecast(budget)),
        (
            _("ESF grant"),
            _("{amount}, {share} of the total").format(
                amount=kronor(budget.esf_grant), share=percent(budget.esf_share, 1)
            ),
        ),
    ]


def _lines(title: str, lines: Sequence[BudgetLine]) -> list[Row]:
    body = [
        [
            _name(line),
            number(line.budget),
            number(line.spent),
            percent(line.spent / line.budget if line.budget else None),
        ]
        for line in lines
    ]
    columns = [
        Column(title, right=False),
        Column(_("Budget, SEK")),
        Column(_("Spent, SEK")),
        Column(_("Share")),
    ]
    return table(columns, body)


def _name(line: BudgetLine) -> str:
    name = clean(line.title)
    if line.allowance:
        name = _("{source}, participant allowance").format(source=name)
    return assumed(name, line.assumed)

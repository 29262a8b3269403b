"""Money in papers: spent against the plan, by source of financing and by cost category."""

from collections.abc import Sequence

from esftui.disclosure import Shared
from esftui.locales import _, formats
from esftui.locales.formats import kronor, millions, number, percent
from esftui.measure.budget import BudgetBurn, BudgetLine, BudgetMonth
from esftui.report.budget_words import forecast, signed_kronor
from esftui.report.papers.content import (
    Block,
    Chart,
    Column,
    Facts,
    Lines,
    Paragraph,
    Series,
    Table,
)
from esftui.report.papers.economy import economy
from esftui.report.text.words import assumed


def money(shared: Shared) -> list[Block]:
    """Return spending against the plan, as a chart, by part, and by source and category."""
    found = shared.budget
    if found is None:
        return [Paragraph(_("The project file gives no budget."))]
    blocks: list[Block] = [facts(found)]
    if chart := _chart(found):
        blocks.append(chart)
    blocks += economy(shared.economy)
    for caption, title, lines in (
        (_("Financing"), _("Source of financing"), found.financing),
        (_("Costs"), _("Cost category"), found.categories),
    ):
        if lines:
            blocks.append(_table(caption, title, lines))
    return blocks


def facts(found: BudgetBurn) -> Facts:
    """Return the main amounts."""
    spent = _("{spent} of {total} ({share})").format(
        spent=kronor(found.spent), total=kronor(found.total), share=percent(found.burn)
    )
    grant = _("{amount}, {share} of the total").format(
        amount=kronor(found.esf_grant), share=percent(found.esf_share, 1)
    )
    deviation = _("{amount} against the plan").format(amount=signed_kronor(found.deviation))
    if found.off_plan:
        deviation = _("{deviation}, more than the tolerance").format(deviation=deviation)
    return Facts(
        (
            (_("Spent to date"), spent),
            (_("Planned to date"), assumed(kronor(found.planned_to_date), found.plan_assumed)),
            (_("Deviation"), deviation),
            (_("Time elapsed"), percent(found.elapsed)),
            (_("Forecast"), forecast(found)),
            (_("ESF grant"), grant),
        )
    )


def _table(caption: str, title: str, lines: Sequence[BudgetLine]) -> Table:
    rows = [
        (
            name(line),
            number(line.budget),
            number(line.spent),
            percent(line.spent / line.budget if line.budget else None),
        )
        for line in lines
    ]
    budget, spent = sum(line.budget for line in lines), sum(line.spent for line in lines)
    rows.append(
        (_("Total"), number(budget), number(spent), percent(spent / budget if budget else None))
    )
    columns = (
        Column(title, numeric=False),
        Column(_("Budget")),
        Column(_("Spent")),
        Column(_("Share"), unit=_("share")),
    )
    return Table(caption, columns, tuple(rows), _("SEK"), total=True)


def name(line: BudgetLine) -> str:
    """Return a source's or a category's name, and what is to be known of its amount."""
    text = line.title
    if line.allowance:
        text = _("{source}, participant allowance").format(source=text)
    return assumed(text, line.assumed)


def months(found: BudgetBurn) -> Table:
    """Return spending month by month beside the plan."""
    columns = (
        Column(_("Month"), numeric=False),
        Column(_("Spent in the month")),
        Column(_("Spent in all")),
        Column(_("Planned in all")),
    )
    rows = tuple(
        (
            formats.month(row.month),
            number(row.spent) if row.cumulative is not None else formats.DASH,
            number(row.cumulative),
            number(row.planned),
        )
        for row in found.months
    )
    return Table(_("Spending by month"), columns, rows, _("SEK"))


def _chart(found: BudgetBurn) -> Chart | None:
    rows = found.months
    if len(rows) < 2:
        return None
    highest = max(found.total, *(row.cumulative or 0 for row in rows))
    if highest <= 0:
        return None
    text = _(
        "Two lines in millions of kronor. Spent: {spent} by {date}. Planned: {planned} by then,"
        " and {total} at the end."
    )
    last = _last(rows)
    return Chart(
        _("Spent and planned, in millions of kronor"),
        text.format(
            spent=millions(found.spent, 2),
            date=formats.month(last.month),
            planned=millions(found.planned_to_date, 2),
            total=millions(found.total, 2),
        ),
        Lines(
            tuple(formats.month(row.month) for row in rows),
            (
                Series(
                    _("Spent"),
                    tuple(
                        None if row.cumulative is None else float(row.cumulative) for row in rows
                    ),
                ),
                Series(_("Planned"), tuple(row.planned for row in rows), dashed=True),
            ),
            tuple(
                (highest * part, millions(highest * part, _decimals(highest)))
                for part in (0.0, 0.5, 1.0)
            ),
        ),
    )


def _decimals(highest: float) -> int:
    return 1 if highest >= 1_000_000 else 2


def _last(rows: tuple[BudgetMonth, ...]) -> BudgetMonth:
    return next((row for row in reversed(rows) if row.cumulative is not None), rows[0])

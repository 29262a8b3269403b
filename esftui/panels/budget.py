"""Budget burn (upparbetat) drawn: spent beside time, plan to date, sources and forecast."""

from collections.abc import Sequence

import msgspec

from esftui.locales import _, formats, ngettext
from esftui.measure.budget import BudgetBurn, BudgetLine
from esftui.measure.figures import Figures
from esftui.panels.bars import bar, goal_bar
from esftui.panels.chart import axis, columns, grid
from esftui.panels.compose import bullets, definitions, in_full, of, panel, section, sentence
from esftui.panels.line import Drawing, Line, Role, Span, joined
from esftui.panels.table import Chart, Column, column, lay
from esftui.panels.text import cells, clean
from esftui.panels.words import Unit, assumed, unit

_LONG_WORDS_FROM, _WORDS_FROM = 76, 40
"""Cells that a box needs for long labels, and for the forecast's own number."""
_CHART_FROM = 11
"""Lines that a box needs before a chart over time is put in it."""


class Burn(msgspec.Struct, frozen=True):
    """A row: part of a whole, as a bar on the scale of all rows and in numbers."""

    label: str
    spent: float
    total: float
    mark: float | None
    words: str
    role: Role = "accent"
    share: float | None = None


def draw(figures: Figures, width: int, height: int) -> Drawing:
    """Draw the budget in a box: spent and time on one scale, then sources and the forecast."""
    budget = figures.budget
    heading = _("Budget")
    if budget is None:
        return panel(heading, empty(width), width, height)
    money = unit(budget.total)
    rows = rows_of(budget, money, width)
    lines: list[Line] = []
    if height >= _CHART_FROM:
        lines = chart(budget, width, height - len(rows) - 1)
    lines = [*table(rows[: max(1, height)], width), *([()] if lines else []), *lines]
    figure = _figure(budget, money)
    return panel(heading, lines, width, height, figure=figure, foot=_foot(budget, money))


def empty(width: int) -> list[Line]:
    """Return the sentence that stands for a project without a budget."""
    return sentence(_("No budget. It is shown here once project.yaml has a budget."), width)


def _figure(budget: BudgetBurn, money: Unit) -> list[Line]:
    short = of(money.text(budget.spent), money.text(budget.total))
    return [joined(short, Span(f" {money.name}", "dim")), short]


def _foot(budget: BudgetBurn, money: Unit) -> list[Line]:
    deviation = money.signed(budget.deviation)
    sign = Span("! ", "warn") if budget.off_plan else Span("")
    number = Span(deviation, "warn" if budget.off_plan else "")
    long = Span(" " + _("{unit} against the plan by now").format(unit=money.name), "dim")
    short = Span(" " + _("against the plan"), "dim")
    said = Span(assumed(long.text, budget.plan_assumed), "dim")
    return [
        joined(sign, number, said),
        joined(sign, number, long),
        joined(sign, number, short),
        joined(sign, number),
    ]


def rows_of(budget: BudgetBurn, money: Unit, width: int) -> list[Burn]:
    """Return the rows, what matters first: spent, time, forecast, sources; words by the width."""
    total = budget.total
    long = width >= _LONG_WORDS_FROM
    spent = _part(budget.spent, total, money)
    grant = _part(budget.esf_spent, budget.esf_grant, money)
    rows = [
        Burn(_("spent"), budget.spent, total, budget.planned_to_date, spent),
        Burn(_("time"), 0, 0, None, "", "dim", budget.elapsed),
        _forecast(budget, money, brief=width < _WORDS_FROM),
        Burn(_("ESF grant"), budget.esf_spent, budget.esf_grant, None, grant),
    ]
    promised, paid = budget.co_financing
    if promised or paid:
        label = _("co-financing") if long else _("co-fin.")
        rows.append(Burn(label, paid, promised, None, _part(paid, promised, money)))
    allowed, given = budget.allowance
    if allowed or given:
        label = _("of which participant allowance") if long else _("allowance")
        rows.append(Burn(label, given, allowed, None, _part(given, allowed, money)))
    return rows


def _part(spent: float, total: float, money: Unit) -> str:
    return _("{number} of {total}").format(number=money.text(spent), total=money.text(total))


def _forecast(budget: BudgetBurn, money: Unit, *, brief: bool) -> Burn:
    label, total = _("forecast"), budget.total
    if budget.forecast is None:
        return Burn(label, 0, total, None, _("no spending yet"), "plan")
    off = over_or_under(budget, money)
    if not brief:
        off = f"{money.text(budget.forecast)}: {off}"
    return Burn(label, budget.forecast, total, total, off, "plan")


def over_or_under(budget: BudgetBurn, money: Unit) -> str:
    """Return how far the forecast is from the budget: ``2.3 under``."""
    rest = formats.rounded((budget.total - (budget.forecast or 0)) / money.kronor, money.decimals)
    if not rest:
        return _("as the budget")
    off = formats.number(abs(rest), money.decimals)
    return (_("{off} over") if rest < 0 else _("{off} under")).format(off=off)


def _share(row: Burn) -> float | None:
    if row.share is not None:
        return row.share
    return row.spent / row.total if row.total else None


def _warning(row: Burn) -> Role:
    """Return the role of a row's words: a forecast over the budget warns."""
    return "warn" if row.role == "plan" and row.spent > row.total else ""


def table(rows: list[Burn], width: int) -> list[Line]:
    """Return the rows with their bars on one scale, on which the budget is a hundred."""
    longest = max((_share(row) or 0 for row in rows), default=1)
    scale = max(1.0, longest)

    def bars(size: int) -> list[Line]:
        drawn = []
        for row in rows:
            share = max(0.0, _share(row) or 0)
            if row.mark is None or not row.total:
                drawn.append(bar(share / scale, size, row.role))
            else:
                mark = row.mark / row.total / scale
                drawn.append(goal_bar(share / scale, mark, size, row.role))
        return drawn

    shares = [formats.percent(_share(row)) for row in rows]
    return lay(
        [
            Column([Span(row.label, "dim") for row in rows], 100, least=10),
            Chart(bars, 60, 6, 9, 70),
            Column([Span(share, "strong") for share in shares], 90, right=True),
            Column([Span(row.words, _warning(row)) for row in rows], 70),
        ],
        width,
    )


def chart(budget: BudgetBurn, width: int, height: int) -> list[Line]:
    """Return spent in all, month by month, with the plan as a line through the whole period."""
    months = budget.months
    if not months or height < 3:
        return []
    on = grid(len(months), width, widest=6)
    groups = on.groups()
    spent: list[float | None] = []
    for group in groups:
        known = [months[index].cumulative for index in group]
        inside = [amount for amount in known if amount is not None]
        spent.append(max(0, inside[-1]) if inside else None)
    plan = [months[group[-1]].planned for group in groups]
    top = max([budget.total, *(amount for amount in spent if amount is not None)])
    return [
        *columns(spent, top, height - 1, on, "accent", plan=plan),
        axis([month.month for month in months], on),
    ]


def full(figures: Figures, width: int) -> Drawing:
    """Draw the budget in full: chart, sources, categories, months, and what each figure is."""
    budget = figures.budget
    heading = _("Budget")
    lines: list[Line] = []
    if budget is None:
        lines += [*empty(width), *section(_("How it is counted")), *definitions(_terms(), width)]
        return in_full(heading, [], lines, width)
    money = unit(budget.total)
    lines += table(rows_of(budget, money, width), min(width, 110))
    title = assumed(_("Spent in all against the plan"), budget.plan_assumed)
    lines += [*section(title), *_marked_chart(budget, width, money)]
    if figures.economy is not None:
        # what the first page does not show is not loaded for it
        from esftui.panels.economy import sections

        lines += sections(figures.economy, width)
    if budget.financing:
        lines += [*section(_("By source")), *_line_table(budget.financing, width)]
    if budget.categories:
        lines += [*section(_("By cost category")), *_line_table(budget.categories, width)]
    lines += [*section(_("Month by month")), *_month_table(budget, width)]
    lines += [*section(_("What the figures say")), *bullets(_why(budget, money), width)]
    lines += [*section(_("How it is counted")), *definitions(_terms(), width)]
    return in_full(heading, _figure(budget, money), lines, width)


def _marked_chart(budget: BudgetBurn, width: int, money: Unit) -> list[Line]:
    spent = [month.cumulative or 0 for month in budget.months]
    top = money.text(max([budget.total, *spent]))
    drawn = chart(budget, max(1, width - cells(top) - 1), 13)
    marks = [top, *[""] * (len(drawn) - 3), "0", ""] if drawn else []
    return [
        joined(Span(mark.rjust(cells(top)) + " ", "dim"), row)
        for mark, row in zip(marks, drawn, strict=True)
    ]


def _line_table(rows: Sequence[BudgetLine], width: int) -> list[Line]:
    def bars(size: int) -> list[Line]:
        return [bar(row.spent / row.budget, size) if row.budget else () for row in rows]

    notes = [_note(row) for row in rows]
    shares = [formats.percent(row.spent / row.budget if row.budget else None) for row in rows]
    return lay(
        [
            column([clean(row.title) for row in rows], 100, least=16),
            Chart(bars, 40, 6, 10, 30),
            column(
                [formats.number(row.spent) for row in rows],
                90,
                "strong",
                right=True,
                heading=_("spent"),
            ),
            column(
                [formats.number(row.budget) for row in rows], 80, right=True, heading=_("budget")
            ),
            column(
                [formats.number(row.budget - row.spent) for row in rows],
                60,
                right=True,
                heading=_("left"),
            ),
            column(shares, 70, right=True, heading=_("share")),
            column(notes, 45, "dim", least=14),
        ],
        width,
        header=True,
    )


def _note(row: BudgetLine) -> str:
    texts = [_("participant allowance")] if row.allowance else []
    if row.assumed:
        texts.append(_("assumed"))
    if not row.budget:
        texts.append(_("not in the budget"))
    return ", ".join(texts)


def _month_table(budget: BudgetBurn, width: int) -> list[Line]:
    rows = [month for month in budget.months if month.cumulative is not None]
    return lay(
        [
            column([formats.month(row.month) for row in rows], 100, heading=_("month")),
            column([formats.number(row.spent) for row in rows], 90, right=True,
                   heading=_("in the month")),
            column([formats.number(row.cumulative) for row in rows], 95, "strong", right=True,
                   heading=_("spent in all")),
            column([formats.number(row.planned) for row in rows], 80, "plan", right=True,
                   heading=_("plan")),
            column([formats.signed((row.cumulative or 0) - row.planned) for row in rows], 70,
                   right=True, heading=_("deviation")),
        ],
        width,
        header=True,
    )  # fmt: skip


def _why(budget: BudgetBurn, money: Unit) -> list[str]:
    texts = [
        _("{spent} of {total} is spent: {burn}, when {time} of the period has run.").format(
            spent=formats.kronor(budget.spent),
            total=formats.kronor(budget.total),
            burn=formats.percent(budget.burn),
            time=formats.percent(budget.elapsed),
        ),
        _("The plan by now is {plan}; the deviation is {deviation} {unit}.").format(
            plan=formats.kronor(budget.planned_to_date),
            deviation=formats.signed(budget.deviation / money.kronor, money.decimals),
            unit=money.name,
        ),
    ]
    if budget.off_plan:
        texts.append(
            _("The deviation is larger than the project's tolerance, hence the {sign}.").format(
                sign="!"
            )
        )
    if budget.plan_assumed:
        texts.append(_("The plan is an assumption."))
    texts.append(_forecast_text(budget))
    if budget.esf_share is not None:
        texts.append(
            _("The ESF grant is {share} of the total budget.").format(
                share=formats.percent(budget.esf_share, 1)
            )
        )
    return texts


def _forecast_text(budget: BudgetBurn) -> str:
    if budget.forecast is None or budget.run_rate is None:
        return _("Without spending there is no forecast.")
    text = ngettext(
        "Forecast {forecast}: spent, and {rate} a month (mean of {number} month with entries) "
        "for the {left} months left.",
        "Forecast {forecast}: spent, and {rate} a month (mean of the {number} latest months with "
        "entries) for the {left} months left.",
        budget.run_rate_months,
    )
    return text.format(
        forecast=formats.kronor(budget.forecast),
        rate=formats.kronor(budget.run_rate),
        number=formats.number(budget.run_rate_months),
        left=formats.number(budget.months_left, 1),
    )


def _terms() -> list[tuple[str, str]]:
    return [
        (_("spent"), _("All entries dated on or before the date, corrections taken off.")),
        (_("plan"), _("Straight by days between the plan's points, up to the total at the end.")),
        (_("time"), _("Elapsed days of all days in the period.")),
        (_("ESF grant"), _("The part that the fund pays.")),
        (_("co-financing"), _("What others pay; much of it is benefits and not cash.")),
        (
            _("participant allowance"),
            _("Benefits paid to participants, a part of the co-financing."),
        ),
        (_("forecast"), _("Spent so far, and the run rate for the months left.")),
        (_("requested"), _("Applied for from the fund, which pays afterwards, for the grant.")),
        (
            _("participant-month"),
            _("A month that one person is in the project: days in it / 30.4375."),
        ),
        (
            _("fewer"),
            _(
                "The grant is at most its share of all costs, so it goes down with the "
                "co-financing. Other co-financing than the allowance is taken to come as budgeted."
            ),
        ),
    ]

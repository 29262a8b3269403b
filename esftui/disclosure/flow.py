"""Participant flow that may be shared: totals, and months put together where they are few."""

from esftui.disclosure.cells import Cell, TableSet
from esftui.disclosure.gender import columns
from esftui.disclosure.open import Open
from esftui.disclosure.rollup import Row, periods
from esftui.measure.figure import Figure


class SharedPeriod(Figure, frozen=True):
    """A month, or several put together: ``stock`` is as at the last day of the last one."""

    first: str
    last: str
    starts: Cell
    exits: Cell
    stock: Cell


class SharedFlow(Figure, frozen=True):
    """The flow that may be shared; the planned numbers are the project's own, as they are."""

    participants: Cell
    starts: Cell
    exits: Cell
    active: Cell
    re_entries: Cell
    planned: int | None
    planned_to_date: float | None
    planned_assumed: bool
    periods: tuple[SharedPeriod, ...]


def flow(figures: Open, tables: TableSet) -> SharedFlow:
    """Add the flow: starts are participants and re-entries, and are active or ended."""
    found = figures.flow
    totals = SharedFlow(
        participants=tables.cell("participants/total", found.participants, 90, grows=True),
        starts=tables.cell("starts/total", found.starts, 40, grows=True),
        exits=tables.cell("exits/total", found.exits, 40, grows=True),
        active=tables.cell("active/total", found.active, 60),
        re_entries=tables.cell("again/total", found.re_entries, 3, grows=True),
        planned=found.planned,
        planned_to_date=found.planned_to_date,
        planned_assumed=found.planned_assumed,
        periods=_periods(figures, tables),
    )
    tables.equal(["starts/total"], ["participants/total", "again/total"])
    tables.equal(["starts/total"], ["active/total", "exits/total"])
    tables.equal(["again/total"], [f"again/{column}" for column in columns(tables)[:-1]])
    return totals


def _periods(figures: Open, tables: TableSet) -> tuple[SharedPeriod, ...]:
    months = figures.flow.months
    put = periods(
        [Row((month.month,), (month.starts, month.exits)) for month in months], tables.rule.k
    )
    stock = {month.month: month.stock for month in months}
    rows: list[SharedPeriod] = []
    for row in put:
        key, last = tables.block("periods", row.leaves), row.leaves[-1]
        now = "active/total" if row is put[-1] else f"stock/{last}"
        rows.append(
            SharedPeriod(
                first=row.leaves[0],
                last=last,
                starts=tables.cell(f"{key}/starts", row.counts[0], 6, grows=True),
                exits=tables.cell(f"{key}/exits", row.counts[1], 6, grows=True),
                stock=tables.cell(now, stock[last], 5),
            )
        )
        before = [rows[-2].stock.key] if len(rows) > 1 else []
        tables.equal([*before, f"{key}/starts"], [now, f"{key}/exits"])
    if rows:
        tables.equal(["starts/total"], [row.starts.key for row in rows])
        tables.equal(["exits/total"], [row.exits.key for row in rows])
    return tuple(rows)

"""What was over at an earlier meeting is as it was then, but for what was registered late.

A meeting cuts the period that its date lies in: of the 17 who began in a year, and the 16 who
had begun by a day in December, one began after it, or was registered late. A number of a
period that was over can be laid beside the same number at any later meeting, whatever each of
them withheld.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from esftui.disclosure.cells import UNBOUNDED, TableSet
from esftui.disclosure.known import Known
from esftui.disclosure.regrouped import changed_together, joins, then_key

_SAME, _MORE, _LESS = (0, 0), (0, UNBOUNDED), (-UNBOUNDED, 0)


class _Beside(NamedTuple):
    """An earlier meeting beside this one: its place among them, and the last month over at both."""

    tables: TableSet
    number: int
    seen: Known
    over: str

    def say(
        self,
        now: Sequence[str],
        then: Sequence[str],
        apart: tuple[int, int],
        without: Sequence[str] = (),
    ) -> None:
        """Say how far some numbers together are from what others were at that meeting.

        Args:
            now: the numbers.
            then: what they are compared with.
            apart: the least and the most that they can be more.
            without: numbers of this meeting that are taken from them.
        """
        if not now or any(key not in self.tables.index for key in now):
            return
        known, unknown = 0, []
        for key in then:
            value = self.seen.value(key)
            withheld = then_key(self.number, key)
            if value is not None:
                known += value
            elif withheld in self.tables.index:
                unknown.append(withheld)
            else:
                return
        alone = len(now) == 1 and not unknown and not without
        if alone and apart == _SAME and self.tables.value(now[0]) == known:
            self.tables.fix(now[0])  # to withhold what is as it was shown would protect nothing
            return
        least, most = (max(-UNBOUNDED, min(known + each, UNBOUNDED)) for each in apart)
        self.tables.stayed(now, unknown, (least, most), without)


def link_periods(tables: TableSet, at: tuple[int, Known], as_of: date) -> None:
    """Lay the periods and the stock at their ends beside what an earlier meeting said of them.

    Args:
        tables: the numbers of this meeting.
        at: the earlier meeting, and its place among them.
        as_of: the date of the figures of this one.
    """
    number, seen = at
    beside = _Beside(tables, number, seen, _over(min(as_of, seen.as_of)))
    now = {frozenset(leaves): key for leaves, key in tables.blocks("periods").items()}
    then = {frozenset(b.leaves): b.key for b in seen.blocks if b.table == "periods"}
    for new, old in joins(now, then):
        last = max(max(leaves) for leaves, key in now.items() if key in new)
        if last > beside.over and seen.as_of > as_of:
            continue
        for name in ("starts", "exits"):
            rows, were = ([f"{key}/{name}" for key in keys] for keys in (new, old))
            beside.say(rows, were, _SAME if last <= beside.over else _MORE)
    for key in [key for key in tables.index if key.startswith("stock/")]:
        if key.removeprefix("stock/") <= beside.over:
            beside.say([key], [key], _SAME)
    if seen.as_of <= as_of:
        _cut(beside)
        _come_since(beside)


def _cut(beside: _Beside) -> None:
    """Lay the periods before and through the date of an earlier meeting beside its totals."""
    tables, seen = beside.tables, beside.seen
    month = f"{seen.as_of:%Y-%m}"
    periods = sorted(tables.blocks("periods").items())
    before = [key for leaves, key in periods if leaves[-1] <= beside.over]
    through = [key for leaves, key in periods if leaves[0] <= month]
    for name in ("starts", "exits"):
        total = f"{name}/total"
        value = seen.value(total)
        sooner, later = ([f"{key}/{name}" for key in keys] for keys in (before, through))
        for rows in (sooner, later):
            if value is not None and 0 < len(rows) < len(periods):
                changed_together(tables, rows, value)
        beside.say(sooner, [total], _LESS)
        if beside.over == month and before == through:
            # the same of what came after: whoever withholds it must withhold the total, too
            after = [f"{key}/{name}" for _leaves, key in periods if key not in through]
            beside.say([total], [total], _SAME, without=after)
        beside.say(later, [total], _SAME if beside.over == month and before == through else _MORE)
    if beside.over == month:
        beside.say([f"stock/{month}"], ["active/total"], _SAME)


def _come_since(beside: _Beside) -> None:
    """Protect who has come or gone since the end of a period that an earlier meeting was shown.

    20 had left by December, 24 have in March: 4 since. The main numbers alone tell that, too.
    """
    tables, seen = beside.tables, beside.seen
    rows = sorted((b.leaves, b.key) for b in seen.blocks if b.table == "periods")
    for name in ("starts", "exits"):
        by_then = 0
        for leaves, key in rows:
            value = seen.value(f"{key}/{name}")
            if value is None or leaves[-1] > beside.over or f"{name}/total" not in tables.index:
                break
            by_then += value
            changed_together(tables, [f"{name}/total"], by_then)


def _over(as_of: date) -> str:
    """Return the last month that is over at the end of a day."""
    return f"{(as_of + timedelta(days=1)).replace(day=1) - timedelta(days=1):%Y-%m}"

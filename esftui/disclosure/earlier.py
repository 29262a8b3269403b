"""What earlier meetings showed: a number that has changed by few tells who they are.

The change since an earlier meeting is a number like any other. What was withheld then must
not be worked out from what is shown now, either.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from esftui.disclosure.cells import Entry, Rule, TableSet
from esftui.disclosure.known import Block, Known


def link(tables: TableSet, earlier: Sequence[Known], as_of: date) -> None:
    """Add what other meetings showed.

    Args:
        tables: the numbers of this meeting.
        earlier: the meetings that have been, by the dates that their figures are of.
        as_of: the date of the figures of this one; it need not be the last.
    """
    for number, seen in enumerate(earlier):
        shown = {key: value for key, (value, _) in seen.numbers.items() if value is not None}
        tables.seen.append(shown)
        ahead = seen.as_of > as_of
        worked_out = _worked_out(tables, shown) | shown
        for entry in tables.entries:
            before = worked_out.get(entry.key)
            if before is not None:
                _shown_before(entry, before, tables.rule, ahead=ahead)
        _link_blocks(tables, seen.blocks, shown)
        _link_hidden(tables, number, earlier, as_of)
        _link_periods(tables, number, seen)


def _worked_out(tables: TableSet, shown: Mapping[str, int]) -> dict[str, int]:
    """Return what could be worked out at a meeting of numbers that are never shown.

    Args:
        tables: the numbers of this meeting.
        shown: what was shown at that one.
    """
    found = {}
    for relation in tables.relations:
        if relation.low or relation.high:  # what is apart may have been another number then
            continue
        entries = [tables.entries[cell] for cell in relation.cells]
        latents = [at for at, entry in enumerate(entries) if not entry.shown]
        if len(latents) != 1 or not entries[latents[0]].secret:
            continue
        others = [at for at in range(len(entries)) if at != latents[0]]
        if all(entries[at].key in shown for at in others):
            known = sum(relation.signs[at] * shown[entries[at].key] for at in others)
            found[entries[latents[0]].key] = -relation.signs[latents[0]] * known
    return found


def _shown_before(entry: Entry, before: int, rule: Rule, *, ahead: bool) -> None:
    """Compare a number with what was shown of it."""
    small = rule.small(entry.value - before)
    if ahead:  # about a later date: it is more than this one, if it grows
        entry.top = before if entry.top is None else min(before, entry.top)
        entry.changed_before |= small
        return
    entry.changed_before |= entry.changed
    entry.base, entry.changed = before, small


def _link_blocks(tables: TableSet, blocks: Iterable[Block], shown: Mapping[str, int]) -> None:
    """Compare rows that were put together otherwise, as sums of as few of them as can be."""
    before: dict[str, dict[frozenset[str], str]] = {}
    for block in blocks:
        before.setdefault(block.table, {})[frozenset(block.leaves)] = block.key
    for table, then in before.items():
        now = {frozenset(leaves): key for leaves, key in tables.blocks(table).items()}
        for new, old in _joins(now, then):
            if len(new) == 1 and new == old:
                continue
            for column in _columns_of(tables, new[0]):
                values = [shown.get(f"{key}/{column}") for key in old]
                known = [value for value in values if value is not None]
                if len(known) == len(values):
                    _changed_together(tables, [f"{key}/{column}" for key in new], sum(known))


def _joins(
    now: Mapping[frozenset[str], str], then: Mapping[frozenset[str], str]
) -> Iterable[tuple[list[str], list[str]]]:
    """Return the fewest rows of now and of then that hold the same things, group by group."""
    left = dict(now)
    while left:
        leaves, key = left.popitem()
        inside, new = set(leaves), [key]
        old: list[str] = []
        growing = True
        while growing:
            growing = False
            for rows, found in ((then, old), (now, new)):
                for other, other_key in rows.items():
                    if other_key not in found and not inside.isdisjoint(other):
                        inside |= other
                        found.append(other_key)
                        growing = True
        left = {leaves: key for leaves, key in left.items() if key not in new}
        yield new, old


def _columns_of(tables: TableSet, key: str) -> list[str]:
    start = f"{key}/"
    found = (name.removeprefix(start) for name in tables.index if name.startswith(start))
    return [column for column in found if "/" not in column]


def _link_periods(tables: TableSet, number: int, seen: Known) -> None:
    """Compare the periods up to the date of a meeting with the starts and exits until then.

    A meeting cuts the period that its date lies in: of the 17 who began in a year, and the
    16 who had begun by a day in December, one began after it, or was registered late.
    """
    month = f"{seen.as_of:%Y-%m}"
    periods = sorted(tables.blocks("periods").items())
    before = [key for leaves, key in periods if leaves[-1] < month]
    through = [key for leaves, key in periods if leaves[0] <= month]
    for name in ("starts", "exits"):
        total = f"{name}/total"
        value = seen.value(total)
        for keys in (before, through):
            rows = [f"{key}/{name}" for key in keys]
            if value is not None and 0 < len(rows) < len(periods):
                _changed_together(tables, rows, value)
        then = _then(number, total)
        if then in tables.index and 0 < len(through) < len(periods):
            rows = [f"{key}/{name}" for key in through]
            until = tables.latent("&".join(sorted(rows)), sum(map(tables.value, rows)))
            tables.equal([until], rows)
            tables.grown(then, until)


def _changed_together(tables: TableSet, keys: list[str], before: int) -> None:
    """Protect a change that several numbers make together."""
    value = sum(map(tables.value, keys))
    if not tables.rule.small(value - before):
        return
    key = tables.latent(f"{'&'.join(sorted(keys))}/since", value)
    entry = tables.entries[tables.index[key]]
    entry.base, entry.changed = before, True
    entry.grows = all(tables.entries[tables.index[each]].grows for each in keys)
    tables.equal([key], keys)


def _link_hidden(tables: TableSet, number: int, earlier: Sequence[Known], as_of: date) -> None:
    """Add what one meeting withheld: it is to stay as little known as it was."""
    seen = earlier[number]
    for hidden in seen.hidden:
        at = tables.index.get(hidden.key)
        grows = at is not None and tables.entries[at].grows
        top = _top(tables, hidden.key, earlier[number + 1 :]) if grows else None
        loose = hidden.unknown
        unknown = loose if top is None else loose._replace(high=min(hidden.high, top))
        key = tables.past(_then(number, hidden.key), unknown, loose)
        tables.entries[tables.index[key]].secret = hidden.shown
    for each in seen.sums:
        signs = {tables.index[_then(number, key)]: 1 for key in each.plus}
        signs |= {tables.index[_then(number, key)]: -1 for key in each.minus}
        tables.relate(signs, each.low, each.high)
    _grow(tables, number, earlier, as_of)


def _top(tables: TableSet, key: str, later: Sequence[Known]) -> int | None:
    """Return the least that was shown of a number at meetings after one."""
    values = [value for each in later if (value := each.value(key)) is not None]
    return min(values, default=None)


def _grow(tables: TableSet, number: int, earlier: Sequence[Known], as_of: date) -> None:
    """Say that what was withheld at one meeting has only grown from the one before, and since."""
    seen = earlier[number]
    later = [each for each in earlier[number + 1 :] if each.as_of <= as_of]
    again = {hidden.key for each in later for hidden in each.hidden}
    for hidden in seen.hidden:
        at = tables.index.get(hidden.key)
        if at is None or not tables.entries[at].grows:
            continue
        key = _then(number, hidden.key)
        before = (_then(n, hidden.key) for n in range(number - 1, -1, -1))
        then = next((each for each in before if each in tables.index), None)
        if then is not None:
            tables.grown(then, key)
        if seen.as_of > as_of:
            tables.grown(hidden.key, key)
        elif hidden.key not in again:
            tables.grown(key, hidden.key)


def _then(number: int, key: str) -> str:
    return f"then/{number}/{key}"

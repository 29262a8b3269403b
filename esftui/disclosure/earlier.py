"""What earlier meetings showed: a number that has changed by few tells who they are.

The change since an earlier meeting is a number like any other. What was withheld then must
not be worked out from what is shown now, either.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from esftui.disclosure.cells import Entry, Rule, TableSet
from esftui.disclosure.known import Known
from esftui.disclosure.regrouped import link_blocks, then_key
from esftui.disclosure.steady import link_periods
from esftui.disclosure.unchanged import withhold_unchanged


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
        told = {hidden.key: hidden.low for hidden in seen.hidden if hidden.told}
        worked_out = _worked_out(tables, shown) | told | shown
        for entry in tables.entries:
            before = worked_out.get(entry.key)
            if before is not None:
                _shown_before(entry, before, tables.rule, ahead=ahead)
        link_blocks(tables, seen.blocks, shown)
        _link_hidden(tables, number, earlier, as_of)
        link_periods(tables, (number, seen), as_of)
    withhold_unchanged(tables)


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


def _link_hidden(tables: TableSet, number: int, earlier: Sequence[Known], as_of: date) -> None:
    """Add what one meeting withheld: it is to stay as little known as it was."""
    seen = earlier[number]
    for hidden in seen.hidden:
        at = tables.index.get(hidden.key)
        grows = at is not None and tables.entries[at].grows
        top = _top(tables, hidden.key, earlier[number + 1 :]) if grows else None
        loose = hidden.unknown
        unknown = loose if top is None else loose._replace(high=min(hidden.high, top))
        key = tables.past(then_key(number, hidden.key), unknown, loose)
        entry = tables.entries[tables.index[key]]
        entry.secret, entry.need = hidden.shown, seen.k - 1
    for each in seen.sums:
        signs = {tables.index[then_key(number, key)]: 1 for key in each.plus}
        signs |= {tables.index[then_key(number, key)]: -1 for key in each.minus}
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
        key = then_key(number, hidden.key)
        before = (then_key(n, hidden.key) for n in range(number - 1, -1, -1))
        then = next((each for each in before if each in tables.index), None)
        if then is not None:
            tables.grown(then, key)
        if seen.as_of > as_of:
            tables.grown(hidden.key, key)
        elif hidden.key not in again:
            tables.grown(key, hidden.key)

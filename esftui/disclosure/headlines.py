"""The main numbers alone, where few have come and gone since all tables were shown.

Tables that are shown anew each month tell of those who came between: each change is of a few,
and what hides it takes the next number with it, until nothing is left. So they are shown anew
when enough has changed, and in between as they were; only the main numbers go with the time.
What is not shown at all tells nothing, and asks for no protection later.
"""

from collections.abc import Sequence

from esftui.disclosure.cells import HEADLINES, Mark, Rule, TableSet
from esftui.disclosure.earlier import link
from esftui.disclosure.known import Known, known, lately, whole
from esftui.disclosure.open import opened_for
from esftui.disclosure.protect import Protection
from esftui.disclosure.share import Masked, Shared, gathered, made_known, share, shared_of
from esftui.disclosure.solve import TooLongError
from esftui.measure.figures import Figures

_MOVES = 4
"""How many times the threshold must have come or gone before all tables are shown again."""

_LONGEST = 1_200_000
"""So many relations are looked at, which takes seconds, before the tables stay as they were."""

_MOST, _LOSS = 0.6, 1.5
"""So great a share of all numbers may be withheld, or so many times more than without earlier
meetings, if all tables are to be shown again."""


def headlines(
    figures: Figures, rule: Rule | None = None, earlier: Sequence[Shared | Known] = ()
) -> Shared:
    """Return figures of which no number of people but the main ones may be shown.

    Arguments as for :func:`esftui.disclosure.share`.
    """
    rule = rule or Rule()
    before = lately(sorted(map(known, earlier), key=lambda each: each.as_of))
    opened, every = opened_for(figures, rule, folded=any(each.folded for each in before))
    found = gathered(opened, every)
    tables = _main(every)
    link(tables, before, figures.head.as_of)
    protection = Protection(tables)

    def mark(at: int) -> Mark:
        own = tables.index.get(every.entries[at].key)
        if own is None or not tables.entries[own].shown:
            return "secondary"
        return protection.mark(own)

    masked = Masked(every, mark)
    tree = {name: masked.tree(table) for name, table in found.items()}
    return shared_of(figures, rule, tree, made_known(figures, tables, protection, opened.folded))


def _main(every: TableSet) -> TableSet:
    """Return the main numbers of a set by themselves, and how they hang together."""
    tables = TableSet(every.rule, unknown=every.unknown)
    for key in sorted(HEADLINES & every.index.keys()):
        entry = every.entries[every.index[key]]
        tables.cell(key, entry.value, entry.cost, grows=entry.grows)
        if entry.forced:
            tables.force(key)
        elif not entry.value:
            tables.fix(key)
    for name, key in (("leavers", "not-positive/total"), ("participants", "not-on/total")):
        rest = tables.value(f"{name}/total") - tables.value("positive/total")
        tables.latent(key, rest, grows=name == "leavers")
        tables.equal([f"{name}/total"], ["positive/total", key])
    for pair, key in every.rests.items():
        if HEADLINES.issuperset(pair):
            tables.latent(key, every.value(key))
            tables.equal([pair[1]], [pair[0], key])
    tables.equal(["starts/total"], ["participants/total", "again/total"])
    tables.equal(["starts/total"], ["active/total", "exits/total"])
    tables.known(["participants/total"], ["leavers/total", "active/total"])
    tables.at_most(["leavers/total"], ["exits/total"])
    return tables


def too_soon(figures: Figures, rule: Rule, earlier: Sequence[Known]) -> bool:
    """Say whether so few have come and gone since all tables were shown that it would tell them.

    To show them all again would cost most of them; that is seen here without trying.
    """
    last = max((each.as_of for each in earlier if whole(each)), default=None)
    if last is None:
        return False
    month = f"{last:%Y-%m}"
    moves = sum(row.starts + row.exits for row in figures.flow.months if row.month > month)
    return moves < _MOVES * rule.k


def released(figures: Figures, rule: Rule, earlier: Sequence[Shared | Known] = ()) -> Shared:
    """Return what is shown at a meeting: all tables where that is worth it, or the main numbers.

    All tables are shown at the first meeting, and again when enough people have come and gone
    since; unless what earlier meetings were shown would then take most of them away.
    """
    before = [known(each) for each in earlier]
    if too_soon(figures, rule, before):
        return headlines(figures, rule, before)
    try:
        shared = share(figures, rule, before, limit=_LONGEST if before else None)
    except TooLongError:  # hardly ever would much of the tables be left then
        return headlines(figures, rule, before)
    if before and too_dear(shared, figures):
        return headlines(figures, rule, before)
    return shared


def too_dear(shared: Shared, figures: Figures) -> bool:
    """Say whether what earlier meetings were shown takes too many numbers away."""
    hidden = _hidden(shared)
    if hidden <= _MOST * len(shared.numbers()):
        return False
    return hidden > _LOSS * _hidden(share(figures, shared.rule))


def _hidden(shared: Shared) -> int:
    return sum(cell.withheld for cell in shared.numbers().values())

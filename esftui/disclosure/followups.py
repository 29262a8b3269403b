"""Follow-ups that may be shared: how many are done or late, and what was found."""

from esftui.disclosure.cells import Cell, TableSet
from esftui.disclosure.gender import COLUMNS, SharedSplit, columns, split
from esftui.disclosure.nested import within
from esftui.disclosure.open import Open
from esftui.disclosure.part import SharedPart, part
from esftui.disclosure.rollup import Row, gathered
from esftui.measure.figure import Figure, Split
from esftui.measure.followups import OffsetRow

_POSITIVE = frozenset({"work", "studies"})


class SharedOutcome(Figure, frozen=True):
    """What follow-ups found: one outcome, or several put together."""

    outcomes: tuple[str, ...]
    exits: SharedSplit


class SharedOffset(Figure, frozen=True):
    """The follow-ups a length of time after exit, in exits.

    ``no_answer`` were not reached or declined; ``waiting`` are those whose day has not
    come, or whose days of grace have not passed. ``still`` are in work or studies of those
    who left for it and were reached.
    """

    after: str
    due: Cell
    done: Cell
    no_answer: Cell
    overdue: Cell
    waiting: Cell
    outcomes: tuple[SharedOutcome, ...]
    still: SharedPart


class SharedFollowUps(Figure, frozen=True):
    """Follow-ups that may be shared; ``overdue`` are all that are."""

    rows: tuple[SharedOffset, ...]
    overdue: Cell


def follow_ups(figures: Open, tables: TableSet) -> SharedFollowUps:
    """Add the follow-ups at each length of time, and those that are late in all."""
    found = figures.follow_ups
    rows = tuple(_offset(row, tables) for row in found.rows)
    overdue = tables.cell("follow-ups/overdue", found.overdue, 25)
    tables.equal([overdue.key], [row.overdue.key for row in rows])
    for row in rows:
        everything = (row.done, row.no_answer, row.overdue, row.waiting)
        within(tables, [cell.key for cell in everything], ["exits/total"])
    return SharedFollowUps(rows, overdue)


def _offset(row: OffsetRow, tables: TableSet) -> SharedOffset:
    key = f"follow-up/{row.after}"
    shared = SharedOffset(
        after=row.after,
        due=tables.cell(f"{key}/due", row.due, 10),
        done=tables.cell(f"{key}/done", row.count("done"), 14, grows=True),
        no_answer=tables.cell(
            f"{key}/no-answer", row.count("not_reached") + row.count("declined"), 6
        ),
        overdue=tables.cell(f"{key}/overdue", row.count("overdue"), 14),
        waiting=tables.cell(
            f"{key}/waiting",
            row.count("due") + row.count("due_soon") + row.count("upcoming"),
            5,
        ),
        outcomes=_outcomes(key, row, tables),
        still=part(tables, f"{key}/still", (row.positive_still, row.positive_before), (12, 12)),
    )
    _relate(key, row, shared, tables)
    return shared


def _relate(key: str, row: OffsetRow, shared: SharedOffset, tables: TableSet) -> None:
    """Say how the numbers of one length of time hang together."""
    states = [shared.done.key, shared.no_answer.key, shared.overdue.key]
    # who is due has been answered, is late, or is within the days of grace
    tables.at_most([shared.due.key], [*states, shared.waiting.key])
    now = tables.latent(f"{key}/now", row.count("due"))
    if row.due == sum(map(tables.value, states)) + row.count("due"):
        tables.equal([shared.due.key], [*states, now])
    tables.at_most([now], [shared.waiting.key])
    totals = [outcome.exits.total.key for outcome in shared.outcomes]
    within(tables, [shared.still.whole.key], [shared.done.key])
    if not totals:  # nobody was reached, or few
        return
    tables.at_most(totals, [shared.done.key])
    tables.known([shared.done.key], totals)
    positive = [
        outcome.exits.total.key
        for outcome in shared.outcomes
        if not _POSITIVE.isdisjoint(outcome.outcomes)
    ]
    within(tables, [shared.still.part.key], positive)


def _outcomes(key: str, row: OffsetRow, tables: TableSet) -> tuple[SharedOutcome, ...]:
    """Add what was found; what is of few is put together, work and studies apart from others.

    Of few who were reached nothing is said of what was found.
    """
    groups: tuple[list[Row[str]], list[Row[str]]] = ([], [])
    for outcome, found in row.outcomes:
        counts = (*(getattr(found, column) for column in COLUMNS), found.total)
        groups[outcome not in _POSITIVE].append(Row((outcome,), counts))
    reached = {c: sum(getattr(found, c) for _, found in row.outcomes) for c in (*COLUMNS, "total")}
    if tables.rule.small(reached["total"]):
        return ()
    few = [column for column in columns(tables) if tables.rule.small(reached[column])]
    shared = []
    for put in groups:
        for each in gathered(put, tables.rule.k):
            name = tables.block(f"{key}/found", each.leaves)
            exits = split(tables, name, Split(*each.counts[:3]), 6, 4)
            for column in few if exits.total.value else ():  # none or all of few
                tables.force(f"{name}/{column}")
            shared.append(SharedOutcome(each.leaves, exits))
    return tuple(shared)

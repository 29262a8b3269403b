"""All figures of a project that may be shared: projected, printed, exported or copied."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from esftui.disclosure.activities import SharedActivities, activities
from esftui.disclosure.again import as_shown, marks
from esftui.disclosure.cells import HEADLINES, VERSION, Cell, Mark, Rule, TableSet, Unknown
from esftui.disclosure.composition import SharedComposition, composition
from esftui.disclosure.earlier import link
from esftui.disclosure.economy import SharedEconomy, burn, economy
from esftui.disclosure.exits import SharedExits, exits
from esftui.disclosure.flow import SharedFlow, flow
from esftui.disclosure.followups import SharedFollowUps, follow_ups
from esftui.disclosure.gender import SharedGender, gender
from esftui.disclosure.goals import SharedGoals, goals, settled
from esftui.disclosure.known import Block, Hidden, Known, Sum, known, lately
from esftui.disclosure.marks import State
from esftui.disclosure.open import Open, opened_for
from esftui.disclosure.protect import Protection
from esftui.disclosure.steps import SharedSteps, steps, told
from esftui.disclosure.surveys import SharedSurveys, surveys
from esftui.disclosure.worked_out import worked_out
from esftui.measure.budget import BudgetBurn
from esftui.measure.checklist import Checklist
from esftui.measure.figure import Figure
from esftui.measure.figures import Figures, Head

TABLES = (
    "flow",
    "exits",
    "gender",
    "activities",
    "goals",
    "surveys",
    "follow_ups",
    "steps",
    "composition",
)
"""The tables of people, by the names of the measures."""

FEW = 4
"""A project with fewer participants than so many times the threshold has no tables to share."""


class Shared(Figure, frozen=True, dict=True):
    """The figures of a project at a date that may be shared, and nothing that may not.

    Money and the checklist are not about people, and are as they were, but for what the
    economy reckons per participant, and for the notes beside the items of the checklist,
    which may be about anybody. ``rule`` and
    ``version`` say how the rest was made. ``changed`` are the keys of numbers that are
    withheld since they have changed by few, ``last_shown`` what was last shown of each of
    them: by few since then, and not since any other time. ``blocks``, ``hidden`` and
    ``sums`` are what anyone can write down about the numbers that are withheld: what a later
    meeting shows must not tell them. No true value of a withheld number is in here.
    """

    head: Head
    rule: Rule
    version: str
    flow: SharedFlow
    exits: SharedExits
    gender: SharedGender
    activities: SharedActivities
    goals: SharedGoals
    surveys: SharedSurveys
    follow_ups: SharedFollowUps
    steps: SharedSteps
    composition: SharedComposition
    budget: BudgetBurn | None
    economy: SharedEconomy | None
    checklist: Checklist
    folded: bool
    changed: tuple[str, ...]
    last_shown: dict[str, int]
    blocks: tuple[Block, ...]
    hidden: tuple[Hidden, ...]
    sums: tuple[Sum, ...]

    def numbers(self) -> Mapping[str, Cell]:
        """All numbers of people by their keys."""
        return self._numbers

    def value(self, key: str) -> int | None:
        """Return a number as it is shown; None if it is withheld, or not there."""
        cell = self._numbers.get(key)
        return cell.value if cell is not None else None

    @cached_property
    def _numbers(self) -> dict[str, Cell]:
        return {
            cell.key: cell for name in TABLES for cell in _cells(getattr(self, name)) if cell.key
        }

    @cached_property
    def withheld(self) -> dict[str, int]:
        """How many numbers of each table are withheld, by the table's name."""
        return {
            name: len({cell.key for cell in _cells(getattr(self, name)) if cell.withheld})
            for name in TABLES
        }


def share(
    figures: Figures,
    rule: Rule | None = None,
    earlier: Sequence[Shared | Known] = (),
    *,
    limit: int | None = None,
) -> Shared:
    """Return the figures that may be shared.

    Args:
        figures: all figures of a project at a date.
        rule: the threshold; counts of 1 to 4 are not shared if it is left out.
        earlier: what was shown at earlier meetings of the same project, or what was kept of
            it, in any order; those of the same date in the order they were shown.
        limit: how many relations may be looked at to see what can be shown; none: as many as
            it takes, which can be half a minute after many meetings.

    Raises:
        TooLongError: if that would not do.

    Of a project with fewer than four times the threshold only the main numbers are shared:
    nearly everything in a table of so few is small, or tells what is.
    """
    rule = rule or Rule()
    before = lately(sorted(map(known, earlier), key=lambda each: each.as_of))
    opened, tables = opened_for(figures, rule, folded=any(each.folded for each in before))
    open_figures = gathered(opened, tables)
    keys = [cell.key for name in TABLES for cell in _cells(open_figures[name]) if cell.key]
    seen = as_shown(tables, keys, before, figures.head.as_of, folded=opened.folded)
    if seen is not None:
        again = Masked(tables, marks(tables, seen).__getitem__)
        masked = {name: again.tree(table) for name, table in open_figures.items()}
        return shared_of(figures, rule, masked, seen)
    if 0 < opened.flow.participants < FEW * rule.k:
        from esftui.disclosure.headlines import headlines

        return headlines(figures, rule, before)
    link(tables, before, figures.head.as_of)
    tables.limit = limit
    protection = Protection(tables)
    marked = Marked(tables, protection)
    found = {name: marked.tree(table) for name, table in open_figures.items()}
    made = made_known(figures, tables, protection, opened.folded)
    return shared_of(figures, rule, found, made)


def made_known(figures: Figures, tables: TableSet, protection: Protection, folded: bool) -> Known:
    """Return what is known of the numbers that a protection withholds, but for the shown ones."""
    marked = Marked(tables, protection)
    changed = [
        entry
        for entry, state in zip(tables.entries, protection.states, strict=True)
        if state is State.CHANGED
    ]
    return Known(
        as_of=figures.head.as_of,
        k=tables.rule.k,
        version=VERSION,
        folded=folded,
        numbers={},
        changed=tuple(entry.key for entry in changed),
        last_shown={entry.key: entry.base for entry in changed if entry.base is not None},
        blocks=tuple(
            Block(table, leaves, key)
            for table in tables.tables
            for leaves, key in tables.blocks(table).items()
        ),
        hidden=marked.hidden(),
        sums=marked.sums(),
    )


def shared_of(figures: Figures, rule: Rule, found: dict[str, Any], made: Known) -> Shared:
    """Return tables whose numbers are shared or withheld, with what is known of the latter."""
    found["goals"] = settled(found["goals"], found["flow"].active)
    found["steps"] = told(found["steps"])
    return Shared(
        head=figures.head,
        rule=rule,
        version=VERSION,
        budget=burn(figures, rule),
        economy=economy(figures, rule, found["flow"].active),
        checklist=_without_notes(figures.checklist),
        folded=made.folded,
        changed=made.changed,
        last_shown=made.last_shown,
        blocks=made.blocks,
        hidden=made.hidden,
        sums=made.sums,
        **found,
    )


def with_money(shared: Shared, figures: Figures) -> Shared:
    """Return figures that were shared, with what is nobody's as it is now.

    That is the money, but for what is reckoned per participant, and the checklist.
    """
    now, then = economy(figures, shared.rule, shared.flow.active), shared.economy
    found = msgspec.structs.replace(shared, checklist=_without_notes(figures.checklist))
    if now is None or then is None or _kinds(now) != _kinds(then):
        # whether the allowance of few is told apart is of people, too
        return found
    of_people = {name: getattr(then, name) for name in ("allowance", "outlook", "withheld")}
    return msgspec.structs.replace(
        found,
        budget=burn(figures, shared.rule),
        economy=msgspec.structs.replace(now, **of_people),
    )


def _kinds(found: SharedEconomy) -> list[str]:
    return [row.kind for row in found.rows]


def _without_notes(checklist: Checklist) -> Checklist:
    """Return a checklist without what anyone has written beside its items."""
    rows = tuple(msgspec.structs.replace(row, note=None) for row in checklist.rows)
    return msgspec.structs.replace(checklist, rows=rows)


def change(now: Shared, then: Shared | Known, key: str) -> Cell:
    """Return by how much a number has changed since a meeting, if that may be shared.

    That it is by few is said only where the meeting was shown what was last shown of it:
    since another one it may be by many. It is said of no part of a whole, which has perhaps
    changed by few as well: it would say what each of those few has done.
    """
    new, old = now.numbers().get(key), then.value(key)
    if new is None or old is None:
        return Cell(None, "secondary", key)
    if new.value is not None:
        return Cell(new.value - old, "", key)
    whole = key in HEADLINES and not key.startswith("positive/")
    if whole and key in now.changed and now.last_shown.get(key) == old:
        return Cell(None, "primary", key, now.rule.k)
    return Cell(None, "secondary", key)


def gathered(figures: Open, tables: TableSet) -> dict[str, Any]:
    """Return every table with its true numbers; all relations are in the set then."""
    return {
        "gender": gender(figures, tables),
        "flow": flow(figures, tables),
        "exits": exits(figures, tables),
        "activities": activities(figures, tables),
        "surveys": surveys(figures, tables),
        "follow_ups": follow_ups(figures, tables),
        "steps": steps(figures, tables),
        "composition": composition(figures, tables),
        "goals": goals(figures, tables),
    }


class Masked:
    """The set of numbers with the marks that they have got."""

    def __init__(self, tables: TableSet, mark: Callable[[int], Mark]) -> None:
        self._tables, self._mark = tables, mark

    def tree(self, node: Any) -> Any:
        """Return figures with every number shared or withheld."""
        if isinstance(node, Cell):
            return self._cell(node)
        if isinstance(node, tuple):
            return tuple([self.tree(each) for each in node]) if node else node
        if isinstance(node, Figure):
            values = [self.tree(getattr(node, name)) for name in node.__struct_fields__]
            return type(node)(*values)
        return node

    def _cell(self, cell: Cell) -> Cell:
        if not cell.key:
            return cell
        mark = self._mark(self._tables.index[cell.key])
        if not mark:
            return cell
        return Cell(None, mark, cell.key, self._tables.rule.k if mark == "primary" else 0)


class Marked(Masked):
    """The same by a protection, which says what can be known of those that are withheld."""

    def __init__(self, tables: TableSet, protection: Protection) -> None:
        super().__init__(tables, protection.mark)
        self._protection = protection

    def hidden(self) -> tuple[Hidden, ...]:
        """Return what can be known of each number that is withheld by its mark.

        What is never shown but follows from what is shown is known exactly.
        """
        found = []
        left = (self._protection.left(relation) for relation in self._tables.relations)
        told = worked_out(relation for relation in left if relation is not None)
        for at, (entry, state) in enumerate(
            zip(self._tables.entries, self._protection.states, strict=True)
        ):
            if state not in (State.SHOWN, State.PAST):
                bounds = self._protection.unknown(at)
                if at in told and not entry.shown:
                    bounds = Unknown(entry.value, entry.value, (1, 0))
                protected = entry.shown or self._protection.needs(at)
                found.append(Hidden(entry.key, *bounds, protected))
        return tuple(found)

    def sums(self) -> tuple[Sum, ...]:
        """Return what is known between the numbers that are withheld."""
        entries, past = self._tables.entries, State.PAST
        found = []
        for relation in self._tables.relations:
            left = self._protection.left(relation)
            if left is None or any(self._protection.states[c] is past for c in left.cells):
                continue
            signed = list(zip(left.cells, left.signs, strict=True))
            found.append(
                Sum(
                    plus=tuple(entries[c].key for c, sign in signed if sign > 0),
                    minus=tuple(entries[c].key for c, sign in signed if sign < 0),
                    low=left.low,
                    high=left.high,
                )
            )
        return tuple(found)


def _cells(node: Any) -> Iterator[Cell]:
    if isinstance(node, Cell):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from _cells(each)
    elif isinstance(node, Figure):
        for name in node.__struct_fields__:
            yield from _cells(getattr(node, name))

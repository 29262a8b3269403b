"""What an attacker reads off shared figures: every number, and how they must sum up.

Read from the tables as they are shown and from what everyone knows of them; not from what
the code that withholds says to itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from esftui.disclosure import Cell, Shared, known, whole
from esftui.disclosure.cells import HEADLINES
from esftui.disclosure.gender import SharedSplit
from esftui.disclosure.part import SharedPart
from esftui.measure.figure import Figure
from esftui.model.goal import ActivityCondition, Condition, CountGoal, ShareGoal
from esftui.model.project import Project
from support.attacker import FAR, Attacker

COLUMNS = ("women", "men", "unknown", "total")
CUMULATIVE = (
    "participants/",
    "starts/",
    "again/",
    "leavers/",
    "exits/",
    "activity/",
    "ages/",
    "municipalities/",
    "referrers/",
    "periods/",
)

MAIN = ("derived/again/total", "derived/left/total", "derived/not-on/total")
"""What follows from the main numbers."""


def parts_of(node: Any, kind: type) -> Iterator[Any]:
    """Return everything of a kind in figures."""
    if isinstance(node, kind):
        yield node
    if isinstance(node, tuple):
        for each in node:
            yield from parts_of(each, kind)
    elif isinstance(node, Figure) and not isinstance(node, Cell):
        for name in node.__struct_fields__:
            yield from parts_of(getattr(node, name), kind)


class Reading:
    """One meeting's figures, read by an attacker.

    ``truth`` has the true numbers by their keys: facts that are not true are not used, and
    numbers are tried near the true ones first. What is possible does not depend on it.
    """

    def __init__(
        self,
        attacker: Attacker,
        shared: Shared,
        truth: Mapping[str, int],
        name: str = "",
        leaves: Mapping[str, int] | None = None,
        *,
        lean: bool = False,
    ) -> None:
        """Read what is shown; ``leaves`` are the true numbers of what rows put together.

        ``lean``: of a meeting that was shown the main numbers alone nothing else is read.
        """
        self.attacker, self.shared, self.name = attacker, shared, name
        self.truth = dict(truth)
        self.all_tables = whole(known(shared))
        """Whether all tables were shown, and not the main numbers alone."""
        self.secret: dict[str, int] = {}
        """What is withheld, and small differences and changes, by their names."""
        self.beside: dict[str, int] = {}
        """Small numbers that were not there to be shown at all, but might be told."""
        self.leaves: dict[str, int] = {}
        """What rows put together, as far as it is not a row itself."""
        self._leaves = leaves or {}
        k = shared.rule.k
        self.lean = lean and not self.all_tables
        if self.lean:
            self.truth = {key: value for key, value in truth.items() if key in HEADLINES}
        for key, cell in shared.numbers().items():
            if key not in self.truth:
                continue
            value = cell.value
            attacker.hints[self.of(key)] = self.truth[key]
            if value is not None:
                attacker.number(self.of(key), value, value)
            else:
                low, high = (1, k - 1) if cell.mark == "primary" else (0, FAR)
                attacker.number(self.of(key), low, high)
                if self.there(key):
                    self.secret[self.of(key)] = self.truth[key]
                elif 0 < self.truth[key] < k:
                    self.beside[self.of(key)] = self.truth[key]

    def of(self, key: str) -> str:
        return f"{self.name}{key}"

    def read(self, project: Project) -> None:
        """Take in everything that is known of the tables."""
        shared = self.shared
        if self.lean:
            self._main_numbers()
            return
        for split in parts_of(shared, SharedSplit):
            self.sum([split.total], split.cells[:3])
        for part in parts_of(shared, SharedPart):
            self.sum([part.whole], [part.part, part.rest])
        self._flow()
        self._people()
        self._goals(project)
        self._surveys()
        self._follow_ups()
        self._steps()
        if self._leaves:
            self._rolled_up()

    def there(self, key: str) -> bool:
        """Say whether a number was there to be shown: of some meetings the main ones alone."""
        return self.all_tables or key in HEADLINES or key in MAIN

    def sum(self, whole: Iterable[Cell], parts: Iterable[Cell]) -> None:
        self._fact(self.attacker.equal, whole, parts, exact=True)

    def at_most(self, less: Iterable[Cell], more: Iterable[Cell]) -> None:
        self._fact(self.attacker.at_most, less, more, exact=False)

    def derived(self, key: str, whole: Cell, parts: Iterable[Cell]) -> None:
        """Add what is left of a number without others: it must not be worked out either."""
        parts = list(parts)
        value = self._value(whole) - sum(map(self._value, parts))
        if value < 0:
            return
        self.truth[key] = self.attacker.hints[self.of(key)] = value
        self.attacker.number(self.of(key), 0)
        left = Cell(None, "secondary", key)
        self.sum([whole], [*parts, left])
        if 0 < value < self.shared.rule.k:
            (self.secret if self.there(key) else self.beside)[self.of(key)] = value

    def _value(self, cell: Cell) -> int:
        return self.truth[cell.key] if cell.key else cell.value or 0

    def _fact(
        self,
        add: Callable[[list[str], list[str]], None],
        first: Iterable[Cell],
        second: Iterable[Cell],
        *,
        exact: bool,
    ) -> None:
        first, second = list(first), list(second)
        apart = sum(map(self._value, first)) - sum(map(self._value, second))
        if (exact and apart) or apart > 0:
            return
        # a number without a name is shown as it is; it is 0 wherever it is in a sum
        names = [[self.of(c.key) for c in cells if c.key] for cells in (first, second)]
        add(names[0], names[1])

    def _main_numbers(self) -> None:
        flow, people = self.shared.flow, {r.group: r.split.total for r in self.shared.gender.rows}
        self.sum([flow.starts], [flow.participants, flow.re_entries])
        self.sum([flow.starts], [flow.active, flow.exits])
        self.sum([people["participants"]], [people["leavers"], people["active"]])
        if people["participants"].key:
            self.derived("derived/again/total", flow.starts, [flow.participants])
            self.derived("derived/left/total", people["leavers"], [people["positive"]])
            self.derived("derived/not-on/total", people["participants"], [people["positive"]])

    # ------------------------------------------------------------ what is put together

    def _rolled_up(self) -> None:
        """Take rows apart into what they put together, which other meetings may show."""
        shared = self.shared
        for period in shared.flow.periods:
            months = _months(period.first, period.last)
            self._apart("periods", months, {"starts": period.starts, "exits": period.exits})
        for reason in shared.exits.rows:
            self._apart("exits", [name for name, _title in reason.reasons], _of(reason.persons))
        mix = shared.composition
        for table in ("ages", "municipalities", "referrers"):
            for row in getattr(mix, table):
                self._apart(table, row.names or ("",), _of(row.split))

    def _apart(self, table: str, names: Iterable[str], cells: Mapping[str, Cell]) -> None:
        names = list(names)
        if len(names) < 2:
            return
        for column, cell in cells.items():
            parts = []
            for name in names:
                key = f"{table}/{quote(name, safe=' ')}/{column}"
                value = self._leaves.get(key, 0)
                self.truth[key] = self.leaves[key] = self.attacker.hints[self.of(key)] = value
                self.attacker.number(self.of(key), 0)
                parts.append(Cell(None, "secondary", key))
                if 0 < value < self.shared.rule.k:
                    self.beside[self.of(key)] = value
            if cell.key:
                self.sum([cell], parts)

    # ------------------------------------------------------------------ table by table

    def _flow(self) -> None:
        flow = self.shared.flow
        self.sum([flow.starts], [flow.participants, flow.re_entries])
        self.sum([flow.starts], [flow.active, flow.exits])
        before: list[Cell] = []
        for period in flow.periods:
            self.sum([*before, period.starts], [period.exits, period.stock])
            before = [period.stock]
        if flow.periods:
            self.sum([flow.starts], [period.starts for period in flow.periods])
            self.sum([flow.exits], [period.exits for period in flow.periods])

    def _people(self) -> None:
        shared = self.shared
        of = {row.group: row.split for row in shared.gender.rows}
        mix = shared.composition
        for column in COLUMNS:
            people = getattr(of["participants"], column)
            left = getattr(of["leavers"], column)
            self.sum([people], [left, getattr(of["active"], column)])
            if shared.exits.rows:  # of few leavers, no reasons are shown
                self.sum([left], [getattr(row.persons, column) for row in shared.exits.rows])
                on = [getattr(r.persons, column) for r in shared.exits.rows if r.positive]
                self.sum([getattr(of["positive"], column)], on)
            if people.key:
                starts = getattr(of["starts"], column)
                self.derived(f"derived/again/{column}", starts, [people])
                self.derived(f"derived/left/{column}", left, [getattr(of["positive"], column)])
                self.derived(f"derived/not-on/{column}", people, [getattr(of["positive"], column)])
            for table in filter(None, (mix.ages, mix.municipalities, mix.referrers)):
                self.sum([people], [getattr(row.split, column) for row in table])
            for row in shared.activities.rows:
                self.at_most([getattr(row.persons, column)], [people])
        if mix.targets:
            cells = [row.participants for row in mix.targets]
            self.sum([shared.flow.participants], [*cells, mix.outside])

    def _goals(self, project: Project) -> None:
        defined = {goal.id: goal for goal in project.goals}
        for row in self.shared.goals.rows:
            goal = defined[row.id]
            if isinstance(goal, ShareGoal | CountGoal) and goal.that is not None:
                people = isinstance(goal, CountGoal) or goal.of in ("participants", "leavers")
                found = [(row.numbers.part if row.numbers else row.number, "total")]
                found += [(each.numbers.part, each.gender) for each in row.by_gender]
                for number, column in found:
                    if number is not None and people:
                        self._means(goal.that, number, column)
            if row.numbers is not None and len(row.by_gender) == 2:
                genders = [each.numbers for each in row.by_gender]
                for name in ("part", "whole", "rest"):
                    self.sum([getattr(row.numbers, name)], [getattr(g, name) for g in genders])
            if row.remaining is not None and row.remaining.key:
                key = f"derived/{row.remaining.key}"
                self.derived(key, self.shared.flow.active, [row.remaining])

    def _means(self, that: Condition, number: Cell, column: str) -> None:
        """Use what a goal's condition says: its numbers stand in other tables as well."""
        if that == Condition(exit=that.exit) and that.exit and self.shared.exits.rows:
            whole, some = [], []
            for row in self.shared.exits.rows:
                names = {name for name, _title in row.reasons}
                if names <= set(that.exit):
                    whole.append(getattr(row.persons, column))
                elif names & set(that.exit):
                    some.append(getattr(row.persons, column))
            if not some:
                self.sum([number], whole)
            self.at_most(whole, [number])
            if len(some) == 1 and number.key:
                key = f"derived/{number.key}/{column}"
                self.truth[key] = self._value(number) - sum(map(self._value, whole))
                self.attacker.hints[self.of(key)] = self.truth[key]
                self.attacker.number(self.of(key), 0)
                inside = Cell(None, "secondary", key)
                self.sum([number], [*whole, inside])
                self.derived(f"{key}/others", some[0], [inside])
                if 0 < self.truth[key] < self.shared.rule.k:
                    found = self.secret if self.all_tables else self.beside
                    found[self.of(key)] = self.truth[key]
        simple = ActivityCondition(types=that.activity.types) if that.activity else None
        if simple is not None and that == Condition(activity=simple):
            rows = [
                getattr(row.persons, column)
                for row in self.shared.activities.rows
                if row.activity in simple.types
            ]
            if len(rows) == len(simple.types):
                self.at_most([number], rows)
            for cell in rows:
                self.at_most([cell], [number])

    def _surveys(self) -> None:
        for question in self.shared.surveys.questions:
            overall = question.overall
            for row in (overall, *question.occasions):
                self.at_most([row.answered], [row.asked])
                self.at_most([row.asked], [row.due])
                self.at_most([row.answered], [overall.answered])
            for name in ("part", "whole", "rest"):
                cells = [getattr(row.positive, name) for row in question.occasions]
                if cells:
                    self.at_most([getattr(overall.positive, name)], cells)
                if overall.women and overall.men:
                    genders = [getattr(each, name) for each in (overall.women, overall.men)]
                    self.sum([getattr(overall.positive, name)], genders)

    def _follow_ups(self) -> None:
        rows = self.shared.follow_ups.rows
        if rows:
            self.sum([self.shared.follow_ups.overdue], [row.overdue for row in rows])
        for row in rows:
            if row.outcomes:
                self.sum([row.done], [outcome.exits.total for outcome in row.outcomes])
            states = [row.done, row.no_answer, row.overdue]
            self.at_most([row.due], [*states, row.waiting])
            self.at_most([*states, row.waiting], [self.shared.flow.exits])
            self.at_most([row.still.whole], [row.done])

    def _steps(self) -> None:
        steps = self.shared.steps
        of = {row.group: row.split for row in self.shared.gender.rows}
        for column in COLUMNS:
            now = [getattr(row.now, column) for row in steps.rows]
            if now:
                active = getattr(of["active"], column)
                self.sum([active], [*now, getattr(steps.without, column)])
            for row in steps.rows:
                self.at_most([getattr(row.now, column)], [getattr(row.ever, column)])
            groups = [getattr(row.participants, column) for row in steps.groups]
            if groups:
                self.sum([getattr(of["participants"], column)], groups)
        for group in steps.groups:
            self.sum([group.participants.total], [group.active, group.positive.whole])


def _of(split: SharedSplit) -> dict[str, Cell]:
    return {column: getattr(split, column) for column in COLUMNS if getattr(split, column).key}


def _months(first: str, last: str) -> list[str]:
    """Return the months from one to another, each ``YYYY-MM``."""
    start, end = (int(text[:4]) * 12 + int(text[5:]) - 1 for text in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _over(key: str, as_of: date) -> bool:
    """Say whether a number is of a month that was over by a date: only late news changes it."""
    table, _, rest = key.partition("/")
    month = rest.partition("/")[0]
    if table not in ("periods", "stock") or len(month) != len("2012-01"):
        return False
    return month < f"{as_of + timedelta(days=1):%Y-%m}"


def compare(then: Reading, now: Reading) -> None:
    """Read two meetings side by side: every change is a number, and some can only grow."""
    attacker, k = now.attacker, now.shared.rule.k
    for key in then.truth.keys() & now.truth.keys():
        leaf = key in then.leaves or key in now.leaves
        change = now.truth[key] - then.truth[key]
        attacker.hints[f"change/{then.name}{now.name}{key}"] = change
        if not change and _over(key, then.shared.head.as_of):
            attacker.equal([now.of(key)], [then.of(key)])
            continue
        if key.startswith(CUMULATIVE) and change >= 0:
            name = attacker.number(f"change/{then.name}{now.name}{key}", 0)
            attacker.equal([now.of(key)], [then.of(key), name])
        else:
            name = attacker.number(f"change/{then.name}{now.name}{key}", -FAR)
            attacker.equal([now.of(key)], [then.of(key), name])
        if 0 < abs(change) < k:
            there = not leaf and then.there(key) and now.there(key)
            (now.secret if there else now.beside)[name] = change

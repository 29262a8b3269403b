"""Goals that may be shared: part and whole, and a verdict only where it tells nothing more.

A goal's numbers stand in other tables too: who went on to work are rows of the exits, who
answered is in the surveys. The definitions of the goals are known to everyone, and so are
these relations.
"""

from datetime import date
from typing import Literal

import msgspec

from esftui.disclosure import of_leavers
from esftui.disclosure.cells import Cell, TableSet
from esftui.disclosure.goal_relations import numbers_of, relate
from esftui.disclosure.nested import within
from esftui.disclosure.open import Open
from esftui.disclosure.part import SharedPart, by_gender
from esftui.measure.figure import Figure
from esftui.measure.goals import GoalRow
from esftui.measure.verdict import Verdict
from esftui.model.goal import Baseline, ShareGoal

_OPEN = ("municipalities", "events", "milestone", "")
"""Populations that are not people: their numbers are shown as they are."""


class SharedGenderGoal(Figure, frozen=True):
    """One gender's part of a goal; ``target`` is the gender's own, or None."""

    gender: Literal["women", "men"]
    numbers: SharedPart
    target: float | None
    verdict: Verdict | None


class SharedGoal(Figure, frozen=True):
    """A goal that may be shared.

    ``numbers`` are numerator and denominator, None where the goal has none; for a count
    ``number`` is what is counted. A milestone has ``due`` and ``done``. ``verdict``,
    ``needed`` and ``remaining`` are withheld (None) where they would tell a number.
    """

    id: str
    title: str
    kind: Literal["share", "count", "milestone", "change", "text"]
    population: str
    numbers: SharedPart | None
    number: Cell | None
    target: float | None
    verdict: Verdict | None
    verdict_withheld: bool
    needed: int | None
    remaining: Cell | None
    measured: bool
    by_gender: tuple[SharedGenderGoal, ...]
    baselines: tuple[Baseline, ...]
    note: str | None
    asked: Cell | None = None
    due: date | None = None
    rule: str | None = None
    rule_phase: str | None = None
    done: date | None = None

    @property
    def share(self) -> float | None:
        """The share (0-1); None if it is withheld or there is none."""
        return self.numbers.share if self.numbers else None

    @property
    def withheld(self) -> bool:
        """Whether a number of the goal itself (not of a gender's part) is withheld."""
        number = self.number is not None and self.number.withheld
        return number or (self.numbers is not None and self.numbers.withheld)


class SharedGoals(Figure, frozen=True):
    """Goals that may be shared; ``met`` of the ``decided`` ones whose verdicts are shown."""

    rows: tuple[SharedGoal, ...]

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(row.verdict == "met" for row in self.rows)

    @property
    def decided(self) -> int:
        """How many have something to meet, and are judged here."""
        return sum(row.verdict not in (None, "undecided") for row in self.rows)


def goals(figures: Open, tables: TableSet) -> SharedGoals:
    """Add the goals, and how they hang together with all other tables and with each other."""
    return SharedGoals(tuple(_goal(row, figures, tables) for row in figures.goals.rows))


def settled(goals: SharedGoals, active: Cell) -> SharedGoals:
    """Return goals whose numbers are marked, without what would tell a number withheld.

    Args:
        goals: the goals, with every number shared or withheld.
        active: the participants who are active, whom some of the verdicts count.
    """
    return SharedGoals(tuple(_settled(row, active) for row in goals.rows))


def _goal(row: GoalRow, figures: Open, tables: TableSet) -> SharedGoal:
    shared = SharedGoal(
        id=row.id,
        title=row.title,
        kind=row.kind,
        population=row.population,
        numbers=None,
        number=None,
        target=row.target,
        verdict=row.verdict,
        verdict_withheld=False,
        needed=row.needed,
        remaining=None,
        measured=row.measured,
        by_gender=(),
        baselines=row.baselines,
        note=row.note,
        due=row.due,
        rule=row.rule,
        rule_phase=row.rule_phase,
        done=row.done,
    )
    if row.numerator is None:
        return shared
    if row.population in _OPEN:
        return _as_it_is(shared, row)
    key = f"goal/{row.id}"
    if row.denominator is None:
        number = tables.cell(f"{key}/part", row.numerator, 40)
        within(tables, [number.key], ["participants/total"])
        relate(row, number.key, "total", figures, tables)
        of_leavers.protect(row, "total", number, figures, tables)
        return msgspec.structs.replace(shared, number=number)
    counts = (row.numerator, row.denominator)
    numbers = numbers_of(row, (key, "total"), counts, (figures, tables))
    of_leavers.protect(row, "total", numbers, figures, tables)
    genders = _genders(row, key, numbers, (figures, tables))
    return msgspec.structs.replace(
        shared,
        numbers=numbers,
        by_gender=genders,
        remaining=_remaining(row, key, numbers, tables),
        asked=_asked(row, key, numbers, tables),
    )


def _genders(
    row: GoalRow, key: str, of: SharedPart, among: tuple[Open, TableSet]
) -> tuple[SharedGenderGoal, ...]:
    """Add the parts of a goal by gender."""
    shared = []
    for each in row.by_gender:
        counts = (each.numerator, each.denominator)
        found = numbers_of(row, (f"{key}/{each.gender}", each.gender), counts, among, of)
        of_leavers.protect(row, each.gender, found, *among)
        shared.append(SharedGenderGoal(each.gender, found, each.target, each.verdict))
    if len(shared) == 2:
        by_gender(among[1], of, shared[0].numbers, shared[1].numbers)
    return tuple(shared)


def _as_it_is(shared: SharedGoal, row: GoalRow) -> SharedGoal:
    """Return a goal that counts no people."""
    number = Cell(row.numerator)
    if row.denominator is None or row.kind == "milestone":
        return msgspec.structs.replace(shared, number=number)
    rest = Cell(row.denominator - (row.numerator or 0))
    numbers = SharedPart(number, Cell(row.denominator), rest)
    return msgspec.structs.replace(
        shared,
        numbers=numbers,
        remaining=None if row.remaining is None else Cell(row.remaining),
    )


def _remaining(row: GoalRow, key: str, numbers: SharedPart, tables: TableSet) -> Cell | None:
    """Add those who can still count: most often the active ones who do not count yet.

    With them it can be told how many of those who count, and who do not, have left.
    """
    if row.remaining is None:
        return None
    everybody = isinstance(row.goal, ShareGoal) and row.goal.of == "participants"
    if row.remaining == tables.value("active/total"):
        cell = tables.cell("active/total", row.remaining)
    else:
        cell = tables.cell(f"{key}/remaining", row.remaining, 4)
        apart = tables.value("active/total") - row.remaining
        if apart >= 0:
            count = tables.latent(f"{key}/active-and-counted", apart)
            tables.equal(["active/total"], [cell.key, count])
            if everybody:
                within(tables, [count], [numbers.part.key])
    if everybody:
        within(tables, [cell.key], [numbers.rest.key])
    return cell


def _asked(row: GoalRow, key: str, numbers: SharedPart, tables: TableSet) -> Cell | None:
    if row.asked is None:
        return None
    survey = numbers.whole.key.removesuffix("/whole") + "/asked"
    if survey in tables.index and tables.value(survey) == row.asked:
        return tables.cell(survey, row.asked)
    cell = tables.cell(f"{key}/asked", row.asked, 6)
    tables.at_most([numbers.whole.key], [cell.key])
    return cell


def _settled(row: SharedGoal, active: Cell) -> SharedGoal:
    if row.population in _OPEN:
        return row
    own = [each.numbers for each in row.by_gender if each.target is not None]
    if row.number is not None:
        tells = row.number.withheld
    else:
        tells = row.withheld or any(numbers.withheld for numbers in own)
    by_gender = tuple(
        each
        if not (each.numbers.withheld or active.withheld)
        else msgspec.structs.replace(
            each, verdict=_plain_verdict(each.verdict, each.numbers, each.target)
        )
        for each in row.by_gender
    )
    if row.remaining is not None:
        tells = tells or row.remaining.withheld or active.withheld
    if not tells:
        return msgspec.structs.replace(row, by_gender=by_gender)
    verdict = None if own else _plain_verdict(row.verdict, row.numbers, row.target)
    return msgspec.structs.replace(
        row,
        by_gender=by_gender,
        verdict=verdict,
        verdict_withheld=verdict is None and row.verdict is not None,
        needed=None,
    )


def _plain_verdict(
    verdict: Verdict | None, numbers: SharedPart | None, target: float | None
) -> Verdict | None:
    """Return a verdict where what is shown says it already; else nothing."""
    if verdict in (None, "undecided"):
        return verdict
    bounds = numbers.bounds if numbers else None
    if bounds is None or target is None:
        return None
    if verdict == "met" and bounds[0] >= target:
        return verdict
    return verdict if verdict == "missed" and bounds[1] < target else None

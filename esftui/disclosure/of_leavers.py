"""Goals that count some of those who have left: of few of them it says what each has done.

0 of 32 participants have gone on to work, and it is known that two have left: neither has.
So such a goal says nothing where as few have left, as the exits say nothing of their reasons.
"""

from collections.abc import Iterable

from esftui.disclosure.cells import Cell, TableSet
from esftui.disclosure.open import Open
from esftui.disclosure.part import SharedPart
from esftui.measure.goals import GoalRow
from esftui.model.goal import Condition, CountGoal, Population, ShareGoal


def protect(
    row: GoalRow, column: str, found: SharedPart | Cell, figures: Open, tables: TableSet
) -> None:
    """Withhold the numbers of a goal in a column where they are of few leavers.

    Args:
        row: the goal.
        column: a gender, or ``total``.
        found: part and whole, or the number of a goal without a whole.
        figures: all figures: a goal can be of those who met another one.
        tables: the numbers that the goal's are among.
    """
    rows = {each.id: each for each in figures.goals.rows}
    whole = f"leavers/{column}"
    if whole not in tables.index or not _counts(row, rows):
        return
    cells = [found] if isinstance(found, Cell) else [found.part, found.rest]
    if isinstance(found, SharedPart) and _of(row, rows):
        cells.append(found.whole)
    tables.parts += [(cell.key, whole) for cell in cells]
    if tables.rule.small(tables.value(whole)):
        for cell in cells:
            tables.force(cell.key)


def _counts(row: GoalRow, rows: dict[str, GoalRow]) -> bool:
    """Say whether all whom a goal counts have left."""
    goal = row.goal
    if not isinstance(goal, ShareGoal | CountGoal):
        return False
    return _of(row, rows) or (goal.that is not None and _has_left(goal.that))


def _of(row: GoalRow, rows: dict[str, GoalRow]) -> bool:
    """Say whether a goal is of some of those who have left, by another goal that they met."""
    goal = row.goal
    if not isinstance(goal, ShareGoal) or not isinstance(goal.of, Population):
        return False
    met = rows.pop(goal.of.met or "", None)
    return met is not None and _counts(met, rows)


def _has_left(that: Condition) -> bool:
    if that.exit is not None or that.status_after is not None:
        return True
    return any(map(_has_left, that.all or ())) or _each(that.any)


def _each(conditions: Iterable[Condition] | None) -> bool:
    found = list(conditions or ())
    return bool(found) and all(map(_has_left, found))

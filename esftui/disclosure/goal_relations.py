"""What a goal's numbers hang together with: its definition is known to everyone.

Who went on to work are rows of the exits, who answered is in the surveys, who met another
goal is its numerator.
"""

from collections.abc import Iterable

from esftui.disclosure.cells import TableSet
from esftui.disclosure.exits import persons_with
from esftui.disclosure.nested import union, within
from esftui.disclosure.open import Open
from esftui.disclosure.part import SharedPart, part
from esftui.disclosure.surveys import occasion_key
from esftui.measure.goals import GoalRow
from esftui.model.goal import (
    ActivityCondition,
    ChangeGoal,
    Condition,
    CountGoal,
    Population,
    ShareGoal,
)


def numbers_of(
    row: GoalRow,
    name: tuple[str, str],
    counts: tuple[int, int],
    among: tuple[Open, TableSet],
    of: SharedPart | None = None,
) -> SharedPart:
    """Add the numerator and denominator of a goal in a column.

    What stands in another table already is the same number.

    Args:
        row: the goal.
        name: the key of the numbers, and the column: a gender, or ``total``.
        counts: the numerator and the denominator.
        among: the figures, and the numbers that these are added to.
        of: for a gender, the numbers of all.
    """
    (key, column), (figures, tables) = name, among
    wholes = [found for found in _wholes(row, column) if found in tables.index]
    parts = [found for found in _parts(row, column, figures) if found in tables.index]
    whole = next((found for found in wholes if tables.value(found) == counts[1]), counts[1])
    some = next((found for found in parts if tables.value(found) == counts[0]), counts[0])
    worth = (40, 50) if column == "total" else (9, 12)
    shared = part(tables, key, (some, whole), worth, of)
    relate(row, shared.part.key, column, figures, tables)
    for found in wholes:
        if found != shared.whole.key:
            tables.equal([shared.whole.key], [found])
    return shared


def _survey(question: str, occasions: tuple[str, ...] | None, column: str, name: str) -> list[str]:
    """Return the keys that answers to a question may have in the surveys."""
    occasion = occasions[0] if occasions is not None and len(occasions) == 1 else ""
    keys = [occasion_key(question), occasion_key(question, occasion)]
    gender = "" if column == "total" else f"/{column}"
    return [f"{key}{gender}/{name}" for key in dict.fromkeys(keys)]


def _wholes(row: GoalRow, column: str) -> list[str]:
    """Return the keys of other tables that a goal's denominator may have."""
    goal = row.goal
    if isinstance(goal, ChangeGoal):
        first, last = goal.occasions[0], goal.occasions[-1]
        return [f"{occasion_key(goal.question)}/{first}..{last}/whole"] if column == "total" else []
    if not isinstance(goal, ShareGoal):
        return []
    if isinstance(goal.of, str):
        return [f"{goal.of}/{column}"]
    population: Population = goal.of
    gender = "" if column == "total" else f"/{column}"
    if population.respondents is not None:
        return _survey(population.respondents, population.occasions, column, "whole")
    if population.members is not None and population.question is not None:
        return _survey(population.question, population.occasions, column, "whole")
    if population.met is not None:
        return [f"goal/{population.met}{gender}/part"]
    simple = population.activity and ActivityCondition(types=population.activity.types)
    if population.activity and population.activity == simple and len(simple.types) == 1:
        return [f"activity/{population.activity.types[0]}/{column}"]
    return []


def _parts(row: GoalRow, column: str, figures: Open) -> list[str]:
    """Return the keys of other tables that a goal's numerator may have."""
    goal = row.goal
    if isinstance(goal, ChangeGoal):
        first, last = goal.occasions[0], goal.occasions[-1]
        return [f"{occasion_key(goal.question)}/{first}..{last}/part"] if column == "total" else []
    if not isinstance(goal, ShareGoal | CountGoal) or goal.that is None:
        return []
    that = goal.that
    if isinstance(goal, ShareGoal) and isinstance(goal.of, Population):
        asked = goal.of.respondents or goal.of.question
        if that == Condition(positive=asked):
            return _survey(asked or "", goal.of.occasions, column, "part")
    if isinstance(goal, ShareGoal) and goal.of not in ("participants", "leavers"):
        return []
    if that.exit is not None and that == Condition(exit=that.exit):
        positive = {row.reason for row in figures.exits.rows if row.positive}
        return [f"positive/{column}"] if positive == set(that.exit) else []
    if that.activity is not None and len(that.activity.types) == 1:
        simple = Condition(activity=ActivityCondition(types=that.activity.types))
        return [f"activity/{that.activity.types[0]}/{column}"] if that == simple else []
    return []


def relate(row: GoalRow, number: str, column: str, figures: Open, tables: TableSet) -> None:
    """Say what a goal's numerator is, or cannot be more or less than, by its condition."""
    goal = row.goal
    if not isinstance(goal, ShareGoal | CountGoal) or goal.that is None:
        return
    if isinstance(goal, ShareGoal) and goal.of not in ("participants", "leavers"):
        if isinstance(goal.of, Population) and goal.of.met is not None:
            gender = "" if column == "total" else f"/{column}"
            met = f"goal/{goal.of.met}{gender}/part"
            if met in tables.index and met != number:
                tables.at_most([number], [met])
        return
    that = goal.that
    alone = sum(getattr(that, name) is not None for name in that.__struct_fields__) == 1
    for keys in _same(that, column, figures, tables):
        if keys != [number] and not (alone and tables.equal([number], keys)):
            within(tables, [number], keys)
    if alone and that.activity is not None and that.activity.types:
        simple = that.activity == ActivityCondition(types=that.activity.types)
        keys = [f"activity/{kind}/{column}" for kind in that.activity.types]
        if simple and len(keys) > 1 and all(key in tables.index for key in keys):
            union(tables, keys, number)
    if alone and that.any is not None:
        _any_of(that.any, number, column, (figures, tables))
    for each in that.all or ():
        for keys in _same(each, column, figures, tables):
            if number not in keys:
                within(tables, [number], keys)


def _any_of(
    conditions: Iterable[Condition], number: str, column: str, among: tuple[Open, TableSet]
) -> None:
    """Say that those of whom any of some conditions holds are those of whom each does."""
    figures, tables = among
    each = list(conditions)
    every = [keys for one in each for keys in _same(one, column, figures, tables)]
    for keys in every:
        within(tables, keys, [number])
    flat = [key for keys in every for key in keys]
    if len(every) == len(each) and len(set(flat)) == len(flat) and number not in flat:
        union(tables, flat, number)


def _same(that: Condition, column: str, figures: Open, tables: TableSet) -> Iterable[list[str]]:
    """Return what sums up to the people of whom a part of a condition holds."""
    if that.exit is not None:
        keys = persons_with(figures, tables, that.exit, column)
        if keys:
            yield keys
    if that.activity is not None and that.activity.types:
        keys = [f"activity/{kind}/{column}" for kind in that.activity.types]
        if all(key in tables.index for key in keys):
            yield keys
    if that.reached is not None and f"step/{that.reached}/ever/{column}" in tables.index:
        yield [f"step/{that.reached}/ever/{column}"]

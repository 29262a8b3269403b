"""The figures that shared ones are made from, before anything is withheld."""

from typing import Any, NamedTuple

import msgspec

from esftui.disclosure.cells import Rule, TableSet
from esftui.measure.activities import Activities
from esftui.measure.composition import Composition
from esftui.measure.exits import Exits
from esftui.measure.figure import Figure, Split
from esftui.measure.figures import Figures
from esftui.measure.flow import Flow
from esftui.measure.followups import FollowUps
from esftui.measure.gender import Gender
from esftui.measure.goals import GenderShare, GoalRow, Goals
from esftui.measure.steps import Steps
from esftui.measure.surveys import Surveys


class Open(NamedTuple):
    """The figures about people, as they are.

    ``folded``: those of unknown gender are so few that they are counted among the men: a
    column of one person would take another column with it in every table.
    """

    flow: Flow
    exits: Exits
    gender: Gender
    activities: Activities
    goals: Goals
    surveys: Surveys
    follow_ups: FollowUps
    steps: Steps
    composition: Composition
    folded: bool


def opened_for(figures: Figures, rule: Rule, *, folded: bool) -> tuple[Open, TableSet]:
    """Return the figures about people, and an empty set for their numbers.

    Args:
        figures: all figures.
        rule: the threshold.
        folded: whether those of unknown gender were counted among the men before; then
            they still are.
    """
    unknown = next(
        (row.split.unknown for row in figures.gender.rows if row.group == "participants"), 0
    )
    anybody = any(row.split.unknown for row in figures.gender.rows)
    folded = anybody and (folded or rule.small(unknown))
    parts: list[Any] = [getattr(figures, name) for name in Open._fields[:-1]]
    if folded:
        parts = [_folded(each) for each in parts]
    return Open._make([*parts, folded]), TableSet(rule, unknown=anybody and not folded)


def _folded(node: Any) -> Any:
    """Return figures where those of unknown gender are counted among the men."""
    if isinstance(node, Split):
        return Split(node.women, node.men + node.unknown)
    if isinstance(node, GoalRow):
        return msgspec.structs.replace(node, by_gender=_genders(node))
    if isinstance(node, tuple):
        return tuple([_folded(each) for each in node])
    if isinstance(node, Figure):
        values = [_folded(getattr(node, name)) for name in node.__struct_fields__]
        return type(node)(*values)
    return node


def _genders(row: GoalRow) -> tuple[GenderShare, ...]:
    """Return a goal's parts by gender, where the men are all who are not women."""
    women = next((each for each in row.by_gender if each.gender == "women"), None)
    if women is None or row.numerator is None or row.denominator is None:
        return row.by_gender
    some, whole = row.numerator - women.numerator, row.denominator - women.denominator
    return tuple(
        each
        if each.gender == "women" or (each.numerator, each.denominator) == (some, whole)
        else GenderShare("men", some, whole, some / whole if whole else None, each.target, None)
        for each in row.by_gender
    )

"""Who is in one group and not in another is of few nowhere, where it can be told from both."""

from collections.abc import Iterator
from datetime import date

import pytest
from support import example_data

from esftui.disclosure import Cell, Rule, Shared, share
from esftui.measure.everything import measure
from esftui.model.goal import ActivityCondition, Condition, ShareGoal
from esftui.model.project import Project

Difference = tuple[str, int]

LONG = {
    "creadiem": [date(2011 + month // 12, month % 12 + 1, 28) for month in range(7, 40, 4)],
    "framtidsstegen": [date(2011 + month // 12, month % 12 + 1, 28) for month in range(11, 41, 3)],
    "fler-i-arbete": [date(2012, 9, 30), date(2013, 3, 31), date(2014, 6, 30)],
}


def minus(name: str, more: list[Cell], less: list[Cell]) -> Iterator[Difference]:
    """Yield what some groups have more than others, where all of it is shown."""
    values = [cell.value for cell in (*more, *less)]
    if None not in values:
        known = [value or 0 for value in values]
        yield name, sum(known[: len(more)]) - sum(known[len(more) :])


def differences(shared: Shared, project: Project) -> Iterator[Difference]:
    """Yield the differences that anyone can work out who knows what the groups are."""
    kinds = {row.activity: row.persons for row in shared.activities.rows}
    everybody, active = shared.flow.participants, shared.flow.active
    goals = {goal.id: goal for goal in project.goals}
    for row in shared.goals.rows:
        goal = goals[row.id]
        if row.numbers is None or not isinstance(goal, ShareGoal) or goal.of != "participants":
            continue
        part, rest = row.numbers.part, row.numbers.rest
        that = goal.that.activity
        if that and goal.that == Condition(activity=ActivityCondition(types=that.types)):
            each = [kinds[kind].total for kind in that.types if kind in kinds]
            if len(each) > 1:
                yield from minus(f"{row.id}: in several", each, [part])
                for kind, cell in zip(that.types, each, strict=True):
                    yield from minus(f"{row.id}: not in {kind}", [part], [cell])
        if row.remaining is not None and row.needed is not None:
            yield from minus(f"{row.id}: counted and left", [part, row.remaining], [active])
            yield from minus(f"{row.id}: can count no more", [rest], [row.remaining])
    for step in shared.steps.rows:
        yield from minus(f"{step.step}: gone on", [step.ever.total], [step.now.total])
        yield from minus(f"{step.step}: never there", [everybody], [step.ever.total])
    for offset in shared.follow_ups.rows:
        found = [
            outcome.exits.total
            for outcome in offset.outcomes
            if {"work", "studies"} & set(outcome.outcomes)
        ]
        yield from minus(f"{offset.after}: found work since", found, [offset.still.part])


@pytest.mark.parametrize("name", LONG)
def test_no_few_are_in_one_group_and_not_in_another(name: str) -> None:
    data, seen = example_data.both(name), 0
    for at, day in enumerate(LONG[name]):
        rule = Rule((5, 3, 10)[at % 3])
        shared = share(measure(data, day), rule)
        for what, number in differences(shared, data.project):
            seen += number > 0
            assert not rule.small(number), f"{day}, {what}: {number}"
    assert seen > len(LONG[name])

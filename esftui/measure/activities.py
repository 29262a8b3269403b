"""Activities (aktiviteter): who took part in what, by type and gender."""

from datetime import date

from esftui.measure.figure import Figure, Split
from esftui.measure.people import Standing, Tally, standings
from esftui.model.project import ProjectData
from esftui.model.vocabulary import activity_types


class ActivityRow(Figure, frozen=True):
    """An activity type: unique persons, occasions, those going on, persons abroad."""

    activity: str
    title: str | None
    persons: Split
    occasions: int
    active: int
    abroad: int


class Activities(Figure, frozen=True):
    """Activities at a date: a row for every type that the project knows or the register has.

    ``persons`` are unique persons in any activity; ``without`` are participants in none.
    """

    rows: tuple[ActivityRow, ...]
    persons: Split
    without: Split


class _Count:
    """What is counted of one activity type while it is being counted."""

    __slots__ = ("abroad", "active", "occasions", "persons")

    def __init__(self) -> None:
        self.persons = Tally()
        self.occasions = self.active = self.abroad = 0


def activities(
    data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None
) -> Activities:
    """Count who has taken part in what by a date.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    titles = {kind.id: kind.title for kind in activity_types(data.project)}
    counts = {name: _Count() for name in titles}
    some, none = Tally(), Tally()
    for standing in people:
        gender = standing.person.gender
        taken: set[str] = set()
        abroad: set[str] = set()
        for part in standing.person.activities:
            if part.start > as_of:
                continue
            name = part.type
            count = counts.get(name) or counts.setdefault(name, _Count())
            count.occasions += 1
            if part.end is None or part.end > as_of:
                count.active += 1
            if name not in taken:
                taken.add(name)
                count.persons.add(gender)
            if part.abroad and name not in abroad:
                abroad.add(name)
                count.abroad += 1
        (some if taken else none).add(gender)
    return Activities(
        rows=tuple(
            ActivityRow(
                activity=name,
                title=titles.get(name),
                persons=count.persons.split(),
                occasions=count.occasions,
                active=count.active,
                abroad=count.abroad,
            )
            for name, count in counts.items()
        ),
        persons=some.split(),
        without=none.split(),
    )

"""Composition (sammansättning): the participants' mix against the target group's and the plan."""

from datetime import date

from esftui.measure.figure import Figure, Split
from esftui.measure.people import Standing, Tally, standings
from esftui.model.participant import Participant
from esftui.model.project import Project, ProjectData, TargetMix

AGE_BANDS: tuple[tuple[int, int], ...] = ((0, 24), (25, 34), (35, 44), (45, 54), (55, 200))
"""Age bands in whole years, both ends included."""


class MixRow(Figure, frozen=True):
    """A part of the participants; ``share`` (0-1) is of those whose part is known.

    ``name`` is empty for those whose part is not known.
    """

    name: str
    split: Split
    share: float | None


class TargetRow(Figure, frozen=True):
    """A cell of the target group: its persons and share beside the participants' in it.

    ``deviation`` is the participants' share less the target group's (0-1, signed). ``cell``
    is its definition.
    """

    title: str
    persons: int
    target_share: float
    participants: int
    share: float | None
    deviation: float | None
    cell: TargetMix | None = None


class Composition(Figure, frozen=True):
    """The participants at a date by age (at their first start), municipality and referrer.

    ``targets`` compares with the target group where the project describes one;
    ``outside`` are participants in none of its cells; ``young_below`` is the age in years
    that its young are younger than.
    """

    ages: tuple[MixRow, ...]
    municipalities: tuple[MixRow, ...]
    referrers: tuple[MixRow, ...]
    targets: tuple[TargetRow, ...]
    outside: int
    target_date: date | None
    young_below: int | None = None


def composition(
    data: ProjectData, as_of: date, people: tuple[Standing, ...] | None = None
) -> Composition:
    """Measure the mix of a project's participants at a date.

    Args:
        data: the project and its register.
        as_of: the date that every figure is true at.
        people: ``standings(data.register, as_of)`` where the caller has it already.
    """
    people = standings(data.register, as_of) if people is None else people
    bands = [f"{low}-{high}" for low, high in AGE_BANDS]
    targets, outside = _targets(data.project, people)
    return Composition(
        ages=_mix([(_band(age_at_start(s)), s) for s in people], bands),
        municipalities=_mix(
            [(s.person.municipality or "", s) for s in people], data.project.municipalities
        ),
        referrers=_mix([(s.person.referrer or "", s) for s in people], ()),
        targets=targets,
        outside=outside,
        target_date=data.project.target_mix_date,
        young_below=data.project.young_below,
    )


def age_at_start(standing: Standing) -> int | None:
    """Return the years that someone turned in the year of the first start, if it is known."""
    born = standing.person.birth_year
    return None if born is None else min(e.start for e in standing.started).year - born


def _band(age: int | None) -> str:
    if age is None:
        return ""
    return next((f"{low}-{high}" for low, high in AGE_BANDS if low <= age <= high), "")


def _mix(
    named: list[tuple[str, Standing]], order: tuple[str, ...] | list[str]
) -> tuple[MixRow, ...]:
    """Return the parts: those of ``order`` first, others by size, the unknown last."""
    tallies: dict[str, Tally] = {name: Tally() for name in order}
    for name, standing in named:
        tallies.setdefault(name, Tally()).add(standing.person.gender)
    splits = {name: tally.split() for name, tally in tallies.items()}
    unknown = splits.pop("", Split())
    known = sum(split.total for split in splits.values())
    listed = [name for name in order if name in splits]
    others = sorted(
        (name for name in splits if name not in listed), key=lambda n: (-splits[n].total, n)
    )
    rows = [
        MixRow(name, splits[name], splits[name].total / known if known else None)
        for name in (*listed, *others)
    ]
    return (*rows, MixRow("", unknown, None)) if unknown.total else tuple(rows)


def _targets(project: Project, people: tuple[Standing, ...]) -> tuple[tuple[TargetRow, ...], int]:
    cells = project.target_mix
    counts = [0] * len(cells)
    outside = 0
    for standing in people:
        found = next(
            (
                number
                for number, cell in enumerate(cells)
                if _inside(cell, standing.person, age_at_start(standing), project.young_below)
            ),
            None,
        )
        if found is None:
            outside += 1
        else:
            counts[found] += 1
    persons, inside = sum(cell.persons for cell in cells), sum(counts)
    rows = []
    for cell, count in zip(cells, counts, strict=True):
        target = cell.persons / persons if persons else 0.0
        share = count / inside if inside else None
        deviation = None if share is None else share - target
        rows.append(TargetRow(cell.title, cell.persons, target, count, share, deviation, cell))
    return tuple(rows), outside if cells else 0


def _inside(cell: TargetMix, person: Participant, age: int | None, young_below: int | None) -> bool:
    if cell.municipalities and person.municipality not in cell.municipalities:
        return False
    if cell.referrer is not None and person.referrer != cell.referrer:
        return False
    if cell.age is not None:
        if age is None or young_below is None:
            return False
        return (age < young_below) == (cell.age == "young")
    return True

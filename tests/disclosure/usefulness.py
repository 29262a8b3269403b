#!/usr/bin/env python3
"""How much of the exits by reason and gender stays visible, beside naive suppression.

python tests/disclosure/usefulness.py [projects of each size]

Projects are invented with 30, 70 and 110 leavers, seven reasons and two genders. Naive
suppression withholds the split of every reason with a count of 1 to 4 in it, and does not
even see that the sums give it away.
"""

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from esftui.disclosure import Rule, share  # noqa: E402
from esftui.measure.everything import measure  # noqa: E402
from esftui.model.participant import Enrolment, Participant, Register  # noqa: E402
from esftui.model.project import ExitReason, Project, ProjectData  # noqa: E402

REASONS = {
    "work": 36,
    "studies": 10,
    "other_measure": 8,
    "care": 16,
    "returned": 20,
    "moved": 4,
    "other": 6,
}
"""Per cent who leave for each; 46 go on to work or studies, as in Fler i Arbete."""

SIZES = (30, 70, 110)


class Found(NamedTuple):
    """Shares (0-1) of rows whose split is withheld, and of leavers whose split is shown."""

    naive: float
    ours: float
    rows: float
    leavers: float


def invented(leavers: int, seed: int) -> ProjectData:
    """Invent a project all of whose participants have left."""
    chance = Random(f"{leavers} {seed}")
    reasons = chance.choices(list(REASONS), list(REASONS.values()), k=leavers)
    start = date(2012, 1, 1)
    people = tuple(
        Participant(
            id=f"P-{number}",
            gender=chance.choice(("woman", "man")),
            enrolments=(
                Enrolment(
                    start=(begun := start + timedelta(days=chance.randint(0, 500))),
                    exit=begun + timedelta(days=chance.randint(30, 300)),
                    reason=reason,
                ),
            ),
        )
        for number, reason in enumerate(reasons)
    )
    project = Project(
        schema=1,
        id="invented",
        title="Invented",
        owner="Nobody",
        start=start,
        end=date(2014, 6, 30),
        exit_reasons=tuple(
            ExitReason(id=name, positive=name in ("work", "studies")) for name in REASONS
        ),
    )
    return ProjectData(project=project, register=Register(participants=people))


def found(leavers: int, projects: int, rule: Rule | None = None) -> Found:
    """Measure some projects of one size; what is withheld is so in the whole table set."""
    rule = rule or Rule()
    naive = hidden = rows = shown = 0
    reasons = 0
    for seed in range(projects):
        figures = measure(invented(leavers, seed), date(2014, 6, 30))
        splits = [row.persons for row in figures.exits.rows if row.persons.total]
        reasons += len(splits)
        naive += sum(any(rule.small(n) for n in (s.women, s.men)) for s in splits)
        shared = [row for row in share(figures, rule).exits.rows if row.persons.total.value != 0]
        rows += len(shared)
        for row in shared:
            split = row.persons
            if split.women.withheld or split.men.withheld:
                hidden += 1
            else:
                shown += split.total.value or 0
    return Found(naive / reasons, hidden / rows, rows / projects, shown / (leavers * projects))


def main(arguments: list[str]) -> int:
    """Print the figures of every size."""
    projects = int(arguments[0]) if arguments else 200
    print("leavers  naive  ours  rows  leavers with their split shown")
    for leavers in SIZES:
        f = found(leavers, projects)
        print(f"{leavers:7}  {f.naive:5.0%}  {f.ours:4.0%}  {f.rows:4.1f}  {f.leavers:4.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

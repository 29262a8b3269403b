"""Meetings held in a row, and everything that they withheld attacked at once."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from esftui.disclosure import Known, Rule, Shared, known, released
from esftui.disclosure.open import opened_for
from esftui.disclosure.share import gathered
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.goal import Question
from esftui.model.participant import (
    Answer,
    Enrolment,
    Gender,
    Participant,
    Participation,
    Register,
)
from esftui.model.project import FollowUpPlan, ProjectData
from support.attacker import Attacker
from support.attacker_exact import Exact, solver
from support.people import GOALS, START, project
from support.shared_reading import COLUMNS, Reading, compare

REASONS = ("work", "studies", "placement", "other_measure", "care", "returned", "other")

Sharing = Callable[[Figures, Rule, Sequence[Known]], Shared]


class Held(NamedTuple):
    """What a meeting was shown: the register as it was then, its figures, what was shared."""

    data: ProjectData
    figures: Figures
    shared: Shared


class Pinned(NamedTuple):
    """A number that can be worked out: its name, what it is, and what it still could be."""

    name: str
    value: int
    could_be: frozenset[int]


def truth_of(figures: Figures, shared: Shared) -> dict[str, int]:
    """Return the true numbers by the keys that they are shown under."""
    opened, tables = opened_for(figures, shared.rule, folded=shared.folded)
    gathered(opened, tables)
    return {key: tables.value(key) for key in shared.numbers()}


def leaves_of(figures: Figures, shared: Shared) -> dict[str, int]:
    """Return the true numbers of what rows may put together: months, reasons, ages and such."""
    opened, _tables = opened_for(figures, shared.rule, folded=shared.folded)
    mix = opened.composition
    splits = {("exits", row.reason): row.persons for row in opened.exits.rows}
    for table in ("ages", "municipalities", "referrers"):
        splits |= {(table, row.name or ""): row.split for row in getattr(mix, table)}
    found = {
        f"{table}/{quote(name, safe=' ')}/{column}": getattr(split, column)
        for (table, name), split in splits.items()
        for column in COLUMNS
    }
    for month in opened.flow.months:
        found[f"periods/{month.month}/starts"] = month.starts
        found[f"periods/{month.month}/exits"] = month.exits
    return found


def hold(
    meetings: Sequence[tuple[ProjectData, date]], k: int = 5, sharing: Sharing = released
) -> list[Held]:
    """Hold meetings in a row, each with the register as it was, protected from those before."""
    held: list[Held] = []
    for data, day in meetings:
        figures = measure(data, day)
        earlier = [known(each.shared) for each in held]
        held.append(Held(data, figures, sharing(figures, Rule(k), earlier)))
    return held


class Siege:
    """Some meetings in a row as one attacker sees them all."""

    def __init__(self, held: Sequence[Held]) -> None:
        """Read every table of every meeting, and lay each beside all before it."""
        self.attacker = Attacker()
        self.readings: list[Reading] = []
        self.wanted: dict[str, int] = {}
        """All that is withheld, and every small change: none may be told by far."""
        self.beside: dict[str, int] = {}
        """Small numbers that were not there to be shown at all: none may be told exactly."""
        for number, (data, figures, shared) in enumerate(held):
            truth = truth_of(figures, shared)
            leaves = leaves_of(figures, shared)
            name = f"{number}:"
            reading = Reading(self.attacker, shared, truth, name, leaves, lean=not solver())
            reading.read(data.project)
            for before in self.readings:
                compare(before, reading)
            self.wanted |= reading.secret
            self.beside |= reading.beside
            self.readings.append(reading)
        for name in [name for name in self.wanted if self._withheld_twice(name)]:
            self.beside[name] = self.wanted.pop(name)
        self.attacker.ready()
        self.exact = Exact(self.attacker) if solver() else None
        if self.exact is not None:
            self.attacker.guesses, self.attacker.steps = 0, 2

    def _withheld_twice(self, name: str) -> bool:
        """Say whether it is a change between two meetings that both withheld the number.

        No mark says anything of such a change: it must not be told exactly.
        """
        if not name.startswith("change/"):
            return False
        then, now, key = name.removeprefix("change/").split(":", 2)
        ends = (self.readings[int(number)].shared.value(key) for number in (then, now))
        return all(value is None for value in ends)

    def attack(self, names: Sequence[str] | None = None) -> list[Pinned]:
        """Try to work out some of what was withheld, or all; return what can be."""
        enough = self.readings[0].shared.rule.k - 1
        found = []
        every = self.wanted | self.beside
        for name in every if names is None else names:
            value = every[name]
            least = enough if name in self.wanted else 2
            could_be = self.attacker.possible(name, least, value)
            if len(could_be) < least and self.exact is not None:
                could_be = self.exact.possible(name, least, value)
            if len(could_be) < least:
                found.append(Pinned(name, value, frozenset(could_be)))
        return found

    def chosen(self, most: int, seed: int) -> list[str]:
        """Return some of what was withheld: half picked at random, half what changed least.

        What has changed by few since it was last shown is what is easiest to tell.
        """
        changed = sorted(self._changes(), key=lambda pair: (pair[0], pair[1]))
        least = [name for _change, name in changed[: most // 2]]
        rest = sorted({**self.wanted, **self.beside}.keys() - set(least))
        picked = Random(seed).sample(rest, min(most - len(least), len(rest)))
        return [*least, *picked]

    def _changes(self) -> list[tuple[int, str]]:
        """Return by how much each number withheld has changed since it was last shown."""
        found = []
        for number, reading in enumerate(self.readings):
            for key, cell in reading.shared.numbers().items():
                name = reading.of(key)
                shown = (each.shared.value(key) for each in reversed(self.readings[:number]))
                last = next((value for value in shown if value is not None), None)
                if cell.withheld and last is not None and name in self.wanted:
                    found.append((abs(reading.truth[key] - last), name))
        return found


def invented(
    seed: int | str, people: tuple[int, int] = (15, 60), reasons: Sequence[str] = REASONS
) -> ProjectData:
    """Invent a project of some persons, most of whom have left for one reason of seven."""
    chance = Random(seed)
    everyone = []
    for number in range(chance.randint(*people)):
        gender: Gender = chance.choices(("woman", "man", "unknown"), (45, 53, 2))[0]
        start = START + timedelta(days=chance.randint(0, 500))
        left = start + timedelta(days=chance.randint(30, 300)) if chance.random() < 0.8 else None
        answered = left is not None and chance.random() < 0.7
        everyone.append(
            Participant(
                id=f"P-{number}",
                gender=gender,
                birth_year=chance.randint(1950, 1992),
                municipality=chance.choice(("A", "A", "B", "C")),
                enrolments=(
                    Enrolment(
                        start=start, exit=left, reason=chance.choice(reasons) if left else None
                    ),
                ),
                activities=tuple(
                    Participation(type=kind, start=start + timedelta(days=20))
                    for kind in ("coaching", "placement", "study_visit")
                    if chance.random() < 0.6
                ),
                answers=(
                    Answer(
                        question="closer",
                        occasion="after",
                        asked=left,
                        answered=left,
                        value=chance.randint(1, 5),
                    ),
                )
                if answered and left
                else (),
            )
        )
    return ProjectData(
        project=project(
            goals=GOALS,
            questions=(Question(id="closer", title="Closer?"),),
            follow_ups=FollowUpPlan(after=("90 days",)),
        ),
        register=Register(participants=tuple(everyone)),
    )


def as_registered(data: ProjectData, seed: int | str, day: date) -> ProjectData:
    """Return a project as it was registered by a day: some is registered late, or wrongly."""
    people = []
    for number, participant in enumerate(data.register.participants):
        chance = Random(f"{seed} {number}")
        late = timedelta(days=chance.choice((0, 0, 0, 10, 30, 70)))
        mistaken = chance.random() < 0.05  # a double, taken away after a time
        begun = participant.enrolments[0]
        if begun.start + late > day or (mistaken and begun.start + timedelta(days=90) < day):
            continue
        if begun.exit is not None and begun.exit + late > day:
            begun = msgspec.structs.replace(begun, exit=None, reason=None)
        people.append(msgspec.structs.replace(participant, enrolments=(begun,)))
    return msgspec.structs.replace(data, register=Register(participants=tuple(people)))


def at_once(data: ProjectData, days: Sequence[date]) -> list[tuple[ProjectData, date]]:
    """Return meetings at some days, with the same register at all of them."""
    return [(data, day) for day in days]

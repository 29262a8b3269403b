"""Who starts and stops when: enrolments that follow a table of months to the letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data.synthetic.calendar import workdays
from data.synthetic.chance import Chance
from esftui.model.participant import Enrolment, Gender


class Month(NamedTuple):
    """A month's starts (of which some are re-entries) and exits."""

    month: str
    starts: int
    exits: int
    re_entries: int = 0


class Reasons(NamedTuple):
    """How many exits of each reason there are up to and including a month."""

    until: str
    counts: Mapping[str, int]


@dataclass
class Person:
    """A person while the flow is being made; ``since`` is set while an enrolment goes on."""

    number: int
    gender: Gender
    since: date | None = None
    past: list[Enrolment] = field(default_factory=list)

    @property
    def enrolments(self) -> tuple[Enrolment, ...]:
        """All enrolments, the one that goes on last."""
        now = () if self.since is None else (Enrolment(start=self.since),)
        return (*self.past, *now)


@dataclass(frozen=True)
class FlowPlan:
    """The table that a flow follows, and what makes one person likelier than another.

    ``genders`` are waves of new persons: within a wave the order is by chance.
    ``stay`` is the usual length of a stay in days; ``lean`` says how much likelier a woman
    is than a man to be the one who leaves for a reason; ``back`` are the reasons that
    people come back after, at least ``pause`` days later.
    """

    months: Sequence[Month]
    reasons: Sequence[Reasons]
    genders: Sequence[Mapping[Gender, int]]
    first: date
    last: date
    stay: int = 270
    shortest: int = 24
    pause: int = 60
    early: frozenset[str] = frozenset({"care", "interrupted"})
    back: frozenset[str] = frozenset({"care", "returned", "other", "interrupted"})
    lean: Mapping[str, float] = field(default_factory=dict)


def make_flow(plan: FlowPlan, chance: Chance) -> list[Person]:
    """Return the persons of a project with their enrolments, in the order of first start.

    Raises:
        ValueError: if the table asks for an exit or a re-entry that nobody can make.
    """
    genders = [gender for wave in plan.genders for gender in chance.deck(wave.items())][::-1]
    reasons = _reasons_by_month(plan, chance)
    people: list[Person] = []
    for month in plan.months:
        days = workdays(month.month, plan.first, plan.last)
        left = set(chance.shuffled(range(month.starts))[: month.re_entries])
        events = [(chance.pick(days), 0, n) for n in range(month.starts)]
        events += [(chance.pick(days), 1, n) for n in range(month.exits)]
        for day, is_exit, index in sorted(events):
            if is_exit:
                _exit(plan, chance, people, day, reasons[month.month].pop())
            elif index in left:
                _comes_back(plan, chance, people, day)
            else:
                people.append(Person(len(people) + 1, genders.pop(), since=day))
    if genders:
        msg = f"{len(genders)} persons of the table never start"
        raise ValueError(msg)
    return people


def _reasons_by_month(plan: FlowPlan, chance: Chance) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    months = list(plan.months)
    for group in plan.reasons:
        deck = chance.deck(group.counts.items())
        while months and months[0].month <= group.until:
            month = months.pop(0)
            found[month.month] = [deck.pop() for _ in range(month.exits)]
        if deck:
            msg = f"{len(deck)} reasons too many up to {group.until}"
            raise ValueError(msg)
    return found


def _exit(plan: FlowPlan, chance: Chance, people: Sequence[Person], day: date, reason: str) -> None:
    def weight(person: Person) -> float:
        days = (day - person.since).days if person.since else 0
        if days < plan.shortest:
            return 0.0
        usual = (days / plan.stay) ** 2
        odds = 1 / (1 + days / 60) ** 2 if reason in plan.early else usual
        return odds * (plan.lean.get(reason, 1.0) if person.gender == "woman" else 1.0)

    person = chance.weighted((person, weight(person)) for person in people)
    if person.since is None:
        raise ValueError(day)
    person.past.append(Enrolment(start=person.since, exit=day, reason=reason))
    person.since = None


def _comes_back(plan: FlowPlan, chance: Chance, people: Sequence[Person], day: date) -> None:
    def may(person: Person) -> bool:
        if person.since is not None or len(person.past) != 1:
            return False
        past = person.past[-1]
        away = (day - past.exit).days if past.exit else 0
        return past.reason in plan.back and away >= plan.pause

    person = chance.weighted((person, float(may(person))) for person in people)
    person.since = day

"""Job Action Plan Europe: a pilot group, then one group after another, three months each."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from data.synthetic.about import meta
from data.synthetic.calendar import weekday
from data.synthetic.chance import Chance
from data.synthetic.claims import claims
from data.synthetic.flow import Person
from data.synthetic.lives import Habit, activities
from data.synthetic.money import Curve, MoneyPlan, spending
from esftui.model.participant import (
    Answer,
    Enrolment,
    Gender,
    Participant,
    Register,
    Spending,
)
from esftui.model.project import Group, Project

FIRST, LAST = date(2011, 11, 1), date(2014, 9, 30)


class Turnout(NamedTuple):
    """Who came to a group: women, men, of unknown gender, and those who had been in one before."""

    women: int
    men: int
    unknown: int = 0
    again: int = 0


TURNOUT = {
    "pilot": Turnout(6, 8),
    "group_1": Turnout(9, 12),
    "group_2": Turnout(10, 11, again=1),
    "group_3": Turnout(5, 14, unknown=1),  # a skewed group
    "group_4": Turnout(11, 9, again=1),
    "group_5": Turnout(7, 9, unknown=1),
    "group_6": Turnout(12, 9, again=1),
    "group_7": Turnout(10, 10, unknown=1, again=1),
    "group_8": Turnout(8, 10),
}

EARLY = (("work", 3.0), ("interrupted", 3.0), ("care", 2.0), ("studies", 1.0), ("other", 1.0))
AT_THE_END = (("work", 20.0), ("placement", 18.0), ("studies", 11.0), ("other", 4.0))
RETURNED: dict[Gender, float] = {"woman": 18.0, "man": 50.0, "unknown": 40.0}
"""How many go back to the employment service, beside the weights of the other reasons."""

HABITS = (
    Habit("course", 0.96, (0, 3), (28, 45)),
    Habit("coaching", 0.9, (2, 14), (50, 85)),
    Habit("language_cafe", 0.34, (10, 30), (20, 50)),
    Habit("study_visit", 0.55, (14, 70), (1, 1)),
    Habit("placement", 0.27, (40, 62), (14, 28)),
    Habit(
        "placement",
        0.11,
        (35, 60),
        (14, 28),
        since=date(2012, 6, 1),
        abroad=1.0,
        places=("Berlin", "Kaunas", "Oslo", "Valencia", "Warszawa"),
    ),
    Habit(
        "exchange", 0.08, (30, 70), (3, 6), since=date(2012, 9, 1), abroad=1.0, places=("Berlin",)
    ),
)

PLACES = (
    ("Örebro", 30.0),
    ("Karlskoga", 14.0),
    ("Kristinehamn", 11.0),
    ("Lindesberg", 9.0),
    ("Hallsberg", 8.0),
    ("Kumla", 6.0),
    ("Degerfors", 5.0),
    ("Filipstad", 4.0),
    ("Askersund", 3.0),
    ("Nora", 3.0),
    ("Hällefors", 2.0),
    ("Laxå", 2.0),
    ("Lekeberg", 2.0),
    ("Storfors", 1.0),
)
OFFICES = {
    "Örebro": "Arbetsförmedlingen Örebro",
    "Lekeberg": "Arbetsförmedlingen Örebro",
    "Kumla": "Arbetsförmedlingen Hallsberg",
    "Hallsberg": "Arbetsförmedlingen Hallsberg",
    "Askersund": "Arbetsförmedlingen Hallsberg",
    "Laxå": "Arbetsförmedlingen Hallsberg",
    "Karlskoga": "Arbetsförmedlingen Karlskoga",
    "Degerfors": "Arbetsförmedlingen Karlskoga",
    "Kristinehamn": "Arbetsförmedlingen Kristinehamn",
    "Filipstad": "Arbetsförmedlingen Kristinehamn",
    "Storfors": "Arbetsförmedlingen Kristinehamn",
    "Lindesberg": "Arbetsförmedlingen Lindesberg",
    "Nora": "Arbetsförmedlingen Lindesberg",
    "Hällefors": "Arbetsförmedlingen Lindesberg",
}

MONEY = MoneyPlan(
    curves={
        "staff": Curve(0.94, date(2011, 11, 1), ramp=4),
        "external": Curve(0.85, date(2012, 4, 1), every=3),
        "travel": Curve(0.58, date(2012, 6, 1), every=2),
        "equipment": Curve(0.9, date(2012, 1, 1), every=5),
        "premises": Curve(0.98, date(2011, 12, 1)),
    },
    rate=248,
    sources={
        "af_hallsberg": 0.52,
        "af_karlskoga": 0.68,
        "af_kristinehamn": 0.56,
        "af_lindesberg": 0.61,
        "af_orebro": 1.54,
    },
)

# how near the labour market someone feels, 1-5, weights at each occasion
NEARNESS = {
    "before": (16.0, 32.0, 30.0, 17.0, 5.0),
    "during": (9.0, 25.0, 33.0, 24.0, 9.0),
    "after": (8.0, 17.0, 28.0, 31.0, 16.0),
}
RESPONSE = {"before": 0.95, "during": 0.78, "after": 0.66}


def register(project: Project) -> Register:
    """Return the register of Job Action Plan Europe."""
    people, groups = _people(project)
    participants = tuple(
        _participant(project.id, person, group)
        for person, group in zip(people, groups, strict=True)
    )
    money: tuple[Spending, ...] = ()
    if project.budget is not None:
        chance = Chance(project.id, "money")
        money = spending(project.budget, MONEY, participants, (FIRST, LAST), chance)
    return Register(
        meta=meta(project),
        participants=participants,
        spending=money,
        claims=claims(project, money),
    )


def _people(project: Project) -> tuple[list[Person], list[str]]:
    chance = Chance(project.id, "groups")
    people: list[Person] = []
    groups: list[str] = []
    for group in project.groups:
        turnout = TURNOUT[group.id]
        genders: list[tuple[Gender, int]] = [
            ("woman", turnout.women),
            ("man", turnout.men),
            ("unknown", turnout.unknown),
        ]
        waiting = [p for p in people if len(p.past) == 1 and p.past[-1].reason == "returned"]
        for person in chance.shuffled(waiting)[: turnout.again]:
            person.past.append(_stay(group, person.gender, chance))
        for gender in chance.deck(genders):
            people.append(Person(len(people) + 1, gender, past=[_stay(group, gender, chance)]))
            groups.append(group.id)
    return people, groups


def _stay(group: Group, gender: Gender, chance: Chance) -> Enrolment:
    if group.start is None or group.end is None:
        msg = f"{group.id} has no dates"
        raise ValueError(msg)
    # most come on the first day, a few in the first weeks
    start = group.start
    if chance.happens(0.15):
        start = max(start, weekday(group.start + timedelta(days=chance.whole(3, 18))))
    if chance.happens(0.2):
        left = weekday(group.end - timedelta(days=chance.whole(7, 65)))
        return Enrolment(start=start, exit=left, reason=chance.weighted(EARLY))
    left = weekday(group.end - timedelta(days=chance.pick((0, 0, 0, 0, 1, 3))))
    reasons = (("returned", RETURNED[gender]), *AT_THE_END)
    return Enrolment(start=start, exit=left, reason=chance.weighted(reasons))


def _participant(project: str, person: Person, group: str) -> Participant:
    name = f"JA-{person.number:03d}"
    chance = Chance(project, name)
    municipality = chance.weighted(PLACES)
    enrolments = person.enrolments
    return Participant(
        id=name,
        gender=person.gender,
        birth_year=chance.whole(1949, 1993),
        municipality=municipality,
        referrer=OFFICES[municipality],
        group=group,
        enrolments=enrolments,
        activities=activities(enrolments, HABITS, Chance(project, name, "activities"), LAST),
        answers=_answers(enrolments[:1], Chance(project, name, "answers")),
    )


def _answers(enrolments: Sequence[Enrolment], chance: Chance) -> tuple[Answer, ...]:
    found = []
    for enrolment in enrolments:
        left = enrolment.exit or LAST
        days = {
            "before": enrolment.start,
            "during": weekday(enrolment.start + timedelta(days=45)),
            "after": left,
        }
        for occasion, day in days.items():
            answers = chance.happens(RESPONSE[occasion])
            value = chance.weighted(enumerate(NEARNESS[occasion], start=1))
            if occasion == "during" and day >= left:
                continue
            answered = weekday(day + timedelta(days=chance.whole(0, 6)))
            answered = max(day, answered)
            found.append(
                Answer(
                    question="closer_to_work",
                    occasion=occasion,
                    asked=day,
                    answered=answered if answers else None,
                    value=value if answers else None,
                )
            )
    return tuple(found)

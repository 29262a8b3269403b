"""CreaDiem: recruitment that does not mirror the target group, and mostly men."""

from datetime import date
from typing import NamedTuple

import msgspec

from data.synthetic.about import meta
from data.synthetic.chance import Chance
from data.synthetic.claims import claims
from data.synthetic.flow import FlowPlan, Month, Person, Reasons, make_flow
from data.synthetic.lives import Finding, Habit, activities, follow_ups, plans
from data.synthetic.money import Curve, MoneyPlan, spending
from esftui.model.participant import Enrolment, Participant, Register, Spending
from esftui.model.project import Project

FIRST, LAST = date(2010, 11, 1), date(2014, 4, 30)

MONTHS = (
    Month("2011-03", 3, 0),
    Month("2011-04", 4, 0),
    Month("2011-05", 6, 0),
    Month("2011-06", 3, 0),
    Month("2011-08", 8, 1),
    Month("2011-09", 6, 1),
    Month("2011-10", 4, 2),
    Month("2011-11", 2, 2),
    Month("2011-12", 1, 3),
    Month("2012-01", 7, 2),
    Month("2012-02", 3, 2),
    Month("2012-03", 2, 2),
    Month("2012-04", 2, 3),
    Month("2012-05", 2, 3),
    Month("2012-06", 0, 5),
    Month("2012-08", 6, 2, re_entries=1),
    Month("2012-09", 5, 3),
    Month("2012-10", 3, 2),
    Month("2012-11", 2, 2),
    Month("2012-12", 0, 4),
    Month("2013-01", 6, 2, re_entries=1),
    Month("2013-02", 2, 2),
    Month("2013-03", 1, 3),
    Month("2013-04", 2, 3),
    Month("2013-05", 2, 3),
    Month("2013-06", 0, 6),
    Month("2013-07", 0, 1),
    Month("2013-08", 7, 2, re_entries=2),
    Month("2013-09", 4, 3),
    Month("2013-10", 3, 3, re_entries=1),
    Month("2013-11", 2, 3),
    Month("2013-12", 0, 5),
    Month("2014-01", 4, 3, re_entries=1),
    Month("2014-02", 2, 4),
    Month("2014-03", 0, 7),
    Month("2014-04", 0, 12),
)

_COLUMNS = (
    "work",
    "vocational_training",
    "studies",
    "other_measure",
    "care",
    "interrupted",
    "moved",
    "other",
)
_COUNTS = (
    ("2012-06", (6, 2, 3, 4, 4, 3, 1, 3)),
    ("2013-03", (6, 3, 3, 3, 1, 2, 0, 2)),
    ("2013-12", (10, 3, 4, 5, 2, 3, 1, 1)),
    ("2014-04", (9, 3, 5, 5, 0, 2, 0, 2)),
)
REASONS = tuple(
    Reasons(until, dict(zip(_COLUMNS, counts, strict=True))) for until, counts in _COUNTS
)

FLOW = FlowPlan(
    months=MONTHS,
    reasons=REASONS,
    genders=({"woman": 19, "man": 39}, {"woman": 19, "man": 21}),
    first=FIRST,
    last=LAST,
    stay=300,
    shortest=30,
    lean={"studies": 1.6},
)

POSITIVE = ("work", "vocational_training", "studies")

HABITS = (
    Habit("coaching", 0.93, (0, 14), (90, 260)),
    Habit("course", 0.58, (20, 90), (20, 100)),
    Habit("placement", 0.47, (60, 180), (28, 120)),
    Habit("study_visit", 0.33, (30, 160), (1, 1)),
    Habit(
        "study_visit",
        0.21,
        (40, 180),
        (3, 5),
        since=date(2011, 9, 5),
        abroad=1.0,
        places=("ABB, Maardu", "Oslo", "Stavanger"),
    ),
    Habit(
        "exchange",
        0.15,
        (60, 200),
        (12, 30),
        since=date(2012, 3, 5),
        abroad=1.0,
        places=("ABB, Maardu", "Bergen"),
    ),
    Habit("social_enterprise", 0.07, (90, 200), (60, 240), since=date(2012, 2, 1)),
)


class Cell(NamedTuple):
    """Where someone is recruited from; ``young`` is under 25."""

    municipality: str
    referrer: str
    young: bool


# more young people and more from the social services than the target group has
CELLS = (
    (Cell("Kalmar", "Af Kalmar", True), 36.0),
    (Cell("Kalmar", "Af Kalmar", False), 28.0),
    (Cell("Kalmar", "Socialförvaltningen", True), 9.0),
    (Cell("Kalmar", "Socialförvaltningen", False), 6.0),
    (Cell("Borgholm", "Arbetsförmedlingen Borgholm", True), 5.0),
    (Cell("Borgholm", "Arbetsförmedlingen Borgholm", False), 4.0),
    (Cell("Mörbylånga", "Arbetsförmedlingen Borgholm", True), 5.0),
    (Cell("Mörbylånga", "Arbetsförmedlingen Borgholm", False), 4.0),
    (Cell("Gotland", "Arbetsförmedlingen Gotland", True), 3.0),
    (Cell("Gotland", "Arbetsförmedlingen Gotland", False), 2.0),
)

MONEY = MoneyPlan(
    curves={
        "staff": Curve(0.9, date(2010, 11, 1), ramp=6),
        "external": Curve(0.71, date(2011, 6, 1), every=3),
        "travel": Curve(0.92, date(2011, 9, 1), every=2),
        "equipment": Curve(0.97, date(2011, 1, 1), every=4),
        "premises": Curve(0.98, date(2011, 2, 1)),
    },
    rate=262,
    sources={"af_kalmar": 4.65, "af_borgholm": 1.35, "social_services": 2.2},
)


def register(project: Project) -> Register:
    """Return the register of CreaDiem."""
    people = make_flow(FLOW, Chance(project.id, "flow"))
    participants = tuple(_participant(project.id, person) for person in people)
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


def _participant(project: str, person: Person) -> Participant:
    name = f"CD-{person.number:03d}"
    chance = Chance(project, name)
    cell = chance.weighted(CELLS)
    enrolments = tuple(_solution(e, chance) for e in person.enrolments)
    age = chance.whole(19, 24) if cell.young else chance.whole(26, 59)
    return Participant(
        id=name,
        gender=person.gender,
        birth_year=enrolments[0].start.year - age,
        municipality=cell.municipality,
        referrer=cell.referrer,
        enrolments=enrolments,
        activities=activities(enrolments, HABITS, Chance(project, name, "activities"), LAST),
        plans=plans(
            enrolments,
            (("competence", 0.89, (7, 60)),),
            Chance(project, name, "plans"),
            LAST,
        ),
        follow_ups=follow_ups(
            enrolments,
            ("90 days",),
            Finding(0.72, 0.12, 0.04),
            Chance(project, name, "follow-ups"),
            LAST,
        ),
    )


def _solution(enrolment: Enrolment, chance: Chance) -> Enrolment:
    outside = chance.happens(0.22) and enrolment.reason in POSITIVE
    return msgspec.structs.replace(enrolment, outside_home=outside)

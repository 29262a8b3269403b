"""Framtidsstegen: a busy project whose money, contract and website lag behind."""

from datetime import date

from data.synthetic.about import meta
from data.synthetic.chance import Chance
from data.synthetic.claims import claims
from data.synthetic.flow import FlowPlan, Month, Person, Reasons, make_flow
from data.synthetic.lives import (
    Asking,
    Finding,
    Habit,
    activities,
    ask,
    follow_ups,
    plans,
)
from data.synthetic.money import Curve, MoneyPlan, spending
from esftui.model.dates import add_offset
from esftui.model.participant import Answer, Participant, Register, Spending
from esftui.model.project import Project

FIRST, LAST = date(2011, 6, 1), date(2014, 6, 30)

MONTHS = (
    Month("2011-10", 2, 0),
    Month("2011-11", 3, 0),
    Month("2011-12", 2, 1),
    Month("2012-01", 9, 1),
    Month("2012-02", 6, 1),
    Month("2012-03", 5, 2),
    Month("2012-04", 4, 3),
    Month("2012-05", 4, 4),
    Month("2012-06", 2, 5),
    Month("2012-07", 0, 1),
    Month("2012-08", 9, 2, re_entries=1),
    Month("2012-09", 7, 3, re_entries=1),
    Month("2012-10", 5, 3, re_entries=1),
    Month("2012-11", 4, 3, re_entries=1),
    Month("2012-12", 2, 5),
    Month("2013-01", 8, 3, re_entries=2),
    Month("2013-02", 5, 4, re_entries=1),
    Month("2013-03", 4, 5),
    Month("2013-04", 4, 4),
    Month("2013-05", 3, 4),
    Month("2013-06", 1, 8),
    Month("2013-07", 0, 1),
    Month("2013-08", 7, 3, re_entries=1),
    Month("2013-09", 5, 4, re_entries=1),
    Month("2013-10", 4, 4),
    Month("2013-11", 3, 5),
    Month("2013-12", 1, 7),
    Month("2014-01", 4, 3, re_entries=1),
    Month("2014-02", 2, 4),
    Month("2014-03", 0, 4),
    Month("2014-04", 0, 5),
    Month("2014-05", 0, 6),
    Month("2014-06", 0, 7),
)

REASONS = (
    Reasons(
        "2012-06",
        {"work": 2, "studies": 1, "other_measure": 4, "care": 6, "returned": 2, "other": 2},
    ),
    Reasons(
        "2012-12",
        {"work": 6, "studies": 3, "other_measure": 4, "care": 2, "returned": 1, "other": 1},
    ),
    Reasons("2013-03", {"work": 5, "studies": 3, "other_measure": 3, "returned": 1}),
    Reasons(
        "2013-12",
        {"work": 7, "studies": 6, "other_measure": 10, "care": 6, "returned": 5, "other": 6},
    ),
    Reasons(
        "2014-06",
        {"work": 4, "studies": 4, "other_measure": 9, "care": 5, "returned": 3, "other": 4},
    ),
)

FLOW = FlowPlan(
    months=MONTHS,
    reasons=REASONS,
    genders=(
        {"woman": 24, "man": 21},
        {"woman": 10, "man": 19},  # from the autumn of 2012 mostly men
        {"woman": 15, "man": 16},
    ),
    first=FIRST,
    last=LAST,
    stay=240,
    lean={"work": 1.5, "studies": 1.2},
)

HABITS = (
    Habit("mapping", 0.97, (0, 5), (14, 30)),
    Habit("coaching", 0.82, (14, 40), (60, 200)),
    Habit("health", 0.46, (10, 60), (40, 120)),
    Habit("language_cafe", 0.17, (20, 90), (30, 120)),
    Habit("study_visit", 0.3, (30, 150), (1, 1)),
    Habit("placement", 0.28, (50, 120), (28, 90), late=(date(2012, 12, 1), 1.3)),
    Habit("work_training", 0.25, (60, 150), (40, 120), late=(date(2012, 12, 1), 1.3)),
    Habit(
        "placement",
        0.12,
        (60, 150),
        (14, 28),
        since=date(2013, 5, 6),
        abroad=1.0,
        places=("Leipzig", "Bologna"),
    ),
)

PLACES = (("Alvesta", 5.0), ("Ljungby", 4.0), ("Växjö", 3.0), ("Älmhult", 2.4), ("Värnamo", 1.6))
REFERRERS = (("Försäkringskassan", 4.0), ("Arbetsförmedlingen", 4.0), ("Socialförvaltningen", 3.0))

MONEY = MoneyPlan(
    curves={
        "staff": Curve(0.93, date(2011, 6, 1), ramp=5),
        "external": Curve(0.75, date(2012, 3, 1), every=3),
        "travel": Curve(0.7, date(2011, 10, 1), ramp=14, every=2),
        "equipment": Curve(0.88, date(2011, 8, 1), every=4),
        "premises": Curve(0.96, date(2011, 6, 1), ramp=3),
    },
    rate=270,
    sources={
        "af_alvesta": 1.73,
        "af_ljungby": 1.56,
        "af_almhult": 1.33,
        "social_services_1": 1.3,
        "social_services_2": 1.0,
    },
    corrections=(
        Spending(
            date=date(2012, 11, 30),
            source="esf",
            category="staff",
            amount=-48200,
            note="Rättelse av lön för september och oktober",
        ),
    ),
)

OCCASIONS = (("+3 months", "3 months"), ("+6 months", "6 months"), ("+9 months", "9 months"))


def register(project: Project) -> Register:
    """Return the register of Framtidsstegen."""
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
    name = f"FS-{person.number:03d}"
    chance = Chance(project, name)
    enrolments = person.enrolments
    return Participant(
        id=name,
        gender=person.gender,
        birth_year=chance.whole(1950, 1992),
        municipality=chance.weighted(PLACES),
        referrer=chance.weighted(REFERRERS),
        enrolments=enrolments,
        activities=activities(enrolments, HABITS, Chance(project, name, "activities"), LAST),
        plans=plans(
            enrolments,
            (("health", 0.91, (10, 60)), ("work_studies", 0.95, (14, 75))),
            Chance(project, name, "plans"),
            LAST,
        ),
        follow_ups=follow_ups(
            enrolments,
            ("3 months", "6 months", "9 months"),
            Finding(0.7, 0.1, 0.05),
            Chance(project, name, "follow-ups"),
            LAST,
        ),
        answers=_answers(person, Chance(project, name, "answers")),
    )


def _answers(person: Person, chance: Chance) -> tuple[Answer, ...]:
    found: list[Answer] = []
    for enrolment in person.enrolments:
        left = enrolment.exit
        during = add_offset(enrolment.start, "4 months")
        asking = Asking("life_situation", "during", 0.8, 0.8)
        if left is None or during < left:
            found += ask(asking, during, chance, LAST)
        if left is None:
            continue
        for question, response, positive in (
            ("closer_to_work", 0.74, 0.67),
            ("life_situation", 0.74, 0.82),
            ("equality_work", 0.7, 0.62),
        ):
            found += ask(Asking(question, "after", response, positive), left, chance, LAST)
        for occasion, offset in OCCASIONS:
            asking = Asking("life_situation", occasion, 0.55, 0.82)
            found += ask(asking, add_offset(left, offset), chance, LAST)
    return tuple(sorted(found, key=lambda a: (a.asked, a.question)))

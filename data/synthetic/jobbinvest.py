"""JOBBINVEST-ering: a small pilot that tries the method and its questions."""

from collections.abc import Sequence
from datetime import date, timedelta

from data.synthetic.about import meta
from data.synthetic.calendar import weekday
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
)
from data.synthetic.money import Curve, MoneyPlan, spending
from esftui.model.participant import (
    Answer,
    Enrolment,
    Event,
    Gender,
    Member,
    Participant,
    Participation,
    Register,
    Spending,
    StepReached,
)
from esftui.model.project import Project

FIRST, LAST = date(2008, 5, 1), date(2008, 9, 30)

FLOW = FlowPlan(
    months=(
        Month("2008-05", 12, 0),
        Month("2008-06", 6, 6),
        Month("2008-07", 0, 2),
        Month("2008-08", 5, 3, re_entries=1),
        Month("2008-09", 0, 9),
    ),
    reasons=(
        Reasons("2008-06", {"work": 3, "studies": 1, "other_measure": 1, "care": 1}),
        Reasons("2008-07", {"other_measure": 1, "returned": 1}),
        Reasons(
            "2008-09", {"work": 4, "studies": 3, "other_measure": 2, "returned": 2, "other": 1}
        ),
    ),
    genders=({"woman": 12, "man": 10},),
    first=FIRST + timedelta(days=4),
    last=LAST,
    stay=60,
    shortest=9,
    pause=25,
)

HABITS = (
    Habit("mapping", 1.0, (0, 2), (5, 14)),
    Habit("coaching", 0.75, (5, 12), (20, 60)),
    Habit("study_visit", 0.35, (7, 30), (1, 1)),
    Habit("placement", 0.72, (7, 24), (14, 40), example=0.78),
)

COOPERATING = (
    ("Kävlinge", date(2008, 5, 12), date(2008, 8, 28)),
    ("Eslöv", date(2008, 5, 20), date(2008, 7, 3)),
    ("Höör", date(2008, 6, 4), date(2008, 9, 11)),
    ("Lomma", date(2008, 6, 17), date(2008, 9, 18)),
    ("Staffanstorp", date(2008, 8, 20), None),
)
"""The municipalities that cooperate, since when, and when they tried another one's method."""

MEMBERS: tuple[tuple[str, Gender], ...] = (
    ("Arbetsförmedlingen", "woman"),
    ("Arbetsförmedlingen", "man"),
    ("Eslöv", "woman"),
    ("Eslöv", "woman"),
    ("Försäkringskassan", "woman"),
    ("Försäkringskassan", "man"),
    ("HSO", "man"),
    ("Höör", "woman"),
    ("Höör", "man"),
    ("Kävlinge", "woman"),
    ("Kävlinge", "man"),
    ("Lomma", "woman"),
    ("Primärvården", "woman"),
    ("Staffanstorp", "man"),
)
JOINED_LATE = ("Primärvården", "Staffanstorp")

MONEY = MoneyPlan(
    curves={
        "staff": Curve(0.93, date(2008, 5, 1)),
        "external": Curve(0.72, date(2008, 6, 1), every=2),
        "travel": Curve(0.98, date(2008, 5, 1)),
        "premises": Curve(0.9, date(2008, 5, 1)),
    },
)


def register(project: Project) -> Register:
    """Return the register of JOBBINVEST-ering."""
    people = make_flow(FLOW, Chance(project.id, "flow"))
    participants = tuple(_participant(project.id, person) for person in people)
    money: tuple[Spending, ...] = ()
    if project.budget is not None:
        chance = Chance(project.id, "money")
        money = spending(project.budget, MONEY, participants, (FIRST, LAST), chance)
    return Register(
        meta=meta(project),
        participants=participants,
        members=tuple(_member(project.id, n) for n in range(len(MEMBERS))),
        spending=money,
        claims=claims(project, money),
        events=_events(),
    )


def _participant(project: str, person: Person) -> Participant:
    name = f"JI-{person.number:03d}"
    chance = Chance(project, name)
    enrolments = person.enrolments
    taken = activities(enrolments, HABITS, Chance(project, name, "activities"), LAST)
    return Participant(
        id=name,
        gender=person.gender,
        birth_year=chance.whole(1950, 1988),
        municipality=chance.pick([place for place, _since, _tried in COOPERATING]),
        referrer=chance.weighted((("Arbetsförmedlingen", 3.0), ("Socialtjänsten", 2.0))),
        group="pilot",
        enrolments=enrolments,
        activities=taken,
        steps=_steps(enrolments, taken, chance),
        follow_ups=follow_ups(
            enrolments,
            ("90 days",),
            Finding(0.8, 0.15, 0.0, days=(0, 5)),
            Chance(project, name, "follow-ups"),
            LAST,
        ),
        answers=_answers(enrolments, Chance(project, name, "answers")),
    )


def _steps(
    enrolments: Sequence[Enrolment], taken: Sequence[Participation], chance: Chance
) -> tuple[StepReached, ...]:
    step, day = chance.whole(1, 3), enrolments[0].start
    until = enrolments[-1].exit or LAST
    example = any(part.example_company for part in taken)
    found = [StepReached(step=f"step_{step}", date=day)]
    while step < 5:
        # early placement at an exempelföretag is what makes people climb
        day = weekday(day + timedelta(days=chance.whole(14, 26)))
        if day > until or not chance.happens(0.85 if example else 0.5):
            break
        step += 1
        found.append(StepReached(step=f"step_{step}", date=day))
    return tuple(found)


def _answers(enrolments: Sequence[Enrolment], chance: Chance) -> tuple[Answer, ...]:
    left = enrolments[-1].exit
    if left is None:
        return ()
    return (
        *ask(Asking("chance_of_work", "after", 0.72, 0.64), left, chance, LAST),
        *ask(Asking("right_support", "after", 0.72, 0.78), left, chance, LAST),
    )


def _member(project: str, index: int) -> Member:
    organisation, gender = MEMBERS[index]
    name = f"SG-{index + 1:02d}"
    chance = Chance(project, name)
    question = "cooperation_deepened"
    during = ask(Asking(question, "during", 0.75, 0.5), date(2008, 7, 1), chance, LAST)
    after = ask(Asking(question, "after", 0.8, 0.75), date(2008, 9, 15), chance, LAST)
    return Member(
        id=name,
        group="cooperation_group",
        gender=gender,
        organisation=organisation,
        answers=after if organisation in JOINED_LATE else (*during, *after),
    )


def _events() -> tuple[Event, ...]:
    found = []
    for place, since, tried in COOPERATING:
        found.append(Event(date=since, type="cooperation_started", municipality=place))
        if tried is not None:
            found.append(Event(date=tried, type="method_tried", municipality=place))
    return tuple(sorted(found, key=lambda event: event.date))

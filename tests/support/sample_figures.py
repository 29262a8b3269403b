"""Figures to draw: a small project in full, measured by the real measures."""

import random
from datetime import date, timedelta
from functools import lru_cache

from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.budget import Budget, Category, PlanPoint, Source
from esftui.model.checklist import Item
from esftui.model.goal import (
    ActivityCondition,
    Baseline,
    ChangeGoal,
    Condition,
    CountGoal,
    GenderTargets,
    Goal,
    MilestoneGoal,
    Population,
    Question,
    ShareGoal,
    TextGoal,
)
from esftui.model.participant import (
    Answer,
    Enrolment,
    Event,
    FollowUp,
    Gender,
    Participant,
    Participation,
    Register,
    Spending,
    StepReached,
)
from esftui.model.project import (
    FollowUpPlan,
    Group,
    MethodStep,
    Phase,
    Planned,
    Project,
    ProjectData,
    TargetMix,
)

START, END = date(2011, 6, 1), date(2014, 6, 30)
MIDWAY = date(2013, 3, 31)

GOALS: tuple[Goal, ...] = (
    ShareGoal(
        id="employment",
        title="Vidare till någon form av anställning",
        of="participants",
        that=Condition(exit=("work",)),
        target=0.2,
        baselines=(
            Baseline(title="Brännpunkt", share=0.44),
            Baseline(title="Ordinarie", share=0.7, to=0.75),
        ),
    ),
    ShareGoal(
        id="placement",
        title="Har deltagit i praktik eller arbetsträning",
        of="participants",
        that=Condition(activity=ActivityCondition(types=("placement", "work_training"))),
        target=0.4,
    ),
    ShareGoal(
        id="closer",
        title="Känner sig närmare arbetsmarknaden",
        of=Population(respondents="closer"),
        that=Condition(positive="closer"),
        target=0.75,
        note="Det senaste svaret räknas.",
    ),
    ShareGoal(
        id="each-gender",
        title="Till arbete eller studier, för vart kön",
        of="leavers",
        that=Condition(exit=("work", "studies")),
        targets=GenderTargets(women=0.5, men=0.5),
    ),
    ShareGoal(
        id="undecided",
        title="Arbete efter 90 dagar",
        of="leavers",
        that=Condition(exit=("work",)),
    ),
    CountGoal(
        id="abroad",
        title="Praktik utomlands",
        that=Condition(activity=ActivityCondition(abroad=True)),
        target=18,
    ),
    ChangeGoal(
        id="change", title="Närmare än förut", question="closer", occasions=("before", "after")
    ),
    MilestoneGoal(
        id="website", title="Webbplats om metoder", item="website", by="start + 3 months"
    ),
    MilestoneGoal(
        id="methods", title="Metoderna är dokumenterade", item="methods", by="end - 6 months"
    ),
    TextGoal(id="effect", title="På sikt: utanförskapet har minskat"),
)

CHECKLIST = (
    Item(
        id="agreement",
        title="Samverkansavtal",
        status="done",
        done=date(2011, 10, 20),
        due="2011-11-30",
        owner="projektägare",
    ),
    Item(
        id="evaluator",
        title="Avtal med extern utvärderare",
        status="in_progress",
        due="2011-11-30",
        owner="projektledare",
    ),
    Item(id="website", title="Webbplats om metoder", due="start + 3 months", owner="kommunikatör"),
    Item(
        id="swot",
        title="SWOT-analys av jämställdhet och tillgänglighet",
        status="in_progress",
        due="2013-04-12",
    ),
    Item(
        id="plan",
        title="Plan för jämställdhet och tillgänglighet",
        due="2013-04-30",
        after=("swot",),
    ),
    Item(id="methods", title="Metodhandbok", due="end - 6 months", owner="projektledare"),
    Item(id="standing", title="Implementering", standing=True),
    Item(id="study", title="Förstudie", status="not_applicable"),
)

STEPS = ("mapping", "matching", "training")
MUNICIPALITIES = ("Alvesta", "Ljungby", "Växjö", "Värnamo")
QUESTIONS = (
    Question(id="closer", title="Närmare arbetsmarknaden", occasions=("before", "after")),
    Question(id="support", title="Har fått det stöd som behövdes", occasions=("after",)),
)
TARGETS = (
    TargetMix(title="Växjö unga", age="young", municipalities=("Växjö",), persons=40),
    TargetMix(title="Växjö äldre", age="older", municipalities=("Växjö",), persons=25),
    TargetMix(title="Övriga", municipalities=("Alvesta", "Ljungby"), persons=60),
)

BUDGET = Budget(
    esf_grant=10_617_649,
    total=18_336_099,
    financing=(
        Source(id="esf", title="ESF-stöd", kind="esf", amount=10_617_649),
        Source(
            id="af",
            title="Arbetsförmedlingen",
            kind="co_financing",
            amount=6_918_450,
            allowance=True,
        ),
        Source(id="soc", title="Socialförvaltningen", kind="co_financing", amount=800_000),
    ),
    categories=(
        Category(id="staff", title="Personal", amount=11_417_649),
        Category(id="allowance", title="Deltagarersättning", amount=6_918_450),
    ),
    plan=(PlanPoint(date=date(2012, 6, 30), amount=5_000_000),),
)


def project(**changes: object) -> Project:
    """Return a project with everything in it, some of it changed."""
    parts: dict[str, object] = {
        "schema": 1,
        "id": "framtidsstegen",
        "title": "Framtidsstegen",
        "owner": "Allbo Lärcenter",
        "start": START,
        "end": END,
        "phases": (Phase(id="implementation", title="Genomförande", start=START, end=END),),
        "planned": Planned(participants=120, women=60, men=60),
        "questions": QUESTIONS,
        "municipalities": MUNICIPALITIES,
        "method_steps": tuple(
            MethodStep(id=step, title=title)
            for step, title in zip(STEPS, ("Kartläggning", "Matchning", "Praktik"), strict=True)
        ),
        "groups": (
            Group(id="pilot", title="Pilotgruppen", size=15),
            Group(id="second", title="Grupp 2", size=70, start=date(2012, 1, 9), end=END),
            Group(id="third", title="Grupp 3", size=22, start=date(2014, 5, 5), end=END),
        ),
        "follow_ups": FollowUpPlan(after=("90 days", "6 months")),
        "target_mix": TARGETS,
        "target_mix_date": date(2010, 4, 30),
        "young_below": 25,
        "budget": BUDGET,
        "goals": GOALS,
        "checklist": CHECKLIST,
    }
    return Project(**(parts | changes))  # type: ignore[arg-type]


def _follow_ups(number: int, enrolments: list[Enrolment]) -> tuple[FollowUp, ...]:
    """Return what became of some of the follow-ups; every seventh is never done."""
    found = []
    for enrolment in enrolments:
        if enrolment.exit is None or number % 7 == 6:
            continue
        for after, days in (("90 days", 93), ("6 months", 188)):
            day = enrolment.exit + timedelta(days=days)
            if number % 9 == 8:
                found.append(
                    FollowUp(exit=enrolment.exit, after=after, date=day, state="not_reached")
                )
            elif number % 13 == 12:
                found.append(FollowUp(exit=enrolment.exit, after=after, date=day, state="declined"))
            else:
                outcome = ("work", "studies", "none", "other_measure")[number % 4]
                found.append(FollowUp(exit=enrolment.exit, after=after, date=day, outcome=outcome))
    return tuple(found)


def _supported(number: int, left: date) -> tuple[Answer, ...]:
    """Return an answer to the second question; some are not asked, and most do not answer."""
    if number % 5 == 4:
        return ()
    if number % 2:
        return (Answer(question="support", occasion="after", asked=left),)
    value = 2 + number % 4
    return (Answer(question="support", occasion="after", asked=left, answered=left, value=value),)


def _person(number: int, dice: random.Random) -> Participant:
    first = START + timedelta(days=30 + number * 8 + dice.randrange(20))
    enrolments, day = [], first
    for _round in range(2 if number % 11 == 3 else 1):
        left = day + timedelta(days=120 + dice.randrange(300))
        reason = dice.choice(
            ("work", "work", "studies", "care", "returned", "other_measure", "moved")
        )
        enrolments.append(Enrolment(start=day, exit=left, reason=reason))
        day = left + timedelta(days=40)
    gender: Gender = (
        "unknown" if number == 40 else dice.choice(("woman", "woman", "man", "man", "man"))
    )
    kinds = dice.sample(("mapping", "coaching", "placement", "work_training", "study_visit"), 3)
    return Participant(
        id=f"P{number:03d}",
        gender=gender,
        birth_year=None if number % 20 == 19 else 1950 + number * 7 % 42,
        municipality=MUNICIPALITIES[number * 3 % 4],
        referrer=("Arbetsförmedlingen", "Försäkringskassan", None)[number % 3],
        group="pilot" if number < 14 else "second",
        steps=tuple(
            StepReached(step=step, date=first + timedelta(days=40 * index))
            for index, step in enumerate(STEPS[: number % 4])
        ),
        follow_ups=_follow_ups(number, enrolments),
        enrolments=tuple(enrolments),
        activities=tuple(
            Participation(
                type=kind, start=first, end=first + timedelta(days=90), abroad=number % 9 == 0
            )
            for kind in kinds
        ),
        answers=(
            Answer(question="closer", occasion="before", asked=first, answered=first, value=2),
            Answer(
                question="closer",
                occasion="after",
                asked=left,
                answered=left if number % 3 else None,
                value=dice.randrange(2, 6) if number % 3 else None,
            ),
            *_supported(number, left),
        ),
    )


def register(people: int = 100) -> Register:
    """Return a register with a number of people and of spending entries, always the same."""
    dice = random.Random(2011)
    spending = []
    for month in range(37):
        day = date(2011 + (5 + month) // 12, (5 + month) % 12 + 1, 15)
        spending.append(
            Spending(date=day, source="esf", category="staff", amount=230_000 + month * 2_000)
        )
        spending.append(Spending(date=day, source="af", category="allowance", amount=150_000))
    return Register(
        participants=tuple(_person(number, dice) for number in range(people)),
        spending=tuple(spending),
        events=(Event(date=MIDWAY, type="enterprise"),),
    )


@lru_cache
def figures(as_of: date = MIDWAY, people: int = 100) -> Figures:
    """Return the figures of the sample project at a date."""
    return measure(ProjectData(project=project(), register=register(people)), as_of)


@lru_cache
def empty_figures(as_of: date = MIDWAY) -> Figures:
    """Return the figures of a project with nothing in it."""
    bare = project(
        planned=None,
        budget=None,
        goals=(),
        checklist=(),
        questions=(),
        method_steps=(),
        groups=(),
        follow_ups=FollowUpPlan(),
        target_mix=(),
    )
    return measure(ProjectData(project=bare), as_of)

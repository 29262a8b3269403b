"""Small registers written out, and strategies for invented ones."""

from datetime import date, timedelta

from hypothesis import strategies as st

from esftui.model.budget import Budget, Category, Source
from esftui.model.checklist import Item
from esftui.model.goal import (
    ActivityCondition,
    Condition,
    CountGoal,
    Goal,
    MilestoneGoal,
    Population,
    Question,
    ShareGoal,
    StatusAfter,
    TextGoal,
)
from esftui.model.participant import (
    ActionPlan,
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

START, END = date(2012, 1, 1), date(2013, 12, 31)


def day(text: str) -> date:
    """Return a date written as ISO."""
    return date.fromisoformat(text)


def project(**changes: object) -> Project:
    """Return a small project of two years, with what a test changes."""
    fields: dict[str, object] = {
        "schema": 1,
        "id": "test",
        "title": "Test",
        "owner": "Owner",
        "start": START,
        "end": END,
    }
    return Project(**{**fields, **changes})  # type: ignore[arg-type]


def enrolment(start: str, exit: str | None = None, reason: str | None = None) -> Enrolment:
    """Return a start, with its exit if it has one."""
    return Enrolment(start=day(start), exit=day(exit) if exit else None, reason=reason)


def person(name: str, gender: Gender, *enrolments: Enrolment, **more: object) -> Participant:
    """Return a participant with some starts."""
    return Participant(id=name, gender=gender, enrolments=enrolments, **more)  # type: ignore[arg-type]


def data(*people: Participant, **changes: object) -> ProjectData:
    """Return a small project with some participants."""
    return ProjectData(project=project(**changes), register=Register(participants=people))


days = st.dates(START - timedelta(days=60), END + timedelta(days=60))
_GENDERS: tuple[Gender, ...] = ("woman", "man", "unknown")
genders = st.sampled_from(_GENDERS)
reasons = st.sampled_from(["work", "studies", "care", "invented", None])


@st.composite
def enrolments(draw: st.DrawFn) -> Enrolment:
    """Invent a start and perhaps its exit."""
    start = draw(days)
    length = draw(st.none() | st.integers(0, 400))
    if length is None:
        return Enrolment(start=start)
    return Enrolment(start=start, exit=start + timedelta(days=length), reason=draw(reasons))


@st.composite
def participants(draw: st.DrawFn) -> Participant:
    """Invent a participant with all that can happen to one."""
    begun = tuple(draw(st.lists(enrolments(), max_size=3)))
    exits = [e.exit for e in begun if e.exit is not None]
    return Participant(
        id=f"P-{draw(st.integers(1, 10_000))}",
        gender=draw(genders),
        birth_year=draw(st.none() | st.integers(1930, 2000)),
        municipality=draw(st.sampled_from([None, "A", "B"])),
        group=draw(st.sampled_from([None, "first"])),
        enrolments=begun,
        activities=tuple(
            Participation(type=kind, start=start, abroad=abroad)
            for kind, start, abroad in draw(
                st.lists(
                    st.tuples(st.sampled_from(["placement", "course", "own"]), days, st.booleans()),
                    max_size=3,
                )
            )
        ),
        steps=tuple(
            StepReached(step=step, date=when)
            for step, when in draw(
                st.lists(st.tuples(st.sampled_from(["one", "two", "three"]), days), max_size=3)
            )
        ),
        plans=tuple(
            ActionPlan(kind=kind, date=when)
            for kind, when in draw(
                st.lists(st.tuples(st.sampled_from(["health", "work_studies"]), days), max_size=2)
            )
        ),
        follow_ups=tuple(
            FollowUp(exit=left, after="90 days", date=left + timedelta(days=95), outcome=outcome)
            for left, outcome in zip(
                exits, draw(st.lists(st.sampled_from(["work", "none"]), max_size=3)), strict=False
            )
        ),
        answers=tuple(
            Answer(question="closer", occasion="after", asked=asked, answered=asked, value=value)
            if value
            else Answer(question="closer", occasion="after", asked=asked)
            for asked, value in draw(st.lists(st.tuples(days, st.integers(0, 5)), max_size=2))
        ),
    )


GOALS: tuple[Goal, ...] = (
    ShareGoal(id="work", title="g", of="participants", that=Condition(exit=("work",)), target=0.2),
    ShareGoal(id="left", title="g", of="leavers", that=Condition(exit=("work",)), target=0.5),
    ShareGoal(id="starts", title="g", of="starts", that=Condition(exit=("work",))),
    ShareGoal(
        id="closer",
        title="g",
        of=Population(respondents="closer"),
        that=Condition(positive="closer"),
        target=0.75,
    ),
    ShareGoal(
        id="after",
        title="g",
        of="leavers",
        that=Condition(status_after=StatusAfter(after="90 days", outcome=("work",))),
        target=0.3,
    ),
    ShareGoal(
        id="plans",
        title="g",
        of="participants",
        that=Condition(plans=("health", "work_studies")),
        target=1.0,
    ),
    ShareGoal(
        id="abroad",
        title="g",
        of=Population(met="work"),
        that=Condition(
            any=(
                Condition(activity=ActivityCondition(abroad=True)),
                Condition(climbed=1),
                Condition(reached="three"),
            )
        ),
        target=0.2,
    ),
    CountGoal(id="count", title="g", that=Condition(exit=("studies",)), target=3),
    CountGoal(id="events", title="g", event="enterprise", target=1),
    MilestoneGoal(id="site", title="g", item="site"),
    TextGoal(id="text", title="g"),
)


@st.composite
def projects(draw: st.DrawFn) -> ProjectData:
    """Invent a whole project and its register."""
    spending = draw(
        st.lists(
            st.tuples(days, st.sampled_from(["esf", "own", "new"]), st.integers(-500, 90_000)),
            max_size=12,
        )
    )
    return ProjectData(
        project=project(
            planned=draw(st.none() | st.just(Planned(participants=60, women=30, men=30))),
            phases=(Phase(id="mobilisation", title="M", start=START, end=day("2012-06-30")),),
            method_steps=tuple(MethodStep(id=name, title=name) for name in ("one", "two", "three")),
            questions=(
                Question(
                    id="closer",
                    title="Closer?",
                    occasions=draw(st.sampled_from([("after",), ("before", "after", "+3 months")])),
                ),
            ),
            follow_ups=FollowUpPlan(after=draw(st.sampled_from([(), ("90 days",)]))),
            groups=(Group(id="first", title="First", size=draw(st.none() | st.integers(0, 9))),),
            target_mix=draw(
                st.sampled_from(
                    [
                        (),
                        (
                            TargetMix(title="Young", age="young", persons=7),
                            TargetMix(title="Older", age="older", persons=0),
                        ),
                    ]
                )
            ),
            young_below=25,
            budget=draw(
                st.none()
                | st.just(
                    Budget(
                        esf_grant=600_000,
                        total=1_000_000,
                        financing=(
                            Source(id="esf", title="ESF", kind="esf", amount=600_000),
                            Source(id="own", title="Own", kind="co_financing", amount=400_000),
                        ),
                        categories=(Category(id="staff", title="Staff", amount=1_000_000),),
                    )
                )
            ),
            goals=GOALS,
            checklist=(
                Item(id="swot", title="SWOT", due="mobilisation end", done=draw(st.none() | days)),
                Item(id="site", title="Site", due="start + 3 months", after=("swot",)),
            ),
        ),
        register=Register(
            participants=tuple(draw(st.lists(participants(), max_size=12))),
            spending=tuple(
                Spending(date=when, source=source, category="staff", amount=amount)
                for when, source, amount in spending
            ),
            events=tuple(
                Event(date=when, type="enterprise") for when in draw(st.lists(days, max_size=2))
            ),
        ),
    )

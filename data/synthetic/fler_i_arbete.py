"""Fler i Arbete: every published result, to the person, when it is over.

80 persons make 86 starts, 36 of them women; 37 go on to work or studies. 56 answer the
survey, of whom 55, 53, 56, 52 and 54 are positive. The follow-up 90 days after exit had been
forgotten until spring 2013; what should have been found before that was found late.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from data.synthetic.about import meta
from data.synthetic.calendar import weekday
from data.synthetic.chance import Chance
from data.synthetic.flow import FlowPlan, Month, Person, Reasons, make_flow
from data.synthetic.lives import Habit, activities, rating, status_after
from esftui.model.dates import add_offset
from esftui.model.participant import (
    Answer,
    Enrolment,
    FollowUp,
    Participant,
    Participation,
    Register,
    StepReached,
)
from esftui.model.project import Project

FIRST, LAST = date(2012, 1, 1), date(2014, 6, 30)
AFTER = "90 days"
REMEMBERED = date(2013, 4, 15)
"""When somebody saw that the follow-ups had been forgotten."""

MONTHS = (
    Month("2012-02", 3, 0),
    Month("2012-03", 4, 1),
    Month("2012-04", 7, 2),
    Month("2012-05", 5, 2),
    Month("2012-06", 2, 3),
    Month("2012-07", 0, 0),
    Month("2012-08", 8, 1),
    Month("2012-09", 6, 3, re_entries=1),
    Month("2012-10", 4, 3),
    Month("2012-11", 3, 2),
    Month("2012-12", 1, 3),
    Month("2013-01", 8, 2, re_entries=1),
    Month("2013-02", 5, 2),
    Month("2013-03", 4, 3, re_entries=1),
    Month("2013-04", 4, 3),
    Month("2013-05", 3, 4),
    Month("2013-06", 1, 6),
    Month("2013-07", 0, 1),
    Month("2013-08", 6, 2, re_entries=1),
    Month("2013-09", 4, 4, re_entries=1),
    Month("2013-10", 3, 4),
    Month("2013-11", 2, 4),
    Month("2013-12", 0, 6),
    Month("2014-01", 3, 4, re_entries=1),
    Month("2014-02", 0, 5),
    Month("2014-03", 0, 8),
    Month("2014-04", 0, 2),
    Month("2014-05", 0, 2),
    Month("2014-06", 0, 4),
)

REASONS = (
    # many who came first were not ready, and went to care
    Reasons("2012-12", {"work": 2, "studies": 1, "care": 9, "returned": 5, "other": 3}),
    Reasons("2013-06", {"work": 6, "studies": 3, "care": 3, "returned": 4, "other": 4}),
    Reasons("2013-12", {"work": 7, "studies": 4, "care": 1, "returned": 4, "other": 5}),
    Reasons("2014-03", {"work": 6, "studies": 4, "care": 1, "returned": 2, "other": 4}),
    Reasons("2014-06", {"work": 3, "studies": 1, "returned": 2, "other": 2}),
)

FLOW = FlowPlan(
    months=MONTHS,
    reasons=REASONS,
    genders=({"woman": 15, "man": 25}, {"woman": 21, "man": 19}),
    first=FIRST,
    last=LAST,
    stay=250,
    shortest=20,
    back=frozenset({"care", "returned", "other"}),
    lean={"studies": 1.5},
)

HABITS = (
    Habit("mapping", 1.0, (0, 4), (18, 35)),
    Habit("coaching", 0.85, (14, 30), (60, 220)),
    Habit("health", 0.28, (10, 50), (40, 120)),
    Habit("study_visit", 0.2, (30, 120), (1, 1)),
    Habit("work_training", 0.55, (55, 110), (50, 140)),
    Habit("placement", 0.3, (80, 160), (28, 90), late=(date(2012, 12, 10), 1.4)),
)

RESPONDENTS = 56
POSITIVE = (
    ("treatment", 55),
    ("closer_to_work", 53),
    ("experience", 56),
    ("motivation", 52),
    ("tools", 54),
)
SURVEYED_FROM = date(2012, 5, 1)

FOUND = {"work": 18, "studies": 10, "other_measure": 1, "none": 2}
"""What was found 90 days after the latest exit of those who went to work or studies."""
FOUND_OF_OTHERS = {"work": 6, "studies": 2, "other_measure": 7, "none": 16}
"""The same of those who left for something else: a few had found work or studies since."""


def register(project: Project) -> Register:
    """Return the register of Fler i Arbete."""
    people = make_flow(FLOW, Chance(project.id, "flow"))
    answers = _answers(people, Chance(project.id, "survey"))
    found = _follow_ups(people, Chance(project.id, "follow-ups"))
    referrers = Chance(project.id, "referrers").deck(
        (("Socialkontoret", 55), ("Arbetsförmedlingen", 25))
    )
    participants = tuple(
        _participant(project.id, person, referrer, found[person.number], answers[person.number])
        for person, referrer in zip(people, referrers, strict=True)
    )
    return Register(meta=meta(project), participants=participants)


def _participant(
    project: str,
    person: Person,
    referrer: str,
    follow_ups: tuple[FollowUp, ...],
    answers: tuple[Answer, ...],
) -> Participant:
    name = f"FIA-{person.number:03d}"
    chance = Chance(project, name)
    enrolments = person.enrolments
    taken = activities(enrolments, HABITS, Chance(project, name, "activities"), LAST)
    return Participant(
        id=name,
        gender=person.gender,
        birth_year=chance.whole(1952, 1994),
        municipality="Osby",
        referrer=referrer,
        enrolments=enrolments,
        activities=taken,
        steps=_steps(enrolments, taken, chance),
        follow_ups=follow_ups,
        answers=answers,
    )


def _steps(
    enrolments: Sequence[Enrolment], taken: Sequence[Participation], chance: Chance
) -> tuple[StepReached, ...]:
    first = enrolments[0].start
    steps = [StepReached(step="mapping", date=first)]
    matched = weekday(first + timedelta(days=chance.whole(25, 50)))
    training = [part.start for part in taken if part.type == "work_training"]
    if training:
        matched = min(matched, training[0])
    if not any(e.start <= matched <= (e.exit or LAST) for e in enrolments):
        matched = training[0] if training else LAST
    if matched < (enrolments[-1].exit or LAST):
        steps.append(StepReached(step="matching", date=matched))
    if training:
        steps.append(StepReached(step="work_training", date=training[0]))
    for enrolment in enrolments:
        if enrolment.exit and enrolment.reason == "work":
            steps.append(StepReached(step="work", date=enrolment.exit))
    return tuple(steps)


def _answers(people: Sequence[Person], chance: Chance) -> dict[int, tuple[Answer, ...]]:
    asked = {
        person.number: left
        for person in people
        if (left := person.enrolments[-1].exit) is not None and left >= SURVEYED_FROM
    }
    # fewer answered in the beginning, and none of those who left on the last days could
    odds = {n: chance.share() + (left - FIRST).days / 1200 for n, left in asked.items()}
    able = [n for n, left in asked.items() if left <= LAST - timedelta(days=12)]
    answering = sorted(able, key=lambda n: odds[n])[-RESPONDENTS:]
    positive = {
        question: dict(
            zip(
                answering,
                chance.deck(((True, count), (False, RESPONDENTS - count))),
                strict=True,
            )
        )
        for question, count in POSITIVE
    }
    found: dict[int, tuple[Answer, ...]] = {person.number: () for person in people}
    for number, left in asked.items():
        answered = weekday(left + timedelta(days=chance.whole(0, 11)))
        answered = max(left, answered)
        for question, by_person in positive.items():
            likes = by_person.get(number)
            found[number] += (_answer(question, left, answered, likes, chance),)
    return found


def _answer(question: str, asked: date, day: date, likes: bool | None, chance: Chance) -> Answer:
    if likes is None:
        return Answer(question=question, occasion="after", asked=asked)
    value = rating(likes, chance)
    return Answer(question=question, occasion="after", asked=asked, answered=day, value=value)


def _follow_ups(people: Sequence[Person], chance: Chance) -> dict[int, tuple[FollowUp, ...]]:
    found: dict[int, tuple[FollowUp, ...]] = {}
    latest: dict[int, Enrolment] = {}
    for person in people:
        *earlier, last = person.enrolments
        latest[person.number] = last
        found[person.number] = tuple(
            FollowUp(exit=e.exit, after=AFTER, date=day, outcome=status_after("other", chance))
            for e in earlier
            if e.exit is not None and (day := _day(e.exit, chance)) is not None
        )
    for positive, counts in ((True, FOUND), (False, FOUND_OF_OTHERS)):
        due = [
            number
            for number, enrolment in latest.items()
            if (enrolment.reason in ("work", "studies")) is positive
            and enrolment.exit is not None
            and add_offset(enrolment.exit, AFTER) <= LAST
        ]
        for number, outcome in zip(chance.shuffled(due), chance.deck(counts.items()), strict=False):
            found[number] += _done(latest[number], outcome, chance)
        for number in due:
            # who is left was not reached, declined or, for three, never followed up
            if not any(f.exit == latest[number].exit for f in found[number]):
                found[number] += _not_found(latest[number], chance)
    return found


def _done(enrolment: Enrolment, outcome: str, chance: Chance) -> tuple[FollowUp, ...]:
    left = enrolment.exit
    day = _day(left, chance) if left else None
    if left is None or day is None:
        return ()
    return (FollowUp(exit=left, after=AFTER, date=day, outcome=outcome),)


def _not_found(enrolment: Enrolment, chance: Chance) -> tuple[FollowUp, ...]:
    left, share = enrolment.exit, chance.share()
    day = _day(left, chance) if left else None
    if left is None or day is None or share < 0.3:
        return ()
    if share < 0.85:
        return (FollowUp(exit=left, after=AFTER, date=day, state="not_reached"),)
    return (FollowUp(exit=left, after=AFTER, date=day, state="declined"),)


def _day(left: date, chance: Chance) -> date | None:
    due = add_offset(left, AFTER)
    late = due < REMEMBERED - timedelta(days=20)
    day = REMEMBERED + timedelta(days=chance.whole(1, 60)) if late else due
    day = weekday(day + timedelta(days=0 if late else chance.whole(0, 12)))
    return None if due > LAST else min(max(day, due, REMEMBERED), LAST)

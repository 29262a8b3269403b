"""A sixth project, invented: its goals use everything that goals can say.

The people are few, so that every figure can be reckoned by hand.
"""

from datetime import date
from pathlib import Path

import msgspec

from esftui.model.participant import (
    ActionPlan,
    Answer,
    Enrolment,
    Event,
    FollowUp,
    Gender,
    Member,
    Participant,
    Participation,
    Register,
    RegisterMeta,
    StepReached,
)

PROJECT = Path(__file__).parent / "sixth" / "project.yaml"

MIDWAY, END = date(2013, 3, 31), date(2013, 12, 31)


def day(text: str) -> date:
    """Return a date written as ISO."""
    return date.fromisoformat(text)


def closer(occasion: str, asked: str, value: int | None, answered: str | None = None) -> Answer:
    """Return an answer to the question of several occasions; no value is silence."""
    return _answer("closer", occasion, asked, value, answered)


def support(asked: str, value: int | None) -> Answer:
    """Return an answer to the question put at the exit."""
    return _answer("support", "after", asked, value)


def _answer(
    question: str, occasion: str, asked: str, value: int | None, answered: str | None = None
) -> Answer:
    given = None if value is None else day(answered or asked)
    return Answer(
        question=question, occasion=occasion, asked=day(asked), answered=given, value=value
    )


def _steps(**reached: str) -> tuple[StepReached, ...]:
    return tuple(StepReached(step=step, date=day(when)) for step, when in reached.items())


def _plans(**made: str) -> tuple[ActionPlan, ...]:
    return tuple(ActionPlan(kind=kind, date=day(when)) for kind, when in made.items())


def _found(exit: str, after: str, when: str, outcome: str | None) -> FollowUp:
    return FollowUp(
        exit=day(exit),
        after=after,
        date=day(when),
        state="done" if outcome else "not_reached",
        outcome=outcome,
    )


_PARTICIPANTS = (
    Participant(
        id="P1",
        gender="woman",
        municipality="Norrby",
        enrolments=(
            Enrolment(
                start=day("2012-02-01"), exit=day("2012-08-31"), reason="work", outside_home=True
            ),
        ),
        activities=(
            Participation(
                type="placement",
                start=day("2012-03-01"),
                end=day("2012-05-31"),
                example_company=True,
            ),
        ),
        steps=_steps(one="2012-02-01", two="2012-04-01", three="2012-06-01"),
        plans=_plans(health="2012-03-01", work_studies="2012-04-01"),
        follow_ups=(
            _found("2012-08-31", "28 days", "2012-10-01", "work"),
            _found("2012-08-31", "90 days", "2012-11-30", "work"),
        ),
        answers=(
            closer("before", "2012-02-01", 2),
            closer("during", "2012-05-01", 3),
            closer("after", "2012-08-31", 5),
            closer("+3 months", "2012-11-30", 4),
            support("2012-08-31", 5),
        ),
    ),
    Participant(
        id="P2",
        gender="man",
        municipality="Norrby",
        enrolments=(Enrolment(start=day("2012-02-15"), exit=day("2012-09-30"), reason="studies"),),
        activities=(
            Participation(
                type="placement", start=day("2012-04-01"), end=day("2012-06-30"), abroad=True
            ),
        ),
        steps=_steps(two="2012-02-15", three="2012-08-01"),
        plans=_plans(health="2012-03-01"),
        follow_ups=(
            _found("2012-09-30", "28 days", "2012-11-01", "studies"),
            _found("2012-09-30", "90 days", "2013-01-07", "none"),
        ),
        answers=(
            closer("before", "2012-02-15", 3),
            closer("during", "2012-05-15", 3),
            closer("after", "2012-09-30", 3),
            closer("+3 months", "2012-12-30", None),
            support("2012-09-30", 3),
        ),
    ),
    Participant(
        id="P3",
        gender="woman",
        municipality="Söderby",
        group="cohort",
        enrolments=(Enrolment(start=day("2012-03-01"), exit=day("2012-12-31"), reason="care"),),
        activities=(Participation(type="course", start=day("2012-04-01"), end=day("2012-05-31")),),
        steps=_steps(one="2012-03-01"),
        follow_ups=(_found("2012-12-31", "28 days", "2013-02-01", None),),
        answers=(
            closer("before", "2012-03-01", 1),
            closer("during", "2012-06-01", None),
            closer("after", "2012-12-31", None),
            support("2012-12-31", None),
        ),
    ),
    Participant(
        id="P4",
        gender="man",
        municipality="Söderby",
        group="cohort",
        enrolments=(
            Enrolment(start=day("2012-03-15"), exit=day("2012-06-30"), reason="other"),
            Enrolment(start=day("2013-01-10")),
        ),
        activities=(
            Participation(
                type="placement",
                start=day("2012-04-01"),
                end=day("2012-06-30"),
                example_company=True,
            ),
            Participation(
                type="exchange", start=day("2013-02-01"), end=day("2013-02-15"), abroad=True
            ),
        ),
        steps=_steps(one="2012-03-15", four="2013-03-01"),
        plans=_plans(health="2012-04-01", work_studies="2013-02-01"),
        answers=(closer("before", "2012-03-15", 2), closer("during", "2013-02-15", 4)),
    ),
    Participant(
        id="P5",
        gender="woman",
        municipality="Norrby",
        group="cohort",
        enrolments=(Enrolment(start=day("2012-06-01")),),
        activities=(Participation(type="course", start=day("2012-07-01")),),
        steps=_steps(two="2012-06-01"),
        plans=_plans(work_studies="2012-09-01"),
        answers=(closer("before", "2012-06-01", 4),),
    ),
    Participant(
        id="P6",
        gender="man",
        municipality="Österby",
        enrolments=(Enrolment(start=day("2013-02-01"), exit=day("2013-03-15"), reason="work"),),
        answers=(
            closer("before", "2013-02-01", None),
            closer("after", "2013-03-15", 4, "2013-03-20"),
            support("2013-03-15", 4),
        ),
    ),
    # later than midway
    Participant(
        id="P7",
        gender="unknown",
        municipality="Norrby",
        enrolments=(Enrolment(start=day("2013-05-01")),),
    ),
)


def _member(name: str, gender: Gender, value: int | None) -> Member:
    answer = _answer("cooperation", "during", "2012-10-01", value)
    return Member(id=name, group="network", gender=gender, answers=(answer,))


_NETWORK = (_member("N1", "woman", 4), _member("N2", "man", 2), _member("N3", "woman", None))

REGISTER = Register(
    meta=RegisterMeta(project="sjatte", example_data=True),
    participants=_PARTICIPANTS,
    members=_NETWORK,
    events=(
        Event(date=day("2012-02-01"), type="cooperates", municipality="Norrby"),
        Event(date=day("2012-02-01"), type="cooperates", municipality="Söderby"),
        Event(date=day("2013-01-01"), type="cooperates", municipality="Österby"),
        Event(date=day("2012-11-01"), type="new_method", municipality="Norrby"),
        Event(date=day("2013-06-01"), type="new_method", municipality="Söderby"),
        Event(date=day("2012-12-01"), type="enterprise"),
        Event(date=day("2013-06-01"), type="enterprise"),
    ),
)


def write(folder: Path, text: str | None = None) -> Path:
    """Write the project and its register into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = PROJECT.read_text(encoding="utf-8")
    (folder / "project.yaml").write_text(kept if text is None else text, encoding="utf-8")
    tables = msgspec.to_builtins(REGISTER)
    tables["meta"] = [tables["meta"]]
    documents = {
        name: {str(number): row for number, row in enumerate(rows, 1)}
        for name, rows in tables.items()
    }
    (folder / "register.json").write_bytes(msgspec.json.encode(documents))
    return folder

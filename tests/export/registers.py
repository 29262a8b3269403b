"""Registers put together at random, of what a spreadsheet can hold."""

from datetime import date, timedelta

from hypothesis import strategies as st
from support.example_data import project

from esftui.model.goal import Question
from esftui.model.participant import (
    ActionPlan,
    Answer,
    Enrolment,
    Participant,
    Participation,
    Register,
    RegisterMeta,
    Spending,
    StepReached,
)
from esftui.model.project import Project, ProjectData
from esftui.model.vocabulary import activity_types, exit_reasons
from esftui.store.personal_number import find

PROJECT = project("framtidsstegen")
STEPPED = project("fler-i-arbete")

_DAYS = st.dates(PROJECT.start, PROJECT.end - timedelta(days=1))
_WORDS = st.one_of(
    st.sampled_from(
        ["AF", "=1+1", "+46", "-5", "@x", "'=2", "''-a", "a;b", 'sa "ja"', "-", "å ä ö", "1,5",
         "=HYPERLINK(1)", "2012-01-01", "007", "1e5", "true", "ja", "Arb.", "  x  y ", "–"]
    ),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1,
            max_size=12),
).filter(lambda text: text.strip() and not any(find(text)) and not _fails(text))  # fmt: skip
_NAMES = st.from_regex(
    r"[A-ZÅÄÖ]{1,3}-[0-9]{1,4}|0{0,2}[1-9][0-9]{0,2}|[=+'-][a-z]{2,5}", fullmatch=True
)


def _fails(text: str) -> bool:
    from esftui.intake.cell import is_error, text_of

    return is_error(text_of(text))


@st.composite
def _enrolments(draw: st.DrawFn, given: Project) -> tuple[Enrolment, ...]:
    days = sorted(draw(st.sets(_DAYS, max_size=5)))
    reasons = [reason.id for reason in exit_reasons(given)]
    found = []
    for start, end in zip(days[::2], [*days[1::2], None], strict=False):
        found.append(
            Enrolment(
                start=start,
                exit=end,
                reason=draw(st.sampled_from(reasons)) if end else None,
                outside_home=draw(st.booleans()) if end else False,
            )
        )
    return tuple(found)


@st.composite
def _answers(draw: st.DrawFn, questions: tuple[Question, ...]) -> tuple[Answer, ...]:
    found: dict[tuple[str, str, date], Answer] = {}
    for _n in range(draw(st.integers(0, 3)) if questions else 0):
        question = draw(st.sampled_from(questions))
        occasion = draw(st.sampled_from(question.occasions))
        asked = draw(_DAYS)
        value = draw(st.none() | st.integers(question.low, question.high))
        answered = None if value is None else asked + timedelta(draw(st.integers(0, 40)))
        found[question.id, occasion, asked] = Answer(
            question=question.id, occasion=occasion, asked=asked, answered=answered, value=value
        )
    return tuple(found.values())


@st.composite
def people(draw: st.DrawFn, given: Project = PROJECT) -> tuple[Participant, ...]:
    """Return participants with what happened to them."""
    names = draw(st.lists(_NAMES, max_size=4, unique_by=str.casefold))
    kinds = st.sampled_from([each.id for each in activity_types(given)])
    steps = [step.id for step in given.method_steps]
    found = []
    for name in names:
        activities = draw(st.lists(st.tuples(kinds, _DAYS, st.none() | st.integers(0, 99),
                                             st.booleans()), max_size=3,
                                   unique_by=lambda each: each[:2]))  # fmt: skip
        reached = (
            draw(st.sets(st.tuples(st.sampled_from(steps), _DAYS), max_size=3)) if steps else ()
        )
        plans = draw(st.sets(st.tuples(st.sampled_from(("health", "work_studies")), _DAYS),
                             max_size=2))  # fmt: skip
        found.append(
            Participant(
                id=name,
                gender=draw(st.sampled_from(("woman", "man", "unknown"))),
                birth_year=draw(st.none() | st.integers(1945, 1994)),
                municipality=draw(st.none() | st.sampled_from(given.municipalities) | _WORDS),
                referrer=draw(st.none() | _WORDS),
                enrolments=draw(_enrolments(given)),
                activities=tuple(
                    Participation(
                        type=kind,
                        start=start,
                        end=None if days is None else start + timedelta(days),
                        abroad=abroad,
                        place="Växjö" if abroad else None,
                    )
                    for kind, start, days, abroad in activities
                ),
                steps=tuple(StepReached(step=step, date=day) for step, day in sorted(reached)),
                plans=tuple(ActionPlan(kind=kind, date=day) for kind, day in sorted(plans)),
                answers=draw(_answers(given.questions)),
            )
        )
    return tuple(found)


@st.composite
def spending(draw: st.DrawFn, given: Project = PROJECT) -> tuple[Spending, ...]:
    """Return entries, some of them alike."""
    assert given.budget is not None
    sources = [source.id for source in given.budget.financing]
    categories = [category.id for category in given.budget.categories]
    entry = st.builds(
        Spending,
        date=_DAYS,
        source=st.sampled_from(sources),
        category=st.sampled_from(categories),
        amount=st.integers(-90_000, 9_000_000),
        note=st.none() | _WORDS,
    )
    found = draw(st.lists(entry, max_size=4))
    return tuple(found + found[: draw(st.integers(0, 2))])


@st.composite
def registers(draw: st.DrawFn) -> ProjectData:
    """Return a project with a register that fits it."""
    given = draw(st.sampled_from((PROJECT, STEPPED)))
    entries = draw(spending(given)) if given.budget and given.budget.financing else ()
    register = Register(
        meta=RegisterMeta(project=given.id),
        participants=draw(people(given)),
        spending=entries if given.budget and given.budget.categories else (),
    )
    return ProjectData(project=given, register=register)

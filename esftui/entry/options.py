"""What can be chosen in forms: people, reasons, activities, questions, sources ..."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from esftui.entry.form import Context, Option, Values
from esftui.locales import _, formats, labels, pgettext
from esftui.model.goal import CountGoal, Goal, Population, ShareGoal
from esftui.model.participant import Enrolment, Member, Participant
from esftui.model.project import Project
from esftui.model.vocabulary import (
    FOLLOW_UP_OUTCOMES,
    PLAN_KINDS,
    activity_types,
    exit_reasons,
)

_GENDERS = {
    "woman": ("kvinna", "k", "woman", "w", "f", "female"),
    "man": ("man", "m", "male"),
    "unknown": ("?", "okänt", "ej angivet", "not stated"),
}

_NUMBERED = re.compile(r"(.*?)(\d+)\Z")


def person(context: Context, name: object) -> Participant | None:
    """Return a participant by the pseudonym."""
    people = context.data.register.participants
    return next((each for each in people if each.id == name), None)


def member(context: Context, name: object) -> Member | None:
    """Return someone of a group of others than participants."""
    return next((each for each in context.data.register.members if each.id == name), None)


def active(someone: Participant) -> Enrolment | None:
    """Return the enrolment that has no exit, the latest if there are several."""
    running = [each for each in someone.enrolments if each.exit is None]
    return max(running, key=lambda each: each.start, default=None)


def latest_exit(someone: Participant) -> date | None:
    """Return the day of the latest exit."""
    return max((each.exit for each in someone.enrolments if each.exit), default=None)


def gender_word(gender: str) -> str:
    """Return the word for a person's gender."""
    match gender:
        case "woman":
            return _("woman")
        case "man":
            return _("man")
    return pgettext("gender", "not stated")


def about(someone: Participant) -> str:
    """Return what tells a person from the others in a list: gender, and where they stand."""
    running, left = active(someone), latest_exit(someone)
    if running is not None:
        stands = _("active since {day}").format(day=formats.iso(running.start))
    elif left is not None:
        stands = _("left {day}").format(day=formats.iso(left))
    else:
        stands = _("not started")
    return f"{gender_word(someone.gender)} · {stands}"


def people(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return all participants, by pseudonym."""
    return _people(context.data.register.participants)


def active_people(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return participants, those who are active first."""
    return _people(
        sorted(context.data.register.participants, key=lambda each: active(each) is None)
    )


def leavers(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return participants with an exit, the latest exit first."""
    found = [(left, each) for each, left in _exits(context) if left is not None]
    return _people(each for _left, each in sorted(found, key=lambda pair: pair[0], reverse=True))


def _exits(context: Context) -> list[tuple[Participant, date | None]]:
    return [(each, latest_exit(each)) for each in context.data.register.participants]


def _people(found: Iterable[Participant]) -> tuple[Option, ...]:
    return tuple(Option(each.id, each.id, about(each)) for each in found)


def genders(_context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the genders, women first."""
    return tuple(Option(each, gender_word(each), "", also) for each, also in _GENDERS.items())


def municipalities(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the project's municipalities, and others that were registered."""
    people_ = context.data.register.participants
    seen = sorted({p.municipality for p in people_ if p.municipality}, key=formats.sort_key)
    return _texts((*context.project.municipalities, *seen))


def referrers(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return who has referred participants, the most frequent first."""
    counted = Counter(p.referrer for p in context.data.register.participants if p.referrer)
    return _texts((*(name for name, _number in counted.most_common()), *_partners(context)))


def _partners(context: Context) -> tuple[str, ...]:
    return (*context.project.co_financiers, *context.project.partners)


def groups(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the groups of participants."""
    found = (group for group in context.project.groups if group.participants)
    return tuple(Option(group.id, group.title) for group in found)


def reasons(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the exit reasons."""
    found = exit_reasons(context.project)
    return tuple(Option(each.id, labels.exit_reason(each.id, each.title)) for each in found)


def activities(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the activities."""
    found = activity_types(context.project)
    return tuple(Option(each.id, labels.activity(each.id, each.title)) for each in found)


def steps(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the method steps."""
    return tuple(Option(step.id, step.title) for step in context.project.method_steps)


def plans(_context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the kinds of individual action plan."""
    return tuple(Option(kind, labels.action_plan(kind)) for kind in PLAN_KINDS)


def outcomes(_context: Context, _values: Values) -> tuple[Option, ...]:
    """Return what a follow-up can find."""
    return tuple(Option(each, labels.follow_up_outcome(each)) for each in FOLLOW_UP_OUTCOMES)


def follow_up_states(_context: Context, _values: Values) -> tuple[Option, ...]:
    """Return how a follow-up can end."""
    states = {
        "done": pgettext("follow-up", "done"),
        "not_reached": pgettext("follow-up", "not reached"),
        "declined": pgettext("follow-up", "declined"),
    }
    return tuple(Option(state, word) for state, word in states.items())


def questions(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the survey questions."""
    return tuple(Option(each.id, each.title) for each in context.project.questions)


def occasions(context: Context, values: Values) -> tuple[Option, ...]:
    """Return when the chosen question is asked."""
    wanted = values.get("question")
    question = next((q for q in context.project.questions if q.id == wanted), None)
    if question is None:
        return ()
    return tuple(Option(each, labels.occasion(each)) for each in question.occasions)


def respondents(context: Context, values: Values) -> tuple[Option, ...]:
    """Return who can answer the chosen question: participants, or others of a group."""
    others = asked_groups(context.project, values.get("question"))
    members = (m for m in context.data.register.members if m.group in others)
    listed = tuple(Option(m.id, m.id, m.organisation or "") for m in members)
    return listed or active_people(context, values)


def asked_groups(project: Project, question: object) -> frozenset[str]:
    """Return the groups of others than participants that a question is put to."""
    found = set()
    for goal in project.goals:
        if isinstance(goal, ShareGoal) and isinstance(goal.of, Population):
            of = goal.of
            if of.members is not None and of.question == question:
                found.add(of.members)
    return frozenset(found)


def sources(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the sources of financing."""
    budget = context.project.budget
    return tuple(Option(row.id, row.title) for row in budget.financing) if budget else ()


def categories(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the cost categories."""
    budget = context.project.budget
    return tuple(Option(row.id, row.title) for row in budget.categories) if budget else ()


def event_types(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the kinds of event that goals count."""
    found: dict[str, str] = {}
    for goal in context.project.goals:
        for name in _events(goal):
            found.setdefault(name, goal.title)
    return tuple(Option(name, name, title) for name, title in found.items())


def _events(goal: Goal) -> tuple[str, ...]:
    if isinstance(goal, CountGoal):
        return (goal.event,) if goal.event else ()
    if not isinstance(goal, ShareGoal):
        return ()
    of = goal.of.municipalities if isinstance(goal.of, Population) else None
    return tuple(name for name in (of, goal.that.event) if name)


def phases(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the project's phases."""
    return tuple(Option(phase.id, phase.title) for phase in context.project.phases)


def goals(context: Context, _values: Values) -> tuple[Option, ...]:
    """Return the goals that can have a target, those without one first."""
    found = [g for g in context.project.goals if isinstance(g, ShareGoal | CountGoal)]
    found.sort(key=lambda goal: goal.target is not None)
    undecided = labels.verdict("undecided")
    return tuple(
        Option(goal.id, goal.title, "" if goal.target is not None else undecided) for goal in found
    )


def _texts(found: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(text, text) for text in dict.fromkeys(found))


def next_pseudonym(context: Context) -> str:
    """Return a pseudonym that is not taken, made like the others: ``FS-112`` after ``FS-111``."""
    matches = (_NUMBERED.match(each.id) for each in context.data.register.participants)
    found = [(match[1], match[2]) for match in matches if match]
    if not found:
        return "P-001"
    prefix = Counter(before for before, _number in found).most_common(1)[0][0]
    numbers = [number for before, number in found if before == prefix]
    highest = max(int(number) for number in numbers)
    width = len(max(numbers, key=int))
    return f"{prefix}{highest + 1:0{width}d}"

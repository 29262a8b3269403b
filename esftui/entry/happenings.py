"""Forms about what happens to a person in the project: steps, activities, action plans."""

from datetime import date
from typing import Any

from esftui.entry import options
from esftui.entry.form import Context, Entered, Field, Form, Option, Value, Values
from esftui.entry.people import shown_day, subject
from esftui.locales import N_, _, formats, labels
from esftui.model.participant import ActionPlan, Participant, Participation, StepReached
from esftui.model.record import Record
from esftui.store.change import Change
from esftui.store.places import element_key, plain


def person_field(among: Any = options.active_people) -> Field:
    """Return the field that asks whom a form is about."""
    return Field("person", N_("Pseudonym"), "choice", required=True, options=among, default=subject)


def added(person: object, kind: str, element: Record) -> Change:
    """Return the change that puts an element into one of a person's lists."""
    path = ("participants", str(person), kind, element_key(kind, element))
    return Change(path, None, plain(element))


def already(context: Context, person: object, kind: str, element: Record) -> bool:
    """Say whether a person's list has an element of that key already."""
    someone = options.person(context, person)
    key = element_key(kind, element)
    return someone is not None and any(
        element_key(kind, each) == key for each in getattr(someone, kind)
    )


def label_of(choose: Any, context: Context, values: Values, value: Value) -> str:
    """Return the words for a chosen value."""
    found: tuple[Option, ...] = choose(context, values)
    return next((option.label for option in found if option.value == value), str(value))


def _before_start(context: Context, values: Values, key: str) -> dict[str, str]:
    """Refuse a day before the person's first start."""
    someone, day = options.person(context, values.get("person")), values.get(key)
    first = min((each.start for each in someone.enrolments), default=None) if someone else None
    if first is None or not isinstance(day, date) or day >= first:
        return {}
    message = _("{name} started {day}: this cannot be before it.")
    return {key: message.format(name=values["person"], day=formats.iso(first))}


def _repeated() -> str:
    return _("This is registered already.")


# method steps


def _step(values: Values) -> StepReached:
    day = values["date"]
    assert isinstance(day, date)
    return StepReached(step=str(values["step"]), date=day)


def _check_step(context: Context, values: Values) -> dict[str, str]:
    if already(context, values["person"], "steps", _step(values)):
        return {"step": _repeated()}
    return _before_start(context, values, "date")


def _build_step(context: Context, values: Values) -> Entered:
    reached = _step(values)
    message = _("{name} reaches {step} {day}")
    told = message.format(
        name=values["person"],
        step=label_of(options.steps, context, values, reached.step),
        day=formats.iso(reached.date),
    )
    return Entered((added(values["person"], "steps", reached),), told)


def _no_steps(context: Context) -> str | None:
    if context.project.method_steps:
        return None
    return _("The project file names no method steps (method_steps).")


STEP = Form(
    "step",
    N_("Method step"),
    N_("Register that someone reaches a method step."),
    "step",
    (
        person_field(),
        Field("step", N_("Method step"), "choice", required=True, options=options.steps),
        Field("date", N_("Date"), "day", required=True, default=shown_day),
    ),
    _build_step,
    _check_step,
    _no_steps,
)


# activities


def _activity(values: Values) -> Participation:
    start, end, place = values["start"], values.get("end"), values.get("place")
    assert isinstance(start, date)
    return Participation(
        type=str(values["type"]),
        start=start,
        end=end if isinstance(end, date) else None,
        abroad=bool(values.get("abroad")),
        example_company=bool(values.get("example_company")),
        place=str(place) if place else None,
    )


def _check_activity(context: Context, values: Values) -> dict[str, str]:
    start, end = values["start"], values.get("end")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        return {"end": _("The end cannot be before the start.")}
    if already(context, values["person"], "activities", _activity(values)):
        return {"type": _repeated()}
    return _before_start(context, values, "start")


def _build_activity(context: Context, values: Values) -> Entered:
    activity = _activity(values)
    message = _("{name} takes part in {activity} from {day}")
    told = message.format(
        name=values["person"],
        activity=label_of(options.activities, context, values, activity.type),
        day=formats.iso(activity.start),
    )
    return Entered((added(values["person"], "activities", activity),), told)


ACTIVITY = Form(
    "activity",
    N_("Activity"),
    N_("Register that someone takes part in an activity."),
    "activity",
    (
        person_field(),
        Field("type", N_("Activity"), "choice", required=True, options=options.activities),
        Field("start", N_("From"), "day", required=True, default=shown_day),
        Field("end", N_("To"), "day", help=N_("empty while it goes on"), future=True),
        Field("place", N_("Place"), "text", help=N_("a workplace or a course, never a person")),
        Field("abroad", N_("Abroad"), "yes_no"),
        Field("example_company", N_("At an example company"), "yes_no"),
    ),
    _build_activity,
    _check_activity,
)


def _running(someone: Participant | None) -> tuple[Participation, ...]:
    return tuple(each for each in someone.activities if each.end is None) if someone else ()


def running_activities(context: Context, values: Values) -> tuple[Option, ...]:
    """Return the chosen person's activities that have no end."""
    return tuple(
        Option(
            element_key("activities", each),
            label_of(options.activities, context, values, each.type),
            _("since {day}").format(day=formats.iso(each.start)),
        )
        for each in _running(options.person(context, values.get("person")))
    )


def _in_activity(context: Context, _values: Values) -> tuple[Option, ...]:
    people = (each for each in context.data.register.participants if _running(each))
    return tuple(Option(each.id, each.id, options.about(each)) for each in people)


def _ended(context: Context, values: Values) -> Participation:
    found = _running(options.person(context, values["person"]))
    return next(e for e in found if element_key("activities", e) == values["activity"])


def _check_end(context: Context, values: Values) -> dict[str, str]:
    end, started = values["end"], _ended(context, values).start
    assert isinstance(end, date)
    if end < started:
        message = _("It began {day}: the end cannot be before it.")
        return {"end": message.format(day=formats.iso(started))}
    return {}


def _build_end(context: Context, values: Values) -> Entered:
    activity, end = _ended(context, values), values["end"]
    assert isinstance(end, date)
    path = ("participants", str(values["person"]), "activities", str(values["activity"]), "end")
    message = _("{name} ends {activity} {day}")
    told = message.format(
        name=values["person"],
        activity=label_of(options.activities, context, values, activity.type),
        day=formats.iso(end),
    )
    return Entered((Change(path, None, end.isoformat()),), told)


def _nobody_in_activity(context: Context) -> str | None:
    if any(_running(each) for each in context.data.register.participants):
        return None
    return _("Nobody is in an activity that goes on.")


ACTIVITY_END = Form(
    "activity_end",
    N_("End of an activity"),
    N_("Register that someone's activity ends."),
    "activity-end",
    (
        person_field(_in_activity),
        Field("activity", N_("Activity"), "choice", required=True, options=running_activities),
        Field("end", N_("To"), "day", required=True, default=shown_day, flag="date"),
    ),
    _build_end,
    _check_end,
    _nobody_in_activity,
)


# action plans


def _plan(values: Values) -> ActionPlan:
    day = values["date"]
    assert isinstance(day, date)
    return ActionPlan(kind=str(values["kind"]), date=day)


def _check_plan(context: Context, values: Values) -> dict[str, str]:
    if already(context, values["person"], "plans", _plan(values)):
        return {"kind": _repeated()}
    return _before_start(context, values, "date")


def _build_plan(context: Context, values: Values) -> Entered:
    plan = _plan(values)
    message = _("{name} makes an action plan ({kind}) {day}")
    told = message.format(
        name=values["person"], kind=labels.action_plan(plan.kind), day=formats.iso(plan.date)
    )
    return Entered((added(values["person"], "plans", plan),), told)


PLAN = Form(
    "plan",
    N_("Action plan"),
    N_("Register that someone has made an individual action plan."),
    "plan",
    (
        person_field(),
        Field("kind", N_("Kind"), "choice", required=True, options=options.plans),
        Field("date", N_("Date"), "day", required=True, default=shown_day),
    ),
    _build_plan,
    _check_plan,
)

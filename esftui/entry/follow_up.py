"""The form of a follow-up after an exit, those due the longest first."""

from datetime import date

from esftui.entry import options
from esftui.entry.form import Context, Entered, Field, Form, Option, Value, Values
from esftui.entry.happenings import added, already, label_of, person_field
from esftui.entry.people import shown_day
from esftui.locales import N_, _, formats, labels
from esftui.model.dates import DeadlineError, add_offset
from esftui.model.participant import FollowUp, Participant


def unanswered(context: Context, name: object) -> list[tuple[date, date, str]]:
    """Return a person's follow-ups that are not registered: due day, exit, length after it.

    A follow-up is not asked for where the person had started again before its day, as
    :mod:`esftui.measure.followups` counts.
    """
    someone = options.person(context, name)
    return waiting(context, someone) if someone is not None else []


def waiting(context: Context, someone: Participant) -> list[tuple[date, date, str]]:
    """Return what :func:`unanswered` does, for a participant that one has already."""
    known = {(each.exit, each.after) for each in someone.follow_ups}
    found = []
    for enrolment in someone.enrolments:
        for after in context.project.follow_ups.after:
            left = enrolment.exit
            if left is None or (left, after) in known:
                continue
            try:
                due = add_offset(left, after)
            except DeadlineError:
                continue
            if not any(left <= again.start <= due for again in someone.enrolments):
                found.append((due, left, after))
    return sorted(found)


def _to_follow_up(context: Context, values: Values) -> tuple[Option, ...]:
    """Return leavers, those whose follow-up has been due the longest first."""
    last = date.max
    people = options.leavers(context, values)
    due = {
        each.id: next(iter(waiting(context, each)), (last,))[0]
        for each in context.data.register.participants
    }
    found = []
    for each in sorted(people, key=lambda each: due[each.value]):
        day = due[each.value]
        hint = _("due {day}").format(day=formats.iso(day)) if day != last else each.hint
        found.append(each._replace(hint=hint))
    return tuple(found)


def _exits(context: Context, values: Values) -> tuple[Option, ...]:
    someone = options.person(context, values.get("person"))
    left = sorted({e.exit for e in someone.enrolments if e.exit}, reverse=True) if someone else []
    return tuple(Option(day.isoformat(), formats.iso(day)) for day in left)


def _afters(context: Context, _values: Values) -> tuple[Option, ...]:
    return tuple(Option(after, labels.length(after)) for after in context.project.follow_ups.after)


def _first_exit(context: Context, values: Values) -> Value:
    found = unanswered(context, values.get("person"))
    if found:
        return found[0][1].isoformat()
    return next((option.value for option in _exits(context, values)), None)


def _first_after(context: Context, values: Values) -> Value:
    found = unanswered(context, values.get("person"))
    fitting = (after for _due, left, after in found if left.isoformat() == values["exit"])
    return next(fitting, None)


def _done(_context: Context, _values: Values) -> Value:
    return "done"


def _was_reached(_context: Context, values: Values) -> bool:
    return values.get("state") == "done"


def _follow_up(values: Values) -> FollowUp:
    day, state, outcome = values["date"], values["state"], values.get("outcome")
    assert isinstance(day, date)
    assert state in ("done", "not_reached", "declined")
    return FollowUp(
        exit=date.fromisoformat(str(values["exit"])),
        after=str(values["after"]),
        date=day,
        state=state,  # type: ignore[arg-type]
        outcome=str(outcome) if outcome else None,
    )


def _check_follow_up(context: Context, values: Values) -> dict[str, str]:
    follow_up = _follow_up(values)
    if already(context, values["person"], "follow_ups", follow_up):
        return {"after": _("This is registered already.")}
    if follow_up.date < follow_up.exit:
        message = _("The exit was {day}: the follow-up cannot be before it.")
        return {"date": message.format(day=formats.iso(follow_up.exit))}
    return {}


def _build_follow_up(context: Context, values: Values) -> Entered:
    follow_up = _follow_up(values)
    if follow_up.outcome is not None:
        found = labels.follow_up_outcome(follow_up.outcome)
    else:
        found = label_of(options.follow_up_states, context, values, follow_up.state)
    message = _("{name}, {length} after the exit: {found}")
    told = message.format(name=values["person"], length=labels.length(follow_up.after), found=found)
    return Entered((added(values["person"], "follow_ups", follow_up),), told)


def _no_follow_ups(context: Context) -> str | None:
    if not context.project.follow_ups.after:
        return _("The project file says nothing of when to follow up (follow_ups).")
    if any(options.latest_exit(each) for each in context.data.register.participants):
        return None
    return _("Nobody has left yet.")


FOLLOW_UP = Form(
    "follow_up",
    N_("Follow-up"),
    N_("Register what a follow-up after the exit found."),
    "follow-up",
    (
        person_field(_to_follow_up),
        Field("exit", N_("Exit"), "choice", required=True, options=_exits, default=_first_exit),
        Field(
            "after",
            N_("After the exit"),
            "choice",
            required=True,
            options=_afters,
            default=_first_after,
        ),
        Field("date", N_("Date"), "day", required=True, default=shown_day),
        Field(
            "state",
            N_("Result"),
            "choice",
            required=True,
            options=options.follow_up_states,
            default=_done,
        ),
        Field(
            "outcome",
            N_("Does now"),
            "choice",
            required=True,
            options=options.outcomes,
            asked=_was_reached,
        ),
    ),
    _build_follow_up,
    _check_follow_up,
    _no_follow_ups,
)

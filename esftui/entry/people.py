"""Forms about a person: the start, and the exit with its reason."""

import re
from datetime import date

import msgspec

from esftui.entry import options
from esftui.entry.form import Context, Entered, Field, Form, Value, Values
from esftui.locales import N_, _, formats
from esftui.model.participant import Enrolment, Participant
from esftui.model.vocabulary import exit_reasons
from esftui.store.change import Change
from esftui.store.places import element_key, plain

YOUNGEST, OLDEST = 14, 80
"""Ages at the start outside of which a year of birth is taken for a slip of the finger."""

_SPACE = re.compile(r"\s")


def shown_day(context: Context, _values: Values) -> Value:
    """Propose the date on the screen, or today if that has not come yet."""
    return min(context.shown, context.today)


def subject(context: Context, _values: Values) -> Value:
    """Propose who the form was opened on."""
    return context.subject


def _is_new(context: Context, values: Values) -> bool:
    return options.person(context, values.get("person")) is None


def _proposed(context: Context, _values: Values) -> Value:
    return context.subject or options.next_pseudonym(context)


def _has_groups(context: Context, values: Values) -> bool:
    return _is_new(context, values) and bool(options.groups(context, values))


def _check_start(context: Context, values: Values) -> dict[str, str]:
    name, start = str(values["person"]), values["start"]
    assert isinstance(start, date)
    someone = options.person(context, name)
    wrong = {} if someone else _pseudonym(context, name)
    if start > context.project.end:
        message = _("The project ended on {day}.")
        wrong["start"] = message.format(day=formats.iso(context.project.end))
    if someone is not None:
        wrong |= _again(someone, start)
    year = values["birth_year"]
    if isinstance(year, int) and 0 <= year < 100:
        wrong["birth_year"] = _("Write all four digits of the year.")
    elif isinstance(year, int) and not YOUNGEST <= start.year - year <= OLDEST:
        message = _("That would be an age of {years}: is the year right?")
        wrong["birth_year"] = message.format(years=formats.number(start.year - year))
    return wrong


def _pseudonym(context: Context, name: str) -> dict[str, str]:
    """Return what is wrong with a new pseudonym."""
    if _SPACE.search(name) or not name.isprintable():
        return {"person": _("A pseudonym is one word, such as P-001; never a name.")}
    if len(name) > 64:
        return {"person": _("A pseudonym has at most 64 characters.")}
    taken = {each.id.casefold(): each.id for each in context.data.register.participants}
    taken |= {each.id.casefold(): each.id for each in context.data.register.members}
    if name.casefold() in taken:
        message = _("There is {name} already, which differs in capitals alone or is no participant")
        return {"person": message.format(name=taken[name.casefold()]) + "."}
    return {}


def _again(someone: Participant, start: date) -> dict[str, str]:
    """Return why someone cannot start (again) on a day."""
    for each in someone.enrolments:
        if each.start == start:
            return {"start": _("{name} starts that day already.").format(name=someone.id)}
        if each.exit is None and start > each.start:
            message = _("{name} has been active since {day}: register the exit first.")
            return {"person": message.format(name=someone.id, day=formats.iso(each.start))}
        if each.start < start and each.exit is not None and start < each.exit:
            message = _("{name} was in the project from {start} to {exit}.")
            text = message.format(
                name=someone.id, start=formats.iso(each.start), exit=formats.iso(each.exit)
            )
            return {"start": text}
    later = [each.start for each in someone.enrolments if each.start > start]
    if later:
        message = _("{name} has a later start, {day}: correct that instead.")
        return {"start": message.format(name=someone.id, day=formats.iso(min(later)))}
    return {}


def _build_start(context: Context, values: Values) -> Entered:
    name, start = str(values["person"]), values["start"]
    assert isinstance(start, date)
    enrolment = Enrolment(start=start)
    told = _("{name} starts {day}").format(name=name, day=formats.iso(start))
    if options.person(context, name) is not None:
        path = ("participants", name, "enrolments", element_key("enrolments", enrolment))
        return Entered((Change(path, None, plain(enrolment)),), told)
    known = ("gender", "birth_year", "municipality", "referrer", "group")
    given = {key: values[key] for key in known if values.get(key) is not None}
    someone = msgspec.convert({"id": name, **given, "enrolments": [plain(enrolment)]}, Participant)
    return Entered((Change(("participants", name), None, plain(someone)),), told)


START = Form(
    "start",
    N_("New start"),
    N_("Register that someone starts: a new participant, or one who comes back."),
    "start",
    (
        Field(
            "person",
            N_("Pseudonym"),
            "choice",
            required=True,
            help=N_("a new pseudonym, or that of someone who comes back; never a name"),
            options=options.people,
            free=True,
            default=_proposed,
        ),
        Field("start", N_("Start"), "day", required=True, default=shown_day, flag="date"),
        Field(
            "gender",
            N_("Gender"),
            "choice",
            required=True,
            options=options.genders,
            asked=_is_new,
        ),
        Field("birth_year", N_("Year of birth"), "number", asked=_is_new),
        Field(
            "municipality",
            N_("Municipality"),
            "choice",
            options=options.municipalities,
            free=True,
            asked=_is_new,
        ),
        Field(
            "referrer",
            N_("Referred by"),
            "choice",
            options=options.referrers,
            free=True,
            asked=_is_new,
        ),
        Field("group", N_("Group"), "choice", options=options.groups, asked=_has_groups),
    ),
    _build_start,
    _check_start,
)


def enrolment_at(context: Context, values: Values) -> Enrolment | None:
    """Return the enrolment that an exit would end: the one without an exit."""
    someone = options.person(context, values.get("person"))
    return options.active(someone) if someone else None


def _leads_to_work(context: Context, values: Values) -> bool:
    found = exit_reasons(context.project)
    return any(each.id == values.get("reason") and each.positive for each in found)


def _check_exit(context: Context, values: Values) -> dict[str, str]:
    enrolment, day = enrolment_at(context, values), values["exit"]
    assert isinstance(day, date)
    if enrolment is None:
        message = _("{name} is not active: there is nothing to leave.")
        return {"person": message.format(name=values["person"])}
    if day < enrolment.start:
        message = _("The start was {day}: the exit cannot be before it.")
        return {"exit": message.format(day=formats.iso(enrolment.start))}
    return {}


def _build_exit(context: Context, values: Values) -> Entered:
    enrolment, day = enrolment_at(context, values), values["exit"]
    assert enrolment is not None
    assert isinstance(day, date)
    name, reason = str(values["person"]), str(values["reason"])
    path = ("participants", name, "enrolments", element_key("enrolments", enrolment))
    changes = [
        Change((*path, "exit"), None, day.isoformat()),
        Change((*path, "reason"), enrolment.reason, reason),
    ]
    if values.get("outside_home") and not enrolment.outside_home:
        changes.append(Change((*path, "outside_home"), None, True))
    labels = {option.value: option.label for option in options.reasons(context, values)}
    message = _("{name} leaves {day}: {reason}")
    told = message.format(name=name, day=formats.iso(day), reason=labels[reason])
    return Entered(tuple(changes), told)


def _nobody_active(context: Context) -> str | None:
    if any(options.active(each) for each in context.data.register.participants):
        return None
    return _("Nobody is active: every start in the register has its exit.")


EXIT = Form(
    "exit",
    N_("Exit"),
    N_("Register that someone leaves, and why."),
    "exit",
    (
        Field(
            "person",
            N_("Pseudonym"),
            "choice",
            required=True,
            options=options.active_people,
            default=subject,
        ),
        Field("exit", N_("Exit"), "day", required=True, default=shown_day, flag="date"),
        Field("reason", N_("Reason"), "choice", required=True, options=options.reasons),
        Field(
            "outside_home",
            N_("Outside the home municipality"),
            "yes_no",
            help=N_("the solution lies in another municipality than where the person lives"),
            asked=_leads_to_work,
        ),
    ),
    _build_exit,
    _check_exit,
    _nobody_active,
)

"""The forms of a meeting, as data: a decision, a seat, what became of a decision.

They are drawn, read and judged as every other form (:mod:`esftui.entry.form`).
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from esftui.entry.form import (
    Context,
    Default,
    Entered,
    Field,
    Form,
    Option,
    Options,
    Value,
    Values,
)
from esftui.locales import N_, _, formats, labels
from esftui.meeting.agenda import slug
from esftui.meeting.deciding import carried, decision_changes, next_id, refuse_people, seat_changes
from esftui.model.meeting import (
    DECISION_KINDS,
    CarriedOut,
    Decided,
    Decision,
    Meeting,
    Seat,
)

_TEXTS = ("deviation", "cause", "text", "owner")
_CARRIED = ("not_started", "in_progress", "done", "dropped")
_GENDERS = ("woman", "man", "unknown")


class Taking(NamedTuple):
    """What a decision is taken about: the meeting, and what is on the wall.

    ``item`` is the agenda's. ``deviations`` are sentences to choose from, ``proposed`` the
    one that stands there from the beginning. ``indicators`` are keys of shared numbers with
    their names, ``numbers`` what each of them is shown as.
    """

    meeting: Meeting
    item: str | None = None
    deviations: tuple[str, ...] = ()
    proposed: str | None = None
    indicators: tuple[tuple[str, str], ...] = ()
    numbers: Mapping[str, str] = {}


# decisions


def decision_form(taking: Taking, decision: Decision | None = None) -> Form:
    """Return the form of a new decision, or of one that is to be changed.

    Its fields stand in the order that one speaks of a matter in; what is decided is typed
    first, since the rest of it can be proposed or left out.
    """
    return Form(
        "decision",
        N_("Decision") if decision is None else N_("Change a decision"),
        N_("It stands in the minutes as it is written here, and names no person."),
        "decision",
        (*_matter(taking, decision), *_what_is_done(taking, decision), _kind(decision)),
        partial(_decided, taking, decision),
        partial(_wrong, taking.meeting),
        begin="text",
        read_first=("kind",),
    )


def _matter(taking: Taking, decision: Decision | None) -> tuple[Field, ...]:
    """Return what the matter is: what is not as it should be, and why."""
    proposed = taking.proposed if decision is None else decision.deviation
    return (
        Field(
            "deviation",
            N_("Deviation"),
            "choice",
            help=N_("what is not as it should be"),
            options=_texts(taking.deviations),
            free=True,
            default=_just(proposed),
            asked=_is_more,
        ),
        Field(
            "cause",
            N_("Cause"),
            "text",
            help=N_("why it is so"),
            default=_just(decision.cause if decision else None),
            asked=_is_more,
        ),
    )


def _what_is_done(taking: Taking, decision: Decision | None) -> tuple[Field, ...]:
    """Return what is made of it: in words, by whom, by when, and what should change by it."""
    return (
        Field(
            "text",
            N_("Decided"),
            "text",
            required=True,
            help=N_("what is to be done, or was noted"),
            default=_just(decision.text if decision else None),
        ),
        Field(
            "owner",
            N_("Owner"),
            "choice",
            help=N_("a role or an organisation, not a person's name"),
            options=partial(_owners, taking.meeting),
            free=True,
            default=_just(decision.owner if decision else None),
            asked=_is_more,
        ),
        Field(
            "due",
            N_("Due"),
            "day",
            help=N_("a date, or +30d from the meeting"),
            default=_just(decision.due if decision else None),
            asked=_is_more,
            future=True,
        ),
        Field(
            "indicator",
            N_("Indicator"),
            "choice",
            help=N_("the figure that should change by it"),
            options=_indicators(taking, decision),
            default=partial(_proposed_indicator, taking, decision),
            asked=lambda context, values: (
                bool(taking.indicators or (decision and decision.indicator))
                and _is_more(context, values)
            ),
        ),
    )


def _kind(decision: Decision | None) -> Field:
    """Return what asks for the kind: last, since it is a decision as a rule."""
    first: Value = "decision" if decision is None else decision.kind
    return Field("kind", N_("Kind"), "choice", required=True, options=_kinds, default=_just(first))


def _kinds(_context: Context, _values: Values) -> tuple[Option, ...]:
    return tuple(Option(each, labels.decision_kind(each)) for each in DECISION_KINDS)


def _is_more(_context: Context, values: Values) -> bool:
    """Say whether something is to come of it: what is noted has no owner."""
    return values.get("kind") != "information"


def _just(value: Value) -> Default:
    return lambda _context, _values: value


def _texts(texts: tuple[str, ...]) -> Options:
    options = tuple(Option(text, text) for text in dict.fromkeys(texts))
    return lambda _context, _values: options


def _owners(meeting: Meeting, context: Context, _values: Values) -> tuple[Option, ...]:
    """Return who can own a decision: those who sit in the group, then owners of milestones."""
    seats = [seat.organisation for seat in meeting.attendance]
    roles = [seat.role for seat in meeting.attendance if seat.role]
    before = [each.owner for each in meeting.decisions if each.owner]
    items = [item.owner for item in context.project.checklist if item.owner]
    kept = [each.decision.owner for each in context.data.decided if each.decision.owner]
    names = dict.fromkeys((*before, *seats, *roles, *kept, *items, context.project.owner))
    return tuple(Option(name, name) for name in names)


def _indicators(taking: Taking, decision: Decision | None) -> Options:
    options = [Option(key, name, taking.numbers.get(key, "")) for key, name in taking.indicators]
    own = decision.indicator if decision is not None else None
    if own is not None and own not in dict(taking.indicators):
        options.append(Option(own, own))
    found = tuple(options)
    return lambda _context, _values: found


def _proposed_indicator(
    taking: Taking, decision: Decision | None, _context: Context, values: Values
) -> str | None:
    """Return the indicator that a deviation is about, by its first words; else the first.

    A goal's title can have a comma, as a name has before the gender that it is of.
    """
    if decision is not None:
        return decision.indicator
    said = str(values.get("deviation") or "").casefold()
    begins = [
        (len(name), key)
        for key, name in taking.indicators
        if said.startswith(name.casefold()) and not said[len(name) : len(name) + 1].isalnum()
    ]
    if begins:
        return max(begins)[1]
    about = said.partition(":")[0]
    names = ((key, name.partition(",")[0].casefold()) for key, name in taking.indicators)
    first = taking.indicators[0][0] if taking.indicators else None
    return next((key for key, name in names if name == about), first)


def _decided(taking: Taking, before: Decision | None, _context: Context, values: Values) -> Entered:
    """Return what a decision changes; a new one gets its number when it is written."""
    meeting = taking.meeting
    indicator = values.get("indicator")
    shown = taking.numbers.get(str(indicator)) if indicator else None
    if before is not None and indicator == before.indicator:
        shown = before.shown
    decision = Decision(
        id=before.id if before is not None else next_id(meeting),
        kind=values["kind"],  # type: ignore[arg-type]
        text=str(values["text"]),
        item=before.item if before is not None else taking.item,
        deviation=_text(values, "deviation"),
        cause=_text(values, "cause"),
        owner=_text(values, "owner"),
        due=_day(values, "due"),
        indicator=str(indicator) if indicator else None,
        shown=shown,
    )
    told = f"{labels.decision_kind(decision.kind)}: {decision.text}"
    return Entered(decision_changes(meeting, decision), told)


def _wrong(meeting: Meeting, context: Context, values: Values) -> dict[str, str]:
    texts = {key: _text(values, key) for key in _TEXTS}
    wrong = refuse_people(texts, context.data.register)
    due = _day(values, "due")
    if due is not None and due < meeting.date:
        message = _("The meeting is on {day}: this is before it.")
        wrong["due"] = message.format(day=formats.iso(meeting.date))
    return wrong


def _text(values: Values, key: str) -> str | None:
    value = values.get(key)
    return str(value) if value not in (None, "") else None


def _day(values: Values, key: str) -> date | None:
    value = values.get(key)
    return value if isinstance(value, date) else None


# what became of a decision


def carried_form(decided: Decided, as_of: date) -> Form:
    """Return the form that says how far a decision has been carried out, since when, and a note.

    The day proposed is the one that it has, or else the date shown.
    """
    now = decided.carried
    status = decided.status(as_of) if now is None or now.date > as_of else now.status
    day = now.date if now is not None and now.date <= as_of else as_of
    return Form(
        "carried",
        N_("What became of a decision"),
        N_("How far it has been carried out, and since when; the minutes stay as they are."),
        "carried",
        (
            Field(
                "status",
                N_("Status"),
                "choice",
                required=True,
                options=_statuses,
                default=_just(status),
            ),
            Field(
                "date",
                N_("Since"),
                "day",
                required=True,
                default=lambda _context, values: day if values.get("status") == status else as_of,
                asked=_is_begun,
            ),
            Field(
                "note",
                N_("Note"),
                "text",
                default=_just(now.note if now else None),
                asked=_is_begun,
            ),
        ),
        partial(_carried, decided),
        partial(_carried_wrong, decided),
    )


def _statuses(_context: Context, _values: Values) -> tuple[Option, ...]:
    return tuple(Option(each, labels.carried_out(each)) for each in _CARRIED)


def _is_begun(_context: Context, values: Values) -> bool:
    return values.get("status") not in (None, "not_started")


def _carried(decided: Decided, _context: Context, values: Values) -> Entered:
    status, day = values["status"], _day(values, "date")
    after = None
    if status != "not_started" and day is not None:
        after = CarriedOut(status=status, date=day, note=_text(values, "note"))  # type: ignore[arg-type]
    told = f"{decided.decision.text}: {labels.carried_out(str(status))}"
    return Entered(carried(decided, after), told)


def _carried_wrong(decided: Decided, context: Context, values: Values) -> dict[str, str]:
    wrong = refuse_people({"note": _text(values, "note")}, context.data.register)
    day = _day(values, "date")
    if day is not None and day < decided.date:
        message = _("It was decided on {day}: this is before it.")
        wrong["date"] = message.format(day=formats.iso(decided.date))
    return wrong


# seats


def seat_form(meeting: Meeting, seat: Seat | None = None) -> Form:
    """Return the form of a new seat at a meeting, or of one that is to be changed."""
    return Form(
        "seat",
        N_("New seat") if seat is None else N_("Change a seat"),
        N_("The organisation that sits in the group, not the person's name."),
        "seat",
        (
            Field(
                "organisation",
                N_("Organisation"),
                "choice",
                required=True,
                options=partial(_organisations, meeting),
                free=True,
                default=_just(seat.organisation if seat else None),
            ),
            Field(
                "role",
                N_("Role"),
                "text",
                help=N_("for instance chair, or observer"),
                default=_just(seat.role if seat else None),
            ),
            Field(
                "gender",
                N_("Gender"),
                "choice",
                required=True,
                options=_genders,
                default=_just(seat.gender if seat else None),
            ),
            Field(
                "present",
                N_("Present"),
                "yes_no",
                default=_just(seat.present if seat else True),
            ),
        ),
        partial(_seated, meeting, seat),
        _seat_wrong,
    )


def _organisations(meeting: Meeting, context: Context, _values: Values) -> tuple[Option, ...]:
    project = context.project
    members = project.steering_group.members if project.steering_group else ()
    seats = (seat.organisation for seat in meeting.attendance)
    names = (*seats, *members, *project.co_financiers, *project.partners)
    return tuple(Option(name, name) for name in dict.fromkeys(names))


def _genders(_context: Context, _values: Values) -> tuple[Option, ...]:
    return tuple(Option(each, labels.seat_gender(each)) for each in _GENDERS)


def _seated(meeting: Meeting, before: Seat | None, _context: Context, values: Values) -> Entered:
    organisation = str(values["organisation"])
    taken = [seat.id for seat in meeting.attendance]
    seat = Seat(
        id=before.id if before is not None else slug(organisation, taken, "seat"),
        organisation=organisation,
        role=_text(values, "role"),
        gender=values["gender"],  # type: ignore[arg-type]
        present=bool(values.get("present")),
    )
    return Entered(seat_changes(meeting, seat), seat.organisation)


def _seat_wrong(context: Context, values: Values) -> dict[str, str]:
    texts = {key: _text(values, key) for key in ("organisation", "role")}
    return refuse_people(texts, context.data.register)

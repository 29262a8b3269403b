"""The words of a journal's changes: what each field is called, and what its values mean."""

from collections.abc import Mapping
from typing import Any

from esftui.locales import N_, _, formats, labels, pgettext
from esftui.locales.formats import DASH
from esftui.meeting.agenda import agenda, title_of
from esftui.model.project import Project
from esftui.report.plain import clean
from esftui.store.personal_number import masked

ITEM: Mapping[str, str] = {
    "status": N_("status"),
    "started": N_("begun"),
    "done": N_("done on"),
    "due": N_("due date"),
    "owner": N_("owner"),
    "note": N_("note"),
}
"""What can be changed of a checklist item."""

_DOCUMENTS: Mapping[str, Mapping[str, str]] = {
    # the phase is named where an item is new
    "checklist": {**ITEM, "phase": N_("phase")},
    "goals": {"target": N_("target value")},
    "participants": {
        "id": N_("pseudonym"),
        "gender": N_("gender"),
        "birth_year": N_("year of birth"),
        "municipality": N_("municipality"),
        "referrer": N_("referred by"),
        "group": N_("group"),
        "enrolments": N_("enrolments"),
        "activities": N_("activities"),
        "steps": N_("steps"),
        "plans": N_("action plans"),
        "follow_ups": N_("follow-ups"),
        "answers": N_("survey answers"),
    },
    "members": {
        "id": N_("pseudonym"),
        "group": N_("group"),
        "gender": N_("gender"),
        "organisation": N_("organisation"),
        "answers": N_("survey answers"),
    },
    "spending": {
        "date": N_("date"),
        "source": N_("source"),
        "category": N_("cost category"),
        "amount": N_("amount"),
        "note": N_("note"),
    },
    "claims": {
        "period_start": N_("costs from"),
        "period_end": N_("costs up to"),
        "requested": N_("requested on"),
        "amount": N_("amount"),
        "paid": N_("paid on"),
        "paid_amount": N_("paid"),
    },
    "events": {
        "date": N_("date"),
        "type": N_("what happened"),
        "municipality": N_("municipality"),
        "note": N_("note"),
    },
    "enrolments": {
        "start": N_("begins"),
        "exit": N_("exit"),
        "reason": N_("reason"),
        "outside_home": N_("outside the home municipality"),
    },
    "activities": {
        "type": N_("activity"),
        "start": N_("begins"),
        "end": N_("ends"),
        "abroad": N_("abroad"),
        "example_company": N_("at an example company"),
        "place": N_("place"),
    },
    "steps": {"step": N_("step"), "date": N_("date")},
    "plans": {"kind": N_("kind of plan"), "date": N_("date")},
    "follow_ups": {
        "exit": N_("after the exit"),
        "after": N_("followed up after"),
        "date": N_("date"),
        "state": N_("state"),
        "outcome": N_("outcome"),
    },
    "answers": {
        "question": N_("question"),
        "occasion": N_("occasion"),
        "asked": N_("asked on"),
        "answered": N_("answered on"),
        "value": N_("answer given"),
    },
}

FIELDS_OF_MEETINGS: Mapping[str, Mapping[str, str]] = {
    "meetings": {
        "date": N_("date"),
        "as_of": N_("as of"),
        "place": N_("place"),
        "opened": N_("opened"),
        "closed": N_("closed"),
        "next_meeting": N_("next meeting"),
        "spent": N_("time spent"),
        "frozen": N_("what was shown"),
    },
    "decisions": {
        "kind": N_("kind"),
        "text": N_("text"),
        "item": N_("at the item"),
        "deviation": N_("deviation"),
        "cause": N_("cause"),
        "owner": N_("owner"),
        "due": N_("due date"),
        "indicator": N_("indicator"),
        "shown": N_("shown as"),
    },
    "attendance": {
        "organisation": N_("organisation"),
        "role": N_("role"),
        "gender": N_("gender"),
        "present": N_("present"),
    },
    "agenda": {
        "topic": N_("topic"),
        "title": N_("title"),
        "minutes": N_("minutes meant"),
        "notes": N_("presenter's notes"),
    },
    "decided": {"status": N_("status"), "date": N_("since"), "note": N_("note")},
}
"""What can be changed at meetings, and of what became of decisions."""

_ELEMENTS: Mapping[str, str] = {
    "enrolments": N_("enrolment"),
    "activities": N_("activity"),
    "steps": N_("step"),
    "plans": N_("action plan"),
    "follow_ups": N_("follow-up"),
    "answers": N_("survey answer"),
}


def field(record: str, name: str) -> str:
    """Return what a field of a record is called; its own name if it has no words."""
    known = (_DOCUMENTS.get(record) or FIELDS_OF_MEETINGS.get(record, {})).get(name)
    return _(known) if known is not None else safe(name)


def element(kind: str) -> str:
    """Return what one of a participant's list is called: an enrolment, an activity."""
    return _(_ELEMENTS[kind]) if kind in _ELEMENTS else safe(kind)


def safe(text: str) -> str:
    """Return a text of a journal as one harmless line, no personal number in it readable."""
    return clean(masked(text) if any(map(str.isdigit, text)) else text)


class Values:
    """The words for values, with the titles that a project has given them."""

    def __init__(self, project: Project | None) -> None:
        """Take a project's titles; without one, values are shown by their ids."""
        self._titles: dict[tuple[str, str], dict[str, str]] = {}
        if project is None:
            return
        groups = {each.id: each.title for each in project.groups}
        questions = {each.id: each.title for each in project.questions}
        self._titles = {
            ("participants", "group"): groups,
            ("members", "group"): groups,
            ("checklist", "phase"): {each.id: each.title for each in project.phases},
            ("steps", "step"): {each.id: each.title for each in project.method_steps},
            ("answers", "question"): questions,
            ("enrolments", "reason"): {e.id: e.title for e in project.exit_reasons if e.title},
            ("activities", "type"): {e.id: e.title for e in project.activities if e.title},
        }
        self._titles["decisions", "item"] = {item.id: title_of(item) for item in agenda(project)}
        if project.budget is not None:
            financing, categories = project.budget.financing, project.budget.categories
            self._titles["spending", "source"] = {each.id: each.title for each in financing}
            self._titles["spending", "category"] = {each.id: each.title for each in categories}

    def value(self, record: str, name: str, value: Any) -> str:
        """Return a value of a record's field as a person reads it."""
        if value is None and (record, name) == ("checklist", "status"):
            value = "not_started"  # what is not written
        if value is None and (record, name) == ("decided", "status"):
            value = "not_started"
        if (record, name) == ("goals", "target"):
            return _target(value)
        if value is None or value == "":
            return DASH
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, (list, dict)):
            return formats.number(len(value))
        if isinstance(value, (int, float)):
            if value != value or masked(str(value)) != str(value):  # noqa: PLR0124 - not a number
                return safe(str(value))
            if record in ("spending", "claims"):
                return formats.kronor(value)
            # a year is no amount: it has no groups
            return str(value) if name == "birth_year" else formats.number(value, _decimals(value))
        return self._text(record, name, str(value))

    def _text(self, record: str, name: str, value: str) -> str:
        title = self._titles.get((record, name), {}).get(value)
        match record, name:
            case "checklist", "status" if value in labels.STATUSES:
                return labels.status(value)
            case "decided", "status" if value in labels.CARRIED_OUT:
                return labels.carried_out(value)
            case "decisions", "kind" if value in labels.DECISION_KINDS:
                return labels.decision_kind(value)
            case "attendance", "gender" if value in labels.SEAT_GENDERS:
                return labels.seat_gender(value)
            case "enrolments", "reason":
                return safe(labels.exit_reason(value, title))
            case "activities", "type":
                return safe(labels.activity(value, title))
            case "follow_ups", "outcome":
                return safe(labels.follow_up_outcome(value))
            case "follow_ups", "state":
                return _state(value)
            case "follow_ups", "after":
                return safe(labels.length(value))
            case "answers", "occasion":
                return safe(labels.occasion(value))
            case _, "gender":
                return _gender(value)
        return safe(title or value)


def _target(value: Any) -> str:
    """Return a goal's target: a share as per cent, a count as it is."""
    if value is None:
        return _("not decided")
    if isinstance(value, float):
        return formats.percent(value, 0 if round(value * 100, 6) % 1 == 0 else 1)
    return formats.number(value) if isinstance(value, int) else safe(str(value))


def _decimals(value: float) -> int:
    """Return how many decimals a number is written with, but not more than four."""
    return min(4, len(repr(value).partition(".")[2])) if value % 1 else 0


def _gender(value: str) -> str:
    match value:
        case "woman":
            return _("woman")
        case "man":
            return _("man")
    # NOTE: a person's gender that is not known
    return pgettext("gender", "unknown") if value == "unknown" else safe(value)


def _state(value: str) -> str:
    match value:
        case "done":
            return pgettext("one follow-up", "done")
        case "not_reached":
            return pgettext("one follow-up", "not reached")
        case "declined":
            return pgettext("one follow-up", "declined")
    return safe(value)

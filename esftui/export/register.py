"""A register as tables: what an import reads again, and the rest of it."""

from collections.abc import Iterator
from typing import Any

from esftui.export.table import Column, Table, Unit, Value
from esftui.intake.fields import field_label
from esftui.intake.mapping import Mapping
from esftui.intake.outcome import plain_value
from esftui.intake.reading import Refusal
from esftui.intake.values import read_value
from esftui.locales import N_, _, labels
from esftui.model.participant import Member, Participant
from esftui.model.project import Project, ProjectData
from esftui.model.vocabulary import activity_types, exit_reasons

_UNITS: dict[str, Unit] = {
    "birth_year": "number",
    "start": "date",
    "exit": "date",
    "activity_start": "date",
    "activity_end": "date",
    "step_date": "date",
    "plan_health": "date",
    "plan_work_studies": "date",
    "date": "date",
    "asked": "date",
    "answered": "date",
    "amount": "kronor",
    "value": "number",
}


def tables(data: ProjectData) -> list[Table]:
    """Return the tables of a register that hold something; participants always."""
    made = _Tables(data)
    found = [
        made.participants(),
        made.activities(),
        made.steps(),
        made.plans(),
        made.follow_ups(),
        made.answers(),
        made.members(),
        made.spending(),
        made.claims(),
        made.events(),
    ]
    return [table for table in found if table.rows or table.slug == "participants"]


class _Tables:
    """Makes the tables, in words that an import reads as the same values."""

    def __init__(self, data: ProjectData) -> None:
        self.project, self.register = data.project, data.register
        self._words = _words(data.project)
        self._known: dict[tuple[str, Any], Value] = {}

    def participants(self) -> Table:
        names = ("id", "gender", "birth_year", "municipality", "referrer", "group")
        starts = ("start", "exit", "reason", "outside_home")
        rows: list[list[Value]] = []
        for person in self.register.participants:
            own = [self._said(name, getattr(person, name)) for name in names]
            for each in person.enrolments:
                rows.append([*own, *(self._said(name, getattr(each, name)) for name in starts)])
            if not person.enrolments:
                rows.append([*own, *(None for _name in starts)])
        return Table("participants", _("Participants"), _columns(*names, *starts), rows)

    def activities(self) -> Table:
        rows = [
            [
                person.id,
                self._said("activity", each.type),
                each.start,
                each.end,
                _yes(each.abroad),
                _yes(each.example_company),
                each.place,
            ]
            for person in self.register.participants
            for each in person.activities
        ]
        columns = [
            *_columns("id", "activity", "activity_start", "activity_end"),
            Column(_("Went abroad"), "text", _("took part in it in another country")),
            Column(_("Example company"), "text", _("took part in it at an example company")),
            Column(_("Held at"), "text", _("where it was")),
        ]
        return Table("activities", _("Activities"), columns, rows)

    def steps(self) -> Table:
        rows = [
            [person.id, self._said("step", each.step), each.date]
            for person in self.register.participants
            for each in person.steps
        ]
        return Table("steps", _("Method steps"), _columns("id", "step", "step_date"), rows)

    def plans(self) -> Table:
        kinds = ("health", "work_studies", "competence")
        rows = [
            [person.id, *(each.date if each.kind == kind else None for kind in kinds)]
            for person in self.register.participants
            for each in person.plans
        ]
        columns = [
            *_columns("id", "plan_health", "plan_work_studies"),
            Column(_("Competence plan made on"), "date", _("the day of the plan")),
        ]
        return Table("plans", _("Action plans"), columns, rows)

    def follow_ups(self) -> Table:
        rows = [
            [
                person.id,
                each.exit,
                labels.length(each.after),
                each.date,
                _(_STATES[each.state]),
                None if each.outcome is None else labels.follow_up_outcome(each.outcome),
            ]
            for person in self.register.participants
            for each in person.follow_ups
        ]
        columns = [
            *_columns("id"),
            Column(_("After the exit on"), "date", _("the exit that it follows")),
            Column(_("Length of time"), "text", _("how long after the exit")),
            Column(_("Followed up on"), "date", _("the day of the follow-up")),
            Column(_("Follow-up"), "text", _("how it went")),
            Column(_("Found"), "text", _("what the person does")),
        ]
        return Table("follow-ups", _("Follow-ups"), columns, rows)

    def answers(self) -> Table:
        names = ("question", "occasion", "asked", "answered", "value")
        people: list[Participant | Member] = [*self.register.participants, *self.register.members]
        rows = [
            [person.id, *(self._said(name, getattr(each, name)) for name in names)]
            for person in people
            for each in person.answers
        ]
        return Table("answers", _("Survey answers"), _columns("id", *names), rows)

    def members(self) -> Table:
        titles = {group.id: group.title for group in self.project.groups}
        rows = [
            [each.id, titles.get(each.group), self._said("gender", each.gender), each.organisation]
            for each in self.register.members
        ]
        columns = [
            *_columns("id"),
            Column(_("Belongs to"), "text", _("a group of others than participants")),
            *_columns("gender"),
            Column(_("Organisation"), "text", _("where the person works")),
        ]
        return Table("members", _("Group members"), columns, rows)

    def spending(self) -> Table:
        names = ("date", "source", "category", "amount", "note")
        rows = [
            [self._said(name, getattr(each, name)) for name in names]
            for each in self.register.spending
        ]
        return Table("spending", _("Spending"), _columns(*names), rows)

    def claims(self) -> Table:
        rows: list[list[Value]] = [
            [
                each.period_start,
                each.period_end,
                each.requested,
                each.amount,
                each.paid,
                each.paid_amount,
            ]
            for each in self.register.claims
        ]
        columns = [
            Column(_("Costs from"), "date", _("the first day of the period")),
            Column(_("Costs up to"), "date", _("the last day of the period")),
            Column(_("Requested on"), "date", _("when the claim was sent in")),
            Column(_("Requested"), "kronor", _("what was applied for of the ESF grant")),
            Column(_("Paid on"), "date", _("empty while it waits")),
            Column(_("Paid"), "kronor", _("what the fund has paid")),
        ]
        return Table("claims", _("Claims for payment"), columns, rows)

    def events(self) -> Table:
        rows = [
            [each.date, each.type, each.municipality, each.note] for each in self.register.events
        ]
        columns = [
            Column(_("Happened on"), "date", _("the day")),
            Column(_("What happened"), "text", _("as the project's goals count it")),
            Column(_("In municipality"), "text", _("where")),
            Column(_("About it"), "text", _("free text")),
        ]
        return Table("events", _("Events"), columns, rows)

    def _said(self, field: str, held: Any) -> Value:
        """Return a value in words, if an import reads these as the value; or else itself."""
        if held is None or field not in self._words:
            return held  # type: ignore[no-any-return]
        key = (field, held)
        if key not in self._known:
            self._known[key] = self._worded(field, held)
        return self._known[key]

    def _worded(self, field: str, held: Any) -> Value:
        word = self._words[field].get(held)
        if word is None:
            return held  # type: ignore[no-any-return]
        read = read_value(field, word, _PLAIN, self.project)
        same = read is not None and not isinstance(read, Refusal) and plain_value(read) == held
        return word if same else held


_PLAIN = Mapping(kind="participants", columns={})
_STATES = {"done": N_("done"), "not_reached": N_("not reached"), "declined": N_("declined")}


def _words(project: Project) -> dict[str, dict[Any, str]]:
    """Return the words for values, by field."""
    budget = project.budget
    return {
        "gender": {"woman": _("Woman"), "man": _("Man"), "unknown": _("Not known")},
        "group": {each.id: each.title for each in project.groups},
        "reason": {
            each.id: labels.exit_reason(each.id, each.title) for each in exit_reasons(project)
        },
        "activity": {
            each.id: labels.activity(each.id, each.title) for each in activity_types(project)
        },
        "step": {each.id: each.title for each in project.method_steps},
        "question": {each.id: each.title for each in project.questions},
        "occasion": {name: labels.occasion(name) for name in ("before", "during", "after")},
        "source": {each.id: each.title for each in budget.financing} if budget else {},
        "category": {each.id: each.title for each in budget.categories} if budget else {},
        "outside_home": {True: _("yes"), False: _("no")},
    }


def _columns(*fields: str) -> list[Column]:
    return [
        Column(field_label(name), _UNITS.get(name, "text"), meaning)
        for name, meaning in _meanings(fields)
    ]


def _meanings(fields: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    known = {
        "id": _("the only name that a participant has here"),
        "gender": _("as registered"),
        "birth_year": _("the year alone"),
        "municipality": _("the home municipality"),
        "referrer": _("who referred the person"),
        "group": _("the group of participants"),
        "start": _("when the person started; one row a start"),
        "exit": _("when the person left; empty if not yet"),
        "reason": _("why the person left"),
        "outside_home": _("whether the person went on to another municipality"),
        "activity": _("what the person took part in"),
        "activity_start": _("the first day of it"),
        "activity_end": _("the last day of it; empty if it goes on"),
        "step": _("a step of the project's method"),
        "step_date": _("the day that it was reached"),
        "plan_health": _("the day of the plan"),
        "plan_work_studies": _("the day of the plan"),
        "date": _("the day of the entry"),
        "source": _("who pays"),
        "category": _("for what"),
        "amount": _("negative for a correction"),
        "note": _("free text"),
        "question": _("as the project file says"),
        "occasion": _("when it is asked: before, during, after, or a time after the exit"),
        "asked": _("when the question was put"),
        "answered": _("when it was answered; empty for non-response"),
        "value": _("on the question's scale"),
    }
    return ((name, known[name]) for name in fields)


def _yes(true: bool) -> str | None:
    return _("yes") if true else None

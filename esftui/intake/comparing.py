"""Comparing people's rows with the register, and judging what comes of them by its rules."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from esftui.intake.after_exit import read_one_follow_up
from esftui.intake.fields import FOLLOW_UP, FOLLOW_UP_DATE, Kind
from esftui.intake.limits import Asked, Progress, go_on
from esftui.intake.outcome import Places, Plan, RowReport
from esftui.intake.person import Draft, Trial, read_answer, read_participant
from esftui.intake.reading import Refusal, told
from esftui.intake.rows import Row
from esftui.locales import _
from esftui.model.participant import Member, Participant, Register
from esftui.model.project import Project, ProjectData
from esftui.store.change import Change
from esftui.store.places import ELEMENTS, element_key, plain
from esftui.store.problem import Finding
from esftui.store.register_rules import register_findings
from esftui.store.validate import convert

_EVERY = 500
_FIELDS = {
    ("enrolments", "start"): "start",
    ("enrolments", "exit"): "exit",
    ("enrolments", "reason"): "reason",
    ("activities", "type"): "activity",
    ("activities", "start"): "activity_start",
    ("activities", "end"): "activity_end",
    ("activities", "place"): "activity_place",
    ("activities", "abroad"): "activity_abroad",
    ("activities", "example_company"): "activity_example",
    ("steps", "step"): "step",
    ("steps", "date"): "step_date",
    ("follow_ups", "date"): FOLLOW_UP_DATE,
    ("follow_ups", "outcome"): FOLLOW_UP,
}
"""Which field a name in an element is about; the others are called the same."""

_READS: dict[Kind, Callable[[Trial], None]] = {
    "answers": read_answer,
    "follow_ups": read_one_follow_up,
}

Judged = list[tuple[Finding, tuple[str, ...]]]
"""What is wrong with a document, each with the place in it by names."""


class People:
    """Compares the rows about people with the register, person by person."""

    def __init__(self, data: ProjectData, places: Places) -> None:
        self.project, self.places = data.project, places
        register = data.register
        self.known: dict[str, Participant | Member] = {}
        answers = places.mapping.kind == "answers"
        if answers:
            self.known |= {each.id: each for each in register.members}
        self.known |= {each.id: each for each in register.participants}
        self.read: Callable[[Trial], None] = _READS.get(places.mapping.kind, read_participant)
        # a sheet that gives no starts is about those who have started
        self.begins = not answers and any(p.name == "start" for p in places.parts.values())
        self.spelled = {name.casefold(): name for name in self.known}

    def plan(self, rows: Iterable[Row], progress: Progress | None, cancelled: Asked | None) -> Plan:
        """Return what the rows would do."""
        reports: dict[int, RowReport] = {}
        by_person: dict[str, list[Row]] = {}
        for index, row in enumerate(rows):
            if index % _EVERY == 0:
                go_on(index, None, progress, cancelled)
            refused = self._refused(row)
            if refused is not None:
                reports[row.number] = refused
            else:
                by_person.setdefault(self._name(row), []).append(row)
        drafts: dict[str, Draft] = {}
        for index, (name, own) in enumerate(by_person.items()):
            if index % _EVERY == 0:
                go_on(index, len(by_person), progress, cancelled)
            drafts[name] = self._draft(name)
            for row in own:
                reports[row.number] = drafts[name].take(row, self.read)
        changed = {name: draft for name, draft in drafts.items() if draft.doc != draft.base}
        for name, found in judged(self.project, changed).items():
            drafts[name] = self._settle(name, by_person[name], drafts[name], found, reports)
        go_on(len(by_person), len(by_person), progress, cancelled)
        changes = [change for draft in drafts.values() for change in self._changes(draft)]
        kind = self.places.mapping.kind
        return Plan(kind, tuple(reports[number] for number in sorted(reports)), tuple(changes))

    def _refused(self, row: Row) -> RowReport | None:
        """Return the report of a row that is refused whoever it is about."""
        name = self._name(row) if "id" in row.values else ""
        if row.refusals:
            return RowReport(row.number, "refused", name, row.refusals)
        if not self.begins and name not in self.known:
            message = _("nobody in the register has the pseudonym {id}").format(id=told(name))
            refusal = self.places.refusal(message, row.number, "id")
            return RowReport(row.number, "refused", name, (refusal,))
        return None

    def _name(self, row: Row) -> str:
        """Return a row's pseudonym, as the register or the sheet first spells it."""
        given = str(row.values["id"])
        return given if given in self.known else self.spelled.setdefault(given.casefold(), given)

    def _draft(self, name: str) -> Draft:
        known = self.known.get(name)
        table = "members" if isinstance(known, Member) else "participants"
        return Draft(name, None if known is None else plain(known), self.places, table)

    def _settle(
        self,
        name: str,
        rows: list[Row],
        draft: Draft,
        found: Judged,
        reports: dict[int, RowReport],
    ) -> Draft:
        """Refuse rows until what is left of a person fits; return the person then."""
        left = list(rows)
        while left and (wrong := [each for each in found if each[0].severity == "error"]):
            refused = self._blamed(draft, wrong, left, reports)
            for number, refusals in refused.items():
                reports[number] = RowReport(number, "refused", name, tuple(refusals))
            left = [row for row in left if reports[row.number].fate != "refused"]
            draft = self._draft(name)
            for row in left:
                reports[row.number] = draft.take(row, self.read)
            found = judged(self.project, {name: draft}).get(name, [])
        for number, notes in self._blamed(draft, found, left, reports).items():
            report = reports[number]
            reports[number] = report._replace(notes=(*report.notes, *notes))
        return draft

    def _blamed(
        self, draft: Draft, found: Judged, rows: list[Row], reports: dict[int, RowReport]
    ) -> dict[int, list[Refusal]]:
        """Return what is wrong, by the row that brought it about."""
        blamed: dict[int, list[Refusal]] = {}
        for finding, place in found:
            said = _said(draft, place)
            numbers = {each.number: each.field for each in said}
            wanted = _FIELDS.get((place[0], place[-1]), place[-1]) if place else "id"
            if finding.severity == "error":
                # an equal row is never the one that brings a fault
                moved = [r.number for r in rows if reports[r.number].fate in ("new", "changed")]
                numbers = {n: f for n, f in numbers.items() if n in moved} or dict.fromkeys(
                    moved or [r.number for r in rows], wanted
                )
            for number, field in numbers.items():
                refusal = self.places.refusal(finding.message, number, wanted, field)
                blamed.setdefault(number, []).append(refusal)
        return blamed

    def _changes(self, draft: Draft) -> Iterator[Change]:
        """Yield what of a person becomes another."""
        base, doc = draft.base, draft.doc
        top = (draft.table, draft.name)
        if base is None:
            if draft.said:
                yield Change(top, None, _sorted(doc))
            return
        for name in dict.fromkeys((*doc, *base)):
            if name not in ELEMENTS:
                if base.get(name) != doc.get(name):
                    yield Change((*top, name), base.get(name), doc.get(name))
                continue
            yield from _of_elements((*top, name), name, base.get(name, []), doc.get(name, []))


def _of_elements(
    path: tuple[str, ...], kind: str, before: list[Any], after: list[Any]
) -> Iterator[Change]:
    """Yield what becomes another in a list; elements are never taken away."""
    for index, element in enumerate(after):
        place = (*path, element_key(kind, element))
        if index >= len(before):
            yield Change(place, None, element)
            continue
        for name in dict.fromkeys((*before[index], *element)):
            old, new = before[index].get(name), element.get(name)
            if old != new:
                yield Change((*place, name), old, new)


def _sorted(doc: dict[str, Any]) -> dict[str, Any]:
    """Return a new person with what happened in the order of time."""
    return {
        key: sorted(value, key=_day) if isinstance(value, list) else value
        for key, value in doc.items()
    }


def _day(element: dict[str, Any]) -> str:
    return str(element.get("start") or element.get("date") or element.get("asked"))


def _said(draft: Draft, place: tuple[str, ...]) -> list[Any]:
    """Return which rows said something of a place, or of what it is in."""
    for length in range(len(place), 0, -1):
        found = draft.said.get(place[:length])
        if found:
            return found
    return []


def judged(project: Project, drafts: dict[str, Draft]) -> dict[str, Judged]:
    """Return, by person, what the rules of the register say of the documents."""
    found: dict[str, Judged] = {}
    tables: dict[str, list[tuple[str, Any]]] = {"participants": [], "members": []}
    for name, draft in drafts.items():
        record, wrong = _record(draft)
        for finding in wrong:
            found.setdefault(name, []).append((finding, _place(draft, finding.path)))
        if record is not None:
            tables[draft.table].append((name, record))
    register = Register(
        participants=tuple(record for _name, record in tables["participants"]),
        members=tuple(record for _name, record in tables["members"]),
    )
    for finding in register_findings(project, register):
        table, index, *rest = finding.path
        name = tables[str(table)][int(index)][0]
        place = _place(drafts[name], tuple(rest))
        found.setdefault(name, []).append((msgspec.structs.replace(finding, other=None), place))
    return found


def _record(draft: Draft) -> tuple[Participant | Member | None, list[Finding]]:
    if draft.table == "members":
        return convert(draft.doc, Member)
    return convert(draft.doc, Participant)


def _place(draft: Draft, path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return a path by names: an element of a list by its key."""
    if len(path) < 2 or not isinstance(path[1], int):
        return tuple(str(step) for step in path)
    kind = str(path[0])
    key = element_key(kind, draft.doc[kind][path[1]])
    return (kind, key, *(str(step) for step in path[2:]))

"""The radar (att göra): what must be done, of whom and by when, what hurts first on top."""

from datetime import date
from heapq import merge
from typing import Literal

import msgspec

from esftui.measure.checklist import Checklist
from esftui.measure.figure import Figure
from esftui.measure.followups import FollowUps
from esftui.measure.people import Standing
from esftui.measure.surveys import AskedPerson, asked_people, audience, is_due
from esftui.model.meeting import Decided
from esftui.model.project import ProjectData

Kind = Literal["follow_up", "survey", "milestone", "blocked", "decision"]
"""follow_up: someone to be followed up. survey: someone to be handed a survey.
milestone: a checklist item due. blocked: an item that waits for another. decision: something
that a meeting decided and that is not carried out."""

Urgency = Literal["overdue", "due", "due_soon"]


class RadarRow(Figure, frozen=True):
    """One thing to do.

    ``person`` is a pseudonym (follow-ups and surveys). ``what`` is the length of time after
    the exit, the survey's occasion, the item's title, or what was decided. ``item`` is the
    checklist item's id, ``decision`` the decision's. ``days`` are days since ``due``
    (negative: until it); without one, since the meeting. ``blocked_by`` are titles.
    """

    kind: Kind
    urgency: Urgency
    person: str | None
    what: str
    item: str | None
    due: date | None
    days: int
    blocked_by: tuple[str, ...] = ()
    decision: str | None = None
    owner: str | None = None


class Radar(Figure, frozen=True):
    """What must be done at a date.

    ``people`` (follow-ups and surveys), ``items`` (of the checklist) and ``decisions`` have
    overdue ones first (longest first), then due, then due soon; ``rows`` are all in that
    order. They are kept apart so that an edit of the checklist leaves the people alone.
    ``decisions_open`` are all that are not carried out, also those that are due later than
    soon; ``decisions_overdue`` are among them. ``wave`` says how
    many follow-ups and milestones fall due in each of the coming months. ``last_entry`` is
    the latest date in the register; ``stale`` that it is longer ago than the tolerance
    while the project goes on.
    """

    people: tuple[RadarRow, ...]
    items: tuple[RadarRow, ...]
    follow_ups_overdue: int
    follow_ups_due: int
    surveys_due: int
    milestones_overdue: int
    milestones_due: int
    blocked: int
    wave: tuple[tuple[str, int, int], ...]
    last_entry: date | None
    days_since_entry: int | None
    stale: bool
    decisions: tuple[RadarRow, ...] = ()
    decisions_overdue: int = 0
    decisions_open: int = 0

    @property
    def rows(self) -> tuple[RadarRow, ...]:
        """Everything to do, what hurts first on top."""
        return tuple(merge(self.people, self.items, self.decisions, key=_order))


def radar(
    data: ProjectData,
    as_of: date,
    people: tuple[Standing, ...],
    follow_ups: FollowUps,
    checklist: Checklist,
) -> Radar:
    """Gather what must be done at a date from the follow-ups, the surveys and the checklist."""
    surveys = _surveys(data, as_of, asked_people(data.project, people, as_of))
    last = _last_entry(data, as_of, people)
    since = None if last is None else (as_of - last).days
    limit = data.project.tolerances.stale_days
    found = Radar(
        people=_sorted([*_follow_ups(follow_ups), *surveys]),
        items=_sorted(_items(checklist)),
        follow_ups_overdue=follow_ups.overdue,
        follow_ups_due=follow_ups.due + follow_ups.due_soon,
        surveys_due=len(surveys),
        milestones_overdue=checklist.overdue,
        milestones_due=checklist.due_soon,
        blocked=checklist.blocked,
        wave=_wave(follow_ups, checklist),
        last_entry=last,
        days_since_entry=since,
        stale=since is not None and since > limit and as_of <= data.project.end,
    )
    return with_decisions(found, data, as_of)


def with_decisions(before: Radar, data: ProjectData, as_of: date) -> Radar:
    """Return the radar with what meetings have decided gathered anew."""
    to_do = [each for each in data.decided if each.open_at(as_of)]
    soon = data.project.tolerances.due_soon_days
    return msgspec.structs.replace(
        before,
        decisions=_sorted([row for each in to_do if (row := _decision(each, as_of, soon))]),
        decisions_overdue=sum(
            each.decision.due is not None and each.decision.due < as_of for each in to_do
        ),
        decisions_open=len(to_do),
    )


def _decision(decided: Decided, as_of: date, soon_days: int) -> RadarRow | None:
    """Return a decision as a row, or nothing if its day is further away than soon."""
    decision = decided.decision
    days = (as_of - (decision.due or decided.date)).days
    urgency: Urgency = "due"
    if decision.due is not None and days:
        urgency = "overdue" if days > 0 else "due_soon"
    if days < -soon_days:
        return None
    return RadarRow(
        "decision",
        urgency,
        None,
        decision.text,
        None,
        decision.due,
        days,
        decision=decision.id,
        owner=decision.owner,
    )


def with_checklist(before: Radar, follow_ups: FollowUps, checklist: Checklist) -> Radar:
    """Return the radar with the checklist's part gathered anew."""
    return msgspec.structs.replace(
        before,
        items=_sorted(_items(checklist)),
        milestones_overdue=checklist.overdue,
        milestones_due=checklist.due_soon,
        blocked=checklist.blocked,
        wave=_wave(follow_ups, checklist),
    )


def _sorted(rows: list[RadarRow]) -> tuple[RadarRow, ...]:
    return tuple(sorted(rows, key=_order))


def _order(row: RadarRow) -> tuple[int, int, str, str, str]:
    """Return what puts what hurts first on top."""
    return _URGENCIES.index(row.urgency), -row.days, row.kind, row.person or "", row.what


_URGENCIES: tuple[Urgency, ...] = ("overdue", "due", "due_soon")


def _follow_ups(found: FollowUps) -> list[RadarRow]:
    return [
        RadarRow("follow_up", row.state, row.person, row.after, None, row.due, row.days)
        for row in found.waiting
        if row.state in ("overdue", "due", "due_soon")
    ]


def _surveys(data: ProjectData, as_of: date, people: list[AskedPerson]) -> list[RadarRow]:
    """Return whom a survey should have been handed to and was not: one row an occasion."""
    grace = data.project.follow_ups.grace_days
    questions = [q for q in data.project.questions if audience(data.project, q.id).participants]
    rows = []
    for asked in people:
        missing: dict[str, date] = {}
        for question in questions:
            replies = asked.replies.get(question.id, ())
            for occasion in question.occasions:
                if occasion not in replies and is_due(asked, question, occasion, as_of):
                    missing[occasion] = asked.due[occasion]
        for occasion, due in missing.items():
            days = (as_of - due).days
            urgency: Urgency = "overdue" if days > grace else "due"
            rows.append(RadarRow("survey", urgency, asked.person.id, occasion, None, due, days))
    return rows


def _items(checklist: Checklist) -> list[RadarRow]:
    rows = []
    for item in checklist.rows:
        if item.overdue:
            urgency: Urgency = "overdue"
        elif item.due_soon:
            urgency = "due_soon"
        else:
            continue
        kind: Kind = "blocked" if item.blocked_by else "milestone"
        days = item.days_late if item.overdue else -(item.days_left or 0)
        rows.append(
            RadarRow(kind, urgency, None, item.title, item.id, item.due, days, item.blocked_by)
        )
    return rows


def _wave(follow_ups: FollowUps, checklist: Checklist) -> tuple[tuple[str, int, int], ...]:
    months = dict.fromkeys((month for month, _number in follow_ups.wave), 0)
    for item in checklist.rows:
        if item.days_left is not None and item.due is not None:
            month = f"{item.due.year:04d}-{item.due.month:02d}"
            if month in months:
                months[month] += 1
    return tuple((month, number, months[month]) for month, number in follow_ups.wave)


def _last_entry(data: ProjectData, as_of: date, people: tuple[Standing, ...]) -> date | None:
    """Return the latest date by ``as_of`` of anything in the register."""
    register = data.register
    found = [entry.date for entry in register.spending]
    found += [event.date for event in register.events]
    for standing in people:
        person = standing.person
        for enrolment in standing.started:
            found.append(enrolment.start)
            if enrolment.exit is not None:
                found.append(enrolment.exit)
        found += [part.start for part in person.activities]
        found += [step.date for step in person.steps]
        found += [plan.date for plan in person.plans]
        found += [follow_up.date for follow_up in person.follow_ups]
        for answer in person.answers:
            found.append(answer.asked)
            if answer.answered is not None:
                found.append(answer.answered)
    return max((day for day in found if day <= as_of), default=None)

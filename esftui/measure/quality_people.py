"""Remarks on participants: their starts and exits, and what is known of them."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from esftui.measure.quality_remark import Fact, Ground, Place, Remark, dated, on, remark, softer
from esftui.model.participant import Enrolment, Participant

_YOUNGEST, _OLDEST = 15, 70
"""Ages at the start outside these are mistyped years of birth, for people who are to work."""
_AT_ONCE_DAYS = 3
"""Who begins again so soon after an exit (over a weekend) has perhaps never left."""
_IDLE_DAYS = 60
"""After so many days in the project something should have been done."""


def people_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield the remarks on each participant's starts, exits and particulars."""
    kept = _kept_fields(ground)
    working = _something_is_done(ground)
    known = set(ground.project.municipalities)
    for index, person in enumerate(ground.register.participants):
        place: Place = ("participants", index)
        if person.enrolments:
            yield from _enrolments(ground, person, place)
            if working and not (person.activities or person.steps or person.plans):
                yield from _idle(ground, person, place)
        else:
            yield remark("no_start", place, subject=person.id)
        if person.gender == "unknown":
            yield remark("gender_missing", (*place, "gender"), subject=person.id)
        for field in kept:
            if getattr(person, field) is None:
                fact = Fact("field", field, "field")
                yield remark("field_missing", (*place, field), fact, subject=person.id)
        if known and person.municipality is not None and person.municipality not in known:
            fact = Fact("municipality", person.municipality)
            yield remark("municipality_unknown", (*place, "municipality"), fact, subject=person.id)
    yield from _ages(ground)
    yield from _groups(ground)


def _enrolments(ground: Ground, person: Participant, place: Place) -> Iterator[Remark]:
    first, last = ground.project.start, min(ground.project.end, ground.as_of)
    for index, enrolment in enumerate(person.enrolments):
        # nearly all are as they should be, and there are very many
        if (
            enrolment.exit is not None
            and enrolment.reason is not None
            and first <= enrolment.start < enrolment.exit <= last
        ):
            continue
        yield from _enrolment(ground, enrolment, (*place, "enrolments", index), person.id)
    if len(person.enrolments) > 1:
        yield from _one_after_another(person, place)


def _enrolment(
    ground: Ground, enrolment: Enrolment, place: Place, subject: str
) -> Iterator[Remark]:
    start, left = enrolment.start, enrolment.exit
    yield from _start_in_time(ground, start, (*place, "start"), subject)
    if left is None:
        if enrolment.reason is not None:
            yield remark("reason_without_exit", (*place, "reason"), subject=subject, day=start)
        yield from _still_open(ground, start, (*place, "start"), subject)
        return
    at = (*place, "exit")
    if left < start:
        facts = (on("exit", left), on("start", start))
        yield remark("exit_before_start", at, *facts, subject=subject, day=left)
    elif left == start:
        yield remark("left_same_day", at, on("start", start), subject=subject, day=left)
    if enrolment.reason is None:
        yield remark("exit_without_reason", at, on("exit", left), subject=subject, day=left)
    if left > ground.as_of:
        # a last day that is agreed on is often entered ahead
        yield softer(dated("future_date", at, "exit", left, subject=subject))
    elif start <= ground.project.end < left:
        edge = on("last", ground.project.end)
        yield softer(dated("after_project", at, "exit", left, edge, subject=subject))


def _start_in_time(ground: Ground, start: date, at: Place, subject: str) -> Iterator[Remark]:
    project = ground.project
    if start > ground.as_of:
        yield softer(dated("future_date", at, "start", start, subject=subject))
    elif start < project.start:
        first = on("first", project.start)
        yield dated("before_project", at, "start", start, first, subject=subject)
    elif start > project.end:
        found = dated("after_project", at, "start", start, on("last", project.end), subject=subject)
        # where the project's own dates are assumed, they may be what is wrong
        yield softer(found) if project.dates_assumed else found


def _still_open(ground: Ground, start: date, at: Place, subject: str) -> Iterator[Remark]:
    project = ground.project
    limit = project.tolerances.active_days
    days = (ground.until - start).days
    if start <= project.end < ground.as_of:
        facts = (on("start", start), on("last", project.end))
        yield remark("open_after_project", at, *facts, subject=subject, day=start)
    elif days > limit:
        lengths = (Fact("days", days, "days"), Fact("limit", limit, "days"))
        yield remark("active_long", at, on("start", start), *lengths, subject=subject, day=start)


def _one_after_another(person: Participant, place: Place) -> Iterator[Remark]:
    rows = person.enrolments
    order = sorted(range(len(rows)), key=lambda index: rows[index].start)
    for earlier, later in pairwise(order):
        before, after = rows[earlier], rows[later]
        at = (*place, "enrolments", later, "start")
        facts = [on("start", after.start), on("before", before.start)]
        if before.exit is None:
            rule = "two_open"
        elif after.start < before.exit:
            rule = "starts_overlap"
            facts.append(on("exit", before.exit))
        elif (after.start - before.exit).days <= _AT_ONCE_DAYS:
            rule = "back_at_once"
            facts = [on("start", after.start), on("exit", before.exit)]
        else:
            continue
        yield remark(rule, at, *facts, subject=person.id, day=after.start)


def _idle(ground: Ground, person: Participant, place: Place) -> Iterator[Remark]:
    days = sum(
        ((enrolment.exit or ground.until) - enrolment.start).days for enrolment in person.enrolments
    )
    if days >= _IDLE_DAYS:
        yield remark("nothing_done", place, Fact("days", days, "days"), subject=person.id)


def _something_is_done(ground: Ground) -> bool:
    """Say whether the project registers what people do: at least half have something."""
    people = ground.register.participants
    busy = sum(1 for person in people if person.activities or person.steps or person.plans)
    return busy > 0 and 2 * busy >= len(people)


def _kept_fields(ground: Ground) -> list[str]:
    """Return the particulars that the project keeps: at least half of the people have them."""
    people = ground.register.participants
    return [
        field
        for field in ("birth_year", "municipality", "referrer")
        if 0 < len(people) <= 2 * sum(getattr(person, field) is not None for person in people)
    ]


def _ages(ground: Ground) -> Iterator[Remark]:
    for index, person in enumerate(ground.register.participants):
        if person.birth_year is None or not person.enrolments:
            continue
        start = min([enrolment.start for enrolment in person.enrolments])
        age = start.year - person.birth_year
        if not _YOUNGEST <= age <= _OLDEST:
            at = ("participants", index, "birth_year")
            facts = (Fact("year", str(person.birth_year)), on("start", start))
            yield remark("age_unlikely", at, *facts, subject=person.id, day=start)


def _groups(ground: Ground) -> Iterator[Remark]:
    dates = {
        group.id: (group.start - ground.margin, group.end, group.title)
        for group in ground.project.groups
        if group.start is not None and group.end is not None and not group.assumed
    }
    if not dates:
        return
    for index, person in enumerate(ground.register.participants):
        if person.group not in dates or not person.enrolments:
            continue
        first, last, title = dates[person.group]
        if not any(first <= enrolment.start <= last for enrolment in person.enrolments):
            start = person.enrolments[0].start
            facts = (on("start", start), Fact("group", title))
            at = ("participants", index, "group")
            yield remark("group_dates", at, *facts, subject=person.id, day=start)

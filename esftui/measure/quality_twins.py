"""Remarks on pseudonyms that may well stand for one person.

Two ways that one person comes in twice: the pseudonym is written otherwise (``FS-1``,
``fs-001``), or the person gets another one. Of the second the signs are the same birth
year, gender, municipality, referrer and first day. In a small project that alone comes
about by chance now and then: a tip, and a warning where all starts and exits agree too.
In a group that begins on one day it comes about often, so there everything that was
entered must agree.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from esftui.measure.pseudonyms import parts
from esftui.measure.quality_remark import Fact, Ground, Remark, on, remark
from esftui.model.participant import Participant

_COHORT = 5
"""So many who start on one day are a group: then people alike are nothing odd."""

Twins = Mapping[int, Participant]
"""Who is written like an earlier participant, by place in the register, and that earlier one."""


class _Pair(NamedTuple):
    """A participant, by place in the register, an earlier one like it, and their first day."""

    at: int
    person: Participant
    other: Participant
    start: date


def twin_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield a remark for each pseudonym that may stand for the same person as another."""
    twins = _twins(ground)
    for index, twin in twins.items():
        person, place = ground.register.participants[index], ("participants", index, "id")
        if person.id == twin.id:
            yield remark("pseudonym_twice", place, subject=person.id)
        else:
            yield remark("pseudonyms_alike", place, Fact("other", twin.id), subject=person.id)
    yield from _look_like_one(ground, twins)


def _twins(ground: Ground) -> Twins:
    seen: dict[str, Participant] = {}
    alike: dict[Hashable, Participant] = {}
    twins: dict[int, Participant] = {}
    for index, person in enumerate(ground.register.participants):
        if person.id in seen:
            twins[index] = seen[person.id]
            continue
        seen[person.id] = person
        spelt = parts(person.id)
        twin = alike.setdefault(spelt, person) if spelt else person
        if twin is not person:
            twins[index] = twin
    return twins


def _look_like_one(ground: Ground, twins: Twins) -> Iterator[Remark]:
    pairs, begun = _pairs(ground, twins)
    for at, person, other, start in pairs:
        cohort = begun[start] >= _COHORT
        if cohort:
            sure = msgspec.structs.replace(person, id=other.id) == other
        else:
            sure = person.enrolments == other.enrolments
        if cohort and not sure:
            continue
        yield remark(
            "look_like_one",
            ("participants", at),
            Fact("other", other.id),
            on("start", start),
            subject=person.id,
            day=start,
            severity="warning" if sure else "tip",
        )


def _pairs(ground: Ground, twins: Twins) -> tuple[list[_Pair], Counter[date]]:
    """Return who has the same particulars as an earlier one, and how many began on each day.

    Those who are written like that earlier one are not among them: it has been said of them.
    """
    first: dict[Hashable, Participant] = {}
    begun: Counter[date] = Counter()
    pairs: list[_Pair] = []
    for index, person in enumerate(ground.register.participants):
        twin = twins.get(index)
        if not person.enrolments or (twin is not None and twin.id == person.id):
            continue
        start = min([enrolment.start for enrolment in person.enrolments])
        begun[start] += 1
        who = (person.birth_year, person.gender, person.municipality, person.referrer, start)
        if person.birth_year is None or person.gender == "unknown" or who[2] is who[3] is None:
            continue
        other = first.setdefault(who, person)
        if other is not person and other is not twin:
            pairs.append(_Pair(index, person, other, start))
    return pairs, begun

"""What is odd in a register is found, and nothing else is."""

from datetime import date
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.example_data import NAMES, both
from support.people import END, START, data, day, enrolment, person, projects
from support.sound_register import (
    TODAY,
    Spoil,
    days,
    in_project,
    in_register,
    of_person,
    of_rows,
    of_spending,
    sound_data,
)

from esftui.measure.quality import Quality, quality
from esftui.measure.quality_remark import RULES, SEVERITIES, Place, Remark
from esftui.model.budget import Tolerances
from esftui.model.participant import (
    Answer,
    Claim,
    Enrolment,
    FollowUp,
    Member,
    Participant,
    Participation,
    Register,
    Spending,
)
from esftui.model.project import Group, ProjectData
from esftui.store.register_rules import register_findings

LATER = date(2026, 11, 22)
replace = msgspec.structs.replace


class Planted(NamedTuple):
    """Something odd that is put into a sound register: the rule that finds it, and where.

    ``place`` is below the participant's, unless ``table`` says that it is not about one.
    """

    rule: str
    spoil: Spoil
    place: Place = ()
    severity: str = ""
    whole: bool = False


def _enrolled(change: Any, **more: Any) -> Spoil:
    """Return what changes the enrolment, and takes away what hangs on the old one."""

    def changed(one: Participant) -> dict[str, Any]:
        first = replace(one.enrolments[0], **change(one.enrolments[0]))
        return {"enrolments": (first,), "follow_ups": (), **more}

    return of_person(changed)


def _again(start: int, end: int | None) -> Any:
    """Return what adds an enrolment so many days after the exit of the first one."""

    def changed(one: Participant) -> dict[str, Any]:
        left = one.enrolments[0].exit
        assert left is not None
        ended = None if end is None else left + days(end)
        added = Enrolment(start=left + days(start), exit=ended, reason="work" if end else None)
        return {"enrolments": (*one.enrolments, added)}

    return of_person(changed)


def _two_open(one: Participant) -> dict[str, Any]:
    left = one.enrolments[0].exit
    assert left is not None
    added = (
        Enrolment(start=left + days(10)),
        Enrolment(start=left + days(30), exit=left + days(40), reason="work"),
    )
    return {"enrolments": (*one.enrolments, *added)}


def _copy(change: Any) -> Spoil:
    """Return what adds a changed copy of a participant at the end."""

    def spoil(found: ProjectData, index: int) -> ProjectData:
        people = found.register.participants
        added = replace(people[index], **change(people[index]))
        return in_register(found, participants=(*people, added))

    return spoil


def _over(found: ProjectData, _index: int) -> ProjectData:
    assert found.project.budget is not None
    staff, travel = found.project.budget.categories
    budget = replace(found.project.budget, categories=(staff, replace(travel, amount=3_500)))
    return in_project(found, budget=budget)


def _source_over(found: ProjectData, _index: int) -> ProjectData:
    assert found.project.budget is not None
    esf, own = found.project.budget.financing
    budget = replace(found.project.budget, financing=(esf, replace(own, amount=3_500)))
    return in_project(found, budget=budget)


def _claim(amount: int, **changes: Any) -> Claim:
    fields = {"period_end": START + days(60), "requested": START + days(70), "amount": amount}
    return Claim(**{**fields, **changes})


def _claimed_twice(found: ProjectData, _index: int) -> ProjectData:
    again = _claim(2, period_start=START + days(60), period_end=START + days(90))
    return in_register(found, claims=(_claim(1, period_start=START), again))


def _claimed_too_much(found: ProjectData, _index: int) -> ProjectData:
    return in_register(found, claims=(_claim(50_000), _claim(1, period_end=START + days(65))))


def _paid_later(found: ProjectData, _index: int) -> ProjectData:
    return in_register(found, claims=(_claim(1, paid=TODAY + days(1), paid_amount=1),))


def _without_months(found: ProjectData, _index: int) -> ProjectData:
    rows = found.register.spending
    return in_register(found, spending=tuple(r for r in rows if r.date.month not in (6, 7)))


def _spent_twice(found: ProjectData, _index: int) -> ProjectData:
    rows = found.register.spending
    return in_register(found, spending=(*rows, rows[3]))


def _active_long(found: ProjectData, index: int) -> ProjectData:
    still = _enrolled(lambda _e: {"exit": None, "reason": None}, answers=())
    return in_project(still(found, index), tolerances=Tolerances(active_days=100))


def _group_dates(found: ProjectData, index: int) -> ProjectData:
    autumn = Group(id="autumn", title="Autumn", start=day("2012-09-01"), end=day("2012-12-31"))
    spoilt = of_person(lambda _p: {"group": "autumn"})(found, index)
    return in_project(spoilt, groups=(*found.project.groups, autumn))


def _doubled(table: str) -> Spoil:
    return of_person(lambda one: {table: (*getattr(one, table), getattr(one, table)[0])})


def _member(found: ProjectData, _index: int) -> ProjectData:
    member = found.register.members[0]
    answer = replace(member.answers[0], answered=member.answers[0].asked - days(1))
    return in_register(found, members=(replace(member, answers=(answer,)),))


FUTURE = TODAY + days(10)
FIRST: Place = ("enrolments", 0)

PLANTED = [
    Planted(
        "exit_before_start",
        _enrolled(lambda e: {"start": e.exit + days(5)}),
        (*FIRST, "exit"),
    ),
    Planted("starts_overlap", _again(-10, 20), ("enrolments", 1, "start")),
    Planted("two_open", of_person(_two_open), ("enrolments", 2, "start")),
    Planted(
        "reason_without_exit", _enrolled(lambda _e: {"exit": None}, answers=()), (*FIRST, "reason")
    ),
    Planted("pseudonym_twice", _copy(lambda p: {"birth_year": p.birth_year + 30})),
    Planted(
        "activity_ends_first",
        of_rows("activities", lambda a: {"end": a.start - days(1)}),
        ("activities", 0, "end"),
    ),
    Planted(
        "follow_up_without_exit",
        of_rows("follow_ups", lambda f: {"exit": f.exit - days(1)}),
        ("follow_ups", 0, "exit"),
    ),
    Planted(
        "follow_up_before_exit",
        of_rows("follow_ups", lambda f: {"date": f.exit - days(1)}),
        ("follow_ups", 0, "date"),
    ),
    Planted(
        "answered_before_asked",
        of_rows("answers", lambda a: {"answered": a.asked - days(1), "value": 4}),
        ("answers", 0, "answered"),
    ),
    Planted("answered_before_asked", _member, ("members", 0, "answers", 0, "answered"), whole=True),
    Planted("future_date", of_rows("steps", lambda _s: {"date": FUTURE}), ("steps", 0, "date")),
    Planted("future_date", of_rows("plans", lambda _p: {"date": FUTURE}), ("plans", 0, "date")),
    Planted(
        "future_date",
        of_rows("activities", lambda _a: {"start": FUTURE, "end": None}),
        ("activities", 0, "start"),
    ),
    Planted(
        "future_date", of_rows("follow_ups", lambda _f: {"date": FUTURE}), ("follow_ups", 0, "date")
    ),
    Planted(
        "future_date",
        of_rows("answers", lambda _a: {"answered": FUTURE, "value": 4}),
        ("answers", 0, "answered"),
    ),
    Planted(
        "future_date",
        of_rows("answers", lambda _a: {"asked": FUTURE, "answered": None, "value": None}),
        ("answers", 0, "asked"),
    ),
    Planted(
        "future_date", _again(400, 410), ("enrolments", 1, "start"), "warning"
    ),  # and its exit, below
    Planted(
        "future_date",
        of_spending(lambda _s: {"date": FUTURE}),
        ("spending", 6, "date"),
        whole=True,
    ),
    Planted(
        "before_project",
        of_spending(lambda _s: {"date": START - days(1)}),
        ("spending", 6, "date"),
        whole=True,
    ),
    Planted(
        "before_project",
        _enrolled(lambda _e: {"start": START - days(1)}, answers=()),
        (*FIRST, "start"),
    ),
    Planted("exit_without_reason", _enrolled(lambda _e: {"reason": None}), (*FIRST, "exit")),
    Planted("active_long", _active_long, (*FIRST, "start")),
    Planted("gender_missing", of_person(lambda _p: {"gender": "unknown"}), ("gender",)),
    Planted("field_missing", of_person(lambda _p: {"referrer": None}), ("referrer",)),
    Planted("field_missing", of_person(lambda _p: {"municipality": None}), ("municipality",)),
    Planted("field_missing", of_person(lambda _p: {"birth_year": None}), ("birth_year",)),
    Planted(
        "municipality_unknown", of_person(lambda _p: {"municipality": "Åsele"}), ("municipality",)
    ),
    Planted("age_unlikely", of_person(lambda _p: {"birth_year": 2012}), ("birth_year",)),
    Planted("pseudonyms_alike", _copy(lambda p: {"id": "p-" + p.id[2:].lstrip("0")})),
    Planted("look_like_one", _copy(lambda _p: {"id": "Z-900"}), severity="warning"),
    Planted("group_dates", _group_dates, ("group",)),
    Planted(
        "no_start",
        of_person(
            lambda _p: {
                "enrolments": (),
                "activities": (),
                "steps": (),
                "plans": (),
                "answers": (),
                "follow_ups": (),
            }
        ),
    ),
    Planted(
        "outside_enrolment",
        of_rows("plans", lambda _p: {"date": TODAY - days(1)}),
        ("plans", 0, "date"),
    ),
    Planted(
        "outside_enrolment", of_rows("steps", lambda _s: {"date": TODAY}), ("steps", 0, "date")
    ),
    Planted(
        "outside_enrolment",
        of_rows("activities", lambda _a: {"start": TODAY, "end": TODAY}),
        ("activities", 0, "start"),
    ),
    Planted(
        "outside_enrolment",
        of_rows("answers", lambda _a: {"asked": TODAY, "answered": None, "value": None}, 1),
        ("answers", 1, "asked"),
    ),
    Planted(
        "asked_too_late",
        of_rows("answers", lambda a: {"asked": a.asked + days(31), "answered": None}),
        ("answers", 0, "asked"),
    ),
    Planted(
        "asked_too_soon",
        of_rows("answers", lambda a: {"asked": a.asked - days(15), "answered": None}, 2),
        ("answers", 2, "asked"),
    ),
    Planted(
        "follow_up_early",
        of_rows("follow_ups", lambda f: {"date": f.exit + days(20)}),
        ("follow_ups", 0, "date"),
    ),
    Planted(
        "follow_up_unplanned",
        of_rows("follow_ups", lambda _f: {"after": "2 months"}),
        ("follow_ups", 0, "after"),
    ),
    Planted("category_over", _over, ("spending", 7, "amount"), whole=True),
    Planted("source_over", _source_over, ("spending", 7, "amount"), whole=True),
    Planted("claims_overlap", _claimed_twice, ("claims", 1, "period_start"), whole=True),
    Planted("claim_ahead", _claimed_too_much, ("claims", 0, "amount"), whole=True),
    Planted("future_date", _paid_later, ("claims", 0, "paid"), whole=True),
    Planted("gap_spending", _without_months, ("spending", 10, "date"), whole=True),
    Planted(
        "left_same_day",
        _enrolled(lambda e: {"start": e.exit}, activities=(), steps=(), plans=(), answers=()),
        (*FIRST, "exit"),
    ),
    Planted("back_at_once", _again(2, 30), ("enrolments", 1, "start")),
    Planted("nothing_done", of_person(lambda _p: {"activities": (), "steps": (), "plans": ()})),
    Planted(
        "activity_goes_on",
        of_rows("activities", lambda _a: {"end": None}),
        ("activities", 0, "end"),
    ),
    Planted("entered_twice", _doubled("activities"), ("activities", 2)),
    Planted("entered_twice", _doubled("steps"), ("steps", 2)),
    Planted("entered_twice", _doubled("plans"), ("plans", 1)),
    Planted("entered_twice", _doubled("follow_ups"), ("follow_ups", 1)),
    Planted("entered_twice", _doubled("answers"), ("answers", 3)),
    Planted("spending_twice", _spent_twice, ("spending", 28), whole=True),
    Planted(
        "spending_unusual",
        of_spending(lambda s: {"amount": s.amount * 10}, 7),
        ("spending", 7, "amount"),
        whole=True,
    ),
    Planted(
        "spending_nothing",
        of_spending(lambda _s: {"amount": 0}),
        ("spending", 6, "amount"),
        whole=True,
    ),
    Planted(
        "correction_unexplained",
        of_spending(lambda _s: {"amount": -500}),
        ("spending", 6, "amount"),
        whole=True,
    ),
]
"""One of nearly every rule; those that need another day or project have tests of their own."""


@given(sound_data())
def test_nothing_is_said_of_a_sound_register(found: ProjectData) -> None:
    assert quality(found, TODAY).remarks == ()


@pytest.mark.parametrize(
    "planted", PLANTED, ids=lambda p: f"{p.rule}-{'-'.join(map(str, p.place))}"
)
@settings(max_examples=10)
@given(found=sound_data(), choice=st.integers(0, 5))
def test_what_is_planted_is_found_and_nothing_else(
    planted: Planted, found: ProjectData, choice: int
) -> None:
    remarks = quality(planted.spoil(found, choice), TODAY).remarks
    first = remarks[0]
    assert {remark.rule for remark in remarks} == {planted.rule}
    assert first.severity == (planted.severity or RULES[planted.rule].severity)
    if planted.whole:
        assert first.place == planted.place
    elif planted.rule in ("pseudonym_twice", "pseudonyms_alike", "look_like_one"):
        assert first.place[1] == len(found.register.participants)
    else:
        assert first.place == ("participants", choice, *planted.place)
        assert first.subject == found.register.participants[choice].id


def test_each_rule_is_planted_or_has_a_test_of_its_own() -> None:
    own = {"after_project", "open_after_project", "gap_register", "gap_starts", "gap_exits"}
    assert {planted.rule for planted in PLANTED} | own == set(RULES)


@pytest.mark.parametrize(
    "planted",
    [planted for planted in PLANTED if RULES[planted.rule].on_reading],
    ids=lambda p: p.rule,
)
@settings(max_examples=10)
@given(found=sound_data(), choice=st.integers(0, 5))
def test_what_is_left_to_the_reading_is_told_there(
    planted: Planted, found: ProjectData, choice: int
) -> None:
    spoilt = planted.spoil(found, choice)
    places = {finding.path for finding in register_findings(spoilt.project, spoilt.register)}
    assert quality(spoilt, TODAY).remarks[0].place in places


@settings(max_examples=40)
@given(projects(), st.dates(START - days(60), END + days(600)))
def test_any_register_can_be_judged_on_any_day(found: ProjectData, as_of: date) -> None:
    judged = quality(found, as_of)
    assert judged == quality(found, as_of)
    severities = [SEVERITIES.index(remark.severity) for remark in judged.remarks]
    assert severities == sorted(severities)
    for remark in judged.remarks:
        assert _leads_somewhere(found.register, remark)


@settings(max_examples=60)
@given(st.one_of(projects(), sound_data()), st.dates(START, END + days(600)))
def test_those_who_are_spared_the_closer_look_would_pass_it(
    found: ProjectData, as_of: date
) -> None:
    judged = quality(found, as_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("esftui.measure.quality_events._Rules._usual", lambda _rules, _person: False)
        assert quality(found, as_of) == judged


def _leads_somewhere(register: Register, remark: Remark) -> bool:
    """Say whether a place exists, or its last key is one that is missing there."""
    here: Any = register
    for step in remark.place[:-1]:
        here = here[step] if isinstance(step, int) else getattr(here, step)
    last = remark.place[-1]
    return hasattr(here, last) if isinstance(last, str) else last < len(here)


# the example projects: every remark has been looked at and is true of the file

SAID: dict[str, list[tuple[str, str]]] = {
    "creadiem": [("open_after_project", f"CD-{number}") for number in ("070", "093", "095")],
    "fler-i-arbete": [],
    "framtidsstegen": [("look_like_one", "FS-074")],
    "job-action-plan-europe": [
        ("gender_missing", f"JA-{number}") for number in ("059", "097", "154")
    ],
    "jobbinvest-ering": [
        ("open_after_project", f"JI-{number}") for number in ("008", "019", "021")
    ],
}


@pytest.mark.parametrize("name", NAMES)
def test_the_example_projects_have_the_remarks_that_were_looked_at(name: str) -> None:
    remarks = quality(both(name), LATER).remarks
    assert [(remark.rule, remark.subject) for remark in remarks] == SAID[name]


# rules that depend on the day or on other people


def rules(found: ProjectData, as_of: date = TODAY) -> list[tuple[str, str]]:
    return [(remark.rule, remark.severity) for remark in quality(found, as_of).remarks]


def someone(*enrolments: Enrolment, **more: Any) -> Participant:
    return person("P-1", "woman", *enrolments, **more)


def test_who_is_still_there_after_the_project_has_no_exit_and_before_its_end_is_active() -> None:
    found = data(someone(enrolment("2013-11-01")))
    assert rules(found, END) == []
    assert rules(found, END + days(1)) == [("open_after_project", "warning")]


def test_nobody_is_active_for_longer_than_the_project_has_run() -> None:
    found = data(someone(enrolment("2012-06-01")), tolerances=Tolerances(active_days=400))
    assert rules(found, day("2013-07-06")) == []
    assert rules(found, day("2013-07-07")) == [("active_long", "warning")]
    assert rules(found, END + days(900)) == [("open_after_project", "warning")]


def test_a_start_after_the_project_cannot_be_unless_its_dates_are_assumed() -> None:
    late = someone(enrolment("2014-01-07", "2014-03-01", "work"))
    assert rules(data(late), LATER) == [("after_project", "error")]
    assert rules(data(late, dates_assumed=True), LATER) == [("after_project", "warning")]


def test_an_exit_after_the_project_is_a_warning() -> None:
    late = someone(enrolment("2013-12-07", "2014-01-15", "work"))
    assert rules(data(late), LATER) == [("after_project", "warning")]


def test_a_follow_up_after_the_project_is_nothing_odd() -> None:
    called = FollowUp(exit=day("2013-12-20"), after="90 days", date=day("2014-03-21"))
    left = someone(enrolment("2013-10-07", "2013-12-20", "work"), follow_ups=(called,))
    assert rules(data(left), LATER) == []


def test_an_activity_may_be_planned_to_end_later() -> None:
    still = Participation(type="placement", start=day("2013-02-01"), end=TODAY + days(90))
    found = data(someone(enrolment("2013-01-07"), activities=(still,)))
    assert rules(found) == []


def test_who_is_enrolled_twice_may_have_things_happen_both_times_but_not_between() -> None:
    times = (enrolment("2012-02-01", "2012-05-01", "care"), enrolment("2012-09-01"))
    when = [day("2012-03-01"), day("2012-10-01"), day("2012-05-10"), day("2012-07-01")]
    taken = tuple(Participation(type="course", start=d, end=d) for d in when)
    judged = quality(data(someone(*times, activities=taken)), TODAY)
    found = [(r.rule, r.date) for r in judged.remarks if not r.rule.startswith("gap_")]
    assert found == [("outside_enrolment", when[3])]


def test_a_later_answer_of_the_same_occasion_is_not_the_same_answer() -> None:
    asked = (day("2012-02-01"), day("2012-02-20"))
    answers = tuple(Answer(question="q", occasion="during", asked=when) for when in asked)
    assert rules(data(someone(enrolment("2012-02-01"), answers=answers))) == []


def _alike(number: int, left: str, reason: str = "work") -> Participant:
    return person(
        f"P-{number}",
        "man",
        enrolment("2012-03-01", left, reason),
        birth_year=1980,
        municipality="Osby",
    )


def test_people_alike_are_a_warning_if_they_came_and_left_together_and_else_a_tip() -> None:
    same = data(_alike(1, "2012-05-01"), _alike(2, "2012-05-01"))
    assert rules(same) == [("look_like_one", "warning")]
    other = data(_alike(1, "2012-05-01"), _alike(2, "2012-05-02"))
    assert rules(other) == [("look_like_one", "tip")]


def test_in_a_group_that_begins_together_two_alike_are_nothing_odd() -> None:
    group = [
        person(
            f"Q-{n}", "woman", enrolment("2012-03-01", "2012-06-01", "work"), birth_year=1960 + n
        )
        for n in range(3)
    ]
    pair = [_alike(1, "2012-06-01"), _alike(2, "2012-06-01", "care")]
    found = quality(data(*group, *pair), TODAY)
    assert "look_like_one" not in {remark.rule for remark in found.remarks}
    twice = [_alike(1, "2012-05-01"), _alike(2, "2012-05-01")]
    found = quality(data(*group, *twice), TODAY)
    assert ("look_like_one", "warning") in {(r.rule, r.severity) for r in found.remarks}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("FS-001", "fs-1", True),
        ("FS-001", "FS 001", True),
        ("FS-001", "FS-010", False),
        ("FS-1-1", "FS-11", False),
        ("åsa", "ÅSA", True),
        ("---", "...", False),
    ],
)
def test_pseudonyms_are_alike_if_case_zeros_and_signs_alone_differ(
    one: str, other: str, alike: bool
) -> None:
    found = data(
        person(one, "woman", enrolment("2012-03-01", "2012-06-01", "work")),
        person(other, "man", enrolment("2012-04-02", "2012-07-01", "work")),
    )
    assert rules(found) == [("pseudonyms_alike", "warning")] * alike


def test_a_field_that_few_have_is_missed_of_nobody() -> None:
    people = [
        person(f"P-{n}", "woman", enrolment(f"2012-03-{n:02d}", "2012-05-01", "work"))
        for n in range(1, 5)
    ]
    people[0] = replace(people[0], referrer="AF")
    assert rules(data(*people)) == []
    people[1] = replace(people[1], referrer="AF")
    assert rules(data(*people)) == [("field_missing", "tip")] * 2


def test_holes_among_starts_exits_and_everything() -> None:
    early = person("P-1", "woman", enrolment("2012-01-10", "2012-03-10", "work"))
    late = person("P-2", "man", enrolment("2012-08-10", "2012-09-10", "work"))
    found = quality(data(early, late), TODAY)
    said = [(r.rule, *(fact.value for fact in r.values)) for r in found.remarks]
    assert said == [
        ("gap_register", "2012-04", "2012-07", 4),
        ("gap_starts", "2012-02", "2012-07", 6),
        ("gap_exits", "2012-04", "2012-08", 5),
    ]
    course = Participation(type="course", start=day("2012-02-01"), end=day("2012-03-10"))
    steps = [
        Participation(type="course", start=day(f"2012-0{month}-01"), end=day(f"2012-0{month}-09"))
        for month in (5, 7)
    ]
    busy = replace(
        early,
        enrolments=(enrolment("2012-01-10", "2012-08-01", "work"),),
        activities=(course, *steps),
    )
    assert "gap_register" not in dict(rules(data(busy, late)))


def _spent(*entries: tuple[str, int]) -> ProjectData:
    sound = sound_spending()
    rows = tuple(
        Spending(date=day(when), source="esf", category="travel", amount=amount, note="x")
        for when, amount in entries
    )
    return in_register(sound, spending=rows)


def sound_spending() -> ProjectData:
    from support.sound_register import sound_project

    return ProjectData(project=sound_project(end=day("2012-03-31")), register=Register())


def test_spending_until_the_end_leaves_no_hole_and_a_missing_last_month_does() -> None:
    whole = _spent(("2012-01-25", 10), ("2012-02-25", 11), ("2012-03-25", 12))
    assert rules(whole, LATER) == []
    found = quality(_spent(("2012-01-25", 10), ("2012-02-25", 11)), LATER)
    assert [fact.value for fact in found.remarks[0].values] == ["2012-03", "2012-03", 1]


def test_the_books_of_a_month_may_take_their_time() -> None:
    found = _spent(("2012-01-25", 10))
    assert rules(found, day("2012-04-13")) == []
    assert rules(found, day("2012-04-14")) == [("gap_spending", "warning")]


def test_a_budget_without_any_spending_is_one_hole() -> None:
    found = quality(sound_spending(), LATER)
    assert [(r.rule, r.place) for r in found.remarks] == [("gap_spending", ("spending",))]


def test_what_is_corrected_to_be_within_its_amount_again_is_not_over() -> None:
    within = _spent(("2012-01-25", 90_000), ("2012-02-25", 60_000), ("2012-03-25", -60_000))
    assert rules(within, LATER) == []
    over = _spent(("2012-01-25", 90_000), ("2012-02-25", -10_000), ("2012-03-25", 60_000))
    [remark] = quality(over, LATER).remarks
    assert (remark.rule, remark.place) == ("category_over", ("spending", 2, "amount"))


def test_what_is_over_an_assumed_amount_is_a_tip() -> None:
    over = _spent(("2012-01-25", 90_000), ("2012-02-25", 60_000), ("2012-03-25", 1_000))
    assert over.project.budget is not None
    assumed = tuple(replace(row, assumed=True) for row in over.project.budget.categories)
    budget = replace(over.project.budget, categories=assumed)
    assert rules(in_project(over, budget=budget), LATER) == [("category_over", "tip")]


def test_spending_and_events_after_the_project_are_warnings() -> None:
    late = _spent(("2012-01-25", 9), ("2012-02-25", 8), ("2012-03-25", 7), ("2012-04-02", 6))
    assert rules(late, LATER) == [("after_project", "warning")]


def test_how_much_was_looked_at_is_told() -> None:
    found = ProjectData(
        project=data().project,
        register=Register(participants=(someone(enrolment("2013-02-01")),), members=(_m(),)),
    )
    assert quality(found, TODAY) == Quality(TODAY, (), people=1, members=1, spending=0, events=0)


def _m() -> Member:
    return Member(id="M", group="g")

"""The example registers hang together, with their projects and within themselves."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from support.example_data import DATA, NAMES, both, project, register
from tinydb import TinyDB

from esftui.measure.everything import measure
from esftui.model.dates import add_offset
from esftui.model.goal import ChangeGoal, CountGoal, ShareGoal
from esftui.model.participant import Answer, Participant
from esftui.model.vocabulary import (
    FOLLOW_UP_OUTCOMES,
    activity_types,
    exit_reasons,
)
from esftui.store.personal_number import find_in_bytes

MIDWAY = date(2013, 3, 31)


def people(name: str) -> tuple[Participant, ...]:
    return register(name).participants


def answers(name: str) -> Iterator[Answer]:
    for person in people(name):
        yield from person.answers
    for member in register(name).members:
        yield from member.answers


def dates_of(value: object) -> Iterator[date]:
    """Every date inside a record, at any depth."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from dates_of(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from dates_of(part)


@pytest.mark.parametrize("name", NAMES)
def test_a_register_says_that_it_is_made_up(name: str) -> None:
    meta = register(name).meta
    assert meta is not None
    assert meta.example_data
    assert meta.project == name
    assert meta.note is not None
    assert "påhittade" in meta.note


@pytest.mark.parametrize("name", NAMES)
def test_tinydb_opens_a_register_with_its_own_storage(name: str) -> None:
    path = DATA / name / "register.json"
    with TinyDB(path, access_mode="r", encoding="utf-8") as database:
        tables = {"meta", "participants", "members", "spending", "claims", "events"}
        assert set(database.tables()) == tables
        assert len(database.table("participants")) == len(people(name))
        assert database.table("meta").all()[0]["schema"] == 1


@pytest.mark.parametrize("name", NAMES)
def test_pseudonyms_are_unique_and_no_more_than_pseudonyms(name: str) -> None:
    names = [person.id for person in people(name)]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Z]{2,3}-\d{3}", pseudonym) for pseudonym in names)


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.*")), ids=lambda path: str(path.name))
def test_nothing_looks_like_a_personal_number(path: Path) -> None:
    if path.suffix not in (".yaml", ".json", ".py"):
        pytest.skip("not a text of ours")
    raw = path.read_bytes()
    assert find_in_bytes(raw) == []
    assert re.search(rb"(?<!\d)\d{6,8}[-+ ]?\d{4}(?!\d)", raw) is None


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_a_register_is_known_to_its_project(name: str) -> None:
    found = project(name)
    reasons = {reason.id for reason in exit_reasons(found)}
    types = {kind.id for kind in activity_types(found)}
    groups, steps = {g.id for g in found.groups}, {s.id for s in found.method_steps}
    occasions = {question.id: set(question.occasions) for question in found.questions}
    for person in people(name):
        assert {e.reason for e in person.enrolments if e.exit} <= reasons
        assert {part.type for part in person.activities} <= types
        assert person.group is None or person.group in groups
        assert {step.step for step in person.steps} <= steps
        assert person.municipality in found.municipalities
        for follow_up in person.follow_ups:
            assert follow_up.after in found.follow_ups.after
            assert follow_up.outcome is None or follow_up.outcome in FOLLOW_UP_OUTCOMES
            assert (follow_up.outcome is None) == (follow_up.state != "done")
    for answer in answers(name):
        assert answer.occasion in occasions[answer.question]
    for member in register(name).members:
        assert member.group in groups
    for event in register(name).events:
        assert event.municipality in found.municipalities


@pytest.mark.parametrize("name", NAMES)
def test_nothing_happens_outside_the_period(name: str) -> None:
    found = project(name)
    days = list(dates_of(register(name)))
    assert len(days) > 100
    assert found.start <= min(days)
    assert max(days) <= found.end


@pytest.mark.parametrize("name", NAMES)
def test_enrolments_follow_each_other_and_only_the_last_may_go_on(name: str) -> None:
    for person in people(name):
        assert person.enrolments
        for before, after in pairwise(person.enrolments):
            assert before.exit is not None
            assert before.exit < after.start
        for enrolment in person.enrolments:
            assert (enrolment.exit is None) == (enrolment.reason is None)
            assert enrolment.exit is None or enrolment.exit > enrolment.start


@pytest.mark.parametrize("name", NAMES)
def test_what_someone_does_lies_within_a_stay(name: str) -> None:
    end = project(name).end
    for person in people(name):
        stays = [(e.start, e.exit or end) for e in person.enrolments]
        for part in person.activities:
            assert any(a <= part.start and (part.end or end) <= b for a, b in stays)
        for day in (*(p.date for p in person.plans), *(s.date for s in person.steps)):
            assert any(a <= day <= b for a, b in stays)
        reached = [step.date for step in person.steps]
        assert reached == sorted(reached)


@pytest.mark.parametrize("name", NAMES)
def test_follow_ups_are_of_an_exit_and_not_before_they_are_due(name: str) -> None:
    for person in people(name):
        exits = {e.exit for e in person.enrolments}
        for follow_up in person.follow_ups:
            assert follow_up.exit in exits
            assert follow_up.date >= add_offset(follow_up.exit, follow_up.after)


@pytest.mark.parametrize("name", NAMES)
def test_answers_come_after_the_question_and_lie_on_the_scale(name: str) -> None:
    scales = {question.id: (question.low, question.high) for question in project(name).questions}
    for answer in answers(name):
        assert (answer.answered is None) == (answer.value is None)
        if answer.answered is not None and answer.value is not None:
            low, high = scales[answer.question]
            assert answer.answered >= answer.asked
            assert low <= answer.value <= high


@pytest.mark.parametrize("name", [n for n in NAMES if project(n).questions])
def test_some_do_not_answer(name: str) -> None:
    asked = list(answers(name))
    assert 0.4 < sum(a.value is not None for a in asked) / len(asked) < 0.95


@pytest.mark.parametrize("name", NAMES)
def test_participants_are_of_working_age_when_they_start(name: str) -> None:
    for person in people(name):
        assert person.birth_year is not None
        assert 18 <= person.enrolments[0].start.year - person.birth_year <= 65


@pytest.mark.parametrize("name", [n for n in NAMES if project(n).budget])
def test_financing_and_categories_add_up_to_the_total(name: str) -> None:
    budget = project(name).budget
    assert budget is not None
    assert sum(source.amount for source in budget.financing) == budget.total
    assert sum(category.amount for category in budget.categories) == budget.total
    esf = [source.amount for source in budget.financing if source.kind == "esf"]
    assert esf == [budget.esf_grant]
    plan = [point.amount for point in budget.plan]
    assert plan == sorted(plan)
    assert not plan or plan[-1] == budget.total


@pytest.mark.parametrize("name", [n for n in NAMES if project(n).budget])
def test_no_source_or_category_spends_more_than_it_has(name: str) -> None:
    budget = project(name).budget
    assert budget is not None
    sources: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    for entry in register(name).spending:
        sources[entry.source] += entry.amount
        categories[entry.category] += entry.amount
    assert all(0 < sources[s.id] <= s.amount for s in budget.financing)
    assert all(0 < categories[c.id] <= c.amount for c in budget.categories)
    assert set(sources) == {s.id for s in budget.financing}
    assert set(categories) == {c.id for c in budget.categories}
    assert 0.75 * budget.total < sum(sources.values()) < 0.97 * budget.total


@pytest.mark.parametrize("name", [n for n in NAMES if project(n).budget])
def test_allowances_are_paid_by_those_who_pay_allowances_and_nothing_else(name: str) -> None:
    budget = project(name).budget
    assert budget is not None
    paying = {source.id for source in budget.financing if source.allowance}
    for entry in register(name).spending:
        assert (entry.category == "allowance") == (entry.source in paying)


@pytest.mark.parametrize("name", [n for n in NAMES if project(n).budget])
def test_each_quarters_costs_of_the_grant_are_claimed_once_and_the_last_are_not_paid(
    name: str,
) -> None:
    claims = register(name).claims
    assert claims
    ends = [claim.period_end for claim in claims]
    assert ends == sorted(set(ends))
    for claim in claims:
        assert claim.period_start is not None
        days = (e for e in register(name).spending if claim.period_start <= e.date)
        costs = sum(e.amount for e in days if e.date <= claim.period_end and e.source == "esf")
        assert claim.amount == costs
        assert claim.paid_amount is None or 0.97 * claim.amount <= claim.paid_amount
    assert claims[-1].paid is None or ends[-1] < project(name).end
    late = measure(both(name), project(name).end).economy
    assert late is not None
    assert 0 <= late.payments.paid < late.payments.requested < late.rows[0].spent


@pytest.mark.parametrize("name", NAMES)
def test_every_goal_that_is_measured_has_something_to_measure_at_the_end(name: str) -> None:
    found = both(name)
    rows = {row.id: row for row in measure(found, found.project.end).goals.rows}
    for goal in found.project.goals:
        row = rows[goal.id]
        if isinstance(goal, ShareGoal | ChangeGoal):
            assert row.denominator, goal.id
            assert row.numerator, goal.id
        if isinstance(goal, CountGoal) and goal.id != "social_enterprise":
            assert row.numerator, goal.id


@pytest.mark.parametrize("name", ["creadiem", "fler-i-arbete", "framtidsstegen"])
def test_starts_dip_in_july_and_peak_in_january_and_august(name: str) -> None:
    starts = Counter(e.start.month for p in people(name) for e in p.enrolments)
    assert starts[7] == 0
    usual = sum(starts.values()) / 12
    assert starts[1] > usual
    assert starts[8] > usual


def test_framtidsstegen_is_midway_in_the_spring_of_2013() -> None:
    enrolments = [[e for e in p.enrolments if e.start <= MIDWAY] for p in people("framtidsstegen")]
    starts = sum(len(started) for started in enrolments)
    participants = sum(bool(started) for started in enrolments)
    exits = sum(e.exit is not None and e.exit <= MIDWAY for s in enrolments for e in s)
    assert (participants, starts, exits, starts - exits) == (74, 81, 46, 35)
    assert len([e for p in people("framtidsstegen") for e in p.enrolments]) == 115


def test_framtidsstegen_is_uneven_midway() -> None:
    figures = measure(both("framtidsstegen"), MIDWAY)
    rows = {row.group: row for row in figures.gender.rows}
    assert rows["participants"].even
    assert rows["active"].even is False
    assert figures.budget is not None
    assert figures.budget.off_plan
    assert figures.budget.deviation < 0
    overdue = {row.id: row.days_late for row in figures.checklist.rows if row.overdue}
    assert overdue["evaluator_contract"] == 487
    assert figures.checklist.due_soon > 0
    assert figures.checklist.blocked > 0


def test_creadiem_reaches_too_few_women_at_every_turn() -> None:
    for day in (MIDWAY, date(2014, 4, 30)):
        rows = {row.group: row for row in measure(both("creadiem"), day).gender.rows}
        assert rows["participants"].even is False
        assert rows["positive"].even is False


def test_the_gender_of_a_few_is_unknown_in_one_project() -> None:
    unknown = {name: sum(p.gender == "unknown" for p in people(name)) for name in NAMES}
    assert [name for name, number in unknown.items() if number] == ["job-action-plan-europe"]
    assert 1 <= unknown["job-action-plan-europe"] <= 5


def test_the_groups_of_jape_are_no_larger_than_they_should() -> None:
    found = project("job-action-plan-europe")
    sizes = Counter(person.group for person in people(found.id))
    for group in found.groups:
        assert group.size is not None
        assert 0.6 * group.size <= sizes[group.id] <= group.size


def test_one_group_of_jape_is_skewed() -> None:
    members = [p for p in people("job-action-plan-europe") if p.group == "group_3"]
    women = sum(p.gender == "woman" for p in members)
    assert women / len(members) < 0.4


def test_jobbinvest_ering_is_small_with_five_municipalities_and_a_cooperation_group() -> None:
    found = register("jobbinvest-ering")
    assert 20 <= len(found.participants) <= 25
    cooperating = {e.municipality for e in found.events if e.type == "cooperation_started"}
    tried = {e.municipality for e in found.events if e.type == "method_tried"}
    assert len(cooperating) == 5
    assert tried < cooperating
    assert len(found.members) > 10
    assert not {m.id for m in found.members} & {p.id for p in found.participants}


@pytest.mark.parametrize("name", ["creadiem", "fler-i-arbete", "framtidsstegen"])
def test_some_come_back(name: str) -> None:
    again = sum(len(person.enrolments) - 1 for person in people(name))
    assert 5 <= again <= 12

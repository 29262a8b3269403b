"""What sharing does to the figures of a project, panel by panel."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from support.people import START, data, enrolment, person

from esftui.disclosure import Cell, Rule, Shared, change, known, released, share
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.model.goal import Condition, CountGoal, Population, Question, ShareGoal
from esftui.model.participant import Answer, Gender, Participant
from esftui.model.project import ProjectData
from esftui.store.folder import load_folder

LATE = date(2013, 12, 31)
EXAMPLES = ("creadiem", "fler-i-arbete", "framtidsstegen", "job-action-plan-europe")


def people(counts: dict[tuple[Gender, str | None], int]) -> tuple[Participant, ...]:
    """Return so many persons of each gender who left for each reason, or have not left."""
    found: list[Participant] = []
    for (gender, reason), number in counts.items():
        for _ in range(number):
            left = None if reason is None else "2013-06-15"
            name = f"P-{len(found)}"
            found.append(person(name, gender, enrolment("2012-02-01", left, reason)))
    return tuple(found)


def shared(counts: dict[tuple[Gender, str | None], int], **changes: object) -> Shared:
    return share(measure(data(*people(counts), **changes), LATE))


def example(name: str, day: date = date(2013, 3, 31)) -> Figures:
    return measure(load_folder(Path("data") / name), day)


@pytest.mark.parametrize("k", [0, 2, 11])
def test_a_threshold_that_protects_nobody_or_leaves_nothing_is_refused(k: int) -> None:
    with pytest.raises(ValueError, match="from 3 to 10"):
        Rule(k)


def test_a_number_is_shown_or_says_why_not() -> None:
    assert Cell(7).shown() == "7"
    assert Cell(0).shown() == "0"
    assert Cell(None, "primary", below=5).shown() == "<5"
    assert Cell(None, "secondary").shown() == "··"


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_small_number_of_people_is_shown_anywhere(name: str) -> None:
    found = share(example(name))
    for cell in found.numbers().values():
        assert cell.value is None or not 0 < cell.value < 5


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_kept_of_a_meeting_is_read_back_the_same_and_holds_no_secret(name: str) -> None:
    found = share(example(name))
    kept = msgspec.json.encode(found)
    again = msgspec.json.decode(kept, type=Shared)
    assert again == found
    assert all(cell.value is None for cell in again.numbers().values() if cell.mark)


@pytest.mark.parametrize("others", [8, 60])  # the main numbers alone, and all tables
def test_that_none_of_few_leavers_went_to_work_is_not_told(others: int) -> None:
    found = shared({("woman", None): others, ("man", None): others, ("man", "interrupted"): 2})
    numbers = found.numbers()
    assert numbers["leavers/total"].mark == "primary"
    assert all(numbers[f"positive/{column}"].withheld for column in ("women", "men", "total"))
    nobody = shared({("woman", None): others, ("man", None): others})
    assert nobody.value("positive/total") == nobody.value("leavers/total") == 0


def test_zeros_do_not_tell_what_few_of_a_gender_have_done() -> None:
    counts: dict[tuple[Gender, str | None], int] = {
        ("woman", "care"): 3,
        ("woman", None): 12,
        ("man", "work"): 6,
        ("man", "care"): 6,
        ("man", None): 8,
    }
    found = shared(counts)
    splits = [row.persons for row in found.exits.rows if row.persons.total.value != 0]
    assert len(splits) > 1
    for split in (*splits, found.exits.positive):
        # none of three women to work and some to care: each of them to care
        assert split.women.withheld
        assert split.women.mark != "primary", "that it is not 0 tells as much"
        assert split.total.value
    few = shared({("woman", None): 2, ("woman", "care"): 1, ("man", "work"): 9, ("man", None): 30})
    groups = {row.group: row.split for row in few.gender.rows}
    assert groups["participants"].women.withheld
    assert all(groups[name].women.withheld for name in ("active", "leavers", "positive"))
    nobody = shared({("woman", None): 15, ("woman", "care"): 3, ("man", "care"): 9})
    assert nobody.value("positive/total") == nobody.value("positive/women") == 0, "nobody at all"


def test_care_goes_in_with_others_before_any_other_reason() -> None:
    found = shared(
        {
            ("woman", "work"): 9,
            ("man", "work"): 8,
            ("woman", "care"): 7,
            ("man", "care"): 6,
            ("woman", "returned"): 8,
            ("man", "returned"): 2,
        }
    )
    rows = [{name for name, _title in row.reasons} for row in found.exits.rows]
    assert {"work"} in rows
    assert {"care", "returned"} in rows


def test_reasons_stand_alone_where_none_of_them_is_of_few() -> None:
    found = shared(
        {(gender, reason): 6 for gender in ("woman", "man") for reason in ("work", "care")}
    )
    rows = [row for row in found.exits.rows if row.persons.total.value]
    assert [row.reasons[0][0] for row in rows] == ["work", "care"]
    assert all(not cell.withheld for row in rows for cell in row.persons.cells)


def test_the_reasons_of_few_leavers_are_not_shown_at_all() -> None:
    found = shared({("woman", "work"): 2, ("man", "care"): 1, ("woman", None): 9, ("man", None): 9})
    assert found.exits.rows == ()
    assert found.exits.leavers.women.withheld
    assert found.exits.positive.total.withheld


def test_a_few_of_unknown_gender_are_counted_among_the_men() -> None:
    found = shared({("woman", None): 11, ("man", None): 11, ("unknown", None): 1})
    split = found.gender.of("participants")
    assert found.folded
    assert [cell.value for cell in split.cells] == [11, 12, 0, 23]


def test_enough_of_unknown_gender_have_a_column_of_their_own() -> None:
    found = shared({("woman", None): 9, ("man", None): 9, ("unknown", None): 6})
    assert not found.folded
    assert found.gender.of("participants").unknown.value == 6


def test_a_skewed_split_of_few_says_neither_share_nor_verdict() -> None:
    found = shared({("woman", None): 2, ("man", None): 20})
    split = found.gender.of("participants")
    assert (split.women.shown(), split.men.shown(), split.total.shown()) == ("<5", "··", "22")
    assert split.share_women is None
    assert split.even is None
    assert found.gender.skewed == 0


def answering(satisfied: int, others: int) -> ProjectData:
    """Return a project of whose leavers some are satisfied and others not."""
    left = date(2013, 6, 15)
    leavers = tuple(
        person(
            f"P-{number}",
            "woman" if number % 2 else "man",
            enrolment("2012-02-01", "2013-06-15", "work"),
            answers=(
                Answer(
                    question="treated",
                    occasion="after",
                    asked=left,
                    answered=left,
                    value=5 if number < satisfied else 1,
                ),
            ),
        )
        for number in range(satisfied + others)
    )
    goal = ShareGoal(
        id="treated",
        title="Treated well",
        of=Population(respondents="treated"),
        that=Condition(positive="treated"),
        target=0.9,
    )
    question = Question(id="treated", title="Treated well?")
    return data(*leavers, goals=(goal,), questions=(question,))


def test_the_few_who_are_left_of_a_share_are_protected_as_the_share_is() -> None:
    goal = share(measure(answering(54, 2), LATE)).goals.rows[0]
    assert goal.numbers is not None
    assert goal.numbers.rest.shown() == "<5"
    assert goal.numbers.part.shown() == "··"
    assert goal.numbers.whole.value == 56
    assert goal.share is None
    assert goal.numbers.bounds == (52 / 56, 55 / 56)


def test_a_verdict_is_given_where_the_bounds_say_it_already() -> None:
    row = share(measure(answering(54, 2), LATE)).goals.rows[0]
    assert row.verdict == "met"  # at least 52 of 56, and 90 % is wanted
    assert not row.verdict_withheld


def test_a_verdict_is_withheld_where_it_would_tell_the_number() -> None:
    row = share(measure(answering(35, 4), LATE)).goals.rows[0]
    assert row.verdict is None  # 35 of 39 are too few, 36 are enough
    assert row.verdict_withheld


def test_everybody_is_shown_as_everybody() -> None:
    row = share(measure(answering(20, 0), LATE)).goals.rows[0]
    assert row.share == 1.0


def growing(first: int, then: int) -> ProjectData:
    """Return a project with so many starts of either gender before a day, and so many after."""
    found = []
    for number in range(2 * (first + then)):
        gender: Gender = "woman" if number % 2 else "man"
        begun = "2012-02-01" if number < 2 * first else "2012-09-01"
        found.append(person(f"P-{number}", gender, enrolment(begun)))
    return data(*found)


def test_a_change_of_few_since_a_meeting_is_not_shown() -> None:
    project = growing(20, 1)
    then = share(measure(project, date(2012, 6, 30)))
    now = share(measure(project, date(2012, 12, 31)), earlier=[then])
    assert then.flow.participants.value == 40
    assert now.flow.participants.withheld
    assert change(now, then, "participants/total").value is None


def test_by_few_is_said_of_the_time_since_it_was_last_shown_and_of_no_other() -> None:
    found = [
        person(f"P-{n}", "woman" if n % 2 else "man", enrolment(begun))
        for n, begun in enumerate(["2012-02-01"] * 40 + ["2012-07-15"] * 10 + ["2012-09-15"])
    ]
    days = [date(2012, 6, 30), date(2012, 7, 31), date(2012, 10, 31)]
    meetings: list[Shared] = []
    for day in days:
        meetings.append(released(measure(data(*found), day), Rule(), meetings))
    first, second, third = meetings
    assert [each.flow.participants.value for each in meetings] == [40, 50, None]
    key = "participants/total"
    assert change(third, second, key) == Cell(None, "primary", key, 5)
    assert change(third, first, key) == Cell(None, "secondary", key), "it is 11 since then"
    assert change(third, known(second), key).mark == "primary", "also as it was kept"


def test_a_change_of_many_since_a_meeting_is_shown() -> None:
    project = growing(20, 6)
    then = share(measure(project, date(2012, 6, 30)))
    now = share(measure(project, date(2012, 12, 31)), earlier=[then])
    assert now.flow.participants.value == 52
    assert change(now, then, "participants/total") == Cell(12, "", "participants/total")


def test_what_has_not_changed_is_shown_again() -> None:
    project = growing(20, 0)
    then = share(measure(project, date(2012, 6, 30)))
    now = share(measure(project, date(2012, 12, 31)), earlier=[then])
    assert now.flow.participants.value == 40
    assert change(now, then, "participants/total").value == 0


def test_a_change_is_kept_back_until_enough_have_come() -> None:
    """Two now and four later are six since the number was last shown."""
    found = [
        person(f"P-{n}", "woman" if n % 2 else "man", enrolment(begun))
        for n, begun in enumerate(["2012-02-01"] * 40 + ["2012-07-15"] * 2 + ["2012-09-15"] * 10)
    ]
    days = [date(2012, 6, 30), date(2012, 7, 31), date(2012, 10, 31)]
    meetings: list[Shared] = []
    for day in days:
        meetings.append(share(measure(data(*found), day), earlier=meetings))
    assert [m.flow.participants.value for m in meetings] == [40, None, 52]


def test_the_gender_splits_of_a_meeting_are_folded_as_before() -> None:
    first = data(*people({("woman", None): 9, ("man", None): 9, ("unknown", None): 2}))
    then = share(measure(first, LATE - timedelta(days=60)))
    more = data(*people({("woman", None): 9, ("man", None): 9, ("unknown", None): 9}))
    assert share(measure(more, LATE), earlier=[then]).folded


def test_notes_beside_the_checklist_are_not_shared() -> None:
    found = share(example("fler-i-arbete"))
    assert all(row.note is None for row in found.checklist.rows)
    assert any(row.note for row in example("fler-i-arbete").checklist.rows)


def test_an_empty_project_is_shared_as_it_is() -> None:
    found = share(measure(data(), START))
    assert found.flow.participants.value == 0
    assert sum(found.withheld.values()) == 0


def test_of_few_who_have_left_since_a_meeting_it_is_not_said_whether_any_went_to_work() -> None:
    before: dict[tuple[Gender, str | None], int] = {
        ("woman", "work"): 9,
        ("man", "work"): 8,
        ("woman", "care"): 8,
        ("man", "care"): 9,
        ("woman", None): 20,
        ("man", None): 20,
    }
    first = shared(before)
    said = []
    for reason in ("work", "care"):
        after = {**before, ("woman", reason): before["woman", reason] + 2, ("woman", None): 18}
        second = share(measure(data(*people(after)), LATE), earlier=[first])
        said.append([change(second, first, key) for key in ("leavers/total", "positive/total")])
    assert said[0] == said[1]
    assert said[0][0].mark == "primary"
    assert said[0][1].mark == "secondary"


@pytest.mark.parametrize("reason", ["work", "care"])
def test_goals_do_not_say_what_few_leavers_have_done(reason: str) -> None:
    work = Condition(exit=("work",))
    goals = (
        ShareGoal(id="all", title="a", of="participants", that=work, target=0.2),
        ShareGoal(id="left", title="b", of="leavers", that=work, target=0.2),
        ShareGoal(
            id="any",
            title="c",
            of="participants",
            that=Condition(any=(work, Condition(exit=("studies",)))),
        ),
        ShareGoal(
            id="met",
            title="d",
            of=Population(met="all"),
            that=Condition(exit=("work",)),
            target=0.5,
        ),
        CountGoal(id="count", title="e", that=work, target=3),
    )
    counts: dict[tuple[Gender, str | None], int] = {
        ("woman", None): 20,
        ("man", None): 20,
        ("man", reason): 2,
    }
    found = shared(counts, goals=goals)
    for row in found.goals.rows:
        assert row.withheld, row.id
        assert row.verdict in (None, "undecided"), row.id
        for each in row.by_gender:
            assert each.numbers.part.withheld or each.gender == "women", row.id

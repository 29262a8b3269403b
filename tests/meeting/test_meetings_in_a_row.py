"""Two meetings in a row: what is new and what came late are told apart, and nothing more."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import people
from support.meetings import held, hold, meeting_of, texts_of

from esftui import locales
from esftui.disclosure import Known, Rule, Shared, known, released
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.meeting.figured import fingerprint, last_of
from esftui.meeting.known import AGAIN, PRINT, UnreadableError, facts_at, shown_at, shown_before
from esftui.meeting.showing import Showing, new_meeting, show
from esftui.model.budget import Budget, Source
from esftui.model.checklist import Item
from esftui.model.goal import Condition, MilestoneGoal, ShareGoal
from esftui.model.meeting import CarriedOut, Decided, Decision, Meeting
from esftui.model.participant import Enrolment, Participant, Spending
from esftui.model.project import ProjectData
from esftui.model.slide import Slide

FIRST, SECOND, THIRD = date(2012, 6, 30), date(2012, 8, 31), date(2012, 10, 31)
BUDGET = Budget(
    esf_grant=600_000,
    total=1_000_000,
    financing=(Source(id="esf", title="ESF", kind="esf", amount=600_000),),
)


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = locales.language()
    locales.use("en")
    yield
    locales.use(before)


def some(name: str, number: int, start: date) -> list[Participant]:
    """Return so many participants, women and men by turns, who began on a day."""
    return [
        Participant(
            id=f"{name}-{at}",
            gender="man" if at % 2 else "woman",
            enrolments=(Enrolment(start=start),),
        )
        for at in range(number)
    ]


def project(*groups: list[Participant], spent: int = 0, late: int = 0) -> ProjectData:
    """Return a project with some participants, and kronor spent after and before the first date."""
    data = people.data(*(each for group in groups for each in group), budget=BUDGET)
    spending = tuple(
        Spending(date=day, amount=amount, source="esf", category="staff")
        for day, amount in ((date(2012, 3, 1), 50_000 + late), (date(2012, 8, 1), spent))
        if amount
    )
    register = msgspec.structs.replace(data.register, spending=spending)
    return msgspec.structs.replace(data, register=register)


EARLY = some("early", 40, date(2012, 2, 1))


def late_ones(number: int) -> list[Participant]:
    return some("late", number, date(2012, 5, 1))


def new_ones(number: int) -> list[Participant]:
    return some("new", number, date(2012, 8, 1))


@cache
def first_meeting() -> Meeting:
    """Return the first meeting, closed: 40 participants were shown."""
    return held(hold(project(EARLY), date(2012, 7, 10), FIRST))


@pytest.fixture
def first() -> Meeting:
    return first_meeting()


def slide(showing: Showing, topic: str) -> Slide:
    return next(each for each in showing.slides if each.topic == topic)


def participants(showing: Showing) -> tuple[str, str]:
    """Return what the flow's slide says has changed of the participants, and what came late."""
    found = slide(showing, "flow")
    pattern = re.compile(r"Participants ([^·]*)")
    return tuple(  # type: ignore[return-value]
        next((m.group(1).strip() for text in texts if (m := pattern.search(text))), "")
        for texts in (found.since[:1], found.late)
    )


def test_what_is_new_and_what_came_late_are_told_apart_and_add_up(first: Meeting) -> None:
    data = project(EARLY, late_ones(8), new_ones(9), spent=7_000, late=3_000)
    showing = hold(data, date(2012, 9, 5), SECOND, [first])
    since, late = participants(showing)
    assert since == "40 → 57 (+17: +9 new, +8 late)"
    assert late == "+8"
    assert "2012-06-30" in slide(showing, "opening").lines[0]
    money = slide(showing, "economy")
    assert (
        "Spent in all SEK\xa060,000 (+SEK\xa010,000: +SEK\xa07,000 new, +SEK\xa03,000 late)"
        in money.since[0]
    )
    assert "+SEK\xa03,000" in money.late[0]


def test_what_is_new_alone_is_not_called_late(first: Meeting) -> None:
    showing = hold(project(EARLY, new_ones(9)), date(2012, 9, 5), SECOND, [first])
    assert participants(showing) == ("40 → 49 (+9)", "")
    assert showing.again is None
    assert not any(each.late for each in showing.slides)


def test_what_came_late_is_found_without_a_fingerprint_too(first: Meeting) -> None:
    assert first.frozen is not None
    kept = {key: value for key, value in first.frozen.known.items() if key != PRINT}
    plain = msgspec.structs.replace(first, frozen=msgspec.structs.replace(first.frozen, known=kept))
    for late in (0, 8):
        data = project(EARLY, late_ones(late), new_ones(9))
        assert hold(data, date(2012, 9, 5), SECOND, [plain]) == hold(
            data, date(2012, 9, 5), SECOND, [first]
        )


def test_a_fingerprint_is_of_what_had_happened_and_of_nothing_later() -> None:
    def made(*groups: list[Participant]) -> str:
        data = project(*groups)
        return fingerprint(measure(data, FIRST), data.register)

    assert made(EARLY) == made(EARLY, new_ones(9)) == made(list(reversed(EARLY)))
    assert len({made(EARLY), made(EARLY, late_ones(1)), made(EARLY[1:])}) == 3
    moved = [msgspec.structs.replace(each, id=f"x{each.id}") for each in EARLY]
    assert made(moved) != made(EARLY), "the counts alone do not tell it"


def test_nothing_that_has_happened_is_said_to_be_no_change(first: Meeting) -> None:
    showing = hold(project(EARLY), date(2012, 9, 5), SECOND, [first])
    assert slide(showing, "flow").since == ("No change",)
    assert slide(showing, "flow").big[0].value == "40"


def test_a_first_meeting_compares_with_nothing() -> None:
    showing = hold(project(EARLY), date(2012, 7, 10), FIRST)
    assert not any(each.since or each.late for each in showing.slides)


def test_few_who_came_late_are_not_counted_out(first: Meeting) -> None:
    showing = hold(project(EARLY, late_ones(2), new_ones(9)), date(2012, 9, 5), SECOND, [first])
    since, late = participants(showing)
    assert "late" not in since
    assert late in ("", "fewer than 5")
    assert showing.again is not None
    assert showing.again.value("participants/total") is None
    texts = [text for each in showing.slides for text in (*each.since, *each.late)]
    assert not any("+2" in text for text in texts)


def test_few_who_came_are_withheld_and_what_was_shown_stands_with_its_date(
    first: Meeting,
) -> None:
    showing = hold(project(EARLY, new_ones(2)), date(2012, 9, 5), SECOND, [first])
    big = slide(showing, "flow").big[0]
    assert (big.value, big.earlier, big.note) == ("··", "40 as of 2012-06-30", "")
    assert showing.shared.numbers()[big.key].withheld
    assert any("Participants" in text for text in slide(showing, "flow").since)


def test_few_since_what_came_late_are_not_told_as_few_since_the_last_meeting(
    first: Meeting,
) -> None:
    """40 were shown, and are 48 as is said now: of the 10 who have come since, 2 are new."""
    data = project(EARLY, late_ones(8), new_ones(2))
    showing = hold(data, date(2012, 9, 5), SECOND, [first])
    found = slide(showing, "flow")
    assert "Participants +8" in "".join(found.late)
    assert not [text for text in found.since if "fewer" in text and "Participants" in text]
    assert [text for text in found.since if text.startswith("Change not shown: Participants")]


@settings(max_examples=8, deadline=None)
@given(late=st.integers(0, 9), new=st.integers(0, 9))
def test_whatever_came_the_sums_are_right_and_small_changes_are_not_told(
    late: int, new: int
) -> None:
    first = first_meeting()
    data = project(EARLY, late_ones(late), new_ones(new))
    since, came_late = participants(hold(data, date(2012, 9, 5), SECOND, [first]))
    assert came_late in ("", "fewer than 5", f"+{late}")
    assert came_late != f"+{late}" or late >= 5
    found = re.fullmatch(r"40 → (\d+) \(\+?(\d+)(?:: \+?(\d+) new, \+?(\d+) late)?\)", since)
    if found is None:
        assert since == ""
        return
    now, total, as_new, as_late = (int(each) if each else None for each in found.groups())
    assert (now, total) == (40 + late + new, late + new)
    assert total is not None
    assert total == 0 or total >= 5
    assert (as_new, as_late) in ((None, None), (new, late))


def test_a_decision_is_shown_without_sharing_all_figures_anew(
    first: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared: list[date] = []

    def counted(figures: Figures, rule: Rule, earlier: Sequence[Known]) -> Shared:
        shared.append(figures.head.as_of)
        return released(figures, rule, earlier)

    monkeypatch.setattr("esftui.meeting.figured.released", counted)
    data = project(EARLY, new_ones(12))
    meeting = meeting_of(data, date(2012, 9, 5), SECOND)
    before = show(data, meeting, [first])
    made = msgspec.structs.replace(decided(first).decision, id="2012-09-05-d1")
    again = project(EARLY, new_ones(12))  # as when the files are read once more
    after = show(again, msgspec.structs.replace(meeting, decisions=(made,)), [first])
    assert shared == [SECOND]
    assert (before.shared, after.shared) == (after.shared, before.shared)
    assert slide(before, "decisions") != slide(after, "decisions")
    show(project(EARLY, new_ones(13)), meeting, [first])
    show(data, msgspec.structs.replace(meeting, k=4), [first])
    assert shared == [SECOND] * 3


def test_what_was_counted_again_is_kept_and_protected_from_as_well(first: Meeting) -> None:
    data = project(EARLY, late_ones(8), new_ones(9))
    second = held(hold(data, date(2012, 9, 5), SECOND, [first]))
    assert second.frozen is not None
    assert AGAIN in second.frozen.known
    again, own = shown_at(second)
    assert (again.as_of, again.value("participants/total")) == (FIRST, 48)
    assert (own.as_of, own.value("participants/total")) == (SECOND, 57)
    assert shown_before([first, second]) == (*shown_at(first), again, own)
    third = hold(data, date(2012, 11, 5), THIRD, [first, second])
    assert participants(third) == ("", "")
    assert slide(third, "flow").since == ("No change",)


def test_what_is_shown_is_what_sharing_gives_after_all_that_was_shown(first: Meeting) -> None:
    data = project(EARLY, late_ones(6), new_ones(7))
    showing = hold(data, date(2012, 9, 5), SECOND, [first])
    before = shown_before([first])
    again = known(released(measure(data, FIRST), Rule(5), before))
    assert showing.again == again
    assert showing.shared == released(measure(data, SECOND), Rule(5), [*before, again])
    assert showing.known == known(showing.shared)


def test_the_last_meeting_is_the_one_with_no_later_figures(first: Meeting) -> None:
    ahead = held(hold(project(EARLY), date(2012, 9, 5), THIRD))
    now = meeting_of(project(EARLY), date(2012, 9, 20), SECOND)
    assert last_of(now, [first, ahead]) == first
    assert last_of(now, []) is None
    opened = msgspec.structs.replace(first, id="2012-08-01", date=date(2012, 8, 1), frozen=None)
    assert last_of(now, [first, opened]) == first


def test_nothing_is_shown_beside_a_meeting_whose_figures_cannot_be_read(first: Meeting) -> None:
    assert first.frozen is not None
    broken = msgspec.structs.replace(
        first, frozen=msgspec.structs.replace(first.frozen, known={"k": 5})
    )
    assert facts_at(broken) == {}
    with pytest.raises(UnreadableError, match="2012-07-10"):
        hold(project(EARLY), date(2012, 9, 5), SECOND, [broken])


def with_items(data: ProjectData, *items: Item) -> ProjectData:
    goals = (MilestoneGoal(id="website", title="Website", item="website"),)
    project = msgspec.structs.replace(data.project, checklist=items, goals=goals)
    return msgspec.structs.replace(data, project=project)


def test_what_was_done_before_but_entered_after_is_late_and_judged_anew() -> None:
    website = Item(id="website", title="Website", due="2012-05-31")
    contract = Item(id="contract", title="Contract", due="2012-07-31")
    before = held(hold(with_items(project(EARLY), website, contract), FIRST, FIRST))
    done = msgspec.structs.replace(website, status="done", done=date(2012, 5, 30))
    showing = hold(with_items(project(EARLY), done, contract), date(2012, 9, 5), SECOND, [before])
    found = slide(showing, "checklist")
    assert found.since == (
        "Items overdue 1 → 1 (0: +1 new, −1 late) · Items done 0 → 1 (+1: 0 new, +1 late)",
        "Overdue since then: Contract",
        "Done: Website",
    )
    assert found.late == ("Items overdue −1 · Items done +1", "Done: Website")
    goals = slide(showing, "goals")
    assert "Website: met, before missed" in goals.since
    assert goals.late[-1] == "Website: met, before missed"
    assert found.table is not None
    assert found.table.rows == (("Contract", "2012-07-31", "31 days late", "–"),)


def decided(first: Meeting, **fields: object) -> Decided:
    made = Decision(
        id=f"{first.id}-d1",
        kind="action",
        text="Recruit more",
        item="flow",
        owner="project leader",
        due=date(2012, 8, 15),
        indicator="participants/total",
        shown="40",
    )
    return Decided(
        meeting=first.id, date=first.date, decision=msgspec.structs.replace(made, **fields)
    )


def followed(first: Meeting, each: Decided, new: int, day: date = date(2012, 9, 5)) -> Slide:
    data = msgspec.structs.replace(project(EARLY, new_ones(new)), decided=(each,))
    return slide(hold(data, day, SECOND, [first]), "follow_up")


def test_a_decision_is_followed_up_with_its_effect_on_the_same_figure(first: Meeting) -> None:
    found = followed(first, decided(first), 9)
    assert found.table is not None
    assert found.table.rows == (
        (
            "Recruit more",
            "project leader",
            "2012-08-15",
            "16 days late",
            "Participants 40 → 49 (+9)",
        ),
    )
    assert [(big.value, big.label) for big in found.big] == [
        ("1", "To be carried out"),
        ("1", "Overdue"),
    ]


def test_what_a_meeting_of_later_figures_was_shown_is_not_told_as_earlier(first: Meeting) -> None:
    each = decided(first, shown="40")
    data = msgspec.structs.replace(project(EARLY), decided=(each,))
    showing = hold(data, date(2012, 9, 5), date(2012, 5, 31), [first])
    found = slide(showing, "follow_up")
    assert found.table is not None
    assert found.table.rows[0][-1] == "Participants 40 as of 2012-06-30"
    assert not any("→" in text for each in showing.slides for text in texts_of(each))


def test_a_decision_is_as_late_as_the_checklist_is_at_the_date_of_all_figures(
    first: Meeting,
) -> None:
    # due between the date of the figures and the day of the meeting
    found = followed(first, decided(first, due=date(2012, 9, 3)), 9)
    assert found.table is not None
    assert found.table.rows[0][3] == "not started"
    assert [big.label for big in found.big] == ["To be carried out"]


def test_a_figure_that_is_not_shown_by_itself_any_more_keeps_the_name_it_had(
    first: Meeting,
) -> None:
    assert first.frozen is not None
    old = (("exits/old/total", "Work"),)
    slides = (msgspec.structs.replace(first.frozen.slides[0], indicators=old),)
    frozen = msgspec.structs.replace(first.frozen, slides=slides)
    before = msgspec.structs.replace(first, frozen=frozen)
    for key, name in ((old[0][0], "Work"), ("exits/unknown/total", "Shown figure")):
        found = followed(before, decided(before, indicator=key, shown="··"), 0)
        assert found.table is not None
        assert found.table.rows[0][-1] == f"{name} ·· → –: not shown by itself now"


def with_goal(data: ProjectData, target: float | None) -> ProjectData:
    that = Condition(exit=("work",))
    goal = ShareGoal(id="work", title="To work", of="participants", that=that, target=target)
    project = msgspec.structs.replace(data.project, goals=(goal,))
    return msgspec.structs.replace(data, project=project)


def left(number: int, reason: str) -> list[Participant]:
    gone = Enrolment(start=date(2012, 2, 1), exit=date(2012, 5, 1), reason=reason)
    return [
        msgspec.structs.replace(each, enrolments=(gone,))
        for each in some(reason, number, date(2012, 2, 1))
    ]


@pytest.mark.parametrize(
    ("target", "since"), [(None, ()), (0.9, ("To work: out of reach, before target not decided",))]
)
def test_as_many_of_more_people_are_not_said_to_be_no_change(
    target: float | None, since: tuple[str, ...]
) -> None:
    people_then = (EARLY, left(20, "work"), left(10, "other"))
    before = held(hold(with_goal(project(*people_then), None), date(2012, 7, 10), FIRST))
    data = with_goal(project(*people_then, new_ones(20)), target)
    found = slide(hold(data, date(2012, 9, 5), SECOND, [before]), "goals")
    assert found.bars[0].text.startswith("22% (20 of 90)")
    assert found.since == since


def test_an_effect_of_few_is_not_told(first: Meeting) -> None:
    found = followed(first, decided(first), 2)
    assert found.table is not None
    assert found.table.rows[0][-1] == "Participants 40 → ··: may not be shown yet"


def test_an_effect_on_money_is_told_and_a_decision_without_a_figure_has_none(
    first: Meeting,
) -> None:
    money = decided(first, indicator="money/spent", shown="SEK\xa050,000", due=None)
    found = followed(first, money, 0)
    assert found.table is not None
    assert found.table.rows[0][-2:] == ("not started", "Spent in all SEK\xa050,000 → SEK\xa050,000")
    found = followed(first, decided(first, indicator=None), 0)
    assert found.table is not None
    assert found.table.rows[0][-1] == "–"


def test_what_was_carried_out_since_is_followed_up_once(first: Meeting) -> None:
    done = msgspec.structs.replace(
        decided(first), carried=CarriedOut(status="done", date=date(2012, 8, 1))
    )
    found = followed(first, done, 9)
    assert found.table is not None
    assert found.table.rows[0][3] == "done"
    second = held(hold(project(EARLY, new_ones(9)), date(2012, 9, 5), SECOND, [first]))
    data = msgspec.structs.replace(project(EARLY, new_ones(9)), decided=(done,))
    again = slide(hold(data, date(2012, 11, 5), THIRD, [first, second]), "follow_up")
    assert again.table is None
    assert again.empty


def test_what_the_meeting_itself_decides_is_on_its_own_slide_and_on_the_last_one(
    first: Meeting,
) -> None:
    data = project(EARLY)
    meeting = meeting_of(data, date(2012, 9, 5), SECOND)
    made = decided(first).decision
    meeting = msgspec.structs.replace(
        meeting,
        decisions=(msgspec.structs.replace(made, id="2012-09-05-d1", due=date(2012, 10, 1)),),
        next_meeting=date(2012, 11, 5),
    )
    showing = show(data, meeting, [first])
    found = slide(showing, "decisions")
    assert found.table is not None
    assert found.table.rows == (("1", "Action", "Recruit more", "project leader", "2012-10-01"),)
    closing = slide(showing, "closing")
    assert (closing.big[0].value, closing.big[0].note) == ("2012-11-05", "Monday")
    assert closing.table is not None
    assert closing.table.rows == (("Recruit more", "project leader", "2012-10-01"),)
    assert slide(showing, "follow_up").table is None


def test_a_second_meeting_of_a_day_has_another_name(first: Meeting) -> None:
    data = msgspec.structs.replace(project(EARLY), decided=(decided(first),))
    again = new_meeting(data, first.date, FIRST, 5, first.opened, None)
    assert again.id == f"{first.id}-2"

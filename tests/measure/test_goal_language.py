"""An invented project whose goals say everything that goals can, reckoned by hand.

The people are in ``support/sixth_project.py``. Midway six of them have started: P1-P6, every
other a woman; P1, P2, P3 and P6 have left, P4 is back, P5 has never left.
"""

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from support.sixth_project import END, MIDWAY, PROJECT, write

from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.measure.goals import GoalRow
from esftui.model.goal import Condition, CountGoal, Population, ShareGoal
from esftui.model.project import ProjectData
from esftui.store.check import check_paths
from esftui.store.folder import load_folder
from esftui.store.problem import FileProblems
from esftui.store.project_file import load_project


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("sixth") / "sjatte")


def figures(folder: Path, as_of: date) -> Figures:
    return measure(load_folder(folder), as_of)


def row(found: Figures, name: str) -> GoalRow:
    return next(goal for goal in found.goals.rows if goal.id == name)


def test_it_is_a_good_project_to_the_reader(folder: Path) -> None:
    assert check_paths([folder]) == []


def test_it_uses_all_that_there_is_to_use() -> None:
    project = load_project(PROJECT)
    shares = [goal for goal in project.goals if isinstance(goal, ShareGoal)]
    counts = [goal for goal in project.goals if isinstance(goal, CountGoal)]
    words = {goal.of for goal in shares if isinstance(goal.of, str)}
    assert words == {"participants", "leavers", "starts"}
    populations = [goal.of for goal in shares if isinstance(goal.of, Population)]
    for name in Population.__struct_fields__:
        assert any(getattr(each, name) is not None for each in populations), name
    conditions = [*(goal.that for goal in shares), *(goal.that for goal in counts if goal.that)]
    for condition in conditions:
        conditions += [*(condition.any or ()), *(condition.all or ())]
    for name in Condition.__struct_fields__:
        assert any(getattr(each, name) is not None for each in conditions), name
    kinds = {type(goal).__name__ for goal in project.goals}
    assert kinds == {"ShareGoal", "CountGoal", "MilestoneGoal", "ChangeGoal", "TextGoal"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # P1, P2, P6 of six
        ("work", (3, 6, "met", 0, 2)),
        # women: P1 of P1 and P3, and P5 to come; two of three are 60 %
        ("each_gender", (3, 4, "at_risk", None, 2)),
        # P4's first start, of seven
        ("starts", (1, 7, "undecided", None, 2)),
        # latest answers: 4 3 1 4 4 4; all have answered, so that nobody can be won any more
        ("closer", (4, 6, "out_of_reach", None, 0)),
        # P1 and P6 of them and P2; P3 is silent
        ("closer_after", (2, 3, "met", 0, 2)),
        # P1, of those three who met the first
        ("away", (1, 3, "met", 0, 2)),
        ("away_still", (1, 1, "undecided", None, 2)),
        # P2 and P4 were abroad, and both have a plan
        ("abroad_healthy", (2, 2, "undecided", None, 1)),
        # N1 of N1 and N2; N3 is silent
        ("network", (1, 2, "met", 0, 0)),
        # P4 (the fourth step), of P1 and P4
        ("example_company", (1, 2, "met", 0, 1)),
        # P4 (an exchange, both plans), of P2 and P4
        ("been_abroad", (1, 2, "undecided", None, 1)),
        # P2, of all but P6
        ("any_activity", (1, 5, "undecided", None, 2)),
        # Norrby of three; the others can still
        ("municipalities", (1, 3, "at_risk", 2, 2)),
        # P1 of four; P3 (whose day it is), P6, P4 and P5 are to come: two of the four is no
        # larger a share than one (P1) of two (P1, P2)
        ("ninety_days", (1, 4, "on_track", 2, 4)),
        # P1 and P4; P5 alone can still, and that is not all
        ("plans", (2, 6, "out_of_reach", None, 1)),
        # P1 and P6
        ("support", (2, 6, "undecided", None, 2)),
        # P1, P2, P4, P5
        ("second_step", (4, 6, "met", 0, 0)),
        # P1 climbed two, P4 three; P3 left for care but fulfils neither of the rest
        ("nested", (2, 6, "undecided", None, 1)),
        # two of three when 62 % of the time has gone
        ("abroad", (2, None, "on_track", 1, None)),
        ("exchanges", (1, None, "undecided", None, None)),
        ("enterprises", (1, None, "at_risk", 1, None)),
        ("site", (1, 1, "met", None, None)),
        ("forum", (0, 1, "on_track", None, None)),
        ("handbook", (0, 1, "missed", None, None)),
        # P1 rose from 2 to 5, P2 stayed at 3
        ("change", (1, 2, None, None, None)),
        ("change_of_three", (1, 1, None, None, None)),
        ("effects", (None, None, None, None, None)),
    ],
)
def test_midway_each_goal_is_what_was_reckoned_by_hand(
    folder: Path, name: str, expected: tuple[object, ...]
) -> None:
    goal = row(figures(folder, MIDWAY), name)
    found = (goal.numerator, goal.denominator, goal.verdict, goal.needed, goal.remaining)
    assert found == expected


def test_at_its_end_what_is_not_met_is_missed_but_for_what_is_followed_up_later(
    folder: Path,
) -> None:
    found = {goal.id: goal for goal in figures(folder, END).goals.rows}
    assert (found["work"].numerator, found["work"].denominator) == (3, 7)
    verdicts = {name: goal.verdict for name, goal in found.items() if goal.verdict}
    assert verdicts["ninety_days"] == "at_risk"
    met = {name for name, verdict in verdicts.items() if verdict == "met"}
    assert met == {"closer_after", "away", "network", "example_company", "enterprises", "site"}
    others = {v for name, v in verdicts.items() if name not in {*met, "ninety_days"}}
    assert others == {"missed", "undecided"}


def test_women_and_men_have_each_their_verdict_and_the_goal_has_the_worse(folder: Path) -> None:
    women, men = row(figures(folder, MIDWAY), "each_gender").by_gender
    assert (women.numerator, women.denominator, women.target, women.verdict) == (
        1,
        2,
        0.6,
        "at_risk",
    )
    assert (men.numerator, men.denominator, men.target, men.verdict) == (2, 2, 0.5, "met")


def test_baselines_and_notes_come_along(folder: Path) -> None:
    found = figures(folder, MIDWAY)
    assert [(b.share, b.to) for b in row(found, "work").baselines] == [(0.44, None), (0.7, 0.75)]
    assert row(found, "effects").note == "Beskrivs i slutrapporten."


def test_a_milestone_has_the_day_of_its_own_or_else_that_of_its_item(folder: Path) -> None:
    found = figures(folder, MIDWAY)
    assert (row(found, "site").due, row(found, "site").done) == (
        date(2012, 6, 1),
        date(2012, 7, 1),
    )
    assert row(found, "forum").due == date(2013, 9, 30)
    assert row(found, "handbook").due == date(2012, 12, 31)


def test_a_verdict_is_said_to_hang_on_the_silent_where_they_could_turn_it(folder: Path) -> None:
    found = figures(folder, MIDWAY)
    after = row(found, "closer_after")
    # one of the four who were asked is silent: half, or three quarters, around 60 %
    assert after.bounds == (0.5, 0.75)
    assert after.hangs_on_silence
    network = row(found, "network")
    assert network.bounds == pytest.approx((1 / 3, 2 / 3))
    assert network.hangs_on_silence
    closer = row(found, "closer")
    assert closer.bounds == pytest.approx((4 / 6, 4 / 6))
    assert not closer.hangs_on_silence
    assert row(found, "work").bounds is None


def test_follow_ups_and_surveys_are_what_was_reckoned_by_hand(folder: Path) -> None:
    found = figures(folder, MIDWAY)
    after_28, after_90 = found.follow_ups.rows
    # done P1 P2, not reached P3, overdue P4, in twelve days P6
    assert after_28.states == (2, 1, 0, 1, 0, 1, 0)
    # done P1 P2, overdue P4, today P3, later P6
    assert after_90.states == (2, 0, 0, 1, 1, 0, 1)
    assert (after_90.positive_still, after_90.positive_before) == (1, 2)
    questions = {question.id: question for question in found.surveys.questions}
    rows = {each.occasion: each for each in questions["closer"].occasions}
    counts = {name: (r.due, r.asked, r.answered, r.positive) for name, r in rows.items()}
    assert counts == {
        "before": (6, 6, 5, 1),
        "during": (4, 4, 3, 1),
        "after": (4, 4, 3, 2),
        "+3 months": (3, 2, 1, 1),
    }
    # the network was asked, and no participant
    network = questions["cooperation"].overall
    assert (network.due, network.answered, network.positive) == (3, 2, 1)


def test_what_there_is_to_do_is_sorted_by_what_hurts_first(folder: Path) -> None:
    found = [
        (thing.urgency, thing.kind, thing.person, thing.what, thing.days)
        for thing in figures(folder, MIDWAY).radar.rows
    ]
    assert found == [
        ("overdue", "follow_up", "P4", "28 days", 246),
        ("overdue", "follow_up", "P4", "90 days", 184),
        ("due", "follow_up", "P3", "90 days", 0),
        ("due", "survey", "P3", "+3 months", 0),
        ("due_soon", "follow_up", "P6", "28 days", -12),
    ]


def test_a_circle_of_goals_is_refused_and_named_from_each_of_them(tmp_path: Path) -> None:
    text = PROJECT.read_text(encoding="utf-8")
    circle = text.replace(
        "    title: Till arbete eller studier\n    of: participants\n",
        "    title: Till arbete eller studier\n    of: {met: away_still}\n",
    )
    assert circle != text
    folder = write(tmp_path / "sjatte", circle)
    with pytest.raises(FileProblems) as raised:
        load_project(folder / "project.yaml")
    assert [(p.key, p.message.rpartition(": ")[2]) for p in raised.value.problems] == [
        ("goals[0].of.met", "work → away_still → away → work"),
        ("goals[5].of.met", "away → work → away_still → away"),
        ("goals[6].of.met", "away_still → away → work → away_still"),
    ]


def test_nobody_meets_a_goal_that_counts_events(tmp_path: Path) -> None:
    text = PROJECT.read_text(encoding="utf-8").replace("{met: abroad}", "{met: enterprises}")
    with pytest.raises(FileProblems) as raised:
        load_project(write(tmp_path / "sjatte", text) / "project.yaml")
    assert [p.key for p in raised.value.problems] == ["goals[7].of.met"]


DENOMINATORS = [
    "participants",
    "leavers",
    "starts",
    "{respondents: closer}",
    "{respondents: closer, occasions: [during, after]}",
    "{met: work}",
    "{met: abroad}",
    "{members: network, question: cooperation}",
    "{activity: {types: [placement, course]}}",
    "{activity: {abroad: true}}",
    "{municipalities: cooperates}",
]
CONDITIONS = [
    "{exit: [work, studies]}",
    "{status_after: {after: 90 days, outcome: [work]}}",
    "{activity: {types: [placement], abroad: false, example_company: true}}",
    "{plans: [health]}",
    "{positive: closer}",
    "{positive: cooperation}",
    "{climbed: 1}",
    "{reached: three}",
    "{outside_home: true}",
    "{event: new_method}",
    "{any: [{exit: [care]}, {all: [{climbed: 1}, {plans: [health]}]}]}",
    "{all: [{exit: [work]}, {any: [{reached: two}, {positive: closer}]}], outside_home: false}",
]


def test_every_denominator_goes_with_every_condition(tmp_path: Path) -> None:
    goals = "".join(
        f"  - {{id: mixed_{number}, kind: share, title: G, of: {of}, that: {that}, target: 0.5}}\n"
        for number, (of, that) in enumerate(product(DENOMINATORS, CONDITIONS))
    )
    text = PROJECT.read_text(encoding="utf-8") + goals
    folder = write(tmp_path / "sjatte", text)
    assert check_paths([folder]) == []
    for as_of in (date(2011, 1, 1), MIDWAY, END, date(2030, 1, 1)):
        rows = [goal for goal in figures(folder, as_of).goals.rows if goal.id.startswith("mixed")]
        assert len(rows) == len(DENOMINATORS) * len(CONDITIONS)
        for goal in rows:
            assert goal.numerator is not None
            assert goal.denominator is not None
            assert 0 <= goal.numerator <= goal.denominator
            assert goal.verdict not in {None, "undecided"}
            if as_of == MIDWAY:
                assert goal.denominator > 0


def test_the_same_project_with_an_empty_register_has_no_data_and_fails_nowhere() -> None:
    project = load_project(PROJECT)
    found = measure(ProjectData(project=project), MIDWAY)
    verdicts = {goal.verdict for goal in found.goals.rows if goal.kind == "share"}
    assert verdicts == {"no_data", "undecided"}

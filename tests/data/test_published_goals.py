"""The published goals, targets and checklists of the five projects are in their files."""

from datetime import date

from support.example_data import project

from esftui.model.dates import add_months, resolve_deadline
from esftui.model.goal import (
    ChangeGoal,
    CountGoal,
    Goal,
    MilestoneGoal,
    Population,
    ShareGoal,
    TextGoal,
)
from esftui.model.project import Project


def goal(found: Project, name: str) -> Goal:
    return next(g for g in found.goals if g.id == name)


def share(found: Project, name: str) -> ShareGoal:
    wanted = goal(found, name)
    assert isinstance(wanted, ShareGoal)
    return wanted


def due(found: Project, item: str) -> date:
    deadline = next(i.due for i in found.checklist if i.id == item)
    assert deadline is not None
    return resolve_deadline(deadline, found.anchors)


def test_the_goals_of_framtidsstegen_have_their_targets() -> None:
    found = project("framtidsstegen")
    assert {g.id: g.target for g in found.goals if isinstance(g, ShareGoal)} == {
        "employment": 0.20,
        "placement": 0.40,
        "closer_to_work": 0.75,
        "life_situation": 0.90,
        "two_plans": 1.00,
    }
    assert share(found, "employment").that.exit == ("work",)
    activity = share(found, "placement").that.activity
    assert activity is not None
    assert activity.types == ("placement", "work_training")
    assert share(found, "two_plans").that.plans == ("health", "work_studies")
    assert share(found, "employment").of == "participants"
    asked = next(q for q in found.questions if q.id == "life_situation").occasions
    assert asked == ("during", "after", "+3 months", "+6 months", "+9 months")
    abroad = goal(found, "placement_abroad")
    assert isinstance(abroad, CountGoal)
    assert abroad.target == 1
    milestones = {g.item for g in found.goals if isinstance(g, MilestoneGoal)}
    assert milestones == {
        "method_documentation",
        "website",
        "cooperation_forum",
        "job_shadowing",
        "dissemination_conference",
    }
    assert len([g for g in found.goals if isinstance(g, TextGoal)]) == 6


def test_the_milestones_of_framtidsstegen_are_due_when_they_should() -> None:
    found = project("framtidsstegen")
    assert due(found, "website") == date(2011, 9, 1)
    assert due(found, "method_documentation") == date(2013, 12, 30)
    assert due(found, "dissemination_conference") == date(2013, 12, 30)
    assert due(found, "evaluator_contract") == date(2011, 11, 30)


def test_the_mobilisation_of_framtidsstegen_is_ten_items_and_the_plan_follows_the_swot() -> None:
    found = project("framtidsstegen")
    mobilisation = [item for item in found.checklist if item.phase == "mobilisation"]
    assert len(mobilisation) == 10
    assert all(item.due == "mobilisation end" for item in mobilisation)
    assert next(i for i in found.checklist if i.id == "equality_plan").after == ("swot",)
    assert found.standing_items == ("Implementering",)
    assert any(item.standing for item in found.checklist)
    assert len([item for item in found.checklist if item.recurs]) == 3


def test_the_goals_of_jobbinvest_ering_are_not_decided() -> None:
    found = project("jobbinvest-ering")
    shares = [g for g in found.goals if isinstance(g, ShareGoal)]
    assert len(shares) == len(found.goals) == 8
    assert {g.id for g in shares if g.target is not None} == {"new_methods"}
    assert {g.id: [(b.share, b.to) for b in g.baselines] for g in shares if g.baselines} == {
        "work_90_days": [(0.44, None), (0.70, 0.75)],
        "education_90_days": [(0.44, None)],
        "climbed": [(0.55, None)],
    }
    either = share(found, "climbed").that.any
    assert either is not None
    assert (either[0].climbed, either[1].reached) == (2, "step_5")
    members = share(found, "cooperation_deepened").of
    assert isinstance(members, Population)
    assert members.members == "cooperation_group"
    group = next(g for g in found.groups if g.id == "cooperation_group")
    assert not group.participants
    assert [step.id for step in found.method_steps] == [f"step_{n}" for n in range(1, 6)]
    assert found.follow_ups.after == ("90 days",)
    assert len(found.checklist) == 4


def test_the_goals_of_fler_i_arbete_have_their_targets() -> None:
    found = project("fler-i-arbete")
    assert {g.id: g.target for g in found.goals if isinstance(g, ShareGoal)} == {
        "work_or_studies": 0.60,
        "still_after_90_days": None,
        "treatment": 1.00,
        "closer_to_work": 0.95,
        "experience": 0.80,
        "motivation": 0.95,
        "tools": 0.80,
    }
    enterprise = goal(found, "social_enterprise")
    assert isinstance(enterprise, CountGoal)
    assert enterprise.target == 1
    assert [s.title for s in found.method_steps] == [
        "Kartläggning",
        "Matchning",
        "Arbetsträning",
        "Arbete",
    ]
    assert found.steering_group is not None
    assert (found.steering_group.seats, found.steering_group.even) == (11, True)
    assert len(found.reference_groups) == 2
    assert len(found.standing_items) == 9
    assert len(found.checklist) == 10


def test_the_evaluator_of_fler_i_arbete_was_late_by_more_than_a_month() -> None:
    found = project("fler-i-arbete")
    item = next(i for i in found.checklist if i.id == "evaluator")
    assert item.done is not None
    assert (item.done - due(found, "evaluator")).days > 31


def test_the_goals_of_creadiem_have_their_targets() -> None:
    found = project("creadiem")
    assert {g.id: g.target for g in found.goals if isinstance(g, ShareGoal)} == {
        "closer_to_labour_market": 0.70,
        "outside_home_municipality": 0.20,
        "abroad": 0.25,
        "social_enterprise": 0.05,
    }
    of = share(found, "outside_home_municipality").of
    assert isinstance(of, Population)
    assert of.met == "closer_to_labour_market"
    assert isinstance(goal(found, "saving"), TextGoal)
    assert len(found.checklist) == 6


def test_the_target_group_of_creadiem_is_1470_persons_in_six_cells() -> None:
    found = project("creadiem")
    assert [cell.persons for cell in found.target_mix] == [417, 715, 81, 33, 103, 121]
    assert sum(cell.persons for cell in found.target_mix) == 1470
    assert found.target_mix_date == date(2010, 4, 30)
    assert {m for c in found.target_mix for m in c.municipalities} <= set(found.municipalities)


def test_the_goals_of_jape_are_for_both_genders_and_18_placements_abroad() -> None:
    found = project("job-action-plan-europe")
    change = goal(found, "closer_to_work")
    assert isinstance(change, ChangeGoal)
    assert change.occasions == ("before", "during", "after")
    assert share(found, "work_studies_placement").target == 0.50
    targets = share(found, "work_studies_placement_by_gender").targets
    assert targets is not None
    assert (targets.women, targets.men) == (0.50, 0.50)
    abroad = goal(found, "placements_abroad")
    assert isinstance(abroad, CountGoal)
    assert abroad.target == 18
    assert len(found.checklist) == 8


def test_the_groups_of_jape_are_a_pilot_of_15_and_then_22_for_three_months_each() -> None:
    found = project("job-action-plan-europe")
    pilot, *groups = found.groups
    assert pilot.size == 15
    assert found.phase_at(date(2012, 1, 16)) == found.phases[0]
    assert pilot.end is not None
    assert pilot.end <= found.phases[0].end
    assert [group.size for group in groups] == [22] * len(groups)
    for before, group in zip(found.groups, groups, strict=False):
        assert group.start is not None
        assert group.end is not None
        assert before.end is not None
        assert before.end < group.start
        assert abs((add_months(group.start, 3) - group.end).days) <= 1
    assert found.planned is not None
    assert found.planned.participants == sum(group.size or 0 for group in found.groups)

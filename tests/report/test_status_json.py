import json
from datetime import date
from typing import Any

import jsonschema
import msgspec
import pytest
from support.status_text import DATA, SHOWN

from esftui import locales
from esftui.measure.everything import measure
from esftui.measure.figures import Figures
from esftui.report.json.status import Status, status
from esftui.report.json.text import encode
from esftui.report.overview import Line, as_json
from esftui.report.schema import schema
from esftui.store.folder import load_folder

PROMISED = {
    "": "schema project title as_of phase elapsed example_data shared flow exits gender activities "
    "budget goals surveys followups checklist changes steps groups composition radar deviations",
    "flow": "participants starts exits active planned months",
    "flow.months": "month starts exits stock",
    "exits": "total reasons",
    "exits.reasons": "reason label women men total",
    "gender": "participants starts active leavers positive",
    "gender.positive": "women men unknown share_women even",
    "activities": "activity label participants women men",
    "budget": "total esf_grant esf_share spent planned_to_date burn forecast financing categories "
    "months economy",
    "budget.economy": "rows payments allowance outlook withheld",
    "budget.economy.payments": "requested paid waiting reduced not_requested claims",
    "budget.financing": "source budget spent",
    "budget.categories": "category budget spent",
    "goals": "id title kind target numerator denominator share verdict needed by_gender",
    "surveys": "question occasion asked answered response_rate positive",
    "followups": "after due done overdue",
    "steps": "rows without climbs",
    "composition": "ages municipalities referrers targets",
    "radar": "follow_ups_overdue follow_ups_due surveys_due milestones_overdue milestones_due "
    "blocked wave",
    "deviations": "kind subject value limit text",
    "checklist": "id title phase status due done overdue owner",
}
"""The keys that other programs may count on, by where they are."""


def figures(project: str, as_of: str | None = None) -> Figures:
    return measure(load_folder(DATA / project), date.fromisoformat(as_of or SHOWN[project]))


def printed(project: str, as_of: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(encode(status(figures(project, as_of))))
    return found


@pytest.mark.parametrize("when", ["before", "shown", "end", "long after"])
@pytest.mark.parametrize("project", SHOWN)
def test_what_is_printed_is_what_the_schema_says(project: str, when: str) -> None:
    as_of = {"before": "2000-01-01", "shown": SHOWN[project], "end": "2014-09-30"}.get(when)
    validator = jsonschema.Draft202012Validator(
        schema("status"), format_checker=jsonschema.FormatChecker()
    )
    assert not list(validator.iter_errors(printed(project, as_of or "2030-12-31")))


def test_the_schema_refuses_what_the_contract_does_not_allow() -> None:
    validator = jsonschema.Draft202012Validator(schema("status"))
    good = printed("framtidsstegen")
    for path, wrong in (("schema", 2), ("elapsed", 40), ("goals", None), ("as_of", 2013)):
        assert list(validator.iter_errors({**good, path: wrong})), path
    for key in good:
        assert list(validator.iter_errors({k: v for k, v in good.items() if k != key})), key


def test_every_promised_key_is_there() -> None:
    whole = printed("framtidsstegen")
    for path, keys in PROMISED.items():
        found: Any = whole
        for step in filter(None, path.split(".")):
            found = found[step]
        found = found[0] if isinstance(found, list) else found
        assert set(keys.split()) <= set(found), path


def test_a_reader_of_the_contract_gets_the_same_records_back() -> None:
    made = status(figures("creadiem"))
    assert msgspec.json.decode(encode(made).encode(), type=Status) == made


def test_fler_i_arbete_prints_its_published_results_at_its_end() -> None:
    found = printed("fler-i-arbete", "2014-06-30")
    assert (found["flow"]["participants"], found["flow"]["starts"]) == (80, 86)
    assert found["flow"]["planned"] == 60
    people = found["gender"]["participants"]
    assert (people["women"], people["men"], people["share_women"]) == (36, 44, 0.45)
    assert people["even"] is True
    goal = next(goal for goal in found["goals"] if goal["id"] == "work_or_studies")
    assert (goal["numerator"], goal["denominator"], goal["target"]) == (37, 80, 0.6)
    assert goal["verdict"] == "missed"
    assert goal["share"] == pytest.approx(0.4625)
    assert found["budget"] is None
    assert found["example_data"] is True
    assert found["elapsed"] == 1.0


def test_money_is_whole_kronor_and_adds_up() -> None:
    budget = printed("framtidsstegen")["budget"]
    for key in ("total", "esf_grant", "spent", "planned_to_date", "forecast", "deviation"):
        assert isinstance(budget[key], int), key
    assert sum(line["budget"] for line in budget["financing"]) == budget["total"]
    assert sum(line["spent"] for line in budget["financing"]) == budget["spent"]
    assert sum(month["spent"] for month in budget["months"]) == budget["spent"]


def test_parts_add_up_to_the_wholes_that_are_printed() -> None:
    for project in SHOWN:
        found = printed(project)
        flow, exits = found["flow"], found["exits"]
        assert flow["active"] == flow["starts"] - flow["exits"]
        assert exits["total"] == flow["exits"]
        assert sum(reason["total"] for reason in exits["reasons"]) == exits["total"]
        assert (
            sum(reason["persons"]["total"] for reason in exits["reasons"])
            == (exits["leavers"]["total"])
        )
        assert sum(month["starts"] for month in flow["months"]) == flow["starts"]


@pytest.mark.parametrize("project", SHOWN)
def test_surveys_are_printed_by_question_and_occasion(project: str) -> None:
    found = figures(project).surveys
    rows = printed(project)["surveys"]
    assert [(row["question"], row["occasion"]) for row in rows] == [
        (question.id, row.occasion) for question in found.questions for row in question.occasions
    ]
    for row in rows:
        assert row["positive"] <= row["answered"] <= row["asked"] <= row["due"]
        if row["due"]:
            assert row["response_rate"] == row["answered"] / row["due"]
            assert row["low"] <= row["high"]
        else:
            assert row["response_rate"] is None
        assert row["positive_by"]["total"] == row["positive"]
    assert [row["question"] for row in printed(project)["questions"]] == [
        question.id for question in found.questions
    ]


def test_fler_i_arbete_prints_its_survey_and_what_silence_hides_at_its_end() -> None:
    found = printed("fler-i-arbete", "2014-06-30")
    closer = next(row for row in found["surveys"] if row["question"] == "closer_to_work")
    assert (closer["positive"], closer["answered"], closer["due"]) == (53, 56, 80)
    assert closer["share"] == pytest.approx(53 / 56)
    assert (closer["low"], closer["high"]) == pytest.approx((53 / 80, 77 / 80))
    goal = next(goal for goal in found["goals"] if goal["id"] == "closer_to_work")
    assert goal["hangs_on_silence"] is True
    assert goal["low"] < goal["target"] <= goal["high"]


def test_a_change_stands_at_the_later_occasion() -> None:
    rows = {row["occasion"]: row for row in printed("job-action-plan-europe")["surveys"]}
    assert rows["before"]["changes"] == []
    assert [change["since"] for change in rows["after"]["changes"]] == ["during", "before"]
    whole = rows["after"]["changes"][1]
    assert whole["rose"] + whole["same"] + whole["fell"] == whole["both"] == 50


@pytest.mark.parametrize("project", SHOWN)
def test_the_states_of_the_follow_ups_are_all_there_are(project: str) -> None:
    data = figures(project).follow_ups
    for row, known in zip(printed(project)["followups"], data.rows, strict=True):
        states = ("done", "not_reached", "declined", "overdue", "waiting", "due_soon", "upcoming")
        assert sum(row[state] for state in states) == sum(known.states)
        assert sum(found["total"] for found in row["outcomes"]) == row["done"]
        assert row["positive_still"] <= row["positive_before"] <= row["done"]


def test_status_names_nobody_by_pseudonym() -> None:
    for project in SHOWN:
        text = encode(status(figures(project)))
        people = load_folder(DATA / project).register.participants
        assert people
        assert not [person.id for person in people if f'"{person.id}"' in text]


def test_steps_and_groups_add_up_to_those_who_are_active() -> None:
    found = printed("jobbinvest-ering")
    steps = found["steps"]
    now = sum(row["now"]["total"] for row in steps["rows"]) + steps["without"]["total"]
    assert now == found["gender"]["active"]["women"] + found["gender"]["active"]["men"]
    climbed = sum(row["participants"] for row in steps["climbs"])
    assert now <= climbed <= found["flow"]["participants"]
    groups = printed("job-action-plan-europe")["groups"]
    assert [group["size"] for group in groups] == [15] + [22] * 8


def test_the_mix_against_the_target_group_is_of_all_its_1_470() -> None:
    targets = printed("creadiem")["composition"]["targets"]
    assert sum(row["persons"] for row in targets) == 1470
    assert sum(row["target_share"] for row in targets) == pytest.approx(1)
    assert sum(row["deviation"] for row in targets) == pytest.approx(0)


def test_an_unknown_part_has_no_name_and_no_share() -> None:
    data = load_folder(DATA / "creadiem")
    people = [
        msgspec.structs.replace(person, referrer=None, birth_year=None)
        for person in data.register.participants
    ]
    register = msgspec.structs.replace(data.register, participants=tuple(people))
    found = status(measure(msgspec.structs.replace(data, register=register), date(2013, 3, 31)))
    assert [(row.name, row.share) for row in found.composition.referrers] == [(None, None)]
    assert found.composition.ages[-1].name is None
    assert found.composition.ages[-1].total == 76


def test_a_goal_by_gender_carries_both_genders_and_their_own_targets() -> None:
    goals = {goal["id"]: goal for goal in printed("job-action-plan-europe")["goals"]}
    own = [goal for goal in goals.values() if goal["by_gender"] and not goal["target"]]
    targets = [goal["by_gender"]["women"]["target"] for goal in own]
    assert 0.5 in targets


def test_labels_follow_the_language_and_keys_do_not() -> None:
    english = printed("framtidsstegen")
    locales.use("sv")
    swedish = printed("framtidsstegen")
    assert english["exits"]["reasons"][0]["label"] == "Work"
    assert swedish["exits"]["reasons"][0]["label"] == "Arbete"
    assert english["goals"] == swedish["goals"]


def test_escaped_json_says_the_same() -> None:
    made = status(figures("framtidsstegen"))
    escaped = encode(made, ascii_only=True)
    assert escaped.isascii()
    assert json.loads(escaped) == json.loads(encode(made))
    beyond = msgspec.structs.replace(made, title="😀å")
    assert json.loads(encode(beyond, ascii_only=True))["title"] == "😀å"


def test_the_overview_holds_a_line_for_each_project_and_says_which_is_broken() -> None:
    lines = [
        Line("fler-i-arbete", figures("fler-i-arbete"), None),
        Line("odd", None, "project.yaml:3:1: the key is given twice"),
    ]
    found = json.loads(encode(as_json(lines)))
    jsonschema.Draft202012Validator(schema("overview")).validate(found)
    good, bad = found["projects"]
    assert (good["participants"], good["planned"], good["budget"]) == (80, 60, None)
    assert bad["problem"].startswith("project.yaml:3:1")
    assert bad["participants"] is None

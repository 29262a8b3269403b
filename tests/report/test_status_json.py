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
from esftui.report.contract import Status
from esftui.report.json import encode, status
from esftui.report.overview import Line, as_json
from esftui.report.schema import schema
from esftui.store.folder import load_folder

PROMISED = {
    "": "schema project title as_of phase elapsed example_data shared flow exits gender activities "
    "budget goals surveys followups checklist changes",
    "flow": "participants starts exits active planned months",
    "flow.months": "month starts exits stock",
    "exits": "total reasons",
    "exits.reasons": "reason label women men total",
    "gender": "participants starts active leavers positive",
    "gender.positive": "women men unknown share_women even",
    "activities": "activity label participants women men",
    "budget": "total esf_grant esf_share spent planned_to_date burn forecast financing categories "
    "months",
    "budget.financing": "source budget spent",
    "budget.categories": "category budget spent",
    "goals": "id title kind target numerator denominator share verdict needed by_gender",
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

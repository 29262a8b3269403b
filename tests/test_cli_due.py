"""``esftui due``: what there is to do, for mail and cron, with real files."""

import json
from pathlib import Path

import jsonschema
import pytest
from support import sixth_project
from support.command_line import CommandLine

from esftui.report.schema import schema

SETTINGS = "schema: 1\nas_of: 2013-03-31\nlanguage: en\n"


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.fixture
def two(esftui: CommandLine) -> CommandLine:
    esftui.write(SETTINGS)
    esftui.copy("fler-i-arbete")
    sixth_project.write(esftui.folder / "data" / "sjatte")
    return esftui


def test_due_is_of_all_projects_when_none_is_named(two: CommandLine) -> None:
    two.write(SETTINGS + "project: sjatte\n")
    ran = two("due")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "To do"
    assert [line.split() for line in lines[2:4]] == [
        ["fler-i-arbete", "2013-03-31", "25", "0", "2"],
        ["sjatte", "2013-03-31", "2", "2", "1"],
    ]
    assert "P4: follow-up 28 days after exit; sjatte" in ran.out
    late = [int(line.split()[1]) for line in lines if "days late" in line]
    assert late == sorted(late, reverse=True)
    assert len(late) == 27


def test_due_of_one_project_needs_not_say_whose_each_thing_is(two: CommandLine) -> None:
    ran = two("due", "sjatte")
    assert ran.code == 0
    assert ran.out.startswith("To do in Sjätte projektet\n")
    assert "; sjatte" not in ran.out
    assert two("due", "data/sjatte").out == ran.out


@pytest.mark.parametrize(
    ("within", "soon"),
    [
        (None, ["P6"]),
        ("0d", []),
        ("11d", []),
        ("12d", ["P6"]),
        ("2w", ["P6"]),
        ("3m", ["P6", "P6"]),
    ],
)
def test_within_says_how_far_ahead_to_look(
    two: CommandLine, within: str | None, soon: list[str]
) -> None:
    asked = [] if within is None else ["--within", within]
    found = json.loads(two("due", "sjatte", "--json", *asked).out)
    assert [t["person"] for t in found["things"] if t["urgency"] == "due_soon"] == soon
    assert [t["person"] for t in found["things"] if t["urgency"] == "overdue"] == ["P4", "P4"]


def test_a_month_ahead_is_reckoned_by_the_calendar(two: CommandLine) -> None:
    found = json.loads(two("due", "sjatte", "--json", "--within", "1m").out)
    assert found["projects"][0]["within_days"] == 30  # to the last day of April
    found = json.loads(two("due", "--json", "--within", "1w").out)
    assert [project["within_days"] for project in found["projects"]] == [7, 7]


@pytest.mark.parametrize("wrong", ["", "30", "d", "30x", "-1d", "1.5d", "30 d", "9999d", "٣d"])
def test_a_length_that_cannot_be_understood_ends_with_2(two: CommandLine, wrong: str) -> None:
    ran = two("due", f"--within={wrong}")
    assert ran.code == 2
    assert "for instance 30d" in ran.err
    assert ran.out == ""


def test_due_is_true_at_any_date(two: CommandLine) -> None:
    ran = two("due", "sjatte", "--as-of", "2012-08-12")
    assert "2012-07-28  15 days late  P4: follow-up 28 days after exit" in ran.out
    earlier = two("due", "sjatte", "--as-of", "2012-08-11")
    assert "2012-07-28  14 days ago  P4: follow-up 28 days after exit" in earlier.out


def test_a_project_that_is_over_is_shown_at_its_last_day(two: CommandLine) -> None:
    two.write("schema: 1\nas_of: 2020-01-01\nlanguage: en\n")
    found = json.loads(two("due", "--json").out)
    assert [project["as_of"] for project in found["projects"]] == ["2014-06-30", "2013-12-31"]


def test_the_json_is_what_its_schema_says(two: CommandLine) -> None:
    found = json.loads(two("due", "--json").out)
    jsonschema.Draft202012Validator(schema("due")).validate(found)
    assert {thing["project"] for thing in found["things"]} == {"fler-i-arbete", "sjatte"}
    assert two("due", "--json", "--ascii").out.isascii()


def test_a_project_that_cannot_be_read_is_said_so_among_the_others(two: CommandLine) -> None:
    (two.folder / "data" / "sjatte" / "project.yaml").write_text("schema: 1\nid: [\n")
    ran = two("due")
    assert ran.code == 0
    assert "sjatte cannot be read" in ran.out
    assert "FIA-002: survey after; fler-i-arbete" in ran.out
    named = two("due", "data/sjatte")
    assert named.code == 1
    assert "project.yaml:3:1" in named.err


def test_an_unknown_project_names_the_nearest(two: CommandLine) -> None:
    ran = two("due", "sjate")
    assert ran.code == 1
    assert "Did you mean sjatte?" in ran.err


def test_only_pseudonyms_are_told(two: CommandLine) -> None:
    people = {person.id for person in sixth_project.REGISTER.participants}
    found = json.loads(two("due", "sjatte", "--json").out)
    assert {thing["person"] for thing in found["things"] if thing["person"]} <= people


def test_status_counts_what_there_is_to_do_near_its_top_and_ends_well(two: CommandLine) -> None:
    ran = two("status", "fler-i-arbete")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines.index("To do") < lines.index("Deviations") < lines.index("Participant flow") < 50
    assert "  Follow-ups overdue                20" in lines
    assert "  One by one: esftui due fler-i-arbete" in lines
    assert "FIA-" not in ran.out

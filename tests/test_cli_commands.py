"""What each command prints and how it ends, with real files in a folder of its own."""

import json
from pathlib import Path

import pytest
from support.command_line import DATA, CommandLine

SETTINGS = "schema: 1\nas_of: 2013-03-31\nlanguage: en\n"


@pytest.fixture
def esftui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.fixture
def two(esftui: CommandLine) -> CommandLine:
    esftui.write(SETTINGS)
    esftui.copy("framtidsstegen")
    esftui.copy("fler-i-arbete")
    return esftui


# status


def test_status_prints_the_project_that_is_named(two: CommandLine) -> None:
    ran = two("status", "fler-i-arbete")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Fler i Arbete (FiA)\n")
    assert "As of          2013-03-31" in ran.out


def test_status_can_be_asked_of_a_folder(two: CommandLine) -> None:
    assert two("status", "data/fler-i-arbete").out == two("status", "fler-i-arbete").out
    assert two("status", str(DATA / "creadiem")).out.startswith("CreaDiem\n")


def test_status_of_several_projects_is_a_line_for_each(two: CommandLine) -> None:
    ran = two("status")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Projects"
    assert [line.split()[0] for line in lines[2:4]] == ["fler-i-arbete", "framtidsstegen"]
    assert "74 of 120" in lines[3]
    assert lines[-1] == "  See one: esftui status fler-i-arbete"


def test_status_without_a_name_is_of_the_project_in_the_settings(two: CommandLine) -> None:
    two.write(SETTINGS + "project: framtidsstegen\n")
    assert two("status").out.startswith("Framtidsstegen\n")
    assert two("status", "--all").out.startswith("Projects\n")


def test_status_of_the_only_project_needs_no_name(esftui: CommandLine) -> None:
    esftui.copy("creadiem")
    assert esftui("status", "--as-of", "2013-03-31").out.startswith("CreaDiem\n")


def test_status_of_a_project_that_is_over_is_of_its_last_day(esftui: CommandLine) -> None:
    esftui.copy("creadiem")
    assert "As of          2014-04-30" in esftui("status").out
    asked = esftui("status", "--as-of", "2020-01-01").out
    assert "As of          2020-01-01" in asked


def test_the_overview_says_which_project_cannot_be_read(two: CommandLine) -> None:
    (two.folder / "data" / "framtidsstegen" / "project.yaml").write_text("schema: 1\nid: [\n")
    ran = two("status")
    assert ran.code == 0
    assert "framtidsstegen cannot be read" in ran.out
    assert "57 of 60" in ran.out
    broken = json.loads(two("status", "--json").out)["projects"][1]
    assert broken["project"] == "framtidsstegen"
    assert "project.yaml:3:1" in broken["problem"]


def test_status_as_json_is_the_same_date_and_figures(two: CommandLine) -> None:
    found = json.loads(two("status", "framtidsstegen", "--json").out)
    assert found["as_of"] == "2013-03-31"
    assert found["flow"]["participants"] == 74


def test_a_broken_file_is_told_with_its_line_and_fails(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Framtidsstegen", "titel: X"), "utf-8")
    ran = two("status", "framtidsstegen")
    assert ran.code == 1
    assert ran.out == ""
    assert f"{path}:7:1: titel: " in ran.err
    assert "did you mean title?" in ran.err


@pytest.mark.parametrize("arguments", [["status", "framtidstegen"], ["framtidstegen"]])
def test_an_unknown_project_names_the_nearest_and_all(
    two: CommandLine, arguments: list[str]
) -> None:
    ran = two(*arguments)
    assert ran.code == 1
    assert ran.err == (
        "esftui: There is no project framtidstegen. Did you mean framtidsstegen? "
        "There are: fler-i-arbete, framtidsstegen.\n"
    )


def test_a_misspelt_command_is_recognised(two: CommandLine) -> None:
    assert "Did you mean status?" in two("staus").err


def test_no_projects_at_all_says_what_to_do(esftui: CommandLine) -> None:
    ran = esftui("status")
    assert ran.code == 1
    assert str(esftui.folder) in ran.err
    assert "--data FOLDER" in ran.err
    assert "--tour" in ran.err


def test_the_tour_needs_nothing(esftui: CommandLine) -> None:
    ran = esftui("--tour", "status")
    assert ran.code == 0
    assert ran.out.count("2013-03-31") == 4
    assert "jobbinvest-ering        2008-09-30" in ran.out  # over by then


def test_data_names_another_folder(esftui: CommandLine) -> None:
    ran = esftui("status", "--data", str(DATA), "--all", "--as-of", "2012-01-31")
    assert "job-action-plan-europe" in ran.out
    assert "2012-01-31" in ran.out


def test_another_folder_has_no_use_for_the_settings_own_project(two: CommandLine) -> None:
    two.write(SETTINGS + "project: fler-i-arbete\n")
    (two.folder / "other").mkdir()
    (two.folder / "data" / "framtidsstegen").rename(two.folder / "other" / "framtidsstegen")
    assert two("status", "--data", "other").out.startswith("Framtidsstegen\n")
    assert two("status", "--data", "data").out.startswith("Fler i Arbete (FiA)\n")


def test_ascii_writes_plain_signs_but_keeps_letters(two: CommandLine) -> None:
    ran = two("status", "framtidsstegen", "--ascii", "--lang", "sv")
    assert "Projektägare" in ran.out
    assert "2011-06-01 - 2014-06-30" in ran.out
    assert {char for char in ran.out if not char.isascii() and not char.isalpha()} == set()
    found = two("status", "framtidsstegen", "--ascii", "--json").out
    assert found.isascii()
    assert json.loads(found)["owner"] == "Allbo Lärcenter (Alvesta)"


# check


def test_check_of_good_files_says_so(two: CommandLine) -> None:
    ran = two("check")
    assert (ran.code, ran.out, ran.err) == (0, "Nothing is wrong.\n", "")


def test_check_tells_every_problem_and_counts_them(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    text = path.read_text("utf-8").replace("schema: 1", "schema: 0", 1)
    path.write_text(text.replace("kind: implementation", "kind: implementering"), "utf-8")
    ran = two("check")
    assert ran.code == 1
    assert len([line for line in ran.out.splitlines() if line.startswith(f"{path}:")]) == 2
    assert ran.out.endswith("2 errors, 0 warnings in 1 file.\n")


def test_check_tells_who_is_named_in_what_a_meeting_is_shown(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    title = "title: SWOT-analys"
    text = path.read_text("utf-8")
    assert text.count(title) == 1
    path.write_text(text.replace(title, f"{title} med fs 001"), "utf-8")
    line = 1 + text[: text.index(title)].count("\n")
    ran = two("check")
    assert ran.code == 0
    assert f"{path}:{line}:" in ran.out
    assert "names a participant" in ran.out
    path.write_text(text.replace(title, f"{title}\n    note: fs 001"), "utf-8")
    assert "names" not in two("check").out, "notes are shown to nobody else"


def test_check_of_a_path_looks_at_nothing_else(two: CommandLine) -> None:
    (two.folder / "data" / "fler-i-arbete" / "project.yaml").write_text("")
    assert two("check", "data/framtidsstegen").code == 0
    assert two("check", "data/framtidsstegen/register.json").code == 0
    ran = two("check", "data/fler-i-arbete/project.yaml", "data/framtidsstegen")
    assert ran.code == 1
    assert "is empty" in ran.out


def test_check_looks_at_the_settings_too(two: CommandLine) -> None:
    path = two.write(SETTINGS + "lang: sv\n")
    ran = two("check")
    assert ran.code == 1
    assert f"{path}:4:1: lang: " in ran.err
    named = two("check", "config.yaml")
    assert named.code == 1
    assert "config.yaml:4:1: lang: " in named.out


def test_check_takes_a_project_by_its_id_too(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    path.write_text(path.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    ran = two("check", "framtidsstegen")
    assert ran.code == 1
    assert "titel" in ran.out
    assert two("check", "fler-i-arbete").out == "Nothing is wrong.\n"


def test_check_of_a_path_that_is_not_there_is_a_usage_error(two: CommandLine) -> None:
    ran = two("check", "data/nowhere")
    assert ran.code == 2
    assert "data/nowhere" in ran.err


def test_warnings_alone_do_not_fail(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    text = path.read_text("utf-8")
    assert "amount: 7_650_000" in text or "amount: 7650000" in text
    path.write_text(text.replace("amount: 7650000", "amount: 7650001"), "utf-8")
    ran = two("check")
    assert ran.code == 0
    assert "(warning)" in ran.out
    assert ran.out.endswith("0 errors, 1 warning in 1 file.\n")


# broken settings


@pytest.mark.parametrize("arguments", [["status"], ["check"], ["set", "a", "b", "--owner", "c"]])
def test_broken_settings_stop_what_needs_them(two: CommandLine, arguments: list[str]) -> None:
    path = two.write("schema: 1\nlanguage: klingon\n")
    ran = two(*arguments)
    assert ran.code == 1
    assert f"{path}:2:11: language: " in ran.err


def test_broken_settings_stop_neither_help_nor_a_check_of_other_files(two: CommandLine) -> None:
    two.write("schema: 1\nlanguage: klingon\n")
    assert two("--help").code == 0
    assert two("schema", "config").code == 0
    assert two("check", "data").code == 0


# set


def test_set_changes_one_item_and_prints_before_and_after(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    before = path.read_bytes()
    ran = two("set", "framtidsstegen", "evaluator_contract", "--status", "done")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "Avtal med extern utvärderare"
    # it was not done on the date that is shown
    assert ran.out.splitlines()[1:] == ["  done on: 2013-04-26 → 2013-03-31"]
    after = path.read_bytes()
    assert after != before
    assert len(set(after.splitlines()) ^ set(before.splitlines())) <= 4
    found = json.loads(two("status", "framtidsstegen", "--json").out)
    item = next(each for each in found["checklist"] if each["id"] == "evaluator_contract")
    assert (item["status"], item["done"], item["overdue"]) == ("done", "2013-03-31", False)


OWN = """\
schema: 1
id: own
title: Own
owner: Osby
start: 2013-01-01
end: 2013-12-31
checklist:
  - id: plan
    title: Plan
"""


def test_a_step_of_the_status_carries_its_dates(two: CommandLine) -> None:
    path = two.write(OWN, "data/own/project.yaml")
    item = ("set", "own", "plan")
    started = two(*item, "--status", "in_progress")
    assert started.out.splitlines()[1:] == [
        "  status: not started → in progress",
        "  begun: – → 2013-03-31",
    ]
    done = two(*item, "--status", "done", "--date", "2013-03-15")
    assert done.out.splitlines()[1:] == [
        "  status: in progress → done",
        "  done on: – → 2013-03-15",
        "  begun: 2013-03-31 → 2013-03-15",
    ]
    again = two(*item, "--date", "2013-03-20")
    assert again.out.splitlines()[1:] == ["  done on: 2013-03-15 → 2013-03-20"]
    back = two(*item, "--status", "not_started")
    assert back.out.splitlines()[1:] == [
        "  status: done → not started",
        "  begun: 2013-03-15 → –",
        "  done on: 2013-03-20 → –",
    ]
    assert path.read_text("utf-8") == OWN + "    status: not_started\n"


def test_what_is_taken_up_again_began_when_it_first_did(two: CommandLine) -> None:
    text = OWN + "    status: done\n    started: 2013-01-10\n    done: 2013-02-01\n"
    two.write(text, "data/own/project.yaml")
    again = two("set", "own", "plan", "--status", "in_progress")
    assert again.out.splitlines()[1:] == [
        "  status: done → in progress",
        "  done on: 2013-02-01 → –",
    ]


def test_what_is_set_is_told_in_the_language_in_use(two: CommandLine) -> None:
    two.write(OWN, "data/own/project.yaml")
    ran = two("set", "own", "plan", "--owner", "Bo", "--status", "in_progress", "--lang", "sv")
    assert ran.out.splitlines()[1:] == [
        "  status: ej börjad → pågår",
        "  påbörjad: – → 2013-03-31",
        "  ansvarig: – → Bo",
    ]


def test_the_date_may_stand_before_the_command(two: CommandLine) -> None:
    after = two("status", "framtidsstegen", "--as-of", "2012-06-30")
    for before in (["--as-of", "2012-06-30"], ["--as-of=2012-06-30"]):
        assert two(*before, "status", "framtidsstegen").out == after.out
    assert "2012-06-30" in after.out
    wrong = two("--as-of", "2012-06-30", "check")
    assert (wrong.code, "--as-of" in wrong.err) == (2, True)


def test_a_round_of_what_recurs_is_done_and_the_next_one_keeps_its_date(two: CommandLine) -> None:
    item = ("set", "framtidsstegen", "equality_training")
    started = two(*item, "--status", "in_progress")
    assert started.out.splitlines()[1:] == [
        "  status: done → in progress",
        "  begun: 2012-02-20 → 2013-03-31",
    ]
    done = two(*item, "--status", "done")
    assert done.out.splitlines()[1:] == [
        "  status: in progress → done",
        "  done on: 2012-04-18 → 2013-03-31",
    ]


def test_set_takes_a_date_an_owner_and_a_note(two: CommandLine) -> None:
    ran = two(
        "set",
        "framtidsstegen",
        "website",
        *("--status", "done", "--date", "2012-02-01"),
        *("--owner", "Åsa: webb", "--note", "klar # till slut"),
    )
    assert ran.code == 0
    found = json.loads(two("status", "framtidsstegen", "--json").out)
    item = next(each for each in found["checklist"] if each["id"] == "website")
    assert (item["done"], item["owner"], item["note"]) == (
        "2012-02-01",
        "Åsa: webb",
        "klar # till slut",
    )


def test_what_was_done_cannot_have_been_started_later(two: CommandLine) -> None:
    two.write(OWN + "    status: in_progress\n    started: 2013-03-10\n", "data/own/project.yaml")
    ran = two("set", "own", "plan", "--status", "done", "--date", "2013-02-01")
    assert ran.out.splitlines()[1:] == [
        "  status: in progress → done",
        "  done on: – → 2013-02-01",
        "  begun: 2013-03-10 → 2013-02-01",
    ]
    (two.folder / "data" / "own").chmod(0o700)
    assert two("check", "data/own").out == "Nothing is wrong.\n"


def test_an_empty_note_takes_the_note_away(two: CommandLine) -> None:
    two("set", "framtidsstegen", "website", "--note", "x")
    ran = two("set", "framtidsstegen", "website", "--note", "")
    assert ran.out.splitlines()[1] == "  note: x → –"


def test_what_is_not_done_any_more_has_no_date_of_being_done(two: CommandLine) -> None:
    two("set", "framtidsstegen", "website", "--status", "done")
    ran = two("set", "framtidsstegen", "website", "--status", "not_started")
    assert ran.code == 0
    text = (two.folder / "data" / "framtidsstegen" / "project.yaml").read_text("utf-8")
    item = text[text.index("id: website") :].split("- id:")[0]
    assert "done" not in item.replace("title", "")


def test_set_to_what_already_is_changes_nothing(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    ran = two("set", "framtidsstegen", "swot", "--status", "done")
    assert ran.code == 0
    assert "nothing was changed" in ran.out
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_an_unknown_item_names_the_nearest_and_all(two: CommandLine) -> None:
    ran = two("set", "framtidsstegen", "evaluators_contract", "--status", "done")
    assert ran.code == 1
    assert "Did you mean evaluator_contract?" in ran.err
    assert "website" in ran.err


@pytest.mark.parametrize(
    ("arguments", "fragment"),
    [
        ([], "--status"),
        (["--status", "klar"], "not_started"),
        (["--date", "2013-02-30", "--status", "done"], "2013-02-30"),
        (["--date", "2013-02-03", "--status", "not_started"], "--status done"),
    ],
)
def test_a_command_that_cannot_be_understood_ends_with_2(
    two: CommandLine, arguments: list[str], fragment: str
) -> None:
    ran = two("set", "framtidsstegen", "website", *arguments)
    assert ran.code == 2
    assert fragment in ran.err


def test_what_cannot_be_edited_surely_is_left_with_the_line_to_edit(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    text = path.read_text("utf-8")
    before, found, after = text.rpartition("  - id: website\n")
    text = f"{before}{found}    note: |\n      first\n      second\n{after}"
    path.write_text(text, "utf-8")
    line = text[: text.index("    note: |\n      first")].count("\n") + 1
    ran = two("set", "framtidsstegen", "website", "--note", "short")
    assert ran.code == 1
    assert f"{path}:{line} was not changed" in ran.err
    assert path.read_text("utf-8") == text


def test_a_personal_number_is_refused_and_not_repeated(two: CommandLine) -> None:
    path = two.folder / "data" / "framtidsstegen" / "project.yaml"
    before = path.read_bytes()
    ran = two("set", "framtidsstegen", "website", "--note", "ring 811218-9876")
    assert ran.code == 1
    assert "9876" not in ran.out + ran.err
    assert path.read_bytes() == before


# schema and completion


@pytest.mark.parametrize("kind", ["project", "config", "status", "overview"])
def test_schema_prints_what_the_documents_hold(esftui: CommandLine, kind: str) -> None:
    kept = DATA.parent / "docs" / "schema" / f"{kind}.schema.json"
    assert esftui("schema", kind).out == kept.read_text(encoding="utf-8")


def test_schema_without_a_word_is_of_a_project(esftui: CommandLine) -> None:
    assert json.loads(esftui("schema").out)["title"] == "project.yaml of esftui"


def test_completion_is_a_script_for_the_shell(esftui: CommandLine) -> None:
    ran = esftui("completion", "bash")
    assert ran.code == 0
    assert "complete" in ran.out
    assert "status" in ran.out
    wrong = esftui("completion", "bsh")
    assert wrong.code == 2
    assert "Did you mean" in wrong.err

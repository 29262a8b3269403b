"""Files of another version: older ones are brought up once and whole, newer ones left alone.

There is one version yet, so the steps to a second one are the tests' own; everything else
is real.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.example_data import DATA
from support.files import HEAD, write_project

from esftui.config import load_config
from esftui.session import Session
from esftui.store import backup, journal, migration
from esftui.store.change import Author, Change
from esftui.store.check import check_paths
from esftui.store.folder import load_folder, summary
from esftui.store.problem import FileProblems
from esftui.store.project_file import edit_item, load_project, undo
from esftui.store.refused import CannotEdit, ReadOnly
from esftui.store.register_edit import edit_register

ANNA = Author("Anna", "desk", "app")
ITEM = "checklist: [{id: swot, title: SWOT, due: 2012-03-01}]\n"
NEW_PERSON = Change(("participants", "P-9"), None, {"id": "P-9", "gender": "woman"})


def rename_title(text: str) -> str:
    """A step between formats: what was called name is called title now."""
    if "\nname: " not in text:
        raise CannotEdit("the name is not written plainly", 3)
    return text.replace("\nname: ", "\ntitle: ", 1)


def genders_in_words(tables: migration.Tables) -> migration.Tables:
    """A step between formats: the letters K and M are words now."""
    words = {"K": "woman", "M": "man"}
    for person in tables.get("participants", {}).values():
        if "sex" in person:
            person["gender"] = words[person.pop("sex")]
    return tables


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be a second version of both files."""
    monkeypatch.setitem(migration.TEXT_STEPS, 1, rename_title)
    monkeypatch.setitem(migration.TABLE_STEPS, 1, genders_in_words)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A project as the first version would have written it, with comments."""
    place = tmp_path / "proj"
    text = "# ours\r\n" + HEAD.replace("title: ", "name: ") + ITEM.replace("SWOT", "SWOT  # x")
    text = "# our project\n" + HEAD.replace("title: ", "name: ").replace(
        "schema: 1", "schema:   1  # the format"
    )
    write_project(place, text + ITEM)
    tables = {
        "meta": {"1": {"schema": 1, "project": "proj"}},
        "participants": {"1": {"id": "P-1", "sex": "K"}, "2": {"id": "P-2", "sex": "M"}},
    }
    write_project(place, json.dumps(tables), "register.json")
    return place


def version(path: Path) -> int | None:
    return migration.version_in(path.name, path.read_bytes())


# older


@pytest.mark.usefixtures("second")
def test_an_older_project_is_shown_as_if_it_were_of_today_and_left_as_it_is(old: Path) -> None:
    before = {path.name: path.read_bytes() for path in old.iterdir()}
    data = load_folder(old)
    assert data.project.title == "A project"
    assert [person.gender for person in data.register.participants] == ["woman", "man"]
    assert summary(old).title == "A project"
    assert not [problem for problem in check_paths([old]) if problem.severity == "error"]
    assert {path.name: path.read_bytes() for path in old.iterdir()} == before


@pytest.mark.usefixtures("second")
def test_the_first_change_brings_a_project_file_up_and_keeps_a_copy(old: Path) -> None:
    path = old / "project.yaml"
    before = path.read_text()
    edit = edit_item(path, "swot", {"note": "begun"}, by=ANNA)
    brought = before.replace("schema:   1  #", "schema:   2  #").replace("\nname:", "\ntitle:")
    assert path.read_text() == brought.replace("due: 2012-03-01}", "due: 2012-03-01, note: begun}")
    (kept,) = (each for each in backup.backups(old) if each.why == "migration")
    assert kept.read("project.yaml") == before.encode()
    entries = journal.history(old).entries
    assert [each.surface for each in entries] == ["migration", "app"]
    assert entries[0].note == "schema 1 → 2"
    assert entries[0].now == entries[1].was
    undo(edit, by=ANNA)
    assert path.read_text() == brought
    assert len([each for each in backup.backups(old) if each.why == "migration"]) == 1


@pytest.mark.usefixtures("second")
def test_the_first_change_brings_a_register_up(old: Path) -> None:
    path = old / "register.json"
    edit_register(old, [NEW_PERSON], ANNA)
    tables = json.loads(path.read_bytes())
    assert tables["meta"]["1"]["schema"] == 2
    assert [row["gender"] for row in tables["participants"].values()] == ["woman", "man", "woman"]
    assert not any("sex" in row for row in tables["participants"].values())
    # the other file waits for its own first change
    assert version(old / "project.yaml") == 1
    assert len(load_folder(old).register.participants) == 3


@pytest.mark.usefixtures("second")
def test_a_register_that_says_nothing_of_itself_says_its_version_afterwards(old: Path) -> None:
    path = old / "register.json"
    path.write_text('{"participants": {"1": {"id": "P-1", "sex": "K"}}}')
    assert load_folder(old).register.participants[0].gender == "woman"
    edit_register(old, [NEW_PERSON], ANNA)
    assert json.loads(path.read_bytes())["meta"]["1"] == {"schema": 2, "project": "proj"}


@pytest.mark.usefixtures("second")
def test_a_new_register_is_of_todays_version(old: Path) -> None:
    (old / "register.json").unlink()
    edit_register(old, [NEW_PERSON], ANNA)
    assert version(old / "register.json") == 2
    assert len(load_folder(old).register.participants) == 1


@pytest.mark.usefixtures("second")
def test_a_change_that_is_refused_brings_nothing_up(old: Path) -> None:
    before = (old / "project.yaml").read_bytes()
    with pytest.raises(CannotEdit):
        edit_item(old / "project.yaml", "nothing", {"note": "x"}, by=ANNA)
    assert (old / "project.yaml").read_bytes() == before
    assert backup.backups(old) == ()


@pytest.mark.usefixtures("second")
def test_without_room_for_the_copy_nothing_is_brought_up(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, os.strerror(28))

    before = (old / "register.json").read_bytes()
    monkeypatch.setattr(backup, "make", full)
    with pytest.raises(CannotEdit, match=r"no copy could be kept .* no room left"):
        edit_register(old, [NEW_PERSON], ANNA)
    assert (old / "register.json").read_bytes() == before
    assert not (old / "journal.jsonl").exists()


@pytest.mark.usefixtures("second")
def test_what_cannot_be_brought_up_surely_is_told_and_left(old: Path) -> None:
    path = old / "project.yaml"
    text = path.read_text().replace("\nname: ", '\n"name": ')
    path.write_text(text)
    with pytest.raises(FileProblems) as failure:
        load_folder(old)
    (problem,) = failure.value.problems
    assert (problem.key, problem.line) == ("schema", 2)
    assert "cannot be brought up: the name is not written plainly" in problem.message
    with pytest.raises(CannotEdit, match="not written plainly"):
        edit_item(path, "swot", {"note": "x"}, by=ANNA)
    assert path.read_text() == text


@pytest.mark.usefixtures("second")
def test_faults_of_an_older_file_are_told_at_their_places_in_it(old: Path) -> None:
    path = old / "project.yaml"
    path.write_text(path.read_text().replace("owner: Owner", "owner: Owner\nregoin: x"))
    register = old / "register.json"
    register.write_text(register.read_text().replace('"K"}', '"K",\n"birth_year": 3}'))
    told = [(Path(p.file).name, p.line, p.key) for p in check_paths([old])]
    assert ("project.yaml", 6, "regoin") in told
    assert ("register.json", 2, "participants.1.birth_year") in told


@pytest.mark.usefixtures("second")
def test_files_of_todays_version_are_read_and_changed_as_ever(old: Path) -> None:
    edit_item(old / "project.yaml", "swot", {"note": "x"}, by=ANNA)
    edit_register(old, [NEW_PERSON], ANNA)
    made = len(backup.backups(old))
    edit_item(old / "project.yaml", "swot", {"note": "y"}, by=ANNA)
    edit_register(old, [Change(("participants", "P-9", "gender"), "woman", "man")], ANNA)
    assert len(backup.backups(old)) == made
    assert load_project(old / "project.yaml").checklist[0].note == "y"
    assert load_folder(old).register.participants[2].gender == "man"


class Stopping:
    """A function of the system that is counted, and kills the process at the last count."""

    left = 0

    def __init__(self, real: Callable[..., object]) -> None:
        self._real = real

    def __call__(self, *arguments: object, **more: object) -> object:
        Stopping.left -= 1
        if Stopping.left <= 0:
            os.kill(os.getpid(), 9)
        return self._real(*arguments, **more)


def killed_at_each_step(folder: Path) -> Iterator[int]:
    """Make a first change in a process that is killed at its nth call; yield how it ended."""
    for number in range(1, 400):
        child = os.fork()
        if child == 0:
            Stopping.left = number
            for name in ("fsync", "replace", "rename", "write", "open"):
                setattr(os, name, Stopping(getattr(os, name)))
            edit_register(folder, [NEW_PERSON], ANNA)
            os._exit(0)
        yield os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.usefixtures("second")
def test_killed_at_any_step_of_bringing_up_the_register_is_whole(old: Path) -> None:
    whole = {name: (old / name).read_bytes() for name in ("project.yaml", "register.json")}
    kills = 0
    for code in killed_at_each_step(old):
        assert code in (-9, 0)
        data = load_folder(old)
        people = [(person.id, person.gender) for person in data.register.participants]
        assert people[:2] == [("P-1", "woman"), ("P-2", "man")]
        found = version(old / "register.json")
        copies = [each for each in backup.backups(old) if each.why == "migration"]
        assert found == 1 or whole["register.json"] in [c.read("register.json") for c in copies]
        assert (people[2:] == [("P-9", "woman")]) <= (found == 2)
        if code == 0:
            assert people[2:] == [("P-9", "woman")]
            break
        kills += 1
        # the next writer goes on from there
        if not people[2:]:
            edit_register(old, [NEW_PERSON], ANNA)
        assert len(load_folder(old).register.participants) == 3
        assert not journal.read_journal(old / "journal.jsonl").problems
        shutil.rmtree(old)
        old.mkdir()
        for name, raw in whole.items():
            (old / name).write_bytes(raw)
    assert kills > 15


# newer


NEWER = HEAD.replace("schema: 1", "schema: 2") + ITEM + "weather: {sun: true}\n"


def test_a_newer_project_is_read_as_far_as_it_is_understood(tmp_path: Path) -> None:
    text = NEWER.replace("due: 2012-03-01", "due: 2012-03-01, mood: good")
    goals = "goals:\n- {id: a, title: A, kind: text}\n- {id: b, title: B, kind: dream, x: 1}\n"
    write_project(tmp_path, text + goals + "language: fi\n")
    data = load_folder(tmp_path)
    assert data.project.checklist[0].id == "swot"
    assert [goal.id for goal in data.project.goals] == ["a"]
    assert data.project.language == "sv"
    told = check_paths([tmp_path])
    assert {problem.severity for problem in told} == {"warning"}
    assert [(problem.line, problem.key) for problem in told] == [
        (1, "schema"),
        (11, "goals[1].kind"),
        (12, "language"),
    ]
    assert "from a newer esftui (format 2, here 1)" in told[0].message
    assert "left out: " in told[1].message


def test_a_newer_project_of_which_too_little_is_understood_says_why(tmp_path: Path) -> None:
    write_project(tmp_path, NEWER.replace("start: ", "begin: "))
    with pytest.raises(FileProblems) as failure:
        load_folder(tmp_path)
    assert "the key start is missing" in str(failure.value)
    assert any("newer esftui" in problem.message for problem in check_paths([tmp_path]))


def test_a_newer_register_is_read_and_nobody_is_left_out_of_it(tmp_path: Path) -> None:
    write_project(tmp_path, HEAD)
    tables: dict[str, Any] = {
        "meta": {"1": {"schema": 3, "project": "proj", "colour": "red"}},
        "participants": {"1": {"id": "P-1", "gender": "woman", "shoe_size": 38}},
        "weather": {"1": {"sun": True}},
    }
    path = write_project(tmp_path, json.dumps(tables), "register.json")
    (person,) = load_folder(tmp_path).register.participants
    assert (person.id, person.gender) == ("P-1", "woman")
    (problem,) = (p for p in check_paths([tmp_path]) if "chmod" not in p.message)
    assert (problem.file, problem.severity) == (str(path), "warning")
    assert "register.json is from a newer esftui (format 3" in problem.message
    # a person who cannot be read would be missing in every figure
    tables["participants"]["1"]["gender"] = "other"
    path.write_text(json.dumps(tables))
    with pytest.raises(FileProblems) as failure:
        load_folder(tmp_path)
    assert failure.value.problems[0].key == "participants.1.gender"


@pytest.mark.parametrize("newer", ["project.yaml", "register.json"])
def test_nothing_is_written_beside_a_newer_file(tmp_path: Path, newer: str) -> None:
    write_project(tmp_path, HEAD + ITEM)
    write_project(tmp_path, '{"meta": {"1": {"schema": 1, "project": "proj"}}}', "register.json")
    path = tmp_path / newer
    path.write_text(path.read_text().replace("schema: 1", "schema: 2").replace(": 1,", ": 2,"))
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(ReadOnly, match=f"{newer} is from a newer esftui"):
        edit_item(tmp_path / "project.yaml", "swot", {"note": "x"}, by=ANNA)
    with pytest.raises(ReadOnly, match=f"{newer} is from a newer esftui"):
        edit_register(tmp_path, [NEW_PERSON], ANNA)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_register_that_names_its_version_last_is_found_newer_too(tmp_path: Path) -> None:
    write_project(tmp_path, HEAD + ITEM)
    people = {str(n): {"id": f"P-{n}"} for n in range(300)}
    tables = {"participants": people, "meta": {"1": {"project": "proj", "schema": 9}}}
    path = write_project(tmp_path, json.dumps(tables), "register.json")
    assert version(path) == 9
    assert migration.newer(tmp_path) is not None
    assert len(load_folder(tmp_path).register.participants) == 300


def test_an_open_project_with_a_newer_file_says_so_and_shows_it(tmp_path: Path) -> None:
    shutil.copytree(DATA / "framtidsstegen", tmp_path / "p")
    path = tmp_path / "p" / "project.yaml"
    path.write_text(path.read_text("utf-8").replace("schema: 1", "schema: 4"), "utf-8")
    session = Session(tmp_path / "p", load_folder(tmp_path / "p").project.end)
    shown = session.load()
    assert shown.figures is not None
    assert shown.problems == ()
    assert shown.read_only is not None
    assert "project.yaml is from a newer esftui (format 4" in shown.read_only
    path.write_text(path.read_text("utf-8").replace("schema: 4", "schema: 1"), "utf-8")
    assert session.reload([path]).read_only is None
    with_later = path.read_text("utf-8").replace("schema: 1", "schema: 5")
    path.write_text(with_later, "utf-8")
    assert session.reload([path]).read_only is not None


def test_settings_of_a_newer_version_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("# mine\nschema: 3\nlanguage: sv\nweather: sun\n")
    with pytest.raises(FileProblems) as failure:
        load_config(path, tmp_path)
    (problem,) = failure.value.problems
    assert (problem.line, problem.column, problem.key) == (2, 9, "schema")
    assert "written for a newer esftui (format 3; this one knows 1)" in problem.message


@pytest.mark.parametrize(
    "written", ["0", "-1", "1.5", "true", '"2"', "[2]", "null", "two", "99999999999"]
)
def test_what_is_no_version_is_a_fault(tmp_path: Path, written: str) -> None:
    write_project(tmp_path, HEAD.replace("schema: 1", f"schema: {written}"))
    problems = check_paths([tmp_path])
    if written == "99999999999":
        assert {problem.severity for problem in problems} == {"warning"}
    else:
        assert problems[0].severity == "error"
        assert problems[0].key == "schema"

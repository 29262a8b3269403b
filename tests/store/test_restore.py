"""Bringing files back from a copy: over broken ones too, in the journal, and taken back."""

import os
import shutil
from pathlib import Path

import pytest
from support.example_data import DATA
from support.files import HEAD, write_project
from support.processes import ordinary_user, reachable

from esftui.store import backup, journal, restoring, undoing, writing
from esftui.store.backup import Backup, backups, make
from esftui.store.change import Author, Change
from esftui.store.folder import load_folder
from esftui.store.journal import Entry, history
from esftui.store.project_file import edit_item, load_project
from esftui.store.refused import CannotEdit, ReadOnly
from esftui.store.register_edit import edit_register
from esftui.store.restoring import newest_good, parts, restore
from esftui.store.undoing import Overwritten

ANNA = Author("Anna", "desk", "app")
BO = Author("Bo", "laptop", "app")
FILES = ("project.yaml", "register.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "framtidsstegen"
    shutil.copytree(DATA / "framtidsstegen", target)
    return target


def note(folder: Path, text: str, by: Author = ANNA) -> None:
    path = folder / "project.yaml"
    edit_item(path, load_project(path).checklist[0].id, {"note": text}, by=by)


def gender(folder: Path, name: str, value: str, by: Author = ANNA) -> None:
    people = load_folder(folder).register.participants
    before = next(person.gender for person in people if person.id == name)
    edit_register(folder, [Change(("participants", name, "gender"), before, value)], by)


def content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def bring_back(folder: Path, kept: Backup, by: Author = ANNA) -> tuple[Entry, ...]:
    return restore(folder, kept, parts(folder, kept), by)


def test_what_a_copy_holds_comes_back_and_what_stood_there_is_kept(folder: Path) -> None:
    before = content(folder)
    note(folder, "first")
    gender(folder, "FS-001", "unknown")
    between = content(folder)
    kept = backups(folder)[0]
    made = bring_back(folder, kept)
    assert content(folder) == before
    assert [entry.file for entry in made] == list(FILES)
    assert {entry.surface for entry in made} == {"restore"}
    assert {entry.note for entry in made} == {kept.name}
    assert [len(entry.changes) for entry in made] == [1, 1]
    (instead,) = (each for each in backups(folder) if each.why == "restore")
    assert {name: instead.read(name) for name in FILES} == between


def test_a_copy_that_is_as_the_files_are_changes_nothing(folder: Path) -> None:
    kept = make(folder, "daily")
    assert bring_back(folder, kept) == ()
    assert backups(folder) == (kept,)
    assert not (folder / "journal.jsonl").exists()


def test_one_file_alone_can_come_back(folder: Path) -> None:
    before = content(folder)
    note(folder, "first")
    gender(folder, "FS-001", "unknown")
    kept = backups(folder)[0]
    restore(folder, kept, parts(folder, kept, ["register.json"]), ANNA)
    after = content(folder)
    assert after["register.json"] == before["register.json"]
    assert after["project.yaml"] != before["project.yaml"]


@pytest.mark.parametrize("broken", [b"", b"\x00\xff", b'{"participants": {"1"', b"id: [\n", None])
def test_broken_and_missing_files_are_restored_over(folder: Path, broken: bytes | None) -> None:
    before = content(folder)
    kept = make(folder, "daily")
    for name in FILES:
        (folder / name).unlink()
        if broken is not None:
            (folder / name).write_bytes(broken)
    made = bring_back(folder, kept)
    assert content(folder) == before
    assert len(made) == 2
    assert load_folder(folder).project.id == "framtidsstegen"


def test_files_that_the_copy_does_not_hold_stay_and_meetings_come_back(folder: Path) -> None:
    (folder / "meetings").mkdir()
    (folder / "meetings" / "1.json").write_text('{"a": 1}')
    kept = make(folder, "daily")
    (folder / "meetings" / "1.json").write_text("{")
    (folder / "meetings" / "2.json").write_text("{}")
    (made,) = bring_back(folder, kept)
    assert made.file == "meetings/1.json"
    assert (folder / "meetings" / "1.json").read_text() == '{"a": 1}'
    assert (folder / "meetings" / "2.json").read_text() == "{}"
    shutil.rmtree(folder / "meetings")
    bring_back(folder, kept)
    assert (folder / "meetings" / "1.json").read_text() == '{"a": 1}'
    assert sorted(each.name for each in (folder / "meetings").iterdir()) == ["1.json"]


def test_a_restore_can_be_taken_back_and_done_again_byte_for_byte(folder: Path) -> None:
    path = folder / "project.yaml"
    path.write_text(path.read_text("utf-8").replace("# Publicerade", "# Alla publicerade"), "utf-8")
    kept = make(folder, "daily")
    old = content(folder)
    note(folder, "first")
    gender(folder, "FS-001", "unknown")
    path.write_text(path.read_text("utf-8") + "# a comment of mine\n", "utf-8")
    mine = content(folder)
    bring_back(folder, kept)
    for _turn in range(2):
        done = undoing.stacks(history(folder).entries, "Anna").done
        undoing.turn(folder, done[-1], ANNA)
        done = undoing.stacks(history(folder).entries, "Anna").done
        undoing.turn(folder, done[-1], ANNA)
        assert content(folder) == mine
        for _file in FILES:
            undone = undoing.stacks(history(folder).entries, "Anna").undone
            undoing.turn(folder, undone[-1], ANNA, redo=True)
        assert content(folder) == old


def test_a_restore_over_a_broken_file_can_be_taken_back_too(folder: Path) -> None:
    kept = make(folder, "daily")
    (folder / "register.json").write_bytes(b'{"half')
    (made,) = bring_back(folder, kept)
    assert made.changes == ()
    (done,) = undoing.stacks(history(folder).entries, "Anna").done
    undoing.turn(folder, done, ANNA)
    assert (folder / "register.json").read_bytes() == b'{"half'


def test_what_others_changed_in_the_register_since_stays_when_it_is_taken_back(
    folder: Path,
) -> None:
    kept = make(folder, "daily")
    gender(folder, "FS-001", "unknown")
    (made,) = bring_back(folder, kept)
    gender(folder, "FS-002", "unknown", BO)
    undoing.turn(folder, made, ANNA)
    people = {person.id: person.gender for person in load_folder(folder).register.participants}
    assert (people["FS-001"], people["FS-002"]) == ("unknown", "unknown")


def test_a_project_file_that_someone_changed_since_is_not_put_back(folder: Path) -> None:
    kept = make(folder, "daily")
    note(folder, "first")
    (made,) = bring_back(folder, kept)
    note(folder, "Bo's", BO)
    now = content(folder)
    with pytest.raises(Overwritten, match="Bo has changed it since"):
        undoing.turn(folder, made, ANNA)
    assert content(folder) == now


def test_without_a_copy_of_what_stood_there_it_cannot_be_taken_back(folder: Path) -> None:
    kept = make(folder, "daily")
    note(folder, "first")
    (made,) = bring_back(folder, kept)
    shutil.rmtree(next(each.path for each in backups(folder) if each.why == "restore"))
    with pytest.raises(CannotEdit, match="no copy holds what stood there"):
        undoing.turn(folder, made, ANNA)


def test_an_edit_that_a_restore_replaced_is_not_taken_back(folder: Path) -> None:
    kept = make(folder, "daily")
    note(folder, "first")
    (edit,) = history(folder).entries
    bring_back(folder, kept, BO)
    with pytest.raises(Overwritten, match="Bo has changed it since"):
        undoing.turn(folder, edit, ANNA)


def test_a_file_that_is_changed_after_the_look_at_it_is_left(folder: Path) -> None:
    kept = make(folder, "daily")
    note(folder, "first")
    seen = parts(folder, kept)
    note(folder, "second")
    now = content(folder)
    with pytest.raises(CannotEdit, match=r"project\.yaml has been changed meanwhile"):
        restore(folder, kept, seen, ANNA)
    assert content(folder) == now
    assert [each.why for each in backups(folder)].count("restore") == 0


def test_nothing_is_brought_back_without_a_copy_of_what_stands_there(folder: Path) -> None:
    kept = make(folder, "daily")
    note(folder, "first")
    now = content(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backup, "make", lambda *_all: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(CannotEdit, match=r"no copy could be kept .* no room left"):
            bring_back(folder, kept)
    assert content(folder) == now


def test_a_number_that_must_not_be_stored_does_not_come_back(folder: Path) -> None:
    path = folder / "project.yaml"
    good = path.read_bytes()
    path.write_bytes(good + b"# ring 19121212-1212\n")
    kept = make(folder, "daily")
    path.write_bytes(good)
    with pytest.raises(CannotEdit, match="personal identity number") as refused:
        bring_back(folder, kept)
    assert "1212-" not in str(refused.value)
    assert path.read_bytes() == good


def test_a_broken_file_with_such_a_number_is_restored_over_without_a_trace(folder: Path) -> None:
    kept = make(folder, "daily")
    path = folder / "register.json"
    path.write_bytes(path.read_bytes().replace(b'"FS-001"', b'"19121212-1212"'))
    bring_back(folder, kept)
    assert load_folder(folder).register.participants[0].id == "FS-001"
    assert b"121212" not in (folder / "journal.jsonl").read_bytes()


def test_nothing_is_restored_where_nothing_may_be_written(folder: Path) -> None:
    kept = make(folder, "daily")
    note(folder, "first")
    writing.use(writing.Settings(read_only="a projector"))
    try:
        with pytest.raises(ReadOnly, match="a projector"):
            bring_back(folder, kept)
    finally:
        writing.use(writing.Settings())
    path = folder / "project.yaml"
    path.write_text(path.read_text("utf-8").replace("schema: 1", "schema: 8"), "utf-8")
    with pytest.raises(ReadOnly, match="newer esftui"):
        bring_back(folder, kept)
    assert [each.why for each in backups(folder)] == ["daily"]


def test_a_folder_without_the_right_to_write_says_so(folder: Path) -> None:
    note(folder, "first")
    kept = backups(folder)[0]
    for place in (folder, folder / "backups", kept.path):
        place.chmod(0o755)
    for path in (*kept.path.iterdir(), folder / "journal.jsonl"):
        path.chmod(0o644)
    with (
        reachable(folder),
        ordinary_user(),
        pytest.raises(CannotEdit, match="may not write in this folder"),
    ):
        bring_back(folder, kept)


def test_the_newest_good_copy_is_found_behind_bad_ones(folder: Path) -> None:
    assert newest_good(folder) is None
    good = make(folder, "daily")
    (folder / "register.json").write_bytes(b"{")
    make(folder, "restore")
    assert newest_good(folder) == good
    advice = restoring.advice(folder, "framtidsstegen")
    assert advice is not None
    # the project file is whole: what was changed in it since is not to go with the register
    assert f"esftui restore framtidsstegen {good.name} --file register.json" in advice
    assert f"{good.at:%Y-%m-%d at %H:%M}" in advice
    (folder / "project.yaml").write_bytes(b"schema: [")
    both = restoring.advice(folder, "framtidsstegen")
    assert both is not None
    assert f"esftui restore framtidsstegen {good.name}" in both
    assert "--file" not in both
    shutil.rmtree(good.path)
    assert restoring.advice(folder, "x") is None


def test_killed_in_the_middle_each_file_is_the_one_or_the_other(tmp_path: Path) -> None:
    folder = tmp_path / "proj"
    write_project(folder, HEAD + "checklist: [{id: swot, title: SWOT, due: 2012-03-01}]\n")
    write_project(folder, '{"participants": {"1": {"id": "FS-001"}}}', "register.json")
    kept = make(folder, "daily")
    old = content(folder)
    note(folder, "first")
    gender(folder, "FS-001", "woman")
    new = content(folder)
    ends = []
    for number in range(1, 400):
        place = tmp_path / "again"
        shutil.copytree(folder, place)
        child = os.fork()
        if child == 0:
            left = [number]
            for name in ("fsync", "replace", "rename", "mkdir"):
                setattr(os, name, _stopping(getattr(os, name), left))
            bring_back(place, next(each for each in backups(place) if each.name == kept.name))
            os._exit(0)
        ends.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        now = content(place)
        assert all(now[name] in (old[name], new[name]) for name in FILES)
        assert not journal.read_journal(place / "journal.jsonl").problems
        bring_back(place, next(each for each in backups(place) if each.name == kept.name))
        assert content(place) == old
        shutil.rmtree(place)
        if ends[-1] == 0:
            break
    assert set(ends) == {-9, 0}
    assert len(ends) > 10


def _stopping(real: object, left: list[int]) -> object:
    def call(*arguments: object, **more: object) -> object:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), 9)
        return real(*arguments, **more)  # type: ignore[operator]

    return call

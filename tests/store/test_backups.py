"""Copies of a project's files: whole, private, few, and never in the way of a change."""

import os
import shutil
import stat
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.example_data import DATA
from support.processes import ordinary_user, reachable

from esftui.store import backup, writing
from esftui.store.backup import Backup, Why, backups, make, prune
from esftui.store.change import Author, Change
from esftui.store.check import check_paths
from esftui.store.project_file import edit_item, load_project
from esftui.store.refused import CannotEdit
from esftui.store.register_edit import edit_register

ANNA = Author("Anna", "desk", "app")
IMPORT = Author("Anna", "desk", "import")
NOON = datetime(2013, 3, 31, 12)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "framtidsstegen"
    shutil.copytree(DATA / "framtidsstegen", target)
    return target


def note(folder: Path, text: str, by: Author = ANNA) -> None:
    path = folder / "project.yaml"
    edit_item(path, load_project(path).checklist[0].id, {"note": text}, by=by)


def spend(folder: Path, amount: int, by: Author) -> None:
    entry = {"date": "2013-03-01", "source": "esf", "category": "staff", "amount": amount}
    edit_register(folder, [Change(("spending", "+"), None, entry)], by)


def contents(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_change_of_a_day_keeps_the_files_as_they_were_before(folder: Path) -> None:
    before = contents(folder)
    note(folder, "first")
    note(folder, "second")
    (kept,) = backups(folder)
    assert (kept.why, kept.files) == ("daily", ("project.yaml", "register.json"))
    assert contents(kept.path) == before
    assert kept.read("project.yaml") == before["project.yaml"]
    assert kept.read("meetings/x.json") is None
    assert abs(kept.at - datetime.now()) < timedelta(minutes=5)


def test_meetings_are_copied_too_and_what_is_hidden_is_not(folder: Path) -> None:
    (folder / "meetings").mkdir()
    (folder / "meetings" / "2013-03-31.json").write_text("{}")
    (folder / "meetings" / ".2013.json").write_text("half")
    (folder / "notes.txt").write_text("mine")
    kept = make(folder, "import", NOON)
    assert kept.files == ("project.yaml", "register.json", "meetings/2013-03-31.json")
    assert (kept.path / "meetings" / "2013-03-31.json").read_text() == "{}"
    assert sorted(contents(kept.path)) == sorted(kept.files)
    assert backups(folder) == (kept,)


def test_a_broken_file_is_copied_as_it_is(folder: Path) -> None:
    (folder / "register.json").write_bytes(b'{"participants": {"1"')
    assert make(folder, "restore").read("register.json") == b'{"participants": {"1"'


def test_a_change_that_changes_nothing_or_is_refused_keeps_no_copy(folder: Path) -> None:
    path = folder / "project.yaml"
    item = load_project(path).checklist[0]
    edit_item(path, item.id, {"owner": item.owner}, by=ANNA)
    with pytest.raises(CannotEdit):
        edit_item(path, "nothing", {"owner": "x"}, by=ANNA)
    assert backups(folder) == ()
    assert not (folder / "backups").exists()


def test_an_import_keeps_a_copy_of_its_own_each_time(folder: Path) -> None:
    spend(folder, 1, IMPORT)
    between = (folder / "register.json").read_bytes()
    spend(folder, 2, IMPORT)
    assert [each.why for each in backups(folder)] == ["import", "import"]
    assert backups(folder)[0].read("register.json") == between


def test_copies_made_within_a_second_have_names_of_their_own(folder: Path) -> None:
    made = [make(folder, "import", NOON) for _time in range(12)]
    assert len({each.name for each in made}) == 12
    assert made[0].name == "2013-03-31T120000-import"
    assert [each.name for each in backups(folder)] == [each.name for each in reversed(made)]


def test_copies_are_private_and_so_is_their_folder(folder: Path) -> None:
    (folder / "meetings").mkdir(mode=0o755)
    (folder / "meetings" / "1.json").write_text("{}")
    kept = make(folder, "daily")
    folders = [folder / "backups", kept.path, kept.path / "meetings"]
    assert [mode(each) for each in folders] == [0o700] * 3
    assert [mode(kept.path / file) for file in kept.files] == [0o600] * 3
    # what someone has set since stays
    (folder / "backups").chmod(0o750)
    make(folder, "daily")
    assert mode(folder / "backups") == 0o750


def test_a_folder_that_a_group_shares_on_purpose_has_copies_for_the_group(folder: Path) -> None:
    folder.chmod(0o2770)
    kept = make(folder, "daily")
    assert mode(folder / "backups") & 0o777 == 0o770
    assert mode(kept.path / "register.json") == 0o660


def test_so_many_daily_copies_are_kept_and_the_newest_of_each_kind_always(folder: Path) -> None:
    whys: tuple[Why, ...] = ("daily", "import", "migration")
    for day in range(10):
        for why in whys:
            make(folder, why, NOON + timedelta(days=day))
    prune(folder, 4, NOON + timedelta(days=20))
    left = backups(folder)
    assert [each.at.day for each in left if each.why == "daily"] == [9, 8, 7, 6]
    assert len(left) == 12
    prune(folder, 0, NOON + timedelta(days=20))
    assert sorted(each.why for each in backups(folder)) == sorted(whys)
    assert {each.at.day for each in backups(folder)} == {9}


def test_none_are_made_where_none_are_wanted_but_before_an_import(folder: Path) -> None:
    writing.use(writing.Settings(backups=0))
    try:
        note(folder, "first")
        assert backups(folder) == ()
        spend(folder, 1, IMPORT)
        assert [each.why for each in backups(folder)] == ["import"]
    finally:
        writing.use(writing.Settings())


def test_a_clock_set_back_takes_no_good_copy_away_and_makes_one_a_day(folder: Path) -> None:
    for day in range(5):
        backup.keep(folder, "app", 3, NOON + timedelta(days=day))
    good = {each.name for each in backups(folder)}
    assert len(good) == 3
    for minute in range(20):
        backup.keep(folder, "app", 3, NOON.replace(year=2001) + timedelta(minutes=minute))
    after = {each.name for each in backups(folder)}
    assert good < after
    assert len(after) == 4
    # and once the clock is right again, the strange ones are the oldest
    for day in range(6, 9):
        backup.keep(folder, "app", 3, NOON + timedelta(days=day))
    assert [each.at.year for each in backups(folder)] == [2013] * 3


def test_a_clock_that_was_ahead_does_not_end_the_copies(folder: Path) -> None:
    backup.keep(folder, "app", 3, NOON.replace(year=2099))
    for day in range(6):
        backup.keep(folder, "app", 3, NOON + timedelta(days=day))
    assert [each.at.year for each in backups(folder)] == [2099, 2013, 2013, 2013]


def test_half_a_copy_of_a_killed_program_is_never_seen_and_goes_with_the_next(folder: Path) -> None:
    seen = []
    for number in range(1, 200):
        child = os.fork()
        if child == 0:
            left = [number]
            for name in ("fsync", "rename", "open", "mkdir", "chmod"):
                setattr(os, name, _stopping(getattr(os, name), left))
            make(folder, "import")
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for each in backups(folder):
            assert contents(each.path) == {
                file: (folder / file).read_bytes() for file in ("project.yaml", "register.json")
            }
        seen.append(len(backups(folder)))
        if ended == 0:
            break
    assert ended == 0
    # each kill before the copy got its name left nothing, each one after it a whole copy
    assert seen[0] == 0
    assert len(seen) > 10
    make(folder, "daily")
    assert not [name for name in os.listdir(folder / "backups") if name.startswith(".")]


def _stopping(real: Callable[..., object], left: list[int]) -> Callable[..., object]:
    def call(*arguments: object, **more: object) -> object:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), 9)
        return real(*arguments, **more)

    return call


def test_a_daily_copy_that_cannot_be_made_keeps_no_change_away(folder: Path) -> None:
    (folder / "backups").write_text("someone's file")
    note(folder, "entered all the same")
    assert load_project(folder / "project.yaml").checklist[0].note == "entered all the same"
    assert backups(folder) == ()


def test_an_import_is_not_begun_without_its_copy(folder: Path) -> None:
    (folder / "backups").mkdir(mode=0o555)
    folder.chmod(0o777)
    for name in ("project.yaml", "register.json"):
        (folder / name).chmod(0o666)
    before = (folder / "register.json").read_bytes()
    (folder / "backups").chmod(0o555)
    match = "no copy could be kept"
    with reachable(folder), ordinary_user(), pytest.raises(CannotEdit, match=match):
        spend(folder, 1, IMPORT)
    assert (folder / "register.json").read_bytes() == before
    assert not (folder / "journal.jsonl").exists()


def test_what_else_is_in_their_folder_is_passed_over(folder: Path) -> None:
    kept = make(folder, "daily", NOON)
    place = folder / "backups"
    (place / "mine").mkdir()
    (place / "2013-13-31T120000-daily").mkdir()
    (place / "2013-03-30T120000-daily").write_text("a file")
    (place / "2013-03-30T120000-weekly").mkdir()
    assert backups(folder) == (kept,)
    prune(folder, 1, NOON)
    assert (place / "mine").is_dir()


def test_a_linked_file_is_copied_and_not_the_link(folder: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.json"
    shutil.move(folder / "register.json", real)
    (folder / "register.json").symlink_to(real)
    kept = make(folder, "daily")
    assert not (kept.path / "register.json").is_symlink()
    assert kept.read("register.json") == real.read_bytes()


def test_asking_whether_there_is_a_copy_of_today_is_cheap(folder: Path) -> None:
    for day in range(60):
        (folder / "backups" / f"{NOON - timedelta(days=day):%Y-%m-%d}T120000-daily").mkdir(
            parents=True
        )
    looked = []
    real = os.listdir

    def listdir(path: Path) -> list[str]:
        looked.append(path)
        return real(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "listdir", listdir)
        patch.setattr(backup, "files_of", lambda _folder: pytest.fail("looked at the files"))
        backup.keep(folder, "app", 14, NOON)
    assert looked == [folder / "backups"]


def test_a_copy_says_what_it_is(folder: Path) -> None:
    kept = make(folder, "migration", NOON)
    assert kept == Backup(
        "2013-03-31T120000-migration",
        NOON,
        "migration",
        ("project.yaml", "register.json"),
        folder / "backups" / "2013-03-31T120000-migration",
    )


def test_check_says_when_the_copies_have_stopped(folder: Path) -> None:
    def told() -> list[str]:
        return [problem.message for problem in check_paths([folder])]

    note(folder, "first")
    assert told() == []
    old = f"{datetime.now() - timedelta(days=9):%Y-%m-%dT%H%M%S}-daily"
    backups(folder)[0].path.rename(folder / "backups" / old)
    (message,) = told()
    assert f"{datetime.now():%Y-%m-%d}" in message
    assert "look whether the folder backups can be written to" in message
    writing.use(writing.Settings(backups=0))
    try:
        assert told() == []
    finally:
        writing.use(writing.Settings())
    note(folder, "and the next change makes one")
    assert told() == []

"""Warnings about files of persons that others on the machine can open."""

import os
import stat
from pathlib import Path

import pytest
from support.example_data import DATA, NAMES
from support.files import HEAD, write_project

from esftui.store.backup import make
from esftui.store.change import Author, Change
from esftui.store.check import check_paths
from esftui.store.permissions import too_open
from esftui.store.project_file import edit_item
from esftui.store.register_edit import edit_register

ITEM = "checklist: [{id: swot, title: SWOT, due: 2012-03-01}]\n"
ANNA = Author("Anna", "desk", "app")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project that has been worked with, all of it private."""
    place = tmp_path / "proj"
    place.mkdir(mode=0o700)
    write_project(place, HEAD + ITEM)
    person = {"id": "P-1", "enrolments": [{"start": "2012-02-01"}]}
    edit_register(place, [Change(("participants", "P-1"), None, person)], ANNA)
    edit_item(place / "project.yaml", "swot", {"note": "x"}, by=ANNA)
    return place


def told(folder: Path) -> dict[str, str]:
    return {Path(problem.file).name: problem.message for problem in too_open(folder)}


def test_what_the_app_makes_is_private_from_the_beginning(folder: Path) -> None:
    before = os.umask(0)
    try:
        make(folder, "import")
    finally:
        os.umask(before)
    for path in (folder / "register.json", folder / "journal.jsonl"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert told(folder) == {}
    assert check_paths([folder]) == []


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o660, 0o666, 0o610])
@pytest.mark.parametrize("name", ["register.json", "journal.jsonl"])
def test_a_file_that_others_can_open_is_told_with_what_narrows_it(
    folder: Path, name: str, mode: int
) -> None:
    path = folder / name
    path.chmod(mode)
    (problem,) = check_paths([folder])
    assert (problem.file, problem.severity) == (str(path), "warning")
    assert f"(mode {mode:04o})" in problem.message
    assert ("everyone on this machine" in problem.message) == bool(mode & 0o007)
    command = f"chmod 600 {path}"
    assert command in problem.message
    assert os.system(command) == 0
    assert check_paths([folder]) == []


@pytest.mark.parametrize("name", [".", "backups"])
def test_a_folder_that_others_can_look_into_is_told(folder: Path, name: str) -> None:
    path = folder / name
    path.chmod(0o750)
    message = told(folder)[path.resolve().name]
    assert message.startswith("the group ")
    assert f"chmod 700 {path}" in message
    assert "0660" in message
    assert "2770" in message
    path.chmod(0o700)
    assert told(folder) == {}


def test_a_project_without_persons_yet_is_nobodys_business(tmp_path: Path) -> None:
    write_project(tmp_path / "open", HEAD)
    (tmp_path / "open").chmod(0o755)
    assert told(tmp_path / "open") == {}


def test_a_command_names_a_folder_with_a_blank_so_that_a_shell_reads_it(tmp_path: Path) -> None:
    place = tmp_path / "vårt projekt; rm x"
    write_project(place, '{"meta": {"1": {"project": "proj"}}}', "register.json")
    place.chmod(0o700)
    (place / "register.json").chmod(0o644)
    (problem,) = too_open(place)
    command = problem.message.partition("chmod")[2].partition(" keeps it")[0]
    assert os.system("chmod" + command) == 0
    assert list(too_open(place)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_example_projects_are_invented_and_may_be_open(name: str) -> None:
    assert not [p for p in check_paths([DATA / name]) if "chmod" in p.message]


@pytest.mark.parametrize("kind", ["vfat", "cifs", "9p"])
def test_nothing_is_said_where_files_have_no_modes(folder: Path, tmp_path: Path, kind: str) -> None:
    (folder / "register.json").chmod(0o644)
    device = folder.stat().st_dev
    mounts = tmp_path / "mountinfo"
    line = "36 35 {} / /mnt rw,noatime master:1 - {} /dev/sdb1 rw\n"
    other = line.format("250:250", "ext4")
    mounts.write_text(other + line.format(f"{os.major(device)}:{os.minor(device)}", kind))
    assert list(too_open(folder, str(mounts))) == []
    mounts.write_text(other + line.format(f"{os.major(device)}:{os.minor(device)}", "ext4"))
    assert len(list(too_open(folder, str(mounts)))) == 1
    assert len(list(too_open(folder, str(tmp_path / "nothing")))) == 1


def test_nothing_is_said_on_windows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "register.json").chmod(0o644)
    monkeypatch.setattr("os.name", "nt")
    assert list(too_open(folder)) == []


def test_permissions_that_someone_has_set_are_kept(folder: Path) -> None:
    for name, mode in (("register.json", 0o640), ("journal.jsonl", 0o660)):
        (folder / name).chmod(mode)
    edit_register(folder, [Change(("participants", "P-1", "gender"), None, "woman")], ANNA)
    assert stat.S_IMODE((folder / "register.json").stat().st_mode) == 0o640
    assert stat.S_IMODE((folder / "journal.jsonl").stat().st_mode) == 0o660


@pytest.mark.parametrize(("project", "journal"), [(0o644, 0o600), (0o666, 0o660), (0o660, 0o660)])
def test_a_new_journal_is_the_groups_where_the_file_is_and_never_everyones(
    tmp_path: Path, project: int, journal: int
) -> None:
    path = write_project(tmp_path, HEAD + ITEM)
    path.chmod(project)
    edit_item(path, "swot", {"note": "x"}, by=ANNA)
    assert stat.S_IMODE((tmp_path / "journal.jsonl").stat().st_mode) == journal

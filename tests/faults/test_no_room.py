"""A full disk: an edit is made whole or refused in words, at whichever stage the room ends."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from support.kill_targets import (
    BY,
    check_journal,
    edit_project,
    edit_register,
    edit_with_copy,
    nobody_waits,
    prepare,
    said_by_project,
    said_by_register,
)

from esftui.store import backup
from esftui.store.edit import edit_item
from esftui.store.journal import read_journal
from esftui.store.refused import CannotEdit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of file sizes")

NO_ROOM = "there is no room left on the disk"
BELONGS = {"project.yaml", "register.json", "journal.jsonl", "meetings", "backups"}
Edit = Callable[[Path, int, Callable[..., object]], object]


@contextmanager
def room(size: int) -> Iterator[None]:
    """Let no file grow over a size (bytes), as on a disk that is full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def first_of(folder: Path) -> dict[str, bytes | None]:
    return {name: (folder / name).read_bytes() for name in ("project.yaml", "register.json")}


def tried(folder: Path, edit: Edit, number: int) -> bool:
    """Say whether an edit was made; if not, that was said in words, and nothing is changed."""
    before = first_of(folder)
    said = ""
    try:
        edit(folder, number, nobody_waits)
    except CannotEdit as refused:
        said = str(refused)
    if said:
        assert NO_ROOM in said
        assert first_of(folder) == before
    return not said


def nothing_left(folder: Path) -> None:
    """There is nothing half-made, and the journal is whole."""
    assert {path.name for path in folder.iterdir()} <= BELONGS
    with suppress(FileNotFoundError):
        assert [p.name for p in (folder / "backups").iterdir() if p.name[0] == "."] == []
    raw = (folder / "journal.jsonl").read_bytes() if (folder / "journal.jsonl").exists() else b""
    assert raw == b"" or raw.endswith(b"\n")
    assert read_journal(folder / "journal.jsonl").problems == ()


@pytest.mark.parametrize(
    ("edit", "said"),
    [(edit_project, said_by_project), (edit_register, said_by_register)],
    ids=["project", "register"],
)
@pytest.mark.parametrize("edits_before", [0, 12], ids=["new_journal", "long_journal"])
def test_an_edit_is_made_or_refused_at_every_size_that_files_may_have(
    edit: Edit, said: Callable[[Path], int], edits_before: int, tmp_path: Path
) -> None:
    prepare(tmp_path)
    first = first_of(tmp_path)
    number = 0
    for number in range(1, edits_before + 1):
        edit(tmp_path, number, nobody_waits)
    largest = max(path.stat().st_size for path in tmp_path.iterdir() if path.is_file())
    refused = made = 0
    for size in range(0, largest + 4000, 61):
        with room(size):
            done = tried(tmp_path, edit, number + 1)
        nothing_left(tmp_path)
        number += done
        made, refused = made + done, refused + (not done)
        assert said(tmp_path) == number
        check_journal(tmp_path, first)
    assert refused > 5
    assert made > 5
    # as soon as there is room again
    edit(tmp_path, number + 1, nobody_waits)
    assert said(tmp_path) == number + 1
    check_journal(tmp_path, first)


def test_no_room_for_the_days_copy_does_not_cost_the_edit(tmp_path: Path) -> None:
    prepare(tmp_path)
    register = tmp_path / "register.json"
    register.write_bytes(register.read_bytes() + b" " * 20_000)
    with room(10_000):
        assert tried(tmp_path, edit_project, 1)
    nothing_left(tmp_path)
    assert backup.backups(tmp_path) == ()
    assert said_by_project(tmp_path) == 1


def test_no_room_for_the_copy_before_an_import_refuses_it_in_words(tmp_path: Path) -> None:
    prepare(tmp_path)
    register = tmp_path / "register.json"
    register.write_bytes(register.read_bytes() + b" " * 20_000)
    with room(10_000):
        assert not tried(tmp_path, edit_with_copy, 1)
    nothing_left(tmp_path)
    assert tried(tmp_path, edit_with_copy, 1)
    (copy,) = backup.backups(tmp_path)
    assert copy.read("register.json") == register.read_bytes()


# a real file system that is full


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a file system of a hundred kilobytes, where that is allowed."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k,nr_inodes=200", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip("may not mount a file system")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=False, capture_output=True)


def test_on_a_full_file_system_an_edit_is_made_or_refused_at_every_page_that_is_left(
    small_disk: Path,
) -> None:
    prepare(small_disk)
    first = first_of(small_disk)
    filler, page = small_disk / "filler", os.sysconf("SC_PAGE_SIZE")
    number = made = refused = 0
    for pages in [*range(12), *range(12)]:
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(b"x" * page):
                pass
        os.truncate(filler, filler.stat().st_size // page * page - pages * page)
        done = tried(small_disk, edit_project, number + 1)
        number += done
        made, refused = made + done, refused + (not done)
        assert said_by_project(small_disk) == number
        filler.unlink()
        nothing_left(small_disk)
        check_journal(small_disk, first)
    assert refused >= 2
    assert made >= 2


def test_with_no_names_left_on_the_file_system_it_is_told_and_nothing_changes(
    small_disk: Path,
) -> None:
    prepare(small_disk)
    edit_item(small_disk / "project.yaml", "item0", {"note": "before"}, by=BY)
    before = first_of(small_disk)
    names = small_disk / "names"
    names.mkdir()
    with suppress(OSError):
        for n in range(1000):
            (names / str(n)).touch()
    with pytest.raises(CannotEdit, match=NO_ROOM):
        edit_item(small_disk / "project.yaml", "item0", {"note": "after"}, by=BY)
    assert first_of(small_disk) == before

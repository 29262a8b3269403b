"""The right to write is missing, or is lost in the middle: told in words, and nothing is half."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.kill_targets import (
    check_journal,
    edit_meeting,
    edit_project,
    edit_register,
    nobody_waits,
    prepare,
    said_by_meeting,
    said_by_project,
    said_by_register,
)
from support.processes import ordinary_user, reachable

from esftui.store.edit import edit_item
from esftui.store.refused import CannotEdit, ReadOnly

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs modes of folders")

NOT_ALLOWED = "you may not write in this folder"
NOBODY = 65534
TARGETS = [
    (edit_project, said_by_project),
    (edit_register, said_by_register),
    (edit_meeting, said_by_meeting),
]
CALLS = ("fsync", "replace", "write", "unlink")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a project that an ordinary user owns, as that user."""
    warm = tmp_path / "warm"
    warm.mkdir()
    prepare(warm)
    # what is imported late may be out of an ordinary user's reach
    for edit, _said in TARGETS:
        edit(warm, 1, nobody_waits)
    with pytest.raises(CannotEdit):
        edit_item(warm / "project.yaml", "item9", {"note": ""})
    place = tmp_path / "project"
    place.mkdir()
    prepare(place)
    if os.geteuid() == 0:
        for path in (place, *place.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    with reachable(place), ordinary_user():
        yield place
        place.chmod(0o755)


class Lost:
    """A call of the system, before one time of which the right to write in folders is lost."""

    def __init__(self, real: Callable[..., Any], turn: int, places: tuple[Path, ...]) -> None:
        self.calls = 0
        self._real, self._turn, self._places = real, turn, places

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        self.calls += 1
        if self.calls == self._turn:
            for place in self._places:
                place.chmod(0o555)
        return self._real(*arguments, **named)


def first_of(folder: Path) -> dict[str, bytes | None]:
    return {name: (folder / name).read_bytes() for name in ("project.yaml", "register.json")}


@pytest.mark.parametrize(("edit", "said"), TARGETS[:2], ids=["project", "register"])
def test_in_a_folder_that_is_read_only_an_edit_is_refused_with_the_reason(
    edit: Callable[..., object], said: Callable[[Path], int], folder: Path
) -> None:
    before = first_of(folder)
    folder.chmod(0o555)
    with pytest.raises(ReadOnly, match=NOT_ALLOWED):
        edit(folder, 1, nobody_waits)
    assert first_of(folder) == before
    assert not (folder / "journal.jsonl").exists()
    folder.chmod(0o755)
    edit(folder, 1, nobody_waits)
    assert said(folder) == 1


def test_a_journal_that_may_not_be_written_keeps_everything_as_it_is(folder: Path) -> None:
    edit_project(folder, 1, nobody_waits)
    journal = folder / "journal.jsonl"
    journal.chmod(0o400)
    before = first_of(folder), journal.read_bytes()
    with pytest.raises(CannotEdit, match=NOT_ALLOWED):
        edit_project(folder, 2, nobody_waits)
    assert (first_of(folder), journal.read_bytes()) == before
    journal.chmod(0o600)
    edit_project(folder, 2, nobody_waits)
    assert said_by_project(folder) == 2


@pytest.mark.parametrize(("edit", "said"), TARGETS, ids=["project", "register", "meeting"])
@pytest.mark.parametrize("call", CALLS)
def test_rights_lost_before_any_call_leave_a_whole_file_and_a_true_journal(
    call: str,
    edit: Callable[..., object],
    said: Callable[[Path], int],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = {**first_of(folder), "meetings/2013-03-31.json": None}
    places = (folder, folder / "meetings")
    number, turn = 0, 0
    while True:
        turn += 1
        lost = Lost(getattr(os, call), turn, places)
        told = ""
        with monkeypatch.context() as patched:
            patched.setattr(os, call, lost)
            try:
                edit(folder, number + 1, nobody_waits)
            except CannotEdit as refused:
                told = str(refused)
        for place in places:
            place.chmod(0o755)
        number += not told
        assert told == "" or NOT_ALLOWED in told
        assert said(folder) == number
        check_journal(folder, first)
        if lost.calls < turn:
            break  # the edit makes no more such calls
    assert turn > 1
    edit(folder, number + 1, nobody_waits)
    assert said(folder) == number + 1
    check_journal(folder, first)


def test_a_folder_that_may_be_written_to_and_not_listed_is_written_to(folder: Path) -> None:
    # its entry cannot be put on the disk explicitly; that is no reason to call it undone
    edit_project(folder, 1, nobody_waits)
    first = first_of(folder)
    folder.chmod(0o300)
    edit_project(folder, 2, nobody_waits)
    folder.chmod(0o700)
    assert said_by_project(folder) == 2
    assert first_of(folder) != first

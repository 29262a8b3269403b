"""What is on the disk before an edit is told as done, in which order, and what a cut leaves."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.kill_targets import (
    BY,
    check_journal,
    edit_project,
    edit_register,
    nobody_waits,
    prepare,
    said_by_project,
    said_by_register,
)

from esftui.store import writing
from esftui.store.journal import history, latest, read_journal

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="names open files by /proc"
)
NAMES = {"edit_project": "project.yaml", "edit_register": "register.json"}


@pytest.mark.parametrize("edit", [edit_project, edit_register])
def test_an_edit_is_told_as_done_when_all_of_it_is_on_the_disk(
    edit: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path)
    monkeypatch.setattr(writing, "_settings", writing.Settings(backups=0))
    edit(tmp_path, 1, nobody_waits)
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        sync(handle)
        name = os.path.basename(os.readlink(f"/proc/self/fd/{handle}"))
        done.append("on the disk: " + ("new" if name.endswith(".tmp") else name))

    def replaced(old: Any, new: Any) -> None:
        replace(old, new)
        done.append(f"in its place: {os.path.basename(new)}")

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    edit(tmp_path, 2, nobody_waits)
    assert done == [
        "on the disk: journal.jsonl",
        "on the disk: new",
        f"in its place: {NAMES[edit.__name__]}",
        f"on the disk: {tmp_path.name}",
    ]


@pytest.mark.parametrize(
    ("edit", "said", "name"),
    [
        (edit_project, said_by_project, "project.yaml"),
        (edit_register, said_by_register, "register.json"),
    ],
    ids=["project", "register"],
)
def test_a_cut_after_any_byte_of_the_journal_leaves_what_was_told_and_is_mended(
    edit: Callable[..., object], said: Callable[[Path], int], name: str, tmp_path: Path
) -> None:
    prepare(tmp_path)
    first: dict[str, bytes | None] = {name: (tmp_path / name).read_bytes()}
    edit(tmp_path, 1, nobody_waits)
    journal = tmp_path / "journal.jsonl"
    told, was = journal.read_bytes(), (tmp_path / name).read_bytes()
    edit(tmp_path, 2, nobody_waits)
    line = journal.read_bytes()[len(told) :]
    for length in range(0, len(line) + 1, 3):
        # the journal is written first: the file is still as it was
        journal.write_bytes(told + line[:length])
        (tmp_path / name).write_bytes(was)
        assert check_journal(tmp_path, first) == 1
        assert read_journal(journal).problems == ()
        edit(tmp_path, 2, nobody_waits)
        assert said(tmp_path) == 2
        assert check_journal(tmp_path, first) == 2
        assert journal.read_bytes().endswith(b"\n")
        assert read_journal(journal).problems == ()


def test_what_another_program_changed_after_a_cut_is_told_as_its_own(tmp_path: Path) -> None:
    prepare(tmp_path)
    edit_project(tmp_path, 1, nobody_waits)
    path = tmp_path / "project.yaml"
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    edit_project(tmp_path, 2, nobody_waits)
    mine, outside, last = history(tmp_path).entries
    assert (mine.who, outside.who, last.who) == (BY.who, "?", BY.who)
    assert outside.outside
    assert outside.now == last.was
    found = latest(tmp_path, "project.yaml")
    assert found is not None
    assert found.id == last.id
    assert b"# by hand\n" in path.read_bytes()

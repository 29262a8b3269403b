"""Several people at once: what was told as done is there, and what was not was told."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.kill_targets import BY, check_journal, prepare
from support.killing import quick_folder
from support.long import EDITS, WRITERS
from support.writers import ROLES, at_once

from esftui.store.journal import history
from esftui.store.project_file import load_project
from esftui.store.register import read_register

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the locks are pretended with fcntl"),
    pytest.mark.timeout(3600),
]
FEW = EDITS // 8
BELONGS = {"project.yaml", "register.json", "journal.jsonl", "meetings"}


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as place:
        prepare(place)
        yield place


def first_of(folder: Path) -> dict[str, bytes | None]:
    return {name: (folder / name).read_bytes() for name in ("project.yaml", "register.json")}


def test_four_writers_lose_nothing(
    folder: Path, record_property: Callable[[str, object], None]
) -> None:
    first = first_of(folder)
    did = at_once(folder, ["own_item", "own_item", "event", "event"], EDITS)
    assert [each.done for each in did] == [EDITS] * WRITERS
    items = load_project(folder / "project.yaml").checklist
    assert [item.note for item in items[:2]] == [f"0 {EDITS - 1}", f"1 {EDITS - 1}"]
    notes = [event.note or "" for event in read_register(folder / "register.json").register.events]
    for who in ("2", "3"):
        # each under a number of its own, in the order they were made
        assert [n for n in notes if n[0] == who] == [f"{who} {n}" for n in range(EDITS)]
    assert len(notes) == 2 * EDITS
    # the journal knows each of them, one made of what the one before it left
    assert check_journal(folder, first) == WRITERS * EDITS
    assert {path.name for path in folder.iterdir()} == BELONGS
    told = f"{WRITERS} writers at once, {WRITERS * EDITS} edits, 0 lost"
    print(told)
    record_property("edits", told)


def test_of_edits_of_the_same_thing_each_is_made_or_told_as_a_conflict(
    folder: Path, record_property: Callable[[str, object], None]
) -> None:
    first = first_of(folder)
    did = at_once(folder, ["count", "count", "register", "register"], FEW)
    project, register = did[:2], did[2:]
    counted = load_project(folder / "project.yaml").checklist[0].note or ""
    assert int(counted.split()[0]) == sum(each.done for each in project) == 2 * FEW
    found = read_register(folder / "register.json").register
    counted = found.participants[0].referrer or ""
    assert int(counted.split()[0]) == sum(each.done for each in register) == 2 * FEW
    # an edit that was a conflict left nothing behind, not even its first half
    assert len(found.events) == 2 * FEW
    assert check_journal(folder, first) == 4 * FEW
    conflicts = sum(each.conflicts for each in did)
    assert conflicts > 0
    told = f"4 writers of the same things, {4 * FEW} edits, {conflicts} conflicts told, 0 lost"
    print(told)
    record_property("conflicts", told)


@pytest.mark.parametrize(
    ("lock", "locks"),
    [("soft", "hold"), ("auto", "grant"), ("auto", "none"), ("auto", "unserved"), ("soft", "none")],
)
def test_where_the_systems_locks_are_worth_nothing_a_file_is_the_lock(
    lock: str, locks: str, folder: Path
) -> None:
    first = first_of(folder)
    did = at_once(folder, ["count", "own_item", "event", "event"], FEW, lock, locks)
    assert [each.done for each in did] == [FEW] * 4
    items = load_project(folder / "project.yaml").checklist
    assert items[0].note == f"{FEW} by 0"
    events = read_register(folder / "register.json").register.events
    assert Counter((e.note or "")[0] for e in events) == {"2": FEW, "3": FEW}
    assert check_journal(folder, first) == 4 * FEW
    assert {path.name for path in folder.iterdir()} == BELONGS


def test_someone_with_a_soft_lock_and_someone_without_keep_each_other_out(folder: Path) -> None:
    first = first_of(folder)
    did = at_once(folder, ["event", "own_item", "event_soft", "own_item_soft"], FEW)
    assert [each.done for each in did] == [FEW] * 4
    assert check_journal(folder, first) == 4 * FEW
    assert len(read_register(folder / "register.json").register.events) == 2 * FEW


def test_an_editor_that_takes_no_lock_keeps_what_it_saved(folder: Path) -> None:
    did = at_once(folder, ["editor", "own_item", "count", "event"], FEW)
    assert [each.done for each in did] == [FEW] * 4
    raw = (folder / "project.yaml").read_bytes()
    # it reads and saves without looking, so that it can undo us; that we undo it takes a save
    # in the very moment between our last look and the new file
    assert raw.count(b"# saved") >= FEW - 2
    assert load_project(folder / "project.yaml").id == "proj"
    assert len(read_register(folder / "register.json").register.events) == FEW
    assert history(folder).problems == ()
    # what it saved last, if nothing of ours came after it, is told with our next edit
    ROLES["editor"](folder, 0, FEW)
    ROLES["own_item"](folder, 1, FEW)
    outside, mine = history(folder).entries[-2:]
    assert (outside.outside, outside.who, mine.who) == (True, "?", BY.who)
    assert b"# saved %d\n" % FEW in (folder / "project.yaml").read_bytes()

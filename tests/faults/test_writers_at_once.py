import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from support.example_data import DATA
from support.processes import python

from esftui.store.project_file import edit_item, load_project, undo

EDITS = """
import sys
from pathlib import Path
from esftui.store.project_file import edit_item
path, items, times = Path(sys.argv[1]), sys.argv[2].split(","), int(sys.argv[3])
print("ready", flush=True)
for number in range(times):
    for item in items:
        edit_item(path, item, {"note": f"{number}", "status": ("done", "in_progress")[number % 2]})
"""
CHANGES_BESIDE = """
import os, sys, time
from pathlib import Path
path, times = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for number in range(times):
    # an editor: no lock, reads, and puts a new file in the place of the old one
    raw = path.read_bytes()
    other = path.with_name("editor.tmp")
    other.write_bytes(raw + b"# %d\\n" % number)
    os.replace(other, path)
    time.sleep(0.05)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    shutil.copy(DATA / "framtidsstegen" / "project.yaml", tmp_path)
    return tmp_path / "project.yaml"


def test_two_writers_at_once_lose_nothing(path: Path) -> None:
    items = [item.id for item in load_project(path).checklist]
    writers = [python(EDITS, path, ",".join(half), 6) for half in (items[:3], items[3:6])]
    for writer in writers:
        _out, told = writer.communicate(timeout=120)
        assert writer.returncode == 0, told
    notes = {item.id: item.note for item in load_project(path).checklist}
    assert [notes[item] for item in items[:6]] == ["5"] * 6
    left = sorted(entry.name for entry in path.parent.iterdir())
    assert left == ["backups", "journal.jsonl", "project.yaml"]


def test_an_editor_beside_us_keeps_its_changes_and_we_ours(path: Path) -> None:
    item = load_project(path).checklist[0].id
    editor = python(CHANGES_BESIDE, path, 25)
    assert editor.stdout is not None
    editor.stdout.readline()
    notes = 0
    try:
        while editor.poll() is None:
            edit_item(path, item, {"note": f"note {notes}"})
            notes += 1
    finally:
        editor.communicate()
    edit_item(path, item, {"note": "the last"})
    assert notes > 1
    assert load_project(path).checklist[0].note == "the last"
    # the editor takes no lock, so it can undo us, but we never undo it
    assert b"# 24\n" in path.read_bytes()


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(path: Path) -> None:
    items = ",".join(item.id for item in load_project(path).checklist[:4])
    chance = random.Random(4)
    for _kill in range(12):
        writer = python(EDITS, path, items, 1000)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        assert load_project(path).id == "framtidsstegen"
    # what the dead left behind is in nobody's way
    before = path.read_bytes()
    edit = edit_item(path, items.split(",")[0], {"note": "alive"})
    undo(edit)
    assert path.read_bytes() == before

"""A new item and a goal's target change the bytes of just that, and can be taken back."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.example_data import DATA

from esftui.store import project_edit
from esftui.store.change import Author, Change
from esftui.store.document import read_document
from esftui.store.journal import history
from esftui.store.project_edit import edit_project
from esftui.store.project_file import CannotEdit, Conflict, load_project
from esftui.store.undoing import turn

CORPUS = Path(__file__).parent / "corpus"
KIM = Author("kim", "desk", "app")
ITEM = {"id": "new-one", "title": "Avtal: med AF", "due": "end - 6 months", "owner": "#1"}


def project(tmp_path: Path, name: str = "framtidsstegen") -> Path:
    folder = tmp_path / name
    shutil.copytree(DATA / name, folder)
    return folder / "project.yaml"


def new(path: Path, fields: dict[str, str]) -> Change:
    return Change(("checklist", fields["id"]), None, fields)


def test_a_new_item_is_written_after_the_others_and_in_their_way(tmp_path: Path) -> None:
    path = project(tmp_path)
    before = path.read_bytes()
    entry = edit_project(path, [new(path, ITEM)], KIM)
    after = path.read_bytes()
    kept = 0
    while before[: kept + 1] == after[: kept + 1]:
        kept += 1
    assert after.endswith(before[kept:])
    item = load_project(path).checklist[-1]
    assert (item.id, item.title, item.due, item.owner) == tuple(ITEM.values())
    assert entry is not None
    assert turn(path.parent, entry, KIM) is not None
    assert path.read_bytes() == before
    turn(path.parent, entry, KIM, redo=True)
    assert path.read_bytes() == after


def test_a_target_that_was_not_decided_is_put_into_its_goal(tmp_path: Path) -> None:
    path = project(tmp_path, "jobbinvest-ering")
    goal = next(g for g in load_project(path).goals if getattr(g, "target", 1) is None)
    before = path.read_bytes()
    entry = edit_project(path, [Change(("goals", goal.id, "target"), None, 0.6)], KIM)
    assert entry is not None
    assert {g.id: getattr(g, "target", None) for g in load_project(path).goals}[goal.id] == 0.6
    assert len(path.read_bytes().splitlines()) == len(before.splitlines()) + 1
    second = edit_project(path, [Change(("goals", goal.id, "target"), 0.6, 0.65)], KIM)
    assert second is not None
    turn(path.parent, second, KIM)
    turn(path.parent, entry, KIM)
    assert path.read_bytes() == before


def test_a_target_that_someone_else_decided_is_a_conflict(tmp_path: Path) -> None:
    path = project(tmp_path)
    goal = next(g for g in load_project(path).goals if isinstance(getattr(g, "target", 0), float))
    target = getattr(goal, "target", 0.0)
    edit_project(path, [Change(("goals", goal.id, "target"), target, 0.11)], KIM)
    with pytest.raises(Conflict) as conflict:
        edit_project(
            path,
            [Change(("goals", goal.id, "target"), target, 0.22)],
            Author("bo", "laptop", "app"),
        )
    (clash,) = conflict.value.clashes
    assert (clash.theirs, clash.who) == (0.11, "kim")


def test_an_item_that_was_changed_since_is_not_taken_away(tmp_path: Path) -> None:
    path = project(tmp_path)
    entry = edit_project(path, [new(path, ITEM)], KIM)
    assert entry is not None
    other = Author("bo", "laptop", "app")
    edit_project(path, [Change(("checklist", "new-one", "owner"), "#1", "Bo")], other)
    with pytest.raises(CannotEdit, match="bo has changed it since"):
        turn(path.parent, entry, KIM)
    assert load_project(path).checklist[-1].owner == "Bo"


def test_what_would_not_be_right_is_refused_and_leaves_the_file(tmp_path: Path) -> None:
    path = project(tmp_path)
    before = path.read_bytes()
    for wrong in ({**ITEM, "due": "someday"}, {**ITEM, "phase": "nowhere"}, {**ITEM, "id": "A b"}):
        with pytest.raises(CannotEdit):
            edit_project(path, [new(path, wrong)], KIM)
    with pytest.raises(CannotEdit, match="no nothing among"):
        edit_project(path, [Change(("goals", "nothing", "target"), None, 0.5)], KIM)
    with pytest.raises(ValueError, match="goals"):
        edit_project(path, [Change(("goals", "x", "title"), None, "y")], KIM)
    assert path.read_bytes() == before
    assert history(path.parent).entries == ()


@pytest.mark.parametrize("file", sorted(CORPUS.iterdir()), ids=lambda file: file.stem)
def test_every_file_gets_the_item_or_says_why_not(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "project.yaml"))
    before, data = path.read_bytes(), read_document(path).data
    try:
        entry = edit_project(path, [new(path, ITEM)], KIM)
    except CannotEdit:
        assert path.read_bytes() == before
        return
    assert entry is not None
    after = read_document(path).data
    assert after == {**data, "checklist": [*data["checklist"], ITEM]}
    turn(tmp_path, entry, KIM)
    assert path.read_bytes() == before


def test_most_ways_of_writing_a_list_take_an_item(tmp_path: Path) -> None:
    taken = []
    for file in sorted(CORPUS.iterdir()):
        folder = tmp_path / file.stem
        folder.mkdir()
        path = Path(shutil.copy(file, folder / "project.yaml"))
        try:
            edit_project(path, [new(path, ITEM)], KIM)
        except CannotEdit:
            continue
        taken.append(file.stem)
    assert {"aligned", "dash_alone", "mac", "mixed_ends", "no_end", "unicode", "windows"} <= {
        *taken
    }


def test_a_file_without_a_checklist_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "project.yaml"
    text = "schema: 1\nid: p\ntitle: P\nowner: O\nstart: 2012-01-01\nend: 2013-12-31"
    path.write_text(text)
    entry = edit_project(path, [new(path, ITEM)], KIM)
    assert entry is not None
    assert [item.id for item in load_project(path).checklist] == ["new-one"]
    turn(tmp_path, entry, KIM)
    assert path.read_text() == text


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@settings(max_examples=60, deadline=None)
@given(title=TEXTS, owner=TEXTS, note=TEXTS, file=st.sampled_from(["aligned", "windows", "no_end"]))
def test_any_text_is_written_so_that_it_is_read_back(
    title: str, owner: str, note: str, file: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = Path(shutil.copy(CORPUS / f"{file}.yaml", folder / "project.yaml"))
    before = path.read_bytes()
    fields = {"id": "any-text", "title": title, "owner": owner, "note": note}
    try:
        entry = edit_project(path, [new(path, fields)], KIM)
    except CannotEdit:
        assert path.read_bytes() == before
        return
    rows: list[dict[str, Any]] = read_document(path).data["checklist"]
    assert rows[-1] == fields
    assert entry is not None
    project_edit.turn(path, entry, KIM)
    assert path.read_bytes() == before

import os
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from support.processes import ordinary_user, reachable

from esftui.store.project_file import CannotEdit, edit_item, load_project, redo, undo

CORPUS = Path(__file__).parent / "corpus"
DAY = date(2012, 3, 4)

Changes = Mapping[str, str | date | None]


class Change(NamedTuple):
    """An edit of a corpus file: which bytes it replaces, by which, and nothing else."""

    file: str
    item: str
    changes: Changes
    before: str
    after: str


CHANGES = (
    Change("aligned", "swot", {"status": "done"}, "in_progress # since", "done # since"),
    Change("aligned", "swot", {"status": None}, "in_progress # since", "not_started # since"),
    Change("aligned", "swot", {"done": DAY}, "02-01\n", "02-01\n      done: 2012-03-04\n"),
    Change("aligned", "swot", {"started": None}, "      started:  2012-02-01\n", ""),
    Change("aligned", "swot", {"owner": "Bo #1"}, '"Kim"', '"Bo #1"'),
    Change("aligned", "swot", {"owner": None}, '"Kim"', "null"),
    Change("aligned", "swot", {"note": "it's"}, "'it''s \"here\"'", "'it''s'"),
    Change("aligned", "swot", {"note": "a\nb"}, "'it''s \"here\"'", '"a\\nb"'),
    Change("aligned", "evaluator", {"due": "end"}, "start + 3 months ", "end "),
    Change("aligned", "evaluator", {"due": None}, "start + 3 months ", "null "),
    Change("aligned", "evaluator", {"owner": "Bo"}, "owner:       ", "owner: Bo       "),
    Change("aligned", "last", {"status": "done"}, "last one\n", "last one\n        status: done\n"),
    Change("flow", "a", {"status": "in_progress"}, "status: done", "status: in_progress"),
    Change("flow", "a", {"done": None}, "done: 2012-03-01", "done: null"),
    Change("flow", "a", {"owner": "B: c, d"}, "-01}", '-01, owner: "B: c, d"}'),
    Change("flow", "b", {"note": "plain"}, 'comma"}', 'comma", note: plain}'),
    Change("flow", "c", {"status": "done"}, '"not_started"', '"done"'),
    Change("flow", "c", {"done": DAY}, 'ted" }', 'ted", "done": "2012-03-04" }'),
    Change("flow", "d", {"status": "done"}, "in_progress,\n", "done,\n"),
    Change("flow", "d", {"due": "end"}, "title: D,", "title: D, due: end,"),
    Change("flow", "e", {"owner": "Bo"}, "owner: ,", "owner: Bo ,"),
    Change("flow", "f", {"owner": "Bo"}, "'F' }", "'F', 'owner': 'Bo' }"),
    Change("json", "a", {"done": None}, '"2012-03-01"', "null"),
    Change("json", "b", {"done": DAY}, '"B"}', '"B", "done": "2012-03-04"}'),
    Change(
        "dash_alone", "a", {"status": None}, "  status: done\n  done: 2012-05", "  done: 2012-05"
    ),
    Change("dash_alone", "a", {"done": None}, "  done: 2012-05-05\n", ""),
    Change("dash_alone", "a", {"owner": "Bo"}, "05-05\n", "05-05\n  owner: Bo\n"),
    Change("dash_alone", "b", {"status": None}, "done    # first", "not_started    # first"),
    Change("dash_alone", "b", {"done": None}, "    done: 2012-01-02\n", ""),
    Change("dash_alone", "c", {"status": None}, "in_progress", "not_started"),
    Change("dash_alone", "c", {"note": "x"}, "progress\n", "progress\n  note: x\n"),
    Change("windows", "a", {"status": "in_progress"}, "done   #", "in_progress   #"),
    Change("windows", "a", {"done": None}, "    done: 2012-03-01\r\n", ""),
    Change("windows", "a", {"note": "å"}, "03-01\r\n", "03-01\r\n    note: å\r\n"),
    Change("windows", "b", {"status": "done"}, "title: B\r\n", "title: B\r\n    status: done\r\n"),
    Change("windows", "b", {"done": None}, "\r\n    done: 2012-04-01", ""),
    Change("windows", "b", {"note": "x"}, "Kim\r\n", "Kim\r\n    note: x\r\n"),
    Change("no_end", "a", {"note": "y: z"}, "note: x", 'note: "y: z"'),
    Change("no_end", "a", {"note": None}, "\n    note: x", ""),
    Change("no_end", "a", {"owner": "Bo"}, "title: A\n", "title: A\n    owner: Bo\n"),
    Change("mixed_ends", "a", {"done": None}, "    done: 2012-03-01\r\n", ""),
    Change("mixed_ends", "a", {"note": "x"}, "Kim\n", "Kim\n    note: x\n"),
    Change("mixed_ends", "a", {"started": DAY}, "done\n", "done\n    started: 2012-03-04\n"),
    Change("mac", "a", {"done": DAY}, "status: done\r", "status: done\r    done: 2012-03-04\r"),
    Change("mac", "a", {"status": None}, "    status: done\r", ""),
    Change("unicode", "a", {"status": "done"}, "'in_progress'", "'done'"),
    Change("unicode", "a", {"note": "\u2028\x85"}, '"säg \\"hej\\" \\u2028"', '"\\L\\N"'),
    Change("unicode", "a", {"owner": "Bo"}, "progress'\n", "progress'\n    owner: Bo\n"),
    Change("unicode", "b", {"owner": "Ö"}, "Ärlig Öhman", "Ö"),
    Change("unicode", "b", {"owner": None}, "Ärlig Öhman", "null"),
    Change("unicode", "b", {"status": "done"}, "ß\n", "ß\n    status: done\n"),
    Change("refused", "block", {"status": "in_progress"}, "status: done", "status: in_progress"),
    Change("refused", "block", {"done": None}, "    done: 2012-01-01\n", ""),
    Change(
        "refused",
        "twin",
        {"owner": "Bo"},
        "twin\n    title: A\n",
        "twin\n    title: A\n    owner: Bo\n",
    ),
)

REFUSED = (
    ("alias", {"note": "x"}, 12, "alias"),
    ("anchor", {"note": "x"}, 15, "anchor"),
    ("block", {"note": "x"}, 18, "block of text"),
    ("folded", {"note": None}, 25, "block of text"),
    ("lines", {"note": "x"}, 30, "several lines"),
    ("anchored", {"status": "done"}, 32, "anchor"),
    ("nobody", {"status": "done"}, 0, "no checklist item nobody"),
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return where a corpus file is put to be edited."""
    return tmp_path / "project.yaml"


def name_of(change: Change) -> str:
    return (
        f"{change.file}-{change.item}-{'-'.join(f'{k}={v!r}' for k, v in change.changes.items())}"
    )


@pytest.mark.parametrize("file", sorted(CORPUS.iterdir()), ids=lambda file: file.stem)
def test_every_file_of_the_corpus_is_a_project_without_errors(file: Path) -> None:
    assert load_project(file).checklist


@pytest.mark.parametrize("change", CHANGES, ids=name_of)
def test_an_edit_changes_the_bytes_of_its_value_alone(change: Change, place: Path) -> None:
    raw = (CORPUS / f"{change.file}.yaml").read_bytes()
    assert raw.count(change.before.encode()) == 1, "the case itself is not clear"
    place.write_bytes(raw)

    edit = edit_item(place, change.item, change.changes)

    assert place.read_bytes() == raw.replace(change.before.encode(), change.after.encode())
    item = next(item for item in load_project(place).checklist if item.id == change.item)
    for key, value in change.changes.items():
        wanted = "not_started" if (key, value) == ("status", None) else value
        assert getattr(item, key) == wanted

    edited = place.read_bytes()
    undo(edit)
    assert place.read_bytes() == raw
    redo(edit)
    assert place.read_bytes() == edited


@pytest.mark.parametrize(("item", "changes", "line", "reason"), REFUSED)
def test_what_cannot_be_edited_surely_is_refused_with_its_line(
    item: str, changes: Changes, line: int, reason: str, place: Path
) -> None:
    shutil.copy(CORPUS / "refused.yaml", place)
    raw = place.read_bytes()
    with pytest.raises(CannotEdit) as refused:
        edit_item(place, item, changes)
    assert refused.value.line == line
    assert reason in refused.value.reason
    assert place.read_bytes() == raw
    assert list(place.parent.iterdir()) == [place], "something was left beside the file"


def test_a_status_step_with_its_dates_is_one_edit(place: Path) -> None:
    shutil.copy(CORPUS / "aligned.yaml", place)
    raw = place.read_bytes()
    edit = edit_item(place, "swot", {"status": "done", "done": DAY, "started": None})
    assert (
        b"status:   done # since spring\n      done: 2012-03-04\n      owner" in place.read_bytes()
    )
    undo(edit)
    assert place.read_bytes() == raw


def test_setting_what_is_set_already_leaves_the_file_alone(place: Path) -> None:
    shutil.copy(CORPUS / "aligned.yaml", place)
    before = place.stat()
    edit = edit_item(place, "swot", {"owner": "Kim", "done": None})
    assert edit.splices == ()
    undo(edit)
    assert (place.stat().st_ino, place.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_undo_keeps_what_others_have_written_since(place: Path) -> None:
    shutil.copy(CORPUS / "aligned.yaml", place)
    edit = edit_item(place, "swot", {"status": "done", "done": DAY, "started": None})
    place.write_bytes(b"# added above\n" + place.read_bytes().replace(b"Extern", b"Annan"))
    undo(edit)
    raw = (CORPUS / "aligned.yaml").read_bytes()
    assert place.read_bytes() == b"# added above\n" + raw.replace(b"Extern", b"Annan")


def test_undo_refuses_a_value_that_someone_changed_since(place: Path) -> None:
    shutil.copy(CORPUS / "aligned.yaml", place)
    edit = edit_item(place, "swot", {"status": "done"})
    theirs = place.read_bytes().replace(b"status:   done", b"status:   not_applicable")
    place.write_bytes(theirs)
    with pytest.raises(CannotEdit, match="changed by someone else") as refused:
        undo(edit)
    assert refused.value.line == 12
    assert place.read_bytes() == theirs


def test_undo_of_a_new_line_keeps_a_comment_that_was_put_beside_it(place: Path) -> None:
    shutil.copy(CORPUS / "aligned.yaml", place)
    edit = edit_item(place, "swot", {"done": DAY})
    place.write_bytes(place.read_bytes().replace(b"2012-03-04\n", b"2012-03-04  # at last\n"))
    undo(edit)
    assert b"      done: null  # at last\n" in place.read_bytes()
    assert b"started:  2012-02-01\n" in place.read_bytes()


def test_undo_of_a_cleared_line_finds_its_item_after_a_rewrite(place: Path) -> None:
    shutil.copy(CORPUS / "windows.yaml", place)
    edit = edit_item(place, "b", {"done": None})
    place.write_bytes(place.read_bytes().replace(b"    owner: Kim", b"    due: end"))
    undo(edit)
    assert place.read_bytes().endswith(b"    due: end\r\n    done: 2012-04-01")


def test_an_edit_that_would_make_the_file_wrong_is_refused(place: Path) -> None:
    shutil.copy(CORPUS / "aligned.yaml", place)
    raw = place.read_bytes()
    for changes, reason in (
        ({"status": "klar"}, "not allowed here"),
        ({"due": "mobilisering end"}, "not a date that this project has"),
        ({"done": "2012-02-30"}, "has 29 days"),
        ({"note": "ring 811218-9876"}, "personal identity number"),
        ({"note": "half \ud800"}, "half a character"),
    ):
        with pytest.raises(CannotEdit, match=reason):
            edit_item(place, "swot", changes)
    assert place.read_bytes() == raw


def test_faults_elsewhere_in_the_file_do_not_stop_an_edit(place: Path) -> None:
    raw = (CORPUS / "aligned.yaml").read_bytes() + b"unknown_key: 1\n"
    place.write_bytes(raw)
    edit_item(place, "swot", {"status": "done"})
    assert place.read_bytes() == raw.replace(b"in_progress", b"done")


def test_a_file_that_does_not_say_clearly_what_it_holds_is_not_edited(place: Path) -> None:
    raw = (CORPUS / "aligned.yaml").read_bytes() + b"region: A\nregion: B\n"
    place.write_bytes(raw)
    with pytest.raises(CannotEdit, match="given twice") as refused:
        edit_item(place, "swot", {"status": "done"})
    assert refused.value.line == raw.count(b"\n")


def test_two_items_of_one_name_are_not_edited(place: Path) -> None:
    raw = (CORPUS / "flow.yaml").read_bytes().replace(b"{id: b,", b"{id: a,")
    place.write_bytes(raw)
    with pytest.raises(CannotEdit, match="two checklist items"):
        edit_item(place, "a", {"status": "done"})


def test_only_some_fields_can_be_edited(place: Path) -> None:
    shutil.copy(CORPUS / "aligned.yaml", place)
    with pytest.raises(ValueError, match="title"):
        edit_item(place, "swot", {"title": "x"})


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "p.yaml", tmp_path / "project.yaml"
    real.parent.mkdir()
    shutil.copy(CORPUS / "aligned.yaml", real)
    real.chmod(0o640)
    link.symlink_to(real)
    edit_item(link, "swot", {"status": "done"})
    assert link.is_symlink()
    assert b"status:   done" in real.read_bytes()
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in real.parent.iterdir()) == ["p.yaml"]


def test_a_change_that_would_reach_further_is_refused(place: Path) -> None:
    # one key without braces: a second one would be another item
    raw = (CORPUS / "no_end.yaml").read_bytes().partition(b"checklist:")[0] + b"checklist: [id: a]"
    place.write_bytes(raw)
    with pytest.raises(CannotEdit, match="reach further"):
        edit_item(place, "a", {"status": "done"})
    assert place.read_bytes() == raw


def test_a_new_key_never_follows_a_block_of_text_or_a_list(place: Path) -> None:
    shutil.copy(CORPUS / "refused.yaml", place)
    raw = place.read_bytes()
    edit_item(place, "folded", {"status": "done", "done": DAY})
    put = b"title: A\n    status: done\n    done: 2012-03-04\n    note: >-"
    assert place.read_bytes() == raw.replace(b"title: A\n    note: >-", put)


def test_the_edit_of_a_file_in_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = Path(shutil.copy(CORPUS / "aligned.yaml", folder / "project.yaml"))
    folder.chmod(0o555)
    try:
        os.chmod(tmp_path, 0o755)
        with reachable(tmp_path), ordinary_user(), pytest.raises(CannotEdit, match="may not write"):
            edit_item(path, "swot", {"status": "done"})
    finally:
        folder.chmod(0o755)

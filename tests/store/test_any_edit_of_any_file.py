import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.random_projects import VALUES, project_files

from esftui.store import yaml_tree
from esftui.store.document import parse
from esftui.store.project_file import CannotEdit, edit_item, load_project, redo, undo
from esftui.store.source import as_source
from esftui.store.splice import apply, set_value

Value = str | date | None
QUIET = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def checklist_of(raw: bytes) -> list[dict[str, Any]]:
    """Return the checklist that a file holds, without what is null."""
    data = parse(as_source(Path("project.yaml"), raw)).data
    return [{k: v for k, v in row.items() if v is not None} for row in data["checklist"]]


def meant(checklist: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.items() if v is not None} for row in checklist]


def lines(text: str) -> list[str]:
    return re.split("\r\n|\n|\r", text)


def swapped(before: str, after: str, old: str, new: str) -> bool:
    """Say whether a line became another by putting one piece in the place of another."""
    return any(
        before[at:].startswith(old) and before[:at] + new + before[at + len(old) :] == after
        for at in range(len(before) + 1)
    )


@QUIET
@given(project_files())
def test_what_is_read_is_what_was_meant(made: tuple[bytes, list[dict[str, Any]]]) -> None:
    raw, checklist = made
    assert checklist_of(raw) == meant(checklist)


@QUIET
@given(project_files())
def test_both_parsers_see_the_same_places(made: tuple[bytes, list[dict[str, Any]]]) -> None:
    # the slower parser knows tabs as blanks nowhere
    text = as_source(Path("project.yaml"), made[0].replace(b"\t", b" ")).text
    quick = yaml_tree.compose(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
        assert yaml_tree.compose(text) == quick


@QUIET
@given(project_files(), st.data())
def test_one_edit_touches_one_line_and_nothing_else_on_it(
    made: tuple[bytes, list[dict[str, Any]]], data: st.DataObject
) -> None:
    raw, checklist = made
    text = as_source(Path("project.yaml"), raw).text
    item = data.draw(st.sampled_from([row["id"] for row in checklist]))
    key = data.draw(st.sampled_from(list(VALUES)))
    value: Value = data.draw(VALUES[key])
    try:
        after, splice = set_value(text, item, key, value)
    except CannotEdit as refused:
        # nothing in these files is beyond editing
        pytest.fail(str(refused))
    if splice is None:
        assert after == text
        return
    old, new = lines(text), lines(after)
    same_above = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    growth = len(new) - len(old)
    assert growth in (-1, 0, 1)
    changed = old[same_above : same_above + (0 if growth == 1 else 1)]
    rest = old[same_above + len(changed) :]
    assert new[len(new) - len(rest) :] == rest
    if growth == 0:
        # the line keeps everything around the value
        assert swapped(changed[0], new[same_above], splice.old.region, splice.new.region)
    assert apply(after, item, splice.reversed()) == text
    assert apply(text, item, splice) == after


@settings(QUIET, max_examples=60)
@given(made=project_files(), data=st.data())
def test_any_edits_in_turn_and_all_taken_back(
    made: tuple[bytes, list[dict[str, Any]]], data: st.DataObject, tmp_path: Path
) -> None:
    raw, checklist = made
    path = tmp_path / "project.yaml"
    path.write_bytes(raw)
    expected = {row["id"]: dict(row) for row in meant(checklist)}
    edits, states = [], [raw]
    for _ in range(data.draw(st.integers(1, 4))):
        item = data.draw(st.sampled_from(list(expected)))
        keys = data.draw(st.lists(st.sampled_from(list(VALUES)), unique=True, min_size=1))
        changes: dict[str, Value] = {key: data.draw(VALUES[key]) for key in keys}
        edits.append(edit_item(path, item, changes))
        states.append(path.read_bytes())
        for key, value in changes.items():
            if value is None:
                expected[item].pop(key, None)
            else:
                expected[item][key] = str(value) if isinstance(value, date) else value
        now = {row["id"]: row for row in checklist_of(states[-1])}
        for row in (*now.values(), *expected.values()):
            row.setdefault("status", "not_started")
        assert now == expected
        assert load_project(path).id == "proj"
    for edit, state in zip(reversed(edits), reversed(states[:-1]), strict=True):
        undo(edit)
        assert path.read_bytes() == state
    for edit, state in zip(edits, states[1:], strict=True):
        redo(edit)
        assert path.read_bytes() == state

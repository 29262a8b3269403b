"""What differs between two versions of a file: all of it, and so that it can be made."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.example_data import DATA, NAMES
from support.files import HEAD
from support.people import participants, projects

from esftui.model.participant import Participant
from esftui.model.project import ProjectData
from esftui.store import places
from esftui.store.change import Change
from esftui.store.differences import between
from esftui.store.register import tables_of
from esftui.store.storage import encode, plain_tables

REGISTER, PROJECT = "register.json", "project.yaml"
TEXT = HEAD + "# a comment\nbudget: {esf_grant: 1, total: 2}\n"
ITEMS = """\
checklist:
- {id: swot, title: SWOT, due: 2012-03-01}
- {id: plan, title: Plan, due: 2012-04-01}
"""


def raw(people: list[Participant], **tables: Any) -> bytes:
    rows = {str(n): places.plain(person) for n, person in enumerate(people, 1)}
    return encode({"meta": {"1": {"schema": 1, "project": "p"}}, "participants": rows, **tables})


def registered(data: ProjectData) -> bytes:
    spending = {str(n): places.plain(row) for n, row in enumerate(data.register.spending, 1)}
    events = {str(n): places.plain(row) for n, row in enumerate(data.register.events, 1)}
    people = {person.id: person for person in data.register.participants}
    return raw(list(people.values()), spending=spending, events=events)


def said(content: bytes) -> dict[str, Any]:
    """Return what a register says, whatever the order and the numbers of its people."""
    tables: dict[str, Any] = {
        name: {number: places.plain(row) for number, row in rows.items()}
        for name, rows in tables_of(Path(REGISTER), content).items()
        if rows
    }
    tables["participants"] = {row["id"]: row for row in tables.get("participants", {}).values()}
    return tables


def made(content: bytes, changes: tuple[Change, ...]) -> dict[str, Any]:
    tables = plain_tables(content) or {}
    for change in changes:
        assert places.same(change.path, places.get(tables, change.path), change.before), change
        places.put(tables, change.path, change.after)
    return said(encode(tables))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(projects(), projects())
def test_making_the_changes_of_a_register_gives_the_other_version(
    one: ProjectData, two: ProjectData
) -> None:
    before, after = registered(one), registered(two)
    found = between(REGISTER, before, after)
    assert made(before, found.changes) == said(after)
    back = tuple(change.reversed() for change in reversed(found.changes))
    assert made(after, back) == said(before)
    assert found.differs == (before != after)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_person_whose_list_is_another_is_told_by_the_fewest_places(data: st.DataObject) -> None:
    person = data.draw(participants().filter(lambda p: len(p.activities) > 1))
    fewer = msgspec.structs.replace(person, activities=person.activities[:-1])
    found = between(REGISTER, raw([person]), raw([fewer]))
    assert made(raw([person]), found.changes) == said(raw([fewer]))
    assert len(found.changes) == 1


def test_each_kind_of_change_of_a_register_stands_at_its_place() -> None:
    start = {"start": "2012-01-02"}
    before = {"1": {"id": "A", "gender": "woman", "enrolments": [start]}, "2": {"id": "B"}}
    after = {
        "7": {"id": "C"},
        "9": {"id": "A", "enrolments": [{**start, "exit": "2012-05-01"}, {"start": "2012-06-01"}]},
    }
    found = between(
        REGISTER,
        encode({"meta": {"1": {"project": "p"}}, "participants": before}),
        encode({"meta": {"1": {"project": "p", "note": "x"}}, "participants": after}),
    )
    assert set(map(repr, found.changes)) == set(
        map(
            repr,
            (
                Change(("meta", "note"), None, "x"),
                Change(("participants", "A", "gender"), "woman", None),
                Change(
                    ("participants", "A", "enrolments", "2012-01-02", "exit"), None, "2012-05-01"
                ),
                Change(
                    ("participants", "A", "enrolments", "2012-06-01"), None, {"start": "2012-06-01"}
                ),
                Change(("participants", "B"), {"id": "B"}, None),
                Change(("participants", "C"), None, {"id": "C"}),
            ),
        )
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_elements_with_the_same_key_and_out_of_order_are_not_mixed_up(swapped: bool) -> None:
    twice = [
        {"type": "a", "start": "2012-01-02"},
        {"type": "a", "start": "2012-01-02", "abroad": True},
    ]
    three = [{"type": "b", "start": "2012-03-02"}, *twice, {"type": "a", "start": "2011-01-02"}]
    lists = [twice, three, list(reversed(three)), twice[1:], []]
    for one in lists:
        for two in lists:
            versions = [
                encode({"participants": {"1": {"id": "A", "activities": each}}})
                for each in ((two, one) if swapped else (one, two))
            ]
            found = between(REGISTER, versions[0], versions[1])
            assert made(versions[0], found.changes) == said(versions[1])


def test_what_is_written_in_other_bytes_and_says_the_same_is_the_text_alone() -> None:
    one = encode({"participants": {"1": {"id": "A", "gender": "unknown"}}})
    other = b'{"participants": {"5": {"id": "A"}}}'
    found = between(REGISTER, one, other)
    assert found.text_only
    assert not between(REGISTER, one, one).differs


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("# a comment", "# another", ()),
        ("title: A project", "title: 'A project'", ()),
        ("owner: Owner", "owner: Other", (Change(("owner",), "Owner", "Other"),)),
        ("total: 2", "total: 3", (Change(("budget", "total"), 2, 3),)),
        ("total: 2", "", (Change(("budget", "total"), 2, None),)),
    ],
)
def test_what_differs_in_a_project_file_is_told_by_its_keys(
    before: str, after: str, changes: tuple[Change, ...]
) -> None:
    found = between(PROJECT, TEXT.encode(), TEXT.replace(before, after).encode())
    assert found.changes == changes
    assert found.differs
    assert found.text_only == (not changes)


def test_items_and_goals_are_told_by_their_ids_whatever_their_order() -> None:
    after = """\
checklist:
- {id: new, title: New, due: 2012-01-01}
- {id: plan, title: Plan, due: 2012-04-01, done: 2012-04-02}
"""
    found = between(PROJECT, (HEAD + ITEMS).encode(), (HEAD + after).encode())
    swot = {"id": "swot", "title": "SWOT", "due": "2012-03-01"}
    new = {"id": "new", "title": "New", "due": "2012-01-01"}
    assert found.changes == (
        Change(("checklist", "swot"), swot, None),
        Change(("checklist", "plan", "done"), None, "2012-04-02"),
        Change(("checklist", "new"), None, new),
    )
    lines = ITEMS.splitlines(keepends=True)
    turned = "".join((lines[0], lines[2], lines[1]))
    found = between(PROJECT, (HEAD + ITEMS).encode(), (HEAD + turned).encode())
    assert found.changes == (Change(("checklist",), ["swot", "plan"], ["plan", "swot"]),)
    everything = between(PROJECT, None, (HEAD + ITEMS).encode())
    assert everything.missing
    assert Change(("checklist", "swot"), None, swot) in everything.changes


@pytest.mark.parametrize(
    ("file", "broken", "word"),
    [
        (PROJECT, b"id: [", "missing"),
        (PROJECT, b"", "empty"),
        (PROJECT, HEAD.encode() + b"id: again\n", "twice"),
        (PROJECT, HEAD.encode() + b"note: 19121212-1212\n", "personal identity number"),
        (PROJECT, b"\xff\xfe", "UTF-16"),
        (REGISTER, b'{"participants": {', "cut off"),
        (REGISTER, b'{"participants": {"1": {"id": 5}}}', "text is expected"),
        (REGISTER, b'{"participants": {"1": {"id": "A"}, "2": {"id": "A"}}}', "twice"),
        (REGISTER, b'{"participants": {"1": {"id": "19121212-1212"}}}', "personal identity"),
        ("meetings/1.json", b"[", "JSON"),
    ],
)
def test_a_version_that_cannot_be_read_is_told_with_the_reason(
    file: str, broken: bytes, word: str
) -> None:
    good = HEAD.encode() if file == PROJECT else b"{}"
    found = between(file, broken, good)
    assert found.before is not None
    assert word in str(found.before)
    assert "19121212" not in str(found)
    assert (found.changes, found.after, found.text_only) == ((), None, False)
    turned = between(file, good, broken)
    assert turned.after == found.before
    assert turned.before is None


@pytest.mark.parametrize("name", NAMES)
def test_every_example_differs_from_nothing_by_all_that_it_says(name: str) -> None:
    content = (DATA / name / REGISTER).read_bytes()
    found = between(REGISTER, None, content)
    empty = encode({"participants": {}})
    assert made(empty, found.changes) == said(content)


def test_a_meeting_is_told_by_its_keys() -> None:
    found = between("meetings/1.json", b'{"a": 1, "b": {"c": 2}}', b'{"a": 1, "b": {"c": 3}}')
    assert found.changes == (Change(("meetings/1.json", "b", "c"), 2, 3),)

"""The example project files are as a careful person would write them."""

import re
from collections.abc import Iterator

import pytest
import yaml
from support.example_data import DATA, NAMES, project, register

from esftui.model.dates import resolve_deadline
from esftui.store.project_file import load_project

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
WHOLE = re.compile(r"0|-?[1-9]\d*")
DECIMAL = re.compile(r"-?\d+\.\d+")


def scalars(name: str) -> Iterator[tuple[str, str]]:
    """Each plain scalar that YAML 1.1 does not take for a text: its tag and how it is written."""
    text = (DATA / name / "project.yaml").read_text(encoding="utf-8")
    for node in nodes(yaml.compose(text, yaml.SafeLoader)):
        if node.style is None and not node.tag.endswith(":str"):
            yield node.tag.rpartition(":")[2], node.value


def nodes(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from nodes(part)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from nodes(key)
            yield from nodes(value)


@pytest.mark.parametrize("name", NAMES)
def test_a_project_file_is_read_without_a_problem(name: str) -> None:
    assert load_project(DATA / name / "project.yaml").id == name


@pytest.mark.parametrize("name", NAMES)
def test_no_scalar_can_be_read_in_two_ways(name: str) -> None:
    forms = {"timestamp": DATE, "int": WHOLE, "float": DECIMAL, "bool": re.compile("true|false")}
    found = list(scalars(name))
    assert len(found) > 10
    for tag, value in found:
        assert forms[tag].fullmatch(value), f"{value} is a {tag}"


@pytest.mark.parametrize("name", NAMES)
def test_a_project_file_has_comments_and_no_trailing_space(name: str) -> None:
    text = (DATA / name / "project.yaml").read_text(encoding="utf-8")
    assert text.count("#") >= 5
    assert text.endswith("\n")
    assert not re.search(r"[ \t]+$|\t|\r", text, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_phases_fill_the_period_without_gaps(name: str) -> None:
    found = project(name)
    first, *rest = found.phases
    assert first.start == found.start
    assert found.phases[-1].end == found.end
    for before, after in zip(found.phases, rest, strict=False):
        assert (after.start - before.end).days == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_deadline_is_a_day_of_the_period(name: str) -> None:
    found = project(name)
    for item in found.checklist:
        assert item.phase is None or item.phase in {phase.id for phase in found.phases}
        if item.due is not None:
            assert found.start <= resolve_deadline(item.due, found.anchors) <= found.end


@pytest.mark.parametrize("name", NAMES)
def test_the_status_of_an_item_can_be_told_at_any_date(name: str) -> None:
    found = project(name)
    for item in found.checklist:
        assert (item.status == "done") == (item.done is not None), item.id
        assert (item.status == "not_started") == (item.started is None), item.id
        if item.started is not None:
            assert found.start <= item.started <= (item.done or found.end)
        assert item.done is None or item.done <= found.end


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_done_before_what_must_come_first(name: str) -> None:
    items = {item.id: item for item in project(name).checklist}
    for item in items.values():
        for earlier in item.after:
            before = items[earlier].done
            if item.done is not None:
                assert before is not None
                assert before <= item.done


def test_the_state_of_the_checklists_is_uneven() -> None:
    late = {}
    for name in NAMES:
        found = project(name)
        late[name] = [
            item.id
            for item in found.checklist
            if item.due and (item.done or found.end) > resolve_deadline(item.due, found.anchors)
        ]
    assert all(late.values())
    never = [i.id for n in NAMES for i in project(n).checklist if i.status != "done"]
    assert "equality_in_evaluation" in never
    assert "social_enterprise" in never


@pytest.mark.parametrize("name", NAMES)
def test_a_register_belongs_to_each_project(name: str) -> None:
    assert register(name).participants

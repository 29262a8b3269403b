"""The same holds of an empty register, of one participant, and of ten thousand."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from support.big import big_register

from esftui.measure.everything import measure
from esftui.measure.figure import Split
from esftui.measure.figures import Figures
from esftui.model.project import ProjectData
from esftui.store.folder import load_folder

DATA = Path(__file__).resolve().parents[2] / "data"
SIZES = (0, 1, 10_000)
PROJECTS = ("framtidsstegen", "fler-i-arbete", "job-action-plan-europe")


@lru_cache
def figures(project: str, size: int) -> tuple[ProjectData, Figures]:
    found = load_folder(DATA / project).project
    data = ProjectData(project=found, register=big_register(found, size))
    middle = found.start + (found.end - found.start) / 2
    return data, measure(data, date(middle.year, middle.month, 15))


@pytest.fixture(params=[(p, n) for p in PROJECTS for n in SIZES], ids=lambda p: f"{p[0]}-{p[1]}")
def measured(request: pytest.FixtureRequest) -> tuple[ProjectData, Figures]:
    project, size = request.param
    return figures(project, size)


def test_stock_is_starts_less_exits_at_any_size(measured: tuple[ProjectData, Figures]) -> None:
    _data, found = measured
    assert found.flow.active == found.flow.starts - found.flow.exits
    assert found.flow.re_entries == found.flow.starts - found.flow.participants >= 0


def test_parts_add_up_at_any_size(measured: tuple[ProjectData, Figures]) -> None:
    _data, found = measured
    assert sum((r.exits for r in found.exits.rows), start=Split()) == found.exits.exits
    assert found.exits.leavers.total <= found.flow.participants
    for rows in (found.composition.ages, found.composition.municipalities):
        assert sum(row.split.total for row in rows) == found.flow.participants
    for row in found.follow_ups.rows:
        assert sum(row.states) <= found.flow.exits


def test_each_goal_has_a_verdict_that_fits_at_any_size(
    measured: tuple[ProjectData, Figures],
) -> None:
    _data, found = measured
    for row in found.goals.rows:
        if row.kind == "share":
            assert row.denominator is not None
            assert (row.share is None) == (row.denominator == 0)
            if row.target is not None and row.share is not None:
                assert (row.verdict == "met") == (row.share >= row.target)


def test_nothing_is_measured_of_nobody(measured: tuple[ProjectData, Figures]) -> None:
    data, found = measured
    if data.register.participants:
        return
    assert found.flow.participants == found.exits.exits.total == found.radar.surveys_due == 0
    shares = [row for row in found.goals.rows if row.kind == "share"]
    assert {row.verdict for row in shares} <= {"no_data", "undecided"}
    assert found.radar.last_entry is None or found.budget is not None

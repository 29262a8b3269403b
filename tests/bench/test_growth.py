"""Ratios within one run: what grows with the register, and what must not."""

from datetime import date
from pathlib import Path

import pytest
from support.big import big_register

from esftui.measure.everything import measure, measure_again
from esftui.model.project import ProjectData
from esftui.store.folder import load_folder

DATA = Path(__file__).resolve().parents[2] / "data" / "framtidsstegen"
AS_OF = date(2013, 3, 31)


def calls(work: object) -> int:
    """Return how many Python functions a piece of work calls: the same on every machine."""
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.runcall(work)  # type: ignore[arg-type]
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def sized() -> dict[int, ProjectData]:
    project = load_folder(DATA).project
    return {
        number: ProjectData(project=project, register=big_register(project, number))
        for number in (100, 500, 10_000)
    }


def test_the_work_of_all_measures_grows_no_faster_than_the_register(
    sized: dict[int, ProjectData],
) -> None:
    small = calls(lambda: measure(sized[500], AS_OF))
    large = calls(lambda: measure(sized[10_000], AS_OF))
    assert large / small < 20 * 1.1


def test_an_edit_of_a_milestone_costs_the_same_at_ten_thousand_participants_as_at_a_hundred(
    sized: dict[int, ProjectData],
) -> None:
    import msgspec

    def after_an_edit(data: ProjectData) -> int:
        items = list(data.project.checklist)
        items[0] = msgspec.structs.replace(items[0], status="in_progress", done=None)
        after = ProjectData(
            project=msgspec.structs.replace(data.project, checklist=tuple(items)),
            register=data.register,
        )
        figures = measure(data, AS_OF)
        return calls(lambda: measure_again(figures, data, after))

    assert after_an_edit(sized[10_000]) / after_an_edit(sized[100]) < 1.3

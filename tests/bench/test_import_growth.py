"""Twice the rows cost an import twice the work, and hardly more, from the sheet to the file."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.imports import DATA, write_ledger, write_people
from bench.test_growth import calls

from esftui.intake.applying import carry_out
from esftui.intake.job import make_plan, open_sheet
from esftui.store.change import Author
from esftui.store.folder import load_folder

BY = Author("Anna", "desk", "import")


def work(folder: Path, kind: str, rows: int) -> Callable[[], None]:
    """Return a whole import, into a register that has as many rows again already."""
    folder.mkdir()
    shutil.copy(DATA / "project.yaml", folder)
    project = load_folder(folder).project
    path = folder / "s.csv"

    def bring_in(number: int) -> None:
        if kind == "people":
            write_people(path, number)
        else:
            write_ledger(path, number, project)
        data = load_folder(folder)
        plan, _keys = make_plan(open_sheet(path, project), data)
        assert plan.count("new") == rows
        assert carry_out(folder, plan, BY, file="s.csv") is not None

    bring_in(rows)
    return lambda: bring_in(2 * rows)


@pytest.mark.parametrize("kind", ["people", "spending"])
def test_twice_the_rows_cost_at_most_two_and_a_half_times_the_work(
    tmp_path: Path, kind: str
) -> None:
    small = calls(work(tmp_path / "a", kind, 500))
    large = calls(work(tmp_path / "b", kind, 1000))
    assert large / small < 2.5

"""What is exported and imported again changes nothing, whatever stands in the register."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from export.registers import registers
from hypothesis import HealthCheck, Phase, given, settings
from support.example_data import both as example

from esftui.export.writing import Format, export_of, write_export
from esftui.intake.job import make_plan, open_sheet
from esftui.intake.sheet import sheets
from esftui.model.participant import Register
from esftui.model.project import ProjectData

READ = (
    "participants",
    "activities",
    "steps",
    "plans",
    "answers",
    "spending",
    "claims",
    "follow-ups",
)
TODAY = date(2013, 3, 31)


def again(data: ProjectData, form: Format, into: ProjectData | None = None) -> list[str]:
    """Return what importing an export would change, and what is refused of it."""
    found: list[str] = []
    export = export_of(data, "register", TODAY)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / ("r.xlsx" if form == "xlsx" else "r")
        write_export(export, path, form)
        for number, table in enumerate(export.tables, 1):
            if table.slug not in READ or not table.rows:
                continue
            file = path if form == "xlsx" else path / f"{table.slug}.csv"
            sheet = sheets(path)[number] if form == "xlsx" else None
            opened = open_sheet(file, data.project, sheet=sheet)
            plan, _keys = make_plan(opened, into or data)
            assert len(plan.rows) == len(table.rows), (table.slug, opened.layout.notes)
            found += [f"{table.slug} {change}" for change in plan.changes]
            found += [f"{table.slug} {row.refusals}" for row in plan.having("refused")]
    return found


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "name", ["framtidsstegen", "fler-i-arbete", "job-action-plan-europe", "creadiem"]
)
def test_an_example_that_is_exported_and_imported_stays_as_it_is(
    name: str, form: Format, language: str
) -> None:
    assert again(example(name), form) == [], language


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@given(data=registers())
@settings(
    max_examples=12,
    deadline=None,
    # a failure here is small enough to be read as it is
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_register_that_is_exported_and_imported_stays_as_it_is(
    form: Format, language: str, data: ProjectData
) -> None:
    assert again(data, form) == [], language


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_export_into_an_empty_register_brings_it_all_back(form: Format, language: str) -> None:
    data = example("framtidsstegen")
    empty = ProjectData(project=data.project, register=Register())
    changes = [line for line in again(data, form, empty) if line.startswith(("part", "spend"))]
    refused = [line for line in changes if "Refusal" in line]
    assert (len(changes), refused) == (
        len(data.register.participants) + len(data.register.spending),
        [],
    ), language

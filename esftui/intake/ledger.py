"""Comparing a ledger with the register: an entry that is there already comes in no second time."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from esftui.intake.cell import text_of
from esftui.intake.limits import Asked, Progress, go_on
from esftui.intake.outcome import Places, Plan, RowReport, plain_value
from esftui.intake.reading import Refusal
from esftui.intake.rows import Row
from esftui.intake.values import NOTHING
from esftui.model.participant import Register, Spending
from esftui.model.project import Project, ProjectData
from esftui.store.change import Change
from esftui.store.places import plain
from esftui.store.problem import Finding
from esftui.store.register_rules import register_findings
from esftui.store.validate import convert

_EVERY = 500
_NAMES = ("date", "source", "category", "amount", "note")

Key = tuple[Any, ...]


def plan_spending(
    rows: Iterable[Row],
    data: ProjectData,
    places: Places,
    progress: Progress | None,
    cancelled: Asked | None,
) -> Plan:
    """Return what the rows of a ledger would do.

    Two entries are the same if day, source, category, amount and note are; where the sheet
    has no notes, they are left out of it. Of so many alike in the sheet, as many as the
    register lacks are new.
    """
    noted = "note" in places.parts
    there = Counter(_key(plain(entry), noted) for entry in data.register.spending)
    reports: list[RowReport] = []
    entries: list[tuple[int, dict[str, Any]]] = []
    for index, row in enumerate(rows):
        if index % _EVERY == 0:
            go_on(index, None, progress, cancelled)
        if row.refusals:
            reports.append(RowReport(row.number, "refused", "", row.refusals))
            continue
        entry = {name: plain_value(row.values[name]) for name in _NAMES if name in row.values}
        key = _key(entry, noted)
        if there[key] > 0:
            there[key] -= 1
            reports.append(RowReport(row.number, "equal", notes=row.notes))
        else:
            entries.append((len(reports), entry))
            reports.append(RowReport(row.number, "new", notes=row.notes))
    _judge(data.project, entries, reports, places)
    go_on(len(reports), len(reports), progress, cancelled)
    fit = [entry for index, entry in entries if reports[index].fate == "new"]
    changes = tuple(Change(("spending", f"+{n}"), None, entry) for n, entry in enumerate(fit, 1))
    return Plan("spending", tuple(reports), changes)


def _key(entry: dict[str, Any], noted: bool) -> Key:
    key = tuple(entry.get(name) for name in _NAMES[:-1])
    if not noted:
        return key
    # as a sheet would have it read
    note = text_of(entry.get("note"))
    return (*key, note if note and note not in NOTHING else None)


def _judge(
    project: Project,
    entries: list[tuple[int, dict[str, Any]]],
    reports: list[RowReport],
    places: Places,
) -> None:
    """Refuse the new entries that do not fit the project, and note what is odd."""
    records: list[tuple[int, Spending]] = []
    for index, entry in entries:
        record, wrong = convert(entry, Spending)
        for finding in wrong:
            tell(reports, index, finding, places)
        if record is not None:
            records.append((index, record))
    register = Register(spending=tuple(record for _index, record in records))
    for finding in register_findings(project, register):
        tell(reports, records[int(finding.path[1])][0], finding, places)


def tell(reports: list[RowReport], index: int, finding: Finding, places: Places) -> None:
    """Refuse a row for what a rule has against it, or note it there if it only warns."""
    report = reports[index]
    field = str(finding.path[-1]) if finding.path else ""
    refusal: Refusal = places.refusal(finding.message, report.number, field, "date", "requested")
    if finding.severity == "error":
        refusals = (*report.refusals, refusal)
        reports[index] = report._replace(fate="refused", refusals=refusals)
    else:
        reports[index] = report._replace(notes=(*report.notes, refusal))

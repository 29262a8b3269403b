"""Comparing a sheet of claims for payment with the register: a payment since fills a claim."""

from collections.abc import Iterable
from typing import Any

from esftui.intake.ledger import tell
from esftui.intake.limits import Asked, Progress, go_on
from esftui.intake.outcome import Difference, Fate, Places, Plan, RowReport, plain_value
from esftui.intake.rows import Row
from esftui.locales import _
from esftui.model.participant import Claim, Register
from esftui.model.project import Project, ProjectData
from esftui.store.change import Change
from esftui.store.places import plain
from esftui.store.problem import Finding
from esftui.store.register_rules import register_findings
from esftui.store.validate import convert

_NAMES = ("period_start", "period_end", "requested", "amount", "paid", "paid_amount")
_SAME = ("period_end", "requested", "amount")
"""What tells a claim from all others; the amount may have been put right since."""

Entry = dict[str, Any]


def plan_claims(
    rows: Iterable[Row],
    data: ProjectData,
    places: Places,
    progress: Progress | None,
    cancelled: Asked | None,
) -> Plan:
    """Return what the rows of a sheet of claims would do.

    A claim is told by the end of its period, the day it was sent in and its amount; where no
    claim has that amount, by the two days. So the same sheet a second time changes nothing,
    and a payment that has come since is a change of its claim. What the sheet does not say
    stays as it is.
    """
    given: list[tuple[Row, Entry | None]] = []
    for index, row in enumerate(rows):
        go_on(index, None, progress, cancelled)
        values = {name: plain_value(row.values[name]) for name in _NAMES if name in row.values}
        given.append((row, None if row.refusals else values))
    there = [plain(claim) for claim in data.register.claims]
    found = _found([entry for _row, entry in given], there)
    reports: list[RowReport] = []
    wanted: dict[int, Entry] = {}
    for index, (row, entry) in enumerate(given):
        if entry is None:
            reports.append(RowReport(row.number, "refused", "", row.refusals))
            continue
        at = found.get(index)
        before: Entry = there[at] if at is not None else {}
        wanted[index] = {**before, **entry}
        reports.append(_report(row, before, wanted[index]))
    _refuse_twice(given, found, reports, places)
    _judge(data, found, wanted, reports, places)
    go_on(len(reports), len(reports), progress, cancelled)
    return Plan("claims", tuple(reports), _changes(reports, found, wanted, there))


def _found(entries: list[Entry | None], there: list[Entry]) -> dict[int, int]:
    """Return which claim of the register each row is about, by their places."""
    found: dict[int, int] = {}
    for names in (_SAME, _SAME[:-1]):
        for index, entry in enumerate(entries):
            if entry is None or index in found:
                continue
            for at, claim in enumerate(there):
                same = all(entry.get(name) == claim.get(name) for name in names)
                if same and at not in found.values():
                    found[index] = at
                    break
    return found


def _report(row: Row, before: Entry, after: Entry) -> RowReport:
    subject = str(after["requested"])
    differences = tuple(
        Difference(name, "", before.get(name), after[name])
        for name in _NAMES
        if name in after and before.get(name) != after[name]
    )
    fate: Fate = "new" if not before else "changed" if differences else "equal"
    told = differences if before else ()
    return RowReport(row.number, fate, subject, differences=told, notes=row.notes)


def _refuse_twice(
    given: list[tuple[Row, Entry | None]],
    found: dict[int, int],
    reports: list[RowReport],
    places: Places,
) -> None:
    """Refuse a new claim that stands in the sheet already: money is not asked for twice."""
    first: dict[tuple[Any, ...], int] = {}
    for index, (row, entry) in enumerate(given):
        if entry is None:
            continue
        other = first.setdefault(tuple(entry.get(name) for name in _SAME), row.number)
        if other != row.number and index not in found:
            message = _("row {row} is the same claim").format(row=other)
            refusal = places.refusal(message, row.number, "requested")
            reports[index] = reports[index]._replace(fate="refused", refusals=(refusal,))


def _judge(
    data: ProjectData,
    found: dict[int, int],
    wanted: dict[int, Entry],
    reports: list[RowReport],
    places: Places,
) -> None:
    """Refuse what does not fit the project, and note what is odd, beside the claims there are."""
    claims: list[Claim] = list(data.register.claims)
    rows: dict[int, int] = {}
    for index, entry in wanted.items():
        if reports[index].fate not in ("new", "changed"):
            continue
        record, wrong = convert(entry, Claim)
        for finding in wrong:
            tell(reports, index, finding, places)
        if record is None:
            continue
        at = found.get(index, len(claims))
        claims[at : at + 1] = [record]
        rows[at] = index
    for finding in _findings(data.project, claims):
        at = int(finding.path[1])
        if at in rows:
            tell(reports, rows[at], finding, places)


def _findings(project: Project, claims: list[Claim]) -> Iterable[Finding]:
    return register_findings(project, Register(claims=tuple(claims)))


def _changes(
    reports: list[RowReport],
    found: dict[int, int],
    wanted: dict[int, Entry],
    there: list[Entry],
) -> tuple[Change, ...]:
    """Return the changes of the rows that are new or change a claim."""
    changed = [
        Change(("claims", "="), there[found[index]], wanted[index])
        for index, report in enumerate(reports)
        if report.fate == "changed"
    ]
    new = [wanted[index] for index, report in enumerate(reports) if report.fate == "new"]
    return (
        *changed,
        *(Change(("claims", f"+{n}"), None, entry) for n, entry in enumerate(new, 1)),
    )

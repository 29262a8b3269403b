"""An import as JSON: every row that is not as it was, and the counts."""

from esftui.intake.job import Opened
from esftui.intake.outcome import Difference, Fate, Plan, RowReport
from esftui.intake.reading import Refusal
from esftui.report.json.record import Json


class ImportMessage(Json, frozen=True, kw_only=True):
    """What is said of a cell: its column's letter and heading (empty: the whole row), and why."""

    column: str
    heading: str
    message: str


class ImportDifference(Json, frozen=True, kw_only=True):
    """A value of the register that becomes another; ``of`` is the start, activity ... it is of."""

    field: str
    of: str
    before: str | int | bool | None
    after: str | int | bool | None


class ImportRow(Json, frozen=True, kw_only=True):
    """A row of the sheet and its fate; rows as they are stand only in the counts."""

    row: int
    fate: Fate
    participant: str | None
    refused: list[ImportMessage]
    changes: list[ImportDifference]
    notes: list[ImportMessage]


class ImportCounts(Json, frozen=True, kw_only=True):
    """How many rows of the sheet are what."""

    new: int
    changed: int
    equal: int
    refused: int


class Import(Json, frozen=True, kw_only=True):
    """What ``esftui import --json`` prints; ``imported``: it was written, and not only tried."""

    file: str
    sheet: str | None
    kind: str
    imported: bool
    columns: dict[str, str]
    doubts: list[str]
    counts: ImportCounts
    rows: list[ImportRow]


def intake(opened: Opened, plan: Plan, *, imported: bool) -> Import:
    """Return an import as it is printed."""
    return Import(
        file=opened.table.file,
        sheet=opened.table.sheet or None,
        kind=plan.kind,
        imported=imported,
        columns=dict(opened.mapping.columns),
        doubts=list(opened.doubts),
        counts=ImportCounts(
            new=plan.count("new"),
            changed=plan.count("changed"),
            equal=plan.count("equal"),
            refused=plan.count("refused"),
        ),
        rows=[_row(row) for row in plan.rows if row.fate != "equal" or row.notes],
    )


def _row(row: RowReport) -> ImportRow:
    return ImportRow(
        row=row.number,
        fate=row.fate,
        participant=row.subject or None,
        refused=[_message(each) for each in row.refusals],
        changes=[_difference(each) for each in row.differences],
        notes=[_message(each) for each in row.notes],
    )


def _message(refusal: Refusal) -> ImportMessage:
    return ImportMessage(column=refusal.column, heading=refusal.heading, message=refusal.message)


def _difference(difference: Difference) -> ImportDifference:
    return ImportDifference(
        field=difference.field,
        of=difference.of,
        before=difference.before,
        after=difference.after,
    )

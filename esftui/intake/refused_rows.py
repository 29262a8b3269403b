"""The rows that were refused, in a text file: to be put right and imported again."""

from pathlib import Path

from esftui.intake.cell import text_of
from esftui.intake.csv_text import csv_bytes
from esftui.intake.job import Opened
from esftui.intake.outcome import Plan
from esftui.locales import _
from esftui.store.personal_number import masked
from esftui.store.write import replace_file


def write_refused(path: Path, opened: Opened, plan: Plan) -> None:
    """Write the refused rows as they stand in the sheet, with row number and reason.

    What is personal is left out; where pseudonyms were made, a column tells them. A new
    file is for its owner's eyes only.

    Raises:
        OSError: if the file cannot be written.
    """
    replace_file(path, csv_bytes(_rows(opened, plan)), private=True)


def _rows(opened: Opened, plan: Plan) -> list[list[str]]:
    columns = [c for c in opened.layout.columns if c.index not in opened.private]
    made = opened.makes_pseudonyms
    first = [_("Row in the sheet")] + ([_("Pseudonym")] if made else [])
    rows = [[*first, *(c.heading for c in columns), _("Why it was refused")]]
    for report in plan.having("refused"):
        cells = opened.table.rows[report.number - 1]
        texts = (text_of(cells[c.index]) if c.index < len(cells) else "" for c in columns)
        reasons = "; ".join(
            f"{each.column}: {each.message}" if each.column else each.message
            for each in report.refusals
        )
        own = [str(report.number)] + ([report.subject] if made else [])
        rows.append([*own, *(masked(text) for text in texts), masked(reasons)])
    return rows

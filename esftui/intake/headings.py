"""Where the headings of a sheet are, and where its rows begin and end."""

from typing import NamedTuple

import msgspec

from esftui.intake.cell import Cell, IntakeError, fold, is_error, letter, text_of
from esftui.intake.lexicon import TOTALS, heading_score, words_of
from esftui.intake.sheet import Merged, Table
from esftui.locales import _, ngettext
from esftui.store.personal_number import find, masked

SEARCHED = 40
"""How many rows from the top the headings are sought in."""


class Column(msgspec.Struct, frozen=True):
    """A column: its place in a row from 0, its letter, and its heading, which is unique."""

    index: int
    letter: str
    heading: str


class Layout(NamedTuple):
    """Where things are in a sheet; rows are numbered as the spreadsheet does, from 1.

    ``last_row`` is before ``first_row`` if there are no rows. ``notes`` tell what was left
    out.
    """

    heading_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    first_row: int
    last_row: int
    notes: tuple[str, ...] = ()


def find_headings(table: Table, heading_rows: tuple[int, ...] | None = None) -> Layout:
    """Return where the headings and the rows of a sheet are.

    Two rows of headings are read together: ``Start`` over ``Datum`` is ``Start Datum``.

    Args:
        table: the sheet.
        heading_rows: the rows of the headings where they are known.

    Raises:
        IntakeError: if no headings are found, or are not in the rows given.
    """
    rows = heading_rows or found_rows(table)
    if not rows or max(rows) > len(table.rows):
        message = _(
            "no headings were found: a row is needed that says what each column is; if it is "
            "there, give its number as heading_rows in a mapping"
        )
        raise IntakeError(message)
    first = max(rows) + 1
    last, notes = _end(table, first)
    columns = _columns(table, rows, first, last)
    if not columns:
        raise IntakeError(_("the row of headings is empty"), rows[0])
    return Layout(tuple(rows), columns, first, last, notes)


def is_label(cell: Cell) -> bool:
    """Say whether a cell could be a heading: a short text that is no number, date or person."""
    if not isinstance(cell, str):
        return False
    text = text_of(cell)
    if not text or len(text) > 120 or is_error(text) or next(find(text), None):
        return False
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and "@" not in text and letters >= sum(c.isdigit() for c in text)


def found_rows(table: Table) -> tuple[int, ...]:
    """Return the rows that look like headings, one or two, or none."""
    width = _usual_width(table)
    best, highest = 0, 0.0
    for number, row in enumerate(table.rows[:SEARCHED], 1):
        score = _row_score(row, width)
        if score > highest:
            best, highest = number, score
    if not best:
        return ()
    below = table.rows[best] if best < len(table.rows) else ()
    if _also_headings(table.rows[best - 1], below):
        return best, best + 1
    if best > 1 and _groups_above(table, best):
        return best - 1, best
    return (best,)


def _usual_width(table: Table) -> int:
    """Return how many cells of a row most often have something in them."""
    counts: dict[int, int] = {}
    for row in table.rows[: SEARCHED * 5]:
        filled = sum(cell is not None for cell in row)
        if filled:
            counts[filled] = counts.get(filled, 0) + 1
    return max(counts, key=lambda filled: (counts[filled] * filled**0.5, filled), default=0)


def _row_score(row: tuple[Cell, ...], width: int) -> float:
    filled = [cell for cell in row if cell is not None]
    labels = [text_of(cell) for cell in filled if is_label(cell)]
    if not labels or len(labels) < 0.8 * len(filled):
        return 0.0
    known = sum(heading_score(label) for label in labels)
    if len(labels) == 1 and (width > 1 or known < 1):
        return 0.0
    if known < 1 and (len(labels) < max(2, 0.6 * width) or len(set(labels)) < len(labels)):
        return 0.0
    return known + 0.1 * min(len(labels), width) / max(width, 1)


def _also_headings(row: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Say whether the row below belongs to the headings too."""
    filled = [cell for cell in below if cell is not None]
    if not filled or not all(is_label(cell) for cell in filled):
        return False
    known = sum(heading_score(text_of(cell), parts=True) for cell in filled)
    gaps = _gaps(row, below)
    return known >= max(2, 0.6 * len(filled)) and (gaps > 0 or len(filled) < _count(row))


def _gaps(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> int:
    """Return how many columns have something below and nothing above."""
    padded = above + (None,) * (len(below) - len(above))
    return sum(low is not None and high is None for high, low in zip(padded, below, strict=False))


def _count(row: tuple[Cell, ...]) -> int:
    return sum(cell is not None for cell in row)


def _groups_above(table: Table, best: int) -> bool:
    """Say whether the row above names groups of columns, rather than the whole sheet."""
    above, row = table.rows[best - 2], table.rows[best - 1]
    filled = [(i, cell) for i, cell in enumerate(above) if cell is not None]
    if not filled or not all(is_label(cell) for _i, cell in filled):
        return False
    if len(filled) > 1:
        return True
    texts = [fold(text_of(cell)) for cell in row if cell is not None]
    start = next((i for i, cell in enumerate(row) if cell is not None), 0)
    if filled[0][0] == start:
        return False
    over = [m for m in table.merged if m.first_row <= best - 2 <= m.last_row]
    if over:
        return any(2 <= m.last_column - m.first_column + 1 < 0.8 * len(texts) for m in over)
    return len(set(texts)) < len(texts)


def _columns(table: Table, rows: tuple[int, ...], first: int, last: int) -> tuple[Column, ...]:
    data = table.rows[first - 1 : last]
    width = max((len(row) for row in (*data, *(table.rows[r - 1] for r in rows))), default=0)
    used = [False] * width
    for row in data:
        for index, cell in enumerate(row):
            if cell is not None:
                used[index] = True
    parts = [_spread(table, r, width, i < len(rows) - 1) for i, r in enumerate(rows)]
    found: list[Column] = []
    taken: set[str] = set()
    for index in range(width):
        own = [part[index] for part in parts]
        if not own[-1] and table.rows[rows[0] - 1][index : index + 1] in ((), (None,)):
            own = [""]  # what was spread out from the left is no heading by itself
        heading = " ".join(text for text in own if text)
        if not heading and not used[index]:
            continue
        heading = heading or f"({letter(index)})"
        found.append(Column(index, letter(index), _unique(masked(heading), taken)))
    return tuple(found)


def _spread(table: Table, row: int, width: int, groups: bool) -> list[str]:
    """Return a row's texts; those of groups also in the columns that they stand over."""
    cells = table.rows[row - 1]
    texts = [text_of(cell) for cell in cells] + [""] * (width - len(cells))
    if not groups:
        return texts
    spans = [m for m in table.merged if m.first_row == row - 1]
    if table.merged:
        for index, text in enumerate(list(texts)):
            if text:
                for column in range(index, _end_of(spans, index) + 1):
                    texts[column : column + 1] = [text]
        return texts[:width]
    filled = ""
    for index, text in enumerate(texts):
        filled = text or filled
        texts[index] = filled
    return texts


def _end_of(spans: list[Merged], index: int) -> int:
    return next((m.last_column for m in spans if m.first_column == index), index)


def _unique(heading: str, taken: set[str]) -> str:
    wanted, number = heading, 1
    while fold(wanted) in taken or wanted in taken:
        number += 1
        wanted = f"{heading} ({number})"
    taken |= {fold(wanted), wanted}
    return wanted


def _end(table: Table, first: int) -> tuple[int, tuple[str, ...]]:
    """Return the last row that is one, and what is said of those below it."""
    last = len(table.rows)
    totals: list[int] = []
    remarks: list[int] = []
    usual = _usual_width(table)
    while last >= first:
        row = table.rows[last - 1]
        if any(cell is not None for cell in row):
            if _is_total(row):
                totals.insert(0, last)
            elif _is_remark(table, last, usual) or (last + 1 in remarks and _count(row) == 1):
                remarks.insert(0, last)
            else:
                break
        last -= 1
    notes: list[str] = []
    if totals:
        text = ngettext(
            "row {rows} with totals is left out",
            "rows {rows} with totals are left out",
            len(totals),
        )
        notes.append(text.format(rows=", ".join(str(row) for row in totals)))
    if remarks:
        text = ngettext(
            "row {rows} with a remark is left out",
            "rows {rows} with remarks are left out",
            len(remarks),
        )
        notes.append(text.format(rows=", ".join(str(row) for row in remarks)))
    blank = sum(all(cell is None for cell in row) for row in table.rows[first - 1 : last])
    if blank:
        text = ngettext("{number} blank row is left out", "{number} blank rows are left out", blank)
        notes.append(text.format(number=str(blank)))
    return last, tuple(notes)


def _is_remark(table: Table, number: int, usual: int) -> bool:
    """Say whether a row is a remark under the sheet: one text alone, after a blank row."""
    row = table.rows[number - 1]
    if usual < 3 or _count(row) != 1 or not any(isinstance(cell, str) for cell in row):
        return False
    return all(cell is None for cell in table.rows[number - 2])


def _is_total(row: tuple[Cell, ...]) -> bool:
    """Say whether a row sums up: its first text says so."""
    first = next((text_of(cell) for cell in row if isinstance(cell, str)), "")
    words = fold(first).split()
    return bool(words) and words[0] in words_of(TOTALS) and len(words) <= 4

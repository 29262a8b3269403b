"""Who a row is about: what tells people apart, as it stands in the cells."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from esftui.intake.cell import Cell, IntakeError, fold, text_of
from esftui.intake.headings import Layout
from esftui.intake.mapping import Mapping
from esftui.intake.reading import quoted
from esftui.intake.sheet import Table
from esftui.intake.values import has_personal_number
from esftui.locales import _
from esftui.store.personal_number import find


def person_key(text: str) -> str:
    """Return what tells a person apart in its one form, however it was written.

    A personal number is its last ten digits; of a name, case and blanks are no difference,
    and ``Efternamn, Förnamn`` is turned about.
    """
    number = next(find(text), None)
    if number is not None:
        return "".join(c for c in text[number[0] : number[1]] if c.isdigit())[-10:]
    # the key of a key is itself: a list that was read is looked up in the same way
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    family, _comma, given = unicodedata.normalize("NFC", folded).partition(",")
    return " ".join(f"{given} {family}".replace(",", " ").split())


def key_columns(layout: Layout, mapping: Mapping) -> tuple[int, ...]:
    """Return the places of the columns that tell people apart.

    Raises:
        IntakeError: if one of them is not in the sheet.
    """
    return _places(layout, mapping.pseudonym.headings)


def other_columns(layout: Layout, mapping: Mapping) -> tuple[int, ...]:
    """Return the places of the columns that tell people apart where the first ones are empty.

    Raises:
        IntakeError: if one of them is not in the sheet.
    """
    return _places(layout, mapping.pseudonym.other_headings)


class Named(NamedTuple):
    """The first row in which a name stands beside a number, and all the keys beside it."""

    row: int
    keys: frozenset[str]


def people_named(table: Table, layout: Layout, mapping: Mapping) -> dict[str, Named]:
    """Return who is told by a number and has a name as well, by the name's normalised key.

    Whether a row with that name alone is about the same person cannot be known.

    Raises:
        IntakeError: if a heading that tells people apart is not in the sheet.
    """
    columns, others = key_columns(layout, mapping), other_columns(layout, mapping)
    found: dict[str, Named] = {}
    rows = table.rows[layout.first_row - 1 : layout.last_row] if others else ()
    for number, row in enumerate(rows, layout.first_row):
        key, name = person_key(key_text(row, columns)), person_key(key_text(row, others))
        if key and name:
            before = found.get(name, Named(number, frozenset()))
            if key not in before.keys:
                found[name] = Named(before.row, before.keys | {key})
    return found


def _places(layout: Layout, headings: Sequence[str]) -> tuple[int, ...]:
    places = {fold(column.heading): column.index for column in layout.columns}
    missing = [h for h in headings if fold(h) not in places]
    if missing:
        message = _("the column {heading}, which tells people apart, is not in the sheet")
        raise IntakeError(message.format(heading=quoted(missing[0])))
    return tuple(places[fold(heading)] for heading in headings)


def key_text(row: tuple[Cell, ...], columns: tuple[int, ...]) -> str:
    """Return what tells the person of a row apart, as written."""
    texts = (text_of(row[index]) if index < len(row) else "" for index in columns)
    joined = " ".join(text for text in texts if text)
    if joined.isdecimal() and 8 <= len(joined) < 10:
        padded = joined.zfill(10)  # a spreadsheet takes the first zeros of a number away
        return padded if has_personal_number(padded) else joined
    return joined

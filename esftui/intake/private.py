"""What is personal in a sheet: recognised by heading and content, and left out.

Participants are known by pseudonyms only. Which person has which pseudonym can be kept in a
key list, a file that the user asks for and keeps; the program reads and writes it, and
stores nothing of it anywhere else.
"""

import contextlib
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from esftui.intake.cell import Cell, IntakeError, text_of
from esftui.intake.csv_file import read_csv
from esftui.intake.fields import KINDS
from esftui.intake.headings import Column, Layout
from esftui.intake.lexicon import Private, guesses, private_kind
from esftui.intake.limits import FILE_LIMIT
from esftui.intake.mapping import Mapping
from esftui.intake.reading import quoted
from esftui.intake.sheet import Table
from esftui.intake.values import has_personal_number
from esftui.intake.who import Named, key_columns, key_text, other_columns, people_named, person_key
from esftui.locales import _, ngettext
from esftui.store.problem import FileProblems

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}")
_PHONE = re.compile(r"(?:\+46|0046|0)[ -]?(?:\(0\))?\d{1,3}[ /-]{0,3}\d{2,3}(?:[ -]?\d{2,3}){1,3}")
_STREET = re.compile(
    r"[^\W\d][\w .-]*"
    r"(?:gatan|vägen|gränd|gränden|torget|stigen|allén|plan|backen|väg|gata|street|road)"
    r" \d{1,4} ?[A-Za-z]?(?:[, ].*)?",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?:S-)?\d{3} ?\d{2} [^\W\d][^\d]*")
_NAME = re.compile(r"[^\W\d_][\w'’-]+(?:,? [^\W\d_][\w'’.-]*){1,3}")
_SAMPLE = 500
_ENOUGH = 0.6
_SOME = 0.25
"""The share of a column's cells that is enough for personal numbers, which are never chance."""
_CATEGORIES = frozenset(
    (
        "municipality",
        "referrer",
        "source",
        "category",
        "reason",
        "activity",
        "step",
        "group",
        "question",
        "occasion",
        "gender",
    )
)
"""Columns with these headings hold words of two capitals that are no names."""


class KeyList(NamedTuple):
    """Which person has which pseudonym: the normalised keys of people, and their pseudonyms."""

    entries: dict[str, str]

    def pseudonym(self, key: str) -> str | None:
        """Return the pseudonym of a person, by what tells them apart as written."""
        return self.entries.get(person_key(key))


def private_columns(table: Table, layout: Layout) -> dict[int, Private]:
    """Return the columns with what is personal, by their place from 0, and what it is.

    Of a long column some cells, evenly spread, are looked at; a personal number in any
    other is refused when it is read.
    """
    found: dict[int, Private] = {}
    for column in layout.columns:
        kind = _private(column, _cells(table, layout, column.index))
        if kind is not None:
            found[column.index] = kind
    return found


def _cells(table: Table, layout: Layout, index: int) -> list[Cell]:
    rows = table.rows[layout.first_row - 1 : layout.last_row]
    found = [row[index] for row in rows if index < len(row) and row[index] is not None]
    return found[:: len(found) // _SAMPLE + 1]


def _private(column: Column, cells: Sequence[Cell]) -> Private | None:
    if cells:
        numbers = sum(has_personal_number(cell, whole=True) for cell in cells)
        alone = sum(_is_number_alone(cell) for cell in cells)
        if alone and numbers >= _SOME * len(cells):
            return "personal_number"
    named = private_kind(column.heading)
    if named is not None:
        return named
    texts = [text_of(cell) for cell in cells if isinstance(cell, str)]
    if len(texts) < _ENOUGH * len(cells) or not texts:
        return None
    for kind, pattern in _BY_CONTENT.items():
        if _share(texts, pattern) >= _ENOUGH:
            return kind
    return "name" if _are_names(column.heading, texts) else None


_BY_CONTENT: dict[Private, re.Pattern[str]] = {
    "email": _EMAIL,
    "phone": _PHONE,
    "address": re.compile(f"(?:{_STREET.pattern})|(?:{_POSTCODE.pattern})", re.IGNORECASE),
}


def _share(texts: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(pattern.fullmatch(text) is not None for text in texts) / len(texts)


def _is_number_alone(cell: Cell) -> bool:
    """Say whether a cell holds a personal number and nothing else to speak of."""
    if not has_personal_number(cell, whole=True):
        return False
    return not isinstance(cell, str) or sum(c.isalpha() for c in cell) <= 3


def _are_names(heading: str, texts: Sequence[str]) -> bool:
    """Say whether texts look like the names of people: two capitals, hardly ever the same."""
    if len(texts) < 3 or any(
        guess.score >= 0.9 and guess.field in _CATEGORIES
        for kind in KINDS
        for guess in guesses(heading, kind)
    ):
        return False
    alike = sum(_is_name(text) for text in texts)
    return alike >= 0.8 * len(texts) and len(set(texts)) >= 0.7 * len(texts)


def _is_name(text: str) -> bool:
    if _NAME.fullmatch(text) is None:
        return False
    words = [word for part in text.replace(",", " ").split() for word in part.split("-")]
    small = {"von", "af", "de", "van", "der", "la", "el", "al", "bin"}
    return all(word[:1].isupper() or word.casefold() in small for word in words if word)


# pseudonyms ------------------------------------------------------------------


def pseudonyms(
    table: Table,
    layout: Layout,
    mapping: Mapping,
    keys: KeyList | None = None,
    taken: Iterable[str] = (),
) -> KeyList:
    """Return the key list with a pseudonym for everyone in a sheet who had none.

    Numbers go on after the highest one with the mapping's prefix. Without the key list of
    last time the same people get new pseudonyms.

    Args:
        table: the sheet.
        layout: its headings.
        mapping: whose ``pseudonym`` says what tells people apart, and the prefix.
        keys: the key list of earlier imports.
        taken: pseudonyms that the register has already.

    Raises:
        IntakeError: if a heading that tells people apart is not in the sheet.
    """
    entries = dict(keys.entries) if keys else {}
    columns = key_columns(layout, mapping)
    prefix = mapping.pseudonym.prefix
    used = {*entries.values(), *taken}
    number = _highest(used, prefix)
    named = people_named(table, layout, mapping)
    _know_again(entries, named)
    others = other_columns(layout, mapping)
    for row in table.rows[layout.first_row - 1 : layout.last_row] if columns else ():
        key = person_key(key_text(row, columns))
        if not key:
            key = person_key(key_text(row, others))
            key = "" if key in named else key
        if key and key not in entries:
            number += 1
            while f"{prefix}{number:03d}" in used:
                number += 1
            entries[key] = f"{prefix}{number:03d}"
    return KeyList(entries)


def _know_again(entries: dict[str, str], named: dict[str, Named]) -> None:
    """Let those whom a key list knows by name keep their pseudonym when they get a number."""
    for name, (_row, keys) in named.items():
        key = next(iter(keys))
        if len(keys) == 1 and name in entries and key not in entries:
            entries[key] = entries.pop(name)


def _highest(used: Iterable[str], prefix: str) -> int:
    pattern = re.compile(re.escape(prefix) + r"([0-9]{1,9})")
    numbers = (pattern.fullmatch(each) for each in used)
    return max((int(match[1]) for match in numbers if match), default=0)


def same_names(table: Table, layout: Layout, mapping: Mapping) -> str:
    """Return a warning if people are told apart by their names alone, or an empty text."""
    kinds = private_columns(table, layout)
    columns = key_columns(layout, mapping)
    if not columns:
        return ""
    if any(kinds.get(index) in ("personal_number", "email") for index in columns):
        return _some_by_name(table, layout, mapping)
    return _("people are told apart by name: two with the same name become one participant")


def _some_by_name(table: Table, layout: Layout, mapping: Mapping) -> str:
    columns, others = key_columns(layout, mapping), other_columns(layout, mapping)
    rows = table.rows[layout.first_row - 1 : layout.last_row] if others else ()
    number = sum(bool(key_text(row, others)) and not key_text(row, columns) for row in rows)
    if not number:
        return ""
    text = ngettext(
        "{number} row without {heading} is told by {others}: two with the same name become "
        "one participant",
        "{number} rows without {heading} are told by {others}: two with the same name become "
        "one participant",
        number,
    )
    pseudonym = mapping.pseudonym
    heading = ", ".join(quoted(each) for each in pseudonym.headings)
    names = ", ".join(quoted(each) for each in pseudonym.other_headings)
    return text.format(number=str(number), heading=heading, others=names)


# the key list ----------------------------------------------------------------


def key_list_warning() -> str:
    """Return what the user must know about a key list."""
    return _(
        "The key list says who is behind each pseudonym. The program does not keep it: put it "
        "where only those who may know can read it, apart from the register, and give it again "
        "at the next import, so that the same people keep their pseudonyms."
    )


def read_keys(path: Path) -> KeyList:
    """Return the key list in a file: a line for each person, ``key;pseudonym``.

    Raises:
        IntakeError: if it cannot be read, or gives one person two pseudonyms or two people
            the same; the row is told, the person is not.
    """
    from esftui.store.source import read_bytes

    try:
        rows = read_csv(read_bytes(path, FILE_LIMIT))
    except FileProblems as problems:
        raise IntakeError(problems.problems[0].message) from None
    entries: dict[str, str] = {}
    owners: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        texts = [text_of(cell) for cell in row]
        if not any(texts) or (number == 1 and texts[:2] == ["key", "pseudonym"]):
            continue
        if len(texts) < 2 or not texts[0] or not texts[1]:
            raise IntakeError(_("a line of a key list is a key and a pseudonym"), number)
        key, pseudonym = person_key(texts[0].removeprefix("'")), texts[1]
        if has_personal_number(pseudonym):
            raise IntakeError(_("a personal identity number is no pseudonym"), number, "B")
        if entries.setdefault(key, pseudonym) != pseudonym:
            raise IntakeError(_("this person has another pseudonym further up"), number)
        if owners.setdefault(pseudonym, key) != key:
            raise IntakeError(_("another person has this pseudonym further up"), number, "B")
    return KeyList(entries)


def write_keys(path: Path, keys: KeyList) -> None:
    """Write a key list that only its owner can read: semicolons, UTF-8 with a byte order mark.

    Raises:
        OSError: if the file cannot be written.
    """
    import csv
    import io

    from esftui.store.write import replace_file

    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(("key", "pseudonym"))
    for key, pseudonym in keys.entries.items():
        # what begins so would be run as a formula by a spreadsheet program
        writer.writerow(("'" + key if key[:1] in ("=", "+", "-", "@") else key, pseudonym))
    real = path.resolve()
    made = _private_file(real)
    try:
        replace_file(real, text.getvalue().encode("utf-8-sig"))
    except BaseException:
        if made:
            with contextlib.suppress(OSError):
                real.unlink()
        raise


def _private_file(path: Path) -> bool:
    """See to it that a file is there that only its owner can read; say whether it was made."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        path.chmod(0o600)
        return False
    return True


def private_note(kinds: Iterable[Private]) -> str:
    """Return how many personal columns are left out, or an empty text."""
    number = len(list(kinds))
    if not number:
        return ""
    text = ngettext(
        "{number} column with what is personal is left out",
        "{number} columns with what is personal are left out",
        number,
    )
    return text.format(number=str(number))

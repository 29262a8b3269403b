"""A mapping as commented YAML, the way a person would write it."""

import json
from collections.abc import Iterator

from esftui.intake.fields import FIELDS, IGNORE
from esftui.intake.mapping import Given, Mapping
from esftui.locales import _
from esftui.store.personal_number import masked


def mapping_text(mapping: Mapping) -> str:
    """Return a mapping as YAML, with comments in the language in use."""
    return "\n".join(_lines(mapping)) + "\n"


def _lines(mapping: Mapping) -> Iterator[str]:
    yield from _comment(_("How a spreadsheet is read into the register; see docs/import.md."))
    yield "schema: 1"
    yield ""
    yield from _comment(
        _(
            "participants (one row a start), persons (one row a person), follow_ups, spending,"
            " claims or answers"
        )
    )
    yield f"kind: {mapping.kind}"
    if mapping.sheet is not None:
        yield f"sheet: {_quoted(mapping.sheet)}"
    if mapping.heading_rows:
        yield from _comment(_("the rows with the headings, as the spreadsheet numbers them"))
        yield f"heading_rows: [{', '.join(str(row) for row in mapping.heading_rows)}]"
    yield ""
    yield from _comment(_("what each column is, by its heading; ignore leaves it out"))
    known = ", ".join((*FIELDS[mapping.kind], IGNORE))
    yield from _comment(_("fields: {fields}").format(fields=known))
    yield from _table("columns", mapping.columns)
    if mapping.values:
        yield ""
        yield from _comment(_("what a text in the sheet stands for, by field"))
        yield "values:"
        for field, words in mapping.values.items():
            yield f"  {_quoted(field)}:" if words else f"  {_quoted(field)}: {{}}"
            for text, value in words.items():
                yield f"    {_quoted(text)}: {_value(value)}"
    yield ""
    yield from _comment(_("how 01-02-03 is meant: ymd (year, month, day) or dmy"))
    yield f"date_order: {mapping.date_order}"
    yield from _comment(_("what stands before the öre: , or ."))
    yield f"decimal: {_quoted(mapping.decimal)}"
    yield from _pseudonym(mapping)
    if mapping.constants:
        yield ""
        yield from _comment(_("what is the same for every row"))
        yield from _table("constants", mapping.constants)


def _pseudonym(mapping: Mapping) -> Iterator[str]:
    pseudonym = mapping.pseudonym
    if not pseudonym.prefix and not pseudonym.headings:
        return
    yield ""
    yield from _comment(_("pseudonyms are made of the prefix and a number, one for each person;"))
    yield from _comment(_("from names what tells people apart, which is never stored;"))
    yield from _comment(_("otherwise does so for the rows in which that is empty"))
    yield "pseudonym:"
    yield f"  prefix: {_quoted(pseudonym.prefix)}"
    if pseudonym.headings:
        yield f"  from: {_one_or_several(pseudonym.headings)}"
    if pseudonym.other_headings:
        yield f"  otherwise: {_one_or_several(pseudonym.other_headings)}"


def _one_or_several(headings: tuple[str, ...]) -> str:
    texts = [_quoted(heading) for heading in headings]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def _table(name: str, rows: dict[str, str] | dict[str, str | int | bool]) -> Iterator[str]:
    if not rows:
        yield f"{name}: {{}}"
        return
    yield f"{name}:"
    for key, value in rows.items():
        yield f"  {_quoted(key)}: {_value(value)}"


def _comment(text: str) -> Iterator[str]:
    import textwrap

    yield from textwrap.wrap(text, 96, initial_indent="# ", subsequent_indent="# ")


def _value(value: Given) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """Return a text in double quotes, whatever is in it; JSON's way of it is also YAML's."""
    plain = masked(text)
    if plain.isascii() and plain.replace("_", "").isalpha() and plain == plain.lower():
        from esftui.store.scalars import Unclear, resolve

        try:
            if resolve(plain) == plain:
                return plain
        except Unclear:
            pass
    quoted = json.dumps(plain, ensure_ascii=False)
    return "".join(c if c.isprintable() else _escaped(c) for c in quoted)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"

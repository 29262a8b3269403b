"""Our reading of a compiled catalogue says what the standard library's says."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from esftui.locales.catalogue import Catalogue

OURS = Path(__file__).resolve().parents[2] / "esftui/locales/sv/LC_MESSAGES/esftui.mo"

TEXTS = st.text(st.characters(exclude_characters="\0\x04", codec="utf-8"), min_size=1, max_size=8)


def compiled(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def same(data: bytes) -> None:
    """Hold every text of a catalogue against the standard library's reader."""
    theirs, ours = GNUTranslations(BytesIO(data)), Catalogue(data)
    said = dict(theirs._catalog)  # type: ignore[attr-defined]
    assert len(ours) == len({key if isinstance(key, str) else key[0] for key in said})
    for key, text in said.items():
        if isinstance(key, str):
            assert ours.gettext(key) == text
            continue
        singular, form = key
        assert ours.gettext(singular) == theirs.gettext(singular)
        for number in range(12):
            found = ours.ngettext(singular, "?", number)
            assert found == theirs.ngettext(singular, "?", number)
            if form == ours._which(number):
                assert found == text


def test_every_swedish_text_is_what_the_standard_library_reads() -> None:
    same(OURS.read_bytes())


@given(
    st.lists(
        st.tuples(TEXTS, st.none() | TEXTS, TEXTS, st.none() | TEXTS),
        unique_by=lambda row: (row[0], row[1]),
        max_size=8,
    )
)
def test_any_catalogue_is_read_as_the_standard_library_reads_it(
    rows: list[tuple[str, str | None, str, str | None]],
) -> None:
    catalogue = Catalog(locale="sv")
    for text, context, said, several in rows:
        if several is None:
            catalogue.add(text, said, context=context)
        elif context is None:
            catalogue.add((text, several), (said, several))
    same(compiled(catalogue))


def test_a_language_with_more_forms_has_its_own_rule() -> None:
    catalogue = Catalog(locale="pl")
    catalogue.add(("{n} day", "{n} days"), ("dzień", "dni", "dnia"))
    same(compiled(catalogue))


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_bytes_of_its_numbers_may_stand_in_either_order(order: str) -> None:
    from struct import pack

    header = (
        b"Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    )
    texts = b"\0a\0" + header + b"\0" + "å".encode() + b"\0"
    at = 28 + 4 * 8
    tables = (0, at, 1, at + 1, len(header), at + 3, 2, at + 4 + len(header))
    data = pack(f"{order}7I", 0x950412DE, 0, 2, 28, 44, 0, 0) + pack(f"{order}8I", *tables) + texts
    assert Catalogue(data).gettext("a") == "å"
    same(data)


def test_what_a_catalogue_does_not_have_stays_in_english() -> None:
    for catalogue in (Catalogue(), Catalogue(OURS.read_bytes())):
        assert catalogue.gettext("never said") == "never said"
        assert catalogue.pgettext("nowhere", "never said") == "never said"
        assert catalogue.ngettext("one thing never said", "more", 1) == "one thing never said"
        assert catalogue.ngettext("one thing never said", "more", 0) == "more"

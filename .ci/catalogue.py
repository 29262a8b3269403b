#!/usr/bin/env python3
"""Keep the catalogues: gather texts from the code, add translations, compile, or check.

python .ci/catalogue.py update            gather texts, merge them into the catalogue, compile
python .ci/catalogue.py add FILE          merge translations from a JSON object {text: translation}
                                          (a plural is {singular: [singular, plural]}), then update
python .ci/catalogue.py missing           list texts without a translation
python .ci/catalogue.py check             fail if the catalogue is stale or incomplete
"""

import gettext
import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "esftui"
FOLDER = PACKAGE / "locales" / "sv" / "LC_MESSAGES"
PO, MO = FOLDER / "esftui.po", FOLDER / "esftui.mo"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def template() -> Catalog:
    """Return a catalogue of every text in the code."""
    found = Catalog(project="esftui", charset="utf-8", fuzzy=False)
    rows = extract_from_dir(
        str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("NOTE",)
    )
    for name, _line, message, comments, context in sorted(rows, key=lambda row: (row[0], row[1])):
        found.add(message, None, [(f"esftui/{name}", 0)], auto_comments=comments, context=context)
    return found


def merged() -> Catalog:
    """Return the kept translations, brought up to date with the code."""
    if PO.exists():
        with PO.open("rb") as file:
            kept = read_po(file, locale="sv")
    else:
        kept = Catalog(locale="sv", charset="utf-8")
    kept.update(template(), no_fuzzy_matching=True)
    kept.fuzzy = False
    for row in kept:
        # a doubtful translation would be left out of what is compiled
        row.flags.discard("fuzzy")
    # no dates: the same texts give the same bytes
    kept.revision_date = kept.creation_date = datetime(2000, 1, 1, tzinfo=UTC)
    kept.project, kept.version, kept.copyright_holder = "esftui", "0", "esftui"
    kept.header_comment = "# Swedish texts of esftui."
    return kept


def rendered(catalogue: Catalog) -> tuple[bytes, bytes]:
    """Return the catalogue as PO and as MO."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, sort_output=True, width=100)
    write_mo(mo, catalogue)
    return po.getvalue(), mo.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Return the texts without a translation."""
    return [
        str(message.id)
        for message in catalogue
        if message.id
        and not all([message.string] if isinstance(message.string, str) else message.string or [""])
    ]


def texts(po: Path | bytes) -> dict[object, object]:
    """Return what a PO file says, whichever version of the tools wrote it."""
    data = po.read_bytes() if isinstance(po, Path) else po
    return {(row.context, row.id): row.string for row in read_po(io.BytesIO(data)) if row.id}


def compiled(catalogue: Catalog) -> bool:
    """Say whether the MO file speaks as the catalogue does."""
    with MO.open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    for row in catalogue:
        if not row.id:
            continue
        if isinstance(row.id, str):
            found = spoken.pgettext(row.context, row.id) if row.context else spoken.gettext(row.id)
            if found != row.string:
                return False
        elif tuple(spoken.ngettext(row.id[0], row.id[1], number) for number in (1, 2)) != tuple(
            row.string or ()
        ):
            return False
    return True


def write(catalogue: Catalog) -> None:
    """Write both files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    po, mo = rendered(catalogue)
    PO.write_bytes(po)
    MO.write_bytes(mo)


def add(catalogue: Catalog, translations: dict[str, str | list[str]]) -> list[str]:
    """Put translations in; return the texts that the code does not have."""
    unknown = []
    for text, translation in translations.items():
        context, _, plain = text.rpartition("\x04")
        message = catalogue.get(plain, context or None)
        if message is None:
            unknown.append(text)
        else:
            message.string = tuple(translation) if isinstance(translation, list) else translation
    return unknown


def main(arguments: list[str]) -> int:
    """Do what the arguments say."""
    with FileLock(str(ROOT / ".git" / "catalogue.lock")):
        catalogue = merged()
        match arguments:
            case ["update"]:
                write(catalogue)
            case ["add", file]:
                for text in add(catalogue, json.loads(Path(file).read_text("utf-8"))):
                    print("not in the code:", text)
                write(catalogue)
            case ["missing"]:
                print("\n".join(missing(catalogue)))
            case ["check"]:
                fresh = texts(rendered(catalogue)[0])
                stale = not (PO.exists() and MO.exists())
                stale = stale or texts(PO) != fresh or not compiled(catalogue)
                lacking = missing(catalogue)
                if stale:
                    print("the catalogue is stale: run python .ci/catalogue.py update")
                for text in lacking:
                    print("no translation:", text)
                return 1 if stale or lacking else 0
            case _:
                print(__doc__)
                return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

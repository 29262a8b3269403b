"""Papers as Word documents: real headings and tables, described, and opened by another program."""

import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from support.papers import TRICKS, example, pictures, program, squeezed, text_of, tricky

from esftui.readable import clean
from esftui.report.papers.compose import KINDS, Kind
from esftui.report.papers.content import Chart, Heading, Table
from esftui.report.papers.docx import docx


def opened(raw: bytes) -> Any:
    return Document(BytesIO(raw))


@pytest.mark.parametrize("kind", KINDS)
def test_headings_and_tables_are_real_ones(kind: Kind) -> None:
    found = example(kind, "fler-i-arbete")
    document = opened(docx(found))
    headings = [
        (p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")
    ]
    blocks = [b for b in found.blocks if isinstance(b, Heading)]
    assert headings == [(f"Heading {block.level}", block.text) for block in blocks]
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert len(document.tables) == len(tables)
    for made, block in zip(document.tables, tables, strict=True):
        assert [cell.text for cell in made.rows[0].cells] == [c.title for c in block.columns]
        first = made.rows[0]._tr.trPr
        assert first.find(qn("w:tblHeader")) is not None
        assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == block.heading
        assert [tuple(cell.text for cell in row.cells) for row in made.rows[1:]] == list(block.rows)


def test_every_picture_says_in_words_what_it_shows() -> None:
    found = example("status")
    document = opened(docx(found))
    charts = [block for block in found.blocks if isinstance(block, Chart)]
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert told == [chart.alternative for chart in charts]


@pytest.mark.parametrize(("language", "tag"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_it_says_its_language_title_owner_and_numbers_its_pages(language: str, tag: str) -> None:
    found = example("final", "framtidsstegen", language)
    document = opened(docx(found))
    about = document.core_properties
    assert (about.title, about.author, about.language) == (found.name, found.author, tag)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert [lang.get(qn("w:val")) for lang in defaults.iter(qn("w:lang"))] == [tag]
    foot = document.sections[0].footer
    assert foot.paragraphs[0].text.startswith(found.footer)
    fields = [each.text for each in foot._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("text", TRICKS)
def test_tricks_are_shown_as_text(text: str) -> None:
    found = tricky("status", text)
    document = opened(docx(found))
    said = [p.text for p in document.paragraphs]
    said += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "\n".join(said).count(clean(text).strip()) >= 20


def test_no_other_program_is_named_as_its_maker() -> None:
    with ZipFile(BytesIO(docx(example("status")))) as file:
        inside = b"".join(file.read(name) for name in file.namelist() if name.endswith(".xml"))
        names = file.namelist()
    assert b"python-docx" not in inside
    assert b"Macintosh" not in inside
    assert not [name for name in names if "thumbnail" in name], "a picture of another page"


def _writer() -> bool:
    """Say whether LibreOffice is here with the part that reads documents."""
    office = program("soffice", "libreoffice")
    if office is None:
        return False
    place = Path(office).resolve().parent
    return any((place / name).is_file() for name in ("libswlo.so", "swriter", "libswlo.dylib"))


@pytest.mark.skipif(
    not _writer() or program("pdftoppm") is None, reason="LibreOffice Writer is not installed"
)
def test_another_program_opens_it_and_shows_every_heading(tmp_path: Path) -> None:
    papers = {
        f"{kind}-{name}": example(kind, name)
        for kind, name in (("status", "framtidsstegen"), ("minutes", "fler-i-arbete"))
    }
    for name, found in papers.items():
        (tmp_path / f"{name}.docx").write_bytes(docx(found))
    office = program("soffice", "libreoffice")
    assert office is not None
    # one start for all: it takes longer than what it converts
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{tmp_path / 'profile'}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *(str(tmp_path / f"{name}.docx") for name in papers),
        ],
        capture_output=True,
        timeout=240,
        check=True,
    )
    for name, found in papers.items():
        (tmp_path / name).mkdir()
        pages = pictures(tmp_path / f"{name}.pdf", tmp_path / name)
        assert len(pages) > 3
        text = text_of(tmp_path / f"{name}.pdf")
        for block in found.blocks:
            if isinstance(block, Heading):
                assert squeezed(block.text) in text
            if isinstance(block, Table):
                assert squeezed(block.heading) in text
        assert f"sida1av{len(pages)}" in text

"""Papers as PDF: tagged, PDF/UA-1, in a language, with a title, and every text as text."""

import re
import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pdfua
import pytest
from pypdf import PdfReader, PdfWriter
from support.papers import TRICKS, example, pictures, program, squeezed, text_of, tricky

from esftui.readable import clean
from esftui.report.papers.compose import KINDS, Kind
from esftui.report.papers.content import Chart, Heading, Table
from esftui.report.papers.pdf import pdf, picture


def tags(reader: PdfReader) -> Counter[str]:
    """Return how many elements of each kind the structure of a PDF has."""
    found: Counter[str] = Counter()
    root: Any = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if "/S" in node:
                found[node["/S"]] += 1
            if "/K" in node:
                waiting.append(node["/K"])
    return found


def alternatives(reader: PdfReader) -> list[str]:
    """Return the alternative texts of the figures in a PDF."""
    said: list[str] = []
    root: Any = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure" and "/Alt" in node:
                said.append(str(node["/Alt"]))
            if "/K" in node:
                waiting.append(node["/K"])
    return said


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_is_tagged_and_says_its_standard_language_and_title(kind: Kind, language: str) -> None:
    found = example(kind, "fler-i-arbete", language)
    reader = PdfReader(BytesIO(pdf(found)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]) == {"sv": "sv-SE", "en": "en-GB"}[language]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == found.name
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()


def test_a_checker_of_pdf_ua_has_nothing_to_say(tmp_path: Path) -> None:
    file = tmp_path / "evaluator.pdf"
    file.write_bytes(pdf(example("evaluator", "fler-i-arbete")))
    report = pdfua.validate(str(file))
    assert [finding.message for finding in report.findings] == []
    assert len(report.outcomes) - len(report.skipped) >= 10
    writer = PdfWriter(clone_from=file)
    del writer.root_object["/StructTreeRoot"]
    writer.write(tmp_path / "flat.pdf")
    assert pdfua.validate(str(tmp_path / "flat.pdf")).findings


VERAPDF = shutil.which("verapdf")


@pytest.mark.skipif(VERAPDF is None, reason="no veraPDF on this machine")
@pytest.mark.parametrize("kind", KINDS)
def test_verapdf_finds_it_to_conform(kind: Kind, tmp_path: Path) -> None:
    file = tmp_path / f"{kind}.pdf"
    file.write_bytes(pdf(example(kind, "fler-i-arbete")))
    command = [VERAPDF or "", "--flavour", "ua1", "--format", "text", str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.stdout.startswith("PASS"), ran.stdout + ran.stderr


def test_the_structure_is_that_of_the_content() -> None:
    found = example("evaluator")
    reader = PdfReader(BytesIO(pdf(found)))
    counted = tags(reader)
    tables = [block for block in found.blocks if isinstance(block, Table)]
    levels = Counter(block.level for block in found.blocks if isinstance(block, Heading))
    charts = [block for block in found.blocks if isinstance(block, Chart)]
    assert counted["/Table"] == len(tables)
    assert counted["/TH"] == sum(len(table.columns) for table in tables)
    assert counted["/TD"] == sum(len(table.columns) * len(table.rows) for table in tables)
    assert counted["/H1"] == levels[1]
    assert counted["/H2"] == levels[2]
    assert Counter(alternatives(reader)) == Counter(chart.alternative for chart in charts)


def test_a_chart_can_be_had_as_a_picture() -> None:
    charts = [block for block in example("status").blocks if isinstance(block, Chart)]
    for chart in charts:
        assert picture(chart).startswith(b"\x89PNG\r\n")


@pytest.mark.skipif(program("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("kind", ["status", "minutes"])
def test_a_reader_sees_every_page_with_its_foot(tmp_path: Path, kind: Kind) -> None:
    found = example(kind)
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(found))
    pages = pictures(path, tmp_path)
    text = text_of(path)
    for number in range(1, len(pages) + 1):
        assert f"sida{number}av{len(pages)}" in text
    assert text.count(squeezed(found.footer)) == len(pages) > 3


@pytest.mark.skipif(program("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize(
    "text", [text for text in TRICKS if "مرحبا" not in text and len(text) < 500]
)
def test_tricks_are_shown_as_text(tmp_path: Path, text: str) -> None:
    found = tricky("status", text)
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(found))
    words = squeezed(clean(text))
    # a word broken at a line's end and a page's foot in the middle are no fault of the text
    said = re.sub(r"[\u00ad\f]", "", text_of(path))
    assert said.count(words[:20]) >= 10


@pytest.mark.skipif(program("pdftotext") is None, reason="poppler is not installed")
def test_a_word_of_ten_thousand_letters_is_set_whole(tmp_path: Path) -> None:
    found = msgspec.structs.replace(example("status"), subtitle="å" * 10_000)
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(found))
    assert "å" * 200 in text_of(path)
    assert text_of(path).count("å") > 10_000


def test_other_scripts_are_no_obstacle() -> None:
    assert pdf(tricky("status", TRICKS[-1])).startswith(b"%PDF-1.7")

"""A paper as a Word document: real headings and tables, styles that can be changed.

The user's own template (``paper.docx``) gives its styles, page and letterhead; what it
does not have is taken from the built-in one.
"""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from esftui.locales import _
from esftui.report.papers.content import (
    DAY,
    Block,
    Bullets,
    Chart,
    Facts,
    Heading,
    Note,
    Paper,
    Paragraph,
    Table,
    ToWrite,
)
from esftui.report.papers.formats import CannotWrite
from esftui.report.papers.pdf import picture
from esftui.report.papers.widths import widths

PAGE = "paper.docx"
"""The template, if the user has one."""

_WIDTH = 16.0
"""How wide the text is, in centimetres."""

_LETTERS = 70
"""How many letters of a table there is room for, in a wide font: ours may not be there."""

_SHORT, _LITTLE = 10, 900
"""A table of so many rows and letters stands on one page."""

_INK, _BLUE, _BROWN = RGBColor(0x1B, 0x20, 0x26), RGBColor(0x0B, 0x2B, 0x4F), "7A4A00"


def docx(paper: Paper, templates: Path | None = None) -> bytes:
    """Return a paper as a .docx file.

    Raises:
        CannotWrite: if the user's template is no Word document.
        OSError: if it cannot be read.
    """
    own = templates / PAGE if templates is not None else None
    used = own if own is not None and own.is_file() else None
    try:
        document = Document(str(used) if used is not None else None)
    except (PackageNotFoundError, BadZipFile, ValueError, KeyError) as error:
        message = _("The template {name} cannot be used: {reason}")
        reason = _("it is no Word document (.docx)")
        raise CannotWrite(message.format(name=used, reason=reason)) from error
    made = _Made(document, plain=used is None)
    made.write(paper)
    _forget_other_papers(document)
    stream = BytesIO()
    document.save(stream)
    return _dated(stream, paper.moment)


def _forget_other_papers(document: Any) -> None:
    """Leave out the template's own picture of its page, and by what program it was made."""
    relations = document.part.package.rels
    for name, relation in list(relations.items()):
        if relation.reltype in (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES):
            del relations[name]


def _dated(made: BytesIO, moment: datetime) -> bytes:
    """Return a packed document whose every part is of a moment, not of when it was packed."""
    stream = BytesIO()
    with ZipFile(made) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            # a ZIP file knows no day before 1980
            part = ZipInfo(name, max(moment.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return stream.getvalue()


class _Made:
    """A document while it is being written. ``plain``: it has no styles of the user's."""

    def __init__(self, document: Any, *, plain: bool) -> None:
        self._document = document
        self._plain = plain

    def write(self, paper: Paper) -> None:
        """Write everything."""
        document = self._document
        self._about(paper)
        if self._plain:
            self._style(paper)
            section = document.sections[0]
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(2.5)
            section.top_margin, section.bottom_margin = Cm(2), Cm(2.2)
        self._paragraph(paper.title, "Subtitle")
        self._paragraph(paper.subtitle, "Title")
        self._facts(paper.facts)
        for block in paper.blocks:
            self._block(block)
        self._foot(paper)

    def _about(self, paper: Paper) -> None:
        about = self._document.core_properties
        about.title, about.author = paper.name[:255], paper.author[:255]
        about.language, about.comments = paper.language, paper.footer[:255]
        about.last_modified_by, about.keywords = "esftui", paper.kind
        about.created = about.modified = paper.moment.replace(tzinfo=None)

    def _style(self, paper: Paper) -> None:
        """Give the built-in styles our look, and the language to all of them."""
        styles = self._document.styles
        defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
        run = defaults.find(qn("w:rPr"))
        for old in run.findall(qn("w:lang")):
            run.remove(old)
        run.append(_element("w:lang", **{"w:val": paper.language, "w:eastAsia": paper.language}))
        for name, size, colour, bold in (
            ("Normal", 10.5, _INK, False),
            ("Subtitle", 12, _INK, True),
            ("Title", 24, _BLUE, True),
            ("Heading 1", 16, _BLUE, True),
            ("Heading 2", 12.5, _BLUE, True),
            ("Caption", 10.5, _INK, True),
            ("Footer", 8.5, _INK, False),
        ):
            font = styles[name].font
            font.size, font.bold, font.italic = Pt(size), bold, False
            font.color.rgb = colour
            _font(styles[name], "Calibri")
        styles["Caption"].paragraph_format.keep_with_next = True
        styles["Caption"].paragraph_format.space_before = Pt(10)

    def _paragraph(self, text: str, style: str = "Normal") -> Any:
        paragraph = self._document.add_paragraph(style=self._known(style))
        paragraph.add_run(text)
        return paragraph

    def _known(self, style: str) -> Any:
        """Return a style, or the ordinary one where a user's template does not have it."""
        styles = self._document.styles
        return styles[style] if style in styles else None  # noqa: SIM401 - they have no get()

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._paragraph(block.text, f"Heading {block.level}")
            case Paragraph():
                paragraph = self._paragraph(block.text)
                # what leads on to something stands with it
                paragraph.paragraph_format.keep_with_next = block.text.endswith(":") or None
            case Note():
                run = self._paragraph(block.text).runs[0]
                run.font.size = Pt(9)
            case ToWrite():
                self._to_write(block)
            case Bullets():
                for item in block.items:
                    self._paragraph(item, "List Bullet")
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)

    def _to_write(self, block: ToWrite) -> None:
        paragraph = self._paragraph("")
        paragraph.add_run(f"{block.mark}: ").bold = True
        paragraph.add_run(block.hint)
        properties = paragraph._p.get_or_add_pPr()
        edges = _element("w:pBdr")
        for side in ("top", "left", "bottom", "right"):
            edge = {"w:val": "dashed", "w:sz": "8", "w:space": "4", "w:color": _BROWN}
            edges.append(_element(f"w:{side}", **edge))
        shade = {"w:val": "clear", "w:color": "auto", "w:fill": "FDF6E8"}
        # the schema has an order, and Word minds it
        properties.insert_element_before(edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
        shading = _element("w:shd", **shade)
        properties.insert_element_before(shading, "w:tabs", "w:spacing", "w:ind", "w:jc")

    def _facts(self, facts: Facts) -> None:
        whole = len(facts.rows) <= _SHORT
        for at, (name, value) in enumerate(facts.rows, 1):
            paragraph = self._paragraph("")
            paragraph.paragraph_format.keep_with_next = whole and at < len(facts.rows)
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(value)
            paragraph.paragraph_format.space_after = Pt(2)

    def _table(self, block: Table) -> None:
        if not block.headed:
            self._paragraph(block.heading, "Caption")
        table = self._document.add_table(rows=1 + len(block.rows), cols=len(block.columns))
        table.style = self._known("Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        widths_of = [_WIDTH / _LETTERS * letters for letters in widths(block, _LETTERS)]
        for column, width in zip(table.columns, widths_of, strict=True):
            column.width = Cm(width)
        if self._plain:
            _ruled(table)
        _described(table, block.heading)
        last_row = len(block.rows)
        last, whole = last_row if block.total else -1, _is_short(block)
        rows: list[Iterable[str]] = [[column.title for column in block.columns], *block.rows]
        for at, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            for cell, text, column, width in zip(
                row.cells, texts, block.columns, widths_of, strict=True
            ):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                run = _run(paragraph, text)
                run.bold = at in (0, last) or None
                run.font.size = Pt(9.5)
                paragraph.paragraph_format.space_after = Pt(1)
                paragraph.paragraph_format.keep_with_next = at == 0 or (whole and at < last_row)
                if column.numeric:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if block.roomy and at:
                row.height = Cm(1.4)
                for cell in row.cells:
                    cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
            properties = row._tr.get_or_add_trPr()
            properties.append(_element("w:cantSplit"))
            if at == 0:
                properties.append(_element("w:tblHeader"))
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _chart(self, chart: Chart) -> None:
        self._paragraph(chart.title, "Caption")
        drawn = self._document.add_picture(BytesIO(picture(chart)), width=Cm(_WIDTH))
        about = drawn._inline.docPr
        about.set("descr", chart.alternative)
        about.set("title", chart.title)

    def _foot(self, paper: Paper) -> None:
        paragraph = self._document.sections[-1].footer.paragraphs[0]
        paragraph.add_run(f"{paper.footer} · {paper.page} ").font.size = Pt(8.5)
        _field(paragraph, "PAGE")
        paragraph.add_run(f" {paper.of} ").font.size = Pt(8.5)
        _field(paragraph, "NUMPAGES")


def _is_short(table: Table) -> bool:
    letters = sum(len(cell) for row in table.rows for cell in row)
    return len(table.rows) <= _SHORT and letters <= _LITTLE


def _run(paragraph: Any, text: str) -> Any:
    """Add a text, in which no line ends within a date."""
    run = paragraph.add_run()
    at = 0
    for day in DAY.finditer(text):
        run.add_text(text[at : day.start()])
        for number, part in enumerate(day[0].split("-")):
            if number:
                run._r.append(OxmlElement("w:noBreakHyphen"))
            run.add_text(part)
        at = day.end()
    run.add_text(text[at:])
    return run


def _ruled(table: Any) -> None:
    """Draw a thin line under each row, and no others."""
    edges = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        lying = side in ("top", "bottom", "insideH")
        kind = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "8A939C"}
        edges.append(_element(f"w:{side}", **(kind if lying else {"w:val": "nil"})))
    properties = table._tbl.tblPr
    properties.insert_element_before(
        edges, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"
    )


def _described(table: Any, text: str) -> None:
    """Say in the table what it is, and that its first row and column are headings."""
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = _element("w:tblLook")
        properties.append(look)
    for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    properties.append(_element("w:tblCaption", **{"w:val": text}))


def _field(paragraph: Any, name: str) -> None:
    """Add a field that the program fills in: a page's number."""
    run = paragraph.add_run()
    run.font.size = Pt(8.5)
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        if kind:
            run._r.append(_element("w:fldChar", **{"w:fldCharType": kind}))
        else:
            said = _element("w:instrText")
            said.set(qn("xml:space"), "preserve")
            said.text = text
            run._r.append(said)


def _font(style: Any, name: str) -> None:
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.keys()):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{key}"), name)


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element

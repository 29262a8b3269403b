"""A paper as a tagged PDF (PDF/UA-1), set by Typst from data alone."""

import re
from pathlib import Path
from typing import Any

import msgspec
import typst

from esftui.locales import _
from esftui.report.papers.charts import svg
from esftui.report.papers.content import Block, Chart, Paper, Table
from esftui.report.papers.formats import CannotWrite, template
from esftui.report.papers.widths import widths

PAGE = "paper.typ"
"""The template."""

_FONT = "Libertinus Serif"
_LETTERS = 96
"""How many letters of a table there is room for across a page."""

_POINTS = 200.0
_ROUNDS = 5
_UNKNOWN = "\ufffd"
_NO_FONT = re.compile(r'the text `"(.*?)"` could not be displayed')
_PLACE = re.compile(r"__typst_py_bytes__\.typ:(\d+):")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


def pdf(paper: Paper, templates: Path | None = None) -> bytes:
    """Return a paper as a PDF.

    All texts are given to the template as one JSON text, and are never read as markup. A
    letter that no font of the machine has is shown as �.

    Raises:
        CannotWrite: if the template is at fault.
        OSError: if it cannot be read.
    """
    page = template(PAGE, templates)
    data = msgspec.json.encode(_data(paper)).decode()
    source = page.read_bytes()
    try:
        source.decode()
    except UnicodeDecodeError as error:
        raise _refused(page, _("it is no text in UTF-8")) from error
    for _round in range(_ROUNDS):
        compiler = typst.Compiler(input=source, root=str(page.parent), sys_inputs={"paper": data})
        try:
            made = compiler.compile(
                format="pdf",
                pdf_standards="ua-1",
                timestamp=paper.moment,
            )
        except typst.TypstError as error:
            missing = _missing(error.diagnostic)
            if not missing:
                raise _refused(f"{page}{_line(error.diagnostic)}", error.message) from error
            data = data.translate(dict.fromkeys(map(ord, missing), _UNKNOWN))
        else:
            assert isinstance(made, bytes)
            return made
    raise _refused(page, _("no font has its letters"))


def _missing(said: str) -> frozenset[str]:
    """Return the letters that no font here has: the standard does not allow them."""
    found = "".join(_NO_FONT.findall(said))
    found = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found)
    return frozenset(letter for letter in found if not letter.isascii() and letter != _UNKNOWN)


def _line(said: str) -> str:
    """Return the line of a fault in the template, as far as Typst says it."""
    found = _PLACE.search(said)
    return f":{found[1]}" if found else ""


def _refused(page: object, reason: str) -> CannotWrite:
    message = _("The template {name} cannot be used: {reason}")
    return CannotWrite(message.format(name=page, reason=reason))


def picture(chart: Chart) -> bytes:
    """Return a chart as PNG, for formats that know no SVG."""
    source = (
        b"#set page(width: auto, height: auto, margin: 0pt)\n"
        b'#image(bytes(sys.inputs.chart), format: "svg", width: 16cm)'
    )
    drawn = {"chart": svg(chart, "chart", _FONT)}
    made = typst.Compiler(input=source, sys_inputs=drawn).compile(format="png", ppi=_POINTS)
    assert isinstance(made, bytes)
    return made


def _data(paper: Paper) -> dict[str, Any]:
    found = msgspec.to_builtins(paper)
    found["name"] = paper.name
    found["lang"], _dash, found["region"] = paper.language.partition("-")
    found["blocks"] = [_block(number, block) for number, block in enumerate(paper.blocks)]
    assert isinstance(found, dict)
    return found


def _block(number: int, block: Block) -> dict[str, Any]:
    if isinstance(block, Chart):
        return {
            "type": "chart",
            "title": block.title,
            "alternative": block.alternative,
            "svg": svg(block, f"chart-{number}", _FONT),
        }
    found: dict[str, Any] = msgspec.to_builtins(block)
    if isinstance(block, Table):
        found |= {"heading": block.heading, "widths": widths(block, _LETTERS)}
    return found

"""A paper as a tagged PDF (PDF/UA-1), set by Typst from data alone."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import typst

from esftui.locales import _
from esftui.report.papers.charts import svg
from esftui.report.papers.content import Block, Chart, Paper
from esftui.report.papers.formats import CannotWrite, template

PAGE = "paper.typ"
"""The template."""

_FONT = "Libertinus Serif"
_POINTS = 200.0


def pdf(paper: Paper, templates: Path | None = None) -> bytes:
    """Return a paper as a PDF.

    All texts are given to the template as one JSON text, and are never read as markup. No
    font of the machine is used: the same paper looks the same everywhere.

    Raises:
        CannotWrite: if the template is at fault.
        OSError: if it cannot be read.
    """
    page = template(PAGE, templates)
    source = page.read_bytes()
    found = _compiled(
        source,
        {"paper": msgspec.json.encode(_data(paper)).decode()},
        page.parent,
        standards=["ua-1"],
        name=str(page),
    )
    assert isinstance(found, bytes)
    return found


def picture(chart: Chart) -> bytes:
    """Return a chart as PNG, for formats that know no SVG."""
    source = (
        b"#set page(width: auto, height: auto, margin: 0pt)\n"
        b'#image(bytes(sys.inputs.chart), format: "svg", width: 16cm)'
    )
    found = typst.compile(
        source, format="png", ppi=_POINTS, sys_inputs={"chart": svg(chart, "chart", _FONT)}
    )
    assert isinstance(found, bytes)
    return found


def _compiled(
    source: bytes, inputs: dict[str, str], root: Path, *, standards: list[Any], name: str
) -> object:
    try:
        return typst.compile(
            source,
            root=str(root),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=standards,
            timestamp=datetime.now(UTC).replace(microsecond=0),
        )
    except typst.TypstError as error:
        message = _("The template {name} cannot be used: {reason}")
        raise CannotWrite(message.format(name=name, reason=error.message)) from error


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
    if found["type"] == "table":
        found["heading"] = getattr(block, "heading")  # noqa: B009 - a table has one
    return found

"""A paper as Markdown (CommonMark with tables); every text is escaped here."""

import re
from collections.abc import Iterable

from esftui.report.papers.content import (
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

_SPECIAL = re.compile(r"[\\`*_{\[\]<>#|~$^]|&(?=#?\w+;)|@|:(?=//|[\w+-]+:)|^:")
"""What is a mark wherever it stands, or makes an address, an entity or a picture of a face.

Times and what stands in brackets are common, and a paper is read as plain text as well.
"""
_STARTS = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))")
_WEB = re.compile(r"(?i)(www)\.")


def markdown(paper: Paper) -> bytes:
    """Return a paper as UTF-8 bytes."""
    parts = [f"# {escaped(paper.title)}", f"**{escaped(paper.subtitle)}**", _facts(paper.facts)]
    parts += [_block(block) for block in paper.blocks]
    parts += ["---", escaped(paper.footer)]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, and takes for no mark, link or HTML."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = _WEB.sub(r"\1\\.", text)
    found = _STARTS.match(text)
    if found is None:
        return text
    end = found.end()
    if found[2].isdigit():
        return f"{text[:end]}\\{text[end:]}"
    return f"{found[1]}\\{text[len(found[1]) :]}"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {escaped(block.text)}"
        case Paragraph():
            return escaped(block.text)
        case Note():
            return f"*{escaped(block.text)}*"
        case ToWrite():
            return f"> **{escaped(block.mark)}:** {escaped(block.hint)}"
        case Bullets():
            return "\n".join(f"- {escaped(item)}" for item in block.items)
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Chart():
            return f"**{escaped(block.title)}.** {escaped(block.alternative)}"


def _facts(facts: Facts) -> str:
    return "\n".join(f"- **{escaped(name)}:** {escaped(value)}" for name, value in facts.rows)


def _table(table: Table) -> str:
    lines = [] if table.headed else [f"**{escaped(table.heading)}**", ""]
    lines += [
        _row(column.title for column in table.columns),
        _line("---:" if column.numeric else "---" for column in table.columns),
    ]
    for number, row in enumerate(table.rows):
        last = table.total and number == len(table.rows) - 1
        lines.append(_row(row, bold=last))
    return "\n".join(lines)


def _row(cells: Iterable[str], *, bold: bool = False) -> str:
    shown = (escaped(cell) for cell in cells)
    return _line(f"**{cell}**" if bold and cell else cell for cell in shown)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

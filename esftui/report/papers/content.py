"""What a paper says, whatever format it is written in: headings, texts, tables, charts.

No format knows any figures, and no figures know any format: a paper is plain texts, and the
numbers of its charts are those that may be shown. Every text of it is cleaned once, here.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from esftui.readable import clean
from esftui.store.personal_number import masked

DAY = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
"""A date as it is written: it is not broken at the end of a line."""


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A heading: level 1 under the paper's title, 2 under that."""

    text: str
    level: int = 1


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """A text."""

    text: str


class Note(msgspec.Struct, frozen=True, tag="note"):
    """A text in smaller letters that says how to read what stands above it."""

    text: str


class ToWrite(msgspec.Struct, frozen=True, tag="to_write"):
    """A place that a person is to write in; ``hint`` says what, ``mark`` that it is not done."""

    mark: str
    hint: str


class Bullets(msgspec.Struct, frozen=True, tag="bullets"):
    """A list."""

    items: tuple[str, ...]


class Facts(msgspec.Struct, frozen=True, tag="facts"):
    """Names, each with its value."""

    rows: tuple[tuple[str, str], ...]


class Column(msgspec.Struct, frozen=True):
    """A column of a table.

    ``unit`` is what stands in it, where that is not the table's unit. ``wide``: much is to be
    written in it, however little stands there.
    """

    title: str
    numeric: bool = True
    unit: str = ""
    wide: bool = False


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table under its caption; the first cell of a row is the row's heading.

    ``total``: the last row is the sum of the others. ``unit`` is what its numbers are of.
    ``roomy``: there is room in its rows to write by hand. ``headed``: the heading over it says
    what its caption says, which is there for those who hear the paper.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str = ""
    total: bool = False
    roomy: bool = False
    headed: bool = False

    @property
    def heading(self) -> str:
        """The caption with the unit."""
        return f"{self.caption} ({self.unit})" if self.unit else self.caption


class Bar(msgspec.Struct, frozen=True):
    """A bar: its parts (None: withheld or nothing to show), and the number beside it.

    ``mark`` is where a target lies.
    """

    label: str
    parts: tuple[float | None, ...]
    shown: str
    mark: float | None = None


class Bars(msgspec.Struct, frozen=True, tag="bars"):
    """Lying bars from 0 to ``limit``; ``names`` are the parts', ``band`` a span that is wanted."""

    bars: tuple[Bar, ...]
    limit: float
    names: tuple[str, ...] = ()
    mark_name: str = ""
    band: tuple[float, float] | None = None
    band_name: str = ""


class Series(msgspec.Struct, frozen=True):
    """A line; None where there is nothing, or nothing that may be shown."""

    name: str
    values: tuple[float | None, ...]
    dashed: bool = False


class Lines(msgspec.Struct, frozen=True, tag="lines"):
    """Lines over the same points; ``ticks`` are heights with their names, the highest last."""

    points: tuple[str, ...]
    series: tuple[Series, ...]
    ticks: tuple[tuple[float, str], ...]


class Chart(msgspec.Struct, frozen=True, tag="chart"):
    """A chart. ``alternative`` says in words what it shows, for those who do not see it."""

    title: str
    alternative: str
    figure: Bars | Lines


Block = Heading | Paragraph | Note | ToWrite | Bullets | Facts | Table | Chart


class Paper(msgspec.Struct, frozen=True):
    """A whole paper.

    ``language`` is its language's tag (``sv-SE``). ``facts`` stand first, ``footer`` at the
    foot of every page. ``page`` and ``of`` are the words around the numbers of pages.
    ``settled`` is when all of it was settled for good: its files are of that moment, and the
    same bytes whenever they are written; nothing of what can still change.
    """

    kind: str
    title: str
    subtitle: str
    author: str
    language: str
    as_of: date
    facts: Facts
    blocks: tuple[Block, ...]
    footer: str
    page: str
    of: str
    contents: str
    settled: datetime | None = None

    @property
    def moment(self) -> datetime:
        """When its files are of, in UTC: when it was settled, or now."""
        return (self.settled or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)

    @property
    def name(self) -> str:
        """The title and what it is about, as a program shows it in its window."""
        return f"{self.title}: {self.subtitle}"


def tidied(paper: Paper) -> Paper:
    """Return a paper whose every text can only be read.

    What would control, hide or turn text round is made visible, and no personal number that
    has slipped into a title is passed on.
    """
    found = _tidied(paper)
    assert isinstance(found, Paper)
    return found


def _tidied(node: Any) -> Any:
    if isinstance(node, str):
        return masked(clean(node)).strip()
    if isinstance(node, tuple):
        return tuple([_tidied(each) for each in node])
    if isinstance(node, msgspec.Struct):
        return type(node)(*[_tidied(getattr(node, name)) for name in node.__struct_fields__])
    return node


def under_headings(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks where a table knows that the heading over it says what its caption says."""
    found: list[Block] = []
    over = ""
    for block in blocks:
        if isinstance(block, Heading):
            over = block.text
        if isinstance(block, Table) and not block.unit and _says(over, block.caption):
            found.append(msgspec.structs.replace(block, headed=True))
        else:
            found.append(block)
    return tuple(found)


def _says(heading: str, caption: str) -> bool:
    """Say whether a heading is a caption, but for the number of a section before it."""
    before = heading.removesuffix(caption)
    return before != heading and not any(sign.isalpha() for sign in before)


def without_empty_charts(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks without the charts whose every bar is withheld: their tables say so."""
    return tuple(each for each in blocks if not (isinstance(each, Chart) and _is_empty(each)))


def _is_empty(chart: Chart) -> bool:
    figure = chart.figure
    return isinstance(figure, Bars) and all(None in bar.parts for bar in figure.bars)


def charts(blocks: Iterable[Block]) -> tuple[Chart, ...]:
    """Return the charts of a paper, in order."""
    return tuple(block for block in blocks if isinstance(block, Chart))

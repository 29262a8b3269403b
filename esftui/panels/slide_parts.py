"""The parts of a slide below its figures: bars, table, sentences, and what its signs mean."""

import re
from collections.abc import Sequence

from esftui.locales import N_, _
from esftui.model.slide import Slide
from esftui.panels import slide_bars, slide_table
from esftui.panels.compose import line_cells
from esftui.panels.glyphs import ELLIPSIS
from esftui.panels.line import Line, Role, Span, joined
from esftui.panels.slide_bars import DENSITIES
from esftui.panels.text import cells, clean, wrap

_READABLE = 96
"""No sentence is wider than this, in cells."""
_SENTENCE = 36
"""Headings of sentences stand beside them where this much is left, in cells; else above."""
_NOTES: tuple[tuple[str, str, Role], ...] = (
    ("since", N_("Since the last meeting"), "accent"),
    ("late", N_("Registered afterwards"), "accent"),
    ("lines", "", ""),
)
"""The kinds of sentences of a slide, most important first: its field, its heading, its role."""
_ROOMY = 104
"""From this width on, what signs mean stands farther apart."""
_RULED = 2
"""From this density on, a rule stands under the headings of a table."""
_DEEP = (1, 2)
"""A table's texts take so many rows where bars stand close, and apart; three with more room."""
_WHOLE = re.compile(r"(?<=SEK) (?=\d)|(?<=\d) (?=\w|(?:→|->) |\([+−])|(?:(?<=→)|(?<=->)) (?=\S)")
"""Spaces that no line ends at: ``SEK 1,204``, ``40 → 57 (+17)``, ``2 more``."""
_KEPT = "\u2007"
"""Stands for such a space while lines are made."""

Group = list[Line]
"""Lines that stand or fall together: a bar, a row, a sentence."""


def bars(slide: Slide, width: int, density: int, *, stacked: bool = False) -> list[Group]:
    """Return a slide's bars, or the sentence that fills it instead."""
    found: list[Group] = []
    if slide.bars:
        thick = DENSITIES[density]
        found = slide_bars.bars(slide.bars, width, thick, slide.topic, stacked=stacked)
    if slide.empty:
        found.append([(Span(row),) for row in wrap(clean(slide.empty), min(width, _READABLE))])
    return found


def cuts(slide: Slide, width: int) -> bool:
    """Say whether labels of bars or texts of the table are cut where all stands close."""
    if slide.bars and slide_bars.cuts_labels(slide.bars, width):
        return True
    return any(len(row) > 1 for row in table(slide, width, 0, whole=True)[1])


def texts(slide: Slide) -> list[str]:
    """Return the texts of a slide's parts, but for those that explain its signs."""
    found = [text for big in slide.big for text in (big.value, big.label, big.note, big.earlier)]
    found += [text for bar in slide.bars for text in (bar.label, bar.text, bar.verdict)]
    if slide.table is not None:
        found += [text for row in (slide.table.columns, *slide.table.rows) for text in row]
    return [*found, *slide.since, *slide.late, *slide.lines, slide.empty]


def least_cells(slide: Slide) -> int:
    """Return how many cells a slide's texts take at least, if none of them is cut."""
    return sum(cells(clean(text).replace(" ", "")) for text in texts(slide))


def ellipses(slide: Slide) -> int:
    """Return how many signs for what is cut stand in a slide's own texts."""
    return sum(text.count(ELLIPSIS) for text in (*texts(slide), *slide.legend))


def table(
    slide: Slide, width: int, density: int, *, whole: bool = False
) -> tuple[Group, list[Group]]:
    """Return the headings of a slide's table, and its rows; ``whole`` wraps texts at once."""
    if slide.table is None:
        return [], []
    deep = _DEEP[density] if density < len(_DEEP) and not whole else 3
    if density and slide.table.rows:
        # few rows are told in full
        deep = max(deep, min(6, 12 // len(slide.table.rows)))
    named = any(slide.table.columns)
    heading = slide_table.headings(slide.table, width, deep) if named else []
    if heading and density >= _RULED and slide.table.rows:
        heading.append(slide_table.rule(slide.table, width))
    return heading, slide_table.rows(slide.table, width, deep)


def notes(slide: Slide, width: int, *, packed: bool = False) -> list[list[Group]]:
    """Return the sentences by their kinds, each kind under its heading, or beside it.

    Where they are ``packed``, short ones without a heading share their lines.
    """
    titles = [_(title) for field, title, _role in _NOTES if title and getattr(slide, field)]
    indent = max(map(cells, titles), default=0) + 3
    indent = indent if width - indent >= _SENTENCE else 0
    found: list[list[Group]] = []
    for field, title, role in _NOTES:
        kind: list[Group] = []
        for number, text in enumerate(getattr(slide, field)):
            head = Span(_(title), role) if title and number == 0 else Span("")
            kind.append(_sentence(head, clean(text), width, indent if title else 0))
        if packed and not title:
            kind = _behind(kind, width)
        found += [kind] if kind else []
    return found


def packed(slide: Slide, width: int) -> Group:
    """Return all sentences in as few lines as they take."""
    kinds = notes(slide, width, packed=width < _ROOMY)
    return [line for kind in kinds for group in kind for line in group]


def _behind(groups: Sequence[Group], width: int) -> list[Group]:
    """Return sentences with those of one line behind one another, as far as there is room."""
    found: list[Group] = []
    for group in groups:
        before = found[-1] if found else []
        if len(before) == len(group) == 1:
            line = joined(before[0], "   ", group[0])
            if line_cells(line) <= width:
                found[-1] = [line]
                continue
        found.append(group)
    return found


def _sentence(head: Span, text: str, width: int, indent: int) -> Group:
    rows = wrap(_WHOLE.sub(_KEPT, text), max(1, min(width - indent, _READABLE) - 2))
    rows = [row.replace(_KEPT, " ") for row in rows]
    marks = [joined(Span("  " if place else "· ", "dim"), row) for place, row in enumerate(rows)]
    if not indent:
        return [*([(head,)] if head.text else []), *marks]
    first = joined(head, " " * (indent - cells(head.text)), marks[0]) if marks else (head,)
    return [first, *(joined(" " * indent, mark) for mark in marks[1:])]


def legend(slide: Slide, width: int, *, marks: bool = True) -> Group:
    """Return what fills of bars, marks across them and signs for withheld numbers mean.

    The marks can be left out: they are told by where they stand, too.
    """
    parts = slide_bars.key(slide.bars, slide.topic)
    if marks:
        parts += slide_bars.marks(slide.bars, slide.topic)
    texts: list[Line] = [(Span(clean(text), "dim"),) for text in slide.legend]
    return _flowing([*parts, *texts], width)


def _flowing(parts: Sequence[Line], width: int) -> Group:
    """Return parts one after the other, in as many lines as they take."""
    lines: Group = []
    gap = 2 if width < _ROOMY else 4
    for part in parts:
        if lines and line_cells(lines[-1]) + gap + line_cells(part) <= width:
            lines[-1] = joined(lines[-1], " " * gap, part)
        elif line_cells(part) <= width:
            lines.append(part)
        else:
            text = "".join(span.text for span in part)
            lines += [(Span(row, "dim"),) for row in wrap(text, width)]
    return lines

#!/usr/bin/env python3
"""Look at the panels: draw a project's page, or one panel in full, as text or as an SVG picture.

python tests/panels/look.py [PROJECT] [--as-of D] [--size 120x36] [--lang sv] [--theme esf-dark]
                            [--full PANEL] [--page N] [--cursor N] [--ascii] [--svg FILE]
"""

import argparse
import sys
from datetime import date
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from esftui import locales  # noqa: E402
from esftui.measure.everything import measure  # noqa: E402
from esftui.measure.figures import Figures  # noqa: E402
from esftui.panels import checklist, glyphs, radar  # noqa: E402
from esftui.panels.compose import line_cells  # noqa: E402
from esftui.panels.line import Drawing, Line, Span, joined, plain  # noqa: E402
from esftui.panels.registry import PANELS  # noqa: E402
from esftui.store.folder import load_folder  # noqa: E402

CURSORS = {"checklist": checklist, "radar": radar}
"""The panels with a cursor."""
CELL, LINE = 8.43, 17.0
"""Width and height of a cell in the picture, in pixels (DejaVu Sans Mono at 14)."""


def boxed(drawing: Drawing, width: int, height: int) -> list[Line]:
    """Return a drawing in a box of a size, as the dashboard frames it."""
    inside = width - 4
    rule = inside - line_cells(((Span(drawing.heading)), *drawing.figure))
    lines = [
        joined(
            Span("╭ ", "dim"),
            Span(drawing.heading + " ", "strong"),
            Span("─" * (rule - 2), "dim"),
            " ",
            drawing.figure,
            Span(" ╮", "dim"),
        )
    ]
    for row in range(height - 2):
        line = drawing.lines[row] if row < len(drawing.lines) else ()
        pad = " " * (inside - line_cells(line))
        lines.append(joined(Span("│ ", "dim"), line, pad, Span(" │", "dim")))
    foot = inside - line_cells(drawing.foot)
    under = joined(Span("╰" + "─" * foot, "dim"), " ", drawing.foot, Span(" ╯", "dim"))
    return [*lines, under]


def page(figures: Figures, width: int, height: int, number: int, cursor: int) -> list[Line]:
    """Return a page of the dashboard, without its header and footer."""
    from esftui.screens.arrangement import _parts, rows_of

    rows = rows_of(width, height, number)
    lines: list[Line] = []
    specs = {spec.id: spec for spec in PANELS}
    for row, tall in zip(rows, _parts(height - 2, [row.share for row in rows]), strict=True):
        widths = _parts(width, [share for _name, share in row.boxes])
        boxes = []
        for (name, _share), wide in zip(row.boxes, widths, strict=True):
            if name in CURSORS:
                drawing = CURSORS[name].draw(figures, wide - 4, tall - 2, cursor)
            else:
                drawing = specs[name].draw(figures, wide - 4, tall - 2)
            boxes.append(boxed(drawing, wide, tall))
        lines += [joined(*parts) for parts in zip(*boxes, strict=True)]
    return lines


def colours(theme: str) -> dict[str, str]:
    """Return the colour of each role in one of the app's own themes."""
    from esftui.themes import OWN_THEMES, role_colours

    found = role_colours(next(one for one in OWN_THEMES if one.name == theme))
    named = {role: colour.hex for role, colour in found.items()}
    return named | {"": named["foreground"], "strong": named["foreground"]}


def svg(lines: list[Line], width: int, theme: str) -> str:
    """Return lines as an SVG picture, cell by cell as a terminal would."""
    named = colours(theme)
    wide, tall = width * CELL + 16, len(lines) * LINE + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{tall:.0f}">',
        f'<rect width="100%" height="100%" fill="{named["background"]}"/>',
        '<g font-family="DejaVu Sans Mono" font-size="14" xml:space="preserve">',
    ]
    for row, line in enumerate(lines):
        at = 0
        for span in line:
            size = line_cells((span,))
            x, y = 8 + at * CELL, 8 + row * LINE
            if span.role == "cursor":
                parts.append(
                    f'<rect x="{x:.2f}" y="{y:.2f}" width="{size * CELL:.2f}" height="{LINE}" '
                    f'fill="{named["cursor"]}"/>'
                )
            colour = named["foreground" if span.role == "cursor" else span.role]
            bold = ' font-weight="bold"' if span.role in ("strong", "cursor") else ""
            if span.text.strip():
                parts.append(
                    f'<text x="{x:.2f}" y="{y + 13:.2f}" fill="{colour}"{bold} '
                    f'textLength="{size * CELL:.2f}" lengthAdjust="spacingAndGlyphs">'
                    f"{escape(span.text).replace(' ', chr(160))}</text>"
                )
            at += size
    return "\n".join([*parts, "</g></svg>"])


def main(arguments: list[str]) -> int:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("project", nargs="?", default="framtidsstegen")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2013, 3, 31))
    parser.add_argument("--size", default="120x36")
    parser.add_argument("--lang", default="sv")
    parser.add_argument("--theme", default="esf-dark")
    parser.add_argument("--full", choices=[spec.id for spec in PANELS])
    parser.add_argument("--page", type=int, default=1)
    parser.add_argument("--cursor", type=int, default=1)
    parser.add_argument("--ascii", action="store_true")
    parser.add_argument("--svg", type=Path)
    wanted = parser.parse_args(arguments)
    locales.use(wanted.lang)
    glyphs.use_ascii(wanted.ascii)
    width, height = (int(part) for part in wanted.size.split("x"))
    figures = measure(load_folder(ROOT / "data" / wanted.project), wanted.as_of)
    if wanted.full:
        spec = next(spec for spec in PANELS if spec.id == wanted.full)
        if wanted.full in CURSORS:
            drawing = CURSORS[wanted.full].full(figures, width - 4, wanted.cursor)
        else:
            drawing = spec.full(figures, width - 4)
        lines = boxed(drawing, width, len(drawing.lines) + 2)
    else:
        lines = page(figures, width, height, wanted.page, wanted.cursor)
    if wanted.svg:
        wanted.svg.write_text(svg(lines, width, wanted.theme), "utf-8")
    else:
        print("\n".join(map(plain, lines)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

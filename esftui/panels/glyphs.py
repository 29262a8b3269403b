"""The signs that charts are made of, and the plain ASCII set that stands in for them.

Everything is drawn with block elements and a few signs of one cell; where a terminal or
a font lacks them, :func:`use_ascii` turns every drawing into ASCII and letters, sign by
sign, so that no width changes.
"""

from esftui.panels.line import Drawing, Line, Span

FULL = "█"
ROW = "▇"
"""A filled cell of a bar that lies among others: a hair lower, so that rows stay apart."""
HALF = "▒"
LINED = "▄"
"""A filled cell of men's part on the wall: lines across, in the full strength of their colour.

A shade would leave half of it, and less than the contrast that a wall needs.
"""
WHOLE = "■"
"""A filled cell of women and men together, where it is not shown how many each are."""
LIGHT = "░"
LEFT_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
"""Bars that lie: so many eighths of a cell, from its left edge."""
LOWER_EIGHTHS = ("", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█")
"""Columns that stand: so many eighths of a cell, from its lower edge."""
TRACK = "░"
MARK = "┃"
BAND = "┊"
PLAN = "─"
AHEAD = "·"
NOW = "◆"
SOON = "•"
CURSOR = "▸"
ELLIPSIS = "…"

_ASCII = str.maketrans(
    {
        **dict(zip("▏▎▍▌▋▊▉", "...::##", strict=True)),
        **dict(zip("▁▂▃▄▅▆▇", "_.:-=+#", strict=True)),
        "█": "#",
        "▒": "=",
        "░": ".",
        "■": "%",
        "┃": "|",
        "│": "|",
        "┊": ":",
        "╌": "-",
        "─": "-",
        "┴": "+",
        "┬": "+",
        "└": "+",
        **dict.fromkeys("╭╮╰╯┌┐┘", "+"),
        **dict.fromkeys("━╸╺", "="),
        "↑": "^",
        "↓": "v",
        "←": "<",
        "●": "*",
        "○": "o",
        "▸": ">",
        "▾": "v",
        "…": "~",
        "·": ".",
        "•": "*",
        "◆": "@",
        "✓": "+",
        "×": "x",
        "→": ">",
        "–": "-",
        "—": "-",
        "−": "-",
        "≥": ">",
        "±": "~",
        "\u00a0": " ",
        "“": '"',
        "”": '"',
        "’": "'",
        "‘": "'",
        "«": '"',
        "»": '"',
    }
)


class _Setting:
    """What is in use: one set of signs for the whole process, chosen at its start."""

    ascii: bool = False


def use_ascii(on: bool) -> None:
    """Draw with ASCII signs alone from now on, or with block elements again."""
    _Setting.ascii = on


def ascii_only() -> bool:
    """Say whether drawings are kept to ASCII signs."""
    return _Setting.ascii


def to_ascii(text: str) -> str:
    """Return the text with every sign in ASCII and of the same width; letters stay."""
    if text.isascii():
        return text
    text = text.translate(_ASCII)
    if text.isascii():
        return text
    return "".join(_letter_or_mark(character) for character in text)


def spelt(text: str) -> str:
    """Return a text for a drawing, before it is set, whose arrows are ``->`` in ASCII.

    The one sign of their width, ``>``, between two numbers would say that one is larger.
    """
    return text.replace("→", "->") if _Setting.ascii else text


def _letter_or_mark(character: str) -> str:
    from esftui.panels.text import cells

    if character.isascii() or character.isalpha():
        return character
    return "?" * cells(character)


def _line(line: Line) -> Line:
    return tuple(Span(to_ascii(span.text), span.role) for span in line)


def shown(drawing: Drawing) -> Drawing:
    """Return the drawing in the set of signs that is in use."""
    if not _Setting.ascii:
        return drawing
    return Drawing(
        to_ascii(drawing.heading),
        _line(drawing.figure),
        _line(drawing.foot),
        tuple(map(_line, drawing.lines)),
    )

"""Lines of text with roles: what a panel draws, before any terminal or colour is known.

A drawing is made of lines, a line of spans, a span of a text and a role. What a role
looks like is the theme's affair. Texts are shown as they are: never markup.
"""

from typing import Literal, NamedTuple

Role = Literal[
    "",  # ordinary text
    "dim",  # units, labels, grid
    "strong",  # the figure that matters
    "accent",  # a measure's own colour
    "women",  # women's part of a chart (always with the letter K/W or the fill)
    "men",  # men's part
    "in",  # starts
    "out",  # exits
    "stock",  # active
    "plan",  # plan or target
    "good",
    "warn",
    "bad",
    "cursor",  # the row that keys act on; its marker ▸ says so without colour too
]


class Span(NamedTuple):
    """A run of text with one role."""

    text: str
    role: Role = ""


Line = tuple[Span, ...]
"""One line; shorter than the width it is drawn in, or exactly as wide, never wider."""


class Drawing(NamedTuple):
    """A panel's content: heading (left), figure (right of it), foot (bottom right), lines."""

    heading: str
    figure: Line
    foot: Line
    lines: tuple[Line, ...]


def plain(line: Line) -> str:
    """Return the line's text without its roles."""
    return "".join(span.text for span in line)


def joined(*parts: Line | Span | str) -> Line:
    """Return one line of lines, spans and plain texts; empty parts leave no trace."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return tuple(span for span in spans if span.text)

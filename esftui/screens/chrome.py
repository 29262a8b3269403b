"""What stands around the panels: the header, the banner of a broken file, the footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from esftui.commands import BY_ID, WRITING, Command, shown_key
from esftui.locales import N_, _
from esftui.panels.glyphs import ascii_only, to_ascii
from esftui.panels.header import header_line
from esftui.panels.line import Line, Span
from esftui.panels.text import cells, clean, cut
from esftui.screens.lines import Lines, look
from esftui.screens.panel import line_strip

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    from esftui.measure.figures import Head
    from esftui.themes import Look

_TOLD_SECONDS = 8.0
MOST_KEYS = 7
"""The footer shows no more keys than this; the help screen shows all."""


def in_use(line: Line) -> Line:
    """Return the line in the set of signs that is in use (block elements or ASCII)."""
    if not ascii_only():
        return line
    return tuple(Span(to_ascii(span.text), span.role) for span in line)


class Header(Lines, inherit_bindings=False):
    """The first line of the screen."""

    def __init__(self) -> None:
        super().__init__(id="header")
        self._head: Head | None = None
        self._read_only = False
        self._prepared: Line = (Span(" esftui", "strong"),)

    def prepare(self, line: Line) -> None:
        """Show a line until there is a head to show."""
        self._prepared = line

    def show(self, head: Head | None, read_only: str | None = None) -> None:
        """Show a project's head, if there is one; ``read_only`` is why nothing can be written."""
        if head is not None and (head, bool(read_only)) != (self._head, self._read_only):
            self._head, self._read_only = head, bool(read_only)
            self.refresh()

    def make_line(self, y: int) -> Strip:
        """Return the line."""
        width = self.size.width
        line = self._prepared
        if self._head is not None:
            line = header_line(self._head, width, read_only=self._read_only)
        return line_strip(in_use(line), width, look(self))


class Banner(Lines, inherit_bindings=False):
    """A line that says which file is broken where, while the last good version is shown."""

    def __init__(self) -> None:
        super().__init__(id="banner")
        self._text = ""
        self._right = ""

    def show(self, text: str, right: str) -> None:
        """Show where it is broken, and what to do on the right."""
        if (text, right) != (self._text, self._right):
            self._text, self._right = text, right
            self.refresh()

    def make_line(self, y: int) -> Strip:
        """Return the line."""
        width, style = self.size.width, look(self)["banner"]
        right = cut(self._right, width)
        left = cut(" ! " + clean(self._text), max(0, width - cells(right) - 3))
        gap = " " * max(0, width - cells(left) - cells(right) - 1)
        return Strip([Segment(left + gap + right + " ", style)]).crop(0, width)


class KeyHint(NamedTuple):
    """Commands whose keys stand together in the footer, with one word for them."""

    commands: tuple[str, ...]
    word: str
    worth: int

    def keys(self, keymap: Mapping[str, str]) -> str:
        """Return the keys as they are shown."""
        return " ".join(shown_key(BY_ID[name], keymap) for name in self.commands)


_MONTHS = KeyHint(("month_back", "month_forward"), N_("month"), 5)
_ADD = KeyHint(("add",), N_("add"), 6)
_LAST = (KeyHint(("help",), N_("all keys"), 9), KeyHint(("quit",), N_("quit"), 8))

CHECKLIST_HINTS: tuple[KeyHint, ...] = (
    KeyHint(("step_item",), N_("status"), 7),
    KeyHint(("open_item",), N_("open"), 6),
    _ADD,
    _MONTHS,
    KeyHint(("date",), N_("date"), 2),
    KeyHint(("project",), N_("project"), 4),
    *_LAST,
)
"""The keys that matter while the checklist is in focus."""


def dashboard_hints(page: int, *, on_checklist: bool) -> tuple[KeyHint, ...]:
    """Return the keys that matter on a page of the dashboard."""
    other = _PAGES[page]
    if on_checklist:
        return (*CHECKLIST_HINTS[:4], other, *CHECKLIST_HINTS[5:])
    return (*PANEL_HINTS[:3], other, *PANEL_HINTS[3:])


PANEL_HINTS: tuple[KeyHint, ...] = (
    KeyHint(("full",), N_("full panel"), 7),
    _ADD,
    _MONTHS,
    KeyHint(("date",), N_("date"), 2),
    KeyHint(("project",), N_("project"), 4),
    *_LAST,
)
"""The keys that matter while another panel is in focus."""

_PAGES = {
    1: KeyHint(("page_2",), N_("more panels"), 3),
    2: KeyHint(("page_1",), N_("first page"), 6),
}


def fitting_hints(
    hints: Sequence[KeyHint], width: int, keymap: Mapping[str, str]
) -> list[tuple[KeyHint, str, str]]:
    """Return hints with their keys and words, the least worth left out until they fit."""
    kept = [(hint, hint.keys(keymap), _(hint.word)) for hint in hints if hint.keys(keymap).strip()]

    def used() -> int:
        return sum(cells(keys) + cells(word) + 4 for _hint, keys, word in kept) - 1

    while kept and (used() > width or len(kept) > MOST_KEYS):
        kept.remove(min(kept, key=lambda row: row[0].worth))
    return kept


def readers(hints: Sequence[KeyHint]) -> list[KeyHint]:
    """Return the hints for someone who may look and not write."""
    return [hint for hint in hints if not WRITING.issuperset(hint.commands)]


def fitted(line: Line, width: int) -> Line:
    """Return the line no wider than a width, by cutting what is strong in it: a title."""
    over = sum(cells(text) for text, _role in line) - width
    if over <= 0:
        return line
    return tuple(
        Span(cut(text, max(8, cells(text) - over)), role) if role == "strong" else Span(text, role)
        for text, role in line
    )


class KeyLine(Lines, inherit_bindings=False):
    """A last line: the keys that matter, or for a while what has just happened."""

    def __init__(self, keymap: Mapping[str, str], *, id: str) -> None:
        super().__init__(id=id)
        self._keymap = keymap
        self._told: Line = ()
        self._telling: Timer | None = None
        self._places: list[tuple[int, int, Command]] = []

    def tell(self, line: Line, *, stays: bool = False) -> None:
        """Show what has happened in place of the keys, for a while or until something else has.

        Nothing shows the keys again.
        """
        if self._telling is not None:
            self._telling.stop()
            self._telling = None
        if line and not stays:
            self._telling = self.set_timer(_TOLD_SECONDS, lambda: self.tell(()))
        if line != self._told:
            self._told = line
            self.refresh()

    @property
    def told(self) -> str:
        """What is told just now."""
        return "".join(span.text for span in self._told)

    def told_strip(self, width: int, styles: Look) -> Strip | None:
        """Return the line that tells what has happened; nothing where the keys are to be seen."""
        if not self._told:
            return None
        return line_strip(in_use((Span(" "), *fitted(self._told, width - 2))), width, styles)


class Footer(KeyLine, inherit_bindings=False):
    """The last line of the desk."""

    class Chosen(Message):
        """A key in the footer was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__(keymap, id="footer")
        self._hints = PANEL_HINTS
        self._read_only = False

    def show(self, hints: tuple[KeyHint, ...]) -> None:
        """Show keys."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def guard(self, read_only: str | None) -> None:
        """Leave out the keys that write where nothing may be written, or show them again."""
        if bool(read_only) != self._read_only:
            self._read_only = bool(read_only)
            self.refresh()

    def make_line(self, y: int) -> Strip:
        """Return the line."""
        width, styles = self.size.width, look(self)
        self._places = []
        if (told := self.told_strip(width, styles)) is not None:
            return told
        found, x = [Segment(" ", styles[""])], 1
        hints = readers(self._hints) if self._read_only else self._hints
        for hint, keys, word in fitting_hints(hints, width - 1, self._keymap):
            self._places += self._places_of(hint, x, cells(word))
            found += [Segment(keys, styles["key"]), Segment(f" {word}   ", styles["dim"])]
            x += cells(keys) + cells(word) + 4
        found.append(Segment(" " * max(0, width - x), styles[""]))
        return Strip(found).crop(0, width)

    def _places_of(self, hint: KeyHint, x: int, word: int) -> list[tuple[int, int, Command]]:
        """Return from where to where a click means which command."""
        places = []
        for number, name in enumerate(hint.commands):
            size = cells(shown_key(BY_ID[name], self._keymap))
            last = number == len(hint.commands) - 1
            places.append((x, x + size + (word + 1 if last else 0), BY_ID[name]))
            x += size + 1
        return places

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        for first, end, command in self._places:
            if first <= event.x < end:
                self.post_message(self.Chosen(command))


class TooSmall(Lines, inherit_bindings=False):
    """What is shown in a terminal smaller than the dashboard needs."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__(id="too_small")
        self._needed = columns, rows

    def make_line(self, y: int) -> Strip:
        """Return a line of the sentence, in the middle of the screen."""
        width, height = self.size
        columns, rows = self._needed
        texts = (
            _("The window is too small"),
            _("It is {width} × {height}; {columns} × {rows} is needed.").format(
                width=width, height=height, columns=columns, rows=rows
            ),
        )
        number = y - max(0, (height - len(texts)) // 2)
        text = cut(texts[number], width) if 0 <= number < len(texts) else ""
        gap = " " * ((width - cells(text)) // 2)
        shown = Span(text, "strong") if number == 0 else Span(text)
        return line_strip(in_use((Span(gap), shown)), width, look(self))

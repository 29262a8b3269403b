"""All keys, and what the figures mean; searched as one types."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from esftui.commands import BY_ID, GROUPS, Command, key_name, keys_of, shown_key
from esftui.locales import N_, _
from esftui.panels.text import cells, wrap
from esftui.screens.dialog import Dialog, Hints, Scroller
from esftui.screens.field import Field
from esftui.screens.search import Query

_READABLE = 64
"""No help text is wider than this, in cells."""

FIGURES: tuple[tuple[str, str], ...] = (
    (
        N_("As of"),
        N_("Every figure is true at one date, the one in the header; travel with the keys above."),
    ),
    (
        N_("Participants and starts"),
        N_("A participant is a unique person. One who begins again has another start: re-entries."),
    ),
    (
        N_("Active"),
        N_("Those who have begun and not left at the date: starts less exits."),
    ),
    (
        N_("Exits"),
        N_("A person's outcome is the reason of the latest exit, unless there is a later start."),
    ),
    (
        N_("Gender split"),
        N_("Women before men. 40-60 % counts as even; otherwise it is skewed and marked with !."),
    ),
    (
        N_("Budget"),
        N_(
            "Spent to date beside the plan to date and elapsed time. The forecast goes on with the"
            " mean of the last months."
        ),
    ),
    (
        N_("Goals"),
        N_(
            "Numerator over denominator, both at the date, against the target. A share of nobody"
            " is –, never 0 %."
        ),
    ),
    (
        N_("Checklist"),
        N_("Overdue: the due date has passed and it is neither done nor not applicable."),
    ),
    (
        N_("Definitions"),
        N_("Each panel in full ends with the exact definition of every figure in it: Enter."),
    ),
)
"""What the figures mean, in short; each panel in full has the definitions."""


class Entry(NamedTuple):
    """One row of the help: a heading, what stands left, and what it means."""

    section: str
    term: str
    name: str
    text: str


def entries(commands: Sequence[Command], keymap: Mapping[str, str]) -> Iterator[Entry]:
    """Yield every row, the commands in their groups first."""
    for group, heading in GROUPS.items():
        for command in commands:
            if command.group == group:
                keys = "  ".join(key_name(key) for key in keys_of(command, keymap))
                # one without a key of its own is found among all commands
                keys = keys or f"{shown_key(BY_ID['palette'], keymap)} …"
                yield Entry(_(heading), keys, command.shown_name, command.shown_help)
    for term, text in FIGURES:
        yield Entry(_("What the figures mean"), "", _(term), _(text))


class HelpScreen(Dialog[None]):
    """Shows every command with its keys and help, and what the figures mean.

    ``keymap`` holds the user's own keys by command id.
    """

    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("f1", "leave", show=False),
    ]

    def __init__(
        self, commands: Sequence[Command], keymap: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._entries = tuple(entries(commands, keymap or {}))

    def heading(self) -> Content:
        """Return what this is."""
        return Content(_("All keys"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("↑↓ PgUp PgDn", _("scroll")), ("Esc", _("close")))

    def body(self) -> ComposeResult:
        """Yield the search field and the rows."""
        yield Field(placeholder=_("search"), id="search")
        yield Scroller(self._rows, takes_focus=False)

    @on(Input.Changed)
    def _searched(self) -> None:
        self._scroller.fill()
        self._scroller.scroll_home(animate=False)

    @property
    def _scroller(self) -> Scroller:
        return self.query_one(Scroller)

    def _rows(self, width: int) -> list[Content]:
        query = Query(self.query_one(Field).value)
        found = [entry for entry in self._entries if query.finds(*entry)]
        return _rows(found, width) if found else [Content(_("Nothing has these words."))]

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self._scroller.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by what fits at a time."""
        height = self._scroller.content_size.height
        self._scroller.scroll_relative(y=pages * max(1, height - 1), animate=False)


def _rows(found: Sequence[Entry], width: int) -> list[Content]:
    """Return the rows under their headings, the texts wrapped beside their terms."""
    lines: list[Content] = []
    section = ""
    keys = max((cells(entry.term) for entry in found), default=0)
    names = max((cells(entry.name) for entry in found if entry.term), default=0)
    for entry in found:
        if entry.section != section:
            section = entry.section
            lines += [*([Content("")] if lines else []), Content.assemble((section, "bold"))]
        term = entry.term.ljust(keys + 2) + entry.name.ljust(names)
        left = cells(term) + 2
        beside = min(width - left, _READABLE)
        if not entry.term or beside < 24:
            head = (entry.term.ljust(keys + 2) if entry.term else "") + entry.name
            lines.append(_head(entry, head))
            lines += [_text(row, 4) for row in wrap(entry.text, max(20, min(width - 4, _READABLE)))]
            continue
        first, *rest = wrap(entry.text, beside)
        lines.append(Content.assemble(_head(entry, term), "  ", (first, "$foreground 75%")))
        lines += [_text(row, left) for row in rest]
    return lines


def _head(entry: Entry, text: str) -> Content:
    """Return what stands left in a row: keys set off from the name, or a term."""
    marked = len(entry.term)
    return Content(text).stylize("bold $text-primary", 0, marked) if marked else Content(text)


def _text(row: str, indent: int) -> Content:
    return Content.assemble(" " * indent, (row, "$foreground 75%"))

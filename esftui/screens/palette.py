"""Search among things to do: the commands, or the themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from esftui.locales import _
from esftui.panels.text import cells, cut
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Hints, shown
from esftui.screens.field import Field
from esftui.screens.search import Query


class Choice(NamedTuple):
    """Something that can be chosen: what is returned, its name, its key, what it does."""

    id: str
    name: str
    key: str = ""
    help: str = ""


class Palette(Dialog[str]):
    """A list of choices with a search field; it returns the id of the one chosen.

    ``try_out`` is called with each choice that the cursor comes to (or with nothing when
    the palette is left): themes are shown as one looks for one.
    """

    BINDINGS = [*MOVES, Binding("enter", "choose", show=False)]
    CSS = """
    Palette {
        #box { width: 84; height: 80%; max-height: 30; padding: 0 1; }
        #search { margin: 1 1 1 1; width: auto; }
        #choices { height: 1fr; }
    }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        current: str | None = None,
        try_out: Callable[[str | None], None] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._current = current
        self._try_out = try_out

    def heading(self) -> Content:
        """Return what is searched."""
        return Content(self._title)

    def hints(self) -> Hints:
        """Return the keys."""
        return [("↑ ↓", _("move")), ("Enter", _("choose")), ("Esc", _("leave"))]

    def body(self) -> ComposeResult:
        """Yield the search field and the list."""
        yield Field(placeholder=_("Search"), id="search")
        yield ChoiceList(self._draw, range(len(self._choices)), id="choices")

    def on_mount(self) -> None:
        """Begin at the choice that is in use."""
        names = [choice.id for choice in self._choices]
        start = names.index(self._current) if self._current in names else 0
        self._list.show(range(len(self._choices)), start if self._choices else None)

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    def _draw(self, number: int, width: int) -> Content:
        choice = self._choices[number]
        key = choice.key
        # names alone have the whole width
        most = 24 if choice.help else width
        name_width = min(most, max(1, width - cells(key) - 2))
        name = cut(choice.name, name_width)
        room = width - name_width - 2 - cells(key) - 2
        help_text = cut(choice.help, room) if room > 12 else ""
        gap = width - max(name_width, cells(name)) - 2 - cells(help_text) - cells(key)
        return Content.assemble(
            shown(name),
            " " * (name_width - cells(name) + 2),
            (shown(help_text).plain, "dim"),
            " " * max(0, gap),
            (key, "bold"),
        )

    @on(Input.Changed, "#search")
    def search(self, event: Input.Changed) -> None:
        """Show what matches, the name before the rest."""
        event.stop()
        query = Query(event.value)
        by_name = [n for n, row in enumerate(self._choices) if query.finds(row.name)]
        by_help = [
            n
            for n, row in enumerate(self._choices)
            if n not in by_name and query.finds(row.name, row.help)
        ]
        found = by_name + by_help
        kept = self._list.choice if not event.value else None
        self._list.show(found, kept if kept in found else (found[0] if found else None))

    @on(ChoiceList.Moved)
    def moved(self, event: ChoiceList.Moved) -> None:
        """Try the choice out."""
        if self._try_out is not None and event.choice is not None:
            self._try_out(self._choices[event.choice].id)

    @on(ChoiceList.Chosen)
    def clicked(self, event: ChoiceList.Chosen) -> None:
        """Return the choice that was clicked."""
        self.dismiss(self._choices[event.choice].id)

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Return the choice under the cursor."""
        number = self._list.choice
        if number is not None:
            self.dismiss(self._choices[number].id)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        self._list.move_page(pages)

    def action_leave(self) -> None:
        """Leave everything as it was."""
        if self._try_out is not None:
            self._try_out(None)
        super().action_leave()

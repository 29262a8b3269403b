"""What can be entered, each with a letter: one key opens the form."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from esftui.locales import _
from esftui.panels.text import cells, cut
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Hints, shown
from esftui.screens.search import Query
from esftui.screens.typed_ahead import TypedAhead, TypedField, at_once

_NAME_AT_MOST = 30


class Entrance(NamedTuple):
    """Something that can be entered: what is returned, its letter, its name, what it is for.

    ``missing`` says why the project has no use for it (nothing: it has).
    """

    id: str
    letter: str
    name: str
    help: str
    missing: str | None = None


class FormsMenu(TypedAhead[str]):
    """A list of what can be entered; a letter opens it at once, ``/`` searches.

    It returns the id of what was chosen. What the project has no use for says why.
    """

    CSS_PATH = ["dialogs.tcss", "forms_menu.tcss"]
    AUTO_FOCUS = ""
    BINDINGS = at_once(
        [
            *MOVES,
            Binding("enter", "choose", show=False),
            Binding("slash,tab", "search", show=False),
        ]
    )

    def __init__(self, entrances: Sequence[Entrance], about: str | None = None) -> None:
        super().__init__()
        self._entrances = tuple(entrances)
        self._about = about
        self._found = ""

    # what it shows

    def heading(self) -> Content:
        """Return what can be done, and for whom if that is known."""
        if self._about is None:
            return Content(_("Add"))
        return shown(_("Add: {name}").format(name=self._about))

    def hints(self) -> Hints:
        """Return the keys."""
        return (
            (_("letter"), _("opens")),
            ("↑ ↓ Enter", _("choose")),
            ("/", _("search")),
            ("Esc", _("leave")),
        )

    def body(self) -> ComposeResult:
        """Yield the search field, which waits until it is asked for, and the list."""
        yield TypedField(placeholder=_("Search"), id="search")
        yield ChoiceList(self._draw, id="choices")
        yield Static(id="says", classes="dim")

    def on_mount(self) -> None:
        """Begin at the first."""
        self._list.show(range(len(self._entrances)), 0)
        self.go_on()

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    @property
    def _searches(self) -> bool:
        return self.query_one("#search").display

    def _draw(self, number: int, width: int) -> Content:
        each = self._entrances[number]
        longest = max(cells(other.name) for other in self._entrances)
        room = min(longest, _NAME_AT_MOST, width - 4)
        name = cut(each.name, room)
        said = each.help if each.missing is None else each.missing
        help_text = cut(said, width - room - 6) if width - room > 20 else ""
        dim = "$foreground 60%"
        return Content.assemble(
            (f"{each.letter}  ", "bold" if each.missing is None else dim),
            (shown(name).plain, "" if each.missing is None else dim),
            " " * (room - cells(name) + 2),
            (shown(("" if each.missing is None else "– ") + help_text).plain, dim),
        )

    # choosing

    def take_key(self, event: events.Key) -> bool:
        """Open what has the letter."""
        sign = (event.character or "").casefold()
        letters = [each.letter for each in self._entrances]
        if self._searches or sign not in letters:
            return False
        self._choose(letters.index(sign))
        return True

    def action_search(self) -> None:
        """Show the search field, and type in it."""
        search = self.query_one("#search", TypedField)
        search.display = True
        self.set_focus(search)

    @on(Input.Changed, "#search")
    def searched(self, event: Input.Changed) -> None:
        """Show what matches, the name before the rest."""
        event.stop()
        self._find()

    def _find(self) -> None:
        text = self.query_one("#search", TypedField).value
        if text == self._found:
            return
        self._found = text
        query = Query(text)
        numbers = range(len(self._entrances))
        named = [n for n in numbers if query.finds(self._entrances[n].name)]
        found = named + [
            n
            for n in numbers
            if n not in named and query.finds(self._entrances[n].name, self._entrances[n].help)
        ]
        self._list.show(found, found[0] if found else None)

    @on(ChoiceList.Moved)
    def moved(self, event: ChoiceList.Moved) -> None:
        """Say in full what the one under the cursor is for, or why it cannot be used."""
        each = self._entrances[event.choice] if event.choice is not None else None
        text = "" if each is None else each.missing or each.help
        self.query_one("#says", Static).update(shown(text))

    @on(ChoiceList.Chosen)
    def clicked(self, event: ChoiceList.Chosen) -> None:
        """Open what was clicked."""
        self._choose(event.choice)

    def action_choose(self) -> None:
        """Open what is under the cursor."""
        self._find()
        number = self._list.choice
        if number is not None:
            self._choose(number)

    def _choose(self, number: int) -> None:
        if self._entrances[number].missing is not None:
            self._list.show(self._list.choices, number)
            self.app.bell()
            return
        self.dismiss(self._entrances[number].id)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by a page."""
        self._list.move_page(pages)

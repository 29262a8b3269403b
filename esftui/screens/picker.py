"""The list of projects to choose from, searched as one types."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from esftui.locales import _, formats, ngettext, pgettext
from esftui.model.dates import month_key
from esftui.panels.text import cells, clean, cut
from esftui.screens.choice_list import MARK, MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Hints, shown
from esftui.screens.field import Field
from esftui.screens.search import Query, fold
from esftui.store.folder import Summary
from esftui.store.personal_number import masked

_SIGN = 2
_PERIOD = len("2011-06-01 – 2014-06-30")
_MONTHS = len("jun 2011 – jun 2014")
_STATE = 9
_GAP = 2
_LEAST_OWNER = 14
_WIDE = 96
"""From this width on there is room for whole dates and a word for the state."""
_FILE = "project.yaml"


class ProjectPicker(Dialog[str]):
    """Lists projects by title; typing searches title, owner, municipality and id.

    Its result is the id of the project that was chosen.
    """

    BINDINGS = list(MOVES)

    def __init__(self, summaries: Sequence[Summary], current: str | None = None) -> None:
        super().__init__()
        self._summaries = sorted(summaries, key=lambda row: formats.sort_key(title_of(row)))
        self._current = current

    def heading(self) -> Content:
        """Return what this is, and how many there are."""
        count = len(self._summaries)
        text = ngettext("{count} project", "{count} projects", count)
        return Content(text.format(count=formats.number(count)))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("↑↓", _("move")), ("Enter", _("open")), ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield the search field, the list, and what there is to say about its row."""
        yield Field(placeholder=_("search: title, owner, municipality"), id="search")
        yield Static(id="columns")
        yield ChoiceList(self._draw, id="projects")
        yield Static(id="empty")
        yield Static(id="detail")

    def on_mount(self) -> None:
        """Show all projects, with the cursor on the open one."""
        self._search("", self._place_of(self._current))

    def on_resize(self) -> None:
        """Set the headings over the columns, once the list has its width."""
        self.call_after_refresh(self._head)

    def _place_of(self, project: str | None) -> int | None:
        ids = [row.id for row in self._summaries]
        return ids.index(project) if project in ids else None

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    # searching

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value, self._list.choice)

    def _search(self, text: str, keep: int | None) -> None:
        """Show what is found; the cursor stays on its project, or goes to the best one."""
        query = Query(text)
        found = [
            number
            for number, row in enumerate(self._summaries)
            if query.finds(title_of(row), row.owner, row.id, *row.municipalities)
        ]
        found.sort(key=lambda number: self._rank(number, query))
        cursor = keep if keep in found and not query.words else (found[0] if found else None)
        self._list.show(found, cursor)
        self._list.display = bool(found)
        self.query_one("#columns").display = bool(found)
        empty = self.query_one("#empty", Static)
        empty.display = not found
        empty.update("" if found else shown(self._why_empty(text)))
        self._tell()

    def _rank(self, number: int, query: Query) -> int:
        """Return 0 for a title that begins with the first word, 1 for one with it, 2 else."""
        title = fold(title_of(self._summaries[number]))
        if not query.words or title.startswith(query.words[0]):
            return 0
        return 1 if query.words[0] in title else 2

    def _why_empty(self, text: str) -> str:
        if self._summaries:
            return _("No project has “{words}” in it.").format(words=masked(text))
        return _(
            "There is no project here. A project is a folder with a {file} in it;"
            " put one in the data folder, or start with --data FOLDER."
        ).format(file=_FILE)

    # drawing

    def _columns(self, width: int) -> tuple[int, int, int, int]:
        """Return the widths of title, owner, period and state; 0 for one without room."""
        wide = width >= _WIDE
        period, state = (_PERIOD, _STATE) if wide else (_MONTHS, 0)
        room = width - _SIGN - period - state - _GAP * (2 if wide else 1)
        owner = room * 2 // 5 - _GAP
        if owner < _LEAST_OWNER:
            return room, 0, period, state
        return room - owner - _GAP, owner, period, state

    def _row(self, width: int, sign: str, texts: tuple[str, str, str, str]) -> str:
        columns = zip(texts, self._columns(width), strict=True)
        return sign.ljust(_SIGN) + (" " * _GAP).join(
            _filled(text, room) for text, room in columns if room
        )

    def _head(self) -> None:
        width = self._list.scrollable_content_region.width - len(MARK)
        owner = pgettext("of a project", "owner")
        row = self._row(width, "", (_("title"), owner, _("period"), _("state")))
        self.query_one("#columns", Static).update(Content(row))

    def _draw(self, choice: int, width: int) -> Content:
        row = self._summaries[choice]
        title, _owner, period, state = self._columns(width)
        name = _filled(clean(title_of(row)), title)
        if row.problem is not None:
            rest = width - _SIGN - title - _GAP
            words = _filled(clean(row.problem.message), rest - (state + _GAP if state else 0))
            after = " " * _GAP + _filled(_("broken"), state) if state else ""
            return Content.assemble(
                ("! ", "bold"), name, " " * _GAP, (words, "$text-error"), (after, "bold")
            )
        is_open = row.id == self._current
        texts = (name, clean(row.owner), _period(row, period), _("open now") if is_open else "")
        line = self._row(width, "●" if is_open else "", texts)
        before = _SIGN + len(name)
        return Content(line).stylize("$foreground 75%", before)

    @on(ChoiceList.Moved)
    def _tell(self) -> None:
        """Say more about the project under the cursor: what is wrong, or where it is."""
        choice = self._list.choice
        detail = self.query_one("#detail", Static)
        if choice is None:
            detail.update("")
            return
        row = self._summaries[choice]
        if row.problem is not None:
            detail.set_class(True, "wrong")
            detail.update(shown(str(row.problem)))
            return
        detail.set_class(False, "wrong")
        # what was searched for stands first: a project can have forty municipalities
        query = Query(self.query_one(Field).value)
        looked_for = [place for place in row.municipalities if query.finds_any(place)]
        others = [place for place in row.municipalities if place not in looked_for]
        places = ", ".join([*looked_for, *others])
        detail.update(shown(" · ".join(part for part in (row.owner, row.id, places) if part)))

    # keys

    @on(Input.Submitted)
    def _submitted(self) -> None:
        choice = self._list.choice
        if choice is None:
            self.app.bell()
        else:
            self.dismiss(self._summaries[choice].id)

    @on(ChoiceList.Chosen)
    def _clicked(self, event: ChoiceList.Chosen) -> None:
        self.dismiss(self._summaries[event.choice].id)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by what fits."""
        self._list.move_page(pages)


def title_of(row: Summary) -> str:
    """Return the title; a project too broken to have one goes by its id."""
    return row.title or row.id


def _period(row: Summary, width: int) -> str:
    if row.start is None or row.end is None:
        return formats.DASH
    if width >= _PERIOD:
        return f"{formats.iso(row.start)} – {formats.iso(row.end)}"
    first, last = formats.month(month_key(row.start)), formats.month(month_key(row.end))
    return f"{first} – {last}"


def _filled(text: str, width: int) -> str:
    shown_text = cut(text, width)
    return shown_text + " " * (width - cells(shown_text))

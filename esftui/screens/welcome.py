"""What is shown when no projects were found: where was looked, and three ways to go on."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from esftui.locales import N_, _
from esftui.screens.choice_list import MOVES, ChoiceList
from esftui.screens.dialog import Dialog, Hints, Scroller, hanging

Way = Literal["start", "tour", "leave"]


class _Choice(NamedTuple):
    """A way to go on: what it leads to, its words, and a sentence about it."""

    way: Way
    words: str
    about: str


_CHOICES = (
    _Choice(
        "start",
        N_("Start a project here"),
        N_(
            "A few questions, each with an answer proposed; you get a project file to go on with,"
            " with the checklist of such a project, and an empty register."
        ),
    ),
    _Choice(
        "tour",
        N_("See the example projects"),
        N_(
            "Five real projects, with invented participants. They are copied to a folder of"
            " yours, so that you can change what you like."
        ),
    ),
    _Choice("leave", N_("Leave"), N_("Nothing is written.")),
)


class Welcome(Dialog[Literal["start", "tour"]]):
    """Says where projects were looked for in vain, and offers to start one, or to see five.

    Its result is ``"start"`` or ``"tour"``, or nothing when it is left.
    """

    AUTO_FOCUS = ""
    BINDINGS = [
        *MOVES,
        Binding("enter", "choose", show=False),
        Binding("q", "leave", show=False),
        *(Binding(str(n), f"choose({n - 1})", show=False) for n in range(1, len(_CHOICES) + 1)),
    ]

    def __init__(self, looked_in: Path | Sequence[Path | str]) -> None:
        super().__init__()
        places = (looked_in,) if isinstance(looked_in, Path) else looked_in
        self._looked_in = tuple(str(place) for place in places)

    def heading(self) -> Content:
        """Return the greeting."""
        return Content(_("Welcome to esftui"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("↑↓", _("move")), ("Enter", _("choose")), ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield where was looked, the choices, and what there is to say about one."""
        yield Scroller(self._searched, takes_focus=False)
        yield ChoiceList(self._draw, range(len(_CHOICES)), id="ways")
        yield Scroller(self._about, takes_focus=False)

    def on_mount(self) -> None:
        """Begin at the first choice."""
        self._list.cursor = 0

    @property
    def _list(self) -> ChoiceList:
        return self.query_one(ChoiceList)

    def _searched(self, width: int) -> list[Content]:
        lines = [Content.assemble((_("No project was found."), "bold"))]
        if self._looked_in:
            lines.append(Content(_("Looked in:")))
            for place in self._looked_in:
                lines += [Content("  ") + row for row in hanging(place, width - 2)]
        return lines

    def _draw(self, choice: int, width: int) -> Content:
        return Content(f"{choice + 1}  " + _(_CHOICES[choice].words))

    def _about(self, width: int) -> list[Content]:
        choice = _CHOICES[self._list.choice or 0]
        lines = hanging(_(choice.about), width, 0)
        if choice.way == "start":
            other = _("To open projects that you have: {command}, or {line} in config.yaml.")
            folder = _("FOLDER")
            text = other.format(command=f"esftui --data {folder}", line=f"data: {folder}")
            lines += [Content(""), *hanging(text, width, 0)]
        return lines

    @on(ChoiceList.Moved)
    def _moved(self) -> None:
        self.query(Scroller).last().fill()

    @on(ChoiceList.Chosen)
    def _clicked(self, event: ChoiceList.Chosen) -> None:
        self.action_choose(event.choice)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._list.move(steps)

    def action_move_page(self, pages: int) -> None:
        """Move the cursor to the first choice or the last one."""
        self._list.move_page(pages)

    def action_choose(self, number: int | None = None) -> None:
        """Go the way that is chosen: by its number, or the one under the cursor."""
        chosen = self._list.choice if number is None else number
        way = _CHOICES[chosen or 0].way
        self.dismiss(None if way == "leave" else way)

"""What is shown when no projects were found: where was looked, what to do, a tour."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from esftui.locales import _
from esftui.screens.dialog import Dialog, Hints, Scroller, hanging

_FILE = "project.yaml"


class Welcome(Dialog[Literal["tour"]]):
    """Says where projects were looked for in vain, and offers the five example projects.

    Its result is ``"tour"``, or nothing when it is left.
    """

    AUTO_FOCUS = ".scroller"
    BINDINGS = [Binding("enter", "tour", show=False), Binding("q", "leave", show=False)]

    def __init__(self, looked_in: Path | Sequence[Path | str]) -> None:
        super().__init__()
        places = (looked_in,) if isinstance(looked_in, Path) else looked_in
        self._looked_in = tuple(str(place) for place in places)

    def heading(self) -> Content:
        """Return the greeting."""
        return Content(_("Welcome to esftui"))

    def hints(self) -> Hints:
        """Return the keys."""
        return (("Enter", _("take the tour")), ("Esc", _("leave")))

    def body(self) -> ComposeResult:
        """Yield the texts."""
        yield Scroller(self._lines, takes_focus=True)

    def _lines(self, width: int) -> list[Content]:
        lines = [Content.assemble((_("No project was found."), "bold"))]
        if self._looked_in:
            lines.append(Content(_("Looked in:")))
            for place in self._looked_in:
                lines += [Content("  ") + row for row in hanging(place, width - 2)]
        own = _("A project is a folder with a {file} in it. To open your own:")
        lines += [
            Content(""),
            *hanging(own.format(file=_FILE), width, 0),
            Content.assemble("  ", ("esftui --data FOLDER", "bold")),
            Content.assemble("  ", _("or a line in config.yaml:"), " ", ("data: FOLDER", "bold")),
            Content(""),
            Content.assemble((_("The tour"), "bold")),
        ]
        tour = _(
            "Enter opens five example projects to look round in: real projects, with invented"
            " participants. They are copied to a folder of yours, so that you can change what"
            " you like."
        )
        return [*lines, *hanging(tour, width, 0)]

    def action_tour(self) -> None:
        """Take the tour."""
        self.dismiss("tour")

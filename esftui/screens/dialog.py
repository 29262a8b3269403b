"""What all dialogs share: the box in the middle, its title, its keys, and leaving it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from esftui.panels.text import clean, wrap

Result = TypeVar("Result")

Hints = Iterable[tuple[str, str]]
"""Keys and what each does, as shown: ``("Enter", "väljer")``."""


def shown(text: str) -> Content:
    """Return text from a file as something to show: never markup, nothing invisible in it."""
    return Content(clean(text))


def hints(keys: Hints, width: int | None = None) -> Content:
    """Return keys and what they do as one line, the keys set off from the words.

    Where a width is given that they do not fit, whole ones are left out: never the last,
    which leaves the dialog.
    """
    parts = [Content.assemble((key, "bold"), " ", what) for key, what in keys]
    line = Content("  ·  ").join(parts)
    while width is not None and line.cell_length > width and len(parts) > 1:
        del parts[-2]
        line = Content("  ·  ").join(parts)
    return line


def hanging(text: str, width: int, indent: int = 2) -> list[Content]:
    """Return a text from a file wrapped to a width, its later lines indented."""
    first, *rest = wrap(clean(text), width) or [""]
    rest = wrap(" ".join(rest), max(1, width - indent))
    return [Content(first), *(Content(" " * indent + row) for row in rest)]


class Scroller(VerticalScroll):
    """Lines that are made for the width there is, scrolled where they need it."""

    def __init__(self, build: Callable[[int], Sequence[Content]], *, takes_focus: bool) -> None:
        super().__init__(classes="scroller", can_focus=takes_focus)
        self._build = build
        self._lines = Static()
        self._width = 0

    def compose(self) -> ComposeResult:
        """Yield the widget that holds all lines."""
        yield self._lines

    def fill(self) -> None:
        """Make the lines again."""
        self._width = self.content_size.width - self.styles.scrollbar_size_vertical
        self._lines.update(Content("\n").join(self._build(max(1, self._width))))

    def on_resize(self) -> None:
        """Make the lines for another width."""
        if self._width != self.content_size.width - self.styles.scrollbar_size_vertical:
            self.fill()


class Dialog(ModalScreen[Result | None], Generic[Result]):
    """A box in the middle over the dimmed screen; Esc or a click beside it leaves it.

    A dialog gives its title and keys with :meth:`heading` and :meth:`hints`, and its
    content with :meth:`body`. What it returns is its result, or nothing when it is left.
    """

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "dialogs.tcss"
    BINDINGS = [Binding("escape", "leave", show=False)]
    AUTO_FOCUS = "Input"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    _cut = False
    """Whether keys are left out of the lower border."""

    def compose(self) -> ComposeResult:
        """Put the body in its box."""
        with Vertical(id="box") as box:
            box.border_title = self.heading()
            box.border_subtitle = hints(self.hints())
            yield from self.body()

    def on_resize(self) -> None:
        """Leave out keys that have no room, once the box has its width."""
        self.call_after_refresh(self._fit_hints)

    def _fit_hints(self) -> None:
        if not self.is_attached:
            return
        # three cells at each end are the border's own
        keys = tuple(self.hints())
        fitting = hints(keys, self.box.outer_size.width - 6)
        cut = fitting.plain != hints(keys).plain
        if cut or self._cut:
            self.box.border_subtitle = fitting
        self._cut = cut

    @property
    def box(self) -> Vertical:
        """The box that everything stands in."""
        return self.query_one("#box", Vertical)

    def heading(self) -> Content:
        """Return the title in the box's upper border."""
        raise NotImplementedError

    def hints(self) -> Hints:
        """Return the keys in the box's lower border."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """Yield what stands in the box."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Leave without a result."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Leave when the click was beside the box."""
        # a click that has made a list redraw itself can come as one on the screen
        if event.widget is self and not self.box.region.contains_point(event.screen_offset):
            self.action_leave()

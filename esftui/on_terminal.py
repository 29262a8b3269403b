"""How the app meets the terminal: its themes, its signs, its driver, its last words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from esftui.panels.glyphs import ascii_only
from esftui.screens.anchors import Anchors
from esftui.themes import DARK, OWN_THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.theme import Theme

    Base = App[int]
else:
    # a part of the one class that is an app, as each desk is
    Base = object


def usable_theme(name: str) -> str:
    """Return the theme's name if it can be used here, else the own dark one.

    Under NO_COLOR the themes of the terminal's own colours cannot: Textual paints black
    on black with them then.
    """
    from textual.theme import BUILTIN_THEMES

    known = {theme.name: theme for theme in OWN_THEMES} | BUILTIN_THEMES
    theme = known.get(name)
    return DARK.name if theme is None or (theme.ansi and "NO_COLOR" in os.environ) else name


class OnTerminal(Base):
    """An app that looks the same on every terminal that it can."""

    _themes: dict[str, Theme] = {}

    def __init__(self, theme: str) -> None:
        """Take the name of the theme that is wanted."""
        from textual.app import App

        self.set_reactive(App.theme, usable_theme(theme))
        super().__init__()
        self.animation_level = "none"
        self._plain: LineFilter | None = None
        self._anchors = Anchors()

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The own themes and Textual's, those that can be used here."""
        if not self._themes:
            found = {theme.name: theme for theme in OWN_THEMES} | super().available_themes
            self._themes = {name: t for name, t in found.items() if usable_theme(name) == name}
        return self._themes

    @property
    def current_theme(self) -> Theme:
        """The theme in use. Textual asks for it at every line that it paints."""
        return self.available_themes[self.theme]

    def register_theme(self, theme: Theme) -> None:
        """Take another theme in."""
        self._themes = {}
        super().register_theme(theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every painted line goes through.

        Beside right-to-left letters everything keeps its place; with ``--ascii`` there are
        plain signs alone.
        """
        filters = super().get_line_filters()
        if not ascii_only():
            return (*filters, self._anchors)
        from esftui.screens.plain_signs import PlainSigns

        if self._plain is None:
            self._plain = PlainSigns()
        return (*filters, self._plain)

    def get_driver_class(self) -> type[Driver]:
        """Return the own driver where Textual would take its POSIX one."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from esftui.driver import Driver

        return Driver

    def _fatal_error(self) -> None:
        """Show where an unforeseen error arose, without the values: they may be people's."""
        import sys

        from rich.traceback import Traceback

        from esftui.panels.text import clean
        from esftui.store.personal_number import masked

        self.bell()
        kind, error, place = sys.exc_info()
        if kind is not None and error is not None:
            trace = Traceback.extract(kind, error, place, show_locals=False)
            for stack in trace.stacks:
                stack.exc_value = masked(clean(stack.exc_value))
            self._exit_renderables.append(Traceback(trace, width=None))
        self._close_messages_no_wait()

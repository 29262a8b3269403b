"""The keys of a command as they are shown: ``[``, ``Ctrl+R``, ``mellanslag``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from esftui.locales import _

if TYPE_CHECKING:
    from esftui.commands import Command

_SIGNS = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "equals_sign": "=",
    "question_mark": "?",
    "full_stop": ".",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "delete": "Delete",
    "home": "Home",
    "end": "End",
}


def keys_of(command: Command, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Return the command's keys, as the user's own keymap (id to keys) has them."""
    own = keymap.get(command.id)
    if own is None:
        return command.keys
    return tuple(key.strip() for key in own.split(",") if key.strip())


def key_name(key: str) -> str:
    """Return a key as it is shown: ``[``, ``Ctrl+R``, ``mellanslag``."""
    *modifiers, last = key.split("+") if key != "+" else ["+"]
    if last == "space":
        shown = _("Space")
    elif last in _SIGNS:
        shown = _SIGNS[last]
    else:
        shown = last.upper() if modifiers or len(last) > 1 else last
    return "+".join([*(_modifier(name) for name in modifiers), shown])


def _modifier(name: str) -> str:
    return _("Shift") if name == "shift" else name.capitalize()


def shown_key(command: Command, keymap: Mapping[str, str]) -> str:
    """Return the first key of a command as it is shown, or nothing if it has none."""
    keys = keys_of(command, keymap)
    return key_name(keys[0]) if keys else ""

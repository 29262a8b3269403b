"""The text field of the dialogs, and how text from a file goes into it and out again.

A field is one line. Line breaks and control characters of a text in a file are shown in
it as signs and become themselves again when the field is read, so that a change at one
end of a note does not lose what stands at the other.
"""

import unicodedata

from textual.suggester import Suggester
from textual.widgets import Input

_BREAK = "⏎"
_SIGNS = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡", ord("\n"): _BREAK}
_FROM_FIELD = {ord(sign): chr(code) for code, sign in _SIGNS.items()}
_BREAKS = (0x85, 0x2028, 0x2029)


class _ToField(dict[int, str | None]):
    """What stands for each character in a field, as :meth:`str.translate` asks for it."""

    def __missing__(self, code: int) -> str | None:
        # the second block of control characters, marks that turn text round, zero-width ones
        unseen = unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        sign = None if unseen else chr(code)
        if code < 0x3000:  # the others are too many to be remembered
            self[code] = sign
        return sign


_TO_FIELD = _ToField({**_SIGNS, **dict.fromkeys(_BREAKS, _BREAK)})


def to_field(text: str) -> str:
    """Return a text as one line, with signs for its line breaks and control characters.

    What can be neither seen nor written is left out.
    """
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_TO_FIELD)


def from_field(text: str) -> str:
    """Return what a field's line stands for, without space at its ends."""
    return text.translate(_FROM_FIELD).strip()


class Field(Input):
    """A field of one line without a border; its cursor stands still.

    Whatever is typed, pasted or set, no control character reaches the terminal.
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(
            to_field(value),
            placeholder,
            suggester=suggester,
            compact=True,
            select_on_focus=False,
            id=id,
        )
        # no timer that wakes the program while nothing happens
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Keep control characters out."""
        return to_field(value)

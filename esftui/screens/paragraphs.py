"""The text field of several lines: what is typed, pasted or set in it can only be read."""

from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.widgets import TextArea

from esftui.panels.text import clean


def to_paragraphs(text: str) -> str:
    """Return a text with its line breaks, and nothing else in it that acts on a terminal."""
    return "\n".join(map(clean, text.splitlines()))


class Paragraphs(TextArea):
    """A field of several lines, wrapped, without a border; its cursor stands still."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(to_paragraphs(text), soft_wrap=True, tab_behavior="focus", id=id)
        # no timer that wakes the program while nothing happens
        self.cursor_blink = False

    def edit(self, edit: Edit) -> EditResult:
        """Take an edit in, without what could act on a terminal."""
        ends = edit.text.endswith("\n")
        edit.text = to_paragraphs(edit.text) + ("\n" if ends else "")
        return super().edit(edit)
